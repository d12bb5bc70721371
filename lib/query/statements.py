"""Statements: who says what, and how attitudes add up."""

from __future__ import annotations

import pandas as pd

from lib.query import database
from lib.query.conditions import Condition, among, both, inside
from lib.query.selection import Selection
from lib.query.sources import NAME

GROUPINGS = ("group", "speaker", "sector", "source", "subject", "week")
WEIGHINGS = ("statements", "speakers")
"""Every statement counts, or every speaker once: one who is quoted ten times must not outvote ten speakers."""
_CODE = {
    "group": 'r."group"',
    "speaker": "r.speaker_id",
    "sector": "r.sector",
    "source": "r.article",
    "subject": "r.subject",
    "week": "strftime(date_trunc('week', a.published_earliest), '%Y-%m-%d')",
}
_NAME = {
    "group": 'any_value(r."group")',
    "speaker": "any_value(coalesce(nullif(r.speaker_label, ''), r.speaker))",
    "sector": "any_value(r.sector)",
    "source": f"any_value({NAME})",
    "subject": "any_value(r.subject)",
    "week": "any_value(strftime(date_trunc('week', a.published_earliest), '%Y-%m-%d'))",
}
_ONE_WEEK = "date_trunc('week', a.published_earliest) = date_trunc('week', a.published_latest)"
"""By week go only articles whose bounds lie in one week."""


def rows(
    corpus: database.Corpus, selection: Selection, *, limit: int = 500, offset: int = 0, week: str | None = None, surest: bool = False
) -> pd.DataFrame:
    """Statements in reading order, or those first that the model is surest of: id, article, source, paragraph, span, text, speaker and attitude.

    `week` (an ISO Monday) keeps those whose article's bounds lie in that week.
    """
    order = "r.sentiment_confidence desc, a.article, r.start, r.statement" if surest else "a.article, r.start, r.statement"
    return _rows(corpus, _of_week(selection, week), order, limit=limit, offset=offset)


def count(corpus: database.Corpus, selection: Selection, *, week: str | None = None) -> int:
    """How many statements there are, whatever a list of them leaves out."""
    where = _of_week(selection, week)
    return database.scalar(corpus, f"select count(*) n from statements r join articles a using (article) where {where.sql}", where.params)


def _of_week(selection: Selection, week: str | None) -> Condition:
    """Statements of a selection, of one week or of all."""
    where = inside(selection, "statements")
    return both([where, Condition(f"{_ONE_WEEK} and {_CODE['week']} = ?", (week,))]) if week else where


SPOKEN = 15
"""A shorter statement gives the model too little to be among the strongest: «现实不存在了» is awe, not doubt."""


def strongest(corpus: database.Corpus, selection: Selection, *, attitude: str, limit: int = 3) -> pd.DataFrame:
    """The statements the model is surest of, of one attitude; at most one of a speaker.

    Only to be shown where the corpus says that its sentiment is calibrated.
    """
    where = both([inside(selection, "statements"), Condition(f"r.sentiment = ? and length(r.text) >= {SPOKEN}", (attitude,))])
    first = Condition(
        "r.statement in (select statement from (select statement, row_number() over (partition by speaker_id "
        f"order by sentiment_confidence desc, start) place from statements r where {where.sql}) where place = 1)",
        where.params,
    )
    return _rows(corpus, first, "r.sentiment_confidence desc, a.article, r.start", limit=limit)


def named(corpus: database.Corpus, selection: Selection, *, ids: tuple[str, ...]) -> pd.DataFrame:
    """Those of some statements that are inside the selection."""
    return _rows(corpus, both([inside(selection, "statements"), among("r.statement", ids)]), "a.article, r.start", limit=len(ids))


def attitude(corpus: database.Corpus, selection: Selection, *, by: str, weigh: str = "statements") -> pd.DataFrame:
    """Columns code, name, n, positive, neutral, negative: one row a group, most first; weeks in their own order.

    A statement on several sectors or subjects counts in each of them. Weighed by speakers, each speaker of a group counts once, with the
    attitude most of his statements show there (neutral where hope and doubt are even).
    """
    if by not in GROUPINGS or weigh not in WEIGHINGS:
        raise KeyError(by)
    where = inside(selection, "statements")
    if by == "week":
        where = both([where, Condition(_ONE_WEEK)])
    code, name = _CODE[by], _NAME[by]
    counted = f"""
        select {code} code, {name} name, count(*) n,
               count(*) filter (r.sentiment = 'positive') positive,
               count(*) filter (r.sentiment = 'neutral') neutral,
               count(*) filter (r.sentiment = 'negative') negative
        from {_table(by)} where {where.sql} group by {"1" if weigh == "statements" else "1, r.speaker_id"}
    """
    order = "code" if by == "week" else "n desc, code"
    if weigh == "speakers":
        counted = f"""
            select code, any_value(name) name, count(*) n,
                   count(*) filter (positive > negative and positive >= neutral) positive,
                   count(*) filter (not (positive > negative and positive >= neutral) and not (negative > positive and negative >= neutral)) neutral,
                   count(*) filter (negative > positive and negative >= neutral) negative
            from ({counted}) group by 1
        """
    return database.frame(corpus, f"select * from ({counted}) order by {order}", where.params)


def spoken_of(counts: pd.DataFrame, *, most_first: bool = False) -> pd.DataFrame:
    """The rows of such counts that hold any statement."""
    held = counts[[int(n) > 0 for n in counts["n"]]]
    return held.sort_values("n", ascending=False, kind="stable") if most_first else held


def undated(corpus: database.Corpus, selection: Selection) -> int:
    """Statements left out of a count by week, because their article's bounds span more than one."""
    where = both([inside(selection, "statements"), Condition(f"not coalesce({_ONE_WEEK}, false)")])
    return database.scalar(corpus, f"select count(*) n from {_table('week')} where {where.sql}", where.params)


def _table(by: str) -> str:
    """Statements beside their articles, once for each sector or subject where these are counted."""
    listed = {
        "sector": "unnest(case when len(sectors) = 0 then ['other'] else sectors end) sector",
        "subject": "unnest(case when len(subjects) = 0 then ['other'] else subjects end) subject",
    }.get(by)
    rows = f"(select *, {listed} from statements)" if listed else "statements"
    return f"{rows} r join articles a using (article)"


def _rows(corpus: database.Corpus, where: Condition, order: str, *, limit: int, offset: int = 0) -> pd.DataFrame:
    sql = f"""
        select r.statement id, r.article, {NAME} source, x.ordinal paragraph, r.start, r."end", r.text, r.type,
               r.speaker, r.speaker_id, coalesce(nullif(r.speaker_label, ''), r.speaker) speaker_label, r.speaker_kind,
               r.role, r.organisation, r."group", r.sectors, r.subjects, r.sentiment, r.sentiment_score, r.sentiment_confidence
        from statements r join articles a using (article) left join excerpts x on x.excerpt = r.excerpt
        where {where.sql} order by {order} limit {int(limit)} offset {int(offset)}
    """
    return database.frame(corpus, sql, where.params)
