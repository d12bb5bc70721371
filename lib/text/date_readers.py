"""From a match of the date grammar to a mention: one reader a shape.

Days that cannot be are refused here: 2月30日, 13月, a range that runs backwards.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from lib.text import date_patterns as p
from lib.text.mentions import EARLIER, OPEN, PUBLISHED, STATED, DateMention
from lib.text.numerals import parse_number

WEEKDAYS = {c: i for i, c in enumerate("一二三四五六日")} | {"天": 6}
_DIGIT = {"首": 1, "次": 2, "末": 4} | {c: i for i, c in enumerate("一二三四", 1)} | {"两": 2} | {c: int(c) for c in "1234"}
_MANY = tuple("一二两三四五六七八九十123456789")
_SEASONS = {"春": 3, "夏": 6, "秋": 9}
_LUNAR_MONTHS = {"正": 1, "冬": 11, "腊": 12}


def read_match(match: re.Match[str]) -> DateMention | None:
    """One match as a mention, or None where it names no possible day."""
    shape = str(match.lastgroup)
    start, end = match.span()
    while end > start and match.string[end - 1] == " ":
        end -= 1
    return _READERS[shape](match, DateMention(start=start, end=end, text=match.string[start:end], shape=shape))


def _number(written: str | None) -> int | None:
    """Value of a numeral; 廿三 is 23."""
    if written and written.isascii():
        return int(written)
    value = parse_number(written) if written else None
    return None if value is None else int(value)


def day_exists(month: int, day: int) -> bool:
    """Whether some year has that day.

    >>> day_exists(2, 29), day_exists(2, 30)
    (True, False)
    """
    return 1 <= day <= (29 if month == 2 else 30 if month in (4, 6, 9, 11) else 31)


def _part(written: str | None) -> str | None:
    """`early`, `middle` or `late` for 初, 中旬, 底 and the like, `start` or `end` for its first or last day."""
    if not written:
        return None
    word = written.removeprefix("月").removeprefix("的")
    if word.startswith(("最后", "第一", "头一")):
        return "end" if word[0] == "最" else "start"
    return "early" if word in ("初", "上旬") else "middle" if word.startswith("中") else "late"


def year_part(written: str) -> tuple[int, int, str] | None:
    """First and last month and granularity of a written part of the year.

    >>> [year_part(w) for w in ("底", "上半年", "第三季", "前11个月", "前三季度")]
    [(12, 12, 'month'), (1, 6, 'half-year'), (7, 9, 'quarter'), (1, 11, 'month'), (1, 9, 'quarter')]
    """
    word = written.replace(" ", "")
    if word in ("全年", "年内"):
        return 1, 12, "year"
    if word.endswith("半年"):
        return (1, 6, "half-year") if word[0] == "上" else (7, 12, "half-year")
    if word[0] in "前首头" and word[1:2] in _MANY:
        count = _number(re.sub(r"[^\d一二两三四五六七八九十]", "", word)) or 0
        months, granularity = (3 * count, "quarter") if "季" in word else (count, "month")
        return (1, months, granularity) if 1 <= months <= 12 else None
    if word[0] not in _SEASONS and ("季" in word or word[0] in "qQ"):
        quarter = next((_DIGIT[c] for c in word if c in _DIGIT), None)
        if quarter is None:
            return None
        if word[-1] in "初末底":  # «三季度末» is its last month
            month = 3 * quarter - (2 if word[-1] == "初" else 0)
            return month, month, "month"
        return 3 * quarter - 2, 3 * quarter, "quarter"
    if word[0] in _SEASONS:
        return _SEASONS[word[0]], _SEASONS[word[0]] + 2, "quarter"
    if word in ("年中", "中"):
        return 6, 6, "month"
    return (1, 1, "month") if word[-1] in "初始月" else (12, 12, "month")


def _with_year(mention: DateMention, match: re.Match[str], stated: str, relative: str) -> DateMention:
    """A mention with its year, if the match has one."""
    written, word = match[stated], match[relative]
    if written:
        return mention._replace(base=STATED, year=_number(written))
    if word in p.RELATIVE_YEARS:
        return mention._replace(base=PUBLISHED, shift=p.RELATIVE_YEARS[word])
    return mention._replace(base=EARLIER, shift=p.EARLIER_YEARS[word]) if word else mention


def _calendar(match: re.Match[str], mention: DateMention) -> DateMention | None:
    """Year, month, day and their parts."""
    mention = _with_year(mention, match, "c_y", "c_ry")
    if match["c_ry"] == "今明两年":
        return mention._replace(until=mention._replace(shift=1))
    if short := match["c_yy"] or match["c_yh"]:  # «24年3月», «九七年8月»
        year = _number(short) or 0
        mention = mention._replace(base=STATED, year=(2000 if year < 50 else 1900) + year)
    if match["c_roc"] or match["c_roc2"]:
        mention = mention._replace(base=STATED, year=1911 + (_number(match["c_roc"] or match["c_roc2"]) or 0))
    if match["c_yp"]:
        months = year_part(match["c_yp"])
        return None if months is None else mention._replace(months=months)
    return _month_and_day(mention, match["c_m"], match["c_m2"], match["c_d"], match["c_d2"], match["c_p"])


def _month_and_day(
    mention: DateMention, month: str | None, last_month: str | None, day: str | None, last_day: str | None, part: str | None
) -> DateMention | None:
    """A mention with its month, day or part of month, and the end of a range inside («3月5-8日», «1-2月»)."""
    m, d = _number(month), _number(day)
    if m is None:
        return mention
    first = mention._replace(month=m, day=d, part=_part(part))
    if d is not None and not day_exists(m, d):
        return None
    if last_month:
        last = _number(last_month) or 0
        if d is not None or part or last <= m:
            return None
        return first._replace(until=first._replace(month=last))
    if last_day and d is not None:
        last = _number(last_day) or 0
        return first._replace(until=first._replace(day=last)) if d < last and day_exists(m, last) else None
    return first


def _iso(match: re.Match[str], mention: DateMention) -> DateMention | None:
    return _stated(mention, int(match["i_y"]), int(match["i_m"]), int(match["i_d"]))


def _western(match: re.Match[str], mention: DateMention) -> DateMention | None:
    """«3/26/2024» and «26/3/2024»; where both orders are possible it is neither."""
    a, b, year = int(match["w_a"]), int(match["w_b"]), int(match["w_y"])
    if a <= 12 and b <= 12 and a != b:
        return None
    return _stated(mention, year, *((a, b) if a <= 12 else (b, a)))


def _stated(mention: DateMention, year: int, month: int, day: int) -> DateMention | None:
    """A date written in full with digits."""
    if month > 12 or not day_exists(month, day):
        return None
    return mention._replace(shape="calendar", base=STATED, year=year, month=month, day=day)


def _lunar(match: re.Match[str], mention: DateMention) -> DateMention | None:
    """农历八月十五, 正月初八, 腊月, 大年初一."""
    written = match["l_m"] or match["l_m2"] or match["l_m3"] or match["l_m5"] or "正"
    month = _LUNAR_MONTHS.get(written) or _number(written)
    day_written = (match["l_d"] or match["l_d2"] or match["l_d3"] or match["l_d4"] or "").removeprefix("初")
    day = _number(day_written)
    if month is None or (day is not None and day > 30):
        return None
    mention = _with_year(mention, match, "l_y", "l_ry")
    return mention._replace(month=month, day=day, leap=bool(match["l_leap"] or match["l_leap2"] or match["l_m5"]))


def _nth(match: re.Match[str], mention: DateMention) -> DateMention | None:
    """The nth week of a year or month, or weekday of a month: 6月的第三个星期日, 3月第一周."""
    mention = _with_year(mention, match, "n_y", "n_ry")
    if match["n_rm"]:
        shift = (p.RELATIVE_MONTHS | p.EARLIER_MONTHS)[match["n_rm"]]
        mention = mention._replace(base=PUBLISHED, shift=shift, bound="month")
    elif not match["n_m"] and mention.base == OPEN:
        return None
    return mention._replace(month=_number(match["n_m"]), day=WEEKDAYS.get(match["n_d"] or ""), word=str(_number(match["n_n"])))


def _relative_month(match: re.Match[str], mention: DateMention) -> DateMention | None:
    word = match["m_w"]
    base = PUBLISHED if word in p.RELATIVE_MONTHS else EARLIER
    day, last = _number(match["m_d"]), _number(match["m_d2"])
    shift = p.RELATIVE_MONTHS.get(word, p.EARLIER_MONTHS.get(word, 0))
    mention = mention._replace(base=base, shift=shift, day=day, part=_part(match["m_p"]))
    return mention._replace(until=mention._replace(day=last)) if last else mention


def _relative_day(match: re.Match[str], mention: DateMention) -> DateMention | None:
    if match["d_s"]:
        word = match["d_s"] + "日"
        return mention._replace(base=PUBLISHED, shift=p.RELATIVE_DAYS[word], confirmed=int(match["d_c"]), word=word)
    word = match["d_w"] or match["d_b"] + "日"
    if word in p.RELATIVE_DAYS:
        return mention._replace(base=PUBLISHED, shift=p.RELATIVE_DAYS[word], word=word)
    return mention._replace(base=EARLIER, shift=p.EARLIER_DAYS[word], word=word)


def _span(match: re.Match[str], mention: DateMention) -> DateMention | None:
    """«三天后» counts from a date named earlier, «三天前» from the article's day; «30日前» is the day itself."""
    unit = {"日": "天", "星期": "周", "礼拜": "周"}.get(match["s_u"], match["s_u"])
    if match["s_u"] == "日" and match["s_d"] == "前" and match["s_n"].isdigit():
        written = DateMention(
            start=mention.start, end=match.end("s_u"), text=match.string[mention.start : match.end("s_u")], shape="bare_day"
        )
        return written._replace(base=EARLIER, day=int(match["s_n"])) if 1 <= int(match["s_n"]) <= 31 else None
    half = match["s_n"] == "半"
    number = {"年": 6, "月": 15}.get(unit) if half else _number(match["s_n"])
    unit = {"年": "月", "月": "天"}.get(unit, unit) if half else unit
    if number is None:
        return None
    if match["s_h"]:  # «一年半后»; half of another unit tells no day
        if unit != "年" or half:
            return None
        number, unit = 12 * number + 6, "月"
    sign = 1 if match["s_d"] == "后" else -1
    return mention._replace(base=EARLIER if sign > 0 else PUBLISHED, shift=sign * number, word=unit)


