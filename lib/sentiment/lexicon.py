"""The lexicon of the field: words and short phrases of attitude in the business press, each in one or more classes.

`lexicon.tsv` is curated by hand from knowledge of the language, not drawn from any text of this project. It lets unseen words
generalise: a model that never met 捉襟见肘 knows from its class that it speaks of trouble.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import accumulate
from typing import NamedTuple

from lib.errors import RuleError
from lib.sentiment.labelled import LEXICON

CLASSES: Mapping[str, str] = {
    "good": "praise, hope, benefit, success",
    "bad": "trouble, doubt, criticism, loss, fear",
    "good_noun": "what is welcome when it grows: income, orders, users, precision",
    "bad_noun": "what is unwelcome when it grows: cost, loss, stock, delay",
    "up": "words of growth; the noun decides whether that is good",
    "down": "words of decline; the noun decides whether that is bad",
    "can": "capability: what a thing is able to do, has reached, spares its users",
    "limit": "limits: only, not yet, still needs, at the most",
    "harm": "law and harm: infringement, fraud, leak, ban, accident",
    "maybe": "hedges and looks ahead",
    "not": "negations, and verbs that undo what follows them",
    "much": "words of high degree",
    "little": "words of low degree",
    "but": "a contrast opens",
    "though": "a concession opens",
    "if": "condition or question",
    "plan": "plans, procedure, composition, mere information",
}
LONGEST = 6
"""Words of the dictionary that one entry may span."""


class Sense(NamedTuple):
    """What an entry means: its classes, and the signs that are read off them."""

    classes: tuple[str, ...]
    tone: int
    """1 good, −1 bad, 0 neither."""
    noun: int
    """1 welcome when it grows, −1 unwelcome, 0 no such noun."""
    move: int
    """1 growth, −1 decline, 0 neither."""


class Hit(NamedTuple):
    """An entry in a clause: the half-open range of its words, and its sense."""

    start: int
    end: int
    sense: Sense


@cache
def entries() -> Mapping[str, Sense]:
    """Every entry with its sense. Raises RuleError with file, line and remedy."""
    found: dict[str, list[str]] = {}
    with LEXICON.open(encoding="utf-8", newline="") as handle:
        for line, row in enumerate(csv.DictReader(handle, delimiter="\t", quoting=csv.QUOTE_NONE), 2):
            kind, word = row.get("class") or "", row.get("word")
            if not word or kind not in CLASSES or kind in found.get(word, ()):
                raise RuleError(
                    f"{LEXICON.name}, line {line}: wants class and word parted by a tab, once each; classes: {', '.join(CLASSES)}"
                )
            found.setdefault(word, []).append(kind)
    return {word: _sense(tuple(sorted(kinds))) for word, kinds in found.items()}


def _sense(classes: tuple[str, ...]) -> Sense:
    def sign(plus: str, minus: str) -> int:
        return (plus in classes) - (minus in classes)

    return Sense(classes, sign("good", "bad"), sign("good_noun", "bad_noun"), sign("up", "down"))


@cache
def _beginnings() -> frozenset[str]:
    """Every beginning of every entry: where a run is none of these, the search for a longer one stops."""
    return frozenset(start for word in entries() for start in accumulate(word))


def hits(words: Sequence[str]) -> list[Hit]:
    """Lexicon entries in the words of a clause, the longest at each place, always at word boundaries.

    >>> [hit.sense.classes for hit in hits(["成本", "大幅", "下降"])]
    [('bad_noun',), ('much',), ('down',)]
    """
    known, beginnings = entries(), _beginnings()
    found: list[Hit] = []
    place, count = 0, len(words)
    while place < count:
        run, best, sense = "", 0, None
        for end in range(place, min(count, place + LONGEST)):
            run += words[end]
            if run not in beginnings:
                break
            if run in known:
                best, sense = end + 1, known[run]
        if sense is None:
            place += 1
        else:
            found.append(Hit(place, best, sense))
            place = best
    return found
