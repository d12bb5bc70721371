"""One hash of everything but the documents that the records depend on: contract, rules, sources, language libraries."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from lib.schema import SCHEMA_VERSION

_HERE = Path(__file__).parent
_ROOMS = ("rules", "text", "extract", "sentiment", "intake")
_FILES = ("schema.py", "pipeline.py", "patterns.py")
_LIBRARIES = ("jieba", "snownlp", "opencc", "chinesecalendar", "numpy")


@cache
def fingerprint() -> str:
    """The hash, computed once in a process."""
    digest = hashlib.sha256(f"schema {SCHEMA_VERSION}".encode())
    for library in _LIBRARIES:
        try:
            digest.update(f"\x1f{library} {version(library)}".encode())
        except PackageNotFoundError:
            digest.update(f"\x1f{library} absent".encode())
    inner = [p for room in _ROOMS for p in sorted((_HERE / room).rglob("*")) if p.is_file() and p.suffix not in (".pyc", ".md")]
    for path in (*(_HERE / name for name in _FILES), *inner):
        digest.update(b"\x1f" + path.relative_to(_HERE).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:32]
