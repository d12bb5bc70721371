"""Putting things on the page: chart cards, tiles, notes, empty views."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import plotly.graph_objects as go_
import streamlit as st

from lib.charts.theme import CONFIG
from lib.query import empty, manifest, overview
from lib.query.selection import Selection
from lib.ui import filters, links, part, pins, state, tables
from lib.ui.markup import esc, go, tag
from lib.ui.view import View


def chart(
    view: View,
    figure: go_.Figure,
    *,
    title: str,
    subtitle: str,
    alt: str,
    key: str,
    table: Callable[[], tables.Table],
    extra: str = "",
    note: str = "",
    tight: bool = False,
    slide: str | None = None,
    left: int = 0,
) -> None:
    """A chart in its card: finding, how to read it, chart, table. A click on a mark opens what it stands for.

    `extra` and `note` are HTML: the one ends the subtitle, the other stands on a line of its own. `slide` is what the chart
    is called in a deck, where not by its key; empty: no slide is made of it. `table` is made when it is unfolded; `left` is how many rows it leaves out.
    """
    with st.container(border=True, key=f"card-{key}", height="stretch" if tight else "content"):
        heading(title, subtitle, extra=extra, note=note, tools=pins.tools(view, key if slide is None else slide))
        _plot(figure, key=key, alt=alt)
        tables.folded(view, table, key=f"table-{key}", alt=title, left=left)


def heading(title: str, subtitle: str = "", *, extra: str = "", note: str = "", tools: str = "") -> None:
    """The finding and how to read it; `extra`, `note` and `tools` are HTML."""
    st.html(headed(title, subtitle, extra=extra, note=note, tools=tools))


def headed(title: str, subtitle: str = "", *, extra: str = "", note: str = "", tools: str = "") -> str:
    """A heading as HTML."""
    sub = tag("p", esc(subtitle) + (f" · {extra}" if extra and subtitle else extra), classes="lens-sub") if subtitle or extra else ""
    return tools + tag("h2", esc(title), classes="lens-finding") + sub + note


def holds(view: View, frame: pd.DataFrame, *, table: str, market: bool | None = None) -> bool:
    """Whether there is something to show; where there is not, the page says which filter is to blame and offers to lift it."""
    if len(frame):
        return True
    nothing(view, table=table, market=market)
    return False


def nothing(view: View, *, table: str, market: bool | None = None) -> None:
    """An empty view that explains itself."""
    what = view.word("what.market_figures" if market else f"what.{table}")
    held = state.ask(view.corpus, overview.count, Selection(), table=table, market=market)
    title = view.word("empty.title" if held else "empty.title_none", what=what)
    if not held:
        body = tag("p", esc(view.word("empty.corpus", what=what)))
    else:
        gains = state.ask(view.corpus, empty.culprits, view.selection, table=table, market=market)
        offers = [
            go(
                view.link(selection=filters.lifted(view.selection, name, view.corpus)),
                esc(view.word("empty.gain", dimension=view.label("dimension", name), n=n)),
                classes="lens-lift",
            )
            for name, n in sorted(gains.items(), key=lambda kv: -kv[1])
        ]
        clear = go(view.link(selection=type(view.selection)()), esc(view.word("filter.clear")), classes="lens-lift")
        why = view.word("empty.culprit") if offers else view.word("empty.together")
        body = tag("p", esc(why)) + tag("p", " ".join([*offers, clear]))
    st.html(tag("section", tag("h2", esc(title)) + body, classes="lens-empty", role="status"))


def sentiment(view: View) -> str:
    """Where attitudes come from and how sure they are, as HTML."""
    if not view.calibrated:
        return tag("p", esc(view.word("sentiment.note")), classes="lens-note-line lens-warn", role="note")
    measured = manifest.accuracy(view.corpus.manifest)
    text = view.word("sentiment.calibrated_plain")
    real = manifest.sentiment_on_articles(view.corpus.manifest)
    if measured and real is not None:
        text = view.word("sentiment.calibrated", accuracy=f"{measured[0]:.0%}", n=measured[1], real=f"{real:.0%}")
    return tag("p", esc(text), classes="lens-note-line", role="note")


def outside_link(view: View) -> str:
    """How many events lie outside the window, and the way to them."""
    n = view.counts.events_outside
    if not n:
        return ""
    return esc(view.word("timeline.outside", n=n)) + " " + go(view.link("outside"), esc(view.word("timeline.outside_link")))


def _plot(figure: go_.Figure, *, key: str, alt: str) -> None:
    """The chart itself; its key turns with every mark that was opened, so that the same mark can be clicked again."""
    turn = st.session_state.get(f"{key}~turn", 0)
    widget = f"chart-{key}~{turn}"

    def open_mark() -> None:
        points = st.session_state[widget]["selection"]["points"]
        found = points[0].get("customdata") if points else None
        opened = found[0] if isinstance(found, list) else found
        if opened:
            st.session_state[f"{key}~turn"] = turn + 1
            links.open_in_drawer(str(opened))
            part.whole_page()

    st.plotly_chart(figure, theme=None, key=widget, on_select=open_mark, selection_mode="points", config=dict(CONFIG), alt=alt)
