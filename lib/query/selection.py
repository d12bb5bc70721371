"""The filter as a value: what is shown, and what is kept out.

A selection is frozen, round-trips through plain URL parameters, is the key of every cache, and prints itself
(`lib.query.sentence`). A parameter holds values to keep; one with a leading minus is kept out:

    ?sector=film_tv&sector=-games&window=2024-02-01&window=2024-03-31&text=算力
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date
from typing import Any
from urllib.parse import urlencode

from lib.errors import SelectionError
from lib.schema import GROUPS, NO_SECTOR, SECTORS, SENTIMENTS

KINDS = ("statements", "figures", "events", "systems", "organisations")
CODES: Mapping[str, tuple[str, ...]] = {
    "sector": (*SECTORS, NO_SECTOR),
    "group": GROUPS,
    "attitude": SENTIMENTS,
    "kind": KINDS,
}
"""Dimensions whose values the contract fixes; the others take names out of the corpus."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Values of one dimension to keep (none: all) and values to keep out."""

    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.include or self.exclude)


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """What is shown. `first` and `last` bound the date window, either may be open."""

    sector: Choice = field(default_factory=Choice)
    group: Choice = field(default_factory=Choice)
    speaker: Choice = field(default_factory=Choice)
    subject: Choice = field(default_factory=Choice)
    system: Choice = field(default_factory=Choice)
    organisation: Choice = field(default_factory=Choice)
    source: Choice = field(default_factory=Choice)
    attitude: Choice = field(default_factory=Choice)
    kind: Choice = field(default_factory=Choice)
    first: date | None = None
    last: date | None = None
    text: str = ""

    def choice(self, dimension: str) -> Choice:
        """The choice made in one dimension."""
        if dimension not in DIMENSIONS:
            raise SelectionError(f"no filter is called «{dimension}»; there are {', '.join(DIMENSIONS)}")
        found: Choice = getattr(self, dimension)
        return found

    def only(self, dimension: str, *values: str) -> Selection:
        """The same selection with one dimension narrowed to some values."""
        change: dict[str, Any] = {dimension: Choice(values, self.choice(dimension).exclude)}
        return replace(self, **change)

    def without(self, dimension: str) -> Selection:
        """The same selection with one filter lifted; `window` and `text` count as filters too.

        >>> Selection(text="算力").without("text") == Selection()
        True
        """
        if dimension == "window":
            return replace(self, first=None, last=None)
        if dimension == "text":
            return replace(self, text="")
        self.choice(dimension)
        change: dict[str, Any] = {dimension: Choice()}
        return replace(self, **change)

    def active(self) -> tuple[str, ...]:
        """The filters in force, in the order of the page: dimensions, then `window`, then `text`."""
        found = [d for d in DIMENSIONS if self.choice(d)]
        return (*found, *(["window"] if self.first or self.last else []), *(["text"] if self.text else []))

    def counts_kind(self, table: str) -> bool:
        """Whether records of a table are wanted at all."""
        return (not self.kind.include or table in self.kind.include) and table not in self.kind.exclude

    def to_params(self) -> dict[str, list[str]]:
        """Plain URL parameters; nothing for what is not filtered.

        >>> Selection(sector=Choice(("film_tv",), ("games",)), text="算力").to_params()
        {'sector': ['film_tv', '-games'], 'text': ['算力']}
        """
        out = {d: encoded(self.choice(d)) for d in DIMENSIONS if self.choice(d)}
        if self.first or self.last:
            out["window"] = [_printed(self.first), _printed(self.last)]
        if self.text:
            out["text"] = [self.text]
        return out

    @property
    def key(self) -> str:
        """One string for one selection: the key of caches."""
        return urlencode(self.to_params(), doseq=True)


DIMENSIONS = tuple(f.name for f in fields(Selection) if f.name not in ("first", "last", "text"))


def from_params(params: Mapping[str, Iterable[str]]) -> Selection:
    """The selection that URL parameters describe; parameters of other names are left alone.

    >>> from_params({"sector": ["film_tv", "-games"], "lang": ["en"]}).sector
    Choice(include=('film_tv',), exclude=('games',))

    Raises SelectionError for a code the contract does not know and for a date that is none.
    """
    choices: dict[str, Any] = {d: decoded(d, params.get(d, ())) for d in DIMENSIONS}
    first, last = window_of(list(params.get("window", ())))
    text = " ".join(" ".join(params.get("text", ())).split())
    return Selection(**choices, first=first, last=last, text=text)


def encoded(choice: Choice) -> list[str]:
    """Parameter values of a choice; a kept value that itself starts with a sign is marked by a plus."""
    return [f"+{v}" if v[:1] in "+-" else v for v in choice.include] + [f"-{v}" for v in choice.exclude]


def decoded(dimension: str, values: Iterable[str]) -> Choice:
    """The choice behind parameter values, each value once, checked where the contract fixes the codes."""
    include: dict[str, None] = {}
    exclude: dict[str, None] = {}
    for value in values:
        if not value:
            continue
        bare = value[1:] if value[0] in "+-" else value
        if dimension in CODES and bare not in CODES[dimension]:
            raise SelectionError(f"«{bare}» is no {dimension}; there are {', '.join(CODES[dimension])}")
        (exclude if value[0] == "-" else include)[bare] = None
    return Choice(tuple(include), tuple(exclude))


def window_of(values: list[str]) -> tuple[date | None, date | None]:
    """First and last day of two parameter values, either empty.

    >>> window_of(["2024-02-01", ""])
    (datetime.date(2024, 2, 1), None)
    """
    if len(values) > 2:
        raise SelectionError(f"a window has a first and a last day, not {len(values)}")
    days = [_day(v) for v in [*values, "", ""][:2]]
    if days[0] and days[1] and days[0] > days[1]:
        days.reverse()
    return days[0], days[1]


def _day(value: str) -> date | None:
    try:
        return date.fromisoformat(value) if value else None
    except ValueError as error:
        raise SelectionError(f"«{value}» is no day; write it as 2024-02-01") from error


def _printed(day: date | None) -> str:
    return day.isoformat() if day else ""
