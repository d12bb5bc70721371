"""Read the articles that have gold, score them, and hold the scores against the floors."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lib.errors import UsageError
from lib.evaluation.measures import Gold, asked, score
from lib.evaluation.tally import Tally
from lib.intake.document import Refusal
from lib.intake.walk import Folder, walk
from lib.schema import ArticleRecords
from lib.settings import settings
from lib.workers import read_one

FLOORS = "floors.toml"
UNSEEN = "held_out"
"""What the name of a set ends with whose misses are never listed: who writes rules must not see them."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """Scores of each set of gold files, which of them are under their floors, and which articles could not be read: they count as empty."""

    sets: Mapping[str, Tally]
    breaches: tuple[str, ...]
    unread: tuple[str, ...] = ()

    def as_json(self, *, misses: bool = False) -> dict[str, Any]:
        """Tables by set, as plain values."""
        out: dict[str, Any] = {
            "sets": {name: tally.table() for name, tally in self.sets.items()},
            "breaches": list(self.breaches),
            "unread": list(self.unread),
        }
        return out | ({"misses": {name: tally.misses for name, tally in self.sets.items() if not name.endswith(UNSEEN)}} if misses else {})

    def as_text(self, *, misses: bool = False) -> str:
        """Tables by set, for people."""
        lines: list[str] = []
        for name, tally in self.sets.items():
            lines += [f"== {name}"]
            lines += [f"{key:48s} " + "  ".join(f"{k} {v}" for k, v in row.items()) for key, row in tally.table().items()]
            lines += tally.misses if misses and not name.endswith(UNSEEN) else []
        return "\n".join(lines)


def evaluate(
    gold: Path, *, source: Path | None = None, floors: Path | None = None, progress: Callable[[int, int], None] = lambda _done, _total: None
) -> Outcome:
    """Score every gold file under a folder; each folder that holds some is a set of its own.

    Raises UsageError where there is no gold, or no article to a gold file.
    """
    sets = {folder.name: _gold(folder) for folder in (gold, *sorted(p for p in gold.glob("*/") if p.is_dir())) if _gold(folder)}
    if not sets:
        raise UsageError(f"{gold}: holds no gold files (JSON with `statements`, or with `asked`); see docs/annotation-guide.md")
    total = sum(map(len, sets.values()))
    done = 0
    tallies: dict[str, Tally] = {}
    unread: list[str] = []
    for name, entries in sets.items():
        folder = _texts(gold if gold.name == name else gold / name, entries, source)
        records: dict[str, ArticleRecords] = {}
        for entry in entries:
            outcome = _read(folder, str(entry["article"]))
            if isinstance(outcome, ArticleRecords):
                records[str(entry["article"])] = outcome
            else:
                unread.append(str(outcome))
            done += 1
            progress(done, total)
        tallies[name] = score(records, entries)
    path = floors or next((p for p in (gold / FLOORS, gold.parent / FLOORS) if p.is_file()), None)
    return Outcome(tallies, _breaches(tallies, path), tuple(unread))


def _gold(folder: Path) -> list[Gold]:
    """The gold files of a folder, in name order; `article` is the file's name."""
    out: list[Gold] = []
    for path in sorted(folder.glob("*.json")):
        try:
            entry = json.loads(path.read_text(encoding="utf-8"))
        except ValueError as error:
            raise UsageError(f"{path}: is no JSON ({error})") from error
        if isinstance(entry, dict) and ("statements" in entry or "asked" in entry):
            if missing := [table for table in asked(entry) if not isinstance(entry.get(table), list)]:
                raise UsageError(f"{path}: has no list of {', '.join(missing)} (an empty one will do); see docs/annotation-guide.md")
            out.append({**entry, "article": path.stem})
    return out


def _texts(folder: Path, entries: Sequence[Gold], source: Path | None) -> Folder:
    """The folder that holds the articles of a set: the one given, the gold's own, or the settings' source."""
    tried = [source] if source else [folder, settings().source]
    for place in tried:
        if place.is_dir() and all(_article(walk(place), str(e["article"])) for e in entries):
            return walk(place)
    names = ", ".join(str(e["article"]) for e in entries[:3])
    raise UsageError(f"{folder}: the articles ({names} …) are not in {' or '.join(map(str, tried))}; name their folder with --source")


def _article(folder: Folder, name: str) -> str | None:
    """The article of a gold file: of the same name, else the only one whose name begins with it."""
    if name in folder.paths:
        return name
    longer = [n for n in folder.paths if n.startswith(name)]
    return longer[0] if len(longer) == 1 else None


def _read(folder: Folder, name: str) -> ArticleRecords | Refusal:
    """The records of an article, or why it cannot be read: it counts as read empty."""
    found = _article(folder, name)
    document = folder.document(found) if found else None
    if document is None or isinstance(document, Refusal):
        return document or Refusal(source=name, reason="is not in the folder")
    return read_one(document, "")


def _breaches(tallies: Mapping[str, Tally], path: Path | None) -> tuple[str, ...]:
    """Scores under the floors of a file: `[set]`, then `"measure" = {f1 = 0.8}`."""
    if path is None:
        return ()
    try:
        floors = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise UsageError(f"{path}: cannot be read ({error})") from error
    out = []
    for name, tally in tallies.items():
        table = tally.table()
        for measure, least in floors.get(name, {}).items():
            row = table.get(measure)
            if row is None or not set(least) <= set(row):
                raise UsageError(f"{path}, [{name}]: «{measure}» {sorted(least)} is no measure; allowed: {', '.join(table)}")
            out += [
                f"{name}: {measure}, {field} {row[field]} < {floor}"
                for field, floor in least.items()
                if row[field] is None or row[field] < floor
            ]
    return tuple(out)
