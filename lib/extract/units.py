"""The words that numbers are counted in, and currency signs before a number."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from lib.patterns import compiled
from lib.rules import Rule, rules

_PREFIX_AT = compiled(
    r"(?:NT\$|HK\$|US\$|[ACS]\$|\$|¥|€|£|₩|(?<![兑对换])(?:人民币|新台币|台币|港币|港元|美元|美金|欧元|日元|英镑)|(?<![A-Za-z])(?:RMB|CNY|USD|HKD|TWD|NTD|EUR|JPY|GBP|KRW)) ?$"
)


class Unit(NamedTuple):
    """One unit word."""

    code: str
    kind: str
    rule: str
    factor: float
    barred: frozenset[str]
    allowed: frozenset[str] = frozenset()
    """What may follow though its first character is barred: «八成|果园», «六成|员工»."""


@dataclass(frozen=True, slots=True)
class _Units:
    table: Mapping[str, Unit]
    lengths: Mapping[str, tuple[int, ...]]
    """By first character: the lengths of the words that begin so, longest first."""
    prefix: Mapping[str, tuple[str, str]] = field(default_factory=dict)


@cache
def unit_table() -> _Units:
    """All unit words; Latin ones by their small letters."""
    table: dict[str, Unit] = {}
    prefix: dict[str, tuple[str, str]] = {}
    for rule in rules("units"):
        kind = str(rule.data["kind"])
        codes = _mapping(rule, "units")
        if kind == "prefix":
            prefix = {word: (code, rule.id) for word, code in codes.items()}
            continue
        latin = rule.data.get("latin", [])
        barred = _mapping(rule, "barred")
        for word in rule.words:
            code = codes.get(word, str(rule.data.get("unit", word)))
            allowed = frozenset(_mapping(rule, "allowed").get(word, "").split())
            unit = Unit(code, kind, rule.id, float(str(rule.data.get("factor", 1))), frozenset(barred.get(word, "")), allowed)
            table[word.lower() if isinstance(latin, list) and word in latin else word] = unit
    table["毛钱"] = table["毛"] = table["角钱"] = table["元"]._replace(factor=0.1)
    table["分钱"] = table["元"]._replace(factor=0.01)
    lengths: dict[str, set[int]] = {}
    for word in table:
        for first in {word[0], word[0].upper()}:
            lengths.setdefault(first, set()).add(len(word))
    return _Units(table, {first: tuple(sorted(found, reverse=True)) for first, found in lengths.items()}, prefix)


def _mapping(rule: Rule, key: str) -> dict[str, str]:
    value = rule.data.get(key, {})
    return {str(k): str(v) for k, v in value.items()} if isinstance(value, dict) else {}


def unit_at(folded: str, at: int) -> tuple[Unit, int] | None:
    """The unit that starts here (after one space at most) and where it stops."""
    units = unit_table()
    if at < len(folded) and folded[at] == " ":
        at += 1
    for length in units.lengths.get(folded[at : at + 1], ()):
        word, end = folded[at : at + length], at + length
        if end > len(folded):
            continue
        unit = units.table.get(word)
        if unit is None and word[-1].isascii():
            unit = units.table.get(word.lower())
            if unit is not None and end < len(folded) and folded[end].isascii() and folded[end].isalpha():
                unit = None
        if unit is not None and (end >= len(folded) or folded[end] not in unit.barred or folded[end : end + 2] in unit.allowed):
            return unit, end
    return None


def currency_before(folded: str, start: int, done: int = 0) -> tuple[int, str, str] | None:
    """Currency sign or name before a number: where it starts, its code, its rule."""
    if start == 0:
        return None
    base = max(done, start - 5)
    match = _PREFIX_AT.search(folded[base:start])
    if match is None:
        return None
    code, rule = unit_table().prefix[match.group().strip()]
    return base + match.start(), code, rule
