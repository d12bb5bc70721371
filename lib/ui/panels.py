"""The panels that pages are made of: each draws one chart or list with its finding, table and alt sentence."""

from __future__ import annotations

from datetime import date
from functools import partial
from urllib.parse import urlencode

import pandas as pd
import plotly.graph_objects as go_
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from lib.charts import attitude as attitude_chart
from lib.charts import density, findings, narrow
from lib.charts import figures as figures_chart
from lib.charts import systems as systems_chart
from lib.charts import timeline as timeline_chart
from lib.charts.theme import SMALL
from lib.labels import code_of, order
from lib.query import crosscheck as crosscheck_query
from lib.query import events as events_query
from lib.query import figures as figures_query
from lib.query import manifest
from lib.query import statements as statements_query
from lib.query import systems as systems_query
from lib.ui import browse, cards, crosscheck, lists, overlay, show, state, tables
from lib.ui.markup import dotted, esc, go, tag
from lib.ui.view import View

VOICES = 2
"""Hopes and doubts shown of each: the tiles, the bar and the timeline must fit one screen with them."""
EVENTS = 40
"""Events on a page of their list."""


def halves(left: float = 1.0, right: float = 1.0) -> list[DeltaGenerator]:
    """Two columns of a width each."""
    return st.columns([left, right], gap="small")


def tiles(view: View) -> None:
    """Four numbers that say what they were computed from; each opens its records."""
    n = view.counts
    said = view.word("join.dot").join((view.word("count.statements", n=n.statements), view.word("count.speakers", n=n.speakers)))
    largest = view.ask(figures_query.largest, limit=1)
    figures_note = view.word("tile.checked")
    if len(largest):
        top = largest.iloc[0]
        figures_note = view.word("tile.figures_note", text=top["text"], metric=top["entity"] or figures_chart.title(top, view.language))
    pieces = [
        cards.tile(
            view.word("join.dot").join((view.word("tile.attitude"), said)),
            "",
            view.word("tile.hope_share", share=tables.share(n.positive, n.statements)) if n.statements else "",
            view.link("statements"),
            extra=cards.attitude_strip(view),
            beside=_expected(view, "statements"),
        ),
        cards.tile(
            view.word("join.dot").join((view.word("tile.events"), view.word("tile.from", n=n.event_articles))),
            f"{n.events:,}",
            view.word("tile.events_note", happened=n.events - n.planned, planned=n.planned),
            view.link("events"),
            beside=_expected(view, "events"),
        ),
        cards.tile(
            view.word("join.dot").join((view.word("tile.figures"), view.word("tile.from", n=n.figure_articles))),
            f"{n.figures:,}",
            figures_note,
            view.link("figures"),
            beside=_expected(view, "figures"),
        ),
        crosscheck.tile(view),
    ]
    cards.show(pieces, classes="lens-tiles")


def _expected(view: View, kind: str) -> str:
    """How many of ten such facts are found and how many of those shown are right, as HTML; nothing where it was not measured."""
    score = manifest.expected(view.corpus.manifest, kind)
    if not score:
        return ""
    tens = {"found": round(score.found * 10), "right": round(score.right * 10)}
    return tag("span", esc(view.word("quality.tens", **tens)), classes="lens-expected", title=view.word("quality.beside", **tens))


def standing(view: View) -> None:
    """Who hopes and who doubts, by what the reader chooses."""
    by = browse.choose(view, "by", statements_query.GROUPINGS, kind="dimension")
    weighed = by != "speaker"  # where speakers are the rows, each counts once already
    weigh = browse.choose(view, "weigh", statements_query.WEIGHINGS, kind="weighing") if weighed else "statements"
    said = view.ask(statements_query.attitude, by=by, weigh=weigh)
    if show.holds(view, said, table="statements"):
        attitude(view, said, by=by, weigh=weigh)


