"""The deck a reader is putting together: kept in the session while pages change, in the address on 演示."""

from __future__ import annotations

from datetime import date

import streamlit as st

from lib.export import deck, plan
from lib.export.plan import Plan
from lib.export.scene import Scene
from lib.query import sentence
from lib.ui import links
from lib.ui.markup import esc, go, tag
from lib.ui.view import View

PIN = "pin"
"""Parameter of a link that adds a slide."""
_KEPT = "~deck"


def scene(view: View) -> Scene:
    """What the deck is made from."""
    return Scene(ask=view.ask, corpus=view.corpus, selection=view.selection, namer=view.names.of, language=view.language)


def current() -> Plan:
    """The plan in force: the address's where it holds one, else the session's."""
    given = {name: st.query_params.get_all(name) for name in (plan.DECK, plan.TITLED)}
    if any(given.values()):
        keep(plan.from_params(given))
    held = st.session_state.get(_KEPT)
    return held if isinstance(held, Plan) else Plan()


def keep(changed: Plan) -> None:
    """Remember a plan for this visit."""
    st.session_state[_KEPT] = changed


def receive(view: View) -> None:
    """Add the slide that a link has just named, and say so."""
    slide = st.query_params.get(PIN)
    if not slide:
        return
    del st.query_params[PIN]
    if not (plan.valid(slide) and deck.known(slide)):
        return
    held = current()
    default = deck.default(scene(view))
    added = slide not in held.shown(default)
    changed = held.with_slide(slide, default)
    keep(changed)
    for name in (plan.DECK, plan.TITLED):
        if name in st.query_params:
            st.query_params[name] = changed.to_params()[name]
    said = view.word("briefing.pinned" if added else "briefing.pinned_already", n=len(changed.slides))
    st.toast(said, icon=":material/slideshow:")


def link(view: View, slide: str) -> str:
    """The way to add a slide, as HTML."""
    return go(links.query(view.here, view.names, keep=(), **{PIN: slide}), esc(view.word("briefing.pin")), classes="lens-pin")


def tools(view: View, slide: str | None) -> str:
    """Beside a chart's title: add it to the deck, take its picture; as HTML. A picture says what it was made from, and not where to click."""
    made = (sentence.filters(view.selection, view.names.of, view.language), sentence.holds(view.counts, view.language))
    day = view.word("picture.made", day=date.today().isoformat())
    origin = view.word("join.dot").join((*made, view.word("sentence.version", version=view.corpus.version), day))
    pictures = [
        tag(
            "button",
            kind.upper(),
            classes="lens-tool",
            type="button",
            data_picture=kind,
            data_from=origin,
            data_hint=view.word("picture.hint"),
            data_tail=view.corpus.version.rsplit("-", 1)[-1],
            title=view.word("picture.save", kind=kind.upper()),
        )
        for kind in ("png", "svg")
    ]
    return tag("span", (link(view, slide) if slide else "") + "".join(pictures), classes="lens-tools")
