"""An article's own year, where it states no day: the year under which all that it tells makes the most sense.

Every year that stands in the text is evidence (`lib.text.named_years`): of what is told as past the year is over or running, what
is expected lies ahead, a stretch that is forecast («2024年至2028年的复合增长率») starts from the last year that is known. Who
writes 今年 and 去年 names other years by number. A date that is told twice, «6月7日(周五)», tells its year by itself; so does what
can be reckoned («创立于2016年…五年间»), a matter whose days are known, and how far the article says it lies from one. Words of
their years weigh least. Where another year is nearly as likely, it is told beside the best.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from lib.patterns import compiled
from lib.schema import Span
from lib.text.ahead import is_ahead
from lib.text.dates import DateMention
from lib.text.eras import era_signs
from lib.text.holidays import holiday_signs
from lib.text.levels import level_signs
from lib.text.likely import Likely
from lib.text.lunar import zodiac_year
from lib.text.named_years import PANDEMIC, SOON, Told, told_years
from lib.text.own_days import day_signs, fitting
from lib.text.public_days import PublicSigns, named_matters, public_signs
from lib.text.reckoned import reckoned
from lib.text.since_then import anchor_in, distances, newest
from lib.text.twice import Twice, twice_told
from lib.text.year_weights import weight_of

_FISCAL = compiled(r"(20\d\d) ?(?:财年|财政年度|会计年度)")
_OWN_TIME = 2024
"""An animal's year, where no number tells which, is the one nearest to this."""
_NAMED, _CERTAIN, _KNOWN, _FITS, _CONTRAST = 1.5, 3.0, 2.5, 1.0, 1.5
"""What years that are named, days told twice, known days, the calendar and what stands beside a year weigh.

Fitted to 173 articles with their dates left out, drawn towards these values: five folds give no better share of years right, only
years named weigh half as much again.
"""
_LIKELY, _UNLIKELY = range(2021, 2027), 0.5
"""Years that news in this library is likely to be of, where nothing else tells."""
_ERAS_MOST = 2.0
_LATER = 2.0
"""What it costs that the last month told lies before the youngest matter was known."""
_CLEAR = 0.5
"""By how much the best year is to outweigh the next, where little tells."""
_NEARLY = 0.5
"""Weight by which another year may fall behind the best and still be told."""


class YearGuess(NamedTuple):
    """The article's own year, what else it may be, and stretches of days in one of which each it was written."""

    year: int | None
    rival: int | None = None
    """Another year that is nearly as likely."""
    windows: tuple[tuple[tuple[date, date], ...], ...] = ()
    anchor: date | None = None
    """A day near which it was written, where the text tells none: that of the youngest matter it names."""


def article_year(
    folded: str,
    mentions: Sequence[DateMention],
    sentences: Sequence[Span],
    known_since: date | None,
    *,
    month: int = 0,
    shown: frozenset[int] = frozenset(),
) -> int | None:
    """The article's own year, or none where nothing tells of it.

    >>> from lib.text.dates import date_mentions
    >>> text = "去年10月换了工具。该片2024年3月立项,今年6月入围,争取2026年10月上映。"
    >>> article_year(text, date_mentions(text), [Span(0, len(text))], None)
    2025
    """
    return guessed_year(folded, mentions, sentences, known_since, month=month, shown=shown).year


def guessed_year(
    folded: str,
    mentions: Sequence[DateMention],
    sentences: Sequence[Span],
    known_since: date | None,
    *,
    month: int = 0,
    shown: frozenset[int] = frozenset(),
) -> YearGuess:
    """The same with what else it may be.

    `month` is that of its dateline, `shown` years in which something came out on a day that the text tells as its own.
    """
    ahead = coming(folded, mentions, sentences)
    told = told_years(folded, mentions, sentences, ahead, month)
    matters = named_matters(folded)
    public = public_signs(folded, mentions, month=told.last_bare, ahead=ahead, named=matters)
    if public.since and (known_since is None or known_since < public.since[0]):
        known_since = public.since[0]
    far, sums = distances(folded, matters), reckoned(folded)
    hints = (*far, *sums, *newest(folded, matters, known_since), *level_signs(folded))
    twice = [t for t in twice_told(folded, mentions) if t.weekday is not None or (t.again and t.again.shape in ("festival", "lunar"))]
    signs = (*_calendar_signs(folded, mentions, told), *_weeks(public), *(hint.of for hint in hints))
    weighed = _weighed(told, twice[:2], shown | public.years, signs, era_signs(folded), known_since)
    best = max(weighed, key=lambda year: (round(weighed[year], 6), year))
    rival = max((year for year in weighed if year != best), key=lambda year: (weighed[year], year))
    past = any(n.how.startswith("past") for n in told.named)
    fiscal = [] if past else [int(y) for y in _FISCAL.findall(folded)]
    told_nothing = not (twice or shown or public.years or signs or fiscal or _tells(told))
    if told_nothing and weighed[best] - weighed[rival] < _CLEAR and not _one_of_two(weighed, best, rival):
        return YearGuess(_by_animal(mentions, told, None))
    if not past:
        best = max(fiscal, default=best)
        best = _by_animal(mentions, told, best) or best
    windows = (*public.weeks, *((hint.own,) for hint in hints if hint.own is not None))
    near = weighed[best] - weighed.get(rival, 0.0) < _NEARLY if best in weighed else False
    return YearGuess(best, rival if near else None, windows, anchor_in(folded, best, matters))


