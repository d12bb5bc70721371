"""The reasons of a date are told in the reader's language: each that the workshop writes has its words."""

import re
from pathlib import Path

import pytest

from lib.query.reasons import why
from lib.text.read import read_text

ROOT = Path(__file__).parents[2]
ARTICLES = sorted([*(ROOT / "tests" / "gold" / "tuning").glob("*.txt"), *(ROOT / "seeds").glob("*.txt")])
CHINESE = re.compile("[一-鿿]")


def unquoted(said):
    """A reason without the words of the article in it."""
    return re.sub("“[^”]*”", "", said)


def test_each_reason_written_of_an_article_has_english_words():
    written = {read_text(p.stem, p.read_text(encoding="utf-8")).published.why or "" for p in ARTICLES}
    assert len(written) > 60
    assert [r for r in written if CHINESE.search(unquoted(why(r, "en")))] == []


@pytest.mark.parametrize(
    "reason",
    [
        "「昨日(2月18日)」即2月18日",
        "「昨(18)日」写明日子",
        "与文中所记星期相符的日子",
        "电头载明「10月27日电」,年份由文中其他日期得出",
        "语料清单注明",
        "年份并不确定,也可能是 2025 年",
        "文中没有更晚的日期,以 2024 年 2 月底为限",
        "「3月12日」已过",
    ],
)
def test_a_reason_is_told_in_english(reason):
    assert not CHINESE.search(unquoted(why(reason, "en")))
