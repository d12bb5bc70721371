"""Where versions lie, which one is in force, and who may build.

`DIR/current` names the version folder in force. A builder works in `DIR/.building-<pid>`, renames it to
`DIR/<version>` and then moves the pointer; killed at any moment it leaves the old version serving.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path

from lib.errors import BuildRunning, NoCorpus, StoreError

POINTER = "current"
LOCK = ".lock"
BUILDING = ".building-"
KEPT_VERSIONS = 10
KEPT_SECONDS = 600  # a reader may still hold the version that was replaced
_RETRY_SECONDS = 0.2


def current_version(corpus: Path) -> str:
    """Name of the version in force. Raises NoCorpus where nothing has been published."""
    try:
        name = (corpus / POINTER).read_text(encoding="utf-8").strip()
    except FileNotFoundError:
        raise NoCorpus(f"{corpus}: nothing has been published here; run `python -m lib build SOURCE --out {corpus}`") from None
    except OSError as error:
        raise StoreError(f"{corpus / POINTER}: cannot be read ({error.strerror})") from error
    if not name or name.startswith(".") or "/" in name or "\\" in name:
        raise StoreError(f"{corpus / POINTER}: «{name}» names no version folder; build again to mend it")
    return name


def move_pointer(corpus: Path, version: str) -> None:
    """Put a version in force, in one step."""
    temporary = corpus / f".{POINTER}-{os.getpid()}"
    with temporary.open("w", encoding="utf-8") as stream:
        stream.write(version + "\n")
        stream.flush()
        os.fsync(stream.fileno())
    temporary.replace(corpus / POINTER)
    sync(corpus)


def sync(path: Path) -> None:
    """Have the disk hold a file or a folder's list of names."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sync_tree(folder: Path) -> None:
    """Have the disk hold a folder and all in it."""
    for root, _, files in os.walk(folder):
        for name in files:
            sync(Path(root, name))
        sync(Path(root))


def versions(corpus: Path) -> list[Path]:
    """Version folders, oldest first: by the second in their names, and within a second by when they were written."""
    written = {p.parent: p.stat().st_mtime_ns for p in corpus.glob("[!.]*/corpus.json")}
    return sorted(written, key=lambda folder: (folder.name.split("-")[0], written[folder]))


def sweep(corpus: Path) -> None:
    """Remove what dead builders left and versions nobody needs. Only for the holder of the lock.

    The last ten versions stay, and any that was replaced less than ten minutes ago.
    """
    for left in (*corpus.glob(f"{BUILDING}*"), *corpus.glob(f".{POINTER}-*")):
        shutil.rmtree(left, ignore_errors=True) if left.is_dir() else left.unlink(missing_ok=True)
    known = versions(corpus)
    in_force = current_version(corpus) if (corpus / POINTER).exists() else None
    for folder, successor in pairwise(known[: len(known) - KEPT_VERSIONS + 1]):
        replaced = (successor / "corpus.json").stat().st_mtime
        if folder.name != in_force and time.time() - replaced > KEPT_SECONDS:
            shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def builder_lock(corpus: Path, *, wait: bool = True, waiting: Callable[[str], None] = lambda _: None) -> Iterator[None]:
    """Be the only builder of a corpus. Raises BuildRunning when another one works and `wait` is false."""
    corpus.mkdir(parents=True, exist_ok=True)
    with (corpus / LOCK).open("a+", encoding="utf-8") as stream:
        if not _locked(stream.fileno()):
            stream.seek(0)
            holder = f"another build (process {stream.read().strip() or '?'}) works on {corpus}"
            if not wait:
                raise BuildRunning(f"{holder}; wait for it, or leave --no-wait out to queue behind it")
            waiting(f"{holder}; waiting for it to end")
            while not _locked(stream.fileno()):
                time.sleep(_RETRY_SECONDS)
        stream.truncate(0)
        stream.write(str(os.getpid()))
        stream.flush()
        yield


def _locked(handle: int) -> bool:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
