"""When an article was written: the day it states, else bounds of the day.

1. a day that the page states: a stamp («2024-03-15 10:20 来源…», «發稿日期»), a dateline («本报3月5日讯»);
2. else the article's year, by all the years it names (`lib.text.years`), and what it knows of;
3. no earlier than the last day it tells as happened, no later than the first end it still expects;
4. «昨(18)日» fixes the day inside those bounds.
"""

from __future__ import annotations

import dataclasses
import re
from calendar import monthrange
from collections.abc import Sequence
from datetime import date, timedelta

from lib.patterns import compiled
from lib.schema import Span
from lib.text.ahead import clause_of, is_ahead, is_told
from lib.text.anchors import ResolvedDate, resolve_mentions
from lib.text.dates import EARLIER, OPEN, PUBLISHED, STATED, DateMention, date_mentions, scan_dates
from lib.text.fold import fold
from lib.text.lines import units
from lib.text.narrowing import narrowed
from lib.text.reading import Bounds, Reading
from lib.text.years import YearGuess, guessed_year

_DATELINE = compiled(
    r"(?:[本][报刊网台社]|新华社|中新社|中新网|中央社|财联社|路透社?|彭博|法新社|美联社|共同社|[一-龥]{2,8}(?:社|讯|网|报))(?:记者)?[一-龥A-Za-z·]{0,12}"
    r"(?P<day>(?:20\d\d年)?\d{1,2}月\d{1,2}日)(?:[一-龥]{0,4}电|讯|消息|报道|综合)|^(?P<lead>(?:20\d\d年)?\d{1,2}月\d{1,2}日)(?:电|讯|消息)[,，)( 　]"
)
_LABEL = compiled(
    r"(?:发布|发稿|刊登|刊发|发表|更新|上传|出版|见报|发文|撰写|写作|成稿)(?:时间|日期|于|日)?|时间[:：]|日期[:：]|来源|作者|记者|编辑|星期|周[一二三四五六日]|\d:\d\d"
)
_HINTED = compiled(
    r"除[息权]|登记日|派息|开售|首销|开抢|预售|截止|截稿|揭晓|开标|开庭|(?<![协商工学大峰展年社机董监委联总集宴晚博运])会(?![议员展长场上说指称]|表示|认为|透露)|要看|概率|生效|有待|才能|就(?:开|上|播|发)"
)
_FOREIGN = compiled(
    r"版权|[Cc]opyright|©|备案|日历|评论|楼|回复|顶\[|赞|举报|开庭|截止|报名|会议时间|活动时间|相关阅读|上一篇|下一篇|热门|榜"
)
_BEGINS = compiled(r"起|开始")
_BEGUN = compiled(r"已|曾")
_SINCE = compiled(r"(?:自|从)$")
_ONGOING = compiled(r"[^。;]{0,30}?(?:已|了|累计|以来|先后|至今|便|就一直|持续)")
"""«自3月起,已接待…»: what began on the day goes on; «自4月1日起分类审核» is still to come."""
_REPORTED = compiled(
    r"份?的?(?:单月|当季|合并|自结|税后|全国|国内|我国|全市|全省|中国)?(?:营收|收入|营业|净利|业绩|销量|销售额|零售|产量|产销|出货量|出口|进口|票房|交付量?|CPI|PPI|PMI|GDP|社融|房价|财报|存款|快报)"
)
"""«2月合并营收»: the figures of a month are known when it is over."""
_ANNOUNCED = compiled(r"将|公告|通知|宣布|发布|规定|公布|印发|要求|拟|计划")
_SUMMED = compiled(r"[^。;!?\n]{0,36}\d")
"""«今年前三季度,市场规模达…»: what a stretch from New Year's Day amounts to is known when it is over."""
_LASTED = compiled(r"(?:停业|停产|停牌|停工|停摆|停播|停运|闭店|闭馆|关停|关闭|时隔|历时|经过|历经|沉寂|休整|等了?|用了)$")
"""«停业31天后» tells how long, not when."""
_PUT_OFF = compiled("再|才|方可|另|见分晓|重[新谈]")
"""«90天后再看» is no day that came."""
_APPROACHES = compiled("(?:假期|长假|黄金周|档期?|旺季|节日)?(?:日渐|日益|又)?(?:临近|将[至近到]|在即|快到|渐近|逼近|来临前)")
"""«国庆黄金周临近»: still to come."""
_AGENDA = compiled(
    r"^[^\S\n]*[【#\[]?(?:待办|下?(?:周|月|季)?(?:看点|日程|关注|前瞻|预告|提示|日历|要闻前瞻)|(?:近期|后续|未来|重要)(?:日程|看点|关注|事项|事件)|值得关注|接下来|下一步|日程表?|预告)[】\]::]?[^\S\n]*$",
    re.M,
)
"""The heading of a list of what is to come."""
_RESULTS_TAKE = 8
"""Days after its end in which nobody reports the results of a quarter."""
_EVENING = ("盘后", "晚间", "晚上", "晚", "深夜", "夜间")
_OPENING = 160
_DAY = compiled(r"\d ?日|\d[-/.]\d|日")
_META = compiled(r"\d[ |]*(?:来源|作者|编辑|记者|发布)|(?:来源|发布时间|发表于|作者)[:： ].{0,30}20\d\d")
_HEAD_LINES = 15
_UNTIL = compiled(
    r"(?:(?:限期|期限|为期|截止|有效期|展期|申请期|招股期?|意见|报名|开放|申请|优惠|活动|征集|促销|认购|预售|持续|延续|展出|展览)[^,。;]{0,8}?[至到]|(?:优惠|活动|报名|申请|补贴|促销|认购|招股|征集)[^。;]{0,10}截[至止]于?)$"
)
"""«限期至5月10日»: the end of something that runs."""


