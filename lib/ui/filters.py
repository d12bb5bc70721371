"""The filters of every page: bound to the address, kept across pages, one widget a dimension.

A widget offers every value twice, to keep and to keep out («不含 …»), so one line of the rail does both.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import streamlit as st

from lib.errors import SelectionError
from lib.labels import label, word
from lib.query import options
from lib.query.database import Corpus
from lib.query.selection import DIMENSIONS, Selection, from_params
from lib.ui import spelling, state
from lib.ui.names import Names

FIRST = ("sector", "group", "speaker", "source", "attitude")
MORE = ("subject", "system", "organisation", "kind")
WINDOW, TEXT = "window", "text"
KEYS = (*DIMENSIONS, WINDOW, TEXT)
_UNKNOWN = "unknown~filters"
_REACH = "window~reach"
FOLD, _IN_FORCE = "more", "more~in_force"
"""State of the folded filters: whether they are unfolded, and whether any was set when they were last drawn."""


def names(corpus: Corpus, language: str) -> Names:
    """Names of all values of all filters."""
    return Names(language, state.ask(corpus, options.values))


def draw(corpus: Corpus, named: Names) -> Selection:
    """All filters in the rail, and the selection they make."""
    language = named.language
    text = st.text_input(
        word("filter.search_label", language),
        key=TEXT,
        type="search",
        live="400ms",
        placeholder=word("filter.search", language),
        bind="query-params",
        max_chars=200,
        help=word("search.help", language),
    )
    first, last = _window(corpus, language)
    for dimension in FIRST:
        _choice(dimension, named)
    _more(named)
    spelling.draw(named)
    params = {d: st.session_state.get(d) or [] for d in DIMENSIONS}
    days = [first.isoformat() if first else "", last.isoformat() if last else ""]
    return from_params({**params, WINDOW: days if any(days) else [], TEXT: [text or ""]})


def _more(named: Names) -> None:
    """The filters used less, folded. They are on the page only when unfolded or set: five lists of all names cost each run 10 ms."""
    in_force = any(st.session_state.get(d) or st.query_params.get_all(d) for d in MORE)
    if in_force and not st.session_state.get(_IN_FORCE):
        st.session_state[FOLD] = True
    st.session_state[_IN_FORCE] = in_force
    fold = st.expander(word("filter.more", named.language), key=FOLD, on_change="rerun")
    if fold.open or in_force:
        with fold:
            for dimension in MORE:
                _choice(dimension, named)


def _choice(dimension: str, named: Names) -> None:
    """One dimension: nothing chosen means all."""
    known = named.options(dimension)
    st.multiselect(
        label("dimension", dimension, named.language),
        known,
        format_func=lambda value: named.option(dimension, value),
        key=dimension,
        bind="query-params",
        placeholder=word("filter.any_of", named.language, n=len(known) // 2),
        filter_mode="contains",
        select_all=False,
    )


def _window(corpus: Corpus, language: str) -> tuple[date | None, date | None]:
    """First and last day; one alone is both, as the address writes a single day; cleared means any date."""
    default: list[Any] = [d for d in state.ask(corpus, options.window) if d]
    low, high = _reach(*state.ask(corpus, options.extent), default)
    chosen = st.date_input(
        label("dimension", "window", language),
        value=default,
        min_value=low,
        max_value=high,
        key=WINDOW,
        format="YYYY-MM-DD",
        bind="query-params",
        help=word("filter.window_help", language),
    )
    days = list(chosen) if isinstance(chosen, tuple) else [chosen]
    return (days[0], days[-1]) if days else (None, None)


def _reach(low: date | None, high: date | None, default: list[date]) -> tuple[date, date]:
    """First and last day that can be chosen: those of the corpus, and what an address of this visit asked for beyond them.

    Streamlit drops such days without a word, and the page would show all it has under a link that asks for none of it.
    """
    asked = [d for d in map(_day, st.query_params.get_all(WINDOW)) if d]
    held = st.session_state.get(_REACH, ())
    days = [*default, low or date(1949, 10, 1), high or date(2100, 1, 1), *asked, *held]
    st.session_state[_REACH] = (min(days), max(days))
    return min(days), max(days)


def _day(value: str) -> date | None:
    """A day as an address writes it; None for what is none."""
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None


def understand_address(named: Names) -> bool:
    """Let an address speak codes or another language: what a widget would drop silently is named as it knows it.

    True where something was renamed: the address is then to be written anew.
    """
    misnamed = False
    unknown: list[tuple[str, str]] = []
    for dimension in DIMENSIONS:
        given = st.query_params.get_all(dimension)
        named_by = [(shown, named.encoded(dimension, shown)) for shown in given]
        understood = [value for _, value in named_by if value]
        unknown += [(dimension, shown) for shown, value in named_by if not value]
        if understood and [named.option(dimension, v) for v in understood] != given:
            st.session_state[dimension] = understood
            misnamed = True
    unknown += [(WINDOW, shown[:40]) for shown in st.query_params.get_all(WINDOW) if shown and not _day(shown)]
    if unknown:
        st.session_state[_UNKNOWN] = (tuple(unknown), None)
    return misnamed


def unknown(selection: Selection) -> tuple[tuple[str, str], ...]:
    """Filters that the address asked for and this corpus does not have, as long as the selection is the one they were lost from."""
    lost, at = st.session_state.get(_UNKNOWN) or ((), None)
    if lost and at is None:
        at = selection.key
        st.session_state[_UNKNOWN] = (lost, at)
    return lost if at == selection.key else ()


def lifted(selection: Selection, name: str, corpus: Corpus) -> Selection:
    """The selection without one filter; without its window it reaches over all dates of the corpus."""
    if name != WINDOW:
        return selection.without(name)
    first, last = state.ask(corpus, options.extent)
    if not (first and last):
        raise SelectionError("this corpus has no dates: the window cannot be widened")
    return replace(selection, first=first, last=last)
