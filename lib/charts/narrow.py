"""The same marks for a screen as wide as a hand: each stands on a row of its own, its words above it over the full width."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import pandas as pd
import plotly.graph_objects as go
from plotly.subplots import make_subplots

from lib.charts import figures as figures_chart
from lib.charts import timeline as timeline_chart
from lib.charts.lines import breadth, wrapped
from lib.charts.theme import canvas, plain, template, token
from lib.labels import order

WIDE = 300.0
"""Pixels that a line of words may take: a phone of 360 less its margins."""
LINE, MARK, GAP = 17, 16, 11
"""Pixels of a line of words, of a mark, and between two rows."""
EDGE = 8
"""Pixels that words begin before the axis, so that a mark at its beginning is whole."""
HEAD = 24
"""Pixels of the heading of a unit or a lane."""
ROWS = 24
"""Events with words of their own; the others of a lane share a row, and stand in the list."""


@dataclass(frozen=True, slots=True)
class Row:
    """A record on its row: its lines, the height at which they begin and that of its mark."""

    index: int
    lines: tuple[str, ...]
    top: float
    mark: float


def figures(frame: pd.DataFrame, *, theme: str, language: str, beside: pd.DataFrame | None = None) -> go.Figure:
    """As `charts.figures.draw`: a panel a unit; the name and the number above each mark."""
    shown = figures_chart.drawn(frame)
    units = figures_chart.in_order(shown)
    panels = [shown[shown["unit"] == u] for u in units]
    laid = [_rows([_figure_lines(r, theme, language) for _, r in rows.iterrows()]) for rows in panels]
    heights = [h for _, h in laid] or [1.0]
    gap = HEAD + 34
    height = sum(heights) + gap * len(heights)
    spacing = min(gap / height, 0.9 / max(len(heights) - 1, 1))
    figure = make_subplots(rows=len(heights), cols=1, row_heights=heights, vertical_spacing=spacing)
    figure.update_layout(template=template(theme, language), height=height, margin={"t": HEAD, "b": 28, "l": EDGE, "r": 14})
    for number, (unit, rows, (places, tall)) in enumerate(zip(units, panels, laid, strict=True), 1):
        spanned = [v for f in (shown, beside) if f is not None for v in figures_chart.extents(f[f["unit"] == unit])]
        log, low, high, _ = reach = figures_chart.axis(spanned, unit)
        for row in places:
            figures_chart.mark(figure, rows.iloc[row.index], row.mark, number, low, high, log, theme, language)
        _words(figure, places, f"y{number if number > 1 else ''}", theme)
        figures_chart.scale(figure, number, reach, unit, theme, language, most=4, shift=-EDGE)
        figure.update_yaxes(visible=False, range=[tall, 0], row=number, col=1)
    return figure


def events(frame: pd.DataFrame, *, theme: str, language: str, first: date, last: date, merge: bool) -> go.Figure:
    """As `charts.timeline.draw`: lanes below each other, in each the events by their days."""
    lanes = [timeline_chart.lane(c, merge=merge) for c in frame["category"]]
    places: list[tuple[timeline_chart.Placed, pd.Series]] = []
    words: list[Row] = []
    heads: list[tuple[str, float]] = []
    top, left = 0.0, ROWS
    for lane in sorted(set(lanes), key=lambda code: order("event_category", code)):
        heads.append((timeline_chart.lane_name(lane, language, merge=merge), top))
        top += HEAD
        inside = sorted((i for i, code in enumerate(lanes) if code == lane), key=lambda i: frame["date_start"].iloc[i])
        named, rest = inside[:left], inside[left:]
        left -= len(named)
        laid, tall = _rows([_event_lines(frame.iloc[i], theme) for i in named])
        rows = [Row(i, r.lines, top + r.top, top + r.mark) for i, r in zip(named, laid, strict=True)]
        top += tall
        rows += [Row(i, (), top, top + MARK / 2) for i in rest]
        top += MARK + GAP if rest else 0
        words += rows
        places += [(timeline_chart.Placed(r.index, "", int(r.mark), "", ""), frame.iloc[r.index]) for r in rows]
    figure = canvas(theme, language, height=int(top) + HEAD + 6, margin={"t": HEAD, "b": 4, "l": EDGE, "r": 14})
    timeline_chart.spans(figure, places, {"": 0}, theme, language, thick=8)
    timeline_chart.dots(figure, places, {"": 0}, theme, language)
    _words(figure, words, "y", theme)
    for name, at in heads:
        figure.add_hline(y=at, line={"color": token("rule", theme), "width": 1}, layer="below")
        figure.add_annotation(**_said(f"<b>{plain(name)}</b>", at + 3, "y", token("quiet", theme)))
    pad = timedelta(days=max(1, (last - first).days // 60))
    days, said = timeline_chart.ticks(first, last, language)
    kept = [i for i, d in enumerate(days) if d.day == 1][:: -(-len(days) // 8)] or [0][: len(days)]
    figure.update_xaxes(
        type="date", range=[first - pad, last + pad], side="top", showgrid=True, griddash="dot", ticklabelposition="outside right"
    )
    figure.update_xaxes(tickvals=[days[i] for i in kept], ticktext=[said[i] for i in kept])
    figure.update_yaxes(visible=False, range=[top, 0])
    return figure


def unlabelled(frame: pd.DataFrame) -> int:
    """How many events stand without words."""
    return max(len(frame) - ROWS, 0)


def _figure_lines(row: pd.Series, theme: str, language: str) -> tuple[str, ...]:
    """What a figure measures, then the figure as it is written."""
    number = plain(row["text"])
    name = wrapped(figures_chart.title(row, language), WIDE)
    told = f'<b style="color:{token("figure", theme)}">{number}</b>'
    lines = [plain(line) for line in name]
    if name and breadth(name[-1]) + breadth(str(row["text"])) + 20 <= WIDE:
        return (*lines[:-1], f"{lines[-1]}  {told}")
    return (*lines, told)


def _event_lines(row: pd.Series, theme: str) -> tuple[str, ...]:
    """The day, then the headline."""
    day = _day(row["date_start"], row["date_end"])
    lines = [plain(line) for line in wrapped(f"{day}  {row['headline']}", WIDE)]
    lines[0] = lines[0].replace(day, f'<span style="color:{token("event", theme)}">{day}</span> ', 1)
    return tuple(lines)


def _day(first: date, last: date) -> str:
    """A day, a month, a year or a span, in few characters.

    >>> [_day(date(2024, 3, 1), date(2024, *last)) for last in ((3, 1), (3, 31), (12, 31))], _day(date(2024, 1, 1), date(2024, 12, 31))
    (['03-01', '2024-03', '03-01–12-31'], '2024')
    """
    after = last + timedelta(days=1)
    if first.day == after.day == 1 and first != last:
        if (after.year, after.month) == (first.year + 1, first.month) and first.month == 1:
            return f"{first:%Y}"
        if (after - first).days <= 31:
            return f"{first:%Y-%m}"
    return f"{first:%m-%d}" if first == last else f"{first:%m-%d}–{last:%m-%d}"


def _rows(texts: list[tuple[str, ...]]) -> tuple[list[Row], float]:
    """Rows below each other, and how tall they are together."""
    rows, top = [], 2.0
    for index, lines in enumerate(texts):
        mark = top + LINE * len(lines) + MARK / 2 + 1
        rows.append(Row(index, lines, top, mark))
        top = mark + MARK / 2 + GAP
    return rows, top


def _words(figure: go.Figure, rows: list[Row], axis: str, theme: str) -> None:
    """The words of rows, above their marks; no line of the grid goes through them."""
    for row in rows:
        if row.lines:
            said = _said("<br>".join(row.lines), row.top, axis, token("ink", theme))
            figure.add_annotation(**said, bgcolor=token("sheet", theme))


def _said(text: str, at: float, axis: str, colour: str) -> dict[str, object]:
    font = {"size": 12, "color": colour}
    place = {"x": 0, "xref": "paper", "xanchor": "left", "xshift": -EDGE, "y": at, "yref": axis, "yanchor": "top", "borderpad": 0}
    return {**place, "text": text, "align": "left", "showarrow": False, "font": font}
