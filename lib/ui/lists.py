"""Lists behind a bar, a tile or a number: the records themselves, each with its passage."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pandas as pd

from lib.labels import joined
from lib.query import events, figures, statements
from lib.query.selection import Selection, window_of
from lib.schema import UNKNOWN_SPEAKER
from lib.ui import cards, offers
from lib.ui.markup import esc, tag
from lib.ui.values import PROFILED
from lib.ui.view import View

LIMIT = 60
DIMENSION_OF = {"group": "group", "speaker": "speaker", "sector": "sector", "source": "source", "system": "system", "subject": "subject"}


def name(kind: str, *parts: str) -> str:
    """Name of a list in the address: `statements~group~analyst~positive`."""
    return "~".join([kind, *parts])


def resolve(view: View, opened: str) -> tuple[str, list[str]] | None:
    """Title and cards of a list; None where the name means no list."""
    kind, *parts = opened.split("~")
    if kind == "statements":
        return _statements(view, parts)
    if kind == "events" and len(parts) == 2:
        view = replace_selection(view, replace(view.selection, first=window_of(parts)[0], last=window_of(parts)[1]))
    makers: dict[str, tuple[Callable[..., pd.DataFrame], Callable[..., str], dict[str, Any]]] = {
        "events": (events.rows, cards.event, {}),
        "outside": (events.outside, cards.event, {}),
        "figures": (figures.rows, cards.figure, {}),
    }
    if kind not in makers:
        return None
    question, card, more = makers[kind]
    frame = view.ask(question, **more)
    return _titled(view, view.word("timeline.outside", n=len(frame)) if kind == "outside" else _named(view, kind, len(frame)), frame, card)


def _statements(view: View, parts: list[str]) -> tuple[str, list[str]]:
    """Statements of a group, speaker, sector, source or system, of one attitude or of all."""
    narrowed, said, clicked = view.selection, [], {}
    week: dict[str, str] = {}
    if len(parts) >= 2 and parts[0] in DIMENSION_OF:
        dimension, code = DIMENSION_OF[parts[0]], "~".join(parts[1:-1]) if len(parts) > 2 else parts[1]
        clicked[dimension] = code
        said.append(view.names.of(dimension, code))
    elif len(parts) >= 2 and parts[0] == "week":
        week["week"] = parts[1]
        said.append(parts[1])
    attitude = parts[-1] if parts and parts[-1] in ("positive", "neutral", "negative") else None
    if attitude:
        clicked["attitude"] = attitude
        said.append(view.label("attitude", attitude))
    for dimension, code in clicked.items():
        narrowed = narrowed.only(dimension, code)
    frame = replace_selection(view, narrowed).ask(statements.rows, **week)
    title = joined([*said, view.word("count.statements", n=len(frame))], view.language, by="dot")
    if week:
        first = date.fromisoformat(week["week"])
        narrowed = replace(narrowed, first=first, last=first + timedelta(days=6))
    listed = _titled(view, title, frame, cards.quotation)
    return listed[0], [*_offers(view, narrowed, joined(said, view.language, by="dot"), clicked), *listed[1]]


def _offers(view: View, narrowed: Selection, said: str, clicked: Mapping[str, str]) -> list[str]:
    """To filter by what was clicked, or to lift just that where it is in force; the profile of who was clicked."""
    if not said:
        return []
    wider = view.selection if clicked else offers.usual_days(view)
    for dimension in clicked:
        wider = wider.without(dimension)
    people = [(d, code) for d, code in clicked.items() if d in PROFILED and code != UNKNOWN_SPEAKER]
    return [offers.line(view, [offers.toggle(view, narrowed, wider, said), *(offers.profile(view, *p) for p in people)])]


def replace_selection(view: View, selection: Selection) -> View:
    """The same page with another selection."""
    return replace(view, selection=selection)


def _named(view: View, kind: str, n: int) -> str:
    what = view.word("what.market_figures") if kind == "figures" else view.word(f"what.{kind}")
    return view.word("reader.list", what=what, n=n)


def _titled(view: View, title: str, frame: pd.DataFrame, card: Callable[..., str]) -> tuple[str, list[str]]:
    pieces = [card(view, row) for _, row in frame.head(LIMIT).iterrows()]
    if len(frame) > LIMIT:
        pieces.append(tag("p", esc(view.word("reader.more", n=len(frame) - LIMIT)), classes="lens-meta"))
    return title, pieces
