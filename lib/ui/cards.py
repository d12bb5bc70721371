"""Cards as HTML: tiles, quotations, figures, events, excerpts. Text of articles appears character for character."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from lib.charts.figures import quoted, title
from lib.charts.theme import ATTITUDES
from lib.charts.timeline import when
from lib.labels import colour_role
from lib.query import crosscheck
from lib.query.arithmetic import Check
from lib.query.database import Row
from lib.search.contexts import contexts
from lib.search.parse import parsed
from lib.search.spellings import spellings as spelt
from lib.ui import pins, state
from lib.ui.citing import of_excerpt
from lib.ui.markup import dotted, esc, go, highlighted, printed, shortened, tag
from lib.ui.values import named, value
from lib.ui.view import View

SURE = 0.6
"""Under this stated probability an attitude is shown as uncertain."""
_HOLE = "\x00"


def show(pieces: Iterable[str], *, classes: str = "lens-stack") -> None:
    """Put cards on the page, one below the other."""
    body = stack(pieces, classes=classes)
    if body:
        st.html(body)


def stack(pieces: Iterable[str], *, classes: str = "lens-stack") -> str:
    """Cards one below the other, as HTML: each element of a page costs the browser 2 ms, however small."""
    body = "".join(pieces)
    return tag("div", body, classes=classes) if body else ""


def box(inner: str) -> str:
    """Pieces of HTML one below the other, in a frame like that of a bordered container."""
    return tag("div", inner, classes="lens-stack lens-box")


def tile(title_: str, value: str, note: str, href: str, *, unit: str = "", extra: str = "", beside: str = "") -> str:
    """A number that says what it was computed from, and opens it. `value`, `unit` and `note` are text, `extra` and `beside` HTML."""
    number = tag("span", esc(value), classes="lens-number") + (tag("span", esc(unit), classes="lens-unit") if unit else "")
    inner = tag("span", esc(title_), classes="lens-tile-title") + (tag("span", number + beside, classes="lens-tile-value") if value else "")
    return go(href, inner + extra + tag("span", esc(note) + ("" if value else beside), classes="lens-note"), classes="lens-tile")


def attitude_strip(view: View) -> str:
    """Doubt, neutral and hope as one bar, each part with its name and count."""
    parts = [(a, getattr(view.counts, a)) for a in ("negative", "neutral", "positive")]
    total = max(sum(n for _, n in parts), 1)
    body = "".join(
        tag(
            "span",
            esc(f"{view.label('attitude', a)} {n:,}") if n / total > 0.12 else esc(f"{n:,}"),
            classes=f"lens-part lens-{ATTITUDES[a]}",
            style=f"flex:{n}",
            title=f"{view.label('attitude', a)} {n:,}",
        )
        for a, n in parts
        if n
    )
    return tag("span", body, classes="lens-strip")


def quotation(view: View, row: Row, *, limit: int = 120, whole: bool = False, brief: bool = False) -> str:
    """A statement: its words, who said them, where; opens its passage. `brief`: for a list beside a chart."""
    role = ATTITUDES[row["sentiment"]]
    text = row["text"] if whole else shortened(row["text"], limit)
    marks = (view.word("quote.open"), view.word("quote.close")) if row["type"] == "direct" else ("", "")
    words = tag("blockquote", highlighted(f"{marks[0]}{text}{marks[1]}", spellings(view)), classes="lens-words", lang=printed(text))
    speaker = view.label("speaker", row["speaker"])
    rest = [organisation(view, row["organisation"])] if row["organisation"] and row["organisation"] != speaker else []
    rest += [esc(row["role"])] if row["role"] and not brief else []
    who = view.word("join.list").join([value(view, "speaker", row["speaker_id"], speaker), *rest])
    more = [value(view, "group", row["group"], view.label("group", row["group"]))] if limit >= 120 else []
    more += [value(view, "sector", s, view.label("sector", s)) for s in row["sectors"]] if limit >= 120 else []
    chip = verdict(view, row)
    by = tag("p", chip + dotted([who, *more, place(view, row, pin=not brief)]), classes="lens-by")
    return tag("article", words + by, classes=f"lens-card lens-edge-{role}")


def verdict(view: View, row: Row) -> str:
    """The attitude as a mark: paler, and said to be likely, where the model is not sure."""
    code, role = row["sentiment"], ATTITUDES[row["sentiment"]]
    name = view.label("attitude", code)
    if row["sentiment_confidence"] >= SURE:
        return value(view, "attitude", code, name, classes=f"lens-chip lens-{role}")
    hint = view.word("attitude.likely_hint", sure=f"{row['sentiment_confidence']:.0%}")
    return value(view, "attitude", code, view.word("attitude.likely", attitude=name), classes=f"lens-chip lens-likely-{role}", hint=hint)


def organisation(view: View, name: str) -> str:
    """An organisation's name: a filter's value where the corpus has it as one."""
    return value(view, "organisation", name, name) if name in view.names.values.get("organisation", {}) else esc(name)


def figure(view: View, row: Row) -> str:
    """A quoted number: as written, what it measures, its status, who quotes it."""
    status = (
        "" if row["status"] == "actual" else tag("span", esc(view.label("figure_status", row["status"])), classes="lens-chip lens-open")
    )
    head = tag("span", esc(row["text"]), classes="lens-figure-value", lang="zh") + tag(
        "span", measured(view, row), classes="lens-figure-metric"
    )
    by = status + dotted([esc(row["as_of"]) if row["as_of"] else None, said_by(view, row), place(view, row)])
    sum_ = state.ask(view.corpus, crosscheck.by_figure).get(row["id"])
    checked = tag("p", check(view, sum_), classes="lens-by") if sum_ else ""
    return tag(
        "article",
        tag("p", head, classes="lens-figure-head") + tag("p", by, classes="lens-by") + checked,
        classes="lens-card lens-edge-figure",
    )


def measured(view: View, row: Row) -> str:
    """What a figure measures, as HTML; of whom, as a value of a filter where one knows it."""
    whole, entity = title(row, view.language), row["entity"]
    head, dot, rest = whole.partition(view.word("join.dot"))
    return named(view, entity) + esc(dot + rest) if entity and head == entity else esc(whole)


def said_by(view: View, row: Row) -> str:
    """Who quotes a figure, as HTML."""
    if not row["attributed_to"]:
        return esc(quoted(row, view.language))
    before, _, after = esc(view.word("figures.quoted_by", who=_HOLE)).partition(_HOLE)
    return before + named(view, row["attributed_to"], speaks=True) + after


def check(view: View, found: Check) -> str:
    """A sum inside one paragraph, and whether it comes out."""
    sign, name = ("✓", "sums.check") if found.holds else ("✗", "sums.check_off")
    said = tag("span", esc(f"{sign} {view.word(name)}"), classes="lens-checked" if found.holds else "lens-checked lens-off")
    return said + " " + tag("span", esc(found.printed), classes="lens-arithmetic")


def event(view: View, row: Row) -> str:
    """A dated happening: when, what, whether it has happened."""
    hollow = (
        tag("span", esc(view.label("event_status", row["status"])), classes="lens-chip lens-open") if row["status"] == "planned" else ""
    )
    head = tag("span", esc(when(row, view.language)), classes="lens-date") + tag(
        "span", esc(row["headline"]), classes="lens-headline", lang=printed(row["headline"])
    )
    dated = view.word("quote.open") + esc(row["date_text"]) + view.word("quote.close")
    by = hollow + dotted([esc(view.label("event_category", row["category"])), dated, place(view, row)])
    return tag("article", tag("p", head) + tag("p", by, classes="lens-by"), classes="lens-card lens-edge-event")


def excerpt(view: View, row: Row) -> str:
    """A paragraph with the words looked for marked, and what was read out of it."""
    facts = [view.word(f"holds.{k}", n=int(row[k])) for k in ("statements", "figures", "events") if row[k]]
    sectors = [value(view, "sector", s, view.label("sector", s)) for s in row["sectors"]]
    text = tag("p", highlighted(row["text"], spellings(view)), classes="lens-passage", lang=printed(row["text"]))
    by = dotted([place(view, row), *sectors, esc(view.word("join.list").join(facts)) if facts else None, of_excerpt(view, row)])
    return tag("article", text + tag("div", by, classes="lens-by"), classes="lens-card lens-edge-rule")


def in_context(view: View, row: Row) -> str:
    """A paragraph's hits, one a line, the words looked for below each other."""
    wanted = parsed(view.selection.text).wanted
    number = row["paragraph"] if row["paragraph"] is not None else "?"
    where = tag("span", esc(row["source"]), classes="lens-kwic-place") + " " + esc(view.word("open.passage", n=number))
    return "".join(
        tag(
            "p",
            tag("span", tag("bdi", esc(hit.left)), classes="lens-kwic-left")
            + tag("mark", esc(hit.text), classes="lens-hit")
            + tag("span", esc(hit.right), classes="lens-kwic-right")
            + go(view.link(row["id"]), where, classes="lens-kwic-where"),
            classes="lens-kwic-line",
            lang=printed(row["text"]),
        )
        for hit in contexts(row["text"], wanted)
    )


def place(view: View, row: Row, *, pin: bool = True) -> str:
    """Source and paragraph, as a link to the passage."""
    number = row["paragraph"] if row["paragraph"] is not None else "?"
    here = value(view, "source", row["article"], row["source"]) + " " + go(view.link(row["id"]), esc(view.word("open.passage", n=number)))
    return dotted([here, pins.link(view, row["id"])]) if pin and str(row["id"]).startswith(("st-", "fi-", "ev-")) else here


def spellings(view: View) -> list[str]:
    """The words looked for, in both scripts."""
    return [s for word in parsed(view.selection.text).wanted for s in spelt(word)]


def edge(kind: str) -> str:
    """Class that colours the edge of a fact's card."""
    return f"lens-edge-{colour_role('kind', kind)}"
