"""The same matter in several articles: which figures, statements and events agree, overlap or conflict.

Pure functions over rows as `lib.query.figures`, `statements` and `events` give them. A link names the rule that made it;
two rows of one article are never linked, and figures that speak of different periods, scopes or qualities are not compared.
A conflict that is none does more harm than one that is missed: it wants both sides to name the same thing, matter, period
and status, and each article to know only one value of it.
"""

from __future__ import annotations

import math
import re
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any

from lib.query.apart import apart
from lib.text.fold import fold

Row = Mapping[str, Any]
RELATIONS = ("agree", "overlap", "conflict")
ALIKE_METRIC = 0.5
"""Share of two-character runs that two metrics must have in common to be the same matter without a named family."""
ALIKE_STATEMENT = 0.34
"""Cosine of weighted two-character runs over which two statements say the same thing; below, they only share a topic."""
ALIKE_HEADLINE = 0.2
"""Share of two-character runs, the actors' names left out, over which two headlines of one day and actor tell the same event."""
SURE = 0.75
"""Both attitudes must be at least this sure before statements in the same words are said to conflict."""
RARE = 0.35
"""A run that stands in more than this share of all statements does not help to tell them apart."""
COMMON = 40
"""Nor does one that stands in more statements than this, however many there are: it keeps large corpora quick."""
MONTH = 31
MOST_PAIRS = 4000
"""Pairs looked at in one group of figures."""
_SECONDS = {"秒": 1.0, "分钟": 60.0, "小时": 3600.0}
_HOUSE = re.compile(r"(股份有限公司|有限公司|有限责任公司|公司|集团|科技|股份|inc|corp|ltd)\.?$")


@dataclass(frozen=True, slots=True)
class Link:
    """Two records of different articles on one matter."""

    kind: str
    left: str
    right: str
    relation: str
    rule: str


@dataclass(frozen=True, slots=True)
class _Matters:
    """What `matters.toml` says: words of each family, families whose values may differ, words that narrow a metric."""

    families: tuple[tuple[str, tuple[str, ...]], ...]
    many: frozenset[str]
    narrowing: tuple[tuple[str, tuple[str, ...]], ...]


@cache
def _matters() -> _Matters:
    table = tomllib.loads((Path(__file__).parent / "matters.toml").read_text(encoding="utf-8"))
    families = tuple((m["id"], tuple(m["words"])) for m in table["matter"])
    many = frozenset(m["id"] for m in table["matter"] if m.get("many"))
    return _Matters(families, many, tuple((n["id"], tuple(n["words"])) for n in table["narrowing"]))


def matter(metric: str | None) -> str | None:
    """The family a metric belongs to, or None.

    >>> matter("籌集資金"), matter("國産化比例")
    ('raising', None)
    """
    folded = fold(metric or "")
    return next((name for name, words in _matters().families if any(w in folded for w in words)), None)


def scope(metric: str | None) -> frozenset[str]:
    """What narrows a metric: two figures are compared only where both are narrowed the same way.

    >>> sorted(scope("國內新增用戶")), sorted(scope("用户数"))
    (['added', 'home'], [])
    """
    folded = fold(metric or "")
    return frozenset(name for name, words in _matters().narrowing if any(w in folded for w in words))


def figure_links(rows: Sequence[Row]) -> tuple[Link, ...]:
    """Figures on one matter.

    `matter.…`: same unit and thing, metrics of one family. `metric.words`: same unit and thing, nearly the same metric;
    where neither names a thing, it can only agree, and only by a metric that is printed and a value that tells something.
    `value.words`: the same value of the same thing, in clauses that share a word; it can only agree. Rows may carry
    `thing` (what their sentence speaks of, where the figure itself names nothing) and `clause`.
    """
    groups: dict[tuple[str, ...], list[Row]] = defaultdict(list)
    for row in rows:
        unit, names = _unit(row), {_thing(row), _name(row["entity"])}
        for name in names:
            groups[(unit, row["kind"], name)].append(row)
    crowded = _crowded(rows)
    out = []
    for group in groups.values():
        for a, b in islice(_across(group), MOST_PAIRS):
            if link := _figure_link(a, b, crowded):
                out.append(link)
    return _once(out)


def _figure_link(a: Row, b: Row, crowded: frozenset[tuple[str, ...]]) -> Link | None:
    rule = _same_matter(a, b)
    if not rule or not _same_period(a, b) or scope(a["metric"]) != scope(b["metric"]):
        return None
    relation = _compare(a, b)
    if relation == "conflict" and not _comparable(a, b, rule, crowded):
        return None
    if rule == "value.words" and relation != "agree":
        return None
    if relation == "overlap" and not (a["entity"] and b["entity"]):
        return None  # «近540亿元» is open below: of nothing named, it would meet every smaller sum
    left, right = (a, b) if (a["article"], a["id"]) <= (b["article"], b["id"]) else (b, a)
    return Link("figure", left["id"], right["id"], relation, rule)


