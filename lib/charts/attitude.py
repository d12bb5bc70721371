"""Attitudes as a diverging bar: doubt to the left, hope to the right, neutral astride the middle, n beside each name."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from lib.charts.lines import wrapped
from lib.charts.theme import ATTITUDES, SMALL, canvas, pale, plain, token
from lib.labels import label, word
from lib.query.intervals import share

ROW = 30
HEAD = 30
NAME, AWAY = 138, 30
"""Pixels of a line of a name, and between the middle and the heads beside it: on a phone half is left for the bars."""
LIMIT = 14
"""Rows that are drawn; the rest stand in the table and are counted in the subtitle."""


def names(frame: pd.DataFrame, *, by: str, language: str) -> list[str]:
    """What each row is called."""
    kind = {"group": "group", "sector": "sector", "subject": "subject"}.get(by)
    if kind:
        return [label(kind, code, language) for code in frame["code"]]
    return [label("speaker", str(name), language) if by == "speaker" else str(name) for name in frame["name"]]


def draw(
    frame: pd.DataFrame,
    *,
    by: str,
    theme: str,
    language: str,
    row: int = ROW,
    limit: int = LIMIT,
    least: float = 1.0,
    mark: str = "",
    weigh: str = "statements",
    narrow: bool = False,
) -> go.Figure:
    """Columns code, name, n, positive, neutral, negative; a click gives `statements~<by>~<code>~<attitude>` behind `mark`.

    `weigh` says what n counts, statements or speakers, in words under the pointer, with the interval of each share. `least` is what the axis reaches at least: two charts given the `reached` of both can be read against each other.
    `narrow`: on a phone, and in half a page, a number stands only in a bar that holds it.
    """
    shown = drawn(frame, by=by, limit=limit)
    titles = names(shown, by=by, language=language)
    height = HEAD + row * max(len(shown), 1)
    figure = canvas(theme, language, height=height, barmode="overlay")
    places = list(range(len(shown)))
    small = [int(n) < SMALL for n in shown["n"]]
    ticks = [_tick(t, int(n), s, theme, lines=2 if row >= ROW else 1) for t, n, s in zip(titles, shown["n"], small, strict=True)]
    if any("<br>" in tick for tick in ticks):
        figure.update_layout(height=height + 5 * len(shown))
    reach = max(least, reached(shown))
    for attitude in ("negative", "neutral", "positive"):
        figure.add_bar(**_bars(shown, attitude, by, titles, places, small, reach, theme, language, mark, weigh, 0.1 if narrow else 0.05))
    figure.update_xaxes(visible=False, range=[-reach * 1.02, reach * 1.02])
    figure.update_yaxes(
        tickvals=places,
        ticktext=ticks,
        range=[len(shown) - 0.5, -0.5],
        automargin=True,
        ticklabelstandoff=10,
    )
    figure.add_vline(x=0, line={"color": token("rule", theme), "width": 1}, layer="below")
    figure.update_layout(margin={"t": HEAD - 4, "b": 4, "l": 4, "r": 4}, annotations=_heads(theme, language))
    return figure


def drawn(frame: pd.DataFrame, *, by: str, limit: int = LIMIT) -> pd.DataFrame:
    """The rows that are drawn: the first, of weeks the latest."""
    return frame.tail(limit) if by == "week" else frame.head(limit)


def rest(frame: pd.DataFrame, *, by: str, language: str, limit: int = LIMIT) -> str:
    """How many rows are not drawn, in a sentence; empty where all are."""
    left = len(frame) - limit
    key = "attitude.rest.week" if by == "week" else "attitude.rest"
    return word(key, language, n=left) if left > 0 else ""


def reached(frame: pd.DataFrame) -> float:
    """How far the longest bar goes from the middle."""
    return max([1.0, *(float(max(p, q) + u / 2) for p, q, u in zip(frame["positive"], frame["negative"], frame["neutral"], strict=True))])


def alt(frame: pd.DataFrame, *, by: str, finding: str, language: str, weigh: str = "statements") -> str:
    """What the chart says, in a sentence for those who cannot see it."""
    head = word(f"attitude.alt.{weigh}", language, n=int(frame["n"].sum()), k=len(frame), finding=finding)
    rows = [
        word(f"attitude.row_of.{weigh}", language, name=name, **{c: int(row[c]) for c in ("n", "positive", "neutral", "negative")})
        for name, (_, row) in zip(names(frame.head(4), by=by, language=language), frame.head(4).iterrows(), strict=True)
    ]
    return head + word("join.clause", language).join(rows)


def _bars(
    shown: pd.DataFrame,
    attitude: str,
    by: str,
    titles: list[str],
    places: list[int],
    small: list[bool],
    reach: float,
    theme: str,
    language: str,
    mark: str,
    weigh: str,
    digit: float,
) -> dict[str, object]:
    """One attitude's trace; `digit` is the part of the reach that a digit takes."""
    role = ATTITUDES[attitude]
    values = [int(v) for v in shown[attitude]]
    half = [int(v) / 2 for v in shown["neutral"]]
    if attitude == "neutral":
        base = [-h for h in half]
    elif attitude == "positive":
        base = half
    else:
        base = [-h - v for h, v in zip(half, values, strict=True)]
    called = label("attitude", attitude, language)
    return {
        "orientation": "h",
        "y": places,
        "x": values,
        "base": base,
        "width": 0.7,
        "marker": {
            "color": [pale(role, theme) if s else token(role, theme) for s in small],
            "line": {"color": token(role, theme), "width": [1 if s and v else 0 for s, v in zip(small, values, strict=True)]},
        },
        "text": [str(v) if v / reach > digit * len(str(v)) else "" for v in values],
        "textposition": "inside",
        "insidetextanchor": {"negative": "start", "neutral": "middle", "positive": "end"}[attitude],
        "textangle": 0,
        "constraintext": "none",
        "textfont": {"size": 12, "color": [token("ink", theme) if s else token(f"on_{role}", theme) for s in small]},
        "customdata": [f"{mark}statements~{by}~{code}~{attitude}" for code in shown["code"]],
        "hovertext": [
            plain(word(f"attitude.hover.{weigh}", language, name=t, attitude=called, k=v, n=int(n), share=share(v, int(n))))
            for t, v, n in zip(titles, values, shown["n"], strict=True)
        ],
        "hoverinfo": "text",
        "selected": {"marker": {"opacity": 1}},
        "unselected": {"marker": {"opacity": 1}},
    }


