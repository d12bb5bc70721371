"""An article's own year, where it states no day: the year under which all years it names make the most sense.

Every year that stands in the text is evidence: of what is told as past the year is over or running, what is expected lies
ahead, a stretch that is forecast («2024年至2028年的复合增长率») starts from the last year that is known. Who writes 今年 and 去年
names other years by number; who names months alone after a full date goes on in that year.
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

_FISCAL = compiled(r"(20\d\d) ?(?:财年|财政年度|会计年度)")
_EDITION = compiled(r"[(《](?P<year>20\d\d)年?(?:版|[)》])")
_COMPARED = compiled(
    "(?:[较比与跟]|相对于?|相当于|是|接近|不到|不及|超过?|[达回升降跌涨]到|恢复[至到]|追平|持平于|高于|低于|多于|少于|逼近)了?$"
)
_LEVEL = compiled("(?:全年)?(?:的)?(?:[一-龥]{0,4}(?:水平|总和)|同期|之和)")
_ALL_YEAR = compiled("全年")
_IN_FORCE = compiled("起(?![草诉])[^,。;]{0,6}?(?:[实施执]行|生效|实施|启用|征收|适用|不再|停|全面)")
_TARGET_OF = compiled("目标价|(?:盈利|业绩|纯利|净利|营收|价|利润|销量)(?:润)?(?:的)?(?:目标|预测|预估|预期)|透支|锁定到|排到|排至|看到")
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
_NEAR = 60
"""Characters within which a month without a year goes on from a full date."""
_WEIGHTS: Mapping[str, tuple[float, ...]] = {
    #                −3    −2    −1    0    +1    +2    +3
    "past": (-0.1, 0.3, 1.0, 0.4, -6, -6, -6),
    "past month": (0.0, 0.4, 0.8, 1.0, -6, -6, -6),
    "past part": (-0.5, 0.0, 0.4, 1.0, -6, -6, -6),
    "past whole": (-0.3, 0.2, 1.0, 0.4, -6, -6, -6),
    "in force": (-0.2, 0.1, 0.4, 1.0, 0.6, -1, -2),
    "compared": (0.4, 0.5, 0.3, -3, -6, -6, -6),
    "compared part": (0.4, 0.5, 0.3, 0.1, -6, -6, -6),
    "edition": (-0.5, 0.0, 0.6, 0.6, -6, -6, -6),
    "ahead": (-6, -6, -6, 0.5, 0.9, 0.7, 0.4),
    "ahead first": (-6, -6, -6, 1.0, 0.8, 0.4, 0.1),
    "ahead month": (-6, -6, -6, 0.9, 0.8, 0.3, 0.0),
    "target": (-1.5, -1.5, -1.5, 0.2, 0.6, 0.8, 0.7),
    "growth from": (-1, 0.1, 0.9, 0.7, 0.3, -1, -1),
}
_BY_NAME = {0: 0.5, -1: 0.15, 1: 0.15}
"""What a number costs where the article has a word for that year: 今年, 去年, 明年."""

_BY_NUMBER = ("ahead first", "growth from", "edition", "target", "compared", "compared part")
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


def article_year(folded: str, mentions: Sequence[DateMention], sentences: Sequence[Span], known_since: date | None) -> int | None:
    """The article's own year, or none where nothing tells of it.

    >>> from lib.text.dates import date_mentions
    >>> text = "去年10月换了工具。该片2024年3月立项,今年6月入围,争取2026年10月上映。"
    >>> article_year(text, date_mentions(text), [Span(0, len(text))], None)
    2025
    """
    told = _told(folded, mentions, sentences)
    best = _likeliest(told)
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


def _likeliest(told: _Told) -> int | None:
    """The year of the highest weight; of two that weigh alike, the later."""
    if all(named.how == "compared" for named in told.named):
        return None  # «比2019年低六个百分点» may be written in any year after
    years = [n.year for n in told.named]
    weighed = {year: sum(_weight(named, year, told) for named in told.named) for year in range(min(years) - 3, max(years) + 3)}
    return max(weighed, key=lambda year: (round(weighed[year], 6), year))


def _weight(named: _Named, year: int, told: _Told) -> float:
    """How well a named year sits with an article of `year`."""
    off = named.year - year
    row = _WEIGHTS[named.how]
    weight = row[_AT.index(max(_AT[0], min(off, _AT[-1])))]
    if weight <= _IMPOSSIBLE:
        return weight
    leads = named.how == "past month" and named.start < (_LEAD if named.day else _LEAD // 3) and not 0 <= told.first_bare < named.start
    if off in told.words and named.how not in _BY_NUMBER and not leads:
        weight -= _BY_NAME.get(off, 0.0) * (0.5 if named.how == "past part" else 1)
    if off == 0 and named.month and told.last_bare:
        if named.how in ("past month", "past part") and told.last_bare < named.month:
            weight += _IMPOSSIBLE / 2
        elif named.how == "past month":
            weight += 1.0 if leads else 0.0 if named.goes_on else -0.5
        elif named.how == "ahead month" and named.month < told.last_bare:
            weight += _IMPOSSIBLE / 4
    return weight


def _told(folded: str, mentions: Sequence[DateMention], sentences: Sequence[Span]) -> _Told:
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
    last = max(bare, default=(0, 0))[0]
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
    elif _STRETCH_ENDS.search(folded, max(0, mention.start - 6), mention.start) and not coming:
        yield _Named(year, "past part", mention.month, mention.start)
    elif (
        not mention.month
        and folded[max(0, mention.start - 1) : mention.start] in ("到", "至")
        and not _COMPARED.search(folded, max(0, mention.start - 4), mention.start)
    ):
        yield _Named(year, "target", None, mention.start)
    elif coming or _AWAITED.search(folded, max(0, mention.start - 3), mention.start):
        yield _Named(year, "ahead month" if mention.month else "ahead", mention.month, mention.start)
    elif mention.month and _IN_FORCE.match(folded, mention.end) and folded[mention.start - 2 : mention.start] != "已于":
        yield _Named(year, "in force", mention.month, mention.start)
    elif _COMPARED.search(folded, max(0, mention.start - 4), mention.start) or _LEVEL.match(folded, mention.end):
        yield _Named(year, "compared part" if mention.months or mention.month else "compared", None, mention.start)
    elif mention.months and mention.text.endswith("全年"):
        yield _Named(year, "past whole", None, mention.start)
    elif mention.months:
        yield _Named(year, "past part", None, mention.start)
    elif mention.shape == "festival":
        yield _Named(year, "past part", 10 if mention.word.startswith(_LATE) else 2, mention.start)
    else:
        yield _Named(year, "past month" if mention.month else "past", mention.month, mention.start, mention.day is not None)
