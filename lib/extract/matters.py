"""What an attitude is about: the subjects that a statement names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import cache

from lib.extract.wordlist import WordList
from lib.rules import rules

MOST = 4
"""A statement that names more subjects than this is about the ones it names most."""


@cache
def _words() -> tuple[WordList, Mapping[str, str]]:
    """Every word, and the subject it names."""
    table = {word: str(rule.data["subject"]) for rule in rules("subjects") for word in rule.words}
    return WordList(table), table


def subjects(folded: str) -> tuple[str, ...]:
    """Subjects named in a statement, the most named first, else in the order they are named.

    >>> subjects("Sora会打破技术门槛,但算力有可能成为门槛,算力需求还会增长")
    ('compute_demand', 'market_prospects', 'sora')
    """
    words, table = _words()
    named = Counter(table[word] for word in words.find(folded))
    return tuple(code for code, _ in named.most_common(MOST))


def codes() -> tuple[str, ...]:
    """Every subject there is, in file order."""
    return tuple(dict.fromkeys(str(rule.data["subject"]) for rule in rules("subjects")))
