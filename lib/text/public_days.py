"""Matters everybody knows the days of: laws, fairs, festivals, first nights. They tell the year where a text leaves it out.

«第29届香港国际影视展» is the one of 2025, «11月15日,广州车展开幕» of 2024, «本周二(15日),《暂行办法》施行» tells the very week, and
nobody spoke of a law before its draft. `lib.text.since_then` reads how long ago or how far ahead a matter lies.
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
_EDITION = compiled(r"第 ?(?P<n>\d{1,3}|[一二三四五六七八九十百零]{1,5}) ?[届个][^,。;!?\n]{0,6}$")
_OTHER = compiled(r"[上前首每历往下]一?届|[去前明后]年[^,。;]{0,4}$")
_LISTED = compiled(r"上市|挂牌|登陆|敲钟|敲锣|开始交易|首日|破发|IPO|招股|新股")
_RUMOUR = compiled(
    r"[将会拟]|计划|预计|有望|可望|传闻|[据盛]?传|曝|爆料|泄露|下一代|期待|等待|未来|届时|准备|正在|何时|尚未|还没|未发布|新一代|很快|即将|训练中|筹备"
)
_MONTHS = 3
"""A day of so many months later than the last one told lies in the year before; one still to come so many months earlier in the next."""


class Matter(NamedTuple):
    """What is known of the days of a matter."""

    kind: str
    """`once`, `yearly`, `product`, `trading` (a house, by its first day of trading) or `bank` (by the days on which it decides)."""
    since: date | None
    days: tuple[tuple[date, date], ...]
    zeroth: int | None
    """Year that the edition before the first would have had."""
    a_year: int
    irregular: dict[int, int]
    """Editions that a year's pause put elsewhere, and their years."""

    @property
    def span(self) -> tuple[date, date] | None:
        """From when to when a matter that comes once was new."""
        if self.kind != "once" or not self.days:
            return None
        return self.days[0][0], self.days[-1][1]


class Named(NamedTuple):
    """A matter where the text names it."""

    start: int
    end: int
    text: str
    matter: Matter


class PublicSigns(NamedTuple):
    """What the matters a text names say: its year may be one of `years`, and it was not written before `since`.

    `weeks` are stretches in one of which the article was written: «本周二(15日)» beside a law in force from that day,
    «周三议息» beside a bank whose days are known.
    """

    years: frozenset[int]
    since: tuple[date, str] | None
    weeks: tuple[tuple[tuple[date, date], ...], ...] = ()


def named_matters(folded: str) -> tuple[Named, ...]:
    """Every matter of the table that a text names, in reading order."""
    return tuple(Named(*found.span(), found.group(), _matters()[found.group()]) for found in _names().finditer(folded))


