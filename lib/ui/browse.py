"""Lists that are leafed through, and the small controls that choose a view of a page."""

from __future__ import annotations

import math

import pandas as pd
import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from lib.query import excerpts, statements, systems
from lib.ui import cards, show
from lib.ui.lists import replace_selection
from lib.ui.markup import esc, tag
from lib.ui.view import View

PAGE = 12
SHEAF = 25
"""Pages that are ranked at once."""


def choose(view: View, key: str, options: tuple[str, ...], *, kind: str) -> str:
    """One of a few views of the page, kept in the address."""
    chosen = st.segmented_control(
        view.word(f"{key}.choose"),
        options,
        format_func=lambda code: view.label(kind, code),
        key=key,
        bind="query-params",
        default=options[0],
        required=True,
        label_visibility="collapsed",
    )
    return chosen if chosen in options else options[0]


def quotations(view: View) -> None:
    """All statements of the selection, a page at a time."""
    with st.container(border=True, key="card-statements"):
        show.heading(view.word("attitude.list"), view.word("count.statements", n=view.counts.statements))
        page = leaf(view.counts.statements, key="statements_page", among=view.selection.key)
        frame = view.ask(statements.rows, limit=PAGE, offset=page * PAGE)
        cards.show(cards.quotation(view, row, limit=160) for _, row in frame.iterrows())


def passages(view: View) -> None:
    """All excerpts of the selection, a page at a time, with the words looked for marked."""
    total = view.ask(excerpts.count)
    if not total:
        show.nothing(view, table="excerpts")
        return
    with st.container(border=True, key="card-excerpts"):
        found = view.word("sources.found", n=total, articles=view.ask(excerpts.articles))
        show.heading(found)
        order, lines = "place", False
        if cards.spellings(view):
            left, right = st.columns([1, 1], gap="small")
            with left:
                order = choose(view, "order", excerpts.ORDERS, kind="order")
            with right:
                lines = choose(view, "shape", ("paragraphs", "lines"), kind="shape") == "lines"
        page = leaf(total, key="excerpts_page", among=f"{view.selection.key} {order}")
        frame = _leaf_of(view, page, order)
        if lines:
            cards.show((cards.in_context(view, row) for _, row in frame.iterrows()), classes="lens-kwic")
        else:
            cards.show(cards.excerpt(view, row) for _, row in frame.iterrows())


def _leaf_of(view: View, page: int, order: str) -> pd.DataFrame:
    """The excerpts of a page; those of its neighbours are ranked with it, so that leafing on asks for a dozen by name."""
    sheaf, within = divmod(page, SHEAF)
    ranked = view.ask(excerpts.ids, limit=SHEAF * PAGE, offset=sheaf * SHEAF * PAGE, order=order)
    return view.ask(excerpts.of, ids=ranked[within * PAGE : (within + 1) * PAGE])


def compare_systems(view: View) -> None:
    """A column a system: vendor, mentions, what is claimed of it and what is said of it, each with its passage."""
    frame = view.ask(systems.rows)
    names = list(frame["code"])
    with st.container(border=True, key="card-compare"):
        show.heading(view.word("systems.compare"), view.word("systems.compare_hint"))
        chosen = st.multiselect(
            view.word("systems.compare"),
            names,
            key="compare",
            bind="query-params",
            max_selections=4,
            default=names[:2],
            label_visibility="collapsed",
        )
        rows = [row for _, row in frame.iterrows() if row["code"] in chosen]
        for column, row in zip(st.columns(max(len(rows), 1)), rows, strict=False):
            with column:
                _system(view, row["code"], row["vendor"], int(row["mentions"]), int(row["articles"]))


def _system(view: View, name: str, vendor: str | None, mentions: int, articles: int) -> None:
    """One system's column."""
    line = view.word("join.dot").join(
        (vendor or view.word("systems.vendor_none"), view.word("count.mentions", n=mentions), view.word("count.articles", n=articles))
    )
    claims = view.ask(systems.claims, system=name)
    said = replace_selection(view, view.selection.only("system", name)).ask(statements.rows, limit=4)
    head = tag("h3", esc(name), classes="lens-system") + tag("p", esc(line), classes="lens-meta")
    show_claims = [cards.figure(view, row) for _, row in claims.iterrows()] or [
        tag("p", esc(view.word("systems.claims_none")), classes="lens-meta")
    ]
    pieces = [tag("div", head), tag("h4", esc(view.word("systems.claims")), classes="lens-part-head"), cards.stack(show_claims)]
    if len(said):
        pieces.append(tag("h4", esc(view.word("systems.said")), classes="lens-part-head"))
        pieces.append(cards.stack(cards.quotation(view, row, limit=80) for _, row in said.iterrows()))
    cards.show(pieces)


def leaf(total: int, *, key: str, size: int = PAGE, among: str = "") -> int:
    """Which page of a list, from 0. `among` names what is leafed through: where it changes, the list is open at its first page again."""
    before = st.session_state.get(f"{key}~among")
    st.session_state[f"{key}~among"] = among
    pages = max(1, math.ceil(total / size))
    if pages == 1:
        return 0
    context = get_script_run_ctx()
    stepped = context is not None and context.is_history_navigation  # an address in the history says its own page
    fresh = before not in (None, among) and st.session_state.get(key, 1) != 1 and not stepped
    if fresh:  # set here, Streamlit would write its older idea of the address; the script of the page takes the number out of it
        st.html(tag("div", "", id="lens-leaf", data_drop=key, data_among=among))
    drawn = st.pagination(pages, key=key, bind="query-params")
    return min(max(int((1 if fresh else drawn) or 1), 1), pages) - 1
