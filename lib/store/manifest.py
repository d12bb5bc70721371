"""`corpus.json`: what a version holds, from what, and the hash of each of its files."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from lib.errors import StoreError
from lib.store.parts import sha256_of

FILE = "corpus.json"
SERVED = "serve.duckdb"
FORMAT = 1


def read_manifest(folder: Path) -> dict[str, Any]:
    """The manifest of a version folder. Raises StoreError where it is broken, FileNotFoundError where it is gone."""
    path = folder / FILE
    try:
        manifest = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise StoreError(f"{path}: is damaged ({error}); build again") from error
    if not isinstance(manifest, dict) or manifest.get("format") != FORMAT:
        raise StoreError(f"{path}: is of another release of this program; build again")
    return manifest


def verify(folder: Path, manifest: Mapping[str, Any], *, tables: bool = True) -> None:
    """Check the files of a version against its manifest; without `tables` only the file that is served from.

    Raises StoreError with the file that differs: Parquet gives back a flipped bit as data.
    """
    for name, stated in manifest["files"].items():
        if not tables and name != SERVED:
            continue
        path = folder / name
        if not path.is_file():
            raise StoreError(f"{path}: is missing from the published corpus; build again")
        if path.stat().st_size != stated["bytes"] or sha256_of(path) != stated["sha256"]:
            raise StoreError(f"{path}: differs from what was published (checksum); build again")
