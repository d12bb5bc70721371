"""The grammar of quantities: modifiers, number or range, unit, modifiers.

Works on any folded string. What is found here is a quantity by its form alone; whether it is worth a record is decided by
`lib.extract.weight`, what it measures by `lib.extract.metrics`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache

from lib.rules import Rule, rules
from lib.text.numerals import FORMAL, SCALE, parse_number, read_amount, tidy

_CN = "零〇○一二两三四五六七八九十百千万亿兆廿卅壹贰叁肆伍陆柒捌玖拾佰仟"
_LARGE = "[十百千拾佰仟]?[万亿兆]{1,2}"
_TRIGGER = re.compile(f"[0-9{_CN}几数上半减翻过好若]")
_NUMBER = re.compile(
    r"(?P<a>(?:\d{1,3}(?:,\d{3}){1,6}(?![\d])|\d{1,15})(?:\.\d{1,8})?)"
    rf"(?P<as> ?(?:(?P<af>[多余几来]|个(?=[万亿])) ?)?(?:{_LARGE}(?:\d{{1,4}}[百千]?[万亿])?|[百千佰仟](?![一-龥]{{0,1}}[克瓦米])|[kKwW](?![A-Za-z0-9])| ?(?P<en>million|billion|trillion)))?"
    rf"|(?P<c>(?:好几|若干|[几数])(?:{SCALE})?|上(?:{SCALE})|[{_CN}]{{1,20}}(?:点[零〇一二三四五六七八九]{{1,8}}(?:[百千]?[万亿]{{1,2}})?)?(?:几[百千]?[万亿]{{0,2}})?)"
    rf"(?P<cs>(?P<cf>[多余来]|个(?=[万亿]))(?:{_LARGE}))?"
)
_SHARE = re.compile(
    rf"(?P<pct>百分之)(?P<p>[\d{_CN}点.]{{1,12}})(?:[到至~-](?:百分之)?(?P<p2>[\d{_CN}点.]{{1,12}}))?"
    rf"|(?P<d>[二三四五六七八九十百千万]{{1,3}})分之(?P<n>[{_CN}]{{1,3}})"
    r"|(?P<half>一半|半数|过半(?!年)|减半)"
    rf"|翻(?:了)?(?:近|约|超|逾|不止|超过)?(?P<fold>\d{{1,3}}|[一二两三四五六七八九十]|[数几])?(?:个)?(?P<how>番|倍)"
)
_SEPARATOR = re.compile(r" ?(?P<sep>[-~—–―〜─]{1,2}|到|至|、) ?(?:约|近)?")
_BEFORE = {
    "low": [
        "超过",
        "超出",
        "超逾",
        "远超",
        "超",
        "逾",
        "突破",
        "至少",
        "最少",
        "最低",
        "不少于",
        "不低于",
        "不下于",
        "不下",
        "起码",
        "高于",
        "多于",
        "大于",
        "不止",
        "破",
        "大幅超过",
        "冲破",
        "跨过",
    ],
    "high": [
        "将近",
        "接近",
        "逼近",
        "近",
        "不到",
        "不足",
        "未到",
        "未满",
        "未达",
        "不超过",
        "不高于",
        "不多于",
        "低于",
        "少于",
        "小于",
        "跌破",
        "至多",
        "最多",
        "最高",
        "最大",
    ],
    "equal": [
        "约为",
        "约合",
        "约有",
        "大约",
        "大概",
        "约",
        "仅有",
        "只有",
        "仅为",
        "仅仅",
        "仅",
        "高达",
        "多达",
        "长达",
        "共",
        "合计",
        "总计",
        "平均",
        "估计",
        "差不多",
        "几乎",
    ],
}
_WORDS = "|".join(sorted((w for ws in _BEFORE.values() for w in ws), key=len, reverse=True))
_VERBED = "(?:最高|最多|至多|至少|最低|最长|最大|最短)(?:可达到?|能达到?|可获|可领|可得|可享|可贷|还有|还可|达到?|可|能|要|需要?|奖励|优惠|补助|补贴|支持|资助|给予|领取|减|降|省|为|有|会|只|或|将){1,2}"
_LEFT = re.compile(rf"(?<![最附邻亲靠])(?:{_VERBED}|{_WORDS}|(?<![通经透度越错路见去看超不])过(?=$)) ?(?:{_WORDS})? ?(?:{_WORDS})?$")
_EFFECT = {w: effect for effect, ws in _BEFORE.items() for w in ws}
_AFTER = re.compile(
    r" ?(?:\(含\))? ?(?:(?P<low>及?以上|之上|多(?![少么样数半种年个月元维位家])|有余|余(?![额下])|开外|不止|起(?=[,，。;；、!！)）]|$))"
    r"|(?P<high>及?以下|以内|之内|封顶|(?<=[秒钟时日])内(?![的容部地外存测置购需饰衣涵]))|(?P<equal>左右|上下(?!游)|前后|之多|许(?=[,，。]|$)))"
)
_OF_WHOLE = re.compile("(?P<word>超过|逾|接近|近|不到|不足|约)(?:总?[一-龥]{2,6})的$")
_RATE = re.compile(
    r" ?(?:/|每)(?:百万|千|万|百)? ?(?:tokens?|Tokens?|[mM] ?tokens?|平方米|平米|平方英尺|公斤|千克|千瓦时|瓦时|小时|分钟|盎司|卡时|公里|季度|吨|克|斤|桶|股|份|张|人|月|年|天|日|秒|度|辆|台|套|件|个|次|只|瓶|字|集|部|篇|条|单|瓦|Wh|kWh|GB|㎡)"
)
_PER = re.compile(
    r"每(?:百万|千|万|百)?(?:平方米|平米|公斤|千克|千瓦时|卡时|小时|分钟|盎司|吨|克|桶|股|份|张|台|辆|套|件|次|只|瓶|人|万字|字|集|部|单|度)(?:约|仅|为|需)?$"
)
_CENTS = re.compile(
    r"(?P<j>[\d一二三四五六七八九]{1,2})[角毛](?:(?P<f>[\d一二三四五六七八九]{1,2})分)?钱?|(?P<h>[一二三四五六七八九])(?=[,，。;；!！?？\"”」]|$)"
)
_PREFIX_AT = re.compile(
    r"(?:NT\$|HK\$|US\$|[ACS]\$|\$|¥|€|£|₩|(?<![兑对换])(?:人民币|新台币|台币|港币|港元|美元|美金|欧元|日元|英镑)|(?<![A-Za-z])(?:RMB|CNY|USD|HKD|TWD|NTD|EUR|JPY|GBP|KRW)) ?$"
)
_TAIL = re.compile("[十百千]?[万亿兆]{1,2}$|[十百千]$")
_SCORED = re.compile("评分|得分|打分|均分|评为|豆瓣|总分|分数|评级")
_ENGLISH = {"million": 1e6, "billion": 1e9, "trillion": 1e12}
_PLAIN = ("unit.cny",)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A quantity as written. `core` is where the number starts, `counted` where the unit stops: between them no modifiers."""

    start: int
    end: int
    low: float | None
    high: float | None
    unit: str
    kind: str
    rule: str
    core: int
    counted: int
    word: str = ""
    """The unit as written."""
    modified: bool = False
    ranged: bool = False
    numerals: bool = False
    """Written in Chinese numerals."""
    vague: bool = False

    @property
    def size(self) -> float:
        """The bound that is named."""
        return self.high if self.high is not None else (self.low or 0.0)


