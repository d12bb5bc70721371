"""Part files: each table is a folder of Parquet files, one for each bucket of articles.

A bucket holds the articles whose names hash to it. A version shares the part files of unchanged buckets with the one
before by hard link, so one changed article among a hundred thousand rewrites one bucket of a thousand.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from lib.errors import StoreError
from lib.schema import TABLES, ArticleRecords
from lib.store.columns import columns, rows_of, to_arrow

# Up to 256 articles one file a table; above, about 300 articles a file up to the middle size, about 100 beyond.
_BUCKETS = ((256, 1), (20_000, 64))
_MOST_BUCKETS = 1024


def bucket_count(articles: int) -> int:
    """How many buckets a corpus of a size is parted into.

    >>> bucket_count(4), bucket_count(5_000), bucket_count(100_000)
    (1, 64, 1024)
    """
    return next((n for limit, n in _BUCKETS if articles <= limit), _MOST_BUCKETS)


def bucket_of(article: str, buckets: int) -> int:
    """The bucket of an article; the same on every machine."""
    return int.from_bytes(hashlib.sha256(article.encode()).digest()[:8]) % buckets


def by_bucket(articles: Sequence[str], buckets: int) -> dict[int, list[str]]:
    """Articles of each bucket, names in order."""
    out: dict[int, list[str]] = defaultdict(list)
    for article in sorted(articles):
        out[bucket_of(article, buckets)].append(article)
    return dict(out)


def part_name(bucket: int, keys: Mapping[str, str]) -> str:
    """File name of a bucket's parts: its number and a hash of what is in it (article names and build keys)."""
    held = "\x1e".join(f"{article}\x1f{key}" for article, key in sorted(keys.items()))
    return f"part-{bucket:04d}-{hashlib.sha256(held.encode()).hexdigest()[:16]}.parquet"


def part_path(folder: Path, table: str, name: str) -> Path:
    """Where a part of a table lies in a version folder."""
    return folder / f"{table}.parquet" / name


def write_parts(
    folder: Path, name: str, articles: Sequence[str], *, fresh: Mapping[str, ArticleRecords], old: Mapping[str, pa.Table]
) -> None:
    """Write a bucket: for every table the rows of its articles in name order, fresh ones and those taken over."""
    for table in TABLES:
        kept = _slices(old[table], articles) if table in old else {}
        new = {a: to_arrow(table, rows_of(fresh[a], table)) for a in articles if a in fresh}
        pieces = [piece for a in articles if (piece := new.get(a, kept.get(a))) is not None]
        path = part_path(folder, table, name)
        path.parent.mkdir(exist_ok=True)
        pq.write_table(pa.concat_tables([columns(table).empty_table(), *pieces]), path, compression="zstd")


def read_parts(paths: Sequence[Path], table: str) -> pa.Table:
    """Rows of some part files, as the contract's columns."""
    try:
        return pa.concat_tables([pq.ParquetFile(p).read().cast(columns(table)) for p in paths] or [columns(table).empty_table()])
    except (OSError, pa.ArrowException) as error:
        raise StoreError(f"{table}: a part file cannot be read ({error}); build into an empty folder") from error


def _slices(table: pa.Table, articles: Sequence[str]) -> dict[str, pa.Table]:
    """Rows of each article."""
    wanted = table.filter(pc.is_in(table["article"], value_set=pa.array(articles, pa.string())))
    names = wanted["article"].to_pylist()
    out: dict[str, pa.Table] = {}
    start = 0
    for i in range(1, len(names) + 1):
        if i == len(names) or names[i] != names[start]:
            out[names[start]] = wanted.slice(start, i - start)
            start = i
    return out


def link(old: Path, new: Path) -> None:
    """The same file at a second place: a hard link, a copy where the disk has none."""
    new.parent.mkdir(exist_ok=True)
    try:
        os.link(old, new)
    except OSError:
        shutil.copyfile(old, new)


def sha256_of(path: Path) -> str:
    """Hash of a file."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
