"""Words of a text, to tell where a name can begin and end: only words of the dictionary, what is in none stays in single characters."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

import rjieba


@dataclass(frozen=True, slots=True)
class Tokens:
    """A folded text with its words in order, where each begins, and every place where one begins or ends.

    `held` marks the characters that names of a list hold: nobody looks for others there.
    """

    folded: str
    words: Sequence[str]
    starts: Sequence[int]
    edges: frozenset[int]
    held: bytearray

    def at(self, position: int) -> int:
        """Number of the word that holds a position."""
        return bisect_right(self.starts, position, 0, len(self.words)) - 1

    def before(self, position: int) -> str:
        """The word that ends at a position or holds it; nothing at the beginning."""
        return self.words[self.at(position - 1)] if position else ""

    def between(self, start: int, end: int) -> list[str]:
        """The words of a stretch, cut at its ends."""
        first, last = self.at(start), self.at(end - 1)
        words = list(self.words[first : last + 1])
        if words:
            words[-1] = words[-1][: end - self.starts[last]]
            words[0] = words[0][start - self.starts[first] :]
        return words


def tokens(folded: str) -> Tokens:
    """The words of a folded text.

    >>> tokens("据穹芯科技披露").words
    ['据', '穹', '芯', '科技', '披露']
    """
    words = rjieba.cut(folded, False)
    starts = list(accumulate(map(len, words), initial=0))
    return Tokens(folded, words, starts, frozenset(starts), bytearray(len(folded)))


@lru_cache(maxsize=65536)
def word_class(word: str) -> str:
    """The commonest class of a word by the dictionary: n, v, ns (place), nr (person), eng, x …

    >>> word_class("发布"), word_class("上海"), word_class("穹芯")
    ('v', 'ns', 'x')
    """
    pairs = rjieba.tag(word, False)
    return str(pairs[0][1]) if len(pairs) == 1 else "x"
