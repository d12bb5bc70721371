"""The DuckDB file that the app reads: the part files of a version, table by table, and what each source is called."""

from __future__ import annotations

from pathlib import Path

import duckdb

from lib.errors import StoreError
from lib.schema import KEYS, TABLES
from lib.store.naming import NAMES


def write_database(folder: Path, path: Path) -> None:
    """Load every table of a version folder, then close with nothing left in a write-ahead log.

    Records lie in the order of articles and of their places in them, so that pages read in order touch few blocks.
    """
    with duckdb.connect(str(path)) as connection:
        connection.execute("SET preserve_insertion_order = true")
        for table in TABLES:
            order = "article" if table == "articles" else f'article, "start", {KEYS[table]}'
            files = str(folder / f"{table}.parquet" / "*.parquet").replace("'", "''")
            connection.execute(f"CREATE TABLE {table} AS SELECT * FROM read_parquet('{files}') ORDER BY {order}")
        connection.execute(f"CREATE TABLE names AS {NAMES} ORDER BY article")
        connection.execute("CHECKPOINT")
    if path.with_name(path.name + ".wal").exists():
        raise StoreError(f"{path}: a write-ahead log is left; the version is not published")
