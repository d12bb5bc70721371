"""Days of festivals and public holidays of a year, and the trading days around them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache

from lib.rules import Rule, words
from lib.text.lunar import lunar_day


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


def festival_days(word: str, year: int, *, proper: bool = False) -> tuple[date, date] | None:
    """First and last day of a festival, or None where no calendar tells; `proper`: the festival's one day.

    A public holiday is its official days off, with a weekend that joins a holiday of one day; where the list of days off
    does not reach (before 2004, years to come), its day proper.

    >>> festival_days("春节长假", 2024)
    (datetime.date(2024, 2, 10), datetime.date(2024, 2, 17))
    >>> [str(festival_days(w, 2024)[0]) for w in ("七夕", "除夕", "母亲节", "双11")]
    ['2024-08-10', '2024-02-09', '2024-05-12', '2024-11-11']
    """
    rule = words("festivals").get(word)
    if rule is None:
        return None
    if "holiday" in rule.data and not proper:
        days = _official().get((year, str(rule.data["holiday"])))
        if days:
            return _with_weekend(days[0], days[-1])
    if "easter" in rule.data:
        first, last = map(int, str(rule.data["easter"]).split("~"))
        sunday = _easter(year)
        return (sunday, sunday) if proper else (sunday + timedelta(days=first), sunday + timedelta(days=last))
    day = _solar_terms(year).get(word) if "term" in rule.data else _single(rule, year)
    return None if day is None else (day, day)


def _with_weekend(first: date, last: date) -> tuple[date, date]:
    """A holiday of one day on a Monday or Friday, as the three days that people have off."""
    if first == last and first.weekday() in (0, 4):
        return (first - timedelta(days=2), last) if first.weekday() == 0 else (first, last + timedelta(days=2))
    return first, last


def _easter(year: int) -> date:
    """Easter Sunday, by the rule for the Gregorian calendar."""
    golden, century = year % 19, year // 100
    moon = (century - century // 4 - (8 * century + 13) // 25 + 19 * golden + 15) % 30
    full = moon - (moon // 28) * (1 - (29 // (moon + 1)) * ((21 - golden) // 11))
    offset = full - (year + year // 4 + full + 2 - century + century // 4) % 7
    month = 3 + (offset + 40) // 44
    return date(year, month, offset + 28 - 31 * (month // 4))


@cache
def _solar_terms(year: int) -> Mapping[str, date]:
    """The days of the solar terms of a year, from the calendar library's formula, which holds for 1900 to 2100."""
    from chinese_calendar import get_solar_terms

    if not 1900 <= year <= 2100:
        return {}
    return {name: day for day, name in get_solar_terms(date(year, 1, 1), date(year, 12, 31))}


def _single(rule: Rule, year: int) -> date | None:
    """The day of a festival that lasts one, or the day proper of a longer holiday."""
    if "lunar" in rule.data:
        month, day = map(int, str(rule.data["lunar"]).split("-"))
        return lunar_day(year, month, day)
    if "nth" in rule.data:
        month, nth, weekday = map(int, str(rule.data["nth"]).split("-"))
        return nth_weekday(year, month, nth, weekday - 1)
    if "day" not in rule.data:
        official = _official().get((year, str(rule.data.get("holiday"))))
        return official[0] if official else None
    month, day = map(int, str(rule.data["day"]).split("-"))
    return date(year, month, day)


def nth_weekday(year: int, month: int, nth: int, weekday: int, *, within_month: bool = True) -> date | None:
    """The nth Monday (0) … Sunday (6) of a month, or counted from its beginning on.

    >>> str(nth_weekday(2024, 5, 2, 6))
    '2024-05-12'
    """
    first = date(year, month, 1)
    day = first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))
    return day if day.month == month or not within_month else None


@cache
def _closed() -> frozenset[date]:
    """Days on which the mainland exchanges stay closed besides weekends: days off, and the eve of the lunar year."""
    eves = (lunar_day(year, 1, 0) for year in range(1990, 2100))
    return frozenset([*(day for days in _official().values() for day in days), *(eve for eve in eves if eve is not None)])


def long_holiday(day: date, *, ahead: bool) -> tuple[date, date] | None:
    """The public holiday of three days and more that is over or on, or that is near at hand (`ahead`).

    >>> [str(d) for d in long_holiday(date(2024, 10, 9), ahead=False)]
    ['2024-10-01', '2024-10-07']
    """
    spans = sorted({_with_weekend(days[0], days[-1]) for days in _official().values()})
    if ahead and (coming := next((s for s in spans if day < s[0] <= day + timedelta(days=5)), None)):
        return coming
    past = [s for s in spans if s[0] <= day <= s[1] + timedelta(days=40)]
    return past[-1] if past else None


def weekday(start: date, step: int = 1) -> date:
    """The first Monday to Friday from a day on, or back: for calendars that are not the mainland's."""
    day = start
    while day.weekday() >= 5:
        day += timedelta(days=step)
    return day


def working_day(start: date, step: int = 1) -> date:
    """The first day from `start` on, or back, on which the mainland works: weekends that make up for a holiday count.

    >>> str(working_day(date(2024, 2, 18)))
    '2024-02-18'
    """
    from chinese_calendar import is_workday

    day = start
    while True:
        try:
            works = is_workday(day)
        except NotImplementedError:
            works = day.weekday() < 5
        if works:
            return day
        day += timedelta(days=step)


def trading_day(start: date, step: int = 1) -> date:
    """The first mainland trading day from `start` on (step 1), or back (step -1); `start` counts.

    >>> str(trading_day(date(2024, 2, 10)))
    '2024-02-19'
    """
    day = start
    while day.weekday() >= 5 or day in _closed():
        day += timedelta(days=step)
    return day
