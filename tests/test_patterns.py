"""Patterns with a guard match what they match without it."""

import re

import pytest

from lib.patterns import compiled

TEXT = "昨日晚间,千色荟(06123)公告称:\n 2024年3月 NT$5亿元-较去年同期增长12.5%。“前10月”销量^]\\达3万辆,将于明年投产!"
GUARDED = [
    "(?:昨日|今天)?(?:晚间)?公告",
    r"(?<!前)(?:1[0-2]|[1-9])月|(?<=[较比])去年(?=同期)",
    r"(?P<money>NT\$)?\d+(?:\.\d+)?(?P<unit>亿|万)",
    r"\s?\d{4}年|[\]^\\-]+",
    r"(?:将(?=于)|(?>明年))(?:投产)?",
    "(?:^|[,今])昨?日|!$",
]
PLAIN = ["公告|披露", "^(?:昨|今)日", "[一-龥]{2,4}公告", "(?:公告)?", "[^,。]{2}称", ".公告", r"\w+亿", "(?i:nt)", "(?i)nt", ""]


def found(pattern):
    return [(m.span(), m.lastgroup, m.groupdict()) for m in pattern.finditer(TEXT)]


@pytest.mark.parametrize("pattern", GUARDED)
def test_a_guard_changes_no_match(pattern):
    guarded = compiled(pattern)
    assert guarded.pattern.startswith("(?=[")
    assert found(guarded) == found(re.compile(pattern)) != []


@pytest.mark.parametrize("pattern", PLAIN)
def test_no_guard_where_it_cannot_help(pattern):
    assert compiled(pattern) == re.compile(pattern)


def test_flags_hold():
    assert found(compiled("^(?:[a-z]|昨)日", re.MULTILINE)) == found(re.compile("^(?:[a-z]|昨)日", re.MULTILINE))
    assert compiled("(?:n|N)?t", re.IGNORECASE).findall(TEXT) == re.findall("n?t", TEXT, re.IGNORECASE)
