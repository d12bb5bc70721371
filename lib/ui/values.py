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


def known(view: View, name: str, *, speaks: bool = False) -> tuple[str, str] | None:
    """The filter and the code that a name of an article goes by; None where no filter knows it.

    `speaks`: who says something is looked for among speakers first. What something is about, or who does it, is an
    organisation or a system before: a filter by speaker would leave the very record out that was clicked.
    """
    held: Mapping[str, tuple[str, str]] = state.made(_by_name, view.names.values, speaks=speaks)
    return held.get(name)


def named(view: View, name: str, *, speaks: bool = False) -> str:
    """A name as a value of the filter it belongs to, with the way to its profile; as it is where no filter knows it."""
    found = known(view, name, speaks=speaks)
    return value(view, *found, name) if found else esc(name)


def to_profile(view: View, name: str) -> str:
    """A name that leads to its profile, where there is one."""
    found = known(view, name, speaks=True)
    return go(profile(view, *found), esc(name), classes="lens-name", data_anew="") if found and found[0] in PROFILED else esc(name)


def _by_name(values: Mapping[str, Mapping[str, str | None]], *, speaks: bool) -> dict[str, tuple[str, str]]:
    """Name to filter and code; of one that several filters know the last one's holds."""
    out: dict[str, tuple[str, str]] = {}
    for dimension in ("system", "organisation", "speaker") if speaks else ("speaker", "system", "organisation"):
        for code, name in values.get(dimension, {}).items():
            if code != UNKNOWN_SPEAKER:
                out[code] = out[name or code] = (dimension, code)
    return out
