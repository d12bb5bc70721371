"""How well a named year sits with an article of a given year, by the way it is named."""

from __future__ import annotations

from collections.abc import Mapping

from lib.text.named_years import PANDEMIC, Named, Told

_IMPOSSIBLE = -6.0
_LEAD = 180
"""Characters at the head of an article in which a full date tells its own day; a month only in the first third of them."""
_SPRING, _AUTUMN = 4, 10
"""Up to the first of these months mostly the running year is forecast, from the second on the next."""
AT = (-3, -2, -1, 0, 1, 2, 3)
"""Years from the article's own to one it names, for the rows below; what lies farther off weighs as the ends do."""
WEIGHTS: Mapping[str, tuple[float, ...]] = {
    #                −3    −2    −1    0    +1    +2    +3
    "past": (-0.1, 0.3, 1.0, 0.4, -2.5, -3, -3),
    "past month": (0.0, 0.4, 0.8, 1.0, -6, -6, -6),
    "past part": (-0.5, 0.0, 0.4, 1.0, -6, -6, -6),
    "past whole": (-0.3, 0.2, 1.0, 0.4, -6, -6, -6),
    "began": (0.3, 0.3, 0.2, -0.2, -2.5, -3, -3),
    "in force": (-0.2, 0.1, 0.4, 1.0, 0.6, -1, -2),
    "compared": (0.4, 0.5, 0.3, -3, -6, -6, -6),
    "compared part": (0.4, 0.5, 0.3, 0.1, -6, -6, -6),
    "same time": (-0.4, 0.0, 1.2, -2, -6, -6, -6),
    "whole year": (-0.2, 0.4, 1.0, -1, -6, -6, -6),
    "compared near": (0.2, 0.4, 0.7, -3, -6, -6, -6),
    "from then": (0.0, 0.1, 0.2, 0.5, 0.6, 0.0, -0.5),
    "will be": (-0.4, -0.2, 0.1, 0.5, 0.8, 0.5, 0.3),
    "guided late": (-3, -3, -0.5, 0.3, 1.0, 0.3, 0.0),
    "edition": (-0.5, 0.0, 0.6, 0.6, -6, -6, -6),
    "ahead early": (-6, -6, -6, 1.0, 0.7, 0.5, 0.3),
    "ahead": (-6, -6, -6, 0.8, 0.9, 0.7, 0.5),
    "ahead late": (-6, -6, -6, 0.2, 1.0, 0.7, 0.4),
    "guided": (-3, -3, 0.2, 1.0, 0.8, 0.3, 0.0),
    "goes on": (-2, -0.5, 0.4, 1.0, -6, -6, -6),
    "than last": (-3, -3, -3, 1.0, 0.0, -0.5, -1),
    "than this": (-3, -3, -3, -1, 1.0, 0.0, 0.0),
    "ahead first": (-6, -6, -6, 1.0, 0.8, 0.4, 0.1),
    "ahead month": (-6, -6, -6, 0.9, 0.8, 0.3, 0.0),
    "target": (-1.5, -1.5, -1.5, 0.2, 0.6, 0.8, 0.7),
    "growth from": (-1, 0.1, 0.9, 0.7, 0.3, -1, -1),
}
_OWN_LATER = 0.9
"""What it costs that a month to come of the article's own year is written with its number."""
_NEWS = 0.3
"""What it adds that a full date heads an article that tells no other month."""
_FRESH = 4
"""Months within which a full date is the news itself."""
_BY_NAME = {0: 0.5, -1: 0.15, 1: 0.15}
"""What a number costs where the article has a word for that year: 今年, 去年, 明年."""

NEARNESS: Mapping[str, tuple[tuple[int, float], ...]] = {
    "past month": ((24, 0.1), (18, 0.3), (12, 0.75), (5, 0.7), (0, 1.2), (-9999, -3.0)),
    "past part": ((22, -0.3), (15, 0.1), (10, 0.4), (5, 0.7), (0, 1.2), (-9999, -3.0)),
    "in force": ((12, 0.2), (4, 0.6), (-5, 1.0), (-12, 0.3), (-9999, 0.0)),
    "ahead month": ((1, -1.5), (-8, 1.0), (-14, 0.7), (-24, 0.4), (-9999, 0.1)),
}
"""What the months say that lie between a date and the article: a quarter just gone by is reported, rules are told before they hold."""
_BY_NUMBER = (
    "ahead", "ahead first", "growth from", "edition", "target", "compared", "compared part", "same time", "whole year", "guided", "than last", "than this", "goes on",
)  # fmt: skip
"""Ways of naming a year in which nobody writes 今年 or 去年."""


def weight_of(named: Named, year: int, told: Told) -> float:
    """How well a named year sits with an article of `year`."""
    off = named.year - year
    row = WEIGHTS[_row(named, told)]
    weight = row[AT.index(max(AT[0], min(off, AT[-1])))]
    if weight <= _IMPOSSIBLE:
        return weight
    leads = named.how == "past month" and named.start < (_LEAD if named.day else _LEAD // 3) and not 0 <= told.first_bare < named.start
    if named.month and told.last_bare and (near := NEARNESS.get(named.how)) is not None:
        passed = told.last_bare - named.month - 12 * off
        weight = next(value for least, value in near if passed >= least)
        named_anyway = _BY_NAME.get(off, 0.0) if off in told.words else 0.0
        if named.how == "past month" and named.day and leads and -_FRESH <= passed < 0:
            return 1.0  # the news itself, later than all the months told without a year
        if named.how == "ahead month":
            return weight - named_anyway - (_OWN_LATER if off == 0 else 0.0)
        if named.how == "past month":
            return weight + (0.3 if leads and 0 <= passed <= _FRESH else 0.0 if passed <= _FRESH else -named_anyway)
        return weight
    if leads and named.day and off == 0:
        return weight + _NEWS
    if off in told.words and named.how not in _BY_NUMBER and not leads:
        weight -= _BY_NAME.get(off, 0.0)
    return weight


def _row(named: Named, told: Told) -> str:
    """The row of a way of naming: late in the year the next is forecast, and who has no word for last year compares with its number."""
    if named.how == "ahead":
        return _ahead_at(told.last_bare)
    if named.how == "guided" and told.last_bare >= _AUTUMN:
        return "guided late"
    if named.how == "compared" and -1 not in told.words and named.year != PANDEMIC:
        return "compared near"
    return named.how


def _ahead_at(month: int) -> str:
    """Early in the year the running one is forecast, at its end the next."""
    return "ahead late" if month >= _AUTUMN else "ahead early" if 0 < month <= _SPRING else "ahead"
