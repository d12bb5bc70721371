"""Who acts in a happening: the organisations, systems and speakers named in its words, or whom they point back to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from lib.extract.names import NamedSpan, Names
from lib.schema import Resolved, Statement
from lib.text.reading import Reading

_INDEX = re.compile(
    r"(?:[一-龥A-Za-z0-9]{2,10}(?:指数|板块)|沪指|深成指|深证成指|创业板指|科创50|恒指|恒生科技指数|纳指|道指|标普500|日经225|上证综指|比特币)"
)
_LOOK_BACK = 160


@dataclass(frozen=True, slots=True)
class Actors:
    """What is known of an article's names and speakers."""

    statements: Sequence[Statement]
    names: Names

    def within(self, start: int, end: int) -> list[NamedSpan]:
        """Organisations and systems named in a stretch, in order."""
        spans = [n for n in (*self.names.organisations, *self.names.systems) if start <= n.start and n.end <= end]
        return sorted(spans, key=lambda n: n.start)


def actors_of(reading: Reading, actors: Actors, stretch: tuple[int, int], verb: int) -> tuple[tuple[str, ...], tuple[Resolved, ...]]:
    """Names of those who act in a stretch, each once; where none is named before its verb, whom 公司 or 其 points back to."""
    start, end = stretch
    named = actors.within(start, end)
    who = [n.name for n in named]
    who += [reading.cut(m.start(), m.end()) for m in _INDEX.finditer(reading.folded, start, end)]
    if any(n.start < verb for n in named):
        return tuple(dict.fromkeys(who)), ()
    back = _pointed_back(actors, start)
    if back is None:
        return tuple(dict.fromkeys(who)), ()
    name, where = back
    return tuple(dict.fromkeys([name, *who])), (Resolved("actors", where[0], where[1], "the one named before"),)


def _pointed_back(actors: Actors, start: int) -> tuple[str, tuple[int, int]] | None:
    """The speaker's house inside a statement, else the last one named shortly before."""
    for statement in actors.statements:
        if statement.start <= start < statement.end:
            house = statement.speaker if statement.speaker_kind == "institution" else statement.organisation
            if house:
                return house, (statement.start, statement.start)
    before = [n for n in actors.within(max(0, start - _LOOK_BACK), start) if n in actors.names.organisations]
    return (before[-1].name, (before[-1].start, before[-1].end)) if before else None
