"""The language of the interface: chosen by the reader, carried in the address, guessed on the first visit."""

from __future__ import annotations

import streamlit as st

from lib.labels import DEFAULT_LANGUAGE, LANGUAGES, code_of, label
from lib.query.selection import DIMENSIONS

KEY = "lang"
_HTML = {"zh-Hans": "zh-CN", "zh-Hant": "zh-TW", "en": "en"}


def current() -> str:
    """The language in force, before or after the switch has been drawn."""
    for value in (st.session_state.get(KEY), code_of("language", str(st.query_params.get(KEY, "")))):
        if value in LANGUAGES:
            return str(value)
    return of_browser()


def switch() -> str:
    """The switch 简体 · 繁體 · EN. Choosing keeps the filters: their names in the address are written anew.

    What an address without a language means must be the switch's default, not only its first value: any step to such an address
    sets a bound widget back to its default.
    """
    chosen = st.segmented_control(
        label("dimension", "language", current()),
        LANGUAGES,
        format_func=lambda code: label("language", code),
        key=KEY,
        bind="query-params",
        default=of_browser(),
        required=True,
        label_visibility="collapsed",
        on_change=_rename_filters,
    )
    return chosen if chosen in LANGUAGES else of_browser()


def html_code(language: str) -> str:
    """The value of the page's `lang`."""
    return _HTML[language]


def of_browser() -> str:
    """繁體 for a browser of Taiwan, Hong Kong or Macau, else 简体."""
    locale = str(st.context.locale or "").lower().replace("_", "-")
    return "zh-Hant" if any(part in locale for part in ("-tw", "-hk", "-mo", "hant")) else DEFAULT_LANGUAGE


def _rename_filters() -> None:
    """Bound widgets hold names on screen; setting the codes again makes them show the new language's names."""
    for key in DIMENSIONS:
        if key in st.session_state:
            st.session_state[key] = st.session_state[key]
