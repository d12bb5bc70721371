"""The time a figure speaks of: the nearest date before it in its sentence that does not frame something else."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from functools import lru_cache

from lib.extract.places import FROM, Place
from lib.schema import Resolved
from lib.text.anchors import ResolvedDate

_NUMBER = r"[\d一二两三四五六七八九十几数半]{1,3}"
_VAGUE = (
    rf"(?:未来|过去|今后|最近|此前|此后|(?<![最附接靠])近)(?:的)?{_NUMBER}(?:(?:到|至|-){_NUMBER})?多?个?(?:年|月|季度|周|天|交易日|日|小时)(?:内|里|间|来)?"
    r"|(?<![\d第])[一二两三四五六七八九十]{1,2}年内|(?<![\d.])\d{1,2}年内"
)
_SEASON = "(?:(?:今年|去年|前年|明年|往年|历年|本届)的?)?(?:[“「]?618(?![0-9])[”」]?(?:大促)?|[“「]?双(?:11|12|十一|十二)(?![0-9])[”」]?|(?:暑期|春节|国庆|五一|端午|中秋|元旦|贺岁|清明|七夕)档)"
"""A sale or a season of the cinema: told in its own words."""
_MONTHS = r"(?<![\d.年])(?P<up>前|1-|1至|1~)?(?P<month>1[0-2]|[1-9])(?:个)?月(?:份)?(?=[销营出零批产交订票新的就当单])|(?<![\d.])前(?P<many>1[0-2]|[1-9])(?:个)?月"
_FOUNDED = re.compile(r"(?:成立|创立|创办|始建|建立|诞生|出生|组建|上市|注册|毕业|生)于$")
_WITHIN = r"(?<![一二两三四五六七八九十\d几数])年内|(?<!年)全年(?=[一-龥]{0,6}(?:开支|支出|营收|收入|销量|目标|投入))"
_HOLIDAY = re.compile("假期|长假|黄金周|节假日|小长假|双节")
_LAST_YEAR = re.compile("(?:上年|去年)同期(?:的|为|是|仅|约|有|则)*$")
_CUMULATIVE = re.compile("(?:已|累计|共计|总计|至今)[^,，。;；]{0,10}$")
_TOLD = re.compile("宣布|披露|公布|通报|表示|称|透露|截至|止|显示")
_AFTERWARDS = re.compile("(?:已|将|拟|定)?(?:于|在)?$")
_SPOKEN = re.compile(
    rf"(?P<vague>{_VAGUE}|{_SEASON})|(?P<fiscal>20\d\d) ?(?:财年|财政年度|会计年度|年度)|(?P<months>{_MONTHS})|(?P<within>{_WITHIN})|(?P<yesterday>昨(?=[收跌升涨挫报开]))"
)
_COMPARED = re.compile(r"(?:较|比|与|同|和|从|自|自从|超过|高于|低于|不及|逊于|相比|较之|优于|对比)(?:上|了)?$")
_IS_OF = re.compile("(?:相当于|等于|达到?|是|为|仅为|只有|不及|约为)(?:上)?$")
_ITS_SHARE = re.compile("(?:同期|全年|时|底|末)?的(?:近|约|逾|超过?|不到|不足|整整)?")
_TITLED = re.compile(r"《[^《》]{0,30}?(?P<year>20\d\d)[^《》]{0,30}》[^,，。;；:：]{0,8}(?:显示|指出|称|披露|提到|认为|数据)")
_REPORT = re.compile(
    r"[^,，。;；:：]{0,4}(?:发布|公布|披露|印发|发表|刊发|出台|公开|提交|召开|举行|举办|推出)?(?:的|了)[^,，。;；:：]{0,24}(?:数据|报告|研报|纪要|快报|公告|财报|公报|统计|榜单|文件|方案|意见|办法|通知|白皮书|指引|论文|说明会|会上|大会|论坛上|电话会|闭门会|文章|采访|问询|招股书|年报|季报)"
)
_RELEASE = re.compile(r"[,，]?[^,，。;；]{0,24}(?:发布|推出|开源|亮相|面世|杀青|揭牌|启用|更名|封顶|动土|开工|签约|签署|招股|上线)")
_RESET = re.compile(
    r"目前|现在|眼下|如今|当前|现时|现有|每年|每月|每天|每日|至今|一直|通常|以往|往年|[;；](?=[^,，。;；]{0,8}(?:将|计划|拟|预计|若|如果|一旦))"
)
_FROM = re.compile(rf"{FROM}[^从由自,，。;；]{{0,14}}$")
_OPENING_MARK, _CLOSING_MARK = re.compile("[“「『]"), re.compile("[”」』]")
_COUNTED = re.compile("[一-龥]{0,6}?的?[\\d一二三四五六七八九十百两]")
_SAME = re.compile(r"(?<![年月季])同期(?!相比|增|下降|减)")
_DEALING = re.compile(r"指数|大盘|收盘|两市|个股|板块|成交|涨停|净流入|净流出|收涨|收跌|股价|北向资金")
_SESSION = 400
"""Characters back within which a trading day still holds."""
_CLOSING = re.compile(r"盘后|盘前|交易日|收盘|昨日|昨天|今日|当日|上周[一二三四五]")


def period(place: Place, *, last: str | None) -> tuple[str | None, tuple[Resolved, ...]]:
    """The period of a figure as the contract writes it, and where it was resolved; `last` is that of the figure before it."""
    started = _starts(place)
    floor = max(place.start, place.found.start - 16)
    origin = floor + started.start() if started else None
    clear = _clear_from(place)
    best: tuple[int, str, tuple[Resolved, ...]] | None = None
    for near in place.dates:
        mention = near.mention
        if mention.end > place.found.start or mention.start < clear or mention.text == "年内" or _frames(place, near):
            continue
        inside = origin is not None and mention.start >= origin
        if origin is not None and not inside and near.granularity in ("day", "month", "month-part", "week"):
            continue
        if not inside and (_of_another(place, near) or _is_past(place, near)):
            continue
        told = place.reading.cut(mention.start, mention.end) if near.granularity == "week" else written(near)
        best = (mention.start, told, near.by)
    if origin is None:
        best = _words(place, clear, best)
    if last is not None and _LAST_YEAR.search(place.left) and (before := _year_before(last)):
        return before, (Resolved("as_of", place.start, place.found.start, "the same stretch a year before"),)
    if best is not None:
        return best[1], best[2]
    for near in place.dates:
        between = place.reading.folded[place.found.end : near.mention.start]
        if place.found.end <= near.mention.start < place.end and near.mention.text != "年内" and _AFTERWARDS.fullmatch(between):
            return written(near), near.by
    if (titled := _TITLED.search(place.near, 0, max(0, place.found.start - place.sentence.start))) is not None:
        at = place.sentence.start + titled.start("year")
        return titled["year"], (Resolved("as_of", at, at + 4, "the year in the title of the paper"),)
    if last is not None and _SAME.search(place.reading.folded, place.sentence.start, place.found.start):
        return last, (Resolved("as_of", place.sentence.start, place.found.start, "同期: the period of the figure before"),)
    return None, ()


def _is_past(place: Place, near: ResolvedDate) -> bool:
    """«2月17日揭牌,已入驻企业127家»: what has added up since is not of that day, unless the day is that of telling."""
    if near.granularity not in ("day", "month", "month-part") or near.mention.start >= place.start:
        return False
    folded = place.reading.folded
    return _CUMULATIVE.search(folded[place.start : place.found.start]) is not None and not _TOLD.search(
        folded, max(place.sentence.start, near.mention.start - 3), place.start
    )


def _year_before(last: str) -> str | None:
    """A written period a year earlier."""
    if not last[:4].isdigit() or last.endswith("02-29"):
        return None
    return re.sub(r"\d{4}(?=-|/|$)", lambda m: str(int(m.group()) - 1), last)


@lru_cache(maxsize=16)
def _spoken(text: str) -> tuple[re.Match[str], ...]:
    """Periods in words that a sentence holds."""
    return tuple(_SPOKEN.finditer(text))


@lru_cache(maxsize=16)
def _resets(text: str) -> tuple[int, ...]:
    return tuple(m.start() for m in _RESET.finditer(text))


def _words(place: Place, clear: int, best: tuple[int, str, tuple[Resolved, ...]] | None) -> tuple[int, str, tuple[Resolved, ...]] | None:
    """Periods in words («未来三年», «2025财年», «年内»), where they stand nearer than any date."""
    found, base = place.found, place.sentence.start
    spoken = [m for m in _spoken(place.near) if base + m.start() >= clear]
    if not spoken:
        return best
    before = [m for m in spoken if base + m.end() <= found.start]
    bounds = place.reading.published
    spread = bounds.earliest and bounds.latest and bounds.earliest.year != bounds.latest.year
    year = None if spread else bounds.stated or bounds.latest or bounds.earliest
    for match in before:
        at, nearer = base + match.start(), best is None or base + match.start() >= best[0]
        if match["vague"] and nearer and not _ends(place):
            best = (at, place.reading.cut(at, base + match.end()), ())
        elif match["fiscal"] and nearer:
            best = (at, match["fiscal"], ())
        elif match["months"] and year is not None and (nearer or match["many"]):
            best = (at, _month(match, bounds.stated or bounds.latest or year), ())
        elif match["yesterday"] and bounds.stated is not None:
            best = (at, (bounds.stated - timedelta(days=1)).isoformat(), (Resolved("as_of", 0, 0, "the article's own day"),))
    within = [m for m in before if m["within"] and (best is None or base + m.start() > best[0])]
    if year is not None and (inner := within[-1] if within else None):
        best = (base + inner.start(), str(year.year), (Resolved("as_of", 0, 0, "the article's own year"),))
    after = next((m for m in spoken if m["vague"] and 0 <= base + m.start() - found.end <= 4), None)
    if best is None and after is not None and after.group().endswith("内"):
        best = (base + after.start(), place.reading.cut(base + after.start(), base + after.end()), ())
    return best


def _month(match: re.Match[str], by: date) -> str:
    """«10月销量», «前10月»: the last such month that had ended, or run, when the article was written."""
    month = int(match["month"] or match["many"])
    year = by.year if month <= by.month else by.year - 1
    last = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
    return f"{year}-01-01/{last.isoformat()}" if match["up"] or match["many"] else f"{year}-{month:02d}"


def _starts(place: Place) -> re.Match[str] | None:
    """Where «从» stands before a number that a movement starts from."""
    floor = max(place.start, place.found.start - 16)
    if place.before is not None and place.before.start >= floor:
        floor = place.before.end
    base = max(place.start, place.found.start - 16)
    match = _FROM.search(place.reading.folded[base : place.found.start])
    return match if match is not None and base + match.start() >= floor else None


def _ends(place: Place) -> bool:
    """Whether the number is what a movement ends in («从…涨到…»), or starts from."""
    before = place.before
    if before is None:
        return False
    return _FROM.search(place.reading.folded[max(0, before.start - 10) : before.start]) is not None


def _clear_from(place: Place) -> int:
    """Where words like «目前» or «每年» end what was said of dates before them."""
    last = place.sentence.start
    for at in _resets(place.near):
        if place.sentence.start + at >= place.found.start:
            break
        last = place.sentence.start + at + 1
    return last


def _frames(place: Place, near: ResolvedDate) -> bool:
    """A date that compares, opens a span, or dates the report that tells the figure."""
    folded, mention = place.reading.folded, near.mention
    before = folded[max(place.sentence.start, mention.start - 4) : mention.start]
    if _COMPARED.search(before) and not _attached(place, near):
        return True
    if _FOUNDED.search(before):
        return True
    if mention.shape == "span" and mention.base == "published":
        return True
    if (
        place.found.kind in ("multiple", "percent")
        and _IS_OF.search(before)
        and _ITS_SHARE.fullmatch(folded, mention.end, place.found.start)
    ):
        return True
    if place.found.kind == "duration" and near.granularity == "day" and mention.start < place.start:
        return True
    closing = _CLOSING_MARK.search(folded, mention.end, place.found.start)
    if closing is not None and not _OPENING_MARK.search(folded, mention.end, closing.start()):
        return True
    after = folded[mention.end : mention.end + 2]
    if (
        (after.startswith("起") and after not in ("起诉", "起步", "起草", "起飞", "起码", "起来"))
        or after in ("以来", "开始")
        or folded.startswith("留存", mention.end)
    ):
        return True
    if near.granularity in ("day", "month-part") and not _ends(place) and _RELEASE.match(folded, mention.end, place.found.start):
        return True
    return _REPORT.match(folded, mention.end, place.found.start) is not None


def _attached(place: Place, near: ResolvedDate) -> bool:
    """«从去年的59.8万元»: the date belongs to the number itself."""
    between = place.reading.folded[near.mention.end : place.found.start]
    return len(between) <= 6 and not re.search("[,，。;；]|增|减|升|降|涨|跌|高出|多|少|翻|同期|贵|便宜|低|高|快|慢|好|差", between)


def _of_another(place: Place, near: ResolvedDate) -> bool:
    """A date inside «从去年的59.8万元» dates that number, not the one it moved to."""
    folded = place.reading.folded
    lead = folded[max(place.sentence.start, near.mention.start - 3) : near.mention.start]
    return lead.endswith(("从", "由", "自")) and _COUNTED.match(folded[near.mention.end : near.mention.end + 8]) is not None


def frame(place: Place, dates: Sequence[ResolvedDate]) -> tuple[str | None, tuple[Resolved, ...]]:
    """A period told by a sentence before: «今年完全变了。我们…» in one statement, a trading day in one paragraph."""
    if _clear_from(place) > place.sentence.start:
        return None, ()
    folded, reading = place.reading.folded, place.reading
    if _HOLIDAY.search(folded, place.sentence.start, place.found.start):
        stretches = [
            d for d in dates if d.mention.end <= place.found.start and 2 <= (d.last - d.first).days <= 9 and d.granularity != "month-part"
        ]
        if stretches:
            return _carried(stretches[-1], "the holiday named before")
    if place.statement is not None and place.statement.type != "indirect":
        floor = min(p.start for p in place.statement.parts)
        openers = [d for d in dates if floor - 2 <= d.mention.start < place.sentence.start and d.granularity == "year"]
        openers = [d for d in openers if folded[d.mention.start - 1 : d.mention.start] in ("“", "「", "。", "！", "\n", "")]
        years = [
            d for d in dates if openers and openers[-1].mention.start < d.mention.start < place.found.start and d.granularity == "year"
        ]
        if openers and not years and openers[-1].mention.end - openers[-1].mention.start <= 4:
            return _carried(openers[-1], "the year its speaker set out with")
        return None, ()
    if place.statement is not None and place.statement.speaker_kind != "institution":
        return None, ()
    floor = reading.paragraph_at(place.found.start).start
    scenes = [
        d
        for d in dates
        if floor <= d.mention.start < place.sentence.start and folded[d.mention.end : d.mention.end + 2] in ("那天", "当天", "这天", "当晚")
    ]
    if scenes:
        return _carried(scenes[-1], "the day the paragraph tells of")
    if not _DEALING.search(folded, place.sentence.start, place.sentence.end):
        return None, ()
    floor = min(floor, max(0, place.found.start - _SESSION)) if place.statement is None else floor
    days = [d for d in dates if floor <= d.mention.start < place.sentence.start and d.granularity == "day"]
    days = [d for d in days if _DEALING.search(folded, *_bounds(place, d)) or _CLOSING.search(folded, d.mention.start, d.mention.end + 3)]
    return _carried(days[-1], "the trading day of the paragraph") if days else (None, ())


def _bounds(place: Place, near: ResolvedDate) -> tuple[int, int]:
    sentence = place.reading.sentence_at(near.mention.start)
    return sentence.start, sentence.end


def _carried(near: ResolvedDate, how: str) -> tuple[str, tuple[Resolved, ...]]:
    return written(near), (Resolved("as_of", near.mention.start, near.mention.end, how),)


def last_day(when: str) -> date | None:
    """The last day of a written period, or None for one in words."""
    when = when.rpartition("/")[2]
    if not when[:4].isdigit():
        return None
    year, rest = int(when[:4]), when[5:]
    if rest.startswith("Q"):
        rest = f"{int(rest[1]) * 3:02d}"
    elif rest.startswith("H"):
        rest = "06" if rest == "H1" else "12"
    if len(rest) == 5:
        return date.fromisoformat(when)
    if rest and not rest.isdigit():  # a period in words: «2024年国庆»
        return None
    month = int(rest or 12)
    return (date(year + (month == 12), month % 12 + 1, 1)) - timedelta(days=1)


def written(near: ResolvedDate) -> str:
    """A resolved date as the contract writes periods.

    >>> from lib.text.dates import date_mentions
    >>> mention = date_mentions("去年四季度")[0]
    >>> written(ResolvedDate(mention, date(2023, 10, 1), date(2023, 12, 31), "quarter"))
    '2023-Q4'
    """
    first, last = near.first, near.last
    if first == last:
        return first.isoformat()
    ends_month = (last + timedelta(days=1)).day == 1
    if (
        first.year == last.year
        and first.month == last.month
        and (near.granularity in ("month", "month-part") or (first.day == 1 and ends_month))
    ):
        return f"{first.year}-{first.month:02d}"
    if first.day == 1 and ends_month and first.year == last.year:
        months = last.month - first.month + 1
        if months == 12:
            return str(first.year)
        if months == 3 and first.month in (1, 4, 7, 10):
            return f"{first.year}-Q{(first.month + 2) // 3}"
        if months == 6 and first.month in (1, 7):
            return f"{first.year}-H{1 if first.month == 1 else 2}"
    return f"{first.isoformat()}/{last.isoformat()}"
