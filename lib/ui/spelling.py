"""The lists find a name in either script: what is typed turns into the spelling that is printed."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import streamlit as st

from lib.text.fold import fold
from lib.ui import state
from lib.ui.markup import tag
from lib.ui.names import Names

DIMENSIONS = ("speaker", "organisation", "source", "system")
"""Filters whose values are names out of articles."""
MOST = 400
"""Names of a filter, most used first, that the browser is told: past these the text filter serves better."""
_HERE = Path(__file__).parent


def draw(named: Names) -> None:
    """The names and what folds to what, for the script."""
    names, folded = state.made(_spellings, named.values)
    told = tag("div", "", id="lens-spellings", data_names=names, data_folded=folded)
    st.html(f"{told}<script>{_script()}</script>", unsafe_allow_javascript=True)


def _spellings(values: Mapping[str, Mapping[str, str | None]]) -> tuple[str, str]:
    """Names by filter, and every character that folds to one of theirs, both as JSON."""
    names = {d: [name or code for code, name in list(values.get(d, {}).items())[:MOST]] for d in DIMENSIONS}
    wanted = {c for shown in names.values() for name in shown for c in fold(name)}
    folded = {c: simple for c, simple in _folding().items() if simple in wanted}
    return json.dumps(names, ensure_ascii=False), json.dumps(folded, ensure_ascii=False)


@cache
def _folding() -> Mapping[str, str]:
    """Every Chinese character of the basic plane that folding changes."""
    every = "".join(chr(c) for c in range(0x3400, 0xA000))
    return {c: simple for c, simple in zip(every, fold(every), strict=True) if c != simple}


@cache
def _script() -> str:
    return (_HERE / "spelling.js").read_text(encoding="utf-8")
