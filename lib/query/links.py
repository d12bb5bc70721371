"""The same matter in several articles: which figures, statements and events agree, overlap or conflict.

Pure functions over rows as `lib.query.figures`, `statements` and `events` give them. A link names the rule that made it;
two rows of one article are never linked, and figures that speak of different periods are not compared.
"""

from __future__ import annotations

import math
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from lib.text.fold import fold

Row = Mapping[str, Any]
RELATIONS = ("agree", "overlap", "conflict")
ALIKE_METRIC = 0.5
"""Share of two-character runs that two metrics must have in common to be the same matter without a named family."""
ALIKE_STATEMENT = 0.34
"""Cosine of weighted two-character runs over which two statements say the same thing; below, they only share a topic."""
RARE = 0.35
"""A run that stands in more than this share of all statements does not help to tell them apart."""


@dataclass(frozen=True, slots=True)
class Link:
    """Two records of different articles on one matter."""

    kind: str
    left: str
    right: str
    relation: str
    rule: str


@cache
def _families() -> tuple[tuple[str, tuple[str, ...]], ...]:
    table = tomllib.loads((Path(__file__).parent / "matters.toml").read_text(encoding="utf-8"))
    return tuple((m["id"], tuple(m["words"])) for m in table["matter"])


def matter(metric: str | None) -> str | None:
    """The family a metric belongs to, or None.

    >>> matter("籌集資金"), matter("國産化比例")
    ('raising', None)
    """
    folded = fold(metric or "")
    return next((name for name, words in _families() if any(w in folded for w in words)), None)


def figure_links(rows: Sequence[Row]) -> tuple[Link, ...]:
    """Figures on one matter: same unit, same kind, same entity, same family of metric (or nearly the same words)."""
    groups: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rows:
        groups[(row["unit"], row["kind"])].append(row)
    out = []
    for group in groups.values():
        for a, b in _across(group):
            rule = _same_matter(a, b)
            if rule and _same_period(a, b):
                out.append(Link("figure", a["id"], b["id"], _compare(a, b), rule))
    return _once(out)


def _same_matter(a: Row, b: Row) -> str | None:
    """The rule by which two figures speak of the same thing, or None."""
    one, other = _name(a["entity"]), _name(b["entity"])
    if one and other and not (one in other or other in one):
        return None
    family = matter(a["metric"])
    if family and family == matter(b["metric"]) and one and other:
        return f"matter.{family}"
    if _shared(_runs(a["metric"]), _runs(b["metric"])) >= ALIKE_METRIC and (one == other):
        return "metric.words"
    return None


def _same_period(a: Row, b: Row) -> bool:
    return not (a["as_of"] and b["as_of"]) or a["as_of"] == b["as_of"]


def _compare(a: Row, b: Row) -> str:
    """Equal bounds agree, bounds that meet overlap, others conflict."""
    low_a, high_a = _bounds(a)
    low_b, high_b = _bounds(b)
    if math.isclose(low_a, low_b, rel_tol=1e-4) and math.isclose(high_a, high_b, rel_tol=1e-4):
        return "agree"
    return "overlap" if low_a <= high_b and low_b <= high_a else "conflict"


def _bounds(row: Row) -> tuple[float, float]:
    low, high = row["low"], row["high"]
    return (-math.inf if low is None else float(low)), (math.inf if high is None else float(high))


def statement_links(rows: Sequence[Row]) -> tuple[Link, ...]:
    """Statements that say the same thing in nearly the same words, in different articles.

    Same attitude agrees, opposite attitudes conflict, anything else overlaps.
    """
    weights = _weighted([row["text"] for row in rows])
    holders: dict[str, list[int]] = defaultdict(list)
    for place, one in enumerate(weights):
        for run in one:
            holders[run].append(place)
    scores: Counter[tuple[int, int]] = Counter()
    for run, places in holders.items():
        for i, a in enumerate(places):
            for b in places[i + 1 :]:
                if rows[a]["article"] != rows[b]["article"]:
                    scores[a, b] += weights[a][run] * weights[b][run]  # type: ignore[assignment]
    found = []
    for (a, b), score in sorted(scores.items()):
        if score >= ALIKE_STATEMENT:
            rule = "statement.same-speaker" if rows[a]["speaker_id"] == rows[b]["speaker_id"] else "statement.words"
            found.append(Link("statement", rows[a]["id"], rows[b]["id"], _attitudes(rows[a], rows[b]), rule))
    return _once(found)


def _weighted(texts: Sequence[str]) -> list[dict[str, float]]:
    """Two-character runs of each text with tf-idf weights of length one; runs that stand in many texts are left out."""
    runs = [_runs(text) for text in texts]
    seen = Counter(run for one in runs for run in one)
    limit = max(2.0, RARE * len(texts))
    out = []
    for one in runs:
        raw = {run: math.log(1 + len(texts) / seen[run]) for run in one if 1 < seen[run] <= limit}
        full = math.sqrt(sum(math.log(1 + len(texts) / seen[run]) ** 2 for run in one)) or 1.0
        out.append({run: value / full for run, value in raw.items()})
    return out


def _attitudes(a: Row, b: Row) -> str:
    pair = {a["sentiment"], b["sentiment"]}
    return "agree" if len(pair) == 1 else "conflict" if pair == {"positive", "negative"} else "overlap"


def event_links(rows: Sequence[Row]) -> tuple[Link, ...]:
    """Events of one day with an actor in common."""
    days: dict[tuple[Any, Any], list[Row]] = defaultdict(list)
    for row in rows:
        if row["granularity"] == "day":
            days[(row["date_start"], row["date_end"])].append(row)
    out = []
    for group in days.values():
        for a, b in _across(group):
            if {_name(x) for x in a["actors"]} & {_name(x) for x in b["actors"]}:
                out.append(Link("event", a["id"], b["id"], "agree", "event.same-day-and-actor"))
    return _once(out)


def _across(rows: Sequence[Row]) -> Iterable[tuple[Row, Row]]:
    """Pairs of rows of different articles."""
    for i, a in enumerate(rows):
        for b in rows[i + 1 :]:
            if a["article"] != b["article"]:
                yield a, b


def _once(found: Sequence[Link]) -> tuple[Link, ...]:
    return tuple(dict.fromkeys(found))


def _name(name: str | None) -> str:
    return fold(name or "").lower().replace(" ", "")


def _runs(text: str | None) -> frozenset[str]:
    letters = "".join(c for c in fold(text or "").lower() if c.isalnum())
    return frozenset(letters[i : i + 2] for i in range(len(letters) - 1))


def _shared(a: frozenset[str], b: frozenset[str]) -> float:
    return len(a & b) / len(a | b) if a and b else 0.0
