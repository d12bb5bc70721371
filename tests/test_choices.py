"""A pattern with long choices matches what it matches when they are written out."""

import re
from re import _parser as parser

import pytest

from lib.choices import Unwritable, holds_choice, regrouped
from lib.patterns import compiled

STEMS = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥天地玄黄宇宙洪荒"
WORDS = [stem + end for stem in STEMS for end in ("方", "方面", "司")]
LONG = "|".join(WORDS)
TEXT = "".join(WORDS) + "甲方面的乙司,丙方面面宙司了:日月盈昃 公司甲方(乙方面)\n癸方3家、荒方面12.5%AB甲^]-\\天司"
PATTERNS = [
    LONG,
    "|".join(sorted(WORDS, key=len, reverse=True)),
    f"(?:{LONG}|[一-龥]家|{'|'.join(STEMS)}|)面?",
    f"(?P<who>{LONG})(?P<what>的|,)?(?!面)",
    f"(?:(?P<a>甲方)|{LONG}|(乙方面))",
    f"(?<!甲)(?:{LONG}){{2,3}}?(?=[一-龥])",
    f"(?<=[的司])(?:{LONG})+$|(?>{LONG})[^甲]",
    rf"(?:{'|'.join(re.escape(c) + '[^甲]' for c in STEMS + '^]-.%,:(')})\d*\s*\w?\S",
    rf"^.*?(?:{LONG})\b|\A甲|(?:{LONG})*+\n",
    rf"([甲乙])(?:{LONG})\1?",
]


def found(pattern, text=TEXT):
    return [(m.span(), m.lastgroup, m.lastindex, m.groups(), m.groupdict()) for m in pattern.finditer(text)]


@pytest.mark.parametrize("pattern", PATTERNS)
def test_nothing_else_matches(pattern):
    parsed = parser.parse(pattern)
    assert holds_choice(parsed)
    anew = re.compile(regrouped(parsed))
    assert anew.pattern != pattern
    assert found(anew) == found(re.compile(pattern)) == found(compiled(pattern))
    for start in range(0, len(TEXT), 7):
        for how in ("match", "fullmatch", "search"):
            one, other = (getattr(p, how)(TEXT, start, start + 20) for p in (anew, re.compile(pattern)))
            assert (one and one.span()) == (other and other.span())


def test_lines_keep_their_beginnings():
    pattern = f"^(?:{LONG})$"
    assert found(compiled(pattern, re.MULTILINE), "甲方\n乙方面\n丙") == found(re.compile(pattern, re.MULTILINE), "甲方\n乙方面\n丙") != []


def test_letters_of_either_case_are_left_alone():
    words = "|".join(f"{a}{b}" for a in "abcdefghijklmnopqrstuvwxyz" for b in "Xy")
    assert compiled(words, re.IGNORECASE) == re.compile(words, re.IGNORECASE)


def test_short_choices_are_left_alone():
    assert not holds_choice(parser.parse("公告|披露|(?:发布|推出)(?=了)"))


def test_what_cannot_be_written_anew_is_said():
    with pytest.raises(Unwritable):
        regrouped(parser.parse(f"(?i:a)|{LONG}"))
    assert compiled(f"(?i:a)|{LONG}").pattern.endswith(LONG)
