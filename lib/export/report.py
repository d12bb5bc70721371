"""One report of the whole selection: a single HTML file with live charts that asks nothing of any network, made to be printed.

1. cover: filters, window, corpus version, n   2. contents   3. a section a view   4. sources as references   5. method
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd
from plotly.offline import get_plotlyjs

from lib.charts import attitude as attitude_chart
from lib.charts import density, findings, overlay
from lib.charts import figures as figures_chart
from lib.charts import systems as systems_chart
from lib.charts import timeline as timeline_chart
from lib.charts.theme import SANS, SERIF, TOKENS
from lib.export import citations, matters, provenance, tables
from lib.export.provenance import Link, Provenance
from lib.export.report_parts import (
    PRINT,
    WIDTH,
    Charts,
    css_string,
    dotted,
    esc,
    figure_row,
    laid_over,
    matter,
    place,
    printing,
    quotation,
    status,
    sum_row,
    table,
    tag,
)
from lib.export.scene import Scene
from lib.export.workbook import METHOD
from lib.labels import order
from lib.query import articles, crosscheck, events, figures, statements, systems
from lib.query.intervals import share
from lib.query.sources import dated

LANG = {"zh-Hans": "zh-CN", "zh-Hant": "zh-TW", "en": "en"}
OF_SCRIPT = {"Hans": "zh-CN", "Hant": "zh-TW"}
GROUPINGS = ("group", "sector", "speaker", "source")
MOST = {"statements": 600, "events": 400, "figures": 600, "articles": 400, "matters": 200}
"""Records that one report prints of a kind; what is left out is counted, and stands in the workbook."""
ROWS = 20
"""Rows of a table of counts."""
DENSEST = 1700
"""Pixels of height beyond which a timeline, scaled to a page, can no longer be read: the events are counted by period."""
POLICY = (
    "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data: blob:; base-uri 'none'; form-action 'none'"
)
"""The browser itself keeps the file from asking any network."""


def write(scene: Scene, *, link: Link, made: date) -> bytes:
    """The report of a selection, as one HTML file."""
    said = provenance.of(scene, link=link, made=made)
    charts = Charts()
    bodies = [(name, maker(scene, charts, link)) for name, maker in _SECTIONS.items()]
    shown = [(name, body) for name, body in bodies if body]
    listed = "".join(tag("li", tag("a", esc(_called(scene, name)), href=f"#{name}")) for name, _ in shown)
    sections = "".join(tag("section", tag("h2", esc(_called(scene, name))) + body, id=name) for name, body in shown)
    main = tag("main", printing(scene) + _cover(scene, said, listed) + sections)
    title = esc(f"{scene.word('report.title')} · {said.filters}")
    head = (
        f'<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="{esc(POLICY)}">'
        f'<meta name="viewport" content="width=device-width, initial-scale=1"><title>{title}</title><style>{_style(scene, said)}</style>'
        f'<style id="across" media="print and (orientation: landscape)">{_sheet("report_across.css")}</style>'
    )
    script = (charts.script(get_plotlyjs()) if charts.content else "") + f"<script>{PRINT}</script>"
    page = f'<!doctype html>\n<html lang="{LANG[scene.language]}"><head>{head}</head><body>{main}{script}</body></html>\n'
    return page.encode("utf-8", "ignore")


def _cover(scene: Scene, said: Provenance, listed: str) -> str:
    """What was asked, of which corpus, how much there is, and where each part stands."""
    lines = "".join(tag("dt", esc(name)) + tag("dd", esc(text)) for name, text in provenance.lines(scene, said))
    return tag(
        "header",
        tag("p", esc(said.corpus), class_="brand")
        + tag("h1", esc(scene.word("report.title")))
        + tag("p", esc(said.holds), class_="holds")
        + tag("dl", lines, class_="said")
        + tag("p", esc(scene.word("report.scope")), class_="quiet")
        + tag("nav", tag("ol", listed), aria_label=scene.word("report.contents")),
        class_="cover",
    )


def _overview(scene: Scene, charts: Charts, link: Link) -> str:
    what, count = tables.overview(scene, provenance.rows(scene)).columns
    rows = [(esc(name), f"{int(n):,}") for name, n in zip(what.shown, count.shown, strict=True)]
    half = (len(rows) + 1) // 2
    pairs = [(*rows[i], *(rows[half + i] if half + i < len(rows) else ("", ""))) for i in range(half)]
    return table((what.title, count.title) * 2, pairs, numbers=(1, 3))


def _attitude(scene: Scene, charts: Charts, link: Link) -> str:
    out = []
    for by in GROUPINGS:
        frame = scene.ask(statements.attitude, by=by)
        if not len(frame):
            continue
        finding = findings.attitude(frame, by=by, calibrated=scene.calibrated, language=scene.language)
        rest = attitude_chart.rest(frame, by=by, language=scene.language)
        drawn = attitude_chart.draw(frame, by=by, theme="light", language=scene.language)
        alt = attitude_chart.alt(frame, by=by, finding=finding, language=scene.language)
        out.append(charts.place(drawn, title=finding, subtitle=dotted(scene, [scene.word(f"report.sub.{by}"), rest]), alt=alt))
        counts = [[int(v) for v in frame[c]] for c in ("n", "positive", "neutral", "negative")]
        rows = [
            (esc(name), str(n), str(p), str(u), str(q), share(p, n), share(q, n))
            for name, n, p, u, q in zip(attitude_chart.names(frame, by=by, language=scene.language), *counts, strict=True)
        ][:ROWS]
        columns = ("n", "positive", "neutral", "negative", "positive_share", "negative_share")
        out.append(table([scene.label("dimension", by), *(scene.word(f"column.{c}") for c in columns)], rows, numbers=range(1, 7)))
        out.append(_left_out(scene, len(frame) - ROWS))
    return tag("p", esc(provenance.attitude_note(scene)), class_="note") + "".join(out) if out else ""


def _voices(scene: Scene, charts: Charts, link: Link) -> str:
    if not scene.calibrated:
        return ""
    scripts = _scripts(scene)
    rows = [r for a in ("positive", "negative") for _, r in scene.ask(statements.strongest, attitude=a, limit=3).iterrows()]
    body = "".join(quotation(scene, r, link, lang=scripts.get(r["article"], "")) for r in rows)
    return tag("p", esc(scene.word("overview.hopes_sub")), class_="sub") + body if body else ""


def _timeline(scene: Scene, charts: Charts, link: Link) -> str:
    frame = scene.ask(events.rows, limit=MOST["events"])
    if not len(frame):
        return ""
    days = scene.ask(events.days)
    finding = findings.timeline(days, language=scene.language)
    first, last = scene.selection.first or min(days["date_start"]), scene.selection.last or max(days["date_end"])
    fit = timeline_chart.Fit(first=first, last=last, merge=True, rows_a_lane=8, letters=20, width=WIDTH - 130)
    drawn, how = timeline_chart.draw(frame, theme="light", language=scene.language, **fit), "report.sub.timeline"
    if drawn.layout.height > DENSEST or len(days) > len(frame):
        drawn = density.draw(days, theme="light", language=scene.language, first=first, last=last, merge=True)
        how = "report.sub.counted"
    outside = scene.word("timeline.outside", n=scene.counts.events_outside) if scene.counts.events_outside else ""
    subtitle = dotted(scene, [scene.word("count.events", n=len(days)), scene.word(how), outside])
    alt = timeline_chart.alt(days, finding=finding, language=scene.language)
    rows = [
        (
            esc(timeline_chart.when(r, scene.language)),
            esc(r["headline"]),
            esc(scene.label("event_category", r["category"])),
            status(scene, "event_status", r["status"], "happened"),
            esc(r["date_text"]),
            place(scene, r, link),
        )
        for _, r in frame.iterrows()
    ]
    head = [scene.word(f"column.{c}") for c in ("date", "headline", "category", "status", "date_text", "article")]
    chart = charts.place(drawn, title=finding, subtitle=subtitle, alt=alt)
    return chart + table(head, rows, nowrap=(2, 3)) + _left_out(scene, scene.counts.events - len(frame))


def _figures(scene: Scene, charts: Charts, link: Link) -> str:
    frame, counts = scene.ask(figures.rows, limit=MOST["figures"]), scene.ask(figures.tally)
    out = []
    for kind in sorted(set(frame["kind"]), key=lambda k: order("figure_kind", k)):
        rows = frame[frame["kind"] == kind]
        head = [scene.word(f"column.{c}") for c in ("figure", "metric", "status", "as_of", "attributed_to", "article")]
        listed = table(head, [figure_row(scene, r, link) for _, r in rows.iterrows()], nowrap=(2,))
        of = figures.number(counts, kind)
        finding = findings.figures(rows, kind=kind, language=scene.language, of=of)
        name, n = scene.label("figure_kind", kind), scene.word("count.figures", n=of)
        drawn, key = _drawn(scene, rows, kind, link)
        if drawn is None:
            out.append(tag("h3", esc(finding)) + tag("p", esc(dotted(scene, [name, n])), class_="sub") + listed)
            continue
        how = figures_chart.drawing(rows, kind=kind, n=len(rows), language=scene.language)
        alt = figures_chart.alt(rows, kind=kind, finding=finding, language=scene.language)
        subtitle = dotted(scene, [name, n, scene.word("report.sub.figures"), *how])
        out.append(charts.place(drawn, title=finding, subtitle=subtitle, alt=alt, key=key) + listed)
    return "".join(out) + _left_out(scene, scene.counts.figures - len(frame)) if out else ""


def _drawn(scene: Scene, rows: pd.DataFrame, kind: str, link: Link) -> tuple[Any, str]:
    """The chart that fits a kind of figures, None where nothing can be drawn; and the key to the events laid over it, as HTML."""
    if kind == "index" and len(figures_chart.dated(rows)) > 1:
        drawn = figures_chart.over_time(rows, theme="light", language=scene.language)
        laid = overlay.on_days(drawn, scene.ask(events.rows, limit=events.LAID), theme="light", language=scene.language)
        return drawn, laid_over(scene, laid, link)
    if len(figures_chart.drawn(rows)):
        return figures_chart.draw(rows, theme="light", language=scene.language), ""
    return None, ""


def _systems(scene: Scene, charts: Charts, link: Link) -> str:
    named, frame = scene.ask(systems.mentions), scene.ask(systems.rows)
    if not len(named):
        return ""
    finding = findings.systems(named, language=scene.language)
    drawn = systems_chart.draw(named, theme="light", language=scene.language)
    alt = systems_chart.alt(named, finding=finding, language=scene.language)
    chart = charts.place(drawn, title=finding, subtitle=scene.word("systems.sub"), alt=alt)
    counts = ("mentions", "articles", "n", "positive", "neutral", "negative")
    head = [scene.word(f"column.{c}") for c in ("system", "vendor", *counts)]
    rows = [(esc(r["name"]), esc(r["vendor"] or ""), *(str(int(r[c])) for c in counts)) for _, r in frame.head(ROWS).iterrows()]
    return chart + table(head, rows, numbers=range(2, 8)) + _left_out(scene, len(frame) - ROWS)


def _crosscheck(scene: Scene, charts: Charts, link: Link) -> str:
    """What several sources say of one matter, side by side, and the sums inside each."""
    found, sums = scene.ask(crosscheck.matters), scene.ask(crosscheck.sums)
    if not found and not sums:
        return ""
    out = [tag("h3", esc(matters.finding(scene, found, sums))), tag("p", esc(scene.word("crosscheck.sub")), class_="sub")]
    if scene.ask(crosscheck.cut):
        out.append(tag("p", esc(scene.word("crosscheck.cut")), class_="note"))
    out += [matter(scene, each, link) for each in found[: MOST["matters"]]]
    out.append(_left_out(scene, len(found) - MOST["matters"]))
    if sums:
        head = [scene.word(f"column.{c}") for c in ("sum", "comes_out", "sum_part", "sum_whole", "sum_share", "article")]
        out.append(table(head, [sum_row(scene, each, link) for each in sums[: MOST["matters"]]], nowrap=(1,)))
        out.append(_left_out(scene, len(sums) - MOST["matters"]))
    return "".join(out)


def _statements(scene: Scene, charts: Charts, link: Link) -> str:
    frame = scene.ask(statements.rows, limit=MOST["statements"])
    scripts = _scripts(scene)
    out, article = [], None
    for _, row in frame.iterrows():
        if row["article"] != article:
            article = row["article"]
            out.append(tag("h3", esc(row["source"])))
        out.append(quotation(scene, row, link, lang=scripts.get(row["article"], "")))
    return "".join(out) + _left_out(scene, scene.counts.statements - len(frame))


def _sources(scene: Scene, charts: Charts, link: Link) -> str:
    every = scene.ask(articles.rows)
    frame = every.head(MOST["articles"])
    counts = ("statements", "figures", "events")
    head = [scene.word(f"column.{c}") for c in ("article", "published", *counts)]
    rows = [(esc(r["source"]), esc(dated(r, scene.language)), *(str(int(r[c])) for c in counts)) for _, r in frame.iterrows()]
    whole = [articles.read(scene.corpus, r["article"]) for _, r in frame.iterrows()]
    references = "".join(tag("p", esc(citations.gb7714(a)), class_="reference") for a in whole if a)
    head_of = tag("h3", esc(scene.word("report.references")))
    return table(head, rows, numbers=(2, 3, 4)) + head_of + references + _left_out(scene, len(every) - len(frame)) if len(frame) else ""


def _method(scene: Scene, charts: Charts, link: Link) -> str:
    lines = [*(scene.word(key) for key in METHOD), scene.word("take.wilson"), provenance.attitude_note(scene)]
    return tag("ol", "".join(tag("li", esc(line)) for line in lines))


_SECTIONS: dict[str, Callable[[Scene, Charts, Link], str]] = {
    "overview": _overview,
    "attitude": _attitude,
    "voices": _voices,
    "timeline": _timeline,
    "figures": _figures,
    "systems": _systems,
    "crosscheck": _crosscheck,
    "statements": _statements,
    "sources": _sources,
    "method": _method,
}


def _called(scene: Scene, name: str) -> str:
    return scene.word(f"report.section.{name}")


def _left_out(scene: Scene, n: int) -> str:
    """How many records the report does not print."""
    return tag("p", esc(scene.word("report.left_out", n=n)), class_="note") if n > 0 else ""


def _style(scene: Scene, said: Provenance) -> str:
    """Tokens, faces, and what stands at the foot of every printed page."""
    tokens = "".join(f"--{name.replace('_', '-')}:{value};" for name, value in TOKENS["light"].items())
    foot = css_string(f"{scene.word('brand')} · {said.filters[:60]} · {said.version}")
    return f":root{{{tokens}--sans:{SANS[scene.language]};--serif:{SERIF[scene.language]};--foot:{foot}}}\n{_sheet('report.css')}"


def _scripts(scene: Scene) -> dict[str, str]:
    """Article to the language its quotations are marked with."""
    frame = scene.ask(articles.rows)
    return {a: OF_SCRIPT[s] for a, s in zip(frame["article"], frame["script"], strict=True)}


@cache
def _sheet(name: str) -> str:
    return (Path(__file__).parent / name).read_text(encoding="utf-8")
