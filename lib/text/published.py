"""When an article was written: the day it states, else bounds of the day.

1. a day that the page states: a stamp («2024-03-15 10:20 来源…», «發稿日期»), a dateline («本报3月5日讯»);
2. else the article's year, by all the years it names (`lib.text.years`), and what it knows of;
3. no earlier than the last day it tells as happened, no later than the first end it still expects;
4. «昨(18)日» fixes the day inside those bounds.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence
from datetime import date, timedelta

from lib.patterns import compiled
from lib.schema import Span
from lib.text.ahead import clause_of, is_ahead
from lib.text.anchors import ResolvedDate, resolve_mentions
from lib.text.dates import OPEN, PUBLISHED, STATED, DateMention, date_mentions, scan_dates
from lib.text.fold import fold
from lib.text.lines import units
from lib.text.reading import Bounds, Reading
from lib.text.years import article_year

_DATELINE = compiled(
    r"(?:[本][报刊网台社]|新华社|中新社|中新网|中央社|财联社|路透社?|彭博|法新社|美联社|共同社|[一-龥]{2,8}(?:社|讯|网|报))(?:记者)?[一-龥A-Za-z·]{0,12}"
    r"(?P<day>(?:20\d\d年)?\d{1,2}月\d{1,2}日)(?:[一-龥]{0,4}电|讯|消息|报道|综合)|^(?P<lead>(?:20\d\d年)?\d{1,2}月\d{1,2}日)(?:电|讯|消息)[,，)( 　]"
)
_LABEL = compiled(
    r"(?:发布|发稿|刊登|刊发|发表|更新|上传|出版|见报|发文|撰写|写作|成稿)(?:时间|日期|于|日)?|时间[:：]|日期[:：]|来源|作者|记者|编辑|星期|周[一二三四五六日]|\d:\d\d"
)
_HINTED = compiled(r"(?<![协商工学大峰展年社机董监委])会(?![议员展长场上])|要看|概率|预告|生效|有待|才能|就(?:开|上|播|发)")
_TOLD = compiled(r"了|已|曾|过|此前|以来|显示|数据|发布|公布|宣布|完成|上线|推出|收|报|获|达|增|降|涨|跌|举行|召开|表示|披露")
_FOREIGN = compiled(
    r"版权|[Cc]opyright|©|备案|日历|评论|楼|回复|顶\[|赞|举报|开庭|截止|报名|会议时间|活动时间|相关阅读|上一篇|下一篇|热门|榜"
)
_BEGINS = compiled(r"起|开始")
_BEGUN = compiled(r"已|自|从|曾")
_DAY = compiled(r"\d ?日|\d[-/.]\d|日")
_META = compiled(r"\d[ |]*(?:来源|作者|编辑|记者|发布)|(?:来源|发布时间|发表于|作者)[:： ].{0,30}20\d\d")
_HEAD_LINES = 15


def publication_bounds(reading: Reading, *, raw: str = "", known_since: date | None = None, why: str = "") -> Bounds:
    """The day an article states, else bounds. `known_since` is a day before which it cannot have been written, told by `why`."""
    stated = stated_day(reading, raw)
    if isinstance(stated, Bounds):
        return stated
    return _inferred(reading, stated, known_since, why)


def rebound(reading: Reading, known_since: date, why: str) -> Reading:
    """A reading whose bounds are found again, now that it is known before which day it cannot have been written.

    What the manifest or the page states stays; so do bounds that already begin later.
    """
    published = reading.published
    if published.stated is not None or (published.earliest is not None and published.earliest >= known_since):
        return reading
    return dataclasses.replace(reading, published=publication_bounds(reading, known_since=known_since, why=why))


def stated_day(reading: Reading, raw: str) -> Bounds | DateMention | None:
    """The day that the page or a dateline states; only its mention, where the year is left out."""
    lines = [line.strip() for line in fold(raw or reading.text).split("\n")]
    full = [line for line in lines if line]
    partial: DateMention | None = None
    told = False
    for number, line in enumerate(full):
        if not _DAY.search(line[:160]):
            continue
        dateline = _DATELINE.search(line[:80])
        if not dateline and (units(line) > 60 or (_FOREIGN.search(line) and not (number < _HEAD_LINES and _META.search(line)))):
            continue
        labelled = bool(_LABEL.search(line))
        if not dateline and not (labelled or number < _HEAD_LINES):
            continue
        written = dateline["day"] or dateline["lead"] if dateline else line
        for mention in scan_dates(written):
            if mention.shape != "calendar" or mention.day is None:
                continue
            bare = len(line) - len(mention.text) <= 3
            if (not dateline and not (labelled or bare)) or (not dateline and re.search(r"[。!?]", line)):
                continue
            if mention.base == STATED and mention.year and mention.month:
                day = _date(mention.year, mention.month, mention.day)
                if day is not None and 1990 <= day.year <= 2100:
                    return Bounds(day, day, day, f"文中载明发稿日期「{mention.text}」")
            elif mention.base == OPEN and (dateline or labelled) and (partial is None or (dateline and not told)):
                partial, told = mention, bool(dateline)  # a dateline tells more than a day beside a label
    return partial


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _inferred(reading: Reading, dateline: DateMention | None, known_since: date | None, since_why: str) -> Bounds:
    """Bounds out of what the article tells."""
    folded, sentences = reading.folded, reading.sentences
    mentions = date_mentions(folded)
    year = article_year(folded, mentions, sentences, known_since)  # 2
    if year is None:
        return Bounds(None, known_since, None, since_why or None)
    if dateline is not None and dateline.month and dateline.day:
        day = _date(year, dateline.month, dateline.day)
        if day is not None:
            return Bounds(day, day, day, f"电头载明「{dateline.text}」,年份由文中其他日期得出")
    dates = resolve_mentions(folded, mentions, sentences, Bounds(None, None, date(year, 12, 31)), year=year)
    bounds = _bounds(folded, dates, sentences, year, known_since, since_why)  # 3
    return _fixed(bounds, mentions)  # 4


def _bounds(
    folded: str, dates: Sequence[ResolvedDate], sentences: Sequence[Span], year: int, known_since: date | None, since_why: str
) -> Bounds:
    """Earliest: the last day told as happened (of a longer stretch its first day), or `known_since`. Latest: the first end expected."""
    happened, expected = _split(folded, dates, sentences, year)
    last = max(happened, key=lambda d: d.first, default=None)
    earliest = max([d for d in (last.first if last else None, known_since) if d], default=date(year, 1, 1))
    ends = [d for d in expected if d.last >= earliest and d.granularity != "year"]
    first = min(ends, key=lambda d: _not_yet(d, earliest), default=None)
    end = date(max(year, earliest.year), 12, 31)
    first = first if first and _not_yet(first, earliest) <= end else None
    latest = _not_yet(first, earliest) if first else end
    why = []
    if last and earliest == last.first:
        why.append(f"文中最晚的已发生日期为「{last.mention.text}」")
    elif since_why:
        why.append(since_why)
    why.append(f"「{first.mention.text}」仍属未来" if first else f"文中没有更晚的日期,以 {latest.year} 年底为限")
    return Bounds(None, earliest, latest, ";".join(why))


def _not_yet(found: ResolvedDate, earliest: date) -> date:
    """The last day on which a stretch is still expected: the one before a day, a whole month or more begins, else its end."""
    whole = found.granularity in ("day", "month", "quarter", "half-year")
    return found.first - timedelta(days=1) if whole and found.first > earliest else found.last


def _split(
    folded: str, dates: Sequence[ResolvedDate], sentences: Sequence[Span], year: int
) -> tuple[list[ResolvedDate], list[ResolvedDate]]:
    """Dates told as happened, and as expected; years and festivals are too coarse to bound an article."""
    happened, expected, begins = [], [], []
    place = 0
    for found in dates:
        while place + 1 < len(sentences) and sentences[place + 1].start <= found.mention.start:
            place += 1
        sentence = sentences[place] if sentences else Span(0, len(folded))
        before = folded[max(0, found.mention.start - 6) : found.mention.start]
        if found.granularity == "day" and _BEGINS.match(folded, found.mention.end) and not _BEGUN.search(before):
            begins.append(found)
        elif is_ahead(folded, found.mention, sentence) or found.mention.shape == "week":
            expected.append(found)
        elif found.granularity in ("day", "month", "month-part", "week") and found.first.year <= year:
            happened.append(found)
    while len(happened) > 1 and _only_hinted(folded, last := max(happened, key=lambda d: d.first), sentences, happened):
        happened.remove(last)
        expected.append(last)
    # «9月1日起执行» after all that happened is still to come, before it is over.
    for found in begins:
        later = any(found.first <= h.first for h in happened) or not happened
        if later:
            happened.append(found)
        else:
            expected.append(dataclasses.replace(found, last=found.first - timedelta(days=1)))
    return happened, expected


def _only_hinted(folded: str, last: ResolvedDate, sentences: Sequence[Span], happened: Sequence[ResolvedDate]) -> bool:
    """Whether the last date of all is told without a word of having happened: «年底开机», «五月就开», «要看11月26日上映的…»."""
    mention = last.mention
    if mention.base != OPEN or any(d.first == last.first and d is not last for d in happened):
        return False
    sentence = next((s for s in sentences if s.start <= mention.start < s.end), Span(0, len(folded)))
    start, end = clause_of(folded, mention.start, mention.end, sentence)
    clause = folded[start:end].replace(mention.text, "")
    before = any(
        d.mention.end <= mention.start <= d.mention.end + 2 and d.mention.base == PUBLISHED and d.mention.shift > 0 for d in happened
    )
    coarse = last.granularity != "day"
    hinted = _HINTED.search(clause) is not None
    return before or (hinted and coarse) or (not _TOLD.search(clause) and (coarse or hinted))


def _fixed(bounds: Bounds, mentions: Sequence[DateMention]) -> Bounds:
    """Bounds narrowed to one day by «昨(18)日»: the first such day that they allow."""
    told = next((m for m in mentions if m.shape == "day" and m.base == PUBLISHED and m.confirmed is not None), None)
    if told is None or bounds.earliest is None or bounds.latest is None:
        return bounds
    for step in range(40):
        day = bounds.earliest + timedelta(days=step)
        if (day + timedelta(days=told.shift)).day == told.confirmed and day <= bounds.latest:
            return Bounds(None, day, day, f"{bounds.why};「{told.text}」")
    return bounds
