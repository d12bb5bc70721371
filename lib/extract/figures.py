"""Quoted numbers: each quantity with weight, and what it measures, whose, when, how sure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from lib.extract.quantities import quantities
from lib.extract.weight import has_weight
from lib.schema import UNKNOWN_SPEAKER, Figure, Statement
from lib.text.anchors import resolve_dates
from lib.text.reading import Reading


def figures(reading: Reading, statements: Sequence[Statement], names: Any) -> tuple[Figure, ...]:
    """Every quoted number of a reading, in reading order."""
    folded = reading.folded
    dates = resolve_dates(folded, reading.sentences, reading.published)
    spans = [(d.mention.start, d.mention.end) for d in dates]
    out = []
    for found in quantities(folded):
        if not has_weight(folded, found, spans):
            continue
        speaker = _speaker(statements, found.core)
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
                attributed_to=speaker,
                rules=(found.rule,),
            )
        )
    return tuple(out)


def _speaker(statements: Sequence[Statement], position: int) -> str | None:
    """Speaker of the innermost statement around a position."""
    inner = [(p.end - p.start, s.speaker) for s in statements for p in (s.parts or ()) if p.start <= position < p.end]
    speaker = min(inner)[1] if inner else None
    return None if speaker == UNKNOWN_SPEAKER else speaker
