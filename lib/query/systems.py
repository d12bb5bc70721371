"""AI systems: where each is named, what is claimed beside it, what is said of it."""

from __future__ import annotations

import pandas as pd

from lib.query import database
from lib.query.conditions import inside
from lib.query.selection import Selection
from lib.query.sources import NAME


def rows(corpus: database.Corpus, selection: Selection) -> pd.DataFrame:
    """One row a system: code, name, vendor, mentions, articles, attitude of the statements that name it, a first mention to open."""
    where = inside(selection, "systems")
    said = inside(selection, "statements")
    sql = f"""
        with m as (select * from systems r where {where.sql}),
        s as (
            select m.system, r.statement, any_value(r.sentiment) sentiment
            from m join statements r on r.article = m.article and m.start < r."end" and r.start < m."end"
            where {said.sql} group by 1, 2),
        t as (
            select system, count(*) n, count(*) filter (sentiment = 'positive') positive,
                   count(*) filter (sentiment = 'neutral') neutral, count(*) filter (sentiment = 'negative') negative
            from s group by 1)
        select m.system code, m.system name, mode(m.vendor) vendor, count(*) mentions, count(distinct m.article) articles,
               coalesce(any_value(t.n), 0) n, coalesce(any_value(t.positive), 0) positive,
               coalesce(any_value(t.neutral), 0) neutral, coalesce(any_value(t.negative), 0) negative,
               arg_min(m.mention, (m.article, m.start)) id
        from m left join t using (system) group by 1 order by mentions desc, code
    """
    return database.frame(corpus, sql, (*where.params, *said.params))


def mentions(corpus: database.Corpus, selection: Selection) -> pd.DataFrame:
    """One row a system and article: system, article, source, mentions, and the first mention to open."""
    where = inside(selection, "systems")
    sql = f"""
        select r.system, r.article, any_value({NAME}) source, count(*) mentions, arg_min(r.mention, r.start) id
        from systems r join articles a using (article) where {where.sql} group by 1, 2 order by 1, 2
    """
    return database.frame(corpus, sql, where.params)


def claims(corpus: database.Corpus, selection: Selection, *, system: str) -> pd.DataFrame:
    """Specifications quoted of a system: figures whose entity it is, or that share the paragraph of a lone mention of it."""
    where = inside(selection, "figures")
    sql = f"""
        select r.figure id, r.article, {NAME} source, x.ordinal paragraph, r.text, r.low, r.high, r.unit, r.kind, r.metric,
               r.entity, r.status, r.attributed_to, r.as_of
        from figures r join articles a using (article) left join excerpts x on x.excerpt = r.excerpt
        where ({where.sql}) and not r.market and (r.entity = ? or (r.entity is null and r.excerpt in (
            select excerpt from systems group by excerpt having count(distinct system) = 1 and any_value(system) = ?)))
        order by r.article, r.start
    """
    return database.frame(corpus, sql, (*where.params, system, system))
