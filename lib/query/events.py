"""Events: what happened when, inside the window and outside it."""

from __future__ import annotations

import pandas as pd

from lib.query import database
from lib.query.conditions import Condition, among, both, inside, outside_window
from lib.query.selection import Selection
from lib.query.sources import NAME, telling
from lib.schema import YEAR_UNSURE

LAID = 5000
"""Events that are looked through for those that are laid over a chart."""


def rows(
    corpus: database.Corpus, selection: Selection, *, categories: tuple[str, ...] = (), limit: int = 500, offset: int = 0
) -> pd.DataFrame:
    """Events by first day: id, dates, granularity, headline, actors, category, status, whether their year is unsure, and their place; of some categories or of all."""
    return _rows(corpus, _inside(selection, categories), limit, offset)


def days(corpus: database.Corpus, selection: Selection) -> pd.DataFrame:
    """The days of every event, however many: date_start, date_end, granularity, category, status."""
    where = inside(selection, "events")
    sql = f"""
        select r.date_start, r.date_end, r.granularity, r.category, r.status
        from events r where {where.sql} order by r.date_start, r.date_end, r.article, r.start
    """
    return database.frame(corpus, sql, where.params)


def count(corpus: database.Corpus, selection: Selection, *, categories: tuple[str, ...] = ()) -> int:
    """How many events there are, of some categories or of all."""
    where = _inside(selection, categories)
    return database.scalar(corpus, f"select count(*) n from events r where {where.sql}", where.params)


def sources(corpus: database.Corpus, selection: Selection) -> pd.DataFrame:
    """Columns source, n: the articles that tell of events, most first."""
    return telling(corpus, "events", inside(selection, "events"))


def outside(corpus: database.Corpus, selection: Selection, *, limit: int = 500, offset: int = 0) -> pd.DataFrame:
    """Events that only the date window keeps out."""
    return _rows(corpus, outside_window(selection), limit, offset)


def named(corpus: database.Corpus, selection: Selection, *, ids: tuple[str, ...]) -> pd.DataFrame:
    """Those of some events that are inside the selection."""
    return _rows(corpus, both([inside(selection, "events"), among("r.event", ids)]), len(ids))


def where(corpus: database.Corpus, condition: Condition, *, limit: int = 500) -> pd.DataFrame:
    """Events that a condition lets in."""
    return _rows(corpus, condition, limit)


def _inside(selection: Selection, categories: tuple[str, ...]) -> Condition:
    """Events of a selection, of some categories or of all."""
    return both([inside(selection, "events"), among("r.category", categories) if categories else None])


def _rows(corpus: database.Corpus, where: Condition, limit: int, offset: int = 0) -> pd.DataFrame:
    sql = f"""
        select r.event id, r.article, {NAME} source, x.ordinal paragraph, r.start, r."end", r.text, r.date_text,
               r.date_start, r.date_end, r.granularity, r.headline, r.actors, r.category, r.status,
               coalesce(list_contains(list_transform(r.resolved, lambda part: part.how), ?), false) unsure
        from events r join articles a using (article) left join excerpts x on x.excerpt = r.excerpt
        where {where.sql} order by r.date_start, r.date_end, r.article, r.start, r.event limit {int(limit)} offset {int(offset)}
    """
    return database.frame(corpus, sql, (YEAR_UNSURE, *where.params))
