"""Events laid over a chart with a time axis: a line for each, numbered, or beside the week they fall in."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import pandas as pd
import plotly.graph_objects as go

from lib.charts.theme import cut, plain, token
from lib.charts.timeline import when
from lib.labels import label, word
from lib.query.database import Row

MOST = 12
"""Events that are drawn: of more, so many evenly over the time."""
VAGUE = 0.1
"""An event whose day is not known within this share of the time is no line on it: «this year» would stand on the second of July."""


def on_days(figure: go.Figure, events: pd.DataFrame, *, theme: str, language: str, within: Sequence[date] = ()) -> list[Row]:
    """Lines on a figure whose x axis is dates; gives the events drawn, in their numbers' order.

    Those between its first and its last mark are drawn, or those `within` days, for two figures on the same axis.
    """
    days = sorted(within or (d for trace in figure.data for d in trace.x if isinstance(d, date)))
    top = figure.layout.yaxis.range[1] if figure.layout.yaxis.range else None
    if not days or top is None:
        return []
    drawn = _spread([e for _, e in events.iterrows() if days[0] <= middle(e) <= days[-1] and _placed(e, days[-1] - days[0])])
    colour = token("event", theme)
    for event in drawn:
        figure.add_vline(x=middle(event), line={"color": colour, "width": 1, "dash": "solid" if _happened(event) else "dot"}, layer="below")
    if drawn:
        figure.update_yaxes(range=[figure.layout.yaxis.range[0], top * 1.14])
        figure.add_scatter(
            mode="markers+text",
            x=[middle(e) for e in drawn],
            y=[top * (1.08 - 0.075 * _level(drawn, i)) for i in range(len(drawn))],
            text=[str(i + 1) for i in range(len(drawn))],
            textposition="middle center",
            textfont={"size": 10, "color": [token("sheet", theme) if _happened(e) else colour for e in drawn]},
            marker={
                "size": 16,
                "color": [colour if _happened(e) else token("sheet", theme) for e in drawn],
                "line": {"color": colour, "width": 1.5},
                "opacity": 1,
            },
            cliponaxis=False,
            customdata=[e["id"] for e in drawn],
            hovertext=[_said(e, language) for e in drawn],
            hoverinfo="text",
            selected={"marker": {"opacity": 1}},
            unselected={"marker": {"opacity": 1}},
        )
    return list(drawn)


def on_weeks(figure: go.Figure, weeks: Sequence[str], events: pd.DataFrame, *, theme: str, language: str, brief: bool = False) -> int:
    """A note at the right of each week's row: its first event and how many more, or briefly how many; a click opens `events~<first>~<last>`.

    `weeks` are ISO Mondays, in the order of the rows; gives the number of events told.
    """
    low, high = figure.layout.xaxis.range
    colour, told = token("event", theme), 0
    xs, ys, texts, opens, hovers = [], [], [], [], []
    for place, week in enumerate(weeks):
        first = date.fromisoformat(week)
        last = first + timedelta(days=6)
        inside = [e for _, e in events.iterrows() if first <= middle(e) <= last]
        if not inside:
            continue
        told += len(inside)
        more = f" {word('overlay.more', language, n=len(inside) - 1)}" if len(inside) > 1 else ""
        xs.append(high * 1.04)
        ys.append(place)
        texts.append(f"◆ {len(inside)}" if brief else "◆ " + plain(cut(str(inside[0]["headline"]), 16) + more))
        opens.append(f"events~{first.isoformat()}~{last.isoformat()}")
        hovers.append("<br>".join(_said(e, language) for e in inside[:6]))
    figure.update_xaxes(range=[low, high * (1.4 if brief else 2.1)])
    figure.add_scatter(
        mode="markers+text",
        x=xs,
        y=ys,
        text=texts,
        textposition="middle right",
        textfont={"size": 12, "color": colour},
        marker={"size": 14, "color": "rgba(0,0,0,0)"},
        customdata=opens,
        hovertext=hovers,
        hoverinfo="text",
        cliponaxis=False,
    )
    return told


def middle(event: Row) -> date:
    """The day an event is drawn at: its own, or the middle of its span."""
    first, last = event["date_start"], event["date_end"]
    found: date = first + (last - first) / 2
    return found


def _placed(event: Row, span: timedelta) -> bool:
    """Whether its day is known well enough to be a line on so long an axis."""
    return bool(event["date_end"] - event["date_start"] <= max(span * VAGUE, timedelta(days=1)))


def _spread(found: Sequence[Row]) -> list[Row]:
    """As many as are drawn, evenly out of all."""
    inside = sorted(found, key=middle)
    return inside[:: -(-len(inside) // MOST)] if inside else []


def _level(drawn: Sequence[Row], index: int) -> int:
    """Numbers that would touch stand below each other."""
    span = max((middle(drawn[-1]) - middle(drawn[0])).days, 1)
    near = 0
    while index > 0 and (middle(drawn[index]) - middle(drawn[index - 1])).days < span / 28:
        index, near = index - 1, near + 1
    return near % 4


def _happened(event: Row) -> bool:
    return bool(event["status"] != "planned")


def _said(event: Row, language: str) -> str:
    return f"<b>{plain(event['headline'])}</b> · {when(event, language)} · {label('event_status', event['status'], language)}"