@dataclass(frozen=True, slots=True)
class _Unit:
    """One unit word."""

    code: str
    kind: str
    rule: str
    factor: float
    barred: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Amount:
    """One number, its scale included: `tail` is the scale that a bare number before it may share."""

    start: int
    end: int
    low: float | None
    high: float | None
    tail: str = ""
    scaled: bool = False
    numerals: bool = False
    vague: bool = False
    bare: bool = False
    """Nothing but a scale word («亿», «百万»)."""


@dataclass(frozen=True, slots=True)
class _Units:
    table: Mapping[str, _Unit]
    first: frozenset[str]
    longest: int
    prefix: Mapping[str, tuple[str, str]] = field(default_factory=dict)


@cache
def _units() -> _Units:
    """All unit words; Latin ones by their small letters."""
    table: dict[str, _Unit] = {}
    prefix: dict[str, tuple[str, str]] = {}
    for rule in rules("units"):
        kind = str(rule.data["kind"])
        codes = _mapping(rule, "units")
        if kind == "prefix":
            prefix = {word: (code, rule.id) for word, code in codes.items()}
            continue
        latin = rule.data.get("latin", [])
        barred = _mapping(rule, "barred")
        for word in rule.words:
            code = codes.get(word, str(rule.data.get("unit", word)))
            unit = _Unit(code, kind, rule.id, float(str(rule.data.get("factor", 1))), frozenset(barred.get(word, "")))
            table[word.lower() if isinstance(latin, list) and word in latin else word] = unit
    table["毛钱"] = table["毛"] = table["角钱"] = replace(table["元"], factor=0.1)
    table["分钱"] = replace(table["元"], factor=0.01)
    firsts = {word[0] for word in table}
    return _Units(table, frozenset(firsts | {c.upper() for c in firsts}), max(map(len, table)), prefix)