def counting(view: View) -> tuple[str, str]:
    """How attitudes are counted, as the address says, and as HTML the way to the other count: where there is no room for a switch."""
    weigh = code_of("weighing", str(st.query_params.get("weigh", ""))) or "statements"
    other = "statements" if weigh == "speakers" else "speakers"
    asked = urlencode({"weigh": view.label("weighing", other) if other == "speakers" else ""})
    return weigh, go(f"{view.link()}&{asked}", esc(view.word(f"weigh.to.{other}")))


def attitude(
    view: View,
    frame: pd.DataFrame,
    *,
    by: str,
    weigh: str = "statements",
    row: int = 30,
    limit: int = 14,
    tight: bool = False,
    extra: str = "",
) -> None:
    """Who hopes and who doubts; `extra` is HTML that ends the subtitle."""
    only = view.selection.attitude.include if weigh == "statements" else ()
    finding = findings.kept(frame, by=by, only=only, language=view.language) or state.made(
        findings.attitude, frame, by=by, calibrated=view.calibrated, language=view.language, weigh=weigh
    )
    rest = attitude_chart.rest(frame, by=by, language=view.language, limit=limit)
    laid, row = "", max(row, attitude_chart.ROW) if view.narrow else row
    if by == "week" and overlay.switch(view):
        figure = attitude_chart.draw(frame, by=by, row=row, limit=limit, weigh=weigh, narrow=view.narrow, **view.look)
        laid = overlay.on_weeks(view, figure, list(attitude_chart.drawn(frame, by=by, limit=limit)["code"]))
    else:
        figure = view.drawn(attitude_chart.draw, frame, by=by, row=row, limit=limit, weigh=weigh, narrow=view.narrow)
    show.chart(
        view,
        figure,
        title=finding,
        subtitle=view.word("join.dot").join(p for p in (_counted(view, by, weigh), rest) if p),
        note=laid + show.sentiment(view),
        extra=extra,
        alt=state.made(attitude_chart.alt, frame, by=by, finding=finding, language=view.language, weigh=weigh),
        key=f"attitude-{by}",
        slide=f"attitude-{by}{'' if weigh == 'statements' else f'-{weigh}'}",
        table=partial(tables.attitude, view, frame, by=by, weigh=weigh),
        tight=tight,
    )


def _counted(view: View, by: str, weigh: str) -> str:
    """What is counted, and what else must be known to read the counts."""
    said = [view.word(f"attitude.sub.{by}" if weigh == "statements" else "attitude.weighed")]
    if by == "week" and (left := view.ask(statements_query.undated)):
        said.append(view.word("attitude.undated", n=left))
    return view.word("join.dot").join(said)


def timeline(view: View, *, merge: bool = False, rows_a_lane: int = 6, letters: int = 20, tallest: int = 40) -> None:
    """What happened when: each event by itself, or counted by period where that would take more than `tallest` rows."""
    days = view.ask(events_query.days)
    finding = state.made(findings.timeline, days, language=view.language)
    first, last = _window(view, days)
    fit = timeline_chart.Fit(
        first=first,
        last=last,
        merge=merge,
        rows_a_lane=rows_a_lane,
        letters=letters,
        width=timeline_chart.room(days, view.language, merge=merge),
    )
    frame = view.ask(events_query.rows)
    figure, how = events_drawn(view, days, fit, tallest=tallest, brief=view.narrow)
    said = [view.word(how)]
    if how == "timeline.sub" and (bare := narrow.unlabelled(frame) if view.narrow else state.made(timeline_chart.unlabelled, frame, **fit)):
        said.append(view.word("timeline.unlabelled", n=bare))
    show.chart(
        view,
        figure,
        title=finding,
        subtitle=view.word("join.dot").join(said),
        extra=show.outside_link(view),
        alt=timeline_chart.alt(days, finding=finding, language=view.language),
        key="timeline",
        table=partial(tables.events, view, frame),
        left=len(days) - len(frame),
    )


