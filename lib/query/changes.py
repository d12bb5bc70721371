"""What changed: between two versions of the corpus, and between two days.

A record is the same where its identifier is (article, kind and span); one whose span moved is paired with the one it
overlaps. Only what a reader sees is compared: not scores, rules or weights.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from lib.corpus import open_kept, versions_kept
from lib.query import database
from lib.query.conditions import Condition, both, inside
from lib.query.selection import Selection
from lib.query.sources import NAME
from lib.schema import KEYS

COMPARED: Mapping[str, tuple[str, ...]] = {
    "articles": ("title", "publisher", "published_earliest", "published_latest", "text"),
    "statements": ("text", "speaker", "speaker_id", "organisation", "role", '"group"', "sectors", "subjects", "sentiment"),
    "figures": ("text", "low", "high", "unit", "kind", "metric", "entity", "attributed_to", "as_of", "status", "market"),
    "events": ("text", "date_start", "date_end", "granularity", "headline", "actors", "category", "status"),
    "systems": ("text", "system", "vendor"),
    "organisations": ("text", "organisation"),
}
"""Tables in the order they are told, and the columns in which two records of one identifier may differ."""
SAMPLES = 6
_NAME = NAME.replace("a.article", "r.article")
_FIGURE = "concat_ws(' · ', r.text, nullif(r.entity, ''), nullif(r.metric, ''))"
"""A value alone tells nobody what it is of."""


@dataclass(frozen=True, slots=True)
class Sample:
    """One record that came, went or changed; `id` is None where it is not in the present corpus, `source` what its article is called in its own."""

    how: str
    id: str | None
    source: str
    text: str
    fields: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """How many records of a table came, went and changed, with a few of each."""

    table: str
    added: int
    gone: int
    changed: int
    samples: tuple[Sample, ...]


def others(corpus: database.Corpus) -> tuple[str, ...]:
    """The versions that are kept beside the one in force, newest first."""
    return tuple(v for v in versions_kept() if v != corpus.version)


def between(corpus: database.Corpus, *, before: str) -> tuple[Change, ...]:
    """What the corpus holds now against an earlier (or later) version, by table; tables without a change are left out."""
    with open_kept(before) as old:
        touched = _touched(old.manifest, corpus.manifest)
        found = [_table(old, corpus, table, touched) for table in COMPARED]
    return tuple(c for c in found if c.added or c.gone or c.changed)


def days(corpus: database.Corpus, *, first: date, last: date) -> tuple[Change, ...]:
    """What came to be known after one day and up to another; changed are the plans that fell due."""
    out = []
    for table in ("articles", "statements", "figures", "events"):
        then, now = inside(Selection(last=first), table), inside(Selection(last=last), table)
        new = both([now, Condition(f"not ({then.sql})", then.params)])
        due = Condition("r.status = 'planned' and r.date_end > ? and r.date_end <= ?", (first, last))
        added = database.scalar(corpus, f"select count(*) n from {table} r where {new.sql}", new.params)
        planned = both([now, due])
        changed = (
            database.scalar(corpus, f"select count(*) n from {table} r where {planned.sql}", planned.params) if table == "events" else 0
        )
        if added or changed:
            out.append(Change(table, added, 0, changed, tuple(_few(corpus, table, new, "added"))))
    return tuple(out)


def _few(corpus: database.Corpus, table: str, where: Condition, how: str) -> list[Sample]:
    text = {"articles": _NAME, "events": "r.headline", "figures": _FIGURE}.get(table, "r.text")
    order = "r.date_start, r.article" if table == "events" else "r.article" if table == "articles" else "r.article, r.start"
    sql = f"select r.{KEYS[table]} id, {_NAME} source, {text} shown from {table} r where {where.sql} order by {order} limit {SAMPLES}"
    return [Sample(how, _opens(table, r["id"]), r["source"], r["shown"]) for r in database.rows(corpus, sql, where.params)]


def _touched(old: Mapping[str, Any], new: Mapping[str, Any]) -> frozenset[str]:
    """Articles that were built anew, came or went: the others hold the same records."""
    keys = [{(i["article"], i["build_key"]) for i in m.get("inputs") or ()} for m in (old, new)]
    return frozenset(article for article, _ in keys[0] ^ keys[1])


def _table(old: database.Corpus, new: database.Corpus, table: str, touched: frozenset[str]) -> Change:
    """One table of both versions."""
    columns = _common(old, new, table)
    was, now = _records(old, table, columns, touched), _records(new, table, columns, touched)
    pairs = {(id_, id_) for id_ in was.keys() & now.keys()}
    gone = [was[i] for i in was.keys() - now.keys()]
    added = [now[i] for i in now.keys() - was.keys()]
    pairs |= _moved(gone, added)
    paired = {a for a, _ in pairs} | {b for _, b in pairs}
    gone, added = ([r for r in rows if r["id"] not in paired] for rows in (gone, added))
    changed = []
    for a, b in sorted(pairs, key=lambda p: (now[p[1]]["article"], now[p[1]]["start"])):
        if fields := _differs(was[a], now[b], columns):
            changed.append(Sample("changed", _opens(table, b), now[b]["source"], _shown(now[b]), fields))
    told = [Sample(how, None, r["source"], _shown(r)) for how, rows in (("gone", gone),) for r in _ordered(rows)]
    fresh = [Sample("added", _opens(table, r["id"]), r["source"], _shown(r)) for r in _ordered(added)]
    return Change(table, len(added), len(gone), len(changed), (*_unlike(fresh), *_unlike(told), *changed[:SAMPLES]))


def _unlike(samples: Sequence[Sample]) -> list[Sample]:
    """The first few that say something of their own: a system is named many times in its article."""
    first: dict[tuple[str, str], Sample] = {}
    for sample in samples:
        first.setdefault((sample.source, sample.text), sample)
    return list(first.values())[:SAMPLES]


def _common(old: database.Corpus, new: database.Corpus, table: str) -> tuple[str, ...]:
    """The columns that both versions have: an older one may be of an earlier contract."""
    have = [{r["column_name"] for r in database.rows(c, f"describe {table}")} for c in (old, new)]
    return tuple(c for c in COMPARED[table] if c.strip('"') in have[0] & have[1])


def _records(corpus: database.Corpus, table: str, columns: Sequence[str], touched: frozenset[str]) -> dict[str, dict[str, Any]]:
    """Records of the touched articles by identifier."""
    if not touched:
        return {}
    place = '0 start, 0 "end"' if table == "articles" else 'start, "end"'
    marks = ", ".join("?" for _ in touched)
    sql = f"select {KEYS[table]} id, article, {_NAME} source, {place}, {', '.join(columns)} from {table} r where article in ({marks})"
    return {r["id"]: r for r in database.rows(corpus, sql, sorted(touched))}


def _moved(gone: Sequence[Mapping[str, Any]], added: Sequence[Mapping[str, Any]]) -> set[tuple[str, str]]:
    """A record that went and one that came in its place: the two overlap by most of the shorter."""
    came: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for row in added:
        came[row["article"]].append(row)
    out: set[tuple[str, str]] = set()
    taken: set[str] = set()
    for row in sorted(gone, key=lambda r: (r["article"], r["start"])):
        best, most = None, 0.5
        for other in came[row["article"]]:
            shared = min(row["end"], other["end"]) - max(row["start"], other["start"])
            shorter = max(min(row["end"] - row["start"], other["end"] - other["start"]), 1)
            if other["id"] not in taken and shared / shorter > most:
                best, most = other["id"], shared / shorter
        if best:
            taken.add(best)
            out.add((row["id"], best))
    return out


def _differs(a: Mapping[str, Any], b: Mapping[str, Any], columns: Sequence[str]) -> tuple[tuple[str, str, str], ...]:
    names = [c.strip('"') for c in columns]
    return tuple((n, _said(a[n]), _said(b[n])) for n in names if a[n] != b[n])


def _said(value: object) -> str:
    if isinstance(value, list):
        return "、".join(str(v) for v in value)
    return "" if value is None else f"{value:,.12g}" if isinstance(value, float) else str(value)


def _shown(row: Mapping[str, Any]) -> str:
    if "metric" in row:
        return " · ".join(filter(None, (row["text"], row["entity"], row["metric"])))
    return str(row.get("headline") or row.get("title") or (row["source"] if row["end"] == 0 else row.get("text") or row["source"]))


def _ordered(rows: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    return sorted(rows, key=lambda r: (r["article"], r["start"]))


def _opens(table: str, id_: str) -> str:
    return f"article~{id_}" if table == "articles" else id_
