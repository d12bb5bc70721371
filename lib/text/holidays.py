"""Holidays told with their days: eight days off in October, «10月1日至8日», are those of few years."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from lib.patterns import compiled
from lib.text.festivals import festival_days
from lib.text.mentions import OPEN, DateMention
from lib.text.numerals import parse_number

_LENGTH = compiled(
    r"(?<![\d第前后首近])(?P<n>[3-9]|[三四五六七八九]) ?天(?:的|长|超长|之久的)*(?P<word>元旦|春节|国庆|中秋|“?五一”?|清明|端午|复活节)?[^,。;\d]{0,6}?(?:长假|假期|黄金周|小长假)"
)
_HOLIDAY = compiled("假期|长假|假日|黄金周|放假|休假|休市")
_ROUND = 24
"""Characters around a stretch of days within which the word for a holiday stands."""
_NAMES = ("元旦假期", "春节假期", "国庆假期", "五一假期", "清明假期", "端午假期", "中秋假期", "复活节假期")
_KNOWN = range(2019, 2028)

Fits = Callable[[int], bool]


def holiday_signs(folded: str, mentions: Sequence[DateMention]) -> tuple[Fits, ...]:
    """Whether a year gave people the holidays that a text tells by their length or their days.

    >>> from lib.text.dates import date_mentions
    >>> [[y for y in range(2022, 2027) if f(y)] for t in ("刚过去的八天春节假期", "10月1日至8日假期") for f in holiday_signs(t, date_mentions(t))]
    [[2024, 2025], [2025]]
    """
    out: list[Fits] = []
    for length in _LENGTH.finditer(folded):
        if length["word"]:
            name, days = length["word"].strip("“”") + "假期", int(parse_number(length["n"]) or 0)
            out.append(lambda year, name=name, days=days: _lasts(name, year) == days)  # type: ignore[misc]
    for mention in mentions:
        told = _stretch(mention)
        around = folded[max(0, mention.start - _ROUND) : mention.end + _ROUND] if told else ""
        if told and _HOLIDAY.search(around) and any(_is_one(told, year) for year in _KNOWN):
            out.append(lambda year, told=told: _is_one(told, year))  # type: ignore[misc]
    return tuple(f for f in out if any(map(f, _KNOWN)))


def _stretch(mention: DateMention) -> tuple[int, int, int, int] | None:
    """First and last month and day of «1月28日至2月4日»."""
    end = mention.until
    if mention.shape != "calendar" or mention.base != OPEN or end is None or not (mention.month and mention.day and end.day):
        return None
    return mention.month, mention.day, end.month or mention.month, end.day


def _is_one(told: tuple[int, int, int, int], year: int) -> bool:
    """Whether the days told are a holiday of a year, whole."""
    return any(
        days is not None and told == (days[0].month, days[0].day, days[1].month, days[1].day)
        for days in (_days(name, year) for name in _NAMES)
    )


def _lasts(name: str, year: int) -> int:
    days = _days(name, year)
    return 0 if days is None else (days[1] - days[0]).days + 1


def _days(name: str, year: int) -> tuple[date, date] | None:
    """The days of a holiday; two that touch are one."""
    days = festival_days(name, year)
    other = festival_days("中秋假期" if name == "国庆假期" else "国庆假期", year) if name in ("国庆假期", "中秋假期") else None
    if days and other and days[0] <= other[1] + timedelta(days=1) and other[0] <= days[1] + timedelta(days=1):
        return min(days[0], other[0]), max(days[1], other[1])
    return days
