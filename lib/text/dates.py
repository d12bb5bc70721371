"""The grammar of dates: what is written, before anything is known of the article's own day.

`date_mentions` finds every date expression of a folded text in reading order. `lib.text.anchors` turns them into days.
Wrong dates are refused here already: 2月30日, 13月, 99999年, a bare number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from lib.rules import rules
from lib.text.festivals import ZODIAC
from lib.text.numerals import parse_number

RELATIVE_YEARS = {"今年": 0, "本年度": 0, "本年": 0, "去年": -1, "上年": -1, "前年": -2, "明年": 1, "来年": 1, "后年": 2}
EARLIER_YEARS = {"同年": 0, "当年": 0, "该年": 0, "次年": 1, "翌年": 1}
RELATIVE_MONTHS = {"本月": 0, "这个月": 0, "上月": -1, "上个月": -1, "下月": 1, "下个月": 1}
EARLIER_MONTHS = {"当月": 0, "同月": 0, "次月": 1}
RELATIVE_DAYS = {
    "今日": 0, "今天": 0, "今晨": 0, "今晚": 0, "今早": 0, "昨日": -1, "昨天": -1, "昨晚": -1, "昨晨": -1,
    "前日": -2, "前天": -2, "明日": 1, "明天": 1, "明晚": 1, "后天": 2,
}  # fmt: skip
EARLIER_DAYS = {"当日": 0, "当天": 0, "同日": 0, "同一天": 0, "当晚": 0, "次日": 1, "翌日": 1, "第二天": 1, "隔日": 1}
WEEKDAYS = {c: i for i, c in enumerate("一二三四五六日")} | {"天": 6, "末": 5}
PARTS = {"初": "early", "上旬": "early", "中旬": "middle", "中": "middle", "下旬": "late", "底": "late", "末": "late"}
QUARTERS = {"一": 1, "首": 1, "1": 1, "二": 2, "2": 2, "三": 3, "3": 3, "四": 4, "4": 4, "末": 4}


@dataclass(frozen=True, slots=True)
class DateMention:
    """One date expression. `base` says what year, month or day it counts from: `stated`, `published`, `earlier`, `open`."""

    start: int
    end: int
    text: str
    shape: str
    base: str = "open"
    year: int | None = None
    shift: int = 0
    month: int | None = None
    day: int | None = None
    part: str | None = None
    word: str = ""
    until: DateMention | None = None
    trading: int = 0
    """+1 for the first trading day after, -1 for the last before."""


_CN_YEAR = "[一二][〇零○一二三四五六七八九]{3}"
_YEAR = rf"(?:(?P<Y>(?<![\d.])(?:1[89]|20)\d\d|{_CN_YEAR}) ?年(?!代|前|后|来|度报告)|(?P<ROC>民[国國] ?\d{{2,3}}) ?年)"
_MONTH = r"(?P<M>1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九正]) ?月(?!饼|球|期|光|亮|薪|活|费|租|销|均|度|之|卡|票|嫂|子)份?"
_DAY = r"(?P<D>3[01]|[12]\d|0?[1-9]|三十一?|二?十[一二三四五六七八九]?|廿[一二三四五六七八九]?|[一二三四五六七八九])"
_PART = r"(?P<P>初|上旬|中旬|下旬|底|末|中(?![国旬央心秋]))"
_YPART = r"(?P<YP>年?初|年?底|年?末|年中|上半年|下半年|前三季度?|前三个?季度?|第?[一二三四1-4首] ?季度?|[qQ] ?[1-4]|全年)"
_RYEAR = "(?P<RY>" + "|".join([*RELATIVE_YEARS, *EARLIER_YEARS]) + ")"
_RMONTH = "(?P<RM>" + "|".join(sorted([*RELATIVE_MONTHS, *EARLIER_MONTHS], key=len, reverse=True)) + ")"
_RDAY = "(?P<RD>" + "|".join(sorted([*RELATIVE_DAYS, *EARLIER_DAYS], key=len, reverse=True)) + ")"
_SPACE = " ?"
_CN_NUMBER = "[一二两三四五六七八九十]"

_CALENDAR = (
    rf"(?:(?:{_YEAR}|{_RYEAR})(?:(?:的)?{_SPACE}(?:{_MONTH}{_SPACE}(?:{_DAY} ?[日号](?!线|称|楼|文件)|{_PART})?|{_YPART}))?(?P<BY>(?<=[底末])前)?"
    rf"|(?<![\d.:/-])(?<!\d,){_MONTH.replace('?P<M>', '?P<M2>')}{_SPACE}(?:{_DAY.replace('?P<D>', '?P<D2>')} ?[日号](?!线|称|楼|文件)|{_PART.replace('?P<P>', '?P<P2>')}(?:(?<=[底末])前)?)?)"
)
_SHAPES: tuple[tuple[str, str], ...] = (
    ("iso", r"(?<![\d./-])(?P<iy>(?:19|20)\d\d)(?P<isep>[-/.])(?P<im>0?[1-9]|1[0-2])(?P=isep)(?P<id>0?[1-9]|[12]\d|3[01])(?![\d./-])"),
    (
        "span",
        rf"(?P<sn>\d{{1,3}}|{_CN_NUMBER}{{1,3}}|半|数) ?(?P<su>天|日|周|星期|个月|年) ?(?P<sd>后|前|之后|之前)(?!来|期|者|端|景|台|沿|往|提|十|[一二三四五六七八九]名)",
    ),
    (
        "weekday",
        r"(?P<wb>上上|上|本|这|下|当)? ?(?:个)? ?(?:周|星期|礼拜)(?P<wd>[一二三四五六日天末])(?![年月期季]|[一二三四五六七八九十]*(?:岁|篇|章|家|次|起|刊))",
    ),
    ("week", r"(?P<ww>上上周|上周|本周|这周|下周|上星期|本星期|下星期|上个?礼拜|这一周|当周|同周|上一周|下一周)(?![一二三四五六日天末])"),
    ("calendar", _CALENDAR),
    (
        "month",
        rf"{_RMONTH}{_SPACE}(?:(?P<RMD>3[01]|[12]\d|0?[1-9]|[一二三]?十?[一二三四五六七八九十]) ?[日号](?!线|称)|(?P<RMP>初|上旬|中旬|下旬|底|末|中(?![国旬央心])))?",
    ),
    ("day", _RDAY),
    ("bare-part", r"(?P<BP>(?<![一-鿿])(?:年初|年底|年末|岁末|月初|月底|月末)|(?<=[,。从自到至在])(?:年初|年底|年末|岁末|月初|月底|月末))"),
    (
        "bare-half",
        r"(?P<BH>(?:上|下)半年|第[一二三四1-4] ?季度?|(?<![\d第])[一二三四首] ?季度|前三季度?|上一?季度?|本季度?|下一?季度?|(?<![a-zA-Z])[qQ][1-4](?![a-zA-Z0-9]))",
    ),
    (
        "bare-day",
        r"(?<![\d月.,:/\-第个近约每满逾达过])(?P<BD>3[01]|[12]\d|0?[1-9]) ?日(?!元|圆|线|均|活|内|之|前|后|游|间|[、至到和]?\d{1,2} ?日(?:间|内))",
    ),
    ("zodiac", rf"(?P<ZA>[{ZODIAC}])年(?!轻)"),
)
_TAIL = re.compile(
    rf" ?(?:[-~—至到、]|以及|和|及) ?(?:(?:{_YEAR}|(?P<RY>今年|明年)) ?)?(?:{_MONTH} ?)?(?:{_DAY} ?[日号]|(?P<P>初|上旬|中旬|下旬|底|末))?"
)
_TRADING = re.compile(
    r"(?:期间|假期|长假)?(?:过)?(?P<when>后|前) ?(?:的)?(?:首|第一|最后一|末)个?交易日|[的]?(?P<first>首个|第一个|最后一个)交易日"
)
_MONTH_RANGE = re.compile(r"(?<![\d.])(1[0-2]|[1-9]) ?[-~至到—] ?(1[0-2]|[1-9]) ?月(?:份)?(?! ?\d{1,2} ?[日号])")


def _compiled() -> re.Pattern[str]:
    """All shapes in one alternation, festivals included: one scan of the text."""
    global _PATTERN
    if _PATTERN is None:
        names = sorted((w for r in rules("festivals") for w in r.words), key=len, reverse=True)
        festival = f"(?:(?P<FY>{'|'.join(RELATIVE_YEARS)}|\\d{{4}}年|[{ZODIAC}]年)(?:的)?)?(?P<FW>{'|'.join(map(re.escape, names))})"
        shapes = [("festival", festival), ("months", _MONTH_RANGE.pattern.replace("(1[0-2]|[1-9])", "(?:1[0-2]|[1-9])")), *_SHAPES]
        _PATTERN = re.compile("|".join(f"(?P<{name.replace('-', '_')}>{body})" for name, body in shapes))
    return _PATTERN


_PATTERN: re.Pattern[str] | None = None


def date_mentions(folded: str) -> tuple[DateMention, ...]:
    """Every date expression in reading order; ranges («2月20日至22日», «2022年、2023年») are one mention with `until`.

    >>> [m.text for m in date_mentions("3月26日发布,2月底融资,去年10月迭代,3天后传出,2月30日,上周五,2022年、2023年的周期")]
    ['3月26日', '2月底', '去年10月', '3天后', '上周五', '2022年、2023年']
    """
    out: list[DateMention] = []
    for match in _compiled().finditer(folded):
        if out and match.start() < out[-1].end:
            continue
        mention = _read(match)
        if mention is not None:
            out.append(_with_trading(folded, _with_tail(folded, mention)))
    return tuple(out)


def _read(match: re.Match[str]) -> DateMention | None:
    """One match as a mention, or None where it names no possible day."""
    shape = str(match.lastgroup if match.lastgroup in _READERS else _outer(match))
    if not match.group(0).strip():
        return None
    start, end = match.span()
    while end > start and match.string[end - 1] == " ":
        end -= 1
    plain = DateMention(start=start, end=end, text=match.string[start:end], shape=shape)
    return _READERS[shape](match, plain)


def _outer(match: re.Match[str]) -> str:
    """The name of the alternative that matched."""
    return next(name for name in _READERS if match.group(name.replace("-", "_")) is not None)


def _number(written: str | None) -> int | None:
    value = parse_number({"正": "一", "半": "半"}.get(written, written)) if written else None
    return None if value is None else int(value)


def _day_exists(month: int, day: int) -> bool:
    return day <= (29 if month == 2 else 30 if month in (4, 6, 9, 11) else 31)


def _calendar(match: re.Match[str], mention: DateMention) -> DateMention | None:
    groups = match.groupdict()
    month = _number(groups["M"] or groups["M2"])
    day = _number(groups["D"] or groups["D2"])
    part = groups["P"] or groups["P2"]
    if month and day and not _day_exists(month, day):
        return None
    mention = replace(mention, month=month, day=day, part=PARTS.get(part) if part else None, word=groups["YP"] or "")
    if groups["Y"]:
        return replace(mention, base="stated", year=_number(groups["Y"]))
    if groups["ROC"]:
        return replace(mention, base="stated", year=1911 + int(re.sub(r"\D", "", groups["ROC"])))
    if groups["RY"] in RELATIVE_YEARS:
        return replace(mention, base="published", shift=RELATIVE_YEARS[groups["RY"]])
    if groups["RY"]:
        return replace(mention, base="earlier", shift=EARLIER_YEARS[groups["RY"]])
    return mention


def _iso(match: re.Match[str], mention: DateMention) -> DateMention | None:
    month, day = int(match["im"]), int(match["id"])
    if not _day_exists(month, day):
        return None
    return replace(mention, shape="calendar", base="stated", year=int(match["iy"]), month=month, day=day)


def _span(match: re.Match[str], mention: DateMention) -> DateMention | None:
    number = {"半": 0, "数": 0}.get(match["sn"], _number(match["sn"]))
    if not number or match["su"] in ("年",):
        return None
    sign = 1 if "后" in match["sd"] else -1
    return replace(mention, base="earlier" if sign > 0 else "published", shift=sign * number, word=match["su"])


def _weekday(match: re.Match[str], mention: DateMention) -> DateMention:
    back = {"上上": -2, "上": -1, "下": 1}.get(match["wb"] or "", 0)
    base = "published" if match["wb"] not in ("当",) else "earlier"
    return replace(mention, base=base, shift=back, day=WEEKDAYS[match["wd"]], word=match["wb"] or "")


def _week(match: re.Match[str], mention: DateMention) -> DateMention:
    word = match["ww"]
    shift = -2 if word.startswith("上上") else -1 if word.startswith("上") else 1 if word.startswith("下") else 0
    return replace(mention, base="earlier" if word in ("当周", "同周") else "published", shift=shift)


def _month(match: re.Match[str], mention: DateMention) -> DateMention | None:
    word = match["RM"]
    base = "published" if word in RELATIVE_MONTHS else "earlier"
    shift = RELATIVE_MONTHS.get(word, EARLIER_MONTHS.get(word, 0))
    return replace(mention, base=base, shift=shift, day=_number(match["RMD"]), part=PARTS.get(match["RMP"] or "") if match["RMP"] else None)


def _relative_day(match: re.Match[str], mention: DateMention) -> DateMention:
    word = match["RD"]
    base = "published" if word in RELATIVE_DAYS else "earlier"
    return replace(mention, base=base, shift=RELATIVE_DAYS.get(word, EARLIER_DAYS.get(word, 0)))


def _bare_part(match: re.Match[str], mention: DateMention) -> DateMention:
    word = match["BP"]
    part = "early" if word.endswith("初") else "late"
    return replace(mention, shape="bare-year-part" if word[0] in "年岁" else "bare-month-part", base="published", part=part)


def _bare_half(match: re.Match[str], mention: DateMention) -> DateMention:
    return replace(mention, base="published", word=match["BH"])


def _bare_day(match: re.Match[str], mention: DateMention) -> DateMention:
    return replace(mention, base="earlier", day=int(match["BD"]))


def _festival(match: re.Match[str], mention: DateMention) -> DateMention:
    year = match["FY"] or ""
    mention = replace(mention, word=match["FW"])
    if year in RELATIVE_YEARS:
        return replace(mention, base="published", shift=RELATIVE_YEARS[year])
    if year[:4].isdigit():
        return replace(mention, base="stated", year=int(year[:4]))
    return replace(mention, part=year[:1] or None)


def _months(match: re.Match[str], mention: DateMention) -> DateMention | None:
    inner = _MONTH_RANGE.match(match.string, match.start())
    if inner is None or int(inner[1]) >= int(inner[2]):
        return None
    last = DateMention(start=inner.start(2), end=mention.end, text=inner[2] + "月", shape="calendar", month=int(inner[2]))
    return replace(mention, shape="calendar", month=int(inner[1]), until=last)


def _zodiac(match: re.Match[str], mention: DateMention) -> DateMention:
    return replace(mention, part=match["ZA"])


_READERS = {
    "festival": _festival, "months": _months, "iso": _iso, "span": _span, "weekday": _weekday, "week": _week, "calendar": _calendar,
    "month": _month, "day": _relative_day, "bare_part": _bare_part, "bare_half": _bare_half, "bare_day": _bare_day, "zodiac": _zodiac,
}  # fmt: skip


def _with_tail(folded: str, mention: DateMention) -> DateMention:
    """Extend a calendar date by what it runs on to, where that is a date of the same fineness."""
    if mention.shape != "calendar" or mention.until is not None:
        return mention
    match = _TAIL.match(folded, mention.end)
    if match is None or not any(match.group(g) for g in ("Y", "RY", "M", "D", "P")):
        return mention
    month = _number(match["M"]) or (mention.month if match["D"] or match["P"] else None)
    day = _number(match["D"])
    if (
        (day is None) != (mention.day is None)
        or (month is None) != (mention.month is None)
        or (month and day and not _day_exists(month, day))
    ):
        return mention
    joins_years = match.group(0).lstrip()[0] in "、和及以" and not (day is None and month is None)
    if joins_years:  # «3月5日、8日» are two days, «2022年、2023年» one stretch
        return mention
    year = _number(match["Y"]) if match["Y"] else mention.year
    end = match.end()
    while folded[end - 1] == " ":
        end -= 1
    until = replace(
        mention,
        start=match.start(),
        end=end,
        text=folded[match.start() : end],
        year=year,
        month=month,
        day=day,
        part=PARTS.get(match["P"] or ""),
    )
    return replace(mention, end=end, text=folded[mention.start : end], until=until)


def _with_trading(folded: str, mention: DateMention) -> DateMention:
    """«…后首个交易日»: the mention becomes that day."""
    match = _TRADING.match(folded, mention.end)
    if match is None:
        return mention
    step = -1 if "最后" in match.group(0) or match["when"] == "前" else 1
    return replace(mention, end=match.end(), text=folded[mention.start : match.end()], trading=step if match["when"] else step * 2)


def stated_years(folded: str) -> Iterator[int]:
    """Every year written out in full."""
    for mention in date_mentions(folded):
        if mention.base == "stated" and mention.year:
            yield mention.year