def publication_bounds(
    reading: Reading, *, raw: str = "", known_since: date | None = None, why: str = "", shown: frozenset[int] = frozenset()
) -> Bounds:
    """The day an article states, else bounds. `known_since` is a day before which it cannot have been written, told by `why`.

    `shown` are years in which something came out on a day or in a month that the text tells without its year.
    """
    stated = stated_day(reading, raw)
    if isinstance(stated, Bounds):
        return stated
    return _inferred(reading, stated, known_since, why, shown)


def rebound(reading: Reading, known_since: date, why: str, *, shown: frozenset[int] = frozenset()) -> Reading:
    """A reading whose bounds are found again, now that it is known before which day it cannot have been written.

    What the manifest or the page states stays; so do bounds that already begin later, in a year that nothing gainsays.
    """
    published = reading.published
    early = published.earliest is None or published.earliest < known_since
    if published.stated is not None or not (early or (published.earliest is not None and shown - {published.earliest.year})):
        return reading
    return dataclasses.replace(reading, published=publication_bounds(reading, known_since=known_since, why=why, shown=shown))


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


def _inferred(reading: Reading, dateline: DateMention | None, known_since: date | None, since_why: str, shown: frozenset[int]) -> Bounds:
    """Bounds out of what the article tells."""
    folded, sentences = reading.folded, reading.sentences
    mentions = date_mentions(folded)
    month = (dateline.month if dateline else None) or 0
    guess = guessed_year(folded, mentions, sentences, known_since, month=month, shown=shown)  # 2
    year = guess.year
    if year is None:
        return Bounds(None, known_since, None, since_why or None)
    if dateline is not None and dateline.month and dateline.day:
        day = _date(year, dateline.month, dateline.day)
        if day is not None:
            return Bounds(day, day, day, f"电头载明「{dateline.text}」,年份由文中其他日期得出")
    dates = resolve_mentions(folded, mentions, sentences, Bounds(None, None, date(year, 12, 31)), year=year)
    bounds, at = _bounds(folded, dates, mentions, sentences, guess, known_since, since_why)  # 3
    found = narrowed(bounds, folded, mentions, sentences, guess, at=at, dated={d.mention.start: d.first for d in dates})  # 4
    return _doubted(found, guess)


