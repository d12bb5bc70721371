"""Arithmetic inside one source: does the share follow from the two amounts, the rise from the two levels?

Only what the figures themselves allow is checked, inside one paragraph, and a check is shown with its sum. A sum that
does not come out is reported only where the words say that it should (占, 比例, of the very part); otherwise nothing is claimed.
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
_PRINTED = re.compile(r"\d[\d,]{0,20}(?:\.\d{1,9})?")
_CHANGE = re.compile("增|涨|升|降|跌|减|回落|幅")
_BARE = re.compile("占|比例|比重|份额|[同环]比|[增上下]?[长涨升降跌减幅]幅?|增|回落")


@dataclass(frozen=True, slots=True)
class Check:
    """`figures` are the ids of part, whole and share (or before, after and change); `printed` is the sum as one would write it, with what is printed instead."""

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
            if holds or (len(pairs) == 2 and _meant(part, whole, share)):
                one, other = _numbers(part, whole)
                yield Check(
                    (part["id"], whole["id"], share["id"]),
                    f"{one} ÷ {other} = {_result(value, share)}{'' if holds else ' ≠ ' + share['text']}",
                    holds,
                )


def _meant(part: Row, whole: Row, share: Row) -> bool:
    """Whether a share can only be that of these two, so that a miss is one.

    Two amounts of one metric are a before and an after; a share that does not speak of the part is one of something else.
    """
    return _runs(part) != _runs(whole) and bool(_runs(part) & _runs(share))


def _moves(before: Row, after: Row, change: Row) -> bool:
    """Whether a change can be that of these two: it speaks of one of them, or of nothing else either."""
    alone = not _BARE.sub("", fold(change["metric"] or "")).strip()
    return alone or bool(_runs(change) & (_runs(before) | _runs(after)))


def _runs(row: Row) -> frozenset[str]:
    """Runs of two Chinese characters of a metric, without the words that say that it is a share or a change."""
    words = _BARE.sub(" ", fold(row["metric"] or ""))
    return frozenset(m[1] for m in re.finditer("(?=([\u4e00-\u9fff]{2}))", words))


def _changes(share: Row, group: Sequence[Row]) -> Iterable[Check]:
    """(after − before) ÷ before = change, where the metric speaks of a change; only sums that come out are shown."""
    if not _CHANGE.search(fold(f"{share['metric'] or ''}{share['text']}")):
        return
    for before, after in _pairs(share, group):
        value = abs(after["low"] - before["low"]) / before["low"] * 100
        if _same(value, share) and _moves(before, after, share):
            first, last = _numbers(before, after)
            high, low = (last, first) if after["low"] >= before["low"] else (first, last)
            yield Check((before["id"], after["id"], share["id"]), f"({high} − {low}) ÷ {first} = {_result(value, share)}", True)


def _same(value: float, share: Row) -> bool:
    """Equal at the precision in which the share is printed."""
    return abs(value - float(share["low"])) <= 0.5 * 10.0 ** -_digits(share) + 1e-9


def _digits(share: Row) -> int:
    """Digits behind the point of a share as printed."""
    printed = re.search(r"\.(\d{1,6})", fold(share["text"]))
    return len(printed[1]) if printed else 0


def _result(value: float, share: Row) -> str:
    """What comes out, at the precision in which the share is printed; one digit more where a rounded share would look amiss."""
    digits = _digits(share)
    rounded = f"{value:.{digits}f}"
    return f"{value:.{digits + 1}f}%" if _same(value, share) and float(rounded) != float(share["low"]) else f"{rounded}%"


def _numbers(a: Row, b: Row) -> tuple[str, str]:
    """Two amounts as one would write them in a sum: as printed, where both are printed in the same unit.

    >>> _numbers({"text": "98.24EFlops", "low": 98.24}, {"text": "211.50EFlops", "low": 211.5})
    ('98.24', '211.50')
    """
    found = [_PRINTED.search(fold(row["text"])) for row in (a, b)]
    if all(found) and len({_rest(row, m[0]) for row, m in zip((a, b), found, strict=True) if m}) == 1:
        return found[0][0], found[1][0]  # type: ignore[index]
    return f"{a['low']:,.12g}", f"{b['low']:,.12g}"


def _rest(row: Row, number: str) -> str:
    """What follows the number of a figure: its scale and unit."""
    return fold(row["text"]).split(number, 1)[1].strip().lower()
