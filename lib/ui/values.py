"""Values on cards that can be kept or hidden: a link that opens a small menu (the script of the page draws it)."""

from __future__ import annotations

from lib.query.selection import Selection
from lib.schema import UNKNOWN_SPEAKER
from lib.ui import links
from lib.ui.markup import esc, tag
from lib.ui.view import View

PROFILED = ("speaker", "organisation")
"""Dimensions whose values have a page of their own."""


def value(view: View, dimension: str, code: str, shown: str, *, classes: str = "") -> str:
    """A value of a filter. Without the script the link shows this value only; with it, a menu keeps, hides or lifts it."""
    named = view.names.option(dimension, f"+{code}" if code[:1] in "+-" else code)
    more = {"data_profile": profile(view, dimension, code)} if dimension in PROFILED and code != UNKNOWN_SPEAKER else {}
    link = tag(
        "a",
        esc(shown),
        classes=f"lens-value {classes}".strip(),
        href=view.link(selection=view.selection.only(dimension, code)),
        aria_haspopup="menu",
        data_value=dimension,
        data_keep=named,
        data_hide=view.names.option(dimension, f"-{code}"),
        **more,
    )
    return tag("span", link, classes="lens-value-box")


def profile(view: View, dimension: str, code: str) -> str:
    """Address of the page about a speaker or an organisation; of the filters only the dates go with it."""
    dates = Selection(first=view.selection.first, last=view.selection.last)
    return "profile" + links.query(dates, view.names, of=f"{dimension}~{code}")
