"""The lexicon of the field, and what its entries say together in a clause."""

from collections import Counter

import pytest

from lib.sentiment.clauses import SIZE, TALLIES, clauses, marks, row, tally
from lib.sentiment.features import seen, tokens
from lib.sentiment.lexicon import CLASSES, entries, hits
from lib.text.fold import fold


def told(text):
    """Names of what is counted in a text, nouns aside."""
    counts = Counter()
    for clause in clauses(tokens(fold(text))):
        counts.update({name: n for name, n in zip(TALLIES, tally(clause), strict=True) if n})
    return {name for name in counts if not name.endswith("_noun")}


def test_the_lexicon_is_large_folded_and_its_classes_are_all_in_use():
    found = entries()
    assert len(found) >= 3000
    assert all(fold(word) == word for word in found)
    assert {name for sense in found.values() for name in sense.classes} == set(CLASSES)


def test_no_word_is_both_praise_and_trouble():
    both = [word for word, sense in entries().items() if {"good", "bad"} <= set(sense.classes)]
    assert both == []


def test_no_noun_is_both_welcome_and_unwelcome_when_it_grows():
    assert [word for word, sense in entries().items() if {"good_noun", "bad_noun"} <= set(sense.classes)] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("制作成本大幅下降", "good move"),
        ("失业率上升", "bad move"),
        ("亏损收窄", "good move"),
        ("订单减少", "bad move"),
        ("降低了企业的运营成本", "good move"),
        ("成本並未下降", "denied move"),
        ("前景并不乐观", "not good"),
        ("没有风险", "not bad"),
        ("难以胜任", "cannot"),
        ("涉嫌侵权", "harm"),
        ("拟于明年投产", "plan"),
        ("能否成功", "if"),
    ],
)
def test_negation_limits_and_the_noun_decide(text, expected):
    assert expected in told(text)


def test_a_falling_loss_is_no_trouble():
    assert "bad" not in told("亏损收窄")


def test_the_longest_entry_wins_and_only_at_word_boundaries():
    assert [hit.sense.classes for hit in hits(["超", "预期"])] == [entries()["超预期"].classes]
    assert hits(["不", "知"])[0].end == 1


def test_both_scripts_are_read_alike():
    assert seen("產能過剩,毛利率下滑") == seen("产能过剩，毛利率下滑")


@pytest.mark.parametrize("text", ["", "。", "a", "😀", "?!", "「」", "3.5%", "但" * 300])
def test_odd_text_gives_numbers_too(text):
    found = clauses(tokens(fold(text)))
    numbers = row(found)
    assert len(numbers) == SIZE
    assert all(abs(n) < 1e4 for n in numbers)
    assert len(list(marks(found))) == len(found)


def test_what_follows_a_contrast_is_told_apart():
    found = [name for names in marks(clauses(tokens("画面惊艳,但成本高昂"))) for name in names]
    assert "@good" in found
    assert "@but:bad" in found
