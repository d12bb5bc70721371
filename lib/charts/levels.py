"""Index values over time: a few as lines on one scale; many in bands, each on its own, so that 26,500 and 1,800 points stand side by side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

import plotly.graph_objects as go

from lib.charts.lines import breadth, wrapped
from lib.charts.numbers import short, steps
from lib.charts.parting import Box, Spot, parted, touch
from lib.charts.theme import plain, template, token

TOGETHER = 3
"""So many indices share one scale and one plane; more are drawn in bands."""
BANDS = 8
"""Bands that are drawn; the rest stands in the table."""
TALL, WIDE = 280, 420
"""Pixels of a chart on one scale: its height, and the width that numbers are parted for, of a column on a page."""
PHONE = 280
"""The same width on a phone."""
BAND = 64
"""Pixels of a band."""
NEAR, NEAR_NARROW = 0.13, 0.34
"""Numbers nearer to each other than this share of the time are not both written: on a page, on a phone."""


@dataclass(frozen=True, slots=True)
class Series:
    """One index: its days in order, with value, words and sign of each; and what its marks tell and open."""

    name: str
    days: tuple[date, ...]
    values: tuple[float, ...]
    texts: tuple[str, ...]
    symbols: tuple[str, ...]
    dash: str
    said: Mapping[str, object]


def chosen(series: Sequence[Series]) -> list[Series]:
    """Those that are drawn: all of a few; of many those known on most days, the longest and latest first, and where there are enough such, none of one day."""
    if len(series) <= TOGETHER:
        return list(series)
    order = sorted(series, key=lambda s: (-len(set(s.days)), -(s.days[-1] - s.days[0]).days, -s.days[-1].toordinal(), s.name))
    ways = [s for s in order if len(set(s.days)) > 1]
    return (ways if len(ways) > TOGETHER else order)[:BANDS]


def together(series: Sequence[Series], *, theme: str, language: str, beside: Sequence[Series] = ()) -> go.Figure:
    """A line for each index on one scale from zero, its name at its end; the axes reach over those `beside`, too.

    Numbers that lie close are parted; one that finds no room is told under the pointer.
    """
    figure = go.Figure()
    figure.update_layout(template=template(theme, language), height=TALL, margin={"t": 26, "b": 30, "l": 8, "r": 40})
    top = max(v for one in (*series, *beside) for v in one.values)
    at = _at(series, beside, top * 1.15)
    names = _names(series, at)
    for one, points, name, sides in zip(series, at, names, _sides(series, at, names), strict=True):
        figure.add_scatter(
            x=list(one.days),
            y=list(one.values),
            mode="lines+markers+text",
            line={"color": token("quiet", theme), "width": 1.5, "dash": one.dash},
            marker={"size": 10, "color": token("ink", theme), "symbol": list(one.symbols), "opacity": 1},
            text=[plain(t) if side else "" for t, side in zip(one.texts, sides, strict=True)],
            textposition=[_beside(side, _lean(place, len(sides))) for place, side in enumerate(sides)],
            textfont={"size": 12},
            cliponaxis=False,
            **one.said,
        )
        figure.add_annotation(
            x=one.days[-1],
            y=one.values[-1],
            text=plain(one.name),
            showarrow=False,
            xanchor="right",
            yanchor="top",
            xshift=-10,
            yshift=points[-1][1] - name[1] + 2,
            font={"size": 12, "color": token("quiet", theme)},
        )
    marks = steps(top)
    _days(figure, [*series, *beside], pad=0.08)
    figure.update_yaxes(showgrid=True, tickvals=marks, ticktext=[short(m, language) for m in marks], automargin=True, range=[0, top * 1.15])
    return figure


def _at(series: Sequence[Series], beside: Sequence[Series], top: float) -> list[list[tuple[float, float]]]:
    """Where the points of each line stand, in pixels from the top left of the plane."""
    first, last = _span([*series, *beside], pad=0.08)
    scale, height = WIDE / max((last - first).days, 1), TALL - 56
    return [[((d - first).days * scale, height * (1 - v / top)) for d, v in zip(one.days, one.values, strict=True)] for one in series]


def _names(series: Sequence[Series], at: Sequence[Sequence[tuple[float, float]]]) -> list[Box]:
    """What the name of each line covers, below its end and the line before it; one that would cover another stands lower."""
    out: list[Box] = []
    for one, points in zip(series, at, strict=True):
        right, low = points[-1][0] - 10, max(points[-1][1] + 8, _lowest(points, breadth(one.name) + 10) + 4)
        box = (right - breadth(one.name), low, right, low + 14)
        while any(touch(box, other) for other in out):
            low += 15
            box = (box[0], low, right, low + 14)
        out.append(box)
    return out


def _lowest(points: Sequence[tuple[float, float]], reach: float) -> float:
    """How low a line comes over its last pixels; on a phone, where it is steeper."""
    start = points[-1][0] - reach * WIDE / PHONE
    lowest = points[-1][1]
    for (x, y), (after, below) in pairwise(points):
        if after > start:
            lowest = max(lowest, below, y + (below - y) * max(start - x, 0) / (after - x) if after > x else y)
    return lowest


def _sides(series: Sequence[Series], at: Sequence[Sequence[tuple[float, float]]], names: Sequence[Box]) -> list[list[str]]:
    """For each number of each line the side of its point it is written on."""
    spots = [
        Spot(x, y, breadth(text), _lean(place, len(points)), place in (0, len(points) - 1))
        for one, points in zip(series, at, strict=True)
        for place, ((x, y), text) in enumerate(zip(points, one.texts, strict=True))
    ]
    found = iter(parted(spots, letter=12, room=(0, WIDE + 40), taken=names))
    sides = [[next(found) for _ in one.days] for one in series]
    if len(series) == 1 and sides[0][0] == "above" and _climbs(at[0]):
        sides[0][0] = "below"  # the line would run through it
    return sides


def _climbs(points: Sequence[tuple[float, float]]) -> bool:
    """Whether a line climbs from its first point faster than words beside it leave room for, with room below it."""
    if len(points) < 2 or points[0][1] > TALL - 56 - 26:
        return False
    (x, y), (after, above) = points[:2]
    return (y - above) * WIDE > 0.15 * (after - x) * PHONE


def _lean(place: int, of: int) -> int:
    """At its ends a line's numbers lie within it."""
    return 0 if of == 1 else 1 if place == 0 else -1 if place == of - 1 else 0


