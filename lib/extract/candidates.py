"""What may be a name, and why: every finder of shapes hands out candidates, and `names` weighs them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from lib.patterns import compiled
from lib.rules import alternation, rules

ENOUGH = 0.6
"""Weight from which a name found by shape and place is taken."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A stretch that may be a name. `what` is "system" or "organisation"; weights of one name add up, each rule once."""

    start: int
    end: int
    what: str
    kind: str
    rule: str
    weight: float


@cache
def any_word(table: str, *ids: str) -> re.Pattern[str]:
    """All words of some rules of a file as one pattern, longest first."""
    return compiled(alternation(vocabulary(table, *ids)))


@cache
def vocabulary(table: str, *ids: str) -> frozenset[str]:
    """All words of some rules of a file."""
    return frozenset(w for rule in rules(table) if rule.id in ids for w in rule.words)
