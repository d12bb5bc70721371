"""Events in lanes: a dot for a day, a bar for a span, hollow for what is planned, each with its headline beside it."""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, TypedDict, Unpack

import pandas as pd
import plotly.graph_objects as go

from lib.charts.lines import breadth
from lib.charts.theme import canvas, cut, plain, token
from lib.labels import label, order, word
from lib.query.database import Row

ROW = 22
HEAD = 26
DAY = 86_400_000
REACHED = 2.6
"""How many times as high as it is drawn a span can be hit."""
LANES = {
    "release": "release",
    "research": "release",
    "milestone": "release",
    "funding": "funding",
    "market": "funding",
    "policy": "policy",
    "deal": "deal",
    "statement": "deal",
}
"""Categories that share a lane where room is short."""


class Fit(TypedDict):
    """How events are fitted: the window, whether kindred categories share a lane, how many rows a lane may take, how long
    a label may be, and the width in pixels that labels are fitted to.
    """

    first: date
    last: date
    merge: bool
    rows_a_lane: int
    letters: int
    width: int


@dataclass(frozen=True, slots=True)
class Placed:
    """An event on its row, with the label that fits (empty: none does) and where it stands: right, left or inside."""

    index: int
    lane: str
    row: int
    text: str
    side: str


def draw(
    frame: pd.DataFrame,
    *,
    theme: str,
    language: str,
    **fit: Unpack[Fit],
) -> go.Figure:
    """Columns id, date_start, date_end, headline, category, status; a click gives the event's id."""
    placed, lanes = place(frame, **fit)
    first, last, merge = fit["first"], fit["last"], fit["merge"]
    tops, total = {}, 0
    for lane, rows in lanes.items():
        tops[lane] = total
        total += rows
    figure = canvas(theme, language, height=HEAD + ROW * max(total, 1) + 6)
    events = [(p, frame.iloc[p.index]) for p in placed]
    spans(figure, events, tops, theme, language)
    dots(figure, events, tops, theme, language)
    _labels(figure, events, tops, first, last, theme)
    pad = timedelta(days=max(1, (last - first).days // 60))
    marks, names = ticks(first, last, language)
    figure.update_xaxes(
        type="date", range=[first - pad, last + pad], side="top", tickvals=marks, ticktext=names, showgrid=True, griddash="dot"
    )
    figure.update_yaxes(
        tickvals=[tops[lane] + (rows - 1) / 2 for lane, rows in lanes.items()],
        ticktext=[lane_name(lane, language, merge=merge) for lane in lanes],
        range=[max(total, 1) - 0.5, -0.5],
        automargin=True,
        ticklabelstandoff=8,
    )
    for lane in list(lanes)[1:]:
        figure.add_hline(y=tops[lane] - 0.5, line={"color": token("rule", theme), "width": 1}, layer="below")
    figure.update_layout(margin={"t": HEAD, "b": 4, "l": 4, "r": 8})
    return figure


def alt(frame: pd.DataFrame, *, finding: str, language: str) -> str:
    """What the chart says, in a sentence."""
    return word("timeline.alt", language, n=len(frame), planned=int((frame["status"] == "planned").sum()), finding=finding)


def rows(frame: pd.DataFrame, **fit: Unpack[Fit]) -> int:
    """How many rows all lanes take together."""
    return sum(place(frame, **fit)[1].values())


def room(frame: pd.DataFrame, language: str, *, merge: bool) -> int:
    """Pixels for labels and marks beside the names of the lanes, on a screen of 1440."""
    return 1030 - max((round(breadth(lane_name(lane(c, merge=merge), language, merge=merge))) for c in set(frame["category"])), default=60)


def unlabelled(frame: pd.DataFrame, **fit: Unpack[Fit]) -> int:
    """How many marks carry no label for want of room."""
    placed, _ = place(frame, **fit)
    return sum(1 for p in placed if not p.text)


def place(frame: pd.DataFrame, **fit: Unpack[Fit]) -> tuple[list[Placed], dict[str, int]]:
    """Rows for all events: within a lane each takes the first row where mark and label touch nothing.

    A mark that finds no room keeps its place without a label.
    """
    first, last, width = fit["first"], fit["last"], fit["width"]
    scale = width / max((last - first).days, 1)
    taken: dict[str, list[list[tuple[float, float]]]] = {}
    placed: list[Placed] = []
    lanes = [lane(c, merge=fit["merge"]) for c in frame["category"]]
    for index in sorted(range(len(frame)), key=lambda i: (order("event_category", lanes[i]), frame["date_start"].iloc[i])):
        start, end = (max(min(d, last), first) for d in (frame["date_start"].iloc[index], frame["date_end"].iloc[index]))
        left, right = (start - first).days * scale - 7, (end - first).days * scale + 7
        text = cut(str(frame["headline"].iloc[index]), fit["letters"])
        room = breadth(text) + 10
        rows = taken.setdefault(lanes[index], [])
        placed.append(_fit(index, lanes[index], rows, left, right, text, room, width, fit["rows_a_lane"]))
    counts = {lane: max(1, len(rows)) for lane, rows in sorted(taken.items(), key=lambda kv: order("event_category", kv[0]))}
    return placed, counts


def ticks(first: date, last: date, language: str) -> tuple[list[date], list[str]]:
    """Days that are marked, and their names: halves of months, months or years, as the window allows.

    >>> ticks(date(2024, 2, 1), date(2024, 3, 31), "zh-Hans")[1]
    ['2024年2月', '15日', '3月', '15日']
    """
    months = _months(first, last)
    days: list[date] = []
    if len(months) > 30:
        days = [m for m in months if m.month == 1] or months[::12]
    elif len(months) > 8:
        days = months[::3] if len(months) > 15 else months
    else:
        days = sorted([*months, *(m.replace(day=15) for m in months)])
    inside = [d for d in days if first <= d <= last]
    return inside, [_tick(d, i == 0, language) for i, d in enumerate(inside)]


def _tick(day: date, opening: bool, language: str) -> str:
    if day.day == 15:
        return word("timeline.day", language, d=day.day) if language != "en" else f"{calendar.month_abbr[day.month]} 15"
    return month(day, language, year=opening or day.month == 1)


def month(day: date, language: str, *, year: bool) -> str:
    """The month of a day, and its year where asked.

    >>> month(date(2024, 3, 1), "zh-Hans", year=True), month(date(2024, 3, 1), "en", year=True), month(date(2024, 3, 1), "en", year=False)
    ('2024年3月', '2024 Mar', 'Mar')
    """
    name = word("month", language, m=calendar.month_abbr[day.month] if language == "en" else day.month)
    return word("month.year", language, y=str(day.year), m=name) if year else name


def _months(first: date, last: date) -> list[date]:
    """First days of all months that a window touches."""
    out, at = [], first.replace(day=1)
    while at <= last:
        out.append(at)
        at = (at + timedelta(days=32)).replace(day=1)
    return out


def _fit(
    index: int, lane: str, rows: list[list[tuple[float, float]]], left: float, right: float, text: str, room: float, width: int, most: int
) -> Placed:
    """The first row that takes mark and label, to the right of the mark or, near the edge, to its left."""
    sides = [(left, right, "inside")] if right - left > room + 40 else []
    if right + room <= width:
        sides.append((left, right + room, "right"))
    if left - room >= 0:
        sides.append((left - room, right, "left"))
    for number in range(most):
        for low, high, side in sides:
            if number == len(rows):
                rows.append([])
            if all(high <= a or b <= low for a, b in rows[number]):
                rows[number].append((low, high))
                return Placed(index, lane, number, text, side)
    bare = next((n for n, row in enumerate(rows) if all(right <= a or b <= left for a, b in row)), len(rows))
    if bare == len(rows):
        rows.append([])
    rows[bare].append((left, right))
    return Placed(index, lane, bare, "", "right")


def spans(
    figure: go.Figure, events: Sequence[tuple[Placed, pd.Series]], tops: dict[str, int], theme: str, language: str, *, thick: float = 0.34
) -> None:
    """Bars for events whose day is not known."""
    kept = [(p, e) for p, e in events if e["date_start"] != e["date_end"]]
    if not kept:
        return
    planned = [e["status"] == "planned" for _, e in kept]
    lies: dict[str, Any] = {
        "orientation": "h",
        "y": [tops[p.lane] + p.row for p, _ in kept],
        "base": [e["date_start"] for _, e in kept],
        "x": [((e["date_end"] - e["date_start"]).days + 1) * DAY for _, e in kept],
    }
    said = _said(kept, language)
    figure.add_bar(
        **lies,
        **said | {"hovertext": None, "hoverinfo": "skip"},
        width=thick,
        offset=-thick / 2,
        marker={
            "color": ["rgba(0,0,0,0)" if hollow else token("quiet", theme) for hollow in planned],
            "line": {"color": token("ink", theme), "width": [1.5 if hollow else 0 for hollow in planned]},
            "cornerradius": 5,
            "pattern": {
                "shape": ["/" if hollow else "" for hollow in planned],
                "fgcolor": token("quiet", theme),
                "size": 5,
                "solidity": 0.18,
            },
        },
    )
    # A dot is hit from 20 pixels away, a bar only within: this one, unseen and almost as high as the row, is as easy to hit.
    figure.add_bar(**lies, **said, width=thick * REACHED, offset=-thick * REACHED / 2, marker={"color": "rgba(0,0,0,0)"})


def dots(figure: go.Figure, events: Sequence[tuple[Placed, pd.Series]], tops: dict[str, int], theme: str, language: str) -> None:
    """Dots for events of one day."""
    kept = [(p, e) for p, e in events if e["date_start"] == e["date_end"]]
    if not kept:
        return
    figure.add_scatter(
        mode="markers",
        x=[e["date_start"] for _, e in kept],
        y=[tops[p.lane] + p.row for p, _ in kept],
        marker={
            "size": 11,
            "symbol": ["circle-open" if e["status"] == "planned" else "circle" for _, e in kept],
            "color": token("ink", theme),
            "line": {"width": [2 if e["status"] == "planned" else 0 for _, e in kept], "color": token("ink", theme)},
            "opacity": 1,
        },
        **_said(kept, language),
    )


def _labels(
    figure: go.Figure, events: Sequence[tuple[Placed, pd.Series]], tops: dict[str, int], first: date, last: date, theme: str
) -> None:
    """Headlines beside their marks."""
    for p, e in events:
        if not p.text:
            continue
        single = e["date_start"] == e["date_end"]
        after = p.side == "right"
        edge = min(e["date_end"] + timedelta(days=0 if single else 1), last) if after else max(e["date_start"], first)
        shift = 14 if p.side == "inside" else (9 if single else 5) * (1 if after else -1)
        figure.add_annotation(
            x=edge,
            y=tops[p.lane] + p.row,
            text=plain(p.text),
            showarrow=False,
            xanchor="right" if p.side == "left" else "left",
            xshift=shift,
            bgcolor=token("sheet", theme) if p.side == "inside" else None,
            font={"size": 12, "color": token("ink", theme)},
        )


def _said(kept: Sequence[tuple[Placed, pd.Series]], language: str) -> dict[str, object]:
    """Identifier and hover text of marks."""
    return {
        "customdata": [e["id"] for _, e in kept],
        "hovertext": [
            f"<b>{plain(e['headline'])}</b><br>{when(e, language)} · {label('event_category', e['category'], language)}"
            f" · {label('event_status', e['status'], language)}<br>{plain(e['source'])} ¶{e['paragraph']}"
            for _, e in kept
        ],
        "hoverinfo": "text",
        "selected": {"marker": {"opacity": 1}},
        "unselected": {"marker": {"opacity": 1}},
    }


def when(event: Row, language: str) -> str:
    """The day or the days of an event; of a year that may be another, that is said."""
    first, last = event["date_start"], event["date_end"]
    days = first.isoformat() if first == last else word("date.range", language, first=first.isoformat(), last=last.isoformat())
    return word("date.unsure", language, days=days) if event.get("unsure", False) else days


def lane(category: str, *, merge: bool) -> str:
    """The lane that a category has, or shares with its kin."""
    return LANES.get(category, category) if merge else category


def lane_name(lane: str, language: str, *, merge: bool = True) -> str:
    """Name of a lane, of kindred categories together where they share one."""
    if not merge or lane not in ("release", "funding", "deal"):
        return label("event_category", lane, language)
    return word(f"timeline.lane.{lane}", language)