def _beside(side: str, lean: int) -> str:
    """A side as Plotly names it."""
    if side in ("right", "left"):
        return f"middle {side}"
    return f"{'bottom' if side == 'below' else 'top'} {('left', 'center', 'right')[lean + 1]}"


def banded(series: Sequence[Series], *, theme: str, language: str, narrow: bool = False, beside: Sequence[Series] = ()) -> go.Figure:
    """The bands, the first on top, the days reaching over those `beside`, too; numbers are written where they do not touch, the first and the last of a band always."""
    figure = go.Figure()
    figure.update_layout(template=template(theme, language), height=BAND * len(series) + 64, margin={"t": 22, "b": 30, "l": 8, "r": 24})
    both = [*series, *beside]
    span = max((max(s.days[-1] for s in both) - min(s.days[0] for s in both)).days, 1)
    for place, one in enumerate(reversed(series)):
        figure.add_scatter(
            x=list(one.days),
            y=[place + share for share in _shares(one.values)],
            mode="lines+markers+text",
            line={"color": token("quiet", theme), "width": 1.5, "dash": one.dash},
            marker={"size": 9, "color": token("ink", theme), "symbol": list(one.symbols), "opacity": 1},
            text=[
                plain(t) if shown else ""
                for t, shown in zip(one.texts, _written(one.days, span, NEAR_NARROW if narrow else NEAR), strict=True)
            ],
            textposition="top center",
            textfont={"size": 12},
            cliponaxis=False,
            **one.said,
        )
    _days(figure, both, pad=0.07)
    figure.update_yaxes(
        range=[0, len(series)],
        tickvals=[place + 0.4 for place in range(len(series))],
        ticktext=["<br>".join(map(plain, wrapped(s.name, 76 if narrow else 126, most=2))) for s in reversed(series)],
        tickfont={"color": token("ink", theme), "size": 12},
        showgrid=False,
        automargin=True,
        ticklabelstandoff=8,
    )
    for place in range(1, len(series)):
        figure.add_hline(y=place, line={"color": token("rule", theme), "width": 1}, layer="below")
    return figure


def _shares(values: Sequence[float]) -> list[float]:
    """How high in its band each value stands.

    >>> _shares([1000.0, 1500.0, 2000.0]), _shares([3.0])
    ([0.15, 0.35, 0.55], [0.35])
    """
    low, high = min(values), max(values)
    return [round(0.15 + 0.4 * (v - low) / (high - low), 4) if high > low else 0.35 for v in values]


def _written(days: Sequence[date], span: int, near: float = NEAR) -> list[bool]:
    """Which numbers of a band are written.

    >>> days = [date(2024, 1, 1), date(2024, 1, 3), date(2024, 2, 1), date(2024, 2, 29), date(2024, 3, 1)]
    >>> _written(days, 60)
    [True, False, True, False, True]
    """
    out = [False] * len(days)
    out[-1], end = True, days[-1]
    left: date | None = None
    for place, day in enumerate(days[:-1]):
        if (left is None or (day - left).days / span >= near) and (end - day).days / span >= near:
            out[place], left = True, day
    return out


def _days(figure: go.Figure, series: Sequence[Series], *, pad: float) -> None:
    """The axis of days: the first and the last, and between them those whose names would not touch on a phone."""
    days = sorted({d for one in series for d in one.days})
    span = days[-1] - days[0]
    marked = days[:1]
    for day in days[1:-1]:
        if day - marked[-1] >= span * 0.3 and days[-1] - day >= span * 0.3:
            marked.append(day)
    marked += days[1:][-1:]
    figure.update_xaxes(type="date", tickvals=marked, ticktext=[d.isoformat() for d in marked], showline=True)
    figure.update_xaxes(range=list(_span(series, pad=pad)))


def _span(series: Sequence[Series], *, pad: float) -> tuple[date, date]:
    """From before the first day to after the last."""
    first, last = min(d for one in series for d in one.days), max(d for one in series for d in one.days)
    return first - (last - first) * pad, last + (last - first) * pad
