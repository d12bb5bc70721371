"""Statements in like words that are of different matters all the same: two who decline to speak, two with other numbers."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from lib.text.fold import fold

DECLINING = 16
"""A longer statement says more than that it says nothing."""
_NUMBER = re.compile(r"(\d[\d,]{0,15}(?:\.\d{1,6})?)\s{0,2}(万亿|[万亿兆]?)(%|[a-z]{1,8}|[\u4e00-\u9fff])")
_TIMES = {"": 1.0, "万": 1e4, "亿": 1e8, "万亿": 1e12, "兆": 1e12}


def apart(a: Mapping[str, Any], b: Mapping[str, Any]) -> bool:
    """Whether two statements in like words are of different matters."""
    if a["speaker_id"] != b["speaker_id"] and (declines(a["text"]) or declines(b["text"])):
        return True
    one, other = numbers(a["text"]), numbers(b["text"])
    return any(one[unit].isdisjoint(other[unit]) for unit in one.keys() & other.keys())


def declines(text: str) -> bool:
    """Whether a speaker declines to speak: what about, the words do not say.

    >>> declines("“不予置評。”"), declines("評論區裡都在說不評論的人最聰明,這話我同意")
    (True, False)
    """
    plain = fold(text).replace(" ", "")
    return len(plain) <= DECLINING and any(words in plain for words in _declining())


def numbers(text: str) -> dict[str, frozenset[float]]:
    """The numbers of a text by what follows them, be it a unit or another character.

    >>> numbers("到2027年有望突破200億元") == {"年": frozenset({2027.0}), "元": frozenset({2e10})}
    True
    """
    out: dict[str, set[float]] = defaultdict(set)
    for found in _NUMBER.finditer(fold(text).lower()):
        out[found[3]].add(float(found[1].replace(",", "")) * _TIMES[found[2]])
    return {unit: frozenset(values) for unit, values in out.items()}


@cache
def _declining() -> tuple[str, ...]:
    table = tomllib.loads((Path(__file__).parent / "matters.toml").read_text(encoding="utf-8"))
    return tuple(table["declining"]["words"])
