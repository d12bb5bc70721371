"""Hits in context: the words before, the hit, the words after."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from lib.search.spellings import spellings

WIDTH = 30


@dataclass(frozen=True, slots=True)
class Hit:
    """One place where a wanted word stands; offsets count from the start of the text."""

    start: int
    end: int
    left: str
    text: str
    right: str


def contexts(text: str, wanted: Iterable[str], *, width: int = WIDTH, most: int = 3) -> list[Hit]:
    """The first hits in a text, each with `width` characters either side; a hit that the last one's context holds is part of it.

    >>> [(h.left, h.text, h.right) for h in contexts("國內AI算力總需求達到211.50EFlops", ["算力"], width=4)]
    [('國內AI', '算力', '總需求達')]
    """
    pattern = matcher(wanted)
    out: list[Hit] = []
    for found in pattern.finditer(text) if pattern else ():
        if out and found.start() < out[-1].end + width // 2:
            continue
        if len(out) == most:
            break
        start, end = found.span()
        out.append(Hit(start, end, text[max(0, start - width) : start], found.group(), text[end : end + width]))
    return out


def matcher(wanted: Iterable[str]) -> re.Pattern[str] | None:
    """A pattern of all spellings of the wanted words, the longest first; None where nothing is wanted."""
    forms = sorted({s for word in wanted if word for s in spellings(word)}, key=lambda s: (-len(s), s))
    return re.compile("|".join(re.escape(f) for f in forms), re.IGNORECASE) if forms else None
