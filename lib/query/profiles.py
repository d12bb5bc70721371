"""One speaker or organisation: its names, who speaks for it, the figures it is quoted for and the events it acts in."""

from __future__ import annotations

import pandas as pd

from lib.query import database, events, figures
from lib.query.clauses import Condition, both
from lib.query.conditions import among, inside
from lib.query.selection import Selection
from lib.query.sources import NAME
from lib.schema import UNKNOWN_SPEAKER

DIMENSIONS = ("speaker", "organisation")


def names(corpus: database.Corpus, *, dimension: str, code: str) -> tuple[str, ...]:
    """All that it is called in the corpus."""
    if dimension == "organisation":
        return (code,)
    sql = "select distinct unnest([speaker, speaker_label]) name from statements where speaker_id = ?"
    found = [str(r["name"]) for r in database.rows(corpus, sql, [code]) if r["name"]]
    return tuple(dict.fromkeys([*sorted(found), code]))


def speakers(corpus: database.Corpus, *, dimension: str, code: str) -> tuple[str, ...]:
    """Identities of those who speak: the speaker itself, or whoever speaks as or for an organisation."""
    if dimension == "speaker":
        return (code,)
    sql = "select distinct speaker_id id from statements where (organisation = ? or speaker = ? or speaker_label = ?) and speaker_id <> ? order by 1"
    return tuple(r["id"] for r in database.rows(corpus, sql, [code, code, code, UNKNOWN_SPEAKER]))


def roles(corpus: database.Corpus, selection: Selection, *, dimension: str, code: str) -> pd.DataFrame:
    """Columns speaker, role, organisation, group, n: as what those who speak are introduced, most often first."""
    where = both([inside(selection, "statements"), among("r.speaker_id", speakers(corpus, dimension=dimension, code=code))])
    sql = f"""
        select r.speaker, r.role, r.organisation, r."group", count(*) n from statements r where {where.sql}
        group by all order by n desc, 1, 2, 3
    """
    return database.frame(corpus, sql, where.params)


def quoted(corpus: database.Corpus, selection: Selection, *, names: tuple[str, ...]) -> pd.DataFrame:
    """Figures that it is quoted for, or that are about it."""
    own = among("coalesce(r.attributed_to, '')", names)
    about = among("coalesce(r.entity, '')", names)
    either = Condition(f"({own.sql}) or ({about.sql})", (*own.params, *about.params))
    return figures.where(corpus, both([inside(selection, "figures"), either]))


def acted(corpus: database.Corpus, selection: Selection, *, names: tuple[str, ...]) -> pd.DataFrame:
    """Events it acts in."""
    marks = ", ".join("?" for _ in names)
    return events.where(corpus, both([inside(selection, "events"), Condition(f"list_has_any(r.actors, [{marks}]::varchar[])", names)]))


def sources(corpus: database.Corpus, selection: Selection, *, names: tuple[str, ...], ids: tuple[str, ...]) -> pd.DataFrame:
    """Columns article, source, statements, mentions: where it speaks or is named."""
    where = inside(selection, "articles")
    said, called = among("s.speaker_id", ids), among("o.organisation", names)
    sql = f"""
        select * from (
            select r.article, {NAME.replace("a.", "r.")} source,
                   (select count(*) from statements s where s.article = r.article and {said.sql}) statements,
                   (select count(*) from organisations o where o.article = r.article and {called.sql}) mentions
            from articles r where {where.sql})
        where statements + mentions > 0 order by statements desc, mentions desc, article
    """
    return database.frame(corpus, sql, (*said.params, *called.params, *where.params))
