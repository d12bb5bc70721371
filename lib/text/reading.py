"""A cleaned article made ready for the extractors: text, folded text, paragraphs, sentences."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from operator import attrgetter
from typing import TypeVar

from lib.schema import Dropped, Span


@dataclass(frozen=True, slots=True)
class Bounds:
    """When an article was published: `stated` where known, else the first and last possible day, and why."""

    stated: date | None = None
    earliest: date | None = None
    latest: date | None = None
    why: str | None = None
    sure: bool = True
    """Whether no other year is nearly as likely."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph or heading; `ordinal` counts from 1."""

    start: int
    end: int
    ordinal: int
    heading: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """What every extractor is given.

    `text` is the cleaned article as printed, `folded` the same length in Simplified script and half width. `sentences`
    end with their closing mark and quotation mark, in reading order, and never cross a paragraph.
    """

    name: str
    text: str
    folded: str
    script: str
    paragraphs: tuple[Paragraph, ...]
    sentences: tuple[Span, ...]
    published: Bounds = field(default_factory=Bounds)
    title: str | None = None
    publisher: str | None = None
    authors: tuple[str, ...] = ()
    dropped: tuple[Dropped, ...] = ()
    notes: tuple[str, ...] = ()

    def cut(self, start: int, end: int) -> str:
        """The printed text of a span."""
        return self.text[start:end]

    def paragraph_at(self, position: int) -> Paragraph:
        """The paragraph that holds a position (the one before it, for a line break)."""
        return _at(self.paragraphs, position)

    def sentence_at(self, position: int) -> Span:
        """The sentence that holds a position."""
        return _at(self.sentences, position)


T = TypeVar("T", Paragraph, Span)
_START = attrgetter("start")


def _at(spans: Sequence[T], position: int) -> T:
    """Last of the ordered spans that starts at or before a position."""
    return spans[(bisect_right(spans, position, key=_START) or 1) - 1]
