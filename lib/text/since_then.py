"""How far an article lies from a matter it names: «Sora亮相已过去七个月», «距巴黎奥运开幕还有30天», «三年后的名古屋亚运会».

A matter that comes once and is spoken of as new was so when the article was written; one that is still to come had not been.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import cache

from lib.patterns import compiled
from lib.rules import gazetteer
from lib.rules.loader import alternation
from lib.text.fold import fold
from lib.text.likely import Likely, within
from lib.text.numerals import parse_number
from lib.text.public_days import Matter, Named, is_rumoured

_SURE, _GOOD = 2.5, 1.5
_N = r"(?P<n>\d{1,4}|半|[一二两三四五六七八九十百]{1,4}) ?(?P<u>年|个?月|个?星期|个?礼拜|周(?!年)|[天日])(?P<more>半|多|有余)?"
_AGE = compiled(
    "[”》」]?[^,。;!?\n\\d]{0,8}?(?:面世|问世|发布|亮相|上线|推出|开放|诞生|上市|落地|施行|实施|生效|开市|开园|开业|开通|成立|开源|走红|爆火|出圈|上映|闭幕|落幕|结束|通车|启动|公测|开售|登场|出世|出现|出炉|开播|暴发|爆发)"
    f"(?:以来|之后|后|至今|到现在)?的?[,]?(?:也|才|还|仅|刚刚?|已经?|早已|至今|迄今|过去|不过|短短|仅仅|整整)*(?P<less>不到|不足|未满|将近|接近|近)?(?P<over>逾|超过?|满)?了?{_N}(?!前)(?P<after>之?后|内|间|里)?"
)
"""«面世不足半年», «发布后七个月»."""
_COUNTDOWN = compiled(
    f"[”》」]?[^,。;!?\n\\d]{{0,10}}?(?:还有|尚有|尚余|只剩|仅剩|仅余|剩下?|倒计时|倒数|只有|仅有|仅|已?)?(?:最后)?(?P<less>不到|不足|未满|约)?{_N}"
)
_BEFORE_IT = compiled("距离?(?:(?:第|[一-龥]){0,6})$")
_COUNTING = compiled(f"[”》」]?[^,。;!?\n\\d]{{0,6}}?(?:倒计时|倒数){_N}")
_YEARS_OFF = compiled(r"(?P<n>\d|[一二两三四五六七八九十])年(?P<side>后|前)(?:在[^,。;]{1,6})?的?[“《「]?$")
_WORD = compiled("(?P<w>去年|前年|今年|明年|后年)(?:年?[初底末中]|[春夏秋冬](?:天|季)|的|在)?[^,。;!?\n\\d]{0,3}[“《「]?$")
_WORDS = {"去年": 1, "前年": 2, "今年": 0, "明年": -1, "后年": -2}
_COMING = compiled("(?:即将|将要|将在|临近|备战|筹备|迎战|迎接|直通|出征|等待|期待|剑指|冲击|申办|瞄准|为了?)[^,。;!?\n]{0,8}$")
_COMING_AFTER = compiled(
    "[”》」]?[^,。;!?\n]{0,6}?(?:临近|在即|即将|将[于在至到近]|倒计时|倒数|前夕|定档|脚步|快到|下[个周月]|尚未|还没|仍将)"
)
_HAPPENED = compiled("(?:去年|前年|上届|[一二两三四五六七八九十\\d]年前|当年|曾|早在|自从|自|始于|以来)[^,。;!?\n]{0,6}$")
_OUT = compiled("发布|上线|推出|亮相|面世|问世|首发|开售|首销|登场|公布|开源|升级|揭幕|开卖|上架|公测|刷屏|爆火|走红")
_LONG_AGO = compiled("去年|前年|20\\d\\d年|年前|曾|此前|早在|当年|自|以来|上一代|前代|前作")
_UNITS = {"年": 365.25, "月": 30.44, "星期": 7.0, "礼拜": 7.0, "周": 7.0, "天": 1.0, "日": 1.0}
_NEAR, _KNOWN = (1.0, 0.2, -0.3), (0.5, 0.4, 0.0, -0.3)
"""What the youngest matter that a text names weighs, by the years since; and that of a product named in passing."""


def distances(folded: str, named: Sequence[Named]) -> tuple[Likely, ...]:
    """What the text says of its distance from matters whose days are known.

    >>> from lib.text.public_days import named_matters
    >>> text = "ChatGPT面世不足半年,距巴黎奥运会开幕还有30天。"
    >>> [(hint.why, *map(str, hint.own)) for hint in distances(text, named_matters(text))]
    [('距巴黎奥运会开幕还有30天', '2024-06-26', '2024-06-26'), ('ChatGPT面世不足半年', '2022-12-30', '2023-06-01')]
    """
    out: dict[str, Likely] = {}
    for one in named:
        if one.matter.kind in ("once", "product") and one.matter.days:
            for hint in _of_matter(folded, one):
                out.setdefault(hint.why, hint)
    for found in _systems().finditer(folded):
        age = _AGE.match(folded, found.end(), found.end() + 40)
        first = _first_days()[found.group()]
        if age and (aged := _aged(age, (first, first), folded[found.start() : age.end()])):
            out.setdefault(aged.why, aged)
    return tuple(out.values())


def newest(folded: str, named: Sequence[Named], known_since: date | None) -> tuple[Likely, ...]:
    """What the youngest matter says that is spoken of, and the first one that is still to come."""
    past: list[tuple[date, date, str]] = []
    to_come: list[tuple[date, str]] = []
    for one in named:
        span = one.matter.span
        if one.matter.kind == "product" and one.matter.days and not (is_coming(folded, one) or is_rumoured(folded, one)):
            first = one.matter.days[0][0]
            if _is_news(folded, one):
                past.append((first, one.matter.days[-1][1], one.text))
            else:  # products are spoken of for years
                known_since = max(filter(None, (known_since, first)))
        if span is None:
            continue
        if is_coming(folded, one):
            to_come.append((span[1], one.text))
        else:
            past.append((*span, one.text))
    out = []
    youngest = max(past, key=lambda p: (p[1], p[0]), default=None)
    if youngest is not None and (known_since is None or youngest[1].year >= known_since.year):
        out.append(_new(youngest[0].year, youngest[1].year, _NEAR, youngest[2]))
    elif known_since is not None:
        out.append(_new(known_since.year, known_since.year, _KNOWN, str(known_since)))
    if to_come:
        day, text = min(to_come)
        out.append(
            Likely(
                {
                    **{day.year - n: w for n, w in enumerate((_GOOD, 0.8, 0.2, 0.0))},
                    **dict.fromkeys(range(day.year + 1, day.year + 9), -_SURE),
                },
                -0.5,
                text,
            )
        )
    return tuple(out)


def _is_news(folded: str, one: Named) -> bool:
    """Whether a product is told as just out: «发布可灵2.0», «iPhone 17开售»."""
    before, after = folded[max(0, one.start - 10) : one.start], folded[one.end : one.end + 12]
    return _OUT.search(before + "·" + after) is not None and _LONG_AGO.search(before + after) is None


def _new(first: int, last: int, curve: tuple[float, ...], text: str) -> Likely:
    """A matter new in some years: it is spoken of then, less in the years after."""
    weights = {last + years: weight for years, weight in enumerate(curve)} | dict.fromkeys(range(first, last + 1), curve[0])
    return Likely({first - 1: -0.2, **weights}, -0.6, text)


def anchor_in(folded: str, year: int, named: Sequence[Named]) -> date | None:
    """The first day, in a year, of the youngest matter that the text names as past."""
    firsts = []
    for one in named:
        days = [pair[0] for pair in one.matter.days if pair[0].year == year] if one.matter.span else []
        if days and not is_coming(folded, one):
            firsts.append(days[0])
    return max(firsts, default=None)


def is_coming(folded: str, one: Named) -> bool:
    """Whether a matter is spoken of as still to come: «巴黎奥运临近»."""
    before = folded[max(0, one.start - 12) : one.start]
    if _HAPPENED.search(before):
        return False
    return _COMING.search(before) is not None or _COMING_AFTER.match(folded, one.end, one.end + 12) is not None


def _of_matter(folded: str, one: Named) -> Iterator[Likely]:
    """What is said of the distance from one matter."""
    before = folded[max(0, one.start - 14) : one.start]
    at = max(0, one.start - 14)
    first, last = one.matter.days[0][0], one.matter.days[-1][1]
    counted = _BEFORE_IT.search(before)
    left = _COUNTDOWN.match(folded, one.end, one.end + 30) if counted else _COUNTING.match(folded, one.end, one.end + 24)
    if left and left["u"] and (days := _days(left)) is not None:
        low = first - timedelta(days=round(days))
        slack = 0 if left["u"] in "天日" else round(days * 0.2)  # weeks and months are told roundly
        high = first - timedelta(days=1) if left.groupdict().get("less") else low + timedelta(days=slack)
        yield within(low, high, _SURE, folded[at + counted.start() if counted else one.start : left.end()])
        return
    age = _AGE.match(folded, one.end, one.end + 40)
    if age and (hint := _aged(age, (first, last), folded[one.start : age.end()])):
        yield hint
    off = _YEARS_OFF.search(before)
    if off and first.year == last.year:
        years = int(parse_number(off["n"]) or 0) * (-1 if off["side"] == "后" else 1)
        yield Likely(
            {first.year + years: _SURE, first.year + years + 1: 0.0, first.year + years - 1: 0.0},
            -_SURE,
            folded[at + off.start() : one.end],
        )
    word = _WORD.search(before)
    if word and (year := _only_year(one.matter)):
        yield Likely({year + _WORDS[word["w"]]: _SURE}, -_GOOD, folded[at + word.start() : one.end])


def _only_year(matter: Matter) -> int | None:
    """The one year in which a matter took place."""
    years = {day.year for pair in matter.days for day in pair}
    return years.pop() if len(years) == 1 else None


def _aged(age: re.Match[str], day: tuple[date, date], text: str) -> Likely | None:
    """«发布七个月»: the article is about so much younger."""
    days = _days(age)
    if days is None:
        return None
    unit = _UNITS[age["u"].removeprefix("个")]
    start = (
        day[1] if age.group()[:6].strip("”》」").startswith(("施行", "实施", "生效", "上市", "开市", "落幕", "闭幕", "结束")) else day[0]
    )
    if age["less"]:
        low, high = days / 6, days
    elif age["over"] or age["more"]:
        low, high = days, days + unit
    else:
        slack = min(unit * 0.6, 10 + days / 4)
        low, high = days - slack, days + slack
    return within(start + timedelta(days=round(low)), start + timedelta(days=round(high)), _SURE if not age["after"] else _GOOD, text)


def _days(told: re.Match[str]) -> float | None:
    """How many days «七个月», «半年», «一年半» are."""
    unit = _UNITS[told["u"].removeprefix("个")]
    number = 0.5 if told["n"] == "半" else float(parse_number(told["n"]) or 0)
    number += 0.5 if told["more"] == "半" else 0.0
    return number * unit if 0 < number * unit < 9000 else None


@cache
def _first_days() -> dict[str, date]:
    """The first public day of each listed system whose name is no common word."""
    out: dict[str, date] = {}
    for entry in gazetteer("systems"):
        if entry.data.get("released"):
            day = date.fromisoformat(entry.data["released"])
            out |= {name: day for name in map(fold, (entry.name, *entry.aliases)) if len(name) >= (4 if name[0].isascii() else 3)}
    out |= {"可灵": date(2024, 6, 6), "豆包": date(2023, 8, 17), "即梦": date(2024, 5, 9)}
    return out


@cache
def _systems() -> re.Pattern[str]:
    latin = {n for n in _first_days() if n[0].isascii()}
    return compiled(rf"(?<![A-Za-z])(?:{alternation(latin)})(?![A-Za-z\d.\-])|{alternation(set(_first_days()) - latin)}")
