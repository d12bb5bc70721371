"""Lists behind a bar, a tile or a number: the records themselves, each with its passage."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pandas as pd

from lib.labels import joined
from lib.query import events, figures, statements
from lib.query.selection import Choice, Selection, window_of
from lib.ui import cards
from lib.ui.markup import esc, go, tag
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
    question, card, options = makers[kind]
    frame = view.ask(question, **options)
    return _titled(view, view.word("timeline.outside", n=len(frame)) if kind == "outside" else _named(view, kind, len(frame)), frame, card)


def _statements(view: View, parts: list[str]) -> tuple[str, list[str]]:
    """Statements of a group, speaker, sector, source or system, of one attitude or of all."""
    narrowed, said, options = view.selection, [], {}
    if len(parts) >= 2 and parts[0] in DIMENSION_OF:
        dimension, code = DIMENSION_OF[parts[0]], "~".join(parts[1:-1]) if len(parts) > 2 else parts[1]
        narrowed = narrowed.only(dimension, code)
        said.append(view.names.of(dimension, code))
    elif len(parts) >= 2 and parts[0] == "week":
        options["week"] = parts[1]
        said.append(parts[1])
    attitude = parts[-1] if parts and parts[-1] in ("positive", "neutral", "negative") else None
    if attitude:
        narrowed = replace(narrowed, attitude=Choice((attitude,)))
        said.append(view.label("attitude", attitude))
    frame = replace_selection(view, narrowed).ask(statements.rows, **options)
    title = joined([*said, view.word("count.statements", n=len(frame))], view.language, by="dot")
    if options:
        first = date.fromisoformat(options["week"])
        narrowed = replace(narrowed, first=first, last=first + timedelta(days=6))
    listed = _titled(view, title, frame, cards.quotation)
    return listed[0], [*_offer(view, narrowed, joined(said, view.language, by="dot")), *listed[1]]


def _offer(view: View, narrowed: Selection, said: str) -> list[str]:
    """To filter by what was clicked, or to lift it where that is in force already."""
    if not said:
        return []
    if narrowed != view.selection:
        return [
            tag("p", go(view.link(selection=narrowed), esc(view.word("value.only", what=said)), classes="lens-lift"), classes="lens-offer")
        ]
    wider = narrowed
    for name in narrowed.active():
        wider = wider.without(name) if name not in ("window", "text") else wider
    return [tag("p", go(view.link(selection=wider), esc(view.word("value.lift")), classes="lens-lift"), classes="lens-offer")]


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
