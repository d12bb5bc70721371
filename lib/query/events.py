"""Events: what happened when, inside the window and outside it."""

from __future__ import annotations

import pandas as pd

from lib.query import database
from lib.query.conditions import Condition, among, both, inside, outside_window
from lib.query.selection import Selection
from lib.query.sources import NAME


def rows(corpus: database.Corpus, selection: Selection, *, limit: int = 500) -> pd.DataFrame:
    """Events by first day: id, dates, granularity, headline, actors, category, status, and their place."""
    return _rows(corpus, inside(selection, "events"), limit)


def outside(corpus: database.Corpus, selection: Selection, *, limit: int = 500) -> pd.DataFrame:
    """Events that only the date window keeps out."""
    return _rows(corpus, outside_window(selection), limit)


def named(corpus: database.Corpus, selection: Selection, *, ids: tuple[str, ...]) -> pd.DataFrame:
    """Those of some events that are inside the selection."""
    return _rows(corpus, both([inside(selection, "events"), among("r.event", ids)]), len(ids))


def where(corpus: database.Corpus, condition: Condition, *, limit: int = 500) -> pd.DataFrame:
    """Events that a condition lets in."""
    return _rows(corpus, condition, limit)


def _rows(corpus: database.Corpus, where: Condition, limit: int) -> pd.DataFrame:
    sql = f"""
        select r.event id, r.article, {NAME} source, x.ordinal paragraph, r.start, r."end", r.text, r.date_text,
               r.date_start, r.date_end, r.granularity, r.headline, r.actors, r.category, r.status
        from events r join articles a using (article) left join excerpts x on x.excerpt = r.excerpt
        where {where.sql} order by r.date_start, r.date_end, r.article, r.start limit {int(limit)}
    """
    return database.frame(corpus, sql, where.params)
