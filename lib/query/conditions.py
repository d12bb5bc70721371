"""Selection to SQL: which records of a table are inside.

A statement carries speaker, group and attitude itself. Any other fact is inside a filter on these when it overlaps a
statement that is. What is kept out of statements is kept out of the facts that overlap them; a whole article is left out
only by its source, its date or the kinds of fact it holds. Sectors are the statement's own, else its paragraph's. A system or organisation is «in» a statement
that names it, and in another fact whose paragraph names it or that is about it. The window follows the contract: events by their own dates,
all else by its article's bounds, and an article without bounds is inside.
"""

from __future__ import annotations

from collections.abc import Sequence

from lib.query.clauses import Condition, both
from lib.query.searching import matches
from lib.query.selection import Choice, Selection
from lib.schema import NO_SECTOR, TABLES
from lib.search.parse import parsed

__all__ = ["Condition", "among", "both", "inside", "outside_window"]


def inside(selection: Selection, table: str) -> Condition:
    """The condition that a row `r` of a table is inside the selection."""
    if table not in TABLES:
        raise KeyError(table)
    if table in ("statements", "figures", "events", "systems", "organisations") and not selection.counts_kind(table):
        return Condition("false")
    parts = [
        _sector(selection.sector, table),
        *_of_statements(selection, table),
        _subject(selection.subject, table),
        _named(selection.system, table, "systems", "system"),
        _named(selection.organisation, table, "organisations", "organisation"),
        _one_of("r.article", selection.source),
        _kind(selection.kind, table),
        _window(selection, table),
        _text(selection.text, table),
    ]
    return both([p for p in parts if p])


def among(column: str, values: Sequence[str]) -> Condition:
    """A column holds one of some values."""
    return Condition(f"{column} in ({_marks(values)})", tuple(values)) if values else Condition("false")


def outside_window(selection: Selection) -> Condition:
    """Events that all filters but the window let in."""
    window = _window(selection, "events")
    rest = inside(selection.without("window"), "events")
    if not window:
        return Condition("false")
    return Condition(f"({rest.sql}) and not ({window.sql})", (*rest.params, *window.params))


def _one_of(column: str, choice: Choice) -> Condition | None:
    """A plain column is among the kept values and not among those kept out."""
    parts = []
    if choice.include:
        parts.append(Condition(f"{column} in ({_marks(choice.include)})", choice.include))
    if choice.exclude:
        parts.append(Condition(f"coalesce({column} not in ({_marks(choice.exclude)}), true)", choice.exclude))
    return both(parts) if parts else None


def _sector(choice: Choice, table: str) -> Condition | None:
    """Its sectors, or its paragraph's; `other` stands for none."""
    if not choice:
        return None
    own = table in ("statements", "excerpts")

    def among(values: tuple[str, ...], column: str) -> Condition:
        empty = f"len({column}) = 0" if NO_SECTOR in values else "false"
        return Condition(f"list_has_any({column}, [{_marks(values)}]::varchar[]) or {empty}", values)

    def placed(values: tuple[str, ...]) -> Condition:
        if own:
            return among(values, "r.sectors")
        inner = among(values, "x.sectors")
        if table == "articles":
            sql = " or ".join(f"exists (from {t} x where x.article = r.article and ({inner.sql}))" for t in ("excerpts", "statements"))
            return Condition(sql, inner.params * 2)
        return Condition(f"exists (from excerpts x where x.excerpt = r.excerpt and ({inner.sql}))", inner.params)

    keep = placed(choice.include) if choice.include else None
    drop = placed(choice.exclude) if choice.exclude and table != "articles" else None
    return both([keep, Condition(f"not ({drop.sql})", drop.params) if drop else None])


def _of_statements(selection: Selection, table: str) -> list[Condition | None]:
    """Speaker, group and attitude: a statement's own, or those of a statement the record overlaps."""
    columns = (("speaker_id", selection.speaker), ('"group"', selection.group), ("sentiment", selection.attitude))
    if table == "statements":
        return [_one_of(f"r.{column}", choice) for column, choice in columns]
    overlap = "" if table == "articles" else ' and s.start < r."end" and r.start < s."end"'
    keep = both([p for column, choice in columns if (p := _one_of(f"s.{column}", Choice(choice.include)))])
    said = f"exists (from statements s where s.article = r.article{overlap} and (%s))"
    parts: list[Condition | None] = [Condition(said % keep.sql, keep.params)] if keep.params else []
    for column, choice in columns:
        if choice.exclude and table != "articles":
            parts.append(Condition("not " + said % f"s.{column} in ({_marks(choice.exclude)})", choice.exclude))
    return parts


