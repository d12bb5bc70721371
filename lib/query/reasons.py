"""How the date of an article was found, in the words of the interface; the words of the article stay as printed."""

from __future__ import annotations

import re

from lib.labels import joined, word

_REASONS = {
    "listed": re.compile("语料清单注明"),
    "stated": re.compile(r"文中载明发稿日期「(?P<words>[^」]{1,60})」"),
    "dateline": re.compile(r"电头载明「(?P<words>[^」]{1,60})」,年份由文中其他日期得出"),
    "latest": re.compile(r"文中最晚的已发生日期为「(?P<words>[^」]{1,60})」"),
    "future": re.compile(r"「(?P<words>[^」]{1,60})」仍属未来"),
    "year_end": re.compile(r"文中没有更晚的日期,以 (?P<year>\d{4}) 年底为限"),
    "month_end": re.compile(r"文中没有更晚的日期,以 (?P<year>\d{4}) 年 (?P<month>\d{1,2}) 月底为限"),
    "unsure": re.compile(r"年份并不确定,也可能是 (?P<year>\d{4}) 年"),
    "known": re.compile("与已知的日子相符"),
    "passed": re.compile(r"「(?P<words>[^」]{1,60})」已过"),
    "week": re.compile(r"「(?P<words>[^」]{1,60})」在同一周"),
    "twice": re.compile(r"「(?P<words>[^」]{1,60})」即(?P<month>\d{1,2})月(?P<day>\d{1,2})日"),
    "confirmed": re.compile(r"「(?P<words>[^」]{1,60})」写明日子"),
    "weekdays": re.compile("与文中所记星期相符的日子"),
    "released": re.compile(r"文中的(?P<words>[^于]{1,60})于(?P<day>\d{4}-\d\d-\d\d)首次公布"),
}
"""How the workshop writes the reasons of a date, by the sentence that says them."""


def why(reasons: str | None, language: str) -> str:
    """The reasons of a date; one that no pattern knows stands as it was written.

    >>> why("文中最晚的已发生日期为「3月26日」;「本周」仍属未来", "en")
    'the latest day that has passed in the text is “3月26日”; “本周” is still to come'
    """
    return joined([_said(reason, language) for reason in (reasons or "").split(";") if reason], language, by="clause")


def _said(reason: str, language: str) -> str:
    for key, pattern in _REASONS.items():
        if found := pattern.fullmatch(reason):
            return word(f"reason.{key}", language, **found.groupdict())
    return reason
