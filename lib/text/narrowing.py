"""Bounds of an article's day, narrowed by the words for days near it.

«昨日(2月18日)» tells the day, «本周二(6月11日)» the week; «聯儲局周三議息» is one of few days. Who calls days by their weekday alone
writes in the same week: the last of them told as past is the earliest day possible, one still to come the end.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from lib.patterns import compiled
from lib.schema import Span
from lib.text.ahead import is_ahead
from lib.text.dates import PUBLISHED, DateMention
from lib.text.own_days import day_signs, fitting
from lib.text.reading import Bounds
from lib.text.twice import twice_told
from lib.text.years import YearGuess

_NEAR_BOUNDS = 70
"""Days that the bounds may lie off where weekdays in the text tell the day."""
_WIDE = 120
"""Days from which bounds tell no month."""
_NARROW = 31
"""Days of a window that narrows the bounds."""
_EARLY = 10
"""Up to this day of the month bounds may begin with the month, of which a bare day is one."""
_ENDS = compiled("(?:\\(\\d{1,2}日?\\))?(?:晚|中午|下午|上午)?(?:截止|截飞|截标|到期|揭晓|揭盅|开奖|届满)")
"""«本周五截止»: still to come."""
_RECURS = compiled("每[个逢]?$|逢$|每到$|(?:[一二三四五六日天]|每)[至到、和]?$")


def narrowed(
    bounds: Bounds,
    folded: str,
    mentions: Sequence[DateMention],
    sentences: Sequence[Span],
    guess: YearGuess,
    *,
    at: int | None,
    dated: Mapping[int, date],
) -> Bounds:
    """The bounds, narrowed. `at`: where the text tells the earliest as a day that is past, if it does; `dated`: days known, by
    where they are told."""
    year = guess.year or 0
    bounds, told = _told_twice(bounds, folded, mentions, year)
    for choices in guess.windows:
        fresh = _in_window(bounds, choices, year)
        told |= fresh is not bounds
        bounds = fresh
    if bounds.earliest is None or bounds.latest is None or bounds.earliest == bounds.latest:
        return bounds
    telling, plain = day_signs(mentions)
    if telling:
        bounds, told = _within_week(bounds, fitting((*telling, *plain), year, 1, 12), guess.anchor), True
    elif (day := _by_bracket(bounds, mentions)) is not None:
        return day
    bounds = _by_bare_days(bounds, folded, mentions, sentences, dated, anchored=bounds.earliest == guess.anchor)
    return _by_weekdays(bounds, folded, mentions, sentences, at=None if told else at) if told or at is not None else bounds


def _told_twice(bounds: Bounds, folded: str, mentions: Sequence[DateMention], year: int) -> tuple[Bounds, bool]:
    """«昨日(2月18日)», «本周二(6月11日)»."""
    told = False
    for twice in twice_told(folded, mentions):
        own = twice.own_days(year)
        if own is None or own[0].year != year or twice.again is None:
            continue
        low = max(own[0], bounds.earliest) if bounds.earliest and bounds.earliest <= own[1] else own[0]
        high = min(own[1], bounds.latest) if bounds.latest and bounds.latest >= low else own[1]
        written = folded[twice.again.start : twice.again.end]
        bounds = Bounds(None, low, high, f"{bounds.why};「{written}」即{twice.month}月{twice.day}日")
        told = True
    return bounds, told


def _in_window(bounds: Bounds, choices: Sequence[tuple[date, date]], year: int) -> Bounds:
    """Bounds inside the one stretch of some that lies in the year and meets them; those that miss it by little move into it."""
    low, high = bounds.earliest, bounds.latest
    inside = [w for w in choices if w[0].year <= year <= w[1].year and (w[1] - w[0]).days <= _NARROW]
    if low is None or high is None or not inside:
        return bounds
    meeting = [w for w in inside if w[0] <= high and low <= w[1]]
    if len(meeting) != 1:
        near = [w for w in inside if min(abs((w[0] - high).days), abs((low - w[1]).days)) <= _NEAR_BOUNDS] if not meeting else []
        if len(near) != 1 or len(inside) != 1:
            return bounds
        return Bounds(None, *near[0], f"{bounds.why};与已知的日子相符")
    first, last = max(low, meeting[0][0]), min(high, meeting[0][1])
    if (first, last) == (low, high):
        return bounds
    return Bounds(None, first, last, f"{bounds.why};与已知的日子相符")


def _by_bracket(bounds: Bounds, mentions: Sequence[DateMention]) -> Bounds | None:
    """The first day that the bounds allow by «昨(18)日»."""
    told = next((m for m in mentions if m.shape == "day" and m.base == PUBLISHED and m.confirmed is not None), None)
    if told is None or bounds.earliest is None or bounds.latest is None:
        return None
    for step in range(40):
        day = bounds.earliest + timedelta(days=step)
        if (day + timedelta(days=told.shift)).day == told.confirmed and day <= bounds.latest:
            return Bounds(None, day, day, f"{bounds.why};「{told.text}」写明日子")
    return None


def _within_week(bounds: Bounds, days: Sequence[date], anchor: date | None) -> Bounds:
    """Bounds narrowed to those days nearest to them on which «上周六(8日)» and «本周五(14日)» hold."""
    low, high = bounds.earliest, bounds.latest
    if not days or low is None or high is None:
        return bounds
    by_anchor = anchor is not None and low <= anchor <= high and (high - low).days > _WIDE  # nothing else tells the month
    first, last = (anchor, anchor) if by_anchor and anchor is not None else (low, high)
    near = min(days, key=lambda day: max((first - day).days, (day - last).days, 0))
    if max((first - near).days, (near - last).days, 0) > _NEAR_BOUNDS:
        return bounds
    week = [day for day in days if near - timedelta(days=6 if by_anchor else 0) <= day < near + timedelta(days=7)]
    inside = [day for day in week if low <= day <= high] or week
    return Bounds(None, inside[0], inside[-1], f"{bounds.why};与文中所记星期相符的日子")


def _by_bare_days(
    bounds: Bounds, folded: str, mentions: Sequence[DateMention], sentences: Sequence[Span], dated: Mapping[int, date], *, anchored: bool
) -> Bounds:
    """Bounds narrowed by «5日公布9月营收» and «将于16日举行», where no month is told with the day: of the month they begin in."""
    for mention in mentions if bounds.earliest and (anchored or bounds.earliest.day <= _EARLY) else ():
        low, high = bounds.earliest, bounds.latest
        if mention.shape != "bare_day" or low is None or high is None or mention.until is not None or mention.day is None:
            continue
        known = dated.get(mention.start)
        day = date(low.year, low.month, min(mention.day, 28 if low.month == 2 else 30))
        if not low < day <= high or (known is not None and known >= low):
            continue
        sentence = next((s for s in sentences if s.start <= mention.start < s.end), Span(0, len(folded)))
        if is_ahead(folded, mention, sentence):
            bounds = dataclasses.replace(bounds, latest=day - timedelta(days=1), why=f"{bounds.why};「{mention.text}」仍属未来")
        elif known is None:
            bounds = dataclasses.replace(bounds, earliest=day, why=f"{bounds.why};「{mention.text}」已过")
    return bounds


def _by_weekdays(bounds: Bounds, folded: str, mentions: Sequence[DateMention], sentences: Sequence[Span], *, at: int | None) -> Bounds:
    """Bounds narrowed by days of the running week that the text calls by their weekday alone.

    Where the week itself is not told, one that follows the last day told is of its week.
    """
    low, high = bounds.earliest, bounds.latest
    if low is None or high is None:
        return bounds
    monday = low - timedelta(days=low.weekday())
    past, to_come, words = [], [], []
    for mention in mentions:
        if mention.base != PUBLISHED or mention.shape not in ("weekday", "week") or mention.until is not None:
            continue
        if _RECURS.search(folded, max(0, mention.start - 2), mention.start):
            continue
        sentence = next((s for s in sentences if s.start <= mention.start < s.end), Span(0, len(folded)))
        coming = is_ahead(folded, mention, sentence) or _ENDS.match(folded, mention.end) is not None
        day = monday + timedelta(weeks=mention.shift, days=mention.day or 0)
        if mention.shape == "weekday" and mention.shift == 0 and not coming and low <= day <= high and mention.start > (at or 0):
            past.append(day)
        elif coming and day > low:
            to_come.append(day - timedelta(days=1) if mention.shift == 0 else monday + timedelta(days=6))
        else:
            continue
        words.append(mention.text)
    if not words:
        return bounds
    first = max([low, *past])
    last = min([high, *(d for d in to_come if d >= first), *([monday + timedelta(days=6)] if past else [])])
    if last < first or (first, last) == (low, high):
        return bounds
    return dataclasses.replace(bounds, earliest=first, latest=last, why=f"{bounds.why};「{words[-1]}」在同一周")
