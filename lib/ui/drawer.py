"""The drawer at the right: a passage in its article, or the list behind a mark. The address names what it shows."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from lib.ui import cards, keeping, links, lists, profile, reader, removal, sides
from lib.ui.markup import esc, tag
from lib.ui.view import View


def draw(view: View) -> None:
    """Open the drawer where the address says so."""
    opened = links.opened()
    if not opened:
        return
    called = opened
    inner, opened = sides.of_side(*profile.of_profile(view, opened))
    view = replace(inner, home=view.selection)
    if opened.startswith("article~"):
        _article(view, reader.page(view, opened.removeprefix("article~")))
    elif opened.startswith(removal.OPENS):
        _article(view, removal.page(view, opened.removeprefix(removal.OPENS)))
    elif listed := lists.resolve(view, opened, called=called):
        title, pieces = listed
        st.dialog(view.word("reader.records"), width=760, position="right", on_dismiss=links.close_drawer)(_list)(title, pieces)
    else:
        _article(view, reader.passage(view, opened), record=opened)


def _article(view: View, html: str | None, *, record: str | None = None) -> None:
    missing = tag("p", esc(view.word("reader.missing")), classes="lens-meta")
    st.dialog(view.word("reader.title"), width=1160, position="right", on_dismiss=links.close_drawer)(_passage)(
        view, html or missing, record if html else None
    )


def _passage(view: View, html: str, record: str | None) -> None:
    if record:
        keeping.pin_button(view, record)
    st.html(html)


def _list(title: str, pieces: list[str]) -> None:
    st.html(tag("h2", esc(title), classes="lens-reader-title"))
    cards.show(pieces)