def _same_matter(a: Row, b: Row) -> str | None:
    """The rule by which two figures speak of the same thing, or None."""
    one, other = _name(a["entity"]), _name(b["entity"])
    family = matter(a["metric"])
    if one and one == other and family and family == matter(b["metric"]):
        return f"matter.{family}"
    if one == other and _shared(_runs(a["metric"]), _runs(b["metric"])) >= ALIKE_METRIC:
        return "metric.words" if one or (_stated(a, b) and _telling(a) and a["kind"] != "duration") else None
    named = _thing(a)
    if named and named == _thing(b) and _telling(a) and _words(a, named) & _words(b, named):
        return "value.words"
    return None


def _stated(a: Row, b: Row) -> bool:
    """Whether both metrics stand in their texts: «时间» that was inferred from the unit joins any two lengths of time."""
    return not (a.get("metric_inferred") or b.get("metric_inferred"))


def _same_period(a: Row, b: Row) -> bool:
    return not (a["as_of"] and b["as_of"]) or a["as_of"] == b["as_of"]


def _comparable(a: Row, b: Row, rule: str, crowded: frozenset[tuple[str, ...]]) -> bool:
    """Whether two values that differ contradict each other."""
    return (
        bool(a["entity"] and b["entity"])
        and _stated(a, b)
        and a["as_of"] == b["as_of"]
        and bool(a["as_of"] or (rule.removeprefix("matter.") not in _matters().many and _near(a, b)))
        and a.get("status") == b.get("status") != "hypothetical"
        and not {_place(a), _place(b)} & crowded
    )


def _near(a: Row, b: Row) -> bool:
    """Whether the articles appeared within a month of each other, as far as is known."""
    one, other = a.get("published_latest"), b.get("published_latest")
    return one is not None and other is not None and abs((one - other).days) <= MONTH


def _crowded(rows: Sequence[Row]) -> frozenset[tuple[str, ...]]:
    """Matters of which one article knows several values: rounds, variants, stages."""
    values: dict[tuple[str, ...], set[tuple[float, float]]] = defaultdict(set)
    for row in rows:
        values[_place(row)].add(_bounds(row))
    return frozenset(place for place, known in values.items() if len(known) > 1)


def _place(row: Row) -> tuple[str, ...]:
    return (row["article"], _unit(row), _name(row["entity"]), matter(row["metric"]) or fold(row["metric"] or ""), str(row["as_of"]))


def _compare(a: Row, b: Row) -> str:
    """Equal bounds agree, bounds that meet overlap, others conflict."""
    low_a, high_a = _bounds(a)
    low_b, high_b = _bounds(b)
    if math.isclose(low_a, low_b, rel_tol=1e-4) and math.isclose(high_a, high_b, rel_tol=1e-4):
        return "agree"
    return "overlap" if low_a <= high_b and low_b <= high_a else "conflict"


def _bounds(row: Row) -> tuple[float, float]:
    """Bounds in the base unit; lengths of time in seconds."""
    low, high, times = row["low"], row["high"], _SECONDS.get(row["unit"], 1.0)
    return (-math.inf if low is None else float(low) * times), (math.inf if high is None else float(high) * times)


def _unit(row: Row) -> str:
    return "秒" if row["unit"] in _SECONDS else str(row["unit"])


def _thing(row: Row) -> str:
    """What a figure is of: its entity, else what its sentence speaks of."""
    return _name(row["entity"] or row.get("thing"))


def _telling(row: Row) -> bool:
    """Whether a value is rare enough that meeting it twice says something: not «3 个», not «一家»."""
    low, high = _bounds(row)
    return row["kind"] not in ("count", "other") or max(abs(low), abs(high)) >= 100


def _words(row: Row, named: str) -> frozenset[str]:
    """Runs of Chinese characters in a figure's clause, without the figure and the name of its thing."""
    clause = fold(row.get("clause") or "").lower().replace(fold(row["text"]).lower(), " ")
    pieces = re.findall(r"[\u4e00-\u9fff]{2,}", clause.replace(named, " ") if named else clause)
    return frozenset(p[i : i + 2] for p in pieces for i in range(len(p) - 1)) - _EMPTY


_EMPTY = frozenset(
    [
        "可以",
        "一个",
        "一些",
        "没有",
        "这个",
        "我们",
        "他们",
        "公司",
        "目前",
        "已经",
        "以及",
        "进行",
        "达到",
        "超过",
        "表示",
        "认为",
        "成为",
        "其中",
        "以上",
        "以下",
        "左右",
        "根据",
        "需要",
    ]
)
"""Runs that say nothing of the matter."""


