"""Statements: who says what, and how attitudes add up."""

from __future__ import annotations

import pandas as pd

from lib.query import database
from lib.query.conditions import Condition, both, inside
from lib.query.selection import Selection
from lib.query.sources import NAME

GROUPINGS = ("group", "speaker", "sector", "source")
_CODE = {"group": 'r."group"', "speaker": "r.speaker_id", "sector": "r.sector", "source": "r.article"}
_NAME = {
    "group": 'any_value(r."group")',
    "speaker": "any_value(coalesce(nullif(r.speaker_label, ''), r.speaker))",
    "sector": "any_value(r.sector)",
    "source": f"any_value({NAME})",
}


def rows(corpus: database.Corpus, selection: Selection, *, limit: int = 500, offset: int = 0) -> pd.DataFrame:
    """Statements in reading order: id, article, source, paragraph, span, text, speaker and attitude."""
    return _rows(corpus, inside(selection, "statements"), "a.article, r.start", limit=limit, offset=offset)


def strongest(corpus: database.Corpus, selection: Selection, *, attitude: str, limit: int = 3) -> pd.DataFrame:
    """The statements the model is surest of, of one attitude; at most one of a speaker.

    Only to be shown where the corpus says that its sentiment is calibrated.
    """
    where = both([inside(selection, "statements"), Condition("r.sentiment = ?", (attitude,))])
    first = Condition(
        "r.statement in (select statement from (select statement, row_number() over (partition by speaker_id "
        f"order by sentiment_confidence desc, start) place from statements r where {where.sql}) where place = 1)",
        where.params,
    )
    return _rows(corpus, first, "r.sentiment_confidence desc, a.article, r.start", limit=limit)


def attitude(corpus: database.Corpus, selection: Selection, *, by: str) -> pd.DataFrame:
    """Columns code, name, n, positive, neutral, negative: one row a group, most statements first.

    A statement on several sectors counts in each of them.
    """
    if by not in GROUPINGS:
        raise KeyError(by)
    where = inside(selection, "statements")
    table = "statements r join articles a using (article)"
    if by == "sector":
        table = (
            "(select *, unnest(case when len(sectors) = 0 then ['other'] else sectors end) sector from statements) r "
            "join articles a using (article)"
        )
    sql = f"""
        select {_CODE[by]} code, {_NAME[by]} name, count(*) n,
               count(*) filter (r.sentiment = 'positive') positive,
               count(*) filter (r.sentiment = 'neutral') neutral,
               count(*) filter (r.sentiment = 'negative') negative
        from {table} where {where.sql} group by 1 order by n desc, code
    """
    return database.frame(corpus, sql, where.params)


def _rows(corpus: database.Corpus, where: Condition, order: str, *, limit: int, offset: int = 0) -> pd.DataFrame:
    sql = f"""
        select r.statement id, r.article, {NAME} source, x.ordinal paragraph, r.start, r."end", r.text, r.type,
               r.speaker, r.speaker_id, coalesce(nullif(r.speaker_label, ''), r.speaker) speaker_label, r.speaker_kind,
               r.role, r.organisation, r."group", r.sectors, r.sentiment, r.sentiment_score, r.sentiment_confidence
        from statements r join articles a using (article) left join excerpts x on x.excerpt = r.excerpt
        where {where.sql} order by {order} limit {int(limit)} offset {int(offset)}
    """
    return database.frame(corpus, sql, where.params)