def _mapping(rule: Rule, key: str) -> dict[str, str]:
    value = rule.data.get(key, {})
    return {str(k): str(v) for k, v in value.items()} if isinstance(value, dict) else {}


def quantities(folded: str) -> tuple[Quantity, ...]:
    """Every quantity of a folded text, in reading order; unit «» where a large number has none.

    >>> [(q.low, q.high, q.unit) for q in quantities("超10亿美元,占10%到20%,近百倍,几十万元,三成以上,至多5万亿至7万亿美元")]
    [(1000000000.0, None, 'USD'), (10.0, 20.0, '%'), (None, 100.0, '倍'), (200000.0, 900000.0, 'CNY'), (30.0, None, '%'), (5000000000000.0, 7000000000000.0, 'USD')]
    """
    return tuple(_scan(folded))


def _scan(folded: str) -> Iterator[Quantity]:
    position, done = 0, 0
    search = _TRIGGER.search
    while found := search(folded, position):
        at = found.start()
        quantity, position = _at(folded, at, done)
        if quantity is not None:
            done = position = quantity.end
            yield quantity


def _at(folded: str, at: int, done: int) -> tuple[Quantity | None, int]:
    """The quantity whose number starts here, and where to look on."""
    char = folded[at]
    if char in "一半减翻过百二三四五六七八九十千万" and (share := _SHARE.match(folded, at)):
        told = _share(folded, share, done)
        if told is not None:
            return told, told.end
    amount = _amount(folded, at)
    if amount is None:
        return None, at + 1
    if _is_name(folded, amount):
        return None, amount.end
    quantity = _measure(folded, amount, done)
    return quantity, amount.end


def _amount(folded: str, at: int) -> _Amount | None:
    """The number that starts here."""
    match = _NUMBER.match(folded, at)
    if match is None or match.end() == at:
        return None
    if match["a"]:
        return _digits(match)
    return _numerals(match)


