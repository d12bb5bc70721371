"""Days of the lunar calendar, from a table of the years 1900 to 2100.

`lib/rules/lunar.tsv` gives each lunar year its first day, the lengths of its months (1: 30 days, 0: 29) and its leap month.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache

from lib.rules import gazetteer

ZODIAC = "鼠牛虎兔龙蛇马羊猴鸡狗猪"


@cache
def _years() -> Mapping[int, tuple[date, str, int]]:
    """Lunar year to its first day, month lengths and leap month (0: none)."""
    out = {}
    for entry in gazetteer("lunar"):
        month, day = map(int, entry.data["new_year"].split("-"))
        out[int(entry.name)] = (date(int(entry.name), month, day), entry.data["months"], int(entry.data["leap"] or 0))
    return out


def lunar_month(year: int, month: int, *, leap: bool = False) -> tuple[date, date] | None:
    """First and last day of a lunar month, or None where the year has none such.

    >>> lunar_month(2023, 2, leap=True)
    (datetime.date(2023, 3, 22), datetime.date(2023, 4, 19))
    """
    known = _years().get(year)
    if known is None or not 1 <= month <= 12:
        return None
    first, lengths, leap_month = known
    if leap and leap_month != month:
        return None
    place = month - 1 + (1 if leap or 0 < leap_month < month else 0)
    start = first + timedelta(days=sum(29 + int(c) for c in lengths[:place]))
    return start, start + timedelta(days=28 + int(lengths[place]))


def lunar_day(year: int, month: int, day: int, *, leap: bool = False) -> date | None:
    """A day of the lunar year; day 0 is the eve of the month.

    >>> [str(lunar_day(2024, 8, 15)), str(lunar_day(2024, 1, 0)), lunar_day(2024, 1, 30)]
    ['2024-09-17', '2024-02-09', None]
    """
    month_days = lunar_month(year, month, leap=leap)
    if month_days is None or day < 0:
        return None
    found = month_days[0] + timedelta(days=day - 1)
    return found if found <= month_days[1] else None


def zodiac_year(animal: str, near: int) -> int:
    """The year of an animal that is nearest to a given one.

    >>> zodiac_year("龙", 2023)
    2024
    """
    place = ZODIAC.index(animal)
    return min((y for y in range(near - 6, near + 7) if (y - 4) % 12 == place), key=lambda y: abs(y - near))
