"""«只看»: what was clicked as a filter, to put in force and to lift again; and the way to the profile of who is named."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from lib.charts.timeline import when
from lib.query import options
from lib.query.selection import Selection
from lib.schema import UNKNOWN_SPEAKER
from lib.ui import state, values
from lib.ui.markup import esc, go, tag
from lib.ui.view import View

Row = Mapping[str, Any]
ACTORS = 2
"""Actors of an event that are offered: the first ones carry the sentence."""


def line(view: View, offered: list[str]) -> str:
    """Offers in a row; nothing where there is none."""
    return tag("p", " ".join(offered), classes="lens-offer") if offered else ""


def toggle(view: View, narrowed: Selection, wider: Selection, said: str) -> str:
    """A filter to put in force; where it is in force already, the same mark lifts it."""
    if narrowed == view.here:
        text = view.word("offer.lift", what=said)
        return go(view.link(selection=wider), esc(text), classes="lens-lift lens-lifts", data_anew="", aria_label=text)
    return go(view.link(selection=narrowed), esc(view.word("value.only", what=said)), classes="lens-lift", data_anew="")


def only(view: View, dimension: str, code: str) -> str:
    """Show only one value of a dimension, or lift it."""
    here = view.here
    return toggle(view, here.only(dimension, code), here.without(dimension), view.names.of(dimension, code))


def profile(view: View, dimension: str, code: str) -> str:
    """The way to somebody's profile."""
    said = view.word("offer.profile", name=view.names.of(dimension, code))
    return go(values.profile(view, dimension, code), esc(said), classes="lens-lift", data_anew="")


def of_record(view: View, kind: str, row: Row) -> str:
    """What an opened record can be filtered by, and whose profile it leads to; each name once."""
    named: dict[str, tuple[str, str]] = {}
    for d, code in _values(view, kind, row):
        named.setdefault(view.names.of(d, code), (d, code))
    found = list(named.values())
    # Who acts in an event need not say anything in it: a filter by speaker would leave the event itself out.
    out = [only(view, d, code) for d, code in found if kind != "events" or d != "speaker"]
    if kind == "events":
        out.insert(0, _days(view, row))
    return line(view, [*out, *(profile(view, d, code) for d, code in found if d in values.PROFILED and code != UNKNOWN_SPEAKER)])


def _values(view: View, kind: str, row: Row) -> Iterator[tuple[str, str]]:
    """Dimensions and codes of a record that the filters know."""
    if kind == "statements":
        yield from (("speaker", row["speaker_id"]), ("group", row["group"]), ("attitude", row["sentiment"]))
    named = {"figures": ("entity", "attributed_to"), "systems": ("system",), "organisations": ("organisation",)}.get(kind, ())
    about = [(row[n], n == "attributed_to") for n in named if row[n]]
    about += [(actor, False) for actor in (row["actors"][:ACTORS] if kind == "events" else ())]
    for name, speaks in about:
        if found := values.known(view, name, speaks=speaks):
            yield found
    yield "source", row["article"]


def _days(view: View, row: Row) -> str:
    """The days of an event as the window; lifted, it is the corpus's own again."""
    first, last = _day(row["date_start"]), _day(row["date_end"])
    return toggle(view, replace(view.here, first=first, last=last), usual_days(view), when(row, view.language))


def usual_days(view: View) -> Selection:
    """The selection with the corpus's own window."""
    first, last = state.ask(view.corpus, options.window)
    return replace(view.here, first=first, last=last)


def _day(value: object) -> date:
    return value if isinstance(value, date) else date.fromisoformat(str(value))