def statement_links(rows: Sequence[Row]) -> tuple[Link, ...]:
    """Statements that say the same thing in nearly the same words, in different articles.

    Same attitude agrees, opposite attitudes of which the model is sure conflict, anything else overlaps. Words in which anybody
    declines to speak join nobody, nor do the same words with other numbers.
    """
    weights = _weighted([row["text"] for row in rows])
    holders: dict[str, list[int]] = defaultdict(list)
    for place, one in enumerate(weights):
        for run in one:
            holders[run].append(place)
    scores: dict[tuple[int, int], float] = defaultdict(float)
    for run, places in holders.items():
        for i, a in enumerate(places):
            for b in places[i + 1 :]:
                if rows[a]["article"] != rows[b]["article"]:
                    scores[a, b] += weights[a][run] * weights[b][run]
    found = []
    for (a, b), score in sorted(scores.items()):
        if score >= ALIKE_STATEMENT and not apart(rows[a], rows[b]):
            rule = "statement.same-speaker" if rows[a]["speaker_id"] == rows[b]["speaker_id"] else "statement.words"
            found.append(Link("statement", rows[a]["id"], rows[b]["id"], _attitudes(rows[a], rows[b]), rule))
    return _once(found)


def _weighted(texts: Sequence[str]) -> list[dict[str, float]]:
    """Two-character runs of each text with tf-idf weights of length one; runs that stand in many texts are left out."""
    runs = [_runs(text) for text in texts]
    seen = Counter(run for one in runs for run in one)
    limit = min(max(2.0, RARE * len(texts)), COMMON)
    out = []
    for one in runs:
        raw = {run: math.log(1 + len(texts) / seen[run]) for run in one if 1 < seen[run] <= limit}
        full = math.sqrt(sum(math.log(1 + len(texts) / seen[run]) ** 2 for run in one)) or 1.0
        out.append({run: value / full for run, value in raw.items()})
    return out


def _attitudes(a: Row, b: Row) -> str:
    pair = {a["sentiment"], b["sentiment"]}
    if len(pair) == 1:
        return "agree"
    sure = min(a.get("sentiment_confidence") or 0.0, b.get("sentiment_confidence") or 0.0) >= SURE
    return "conflict" if pair == {"positive", "negative"} and sure else "overlap"


def event_links(rows: Sequence[Row]) -> tuple[Link, ...]:
    """Events of one day that share two actors, those first named among them, or one actor and the words of their headlines."""
    days: dict[tuple[Any, Any], list[Row]] = defaultdict(list)
    for row in rows:
        if row["granularity"] == "day":
            days[(row["date_start"], row["date_end"])].append(row)
    out = []
    for group in days.values():
        for a, b in islice(_across(group), MOST_PAIRS):
            common = {_name(x) for x in a["actors"]} & {_name(x) for x in b["actors"]}
            leading = {_name(x) for r in (a, b) for x in r["actors"][:1]}
            if (len(common) > 1 and leading <= common) or (common and _shared(_told(a, b), _told(b, a)) >= ALIKE_HEADLINE):
                out.append(Link("event", a["id"], b["id"], "agree", "event.same-day-and-actor"))
    return _once(out)


def _told(row: Row, other: Row) -> frozenset[str]:
    """Runs of a headline without the actors of either event."""
    headline = _plain(row["headline"])
    for name in {_name(x) for x in (*row["actors"], *other["actors"])}:
        headline = headline.replace(name, "")
    return _runs(headline)


def _across(rows: Sequence[Row]) -> Iterable[tuple[Row, Row]]:
    """Pairs of rows of different articles."""
    for i, a in enumerate(rows):
        for b in rows[i + 1 :]:
            if a["article"] != b["article"]:
                yield a, b


def _once(found: Sequence[Link]) -> tuple[Link, ...]:
    return tuple(dict.fromkeys(found))


def _plain(text: str | None) -> str:
    return fold(text or "").lower().replace(" ", "")


def _name(name: str | None) -> str:
    """A name as it is compared: one script, no blanks, no kind of company.

    >>> _name("騰訊公司"), _name("Open AI")
    ('腾讯', 'openai')
    """
    plain = _plain(name)
    return _HOUSE.sub("", plain) or plain


def _runs(text: str | None) -> frozenset[str]:
    letters = "".join(c for c in fold(text or "").lower() if c.isalnum())
    return frozenset(letters[i : i + 2] for i in range(len(letters) - 1))


def _shared(a: frozenset[str], b: frozenset[str]) -> float:
    return len(a & b) / len(a | b) if a and b else 0.0
