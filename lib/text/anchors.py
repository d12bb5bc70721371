"""Days for date mentions: what each expression means, given when the article was written.

What a mention leaves out is taken from where a reader takes it: the year from the article's own, relative days from the day
they refer to. Every such part is told in `by`, with its place. What cannot be told is left open, never guessed.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from lib.schema import Resolved, Span
from lib.text.ahead import is_ahead
from lib.text.dates import EARLIER, OPEN, PUBLISHED, STATED, DateMention, date_mentions
from lib.text.festivals import festival_days, nth_weekday, trading_day
from lib.text.lunar import lunar_day, lunar_month, zodiac_year
from lib.text.reading import Bounds

Days = tuple[date, date, str]
PARTS = {"early": (1, 10), "middle": (11, 20), "late": (21, 31)}
_FAR = 250
"""Characters over which 当日 and 次日 still point back."""
_OWN_DAY = re.compile(
    r"(?:发布|上映|开幕|上线|诞生|开播|发售|开盘|收盘|成立|举行|上市|公布|首映|出生|结婚|会|节|赛|展|周年|活动|比赛|庭审|签约)$"
)


@dataclass(frozen=True, slots=True)
class ResolvedDate:
    """A date mention with its first and last day. `by` tells what its missing parts were taken from, if any were."""

    mention: DateMention
    first: date
    last: date
    granularity: str
    by: tuple[Resolved, ...] = ()


@dataclass(frozen=True, slots=True)
class _Context:
    """What is known when a mention is resolved; `plain`: a bare string, read by the calendar of today."""

    published: Bounds
    year: int | None
    sentence: Span
    before: tuple[ResolvedDate, ...]
    ahead: bool
    folded: str
    plain: bool = False

    @property
    def today(self) -> date | None:
        """The article's day, stated or the only one possible."""
        low, high = self.published.earliest, self.published.latest
        return self.published.stated or (low if low == high else None)

    @property
    def low(self) -> date | None:
        return self.published.stated or self.published.earliest

    @property
    def high(self) -> date | None:
        return self.published.stated or self.published.latest


def resolve_dates(folded: str, sentences: Sequence[Span], published: Bounds) -> tuple[ResolvedDate, ...]:
    """Every date of a text that can be told, in reading order.

    >>> text = "3月26日发布。去年10月迭代,2月30日无从说起。"
    >>> [(d.mention.text, d.first.isoformat(), d.granularity) for d in resolve_dates(text, [Span(0, 9), Span(9, 26)], Bounds(date(2024, 3, 27)))]
    [('3月26日', '2024-03-26', 'day'), ('去年10月', '2023-10-01', 'month')]
    """
    return resolve_mentions(folded, date_mentions(folded), sentences, published, year=own_year(published))


def own_year(published: Bounds) -> int | None:
    """The article's year, where its bounds agree on one."""
    if published.stated:
        return published.stated.year
    if published.earliest and published.latest and published.earliest.year == published.latest.year:
        return published.earliest.year
    return published.earliest.year if published.earliest and not published.latest else None


def resolve_mentions(
    folded: str, mentions: Sequence[DateMention], sentences: Sequence[Span], published: Bounds, *, year: int | None
) -> tuple[ResolvedDate, ...]:
    """The mentions that can be told, when the article is of a given year."""
    out: list[ResolvedDate] = []
    place = 0
    for mention in mentions:
        while place + 1 < len(sentences) and sentences[place + 1].start <= mention.start:
            place += 1
        sentence = sentences[place] if sentences else Span(0, len(folded))
        context = _Context(published, year, sentence, tuple(out[-8:]), is_ahead(folded, mention, sentence), folded)
        found = _one(mention, context)
        if found is not None:
            out.append(found)
    return tuple(out)


