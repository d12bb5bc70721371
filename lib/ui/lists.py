"""Lists behind a bar, a tile or a number: the records themselves, each with its passage."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from typing import Any
from urllib.parse import urlencode

import pandas as pd

from lib.labels import joined
from lib.query import events, figures, statements
from lib.query.selection import Selection, window_of
from lib.schema import UNKNOWN_SPEAKER
from lib.ui import cards, offers
from lib.ui.markup import esc, go, tag
from lib.ui.values import PROFILED
from lib.ui.view import View

LIMIT = 60
"""Records of a list that are shown at once; the others are a link away."""
_FROM = "~from~"
DIMENSION_OF = {"group": "group", "speaker": "speaker", "sector": "sector", "source": "source", "system": "system", "subject": "subject"}


def name(kind: str, *parts: str) -> str:
    """Name of a list in the address: `statements~group~analyst~positive`."""
    return "~".join([kind, *parts])


def batch(opened: str) -> tuple[str, int]:
    """A list's own name, and how many of its records come before those that are to be shown.

    >>> batch("statements~group~analyst"), batch("statements~group~analyst~from~61")
    (('statements~group~analyst', 0), ('statements~group~analyst', 60))
    """
    called, mark, first = opened.rpartition(_FROM)
    return (called, max(int(first) - 1, 0)) if mark and first.isdecimal() and len(first) < 8 else (opened, 0)


def resolve(view: View, opened: str, *, called: str = "") -> tuple[str, list[str]] | None:
    """Title and cards of a list; None where the name means no list. `called` is its name in the address, where that says more."""
    name, skipped = batch(opened)
    called, _ = batch(called or opened)
    kind, *parts = name.split("~")
    if kind == "statements":
        return _statements(view, parts, called, skipped)
    more: dict[str, Any] = {}
    if kind == "events" and len(parts) in (2, 3):
        view = replace_selection(view, replace(view.selection, first=window_of(parts[:2])[0], last=window_of(parts[:2])[1]))
        more = {"categories": tuple(parts[2].split("."))} if len(parts) == 3 else {}
    makers: dict[str, tuple[Callable[..., pd.DataFrame], Callable[..., str], int]] = {
        "events": (events.rows, cards.event, view.counts.events),
        "outside": (events.outside, cards.event, view.counts.events_outside),
        "figures": (figures.rows, cards.figure, view.counts.figures),
    }
    if kind not in makers:
        return None
    question, card, n = makers[kind]
    if kind == "events" and parts:  # of some days only, which the counts of the page do not tell
        n = view.ask(events.count, **more)
    title = view.word("timeline.outside", n=n) if kind == "outside" else _named(view, kind, n)
    return title, _shown(view, partial(view.ask, question, **more), card, n, called, skipped)


def _statements(view: View, parts: list[str], called: str, skipped: int) -> tuple[str, list[str]]:
    """Statements of a group, speaker, sector, source or system, of one attitude or of all."""
    said: list[str] = []
    clicked: dict[str, str] = {}
    week: dict[str, str] = {}
    if len(parts) >= 2 and parts[0] in DIMENSION_OF:
        dimension, code = DIMENSION_OF[parts[0]], "~".join(parts[1:-1]) if len(parts) > 2 else parts[1]
        clicked[dimension] = code
        said.append(view.names.of(dimension, code))
    elif len(parts) >= 2 and parts[0] == "week":
        week["week"] = parts[1]
        said.append(view.word("attitude.finding.week", who=parts[1]))
    attitude = parts[-1] if parts and parts[-1] in ("positive", "neutral", "negative") else None
    if attitude:
        clicked["attitude"] = attitude
        said.append(view.label("attitude", attitude))
    narrowed = _with(view.selection, clicked)
    inner = replace_selection(view, narrowed)
    n = inner.ask(statements.count, **week)
    title = joined([*said, view.word("count.statements", n=n)], view.language, by="dot")
    wanted, wider = _with(view.here, clicked), view.here
    for dimension in clicked:
        wider = wider.without(dimension)
    if week:
        first = date.fromisoformat(week["week"])
        usual = offers.usual_days(view)
        wanted, wider = replace(wanted, first=first, last=first + timedelta(days=6)), replace(wider, first=usual.first, last=usual.last)
    asked = partial(inner.ask, statements.rows, surest=bool(attitude and view.calibrated), **week)
    listed = _shown(view, asked, cards.quotation, n, called, skipped)
    sorted_ = [tag("p", esc(view.word("overview.hopes_sub")), classes="lens-meta")] if attitude and view.calibrated else []
    offered = _offers(view, wanted, wider, joined(said, view.language, by="dot"), clicked) if said else ""
    return title, [*([offered] if offered else []), *sorted_, *listed]


def _with(selection: Selection, clicked: Mapping[str, str]) -> Selection:
    """A selection narrowed to what was clicked."""
    for dimension, code in clicked.items():
        selection = selection.only(dimension, code)
    return selection


def _offers(view: View, wanted: Selection, wider: Selection, said: str, clicked: Mapping[str, str]) -> str:
    """To filter by what was clicked, or to lift just that where it is in force; who says it; the profile of who was clicked."""
    offered = [offers.toggle(view, wanted, wider, said)]
    if not {"speaker", "group", "source"} & set(clicked):
        by = urlencode({"by": view.label("dimension", _telling(view, wanted))})
        who = f"{view.link(page='stakeholders', selection=wanted)}&{by}"
        offered.append(go(who, esc(view.word("offer.who")), classes="lens-lift", data_anew=""))
    people = [(d, code) for d, code in clicked.items() if d in PROFILED and code != UNKNOWN_SPEAKER]
    return offers.line(view, [*offered, *(offers.profile(view, *p) for p in people)])


def _telling(view: View, wanted: Selection) -> str:
    """Who said it: the speakers, or their groups where no speaker says more than another."""
    counts = replace_selection(view, wanted).ask(statements.attitude, by="speaker")["n"]
    return "speaker" if len(counts) and max(counts) > min(counts) else "group"


def replace_selection(view: View, selection: Selection) -> View:
    """The same page with another selection."""
    return replace(view, selection=selection)


def _named(view: View, kind: str, n: int) -> str:
    what = view.word("what.market_figures") if kind == "figures" else view.word(f"what.{kind}")
    return view.word("reader.list", what=what, n=n)


def _shown(view: View, asked: Callable[..., pd.DataFrame], card: Callable[..., str], n: int, called: str, skipped: int) -> list[str]:
    """The cards of one batch of a list; where there are more, which these are, and the way to those before and after."""
    skipped = min(skipped, (n - 1) // LIMIT * LIMIT) if n else 0
    pieces = [card(view, row) for _, row in asked(limit=LIMIT, offset=skipped).iterrows()]
    if n <= LIMIT:
        return pieces
    last = skipped + len(pieces)
    ways = []
    if skipped:
        before = max(skipped - LIMIT, 0)
        ways.append(_way(view, called, before, view.word("reader.batch_before", n=skipped - before)))
    if last < n:
        ways.append(_way(view, called, last, view.word("reader.batch_after", n=min(LIMIT, n - last))))
    place = tag("p", " ".join([esc(view.word("reader.batch_here", first=skipped + 1, last=last, n=n)), *ways]), classes="lens-meta")
    return [place, *pieces, place]


def _way(view: View, called: str, skipped: int, said: str) -> str:
    """The way to another batch of a list; the first one goes by the list's bare name."""
    return go(view.link(f"{called}{_FROM}{skipped + 1}" if skipped else called), esc(said), classes="lens-lift")
