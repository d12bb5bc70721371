"""What an attitude is about: the subjects that a statement names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import cache

from lib.rules import rules

MOST = 4
"""A statement that names more subjects than this is about the ones it names most."""


@cache
def _words() -> tuple[re.Pattern[str], Mapping[str, str]]:
    """Every word as one pattern, longest first, and the subject it names."""
    table = {word: str(rule.data["subject"]) for rule in rules("subjects") for word in rule.words}
    return re.compile("|".join(map(re.escape, sorted(table, key=lambda w: (-len(w), w))))), table


def subjects(folded: str) -> tuple[str, ...]:
    """Subjects named in a statement, the most named first, else in the order they are named.

    >>> subjects("Sora会打破技术门槛,但算力有可能成为门槛,算力需求还会增长")
    ('compute_demand', 'market_prospects', 'sora')
    """
    pattern, table = _words()
    named = Counter(table[word] for word in pattern.findall(folded))
    return tuple(code for code, _ in named.most_common(MOST))


def codes() -> tuple[str, ...]:
    """Every subject there is, in file order."""
    return tuple(dict.fromkeys(str(rule.data["subject"]) for rule in rules("subjects")))
