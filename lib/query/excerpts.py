"""Excerpts: the paragraphs of the sources, with what was read out of each."""

from __future__ import annotations

import pandas as pd

from lib.query import database
from lib.query.conditions import inside
from lib.query.selection import Selection
from lib.query.sources import NAME


def rows(corpus: database.Corpus, selection: Selection, *, limit: int = 20, offset: int = 0) -> pd.DataFrame:
    """A page of excerpts in reading order; headings come only with a text that is searched for."""
    where = inside(selection, "excerpts")
    heading = "true" if selection.text else "not r.heading"
    sql = f"""
        select r.excerpt id, r.article, {NAME} source, r.ordinal paragraph, r.start, r."end", r.text, r.sectors, a.script,
               (select count(*) from statements f where f.excerpt = r.excerpt) statements,
               (select count(*) from figures f where f.excerpt = r.excerpt) figures,
               (select count(*) from events f where f.excerpt = r.excerpt) events
        from excerpts r join articles a using (article)
        where ({where.sql}) and {heading} order by r.article, r.ordinal limit {int(limit)} offset {int(offset)}
    """
    return database.frame(corpus, sql, where.params)


def count(corpus: database.Corpus, selection: Selection) -> int:
    """How many excerpts `rows` pages through."""
    where = inside(selection, "excerpts")
    heading = "true" if selection.text else "not r.heading"
    return database.scalar(corpus, f"select count(*) n from excerpts r where ({where.sql}) and {heading}", where.params)


def articles(corpus: database.Corpus, selection: Selection) -> int:
    """How many articles these excerpts come from."""
    where = inside(selection, "excerpts")
    heading = "true" if selection.text else "not r.heading"
    return database.scalar(corpus, f"select count(distinct r.article) n from excerpts r where ({where.sql}) and {heading}", where.params)
