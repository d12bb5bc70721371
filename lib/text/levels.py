"""What everybody could read off a board: «恒指收报25166点» is no number of 2022, an LPR of 3.45 % none of 2025."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from lib.patterns import compiled
from lib.rules import gazetteer
from lib.rules.loader import alternation
from lib.text.fold import fold
from lib.text.likely import Likely

_INSIDE, _OUTSIDE = 0.5, -0.8
_TELLS = r"[^,。;!?\n\d]{0,12}?(?:[收报现为升跌涨至到于达破守站在有近约逾超]|,报|,收)"
_NUMBER = r"(?P<n>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,5}(?:\.\d+)?)"
_CHANGE = compiled("(?:升|跌|涨|降|增|减|下挫|上扬|回落|走高|走低|反弹|挫|泻|收升|收跌|收涨)了?(?:约|近|逾|超|至少)?$")
_BY = compiled("[%倍]|个?百分点|个?基点")
_OTHER_TIME = compiled("去年|前年|20\\d\\d年|年前|同期|历史|目标|看[到至高]|上看|预[计期测]")
_SLACK = 0.01


class _Level(NamedTuple):
    unit: str
    years: Mapping[int, tuple[float, float]]


def level_signs(folded: str) -> tuple[Likely, ...]:
    """What the levels that a text tells say of its year, each measure once.

    >>> [(hint.why, [y for y in range(2020, 2027) if hint.of(y) > 0]) for hint in level_signs("恒指昨收25,166点,跌0.6%。")]
    [('恒指昨收25,166点', [2020, 2021, 2022, 2025, 2026])]
    """
    out: dict[int, Likely] = {}
    for found in _pattern().finditer(folded):
        level = _levels()[found["name"]]
        at = found.start("n")
        before = folded[max(0, at - 5) : at]
        if _CHANGE.search(before) or _OTHER_TIME.search(folded, max(0, found.start() - 10), at) or id(level) in out:
            continue
        if (
            level.unit
            and not folded.startswith(level.unit, found.end())
            and not folded.startswith((" " + level.unit, "多" + level.unit), found.end())
        ):
            continue
        if not level.unit and _BY.match(folded, found.end()):
            continue
        value = float(found["n"].replace(",", ""))
        fits = {year for year, (low, high) in level.years.items() if low * (1 - _SLACK) <= value <= high * (1 + _SLACK)}
        if fits:
            why = folded[found.start() : found.end() + len(level.unit)]
            out[id(level)] = Likely({year: _INSIDE if year in fits else _OUTSIDE for year in level.years}, 0.0, why)
    return tuple(out.values())


@cache
def _levels() -> Mapping[str, _Level]:
    out: dict[str, _Level] = {}
    for entry in gazetteer("levels"):
        years = {}
        for one in entry.data["years"].split():
            year, _, stretch = one.partition(":")
            low, _, high = stretch.partition("-")
            years[int(year)] = (float(low), float(high))
        out |= dict.fromkeys(map(fold, (entry.name, *entry.aliases)), _Level(entry.data["unit"], years))
    return out


@cache
def _pattern() -> re.Pattern[str]:
    return compiled(f"(?P<name>{alternation(_levels())}){_TELLS}[^,。;!?\n\\d]{{0,6}}?{_NUMBER}")
