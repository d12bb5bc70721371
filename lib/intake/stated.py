"""Read `manifest.toml` of a source folder: the corpus's name and window, and what is known of its documents.

A bad entry is reported and left out; it never stops a build.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from lib.intake.document import Stated

FILE = "manifest.toml"
_TEXTS = ("title", "publisher", "url")
_KEYS = {"file", "authors", "published", "invented", *_TEXTS}


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a source folder states about itself; `problems` are entries that could not be used."""

    name: str | None = None
    window: tuple[date, date] | None = None
    articles: Mapping[str, Stated] = field(default_factory=dict)
    problems: tuple[str, ...] = ()


def read_manifest(source: Path) -> Manifest:
    """The manifest of a source folder; an empty one where there is none."""
    path = source / FILE
    if not path.is_file():
        return Manifest()
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        return Manifest(problems=(f"{FILE}: cannot be read ({error}); the articles are read without it",))
    return _manifest(table)


def _manifest(table: Mapping[str, object]) -> Manifest:
    """A manifest out of parsed TOML."""
    problems: list[str] = []
    corpus = table.get("corpus", {})
    if not isinstance(corpus, dict):
        problems.append(f"{FILE}: [corpus] must be a table")
        corpus = {}
    listed = table.get("article", [])
    if not isinstance(listed, list):
        problems.append(f"{FILE}: articles are written as [[article]]")
        listed = []
    articles: dict[str, Stated] = {}
    for number, raw in enumerate(listed, 1):
        entry = _entry(raw, f"{FILE}, article {number}", problems)
        if entry and entry.file in articles:
            problems.append(f"{FILE}, article {number}: «{entry.file}» is listed twice; the first entry counts")
        elif entry:
            articles[entry.file] = entry
    name = _text(corpus.get("name"), "name", f"{FILE}, [corpus]", problems)
    return Manifest(name, _window(corpus.get("window"), problems), articles, tuple(problems))


def _entry(raw: object, where: str, problems: list[str]) -> Stated | None:
    """One `[[article]]`; fields of a wrong kind are reported and left out, an entry without a file as a whole."""
    if not isinstance(raw, dict) or not isinstance(raw.get("file"), str) or not raw["file"].strip():
        problems.append(f"{where}: `file` is missing; it names the document, seen from the folder of the manifest")
        return None
    where = f"{where} ({raw['file']})"
    problems += [f"{where}: `{key}` is not known; allowed: {', '.join(sorted(_KEYS))}" for key in raw if key not in _KEYS]
    texts = {key: _text(raw.get(key), key, where, problems) for key in _TEXTS}
    invented = raw.get("invented", False)
    if not isinstance(invented, bool):
        problems.append(f"{where}: `invented` must be true or false")
    return Stated(
        file=raw["file"].strip().removeprefix("./").replace("\\", "/"),
        title=texts["title"],
        publisher=texts["publisher"],
        url=texts["url"],
        authors=_authors(raw.get("authors"), where, problems),
        published=_day(raw.get("published"), f"{where}: `published`", problems),
        invented=invented is True,
    )


def _text(value: object, key: str, where: str, problems: list[str]) -> str | None:
    if value is None or (isinstance(value, str) and not value.strip()):
        return None
    if not isinstance(value, str):
        problems.append(f"{where}: `{key}` must be text in quotation marks")
        return None
    return value.strip()


def _authors(value: object, where: str, problems: list[str]) -> tuple[str, ...]:
    if value is None:
        return ()
    names = [value] if isinstance(value, str) else value
    if not isinstance(names, list) or not all(isinstance(n, str) for n in names):
        problems.append(f'{where}: `authors` must be a list of names, as in ["闫鹏", "李唐宁"]')
        return ()
    return tuple(n.strip() for n in names if n.strip())


def _day(value: object, where: str, problems: list[str]) -> date | None:
    """A TOML date or a string YYYY-MM-DD."""
    if value is None or value == "":
        return None
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(str(value).strip())
    except ValueError:
        problems.append(f"{where}: «{value}» is not a day; write YYYY-MM-DD")
        return None


def _window(value: object, problems: list[str]) -> tuple[date, date] | None:
    """First and last day, as a list of two or a table with `first` and `last`."""
    where = f"{FILE}, [corpus]: `window`"
    if value is None:
        return None
    ends = [value.get("first"), value.get("last")] if isinstance(value, dict) else value
    days = [_day(end, where, problems) for end in ends] if isinstance(ends, list) and len(ends) == 2 else []
    if len(days) != 2 or days[0] is None or days[1] is None or days[0] > days[1]:
        problems.append(f'{where} must be two days, the first one first, as in ["2024-02-01", "2024-03-31"]')
        return None
    return days[0], days[1]
