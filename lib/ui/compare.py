"""Two selections side by side: what each holds, attitude, figures and events, on the same scales."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial

import pandas as pd
import plotly.graph_objects as go_
import streamlit as st

from lib.charts import attitude as attitude_chart
from lib.charts import figures as figures_chart
from lib.charts import findings, narrow
from lib.charts import timeline as timeline_chart
from lib.labels import order
from lib.query import events as events_query
from lib.query import figures as figures_query
from lib.query import pairs
from lib.query import statements as statements_query
from lib.query.intervals import share, wilson
from lib.ui import browse, links, overlay, panels, show, sides, state, tables
from lib.ui.markup import esc, go, tag
from lib.ui.sides import Side
from lib.ui.view import View

_LOST = "sides~lost"
TALLEST = 24
"""Rows of events beyond which they are counted."""
BY = ("sector", "subject", "group", "speaker", "source", "week")
"""What attitudes are broken down by; sectors first, for the sides themselves are groups or systems most often."""


def choose(view: View) -> list[Side]:
    """What A and B are; both stand in the address."""
    if lost := sides.lost(view.names):
        st.session_state[_LOST] = lost
    misnamed = sides.understand_address(view.names)
    columns = st.columns(2, gap="small")
    known = sides.options(view.names)
    for letter, column in zip(sides.SIDES, columns, strict=True):
        with column:
            st.multiselect(
                view.word(f"sides.{letter}"),
                known,
                format_func=lambda value: sides.shown(view.names, value),
                key=letter,
                bind="query-params",
                placeholder=view.word("sides.choose"),
                filter_mode="contains",
                select_all=False,
            )
    if misnamed:
        others = (name for name in (*links.OF_PAGE, *links.OF_LIST, links.OPEN) if name not in sides.SIDES)
        href = sides.address(view, st.session_state.get("a") or [], st.session_state.get("b") or [], *others)
        st.html(tag("div", "", id="lens-address", data_href=href))
    return sides.given(view)


def ready(view: View, chosen: list[Side]) -> bool:
    """Whether there are two; where not, pairs are offered."""
    if not view.counts.statements and not view.counts.figures and not view.counts.events:
        show.nothing(view, table="statements")
        return False
    if len(chosen) == 2:
        st.session_state.pop(_LOST, None)
        return True
    said = [tag("p", esc(view.word("link.unknown", value=v))) for v in st.session_state.get(_LOST, ())]
    body = " ".join(go(href, esc(said), classes="lens-lift") for said, href in sides.offers(view))
    st.html(
        tag(
            "section",
            tag("h2", esc(view.word("sides.start"))) + "".join(said) + tag("p", esc(view.word("sides.hint"))) + tag("p", body),
            classes="lens-empty",
        )
    )
    return False


def summary(view: View, chosen: list[Side]) -> None:
    """Counts and shares of both in one table, and what may be concluded of them."""
    rows = [
        (view.word("table.measure.statements"), [str(s.view.counts.statements) for s in chosen]),
        (view.word("table.measure.speakers"), [str(s.view.counts.speakers) for s in chosen]),
        (view.word("table.measure.articles"), [str(s.view.counts.articles) for s in chosen]),
        *(
            (view.word(f"column.{a}_share"), [share(getattr(s.view.counts, a), s.view.counts.statements) for s in chosen])
            for a in ("positive", "negative")
        ),
        (view.label("table", "events"), [str(s.view.counts.events) for s in chosen]),
        (view.word("what.market_figures"), [str(s.view.counts.figures) for s in chosen]),
    ]
    head = tag("tr", tag("th", "") + "".join(tag("th", esc(f"{s.letter.upper()} · {s.name}"), scope="col") for s in chosen))
    body = "".join(tag("tr", tag("th", esc(name), scope="row") + "".join(tag("td", esc(c)) for c in cells)) for name, cells in rows)
    with st.container(border=True, key="card-sides"):
        swap = go(sides.swapped(view), esc(view.word("sides.swap")))
        show.heading(verdict(view, chosen), view.word("sides.sub"), extra=swap, note=show.sentiment(view))
        st.html(tag("table", tag("thead", head) + tag("tbody", body), classes="lens-sides"))


def verdict(view: View, chosen: list[Side]) -> str:
    """Which side hopes or doubts more; only where attitudes are calibrated and the intervals do not meet."""
    a, b = chosen
    if view.calibrated:
        for attitude in ("positive", "negative"):
            (low_a, high_a), (low_b, high_b) = (wilson(getattr(s.view.counts, attitude), s.view.counts.statements) for s in chosen)
            if low_a > high_b or low_b > high_a:
                more, less = (a, b) if low_a > high_b else (b, a)
                return view.word(f"sides.more.{attitude}", more=more.name, less=less.name)
        return view.word("sides.alike", a=a.name, b=b.name)
    return view.word("sides.count", a=a.name, b=b.name, n=a.view.counts.statements, m=b.view.counts.statements)


def standing(view: View, *, chosen: list[Side]) -> None:
    """Who hopes and who doubts in each, by what the reader chooses."""
    by = browse.choose(view, "by", BY, kind="dimension")
    weighed = by != "speaker"  # where speakers are the rows, each counts once already
    weigh = browse.choose(view, "weigh", statements_query.WEIGHINGS, kind="weighing") if weighed else "statements"
    attitude(view, chosen, by=by, weigh=weigh)


def attitude(view: View, chosen: list[Side], *, by: str, weigh: str) -> None:
    """Who hopes and who doubts in each, the same rows on the same axis."""
    counts = (s.view.ask(statements_query.attitude, by=by, weigh=weigh) for s in chosen)
    frames = state.made(pairs.aligned, *counts, in_order=by == "week")
    least = max(attitude_chart.reached(f) for f in frames)
    over = by == "week" and overlay.switch(view)
    for side, frame, column in zip(chosen, frames, panels.halves(), strict=True):
        with column:
            if not frame["n"].sum():
                show.nothing(side.view, table="statements")
                continue
            spoken = state.made(statements_query.spoken_of, frame, most_first=True)
            finding = state.made(findings.attitude, spoken, by=by, calibrated=view.calibrated, language=view.language, weigh=weigh)
            mark, laid = sides.marked(side.letter, ""), ""
            if over:
                figure = attitude_chart.draw(frame, by=by, least=least, mark=mark, weigh=weigh, narrow=True, **view.look)
                laid = overlay.on_weeks(side.view, figure, list(attitude_chart.drawn(frame, by=by)["code"]), brief=True)
            else:
                figure = view.drawn(attitude_chart.draw, frame, by=by, least=least, mark=mark, weigh=weigh, narrow=True)
            how = view.word(f"attitude.sub.{by}" if weigh == "statements" else "attitude.weighed")
            show.chart(
                side.view,
                figure,
                title=_titled(side, finding),
                subtitle=view.word("join.dot").join((how, view.word("sides.scale"))),
                note=laid,
                alt=attitude_chart.alt(frame, by=by, finding=finding, language=view.language, weigh=weigh),
                key=f"{side.letter}-attitude-{by}",
                table=partial(tables.attitude, view, frame, by=by, mark=mark, weigh=weigh),
                slide="",
                tight=True,
            )


def figures(view: View, *, chosen: list[Side]) -> None:
    """The market figures of both, kind by kind."""
    frames = [s.view.ask(figures_query.rows) for s in chosen]
    counts = [s.view.ask(figures_query.tally) for s in chosen]
    for kind in sorted({k for f in frames for k in f["kind"]}, key=lambda k: order("figure_kind", k)):
        of_kind = [state.made(figures_query.of_kind, f, kind=kind) for f in frames]
        if not any(len(state.made(figures_chart.drawn, f)) for f in of_kind):
            continue
        numbers = [figures_query.number(c, kind) for c in counts]
        days = sorted({d for f in of_kind for d in state.made(figures_chart.dated, f)["day"]}) if kind == "index" else []
        over = len(days) > 1 and overlay.switch(view, key=overlay.OF_FIGURES)
        for side, rows, other, n, column in zip(chosen, of_kind, reversed(of_kind), numbers, panels.halves(), strict=True):
            with column:
                _figures(view, side, rows, other, kind, n, days if len(days) > 1 else (), over=over)


def timeline(view: View, chosen: list[Side]) -> None:
    """What happened around both, over the same days."""
    frames = [s.view.ask(events_query.days) for s in chosen]
    every = pd.concat(frames)
    if not len(every):
        return
    first = view.selection.first or min(every["date_start"])
    last = view.selection.last or max(every["date_end"])
    for side, frame, column in zip(chosen, frames, panels.halves(), strict=True):
        with column:
            if not len(frame):
                _none(side, "events")
                continue
            finding = state.made(findings.timeline, frame, language=view.language)
            fit = timeline_chart.Fit(first=first, last=last, merge=True, rows_a_lane=4, letters=12, width=330)
            mark = sides.marked(side.letter, "")
            figure, how = panels.events_drawn(side.view, frame, fit, tallest=TALLEST, brief=True, mark=mark)
            show.chart(
                side.view,
                figure,
                title=_titled(side, finding),
                subtitle=view.word("join.dot").join((view.word(how), view.word("sides.scale"))),
                alt=timeline_chart.alt(frame, finding=finding, language=view.language),
                key=f"{side.letter}-timeline",
                table=partial(tables.events, view, side.view.ask(events_query.rows)),
                slide="",
                tight=True,
            )


def _figures(
    view: View, side: Side, rows: pd.DataFrame, other: pd.DataFrame, kind: str, n: int, days: Sequence[date], *, over: bool
) -> None:
    """One kind of figure of one side, on axes that reach over both; those of `days` over time, with events laid over them where asked."""
    if not len(state.made(figures_chart.drawn, rows)):
        _none(side, "figures", kind)
        return
    finding = state.made(findings.figures, rows, kind=kind, language=view.language, of=n)
    how = [view.label("figure_kind", kind), view.word("count.figures", n=n), view.word("sides.scale")]
    how += state.made(figures_chart.left_out, rows, kind=kind, n=n, language=view.language)
    laid = ""
    if days and len(state.made(figures_chart.dated, rows)):
        if over:
            figure = figures_chart.over_time(rows, beside=other, **view.look)
            laid = overlay.on_days(replace(side.view, home=view.here), figure, within=days)
        else:
            figure = view.drawn(_over_time, rows, other)
    else:
        figure = view.drawn(_beside, rows, other, letters=0 if view.narrow else 14)
    show.chart(
        side.view,
        figure,
        title=_titled(side, finding),
        subtitle=view.word("join.dot").join(how),
        note=laid,
        alt=figures_chart.alt(rows, kind=kind, finding=finding, language=view.language),
        key=f"{side.letter}-figures-{kind}",
        table=partial(tables.figures, view, rows),
        slide="",
        tight=True,
    )


def _beside(rows: pd.DataFrame, other: pd.DataFrame, *, letters: int, theme: str, language: str) -> go_.Figure:
    """Figures of one side, on axes that reach over the other's; without letters for names beside them, for a narrow screen."""
    if not letters:
        return narrow.figures(rows, beside=other, theme=theme, language=language)
    return figures_chart.draw(rows, beside=other, letters=letters, theme=theme, language=language)


def _over_time(rows: pd.DataFrame, other: pd.DataFrame, *, theme: str, language: str) -> go_.Figure:
    """Index values of one side at their days, on axes that reach over the other's."""
    return figures_chart.over_time(rows, beside=other, theme=theme, language=language)


def _none(side: Side, what: str, kind: str = "") -> None:
    """A side that has nothing of a kind says so in its place."""
    text = side.view.word("sides.none", side=f"{side.letter.upper()} · {side.name}", what=side.view.word(f"what.{what}"))
    with st.container(border=True, key=f"card-{side.letter}-none-{kind}", height="stretch"):
        st.html(tag("p", esc(text), classes="lens-meta"))


def _titled(side: Side, finding: str) -> str:
    return (
        f"{side.letter.upper()} · {side.name}：{finding}"
        if side.view.language != "en"
        else f"{side.letter.upper()} · {side.name}: {finding}"
    )
