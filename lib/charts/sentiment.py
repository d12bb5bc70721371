"""How the sentiment model keeps its word: stated probability against share right."""

from __future__ import annotations

from collections.abc import Sequence

import plotly.graph_objects as go

from lib.charts.theme import canvas, plain, token

HEIGHT = 300


def curve(bins: Sequence[Sequence[float]], *, theme: str, language: str) -> go.Figure:
    """`bins` are (mean stated probability, share right, statements); the dashed diagonal is a model that keeps its word."""
    figure = canvas(theme, language, height=HEIGHT)
    figure.add_scatter(x=[1 / 3, 1], y=[1 / 3, 1], mode="lines", line={"color": token("quiet", theme), "dash": "dot"}, hoverinfo="skip")
    figure.add_scatter(
        x=[b[0] for b in bins],
        y=[b[1] for b in bins],
        mode="lines+markers+text",
        line={"color": token("hope", theme)},
        marker={"color": token("hope", theme), "size": 9},
        text=[f"n={int(b[2])}" for b in bins],
        textposition="bottom right",
        textfont={"color": token("quiet", theme), "size": 11},
        hovertext=[plain(f"{b[0]:.0%} → {b[1]:.0%} (n={int(b[2])})") for b in bins],
        hoverinfo="text",
    )
    figure.update_xaxes(range=[0.3, 1.04], tickformat=".0%", dtick=0.1)
    figure.update_yaxes(range=[0.2, 1.06], tickformat=".0%", dtick=0.2)
    figure.update_layout(margin={"l": 44, "r": 8, "t": 8, "b": 28})
    return figure
