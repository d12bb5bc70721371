"""The one place that knows how the published corpus is read: a DuckDB cursor for each question.

The store opens a version folder read-only; a shared connection under threads returns other users' rows, so every
question asks for a cursor of its own. Values travel as parameters, never inside the SQL.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Protocol, TypeAlias

import duckdb
import pandas as pd

Row: TypeAlias = "Mapping[str, Any] | pd.Series[Any]"
"""One record, out of a frame or a dictionary: read by column name."""


class Corpus(Protocol):
    """What `lib.corpus.open_corpus()` gives."""

    @property
    def version(self) -> str:
        """Name of the version folder."""
        ...

    @property
    def manifest(self) -> Mapping[str, Any]:
        """`corpus.json` as a mapping."""
        ...

    def cursor(self) -> duckdb.DuckDBPyConnection:
        """A cursor of its own for one question."""
        ...


def rows(corpus: Corpus, sql: str, params: Sequence[object] = ()) -> list[dict[str, Any]]:
    """The answer as plain dictionaries: dates are dates, lists are lists, nothing is NaN."""
    cursor = corpus.cursor()
    try:
        cursor.execute(sql, list(params))
        names = [d[0] for d in cursor.description or ()]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
    finally:
        cursor.close()


def frame(corpus: Corpus, sql: str, params: Sequence[object] = ()) -> pd.DataFrame:
    """The answer as a frame of Python objects: a missing value is None, never NaN, so nothing turns into a float.

    Frames here are small (a page of rows, a few dozen groups); what is counted, is counted in SQL.
    """
    cursor = corpus.cursor()
    try:
        cursor.execute(sql, list(params))
        names = [d[0] for d in cursor.description or ()]
        return pd.DataFrame(cursor.fetchall(), columns=pd.Index(names), dtype=object)
    finally:
        cursor.close()


def scalar(corpus: Corpus, sql: str, params: Sequence[object] = ()) -> int:
    """A single whole number."""
    found = rows(corpus, sql, params)
    value = next(iter(found[0].values())) if found else 0
    return int(value or 0)
