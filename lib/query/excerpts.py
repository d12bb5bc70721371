"""Excerpts: the paragraphs of the sources, with what was read out of each."""

from __future__ import annotations

import pandas as pd

from lib.query import database, searching
from lib.query.clauses import Condition
from lib.query.conditions import inside
from lib.query.selection import Selection
from lib.query.sources import NAME
from lib.search.parse import parsed

ORDERS = ("relevance", "latest", "earliest", "place")


def rows(corpus: database.Corpus, selection: Selection, *, limit: int = 20, offset: int = 0, order: str = "place") -> pd.DataFrame:
    """A page of excerpts: in reading order, the fittest first, or by the date of their article; headings only with a search.

    Which excerpts stand on the page is found first, on identifiers alone; the facts in them are counted for these only.
    """
    return of(corpus, selection, ids=ids(corpus, selection, limit=limit, offset=offset, order=order))


def of(corpus: database.Corpus, _selection: Selection, *, ids: tuple[str, ...]) -> pd.DataFrame:
    """The excerpts of some identifiers, in their order."""
    if not ids:
        return database.frame(corpus, _ROWS.format(among="false"))
    frame = database.frame(corpus, _ROWS.format(among=f"r.excerpt in ({', '.join('?' for _ in ids)})"), ids)
    place = {id_: number for number, id_ in enumerate(ids)}
    return frame.sort_values("id", key=lambda found: found.map(place), ignore_index=True)


def ids(corpus: database.Corpus, selection: Selection, *, limit: int, offset: int = 0, order: str = "place") -> tuple[str, ...]:
    """Identifiers of a stretch of the excerpts, in order: ranking ten thousand is the slow part, and serves many pages at once."""
    if order not in ORDERS:
        raise KeyError(order)
    where = inside(selection, "excerpts")
    heading = "true" if selection.text else "not r.heading"
    fit = searching.score(parsed(selection.text), "r.text") if order == "relevance" else Condition("")
    by = {
        "relevance": f"{fit.sql} desc, length(r.text), ",
        "latest": "(select a.published_latest from articles a where a.article = r.article) desc nulls last, ",
        "earliest": "(select a.published_earliest from articles a where a.article = r.article) nulls last, ",
    }.get(order, "")
    sql = f"""
        select r.excerpt id from excerpts r where ({where.sql}) and {heading}
        order by {by}r.article, r.ordinal limit {int(limit)} offset {int(offset)}
    """
    return tuple(str(r["id"]) for r in database.rows(corpus, sql, (*where.params, *fit.params)))


_ROWS = f"""
        select r.excerpt id, r.article, {NAME} source, r.ordinal paragraph, r.start, r."end", r.text, r.sectors, a.script,
               (select count(*) from statements f where f.excerpt = r.excerpt) statements,
               (select count(*) from figures f where f.excerpt = r.excerpt) figures,
               (select count(*) from events f where f.excerpt = r.excerpt) events
        from excerpts r join articles a using (article)
        where {{among}}
"""


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
