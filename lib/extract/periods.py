"""The time a figure speaks of: the nearest date before it in its sentence that does not frame something else."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import lru_cache

from lib.extract.changes import is_start
from lib.extract.date_roles import MOVED_FROM, UP_TO, ends, frames, has_own_act, of_another
from lib.extract.places import Place
from lib.patterns import compiled
from lib.schema import Resolved
from lib.text.anchors import ResolvedDate
from lib.text.mentions import PUBLISHED
from lib.text.numerals import parse_number

_NUMBER = r"[\d一二两三四五六七八九十几数半]{1,3}"
_VAGUE = (
    rf"(?:未来|过去|今后|最近|此前|此后|(?<![最附接靠])近)(?:的)?{_NUMBER}(?:(?:到|至|-){_NUMBER})?多?个?(?:年|月|季度|周|天|交易日|日|小时)(?:内|里|间|来)?"
    r"|(?<![较比与同和像如似跟到过于])(?:往年|历年|常年)(?!同期|相比|一样|惯例|经验|来|在)|20\d\d ?(?:[-~～/]|—{1,2}|–|至) ?(?:20)?\d\d ?(?:赛季|雪季|榨季|产季|学年度?|演出季)|节[前后](?:首|最后|前)?[一1]?(?:个)?周(?![一二三四五六日末年期])|自?(?:(?:今年|年初|去年|20\d\d年)?(?:\d{1,2}月(?:份|初|中旬|下旬|底)?|[一二三四]季度|[上下]半年)|今年|年初|去年|20\d\d年(?:初|底)?|(?:今年|去年)年初|开年|入[春夏秋冬伏]|开春|春节|国庆|节后)以来(?!的?(?:新|最|首|第))|(?<![一-龥\d])(?:[一两三四五六七八九十]{1,2}(?:多)?年来|[一两三四五六七八九十]{1,2}年[间間])|这(?:[两几些]|[三四五])年(?=[^来前里后])|(?<![\d第])[一二两三四五六七八九十]{1,2}年内|接下来(?:的)?(?:[\d一二两三四五六七八九十几半]{1,3})多?个?(?:年|月|季度|周|天|交易日)(?:内|里|间)?|(?<=[一-龥])(?<![\d一二两三四五六七八九十第上下前后近未来过去的多])(?:半年|一年|[两三四五]年|[两三四五六]个月|[两三]周)(?:内|间|来|里)?(?=(?:就|已|便|间|累计|已经|竟|几乎|大约|约)?(?:翻|暴?涨|飙升|猛增|激增|下跌|缩水|贬值))|(?<![\d.])\d{1,2}年内"
)
_SEASON = "(?:(?:今年|去年|前年|明年|往年|历年|本届)的?)?(?:[“「]?618(?![0-9])[”」]?(?:大促)?|[“「]?双(?:11|12|十一|十二)(?![0-9])[”」]?(?:预[热售]期|开门红)?|(?:暑期|春节|国庆|五一|端午|中秋|元旦|贺岁|清明|七夕)档|(?:暑期|寒假|暑假|本财年|上财年)(?!档))|(?:本|上|上一|这个|新)(?:产|榨|雪|航|采收|收购|销售|供暖|采暖|渔|茶|花|果)季(?=[^节首第头])"
"""A sale or a season of the cinema: told in its own words."""
_MONTHS = r"(?<![\d.年])(?P<up>前|1-|1至|1~)?(?P<month>1[0-2]|[1-9])(?:个)?月(?:份)?(?=[销营出零批产交订票新的就当单])|(?<![\d.])前(?P<many>1[0-2]|[1-9]|[两二三四五六七八九])(?:个)?月"
_MANY = "一两三四五六七八九"
_WITHIN = r"(?:年初|今年|年头)至今|(?<![一二两三四五六七八九十\d几数])年内(?!的?(?:最?[高低]|新[高低]|次[高低]|首|第))|(?<!年)全年(?!无休|不|最|龄)"
_LAST_YEAR = compiled(r"(?<![较比与同和是为于超及到达])(?:上年|去年)(?:度)?同期[^\d。;；]{0,14}$")
A_YEAR_BEFORE = "the same stretch a year before"
_FIRST_DAYS = compiled("份?的?[前首头](?P<n>\\d{1,2}|[一二两三四五六七八九十]{1,3})个?(?P<unit>天|日|周|星期)(?![一二三四五六末])")
_CUMULATIVE = compiled("(?:已|累计|共计|总计|至今)[^,，。;；]{0,10}$")
_EXPECTED = compiled("预计|预期|预测|料将|将|有望|可望|会(?=[有达增升降跌涨超])|恐")
_TOLD = compiled("此时|当时|那时|宣布|披露|公布|通报|表示|称|透露|截至|止|显示")
_AFTERWARDS = compiled("(?:已|将|拟|定)?(?:于|在)?$|[一-龥A-Za-z]{1,6}(?:(?:计划|预计|预期|有望|将|拟|料)(?:于|在)?|于)$")
_SPOKEN = compiled(
    rf"(?P<vague>{_VAGUE}|{_SEASON})|(?P<fiscal>20\d\d) ?(?:财年|财政年度|会计年度|年度)|(?P<months>{_MONTHS})|(?P<within>{_WITHIN})|(?P<yesterday>昨(?=[收跌升涨挫报开]))"
)
_TITLED = compiled(r"《[^《》]{0,30}?(?P<year>20\d\d)[^《》]{0,30}》[^,，。;；:：]{0,8}(?:显示|指出|称|披露|提到|认为|数据)")
_RESET = compiled(
    r"(?<![从由较比与和自至到于])(?:目前|现在|眼下|如今|当前|现时|现有)|每年|每月|每天|每(?=[升降涨跌加减提贬增])|每日(?!互动|经济|优鲜|商报|新闻|电讯)|(?<![年月]初)(?<!今年)至今|一直|通常|以往|[;；](?=[^,，。;；]{0,8}(?:将|计划|拟|预计|若|如果|一旦))"
)
_NOW = compiled("目前|现在|眼下|如今|当前|现时|当下|此前|原来|原先|过去")
_STARTS = compiled("[由从较比]$")
_EFFECTIVE = compiled("(?:起|开始)?(?:正式|全面|分步|陆续)?(?:生效|施行|实施|执行|实行)")
_HOLDS_FROM = compiled(
    "[^。;；]{0,6}?[,，]?(?:[并且也]|新[税费]率|该[一-龥]{2,4}|上述[一-龥]{2,4}|调整后的[一-龥]{2,4})?(?:将|已)?(?:自|从|于)?"
)
_REVISED = compiled("[^,，。;；\\d]{0,4}(?:上调|下调|调高|调低|调升|调降|上修|下修|修正|修订|调整|提高|上升|降|砍|改)(?:至|到|为|成)")
_REVISED_TO = compiled("(?:上调|下调|调高|调低|调升|调降|上修|下修|修正|修订|调整|提高|砍|改|降)了?(?:至|到|为|成)(?:每[一-龥]{1,3})?$")
_GUIDED = compiled("(?:指引|展望|预测|预估|财测)[^,，。;；:：]{0,10}[,，:：]$")
"""«把收入指引的下限上调,由此前的49亿美元改为50亿美元»"""
_FORESEEN = compiled("预测|预期|预估|预计|目标(?!价)|指引|展望|预算|资本开支|资本支出|原估|原定|原计划")
_ENDED = compiled(
    r"(?:日)?(?:为)?止?(?:的|之)?(?P<n>半年|中期|全年|年度|财年|财政年度|一年|十二个月|12个月|[三六九369]个?月)(?!的?[前后底末初])"
)
_OF_SEASON = compiled("[^,，。;；]{0,16}?(?:档期?|假期|大促|促销季|开门红)")
_UP_TO_GAP = compiled(
    "(?:[\\d::]{1,5}(?:时|点)?(?:\\d{1,2}分)?|上午|下午|晚间?|中午|凌晨|[一-龥]{0,2}收盘|24时|当日)*(?:发稿)?(?:时|前后)?[,，]?(?:20\\d\\d年|今年|本届)?[“「]?"
)
_COUNT = {"三": 3, "六": 6, "九": 9, "3": 3, "6": 6, "9": 9}
_SINGLE = compiled("单季|当季|该季")
_QUARTERLY = compiled("[一三13]季度?报|半年报|中报")
_TURN = compiled("分别|依次")
_LISTED = compiled("[、和与及]|以及")
_BREAK = compiled("[。;；]|[,，](?!\\d{3})[^,，。;；]{0,12}[一-龥]")
ONE_DAY = compiled(r"\d{4}-\d\d-\d\d")
SAME_PERIOD = compiled(r"(?<![年月季])同期(?!相比|增|下降|减)")


def period(place: Place, *, last: str | None) -> tuple[str | None, tuple[Resolved, ...]]:
    """The period of a figure as the contract writes it, and where it was resolved; `last` is that of the figure before it."""
    started = _starts(place)
    floor = max(place.start, place.found.start - 16)
    origin = floor + started.start() if started and not revised(place) else None
    if origin is not None and started and _NOW.search(started.group()):
        return None, ()
    clear = clear_from(place)
    best: tuple[int, str, tuple[Resolved, ...]] | None = None
    for near in place.dates:
        mention = near.mention
        if (
            mention.end > place.found.start
            or mention.start < clear
            or mention.text == "年内"
            or _until_now(place, near)
            or frames(place, near)
        ):
            continue
        if has_own_act(place, near):
            best = None
            continue
        inside = origin is not None and mention.start >= origin
        if origin is not None and not inside and near.granularity in ("day", "month", "month-part", "week"):
            continue
        if not inside and (of_another(place, near) or _is_past(place, near)):
            continue
        told = (
            place.reading.cut(mention.start, mention.end)
            if near.granularity == "week" and mention.shape != "festival" and "末" not in mention.text and mention.shift >= 0
            else written(near)
        )
        best = (mention.start, _so_far(place, near) or _fiscal(place, near) or _days_of_month(place, near) or told, near.by)
    if origin is None:
        best = _up_to(place, _words(place, clear, best))
    if turn := _in_turn(place):
        return turn
    said = place.reading.folded[max(place.sentence.start, place.found.start - 24) : place.found.start]
    if last is not None and _LAST_YEAR.search(said) and (before := _year_before(last)):
        return before, (Resolved("as_of", place.start, place.found.start, A_YEAR_BEFORE),)
    if (best is None or ONE_DAY.fullmatch(best[1])) and (quarter := _quarter(place, last)):
        return quarter, (Resolved("as_of", place.sentence.start, place.found.start, "the quarter reported on"),)
    if best is not None:
        return best[1], best[2]
    for near in place.dates:
        between = place.reading.folded[place.found.end : near.mention.start]
        inside = near.mention.start < place.end and near.mention.text != "年内" and near.mention.bound != "before"
        if place.found.end <= near.mention.start and ((inside and _AFTERWARDS.fullmatch(between)) or _effective(place, near)):
            return written(near), near.by
    if (titled := _TITLED.search(place.near, 0, max(0, place.found.start - place.sentence.start))) is not None:
        at = place.sentence.start + titled.start("year")
        return titled["year"], (Resolved("as_of", at, at + 4, "the year in the title of the paper"),)
    if last is not None and SAME_PERIOD.search(place.reading.folded, place.sentence.start, place.found.start):
        return last, (Resolved("as_of", place.sentence.start, place.found.start, "同期: the period of the figure before"),)
    return None, ()


def _up_to(place: Place, best: tuple[int, str, tuple[Resolved, ...]] | None) -> tuple[int, str, tuple[Resolved, ...]] | None:
    """«截至5月5日18时,2024年“五一”档总票房15亿元»: what a season has come to by a day is of that day."""
    if best is None or not _OF_SEASON.search(place.near, best[0] - place.sentence.start, place.found.start - place.sentence.start):
        return best
    folded = place.reading.folded
    until = [d for d in place.dates if d.mention.end <= best[0] and d.granularity == "day" and folded.endswith(UP_TO, 0, d.mention.start)]
    if not until or not _UP_TO_GAP.fullmatch(folded, until[-1].mention.end, best[0]):
        return best
    return best[0], written(until[-1]), until[-1].by


def _in_turn(place: Place) -> tuple[str, tuple[Resolved, ...]] | None:
    """«2022年至2024年,受理案件分别为31件、86件和245件», «4月、5月均价依次为…»: each number is of its own stretch."""
    turns = list(_TURN.finditer(place.near, 0, place.found.start - place.sentence.start))
    if not turns:
        return None
    at, folded = place.sentence.start + turns[-1].start(), place.reading.folded
    if _BREAK.search(folded, at, place.found.start):
        return None
    named = [d for d in place.dates if d.mention.end <= at and d.granularity in ("year", "half-year", "quarter", "month")]
    run = named[-1:]
    for near in reversed(named[:-1]):
        if not _LISTED.fullmatch(folded, near.mention.end, run[0].mention.start):
            break
        run = [near, *run]
    told = [(str(year), near) for near in run if near.granularity == "year" for year in range(near.first.year, near.last.year + 1)]
    told = told or [(written(near), near) for near in run if near.mention.until is None]
    one = len(_LISTED.findall(folded, at, place.found.start))
    if len(told) < 2 or one >= len(told):
        return None
    return told[one][0], told[one][1].by


def _fiscal(place: Place, near: ResolvedDate) -> str | None:
    """«截至去年12月底止半年»: the stretch that ends with the date."""
    match = _ENDED.match(place.reading.folded, near.mention.end)
    if match is None or not place.reading.folded.endswith(UP_TO, 0, near.mention.start):
        return None
    months = {"半年": 6, "中期": 6}.get(match["n"]) or (12 if "年" in match["n"] else _COUNT.get(match["n"].rstrip("个月"), 0))
    if not months:
        return None
    last = near.last.replace(day=1) + timedelta(days=32)
    last = last.replace(day=1) - timedelta(days=1)
    first = last.year * 12 + last.month - months
    return written(ResolvedDate(near.mention, date(first // 12, first % 12 + 1, 1), last, "span"))


def _until_now(place: Place, near: ResolvedDate) -> bool:
    """«年初至今» is the year so far, not its beginning."""
    return near.mention.shape == "part" and place.reading.folded.startswith("至今", near.mention.end)


def _days_of_month(place: Place, near: ResolvedDate) -> str | None:
    """«12月前27天», «3月首五日», «1月前两周»: the first days of a month."""
    part = _FIRST_DAYS.match(place.reading.folded, near.mention.end) if near.granularity == "month" and near.mention.until is None else None
    number = int(parse_number(part["n"]) or 0) if part else 0
    days = number * (7 if part and part["unit"] != "天" and part["unit"] != "日" else 1)
    if not 1 < days < 31:
        return None
    return f"{near.first.isoformat()}/{min(near.first + timedelta(days=days - 1), near.last).isoformat()}"


def _so_far(place: Place, near: ResolvedDate) -> str | None:
    """«截至3月19日,今年总票房150亿元»: the year up to the day named just before."""
    if near.granularity != "year" or near.mention.base != PUBLISHED or near.mention.shift:
        return None
    folded, earlier = place.reading.folded, [d for d in place.dates if d.mention.end <= near.mention.start]
    until = earlier[-1] if earlier else None
    if until is None or near.mention.start - until.mention.end > 3 or not folded.endswith(UP_TO, 0, until.mention.start):
        return None
    return f"{near.first.isoformat()}/{until.last.isoformat()}" if near.first < until.last <= near.last else None


def _is_past(place: Place, near: ResolvedDate) -> bool:
    """«2月17日揭牌,已入驻企业127家»: what has added up since is not of that day, unless the day is that of telling."""
    if near.granularity not in ("day", "month", "month-part") or near.mention.start >= place.start:
        return False
    if near.granularity == "day" and near.mention.until is not None:
        return False
    folded = place.reading.folded
    return _CUMULATIVE.search(folded[place.start : place.found.start]) is not None and not _TOLD.search(
        folded, max(place.sentence.start, near.mention.start - 3), place.found.start
    )


def _quarter(place: Place, last: str | None) -> str | None:
    """«三季报披露,当季收入3亿元», «单季营收»: the quarter of the report, or the last of the stretch told before."""
    told = place.near[: place.found.start - place.sentence.start]
    if not _SINGLE.search(told):
        return None
    reports = _QUARTERLY.findall(told)
    day = place.reading.published.stated or place.reading.published.latest
    if reports and day is not None:
        number = {"一": 1, "1": 1, "三": 3, "3": 3}.get(reports[-1][0], 2)
        return f"{day.year if day.month > 3 * number else day.year - 1}-Q{number}"
    end = last_day(last) if last else None
    return f"{end.year}-Q{end.month // 3}" if end is not None and end.month % 3 == 0 and not ONE_DAY.fullmatch(last or "") else None


def _year_before(last: str) -> str | None:
    """A written period a year earlier."""
    if not last[:4].isdigit():
        return None
    last = last.replace("02-29", "02-28")
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
        if match["vague"] and nearer and (match["vague"].startswith(("未来", "今后", "接下来")) or not ends(place)):
            told = match.group().rstrip("里间") if match.group().startswith("过去") else match.group()
            best = (at, place.reading.cut(at, at + len(told)), ())
        elif match["fiscal"] and nearer:
            best = (at, match["fiscal"], ())
        elif match["months"] and year is not None and (nearer or match["many"]):
            ahead = _EXPECTED.search(place.near, max(0, match.start() - 6), found.start - base) is not None
            best = (at, _month(match, bounds.stated or bounds.latest or year, ahead=ahead), ())
        elif match["yesterday"] and bounds.stated is not None:
            best = (at, (bounds.stated - timedelta(days=1)).isoformat(), (Resolved("as_of", 0, 0, "the article's own day"),))
    within = [m for m in before if m["within"] and (best is None or base + m.start() > best[0])]
    if year is not None and (inner := within[-1] if within else None):
        best = _this_year(place, base + inner.start(), year, whole=inner.group() == "全年")
    after = next((m for m in spoken if m["vague"] and 0 <= base + m.start() - found.end <= 4), None)
    if best is None and after is not None and after.group().endswith("内"):
        best = (base + after.start(), place.reading.cut(base + after.start(), base + after.end()), ())
    return best


def _this_year(place: Place, at: int, day: date, *, whole: bool) -> tuple[int, str, tuple[Resolved, ...]]:
    """«年内», «全年» are the article's own year; «去年交付首颗芯片,全年营收1.3亿元» the one named before in the sentence."""
    named = [
        d
        for d in place.dates
        if whole
        and d.mention.end <= at
        and d.first.year == d.last.year
        and not frames(place, d)
        and not _STARTS.search(place.reading.folded, 0, d.mention.start)
    ]
    if named and (named[-1].granularity == "year" or named[-1].first.year != day.year):
        return at, str(named[-1].first.year), named[-1].by
    return at, str(day.year), (Resolved("as_of", 0, 0, "the article's own year"),)