def _doubted(bounds: Bounds, guess: YearGuess) -> Bounds:
    """Bounds that tell which other year it may be."""
    if guess.rival is None or bounds.stated is not None:
        return bounds
    return dataclasses.replace(bounds, why=f"{bounds.why};年份并不确定,也可能是 {guess.rival} 年", sure=False)


def _bounds(
    folded: str,
    dates: Sequence[ResolvedDate],
    mentions: Sequence[DateMention],
    sentences: Sequence[Span],
    guess: YearGuess,
    known_since: date | None,
    since_why: str,
) -> tuple[Bounds, int | None]:
    """Earliest: the last day told as happened (of a longer stretch its first day), or `known_since`. Latest: the first end expected,
    or the end of the month. And where the earliest is told, if it is a day."""
    year = guess.year or 0
    happened, expected = _split(folded, dates, sentences, year)
    last = max(happened, key=lambda d: d.first, default=None)
    earliest = max([d for d in (last.first if last else None, known_since) if d], default=date(year, 1, 1))
    if last is None and guess.anchor is not None:
        earliest = max(earliest, guess.anchor)
    if earliest.year < year:  # all that is told happened «去年»
        earliest = date(year, 1, 1)
    ends = [d for d in expected if d.last >= earliest and d.granularity != "year"]
    first = min(ends, key=lambda d: _not_yet(d, earliest), default=None)
    end = date(max(year, earliest.year), 12, 31)
    first = first if first and _not_yet(first, earliest) <= end else None
    month_end = date(earliest.year, earliest.month, monthrange(earliest.year, earliest.month)[1])
    word = next((m for m in mentions if m.shape == "month" and m.base == PUBLISHED and (m.shift > 0 or m.bound == "before")), None)
    latest = _not_yet(first, earliest) if first else end
    told = last is not None and earliest == last.first
    why = []
    if last and told:
        why.append(f"文中最晚的已发生日期为「{last.mention.text}」")
    elif since_why:
        why.append(since_why)
    if word is not None and month_end <= latest:  # «下月起»
        latest = month_end
        why.append(f"「{word.text}」仍属未来")
    elif first:
        why.append(f"「{first.mention.text}」仍属未来")
    elif told and not ends:
        latest = month_end
        why.append(f"文中没有更晚的日期,以 {latest.year} 年 {latest.month} 月底为限")
    else:
        why.append(f"文中没有更晚的日期,以 {latest.year} 年底为限")
    at = last.mention.start if told and last and last.granularity == "day" else None
    return Bounds(None, earliest, latest, ";".join(why)), at


def _not_yet(found: ResolvedDate, earliest: date) -> date:
    """The last day on which a stretch is still expected: the one before a day, a whole month or more begins, else its end."""
    whole = found.granularity in ("day", "month-part", "month", "quarter", "half-year") or found.mention.shape == "festival"  # «国庆假期里»
    whole &= found.mention.bound != "before"
    whole &= not found.mention.text.endswith(_EVENING)  # what comes in the evening may be announced that day
    return found.first - timedelta(days=1) if whole and found.first > earliest else found.last


def _split(
    folded: str, dates: Sequence[ResolvedDate], sentences: Sequence[Span], year: int
) -> tuple[list[ResolvedDate], list[ResolvedDate]]:
    """Dates told as happened, and as expected; years and festivals are too coarse to bound an article."""
    happened: list[ResolvedDate] = []
    expected: list[ResolvedDate] = []
    begins: list[ResolvedDate] = []
    place = 0
    agenda = next((m.end() for m in _AGENDA.finditer(folded)), len(folded))
    for found in dates:
        while place + 1 < len(sentences) and sentences[place + 1].start <= found.mention.start:
            place += 1
        sentence = sentences[place] if sentences else Span(0, len(folded))
        before = folded[max(0, found.mention.start - 6) : found.mention.start]
        since = _SINCE.search(before) and _ONGOING.match(folded, found.mention.end, sentence.end)
        if _goes_with(found, expected, sentence):
            expected.append(found)
            continue
        if found.mention.shape == "span" and (_LASTED.search(before) or _PUT_OFF.match(folded, found.mention.end)):
            continue
        if found.granularity in ("day", "month-part") and _BEGINS.match(folded, found.mention.end) and not (since or _BEGUN.search(before)):
            (happened if _opens(folded, found, sentence) else begins).append(found)
        elif (
            _runs_on(folded, found, sentence)
            or is_ahead(folded, found.mention, sentence)
            or found.mention.shape == "week"
            or found.mention.start >= agenda
        ):
            expected.append(found)
        elif found.last.year <= year and _is_over(folded, found, sentence):
            results = found.granularity != "month" and _REPORTED.match(folded, found.mention.end)
            over = found.last + timedelta(days=_RESULTS_TAKE if results else 1)
            happened.append(dataclasses.replace(found, first=over, last=over))
        elif found.granularity in ("day", "month", "month-part", "week") and found.first.year <= year:
            happened.append(found)
    limit = min(
        (d.last for d in expected if d.mention.base == PUBLISHED and d.granularity in ("month", "quarter", "half-year")), default=date.max
    )
    happened = [d for d in happened if d.mention.base != OPEN or d.first <= limit]  # of last year: «去年10月»
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


