"""What the stages noted of an article, in the words of the interface: what they found odd, and how its date was found."""

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
_REASONS = {
    "listed": re.compile("语料清单注明"),
    "stated": re.compile(r"文中载明发稿日期「(?P<words>[^」]{1,60})」"),
    "dateline": re.compile(r"电头载明「(?P<words>[^」]{1,60})」,年份由文中其他日期得出"),
    "latest": re.compile(r"文中最晚的已发生日期为「(?P<words>[^」]{1,60})」"),
    "future": re.compile(r"「(?P<words>[^」]{1,60})」仍属未来"),
    "year_end": re.compile(r"文中没有更晚的日期,以 (?P<year>\d{4}) 年底为限"),
    "released": re.compile(r"文中的(?P<words>[^于]{1,60})于(?P<day>\d{4}-\d\d-\d\d)首次公布"),
}
"""The same for the reasons of a date that was inferred."""


def line(view: View, noted: Sequence[str] | None) -> str:
    """What was found odd, as HTML; nothing where nothing was."""
    said = [_said(view, "notes", _NOTES, note) for note in noted or ()]
    return tag("p", esc(view.word("notes.head") + joined(said, view.language, by="clause")), classes="lens-by lens-noted") if said else ""


def why(view: View, reasons: str) -> str:
    """How the date was found, as text; the words of the article stay as printed."""
    return joined([_said(view, "reason", _REASONS, r) for r in reasons.split(";") if r], view.language, by="clause")


def _said(view: View, family: str, patterns: Mapping[str, re.Pattern[str]], note: str) -> str:
    """One note; one that no pattern knows stands as it was written."""
    for key, pattern in patterns.items():
        if found := pattern.fullmatch(note):
            given = {k: int(v) if k == "n" else view.label("kind", v) if k == "kind" else v for k, v in found.groupdict().items()}
            return view.word(f"{family}.{key}", **given)
    return note
