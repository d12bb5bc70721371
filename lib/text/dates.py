"""What dates are written in a text, before anything is known of the article's own day.

`date_mentions` finds every date expression of a folded text in reading order; `lib.text.anchors` turns them into days.
Days that cannot be are refused here already: 2月30日, 13月, 99999年, 公元前221年, a bare number.
"""

from __future__ import annotations

import re
from functools import lru_cache

from lib.patterns import compiled
from lib.text import date_patterns as p
from lib.text.date_patterns import date_hint, date_pattern
from lib.text.date_readers import read_match
from lib.text.mentions import EARLIER, OPEN, PUBLISHED, STATED, DateMention

__all__ = ["EARLIER", "OPEN", "PUBLISHED", "STATED", "DateMention", "date_mentions", "scan_dates"]


@lru_cache(maxsize=4)  # bounds, events and figures of one article ask for the same
def date_mentions(folded: str) -> tuple[DateMention, ...]:
    """Every date expression in reading order; ranges («2月20日至22日», «2022年、2023年») are one mention with `until`.

    >>> [m.text for m in date_mentions("3月26日发布,2月底融资,去年10月迭代,3天后传出,2月30日,上周五,昨(18)日,2022年、2023年的周期")]
    ['3月26日', '2月底', '去年10月', '3天后', '上周五', '昨(18)日', '2022年、2023年']
    """
    return scan_dates(folded)


def scan_dates(folded: str) -> tuple[DateMention, ...]:
    """The same, for lines and other short texts that are read once."""
    out: list[DateMention] = []
    hint, pattern, at = date_hint().search, date_pattern().match, 0
    while place := hint(folded, at):
        match = pattern(folded, place.start())
        mention = read_match(match) if match and match.end() > match.start() else None
        if mention is not None:
            mention = _with_surroundings(folded, _with_tail(folded, mention))
            out.append(mention)
            at = mention.end
        else:
            at = max(match.end() if match else 0, place.start() + 1)
    return tuple(out)


_RANGED = ("calendar", "month", "festival", "lunar", "day", "weekday", "bare_day", "part")


def _with_tail(folded: str, mention: DateMention) -> DateMention:
    """A mention extended by what it runs on to: «3月5日至8日», «2022年、2023年», «年底至明年初».

    A comma between two days parts two dates; between two whole years it joins one stretch.
    """
    if mention.until is not None or mention.shape not in _RANGED:
        return mention
    joint = p.JOINS.match(folded, mention.end)
    if joint is None:
        return mention
    match = date_pattern().match(folded, joint.end()) or _TAIL_DAY.match(folded, joint.end())
    tail = _tail(match) if match else None
    days = tail is not None and bool(joint["to"]) and _is_day(mention) and _is_day(tail)
    if tail is None or not (days or _same_fineness(mention, tail)):
        return mention
    whole_years = mention.shape == "calendar" and mention.month is None and mention.months is None
    if not joint["to"] and not (whole_years and tail.base == STATED):
        return mention
    if tail.shape == "bare_day" and mention.shape not in ("day", "weekday"):
        tail = tail._replace(shape=mention.shape, base=mention.base, year=mention.year, month=mention.month, shift=mention.shift)
    elif tail.base == OPEN and mention.base != OPEN and tail.shape in ("calendar", "festival", "lunar"):
        tail = tail._replace(base=mention.base, year=mention.year, shift=mention.shift)
    return mention._replace(end=tail.end, text=folded[mention.start : tail.end], until=tail)


_TAIL_DAY = compiled(
    r"(?P<bare_day>(?P<b_d>3[01]|[12]\d|0?[1-9]|三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九])(?P<b_d2>(?!))?(?P<b_c>(?!))? ?[日号](?![元圆]))"
)


def _tail(match: re.Match[str]) -> DateMention | None:
    """The second half of a range; one that is a range itself is none."""
    if not match.group(0).strip():
        return None
    found = read_match(match)
    return None if found is None or found.until is not None else found


def _is_day(mention: DateMention) -> bool:
    """Whether a date is told to the day: «昨日起至周五», «周三至24日»."""
    return mention.shape in ("day", "weekday", "bare_day") or mention.day is not None


def _same_fineness(a: DateMention, b: DateMention) -> bool:
    """Whether two dates are told to the same unit, so that they can bound a stretch."""
    if b.shape == "bare_day":
        return a.day is not None and a.shape in ("calendar", "month", "bare_day")
    if (
        a.base == b.base == STATED
        and a.shape == b.shape == "calendar"
        and None in (a.month, b.month)
        and not (a.months or b.months or a.day or b.day)
    ):
        return True  # «2023年至2025年10月»
    if a.shape != b.shape:
        return a.shape in ("calendar", "part") and b.shape in ("calendar", "part") and bool(a.months) == bool(b.months) and bool(a.months)
    return (a.month is None, a.day is None, a.months is None) == (b.month is None, b.day is None, b.months is None)


def _with_surroundings(folded: str, mention: DateMention) -> DateMention:
    """A mention with what stands behind it: the day in brackets, hour, trading day, 当天, 前 or 后."""
    end = mention.end
    if mention.shape in ("festival", "zodiac", "calendar", "month"):
        trading = p.TRADING.match(folded, end)
        if trading:
            step = -1 if trading["when"] == "前" or (trading["t_which"] or "首")[0] in "最末" else 1
            brief = mention.proper or bool(trading["brief"])  # the 連假 of Taiwan has days of its own
            working = bool(trading["t_work"] or trading["t_begun"])
            mention = mention._replace(trading=step if trading["when"] else 2 * step, working=working, proper=brief)
            return _ending(folded, mention, trading.end())
    if mention.shape == "festival" and (proper := p.PROPER.match(folded, end)):
        return _ending(folded, mention._replace(proper=True), proper.end())
    if mention.shape == "festival" and (during := p.DURING.match(folded, end)):
        end = during.end()
    if mention.day is not None or mention.shape == "day":
        if bracket := p.BRACKET.match(folded, end):
            mention = mention._replace(confirmed=int(bracket["day"]) if bracket["day"] else mention.confirmed)
            end = bracket.end()
        if hour := p.TIME_OF_DAY.match(folded, end):
            end = hour.end() if hour.group().strip(" ,") else end
    if end > mention.end and p.AT_HOUR.search(folded, mention.end, end) and (about := p.AROUND.match(folded, end)):
        return _ending(folded, mention, about.end())  # «28日9时55分前后» is that day
    for name, pattern in (("around", p.AROUND), ("before", p.BEFORE), ("after", p.AFTER)):
        if mention.shape != "span" and (match := pattern.match(folded, end)):
            return _ending(folded, mention._replace(bound=name), match.end())
    return _ending(folded, mention, end)


def _ending(folded: str, mention: DateMention, end: int) -> DateMention:
    return mention._replace(end=end, text=folded[mention.start : end])
