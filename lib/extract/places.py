"""Where a quantity stands: its sentence, its clause, what went before, who is named, which dates are about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from lib.extract.quantities import Quantity
from lib.schema import Span, Statement
from lib.text.anchors import ResolvedDate
from lib.text.reading import Reading

_BOUNDARY = re.compile(r"[,，。;；:：!！?？“”「」『』()（）\n…—]")
FROM = "(?:从(?![业事前容])|(?<![理缘来])由(?![于此衷])|(?<![来各])自(?![研制动己主然身有家营建给信媒由]))"
"""The words a movement starts with: «从4秒拉长到60秒», not 从业 or 来自."""

REACH = 300
"""Characters of a sentence around a number that are read: a bound on the work where no sentence ever ends."""

_INSERTED = re.compile(r"\([^()\n]{1,40}\)|[“”「」『』]")
_QUOTED = re.compile(r"[“「『]([^“”「」『』,，。!！?？;；:：]{1,14})[”」』]")


@dataclass(frozen=True, slots=True)
class Place:
    """A quantity in its sentence (in a sentence without end, in what is in its reach). `left` and `right` are the folded text of its clause before and after it."""

    reading: Reading
    found: Quantity
    sentence: Span
    start: int
    """First position of the clause (a decimal comma or a list mark between two quantities counts as a break)."""
    end: int
    before: Quantity | None
    """The quantity before it in the same clause, if any."""
    dates: tuple[ResolvedDate, ...]
    """Resolved dates of the sentence."""
    statement: Statement | None

    @property
    def left(self) -> str:
        """The clause before the number; what stands in parentheses, and quotation marks, blotted out."""
        return _blotted(self.reading.folded[self.start : self.found.start])

    @property
    def right(self) -> str:
        """The clause after the number."""
        return self.reading.folded[self.found.end : self.end]


def _blotted(text: str) -> str:
    return _INSERTED.sub(lambda m: "\0" * len(m.group()), text)


def place(
    reading: Reading, found: Quantity, *, earlier: Quantity | None, dates: Sequence[ResolvedDate], statement: Statement | None
) -> Place:
    """The place of a quantity; `earlier` is the one before it in the text."""
    folded, whole = reading.folded, reading.sentence_at(found.core)
    floor = max(whole.start, found.start - REACH)
    sentence = Span(floor, min(whole.end, found.end + REACH))
    start = floor
    inner = [m.span() for m in _QUOTED.finditer(folded, floor, found.start)]
    inner += [m.span() for m in _INSERTED.finditer(folded, floor, found.start) if m.group()[0] == "("]
    for match in _BOUNDARY.finditer(folded, floor, found.start):
        if any(a <= match.start() < b for a, b in inner):
            continue
        if not (
            match.group() in ",:"
            and folded[match.end() : match.end() + 1].isdigit()
            and folded[match.start() - 1 : match.start()].isdigit()
        ):
            start = match.end()
    before = None
    if earlier is not None and earlier.end > start:
        before = earlier
    stop = _BOUNDARY.search(folded, found.end, max(found.end, sentence.end))
    inside = tuple(d for d in dates if sentence.start <= d.mention.start < sentence.end)
    return Place(reading, found, sentence, start, stop.start() if stop else sentence.end, before, inside, statement)
