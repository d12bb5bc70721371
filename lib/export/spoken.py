"""Records as lines of the notes: each a sentence that can be read out, with its source and paragraph at its end."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from lib.charts.figures import balanced, quoted, reads
from lib.charts.figures import title as measured
from lib.charts.timeline import when
from lib.export.scene import Scene
from lib.export.slide import clipped
from lib.labels import joined
from lib.query.database import Row
from lib.query.sources import dated

PASSAGES = 14
"""Passages in the notes of one slide; the rest are counted."""


def passage(scene: Scene, kind: str, row: Row) -> str:
    """A record in full with its passage: a statement, a figure or an event."""
    makers = {"statement": statement, "figure": figure}
    return makers.get(kind, event)(scene, row)


def statement(scene: Scene, row: Row) -> str:
    """Who says what, and with which attitude; only direct speech wears quotation marks."""
    marks = (scene.word("quote.open"), scene.word("quote.close")) if row["type"] == "direct" else ("", "")
    said = f"{marks[0]}{row['text']}{marks[1]}"
    return scene.word("spoken.statement", who=who(scene, row), attitude=scene.label("attitude", row["sentiment"]), said=said) + place(
        scene, row
    )


def figure(scene: Scene, row: Row, *, of: str = "") -> str:
    """What is measured, the number as printed, when, whether it is a fact, who quotes it; `of` names a system the claim is listed under."""
    stated = str(row["metric"] or "").strip()
    clause = scene.word("spoken.metric", metric=stated) if stated and not reads(stated) and balanced(stated) else ""
    facts = [row["text"], clause, row["as_of"], scene.label("figure_status", row["status"]), quoted(row, scene.language)]
    what = measures(scene, row, of=of)
    if of:
        what = joined([of, what], scene.language, by="dot")
    said = joined([str(f) for f in facts if f], scene.language, by="comma")
    return scene.word("spoken.figure", what=what, said=said) + place(scene, row)


def event(scene: Scene, row: Row) -> str:
    """When, whether it happened, and what."""
    status = scene.label("event_status", row["status"])
    return scene.word("spoken.event", when=when(row, scene.language), status=status, what=row["headline"]) + place(scene, row)


def mention(scene: Scene, row: Row) -> str:
    """How often an article names a system."""
    n = scene.word("count.mentions", n=int(row["mentions"]))
    return scene.word("spoken.mention", system=row["system"], source=short_source(str(row["source"])), n=n)


def article(scene: Scene, row: Row) -> str:
    """An article in full: name, publisher, date, file."""
    name, publisher = str(row["source"]), row["publisher"]
    parts = [name, publisher if publisher and publisher not in name else "", dated(row, scene.language), str(row["file"])]
    return joined([p for p in parts if p], scene.language, by="dot")


def measures(scene: Scene, row: Row, *, of: str = "") -> str:
    """What a figure measures, without the name it is listed under; a metric that does not read as a name gives way to the kind of figure."""
    if not of or row["entity"] not in (None, of):
        return measured(row, scene.language)
    metric = str(row["metric"] or "").strip().removeprefix(of).lstrip("的 ·")
    return metric if metric and reads(metric) else scene.label("figure_kind", row["kind"])


def who(scene: Scene, row: Row) -> str:
    """Speaker, organisation and role."""
    speaker = scene.label("speaker", row["speaker"])
    parts = [speaker, row["organisation"] if row["organisation"] != speaker else None, row["role"]]
    return joined([p for p in parts if p], scene.language)


def place(scene: Scene, row: Row) -> str:
    """Source and paragraph."""
    return scene.word("spoken.place", source=row["source"], n=row["paragraph"] if row["paragraph"] is not None else "?")


def passages(scene: Scene, lines: Iterable[str], total: int) -> tuple[str, ...]:
    """Lines, and how many are left out."""
    shown: tuple[Any, ...] = tuple(lines)
    return (*shown, scene.word("deck.notes_more", n=total - len(shown))) if total > len(shown) else shown


def short_source(name: str, most: int = 40) -> str:
    """A source's name at a length for a foot line, in its own marks.

    >>> short_source("Sora来了"), short_source("《证券日报》"), short_source("“近日,OpenAI公司发布新…”")
    ('《Sora来了》', '《证券日报》', '“近日,OpenAI公司发布新…”')
    """
    shown = clipped(name, most)
    if shown != name and name.endswith("…”"):  # first words, cut already: cut once, and their mark closed again
        shown = clipped(name.removesuffix("…”"), most - 4).removesuffix("…") + "…”"
    return shown if shown[:1] in "《“" else f"《{shown}》"
