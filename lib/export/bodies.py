"""Frames to the bodies and notes of slides: how much fits a slide, and what is said of the rest."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

import pandas as pd

from lib.charts import attitude as attitude_chart
from lib.charts import density
from lib.charts import figures as figures_chart
from lib.charts import timeline as timeline_chart
from lib.charts.figures import quoted
from lib.charts.figures import title as measured
from lib.charts.numbers import short
from lib.charts.quoting import shortened
from lib.charts.theme import ATTITUDES, SMALL
from lib.export import spoken
from lib.export.scene import Made, Scene
from lib.export.slide import (
    MARGIN,
    SIZES,
    WIDTH,
    Amount,
    Amounts,
    Bars,
    Body,
    Diverging,
    Laid,
    Line,
    Lines,
    Moment,
    Quote,
    Quotes,
    Table,
    Tile,
    Tiles,
    Timeline,
    clipped,
    lane_width,
    wide,
)
from lib.export.spoken import PASSAGES, passages, short_source, who
from lib.labels import joined, label
from lib.query import articles, events, statements, systems
from lib.query.database import Row
from lib.query.sources import dated

CLAIMED = 30
"""Half characters of a cell of claims."""
ROWS = 9
"""Bars, amounts or table rows that can be read from the back of a room."""
LEFT_TO_RIGHT = ("negative", "neutral", "positive")
MOST_LAID = 6
"""Events laid over the lines of a slide."""
LANE_ROWS, TIMELINE_ROWS = 3, 14
"""Rows of labels in a lane, and rows that still can be read."""


def tiles(scene: Scene, largest: str) -> Tiles:
    """What the selection holds, in four numbers."""
    n = scene.counts
    attitudes = scene.word("sentence.attitudes", positive=n.positive, neutral=n.neutral, negative=n.negative)
    return Tiles(
        (
            Tile(f"{n.statements:,}", scene.word("what.statements"), attitudes),
            Tile(
                f"{n.events:,}",
                scene.word("tile.events"),
                scene.word("tile.events_note", happened=n.events - n.planned, planned=n.planned),
            ),
            Tile(f"{n.figures:,}", scene.word("tile.figures"), largest),
            Tile(
                f"{n.articles:,}",
                scene.word("tile.sources"),
                scene.word("tile.sources_note", publishers=n.publishers, words=n.characters),
            ),
        )
    )


def attitude_names(scene: Scene, frame: pd.DataFrame, by: str) -> list[str]:
    """What each row is called."""
    return attitude_chart.names(frame, by=by, language=scene.language)


def attitude(scene: Scene, frame: pd.DataFrame, *, by: str) -> tuple[Bars | Diverging, int]:
    """Doubt, neutral and hope for each row, diverging; of a single row a bar for each. And how many rows are left out."""
    called = tuple(scene.label("attitude", code) for code in LEFT_TO_RIGHT)
    if len(frame) == 1:
        row = frame.iloc[0]
        values = tuple(int(row[a]) for a in LEFT_TO_RIGHT)
        return Bars(called, attitude_names(scene, frame, by)[0], values, tuple(ATTITUDES[a] for a in LEFT_TO_RIGHT)), 0
    shown = frame.head(ROWS)
    names = attitude_names(scene, shown, by)
    rows = tuple(f"{clipped(name, 22)}  n={int(n)}" for name, n in zip(names, shown["n"], strict=True))
    counts = [tuple(int(row[a]) for a in LEFT_TO_RIGHT) for _, row in shown.iterrows()]
    values_ = tuple((doubt, neutral, hope) for doubt, neutral, hope in counts)
    few = tuple(int(n) < SMALL for n in shown["n"])
    return Diverging(rows, (called[0], called[1], called[2]), values_, few, scene.word("deck.helper")), len(frame) - len(shown)


def attitude_notes(scene: Scene, frame: pd.DataFrame, by: str, weigh: str) -> tuple[str, ...]:
    """Every row with its counts."""
    return tuple(
        scene.word(f"attitude.row_of.{weigh}", name=name, **{c: int(row[c]) for c in ("n", "positive", "neutral", "negative")})
        for name, (_, row) in zip(attitude_names(scene, frame, by), frame.iterrows(), strict=True)
    )[: 2 * PASSAGES]


def statement_notes(scene: Scene) -> tuple[str, ...]:
    """The first statements with speaker and passage, and how many more there are."""
    frame = scene.ask(statements.rows, limit=PASSAGES)
    return passages(scene, [spoken.statement(scene, row) for _, row in frame.iterrows()], scene.counts.statements)


def voices(scene: Scene, *, each: int, limit: int, order: tuple[str, str] = ("positive", "negative")) -> tuple[Quote, ...]:
    """The statements the model is surest of; each says in words which attitude it is."""
    found = []
    for code in order:
        frame = scene.ask(statements.strongest, attitude=code, limit=each)
        for _, row in frame.iterrows():
            shown = quote(scene, row, limit=limit)
            found.append(replace(shown, by=joined([scene.label("attitude", code), shown.by], scene.language, by="dot")))
    return tuple(found)


def voices_notes(scene: Scene, *, each: int) -> tuple[str, ...]:
    """The same in full, with their passages."""
    frames = [scene.ask(statements.strongest, attitude=code, limit=each) for code in ("positive", "negative")]
    return tuple(spoken.statement(scene, row) for frame in frames for _, row in frame.iterrows())


def quote(scene: Scene, row: Row, *, limit: int) -> Quote:
    """A statement as a quotation; only direct speech wears quotation marks."""
    marks = (scene.word("quote.open"), scene.word("quote.close")) if row["type"] == "direct" else ("", "")
    return Quote(f"{marks[0]}{shortened(row['text'], limit)}{marks[1]}", who(scene, row), ATTITUDES[row["sentiment"]], row["id"])


def counted(scene: Scene, days: pd.DataFrame) -> Bars:
    """How many events touch each week, month, quarter or year."""
    first = max(scene.selection.first or date.min, min(days["date_start"]))
    last = min(scene.selection.last or date.max, max(days["date_end"]))
    step, spans = density.periods(first, last, most=ROWS)
    values = tuple(sum(density.touching(days, a, b)) for a, b in spans)
    return Bars(tuple(density.named(spans, step, scene.language)), scene.word("what.events"), values, tuple("quiet" for _ in spans))


def timeline(scene: Scene, frame: pd.DataFrame) -> tuple[Timeline, int]:
    """Events in lanes, placed for letters of 18 on a slide; and how many carry no label."""
    first = scene.selection.first or min(frame["date_start"])
    last = scene.selection.last or max(frame["date_end"])
    # The chart fits letters of 12 pixels; the slide's are larger.
    room = WIDTH - 2 * MARGIN - lane_width([_lane(scene, category) for category in frame["category"]])
    width = int(room * 12 / SIZES["small"]) - 4
    fit = timeline_chart.Fit(first=first, last=last, merge=True, rows_a_lane=LANE_ROWS, letters=17, width=width)
    placed, lanes = timeline_chart.place(frame, **fit)
    # Marks without a label open rows beyond those of the labels: where that fills the slide, they are left to the notes.
    if sum(lanes.values()) > TIMELINE_ROWS:
        placed = [p for p in placed if p.row < LANE_ROWS]
        lanes = {lane: min(rows, LANE_ROWS) for lane, rows in lanes.items()}
    tops, total = {}, 0
    for lane, rows in lanes.items():
        tops[lane] = total
        total += rows
    moments = []
    for p in placed:
        event = frame.iloc[p.index]
        moments.append(
            Moment(event["date_start"], event["date_end"], tops[p.lane] + p.row, p.text, p.side, event["status"] == "planned", event["id"])
        )
    named = tuple((_lane(scene, lane), rows) for lane, rows in lanes.items())
    made = Timeline(first, last, named, (), tuple(moments))
    every = zip(*timeline_chart.ticks(first, last, scene.language), strict=True)
    return replace(made, ticks=_apart(made, every, room)), sum(not m.text for m in moments)


def _apart(made: Timeline, ticks: Iterable[tuple[date, str]], room: float) -> tuple[tuple[date, str], ...]:
    """The ticks whose names do not run into each other."""
    kept: list[tuple[date, str]] = []
    end = 0.0
    for day, name in ticks:
        at = made.place(day) * room
        if not kept or at >= end:
            kept.append((day, name))
            end = at + wide(name) * SIZES["small"] * 0.55 + 16
    return tuple(kept)


def event_notes(scene: Scene, frame: pd.DataFrame) -> tuple[str, ...]:
    """Every event with its day and passage."""
    return passages(scene, [spoken.event(scene, row) for _, row in frame.head(2 * PASSAGES).iterrows()], scene.counts.events)


def figures(scene: Scene, frame: pd.DataFrame, kind: str) -> tuple[Body, pd.DataFrame] | None:
    """The figures of the unit quoted most, largest first; an index with several days as lines. And the rows that are drawn."""
    days = figures_chart.dated(frame)
    if kind == "index" and len(days) > 1 and days["day"].nunique() > 1:
        days = days.sort_values("day")
        drawn = days[days["entity"].isin(list(days["entity"].value_counts().index[:4]))]
        return Lines(tuple(_line(str(entity), rows) for entity, rows in drawn.groupby("entity", sort=False))), drawn
    sized = figures_chart.drawn(frame)
    if not len(sized):
        return None
    unit = str(sized["unit"].value_counts().index[0])
    drawn = frame[[r["unit"] == unit and figures_chart.size(r) is not None for _, r in frame.iterrows()]].head(ROWS)
    amounts = tuple(
        Amount(clipped(measured(r, scene.language), 34), _stated(scene, r), r["low"], r["high"], r["status"] != "actual", r["id"])
        for _, r in drawn.iterrows()
    )
    log, low, high, ticks = figures_chart.axis([b for a in amounts for b in a.bounds], unit)
    named = tuple((tick, short(tick, scene.language)) for tick in ticks)
    return Amounts(label("unit", unit, scene.language), log, low, high, named, amounts), drawn


def laid(scene: Scene, body: Lines) -> tuple[Lines, tuple[str, ...]]:
    """Events of known days laid over lines, where there are many evenly out of all; and their passages."""
    days = body.days
    frame = scene.ask(events.rows, limit=events.LAID)
    inside = [r for _, r in frame.iterrows() if r["date_start"] == r["date_end"] and days[0] <= r["date_start"] <= days[-1]]
    kept = inside[:: -(-len(inside) // MOST_LAID)] if inside else []
    shown = tuple(Laid(r["date_start"], clipped(str(r["headline"]), 44), r["status"] == "planned", r["id"]) for r in kept)
    notes = [f"{place} {spoken.event(scene, row)}" for place, row in enumerate(kept, 1)]
    return replace(body, laid=shown), passages(scene, notes, len(inside))


def figure_notes(scene: Scene, frame: pd.DataFrame) -> tuple[str, ...]:
    """Every figure with what it measures, who quotes it, and its passage."""
    return passages(scene, [spoken.figure(scene, row) for _, row in frame.head(2 * PASSAGES).iterrows()], len(frame))


def mentions(scene: Scene, frame: pd.DataFrame) -> tuple[Bars, int]:
    """Systems by mentions; and how many are left out."""
    shown = frame.head(ROWS)
    rows = tuple(
        f"{clipped(str(name), 16)}  {scene.word('count.articles', n=int(n))}"
        for name, n in zip(shown["name"], shown["articles"], strict=True)
    )
    mentioned = tuple(int(m) for m in shown["mentions"])
    return Bars(rows, scene.word("column.mentions"), mentioned, tuple("quiet" for _ in rows)), len(frame) - len(shown)


def mention_notes(scene: Scene, frame: pd.DataFrame) -> tuple[str, ...]:
    """Every system and article with its mentions."""
    lines = [spoken.mention(scene, r) for _, r in frame.head(2 * PASSAGES).iterrows()]
    return passages(scene, lines, len(frame))


def compared(scene: Scene, frame: pd.DataFrame) -> tuple[Table, tuple[str, ...]]:
    """The systems named most, side by side: vendor, mentions, attitude, what is claimed; and the passages of the claims."""
    rows: list[tuple[str, ...]] = []
    notes: list[str] = []
    for _, r in frame.head(6).iterrows():
        claims = scene.ask(systems.claims, system=r["code"])
        notes += dict.fromkeys(spoken.figure(scene, c, of=str(r["name"])) for _, c in claims.iterrows())
        rows.append(
            (
                clipped(str(r["name"]), 20),
                clipped(r["vendor"] or scene.word("systems.vendor_none"), 18),
                f"{int(r['mentions'])} · {int(r['articles'])}",
                f"{int(r['positive'])} / {int(r['neutral'])} / {int(r['negative'])}",
                _claimed(scene, claims, str(r["name"])),
            )
        )
    head = tuple(scene.word(f"deck.column.{name}") for name in ("system", "vendor", "mentions", "attitude", "claims"))
    return Table(head, tuple(rows), (0.18, 0.17, 0.16, 0.2, 0.29)), passages(scene, notes[: 2 * PASSAGES], len(notes))


def _claimed(scene: Scene, claims: pd.DataFrame, system: str) -> str:
    """What is claimed of a system, each thing once: as many claims as a cell has room for."""
    named = dict.fromkeys(f"{spoken.measures(scene, c, of=system)} {c['text']}" for _, c in claims.iterrows())
    shown: list[str] = []
    for said in named:
        if shown and wide(joined([*shown, said], scene.language, by="clause")) > CLAIMED:
            break
        shown.append(said)
    return clipped(joined(shown, scene.language, by="clause"), CLAIMED) if shown else "–"


def sources(scene: Scene, frame: pd.DataFrame) -> Table:
    """The articles with their dates and what they gave."""
    rows = [
        (short_source(str(r["source"]), 26), _days(scene, r), *(str(int(r[c])) for c in ("statements", "figures", "events")))
        for _, r in frame.head(ROWS).iterrows()
    ]
    if len(frame) > ROWS:
        rows[-1] = (scene.word("deck.more_sources", n=len(frame) - ROWS + 1), "", "", "", "")
    head = tuple(scene.word(f"column.{name}") for name in ("article", "published", "statements", "figures", "events"))
    return Table(head, tuple(rows), (0.34, 0.36, 0.11, 0.1, 0.09))


def _days(scene: Scene, row: Row) -> str:
    """When an article was published, in a cell headed «published»; dates alone, so that no row takes two lines."""
    first, last = row.get("published_earliest"), row.get("published_latest")
    if not isinstance(row.get("published"), date) and isinstance(first, date) and isinstance(last, date):
        if first == last:
            return scene.word("deck.day", day=first.isoformat())
        return scene.word("deck.days", first=first.isoformat(), last=last.isoformat())
    return str(row["published"]) if isinstance(row.get("published"), date) else dated(row, scene.language)


def sources_notes(scene: Scene) -> tuple[str, ...]:
    """Every article in full: name, publisher, date, file."""
    frame = scene.ask(articles.rows)
    return passages(scene, [spoken.article(scene, r) for _, r in frame.head(100).iterrows()], len(frame))


def pinned_quote(scene: Scene, row: Row) -> Made:
    """One quotation large; its headline is who says it."""
    finding = scene.word("deck.finding.quote", who=who(scene, row))
    subtitle = joined([scene.label("attitude", row["sentiment"]), scene.label("statement_type", row["type"])], scene.language, by="dot")
    body = Quotes((Quote(quote(scene, row, limit=150).text, spoken.place(scene, row), ATTITUDES[row["sentiment"]], row["id"]),))
    return finding, subtitle, body, (spoken.statement(scene, row),)


def pinned_figure(scene: Scene, row: Row) -> Made:
    """One figure large."""
    status = scene.label("figure_status", row["status"])
    note = joined([p for p in (status, row["as_of"], quoted(row, scene.language)) if p], scene.language, by="dot")
    finding = measured(row, scene.language)
    return (
        finding,
        scene.label("figure_kind", row["kind"]),
        Tiles((Tile(row["text"], note, spoken.place(scene, row)),)),
        (spoken.figure(scene, row),),
    )


def pinned_event(scene: Scene, row: Row) -> Made:
    """One event large."""
    when = timeline_chart.when(row, scene.language)
    subtitle = joined(
        [scene.label("event_category", row["category"]), scene.label("event_status", row["status"])], scene.language, by="dot"
    )
    body = Tiles((Tile(when, row["date_text"], spoken.place(scene, row)),))
    return row["headline"], subtitle, body, (spoken.event(scene, row),)


def _stated(scene: Scene, row: Row) -> str:
    """A figure as printed; what is no fact yet says so in words, not only by a hollow mark."""
    if row["status"] == "actual":
        return str(row["text"])
    return joined([row["text"], scene.label("figure_status", row["status"])], scene.language, by="dot")


def _line(entity: str, rows: pd.DataFrame) -> Line:
    kept = {r["day"]: (r["day"], figures_chart.size(r) or 0.0, str(r["text"])) for _, r in rows.iterrows()}
    return Line(clipped(entity, 30), tuple(kept.values()))


def _lane(scene: Scene, lane: str) -> str:
    return timeline_chart.lane_name(lane, scene.language)
