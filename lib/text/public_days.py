"""Matters everybody knows the days of: laws, fairs, festivals, first nights. They tell the year where a text leaves it out.

«第29届香港国际影视展» is the one of 2025, «11月15日,广州车展开幕» of 2024, and nobody spoke of a law before its draft.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from lib.patterns import compiled
from lib.rules import gazetteer
from lib.rules.loader import alternation
from lib.text.fold import fold
from lib.text.mentions import OPEN, PUBLISHED, DateMention
from lib.text.numerals import parse_number

_BESIDE = 40
"""Characters that a date and the name of one telling span."""
_PAUSE = compiled(r"[。;!?\n]")
_EDITION = compiled(r"第 ?(?P<n>\d{1,3}|[一二三四五六七八九十百零]{1,5}) ?届[^,。;!?\n]{0,6}$")
_OTHER = compiled(r"[上前首每历往下]一?届|[去前明后]年[^,。;]{0,4}$")
_MONTHS = 3
"""A day of so many months later than the last one told lies in the year before; one still to come so many months earlier in the next."""


class _Matter(NamedTuple):
    since: date | None
    days: tuple[tuple[date, date], ...]
    zeroth: int | None
    """Year that the edition before the first would have had."""
    a_year: int


class PublicSigns(NamedTuple):
    """What the matters a text names say: its year may be one of `years`, and it was not written before `since`."""

    years: frozenset[int]
    since: tuple[date, str] | None


def public_signs(folded: str, mentions: Sequence[DateMention], *, month: int, ahead: Sequence[bool]) -> PublicSigns:
    """The years that known matters tell; `month` is the last one told as past, `ahead` tells which mentions are still to come.

    >>> public_signs("第29届香港国际影视展昨日揭幕。", (), month=0, ahead=()).years
    frozenset({2025})
    """
    years: set[int] = set()
    since: list[tuple[date, str]] = []
    for found in _names().finditer(folded):
        matter = _matters()[found.group()]
        if matter.since is not None:
            since.append((matter.since, found.group()))
        edition = _EDITION.search(folded, max(0, found.start() - 14), found.start()) if matter.zeroth else None
        if edition and matter.zeroth and not _OTHER.search(folded, max(0, edition.start() - 6), edition.start()):
            years.add(matter.zeroth + -(-_number(edition["n"]) // matter.a_year))
        years.update(_dated(folded, found.start(), found.end(), matter, mentions, month, ahead))
    return PublicSigns(frozenset(years), max(since, default=None))


def _dated(
    folded: str, start: int, end: int, matter: _Matter, mentions: Sequence[DateMention], month: int, ahead: Sequence[bool]
) -> Iterator[int]:
    """Years in which a matter took place on a day told beside its name."""
    for mention, coming in zip(mentions, ahead, strict=True) if matter.days else ():
        if mention.start - end > _BESIDE:
            return
        low, high = min(mention.start, start), max(mention.end, end)
        if high - low > _BESIDE + len(mention.text) or mention.shape != "calendar" or not mention.month:
            continue
        if mention.base not in (OPEN, PUBLISHED) or _PAUSE.search(folded, low, high):
            continue
        fit = {first.year for first, last in matter.days if _same(mention, first, last)}
        if len(fit) != 1:
            continue
        year = fit.pop()
        if mention.base == PUBLISHED:
            year -= mention.shift
        elif month and coming and month - mention.month > _MONTHS:
            year -= 1
        elif month and not coming and mention.month - month > _MONTHS:
            year += 1
        yield year


def _same(mention: DateMention, first: date, last: date) -> bool:
    """Whether a month or day without its year is that of a matter; it may be told a day later, by the clock of another land."""
    if mention.day is None:
        return mention.month in (first.month, last.month)
    try:
        return first <= date(first.year, mention.month or 1, mention.day) <= last + timedelta(days=1)
    except ValueError:
        return False


@cache
def _matters() -> dict[str, _Matter]:
    """Every matter by all its spellings."""
    out: dict[str, _Matter] = {}
    for entry in gazetteer("public_days"):
        since, zeroth = entry.data["since"], entry.data["ordinal"]
        days = tuple(_stretch(written) for written in entry.data["days"].split())
        matter = _Matter(
            date.fromisoformat(since) if since else None, days, int(zeroth) if zeroth else None, int(entry.data["per_year"] or 1)
        )
        out |= dict.fromkeys(map(fold, (entry.name, *entry.aliases)), matter)
    return out


def _stretch(written: str) -> tuple[date, date]:
    first, _, last = written.partition("~")
    return date.fromisoformat(first), date.fromisoformat(last or first)


@cache
def _names() -> re.Pattern[str]:
    """The names of all matters; a Latin one is no part of a longer word."""
    latin = {n for n in _matters() if n[0].isascii()}
    return compiled(rf"(?<![A-Za-z])(?:{alternation(latin)})(?![A-Za-z])|{alternation(set(_matters()) - latin)}")


def _number(written: str) -> int:
    return int(written) if written.isascii() else int(parse_number(written) or 0)
