"""What a statement is seen as: words with negation and contrast, and short runs of characters.

SnowNLP's stop-word filter stays off: it deletes 没有, 不是, 但, 可能, and these carry the attitude.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, pairwise
from typing import NamedTuple

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
_CONTRAST = re.compile("但是|但|不过|然而|却|反而|可是|只是")
_MARKS = re.compile(r"[,，。;；!！?？:：、\"“”'‘’「」『』《》()（）…—\s]+")
_DIGITS = re.compile(r"[\d.,%]*\d[\d.,%]*")
_SENTENCE = re.compile(r"[。!?;]")


def tokens(folded: str) -> list[str]:
    """Words of a folded text in order, marks and spaces included, by jieba's dictionary.

    rjieba reads the same dictionary 25 times faster; a test holds its words to jieba's.
    """
    import rjieba

    return list(rjieba.cut(folded, False))


def word_features(words: list[str]) -> Iterator[str]:
    """Words, the same marked in the scope of a negation, pairs of neighbours, and again what follows a contrast and what stands in the last sentence."""
    seen: list[str] = []
    contrast, last = 0, 0
    scope = 0
    for word in words:
        if _MARKS.fullmatch(word):
            scope = 0
            if _SENTENCE.search(word) and seen:
                last = len(seen)
            continue
        if _DIGITS.fullmatch(word):
            word = "0"
        if _CONTRAST.fullmatch(word):
            contrast = len(seen)
        if scope:
            seen.append("¬" + word)
            scope -= 1
        seen.append(word)
        if word in NEGATIONS:
            scope = REACH
    yield from seen
    yield from (a + "_" + b for a, b in pairwise(seen))
    yield from ("L:" + w for w in seen[last if last < len(seen) else 0 :])
    if contrast:
        yield from ("C:" + w for w in seen[contrast:])


def run_features(folded: str) -> Iterator[str]:
    """Runs of one to four characters inside a clause; a number counts as one character.

    >>> list(run_features("不足3%"))[:6]
    ['#不', '#足', '#0', '#不足', '#足0', '#不足0']
    """
    for clause in _MARKS.split(_DIGITS.sub("0", folded)):
        for size in (1, 2, 3, 4):
            for start in range(len(clause) - size + 1):
                yield "#" + clause[start : start + size]


class Seen(NamedTuple):
    """What a statement is seen as. `words` are the word features of the whole; `clauses` the character runs and class marks of each
    clause; `row` the numbers about its clauses (`lib.sentiment.clauses.row`)."""

    words: frozenset[str]
    clauses: tuple[tuple[str, ...], ...]
    row: list[float]

    def features(self) -> set[str]:
        """All features, each once."""
        return {*self.words, *chain.from_iterable(self.clauses)}


def seen(text: str) -> Seen:
    """A statement as the model sees it."""
    folded = fold(text)
    return seen_of(tokens(folded))


def seen_of(words: list[str]) -> Seen:
    """A folded statement as the model sees it, of whose words, marks included, it is made."""
    found = clauses(words)
    each = zip(found, marks(found), strict=True)
    parts = tuple((*dict.fromkeys(run_features("".join(clause.words))), *dict.fromkeys(names)) for clause, names in each)
    return Seen(frozenset(word_features(words)), parts, row(found))
