"""How wide the reader's screen is, for charts that are laid out anew on a phone.

Streamlit does not know. The script of the page tells it by a parameter of the address where it differs from what the page was
drawn for, and takes the parameter away again; the session remembers. What the browser calls itself is the first guess.
"""

from __future__ import annotations

import streamlit as st

KEY = "screen"
NARROW, WIDE = "narrow", "wide"
_HELD = "lens~screen"


def narrow() -> bool:
    """Whether the page is to be drawn for a phone."""
    told = st.query_params.get(KEY)
    if told in (NARROW, WIDE):
        st.session_state[_HELD] = told
    elif _HELD not in st.session_state:
        st.session_state[_HELD] = NARROW if "Mobi" in (st.context.headers.get("User-Agent") or "") else WIDE
    return bool(st.session_state[_HELD] == NARROW)
