"""Walk a source folder: every document in it, with the name it gets in the corpus."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from lib.errors import UsageError
from lib.intake.document import Document, Refusal
from lib.intake.stated import FILE, Manifest, read_manifest

SUFFIXES = (".txt", ".md")
LARGEST = 20 * 2**20
_ABOUT = re.compile(r"(?i)^(?:readme|licen[cs]e|notice|copying|changelog|authors)\b")


@dataclass(frozen=True, slots=True)
class Folder:
    """What a source folder holds: documents by name in order, what was refused at the door, what was passed over."""

    root: Path
    paths: Mapping[str, Path]
    manifest: Manifest
    refused: tuple[Refusal, ...] = ()
    passed_over: Mapping[str, int] = field(default_factory=dict)

    def documents(self) -> Iterator[Document | Refusal]:
        """Each document with its bytes, or why they cannot be had."""
        for name in self.paths:
            yield self.document(name)

    def document(self, name: str) -> Document | Refusal:
        """One document, read now."""
        path = self.paths[name]
        source = path.relative_to(self.root).as_posix()
        try:
            if path.stat().st_size > LARGEST:
                return Refusal(source=source, reason="is larger than 20 MB", remedy="split it into articles")
            data = path.read_bytes()
        except OSError as error:
            return Refusal(source=source, reason=f"cannot be opened ({error.strerror})", remedy="check that it exists and may be read")
        return Document(name=name, source=source, data=data, stated=self.manifest.articles.get(source))


def walk(source: Path) -> Folder:
    """The documents under a folder; hidden files and files about the folder are passed over.

    Raises UsageError where there is no such folder.
    """
    if not source.is_dir():
        raise UsageError(f"{source}: no such folder; give the folder that holds the articles (.txt, .md)")
    paths: list[Path] = []
    refused: list[Refusal] = []
    other: Counter[str] = Counter()
    for path in sorted(source.rglob("*")):
        inner = path.relative_to(source)
        if any(part.startswith(".") for part in inner.parts) or not path.is_file():
            continue
        if path.suffix.lower() not in SUFFIXES or _ABOUT.match(path.name):
            other[path.suffix.lower() or path.name] += path.name != FILE
        elif (wrong := _wrong(path, source)) is not None:
            refused.append(wrong)
        else:
            paths.append(path)
    manifest = read_manifest(source)
    names = article_names([p.relative_to(source).as_posix() for p in paths])
    found = {p.relative_to(source).as_posix() for p in paths}
    lost = tuple(f"{FILE}: «{f}» is listed but not in the folder" for f in manifest.articles if f not in found)
    manifest = Manifest(manifest.name, manifest.window, manifest.articles, (*manifest.problems, *lost))
    return Folder(source, dict(sorted(zip(names, paths, strict=True))), manifest, tuple(refused), {k: n for k, n in other.items() if n})


def _wrong(path: Path, source: Path) -> Refusal | None:
    """Why a file is not taken in, judged by its place alone."""
    shown = path.relative_to(source).as_posix().encode("utf-8", "backslashreplace").decode()
    if shown != path.relative_to(source).as_posix():
        return Refusal(source=shown, reason="has a name that is not UTF-8", remedy="rename the file")
    if not path.resolve().is_relative_to(source.resolve()):
        return Refusal(source=shown, reason="is a link out of the folder", remedy="copy the file into the folder")
    return None


def article_names(sources: Sequence[str]) -> tuple[str, ...]:
    """Name of each document: the file name without suffix; where that clashes, the path with `/` as `~`.

    >>> article_names(["a.txt", "x/b.txt", "y/b.txt", "c.md", "c.txt"])
    ('a', 'x~b', 'y~b', 'c.md', 'c.txt')
    """
    pure = [PurePosixPath(unicodedata.normalize("NFC", s)) for s in sources]
    forms = [
        [p.stem for p in pure],
        [p.with_suffix("").as_posix().replace("/", "~") for p in pure],
        [p.as_posix().replace("/", "~") for p in pure],
        list(sources),  # unique by nature
    ]
    level = [0] * len(pure)
    while True:
        names = [forms[n][i] for i, n in enumerate(level)]
        count = Counter(names)
        clashing = [i for i, name in enumerate(names) if count[name] > 1 and level[i] < len(forms) - 1]
        if not clashing:
            return tuple(names)
        for i in clashing:
            level[i] += 1
