"""What a hint says of the article's own year: how likely it makes each, and sometimes the very days."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple


class Likely(NamedTuple):
    """How a hint weighs years: those named by their weight, all others by `other`."""

    weights: Mapping[int, float]
    other: float
    why: str
    """The words of the text that say so."""
    own: tuple[date, date] | None = None
    """The days on which the article was written, where the hint tells them."""

    def of(self, year: int) -> float:
        """The weight of a year."""
        return self.weights.get(year, self.other)


def within(first: date, last: date, weight: float, why: str) -> Likely:
    """A hint that the article was written between two days; of two years the one that holds more of them is the likelier."""
    days = (last - first).days + 1
    shares = {
        year: ((min(last, date(year, 12, 31)) - max(first, date(year, 1, 1))).days + 1) / days for year in range(first.year, last.year + 1)
    }
    return Likely({year: weight * min(1.0, 2 * share) for year, share in shares.items()}, -weight, why, (first, last))
