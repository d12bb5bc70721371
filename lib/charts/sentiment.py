"""How the sentiment model keeps its word: stated probability against share right."""

from __future__ import annotations

from collections.abc import Sequence

import plotly.graph_objects as go

from lib.charts.theme import canvas, plain, token
from lib.labels import word

HEIGHT = 300


def curve(bins: Sequence[Sequence[float]], *, articles: Sequence[Sequence[float]] = (), theme: str, language: str) -> go.Figure:
    """`bins` are (mean stated probability, share right, statements) on the test part, `articles` the same on articles left out.

    The dashed diagonal is a model that keeps its word.
    """
    figure = canvas(theme, language, height=HEIGHT)
    dotted = {"color": token("quiet", theme), "dash": "dot"}
    figure.add_scatter(x=[1 / 3, 1], y=[1 / 3, 1], mode="lines", line=dotted, hoverinfo="skip", showlegend=False)
    named = [(bins, "hope", "sentiment.part.test", "top left"), (articles, "event", "sentiment.part.articles", "bottom right")]
    for points, colour, name, place in named:
        if points:
            _line(figure, points, color=token(colour, theme), name=word(name, language), place=place, quiet=token("quiet", theme))
    figure.update_xaxes(range=[0.3, 1.04], tickformat=".0%", dtick=0.1)
    least = min([0.25, *(p[1] for p in (*bins, *articles))])
    figure.update_yaxes(range=[0.2 if least >= 0.25 else least - 0.05, 1.08], tickformat=".0%", dtick=0.2)
    figure.update_layout(margin={"l": 44, "r": 8, "t": 30, "b": 28}, showlegend=bool(articles))
    figure.update_layout(legend={"orientation": "h", "x": 0, "y": 1.02, "yanchor": "bottom"})
    return figure


def _line(figure: go.Figure, points: Sequence[Sequence[float]], *, color: str, name: str, place: str, quiet: str) -> None:
    """One curve; each point says how many statements stand behind it."""
    figure.add_scatter(
        x=[p[0] for p in points],
        y=[p[1] for p in points],
        name=name,
        mode="lines+markers+text",
        line={"color": color},
        marker={"color": color, "size": 9},
        text=[f"n={int(p[2])}" for p in points],
        textposition=place,
        textfont={"color": quiet, "size": 11},
        hovertext=[plain(f"{name}: {p[0]:.0%} → {p[1]:.0%} (n={int(p[2])})") for p in points],
        hoverinfo="text",
    )
