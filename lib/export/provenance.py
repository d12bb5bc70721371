"""What every file says of itself: filters, window, corpus version and its date, how much it holds, and the address of the view."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeAlias

from lib.export.scene import Scene
from lib.query import crosscheck, excerpts, manifest, overview, sentence
from lib.schema import TABLES

Link: TypeAlias = Callable[[str | None], str]
"""Full address of a record in the view; of the view itself for None."""
NOTES = ("method.quotes", "method.money")


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """Where the content of a file comes from. `rows` counts records by table, `params` is the selection as an address carries it."""

    name: str
    filters: str
    holds: str
    params: Mapping[str, list[str]]
    window: str
    corpus: str
    version: str
    built: str
    rows: Mapping[str, int]
    address: str
    made: date
    language: str
    notes: tuple[str, ...]

    @property
    def stamp(self) -> str:
        """Eight characters that differ wherever the content can: two different files never share a name."""
        told = "\x1f".join([self.version, repr(sorted(self.params.items())), self.address, self.made.isoformat(), self.language])
        return hashlib.sha256(told.encode("utf-8", "replace")).hexdigest()[:8]

    def as_json(self) -> dict[str, Any]:
        """The same as plain values."""
        return {
            "name": self.name,
            "filters": self.filters,
            "selection": {k: list(v) for k, v in self.params.items()},
            "window": self.window,
            "corpus": self.corpus,
            "version": self.version,
            "built": self.built,
            "rows": dict(self.rows),
            "address": self.address,
            "made": self.made.isoformat(),
            "language": self.language,
            "notes": list(self.notes),
        }


def of(scene: Scene, *, link: Link, made: date) -> Provenance:
    """The provenance of whatever is made of a selection on a day."""
    about = scene.corpus.manifest
    return Provenance(
        name=scene.word("brand"),
        filters=scene.filters,
        holds=sentence.holds(scene.counts, scene.language),
        params=scene.selection.to_params(),
        window=sentence.span(scene.selection.first, scene.selection.last, scene.language),
        corpus=manifest.name(about) or scene.word("brand"),
        version=scene.corpus.version,
        built=manifest.facts(about).get("created", "")[:10],
        rows=rows(scene),
        address=link(None),
        made=made,
        language=scene.language,
        notes=notes(scene),
    )


def rows(scene: Scene) -> dict[str, int]:
    """How many records of each table the selection holds, and how many passages and sums were found between them."""
    found = {table: scene.ask(overview.count, table=table) for table in TABLES if table != "excerpts"}
    between = {
        "crosscheck": sum(len(matter.rows) for matter in scene.ask(crosscheck.matters)),
        "sums": len(scene.ask(crosscheck.sums)),
    }
    return {table: found[table] if table in found else scene.ask(excerpts.count) for table in TABLES} | between


def notes(scene: Scene) -> tuple[str, ...]:
    """What a reader of the file must know: where attitudes come from, articles without a date, quotations, currencies."""
    undated = [scene.word("sentence.undated", n=scene.counts.undated)] if scene.counts.undated else []
    return (attitude_note(scene), *undated, *(scene.word(key) for key in NOTES))


def attitude_note(scene: Scene) -> str:
    """Where attitudes come from and how sure they are."""
    if not scene.calibrated:
        return scene.word("sentiment.note")
    measured, real = manifest.accuracy(scene.corpus.manifest), manifest.sentiment_on_articles(scene.corpus.manifest)
    if measured and real is not None:
        return scene.word("sentiment.calibrated", accuracy=f"{measured[0]:.0%}", n=measured[1], real=f"{real:.0%}")
    return scene.word("sentiment.calibrated_plain")


def lines(scene: Scene, said: Provenance) -> tuple[tuple[str, str], ...]:
    """Name and text of each statement of provenance, in the language of the file."""
    counted = scene.word("join.dot").join(f"{scene.label('table', table)} {n:,}" for table, n in said.rows.items())
    return (
        (scene.word("take.said.filters"), said.filters),
        (scene.word("take.said.window"), said.window),
        (scene.word("take.said.rows"), counted),
        (scene.word("take.said.corpus"), said.corpus),
        (scene.word("take.said.version"), said.version),
        (scene.word("take.said.built"), said.built),
        (scene.word("take.said.made"), said.made.isoformat()),
        (scene.word("take.said.address"), said.address),
        *((scene.word("take.said.note"), note) for note in said.notes),
    )


def file_name(said: Provenance, kind: str, suffix: str) -> str:
    """A file's name: kind, window, end of the version, stamp.

    The stamp is there because large downloads are told apart by a sample of their bytes and their name.
    """
    days = "-".join(day.replace("-", "") for day in said.params.get("window", []) if day)
    parts = ["sora-lens", kind, days, said.version.rsplit("-", 1)[-1], said.stamp]
    return "_".join(p for p in parts if p) + f".{suffix}"
