"""Dates told twice, which say more than either telling: «上周五(6月7日)» fits few years, «昨日(2月18日)» the article's own day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from lib.patterns import compiled
from lib.text.festivals import festival_days
from lib.text.lunar import lunar_day
from lib.text.mentions import OPEN, PUBLISHED, DateMention

_BETWEEN = compiled(r"[(·—/ ]{0,2}|[(,]?(?:即|也就是|正值|恰逢|正是|恰好是|适逢)")
_WEEKDAY = compiled(r"[( ]?(?:周|星期|礼拜)(?P<day>[一二三四五六日天])")
_DAYS = "一二三四五六日天"


class Twice(NamedTuple):
    """A day of a month, told again as a weekday, as a day counted from the article's own, or as a festival."""

    month: int
    day: int
    shift: int
    """Of its year from the article's own: −1 for 去年."""
    again: DateMention | None
    weekday: int | None

    def fits(self, year: int) -> bool:
        """Whether both tellings are the same day, in an article of a given year."""
        told = self.on(year)
        if told is None:
            return False
        if self.weekday is not None:
            return told.weekday() == self.weekday
        if self.again is None or self.again.shape not in ("festival", "lunar"):
            return True
        if self.again.shape == "lunar":
            return told in (lunar_day(y, self.again.month or 1, self.again.day or 1) for y in (told.year, told.year - 1))
        days = festival_days(self.again.word, told.year, proper=True)
        around = festival_days(self.again.word, told.year)
        return any(d is not None and d[0] <= told <= d[1] for d in (days, around))

    def on(self, year: int) -> date | None:
        """The day meant, in an article of a given year."""
        try:
            return date(year + self.shift, self.month, self.day)
        except ValueError:
            return None

    def own_days(self, year: int) -> tuple[date, date] | None:
        """The days on which the article may have been written: «昨日(2月18日)» tells one, «本周二(6月11日)» a week."""
        told = self.on(year)
        if told is None or self.again is None or self.again.base != PUBLISHED or self.again.word == "bare":
            return None
        if self.again.shape == "day":
            own = told - timedelta(days=self.again.shift)
            return own, own
        if self.again.shape not in ("week", "weekday"):
            return None
        monday = told - timedelta(days=told.weekday()) - timedelta(weeks=self.again.shift)
        return monday, monday + timedelta(days=6)


def twice_told(folded: str, mentions: Sequence[DateMention]) -> tuple[Twice, ...]:
    """The days of a text that are told twice, where one telling leaves the year open.

    >>> from lib.text.dates import date_mentions
    >>> text = "上周五(6月7日)上涨,昨日(2月18日)提交,2月9日(除夕)停工,3月6日星期四开售"
    >>> found = twice_told(text, date_mentions(text))
    >>> [[y for y in range(2021, 2028) if t.fits(y)] for t in found if t.weekday is not None or t.again.shape == "festival"]
    [[2024], [2024], [2025]]
    >>> [[str(d) for d in t.own_days(2024)] for t in found[:2]]
    [['2024-06-10', '2024-06-16'], ['2024-02-19', '2024-02-19']]
    """
    out = []
    for number, mention in enumerate(mentions):
        if mention.shape != "calendar" or mention.day is None or mention.month is None or mention.until is not None:
            continue
        if mention.base not in (OPEN, PUBLISHED):
            continue
        near = [mentions[n] for n in (number - 1, number + 1) if 0 <= n < len(mentions)]
        again = next((m for m in near if _is_again(m) and _touch(folded, m, mention)), None)
        named = _WEEKDAY.search(mention.text) or _WEEKDAY.match(folded, mention.end)
        weekday = _DAYS.index(named["day"]) if named else again.day if again is not None and again.shape == "weekday" else None
        if again is not None or weekday is not None:
            out.append(Twice(mention.month, mention.day, mention.shift, again, min(weekday, 6) if weekday is not None else None))
    return tuple(out)


def _is_again(mention: DateMention) -> bool:
    """Whether a mention tells a day in another way; 上周, 本周 alone only frame."""
    if mention.until is not None or mention.bound:
        return False
    if mention.shape == "lunar":
        return mention.day is not None and mention.base == OPEN
    return mention.shape in ("weekday", "festival") or (mention.shape == "day" and mention.base == PUBLISHED)


def _touch(folded: str, one: DateMention, other: DateMention) -> bool:
    first, second = sorted((one, other), key=lambda m: m.start)
    joint = folded[first.end : second.start]
    return _BETWEEN.fullmatch(joint) is not None and (bool(joint.strip()) or first.shape in ("weekday", "day"))
