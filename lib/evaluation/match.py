"""When two texts, names or numbers count as the same, and which record answers which."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Callable, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from typing import TypeVar

from lib.text.fold import fold

G = TypeVar("G")
P = TypeVar("P")


@lru_cache(maxsize=65536)
def norm(text: str | None) -> str:
    """Text without differences of script, width, case, white space and punctuation.

    >>> norm("「超10億美元」"), norm("46.45%")
    ('超10亿美元', '46.45%')
    """
    if not text:
        return ""
    folded = fold(unicodedata.normalize("NFKC", text)).lower()
    return "".join(c for c in folded if unicodedata.category(c)[0] in "LN" or c in "%.")


def overlap(a: str, b: str) -> float:
    """Shared runs of at least two characters, in order, over the longer text: 0 … 1.

    >>> overlap("算力总需求", "国内算力总需求")
    0.7142857142857143
    """
    if not a or not b:
        return 0.0
    if a == b:
        return 1.0
    blocks = SequenceMatcher(None, a, b, autojunk=False).get_matching_blocks()
    return sum(m.size for m in blocks if m.size >= 2) / max(len(a), len(b))


def same_number(a: float | None, b: float | None) -> bool:
    """Equal but for rounding; an open end equals an open end only."""
    if a is None or b is None:
        return a is b
    return math.isclose(float(a), float(b), rel_tol=2e-4, abs_tol=1e-9)


def same_name(a: str | None, b: str | None, *, exact: bool = False) -> bool:
    """Names that agree: to the letter where `exact`, else nearly; nothing agrees with nothing.

    >>> same_name("一位不愿具名的投资人", "不愿具名的投资人"), same_name("周鸿祎", "周鸿t", exact=True), same_name(None, "")
    (True, False, True)
    """
    x, y = norm(a), norm(b)
    return x == y or (not exact and min(len(x), len(y)) >= 2 and overlap(x, y) >= 0.75)


def left_over(noise: str, text: str) -> bool:
    """Whether a substantial run of some noise still stands in a text (both normalised)."""
    size = min(len(noise), max(6, math.ceil(0.4 * len(noise))))
    return any(noise[k : k + size] in text for k in range(max(1, len(noise) - size + 1)))


def pair(
    gold: Sequence[G], found: Sequence[P], score: Callable[[G, P], float], floor: float, *, optional: Callable[[G], bool]
) -> list[tuple[int, int]]:
    """One-to-one pairs, best score first, then the nearer in reading order; nothing under the floor.

    An optional gold record gives way to one that counts.
    """

    def away(i: int, j: int) -> float:
        return abs(i / max(1, len(gold)) - j / max(1, len(found)))

    rows = sorted(
        ((score(g, p) - 0.001 * optional(g) - 0.0005 * away(i, j), i, j) for i, g in enumerate(gold) for j, p in enumerate(found)),
        reverse=True,
    )
    used_gold: set[int] = set()
    used_found: set[int] = set()
    out: list[tuple[int, int]] = []
    for value, i, j in rows:
        if value >= floor - 0.002 and i not in used_gold and j not in used_found:
            used_gold.add(i)
            used_found.add(j)
            out.append((i, j))
    return out