def public_signs(
    folded: str, mentions: Sequence[DateMention], *, month: int, ahead: Sequence[bool], named: Sequence[Named] | None = None
) -> PublicSigns:
    """The years that known matters tell; `month` is the last one told as past, `ahead` tells which mentions are still to come.

    >>> public_signs("第29届香港国际影视展昨日揭幕。", (), month=0, ahead=()).years
    frozenset({2025})
    """
    years: set[int] = set()
    since: list[tuple[date, str]] = []
    weeks: list[tuple[tuple[date, date], ...]] = []
    for found in named_matters(folded) if named is None else named:
        matter = found.matter
        if matter.since is not None and not (matter.kind == "product" and is_rumoured(folded, found)):
            since.append((matter.since, found.text))
        edition = _EDITION.search(folded, max(0, found.start - 14), found.start) if matter.zeroth else None
        if edition and matter.zeroth and not _OTHER.search(folded, max(0, edition.start() - 6), edition.start()):
            number = _number(edition["n"])
            years.add(matter.irregular.get(number) or matter.zeroth + -(-number // matter.a_year))
        for mention, coming in _beside(folded, found, mentions, ahead) if matter.days else ():
            if mention.shape == "calendar":
                years.update(_dated(matter, mention, month, coming))
            elif week := _weeks(matter, mention, coming):
                weeks.append(week)
    return PublicSigns(frozenset(years), max(since, default=None), tuple(dict.fromkeys(weeks)))


def is_rumoured(folded: str, found: Named) -> bool:
    """Whether a product may be one still to come, of which people speak before it is shown: «很快会发布GPT4.5»."""
    return _RUMOUR.search(folded[max(0, found.start - 24) : found.start] + folded[found.end : found.end + 16]) is not None


def _beside(folded: str, found: Named, mentions: Sequence[DateMention], ahead: Sequence[bool]) -> Iterator[tuple[DateMention, bool]]:
    """The dates told beside a name without their year, and whether each is still to come."""
    for mention, coming in zip(mentions, ahead, strict=True):
        if mention.start - found.end > _BESIDE:
            return
        low, high = min(mention.start, found.start), max(mention.end, found.end)
        if high - low > _BESIDE + len(mention.text) or mention.base not in (OPEN, PUBLISHED) or _PAUSE.search(folded, low, high):
            continue
        if found.matter.kind == "trading" and not _LISTED.search(folded, low, high + 12):
            continue
        yield mention, coming


def _dated(matter: Matter, mention: DateMention, month: int, coming: bool) -> Iterator[int]:
    """Years in which a matter took place on a day told beside its name."""
    if not mention.month:
        return
    fit = {first.year for first, last in matter.days if _same(mention, first, last)}
    if len(fit) != 1:
        return
    year = fit.pop()
    if mention.base == PUBLISHED:
        year -= mention.shift
    elif month and coming and month - mention.month > _MONTHS:
        year -= 1
    elif month and not coming and mention.month - month > _MONTHS:
        year += 1
    yield year


def _weeks(matter: Matter, mention: DateMention, coming: bool) -> tuple[tuple[date, date], ...]:
    """The days on which «本周二(15日)», «昨(15)日» or «周三» is a day of the matter."""
    if mention.base != PUBLISHED or mention.until is not None or mention.shape not in ("weekday", "day", "month"):
        return ()
    if mention.shape == "month":
        return tuple(_month_of(day, mention.shift) for pair in matter.days for day in pair[:1] if mention.day == day.day)
    if mention.confirmed is None and (mention.shape == "day" or matter.kind == "trading"):
        return ()
    fit = sorted({day for pair in matter.days for day in pair if _falls(day, mention)})
    return tuple(_written(day, mention, coming) for day in fit)


def _written(day: date, mention: DateMention, coming: bool) -> tuple[date, date]:
    """When the article was written, if its mention is a given day."""
    if mention.shape == "day":
        own = day - timedelta(days=mention.shift)
        return own, own
    if mention.word == "bare":
        return (day - timedelta(days=6), day - timedelta(days=1)) if coming else (day, day + timedelta(days=6))
    monday = day - timedelta(days=day.weekday()) - timedelta(weeks=mention.shift)
    return monday, monday + timedelta(days=6)


def _month_of(day: date, shift: int) -> tuple[date, date]:
    """The month from which that of a day lies so many months off: «下月6日»."""
    count = day.year * 12 + day.month - 1 - shift
    first = date(count // 12, count % 12 + 1, 1)
    return first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)


def _falls(day: date, mention: DateMention) -> bool:
    """Whether a day has the weekday and the number that a mention tells."""
    if mention.shape == "weekday" and day.weekday() != mention.day:
        return False
    return mention.confirmed is None or day.day == mention.confirmed


def _same(mention: DateMention, first: date, last: date) -> bool:
    """Whether a month or day without its year is that of a matter; it may be told a day later, by the clock of another land."""
    if mention.day is None:
        return mention.month in (first.month, last.month)
    try:
        return first <= date(first.year, mention.month or 1, mention.day) <= last + timedelta(days=1)
    except ValueError:
        return False


@cache
def _matters() -> dict[str, Matter]:
    """Every matter by all its spellings."""
    out: dict[str, Matter] = {}
    for entry in gazetteer("public_days"):
        since, (zeroth, irregular) = entry.data["since"], _editions(entry.data["ordinal"])
        days = tuple(_stretch(written) for written in entry.data["days"].split())
        matter = Matter(
            _kind(entry.data["why"], days),
            date.fromisoformat(since) if since else None,
            days,
            zeroth,
            int(entry.data["per_year"] or 1),
            irregular,
        )
        out |= dict.fromkeys(map(fold, (entry.name, *entry.aliases)), matter)
    return out


_KINDS = {"event held every year": "yearly", "first day of trading": "trading", "days on which": "bank", "first shown": "product"}


def _kind(why: str, days: tuple[tuple[date, date], ...]) -> str:
    return next((kind for opening, kind in _KINDS.items() if why.startswith(opening)), "once")


def _editions(written: str) -> tuple[int | None, dict[int, int]]:
    """«1998 24=2021»: the year before the first edition, and editions that stand elsewhere."""
    first, *others = written.split() or [""]
    return (int(first) if first else None), {int(n): int(year) for n, _, year in (one.partition("=") for one in others)}


def _stretch(written: str) -> tuple[date, date]:
    first, _, last = written.partition("~")
    return date.fromisoformat(first), date.fromisoformat(last or first)


@cache
def _names() -> re.Pattern[str]:
    """The names of all matters; a Latin one is no part of a longer word."""
    latin = {n for n in _matters() if n[0].isascii()}
    plain = set(_matters()) - latin
    numbered = {n for n in plain if n[-1].isdigit()}  # «小米12月销量» names no 小米12
    return compiled(
        rf"(?<![A-Za-z])(?:{alternation(latin)})(?![A-Za-z\d月])|(?:{alternation(numbered)})(?![\d月年日亿万])|{alternation(plain - numbered)}"
    )


def _number(written: str) -> int:
    return int(written) if written.isascii() else int(parse_number(written) or 0)
