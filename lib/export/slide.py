"""A slide as a value: one message, the data under it, where they come from. Screen and file are drawn from the same value."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

WIDTH, HEIGHT = 1280, 720
"""A slide is laid out on this grid, on screen and in the file; one unit is three quarters of a point."""
MARGIN = 78
TOP, BOTTOM = 216, 636
"""Where the body of a slide begins and ends."""
ASIDE = 722
"""Where quotations beside a chart begin, from the margin; the chart ends a little before."""
NARROW = 682
NAMES, NAMES_OF_AMOUNTS = 326, 380
"""Width that the names of rows take: of bars, of quoted amounts."""
LEAST = 2.5
"""What diverging bars reach at least: a single statement is no long bar."""
TALLEST = 84
"""Height of a row of amounts at most."""
SIZES = {"kicker": 19, "sub": 19, "foot": 17, "letters": 20, "small": 18, "quote": 27, "by": 18, "cell": 20}
"""Letters, on screen and in the file: nothing that carries the message is under 15 points."""


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
class Bars:
    """Horizontal bars from nought, a value and a role for each row; `name` is what the values are."""

    rows: tuple[str, ...]
    name: str
    values: tuple[int, ...]
    roles: tuple[str, ...]

    @property
    def most(self) -> int:
        """The longest row."""
        return max([1, *self.values])


@dataclass(frozen=True, slots=True)
class Diverging:
    """Doubt to the left, hope to the right, neutral astride the middle; `values` are in the order of `names`.

    `helper` is what the column is called that pushes a row to its place in the file's workbook.
    """

    rows: tuple[str, ...]
    names: tuple[str, str, str]
    values: tuple[tuple[int, int, int], ...]
    pale: tuple[bool, ...]
    helper: str

    @property
    def reach(self) -> float:
        """How far the longest bar goes from the middle."""
        return max([LEAST, *(max(doubt, hope) + neutral / 2 for doubt, neutral, hope in self.values)])

    def shows(self, value: int, width: float) -> bool:
        """Whether a value fits into its part of a bar that has this width for both sides."""
        return value / (2 * self.reach) * width > 12 * len(str(value))


LEANINGS = ("doubt", "neutral", "hope")
"""The roles of a diverging bar, left to right."""


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

    @property
    def left(self) -> float:
        """Width that the names of the lanes take, each on one line."""
        return lane_width([name for name, _ in self.lanes])

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
class Laid:
    """An event laid over lines: its day, what it was, whether it is only planned."""

    day: date
    text: str
    planned: bool
    record: str


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines over time; events laid over them are numbered in their order, and named below."""

    lines: tuple[Line, ...]
    laid: tuple[Laid, ...] = ()

    @property
    def days(self) -> list[date]:
        """All days that are marked, in order."""
        return sorted({day for line in self.lines for day, _, _ in line.points} | {each.day for each in self.laid})

    @property
    def roles(self) -> tuple[str, ...]:
        """Colours of the lines; the one of events is theirs where they are laid over."""
        return ("ink", "quiet", "figure", "hope") if self.laid else ("ink", "quiet", "event", "figure")

    @property
    def every(self) -> int:
        """Which of the days are named: a date takes an eighth of the width."""
        return -(-len(self.days) // 8)

    @property
    def key_height(self) -> int:
        """Room for the names of the events, two in a row."""
        return 30 * ((len(self.laid) + 1) // 2) + 8 if self.laid else 0

    def numbers(self) -> dict[date, str]:
        """Day to the numbers of the events of that day."""
        out: dict[date, str] = {}
        for place, each in enumerate(self.laid, 1):
            out[each.day] = f"{out[each.day]}, {place}" if each.day in out else str(place)
        return out

    def planned(self, day: date) -> bool:
        """Whether all that is laid on a day is only planned."""
        return all(each.planned for each in self.laid if each.day == day)


@dataclass(frozen=True, slots=True)
class Table:
    """Cells as text; `shares` are the widths of the columns, together 1."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    shares: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """What one source says of a matter, and where."""

    text: str
    by: str
    record: str


@dataclass(frozen=True, slots=True)
class Beside:
    """One matter: how its sources stand to each other (a sign and a word), what it is, and each source's words."""

    sign: str
    relation: str
    about: str
    sides: tuple[Side, ...]


@dataclass(frozen=True, slots=True)
class Matters:
    """Matters one below the other, the sources of each side by side."""

    matters: tuple[Beside, ...]


@dataclass(frozen=True, slots=True)
class Points:
    """What the other slides say: the number of each and its headline."""

    points: tuple[tuple[int, str], ...]

    @property
    def size(self) -> int:
        """Letters: large where there are few."""
        return 28 if len(self.points) <= 6 else 24 if len(self.points) <= 8 else 20


@dataclass(frozen=True, slots=True)
class Cover:
    """What the deck is about: each line a name and what it says."""

    lines: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Empty:
    """The data of the slide are filtered away: what is missing, and which filter brings how many back."""

    text: str
    offers: tuple[str, ...] = ()


Body: TypeAlias = Tiles | Bars | Diverging | Quotes | Timeline | Amounts | Lines | Table | Matters | Points | Cover | Empty
CHARTS = (Bars, Diverging, Amounts, Lines)
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
    remark: str = ""
    """The presenter's own words; nothing of the corpus."""

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
    def origin(self) -> tuple[str, str, str]:
        """What ends the notes of every slide: filters, n, version and date; so a slide alone still says it."""
        return self.filters, self.holds, f"{self.version} · {self.made.isoformat()}"

    @property
    def charts(self) -> int:
        """How many slides hold an editable chart."""
        return sum(isinstance(s.body, CHARTS) for s in self.slides)


FULL_WIDTH = "“”‘’…—·"


def lane_width(names: Sequence[str]) -> float:
    """Width of a timeline's names, within reason.

    >>> lane_width(["发布与研究"]), lane_width(["Releases and research"])
    (150.0, 207.0)
    """
    return min(max([150.0, *(wide(name) * SIZES["small"] * 0.5 + 18 for name in names)]), 240.0)


def wide(text: str) -> int:
    """Width of a text in half characters: a Chinese one counts two, and so do marks that Chinese faces draw as wide.

    >>> wide("Sora概念"), wide("“好”……")
    (8, 10)
    """
    return sum(2 if ord(c) > 0x2E80 or c in FULL_WIDTH else 1 for c in text)


def clipped(text: str, limit: int) -> str:
    """A label of at most so many half characters.

    >>> clipped("影视动画游戏制作方", 12), clipped("Brokers and research", 12)
    ('影视动画游…', 'Brokers and…')
    """
    if wide(text) <= limit:
        return text
    kept = text
    while kept and wide(kept) > limit - 1:
        kept = kept[:-1]
    return kept.rstrip(" ,，、（(·") + "…"


def title_size(title: str, *, cover: bool = False) -> int:
    """Letters of a title: as large as one line allows, then two."""
    if cover:
        return 60 if wide(title) < 36 else 44
    return next((size for most, size in ((44, 44), (54, 36), (120, 30)) if wide(title) <= most), 25)


def quote_size(body: Quotes) -> int:
    """Letters of quotations: one alone is large."""
    return 38 if len(body.quotes) == 1 else SIZES["quote"] if len(body.quotes) < 4 else 24


def tile_size(value: str) -> int:
    """Letters of a tile's value."""
    return 84 if wide(value) < 9 else 60 if wide(value) < 15 else 44
