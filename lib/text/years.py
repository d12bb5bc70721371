"""An article's own year, where it states no day: the year under which all years it names make the most sense.

Every year that stands in the text is evidence: of what is told as past the year is over or running, what is expected lies
ahead, a stretch that is forecast («2024年至2028年的复合增长率») starts from the last year that is known. Who writes 今年 and 去年
names other years by number; who names months alone after a full date goes on in that year. Newspapers tell the latest figures
and the next rules: a period that has just ended, a rule soon in force speak for the year in which they are near. A date that
is told twice, «6月7日(周五)», or beside what is known of it from elsewhere, tells its year by itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

from lib.patterns import compiled
from lib.schema import Span
from lib.text.ahead import is_ahead, may_come
from lib.text.dates import OPEN, PUBLISHED, STATED, DateMention
from lib.text.holidays import holiday_signs
from lib.text.lunar import zodiac_year
from lib.text.own_days import day_signs, fitting
from lib.text.public_days import public_signs
from lib.text.twice import Twice, twice_told

_FISCAL = compiled(r"(20\d\d) ?(?:财年|财政年度|会计年度)")
_PAPER = compiled(
    "度?(?:(?P<m3>一季度?报|首季业绩)|(?P<m6>中期|半年度?报|半年度|中报)|(?P<m9>三季度?报)|(?P<m12>年报|年度报告|全年业绩|年度业绩|末期业绩))"
)
"""A paper of results: «2025年中期业绩» comes out when the half-year is over."""
_WINTER = (11, 2)
"""Months of two years that news of one winter names: from the first, to the second."""
_SOON = 2
"""Months after the last one told in which an article is written, where nothing tells more."""
_LONG_AGO = compiled("(?:早在|曾于|曾在|早于)$")
_EDITION = compiled(r"[(《](?P<year>20\d\d)(?:年?(?:版|[)》])|(?!年)(?=[一-龥A-Z]))")
_COMPARED = compiled(
    "(?:[较比与跟]|相对于?|相当于|是|接近|不到|不及|超过?|[达回升降跌涨]到|恢复[至到]|追平|持平于|高于|低于|多于|少于|逼近)了?$"
)
_PAUSE = compiled(r"[。;!?\n]")
_LEVEL = compiled("(?:全年)?(?:的)?(?:[一-龥]{0,4}(?:水平|总和)|同期|之和)")
_IN_FORCE = compiled("起(?![草诉])")
_LEVEL_OF = compiled("(?:[较比与跟由从]|相当于|相比|[高低多少]于|超过)$")
_MEASURED = compiled("的|增|升|上|提|下|降|多|翻|同期|水平|,|$")
_GUIDED = compiled(
    "(?:全年)?(?:的)?(?:[一-龥]{0,8}?(?:预测|预估|预期|指引|目标(?!价)|展望)|[^,。;]{0,14}的(?:期限|愿景|大限)|资本(?:开支|支出)(?:预算|计划))(?![^,。;]{0,6}(?:完成|达成|实现))"
)
"""«上调2024年业绩指引»: of the running year or the next."""
_THAN_YEAR = compiled("(?:[较比由从]|同比|相比|高于|低于)(?:了)?(?P<word>去年|上年|前一年|今年)")
_GOES_ON = compiled("(?:开年)?以来|开年|伊始")
_SINCE = compiled("(?:自|从|自从)$")
_TARGET_OF = compiled("(?:透支|调[高低升降]|[上下]调|[上下]修|反映|消化|对应)了?(?:其|对|了)?$")
_AWAITED = compiled("(?:等|待)[到至]?$")
_GROWTH = compiled("[^,。;]{0,8}(?:复合|年均|CAGR|增速|增长率)")
_STRETCH_BEGINS = compiled(r"(?:至|到|—|-)20\d\d年")
_STRETCH_ENDS = compiled(r"20\d\d年(?:至|到|—|-)$")
_LATE = ("国庆", "中秋", "双11", "圣诞")
_IMPOSSIBLE = -6.0
_LEAD = 180
"""Characters at the head of an article in which a full date tells its own day; a month only in the first third of them."""
_SPRING, _AUTUMN = 4, 10
"""Up to the first of these months mostly the running year is forecast, from the second on the next."""
_AT = (-3, -2, -1, 0, 1, 2, 3)
"""Years from the article's own to one it names, for the rows below; what lies farther off weighs as the ends do."""
_OWN_TIME = 2024
"""An animal's year, where no number tells which, is the one nearest to this."""
_FAR_THAN = 50
"""Characters behind a forecast year within which «较去年» compares with it."""
_NEAR = 60
"""Characters within which a month without a year goes on from a full date."""
_WEIGHTS: Mapping[str, tuple[float, ...]] = {
    #                −3    −2    −1    0    +1    +2    +3
    "past": (-0.1, 0.3, 1.0, 0.4, -2.5, -3, -3),
    "past month": (0.0, 0.4, 0.8, 1.0, -6, -6, -6),
    "past part": (-0.5, 0.0, 0.4, 1.0, -6, -6, -6),
    "past whole": (-0.3, 0.2, 1.0, 0.4, -6, -6, -6),
    "in force": (-0.2, 0.1, 0.4, 1.0, 0.6, -1, -2),
    "compared": (0.4, 0.5, 0.3, -3, -6, -6, -6),
    "compared part": (0.4, 0.5, 0.3, 0.1, -6, -6, -6),
    "edition": (-0.5, 0.0, 0.6, 0.6, -6, -6, -6),
    "ahead early": (-6, -6, -6, 1.0, 0.7, 0.5, 0.3),
    "ahead": (-6, -6, -6, 0.8, 0.9, 0.7, 0.5),
    "ahead late": (-6, -6, -6, 0.2, 1.0, 0.7, 0.4),
    "guided": (-3, -3, 0.2, 1.0, 0.8, 0.3, 0.0),
    "goes on": (-2, -0.5, 0.4, 1.0, -6, -6, -6),
    "than last": (-3, -3, -3, 1.0, 0.0, -0.5, -1),
    "than this": (-3, -3, -3, -1, 1.0, 0.0, 0.0),
    "ahead first": (-6, -6, -6, 1.0, 0.8, 0.4, 0.1),
    "ahead month": (-6, -6, -6, 0.9, 0.8, 0.3, 0.0),
    "target": (-1.5, -1.5, -1.5, 0.2, 0.6, 0.8, 0.7),
    "growth from": (-1, 0.1, 0.9, 0.7, 0.3, -1, -1),
}
_OWN_LATER = 0.9
"""What it costs that a month to come of the article's own year is written with its number."""
_FRESH = 4
"""Months within which a full date is the news itself."""
_BY_NAME = {0: 0.5, -1: 0.15, 1: 0.15}
"""What a number costs where the article has a word for that year: 今年, 去年, 明年."""

