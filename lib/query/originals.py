"""The raw document behind a cleaned article, where it still lies in the source folder, byte for byte."""

from __future__ import annotations

import hashlib
from pathlib import Path

from lib.query import articles
from lib.query.database import Corpus
from lib.settings import settings

Piece = tuple[str, str | None]
"""A stretch of the raw document, and why it was removed; None where it was kept."""


def pieces(corpus: Corpus, article: str) -> list[Piece] | None:
    """The whole raw document in order, cut where something was removed.

    None where it cannot be shown truthfully: the build does not name the file, it is gone or changed since, or what is
    left after the cuts is not the article that the corpus holds.
    """
    found = articles.read(corpus, article)
    data = _bytes(corpus, found["source"], found["sha256"]) if found else None
    if not found or data is None:
        return None
    try:
        raw = data.decode(found["encoding"]).removeprefix("\ufeff")
    except (UnicodeDecodeError, LookupError):
        return None
    out = cut(raw, [(d["raw_start"], d["raw_end"], d["reason"]) for d in found["dropped"] or ()])
    kept = "".join(text for text, reason in out if reason is None)
    return out if _letters(kept) == _letters(found["text"]) else None


def cut(raw: str, dropped: list[tuple[int, int, str]]) -> list[Piece]:
    """A text in stretches kept and stretches removed.

    >>> cut("广告。Sora来了。关注我们", [(0, 3, "advertisement"), (10, 14, "call to action")])
    [('广告。', 'advertisement'), ('Sora来了。', None), ('关注我们', 'call to action')]
    """
    out: list[Piece] = []
    at = 0
    for start, end, reason in sorted(dropped):
        start = max(start, at)
        if at < start:
            out.append((raw[at:start], None))
        if start < end:
            out.append((raw[start:end], reason))
        at = max(at, end)
    return [*out, (raw[at:], None)] if at < len(raw) else out


def _bytes(corpus: Corpus, source: str, sha256: str) -> bytes | None:
    """The file's bytes, if it is one the build names and unchanged since."""
    named = any(i.get("source") == source and i.get("sha256") == sha256 for i in corpus.manifest.get("inputs") or ())
    folder = settings().source.resolve()
    path = (folder / Path(source)).resolve()
    if not named or not path.is_relative_to(folder) or not path.is_file():
        return None
    data = path.read_bytes()
    return data if hashlib.sha256(data).hexdigest() == sha256 else None


def _letters(text: str) -> str:
    """A text without spaces and line breaks: cleaning joins broken lines."""
    return "".join(text.split())