def _week(match: re.Match[str], mention: DateMention) -> DateMention:
    """A week, or a day of it; 周末 is its last two days."""
    word = match["k_w"] or ""
    shift = {"上上": -2, "上": -1, "下": 1, "下下": 2}.get(word, 0)
    day = match["k_d"] or match["k_bd"]
    mention = mention._replace(base=EARLIER if word in ("当", "同") else PUBLISHED, shift=shift, word=word or "bare")
    if day is None:
        return mention._replace(shape="week")
    if day == "末":
        return mention._replace(shape="weekday", day=5, until=mention._replace(shape="weekday", day=6))
    return mention._replace(shape="weekday", day=WEEKDAYS[day])


def _year_or_month_part(match: re.Match[str], mention: DateMention) -> DateMention | None:
    """Parts without their year or month: 年底, 月初, 上半年, 第三季度, 上季度."""
    mention = mention._replace(base=OPEN)
    if match["p_m"]:
        part = {"初": "early", "中": "middle", "内": None}.get(match["p_m"][-1], "late")
        return mention._replace(shape="month", base=PUBLISHED, part=part)
    if match["p_rq"]:
        part = {"初": "early", "末": "late", "底": "late"}.get(match["p_rqe"] or "")
        return mention._replace(base=PUBLISHED, shift={"上": -1, "本": 0, "下": 1}[match["p_rq"]], part=part, word="季度")
    months = year_part(match["p_y"] or match["p_h"] or match["p_q"] or mention.text)
    return None if months is None else mention._replace(months=months)


