"""A slide as a value: one message, the data under it, where they come from. Screen and file are drawn from the same value."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

WIDTH, HEIGHT = 1280, 720
"""A slide is laid out on this grid, on screen and in the file."""
MARGIN = 78
TOP, BOTTOM = 212, 632
"""Where the body of a slide begins and ends."""


@dataclass(frozen=True, slots=True)
class Tile:
    """A number that says what it counts."""

    value: str
    name: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Tiles:
    """Numbers side by side."""

    tiles: tuple[Tile, ...]


@dataclass(frozen=True, slots=True)
class Series:
    """One colour of a bar chart: a value for each row, or one role for each row."""

    name: str
    values: tuple[int, ...]
    roles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Bars:
    """Horizontal bars, the series stacked; rows that rest on few records are pale."""

    rows: tuple[str, ...]
    series: tuple[Series, ...]
    pale: tuple[bool, ...] = ()

    @property
    def most(self) -> int:
        """The longest row."""
        return max([1, *(sum(s.values[i] for s in self.series) for i in range(len(self.rows)))])


@dataclass(frozen=True, slots=True)
class Quote:
    """Words as printed, and who said them where."""

    text: str
    by: str
    role: str
    record: str


@dataclass(frozen=True, slots=True)
class Quotes:
    """Quotations one below the other."""

    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Moment:
    """An event on its row of the timeline; `text` is empty where no label fits."""

    first: date
    last: date
    row: int
    text: str
    side: str
    planned: bool
    record: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """Events in lanes: `lanes` are names and numbers of rows, `ticks` are days and their names."""

    first: date
    last: date
    lanes: tuple[tuple[str, int], ...]
    ticks: tuple[tuple[date, str], ...]
    moments: tuple[Moment, ...]

    @property
    def rows(self) -> int:
        """Rows of all lanes."""
        return max(1, sum(n for _, n in self.lanes))

    def place(self, day: date) -> float:
        """Where a day stands, from 0 to 1."""
        span = max((self.last - self.first).days, 1)
        return min(max((day - self.first).days / span, 0.0), 1.0)


@dataclass(frozen=True, slots=True)
class Amount:
    """A quoted number: equal bounds are exact, a missing one is open, `hollow` is no fact yet."""

    name: str
    text: str
    low: float | None
    high: float | None
    hollow: bool
    record: str

    @property
    def bounds(self) -> tuple[float, ...]:
        """The bounds that are known, lower first, equal ones once."""
        return tuple(sorted({v for v in (self.low, self.high) if v is not None}))


@dataclass(frozen=True, slots=True)
class Amounts:
    """Quoted numbers of one unit on one axis, logarithmic where they span more than a factor of twenty."""

    unit: str
    log: bool
    low: float
    high: float
    ticks: tuple[tuple[float, str], ...]
    amounts: tuple[Amount, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """Values at their days."""

    name: str
    points: tuple[tuple[date, float, str], ...]


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines over time."""

    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Cells as text; `shares` are the widths of the columns, together 1."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    shares: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Cover:
    """What the deck is about: each line a name and what it says."""

    lines: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Empty:
    """The data of the slide are filtered away: what is missing, and which filter brings how many back."""

    text: str
    offers: tuple[str, ...] = ()


Body: TypeAlias = Tiles | Bars | Quotes | Timeline | Amounts | Lines | Table | Cover | Empty
CHARTS = (Bars, Amounts, Lines)
"""Bodies that become chart parts of the file, with their values inside."""


@dataclass(frozen=True, slots=True)
class Slide:
    """One message: `finding` is what the records say, `title` is that or the presenter's own."""

    id: str
    section: str
    title: str
    finding: str
    subtitle: str
    body: Body
    foot: str
    notes: tuple[str, ...]
    aside: tuple[Quote, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether its data are filtered away."""
        return isinstance(self.body, Empty)


@dataclass(frozen=True, slots=True)
class Deck:
    """Slides of one selection, and what they were made from."""

    name: str
    slides: tuple[Slide, ...]
    filters: str
    version: str
    holds: str
    made: date
    language: str

    @property
    def charts(self) -> int:
        """How many slides hold an editable chart."""
        return sum(isinstance(s.body, CHARTS) for s in self.slides)