def _tick(title: str, n: int, small: bool, theme: str, *, lines: int) -> str:
    """A row's name, over so many lines at most, and its n; the name of a small row is quiet."""
    quiet, ink = token("quiet", theme), token("ink", theme)
    name = "<br>".join(plain(line) for line in wrapped(title, NAME if lines > 1 else 2 * NAME, most=lines))
    return f'<span style="color:{quiet if small else ink};font-size:13px">{name}</span>  <span style="color:{quiet}">n={n}</span>'


def _heads(theme: str, language: str) -> list[dict[str, object]]:
    """Which way is which, above the bars."""
    out = []
    for attitude, shift, text, anchor in (
        ("negative", -AWAY, word("attitude.arrow.negative", language), "right"),
        ("neutral", 0, label("attitude", "neutral", language), "center"),
        ("positive", AWAY, word("attitude.arrow.positive", language), "left"),
    ):
        colour = token("quiet" if attitude == "neutral" else ATTITUDES[attitude], theme)
        out.append(
            {
                "x": 0,
                "xref": "x",
                "y": 1,
                "yref": "paper",
                "yanchor": "bottom",
                "yshift": 4,
                "xshift": shift,
                "xanchor": anchor,
                "text": text,
                "showarrow": False,
                "font": {"color": colour, "size": 12},
            }
        )
    return out
