"""The counts that the selection sentence and the tiles are made of."""

from __future__ import annotations

from dataclasses import dataclass

from lib.query import database
from lib.query.conditions import Condition, both, inside, outside_window
from lib.query.selection import Selection


@dataclass(frozen=True, slots=True)
class Counts:
    """How much the selection holds, by kind of record."""

    articles: int
    undated: int
    publishers: int
    characters: int
    statements: int
    speakers: int
    positive: int
    neutral: int
    negative: int
    events: int
    planned: int
    events_outside: int
    event_articles: int
    figures: int
    money: int
    product_figures: int
    figure_articles: int
    systems: int
    excerpts: int


def counts(corpus: database.Corpus, selection: Selection) -> Counts:
    """All counts of a selection."""
    found: dict[str, int] = {}
    for table, columns, condition in (
        (
            "articles",
            "count(*) articles, count(*) filter (published_earliest is null and published_latest is null) undated, "
            "count(distinct publisher) publishers, coalesce(sum(length(text)), 0) characters",
            inside(selection, "articles"),
        ),
        (
            "statements",
            "count(*) statements, count(distinct speaker_id) speakers, count(*) filter (sentiment = 'positive') positive, "
            "count(*) filter (sentiment = 'neutral') neutral, count(*) filter (sentiment = 'negative') negative",
            inside(selection, "statements"),
        ),
        (
            "events",
            "count(*) events, count(*) filter (status = 'planned') planned, count(distinct article) event_articles",
            inside(selection, "events"),
        ),
        ("events", "count(*) events_outside", outside_window(selection)),
        (
            "figures",
            "count(*) filter (market) figures, count(*) filter (market and kind = 'money') money, "
            "count(*) filter (not market) product_figures, count(distinct article) filter (market) figure_articles",
            inside(selection, "figures"),
        ),
        ("systems", "count(distinct system) systems", inside(selection, "systems")),
        ("excerpts", "count(*) excerpts", inside(selection, "excerpts")),
    ):
        found |= _one(corpus, table, columns, condition)
    return Counts(**found)


def count(corpus: database.Corpus, selection: Selection, *, table: str, market: bool | None = None) -> int:
    """How many records of one table are inside; figures of the market only, or of products only, where asked."""
    extra = Condition("true") if market is None else Condition("r.market" if market else "not r.market")
    where = both([inside(selection, table), extra])
    return database.scalar(corpus, f"select count(*) n from {table} r where {where.sql}", where.params)


def _one(corpus: database.Corpus, table: str, columns: str, condition: Condition) -> dict[str, int]:
    row = database.rows(corpus, f"select {columns} from {table} r where {condition.sql}", condition.params)[0]
    return {name: int(value or 0) for name, value in row.items()}
