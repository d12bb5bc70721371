"""An article's own year, where it states no day: the year under which all years it names make the most sense.

Every year that stands in the text is evidence: of what is told as past the year is over or running, what is expected lies
ahead, a stretch that is forecast («2024年至2028年的复合增长率») starts from the last year that is known. Who writes 今年 and 去年
names other years by number; who names months alone after a full date goes on in that year. Newspapers tell the latest figures
and the next rules: a period that has just ended, a rule soon in force speak for the year in which they are near. A date that
is told twice, «6月7日(周五)», or beside what is known of it from elsewhere, tells its year by itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from lib.patterns import compiled
from lib.schema import Span
from lib.text.ahead import is_ahead
from lib.text.dates import OPEN, PUBLISHED, STATED, DateMention
from lib.text.lunar import zodiac_year
from lib.text.twice import Twice, twice_told

_FISCAL = compiled(r"(20\d\d) ?(?:财年|财政年度|会计年度)")
_PAPER = compiled(
    "度?(?:(?P<m3>一季度?报|首季业绩)|(?P<m6>中期|半年度?报|半年度|中报)|(?P<m9>三季度?报)|(?P<m12>年报|年度报告|全年业绩|年度业绩|末期业绩))"
)
"""A paper of results: «2025年中期业绩» comes out when the half-year is over."""
_LONG_AGO = compiled("(?:早在|曾于|曾在|早于)$")
_EDITION = compiled(r"[(《](?P<year>20\d\d)年?(?:版|[)》])")
_COMPARED = compiled(
    "(?:[较比与跟]|相对于?|相当于|是|接近|不到|不及|超过?|[达回升降跌涨]到|恢复[至到]|追平|持平于|高于|低于|多于|少于|逼近)了?$"
)
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
_AUTUMN = 10
"""From this month on the first year that is forecast is the next one."""
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
    "ahead": (-6, -6, -6, 0.9, 0.8, 0.6, 0.4),
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
_CERTAIN, _KNOWN = 3.0, 2.5
_LIKELY, _UNLIKELY = range(2023, 2027), 0.5
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
    told = _told(folded, mentions, sentences, month)
    twice = [t for t in twice_told(folded, mentions) if t.weekday is not None or (t.again and t.again.shape in ("festival", "lunar"))]
    best = _likeliest(told, twice, shown)
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


def _likeliest(told: _Told, twice: Sequence[Twice], shown: frozenset[int]) -> int | None:
    """The year of the highest weight; of two that weigh alike, the later."""
    if not twice and not shown and all(named.how == "compared" for named in told.named):
        return None  # «比2019年低六个百分点» may be written in any year after
    years = [*(n.year for n in told.named), *shown] or [_OWN_TIME]
    weighed = {
        year: sum(_weight(named, year, told) for named in told.named)
        + sum(_CERTAIN if t.fits(year) else -_CERTAIN for t in twice[:2])
        + (_KNOWN if year in shown else 0.0)
        + (0.0 if year in _LIKELY else -_UNLIKELY)
        for year in range(min(years) - 3, max(years) + 3)
    }
    return max(weighed, key=lambda year: (round(weighed[year], 6), year))


def _weight(named: _Named, year: int, told: _Told) -> float:
    """How well a named year sits with an article of `year`."""
    off = named.year - year
    row = _WEIGHTS["ahead late" if named.how == "ahead" and told.last_bare >= _AUTUMN else named.how]
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


def _told(folded: str, mentions: Sequence[DateMention], sentences: Sequence[Span], month: int = 0) -> _Told:
    """The years of an article, each way of naming one counted once."""
    named: dict[tuple[int, str], _Named] = {}
    bare: list[tuple[int, int]] = []
    place, latest = 0, None
    for mention in mentions:
        while place + 1 < len(sentences) and sentences[place + 1].start <= mention.start:
            place += 1
        sentence = sentences[place] if sentences else Span(0, len(folded))
        coming = is_ahead(folded, mention, sentence)
        if mention.base == STATED and mention.year and mention.shape in ("calendar", "festival"):
            for one in _of(folded, mention, coming):
                latest = named.setdefault((one.year, one.how), one)
            if coming and (than := _THAN_YEAR.search(folded, mention.end, min(sentence.end, mention.end + _FAR_THAN))):
                how = "than this" if than["word"] == "今年" else "than last"
                named.setdefault((mention.year, how), _Named(mention.year, how, None, mention.start))
        elif mention.shape == "calendar" and mention.base == OPEN and mention.month and not coming:
            bare.append((mention.month, mention.start))
            if latest is not None and latest.month and latest.month <= mention.month and mention.start - latest.start < _NEAR:
                named[latest.year, latest.how] = latest._replace(goes_on=True)
                latest = None
    for edition in _EDITION.finditer(folded):
        one = _Named(int(edition["year"]), "edition", None, edition.start())
        named.setdefault((one.year, one.how), one)
    expected = min((n.year for n in named.values() if n.how.startswith("ahead") or n.how == "target"), default=9999)
    named = {key: one._replace(how="ahead") if one.how == "past" and one.year > expected else one for key, one in named.items()}
    last = month or max(bare, default=(0, 0))[0]
    alone = not any(n.how.startswith("past") for n in named.values()) and last < _AUTUMN
    if alone and sum(n.how in ("ahead", "target") for n in named.values()) > 1 and (expected, "ahead") in named:
        named[expected, "ahead"] = named[expected, "ahead"]._replace(how="ahead first")  # «预计2024年达…,2028年…»
    words = {m.shift for m in mentions if m.base == PUBLISHED and m.shape == "calendar"}
    return _Told(tuple(named.values()), frozenset(words), last, min((at for _, at in bare), default=-1))


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
        month = mention.months[1] if mention.months else mention.month
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
    elif mention.shape == "festival":
        yield _Named(year, "past part", 10 if mention.word.startswith(_LATE) else 2, mention.start)
    else:
        yield _Named(year, "past month" if mention.month else "past", mention.month, mention.start, mention.day is not None)
