"""Numbers as Chinese news writes them: digits, Chinese numerals, and the two mixed.

All functions read folded text (Simplified, half width). Nothing here knows units or currencies.
"""

from __future__ import annotations

from lib.patterns import compiled

DIGIT_VALUES = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2, "○": 0, "半": 0.5}
SMALL = {"十": 10, "百": 100, "千": 1000, "廿": 20, "卅": 30}
LARGE = {"万": 10**4, "亿": 10**8, "兆": 10**12}
FORMAL = str.maketrans("壹贰叁肆伍陆柒捌玖拾佰仟", "一二三四五六七八九十百千")

ARABIC = r"\d{1,3}(?:,\d{3}){1,6}(?:\.\d{1,8})?|\d{1,15}(?:\.\d{1,8})?"
CHINESE = (
    r"[零〇○一二两三四五六七八九十百千万亿兆廿卅壹贰叁肆伍陆柒捌玖拾佰仟]{1,20}(?:点[零〇一二三四五六七八九]{1,8}[百千]?[万亿兆]{0,2})?"
)

_TOKEN = compiled(rf"{ARABIC}|[零〇○一二两三四五六七八九十百千万亿兆廿卅点]")


def parse_number(written: str) -> float | None:
    """Value of a written number, or None where it is not one.

    >>> [parse_number(w) for w in ("1.2万亿", "三千五百万", "3亿5千万", "八点五亿", "二〇二四", "两百五", "1,247.3")]
    [1200000000000.0, 35000000.0, 350000000.0, 850000000.0, 2024.0, 250.0, 1247.3]
    """
    written = written.translate(FORMAL).replace(" ", "")
    tokens = _TOKEN.findall(written)
    if not tokens or tokens == ["点"] or "".join(tokens) != written:
        return None
    if len(tokens) > 1 and all(t in DIGIT_VALUES for t in tokens):
        return float("".join(str(DIGIT_VALUES[t]) for t in tokens))
    return _weigh(tokens)


def _weigh(tokens: list[str]) -> float | None:
    """Sum tokens by their units; a bare last digit takes a tenth of the unit before it (两百五 = 250)."""
    total, section, number, largest = 0.0, 0.0, None, 0.0
    unit_before, decimals = 0.0, ""
    for place, token in enumerate(tokens):
        if decimals and token in DIGIT_VALUES:
            decimals += str(DIGIT_VALUES[token])
            number = float(decimals)
        elif token == "点":
            decimals = f"{int(number or 0)}."
        elif token in DIGIT_VALUES:
            if number is not None and DIGIT_VALUES[token] != 0 and number != 0:
                return None
            number = float(DIGIT_VALUES[token])
            unit_before = 0.0 if token in "零〇○" else unit_before
        elif token in SMALL:
            section += SMALL[token] if token in "廿卅" else (1.0 if number is None else number) * SMALL[token]
            number, unit_before, decimals = None, float(SMALL[token]), ""
        elif token in LARGE:
            total, largest = _raise(total, section + (number or 0.0), LARGE[token], largest)
            if place == 0:
                total = float(LARGE[token])
            section, number, unit_before, decimals = 0.0, None, float(LARGE[token]), ""
        else:
            if number is not None:
                return None
            number = float(token.replace(",", ""))
            unit_before = 0.0
    if number is not None and unit_before >= 100 and number < 10 and not decimals and tokens[-2] in SMALL | LARGE:
        number *= unit_before / 10
    return tidy(total + section + (number or 0.0))


def _raise(total: float, value: float, unit: float, largest: float) -> tuple[float, float]:
    """Take a section up by a large unit: 万 then 亿 multiplies what stands before (万亿), 亿 then 万 adds."""
    if unit > largest:
        return ((total + value) or 1.0) * unit, unit
    return total + value * unit, unit


def tidy(value: float) -> float:
    """Undo binary noise from products of decimals (532.3 times 10**8 is 53230000000)."""
    return float(f"{value:.14g}")


SCALE = "十万|百万|千万|十亿|百亿|千亿|万亿|十|百|千|万|亿|兆"
_VAGUE = compiled(rf"(?:好几|几|数|若干)({SCALE})?")
_TEENS = compiled(r"([一二两三四五六七八九]?)十几([百千]?[万亿]{0,2})")
_ROUGH = compiled(r"(十?)([一二两三四五六七八九])([二两三四五六七八九])(十|[百千]?[万亿]{1,2}|[百千]|十[万亿])?")
_OPEN = compiled(rf"上({SCALE})")


def read_amount(written: str) -> tuple[float | None, float | None] | None:
    """Lower and upper bound of an amount, vague ones included; None where it is no number.

    >>> [read_amount(w) for w in ("几十万", "数百万", "上百", "两三百", "十几", "十七八", "一两", "1.2亿")]
    [(200000.0, 900000.0), (2000000.0, 9000000.0), (100.0, None), (200.0, 300.0), (11.0, 19.0), (17.0, 18.0), (1.0, 2.0), (120000000.0, 120000000.0)]
    """
    if written[0].isdigit():
        value = parse_number(written)
        return None if value is None else (value, value)
    if vague := _VAGUE.fullmatch(written):
        unit = (parse_number(vague[1]) if vague[1] else 1.0) or 1.0
        return 2 * unit, 9 * unit
    if opened := _OPEN.fullmatch(written):
        return parse_number(opened[1]), None
    if teens := _TEENS.fullmatch(written):
        base = 10 * (parse_number(teens[1]) or 1) if teens[1] else 10.0
        unit = (parse_number(teens[2]) if teens[2] else 1.0) or 1.0
        return (base + 1) * unit, (base + 9) * unit
    if (rough := _ROUGH.fullmatch(written)) and (low := DIGIT_VALUES[rough[2]]) + 1 <= (high := DIGIT_VALUES[rough[3]]) <= low + 2:
        unit = (parse_number(rough[4]) if rough[4] else 1.0) or 1.0
        ten = 10 if rough[1] else 0
        return (ten + low) * unit, (ten + high) * unit
    value = parse_number(written)
    return None if value is None else (value, value)
