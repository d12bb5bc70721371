"""Articles: the documents, what was removed of each, and every fact of one of them."""

from __future__ import annotations

from typing import Any

import pandas as pd

from lib.query import database
from lib.query.conditions import inside
from lib.query.selection import Selection
from lib.query.sources import NAME
from lib.schema import KEYS


def rows(corpus: database.Corpus, selection: Selection) -> pd.DataFrame:
    """One row a document: name, dates, script, characters kept and removed, and how many facts it gave."""
    where = inside(selection, "articles")
    sql = f"""
        select a.article id, a.article, {NAME} source, a.title, a.publisher, a.authors, a.published, a.published_earliest,
               a.published_latest, a.published_why, a.script, a.source file, a.encoding, a.invented, a.notes,
               length(a.text) kept, len(a.dropped) cuts,
               coalesce(list_sum(list_transform(a.dropped, lambda d: d.raw_end - d.raw_start)), 0) removed,
               (select count(*) from statements f where f.article = a.article) statements,
               (select count(*) from figures f where f.article = a.article) figures,
               (select count(*) from events f where f.article = a.article) events
        from articles a semi join (select article from articles r where {where.sql}) using (article) order by a.article
    """
    return database.frame(corpus, sql, where.params)


def dropped(corpus: database.Corpus, selection: Selection) -> pd.DataFrame:
    """One row a stretch that was removed: article, place in the raw file, length, reason, and its text where the store keeps it."""
    where = inside(selection, "articles")
    sql = f"""
        select a.article, {NAME} source, d.drop.raw_start raw_start, d.drop.raw_end raw_end,
               d.drop.raw_end - d.drop.raw_start length, d.drop.reason reason
        from articles a, unnest(a.dropped) d(drop)
        where a.article in (select article from articles r where {where.sql}) order by a.article, raw_start
    """
    return database.frame(corpus, sql, where.params)


def read(corpus: database.Corpus, article: str) -> dict[str, Any] | None:
    """One article with its text and its name, or None."""
    sql = f"select a.*, {NAME} name from articles a where a.article = ?"
    found = database.rows(corpus, sql, [article])
    return found[0] if found else None


def facts(corpus: database.Corpus, article: str) -> list[dict[str, Any]]:
    """Every fact of an article in reading order: kind, id, spans, and the whole record under `record`."""
    out: list[dict[str, Any]] = []
    for kind in ("statements", "figures", "events", "systems", "organisations"):
        for record in database.rows(corpus, f'select * from {kind} where article = ? order by start, "end"', [article]):
            spans = [(p["start"], p["end"]) for p in record.get("parts") or []] or [(record["start"], record["end"])]
            out.append({"kind": kind, "id": record[KEYS[kind]], "spans": spans, "record": record})
    return sorted(out, key=lambda f: (f["spans"][0][0], -f["spans"][-1][1]))


def paragraphs(corpus: database.Corpus, article: str) -> list[dict[str, Any]]:
    """The paragraphs of an article in order."""
    return database.rows(corpus, "select * from excerpts where article = ? order by ordinal", [article])


def holder(corpus: database.Corpus, record: str) -> str | None:
    """The article that holds a record, whatever its kind; None for an identifier the corpus does not know."""
    parts = " union all ".join(f"select article from {t} where {k} = $id" for t, k in KEYS.items())
    cursor = corpus.cursor()
    try:
        row = cursor.execute(f"{parts} limit 1", {"id": record}).fetchone()
        return str(row[0]) if row else None
    finally:
        cursor.close()
