"""What comes once a year: festivals, days of the lunar calendar, the nth weekday of a month, the year of an animal."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from lib.text.festivals import festival_days, long_holiday, nth_weekday
from lib.text.lunar import lunar_day, lunar_month, zodiac_year
from lib.text.mentions import EARLIER, PUBLISHED, STATED, DateMention
from lib.text.resolving import Context, Days, ResolvedDate, choose, made, of_article, taken_from


def festival(mention: DateMention, context: Context) -> ResolvedDate | None:
    """The days of a festival; just before or after one is no date, but for a trading day."""
    eve = mention.text.endswith("前夕")
    if mention.bound and not (mention.trading or eve):
        return None
    word = mention.word

    def days(year: int) -> Days | None:
        found = festival_days(word, year, proper=mention.proper or eve)
        if found is not None and eve:  # «明年春节前夕»
            return found[0] - timedelta(days=1), found[0] - timedelta(days=1), "day"
        return None if found is None else (*found, "day" if found[0] == found[1] else "week")

    if mention.part and context.year is not None:
        return made(mention, days(zodiac_year(mention.part, context.year)), of_article(context, "year"))
    return _yearly(mention, context, days)


def holiday(mention: DateMention, context: Context) -> ResolvedDate | None:
    """The long holiday around the article's day, where 节后 and 节前 name none."""
    day = context.today
    near = None if day is None else long_holiday(day, ahead=mention.trading < 0)
    return None if near is None else made(mention, (*near, "day"), of_article(context, "day"))


def lunar(mention: DateMention, context: Context) -> ResolvedDate | None:
    """A month or day of the lunar year."""

    def days(year: int) -> Days | None:
        if mention.day is not None:
            day = lunar_day(year, mention.month or 1, mention.day, leap=mention.leap)
            return None if day is None else (day, day, "day")
        month = lunar_month(year, mention.month or 1, leap=mention.leap)
        return None if month is None else (*month, "month")

    return _yearly(mention, context, days)


def nth(mention: DateMention, context: Context) -> ResolvedDate | None:
    """The nth weekday of a month, the nth week of a month or year: weeks begin with their Monday."""

    def days(year: int, month: int | None = mention.month) -> Days | None:
        day = nth_weekday(year, month or 1, int(mention.word), mention.day or 0, within_month=month is not None)
        if day is None:
            return None
        return (day, day, "day") if mention.day is not None else (day, day + timedelta(days=6), "week")

    if mention.bound == "month":  # «本月第二周»
        if context.low is None or context.high is None or (context.low.year, context.low.month) != (context.high.year, context.high.month):
            return None
        count = context.low.year * 12 + context.low.month - 1 + mention.shift
        return made(mention, days(count // 12, count % 12 + 1), of_article(context, "month"))
    return _yearly(mention, context, days)


def _yearly(mention: DateMention, context: Context, days: Callable[[int], Days | None]) -> ResolvedDate | None:
    """What comes once a year, in the year named or meant."""
    if mention.base == STATED:
        return made(mention, days(mention.year or 0), ())
    if mention.base == PUBLISHED:
        return None if context.year is None else made(mention, days(context.year + mention.shift), of_article(context, "year"))
    if mention.base == EARLIER:
        near = context.before[-1] if context.before else None
        return (
            None
            if near is None
            else made(mention, days(near.first.year + mention.shift), taken_from(near, "year", "the year named before"))
        )
    return made(mention, choose(context, days), of_article(context, "year"))


def zodiac(mention: DateMention, context: Context) -> ResolvedDate | None:
    """«龙年首个交易日»; a bare 龙年 dates nothing to the day."""
    if context.year is None or not mention.trading:
        return None
    day = lunar_day(zodiac_year(mention.word, context.year), 1, 1)
    return None if day is None else made(mention, (day, day + timedelta(days=353), "day"), of_article(context, "year"))
