"""What a statement is seen as: words with negation and contrast, and short runs of characters.

SnowNLP's stop-word filter stays off: it deletes 没有, 不是, 但, 可能, and these carry the attitude.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, pairwise
from typing import NamedTuple

from lib.sentiment.affirming import affirmed
from lib.sentiment.clauses import clauses, marks, row
from lib.text.fold import fold

NEGATIONS = frozenset(
    [
        "不",
        "没",
        "没有",
        "无",
        "未",
        "别",
        "非",
        "并非",
        "不是",
        "不能",
        "不会",
        "难以",
        "无法",
        "尚未",
        "并未",
        "从未",
        "毫无",
        "缺乏",
        "不足",
        "不够",
        "并不",
        "不再",
        "未必",
        "难",
        "绝非",
        "不曾",
        "不用",
        "不必",
        "无须",
        "未能",
        "没能",
    ]
)
REACH = 3
"""Words after a negation that it may turn; a comma ends it."""
_CONTRAST = frozenset(["但是", "但", "不过", "然而", "却", "反而", "可是", "只是"])
_MARKS = frozenset(",，。;；!！?？:：、\"“”'‘’「」『』《》()（）…— \t\n\r\u3000")
_SENTENCE = frozenset("。!?;")
_DIGITS = re.compile(r"[\d.,%]*\d[\d.,%]*")
_DIGIT = re.compile("[0-9]")
_NUMERIC = frozenset("0123456789.")
_UNMARKED = {ord(mark): None for mark in _MARKS}


def tokens(folded: str) -> list[str]:
    """Words of a folded text in order, marks and spaces included, by jieba's dictionary.

    rjieba reads the same dictionary 25 times faster; a test holds its words to jieba's.
    """
    import rjieba

    return list(rjieba.cut(folded, False))


def word_features(words: list[str]) -> Iterator[str]:
    """Words, the same marked in the scope of a negation, pairs of neighbours; again what follows a contrast, and the last of several sentences."""
    seen: list[str] = []
    contrast, last = 0, 0
    scope = 0
    for word in words:
        first = word[0]
        if first in _MARKS:
            scope = 0
            if first in _SENTENCE and seen:
                last = len(seen)
            continue
        if first in _NUMERIC and _DIGITS.fullmatch(word):
            word = "0"
        elif word in _CONTRAST:
            contrast = len(seen)
        if scope:
            seen.append("¬" + word)
            scope -= 1
        seen.append(word)
        if word in NEGATIONS:
            scope = REACH
    yield from seen
    yield from (a + "_" + b for a, b in pairwise(seen))
    if 0 < last < len(seen):
        yield from ("L:" + w for w in seen[last:])
    if contrast:
        yield from ("C:" + w for w in seen[contrast:])


def run_features(clause: str) -> list[str]:
    """Runs of two and three characters of a clause, marks left out; a number counts as one character.

    Single characters and runs of four were tried and gain nothing.

    >>> run_features("不足3%")
    ['#不足', '#足0', '#不足0']
    """
    text = (_DIGITS.sub("0", clause) if _DIGIT.search(clause) else clause).translate(_UNMARKED)
    count = len(text)
    return ["#" + text[i : i + 2] for i in range(count - 1)] + ["#" + text[i : i + 3] for i in range(count - 2)]


class Seen(NamedTuple):
    """What a statement is seen as. `words` are the word features of the whole; `clauses` the character runs and class marks of each
    clause; `row` the numbers about its clauses (`lib.sentiment.clauses.row`)."""

    words: frozenset[str]
    clauses: list[list[str]]
    row: list[float]

    def features(self) -> set[str]:
        """All features, each once."""
        return {*self.words, *chain.from_iterable(self.clauses)}


def as_meant(text: str) -> str:
    """A statement folded, double negations as what they affirm; as long as the text."""
    return affirmed(fold(text))


def seen(text: str) -> Seen:
    """A statement as the model sees it."""
    return seen_of(tokens(as_meant(text)))


def seen_of(words: list[str]) -> Seen:
    """A folded statement as the model sees it, of whose words, marks included, it is made."""
    found = clauses(words)
    each = zip(found, marks(found), strict=True)
    parts = [run_features("".join(clause.words)) + names for clause, names in each]
    return Seen(frozenset(word_features(words)), parts, row(found))
