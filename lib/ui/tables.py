"""Tables: below every chart, plain text in every cell, a ticked row opens its passage."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import pandas as pd
import streamlit as st

from lib.charts import attitude as attitude_chart
from lib.charts.figures import quoted
from lib.charts.timeline import when
from lib.query.intervals import share
from lib.ui import links
from lib.ui.view import View

Cells = Mapping[str, Sequence[object]]
"""Column word to values, in order."""
Table = tuple[Cells, list[str | None]]
"""Columns, and what a click on each row opens."""
__all__ = ["Cells", "Table", "attitude", "events", "figures", "folded", "mentions", "share", "show", "statements", "systems"]


def show(view: View, cells: Cells, *, ids: Sequence[str | None], key: str, alt: str, height: int | None = None) -> None:
    """A table whose rows open what their identifiers name."""
    frame = pd.DataFrame({view.word(f"column.{name}"): list(values) for name, values in cells.items()})
    turn = st.session_state.get(f"{key}~turn", 0)
    widget = f"{key}~{turn}"

    def open_row() -> None:
        rows = st.session_state[widget]["selection"]["rows"]
        if rows and ids[rows[0]]:
            st.session_state[f"{key}~turn"] = turn + 1
            links.open_in_drawer(str(ids[rows[0]]))

    st.dataframe(
        frame,
        hide_index=True,
        key=widget,
        on_select=open_row,
        selection_mode="single-row",
        alt=alt,
        height=height or "auto",
        row_height=34,
    )


def folded(view: View, make: Callable[[], Table], *, key: str, alt: str) -> None:
    """The table of a chart, folded below it; made when it is unfolded, for one costs the browser as much as a chart."""
    fold = st.expander(view.word("table.title"), key=f"fold-{key}", on_change="rerun")
    if fold.open:
        with fold:
            cells, ids = make()
            show(view, cells, ids=ids, key=key, alt=alt)
            st.caption(view.word("table.hint"))


def attitude(view: View, frame: pd.DataFrame, *, by: str, mark: str = "") -> Table:
    """Counts by group; a row opens its statements, named behind `mark`."""
    counts = {c: [int(v) for v in frame[c]] for c in ("n", "positive", "neutral", "negative")}
    names = attitude_chart.names(frame, by=by, language=view.language)
    shares = {f"{c}_share": [share(int(k), int(n)) for k, n in zip(frame[c], frame["n"], strict=True)] for c in ("positive", "negative")}
    return {"name": names, **counts, **shares}, [f"{mark}statements~{by}~{code}" for code in frame["code"]]


def statements(view: View, frame: pd.DataFrame) -> Table:
    """Statements with speaker and attitude."""
    return {
        "speaker": [view.label("speaker", s) for s in frame["speaker"]],
        "group": [view.label("group", g) for g in frame["group"]],
        "attitude": [view.label("attitude", a) for a in frame["sentiment"]],
        "text": list(frame["text"]),
        "article": list(frame["source"]),
        "paragraph": list(frame["paragraph"]),
    }, list(frame["id"])


def events(view: View, frame: pd.DataFrame) -> Table:
    """Events with dates and status."""
    return {
        "date": _each(frame, lambda r: when(r, view.language)),
        "headline": list(frame["headline"]),
        "category": [view.label("event_category", c) for c in frame["category"]],
        "status": [view.label("event_status", s) for s in frame["status"]],
        "date_text": list(frame["date_text"]),
        "actors": [view.word("join.list").join(a) for a in frame["actors"]],
        "article": list(frame["source"]),
        "paragraph": list(frame["paragraph"]),
    }, list(frame["id"])


def figures(view: View, frame: pd.DataFrame) -> Table:
    """Figures with bounds, unit and who quotes them."""
    return {
        "figure": list(frame["text"]),
        "metric": [m or "" for m in frame["metric"]],
        "entity": [e or "" for e in frame["entity"]],
        "low": list(frame["low"]),
        "high": list(frame["high"]),
        "unit": [view.label("unit", u) for u in frame["unit"]],
        "status": [view.label("figure_status", s) for s in frame["status"]],
        "as_of": [a or "" for a in frame["as_of"]],
        "attributed_to": _each(frame, lambda r: quoted(r, view.language)),
        "article": list(frame["source"]),
        "paragraph": list(frame["paragraph"]),
    }, list(frame["id"])


def mentions(frame: pd.DataFrame) -> Table:
    """Systems by article."""
    cells = {"system": list(frame["system"]), "article": list(frame["source"]), "mentions": [int(m) for m in frame["mentions"]]}
    return cells, list(frame["id"])


def systems(frame: pd.DataFrame) -> Table:
    """Systems with vendor, mentions and attitude of the statements that name them."""
    counts = {c: [int(v) for v in frame[c]] for c in ("mentions", "articles", "n", "positive", "neutral", "negative")}
    return {"system": list(frame["name"]), "vendor": [v or "" for v in frame["vendor"]], **counts}, list(frame["id"])


def _each(frame: pd.DataFrame, cell: Callable[[pd.Series], str]) -> list[str]:
    return [cell(row) for _, row in frame.iterrows()]
