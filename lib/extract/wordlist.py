"""Listed words found in a text, each place looked up by its first two characters: far quicker than one long alternation."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from lib.patterns import compiled


class WordList:
    """Words of two characters and more; at each place the longest counts, and none overlaps another.

    A word in Latin letters or digits is not found within a longer run of them («6G» in «16GB»).

    >>> WordList(["算力", "国产算力", "芯片", "6G"]).find("国产算力与芯片,16GB内存,6G网络")
    ['国产算力', '芯片', '6G']
    """

    __slots__ = ("_by_pair", "_pairs")

    def __init__(self, words: Iterable[str]) -> None:
        found: dict[str, set[str]] = defaultdict(set)
        for word in words:
            found[word[:2]].add(word)
        self._by_pair = {pair: tuple(sorted(group, key=len, reverse=True)) for pair, group in found.items()}
        self._pairs = pair_pattern(found)

    def find(self, text: str) -> list[str]:
        """The words that stand in a text, in order."""
        out: list[str] = []
        last = 0
        by_pair = self._by_pair
        for start, words in [(at, by_pair[pair]) for at in pairs_in(text, self._pairs) if (pair := text[at : at + 2]) in by_pair]:
            if start >= last:
                for word in words:
                    if text.startswith(word, start) and not _within_run(text, start, start + len(word)):
                        out.append(word)
                        last = start + len(word)
                        break
        return out


def _within_run(text: str, start: int, end: int) -> bool:
    """Whether Latin letters, or digits, run on past either end of a place."""
    return _runs_on(text[end - 1], text[end : end + 1]) or _runs_on(text[start], text[start - 1 : start])


def _runs_on(inside: str, outside: str) -> bool:
    return inside.isascii() and outside.isascii() and ((inside.isalpha() and outside.isalpha()) or (inside.isdigit() and outside.isdigit()))


def pair_pattern(pairs: Iterable[str]) -> re.Pattern[str]:
    """Finds each place where two characters stand that may begin a word; overlapping places too."""
    listed = list(pairs)
    if not listed:
        return compiled(r"(?!)")
    first = "".join(sorted({re.escape(p[0]) for p in listed}))
    second = "".join(sorted({re.escape(p[1]) for p in listed}))
    return compiled(f"[{first}](?=[{second}])")


def pairs_in(text: str, pairs: re.Pattern[str]) -> list[int]:
    """Where two characters stand that may begin a word."""
    return [m.start() for m in pairs.finditer(text)]