def _zodiac(match: re.Match[str], mention: DateMention) -> DateMention:
    return mention._replace(word=match["z_a"])


def _holiday(match: re.Match[str], mention: DateMention) -> DateMention:
    """«节后首个交易日», «节前最后一个工作日», with no festival named."""
    step = -1 if match["h_when"] == "前" else 1
    return mention._replace(base=PUBLISHED, trading=step, working=bool(match["h_work"] or match["h_begun"]))


def _nth_day(match: re.Match[str], mention: DateMention) -> DateMention | None:
    """«会议第三天», «展会首日»: counted from the days on which it is held."""
    if match["e_l"]:
        return mention._replace(base=EARLIER, shift=-1)
    number = 1 if match["e_f"] else _number(match["e_n"])
    return None if number is None or not 1 <= number <= 31 else mention._replace(base=EARLIER, shift=number)


def _stretch_of_days(match: re.Match[str], mention: DateMention) -> DateMention | None:
    """«随后三天», «此后两个交易日»."""
    number = _number(match["a_n"])
    return None if number is None or number > 31 else mention._replace(base=EARLIER, shift=number, word=match["a_u"])


def _festival(match: re.Match[str], mention: DateMention) -> DateMention:
    mention = _with_year(mention, match, "f_y", "f_ry")._replace(word=match["f_w"])
    return mention._replace(part=match["f_z"])


def _bare_day(match: re.Match[str], mention: DateMention) -> DateMention | None:
    day, last = _number(match["b_d"] or match["b_c"]), _number(match["b_d2"])
    mention = mention._replace(base=EARLIER, day=day)
    if last is not None:
        return mention._replace(until=mention._replace(day=last)) if day and day < last else None
    return mention


_READERS: dict[str, Callable[[re.Match[str], DateMention], DateMention | None]] = {
    "festival": _festival, "iso": _iso, "western": _western, "lunar": _lunar, "nth": _nth, "calendar": _calendar,
    "month": _relative_month, "day": _relative_day, "span": _span, "week": _week, "part": _year_or_month_part,
    "zodiac": _zodiac, "bare_day": _bare_day, "holiday": _holiday, "nth_day": _nth_day, "stretch": _stretch_of_days,
}  # fmt: skip
