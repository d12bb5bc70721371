"""One date written alone, as a form field or a table cell holds it."""

from __future__ import annotations

import re
from datetime import date

from lib.patterns import compiled
from lib.text.anchors import resolve_plain
from lib.text.fold import fold

_BEFORE = compiled(r"^(?:从|自从|自|于|在|到|至|截至|公元)")
_BEHIND = compiled(r"(?:开始|起至今|起|至今|以来|那天|期间|止|之间|经营状况|内)$")
_CN = "零〇○一二三四五六七八九"
_REST = " ,。的份号日"
_FORMS: tuple[tuple[re.Pattern[str], str], ...] = (
    (compiled(r"^((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])$"), r"\1年\2月\3日"),
    (compiled(r"^((?:19|20)\d\d) (\d{1,2}) (\d{1,2})$"), r"\1年\2月\3日"),
    (compiled(r"^((?:19|20)\d\d)[./-](\d{1,2})[./-](\d{1,2})$"), r"\1年\2月\3日"),
    (compiled(r"^((?:19|20)\d\d)[./-](\d{1,2})(?:[-~至到]+((?:19|20)\d\d)[./-](\d{1,2}))$"), r"\1年\2月至\3年\4月"),
    (compiled(r"^((?:19|20)\d\d)[./-](\d{1,2})$"), r"\1年\2月"),
    (compiled(r"^((?:18|19|20)\d\d)$"), r"\1年"),
    (compiled(r"^(1[0-2]|0?[1-9])[-·./](3[01]|[12]\d|0?[1-9])$"), r"\1月\2日"),
    (compiled(r"^(农历|阴历|旧历)(.{2,5}年)"), r"\2\1"),
    (compiled(r"^十一$"), "10月1日"),
    (compiled(r"^(今明)两年$"), "今年至明年"),
    (
        compiled(r"^((?:.{2,5}年)?)([一二三四五六七八九十]{1,2}月(?:十[一二三四五六七八九]?|二十[一二三四五六七八九]?|三十))$"),
        r"\1农历\2",
    ),
    (compiled(r"((?:\d|[一二三四五六七八九十])月(?:3[01]|[12]\d|[1-9]))$"), r"\1日"),
    (compiled(r"((?:\d|[一二三四五六七八九十])月(?:3[01]|[12]\d|[1-9]))([至到~-]+)(?=\d)"), r"\1日\2"),
)
_SHORT_YEAR = compiled(rf"^(\d\d|[{_CN}]{{2}})(?=年)")


def parse_date(text: str, today: date) -> tuple[date, date, str] | None:
    """First and last day and granularity of a date written alone, or None where it is none.

    >>> [str(d) for d in parse_date("上周五", date(2024, 3, 19))]
    ['2024-03-15', '2024-03-15', 'day']
    >>> [str(d) for d in parse_date("03年2月28日", date(2024, 3, 19))]
    ['2003-02-28', '2003-02-28', 'day']
    >>> parse_date("2月30日", date(2024, 3, 19))
    """
    folded = _BEHIND.sub("", _BEFORE.sub("", fold(text).strip()))
    for pattern, form in _FORMS:
        folded = pattern.sub(form, folded)
    found = resolve_plain(_SHORT_YEAR.sub(_whole_year, folded), today)
    if found is None or len(_SHORT_YEAR.sub(_whole_year, folded)[found.mention.end :].strip(_REST)) > 0:
        return None
    return found.first, found.last, found.granularity


def _whole_year(match: re.Match[str]) -> str:
    """«03» is 2003, «97» and «三三» of a time gone by."""
    digits = int("".join(c if c.isdigit() and c.isascii() else str(max(0, _CN.index(c) - 2)) for c in match[1]))
    return str((2000 if digits <= (29 if match[1][0] in _CN else 49) else 1900) + digits)
