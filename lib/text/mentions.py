"""The record of a written date."""

from __future__ import annotations

from typing import NamedTuple

STATED, PUBLISHED, EARLIER, OPEN = "stated", "published", "earlier", "open"
"""What the missing parts of a date count from: nothing is missing, the article's day, a date named earlier, or not said."""


class DateMention(NamedTuple):
    """One date expression, half open in the text. A tuple: a mention is put together in steps, and these copy fast."""

    start: int
    end: int
    text: str
    shape: str
    base: str = OPEN
    """What its missing parts count from: nothing is missing (`stated`), the article's day, a date named `earlier`, or `open`."""
    year: int | None = None
    shift: int = 0
    """Years, months, weeks or days to go from the base, by shape."""
    month: int | None = None
    day: int | None = None
    part: str | None = None
    """`early`, `middle` or `late` of a month, `start` or `end`: its first or last day."""
    months: tuple[int, int, str] | None = None
    """First and last month and granularity of a part of the year."""
    word: str = ""
    """Name of the festival, animal or unit."""
    until: DateMention | None = None
    confirmed: int | None = None
    """The day of the month that a bracket adds: 昨(18)日, 下周一(23日)."""
    bound: str = ""
    """`before`, `after` or `around` where the text says so behind the date."""
    trading: int = 0
    """±1 for the first or last trading day after or before, ±2 for that inside."""
    working: bool = False
    """Whether that day is one on which people work, not one of the exchanges."""
    leap: bool = False
    proper: bool = False
    """Of a festival the one day, not the holiday."""
