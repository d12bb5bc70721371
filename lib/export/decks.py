"""Named decks, one small JSON file each: slides, titles, the presenter's own words, and the selection they were made for."""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from lib.errors import LensError, UsageError
from lib.export.plan import MOST as MOST_SLIDES
from lib.export.plan import Plan, from_params, valid
from lib.query.selection import Selection
from lib.query.selection import from_params as selection_of

LONGEST_NAME = 60
MOST = 500
_LARGEST = 400_000


@dataclass(frozen=True, slots=True)
class Named:
    """A deck that was kept: its plan, its selection, and the corpus version it was made on."""

    name: str
    plan: Plan
    selection: Selection
    version: str


def save(folder: Path, named: Named) -> None:
    """Keep a deck under its name; one of the same name is replaced."""
    name = cleaned(named.name)
    if not name:
        raise UsageError("a deck needs a name")
    folder.mkdir(parents=True, exist_ok=True)
    if not _file(folder, name).exists() and len(list(folder.glob("*.json"))) >= MOST:
        raise UsageError(f"{MOST} decks are kept already; delete one first")
    held = {
        "name": name,
        "version": named.version,
        "selection": named.selection.to_params(),
        "plan": named.plan.to_params(),
        "remarks": dict(named.plan.remarks),
    }
    written = folder / f".{secrets.token_hex(6)}.part"
    written.write_text(json.dumps(held, ensure_ascii=False, indent=1), encoding="utf-8")
    written.replace(_file(folder, name))


def names(folder: Path) -> tuple[Named, ...]:
    """Every deck that can be read, by name; a broken file is passed over."""
    found = [deck for file in sorted(folder.glob("*.json"))[: 2 * MOST] if (deck := _read(file))]
    return tuple(sorted(found, key=lambda d: d.name))


def find(folder: Path, name: str) -> Named | None:
    """The deck of a name, or None."""
    wanted = cleaned(name)
    file = _file(folder, wanted)
    return _read(file) if wanted and file.is_file() else None


def remark(folder: Path, name: str, slide: str, text: str) -> bool:
    """Write the presenter's words to one slide into a deck that is kept, and nothing else; false where there is no such deck."""
    held = find(folder, name)
    if held is None:
        return False
    save(folder, replace(held, plan=held.plan.remarked(slide, text)))
    return True


def delete(folder: Path, name: str) -> None:
    """Forget a deck; nothing happens where there is none."""
    _file(folder, cleaned(name)).unlink(missing_ok=True)


def cleaned(name: str) -> str:
    """A name of one line.

    >>> cleaned("  周一  例会 ")
    '周一 例会'
    """
    return " ".join("".join(c for c in name if c.isprintable()).split())[:LONGEST_NAME]


def _file(folder: Path, name: str) -> Path:
    """The file of a name: names are people's words, so the file is called by their hash."""
    return folder / f"{hashlib.sha256(name.encode()).hexdigest()[:24]}.json"


def _read(file: Path) -> Named | None:
    """The deck of a file, or None."""
    try:
        if file.stat().st_size > _LARGEST:
            return None
        held = json.loads(file.read_text(encoding="utf-8"))
        plan, selection = held["plan"], held["selection"]
        if not isinstance(plan, Mapping) or not isinstance(selection, Mapping):
            return None
        made = from_params(plan)
        for slide, words in list((held.get("remarks") or {}).items())[:MOST_SLIDES]:
            made = made.remarked(slide, str(words)) if valid(slide) else made
        return Named(cleaned(str(held["name"])), made, selection_of(selection), str(held.get("version", "")))
    except (OSError, ValueError, KeyError, TypeError, AttributeError, LensError):
        return None
