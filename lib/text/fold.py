"""Fold script and width, character by character, so that spans stay true.

`fold` returns a string of the same length as its input: Traditional to Simplified, full to half width, typographic
quotation marks kept. Rules match on the folded string; every fact is cut from the printed one by the same span.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

import opencc

from lib.patterns import compiled

_BEYOND = compiled("[\U00010000-\U0010ffff]")
_CJK = ((0x3400, 0xA000), (0xF900, 0xFB00), (0x20000, 0x323B0))


@cache
def _converter(name: str) -> opencc.OpenCC:
    return opencc.OpenCC(name)


@cache
def _table() -> Mapping[int, str]:
    """Code point to folded character, for those that change; built once from OpenCC, 90,000 characters in one call."""
    chars = "".join(chr(c) for low, high in _CJK for c in range(low, high))
    # One character a line: OpenCC must not see words, or 乾 and 著 would fold by their neighbours.
    simple = _converter("t2s").convert("\n".join(chars)).split("\n")
    table = {ord(a): b for a, b in zip(chars, simple, strict=True) if a != b and len(b) == 1}
    table |= {c: chr(c - 0xFEE0) for c in range(0xFF01, 0xFF5F)}
    table |= {0x3000: " ", 0xA0: " ", 0x2002: " ", 0x2003: " ", 0x2009: " ", 0xFFE5: "¥"}
    return table


@cache
def _by_code() -> Sequence[int | str]:
    """The same for every character of the basic plane, itself where nothing changes: no look-up fails, twice as fast."""
    table = _table()
    return [table.get(c, c) for c in range(0x10000)]


@lru_cache(maxsize=512)  # names and roles come again and again, the text of a document twice
def fold(text: str) -> str:
    """Folded text of equal length.

    >>> fold("據華西證券推算,需花費８億美元")
    '据华西证券推算,需花费8亿美元'
    """
    if text.isascii():
        return text
    return text.translate(_table() if _BEYOND.search(text) else _by_code())


def is_traditional(text: str) -> bool:
    """Whether the text is mostly in Traditional script: more characters that only Traditional writes than only Simplified.

    >>> is_traditional("據華西證券推算"), is_traditional("据华西证券推算")
    (True, False)
    """
    traditional, simplified = _one_sided()
    if traditional.isdisjoint(text):
        return False
    counted = Counter(text)
    return sum(counted[c] for c in traditional.intersection(counted)) > sum(counted[c] for c in simplified.intersection(counted))


@cache
def _one_sided() -> tuple[frozenset[str], frozenset[str]]:
    """Characters that only Traditional script writes, and those that only Simplified writes."""
    chars = "".join(chr(c) for c in range(0x4E00, 0x9FA6))
    other = _converter("s2t").convert("\n".join(chars)).split("\n")
    traditional = frozenset(chr(c) for c in _table() if 0x2E80 < c < 0xFF00)
    return traditional, frozenset(a for a, b in zip(chars, other, strict=True) if a != b)


def to_simplified(text: str) -> str:
    """Text in Simplified characters; words are never changed (晶片 stays 晶片)."""
    return str(_converter("t2s").convert(text))


def to_traditional(text: str) -> str:
    """Text in Traditional characters; words are never changed."""
    return str(_converter("s2t").convert(text))
