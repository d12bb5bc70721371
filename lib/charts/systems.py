"""AI systems by mentions: a segment for each article, so that breadth and weight show at once."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from lib.charts.theme import canvas, cut, plain, token
from lib.labels import word

ROW = 30
LIMIT = 15


def draw(frame: pd.DataFrame, *, theme: str, language: str, limit: int = LIMIT, narrow: bool = False) -> go.Figure:
    """Columns system, article, source, mentions, id; a click gives the first mention of that system in that article."""
    totals = frame.groupby("system")["mentions"].sum().sort_values(ascending=False, kind="stable").head(limit)
    places = {name: i for i, name in enumerate(totals.index)}
    shown = frame[[s in places for s in frame["system"]]]
    figure = canvas(theme, language, height=ROW * max(len(places), 1) + 12, barmode="stack")
    for _, rows in shown.groupby("article", sort=True):
        figure.add_bar(
            orientation="h",
            y=[places[s] for s in rows["system"]],
            x=[int(m) for m in rows["mentions"]],
            width=0.62,
            marker={"color": token("neutral", theme), "line": {"color": token("sheet", theme), "width": 2}},
            customdata=list(rows["id"]),
            hovertext=[
                f"<b>{plain(s)}</b> {plain(source)}<br>{word('count.mentions', language, n=int(m))}"
                for s, source, m in zip(rows["system"], rows["source"], rows["mentions"], strict=True)
            ],
            hoverinfo="text",
            selected={"marker": {"opacity": 1}},
            unselected={"marker": {"opacity": 1}},
        )
    breadth = shown.groupby("system")["article"].nunique()
    for name, place in places.items():
        figure.add_annotation(
            x=int(totals[name]),
            y=place,
            text=f"{word('count.mentions', language, n=int(totals[name]))} · {word('count.articles', language, n=int(breadth[name]))}",
            showarrow=False,
            xanchor="left",
            xshift=8,
            font={"size": 12, "color": token("quiet", theme)},
        )
    most = int(totals.max()) if len(totals) else 1
    room = (3.6 if narrow else 1.95) if language == "en" else (1.8 if narrow else 1.45)
    figure.update_xaxes(visible=False, range=[0, most * room])  # room for the words behind the longest bar
    figure.update_yaxes(
        tickvals=list(places.values()),
        ticktext=[plain(cut(n, 22)) for n in places],
        tickfont={"color": token("ink", theme), "size": 13},
        range=[max(len(places), 1) - 0.5, -0.5],
        automargin=True,
        ticklabelstandoff=10,
    )
    return figure


def alt(frame: pd.DataFrame, *, finding: str, language: str) -> str:
    """What the chart says, in a sentence."""
    return word("systems.alt", language, n=frame["system"].nunique(), articles=frame["article"].nunique(), finding=finding)
