"""Every kind of record of a selection as a table, in the order of the contract, then what is found between them."""

from __future__ import annotations

from lib.export import matter_tables, tables
from lib.export.provenance import Link
from lib.export.scene import Scene
from lib.export.tables import Table


def records(scene: Scene, *, link: Link) -> tuple[Table, ...]:
    """The tables that CSV, JSON and Parquet hold."""
    return (
        tables.sources(scene, link=link),
        tables.passages(scene, link=link),
        tables.said(scene, link=link),
        tables.quoted(scene, link=link),
        tables.happened(scene, link=link),
        *(tables.named(scene, name, link=link) for name in ("systems", "organisations")),
        matter_tables.crosschecked(scene, link=link),
        matter_tables.summed(scene, link=link),
    )
