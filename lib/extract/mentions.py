"""What a name finder hands on: mentions with the name they stand for."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class NamedSpan:
    """One mention. `name` is the canonical form in this article, in its own script; `vendor` as the article gives it."""

    start: int
    end: int
    name: str
    kind: str
    rule: str
    vendor: str | None = None


@dataclass(frozen=True, slots=True)
class Names:
    """Every mention of a system and of an organisation, each in reading order, none overlapping another of its sort."""

    systems: tuple[NamedSpan, ...] = ()
    organisations: tuple[NamedSpan, ...] = ()


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where a name stands, before it is known how the article calls it at its fullest.

    `what` is "system" or "organisation", `key` tells which mentions are of one thing, `part` marks a mention of a part
    of a larger house (騰訊遊戲 of 騰訊), `plain` the listed spelling without a version that follows it.
    """

    start: int
    end: int
    what: str
    kind: str
    rule: str
    key: str
    part: bool = False
    plain: str = ""