_NEARNESS: Mapping[str, tuple[tuple[int, float], ...]] = {
    "past month": ((24, 0.1), (18, 0.3), (12, 0.75), (5, 0.7), (0, 1.2), (-9999, -3.0)),
    "past part": ((22, -0.3), (15, 0.1), (10, 0.4), (5, 0.7), (0, 1.2), (-9999, -3.0)),
    "in force": ((12, 0.2), (4, 0.6), (-5, 1.0), (-12, 0.3), (-9999, 0.0)),
    "ahead month": ((1, -1.5), (-8, 1.0), (-14, 0.7), (-24, 0.4), (-9999, 0.1)),
}
"""What the months say that lie between a date and the article: a quarter just gone by is reported, rules are told before they hold."""
_CERTAIN, _KNOWN, _FITS, _CONTRAST = 3.0, 2.5, 1.0, 1.5
_LIKELY, _UNLIKELY = range(2023, 2027), 1.0
"""Years that an article on generated video is likely to be of, where little else tells."""
_BY_NUMBER = (
    "ahead", "ahead first", "growth from", "edition", "target", "compared", "compared part", "guided", "than last", "than this", "goes on",
)  # fmt: skip
"""Ways of naming a year in which nobody writes 今年 or 去年."""


class _Named(NamedTuple):
    """A year that the text names: which, how, and the month told with it."""

    year: int
    how: str
    month: int | None = None
    start: int = 0
    day: bool = False
    goes_on: bool = False
    """Whether a month without a year goes on from it: «2025年1月6日起诉,3月18日开庭»."""


