"""When an article cannot have been written yet: before the system it turns on was shown."""

from __future__ import annotations

from collections import Counter
from datetime import date
from functools import cache

from lib.extract.names import Names
from lib.rules import gazetteer
from lib.text.fold import fold

_LEAST_MENTIONS = 3


@cache
def _released() -> dict[str, date]:
    """Day on which each listed system was first shown, by all its spellings."""
    out: dict[str, date] = {}
    for entry in gazetteer("systems"):
        if entry.data.get("released"):
            out |= {fold(form): date.fromisoformat(entry.data["released"]) for form in (entry.name, *entry.aliases)}
    return out


def known_since(names: Names, *, least: int = _LEAST_MENTIONS) -> tuple[date, str] | None:
    """The first day on which an article can have known of the system it names most, and that system.

    Only the most named one counts, named three times or more: systems that are yet to come are named in passing
    («很快会发布GPT4.5»), and an article on one that is out names it throughout. Where nothing else tells the year, `least` of 1 does.
    """
    named = Counter(span.name for span in names.systems).most_common(1)
    if not named or named[0][1] < least:
        return None
    day = _released().get(fold(named[0][0]))
    return (day, named[0][0]) if day else None