def _subject(choice: Choice, table: str) -> Condition | None:
    """What a statement's attitude is about; another fact goes by the statement it overlaps."""
    if not choice:
        return None
    overlap = "" if table == "articles" else ' and s.start < r."end" and r.start < s."end"'
    own = table == "statements"

    def about(values: tuple[str, ...]) -> Condition:
        column = "r.subjects" if own else "s.subjects"
        empty = f" or len({column}) = 0" if NO_SECTOR in values else ""
        one = f"list_has_any({column}, [{_marks(values)}]::varchar[]){empty}"
        return Condition(one if own else f"exists (from statements s where s.article = r.article{overlap} and ({one}))", values)

    keep = about(choice.include) if choice.include else None
    drop = about(choice.exclude) if choice.exclude and table != "articles" else None
    return both([keep, Condition(f"not ({drop.sql})", drop.params) if drop else None])


def _named(choice: Choice, table: str, mentions: str, column: str) -> Condition | None:
    """The record names the system or organisation (a statement: within it; another fact: in its paragraph, or it is about it)."""
    if not choice:
        return None
    if table == mentions:
        return _one_of(f"r.{column}", choice)
    where = {
        "statements": 'm.article = r.article and m.start < r."end" and r.start < m."end"',
        "articles": "m.article = r.article",
        "excerpts": "m.excerpt = r.excerpt",
    }.get(table, "m.excerpt = r.excerpt")
    own: tuple[str, ...] = {"figures": ("r.entity in ({marks})",), "events": ("list_has_any(r.actors, [{marks}]::varchar[])",)}.get(
        table, ()
    )
    if mentions == "organisations" and table == "statements":
        own = ("r.organisation in ({marks})", "r.speaker in ({marks})")

    def one(values: tuple[str, ...]) -> Condition:
        mentioned = f"exists (from {mentions} m where {where} and m.{column} in ({_marks(values)}))"
        sql = " or ".join([mentioned, *(o.format(marks=_marks(values)) for o in own)])
        return Condition(sql, values * (1 + len(own)))

    keep = one(choice.include) if choice.include else None
    drop = one(choice.exclude) if choice.exclude and table != "articles" else None
    return both([keep, Condition(f"not coalesce(({drop.sql}), false)", drop.params) if drop else None])


def _kind(choice: Choice, table: str) -> Condition | None:
    """A paragraph or article holds a fact of the kinds wanted."""
    if not choice or table not in ("excerpts", "articles"):
        return None

    def holds(kind: str) -> str:
        place = 'f.article = r.article and f.start < r."end" and r.start < f."end"' if table == "excerpts" else "f.article = r.article"
        return f"exists (from {kind} f where {place})"

    keep = " or ".join(holds(k) for k in choice.include)
    drop = " and ".join(f"not {holds(k)}" for k in choice.exclude)
    return both([Condition(keep), Condition(drop)])


def _window(selection: Selection, table: str) -> Condition | None:
    """The dates of the contract; open ends reach as far as they can."""
    if not (selection.first or selection.last):
        return None
    if table == "events":
        early, late, source = "r.date_start", "r.date_end", ""
    elif table == "articles":
        early, late, source = "r.published_earliest", "r.published_latest", ""
    else:
        early, late, source = "a.published_earliest", "a.published_latest", "exists (from articles a where a.article = r.article and "
    parts, params = [], []
    if selection.first:
        parts.append(f"coalesce({late} >= ?, true)")
        params.append(selection.first)
    if selection.last:
        parts.append(f"coalesce({early} <= ?, true)")
        params.append(selection.last)
    sql = " and ".join(parts)
    return Condition(f"{source}({sql}))" if source else sql, tuple(params))


def _text(text: str, table: str) -> Condition | None:
    """What was typed into the search field."""

    def coded(field: str, codes: tuple[str, ...], out: bool) -> Condition | None:
        choice = Choice((), codes) if out else Choice(codes)
        if field == "sector":
            return _sector(choice, table)
        return both(_of_statements(Selection(group=choice) if field == "group" else Selection(attitude=choice), table))

    return matches(parsed(text), table, coded=coded) if text else None


def _marks(values: Sequence[object]) -> str:
    """Question marks for a list of parameters."""
    return ", ".join("?" for _ in values)