def _runs_on(folded: str, found: ResolvedDate, sentence: Span) -> bool:
    """Whether a day is the end of what runs («限期至5月10日»), or a festival that draws near."""
    mention = found.mention
    if mention.shape in ("festival", "lunar"):
        before = folded[max(0, mention.start - 2) : mention.start]
        return _APPROACHES.match(folded, mention.end) is not None or before.endswith(("临近", "距离", "距", "迎接", "备战", "瞄准"))
    return found.granularity == "day" and _UNTIL.search(folded, max(sentence.start, mention.start - 24), mention.start) is not None


def _goes_with(found: ResolvedDate, expected: Sequence[ResolvedDate], sentence: Span) -> bool:
    """Whether 同日 or 次日 counts from a day of its sentence that is still to come."""
    mention = found.mention
    near = expected[-1] if expected and mention.shape == "day" and mention.base == EARLIER else None
    return near is not None and sentence.start <= near.mention.start < mention.start and 0 <= (found.first - near.first).days <= 1


def _is_over(folded: str, found: ResolvedDate, sentence: Span) -> bool:
    """Whether the figures of a month or longer are told, which are known when it is over."""
    if found.granularity not in ("month", "quarter", "half-year"):
        return False
    if _REPORTED.match(folded, found.mention.end):
        return True
    from_new_year = found.mention.months is not None and found.mention.months[0] == 1 and found.mention.months[1] > 1
    return from_new_year and found.mention.base != OPEN and _SUMMED.match(folded, found.mention.end, sentence.end) is not None


def _opens(folded: str, found: ResolvedDate, sentence: Span) -> bool:
    """Whether a date opens its article: «2025年5月6日起,该品牌第四次上调零售价» is the news, where nobody only announces it."""
    return found.mention.base == STATED and found.mention.start < _OPENING and not _ANNOUNCED.search(folded, sentence.start, sentence.end)


def _only_hinted(folded: str, last: ResolvedDate, sentences: Sequence[Span], happened: Sequence[ResolvedDate]) -> bool:
    """Whether the last date of all is told without a word of having happened: «年底开机», «五月就开», «要看11月26日上映的…»."""
    mention = last.mention
    of_this_year = mention.base == PUBLISHED and mention.shift == 0 and mention.shape == "calendar"  # «今年9月封顶»
    if (mention.base != OPEN and not of_this_year) or any(d.first == last.first and d is not last for d in happened):
        return False
    sentence = next((s for s in sentences if s.start <= mention.start < s.end), Span(0, len(folded)))
    start, end = clause_of(folded, mention.start, mention.end, sentence)
    clause = folded[start : mention.start] + folded[mention.end : end]
    before = any(
        d.mention.end <= mention.start <= d.mention.end + 2 and d.mention.base == PUBLISHED and d.mention.shift > 0 for d in happened
    )
    coarse = last.granularity != "day"
    hinted = _HINTED.search(clause) is not None
    return before or (hinted and coarse) or (not is_told(folded, mention, sentence) and (coarse or hinted))
