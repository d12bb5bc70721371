"""Events too many to be drawn one by one: how many touch each week, month, quarter or year, lane by lane."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import pandas as pd
import plotly.graph_objects as go

from lib.charts import timeline
from lib.charts.theme import canvas, plain, token
from lib.labels import codes, order, word

LANE = 58
"""Pixels of a lane."""
HEAD = 26
MOST, MOST_NARROW = 40, 14
"""Periods that fit side by side."""
STEPS = (("week", 7), ("month", 30), ("quarter", 91), ("year", 365))
"""Periods and about how many days each has."""
FILLED = 0.74
"""Share of a lane that its tallest bar takes; its number stands above."""


def draw(
    frame: pd.DataFrame, *, theme: str, language: str, first: date, last: date, merge: bool, brief: bool = False, mark: str = ""
) -> go.Figure:
    """Columns date_start, date_end, category, status; a click gives `events~<first>~<last>~<categories>` behind `mark`.

    An event counts in every period it touches, as in the list that a bar opens. What is planned stands hollow on what happened.
    """
    first, last = max(first, min(frame["date_start"])), min(last, max(frame["date_end"]))
    step, spans = periods(first, last, most=MOST_NARROW if brief else MOST)
    lanes = sorted({timeline.lane(c, merge=merge) for c in frame["category"]}, key=lambda code: order("event_category", code))
    figure = canvas(theme, language, height=HEAD + LANE * max(len(lanes), 1) + 8, barmode="overlay")
    for row, lane in enumerate(lanes):
        rows = frame[[timeline.lane(c, merge=merge) == lane for c in frame["category"]]]
        _bars(figure, rows, lane, row, spans, merge, theme, language, mark)
        figure.add_hline(y=row + 0.5, line={"color": token("rule", theme), "width": 1}, layer="below")
    middles = [_middle(a, b) for a, b in spans]
    names = named(spans, step, language)
    every = -(-len(spans) // (5 if brief else 12))
    figure.update_xaxes(
        type="date",
        range=[spans[0][0] - timedelta(days=1), spans[-1][1] + timedelta(days=2)],
        side="top",
        tickvals=middles[::every],
        ticktext=names[::every],
        tickangle=0,
    )
    figure.update_yaxes(
        tickvals=list(range(len(lanes))),
        ticktext=[timeline.lane_name(lane, language, merge=merge) for lane in lanes] if not brief else ["" for _ in lanes],
        range=[max(len(lanes), 1) - 0.48, -0.5],
        automargin=True,
        ticklabelstandoff=8,
    )
    if brief:
        for row, lane in enumerate(lanes):
            said = {"text": f"<b>{plain(timeline.lane_name(lane, language, merge=merge))}</b>", "x": 0, "xref": "paper", "xanchor": "left"}
            font = {"size": 12, "color": token("quiet", theme)}
            figure.add_annotation(**said, y=row - 0.5, yanchor="top", showarrow=False, font=font, bgcolor=token("sheet", theme))
    figure.update_layout(margin={"t": HEAD, "b": 4, "l": 4, "r": 8})
    return figure


def periods(first: date, last: date, *, most: int) -> tuple[str, list[tuple[date, date]]]:
    """Weeks, months, quarters or years from the first day to the last, none outside of them: the shortest of which there are not too many.

    >>> step, spans = periods(date(2024, 1, 10), date(2024, 4, 2), most=6)
    >>> step, [str(a) for a, _ in spans], str(spans[-1][1])
    ('month', ['2024-01-10', '2024-02-01', '2024-03-01', '2024-04-01'], '2024-04-02')
    """
    days = (last - first).days + 1
    step = next((name for name, length in STEPS if days / length <= most), "year")
    at, out = _begin(first, step), []
    while at <= last:
        after = _after(at, step)
        out.append((max(at, first), min(after - timedelta(days=1), last)))
        at = after
    return step, out


def _bars(
    figure: go.Figure,
    rows: pd.DataFrame,
    lane: str,
    row: int,
    spans: Sequence[tuple[date, date]],
    merge: bool,
    theme: str,
    language: str,
    mark: str,
) -> None:
    """One lane: bars that stand on its lower edge, their numbers above."""
    touched = [touching(rows, a, b) for a, b in spans]
    tallest = max([1, *(happened + planned for happened, planned in touched)])
    unit = FILLED / tallest
    kept = [(span, n) for span, n in zip(spans, touched, strict=True) if sum(n)]
    among = ".".join(c for c in codes("event_category") if timeline.lane(c, merge=merge) == lane)
    ink, quiet = token("ink", theme), token("quiet", theme)
    for part, colour, line in ((0, quiet, 0), (1, "rgba(0,0,0,0)", 1.3)):
        here = [(span, n) for span, n in kept if n[part]]
        if not here:
            continue
        top = part == 1
        figure.add_bar(
            x=[_middle(a, b) for (a, b), _ in here],
            y=[-n[part] * unit for _, n in here],
            base=[row + 0.5 - (n[0] * unit if top else 0) for _, n in here],
            width=[((b - a).days + 1) * timeline.DAY * 0.82 for (a, b), _ in here],
            marker={"color": colour, "line": {"color": ink, "width": line}, "opacity": 1},
            customdata=[f"{mark}events~{a.isoformat()}~{b.isoformat()}~{among}" for (a, b), _ in here],
            hovertext=[_said(lane, span, n, merge, language) for span, n in here],
            hoverinfo="text",
            selected={"marker": {"opacity": 1}},
            unselected={"marker": {"opacity": 1}},
        )
    figure.add_scatter(
        mode="text",
        x=[_middle(a, b) for (a, b), _ in kept],
        y=[row + 0.5 - sum(n) * unit for _, n in kept],
        text=[str(sum(n)) for _, n in kept],
        textposition="top center",
        textfont={"size": 11, "color": ink},
        hoverinfo="skip",
        cliponaxis=False,
    )


def touching(rows: pd.DataFrame, first: date, last: date) -> tuple[int, int]:
    """How many events touch a period: happened (or not known to be planned only), planned."""
    inside = [
        status == "planned"
        for start, end, status in zip(rows["date_start"], rows["date_end"], rows["status"], strict=True)
        if start <= last and end >= first
    ]
    return len(inside) - sum(inside), sum(inside)


def _said(lane: str, span: tuple[date, date], counts: tuple[int, int], merge: bool, language: str) -> str:
    """What is said of a bar under the pointer."""
    days = word("date.range", language, first=span[0].isoformat(), last=span[1].isoformat())
    told = word("tile.events_note", language, happened=counts[0], planned=counts[1])
    return f"<b>{plain(timeline.lane_name(lane, language, merge=merge))}</b><br>{days}<br>{plain(told)}"


def _middle(first: date, last: date) -> date:
    return first + (last - first) / 2


def _begin(day: date, step: str) -> date:
    """First day of the period that a day lies in."""
    if step == "week":
        return day - timedelta(days=day.weekday())
    months = {"month": 1, "quarter": 3, "year": 12}[step]
    return date(day.year, (day.month - 1) // months * months + 1, 1)


def _after(first: date, step: str) -> date:
    """First day of the next period."""
    if step == "week":
        return first + timedelta(days=7)
    months = first.month - 1 + {"month": 1, "quarter": 3, "year": 12}[step]
    return date(first.year + months // 12, months % 12 + 1, 1)


def named(spans: Sequence[tuple[date, date]], step: str, language: str) -> list[str]:
    """Names of periods; of months the year where it begins."""
    return [_name(first, step, number == 0 or first.month == 1, language) for number, (first, _) in enumerate(spans)]


def _name(first: date, step: str, begins: bool, language: str) -> str:
    if step == "year":
        return str(first.year)
    if step == "quarter":
        return word("timeline.quarter", language, y=str(first.year), q=(first.month + 2) // 3)
    if step == "week":
        return f"{first:%m-%d}"
    return timeline.month(first, language, year=begins)
