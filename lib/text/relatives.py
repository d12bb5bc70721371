"""Dates told by another day: 本月, 月底, 上季度, 上周五, 昨日, 次日, 15日, 三天后."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from lib.patterns import compiled
from lib.schema import Resolved
from lib.text.festivals import trading_day
from lib.text.mentions import EARLIER, OPEN, PUBLISHED, DateMention
from lib.text.resolving import Context, Days, ResolvedDate, choose, made, of_article, stretch, taken_from

_FAR = 250
"""Characters over which 当日 and 次日 still point back."""
_OF_FIGURE = compiled(
    r"的?份?(?:全国|全球|美国|中国|国内)?(?:CPI|PPI|PMI|GDP|LPR|M2|社融|非农|数据|销量|产量|零售|出口|进口|进出口|营收|业绩|财报|外销|新能源|乘用车|通胀|通胀率|就业|工业|消费|订单|收入|净利|交付量|出货|票房|榜单|份额|指数)"
)
"""What a month only tells the period of: «公布5月CPI;13日凌晨…»."""
_SAME_CLAUSE = compiled(r"[^,。;:!?\n]{0,24}")
_HEADS_LINES = compiled(r"[)】\]:]{0,2}[^\S\n]*\n")
_OWN_DAY = compiled(
    r"(?:发布|上映|开幕|上线|诞生|开播|发售|开盘|收盘|成立|举行|上市|公布|首映|开售|开票|开业|落成|开馆|开园|通车|首演|揭幕|出生|结婚|会|节|赛|展|周年|活动|比赛|庭审|签约)$"
)


def month(mention: DateMention, context: Context) -> ResolvedDate | None:
    """本月, 上月, 当月, 月底, with or without a day or part."""
    near = next((d for d in reversed(context.before) if d.granularity in ("day", "month", "month-part")), None)
    bare = mention.text[0] == "月"
    if bare and context.frame is not None:
        return made(mention, shifted(mention, context.frame.first), taken_from(context.frame, "month", "the month that heads the list"))
    if mention.base == EARLIER or (bare and near is not None and near.mention.start >= context.sentence.start):
        if near is None:
            near_day = context.today if context.plain else None
            return None if near_day is None else made(mention, shifted(mention, near_day), ())
        return made(mention, shifted(mention, near.first), taken_from(near, "month", "the month named before"))
    low, high = context.low, context.high
    if low is None or high is None or (low.year, low.month) != (high.year, high.month):
        return None
    return made(mention, shifted(mention, low), of_article(context, "month"))


def shifted(mention: DateMention, anchor: date) -> Days | None:
    """A month so many months from an anchor, with the mention's day or part in it."""
    count = anchor.year * 12 + anchor.month - 1 + mention.shift
    return stretch(mention._replace(month=count % 12 + 1), count // 12)


def part_of_year(mention: DateMention, context: Context) -> ResolvedDate | None:
    """年底, 上半年, 一季度 without a year; 上季度 from the article's day."""
    if mention.months is None:
        if context.low is None or context.high is None:
            return None
        quarters = [d.year * 4 + (d.month - 1) // 3 + mention.shift for d in (context.low, context.high)]
        first, last = 3 * (quarters[0] % 4) + 1, 3 * (quarters[0] % 4) + 3
        edge = {"early": first, "late": last}.get(mention.part or "")  # «上季度末» is its last month
        months = (edge, edge, "month") if edge else (first, last, "quarter")
        same = quarters[0] == quarters[1]
        return (
            made(mention, stretch(mention._replace(months=months, part=None), quarters[0] // 4), of_article(context, "quarter"))
            if same
            else None
        )
    near = next((d for d in reversed(context.before) if d.mention.start >= context.sentence.start), None)
    if near is not None and near.mention.shape == "calendar" and near.mention.base != OPEN:
        found = stretch(mention, near.last.year)
        late = context.high is not None and found is not None and near.first <= context.high < found[0] and not context.ahead
        if found and found[0] >= near.first and not late:
            return made(mention, found, taken_from(near, "year", "the year named in the same sentence"))
    if mention.months == (12, 12, "month") and context.year is not None:  # the last one is called 去年底
        return made(mention, stretch(mention, context.year), of_article(context, "year"))
    return made(mention, choose(context, lambda year: stretch(mention, year)), of_article(context, "year"))


def week(mention: DateMention, context: Context) -> ResolvedDate | None:
    """A week Monday to Sunday, or a day of it."""
    known = _week_known(mention, context)
    if known is None:
        return None
    anchor, by = known
    monday = anchor - timedelta(days=anchor.weekday()) + timedelta(weeks=mention.shift)
    if mention.shape == "week":
        return made(mention, (monday, monday + timedelta(days=6), "week"), by)
    day = monday + timedelta(days=mention.day or 0)
    if mention.word == "bare" and not context.plain:  # the last one, or the next for what is to come
        if not context.ahead and day > anchor:
            day -= timedelta(weeks=1)
        elif context.ahead and day < anchor:
            day += timedelta(weeks=1)
    if mention.confirmed is not None and day.day != mention.confirmed:
        day = next((day + timedelta(days=n) for n in (-7, 7) if (day + timedelta(days=n)).day == mention.confirmed), day)
    return made(mention, (day, day, "day" if mention.until is None else "week"), by)


def _week_known(mention: DateMention, context: Context) -> tuple[date, tuple[Resolved, ...]] | None:
    """A day of the week that week words count from: one named in the same sentence, else the article's own."""
    near = next((d for d in reversed(context.before) if d.granularity == "day" and d.mention.start >= context.sentence.start), None)
    if mention.base != EARLIER and mention.word != "bare" and context.today is not None:
        near = None  # 上周五 counts from the article's own day where that is known
    if near is None and mention.base == EARLIER:
        near = next((d for d in reversed(context.before) if d.granularity == "day"), None)
    if near is not None and near.mention.shape == "calendar":
        return near.first, taken_from(near, "week", "the day named before")
    return None if context.low is None or not _narrow(context, 31) else (context.low, of_article(context, "week"))


def _narrow(context: Context, days: int) -> bool:
    """Whether the bounds of the article's day lie close together: news is written soon after the last thing it tells."""
    return context.low is not None and context.high is not None and (context.high - context.low).days <= days


def day_named(mention: DateMention, context: Context) -> ResolvedDate | None:
    """今日, 昨日 count from the article's day; 当日, 次日 from a day named before."""
    if mention.base == PUBLISHED:
        today = context.today
        if today is None:
            return None
        day = today + timedelta(days=mention.shift)
        if mention.confirmed is not None and day.day != mention.confirmed:
            day = next((day + timedelta(days=n) for n in (-1, 1, -2, 2, -3) if (day + timedelta(days=n)).day == mention.confirmed), day)
        return made(mention, (day, day, "day"), of_article(context, "day"))
    near = _day_before(mention, context)
    if near is None:
        if not context.plain or context.today is None:
            return None
        day = context.today + timedelta(days=mention.shift)
        return made(mention, (day, day, "day"), ())
    own = mention.shift == 0 and _OWN_DAY.search(context.folded, max(0, mention.start - 6), mention.start)
    if own:
        return None
    if (
        mention.shift == 0
        and (mention.word[0] != "同" or mention.start - near.mention.end > _FAR)
        and not _HEADS_LINES.match(context.folded, near.mention.end)
        and context.lead is not None
        and "\n" in context.folded[near.mention.end : mention.start]
    ):
        near = context.lead  # in a new paragraph 当天 is the day that the article tells of
        if mention.start - near.mention.end > _FAR:
            day = near.last
            return made(mention, (day, day, "day"), taken_from(near, "day", "the day the article tells of"))
    if mention.start - near.mention.end > _FAR:
        return None
    day = (near.first if mention.shift == 0 else near.last) + timedelta(days=mention.shift)
    return made(mention, (day, day, "day"), taken_from(near, "day", "the day named before"))


def _day_before(mention: DateMention, context: Context) -> ResolvedDate | None:
    """The day that 当晚, 次日 and «三天后» count from; none where a longer stretch is what the sentence named last: «今年2月…,当晚致歉»."""
    for found in reversed(context.before):
        if found.granularity == "day" and not _looks_ahead(found):
            later = context.high is not None and found.first > context.high and found.mention.start < context.sentence.start
            if not later or context.ahead:
                return found
        elif found.granularity in ("month", "month-part", "week") and found.mention.start >= context.sentence.start:
            if context.high is None or found.first <= context.high:
                return None
        elif found.granularity == "year" and _SAME_CLAUSE.fullmatch(context.folded, found.mention.end, mention.start):
            return None  # «三年前张家朗夺得金牌当晚»
    return None


def _looks_ahead(found: ResolvedDate) -> bool:
    """Whether a day is only spoken of as tomorrow: 当天 does not mean it."""
    return found.mention.shape == "day" and found.mention.base == PUBLISHED and found.mention.shift > 0


def nth_day(mention: DateMention, context: Context) -> ResolvedDate | None:
    """A day of what is held over the days named before: «7月4日至6日,大会举行。会议第三天,…»."""
    near = next((d for d in reversed(context.before) if d.granularity in ("day", "week")), None)
    if near is None or mention.start - near.mention.end > _FAR:
        return None
    if mention.shift < 0 and near.first == near.last:
        return None
    day = near.last if mention.shift < 0 else near.first + timedelta(days=mention.shift - 1)
    if day > near.last > near.first:
        return None
    return made(mention, (day, day, "day"), taken_from(near, "day", "the day named before"))


def days_after(mention: DateMention, context: Context) -> ResolvedDate | None:
    """The days that follow the one named before: «随后三天»."""
    near = _day_before(mention, context)
    if near is None or mention.start - near.mention.end > _FAR:
        return None
    first = last = near.last + timedelta(days=1)
    if mention.word in ("天", "日"):
        last = first + timedelta(days=mention.shift - 1)
    else:
        first = last = trading_day(first)
        for _ in range(mention.shift - 1):
            last = trading_day(last + timedelta(days=1))
    return made(mention, (first, last, "day"), taken_from(near, "day", "the day named before"))


def bare_day(mention: DateMention, context: Context) -> ResolvedDate | None:
    """«15日»: of the month named shortly before, else of the article's month (or the one before, or after)."""
    near = context.frame or _month_before(mention, context)
    if near is not None:
        return made(mention, _day_of(near.last.year, near.last.month, mention.day), taken_from(near, "month", "the month named before"))
    today = context.today
    if today is None and context.low is not None and context.high is not None and _narrow(context, 20):
        today = context.high
    if today is None:
        return None
    if context.plain:
        return made(mention, _day_of(today.year, today.month, mention.day), ())
    for shift in (0, 1) if context.ahead else (0, -1):
        count = today.year * 12 + today.month - 1 + shift
        found = _day_of(count // 12, count % 12 + 1, mention.day)
        if found and (found[0] >= today if context.ahead else found[0] <= today):
            return made(mention, found, of_article(context, "month"))
    return None


def _month_before(mention: DateMention, context: Context) -> ResolvedDate | None:
    """The date whose month a bare day takes: named shortly before, and not one that is still to come in another sentence.

    A whole month of another sentence is the period of some figure («公布7月外销订单。…19日,…») where the article's day is known.
    """
    named = [d for d in context.before if d.granularity in ("day", "month", "month-part")]
    near = next((d for d in reversed(named) if not _OF_FIGURE.match(context.folded, d.mention.end) or d.granularity == "day"), None)
    if near is None or mention.start - near.mention.end > _FAR:
        return None
    if near.mention.start >= context.sentence.start or context.plain:
        return near
    coming = context.high is not None and near.first > context.high
    period = near.granularity in ("month", "month-part") and context.today is not None
    return None if coming or period else near


def _day_of(year: int, month: int, day: int | None) -> Days | None:
    if day is None or not 1 <= day <= monthrange(year, month)[1]:
        return None
    return date(year, month, day), date(year, month, day), "day"


def span(mention: DateMention, context: Context) -> ResolvedDate | None:
    """«3天后» counts from the day named before; «3天前», «两年前» from the article's day."""
    if mention.base == EARLIER:
        near = _day_before(mention, context)
        if near is None and mention.word not in ("天", "周"):  # «次年3月注册。半年后,…» counts in months
            near = next((d for d in reversed(context.before) if d.granularity in ("month", "month-part")), None)
        if near is None and mention.word == "年":  # «2018年春天开张,三年后搬走»
            near = next((d for d in reversed(context.before) if d.mention.start >= context.sentence.start), None)
        if near is not None and mention.start - near.mention.end <= _FAR:
            return made(mention, _stepped(mention, near.last), taken_from(near, "day", "the day named before"))
        if not context.plain:
            return None
    today = context.today
    if today is not None and mention.word == "年" and context.folded.startswith("的今天", mention.end):
        day = date(today.year + mention.shift, today.month, min(today.day, monthrange(today.year + mention.shift, today.month)[1]))
        return made(mention, (day, day, "day"), of_article(context, "day"))
    if today is None and mention.word == "年" and context.year is not None:
        today = date(context.year, 1, 1)
    return None if today is None else made(mention, _stepped(mention, today), of_article(context, "day"))


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
    return shifted(mention._replace(shift=months, day=None, part=None), anchor)
