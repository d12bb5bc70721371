"""Festivals, the lunar calendar and trading days."""

from datetime import date

import pytest

from lib.rules import gazetteer, words
from lib.text.festivals import festival_days, nth_weekday, trading_day
from lib.text.lunar import lunar_day, lunar_month, zodiac_year


@pytest.mark.parametrize(
    ("word", "year", "first", "last"),
    [
        ("春节", 2024, "2024-02-10", "2024-02-17"),
        ("农历新年", 2025, "2025-01-28", "2025-02-04"),
        ("国庆假期", 2024, "2024-10-01", "2024-10-07"),
        ("“五一”假期", 2024, "2024-05-01", "2024-05-05"),
        ("端午假期", 2024, "2024-06-08", "2024-06-10"),
        ("除夕", 2024, "2024-02-09", "2024-02-09"),
        ("元宵节", 2024, "2024-02-24", "2024-02-24"),
        ("七夕", 2024, "2024-08-10", "2024-08-10"),
        ("双十一", 2023, "2023-11-11", "2023-11-11"),
        ("母亲节", 2024, "2024-05-12", "2024-05-12"),
        ("感恩节", 2024, "2024-11-28", "2024-11-28"),
        ("端午", 1998, "1998-05-30", "1998-05-30"),
    ],
)
def test_days_of_a_festival(word, year, first, last):
    assert festival_days(word, year) == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    ("word", "day"), [("中秋节", "2024-09-17"), ("春节", "2024-02-10"), ("国庆节", "2024-10-01"), ("清明节", "2024-04-04")]
)
def test_the_day_proper_of_a_holiday(word, day):
    assert festival_days(word, 2024, proper=True) == (date.fromisoformat(day),) * 2


def test_every_festival_can_be_told_this_year():
    assert [w for w in words("festivals") if festival_days(w, 2024) is None] == []
    assert festival_days("没有的节", 2024) is None


def test_lunar_years_join_without_a_gap():
    for year in range(1900, 2100):
        last = max(lunar_month(year, 12)[1], (lunar_month(year, 12, leap=True) or lunar_month(year, 12))[1])
        assert (lunar_day(year + 1, 1, 1) - last).days == 1, year
    assert len(gazetteer("lunar")) == 201


def test_lunar_days_agree_with_the_official_new_year():
    for year in range(2008, 2025):
        first, last = festival_days("春节", year)
        assert first <= lunar_day(year, 1, 1) <= last


def test_what_the_lunar_calendar_does_not_have():
    assert lunar_day(2024, 1, 31) is None
    assert lunar_month(2024, 4, leap=True) is None
    assert lunar_month(2023, 2, leap=True) is not None
    assert lunar_day(3000, 1, 1) is None


@pytest.mark.parametrize(("animal", "near", "year"), [("龙", 2023, 2024), ("兔", 2024, 2023), ("蛇", 2025, 2025), ("鼠", 2022, 2020)])
def test_year_of_an_animal(animal, near, year):
    assert zodiac_year(animal, near) == year


@pytest.mark.parametrize(
    ("day", "step", "expected"),
    [("2024-02-10", 1, "2024-02-19"), ("2024-02-09", -1, "2024-02-08"), ("2024-03-04", 1, "2024-03-04"), ("2024-03-02", 1, "2024-03-04")],
)
def test_trading_days(day, step, expected):
    assert trading_day(date.fromisoformat(day), step) == date.fromisoformat(expected)


def test_nth_weekday_of_a_month():
    assert nth_weekday(2024, 5, 2, 6) == date(2024, 5, 12)
    assert nth_weekday(2024, 2, 5, 4) is None
    assert nth_weekday(2020, 1, 52, 0, within_month=False) == date(2020, 12, 28)
