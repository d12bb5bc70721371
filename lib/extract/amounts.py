"""Numbers where a text has them: digits, Chinese numerals, mixed, vague; and what only looks like one."""

from __future__ import annotations

import re
from typing import NamedTuple

from lib.patterns import compiled
from lib.text.numerals import FORMAL, SCALE, parse_number, read_amount, tidy

CN = "零〇○一二两三四五六七八九十百千万亿兆廿卅壹贰叁肆伍陆柒捌玖拾佰仟"
_LARGE = "[十百千拾佰仟]?[万亿兆]{1,2}"
_REST = r"\d{1,3}(?:,\d{3}){1,2}(?!\d)[万亿]?|\d{1,4}(?:[百千]?[万亿]|[百千](?![一-龥]{0,1}[克瓦米]))|\d{3,4}(?![\d.,:年月日号点%至到~-])"
"""What follows the large scale: «3万|6,485人», «6亿|3,245万», «1兆|2,345亿|6,000万»."""
_NUMBER = compiled(
    r"(?P<a>(?:\d{1,3}(?:,\d{3}){1,6}(?![\d])|\d{1,15})(?:\.\d{1,8})?)"
    rf"(?P<as> ?(?:(?P<af>[多余几来]|个(?=[万亿])) ?)?(?:{_LARGE}(?:{_REST}){{0,2}}|[百千佰仟](?![一-龥]{{0,1}}[克瓦米])|[kKwW](?![A-Za-z0-9])| ?(?P<en>million|billion|trillion)))?"
    rf"|(?P<c>(?:好几|若干|[几数])(?:{SCALE})?|上(?:{SCALE})|[{CN}]{{1,20}}(?:点[零〇一二三四五六七八九]{{1,8}}(?:[百千]?[万亿]{{1,2}})?)?(?:几[百千]?[万亿]{{0,2}})?)"
    rf"(?P<cs>(?P<cf>[多余来]|个(?=[万亿]))(?:{_LARGE}))?"
)
_TAIL = compiled("[十百千]?[万亿兆]{1,2}$|[十百千]$")
_ENGLISH = {"million": 1e6, "billion": 1e9, "trillion": 1e12}


class Amount(NamedTuple):
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


def amount_at(folded: str, at: int) -> Amount | None:
    """The number that starts here."""
    match = _NUMBER.match(folded, at)
    if match is None or match.end() == at:
        return None
    if match["a"]:
        return _digits(match)
    return _numerals(match)


def _digits(match: re.Match[str]) -> Amount | None:
    """A number in digits, with scale and «多», «余»."""
    plain = float(match["a"].replace(",", ""))
    scale = (match["as"] or "").strip()
    if not scale:
        return Amount(match.start(), match.end(), plain, plain)
    if match["en"]:
        value = tidy(plain * _ENGLISH[match["en"]])
        return Amount(match.start(), match.end(), value, value, scaled=True)
    fuzz = match["af"] or ""
    scale = scale.removeprefix(fuzz).strip()
    if scale == "K" and plain in (2, 4, 8, 16):  # 4K is a definition, 15K a wage
        return Amount(match.start(), match.end("a"), plain, plain)
    if scale in "kKwW":
        value = tidy(plain * (1e3 if scale in "kK" else 1e4))
        return Amount(match.start(), match.end(), value, value, tail=scale, scaled=True)
    if fuzz == "几":
        base = parse_number(scale) or 1.0
        return Amount(match.start(), match.end(), (plain + 1) * base, (plain + 9) * base, scaled=True, vague=True)
    whole = parse_number(match["a"] + scale)
    if whole is None:
        return None
    high = None if fuzz in ("多", "余") else whole
    return Amount(match.start(), match.end(), whole, high, tail=scale, scaled=scale[-1] in "万亿兆", vague=bool(fuzz and fuzz != "个"))


def _numerals(match: re.Match[str]) -> Amount | None:
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
    return Amount(match.start(), match.end(), low, high, tail=tail, scaled=large, numerals=True, vague=vague, bare=bare)


def is_name(folded: str, amount: Amount) -> bool:
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
