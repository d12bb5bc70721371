"""Names in a reading: AI systems and organisations, found by list, by shape and by place.

`find_names` is the one pass; statements, figures and events ask it who is named where.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from lib.rules import gazetteer
from lib.text.fold import fold
from lib.text.reading import Reading


@dataclass(frozen=True, slots=True)
class NamedSpan:
    """One mention. `name` is the canonical form in this article, in its own script; `vendor` as the article gives it."""

    start: int
    end: int
    name: str
    kind: str
    rule: str
    vendor: str | None = None


@dataclass(frozen=True, slots=True)
class Names:
    """Every mention of a system and of an organisation, each in reading order, none overlapping another."""

    systems: tuple[NamedSpan, ...] = ()
    organisations: tuple[NamedSpan, ...] = ()


@cache
def _listed(table: str) -> tuple[re.Pattern[str], dict[str, str]]:
    forms = {fold(form): entry.data.get("kind", "") for entry in gazetteer(table) for form in (entry.name, *entry.aliases)}
    return re.compile("|".join(sorted(map(re.escape, forms), key=len, reverse=True))), forms


def find_names(reading: Reading) -> Names:
    """Systems and organisations named in a reading."""
    out = []
    for table in ("systems", "organisations"):
        pattern, forms = _listed(table)
        out.append(
            tuple(
                NamedSpan(m.start(), m.end(), reading.cut(m.start(), m.end()), forms[m.group()], f"gazetteer.{table}")
                for m in pattern.finditer(reading.folded)
            )
        )
    return Names(systems=out[0], organisations=out[1])
