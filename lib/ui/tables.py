"""Tables: below every chart, each row a link to what it stands for, names leading to profiles, columns that sort.

Drawn as plain HTML: the keyboard and screen readers get through it, which they do not through a grid painted on a canvas.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import pandas as pd
import streamlit as st

from lib.charts import attitude as attitude_chart
from lib.charts.figures import quoted
from lib.charts.timeline import when
from lib.query.intervals import share
from lib.ui import values
from lib.ui.markup import esc, go, tag
from lib.ui.view import View

MOST = 300
"""Rows drawn; what is left out is counted, and every file holds all of them."""
NAMED = ("speaker", "attributed_to", "entity", "organisation", "vendor")
"""Columns whose names lead to profiles."""
_NUMBER = "lens-number-cell"
Cells = Mapping[str, Sequence[object]]
"""Column word to values, in order."""
Table = tuple[Cells, list[str | None]]
"""Columns, and what a click on each row opens."""
__all__ = ["Cells", "Table", "attitude", "events", "figures", "folded", "mentions", "share", "show", "statements", "systems"]


def show(view: View, cells: Cells, *, ids: Sequence[str | None], key: str, alt: str) -> None:
    """A table whose rows open what their identifiers name."""
    lines = list(zip(*cells.values(), strict=True))
    head = "".join(_heading(view.word(f"column.{name}"), number=any(_is_number(v) for v in held)) for name, held in cells.items())
    body = "".join(_row(view, list(cells), line, opens) for line, opens in zip(lines[:MOST], ids, strict=False))
    table = tag("table", tag("caption", esc(alt)) + tag("thead", tag("tr", head)) + tag("tbody", body), classes="lens-table")
    more = tag("p", esc(view.word("reader.more", n=len(lines) - MOST)), classes="lens-meta") if len(lines) > MOST else ""
    st.html(tag("div", table, classes="lens-table-box", role="region", aria_label=alt, tabindex="0", id=f"lens-{key}") + more)


def _heading(name: str, *, number: bool) -> str:
    """The head of a column; a click sorts by it."""
    return tag("th", tag("button", esc(name), type="button", data_sort=""), classes=_NUMBER if number else "", scope="col")


def _is_number(value: object) -> bool:
    return isinstance(value, int | float)


def _row(view: View, names: Sequence[str], line: Sequence[object], opens: str | None) -> str:
    """One row: its first cell opens what it stands for."""
    first = esc(_text(line[0]))
    out = tag("th", go(view.link(opens), first) if opens else first, scope="row")
    for name, value in zip(names[1:], line[1:], strict=True):
        text = _text(value)
        shown = values.to_profile(view, text) if name in NAMED and text else esc(text)
        out += tag("td", shown, classes=_NUMBER if _is_number(value) else "")
    return tag("tr", out)


def _text(value: object) -> str:
    """A cell's words.

    >>> [_text(v) for v in (None, 7e12, 46.45, float("nan"), 1200, "证券日报")]
    ['', '7,000,000,000,000', '46.45', '', '1,200', '证券日报']
    """
    if value is None or value != value:
        return ""
    return f"{value:,.15g}" if isinstance(value, float) else f"{value:,d}" if type(value) is int else str(value)


def folded(view: View, make: Callable[[], Table], *, key: str, alt: str, left: int = 0) -> None:
    """The table of a chart, folded below it; made when it is unfolded. It says how many rows it leaves out."""
    fold = st.expander(view.word("table.title"), key=f"fold-{key}", on_change="rerun")
    if fold.open:
        with fold:
            cells, ids = make()
            show(view, cells, ids=ids, key=key, alt=alt)
            told = [view.word("table.hint"), *([view.word("table.left", n=left)] if left > 0 else [])]
            st.caption(view.word("join.dot").join(told))


def attitude(view: View, frame: pd.DataFrame, *, by: str, mark: str = "", weigh: str = "statements") -> Table:
    """Counts by group; a row opens its statements, named behind `mark`."""
    counts = {c: [int(v) for v in frame[c]] for c in ("n", "positive", "neutral", "negative")}
    names = attitude_chart.names(frame, by=by, language=view.language)
    shares = {f"{c}_share": [share(int(k), int(n)) for k, n in zip(frame[c], frame["n"], strict=True)] for c in ("positive", "negative")}
    if weigh == "speakers":
        counts = {"speakers": counts.pop("n"), **counts}
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
        "attributed_to": _each(frame, lambda r: r["attributed_to"] or quoted(r, view.language)),
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
