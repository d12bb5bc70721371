"""Values on cards that can be kept or hidden: a link that opens a small menu (the script of the page draws it)."""

from __future__ import annotations

from collections.abc import Mapping

from lib.query.selection import Selection
from lib.schema import UNKNOWN_SPEAKER
from lib.ui import links, state
from lib.ui.markup import esc, go, tag
from lib.ui.names import Names
from lib.ui.view import View

PROFILED = ("speaker", "organisation")
"""Dimensions whose values have a page of their own."""


def value(view: View, dimension: str, code: str, shown: str, *, classes: str = "", hint: str = "") -> str:
    """A value of a filter. Without the script the link shows this value only; with it, a menu keeps, hides or lifts it."""
    kept = view.names.option(dimension, f"+{code}" if code[:1] in "+-" else code)
    more = {"data_profile": profile(view, dimension, code)} if dimension in PROFILED and code != UNKNOWN_SPEAKER else {}
    more |= {"title": hint} if hint else {}
    link = tag(
        "a",
        esc(shown),
        classes=f"lens-value {classes}".strip(),
        href=view.link(selection=view.here.only(dimension, code)),
        aria_haspopup="menu",
        data_value=dimension,
        data_keep=kept,
        data_hide=view.names.option(dimension, f"-{code}"),
        **more,
    )
    return tag("span", link, classes="lens-value-box")


def profile(view: View, dimension: str, code: str) -> str:
    """Address of the page about a speaker or an organisation; of the filters only the dates go with it."""
    dates = Selection(first=view.here.first, last=view.here.last)
    return "profile" + links.query(dates, view.names, of=called(view.names, dimension, code))


def called(names: Names, dimension: str, code: str) -> str:
    """A value with its dimension, as the address of a profile carries it: a code would be dropped on a step within the page."""
    return f"{names.dimension(dimension)} · {names.of(dimension, code)}"


def known(view: View, name: str) -> tuple[str, str] | None:
    """The filter and the code that a name of an article goes by: a speaker's, an organisation's, a system's; None for all others."""
    held: Mapping[str, tuple[str, str]] = state.made(_by_name, view.names.values)
    return held.get(name)


def named(view: View, name: str) -> str:
    """A name as a value of the filter it belongs to, with the way to its profile; as it is where no filter knows it."""
    found = known(view, name)
    return value(view, *found, name) if found else esc(name)


def to_profile(view: View, name: str) -> str:
    """A name that leads to its profile, where there is one."""
    found = known(view, name)
    return go(profile(view, *found), esc(name), classes="lens-name", data_anew="") if found and found[0] in PROFILED else esc(name)


def _by_name(values: Mapping[str, Mapping[str, str | None]]) -> dict[str, tuple[str, str]]:
    """Name to filter and code; a speaker's goes before an organisation's, and that before a system's."""
    out: dict[str, tuple[str, str]] = {}
    for dimension in ("system", "organisation", "speaker"):
        for code, name in values.get(dimension, {}).items():
            if code != UNKNOWN_SPEAKER:
                out[code] = out[name or code] = (dimension, code)
    return out