@dataclass(frozen=True, slots=True)
class _Told:
    """What an article says of years."""

    named: tuple[_Named, ...]
    words: frozenset[int]
    """Shifts of the words for years it uses: 0 for 今年, −1 for 去年, 1 for 明年."""
    last_bare: int
    """Last month told as past without a year; 0 where there is none."""
    first_bare: int
    """Where the first of those stands; −1 where there is none."""
    months: tuple[int, int]
    """First and last month in which the article may have been written; 13 is January of the next year."""
    awaited: bool
    """Whether the last of these is one that is awaited."""
    others: frozenset[int]
    """Years that are not its own, for they stand beside 今年."""
    own: frozenset[int]
    """Years that 明年 follows."""


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

    `month` is that of its dateline, `shown` years in which something came out on a day that the text tells as its own.

    >>> from lib.text.dates import date_mentions
    >>> text = "去年10月换了工具。该片2024年3月立项,今年6月入围,争取2026年10月上映。"
    >>> article_year(text, date_mentions(text), [Span(0, len(text))], None)
    2025
    """
    ahead = coming(folded, mentions, sentences)
    told = _told(folded, mentions, sentences, ahead, month)
    public = public_signs(folded, mentions, month=told.last_bare, ahead=ahead)
    if public.since and (known_since is None or known_since < public.since[0]):
        known_since = public.since[0]
    shown |= public.years
    twice = [t for t in twice_told(folded, mentions) if t.weekday is not None or (t.again and t.again.shape in ("festival", "lunar"))]
    best = _likeliest(told, twice, shown, _calendar_signs(folded, mentions, told))
    if not any(n.how.startswith("past") for n in told.named) and (fiscal := [int(y) for y in _FISCAL.findall(folded)]):
        best = max(fiscal)
    if known_since is not None:
        late = 0 < told.last_bare < (known_since - timedelta(days=60)).month and known_since.month > 3
        floor = known_since.year + (1 if best is None and late else 0)
        best = max(best or floor, floor)
    animals = [m.part or m.word for m in mentions if (m.shape == "festival" and m.part) or m.shape == "zodiac"]
    if animals and not any(n.how.startswith("past") for n in told.named):
        return zodiac_year(animals[0], _OWN_TIME) if best is None else max(best, zodiac_year(animals[0], best))
    return best


def coming(folded: str, mentions: Sequence[DateMention], sentences: Sequence[Span]) -> list[bool]:
    """Which of the mentions speak of what is still to come."""
    out, place = [], 0
    for mention in mentions:
        while place + 1 < len(sentences) and sentences[place + 1].start <= mention.start:
            place += 1
        out.append(is_ahead(folded, mention, sentences[place] if sentences else Span(0, len(folded))))
    return out


def _calendar_signs(folded: str, mentions: Sequence[DateMention], told: _Told) -> tuple[Callable[[int], float], ...]:
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
        return _FITS if near or (told.awaited and max(months) >= last - _SOON) else _FITS / 3

    return (weekdays, *holidays)


def _likeliest(told: _Told, twice: Sequence[Twice], shown: frozenset[int], signs: Sequence[Callable[[int], float]]) -> int | None:
    """The year of the highest weight; of two that weigh alike, the later."""
    if not twice and not shown and not signs and all(named.how == "compared" for named in told.named):
        return None  # «比2019年低六个百分点» may be written in any year after
    years = [*(n.year for n in told.named), *shown, _OWN_TIME]
    weighed = {
        year: sum(_weight(named, year, told) for named in told.named)
        + sum(_CERTAIN if t.fits(year) else -_CERTAIN for t in twice[:2])
        + (_KNOWN if year in shown else 0.0)
        + sum(sign(year) for sign in signs)
        - (_CONTRAST if year in told.others else 0.0)
        + (_FITS if year in told.own else 0.0)
        + (0.0 if year in _LIKELY else -_UNLIKELY)
        for year in range(min(years) - 3, max(years) + 3)
    }
    return max(weighed, key=lambda year: (round(weighed[year], 6), year))


def _weight(named: _Named, year: int, told: _Told) -> float:
    """How well a named year sits with an article of `year`."""
    off = named.year - year
    row = _WEIGHTS[_ahead_at(told.last_bare) if named.how == "ahead" else named.how]
    weight = row[_AT.index(max(_AT[0], min(off, _AT[-1])))]
    if weight <= _IMPOSSIBLE:
        return weight
    leads = named.how == "past month" and named.start < (_LEAD if named.day else _LEAD // 3) and not 0 <= told.first_bare < named.start
    if named.month and told.last_bare and (near := _NEARNESS.get(named.how)) is not None:
        passed = told.last_bare - named.month - 12 * off
        weight = next(value for least, value in near if passed >= least)
        named_anyway = _BY_NAME.get(off, 0.0) if off in told.words else 0.0
        if named.how == "ahead month":
            return weight - named_anyway - (_OWN_LATER if off == 0 else 0.0)
        if named.how == "past month":
            return weight + (0.3 if leads and 0 <= passed <= _FRESH else 0.0 if passed <= _FRESH else -named_anyway)
        return weight
    if off in told.words and named.how not in _BY_NUMBER and not leads:
        weight -= _BY_NAME.get(off, 0.0)
    return weight


def _ahead_at(month: int) -> str:
    """Early in the year the running one is forecast, at its end the next."""
    return "ahead late" if month >= _AUTUMN else "ahead early" if 0 < month <= _SPRING else "ahead"


def _told(folded: str, mentions: Sequence[DateMention], sentences: Sequence[Span], ahead: Sequence[bool], month: int = 0) -> _Told:
    """The years of an article, each way of naming one counted once."""
    named: dict[tuple[int, str], _Named] = {}
    bare: list[tuple[int, int]] = []
    unsure: list[int] = []
    place, latest = 0, None
    for mention, awaited in zip(mentions, ahead, strict=True):
        while place + 1 < len(sentences) and sentences[place + 1].start <= mention.start:
            place += 1
        sentence = sentences[place] if sentences else Span(0, len(folded))
        if mention.base == STATED and mention.year and mention.shape in ("calendar", "festival", "lunar"):
            for one in _of(folded, mention, awaited):
                latest = named.setdefault((one.year, one.how), one)
            if awaited and (than := _THAN_YEAR.search(folded, mention.end, min(sentence.end, mention.end + _FAR_THAN))):
                how = "than this" if than["word"] == "今年" else "than last"
                named.setdefault((mention.year, how), _Named(mention.year, how, None, mention.start))
        elif mention.shape == "calendar" and mention.base == OPEN and mention.month and not awaited:
            if mention.day is None and may_come(folded, mention, sentence):
                unsure.append(mention.month)
            else:
                bare.append((mention.month, mention.start))
            if latest is not None and latest.month and latest.month <= mention.month and mention.start - latest.start < _NEAR:
                named[latest.year, latest.how] = latest._replace(goes_on=True)
                latest = None
    for edition in _EDITION.finditer(folded):
        one = _Named(int(edition["year"]), "edition", None, edition.start())
        named.setdefault((one.year, one.how), one)
    expected = min((n.year for n in named.values() if n.how.startswith("ahead") or n.how == "target"), default=9999)
    named = {key: one._replace(how="ahead") if one.how == "past" and one.year > expected else one for key, one in named.items()}
    last = month or _last_month(bare, mentions, ahead)
    alone = not any(n.how.startswith("past") for n in named.values()) and last < _AUTUMN
    if alone and sum(n.how in ("ahead", "target") for n in named.values()) > 1 and (expected, "ahead") in named:
        named[expected, "ahead"] = named[expected, "ahead"]._replace(how="ahead first")  # «预计2024年达…,2028年…»
    words = {m.shift for m in mentions if m.base == PUBLISHED and m.shape == "calendar"}
    awaited_months = _awaited(last, mentions, ahead) + [m for m in unsure if m > last]
    low = last or 1
    months = (month, month) if month else (low, min([*awaited_months, min(low + _SOON, 12) if last else 12]))
    others, own = _beside_words(folded, mentions)
    at = min((at for _, at in bare), default=-1)
    return _Told(tuple(named.values()), frozenset(words), last, at, months, bool(awaited_months), others, own)


def _last_month(bare: Sequence[tuple[int, int]], mentions: Sequence[DateMention], ahead: Sequence[bool]) -> int:
    """The last month told as past; 0 where there is none.

    One that is later than what is still awaited of 今年 is of last year; so is December, where the article begins with January.
    """
    limit = min((_end_month(m) for m, awaited in zip(mentions, ahead, strict=True) if _is_of_this_year(m) and awaited), default=12)
    told = [(month, at) for month, at in bare if month <= limit]
    last = max(told, default=(0, 0))[0]
    first = min(told, key=lambda t: t[1], default=(0, 0))[0]
    early = [month for month, _ in told if month <= _WINTER[1]]
    late = [month for month, _ in told if month >= _WINTER[0]]
    if 0 < first <= _WINTER[1] and late and len(early) > len(late) and len(early) + len(late) == len(told):
        return max(early)
    return last


def _is_of_this_year(mention: DateMention) -> bool:
    return mention.shape == "calendar" and mention.base == PUBLISHED and mention.shift == 0 and bool(mention.month or mention.months)


def _end_month(mention: DateMention) -> int:
    last = mention.until or mention
    return last.months[1] if last.months else last.month or 12


def _awaited(last: int, mentions: Sequence[DateMention], ahead: Sequence[bool]) -> list[int]:
    """Months still awaited, from the last one told as past on."""
    return [
        _end_month(m)
        for m, to_come in zip(mentions, ahead, strict=True)
        if to_come
        and m.shape == "calendar"
        and (m.base == OPEN or _is_of_this_year(m))
        and (m.month or m.months)
        and _end_month(m) >= max(last, 1)
    ]


def _beside_words(folded: str, mentions: Sequence[DateMention]) -> tuple[frozenset[int], frozenset[int]]:
    """Years that are not the article's own, for they stand beside 今年, and those that are followed by 明年: «2025年装机…,明年…»."""
    others: set[int] = set()
    own: set[int] = set()
    for one, other in pairwise(mentions):
        stated, word = (one, other) if one.base == STATED else (other, one)
        if stated.base != STATED or not stated.year or word.base != PUBLISHED or word.shape != "calendar":
            continue
        if other.start - one.end > _FAR_THAN or _PAUSE.search(folded, one.end, other.start):
            continue
        if word.shift == 0:
            others.add(stated.year)
        elif word.shift == 1 and stated is one and not (stated.month or stated.months):
            own.add(stated.year)
    return frozenset(others), frozenset(own)


