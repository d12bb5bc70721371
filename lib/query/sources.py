"""How a source is called, and what dates it has."""

from __future__ import annotations

from datetime import date

import pandas as pd

from lib.labels import word
from lib.query import database
from lib.query.clauses import Condition
from lib.query.database import Row

NAME = "(select n.name from names n where n.article = a.article)"
"""SQL for the name of a source, of an article aliased `a`."""


def telling(corpus: database.Corpus, table: str, where: Condition) -> pd.DataFrame:
    """Columns source, n: the articles that hold such records, most first."""
    sql = f"""
        select {NAME} source, count(*) n from {table} r join articles a using (article)
        where {where.sql} group by a.article, 1 order by n desc, a.article
    """
    return database.frame(corpus, sql, where.params)


def dated(row: Row, language: str) -> str:
    """When an article was published, as far as is known.

    >>> dated({"published": None, "published_earliest": date(2024, 3, 26), "published_latest": date(2024, 3, 31)}, "en")
    'published between 2024-03-26 and 2024-03-31 (inferred)'
    >>> dated({"published": None, "published_earliest": date(2024, 3, 26), "published_latest": date(2024, 3, 26)}, "en")
    'published 2024-03-26 (inferred)'
    """
    published, first, last = row.get("published"), row.get("published_earliest"), row.get("published_latest")
    if isinstance(published, date):
        return word("date.stated", language, day=published.isoformat())
    if isinstance(first, date) and first == last:
        return word("date.inferred", language, day=first.isoformat())
    if isinstance(first, date) and isinstance(last, date):
        return word("date.between", language, first=first.isoformat(), last=last.isoformat())
    if isinstance(first, date):
        return word("date.after", language, first=first.isoformat())
    if isinstance(last, date):
        return word("date.before", language, last=last.isoformat())
    return word("date.unknown", language)
