"""The selection in words: what is counted, what is filtered."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from lib.labels import joined, label, word
from lib.query.overview import Counts
from lib.query.selection import DIMENSIONS, Selection

Namer = Callable[[str, str], str]
"""Dimension and code to the name on screen."""


def holds(counts: Counts, language: str, *, number: Callable[[str, int], object] = lambda _, n: n) -> str:
    """What the selection holds, in one sentence; of what it does not hold, nothing is said.

    `number` may dress the number of a kind (`articles`, `statements` …) before it is printed.
    """

    def of(kind: str) -> object:
        return number(kind, getattr(counts, kind))

    if not counts.articles:
        return word("sentence.nothing", language)
    said = word("sentence.said", language, speakers=of("speakers"), statements=of("statements")) if counts.statements else ""
    rest = word("sentence.and", language).join(
        word(f"sentence.{k}", language, n=of(k)) for k in ("events", "figures") if getattr(counts, k)
    )
    if not (said or rest):
        return word("sentence.only_articles", language, n=of("articles"))
    clauses = [said, word("sentence.besides" if said else "sentence.has", language, rest=rest) if rest else ""]
    told = joined([c for c in clauses if c], language, by="clause")
    return word("sentence.in", language, n=of("articles")) + told + word("sentence.stop", language)


def filters(selection: Selection, namer: Namer, language: str) -> str:
    """The filters in force; a phrase that says so where there are none.

    >>> filters(Selection(text="算力"), lambda dimension, code: code, "en")
    'text has “算力”; any date'
    """
    phrases = [phrase(selection, d, namer, language) for d in DIMENSIONS if selection.choice(d)]
    if selection.text:
        phrases.append(word("sentence.text", language, text=selection.text))
    phrases.append(span(selection.first, selection.last, language))
    return joined(phrases, language, by="clause")


def phrase(selection: Selection, dimension: str, namer: Namer, language: str) -> str:
    """One dimension's filter."""
    choice = selection.choice(dimension)
    name = label("dimension", dimension, language)
    parts = []
    for key, values in (("sentence.only", choice.include), ("sentence.not", choice.exclude)):
        if values:
            shown = joined([namer(dimension, v) for v in values], language)
            parts.append(word(key, language, dimension=name, values=shown))
    return joined(parts, language, by="clause")


def span(first: date | None, last: date | None, language: str) -> str:
    """The window.

    >>> span(date(2024, 2, 1), date(2024, 3, 31), "zh-Hans")
    '2024-02-01 至 2024-03-31'
    """
    if first and last:
        return word("sentence.window", language, first=first.isoformat(), last=last.isoformat())
    if first:
        return word("sentence.from", language, first=first.isoformat())
    if last:
        return word("sentence.until", language, last=last.isoformat())
    return word("sentence.always", language)
