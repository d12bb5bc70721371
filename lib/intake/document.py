"""One document of a source folder, and what becomes of one that cannot be read."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """What the manifest states about one document."""

    file: str
    title: str | None = None
    publisher: str | None = None
    authors: tuple[str, ...] = ()
    published: date | None = None
    url: str | None = None
    invented: bool = False

    def key(self) -> str:
        """All that is stated, as one string: part of what decides whether a document must be read again."""
        return repr((self.title, self.publisher, self.authors, self.published, self.url, self.invented))


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A document as found: its name in the corpus, its place in the source folder, its bytes."""

    name: str
    source: str
    data: bytes = field(repr=False)
    stated: Stated | None = None

    @property
    def sha256(self) -> str:
        """Hash of the raw bytes."""
        return hashlib.sha256(self.data).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """A document that was left out: which, where in it, why, and what to do about it.

    `lasting` is false where the next build may have more luck with the same file (out of time, out of memory).
    """

    source: str
    reason: str
    remedy: str = ""
    place: str = ""
    lasting: bool = True

    def __str__(self) -> str:
        """One line for people."""
        where = f"{self.source}, {self.place}" if self.place else self.source
        return f"{where}: {self.reason}" + (f"; {self.remedy}" if self.remedy else "")
