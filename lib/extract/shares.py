"""Shares and folds in words: 百分之三十, 三分之一, 一半, 减半, 翻番, 翻了两番."""

from __future__ import annotations

import re

from lib.extract.amounts import CN
from lib.extract.modifiers import Quantity, dressed
from lib.patterns import compiled
from lib.text.numerals import parse_number

SHARE = compiled(
    rf"(?P<pct>百分之)(?P<p>[\d{CN}点.]{{1,12}})(?:[到至~-](?:百分之)?(?P<p2>[\d{CN}点.]{{1,12}}))?"
    rf"|(?P<d>[二三四五六七八九十百千万]{{1,3}})分之(?P<n>[{CN}]{{1,3}})"
    r"|(?P<half>一半|半数|过半(?!年)|减半|近半(?![年月个天日周小场夜程生世]))"
    rf"|翻(?:了)?(?:近|约|超|逾|不止|超过)?(?P<fold>\d{{1,3}}|[一二两三四五六七八九十]|[数几])?(?:个)?(?P<how>番|倍)"
)


def share(folded: str, match: re.Match[str], *, done: int) -> Quantity | None:
    """Shares and folds in words: 百分之三十, 三分之一, 一半, 减半, 翻番, 翻了两番."""
    start, end = match.span()
    made = Quantity(start, end, None, None, "%", "percent", "unit.percent", start, end, numerals=True)
    if match["pct"]:
        low = parse_number(match["p"].rstrip("点."))
        high = parse_number(match["p2"].rstrip("点.")) if match["p2"] else low
        if low is None or high is None:
            return None
        return dressed(folded, made._replace(low=low, high=high, ranged=low != high), done)
    if match["d"]:
        whole, part = parse_number(match["d"]), parse_number(match["n"])
        if not whole or not part or part >= whole:
            return None
        share = round(100 * part / whole, 2)
        return dressed(folded, made._replace(low=share, high=share), done)
    if half := match["half"]:
        before = folded[start - 1 : start]
        if before in ("另", "上", "下", "前", "后", "这", "那", "年") and before:
            return None
        if half == "近半" and before in tuple("最附靠接将"):
            return None
        return dressed(folded, made._replace(low=None if half == "近半" else 50.0, high=None if half == "过半" else 50.0), done)
    return _folded_up(folded, match, made, done)


def _folded_up(folded: str, match: re.Match[str], made: Quantity, done: int) -> Quantity | None:
    """«翻番», «翻了三番» (8), «翻了两倍»."""
    times = 1.0 if match["fold"] is None else {"数": 2.0, "几": 2.0}.get(match["fold"]) or parse_number(match["fold"]) or 1.0
    doubled = 2.0 if match["fold"] in (None, "一") else times
    value = 2.0**times if match["how"] == "番" else doubled
    found = dressed(folded, made._replace(unit="倍", kind="multiple", rule="unit.multiple", low=value, high=value), done)
    inner = folded[match.start() + 1 : match.end()]
    if "近" in inner:
        return found._replace(low=None)
    return found._replace(high=None) if "超" in inner or "逾" in inner or "不止" in inner else found
