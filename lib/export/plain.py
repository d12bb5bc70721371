"""CSV, JSON and Parquet of all records of a selection; each says where it comes from.

CSV and JSON differ in whom they are for: CSV has names and labels in the language of the page, guarded against cells that
a spreadsheet would run; JSON and Parquet have codes, which do not change with the language.
"""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from lib.export.provenance import Provenance
from lib.export.tables import Column, Table

GUARDED = "=+-@\t\r\n＝＋－＠"
"""A cell that begins so is a formula to some spreadsheet; the full-width signs are to Chinese and Japanese ones."""
_EPOCH = (1980, 1, 1, 0, 0, 0)


def csv_files(tables: Iterable[Table], said: Sequence[tuple[str, str]], *, about: str) -> bytes:
    """A ZIP of one CSV a table, and one that says what they hold; UTF-8 with a mark, so that Excel reads the Chinese."""
    files = {f"00_{about}.csv": sheet(said)}
    for table in tables:
        head = [c.title for c in table.columns]
        files[f"{table.code}.csv"] = sheet([head, *zip(*(c.shown for c in table.columns), strict=True)])
    return _zipped({name: text.encode("utf-8-sig") for name, text in files.items()})


def sheet(rows: Iterable[Sequence[object]]) -> str:
    """Rows as CSV, every text quoted and guarded."""
    out = io.StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\r\n")
    writer.writerows([[_cell(value) for value in row] for row in rows])
    return out.getvalue()


def guarded(text: str) -> str:
    """Text that no spreadsheet takes for a formula.

    >>> guarded('=HYPERLINK("http://x")'), guarded("-5%"), guarded("5%")
    ('\\'=HYPERLINK("http://x")', "'-5%", '5%')
    """
    return f"'{text}" if text[:1] and text[0] in GUARDED else text


def json_file(tables: Iterable[Table], said: Provenance) -> bytes:
    """One JSON object: `provenance`, `columns` (code to name, by table) and `tables` (lists of records)."""
    kept = list(tables)
    content = {
        "provenance": said.as_json(),
        "columns": {t.code: {c.code: c.title for c in t.columns} for t in kept},
        "tables": {t.code: _records(t) for t in kept},
    }
    return json.dumps(content, ensure_ascii=False, indent=1, default=_plain).encode("utf-8")


def parquet_files(tables: Iterable[Table], said: Provenance) -> bytes:
    """A ZIP of one Parquet file a table; provenance in each file's own metadata and beside them."""
    about = json.dumps(said.as_json(), ensure_ascii=False, indent=1, default=_plain)
    files = {"provenance.json": about.encode("utf-8")}
    for table in tables:
        out = io.BytesIO()
        fields = [_array(c) for c in table.columns]
        arrow = pa.table(fields, names=[c.code for c in table.columns])
        pq.write_table(arrow.replace_schema_metadata({"provenance": about}), out)
        files[f"{table.code}.parquet"] = out.getvalue()
    return _zipped(files)


def _cell(value: object) -> object:
    """A cell of a CSV: numbers stay numbers."""
    if value is None:
        return ""
    if isinstance(value, bool | int | float):
        return value
    if isinstance(value, date):
        return value.isoformat()
    return guarded(str(value))


def _records(table: Table) -> list[dict[str, Any]]:
    return [dict(zip([c.code for c in table.columns], row, strict=True)) for row in zip(*(c.raw for c in table.columns), strict=True)]


def _array(column: Column) -> pa.Array:
    """A column in the type of its values; one without any is text."""
    made = pa.array(list(column.raw), from_pandas=False)
    return made.cast(pa.string()) if pa.types.is_null(made.type) else made


def _plain(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{value!r} does not go into JSON")


def _zipped(files: dict[str, bytes]) -> bytes:
    """A ZIP without a clock in it: the same content is the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return out.getvalue()
