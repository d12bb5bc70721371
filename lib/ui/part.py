"""A part of a page that runs by itself: its controls draw it anew, and all around it stands. A full run of a page is three times as long."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import streamlit as st

from lib.ui import failures
from lib.ui.view import View

_WHOLE = "lens~whole"
"""State that says that the next run must be of the whole page."""


def part(draw: Callable[..., None], view: View, **options: object) -> None:
    """Draw a part of the page. Links around it must not name its controls: they are not drawn anew when one changes."""
    st.session_state.pop(_WHOLE, None)
    _alone(draw, view, options)


def whole_page() -> None:
    """Have the whole page run though only a part of it was touched: the drawer stands outside. For callbacks of widgets."""
    st.session_state[_WHOLE] = True


@st.fragment
def _alone(draw: Callable[..., None], view: View, options: Mapping[str, object]) -> None:
    if st.session_state.pop(_WHOLE, False):
        st.rerun()
    try:
        draw(view, **options)
    except Exception as error:  # a part runs outside of the page's own net
        failures.report(error, view.language)
