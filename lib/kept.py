"""Named views and pinned facts: one small JSON file each, written whole or not at all."""

from __future__ import annotations

import json
import os
import re
import secrets
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from lib.errors import UsageError

KINDS = ("view", "fact")
MOST = 1000
LONGEST_NAME, LONGEST_NOTE = 80, 2000
_LARGEST = 100_000
_ID = re.compile(r"[0-9a-f]{12}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A view (`target` is its address from the root) or a fact (`target` is its record), under a name or with a note."""

    kind: str
    name: str = ""
    target: str
    note: str = ""
    version: str = ""
    id: str = ""
    created: str = ""


def keep(folder: Path, entry: Kept) -> Kept:
    """Write an entry; one without an identifier gets one. The same fact is kept once: its note is replaced."""
    entry = replace(entry, name=_line(entry.name)[:LONGEST_NAME], note=entry.note.strip()[:LONGEST_NOTE])
    if entry.kind not in KINDS:
        raise UsageError(f"«{entry.kind}» cannot be kept; there are {', '.join(KINDS)}")
    if entry.kind == "view" and not entry.name:
        raise UsageError("a view needs a name")
    if not entry.id:
        known = listed(folder)
        same = next((k for k in known if k.kind == entry.kind == "fact" and k.target == entry.target), None)
        if same is None and len(known) >= MOST:
            raise UsageError(f"{MOST} views and facts are kept already; delete one first")
        now = datetime.now(UTC).isoformat(timespec="seconds")
        entry = replace(entry, id=same.id if same else secrets.token_hex(6), created=same.created if same else now)
    _write(_file(folder, entry.id), asdict(entry))
    return entry


def listed(folder: Path, kind: str | None = None) -> tuple[Kept, ...]:
    """All that is kept, newest first; a broken file is passed over."""
    found = [k for file in sorted(folder.glob("*.json"))[: 2 * MOST] if (k := _read(file)) and kind in (None, k.kind)]
    return tuple(sorted(found, key=lambda k: (k.created, k.id), reverse=True))


def find(folder: Path, id_: str) -> Kept | None:
    """One entry, or None."""
    return _read(_file(folder, id_)) if _ID.fullmatch(id_) else None


def change(folder: Path, id_: str, *, name: str | None = None, note: str | None = None) -> Kept | None:
    """Rename an entry or change its note; None where it is gone."""
    entry = find(folder, id_)
    if entry is None:
        return None
    changed = replace(entry, name=entry.name if name is None else name, note=entry.note if note is None else note)
    return keep(folder, changed)


def delete(folder: Path, id_: str) -> None:
    """Forget an entry; nothing happens where there is none."""
    if _ID.fullmatch(id_):
        _file(folder, id_).unlink(missing_ok=True)


def _file(folder: Path, id_: str) -> Path:
    if not _ID.fullmatch(id_):
        raise UsageError(f"«{id_}» is no identifier of a kept view or fact")
    return folder / f"{id_}.json"


def _write(file: Path, held: Mapping[str, object]) -> None:
    """Into a file of another name first, on the disk, then renamed: a reader sees the old or the new, nothing between."""
    file.parent.mkdir(parents=True, exist_ok=True)
    part = file.with_name(f".{secrets.token_hex(6)}.part")
    with part.open("w", encoding="utf-8") as out:
        json.dump(held, out, ensure_ascii=False, indent=1)
        out.flush()
        os.fsync(out.fileno())
    part.replace(file)


def _read(file: Path) -> Kept | None:
    try:
        if file.stat().st_size > _LARGEST:
            return None
        held: Any = json.loads(file.read_text(encoding="utf-8"))
        fields = {k: str(held[k]) for k in Kept.__slots__}
    except (OSError, ValueError, KeyError, TypeError):
        return None
    entry = Kept(**fields)
    return entry if entry.kind in KINDS and entry.id == file.stem and _ID.fullmatch(entry.id) else None


def _line(text: str) -> str:
    return " ".join(text.split())
