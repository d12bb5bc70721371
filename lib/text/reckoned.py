"""Years that can be reckoned: «创立于2016年…五年间», «回归25周年», «“十四五”收官之年», «1989年出生,今年36岁»."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

from lib.patterns import compiled
from lib.rules import gazetteer
from lib.rules.loader import alternation
from lib.text.fold import fold
from lib.text.likely import Likely, within
from lib.text.numerals import parse_number

_SURE, _GOOD, _SOME = 3.0, 2.0, 1.0
_COUNT = r"(?P<n>\d{1,3}|[一二两三四五六七八九十百]{1,4})"
_BEGINNING = "成立|创立|创办|创建|创业|诞生|面世|问世|上线|开业|开张|开店|开馆|开园|始于|起步|设立|建成|通车|投产|叫停|停摆|停办|停飞|停业|停|关闭|推出|启动|开始|开通|入行|出道|入驻|入职|加入|进入|来到|接手|转行|落户|首映|首播|首演|首办|举办首届|开办|播出|发起|以来|至今|起"
_STRONG = f"(?:一(?:停|做|干|等|拖|走|搁|开|待|住|守|种|卖)就是|走过了?|迎来(?:了)?(?:第|创立|成立|建校)?|至今(?:已有?|已经|整整|正好|刚好)?|距今(?:已有?|已经)?|已经?(?:有|过去|走过|运营|经营|运行|持续|坚持|开|做|干)了?|整整|一晃|转眼)(?:近|约|超过?|逾)?(?:了)?{_COUNT}(?:个?周?年(?:头)?|周岁|岁)(?P<more>多|有余|半)?"
_RUNNING = f"(?:这)?{_COUNT}年(?P<kind>间|来|多来)"
_USED = f"(?:用了?|花了?|历[时经]|耗时|时隔|苦等|经过|不到){_COUNT}年(?P<some>多|半)?(?!前|后)"
_ELAPSED = compiled(
    rf"(?<![\d])(?P<year>(?:19|20)\d\d)年(?P<month>(?:1[0-2]|[1-9])月|年?[初底末中])?(?P<mid>[^。;!?\n]{{0,50}}?)(?:(?P<strong>{_STRONG})|(?P<running>{_RUNNING.replace('P<n>', 'P<n2>')})|(?P<used>{_USED.replace('P<n>', 'P<n3>')}))"
)
_BEGUN = compiled(_BEGINNING)
_OTHER_YEAR = compiled(r"(?:19|20)\d\d年|去年|前年")
_AGO = compiled(
    rf"(?<!\d)(?:{_COUNT} ?年(?:之|以)?前(?:的)?[,(]?(?:也就是|即|是|就是|那是)?(?P<year>(?:19|20)\d\d)年|(?P<year2>(?:19|20)\d\d)年[),]?(?:也就是|即|距今|那是|已是|还是)?(?P<n2>\d{{1,3}}|[一二两三四五六七八九十]{{1,3}})年(?:之|以)?前)"
)
_BORN = compiled(
    r"(?<!\d)(?P<year>19\d\d|20[01]\d)年(?:\d{1,2}月)?(?:\d{1,2}日)?(?:出?生(?!产|态|活|效)|诞生于)|(?:生于|出生于|出生在)(?P<year2>19\d\d|20[01]\d)年"
)
_AGED = compiled(r"(?:今年|现年|如今|年仅|刚满|已经?|即将|,|、|\()(?P<n>\d{1,2}|[二三四五六七八九]?十[一二三四五六七八九]?)周?岁")
_FIVE = compiled(
    "[“「]?(?P<plan>十[三四五]五)[”」]?(?:规划)?(?:时期)?(?:的|也是|是)?(?P<what>收官|最后一年|圆满收官|开局|第一年|首年|起步之年|开局起步|末年|末期|后期|中期|过半)"
)
_PLANS = {"十三五": 2016, "十四五": 2021, "十五五": 2026}
_PLACES = {
    "收官": 4,
    "最后一年": 4,
    "圆满收官": 4,
    "末年": 4,
    "开局": 0,
    "第一年": 0,
    "首年": 0,
    "起步之年": 0,
    "开局起步": 0,
    "中期": 2,
    "过半": 2,
}
_SHIFTED = compiled("(?P<w>去年|明年|前年|后年)[^,。;!?\n]{0,8}$")
_SHIFTS = {"去年": 1, "前年": 2, "明年": -1, "后年": -2}
_YEARS_OF = compiled(
    r"[^,。;!?\n\d]{0,6}?(?:迎来|满|整整|已|将满|进入)?(?:第)?(?P<n>\d{1,3}|[一二两三四五六七八九十百]{1,4}) ?(?P<what>周年|个年头|岁(?:生日)?|华诞)"
)
_LEFT = compiled(
    "[^,。;!?\n\\d]{0,10}?(?:尚余|还有|尚有|只剩|仅剩|仅余|剩下?|倒数|倒计时)(?P<less>不到|不足|约)?(?P<k>\\d{1,3}|[一二两三四五六七八九十]{1,3}) ?(?P<u>天|日|个?星期|周|个?月)"
)
_UNITS = {"天": 1, "日": 1, "星期": 7, "周": 7, "月": 30}
_ANIMAL = compiled(
    "(?<![上下去明前后个])(?P<animal>[鼠牛虎兔龙蛇马羊猴鸡狗猪])年(?:春节|新春|开[工市年局门]|首个?|第一|大年|春晚|贺岁|元宵|伊始|以来|正月|春运|的第一|国庆)"
)
_SANE = range(2015, 2031)


def reckoned(folded: str) -> tuple[Likely, ...]:
    """Years of the article that follow from other numbers of the text.

    >>> [(max(h.weights, key=h.of), h.why) for h in reckoned("公司创立于2016年底,五年间走遍全国。回归25周年,全城庆祝。")]
    [(2021, '2016年底,五年间'), (2022, '回归25周年')]
    """
    found = [*_elapsed(folded), *_ago(folded), *_anniversaries(folded), *_ages(folded), *_plans(folded), *_animals(folded)]
    seen: dict[str, Likely] = {}
    for hint in found:
        if any(year in _SANE for year in hint.weights):
            seen.setdefault(hint.why, hint)
    return tuple(seen.values())


def _elapsed(folded: str) -> Iterator[Likely]:
    """«2020年1月叫停,一停就是三年»."""
    for found in _ELAPSED.finditer(folded):
        around = folded[max(0, found.start() - 8) : found.start()] + found["mid"]
        strong = found["strong"] is not None
        if _OTHER_YEAR.search(found["mid"]) or not (_BEGUN.search(around) or strong):
            continue
        number = int(parse_number(found["n"] or found["n2"] or found["n3"] or "") or 0)
        if not 1 <= number <= 130:
            continue
        year = int(found["year"]) + number
        why = found.group() if len(found.group()) <= 24 else f"{found['year']}年…{(found['strong'] or found['running'] or found['used'])}"
        weight = _GOOD if strong or found["running"] else _SOME
        if found["strong"] and "第" in found["strong"]:
            year -= 1
        late = found["month"] is not None and (found["month"].endswith(("底", "末")) or found["month"] in ("10月", "11月", "12月"))
        yield Likely({year: weight, year + 1: weight / 2 if late else 0.0}, -weight * 0.6, why)


def _ago(folded: str) -> Iterator[Likely]:
    """«五年前的2019年»."""
    for found in _AGO.finditer(folded):
        number = int(parse_number(found["n"] or found["n2"] or "") or 0)
        year = int(found["year"] or found["year2"]) + number
        if number:
            yield Likely({year: _GOOD, year + 1: 0.0}, -_GOOD, found.group())


def _anniversaries(folded: str) -> Iterator[Likely]:
    """«香港回归祖国25周年», and how far the day still lies: «距…25周年尚余不足两星期»."""
    for found in _founders().finditer(folded):
        told = _YEARS_OF.match(folded, found.end(), found.end() + 20)
        number = int(parse_number(told["n"]) or 0) if told else 0
        if not told or not number:
            continue
        day = _founded()[found.group()]
        year = day.year + number - (1 if told["what"] == "个年头" else 0)
        shifted = _SHIFTED.search(folded, max(0, found.start() - 14), found.start())
        year += _SHIFTS[shifted["w"]] if shifted else 0
        why = folded[found.start() : told.end()]
        left = _LEFT.match(folded, told.end(), told.end() + 24)
        if left and not shifted and "距" in folded[max(0, found.start() - 6) : found.start()]:
            jubilee = date(year, day.month, min(day.day, 28) if day.month == 2 else day.day)
            days = int(parse_number(left["k"]) or 0) * _UNITS[left["u"].removeprefix("个")]
            last = jubilee - timedelta(days=1 if left["less"] else days - max(1, days // 8))
            yield within(
                jubilee - timedelta(days=days), max(last, jubilee - timedelta(days=days)), _SURE, folded[found.start() : left.end()]
            )
        else:
            yield Likely({year: _SURE, year - 1: -0.5}, -_GOOD, why)


def _ages(folded: str) -> Iterator[Likely]:
    """«1989年出生的他今年36岁»: of the years in which one is so old."""
    for born in _BORN.finditer(folded):
        year = int(born["year"] or born["year2"])
        aged = _AGED.search(folded, born.end(), born.end() + 40) or _AGED.search(folded, max(0, born.start() - 30), born.start())
        if aged and (age := int(parse_number(aged["n"]) or 0)) > 5:
            yield Likely(
                {year + age: _SOME, year + age + 1: _SOME * 0.7},
                -_SOME,
                folded[min(born.start(), aged.start()) : max(born.end(), aged.end())],
            )


def _plans(folded: str) -> Iterator[Likely]:
    """«“十四五”收官之年»; a plan that is being made is named two years before it begins."""
    for found in _FIVE.finditer(folded):
        if found["what"] in _PLACES:
            year = _PLANS[found["plan"]] + _PLACES[found["what"]]
            shifted = _SHIFTED.search(folded, max(0, found.start() - 12), found.start())
            year += _SHIFTS[shifted["w"]] if shifted else 0
            yield Likely({year: _GOOD, year - 1: 0.5, year + 1: 0.0}, -_SOME, found.group())
    if "十五五" in folded:
        yield Likely({2024: 0.0, 2025: 1.0, 2026: 1.0, 2027: 0.5}, -_GOOD, "十五五")
    elif "十四五" in folded:
        yield Likely({2020: 0.3, **dict.fromkeys(range(2021, 2026), 0.6), 2026: 0.0}, -_GOOD, "十四五")


def _animals(folded: str) -> Iterator[Likely]:
    """«蛇年春节»: of that year, or told before it."""
    for found in _ANIMAL.finditer(folded):
        place = "鼠牛虎兔龙蛇马羊猴鸡狗猪".index(found["animal"])
        weights: dict[int, float] = {}
        for year in _SANE:
            if (year - 4) % 12 == place:
                weights |= {year: _GOOD, year - 1: 0.0}
        yield Likely(weights, -_GOOD, found.group())


@cache
def _founded() -> dict[str, date]:
    """The day from which the years of a house, a place or a matter are counted, by all its spellings."""
    out: dict[str, date] = {}
    for entry in gazetteer("founded"):
        out |= dict.fromkeys(map(fold, (entry.name, *entry.aliases)), date.fromisoformat(entry.data["day"]))
    return out


@cache
def _founders() -> re.Pattern[str]:
    return compiled(alternation(_founded()))