def _digits(match: re.Match[str]) -> _Amount | None:
    """A number in digits, with scale and «多», «余»."""
    plain = float(match["a"].replace(",", ""))
    scale = (match["as"] or "").strip()
    if not scale:
        return _Amount(match.start(), match.end(), plain, plain)
    if match["en"]:
        value = tidy(plain * _ENGLISH[match["en"]])
        return _Amount(match.start(), match.end(), value, value, scaled=True)
    fuzz = match["af"] or ""
    scale = scale.removeprefix(fuzz).strip()
    if scale in "kKwW":
        value = tidy(plain * (1e3 if scale in "kK" else 1e4))
        return _Amount(match.start(), match.end(), value, value, tail=scale, scaled=True)
    if fuzz == "几":
        base = parse_number(scale) or 1.0
        return _Amount(match.start(), match.end(), (plain + 1) * base, (plain + 9) * base, scaled=True, vague=True)
    whole = parse_number(match["a"] + scale)
    if whole is None:
        return None
    high = None if fuzz in ("多", "余") else whole
    return _Amount(match.start(), match.end(), whole, high, tail=scale, scaled=scale[-1] in "万亿兆", vague=bool(fuzz and fuzz != "个"))


def _numerals(match: re.Match[str]) -> _Amount | None:
    """A number in Chinese numerals, vague ones included."""
    written = match["c"].translate(FORMAL)
    bounds = read_amount(written)
    if bounds is None:
        return None
    low, high = bounds
    vague = low != high
    scale = match["cs"] or ""
    if scale:
        base = parse_number(scale.lstrip("多余来个")) or 1.0
        low, high = (low or 0) * base, (high or 0) * base
        if match["cf"] in ("多", "余"):
            high, vague = None, True
    ending = _TAIL.search(scale or written)
    tail = ending.group() if ending else ""
    large = written[-1:] in "万亿兆" or bool(scale)
    bare = all(c in "十百千万亿兆" for c in written) and not scale
    return _Amount(match.start(), match.end(), low, high, tail=tail, scaled=large, numerals=True, vague=vague, bare=bare)


def _is_name(folded: str, amount: _Amount) -> bool:
    """Digits that belong to a name, a version, a clock, a ratio or an ordinal: «GPT4.5», «1:1», «4.0.1», «第3»."""
    start, end = amount.start, amount.end
    before = folded[start - 1] if start else ""
    after = folded[end] if end < len(folded) else ""
    if before in ("第", "№"):
        return True
    if amount.numerals:
        return False
    if before and before in "_#×*^":
        return True
    if before and before in ".:/-" and start > 1 and folded[start - 2].isascii() and folded[start - 2].isalnum():
        return True
    return bool(after) and after in ".:_×" and folded[end + 1 : end + 2].isdigit()


def _unit(folded: str, at: int) -> tuple[_Unit, int] | None:
    """The unit that starts here (after one space at most) and where it stops."""
    units = _units()
    if at < len(folded) and folded[at] == " ":
        at += 1
    if at >= len(folded) or folded[at] not in units.first:
        return None
    for length in range(min(units.longest, len(folded) - at), 0, -1):
        word = folded[at : at + length]
        unit = units.table.get(word)
        end = at + length
        if unit is None and word[-1].isascii():
            unit = units.table.get(word.lower())
            if unit is not None and end < len(folded) and folded[end].isascii() and folded[end].isalpha():
                unit = None
        if unit is not None and (end >= len(folded) or folded[end] not in unit.barred):
            return unit, end
    return None


def _measure(folded: str, amount: _Amount, done: int) -> Quantity | None:
    """The quantity of a number: its range, unit, modifiers."""
    end, low, high, vague = amount.end, amount.low, amount.high, amount.vague
    if end < len(folded) and (folded[end] == "级" or (folded[end] == "量" and folded[end : end + 2] == "量级")) and amount.scaled:
        # «亿级», «千万级»: of that order
        end += 2 if folded[end : end + 2] in ("级别", "量级") else 1
        high, vague = 9 * (high or low or 0), True
    elif (
        end < len(folded)
        and folded[end] in "多余来"
        and low == high
        and (not amount.scaled or folded[end] != "多" or _unit(folded, end + 1))
    ):
        # «40多家», «百余家», «十来个»
        high, vague, end = (None if folded[end] != "来" else high), True, end + 1
    unit = _unit(folded, end)
    if unit is None and amount.bare and not amount.scaled:
        return None
    second = _range_end(folded, amount, end, unit, done)
    if second is not None:
        return _dressed(folded, second, done)
    prefix = _prefix(folded, amount.start, done)
    if unit is None:
        if prefix is None and not amount.scaled:
            return None
        code, rule = prefix[1:] if prefix else ("", "unit.none")
        kind = "money" if prefix else "other"
        found: Quantity | None = _made(amount, low, high, end, code, kind, rule, "", vague)
    else:
        found = _with_unit(folded, amount, low, high, unit, vague, prefix)
    if found is None:
        return None
    if prefix is not None and found.kind == "money":
        found = replace(found, start=prefix[0])
    return _dressed(folded, found, done)


