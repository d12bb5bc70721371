"""Every error this program raises on purpose.

LensError
├── UsageError        the caller asked for something that does not exist (exit status 2)
├── SourceError       one document cannot be read; the rest go on
├── RuleError         a rule, gazetteer or label file is broken; nothing is built with it
├── StoreError        the processed corpus cannot be trusted or written
│   ├── NoCorpus      nothing has been published there yet
│   ├── NothingRead   no document of the source folder could be read
│   ├── BuildFailed   the first build stopped
│   └── BuildRunning  another build holds the lock
├── Unguarded         the app would answer a network without the guarded server before it
└── SelectionError    a filter names a value or field that does not exist

Messages say what was wrong, where, what is allowed and what to do about it.
"""

from __future__ import annotations


class LensError(Exception):
    """Base of all errors raised on purpose."""


class UsageError(LensError):
    """The caller asked for something that does not exist."""


class SourceError(LensError):
    """One document cannot be read; the rest go on. `place` says where in it, `remedy` what to do."""

    def __init__(self, reason: str, *, remedy: str = "", place: str = "") -> None:
        super().__init__(reason + (f"; {remedy}" if remedy else ""))
        self.reason, self.remedy, self.place = reason, remedy, place


class RuleError(LensError):
    """A rule, gazetteer or label file is broken."""


class StoreError(LensError):
    """The processed corpus cannot be trusted or written."""


class NoCorpus(StoreError):
    """Nothing has been published at this place yet."""


class NothingRead(StoreError):
    """No document of the source folder could be read."""


class BuildFailed(StoreError):
    """The first build stopped before anything was published."""


class BuildRunning(StoreError):
    """Another build holds the lock."""


class Unguarded(LensError):
    """The app would answer a network without the guarded server before it."""


class SelectionError(LensError):
    """A filter names a value or field that does not exist."""
