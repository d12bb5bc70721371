"""What the stages noted of an article, in the words of the interface."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from lib.labels import joined
from lib.ui.markup import esc, tag
from lib.ui.view import View

_NOTES = {
    "joined": re.compile(r"(?P<n>\d{1,9}) broken lines joined"),
    "damaged": re.compile(r"(?P<n>\d{1,9}) damaged characters"),
    "misplaced": re.compile(r"(?P<n>\d{1,9}) (?P<kind>[a-z]{1,20}) records left out: their text is not at their place"),
}
"""How the stages write their notes, by the sentence that says them."""


def line(view: View, noted: Sequence[str] | None) -> str:
    """What was found odd, as HTML; nothing where nothing was."""
    said = [_said(view, "notes", _NOTES, note) for note in noted or ()]
    return tag("p", esc(view.word("notes.head") + joined(said, view.language, by="clause")), classes="lens-by lens-noted") if said else ""


def _said(view: View, family: str, patterns: Mapping[str, re.Pattern[str]], note: str) -> str:
    """One note; one that no pattern knows stands as it was written."""
    for key, pattern in patterns.items():
        if found := pattern.fullmatch(note):
            given = {k: int(v) if k == "n" else view.label("kind", v) if k == "kind" else v for k, v in found.groupdict().items()}
            return view.word(f"{family}.{key}", **given)
    return note
