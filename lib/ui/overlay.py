"""Events over a chart with a time axis: the switch, and the key to the numbers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import plotly.graph_objects as go_
import streamlit as st

from lib.charts import overlay as overlay_chart
from lib.charts.timeline import when
from lib.query import events
from lib.ui.markup import esc, go, tag
from lib.ui.view import View

KEY, OF_FIGURES = "over", "over_figures"


def switch(view: View, *, key: str = KEY) -> bool:
    """Whether events are to be laid over the page's chart; kept in the address."""
    return bool(st.toggle(view.word("overlay.choose"), key=key, bind="query-params", help=view.word("overlay.help")))


def on_days(view: View, figure: go_.Figure, *, within: Sequence[date] = ()) -> str:
    """Lay events over a chart of days; the key to their numbers, as HTML."""
    drawn = overlay_chart.on_days(figure, view.ask(events.rows, limit=events.LAID), within=within, **view.look)
    if not drawn:
        return tag("p", esc(view.word("overlay.none")), classes="lens-sub")
    items = "".join(
        tag(
            "li", go(view.link(e["id"]), esc(f"{i} {e['headline']}")) + tag("span", esc(f" {when(e, view.language)}"), classes="lens-quiet")
        )
        for i, e in enumerate(drawn, 1)
    )
    return tag("ol", items, classes="lens-key-list")


def on_weeks(view: View, figure: go_.Figure, weeks: list[str], *, brief: bool = False) -> str:
    """Lay events beside the weeks they fall in, briefly where room is short; how many, as HTML."""
    told = overlay_chart.on_weeks(figure, weeks, view.ask(events.rows, limit=events.LAID), brief=brief or view.narrow, **view.look)
    return tag("p", esc(view.word("overlay.told", n=told) if told else view.word("overlay.none")), classes="lens-sub")