def resolve_plain(folded: str, today: date) -> ResolvedDate | None:
    """The date that a bare string begins with, read by the calendar of today: a day without its year is of this year."""
    mentions = date_mentions(folded)
    if not mentions or mentions[0].start > 0 or mentions[0].bound == "after":
        return None
    return _one(mentions[0], _Context(Bounds(today, today, today), today.year, Span(0, len(folded)), (), False, folded, plain=True))


def _one(mention: DateMention, context: _Context) -> ResolvedDate | None:
    """Days of one mention, or None. A range takes its last day from its second half."""
    found = _RESOLVERS[mention.shape](mention, context)
    if found is None:
        return None
    if mention.until is not None:
        end = _one(mention.until, replace(context, before=(*context.before, found)))
        if end is None or end.last < found.first:
            return None
        found = replace(found, last=end.last)
    if mention.trading:
        found = _traded(found)
    return found if found.first <= found.last and 1800 <= found.first.year <= 2100 else None


# Years, months and days by the calendar


def _calendar(mention: DateMention, context: _Context) -> ResolvedDate | None:
    """A year, month or day by the calendar; the year may be missing or told by 去年, 同年."""
    if mention.base == STATED:
        return _made(mention, stretch(mention, mention.year or 0), ())
    if mention.base == PUBLISHED:
        return None if context.year is None else _made(mention, stretch(mention, context.year + mention.shift), _own(context, "year"))
    if mention.base == EARLIER:
        near = next((d for d in reversed(context.before) if d.granularity != "week"), None)
        if near is None:
            return _made(mention, stretch(mention, context.year + mention.shift), ()) if context.plain and context.year else None
        return _made(mention, stretch(mention, near.first.year + mention.shift), _from(near, "year", "the year named before"))
    inherited = _inherited(mention, context)
    if inherited is not None:
        return inherited
    return _made(mention, _choose(context, lambda year: stretch(mention, year)), _own(context, "year"))


def _inherited(mention: DateMention, context: _Context) -> ResolvedDate | None:
    """A bare month or day that goes on from a year named in the same sentence: «2022年5月成立,8月完成融资»."""
    near = next((d for d in reversed(context.before) if d.mention.start >= context.sentence.start), None)
    if near is None or near.mention.shape not in ("calendar", "festival", "span"):
        return None
    if near.mention.base == OPEN and not near.by:
        return None
    if near.mention.base == OPEN and near.by[0].how == _HOW_OWN:
        return None
    between = context.folded[near.mention.end : mention.start]
    if near.mention.month is None and (len(between) > 30 or ";" in between):
        return None  # «去年产值达到1062亿元;10月中旬启动申报» is this October
    found = stretch(mention, near.last.year)
    late = context.high is not None and found is not None and near.first <= context.high < found[0] and not context.ahead
    if found is None or late or found[0] < near.first:
        return None
    return _made(mention, found, _from(near, "year", "the year named in the same sentence"))


def _choose(context: _Context, days: Callable[[int], Days | None]) -> Days | None:
    """The year of what is told without one: the article's own, but the one before or after where that is clearly nearer.

    An article of January tells of December, one of December expects January.
    """
    if context.year is None:
        return None
    current = days(context.year)
    if context.plain or current is None or context.low is None or context.high is None:
        return current
    if current[0] > context.high and not context.ahead:
        before = days(context.year - 1)
        return before if before and (context.high - before[1]) < (current[0] - context.high) else current
    if current[1] < context.low and context.ahead:
        after = days(context.year + 1)
        return after if after and (after[0] - context.high) < 2 * (context.low - current[1]) else current
    return current


def stretch(mention: DateMention, year: int) -> Days | None:
    """First and last day and granularity of year, part of year, month, part of month or day."""
    if not 1 <= year <= 9998:
        return None
    if mention.months is not None:
        low, high, granularity = mention.months
        return date(year, low, 1), date(year, high, monthrange(year, high)[1]), granularity
    month, day = mention.month, mention.day
    if month is None:
        return date(year, 1, 1), date(year, 12, 31), "year"
    length = monthrange(year, month)[1]
    if day is not None:
        return (date(year, month, day), date(year, month, day), "day") if 1 <= day <= length else None
    if mention.part:
        first, last = PARTS[mention.part]
        return date(year, month, first), date(year, month, min(last, length)), "month-part"
    return date(year, month, 1), date(year, month, length), "month"


