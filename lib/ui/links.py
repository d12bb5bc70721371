"""Addresses: every record, list and selection has one.

A link is a plain anchor marked `data-go`; the script of the page follows it without a reload by putting the address into
the history, so Back is the previous selection. A link that stays on its page names the selection and what it opens; the script
carries on the page's own controls (`OF_PAGE`) as they stand when it is used, so that lists need not be sent anew when one changes.
"""

from __future__ import annotations

from urllib.parse import quote_plus, urlencode

import streamlit as st

from lib.labels import DEFAULT_LANGUAGE, label
from lib.query.selection import DIMENSIONS, Selection
from lib.ui.language import KEY as LANGUAGE_KEY
from lib.ui.language import of_browser
from lib.ui.names import Names

OPEN = "open"
"""Parameter that names the record or list shown in the drawer."""


SCRIPT = "script"
"""Parameter that names the script articles are shown in."""

OF_PAGE = ("by", "weigh", "about", "compare", "order", "shape", "a", "b", "of", "over", "over_figures", "before", "script")
"""Parameters of one page's own controls: carried on by links that stay on the page; a link drops one by naming it empty."""
OF_LIST = ("statements_page", "excerpts_page", "events_page")
"""Where a list is open: carried on only by links that open or add something, for those leave the selection as it is."""


def query(selection: Selection, names: Names, *, keep: tuple[str, ...] = (), **more: str | None) -> str:
    """Query string of a selection, in the names of the language; `keep` names parameters of the present address to write down."""
    pairs: list[tuple[str, str]] = []
    params = selection.to_params()
    for key, values in params.items():
        pairs += [(key, names.option(key, v) if key in DIMENSIONS else v) for v in values]
    if names.language != DEFAULT_LANGUAGE or of_browser() != DEFAULT_LANGUAGE:
        pairs.append((LANGUAGE_KEY, label("language", names.language)))
    pairs += [(k, v) for k in keep for v in st.query_params.get_all(k)]
    pairs += [(k, v) for k, v in more.items() if v is not None]
    return "?" + urlencode(pairs)


def quoted(value: str) -> str:
    """A value as an address holds it."""
    return quote_plus(value)


def open_in_drawer(what: str) -> None:
    """Show a record or a list; for callbacks of widgets."""
    st.query_params[OPEN] = what


def close_drawer() -> None:
    """Show nothing in the drawer."""
    if OPEN in st.query_params:
        del st.query_params[OPEN]


def opened() -> str | None:
    """What the drawer shall show."""
    return st.query_params.get(OPEN) or None
