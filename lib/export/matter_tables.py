"""What sources agree and differ on, and the sums inside them, as tables: a row a passage, a row a sum."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from lib.charts.figures import title as measured
from lib.export import matters
from lib.export.provenance import Link
from lib.export.scene import Scene
from lib.export.tables import Table, table
from lib.query import crosscheck
from lib.query.crosscheck import Matter, Sum
from lib.query.database import Row

KINDS = {"figure": "figures", "statement": "statements", "event": "events"}
PARTS = ("sum_part", "sum_whole", "sum_share")


def crosschecked(scene: Scene, *, link: Link) -> Table:
    """Every passage of every matter: the number of its matter, how its sources stand, why it was linked, its words and place."""
    found: Sequence[Matter] = scene.ask(crosscheck.matters)
    rows = [(number, matter, row) for number, matter in enumerate(found, 1) for row in matter.rows]
    return table(
        scene,
        "crosscheck",
        {
            "matter": [number for number, _, _ in rows],
            "relation": ([m.relation for _, m, _ in rows], [scene.label("relation", m.relation) for _, m, _ in rows]),
            "on": [matters.about(scene, m) for _, m, _ in rows],
            "record": ([m.kind for _, m, _ in rows], [scene.label("table", KINDS[m.kind]) for _, m, _ in rows]),
            "sources": [m.articles for _, m, _ in rows],
            "text": (*[[matters.record_text(scene, m, row) for _, m, row in rows]] * 2, "quote"),
            "speaker": _of(scene, rows, "speaker", "speaker"),
            "attitude": _of(scene, rows, "sentiment", "attitude"),
            "low": [_value(row, "low") for _, _, row in rows],
            "high": [_value(row, "high") for _, _, row in rows],
            "unit": _of(scene, rows, "unit", "unit"),
            "status": _status(scene, rows),
            "date": [_value(row, "date_start") for _, _, row in rows],
            "rule": ([list(m.rules) for _, m, _ in rows], [matters.why(scene, m) for _, m, _ in rows]),
            **_places([row for _, _, row in rows], link),
        },
        title=scene.label("table", "crosscheck"),
    )


def summed(scene: Scene, *, link: Link) -> Table:
    """Every sum inside a source: as one would write it, whether it comes out, and the three figures as printed."""
    found: Sequence[Sum] = scene.ask(crosscheck.sums)
    said = {True: "sums.check", False: "sums.check_off"}
    return table(
        scene,
        "sums",
        {
            "sum": [s.check.printed for s in found],
            "comes_out": ([s.check.holds for s in found], [scene.word(said[s.check.holds]) for s in found]),
            **{part: [_printed(scene, s.rows[place]) for s in found] for place, part in enumerate(PARTS)},
            **{f"{part}_id": [s.check.figures[place] for s in found] for place, part in enumerate(PARTS[:2])},
            **_places([s.rows[2] for s in found], link),
        },
        title=scene.label("table", "sums"),
    )


def _printed(scene: Scene, row: Row) -> str:
    """A figure as printed, and what it measures."""
    return f"{row['text']} {measured(row, scene.language)}"


def _value(row: Row, name: str) -> Any:
    """A value that records of this kind may not have."""
    value = row.get(name) if isinstance(row, dict) else None
    return None if value is None or value != value else value


def _of(scene: Scene, rows: Sequence[tuple[int, Matter, Row]], name: str, kind: str) -> tuple[list[Any], list[str | None]]:
    """A column of codes and their names, empty where a kind of record has none."""
    values = [_value(row, name) for _, _, row in rows]
    return values, [scene.label(kind, str(v)) if v is not None else None for v in values]


def _status(scene: Scene, rows: Sequence[tuple[int, Matter, Row]]) -> tuple[list[Any], list[str | None]]:
    """Whether a figure or an event is a fact yet."""
    values = [_value(row, "status") for _, _, row in rows]
    return values, [scene.label(f"{m.kind}_status", str(v)) if v is not None else None for v, (_, m, _) in zip(values, rows, strict=True)]


def _places(rows: Sequence[Row], link: Link) -> dict[str, Any]:
    """Where each record stands, and the address that opens it."""
    ids = [row["id"] for row in rows]
    return {
        "article": [row["source"] for row in rows],
        "paragraph": [row["paragraph"] for row in rows],
        "file_id": [row["article"] for row in rows],
        "id": ids,
        "link": [link(i) for i in ids],
    }
