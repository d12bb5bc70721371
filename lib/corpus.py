"""Open the published corpus; where none has been published yet, have it built by a process of its own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from lib.errors import BuildFailed, NoCorpus, NothingRead
from lib.settings import ROOT, settings
from lib.store import read
from lib.store.places import current_version, versions
from lib.store.read import Corpus, open_version

__all__ = ["Corpus", "open_corpus", "open_kept", "version_in_force", "versions_kept"]

_WAIT_SECONDS = 1800.0
_NOTHING = 3
"""What the build's process ends with where nothing could be published."""


def open_corpus(folder: Path | None = None, *, source: Path | None = None) -> Corpus:
    """The version in force, checked against its manifest and open for reading.

    Without a folder: the corpus of the settings. Where nothing has been published, it is built first from `source`
    (or the settings' source folder). Raises StoreError where that fails or what was published is damaged.
    """
    folder = folder or settings().corpus
    try:
        return open_version(folder)
    except NoCorpus:
        _build(source or settings().source, folder)
        return open_version(folder)


def version_in_force(folder: Path | None = None) -> str:
    """Name of the version that `open_corpus` would open: cheap to ask, to see whether a new one has been published."""
    return current_version(folder or settings().corpus)


def versions_kept(folder: Path | None = None) -> tuple[str, ...]:
    """Names of the versions that are kept, newest first."""
    return tuple(f.name for f in reversed(versions(folder or settings().corpus)))


def open_kept(version: str, folder: Path | None = None) -> Corpus:
    """A version that is kept, open for reading; to be closed by who asked. Raises NoCorpus where it is not kept."""
    return read.open_kept(folder or settings().corpus, version)


def _build(source: Path, folder: Path) -> None:
    """Run the command line's build and wait for it; language tools never enter this process."""
    command = [sys.executable, "-m", "lib", "build", str(source), "--out", str(folder), "--quiet"]
    try:
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=_WAIT_SECONDS, check=False)
    except subprocess.TimeoutExpired:
        raise BuildFailed(f"{folder}: the build did not end in {_WAIT_SECONDS / 60:.0f} minutes; run it in a terminal to see why") from None
    if done.returncode not in (0, 1):
        kind = NothingRead if done.returncode == _NOTHING else BuildFailed
        raise kind(f"{folder}: nothing could be published from {source}: {done.stderr.strip()[-600:] or 'no reason given'}")
