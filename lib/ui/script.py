"""An article in the other script: characters change, words never; what was converted says so, and the original is one click away."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

from lib.text.fold import to_simplified, to_traditional
from lib.ui import links
from lib.ui.markup import esc, go, tag
from lib.ui.view import View

LANG = {"Hans": "zh-Hans", "Hant": "zh-Hant"}
_OTHER = {"Hans": "Hant", "Hant": "Hans"}


def shown(original: str) -> str:
    """The script an article is shown in: its own, unless the address asks for the other."""
    asked = st.query_params.get(links.SCRIPT)
    return asked if asked in LANG else original


def switch(view: View, original: str) -> str:
    """Which script is shown, marked where it is not the article's own, and the way to the other."""
    now = shown(original)
    other = _OTHER[now]
    href = links.query(view.here, view.names, keep=(), **{links.OPEN: links.opened(), links.SCRIPT: "" if other == original else other})
    mark = tag("b", esc(view.word(f"script.from.{original}")), classes="lens-converted") + " " if now != original else ""
    text = view.word("script.original") if other == original else view.word(f"script.to.{other}")
    return tag("p", mark + go(href, esc(text)), classes="lens-script", role="note")


def paragraph(row: Mapping[str, Any], script: str, original: str) -> Mapping[str, Any]:
    """A paragraph in a script, every character at its place, so that spans stay true."""
    return row if script == original else {**row, "text": converted(row["text"], script)}


def converted(text: str, script: str) -> str:
    """Text of equal length in a script.

    >>> converted("據華西證券推算", "Hans"), converted("晶片", "Hans"), converted("头发发展", "Hant")
    ('据华西证券推算', '晶片', '頭髮發展')
    """
    convert = to_simplified if script == "Hans" else to_traditional
    whole = convert(text)
    return whole if len(whole) == len(text) else "".join(c if len(convert(c)) != 1 else convert(c) for c in text)
