"""Read a published corpus."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import duckdb

from lib.errors import NoCorpus, StoreError
from lib.store.manifest import SERVED, read_manifest, verify
from lib.store.naming import NAMES
from lib.store.places import current_version, versions

_LOCKED_DOWN = {
    "access_mode": "READ_ONLY",
    "enable_external_access": "false",
    "autoload_known_extensions": "false",
    "autoinstall_known_extensions": "false",
    "memory_limit": "1GB",
    "lock_configuration": "true",
}


class Corpus:
    """One version of the corpus, open for reading; it stays whole while later versions are published."""

    def __init__(self, folder: Path, manifest: Mapping[str, Any]) -> None:
        self.folder = folder
        self.manifest = manifest
        try:
            self._connection = duckdb.connect(str(folder / SERVED), config=dict(_LOCKED_DOWN))
        except duckdb.Error as error:
            raise StoreError(f"{folder / SERVED}: cannot be opened ({error}); build again") from error
        tables = self._connection.execute("select table_name from information_schema.tables").fetchall()
        self._named = ("names",) in tables

    @property
    def version(self) -> str:
        """Name of the version folder."""
        return self.folder.name

    def cursor(self) -> duckdb.DuckDBPyConnection:
        """A cursor of its own for one question: a shared connection under threads gives other users' rows."""
        cursor = self._connection.cursor()
        if not self._named:  # built before sources were told apart
            cursor.execute(f"create temp view names as {NAMES}")
        return cursor

    def close(self) -> None:
        """Let go of the files."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()


def open_version(corpus: Path, *, check: bool = True) -> Corpus:
    """The version in force under a folder, checked against its manifest.

    Raises NoCorpus where nothing has been published, StoreError where what was published is damaged.
    """
    with contextlib.suppress(FileNotFoundError):
        return _open(corpus / current_version(corpus), check=check)
    # The version was replaced and swept between reading the pointer and opening it: the pointer names a new one now.
    try:
        return _open(corpus / current_version(corpus), check=check)
    except FileNotFoundError as error:
        raise StoreError(f"{corpus}: the pointer names «{current_version(corpus)}», which is gone; build again") from error


def open_kept(corpus: Path, version: str) -> Corpus:
    """A version that is kept, by its name; only the file that is read is checked.

    Raises NoCorpus where no such version is kept, StoreError where it is damaged.
    """
    folder = next((f for f in versions(corpus) if f.name == version), None)
    if folder is None:
        raise NoCorpus(f"{corpus}: the version «{version}» is not kept (any more)")
    manifest = read_manifest(folder)
    verify(folder, manifest, tables=False)
    return Corpus(folder, manifest)


def _open(folder: Path, *, check: bool) -> Corpus:
    manifest = read_manifest(folder)
    if check:
        verify(folder, manifest)
    return Corpus(folder, manifest)
