"""Quoted numbers: each quantity with weight, and what it measures, whose, when, how sure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from lib.extract.metrics import Metric, heads, metric
from lib.extract.places import place
from lib.extract.quantities import Quantity, quantities
from lib.extract.weight import has_weight
from lib.schema import UNKNOWN_SPEAKER, Figure, Statement
from lib.text.anchors import resolve_dates
from lib.text.reading import Reading


def figures(reading: Reading, statements: Sequence[Statement], names: Any) -> tuple[Figure, ...]:
    """Every quoted number of a reading, in reading order."""
    folded = reading.folded
    dates = resolve_dates(folded, reading.sentences, reading.published)
    spans = [(d.mention.start, d.mention.end) for d in dates]
    organisations = tuple((n.start, n.end) for n in getattr(names, "organisations", ()))
    kept = [q for q in quantities(folded) if has_weight(folded, q, spans) or not q.unit]
    out = []
    earlier: Quantity | None = None
    previous: Metric | None = None
    nearest: Metric | None = None
    sentence = None
    for found in kept:
        statement = _statement(statements, found.core)
        where = place(reading, found, earlier=earlier, dates=dates, statement=statement)
        if sentence != where.sentence:
            earlier = previous = nearest = None
            sentence = where.sentence
            where = replace(where, before=None)
        measured = metric(where, names=organisations, previous=previous, nearest=nearest)
        if not found.unit:
            unit = heads()[1][measured.head].data.get("unit") if measured and measured.head else None
            if unit is None:
                continue
            found = replace(found, unit=str(unit), kind="count")
        earlier, previous = found, measured
        if measured is not None and measured.base == measured.text:
            nearest = measured
        speaker = statement.speaker if statement else None
        out.append(
            Figure(
                article=reading.name,
                start=found.start,
                end=found.end,
                text=reading.cut(found.start, found.end),
                low=found.low,
                high=found.high,
                unit=found.unit,
                kind=found.kind,
                metric=measured.text if measured else None,
                metric_inferred=bool(measured and measured.inferred),
                attributed_to=None if speaker == UNKNOWN_SPEAKER else speaker,
                rules=(found.rule,) + ((measured.rule,) if measured else ()),
            )
        )
    return tuple(out)


def _statement(statements: Sequence[Statement], position: int) -> Statement | None:
    """The innermost statement around a position."""
    inner = [(p.end - p.start, n) for n, s in enumerate(statements) for p in s.parts if p.start <= position < p.end]
    return statements[min(inner)[1]] if inner else None
