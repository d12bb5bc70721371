"""What an article tells of years: each that it names, in what way, and the months it tells without one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from lib.patterns import compiled
from lib.schema import Span
from lib.text.ahead import may_come
from lib.text.dates import OPEN, PUBLISHED, STATED, DateMention

_PAPER = compiled(
    "度?(?:(?P<m3>一季度?报|首季业绩)|(?P<m6>中期|半年度?报|半年度|中报)|(?P<m9>三季度?报)|(?P<m12>年报|年度报告|(?:全年|年度)?(?:业绩|财报|成绩单|经营数据|运输数据|产销数据|决算)(?!目标|指引|预测|预期|展望|增)|末期业绩))"
)
"""A paper of results: «2025年中期业绩» comes out when the half-year is over."""
_WINTER = (11, 2)
"""Months of two years that news of one winter names: from the first, to the second."""
SOON = 2
"""Months after the last one told in which an article is written, where nothing tells more."""
_LONG_AGO = compiled("(?:早在|曾于|曾在|早于)$")
_EDITION = compiled(r"[(《](?P<year>20\d\d)(?:年?(?:版|[)》])|(?!年)(?=[一-龥A-Z]))")
_COMPARED = compiled(
    "(?:[较比与跟]|(?:已|则|就|也|再|要)?[由从]|相对于?|相当于|是|接近|不到|不及|超过?|[达回升降跌涨]到|恢复[至到]|追平|持平于|高于|低于|多于|少于|逼近)了?$"
)
_BEGAN = compiled(
    "(?:成立|创立|创办|创建|创业|始创|始建|始|诞生|设立|建成|建|落户|入行|毕业|生|开业|投产|注册|上市|入职|面世|问世|出道)于$|(?:自|早在|打从)$"
)
_BEGINS = compiled(
    "[^,。;!?\n\\d]{0,8}?(?:成立|创立|创办|创建|创业|诞生|建成|建校|设立|入行|毕业|改制|投产|开业|出生|起步|注册|辞职|退伍|返乡|出道|以来|至今|起就|起便)"
)
"""«成立于2016年»: told in any year after."""
_WILL_BE = compiled(
    "(?:[春夏秋冬]季?|上半年|下半年|[年底末中初]{1,2}|全面|正式|整体|陆续|分[一二三四五六七八九两]年|率先)?(?:投用|投产|达产|满产|量产|建成|通车|完工|竣工|交付|开园|开业|推出|上线|解锁|启用|动工|开工|封顶|退出|到期|退坡|落成|入住|搬迁|并网|商用|试飞|首飞|举行|举办|登场|迎来|开出|实现|完成|覆盖|扩至|增至|达到)(?!了|的|后|以来|时|至今|,即|并)"
)
"""«2025年投用», in a clause with no word of having happened: as likely still to come."""
_YEAR_END = compiled("(?:年?末|年?底)")
_OF_ALL = compiled("(?:全年|整年|一?整?年的总和|全年的)")
PANDEMIC = 2019
"""The year with which all of the next four were compared."""
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
_DONE = compiled("[了已曾过]|此前|早在|[于在]$")
_GOES_ON = compiled("(?:开年)?以来|开年|伊始")
_SINCE = compiled("(?:自|从|自从)$")
_TARGET_OF = compiled("(?:透支|调[高低升降]|[上下]调|[上下]修|反映|消化|对应)了?(?:其|对|了)?$")
_AWAITED = compiled("(?:等|待)[到至]?$")
_GROWTH = compiled("[^,。;]{0,8}(?:复合|年均|CAGR|增速|增长率)")
_STRETCH_BEGINS = compiled(r"(?:至|到|—|-)20\d\d年")
_STRETCH_ENDS = compiled(r"20\d\d年(?:至|到|—|-)$")
_LATE = ("国庆", "中秋", "双11", "圣诞")
_AUTUMN = 10
"""The first month in which mostly the next year is forecast."""
_FAR_THAN = 50
"""Characters behind a forecast year within which «较去年» compares with it."""
_NEAR = 60
"""Characters within which a month without a year goes on from a full date."""


class Named(NamedTuple):
    """A year that the text names: which, how, and the month told with it."""

    year: int
    how: str
    month: int | None = None
    start: int = 0
    day: bool = False
    goes_on: bool = False
    """Whether a month without a year goes on from it: «2025年1月6日起诉,3月18日开庭»."""


@dataclass(frozen=True, slots=True)
class Told:
    """What an article says of years."""

    named: tuple[Named, ...]
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


def told_years(folded: str, mentions: Sequence[DateMention], sentences: Sequence[Span], ahead: Sequence[bool], month: int = 0) -> Told:
    """The years of an article, each way of naming one counted once."""
    named: dict[tuple[int, str], Named] = {}
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
                named.setdefault((mention.year, how), Named(mention.year, how, None, mention.start))
        elif mention.shape == "calendar" and mention.base == OPEN and mention.month and not awaited:
            if mention.day is None and may_come(folded, mention, sentence):
                unsure.append(mention.month)
            else:
                bare.append((mention.month, mention.start))
            if latest is not None and latest.month and latest.month <= mention.month and mention.start - latest.start < _NEAR:
                named[latest.year, latest.how] = latest._replace(goes_on=True)
                latest = None
    for edition in _EDITION.finditer(folded):
        one = Named(int(edition["year"]), "edition", None, edition.start())
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
    months = (month, month) if month else (low, min([*awaited_months, min(low + SOON, 12) if last else 12]))
    others, own = _beside_words(folded, mentions)
    at = min((at for _, at in bare), default=-1)
    return Told(tuple(named.values()), frozenset(words), last, at, months, bool(awaited_months), others, own)


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


def _of(folded: str, mention: DateMention, coming: bool) -> Iterator[Named]:
    """What one mention tells: of a stretch its end, and where it is forecast its start too."""
    year, end = mention.year or 0, mention.until
    if end is not None and end.year and end.year != year:
        if coming or _GROWTH.match(folded, mention.end):
            yield Named(year, "growth from", None, mention.start)
            yield Named(end.year, "ahead", None, mention.start)
        else:
            yield Named(end.year, "past part" if end.month else "past", end.month, mention.start)
    elif _STRETCH_BEGINS.match(folded, mention.end) and end is None:
        return
    elif end is not None and end.month and not (end.day or coming):
        yield Named(year, "past part", end.month, mention.start)  # «2024年1至4月»
    elif _STRETCH_ENDS.search(folded, max(0, mention.start - 6), mention.start) and not coming:
        yield Named(year, "past part", mention.month, mention.start)
    elif (
        not mention.month
        and folded[max(0, mention.start - 1) : mention.start] in ("到", "至")
        and not _COMPARED.search(folded, max(0, mention.start - 4), mention.start)
    ):
        yield Named(year, "target", None, mention.start)
    elif coming and _LEVEL_OF.search(folded, max(0, mention.start - 3), mention.start) and _MEASURED.match(folded, mention.end):
        yield Named(year, "growth from" if not mention.month else "compared part", None, mention.start)
    elif not mention.month and (_GUIDED.match(folded, mention.end) or _TARGET_OF.search(folded, max(0, mention.start - 8), mention.start)):
        yield Named(year, "guided", None, mention.start)
    elif not (mention.month or mention.months) and (paper := _PAPER.match(folded, mention.end)):
        yield Named(year, "past part", int((paper.lastgroup or "m12")[1:]), mention.start)
    elif _GOES_ON.match(folded, mention.end) and not _SINCE.search(folded, max(0, mention.start - 2), mention.start):
        yield Named(year, "goes on", None, mention.start)
    elif coming or _AWAITED.search(folded, max(0, mention.start - 3), mention.start):
        month = mention.months[1] if mention.months and mention.months[2] != "year" else mention.month
        yield Named(year, "ahead month" if month else "ahead", month, mention.start)
    elif mention.month and _IN_FORCE.match(folded, mention.end) and folded[mention.start - 2 : mention.start] != "已于":
        yield Named(year, "in force", mention.month, mention.start)
    elif _COMPARED.search(folded, max(0, mention.start - 4), mention.start) and (how := _close(folded, mention)):
        yield Named(year, how, None, mention.start)
    elif year != PANDEMIC and folded.startswith(("同期", "的同期", "同月", "同季"), mention.end):
        yield Named(year, "same time", None, mention.start)
    elif _COMPARED.search(folded, max(0, mention.start - 4), mention.start) or _LEVEL.match(folded, mention.end):
        yield Named(year, "compared part" if mention.months or mention.month else "compared", None, mention.start)
    elif mention.months and mention.text.endswith("全年"):
        yield Named(year, "past whole", None, mention.start)
    elif mention.months:
        yield Named(year, "past part", mention.months[1], mention.start)
    elif mention.month and _LONG_AGO.search(folded, max(0, mention.start - 2), mention.start):
        yield Named(year, "past", None, mention.start)
    elif mention.shape in ("festival", "lunar"):
        yield Named(year, "past part", 10 if mention.word.startswith(_LATE) else 2, mention.start)
    elif not (mention.month or mention.months) and _IN_FORCE.match(folded, mention.end):
        since = _SINCE.search(folded, max(0, mention.start - 2), mention.start)
        yield Named(year, "began" if since else "from then", None, mention.start)
    elif not mention.month and _WILL_BE.match(folded, mention.end) and not _DONE.search(folded, max(0, mention.start - 12), mention.start):
        yield Named(year, "will be", None, mention.start)
    elif not mention.month and (_BEGAN.search(folded, max(0, mention.start - 4), mention.start) or _BEGINS.match(folded, mention.end)):
        yield Named(year, "began", None, mention.start)
    else:
        yield Named(year, "past month" if mention.month else "past", mention.month, mention.start, mention.day is not None)


def _close(folded: str, mention: DateMention) -> str | None:
    """How a year just over is compared with: «较2023年末», «超过2022年全年»; the sums of 2019 were for long."""
    if mention.year == PANDEMIC:
        return None
    if mention.months == (12, 12, "month") or (mention.months is None and _YEAR_END.match(folded, mention.end)):
        return "same time"
    if (mention.months and mention.text.endswith("全年")) or (
        mention.months is None and not mention.month and _OF_ALL.match(folded, mention.end)
    ):
        return "whole year"
    return None
