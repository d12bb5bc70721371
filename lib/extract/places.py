"""Where a quantity stands: its sentence, its clause, what went before, who is named, which dates are about."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from lib.extract.quantities import Quantity
from lib.patterns import compiled
from lib.schema import Span, Statement
from lib.text.anchors import ResolvedDate
from lib.text.reading import Reading

_BOUNDARY = compiled(r"[,，。;；:：!！?？“”「」『』()（）\n…—]")
FROM = r"(?:从(?![业事前容])|(?<![理缘来])由(?![于此衷]|[^,，。;；\d]{1,12}(?:领投|跟投|投资|主导|牵头|承担|出资|承建|负责|组成|创立|创办|运营|开发|研发|执导|主演|制作|打造|提供|生成|贡献|完成))|(?<![来各])自(?![研制动己主然身有家营建给信媒由结费助选购愿驾行产用救学闭卸测查纠]))"
"""The words a movement starts with: «从4秒拉长到60秒», not 从业 or 来自."""

REACH = 300
"""Characters of a sentence around a number that are read: a bound on the work where no sentence ever ends."""

_INSERTED = compiled(r"\([^()\n]{1,40}\)|[“”「」『』]")
_QUOTED = compiled(r"[“「『]([^“”「」『』,，。!！?？;；:：]{1,14})[”」』]")


class Place(NamedTuple):
    """A quantity in its sentence (in a sentence without end, in what is in its reach)."""

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

    near: str
    """The sentence, as far as it is read."""
    left: str
    """The clause before the number; what stands in parentheses, and quotation marks, blotted out."""
    right: str
    """The clause after the number."""


def _blotted(text: str) -> str:
    return _INSERTED.sub(_blot, text)


def _blot(match: re.Match[str]) -> str:
    return "\0" * (match.end() - match.start())


@lru_cache(maxsize=16)
def _breaks(text: str) -> tuple[int, ...]:
    """Where clauses begin in a sentence; marks in parentheses, short quotations and numbers break nothing."""
    inner = [m.span() for m in _QUOTED.finditer(text)]
    inner += [m.span() for m in _INSERTED.finditer(text) if m.group()[0] == "("]
    out = []
    for match in _BOUNDARY.finditer(text):
        at, after = match.span()
        if any(a <= at < b for a, b in inner):
            continue
        if match.group() in ",:—" and text[after : after + 1].isdigit() and text[at - 1 : at].isdigit():
            continue
        out.append(after)
    return tuple(out)


def place(
    reading: Reading, found: Quantity, *, earlier: Quantity | None, dates: Sequence[ResolvedDate], statement: Statement | None
) -> Place:
    """The place of a quantity; `earlier` is the one before it in the text."""
    folded, whole = reading.folded, reading.sentence_at(found.core)
    floor = max(whole.start, found.start - REACH)
    sentence = Span(floor, min(whole.end, found.end + REACH))
    near = folded[floor : sentence.end]
    breaks = _breaks(near)
    last = bisect_right(breaks, found.start - floor)
    start = floor + (breaks[last - 1] if last else 0)
    stop = _BOUNDARY.search(folded, found.end, max(found.end, sentence.end))
    end = stop.start() if stop else sentence.end
    return Place(
        reading,
        found,
        sentence,
        start,
        end,
        earlier if earlier is not None and earlier.end > start else None,
        tuple(d for d in dates if sentence.start <= d.mention.start < sentence.end),
        statement,
        near,
        _blotted(folded[start : found.start]),
        folded[found.end : end],
    )
