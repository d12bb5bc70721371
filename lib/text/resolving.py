"""What is known when a date is resolved, and the days that a year gives it."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from lib.schema import YEAR_UNSURE, Resolved, Span
from lib.text.mentions import DateMention
from lib.text.reading import Bounds

Days = tuple[date, date, str]
PARTS = {"early": (1, 10), "middle": (11, 20), "late": (21, 31)}
HOW_OWN = "the article's own day"
OWN = (HOW_OWN, YEAR_UNSURE)


@dataclass(frozen=True, slots=True)
class ResolvedDate:
    """A date mention with its first and last day. `by` tells what its missing parts were taken from, if any were."""

    mention: DateMention
    first: date
    last: date
    granularity: str
    by: tuple[Resolved, ...] = ()


@dataclass(frozen=True, slots=True)
class Context:
    """What is known when a mention is resolved; `plain`: a bare string, read by the calendar of today."""

    published: Bounds
    year: int | None
    sentence: Span
    before: tuple[ResolvedDate, ...]
    ahead: bool
    folded: str
    lead: ResolvedDate | None = None
    plain: bool = False
    frame: ResolvedDate | None = None
    """The year or month that heads the list in which the mention begins a line."""

    @property
    def today(self) -> date | None:
        """The article's day, stated or the only one possible."""
        low, high = self.published.earliest, self.published.latest
        return self.published.stated or (low if low == high else None)

    @property
    def low(self) -> date | None:
        """The first day on which the article may have been written."""
        return self.published.stated or self.published.earliest

    @property
    def high(self) -> date | None:
        """The last such day."""
        return self.published.stated or self.published.latest


def choose(context: Context, days: Callable[[int], Days | None]) -> Days | None:
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
    if mention.part in ("start", "end"):
        only = date(year, month, 1 if mention.part == "start" else length)
        return only, only, "day"
    if mention.part:
        first, last = PARTS[mention.part]
        return date(year, month, first), date(year, month, min(last, length)), "month-part"
    return date(year, month, 1), date(year, month, length), "month"


def made(mention: DateMention, days: Days | None, by: tuple[Resolved, ...]) -> ResolvedDate | None:
    """A mention with its days, if it has any."""
    return None if days is None else ResolvedDate(mention, *days, by)


def taken_from(source: ResolvedDate, field: str, how: str) -> tuple[Resolved, ...]:
    """That a part was carried over from another date of the article."""
    return (Resolved(field, source.mention.start, source.mention.end, how),)


def of_article(context: Context, field: str) -> tuple[Resolved, ...]:
    """That a part was taken from the article's own day."""
    return () if context.plain else (Resolved(field, 0, 0, HOW_OWN if context.published.sure else YEAR_UNSURE),)
