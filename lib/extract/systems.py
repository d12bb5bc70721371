"""AI systems as records: one a mention, under the name by which the article calls the system at its fullest."""

from __future__ import annotations

from lib.extract.mentions import NamedSpan, Names
from lib.schema import System
from lib.text.reading import Reading

_THINGS = ("car", "process")
"""Kinds of listed products that own figures and are no systems of AI."""
LISTED = 0.95
SHAPED = 0.8


def systems(reading: Reading, names: Names) -> tuple[System, ...]:
    """Every mention of a system, in reading order."""
    return tuple(_system(reading, one) for one in names.systems if one.kind not in _THINGS)


def _system(reading: Reading, one: NamedSpan) -> System:
    return System(
        system=one.name,
        vendor=one.vendor,
        article=reading.name,
        start=one.start,
        end=one.end,
        text=reading.cut(one.start, one.end),
        rules=(one.rule,),
        confidence=LISTED if one.rule.startswith("gazetteer") else SHAPED,
    )
