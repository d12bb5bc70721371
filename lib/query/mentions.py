"""Mentions of systems and organisations, each with its place; and organisations by how often they are named."""

from __future__ import annotations

import pandas as pd

from lib.query import database
from lib.query.conditions import inside
from lib.query.selection import Selection
from lib.query.sources import NAME

_COLUMN = {"systems": "system", "organisations": "organisation"}


def rows(corpus: database.Corpus, selection: Selection, *, table: str, limit: int = 1000) -> pd.DataFrame:
    """Every mention in reading order: id, name, vendor (None for organisations), article, source, paragraph, span, text."""
    where = inside(selection, table)
    vendor = "r.vendor" if table == "systems" else "null"
    sql = f"""
        select r.mention id, r.{_COLUMN[table]} name, {vendor} vendor, r.article, {NAME} source, x.ordinal paragraph, r.start, r."end", r.text
        from {table} r join articles a using (article) left join excerpts x on x.excerpt = r.excerpt
        where {where.sql} order by r.article, r.start limit {int(limit)}
    """
    return database.frame(corpus, sql, where.params)


def organisations(corpus: database.Corpus, selection: Selection, *, limit: int = 1000) -> pd.DataFrame:
    """One row an organisation: name, mentions, articles, and its first mention to open; most named first."""
    where = inside(selection, "organisations")
    sql = f"""
        select r.organisation name, count(*) mentions, count(distinct r.article) articles, arg_min(r.mention, (r.article, r.start)) id
        from organisations r where {where.sql} group by 1 order by mentions desc, name limit {int(limit)}
    """
    return database.frame(corpus, sql, where.params)
