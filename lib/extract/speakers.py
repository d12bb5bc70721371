"""A settled speaker: who it is, and where each field was read."""

from __future__ import annotations

from dataclasses import dataclass

from lib.extract.pieces import Piece
from lib.schema import UNKNOWN_SPEAKER, Resolved
from lib.text.fold import fold


@dataclass(frozen=True, slots=True)
class Speaker:
    """Names as printed; `where` is the place of the full name, `resolved` what was not read at the cue itself."""

    kind: str
    name: str
    role: str | None = None
    organisation: str | None = None
    resolved: tuple[Resolved, ...] = ()
    rules: tuple[str, ...] = ()
    sure: float = 1.0
    where: Piece | None = None
    plural: bool = False

    def heads(self) -> list[str]:
        """Folded phrase and role, for comparing how they end."""
        return [fold(w) for w in (self.name, self.role) if w]

    @property
    def known(self) -> bool:
        """Whether anybody can be told at all."""
        return self.name != UNKNOWN_SPEAKER


UNKNOWN = Speaker("unnamed", UNKNOWN_SPEAKER, rules=("reference.unknown",), sure=0.2)


def house(text: str, piece: Piece, *, rule: str, sure: float, how: str = "") -> Speaker:
    """An institution as a speaker; `how` says why it is this one where the cue does not name it."""
    note = (Resolved("speaker", piece.start, piece.end, how),) if how else ()
    return Speaker("institution", text[piece.start : piece.end].strip(), None, None, note, (rule,), sure, piece)
