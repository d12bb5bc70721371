"""Words cut out of a sentence by place, so that a headline can leave out but never add."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from lib.extract import wording as w

LIMIT = 30
"""Characters that a headline has at most."""
WIDEST = 100
"""Characters of a clause that a headline is cut from."""


@dataclass(frozen=True)
class Line:
    """Some characters of a sentence, by place."""

    folded: str
    places: tuple[int, ...]

    @cached_property
    def words(self) -> str:
        """Their folded text."""
        return "".join(map(self.folded.__getitem__, self.places))

    def without(self, start: int, end: int) -> Line:
        """The line without a stretch of its own words."""
        return Line(self.folded, self.places[:start] + self.places[end:])

    def dropping(self, pattern: re.Pattern[str], *, times: int = 4) -> Line:
        """The line without what a pattern finds; never emptied."""
        line = self
        for _ in range(times):
            match = pattern.search(line.words)
            if match is None or match.start() == match.end() or match.end() - match.start() >= len(line.places):
                return line
            line = line.without(*match.span())
        return line

    def inside(self, spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
        """Stretches of the sentence as stretches of the line, where they stand whole in it."""
        out, places = [], self.places
        for a, b in spans:
            low, high = bisect_left(places, a), bisect_left(places, b - 1)
            if high < len(places) and places[low] == a and places[high] == b - 1 and high - low == b - 1 - a:
                out.append((low, high + 1))
        return out


@dataclass(frozen=True, slots=True)
class Sentence:
    """What is known of the sentence, by place in it."""

    folded: str
    clauses: Sequence[tuple[int, int]]
    place: int
    verb: tuple[int, int]
    dates: Sequence[tuple[int, int]]
    names: Sequence[tuple[int, int]]
    heads: Sequence[tuple[int, int]]
    people: Sequence[tuple[int, int]]
    others: Sequence[tuple[int, int]]
    end: int

    def clause(self, number: int) -> Line:
        """One clause without the date."""
        a, b = self.clauses[number]
        return undated(Line(self.folded, tuple(range(a, min(b, self.end, a + WIDEST)))), self.dates, self.verb[0])

    def joined(self, first: Line, second: Line, *, comma: bool) -> Line:
        """Two lines one after the other, with the mark that stands between them where it is wanted."""
        if not first.places or not second.places:
            return first if first.places else second
        marks = [p for p in range(first.places[-1] + 1, second.places[0]) if self.folded[p] in ",;:"]
        return Line(self.folded, first.places + ((marks[-1],) if comma and marks else ()) + second.places)


def undated(line: Line, dates: Sequence[tuple[int, int]], verb: int = -1) -> Line:
    """A line without the date and the words that tie it in, «在9月的投资者交流中» as a whole; «最快于今年» keeps it."""
    for a, b in reversed(line.inside(dates)):
        words = line.words
        if a > 0 and w.KEEPS_DATE.search(words[:a]):
            continue
        before, after = w.BEFORE_DATE.search(words[:a]), w.AFTER_DATE.match(words[b:])
        venue = w.VENUE.match(words, b)
        if before and before.group() and venue:
            if verb not in line.places[b : venue.end()]:
                after = re.match(".{0,40}", words[b : venue.end()])
            elif before.group() in ("在", "于"):
                before = None  # «万景行在7月16日的业绩说明会上答道» keeps its 在
        line = line.without(before.start() if before else a, b + (after.end() if after else 0))
    return line