def _made(
    amount: _Amount, low: float | None, high: float | None, end: int, code: str, kind: str, rule: str, word: str, vague: bool
) -> Quantity:
    return Quantity(amount.start, end, low, high, code, kind, rule, amount.start, end, word, numerals=amount.numerals, vague=vague)


def _with_unit(
    folded: str,
    amount: _Amount,
    low: float | None,
    high: float | None,
    found: tuple[_Unit, int],
    vague: bool,
    prefix: tuple[int, str, str] | None,
) -> Quantity | None:
    """A number with its unit; None where form forbids it (a clock, a version, half a house)."""
    unit, end = found
    word = folded[amount.end : end].strip()
    before = folded[amount.start - 1] if amount.start else ""
    if before.isascii() and (before.isalpha() or before == "+") and unit.kind not in ("percent", "money", "multiple", "duration"):
        return None
    low, high = _times(low, unit.factor), _times(high, unit.factor)
    code, rule = unit.code, unit.rule
    size = high if high is not None else (low or 0.0)
    if unit.kind == "count" and size != int(size):
        return None
    match unit.kind:
        case "index":
            if not (amount.numerals is False and (size >= 100 or size != int(size))):
                return None
        case "money":
            low, high, end = _cents(folded, low, high, end)
            if prefix is not None and rule in _PLAIN:
                code, rule = prefix[1:]
            if folded[end : end + 2] == "人民" and folded[end : end + 3] == "人民币":
                end += 3
        case "percent" if unit.code == "%" and unit.factor == 10:
            if size > 100:
                return None
            low, high, end = _tenths(folded, low, high, end)
        case "duration":
            if unit.code == "年" and (size >= 1000 or not size):
                return None
        case "other" if rule == "unit.definition":
            if amount.numerals or amount.scaled or (size < 240 if unit.code.upper() == "P" else size not in (2, 4, 8, 16)):
                return None
            code = code.upper()
        case "other" if word == "分":
            if amount.numerals or amount.scaled or not _SCORED.search(folded[max(0, amount.start - 8) : amount.start]):
                return None
    if amount.bare and amount.low is not None and amount.low < 1e4 and unit.kind == "count":
        vague = True
    return _made(amount, low, high, end, code, unit.kind, rule, word, vague)


def _times(value: float | None, factor: float) -> float | None:
    return None if value is None else tidy(value * factor)


def _cents(folded: str, low: float | None, high: float | None, end: int) -> tuple[float | None, float | None, int]:
    """«十块三毛», «三元一角七分», «两块五»: the small money after the large."""
    if low is None or low != high or folded[end - 1] not in "元块圆":
        return low, high, end
    small = _CENTS.match(folded, end)
    if small is None or (small["h"] and folded[end - 1] != "块"):
        return low, high, end
    tenths = parse_number(small["j"] or small["h"]) or 0.0
    value = round(low + tenths / 10 + (parse_number(small["f"]) or 0.0) / 100 if small["f"] else low + tenths / 10, 4)
    return value, value, small.end()