def _one_of_two(weighed: Mapping[int, float], best: int, rival: int) -> bool:
    """Whether only two years that follow one another are likely: «核酸检测», «元宇宙»."""
    others = max((weight for year, weight in weighed.items() if year not in (best, rival)), default=-9.0)
    return abs(best - rival) == 1 and weighed[rival] - others >= _CLEAR and weighed[best] >= _FITS


def coming(folded: str, mentions: Sequence[DateMention], sentences: Sequence[Span]) -> list[bool]:
    """Which of the mentions speak of what is still to come."""
    out, place = [], 0
    for mention in mentions:
        while place + 1 < len(sentences) and sentences[place + 1].start <= mention.start:
            place += 1
        out.append(is_ahead(folded, mention, sentences[place] if sentences else Span(0, len(folded))))
    return out


def _tells(told: Told) -> bool:
    """Whether any year is named so that it tells: «比2019年低六个百分点», «成立于2016年» may be written in any year after."""
    return any(named.how != "began" and (named.how != "compared" or named.year > PANDEMIC) for named in told.named)


def _by_animal(mentions: Sequence[DateMention], told: Told, best: int | None) -> int | None:
    """The year, no earlier than that of an animal the text names."""
    animals = [m.part or m.word for m in mentions if (m.shape == "festival" and m.part) or m.shape == "zodiac"]
    if not animals:
        return best
    return zodiac_year(animals[0], _OWN_TIME) if best is None else max(best, zodiac_year(animals[0], best))


def _calendar_signs(folded: str, mentions: Sequence[DateMention], told: Told) -> tuple[Callable[[int], float], ...]:
    """What the calendar says of a year: days told with their weekday near the article's own, holidays told with their days."""
    telling, plain = day_signs(mentions)
    holidays = tuple(lambda year, fits=fits: _FITS if fits(year) else -_FITS for fits in holiday_signs(folded, mentions))
    if not telling:
        return holidays
    first, last = told.months

    def weekdays(year: int) -> float:
        months = {day.month for day in fitting((*telling, *plain), year, first, last)}
        if not months:
            return -_FITS
        near = told.last_bare and min(months) <= told.last_bare + 1
        return _FITS if near or (told.awaited and max(months) >= last - SOON) else _FITS / 3

    return (weekdays, *holidays)


def _weeks(public: PublicSigns) -> tuple[Callable[[int], float], ...]:
    """What days known of a matter and told by their weekday say of a year, where only one fits."""
    only = [choices[0] for choices in public.weeks if len(choices) == 1]
    return tuple(lambda year, week=week: _KNOWN if week[0].year <= year <= week[1].year else -_FITS for week in only)


def _weighed(
    told: Told,
    twice: Sequence[Twice],
    shown: frozenset[int],
    signs: Sequence[Callable[[int], float]],
    eras: Sequence[Likely],
    known_since: date | None,
) -> dict[int, float]:
    """Each year that may be the article's own, with its weight."""
    floor = known_since.year if known_since else 0
    years = [*(n.year for n in told.named), *shown, _OWN_TIME, *([floor] if floor else [])]
    return {
        year: _NAMED * sum(weight_of(named, year, told) for named in told.named)
        + sum(_CERTAIN if t.fits(year) else -_CERTAIN for t in twice)
        + (_KNOWN if year in shown else 0.0)
        + sum(sign(year) for sign in signs)
        + min(_ERAS_MOST, sum(era.of(year) for era in eras))
        - (_CONTRAST if year in told.others else 0.0)
        + (_CONTRAST if year in told.own else 0.0)
        - (0.0 if year in _LIKELY else _UNLIKELY)
        - (_too_early(year, told, known_since) if known_since else 0.0)
        for year in range(max(floor, min(years) - 3), max(years) + 4)
    }


def _too_early(year: int, told: Told, known_since: date) -> float:
    """What it costs that a year holds months only before the youngest matter was known."""
    late = 0 < told.last_bare < (known_since - timedelta(days=60)).month and known_since.month > 3
    return _LATER if year == known_since.year and late else 0.0
