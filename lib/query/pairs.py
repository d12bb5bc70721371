"""Two answers side by side: the same rows in the same order."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

COUNTS = ("n", "positive", "neutral", "negative")


def aligned(*frames: pd.DataFrame, limit: int = 10, in_order: bool = False) -> list[pd.DataFrame]:
    """Counts of attitudes with the rows of all frames: most over all of them first, zero where one has no such row.

    `in_order` sorts by code instead, for weeks.
    """
    whole = pd.concat(frames)
    totals: dict[str, int] = {}
    names: dict[str, object] = {}
    for _, row in whole.iterrows():
        totals[row["code"]] = totals.get(row["code"], 0) + int(row["n"])
        names[row["code"]] = row["name"]
    codes = sorted(totals) if in_order else sorted(totals, key=lambda c: (-totals[c], c))
    return [_filled(frame, codes[:limit], names) for frame in frames]


def _filled(frame: pd.DataFrame, codes: Sequence[str], names: dict[str, object]) -> pd.DataFrame:
    have = {row["code"]: row for _, row in frame.iterrows()}
    rows = [{"code": c, "name": names[c], **{k: int(have[c][k]) if c in have else 0 for k in COUNTS}} for c in codes]
    return pd.DataFrame(rows, columns=pd.Index(["code", "name", *COUNTS]), dtype=object)