def _tenths(folded: str, low: float | None, high: float | None, end: int) -> tuple[float | None, float | None, int]:
    """«一成五» is 15 %, «一成半» too."""
    extra = "一二三四五六七八九".find(folded[end : end + 1]) + 1 if end < len(folded) else 0
    if folded[end : end + 1] == "半":
        extra = 5
    after = folded[end + 1 : end + 2]
    if not extra or low is None or low != high or after in tuple("成家个年月日名位人款种天部分半是"):
        return low, high, end
    return low + extra, low + extra, end + 1


def _range_end(folded: str, first: _Amount, end: int, unit: tuple[_Unit, int] | None, done: int) -> Quantity | None:
    """The range that a first number opens: «10%到20%», «5万亿至7万亿美元», «1万(含)-5万元»."""
    at = unit[1] if unit else end
    if folded[at : at + 3] == "(含)":
        at += 3
    separator = _SEPARATOR.match(folded, at)
    if separator is None:
        return None
    prefix = _prefix(folded, first.start, done)
    skip = _PREFIX_LEFT.match(folded, separator.end())
    second = _amount(folded, skip.end() if skip else separator.end())
    if second is None or (separator["sep"] == "、" and not _adjacent(first, second, unit)):
        return None
    after = _unit(folded, second.end)
    if after is None:
        if prefix is None:
            return None
        low, high = _shared(first, second)
        quantity = _made(first, low, high, second.end, prefix[1], "money", prefix[2], "", False)
        return replace(quantity, start=prefix[0], ranged=True) if _ordered(low, high) else None
    if unit is not None:
        if unit[0].code != after[0].code or (separator["sep"] in "到至" and _is_movement(folded, first.start, after[1])):
            return None
        low, high = (first.low, second.high) if unit[0].factor == 1 else (_times(first.low, unit[0].factor), second.high)
        low = first.low
    else:
        if first.start and folded[first.start - 1].isascii() and folded[first.start - 1].isalpha():
            return None
        low, high = _shared(first, second)
    if not _ordered(low, high):
        return None
    made = _with_unit(folded, replace(second, start=first.start), low, high, after, False, prefix)
    if made is None or (made.unit == "年" and (high or 0) > 1000):
        return None
    made = replace(made, start=prefix[0]) if prefix and made.kind == "money" else made
    return replace(made, ranged=True, numerals=first.numerals and second.numerals)


_PREFIX_LEFT = re.compile(r"(?:NT\$|HK\$|US\$|\$|¥|€|£)")


def _adjacent(first: _Amount, second: _Amount, unit: object) -> bool:
    """«三、四倍»: neighbours below ten."""
    return unit is None and first.low is not None and second.low == first.low + 1 and second.low < 10


def _ordered(low: float | None, high: float | None) -> bool:
    return low is not None and high is not None and low < high


def _shared(first: _Amount, second: _Amount) -> tuple[float | None, float | None]:
    """Bounds of «1.3-2.5万»: a first number without a scale takes the second's, where that keeps the order."""
    low, high = first.low, second.high
    if low is None or high is None or first.scaled:
        return low, high
    tail = second.tail
    large = tail.lstrip("十百千拾佰仟") if not (low < 10 and len(tail) <= 2) else tail
    factor = {"k": 1e3, "K": 1e3, "w": 1e4, "W": 1e4}.get(tail) or (parse_number(large) if large else 1.0) or 1.0
    low = tidy(low * factor) if low * factor < high else low
    return low, high


def _is_movement(folded: str, start: int, end: int) -> bool:
    """«从4秒到60秒» is two values, «从2元到10元不等» a range."""
    return folded[max(0, start - 1) : start] in ("从", "由", "自") and folded[end : end + 2] not in ("不等", "之间", "区间")


def _prefix(folded: str, start: int, done: int = 0) -> tuple[int, str, str] | None:
    """Currency sign or name before a number: where it starts, its code, its rule."""
    if start == 0:
        return None
    base = max(done, start - 5)
    match = _PREFIX_AT.search(folded[base:start])
    if match is None:
        return None
    code, rule = _units().prefix[match.group().strip()]
    return base + match.start(), code, rule


