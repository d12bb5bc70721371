"""What the reader sees when there is nothing to show yet, or something failed: what happened, and what to do."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from lib.errors import BuildFailed, LensError, NoCorpus, NothingRead, SelectionError, StoreError, Unguarded
from lib.labels import word
from lib.ui import state
from lib.ui.markup import esc, tag

LOG = logging.getLogger("lens.page")


def report(error: Exception, spoken: str) -> None:
    """Say what went wrong and what helps; what is no fault of the reader's is logged, and under a number where it was not foreseen."""
    if isinstance(error, NoCorpus):
        kind, detail, command = "no_corpus", "", "make run"
    elif isinstance(error, NothingRead):
        LOG.error("store: %s", error)
        kind, detail, command = "unread", str(error), "make run SOURCE=…"
    elif isinstance(error, BuildFailed):
        LOG.error("store: %s", error)
        kind, detail, command = "build", str(error), "make build"
    elif isinstance(error, StoreError):
        LOG.error("store: %s", error)
        kind, detail, command = "store", str(error), "make build"
    elif isinstance(error, Unguarded):
        LOG.error("refused to answer on %s: SORA_LENS_GUARDED is not set", error)
        kind, detail, command = "unguarded", "", "make run"
    elif isinstance(error, SelectionError):
        kind, detail, command = "selection", str(error), ""
    elif isinstance(error, LensError):
        LOG.error("%s", error)
        kind, detail, command = "foreseen", str(error), ""
    else:
        code = secrets.token_hex(3)
        LOG.error("error %s", code, exc_info=error)
        kind, detail, command = "other", word("failure.code", spoken, code=code), ""
    pieces = [tag("h2", esc(word(f"failure.{kind}", spoken))), tag("p", esc(word(f"failure.{kind}_do", spoken)))]
    if command:
        pieces.append(tag("pre", esc(command), tabindex="0", aria_label=word("failure.command", spoken)))
    if detail:
        pieces.append(tag("p", esc(detail), classes="lens-by"))
    if kind in ("selection", "other", "foreseen"):
        pieces.append(tag("p", tag("a", esc(word("failure.afresh", spoken)), classes="lens-link lens-lift", href="?", data_go="")))
    st.html(tag("section", "".join(pieces), classes="lens-empty lens-failure", role="alert"))


@contextmanager
def waiting(spoken: str) -> Iterator[None]:
    """While the first corpus is being built, say so: it takes a minute, and the page would be blank."""
    if state.published():
        yield
        return
    place = st.empty()
    steps = tag("p", esc(word("waiting.do", spoken))) + tag("div", "", classes="lens-running", aria_hidden="true")
    place.html(tag("section", tag("h2", esc(word("waiting.title", spoken))) + steps, classes="lens-empty", role="status"))
    try:
        yield
    finally:
        place.empty()
