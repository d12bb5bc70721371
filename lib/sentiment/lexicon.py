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
    denies: bool
    limits: bool
    able: bool


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

    tone, noun, move = sign("good", "bad"), sign("good_noun", "bad_noun"), sign("up", "down")
    return Sense(classes, tone, noun, move, "not" in classes, "limit" in classes, "can" in classes)


@cache
def _beginnings() -> Mapping[str, Sense | None]:
    """Every beginning of every entry, with its sense where it is an entry itself: where a run is none, the search for a longer one stops."""
    return {**dict.fromkeys(start for word in entries() for start in accumulate(word)), **entries()}


def hits(words: Sequence[str]) -> list[Hit]:
    """Lexicon entries in the words of a clause, the longest at each place, always at word boundaries.

    >>> [hit.sense.classes for hit in hits(["成本", "大幅", "下降"])]
    [('bad_noun',), ('much',), ('down',)]
    """
    beginnings = _beginnings()
    found: list[Hit] = []
    free = 0
    for place, run in enumerate(words):
        if place < free or run not in beginnings:
            continue
        best, sense = place + 1, beginnings[run]
        for end in range(place + 1, min(len(words), place + LONGEST)):
            run += words[end]
            if run not in beginnings:
                break
            if longer := beginnings[run]:
                best, sense = end + 1, longer
        if sense:
            found.append(Hit(place, best, sense))
            free = best
    return found
