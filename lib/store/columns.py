"""The tables of the corpus as Arrow columns, derived from the records of the contract."""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any

import pyarrow as pa

from lib.schema import TABLES, ArticleRecords, Record

_PLAIN: Mapping[object, pa.DataType] = {
    str: pa.string(),
    int: pa.int64(),
    float: pa.float64(),
    bool: pa.bool_(),
    date: pa.date32(),
}


@cache
def columns(table: str) -> pa.Schema:
    """Arrow schema of a table.

    >>> columns("excerpts").field("sectors").type
    ListType(list<element: string not null>)
    """
    record = TABLES[table]
    hints = typing.get_type_hints(record)
    return pa.schema([_field(f.name, hints[f.name]) for f in dataclasses.fields(record)])


def _field(name: str, hint: object) -> pa.Field:
    """One column; `X | None` may be null."""
    options = typing.get_args(hint) if isinstance(hint, types.UnionType) else (hint,)
    kinds = [option for option in options if option is not type(None)]
    return pa.field(name, _type(kinds[0]), nullable=len(kinds) < len(options))


def _type(hint: object) -> pa.DataType:
    """Arrow type of a plain value, a tuple of one kind, or a record."""
    if hint in _PLAIN:
        return _PLAIN[hint]
    if typing.get_origin(hint) is tuple:
        return pa.list_(pa.field("element", _type(typing.get_args(hint)[0]), nullable=False))
    if isinstance(hint, type) and dataclasses.is_dataclass(hint):
        hints = typing.get_type_hints(hint)
        return pa.struct([_field(f.name, hints[f.name]) for f in dataclasses.fields(hint)])
    raise TypeError(f"{hint!r} has no column type; add one to lib/store/columns.py")


def to_arrow(table: str, records: Sequence[Record]) -> pa.Table:
    """Records as an Arrow table."""
    schema = columns(table)
    return pa.table([pa.array([_plain(getattr(r, f.name)) for r in records], f.type) for f in schema], schema=schema)


def _plain(value: object) -> Any:
    """A value as Arrow takes it: records as mappings, tuples as lists."""
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {f.name: _plain(getattr(value, f.name)) for f in dataclasses.fields(value)}
    return value


def rows_of(records: ArticleRecords, table: str) -> tuple[Record, ...]:
    """The rows that one document gives to a table."""
    if table == "articles":
        return (records.article,)
    rows: tuple[Record, ...] = getattr(records, table)
    return rows
