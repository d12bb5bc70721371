"""Words of their years: nobody queued for 核酸检测 in 2024, or spoke of 智能体 as everybody does in 2021."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from lib.patterns import compiled
from lib.rules import gazetteer
from lib.rules.loader import alternation
from lib.text.fold import fold
from lib.text.likely import Likely

_INSIDE, _OUTSIDE, _FAR = 0.4, 0.3, 4
_OFTEN = 3
"""Times from which a word weighs no more."""
_YEARS = range(2015, 2031)


def era_signs(folded: str) -> tuple[Likely, ...]:
    """What the words of their years say, each matter once, by how often it is named.

    >>> [(hint.why, round(hint.of(2021), 2), round(hint.of(2024), 2)) for hint in era_signs("居民排队做核酸检测,凭健康码进店。")]
    [('核酸检测', 0.4, -0.6), ('健康码', 0.4, -0.6)]
    """
    count: Counter[tuple[str, int, int]] = Counter()
    words: dict[tuple[str, int, int], str] = {}
    for found in _words().finditer(folded):
        era = _eras()[found.group()]
        count[era] += 1
        words.setdefault(era, found.group())
    return tuple(_likely(era, words[era], number) for era, number in count.items())


def _likely(era: tuple[str, int, int], word: str, number: int) -> Likely:
    _, since, until = era
    weigh = 1.0 + 0.25 * (min(number, _OFTEN) - 1)

    def of(year: int) -> float:
        if since <= year <= until:
            return _INSIDE * weigh
        off = min(since - year if year < since else year - until, _FAR)
        return -_OUTSIDE * weigh * (off if year > until else 2 * off)

    return Likely({year: of(year) for year in _YEARS}, -_OUTSIDE * _FAR, word)


@cache
def _eras() -> dict[str, tuple[str, int, int]]:
    out: dict[str, tuple[str, int, int]] = {}
    for entry in gazetteer("eras"):
        era = (entry.name, int(entry.data["since"]), int(entry.data["until"]))
        out |= dict.fromkeys(map(fold, (entry.name, *entry.aliases)), era)
    return out


@cache
def _words() -> re.Pattern[str]:
    latin = {word for word in _eras() if word[0].isascii()}
    return compiled(rf"(?<![A-Za-z])(?:{alternation(latin)})(?![A-Za-z])|{alternation(set(_eras()) - latin)}")
