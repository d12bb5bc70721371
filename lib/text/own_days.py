"""The days on which an article can have been written, by its own words for days near it: «昨(12)日», «上周六(8日)», «18日(周三)»."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from lib.patterns import compiled
from lib.text.festivals import festival_days
from lib.text.lunar import lunar_day
from lib.text.mentions import EARLIER, OPEN, PUBLISHED, DateMention

_WEEKDAY = compiled(r"(?:周|星期|礼拜)(?P<day>[一二三四五六日天])")
_DAYS = "一二三四五六日天"
_NEXT_TO = 2
"""Characters between a weekday and the festival that falls on it: «本周三元宵节»."""

Sign = Callable[[date], bool]
"""Whether a day can be the article's own."""


def day_signs(mentions: Sequence[DateMention]) -> tuple[tuple[Sign, ...], tuple[Sign, ...]]:
    """What the words for days near the article demand of its day: those that tell a weekday too, and those that do not.

    >>> from lib.text.dates import date_mentions
    >>> telling, _ = day_signs(date_mentions("上周六(8日)开售,本周五(14日)截止"))
    >>> [str(day) for day in fitting(telling, 2025, 9, 12)]
    ['2025-11-10', '2025-11-11', '2025-11-12', '2025-11-13', '2025-11-14', '2025-11-15', '2025-11-16']
    """
    telling: list[Sign] = []
    plain: list[Sign] = []
    for number, mention in enumerate(mentions):
        if mention.until is not None:
            continue
        after = mentions[number + 1] if number + 1 < len(mentions) else None
        if mention.shape == "weekday" and mention.base == PUBLISHED and mention.day is not None:
            if mention.confirmed is not None:
                telling.append(_weekday(mention, mention.confirmed))
            elif after is not None and after.start - mention.end <= _NEXT_TO and mention.word != "bare" and _is_feast(after):
                telling.append(_feast(mention, after))
        elif mention.shape == "day" and mention.base == PUBLISHED and mention.confirmed is not None:
            plain.append(_near(mention.shift, mention.confirmed))
        elif mention.shape == "bare_day" and mention.base == EARLIER and mention.day and (named := _WEEKDAY.search(mention.text)):
            telling.append(_around(mention.day, min(_DAYS.index(named["day"]), 6)))
    return tuple(telling), tuple(plain)


def fitting(signs: Sequence[Sign], year: int, first: int, last: int) -> list[date]:
    """The days of some months of a year on which all signs agree; month 13 is January of the next year."""
    day, end = date(year, first, 1), date(year + last // 12, last % 12 + 1, 1)
    out = []
    while day < end:
        if all(sign(day) for sign in signs):
            out.append(day)
        day += timedelta(days=1)
    return out


def _monday(own: date, weeks: int) -> date:
    return own - timedelta(days=own.weekday()) + timedelta(weeks=weeks)


def _weekday(mention: DateMention, told: int) -> Sign:
    """«上周五(8日)»; a bare «周五(8日)» is the last or the next one."""
    weekday = mention.day or 0
    if mention.word == "bare":
        return _around(told, weekday)
    return lambda own: (_monday(own, mention.shift) + timedelta(days=weekday)).day == told


def _around(told: int, weekday: int) -> Sign:
    """«18日(周三)»: within a week of the article's own day."""

    def fits(own: date) -> bool:
        to_come = own + timedelta(days=(weekday - own.weekday()) % 7)
        return told in (to_come.day, (to_come - timedelta(weeks=1)).day)

    return fits


def _near(shift: int, told: int) -> Sign:
    return lambda own: (own + timedelta(days=shift)).day == told


def _is_feast(mention: DateMention) -> bool:
    return (
        mention.base == OPEN
        and (mention.shape == "festival" or (mention.shape == "lunar" and mention.day is not None))
        and not mention.bound
    )


def _feast(mention: DateMention, feast: DateMention) -> Sign:
    """«本周三元宵节»."""

    def fits(own: date) -> bool:
        day = _monday(own, mention.shift) + timedelta(days=mention.day or 0)
        if feast.shape == "lunar":
            return day in (lunar_day(y, feast.month or 1, feast.day or 1) for y in (day.year, day.year - 1))
        only = festival_days(feast.word, day.year, proper=True)
        return only is not None and only[0] == day

    return fits
