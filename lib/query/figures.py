"""Figures: the quoted numbers."""

from __future__ import annotations

import pandas as pd

from lib.query import database
from lib.query.conditions import Condition, among, both, inside
from lib.query.selection import Selection
from lib.query.sources import NAME, telling

_SIZE = "greatest(coalesce(r.high, r.low), coalesce(r.low, r.high))"


def rows(
    corpus: database.Corpus, selection: Selection, *, market: bool = True, kind: str | None = None, limit: int = 1000, offset: int = 0
) -> pd.DataFrame:
    """Figures, largest first within a unit: id, bounds, unit, kind, metric, entity, who quotes it, and their place.

    Where there are more than `limit`, the largest of every unit are given: none loses its kind to another's mass.
    """
    place = f"row_number() over (partition by r.unit order by {_SIZE} desc nulls last, r.article, r.start, r.figure)"
    found = _rows(corpus, _about(selection, market, kind), f"{place}, r.unit", limit, offset)
    return found.sort_values("unit", kind="stable", ignore_index=True)


def tally(corpus: database.Corpus, selection: Selection, *, market: bool = True) -> pd.DataFrame:
    """Columns kind, n: how many figures there are of each kind, whatever a list of them leaves out."""
    where = _about(selection, market, None)
    return database.frame(corpus, f"select r.kind, count(*) n from figures r where {where.sql} group by 1 order by 1", where.params)


def number(counts: pd.DataFrame, kind: str) -> int:
    """How many figures of a kind such a tally holds."""
    return int(sum(n for k, n in zip(counts["kind"], counts["n"], strict=True) if k == kind))


def sources(corpus: database.Corpus, selection: Selection, *, market: bool = True, kind: str | None = None) -> pd.DataFrame:
    """Columns source, n: the articles that quote figures, most first."""
    return telling(corpus, "figures", _about(selection, market, kind))


def named(corpus: database.Corpus, selection: Selection, *, ids: tuple[str, ...]) -> pd.DataFrame:
    """Those of some figures that are inside the selection."""
    return _rows(corpus, both([inside(selection, "figures"), among("r.figure", ids)]), "r.article, r.start", len(ids))


def where(corpus: database.Corpus, condition: Condition, *, limit: int = 500) -> pd.DataFrame:
    """Figures that a condition lets in, market figures first."""
    return _rows(corpus, condition, "r.market desc, r.article, r.start", limit)


def largest(corpus: database.Corpus, selection: Selection, *, limit: int = 6) -> pd.DataFrame:
    """The largest amounts of money of each currency, one row a metric and entity, as many of each as there is room for.

    Currencies are not converted; the one quoted most comes first and has the last place where not all have as many. A case that is
    only supposed, or an amount of which the text does not say what it is, is not among them.
    """
    stands = "r.market and r.kind = 'money' and r.status <> 'hypothetical' and coalesce(r.metric, r.entity) is not null"
    where = both([inside(selection, "figures"), Condition(stands)])
    ranked = Condition(
        f"""r.figure in (
            select figure from (
                select figure, unit, count(*) over (partition by unit) many,
                       row_number() over (partition by unit order by {_SIZE} desc nulls last, article, start) rank
                from (select *, row_number() over (partition by unit, coalesce(metric, ''), coalesce(entity, '')
                                                   order by {_SIZE} desc nulls last, start) place
                      from figures r where {where.sql}) r
                where place = 1)
            order by rank, many desc, unit limit {int(limit)})""",
        where.params,
    )
    quoted = "(select count(*) from figures f where f.unit = r.unit and f.market and f.kind = 'money')"
    order = f"{quoted} desc, r.unit, {_SIZE} desc nulls last, r.article, r.start"
    return _rows(corpus, ranked, order, limit)


def of_kind(frame: pd.DataFrame, *, kind: str) -> pd.DataFrame:
    """The figures of one kind among some."""
    return frame[frame["kind"] == kind]


def kinds(corpus: database.Corpus, *, market: bool = True) -> tuple[str, ...]:
    """The kinds of figures that the corpus holds at all."""
    return tuple(r["kind"] for r in database.rows(corpus, "select distinct kind from figures where market = ? order by 1", [market]))


def _about(selection: Selection, market: bool, kind: str | None) -> Condition:
    """Figures of the market or of products, of one kind or of all."""
    parts = [inside(selection, "figures"), Condition("r.market" if market else "not r.market")]
    return both([*parts, Condition("r.kind = ?", (kind,)) if kind else None])


def _rows(corpus: database.Corpus, where: Condition, order: str, limit: int, offset: int = 0) -> pd.DataFrame:
    sql = f"""
        select r.figure id, r.article, {NAME} source, x.ordinal paragraph, r.start, r."end", r.text, r.low, r.high,
               r.unit, r.kind, r.metric, r.metric_inferred, r.entity, r.attributed_to, r.as_of, r.status, r.market,
               a.published_earliest, a.published_latest
        from figures r join articles a using (article) left join excerpts x on x.excerpt = r.excerpt
        where {where.sql} order by {order} limit {int(limit)} offset {int(offset)}
    """
    return database.frame(corpus, sql, where.params)
