"""Arithmetic inside one source: does the share follow from the two amounts, the rise from the two levels?

Only what the figures themselves allow is checked, inside one paragraph, and a check is shown with its sum. A sum that
does not come out is reported only where the words say that it should (占, 比例); otherwise nothing is claimed.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import permutations
from typing import Any

from lib.text.fold import fold

Row = Mapping[str, Any]
_SHARE = re.compile("占|比例|比重|国产化率|份额")
_CHANGE = re.compile("增|涨|升|降|跌|减|回落|幅")


@dataclass(frozen=True, slots=True)
class Check:
    """`figures` are the ids of part, whole and share (or before, after and change); `printed` is the sum as one would write it."""

    figures: tuple[str, str, str]
    printed: str
    holds: bool


def checks(rows: Sequence[Row]) -> tuple[Check, ...]:
    """Every sum that the figures of one paragraph allow.

    `rows` are figures as `lib.query.figures.rows` gives them: id, article, paragraph, low, high, unit, kind, metric, text.
    """
    groups: dict[tuple[str, Any], list[Row]] = defaultdict(list)
    for row in rows:
        if row["low"] is not None and row["low"] == row["high"]:
            groups[(row["article"], row["paragraph"])].append(row)
    out: list[Check] = []
    for group in groups.values():
        for share in (r for r in group if r["unit"] == "%"):
            found = _first(_shares(share, group)) or _first(_changes(share, group))
            if found:
                out.append(found)
    return tuple(out)


def _first(found: Iterable[Check]) -> Check | None:
    """The first check that holds, else the first that does not."""
    listed = list(found)
    return next((c for c in listed if c.holds), listed[0] if listed else None)


def _pairs(share: Row, group: Sequence[Row]) -> Iterable[tuple[Row, Row]]:
    """Pairs of amounts of one unit in the paragraph of a percentage."""
    amounts = [r for r in group if r["unit"] != "%" and r["kind"] != "duration" and r["low"]]
    return ((a, b) for a, b in permutations(amounts, 2) if a["unit"] == b["unit"])


def _shares(share: Row, group: Sequence[Row]) -> Iterable[Check]:
    """Part ÷ whole = share, where the metric speaks of a share."""
    if not _SHARE.search(fold(f"{share['metric'] or ''}{share['text']}")):
        return
    pairs = list(_pairs(share, group))
    for part, whole in pairs:
        if part["low"] < whole["low"]:
            value = part["low"] / whole["low"] * 100
            holds = _same(value, share)
            # Two amounts and a share: nothing else can be meant. With more amounts a miss says nothing.
            if holds or len(pairs) == 2:
                yield Check((part["id"], whole["id"], share["id"]), f"{part['low']:g} ÷ {whole['low']:g} = {value:.2f}%", holds)


def _changes(share: Row, group: Sequence[Row]) -> Iterable[Check]:
    """(after − before) ÷ before = change, where the metric speaks of a change; only sums that come out are shown."""
    if not _CHANGE.search(fold(f"{share['metric'] or ''}{share['text']}")):
        return
    for before, after in _pairs(share, group):
        value = abs(after["low"] - before["low"]) / before["low"] * 100
        if _same(value, share):
            yield Check(
                (before["id"], after["id"], share["id"]), f"({after['low']:g} − {before['low']:g}) ÷ {before['low']:g} = {value:.2f}%", True
            )


def _same(value: float, share: Row) -> bool:
    """Equal at the precision in which the share is printed."""
    printed = re.search(r"\.(\d+)", fold(share["text"]))
    digits = len(printed[1]) if printed else 0
    return abs(value - float(share["low"])) <= 0.5 * 10.0**-digits + 1e-9
