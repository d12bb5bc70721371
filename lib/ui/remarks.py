"""A presenter's own words to a slide: in the kept deck that the address names, else in the session until the deck is kept."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from lib.export import decks
from lib.export.plan import DECK, Plan
from lib.export.slide import Deck
from lib.settings import settings
from lib.ui.markup import esc, tag
from lib.ui.view import View

NAMED = "named"
"""Parameter that names the kept deck in hand."""
_NAME, _LOOSE = "~named", "~remarks"


def name() -> str:
    """The kept deck in hand, as the address or, on coming back to the page, the session has it; empty for a deck not kept."""
    if DECK in st.query_params or NAMED in st.query_params:
        st.session_state[_NAME] = decks.cleaned(st.query_params.get(NAMED) or "")
    held = st.session_state.get(_NAME) or ""
    return held if held and decks.find(settings().decks, held) else ""


def current() -> Mapping[str, str]:
    """The words to each slide of the deck in hand."""
    held = decks.find(settings().decks, name())
    return held.plan.remarks if held else st.session_state.get(_LOOSE) or {}


def write(slide: str, text: str) -> None:
    """Other words to one slide: kept at once where the deck is kept."""
    if not decks.remark(settings().decks, name(), slide, text):
        st.session_state[_LOOSE] = Plan(remarks=current()).remarked(slide, text).remarks


def took(name: str) -> None:
    """The deck in hand has just been kept under a name, its words with it."""
    st.session_state[_NAME] = name
    st.session_state.pop(_LOOSE, None)
    st.query_params[NAMED] = name


def noted(made: Deck) -> int:
    """How many slides have words of the presenter's own."""
    return sum(bool(s.remark) for s in made.slides)


def stage_words(view: View, made: Deck) -> dict[str, str]:
    """What the stage says of notes where no link leads to them: they are too long for an address and nobody else's business."""
    if name():
        return {}
    copied = {"copied": view.word("briefing.stage.copied_bare")} if noted(made) else {}
    return {"elsewhere": view.word("briefing.stage.elsewhere")} | copied


def bare(view: View, made: Deck) -> str:
    """That the notes of this visit are in no link until the deck is kept, as HTML; nothing where they are, or where there are none."""
    n = 0 if name() else noted(made)
    return tag("p", esc(view.word("briefing.remark_bare", n=n)), classes="lens-sub", role="note") if n else ""
