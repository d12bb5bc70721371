"""What the sources of a selection say of the same matter, and the sums inside each of them.

The rules are in `links` and `arithmetic`; here the records are fetched, figures are given what their sentence speaks of,
and links that share a record become one matter with all its passages.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from lib.query import database, events, figures, statements
from lib.query.arithmetic import Check, checks
from lib.query.conditions import Condition, among, inside
from lib.query.links import RELATIONS, Link, event_links, figure_links, statement_links
from lib.query.selection import Selection
from lib.text.fold import fold

Row = dict[str, Any]
MOST = {"figures": 6000, "statements": 3000, "events": 6000}
"""Records of a kind that are held against each other; a larger selection says that it was cut."""
_BREAK = re.compile(r"[。！？；!?;\n]")
_CLAUSE = re.compile(r"[。！？；，：!?;,:\n]")
_POINTS_BACK = re.compile("它|其|该模型|该产品|该系统|该公司|该项目")
REACH = 2
"""Paragraphs back in which «它» is looked for."""


@dataclass(frozen=True, slots=True)
class Matter:
    """Records of several articles on one matter: how they stand to each other, by which rules they were linked."""

    kind: str
    relation: str
    rules: tuple[str, ...]
    rows: tuple[Row, ...]

    @property
    def articles(self) -> int:
        """How many articles speak of it."""
        return len({r["article"] for r in self.rows})


@dataclass(frozen=True, slots=True)
class Sum:
    """A check inside one paragraph and its three figures."""

    check: Check
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Tally:
    """How many matters of each relation, how many sums that come out and that do not, and whether records were left out."""

    agree: int
    overlap: int
    conflict: int
    sums: int
    sums_off: int
    cut: bool


def matters(corpus: database.Corpus, selection: Selection) -> tuple[Matter, ...]:
    """All matters of a selection: conflicts first, then what overlaps, then what agrees; most articles first."""
    found: list[Matter] = []
    for kind, rows, links in (
        ("figure", _figures(corpus, selection), figure_links),
        ("statement", _records(statements.rows(corpus, selection, limit=MOST["statements"])), statement_links),
        ("event", _records(events.rows(corpus, selection, limit=MOST["events"])), event_links),
    ):
        found += _joined(kind, rows, links(rows))
    order = {relation: place for place, relation in enumerate(reversed(RELATIONS))}
    return tuple(sorted(found, key=lambda m: (order[m.relation], -m.articles, m.kind)))


def sums(corpus: database.Corpus, selection: Selection) -> tuple[Sum, ...]:
    """The sums of a selection; those that do not come out first. All three figures are inside it."""
    rows = {r["id"]: r for r in _summable(corpus, inside(selection, "figures"))}
    found = [Sum(check, tuple(rows[i] for i in check.figures)) for check in checks(list(rows.values()))]
    return tuple(sorted(found, key=lambda s: s.check.holds))


def by_figure(corpus: database.Corpus) -> dict[str, Check]:
    """Each figure that takes part in a sum, and that sum; over the whole corpus, for the cards of figures."""
    return {id_: check for check in checks(_summable(corpus, Condition("true"))) for id_ in check.figures}


def tally(corpus: database.Corpus, selection: Selection) -> Tally:
    """The counts that the overview shows."""
    relations = [m.relation for m in matters(corpus, selection)]
    held = [s.check.holds for s in sums(corpus, selection)]
    return Tally(
        agree=relations.count("agree"),
        overlap=relations.count("overlap"),
        conflict=relations.count("conflict"),
        sums=held.count(True),
        sums_off=held.count(False),
        cut=cut(corpus, selection),
    )


def cut(corpus: database.Corpus, selection: Selection) -> bool:
    """Whether the selection holds more than is held against each other."""
    return any(_count(corpus, selection, table) > most for table, most in MOST.items())


def _count(corpus: database.Corpus, selection: Selection, table: str) -> int:
    where = inside(selection, table)
    return database.scalar(corpus, f"select count(*) n from {table} r where {where.sql}", where.params)


def _figures(corpus: database.Corpus, selection: Selection) -> list[Row]:
    """Figures with their sentence and clause, and the thing their sentence speaks of where they name none."""
    rows = _records(figures.where(corpus, inside(selection, "figures"), limit=MOST["figures"]))
    holders = sorted({r["article"] for r in rows})
    texts = {a["article"]: a["text"] for a in _of(corpus, "select article, text from articles r where", holders)}
    names: dict[str, list[Row]] = defaultdict(list)
    for mention in _of(corpus, 'select article, start, "end", system from systems r where', holders):
        names[mention["article"]].append(mention)
    for row in rows:
        text, start, end = texts[row["article"]], row["start"], row["end"]
        row["clause"] = text[_before(_CLAUSE, text, start) : _after(_CLAUSE, text, end)]
        first = _before(_BREAK, text, start)
        row["sentence"], row["at"] = text[first : _after(_BREAK, text, end)], start - first
        row["thing"] = row["entity"] or _spoken_of(text, start, end, names[row["article"]])
    return rows


def _spoken_of(text: str, start: int, end: int, mentions: Sequence[Mapping[str, Any]]) -> str | None:
    """The one system that a figure's sentence names; where it says «它», the last one named before, if it stood alone there."""
    left, right = _before(_BREAK, text, start), _after(_BREAK, text, end)
    here = {m["system"] for m in mentions if left <= m["start"] < right}
    if here:
        return next(iter(here)) if len(here) == 1 else None
    if not _POINTS_BACK.search(fold(text[left:start])):
        return None
    breaks = [-1, *(m.start() for m in re.finditer("\n", text[:left]))]
    borders = [*(b + 1 for b in breaks[-REACH - 1 :]), left]
    for low, high in reversed(list(pairwise(borders))):
        named = {m["system"] for m in mentions if low <= m["start"] < high}
        if named:
            return next(iter(named)) if len(named) == 1 else None
    return None