def _month(mention: DateMention, context: _Context) -> ResolvedDate | None:
    """本月, 上月, 当月, 月底, with or without a day or part."""
    near = next((d for d in reversed(context.before) if d.granularity in ("day", "month", "month-part")), None)
    bare = mention.text[0] == "月"
    if mention.base == EARLIER or (bare and near is not None and near.mention.start >= context.sentence.start):
        if near is None:
            near_day = context.today if context.plain else None
            return None if near_day is None else _made(mention, _shifted(mention, near_day), ())
        return _made(mention, _shifted(mention, near.first), _from(near, "month", "the month named before"))
    low, high = context.low, context.high
    if low is None or high is None or (low.year, low.month) != (high.year, high.month):
        return None
    return _made(mention, _shifted(mention, low), _own(context, "month"))


def _shifted(mention: DateMention, anchor: date) -> Days | None:
    """A month so many months from an anchor, with the mention's day or part in it."""
    count = anchor.year * 12 + anchor.month - 1 + mention.shift
    return stretch(mention._replace(month=count % 12 + 1), count // 12)


def _part(mention: DateMention, context: _Context) -> ResolvedDate | None:
    """年底, 上半年, 一季度 without a year; 上季度 from the article's day."""
    if mention.months is None:
        if context.low is None or context.high is None:
            return None
        quarters = [d.year * 4 + (d.month - 1) // 3 + mention.shift for d in (context.low, context.high)]
        months = (3 * (quarters[0] % 4) + 1, 3 * (quarters[0] % 4) + 3, "quarter")
        same = quarters[0] == quarters[1]
        return _made(mention, stretch(mention._replace(months=months), quarters[0] // 4), _own(context, "quarter")) if same else None
    near = next((d for d in reversed(context.before) if d.mention.start >= context.sentence.start), None)
    if near is not None and near.mention.shape == "calendar" and near.mention.base != OPEN:
        found = stretch(mention, near.last.year)
        if found and found[0] >= near.first and (context.ahead or context.high is None or found[0] <= context.high):
            return _made(mention, found, _from(near, "year", "the year named in the same sentence"))
    return _made(mention, _choose(context, lambda year: stretch(mention, year)), _own(context, "year"))


# Festivals, animals, the lunar calendar


def _festival(mention: DateMention, context: _Context) -> ResolvedDate | None:
    """The days of a festival; just before or after one is no date, but for a trading day."""
    if mention.bound and not mention.trading:
        return None
    word = mention.word

    def days(year: int) -> Days | None:
        found = festival_days(word, year, proper=mention.proper)
        return None if found is None else (*found, "day" if found[0] == found[1] else "week")

    if mention.part and context.year is not None:
        return _made(mention, days(zodiac_year(mention.part, context.year)), _own(context, "year"))
    return _yearly(mention, context, days)


def _lunar(mention: DateMention, context: _Context) -> ResolvedDate | None:
    """A month or day of the lunar year."""

    def days(year: int) -> Days | None:
        if mention.day is not None:
            day = lunar_day(year, mention.month or 1, mention.day, leap=mention.leap)
            return None if day is None else (day, day, "day")
        month = lunar_month(year, mention.month or 1, leap=mention.leap)
        return None if month is None else (*month, "month")

    return _yearly(mention, context, days)


def _nth(mention: DateMention, context: _Context) -> ResolvedDate | None:
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
        return _made(mention, days(count // 12, count % 12 + 1), _own(context, "month"))
    return _yearly(mention, context, days)


def _yearly(mention: DateMention, context: _Context, days: Callable[[int], Days | None]) -> ResolvedDate | None:
    """What comes once a year, in the year named or meant."""
    if mention.base == STATED:
        return _made(mention, days(mention.year or 0), ())
    if mention.base == PUBLISHED:
        return None if context.year is None else _made(mention, days(context.year + mention.shift), _own(context, "year"))
    if mention.base == EARLIER:
        near = context.before[-1] if context.before else None
        return None if near is None else _made(mention, days(near.first.year + mention.shift), _from(near, "year", "the year named before"))
    return _made(mention, _choose(context, days), _own(context, "year"))


def _zodiac(mention: DateMention, context: _Context) -> ResolvedDate | None:
    """«龙年首个交易日»; a bare 龙年 dates nothing to the day."""
    if context.year is None or not mention.trading:
        return None
    day = lunar_day(zodiac_year(mention.word, context.year), 1, 1)
    return None if day is None else _made(mention, (day, day + timedelta(days=353), "day"), _own(context, "year"))


# Weeks and days that are told by another day


def _week(mention: DateMention, context: _Context) -> ResolvedDate | None:
    """A week Monday to Sunday, or a day of it."""
    known = _week_known(mention, context)
    if known is None:
        return None
    anchor, by = known
    monday = anchor - timedelta(days=anchor.weekday()) + timedelta(weeks=mention.shift)
    if mention.shape == "week":
        return _made(mention, (monday, monday + timedelta(days=6), "week"), by)
    day = monday + timedelta(days=mention.day or 0)
    if mention.word == "bare" and not context.plain:  # the last one, or the next for what is to come
        if not context.ahead and day > anchor:
            day -= timedelta(weeks=1)
        elif context.ahead and day < anchor:
            day += timedelta(weeks=1)
    if mention.confirmed is not None and day.day != mention.confirmed:
        day = next((day + timedelta(days=n) for n in (-7, 7) if (day + timedelta(days=n)).day == mention.confirmed), day)
    return _made(mention, (day, day, "day" if mention.until is None else "week"), by)


def _week_known(mention: DateMention, context: _Context) -> tuple[date, tuple[Resolved, ...]] | None:
    """A day of the week that week words count from: one named in the same sentence, else the article's own."""
    near = next((d for d in reversed(context.before) if d.granularity == "day" and d.mention.start >= context.sentence.start), None)
    if near is None and mention.base == EARLIER:
        near = next((d for d in reversed(context.before) if d.granularity == "day"), None)
    if near is not None and near.mention.shape == "calendar":
        return near.first, _from(near, "week", "the day named before")
    low, high = context.low, context.high
    if low and high and low - timedelta(days=low.weekday()) == high - timedelta(days=high.weekday()):
        return low, _own(context, "week")
    return None


def _day(mention: DateMention, context: _Context) -> ResolvedDate | None:
    """今日, 昨日 count from the article's day; 当日, 次日 from a day named before."""
    if mention.base == PUBLISHED:
        today = context.today
        if today is None:
            return None
        day = today + timedelta(days=mention.shift)
        if mention.confirmed is not None and day.day != mention.confirmed:
            day = next((day + timedelta(days=n) for n in (-1, 1, -2, 2, -3) if (day + timedelta(days=n)).day == mention.confirmed), day)
        return _made(mention, (day, day, "day"), _own(context, "day"))
    near = next((d for d in reversed(context.before) if d.granularity == "day"), None)
    if near is None:
        if not context.plain or context.today is None:
            return None
        day = context.today + timedelta(days=mention.shift)
        return _made(mention, (day, day, "day"), ())
    own = mention.shift == 0 and _OWN_DAY.search(context.folded, max(0, mention.start - 6), mention.start)
    if own or mention.start - near.mention.end > _FAR:
        return None
    day = near.last + timedelta(days=mention.shift)
    return _made(mention, (day, day, "day"), _from(near, "day", "the day named before"))


def _bare_day(mention: DateMention, context: _Context) -> ResolvedDate | None:
    """«15日»: of the month named shortly before, else of the article's month (or the one before, or after)."""
    near = next((d for d in reversed(context.before) if d.granularity in ("day", "month", "month-part")), None)
    if near is not None and mention.start - near.mention.end <= _FAR:
        return _made(mention, _day_of(near.last.year, near.last.month, mention.day), _from(near, "month", "the month named before"))
    today = context.today
    if today is None:
        return None
    if context.plain:
        return _made(mention, _day_of(today.year, today.month, mention.day), ())
    for shift in (0, 1) if context.ahead else (0, -1):
        count = today.year * 12 + today.month - 1 + shift
        found = _day_of(count // 12, count % 12 + 1, mention.day)
        if found and (found[0] >= today if context.ahead else found[0] <= today):
            return _made(mention, found, _own(context, "month"))
    return None


def _day_of(year: int, month: int, day: int | None) -> Days | None:
    if day is None or not 1 <= day <= monthrange(year, month)[1]:
        return None
    return date(year, month, day), date(year, month, day), "day"


def _span(mention: DateMention, context: _Context) -> ResolvedDate | None:
    """«3天后» counts from the day named before; «3天前», «两年前» from the article's day."""
    if mention.base == EARLIER:
        near = next((d for d in reversed(context.before) if d.granularity == "day"), None)
        if near is not None and mention.start - near.mention.end <= _FAR:
            return _made(mention, _stepped(mention, near.last), _from(near, "day", "the day named before"))
        if not context.plain:
            return None
    today = context.today
    return None if today is None else _made(mention, _stepped(mention, today), _own(context, "day"))


def _stepped(mention: DateMention, anchor: date) -> Days | None:
    """So many days, weeks, months or years from a day; from weeks on, the whole of what is reached."""
    if mention.word in ("天", "周") and abs(mention.shift) < 3000:
        day = anchor + timedelta(days=mention.shift * (1 if mention.word == "天" else 7))
        if mention.word == "天":
            return day, day, "day"
        monday = day - timedelta(days=day.weekday())
        return monday, monday + timedelta(days=6), "week"
    if mention.word == "年":
        return stretch(mention._replace(month=None, day=None), anchor.year + mention.shift)
    months = mention.shift * (3 if mention.word == "季度" else 1)
    return _shifted(mention._replace(shift=months, day=None, part=None), anchor)


def _traded(found: ResolvedDate) -> ResolvedDate:
    """«…后首个交易日» and the like move to that trading day; ±2 stays inside the stretch."""
    step = found.mention.trading
    if abs(step) == 2:
        day = trading_day(found.first) if step > 0 else trading_day(found.last, -1)
    else:
        day = trading_day(found.last + timedelta(days=1)) if step > 0 else trading_day(found.first - timedelta(days=1), -1)
    return replace(found, first=day, last=day, granularity="day")


_RESOLVERS: dict[str, Callable[[DateMention, _Context], ResolvedDate | None]] = {
    "calendar": _calendar, "month": _month, "part": _part, "festival": _festival, "lunar": _lunar, "nth": _nth,
    "zodiac": _zodiac, "week": _week, "weekday": _week, "day": _day, "bare_day": _bare_day, "span": _span,
}  # fmt: skip
_HOW_OWN = "the article's own day"


def _made(mention: DateMention, days: Days | None, by: tuple[Resolved, ...]) -> ResolvedDate | None:
    return None if days is None else ResolvedDate(mention, *days, by)


def _from(source: ResolvedDate, field: str, how: str) -> tuple[Resolved, ...]:
    return (Resolved(field, source.mention.start, source.mention.end, how),)


def _own(context: _Context, field: str) -> tuple[Resolved, ...]:
    return () if context.plain else (Resolved(field, 0, 0, _HOW_OWN),)
