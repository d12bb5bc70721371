"""Days for date mentions: what each expression means, given when the article was written.

What a mention leaves out is taken from where a reader takes it: the year from the article's own, relative days from the day
they refer to. Every such part is told in `by`, with its place. What cannot be told is left open, never guessed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache

from lib.patterns import compiled
from lib.schema import Span
from lib.text import relatives, yearly
from lib.text.ahead import is_ahead
from lib.text.dates import date_mentions
from lib.text.festivals import trading_day, weekday, working_day
from lib.text.mentions import EARLIER, OPEN, PUBLISHED, STATED, DateMention
from lib.text.reading import Bounds
from lib.text.resolving import OWN, Context, ResolvedDate, choose, made, of_article, stretch, taken_from

_LINE_HEAD = compiled(r"(?:^|\n)[^\S\n]*[·•●▪■◆◇○▶*\-—【\[(#]{0,3} ?$")
_LINE_TAIL = compiled(r"[】\])年:]{0,2}[^\S\n]*(?=\n|$)")
_OTHER_HEAD = compiled(r"\n[^\S\n]*(?:【|#)")

__all__ = ["ResolvedDate", "own_year", "resolve_dates", "resolve_mentions", "resolve_plain"]


def resolve_dates(folded: str, sentences: Sequence[Span], published: Bounds) -> tuple[ResolvedDate, ...]:
    """Every date of a text that can be told, in reading order.

    >>> text = "3月26日发布。去年10月迭代,2月30日无从说起。"
    >>> [(d.mention.text, d.first.isoformat(), d.granularity) for d in resolve_dates(text, [Span(0, 9), Span(9, 26)], Bounds(date(2024, 3, 27)))]
    [('3月26日', '2024-03-26', 'day'), ('去年10月', '2023-10-01', 'month')]
    """
    return _resolved(folded, tuple(sentences), published)


@lru_cache(maxsize=4)  # figures and events of one article ask for the same
def _resolved(folded: str, sentences: tuple[Span, ...], published: Bounds) -> tuple[ResolvedDate, ...]:
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
    lead: ResolvedDate | None = None
    frame: ResolvedDate | None = None
    place = 0
    for mention in mentions:
        while place + 1 < len(sentences) and sentences[place + 1].start <= mention.start:
            place += 1
        sentence = sentences[place] if sentences else Span(0, len(folded))
        heads = bool(_LINE_HEAD.search(folded, max(0, mention.start - 6), mention.start))
        if frame and heads and _OTHER_HEAD.search(folded, frame.mention.end, mention.start):
            frame = None
        ahead = is_ahead(folded, mention, sentence)
        context = Context(published, year, sentence, tuple(out[-8:]), ahead, folded, lead, frame=frame if heads else None)
        found = _one(mention, context)
        if found is not None:
            if heads and found.granularity in ("year", "month") and _LINE_TAIL.match(folded, mention.end):
                frame = found
            out.append(found)
            lead = found if lead is None and found.granularity == "day" else lead
    return tuple(out)


def resolve_plain(folded: str, today: date) -> ResolvedDate | None:
    """The date that a bare string begins with, read by the calendar of today: a day without its year is of this year."""
    mentions = date_mentions(folded)
    if not mentions or mentions[0].start > 0 or mentions[0].bound == "after":
        return None
    return _one(mentions[0], Context(Bounds(today, today, today), today.year, Span(0, len(folded)), (), False, folded, plain=True))


def _one(mention: DateMention, context: Context) -> ResolvedDate | None:
    """Days of one mention, or None. A range takes its last day from its second half."""
    found = _RESOLVERS[mention.shape](mention, context)
    if found is None:
        return None
    if mention.until is not None:
        end = _one(mention.until, replace(context, before=(*context.before, found)))
        if end is not None and end.last < found.first and mention.until.shape == "weekday":
            end = replace(end, last=end.last + timedelta(weeks=1))  # «昨日起至周五»
        if end is None or end.last < found.first:
            return None
        found = replace(found, last=end.last, granularity=_whole(found, end.last))
    if mention.trading:
        found = _traded(found)
    return found if found.first <= found.last and 1800 <= found.first.year <= 2100 else None


_SPANS = {
    (1, 3): "quarter",
    (4, 6): "quarter",
    (7, 9): "quarter",
    (10, 12): "quarter",
    (1, 6): "half-year",
    (7, 12): "half-year",
    (1, 12): "year",
}


def _whole(found: ResolvedDate, last: date) -> str:
    """Granularity of a range: «10月至12月» is a quarter, «1月至6月» half a year."""
    if found.granularity != "month" or found.first.year != last.year:
        return found.granularity
    return _SPANS.get((found.first.month, last.month), "month")


def _calendar(mention: DateMention, context: Context) -> ResolvedDate | None:
    """A year, month or day by the calendar; the year may be missing or told by 去年, 同年."""
    if mention.base == STATED:
        return made(mention, stretch(mention, mention.year or 0), ())
    if mention.base == PUBLISHED:
        return None if context.year is None else made(mention, stretch(mention, context.year + mention.shift), of_article(context, "year"))
    if mention.base == EARLIER:
        near = next((d for d in reversed(context.before) if d.granularity != "week"), None)
        if near is None:
            return made(mention, stretch(mention, context.year + mention.shift), ()) if context.plain and context.year else None
        return made(mention, stretch(mention, near.first.year + mention.shift), taken_from(near, "year", "the year named before"))
    inherited = _inherited(mention, context)
    if inherited is not None:
        return inherited
    if context.frame is not None:
        return made(mention, stretch(mention, context.frame.first.year), taken_from(context.frame, "year", "the year that heads the list"))
    return made(mention, choose(context, lambda year: stretch(mention, year)), of_article(context, "year"))


def _inherited(mention: DateMention, context: Context) -> ResolvedDate | None:
    """A bare month or day that goes on from a year named in the same sentence: «2022年5月成立,8月完成融资»."""
    near = next((d for d in reversed(context.before) if d.mention.start >= context.sentence.start), None)
    if near is None or near.mention.shape not in ("calendar", "festival", "span"):
        return None
    if near.mention.base == OPEN and not near.by:
        return None
    if near.mention.base == OPEN and near.by[0].how in OWN:
        return None
    between = context.folded[near.mention.end : mention.start]
    if near.mention.month is None and (len(between) > 30 or ";" in between):
        return None  # «去年产值达到1062亿元;10月中旬启动申报» is this October
    found = stretch(mention, near.last.year)
    late = context.high is not None and found is not None and near.first <= context.high < found[0] and not context.ahead
    over = context.ahead and context.low is not None and found is not None and found[1] < context.low
    if found is None or late or over or found[0] < near.first:
        return None  # «约占2023年营收的1.4倍,须于12月底前点亮» is this December
    return made(mention, found, taken_from(near, "year", "the year named in the same sentence"))


def _traded(found: ResolvedDate) -> ResolvedDate:
    """«…后首个交易日» and the like move to that trading day; ±2 stays inside the stretch."""
    step = found.mention.trading
    next_one = weekday if found.mention.proper else working_day if found.mention.working else trading_day
    if abs(step) == 2:
        day = next_one(found.first) if step > 0 else next_one(found.last, -1)
    else:
        day = next_one(found.last + timedelta(days=1)) if step > 0 else next_one(found.first - timedelta(days=1), -1)
    return replace(found, first=day, last=day, granularity="day")


_RESOLVERS: dict[str, Callable[[DateMention, Context], ResolvedDate | None]] = {
    "calendar": _calendar, "month": relatives.month, "part": relatives.part_of_year, "week": relatives.week,
    "weekday": relatives.week, "day": relatives.day_named, "bare_day": relatives.bare_day, "span": relatives.span,
    "festival": yearly.festival, "lunar": yearly.lunar, "nth": yearly.nth, "zodiac": yearly.zodiac,
    "holiday": yearly.holiday, "nth_day": relatives.nth_day, "stretch": relatives.days_after,
}  # fmt: skip