def _before(pattern: re.Pattern[str], text: str, at: int) -> int:
    """Where the sentence or clause around a place begins."""
    floor = max(0, at - 300)
    return max((m.end() + floor for m in pattern.finditer(text[floor:at])), default=floor)


def _after(pattern: re.Pattern[str], text: str, at: int) -> int:
    """Where it ends."""
    found = pattern.search(text, at, at + 300)
    return found.start() if found else min(len(text), at + 300)


def _summable(corpus: database.Corpus, where: Condition) -> list[Row]:
    """Figures of paragraphs that hold a percentage and two exact amounts: no other can make a sum."""
    near = """r.excerpt in (select excerpt from figures where low = high group by excerpt
                            having count(*) filter (unit = '%') > 0 and count(*) filter (unit <> '%') > 1)"""
    return _records(figures.where(corpus, Condition(f"({where.sql}) and {near}", where.params), limit=MOST["figures"]))


def _joined(kind: str, rows: Sequence[Row], links: Sequence[Link]) -> list[Matter]:
    """Links that share a record, as one matter: a conflict among them makes it one, else an overlap."""
    known = {r["id"]: r for r in rows}
    root: dict[str, str] = {}

    def top(id_: str) -> str:
        while root.setdefault(id_, id_) != id_:
            id_ = root[id_]
        return id_

    for link in links:
        root[top(link.right)] = top(link.left)
    members: dict[str, list[Link]] = defaultdict(list)
    for link in links:
        members[top(link.left)].append(link)
    out = []
    for group in members.values():
        relation = max((link.relation for link in group), key=RELATIONS.index)
        ids = dict.fromkeys(i for link in group for i in (link.left, link.right))
        shown = _one_each([known[i] for i in ids])
        out.append(Matter(kind, relation, tuple(dict.fromkeys(link.rule for link in group)), tuple(shown)))
    return out


def _one_each(rows: Sequence[Row]) -> list[Row]:
    """Of several records of one article that say the same, the first."""
    seen: dict[tuple[Any, ...], Row] = {}
    for row in sorted(rows, key=lambda r: (r["article"], r["start"])):
        seen.setdefault((row["article"], row.get("low"), row.get("high"), row.get("sentiment"), row.get("date_start")), row)
    return list(seen.values())


def _of(corpus: database.Corpus, select: str, articles: Sequence[str]) -> list[Row]:
    where = among("r.article", articles)
    return database.rows(corpus, f"{select} {where.sql}", where.params)


def _records(frame: Any) -> list[Row]:
    return [dict(r) for r in frame.to_dict("records")]
