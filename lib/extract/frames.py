"""A frame: who speaks, by which cue, where what is said begins; and the clauses of a text."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache

from lib.extract.pieces import Phrase, Piece
from lib.patterns import compiled

HIDDEN = "\x01"
_BOUNDARY = compiled(rf"[,。;:!?…\n]|——|{HIDDEN}+")


@dataclass(frozen=True, slots=True)
class Frame:
    """One cue in its clause. `lead` is where the frame begins, `content` where what is said begins after its mark."""

    lead: int
    cue: Piece
    content: int
    mark: str
    kind: str
    phrase: Phrase | None
    rule: str
    nested: bool = False

    @property
    def subject(self) -> int:
        """Where the speaker phrase begins."""
        return self.phrase.name.start if self.phrase else self.lead


class Clauses:
    """The clause boundaries of a text, for looking left and right."""

    def __init__(self, plain: str) -> None:
        self.plain = plain
        self.ends = [m.end() - 1 for m in _BOUNDARY.finditer(plain)]

    def start_before(self, position: int) -> int:
        """Where the clause that holds a position begins."""
        i = bisect_right(self.ends, position - 1)
        return self.ends[i - 1] + 1 if i else 0


@lru_cache(maxsize=4)
def clauses_of(plain: str) -> Clauses:
    """The clauses of a text; kept for the few passes over the same article."""
    return Clauses(plain)