def _of(folded: str, mention: DateMention, coming: bool) -> Iterator[_Named]:
    """What one mention tells: of a stretch its end, and where it is forecast its start too."""
    year, end = mention.year or 0, mention.until
    if end is not None and end.year and end.year != year:
        if coming or _GROWTH.match(folded, mention.end):
            yield _Named(year, "growth from", None, mention.start)
            yield _Named(end.year, "ahead", None, mention.start)
        else:
            yield _Named(end.year, "past part" if end.month else "past", end.month, mention.start)
    elif _STRETCH_BEGINS.match(folded, mention.end) and end is None:
        return
    elif end is not None and end.month and not (end.day or coming):
        yield _Named(year, "past part", end.month, mention.start)  # «2024年1至4月»
    elif _STRETCH_ENDS.search(folded, max(0, mention.start - 6), mention.start) and not coming:
        yield _Named(year, "past part", mention.month, mention.start)
    elif (
        not mention.month
        and folded[max(0, mention.start - 1) : mention.start] in ("到", "至")
        and not _COMPARED.search(folded, max(0, mention.start - 4), mention.start)
    ):
        yield _Named(year, "target", None, mention.start)
    elif coming and _LEVEL_OF.search(folded, max(0, mention.start - 3), mention.start) and _MEASURED.match(folded, mention.end):
        yield _Named(year, "growth from" if not mention.month else "compared part", None, mention.start)
    elif not mention.month and (_GUIDED.match(folded, mention.end) or _TARGET_OF.search(folded, max(0, mention.start - 8), mention.start)):
        yield _Named(year, "guided", None, mention.start)
    elif not (mention.month or mention.months) and (paper := _PAPER.match(folded, mention.end)):
        yield _Named(year, "past part", int((paper.lastgroup or "m12")[1:]), mention.start)
    elif _GOES_ON.match(folded, mention.end) and not _SINCE.search(folded, max(0, mention.start - 2), mention.start):
        yield _Named(year, "goes on", None, mention.start)
    elif coming or _AWAITED.search(folded, max(0, mention.start - 3), mention.start):
        month = mention.months[1] if mention.months and mention.months[2] != "year" else mention.month
        yield _Named(year, "ahead month" if month else "ahead", month, mention.start)
    elif mention.month and _IN_FORCE.match(folded, mention.end) and folded[mention.start - 2 : mention.start] != "已于":
        yield _Named(year, "in force", mention.month, mention.start)
    elif _COMPARED.search(folded, max(0, mention.start - 4), mention.start) or _LEVEL.match(folded, mention.end):
        yield _Named(year, "compared part" if mention.months or mention.month else "compared", None, mention.start)
    elif mention.months and mention.text.endswith("全年"):
        yield _Named(year, "past whole", None, mention.start)
    elif mention.months:
        yield _Named(year, "past part", mention.months[1], mention.start)
    elif mention.month and _LONG_AGO.search(folded, max(0, mention.start - 2), mention.start):
        yield _Named(year, "past", None, mention.start)
    elif mention.shape in ("festival", "lunar"):
        yield _Named(year, "past part", 10 if mention.word.startswith(_LATE) else 2, mention.start)
    else:
        yield _Named(year, "past month" if mention.month else "past", mention.month, mention.start, mention.day is not None)