def events_drawn(
    view: View, days: pd.DataFrame, fit: timeline_chart.Fit, *, tallest: int, brief: bool, mark: str = ""
) -> tuple[go_.Figure, str]:
    """Each event by itself, or where that takes more than `tallest` rows, counted by period; and how to read them, as a word's key."""
    small = {"first": fit["first"], "last": fit["last"], "merge": fit["merge"]}
    frame = view.ask(events_query.rows)
    if len(days) > len(frame) or (len(frame) > tallest if view.narrow else state.made(timeline_chart.rows, frame, **fit) > tallest):
        return view.drawn(density.draw, days, brief=brief, mark=mark, **small), "timeline.counted"
    return view.drawn(narrow.events, frame, **small) if view.narrow else view.drawn(timeline_chart.draw, frame, **fit), "timeline.sub"


def figures(view: View) -> None:
    """The figures of the market or of products, kind by kind."""
    market = browse.choose(view, "about", ("market", "product"), kind="figure_about") == "market"
    quoted = view.ask(figures_query.rows, market=market)
    if show.holds(view, quoted, table="figures", market=market):
        figure_kinds(view, quoted, view.ask(figures_query.tally, market=market))


def figure_kinds(view: View, frame: pd.DataFrame, counts: pd.DataFrame) -> None:
    """A chart for each kind of figure, each on a scale that fits; `counts` says how many there are of each."""
    for kind in sorted(set(frame["kind"]), key=lambda k: order("figure_kind", k)):
        rows = state.made(figures_query.of_kind, frame, kind=kind)
        laid = ""
        if kind == "index" and len(state.made(figures_chart.dated, rows)) > 1:
            if overlay.switch(view):
                figure = figures_chart.over_time(rows, narrow=view.narrow, **view.look)
                laid = overlay.on_days(view, figure)
            else:
                figure = view.drawn(figures_chart.over_time, rows, narrow=view.narrow)
        elif len(state.made(figures_chart.drawn, rows)):
            figure = view.drawn(narrow.figures if view.narrow else figures_chart.draw, rows)
        else:
            continue
        n = figures_query.number(counts, kind)
        finding = state.made(findings.figures, rows, kind=kind, language=view.language, of=n)
        how = [view.word("figures.sub"), *state.made(figures_chart.drawing, rows, kind=kind, n=n, language=view.language)]
        show.chart(
            view,
            figure,
            title=finding,
            subtitle=view.word("join.dot").join([view.label("figure_kind", kind), view.word("count.figures", n=n), *how]),
            note=laid + crosscheck.notes(view, set(rows["id"])),
            alt=figures_chart.alt(rows, kind=kind, finding=finding, language=view.language),
            key=f"figures-{kind}",
            slide=f"figures-{kind}" if bool(rows["market"].iloc[0]) else f"product-{kind}",
            table=partial(tables.figures, view, rows),
            left=n - len(rows),
        )


def largest_figures(view: View, *, limit: int = 5) -> str:
    """The largest market figures as a short list, as HTML."""
    frame = view.ask(figures_query.largest, limit=limit)
    head = show.headed(view.word("overview.figures"), view.word("overview.figures_sub"))
    listed = cards.stack((cards.figure(view, row) for _, row in frame.iterrows()), classes="lens-stack lens-close")
    return tag("div", head) + listed + cards.stack([more(view, "figures", view.counts.figures)])


