"""Days of festivals and public holidays of a year."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache

from lib.rules import rules

ZODIAC = "鼠牛虎兔龙蛇马羊猴鸡狗猪"


@cache
def _official() -> Mapping[tuple[int, str], tuple[date, ...]]:
    """(year, English name) to the official days off, from the calendar library (2004 to its last published year)."""
    from chinese_calendar import holidays

    out: dict[tuple[int, str], list[date]] = {}
    for day, name in sorted(holidays.items()):
        # A New Year's holiday that begins in December belongs to the year it celebrates.
        year = day.year + 1 if name == "New Year's Day" and day.month == 12 else day.year
        out.setdefault((year, name), []).append(day)
    return {key: tuple(days) for key, days in out.items()}


def festival_days(word: str, year: int) -> tuple[date, date] | None:
    """First and last day of a festival as the press names it, or None where the calendar does not reach.

    >>> festival_days("春节长假", 2024)
    (datetime.date(2024, 2, 10), datetime.date(2024, 2, 17))
    """
    for rule in rules("festivals"):
        if word in rule.words:
            if "day" in rule.data:
                month, day = map(int, str(rule.data["day"]).split("-"))
                return date(year, month, day), date(year, month, day)
            days = _official().get((year, str(rule.data["holiday"])))
            return (days[0], days[-1]) if days else None
    return None


def zodiac_year(animal: str, near: int) -> int:
    """The year of an animal that is nearest to a given one.

    >>> zodiac_year("龙", 2023)
    2024
    """
    place = ZODIAC.index(animal)
    return min((y for y in range(near - 6, near + 7) if (y - 4) % 12 == place), key=lambda y: abs(y - near))


@cache
def _closed() -> frozenset[date]:
    """Days off on which the mainland exchanges stay closed besides weekends."""
    return frozenset(day for days in _official().values() for day in days)


def trading_day(start: date, step: int = 1) -> date:
    """The first mainland trading day from `start` on (step 1), or back (step -1); `start` counts."""
    day = start
    while day.weekday() >= 5 or day in _closed():
        day += timedelta(days=step)
    return day
