"""Why a view is empty: which filter, lifted alone, would bring something back."""

from __future__ import annotations

from lib.query import database, overview
from lib.query.selection import Selection


def culprits(corpus: database.Corpus, selection: Selection, *, table: str, market: bool | None = None) -> dict[str, int]:
    """Filter to the number of records that lifting it alone would show; empty where no single one is to blame."""
    gains = {name: overview.count(corpus, selection.without(name), table=table, market=market) for name in selection.active()}
    return {name: n for name, n in gains.items() if n}
