"""The grammar of quantities: modifiers, number or range, unit, modifiers.

Works on any folded string. What is found here is a quantity by its form alone; whether it is worth a record is decided by
`lib.extract.weight`, what it measures by `lib.extract.metrics`.
"""

from __future__ import annotations

from collections.abc import Iterator

from lib.extract.amounts import CN, Amount, amount_at, is_name
from lib.extract.modifiers import Quantity, dressed
from lib.extract.shares import SHARE, share
from lib.extract.units import Unit, currency_before, unit_at
from lib.patterns import compiled
from lib.text.numerals import parse_number, tidy

__all__ = ["Quantity", "quantities"]
_AFTER_ONE = "[半十百千万亿点成倍元块毛角分秒天日周年晚个家张部集款台辆名位人次场件条份种项只座间层两二三四五到至、~%余多来]"
_TRIGGER = compiled(
    f"[0-9]|[{CN.replace('一', '')}]|一(?={_AFTER_ONE})|[几数](?=[十百千万亿若个家倍成年天周元块名位人款部台辆次小分秒])|上(?=[十百千万亿])|好几|若干"
    "|减半|近半|翻(?=[了番倍一两二三四五近约超逾])|过半|半数"
)
_SEPARATOR = compiled(r" ?(?P<sep>[-~—–―〜─]{1,2}|到|至|、) ?(?:约|近)?")
_CENTS = compiled(
    r"(?P<j>[\d一二三四五六七八九]{1,2})[角毛](?:(?P<f>[\d一二三四五六七八九]{1,2})分)?钱?|(?P<h>\d(?![\d.个家块元%万亿年月日])|[一二三四五六七八九](?=[,，。;；!！?？\"”」]|$))"
)
_AND_A_HALF = compiled(
    "个半(?P<one>小时|钟头|月|星期|季度)|(?P<other>年|天|倍|斤|亩|公里|里|元|块)半(?![年天日月个载数价夜成径点路山空途])"
)
"""«两个半小时», «7个半月», «三年半»"""
_MOVED_ON = compiled(
    "(?:的?区间)?,?(?:大幅|小幅|进一步)?(?:上调|下调|调高|调低|调升|调降|上修|下修|修正|修订|调整|提高|提升|降低|收窄|扩大|改|升|降|增|砍|减)[^,。;\\d]{0,2}[至到为]"
)
"""«由18亿美元至19亿美元上调至20亿美元»: a range is what the movement starts from."""
_SCORED = compiled("评分|得分|打分|均分|评为|豆瓣|总分|分数|评级")
_PLAIN = ("unit.cny",)


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
    if char in "一半减近翻过百二三四五六七八九十千万" and (words := SHARE.match(folded, at)):
        told = share(folded, words, done=done)
        if told is not None:
            return told, told.end
    amount = amount_at(folded, at)
    if amount is None:
        return None, at + 1
    if is_name(folded, amount):
        return None, amount.end
    quantity = _measure(folded, amount, done)
    return quantity, amount.end


def _measure(folded: str, amount: Amount, done: int) -> Quantity | None:
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
        and (not amount.scaled or folded[end] != "多" or unit_at(folded, end + 1))
    ):
        # «40多家», «百余家», «十来个»
        high, vague, end = (None if folded[end] != "来" else high), True, end + 1
    elif folded[end : end + 2] == "个多" and (measured := unit_at(folded, end + 2)) and measured[0].kind == "duration":
        # «三个多小时»
        high, vague, end = None, True, end + 2
    unit = unit_at(folded, end)
    if (half := _AND_A_HALF.match(folded, end)) and low == high and low is not None and low == int(low) and not amount.scaled:
        word = half["one"] or half["other"]
        inner = unit_at(folded, half.start("one")) if half["one"] else unit_at(folded, end)
        if inner is not None or word == "月":
            code, kind, rule = (inner[0].code, inner[0].kind, inner[0].rule) if inner else ("月", "duration", "unit.duration")
            value = low + 0.5
            return dressed(folded, _made(amount, value, value, half.end(), code, kind, rule, word, vague), done)
    if unit is None and amount.bare and not amount.scaled:
        return None
    second = _range_end(folded, amount, end, unit, done)
    if second is not None:
        return dressed(folded, second, done)
    prefix = currency_before(folded, amount.start, done)
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
        found = found._replace(start=prefix[0])
    return dressed(folded, found, done)


def _made(
    amount: Amount, low: float | None, high: float | None, end: int, code: str, kind: str, rule: str, word: str, vague: bool
) -> Quantity:
    return Quantity(amount.start, end, low, high, code, kind, rule, amount.start, end, word, numerals=amount.numerals, vague=vague)


def _with_unit(
    folded: str,
    amount: Amount,
    low: float | None,
    high: float | None,
    found: tuple[Unit, int],
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
            if (unit.code == "年" and (size >= 1000 or not size)) or (unit.code == "日" and before == "月"):
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


def _range_end(folded: str, first: Amount, end: int, unit: tuple[Unit, int] | None, done: int) -> Quantity | None:
    """The range that a first number opens: «10%到20%», «5万亿至7万亿美元», «1万(含)-5万元»."""
    at = unit[1] if unit else end
    if folded[at : at + 3] == "(含)":
        at += 3
    separator = _SEPARATOR.match(folded, at)
    if separator is None:
        return None
    prefix = currency_before(folded, first.start, done)
    skip = _PREFIX_LEFT.match(folded, separator.end())
    second = amount_at(folded, skip.end() if skip else separator.end())
    if second is None or (separator["sep"] == "、" and not _adjacent(first, second, unit)):
        return None
    after = unit_at(folded, second.end)
    if after is None:
        if prefix is None:
            return None
        low, high = _shared(first, second)
        quantity = _made(first, low, high, second.end, prefix[1], "money", prefix[2], "", False)
        return quantity._replace(start=prefix[0], ranged=True) if _ordered(low, high) else None
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
    made = _with_unit(folded, second._replace(start=first.start), low, high, after, False, prefix)
    if made is None or (made.unit == "年" and (high or 0) > 1000):
        return None
    made = made._replace(start=prefix[0]) if prefix and made.kind == "money" else made
    return made._replace(ranged=True, numerals=first.numerals and second.numerals)


_PREFIX_LEFT = compiled(r"(?:NT\$|HK\$|US\$|\$|¥|€|£)")


def _adjacent(first: Amount, second: Amount, unit: object) -> bool:
    """«三、四倍»: neighbours below ten."""
    return unit is None and first.low is not None and second.low == first.low + 1 and second.low < 10


def _ordered(low: float | None, high: float | None) -> bool:
    return low is not None and high is not None and low < high


def _shared(first: Amount, second: Amount) -> tuple[float | None, float | None]:
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
    moved = folded[max(0, start - 1) : start] in ("从", "由", "自") and folded[end : end + 2] not in ("不等", "之间", "区间")
    return moved and _MOVED_ON.match(folded, end) is None