def _dressed(folded: str, found: Quantity, done: int) -> Quantity:
    """A quantity with the modifiers and the rate that stand around it."""
    low, high, start, end, modified = found.low, found.high, found.start, found.end, found.modified
    base = max(done, start - 14)
    left = _LEFT.search(folded[base:start]) if start > base else None
    effects: set[str] = set()
    if left is not None and (left.group() != "过" or folded[found.core] in "十百千万亿半"):
        start = base + left.start()
        effects |= _effects(left.group())
    if found.kind == "percent" and (whole := _OF_WHOLE.search(folded[max(done, start - 12) : start])):
        start = max(done, start - 12) + whole.start()
        effects |= _effects(whole["word"])
    if found.kind == "money" and (rate := _RATE.match(folded, end)):
        end = rate.end()
    if after := _AFTER.match(folded, end):
        low_sign = after["low"]
        if not (low_sign in ("多", "余") and found.rule == "unit.none"):
            end = after.end()
            effects.add(str(after.lastgroup))
    if found.kind == "money" and end < len(folded) and (per := _PER.search(folded[max(done, start - 8) : start])):
        start = max(done, start - 8) + per.start()
    if not found.ranged and "low" in effects:
        low, high = (low if low is not None else high), None
    elif not found.ranged and "high" in effects:
        low, high = None, (high if high is not None else low)
    return replace(found, start=start, end=end, low=low, high=high, modified=modified or bool(effects & {"low", "high"}))


def _effects(written: str) -> set[str]:
    """What the modifiers before a number do to its bounds."""
    out: set[str] = set()
    written = written.strip()
    while written:
        word = next((written[:n] for n in range(min(5, len(written)), 0, -1) if written[:n] in _EFFECT), None)
        if word is None:
            out |= {"low"} if written[0] == "过" else set()
            written = written[1:]
            continue
        out.add(_EFFECT[word])
        written = written[len(word) :]
    return out


def _share(folded: str, match: re.Match[str], done: int) -> Quantity | None:
    """Shares and folds in words: 百分之三十, 三分之一, 一半, 减半, 翻番, 翻了两番."""
    start, end = match.span()
    made = Quantity(start, end, None, None, "%", "percent", "unit.percent", start, end, numerals=True)
    if match["pct"]:
        low = parse_number(match["p"].rstrip("点."))
        high = parse_number(match["p2"].rstrip("点.")) if match["p2"] else low
        if low is None or high is None:
            return None
        return _dressed(folded, replace(made, low=low, high=high, ranged=low != high), done)
    if match["d"]:
        whole, part = parse_number(match["d"]), parse_number(match["n"])
        if not whole or not part or part >= whole:
            return None
        share = round(100 * part / whole, 2)
        return _dressed(folded, replace(made, low=share, high=share), done)
    if half := match["half"]:
        before = folded[start - 1 : start]
        if before in ("另", "上", "下", "前", "后", "这", "那", "年") and before:
            return None
        return _dressed(folded, replace(made, low=50.0, high=None if half == "过半" else 50.0), done)
    return _folded_up(folded, match, made, done)


def _folded_up(folded: str, match: re.Match[str], made: Quantity, done: int) -> Quantity | None:
    """«翻番», «翻了三番» (8), «翻了两倍»."""
    times = 1.0 if match["fold"] is None else {"数": 2.0, "几": 2.0}.get(match["fold"]) or parse_number(match["fold"]) or 1.0
    doubled = 2.0 if match["fold"] in (None, "一") else times
    value = 2.0**times if match["how"] == "番" else doubled
    found = _dressed(folded, replace(made, unit="倍", kind="multiple", rule="unit.multiple", low=value, high=value), done)
    inner = folded[match.start() + 1 : match.end()]
    if "近" in inner:
        return replace(found, low=None)
    return replace(found, high=None) if "超" in inner or "逾" in inner or "不止" in inner else found
