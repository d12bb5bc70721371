"""«变了什么»: the corpus against an earlier version of itself, and one day against another."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import streamlit as st

from lib.labels import joined
from lib.query import changes, options
from lib.query.changes import Change, Sample
from lib.ui import cards, links, show, state, tables
from lib.ui.markup import esc, go, shortened, tag
from lib.ui.view import View

BEFORE, VERSION = "before", "v"
"""Parameters: the version that is compared with; the version a link was made on."""
_KINDS = {"sentiment": "attitude", "group": "group", "sectors": "sector", "subjects": "subject", "category": "event_category"}
_COLUMNS = {"sentiment": "attitude", "market": "about"}


def versions(view: View) -> None:
    """The version in force against one that is kept."""
    known = state.ask(view.corpus, changes.others)
    with st.container(border=True, key="card-versions", height="stretch"):
        if not known:
            show.heading(view.word("changed.title"), view.word("changed.single"))
            return
        head = st.container()
        chosen = st.selectbox(view.word("changed.before"), known, format_func=version_name, key=BEFORE, bind="query-params", width=340)
        before = chosen if chosen in known else known[0]
        found = state.ask(view.corpus, changes.between, before=before)
        with head:
            show.heading(
                view.word("changed.versions", finding=_finding(view, found)),
                view.word("changed.sub", before=version_name(before), now=version_name(view.corpus.version)),
            )
        _table(view, found, key="versions", moved=True)
        _samples(view, found)


def days(view: View) -> None:
    """What came to be known between two days."""
    low, high = state.ask(view.corpus, options.extent)
    if not (low and high):
        return
    with st.container(border=True, key="card-days", height="stretch"):
        head = st.container()
        first, last = _days(view, low, high)
        found = state.ask(view.corpus, changes.days, first=first, last=last)
        with head:
            show.heading(
                view.word("changed.between", finding=_finding(view, found, due=True)),
                view.word("changed.days_sub", first=first.isoformat(), last=last.isoformat()),
            )
        _table(view, found, key="days", moved=False)
        _samples(view, found)


def older_link(view: View) -> str:
    """A line for who comes by a link made on another version; nothing for all others."""
    made = st.query_params.get(VERSION)
    if not made or made == view.corpus.version.rsplit("-", 1)[-1]:
        return ""
    kept = next((v for v in state.ask(view.corpus, changes.others) if v.rsplit("-", 1)[-1] == made), None)
    text = esc(view.word("changed.link", made=version_name(kept) if kept else made, now=version_name(view.corpus.version)))
    way = ""
    if kept:
        tail = links.query(view.selection, view.names, before=version_name(kept))
        way = " " + go(f"corpus{tail}", esc(view.word("changed.link_see")))
    return tag("p", text + way, classes="lens-note-line lens-warn", role="status")


def version_name(version: str) -> str:
    """A version as people read it.

    >>> version_name("20261122T030230-acc116d5")
    '2026-11-22 03:02 UTC · acc116d5'
    """
    stamp, _, rest = version.partition("-")
    if len(stamp) != 15 or not rest:
        return version
    return f"{stamp[:4]}-{stamp[4:6]}-{stamp[6:8]} {stamp[9:11]}:{stamp[11:13]} UTC · {rest}"


def _days(view: View, low: date, high: date) -> tuple[date, date]:
    """Two days; at first the middle and the end of the window in force."""
    start, end = view.selection.first or low, view.selection.last or high
    middle = start + (end - start) / 2
    chosen: Any = st.date_input(
        view.word("changed.days"),
        value=(middle, end),
        min_value=min(low, start),
        max_value=max(high, end),
        key="days",
        format="YYYY-MM-DD",
        width=340,
    )
    picked = list(chosen) if isinstance(chosen, tuple) else [chosen]
    return (picked[0], picked[1]) if len(picked) == 2 else (middle, end)


def _finding(view: View, found: Sequence[Change], *, due: bool = False) -> str:
    """How much came, went and changed; what there is none of is not said."""
    counts = {how: sum(getattr(c, how) for c in found) for how in ("added", "gone", "changed")}
    parts = [view.word(f"changed.{'due' if due and how == 'changed' else how}", n=n) for how, n in counts.items() if n]
    return joined(parts, view.language) if parts else view.word("changed.none")


def _table(view: View, found: Sequence[Change], *, key: str, moved: bool) -> None:
    """Counts by table."""
    if not found:
        return
    cells: dict[str, Sequence[object]] = {
        "kind": [view.label("table", c.table) for c in found],
        "added": [c.added for c in found],
        **({"gone": [c.gone for c in found], "changed": [c.changed for c in found]} if moved else {"due": [c.changed for c in found]}),
    }
    tables.show(view, cells, ids=[None] * len(found), key=f"changed-{key}", alt=view.word("changed.title" if moved else "changed.days"))


def _samples(view: View, found: Sequence[Change]) -> None:
    """A few records of each table, folded."""
    for change in found:
        if change.samples:
            with st.expander(view.word("changed.samples", what=view.label("table", change.table))):
                cards.show(_sample(view, s, change.table) for s in change.samples)


def _sample(view: View, sample: Sample, table: str) -> str:
    """One record: what happened to it, its words, and each field before and after."""
    chip = tag("span", esc(view.word(f"changed.how.{sample.how}")), classes="lens-chip lens-open")
    words = esc(shortened(sample.text, 80))
    head = tag("p", chip + (go(view.link(sample.id), words) if sample.id else words))
    source = tag("p", esc(sample.source), classes="lens-by") if table != "articles" else ""  # an article's words are its name
    fields = "".join(
        tag(
            "p",
            esc(
                view.word(
                    "changed.field",
                    field=view.word("changed.whole" if (table, f) == ("articles", "text") else f"column.{_COLUMNS.get(f, f)}"),
                    before=_value(view, table, f, old),
                    after=_value(view, table, f, new),
                )
            ),
            classes="lens-by",
        )
        for f, old, new in ((f, *differing(a, b)) for f, a, b in sample.fields)
    )
    return tag("article", head + fields + source, classes="lens-card")


def differing(before: str, after: str, *, alike: int = 16) -> tuple[str, str]:
    """Two values from a little before where they begin to differ: of two long texts the beginnings would be the same.

    >>> differing("文生视频模型掀起浪潮,影视受到影响,费用8亿美元", "文生视频模型掀起浪潮,影视受到影响,费用9亿美元")
    ('……,影视受到影响,费用8亿美元', '……,影视受到影响,费用9亿美元')
    >>> differing("8亿美元", "9亿美元")
    ('8亿美元', '9亿美元')
    """
    same = next((i for i, (a, b) in enumerate(zip(before, after, strict=False)) if a != b), min(len(before), len(after)))
    if same <= alike:
        return before, after
    start = same - alike * 5 // 8
    return f"……{before[start:]}", f"……{after[start:]}"


def _value(view: View, table: str, field: str, value: str) -> str:
    """A value as readers know it."""
    kind = {"status": f"{table.rstrip('s')}_status", "kind": "figure_kind"}.get(field) or _KINDS.get(field)
    shown = joined([view.label(kind, v) for v in value.split("、")], view.language) if kind and value else value
    return shortened(shown, 40) if shown else view.word("changed.nothing")
