"""Numbers as people of the language write them: 万 and 亿, or K, M and B."""

from __future__ import annotations

import math

from lib.labels import label

_CHINESE = ((1e12, "万亿", "萬億"), (1e8, "亿", "億"), (1e4, "万", "萬"))
_ENGLISH = ((1e12, "T"), (1e9, "B"), (1e6, "M"), (1e3, "K"))
MONEY = ("USD", "CNY", "HKD", "TWD", "EUR", "JPY", "GBP", "KRW")


def short(value: float, language: str = "zh-Hans") -> str:
    """A number in a few characters.

    >>> short(7e12), short(8.5e8), short(1822.66), short(7e12, "en"), short(0)
    ('7万亿', '8.5亿', '1822.66', '7T', '0')
    """
    if language == "en":
        for size, name in _ENGLISH:
            if abs(value) >= size and not (size == 1e3 and abs(value) < 1e4):
                return f"{_trimmed(value / size)}{name}"
        return _trimmed(value)
    for size, simplified, traditional in _CHINESE:
        if abs(value) >= size:
            return f"{_trimmed(value / size)}{traditional if language == 'zh-Hant' else simplified}"
    return _trimmed(value)


def with_unit(value: float, unit: str, language: str = "zh-Hans") -> str:
    """A number and its unit.

    >>> with_unit(1e9, "USD"), with_unit(46.45, "%"), with_unit(1e9, "USD", "en")
    ('10亿美元', '46.45%', '1B USD')
    """
    name = label("unit", unit, language)
    gap = " " if language == "en" and unit != "%" else ""
    return f"{short(value, language)}{gap}{name}"


def _trimmed(value: float) -> str:
    """At most two decimals, no empty ones."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def steps(high: float) -> list[float]:
    """About four round marks from zero.

    >>> steps(1823.0)
    [0.0, 500.0, 1000.0, 1500.0]
    """
    if high <= 0:
        return [0.0]
    raw = high / 4
    power = 10 ** math.floor(math.log10(raw))
    step = next(m * power for m in (1.0, 2.0, 5.0, 10.0) if m * power >= raw)
    return [step * i for i in range(int(high / step) + 1)]
