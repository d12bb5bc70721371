"""When an article was written: the day it states, else bounds of the day.

1. a day that the page states: a stamp («2024-03-15 10:20 来源…», «發稿日期»), a dateline («本报3月5日讯»);
2. else the article's year, from the years it tells as past and as running, and what it knows of;
3. no earlier than the last day it tells as happened, no later than the first end it still expects;
4. «昨(18)日» fixes the day inside those bounds.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence
from datetime import date, timedelta

from lib.schema import Span
from lib.text.ahead import is_ahead
from lib.text.anchors import ResolvedDate, resolve_mentions
from lib.text.dates import OPEN, PUBLISHED, STATED, DateMention, date_mentions, scan_dates
from lib.text.fold import fold
from lib.text.lines import units
from lib.text.lunar import zodiac_year
from lib.text.reading import Bounds, Reading

_DATELINE = re.compile(
    r"(?:[本][报刊网台社]|新华社|中新社|中新网|中央社|财联社|路透社?|彭博|法新社|美联社|共同社|[一-龥]{2,8}(?:社|讯|网|报))(?:记者)?[一-龥A-Za-z·]{0,12}"
    r"(?P<day>(?:20\d\d年)?\d{1,2}月\d{1,2}日)(?:[一-龥]{0,4}电|讯|消息|报道|综合)|^(?P<lead>(?:20\d\d年)?\d{1,2}月\d{1,2}日)(?:电|讯|消息)[,，)( 　]"
)
_LABEL = re.compile(
    r"(?:发布|发稿|刊登|刊发|发表|更新|上传|出版|见报|发文|撰写|写作|成稿)(?:时间|日期|于|日)?|时间[:：]|日期[:：]|来源|作者|记者|编辑|星期|周[一二三四五六日]|\d:\d\d"
)
_FOREIGN = re.compile(
    r"版权|[Cc]opyright|©|备案|日历|评论|楼|回复|顶\[|赞|举报|开庭|截止|报名|会议时间|活动时间|相关阅读|上一篇|下一篇|热门|榜"
)
_FISCAL = re.compile(r"(20\d\d) ?(?:财年|财政年度|会计年度)")
_BEGINS = re.compile(r"起|开始")
_BEGUN = re.compile(r"已|自|从|曾")
_DAY = re.compile(r"\d ?日|\d[-/.]\d|日")
_MEASURED = re.compile("[^,。;]{0,30}(?:达|为|约|增长|下降|同比|占|营收|收入|规模)")
_COMPARED = re.compile("(?:[较比与跟]|相对于?|相当于|是)$")
_META = re.compile(r"\d[ |]*(?:来源|作者|编辑|记者|发布)|(?:来源|发布时间|发表于|作者)[:： ].{0,30}20\d\d")
_FAR = 4
"""Years at most between one that is compared with and the first expected."""
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
            elif mention.base == OPEN and (dateline or labelled) and partial is None:
                partial = mention
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


def article_year(folded: str, mentions: Sequence[DateMention], sentences: Sequence[Span], known_since: date | None) -> int | None:
    """The article's own year: the last one it tells as past, or the next where that one is already over."""
    past: list[DateMention] = []
    stretches: list[DateMention] = []
    ahead: set[int] = set()
    soon: list[tuple[int, int]] = []
    bare: list[tuple[int, int]] = []
    place = 0
    for mention in mentions:
        while place + 1 < len(sentences) and sentences[place + 1].start <= mention.start:
            place += 1
        sentence = sentences[place] if sentences else Span(0, len(folded))
        coming = is_ahead(folded, mention, sentence) or folded[max(0, mention.start - 1) : mention.start] in ("到", "至")
        if mention.shape == "calendar" and mention.base == STATED and mention.year:
            if coming:
                ahead.add(mention.year)
                soon += [(mention.year, mention.month)] if mention.month else []
            else:
                past.append(mention.until if mention.until and mention.until.year else mention)
                if past[-1] is not mention and not past[-1].month:
                    stretches.append(past[-1])
        elif mention.shape == "calendar" and mention.base == OPEN and mention.month and not coming:
            bare.append((mention.month, mention.day or 1))
    base = _base_year(folded, past, stretches, ahead, bare, mentions)
    base = _brought_near(base, soon, bare) if past and not any(m.months and m.year == base for m in past) else base
    if not past and (fiscal := [int(y) for y in _FISCAL.findall(folded)]):
        base = max(fiscal)
    if known_since is not None:
        late = bool(bare) and max(bare) < ((known_since - timedelta(days=60)).month, 1) and known_since.month > 3
        floor = known_since.year + (1 if base is None and late else 0)
        base = max(base or floor, floor)
    animals = [m.part or m.word for m in mentions if (m.shape == "festival" and m.part) or m.shape == "zodiac"]
    if base is not None and animals and not past:
        return max(base, zodiac_year(animals[0], base))
    return base


def _brought_near(base: int | None, soon: Sequence[tuple[int, int]], bare: Sequence[tuple[int, int]]) -> int | None:
    """A year moved up to what is expected soon: who tells of December and expects March 2025 writes in 2024."""
    if base is None or not soon or not bare:
        return base
    year, month = min(soon)
    near = year if max(bare)[0] <= month else year - 1
    return near if base < near <= base + 1 else base


def _base_year(
    folded: str,
    past: Sequence[DateMention],
    stretches: Sequence[DateMention],
    ahead: set[int],
    bare: Sequence[tuple[int, int]],
    mentions: Sequence[DateMention],
) -> int | None:
    """The year by the article's own words alone."""
    speaks_of_now = any(m.base == PUBLISHED and m.shape == "calendar" for m in mentions)
    # «供货期为2026年至2028年»: after a year that is expected, none is over; nor is a stretch that ends in one.
    past = [m for m in past if not ahead or (m.year or 0) <= min(ahead) - (m in stretches)]
    if not past:
        if not ahead:
            return None
        # In November the press expects the next year, in spring the running one; who writes 今年 names other years by number.
        return min(ahead) - 1 if (bare and max(bare) >= (10, 1)) or speaks_of_now else min(ahead)
    base = max(m.year or 0 for m in past)
    last = [m for m in past if m.year == base]
    dated = [(m.month, m.day or 1) for m in last if m.month]
    halves = [m for m in last if m.months]
    running = bool(halves) or bool(dated and bare and max(bare) >= max(dated))
    if base + 1 in ahead and base not in ahead and (running or not bare or max(bare) < (10, 1)):
        return base if running else base + 1
    if speaks_of_now and all(_COMPARED.search(folded, max(0, m.start - 3), m.start) for m in last):
        # «比2022年11月的高点», «较2022年三季度»: the year before goes by 去年, the next one by its number.
        return min(ahead) - 1 if ahead and base + 1 < min(ahead) <= base + _FAR else base + 2
    if dated:
        return base + 1 if bare and max(bare) < max(dated) else base
    measured = any(_MEASURED.match(folded, m.end, m.end + 40) for m in last)
    return base + 1 if measured or speaks_of_now else base


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
    """The last day on which a stretch is still expected: before a whole month or more begins, else its end."""
    whole = found.granularity in ("month", "quarter", "half-year")
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
    # «9月1日起执行» after all that happened is still to come, before it is over.
    for found in begins:
        later = any(found.first <= h.first for h in happened) or not happened
        if later:
            happened.append(found)
        else:
            expected.append(dataclasses.replace(found, last=found.first - timedelta(days=1)))
    return happened, expected


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