def voices(view: View) -> None:
    """Strongest hopes and doubts where the sentiment is calibrated; else the largest figures take their place."""
    if not view.calibrated or not view.counts.statements:
        if view.counts.money:
            with st.container(border=True, key="card-largest", height="stretch"):
                cards.show([largest_figures(view)])
        return
    with st.container(border=True, key="card-voices", height="stretch"):
        pieces = [show.headed(view.word("overview.hopes"))]
        heard: set[str] = set()
        for attitude_ in ("positive", "negative"):
            frame = view.ask(statements_query.strongest, attitude=attitude_, limit=6)
            rows = [r for _, r in frame.iterrows() if r["speaker_id"] not in heard][:VOICES]
            heard |= {r["speaker_id"] for r in rows}
            pieces.append(cards.stack(cards.quotation(view, row, limit=44, brief=True) for row in rows))
        if not heard:
            pieces.append(tag("p", esc(view.word("overview.hopes_short")), classes="lens-sub"))
        n = view.counts
        ways = (("positive", n.positive), ("negative", n.negative))
        all_of = [
            go(view.link(lists.name("statements", a)), esc(view.word("overview.all", n=k, attitude=view.label("attitude", a))))
            for a, k in ways
            if k
        ]
        named = view.ask(systems_query.rows)
        if len(named) and int(named.iloc[0]["n"]) >= SMALL and int(named.iloc[0]["negative"]):
            top = named.iloc[0]
            said = view.word("overview.doubts_of", name=top["name"], n=int(top["negative"]))
            all_of.append(go(view.link(lists.name("statements", "system", top["code"], "negative")), esc(said)))
        pieces.append(cards.stack([tag("p", dotted([esc(view.word("overview.hopes_sub")), *all_of]), classes="lens-by lens-foot")]))
        cards.show(pieces)


def costs_and_checks(view: View) -> None:
    """What it costs, and what the sources agree and differ on: the end of the overview's argument; nothing of what there is none of."""
    parts = [crosscheck.brief(view)] if view.ask(crosscheck_query.matters) else []
    if view.calibrated and view.counts.statements and view.counts.money:  # else the largest figures stand beside the bars already
        parts.insert(0, largest_figures(view))
    cards.show((cards.box(part) for part in parts), classes="lens-halves" if len(parts) > 1 else "")


def systems(view: View, mentions: pd.DataFrame) -> None:
    """Which systems are named, how often and how widely."""
    finding = state.made(findings.systems, mentions, language=view.language)
    show.chart(
        view,
        view.drawn(systems_chart.draw, mentions, narrow=view.narrow),
        title=finding,
        subtitle=view.word("systems.sub"),
        alt=systems_chart.alt(mentions, finding=finding, language=view.language),
        key="systems",
        table=partial(tables.mentions, mentions),
        tight=True,
    )


def systems_attitude(view: View, frame: pd.DataFrame) -> None:
    """How the statements that name each system lean."""
    named = state.made(statements_query.spoken_of, frame)
    if not len(named):
        return
    finding = state.made(findings.attitude, named, by="system", calibrated=view.calibrated, language=view.language)
    show.chart(
        view,
        view.drawn(attitude_chart.draw, named, by="system", narrow=view.narrow),
        title=finding,
        subtitle=view.word("attitude.sub.system"),
        note=show.sentiment(view),
        alt=attitude_chart.alt(named, by="system", finding=finding, language=view.language),
        key="attitude-system",
        table=partial(tables.systems, frame),
        tight=True,
    )


def events(view: View) -> None:
    """The events as a list in step with the chart, leafed through where it is long."""
    with st.container(border=True, key="card-events"):
        show.heading(view.word("timeline.list"), view.word("count.events", n=view.counts.events), extra=show.outside_link(view))
        page = browse.leaf(view.counts.events, key="events_page", size=EVENTS, among=view.selection.key)
        frame = view.ask(events_query.rows, limit=EVENTS, offset=page * EVENTS)
        cards.show(cards.event(view, row) for _, row in frame.iterrows())


def more(view: View, kind: str, n: int) -> str:
    """The way to all records of a kind."""
    return go(view.link(lists.name(kind)), esc(view.word("open.all", n=n)), classes="lens-all")


def _window(view: View, frame: pd.DataFrame) -> tuple[date, date]:
    """The window in force; where it is open, the span of the events."""
    first = view.selection.first or min(frame["date_start"])
    last = view.selection.last or max(frame["date_end"])
    return first, last
