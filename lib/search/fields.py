"""Values of the coded fields: a name or a code, in any language, in either script, whole or in part."""

from __future__ import annotations

from lib.labels import codes, names_of
from lib.search.parse import Note, Query
from lib.text.fold import fold

CODED = ("sector", "group", "attitude")


def codes_for(field: str, value: str) -> tuple[str, ...]:
    """The codes that a value names: the one it names in full, else all whose name holds it; none where no name does.

    >>> codes_for("sector", "影視"), codes_for("group", "券商"), codes_for("sector", "film_tv"), codes_for("sector", "?")
    (('film_tv',), ('analyst',), ('film_tv',), ())
    """
    wanted = fold(value).lower()
    named = {code: [fold(n).lower() for n in (code, *names_of(field, code))] for code in codes(field)}
    whole = tuple(code for code, names in named.items() if wanted in names)
    return whole or tuple(code for code, names in named.items() if len(wanted) > 1 and any(wanted in n for n in names))


def notes(query: Query) -> tuple[Note, ...]:
    """What was left out of a query, and the field values that name nothing."""
    unknown = (Note("code", t.text) for c in query.clauses for t in c if t.field in CODED and not codes_for(t.field, t.text))
    return tuple(dict.fromkeys((*query.notes, *unknown)))