def _month(match: re.Match[str], by: date, *, ahead: bool = False) -> str:
    """«10月销量», «前10月»: the last such month that had ended, or run, when the article was written; the next, where it is foreseen."""
    told = match["month"] or match["many"]
    month = int(told) if told.isdigit() else _MANY.index(told) + 1
    year = by.year if month <= by.month or ahead else by.year - 1
    last = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
    return f"{year}-01-01/{last.isoformat()}" if match["up"] or match["many"] else f"{year}-{month:02d}"


def _starts(place: Place) -> re.Match[str] | None:
    """Where «从» stands before a number that a movement starts from."""
    floor = max(place.start, place.found.start - 16)
    if place.before is not None and place.before.start >= floor:
        floor = place.before.end
    base = max(place.start, place.found.start - 16)
    match = MOVED_FROM.search(place.reading.folded[base : place.found.start])
    return match if match is not None and base + match.start() >= floor else None


def _effective(place: Place, near: ResolvedDate) -> bool:
    """«税率由7.5%提高至25%,自2026年1月1日起生效»."""
    folded, at = place.reading.folded, near.mention.start
    return (
        near.mention.end - place.found.end <= 30
        and place.left.rstrip("\0 ").endswith(("至", "到", "为"))
        and bool(_EFFECTIVE.match(folded, near.mention.end) and _HOLDS_FROM.fullmatch(folded, place.found.end, at) and not is_start(place))
    )


def revised(place: Place) -> bool:
    """«将全年新股宗数预测由80宗下调至70宗»: what was foreseen before is of the same period."""
    if _FORESEEN.search(place.left):
        return _REVISED.match(place.right) is not None or _REVISED_TO.search(place.left) is not None
    if place.before is None and not MOVED_FROM.search(place.left):
        return False
    said = place.near[max(0, place.start - place.sentence.start - 24) : max(0, place.start - place.sentence.start)]
    return _GUIDED.search(said) is not None and (_REVISED.match(place.right) is not None or _REVISED_TO.search(place.left) is not None)


def clear_from(place: Place) -> int:
    """Where words like «目前» or «每年» end what was said of dates before them."""
    last = place.sentence.start
    for at in _resets(place.near):
        if place.sentence.start + at >= place.found.start:
            break
        last = place.sentence.start + at + 1
    return last


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
    if near.granularity == "month-part" and near.mention.text.endswith("上旬"):
        return f"{first.isoformat()}/{last.isoformat()}"  # quotations of ten days
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
