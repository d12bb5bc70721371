"""Write a new version of the corpus beside the old one and put it in force in one step."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import pyarrow as pa
import pyarrow.parquet as pq

from lib.errors import StoreError
from lib.schema import TABLES, ArticleRecords
from lib.store import manifest as stated
from lib.store.parts import bucket_count, by_bucket, link, part_name, part_path, read_parts, sha256_of, write_parts
from lib.store.places import BUILDING, current_version, move_pointer, sync
from lib.store.serve import write_database


@dataclass(frozen=True, slots=True)
class Previous:
    """The version that a build starts from: its folder, its manifest, the articles that can be taken over.

    `whole` is false where a file is damaged or gone: then the version is built anew even if no article changed.
    """

    folder: Path
    manifest: Mapping[str, Any]
    keys: Mapping[str, str]
    whole: bool = True


def previous_version(corpus: Path) -> Previous | None:
    """The version in force, if it can be trusted; articles whose part files are damaged are not taken over."""
    try:
        folder = corpus / current_version(corpus)
        manifest = stated.read_manifest(folder)
    except (StoreError, FileNotFoundError):
        return None
    held = by_bucket([i["article"] for i in manifest["inputs"]], manifest["buckets"])
    keys = {i["article"]: i["build_key"] for i in manifest["inputs"]}
    sound = {bucket for bucket in held if _is_sound(folder, manifest, bucket)}
    served = _is_as_stated(folder / stated.SERVED, manifest["files"].get(stated.SERVED))
    return Previous(folder, manifest, {a: keys[a] for bucket in sound for a in held[bucket]}, whole=served and len(sound) == len(held))


def _is_sound(folder: Path, manifest: Mapping[str, Any], bucket: int) -> bool:
    """Whether all part files of a bucket are as published."""
    for table in TABLES:
        path = part_path(folder, table, manifest["parts"][str(bucket)])
        if not _is_as_stated(path, manifest["files"].get(path.relative_to(folder).as_posix())):
            return False
    return True


def _is_as_stated(path: Path, entry: Mapping[str, Any] | None) -> bool:
    """Whether a file is as its manifest states."""
    return entry is not None and path.is_file() and path.stat().st_size == entry["bytes"] and sha256_of(path) == entry["sha256"]


class Draft:
    """A version in the making.

    `wanted` are all articles it shall hold, with their build keys; those of them in `taken` come from the previous
    version. The others are added one by one, in any order; a bucket is written as soon as it is complete.
    """

    def __init__(self, corpus: Path, *, wanted: Mapping[str, str], taken: frozenset[str], previous: Previous | None) -> None:
        self._corpus, self._wanted, self._previous = corpus, dict(wanted), previous
        self._folder = corpus / f"{BUILDING}{os.getpid()}"
        self._buckets = bucket_count(len(wanted))
        self._members = by_bucket(list(wanted), self._buckets)
        self._bucket_of = {a: bucket for bucket, members in self._members.items() for a in members}
        self._taken = taken
        self._missing = {bucket: {a for a in members if a not in taken} for bucket, members in self._members.items()}
        self._fresh: dict[int, dict[str, ArticleRecords]] = defaultdict(dict)
        self._parts: dict[int, str] = {}
        self._whole_tables: dict[str, pa.Table] | None = None

    def __enter__(self) -> Self:
        shutil.rmtree(self._folder, ignore_errors=True)
        self._folder.mkdir(parents=True)
        for bucket, missing in self._missing.items():
            if not missing:
                self._close(bucket)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        shutil.rmtree(self._folder, ignore_errors=True)

    def order(self) -> list[str]:
        """The articles to add, bucket by bucket: in this order the fewest are held in memory."""
        return [a for bucket in sorted(self._missing) for a in sorted(self._missing[bucket])]

    def add(self, article: str, records: ArticleRecords | None) -> None:
        """What was read out of an article; None for one that was refused."""
        bucket = self._bucket_of[article]
        self._missing[bucket].remove(article)
        if records is None:
            del self._wanted[article]
            self._members[bucket].remove(article)
        else:
            self._fresh[bucket][article] = records
            self._wanted[article] = records.article.build_key
        if not self._missing[bucket]:
            self._close(bucket)

    def publish(self, description: Mapping[str, Any]) -> tuple[str, dict[str, int]]:
        """Write database and manifest, move the version into its place and the pointer to it; its name, and its rows."""
        files = self._files()
        rows = {table: sum(f["rows"] for name, f in files.items() if name.startswith(f"{table}.parquet/")) for table in TABLES}
        database = self._folder / stated.SERVED
        write_database(self._folder, database)
        files[stated.SERVED] = {"sha256": sha256_of(database), "bytes": database.stat().st_size}
        version = self._name(files)
        manifest = {
            "format": stated.FORMAT,
            "version": version,
            "created": datetime.now(UTC).isoformat(timespec="seconds"),
            **description,
            "rows": rows,
            "buckets": self._buckets,
            "parts": {str(bucket): name for bucket, name in sorted(self._parts.items())},
            "files": dict(sorted(files.items())),
        }
        (self._folder / stated.FILE).write_text(json.dumps(manifest, ensure_ascii=False, indent=1), encoding="utf-8")
        for path in (database, self._folder / stated.FILE, *(self._folder / f"{t}.parquet" for t in TABLES), self._folder):
            sync(path)
        self._folder.rename(self._corpus / version)
        sync(self._corpus)
        move_pointer(self._corpus, version)
        return version, rows

    def held(self) -> Mapping[str, str]:
        """The articles of this version, with their build keys."""
        return self._wanted

    def _close(self, bucket: int) -> None:
        """Write a complete bucket, or share its files with the previous version where nothing in it changed."""
        members = self._members[bucket]
        if not members:
            return
        name = part_name(bucket, {a: self._wanted[a] for a in members})
        self._parts[bucket] = name
        before = self._previous
        if (
            before
            and before.manifest["buckets"] == self._buckets
            and before.manifest["parts"].get(str(bucket)) == name
            and not self._fresh.get(bucket)
        ):
            for table in TABLES:
                link(part_path(before.folder, table, name), part_path(self._folder, table, name))
            return
        write_parts(self._folder, name, members, fresh=self._fresh.pop(bucket, {}), old=self._old_tables(bucket, members))
        for table in TABLES:
            sync(part_path(self._folder, table, name))

    def _old_tables(self, bucket: int, members: Sequence[str]) -> Mapping[str, pa.Table]:
        """Tables of the previous version that hold the articles taken over into a bucket."""
        before = self._previous
        if before is None or not any(a in self._taken for a in members):
            return {}
        if before.manifest["buckets"] == self._buckets:
            name = before.manifest["parts"][str(bucket)]
            return {table: read_parts([part_path(before.folder, table, name)], table) for table in TABLES}
        if self._whole_tables is None:  # the corpus outgrew its number of buckets: every article moves, once
            names = before.manifest["parts"].values()
            self._whole_tables = {t: read_parts([part_path(before.folder, t, n) for n in names], t) for t in TABLES}
        return self._whole_tables

    def _files(self) -> dict[str, dict[str, Any]]:
        """Hash, size and rows of every part file."""
        out = {}
        for table in TABLES:
            for name in self._parts.values():
                path = part_path(self._folder, table, name)
                key = path.relative_to(self._folder).as_posix()
                known = self._previous.manifest["files"].get(key) if self._previous else None
                if known is None or not self._is_shared(path, key):
                    known = {"sha256": sha256_of(path), "bytes": path.stat().st_size, "rows": pq.read_metadata(path).num_rows}
                out[key] = known
        return out

    def _is_shared(self, path: Path, key: str) -> bool:
        """Whether a part is the very file of the previous version, whose hash was checked when the build began."""
        return self._previous is not None and (self._previous.folder / key).exists() and path.samefile(self._previous.folder / key)

    def _name(self, files: Mapping[str, Mapping[str, Any]]) -> str:
        """Name of the version: when it was built, and a hash of what it holds."""
        digest = hashlib.sha256("".join(f["sha256"] for f in files.values()).encode()).hexdigest()[:8]
        name = f"{datetime.now(UTC):%Y%m%dT%H%M%S}-{digest}"
        number = 2
        while (self._corpus / name).exists():
            name, number = f"{name[:24]}-{number}", number + 1
        return name
