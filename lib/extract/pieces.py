"""What a speaker phrase is made of."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from lib.extract.names import NamedSpan
from lib.text.fold import fold

PERSON, INSTITUTION, UNNAMED, REFERENCE, OWN, DOCUMENT = "person", "institution", "unnamed", "reference", "own", "document"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the folded text, half open."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Phrase:
    """What a speaker phrase says. Every piece is a span of the article; `sure` is between 0 and 1."""

    kind: str
    name: Piece
    role: Piece | None = None
    organisation: Piece | None = None
    rule: str = ""
    sure: float = 1.0


@dataclass(frozen=True, slots=True)
class Listed:
    """Organisations found in the article by whoever looks for names, for look-up by position; `shaped` are names in no list."""

    starts: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()
    shaped: frozenset[str] = frozenset()
    houses: dict[tuple[str, int, int], Phrase | None] = field(default_factory=dict, compare=False, repr=False)
    offices: dict[tuple[str, int, int], tuple[Piece | None, Piece | None]] = field(default_factory=dict, compare=False, repr=False)
    """What was read of stretches of the article: the same one is looked at from several cues and cuts."""

    @classmethod
    def of(cls, spans: Sequence[NamedSpan]) -> Listed:
        """Look-up of the spans that stand in a gazetteer; what is found by shape is read in its phrase, where more is known."""
        ordered = sorted((s.start, s.end) for s in spans if s.rule.startswith("gazetteer"))
        shaped = frozenset(fold(s.name) for s in spans if not s.rule.startswith("gazetteer") and len(s.name) >= 3)
        return cls(tuple(a for a, _ in ordered), tuple(b for _, b in ordered), shaped)

    @classmethod
    def every(cls, spans: Sequence[NamedSpan]) -> Listed:
        """Look-up of all spans, those found by shape too: to tell whom «该公司» means."""
        ordered = sorted((s.start, s.end) for s in spans)
        return cls(tuple(a for a, _ in ordered), tuple(b for _, b in ordered))

    def spans(self) -> Iterator[tuple[int, int]]:
        """Where each listed organisation begins and ends."""
        return zip(self.starts, self.ends, strict=True)

    def within(self, start: int, end: int) -> list[Piece]:
        """Listed organisations inside a stretch."""
        starts, ends = self.starts, self.ends
        return [Piece(starts[i], ends[i]) for i in range(bisect_left(starts, start), bisect_left(starts, end)) if ends[i] <= end]
