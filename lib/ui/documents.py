"""The corpus page: documents, what was removed and why, what was refused, method and build."""

from __future__ import annotations

from functools import partial

import pandas as pd
import streamlit as st

from lib.query import articles, manifest, reasons
from lib.query.sources import dated
from lib.ui import browse, cards, notes, removal, show, tables
from lib.ui.markup import dotted, esc, go, tag
from lib.ui.view import View

DOCUMENTS = 40
"""Documents on a page of their list."""
METHOD = ("method.1", "method.2", "method.3", "method.4", "method.5", "method.6", "method.quotes", "method.money")


def documents(view: View, frame: pd.DataFrame) -> None:
    """Every document: what was kept, what was removed, how its date was found."""
    refused = manifest.refused(view.corpus.manifest)
    with st.container(border=True, key="card-documents"):
        show.heading(view.word("corpus.documents_finding", n=len(frame), refused=len(refused)), view.word("corpus.documents_sub"))
        page = browse.leaf(len(frame), key="documents_page", size=DOCUMENTS, among=view.selection.key)
        cards.show(_document(view, row) for _, row in frame.iloc[page * DOCUMENTS : (page + 1) * DOCUMENTS].iterrows())
        tables.folded(view, partial(_table, view, frame), key="documents", alt=view.word("corpus.documents"))


def _table(view: View, frame: pd.DataFrame) -> tables.Table:
    """Every document in a line; a click opens it."""
    cells: tables.Cells = {
        "article": list(frame["source"]),
        "file": list(frame["file"]),
        "published": [dated(row, view.language) for _, row in frame.iterrows()],
        "kept": [int(v) for v in frame["kept"]],
        "removed": [int(v) for v in frame["removed"]],
        **{c: [int(v) for v in frame[c]] for c in ("statements", "figures", "events")},
    }
    return cells, [f"article~{a}" for a in frame["article"]]


def removed(view: View) -> None:
    """Every stretch that was removed, with its reason and its place in the file."""
    frame = view.ask(articles.dropped)
    with st.container(border=True, key="card-removed"):
        show.heading(view.word("corpus.dropped_title"), view.word("corpus.dropped", n=len(frame), chars=int(sum(frame["length"]))))
        if len(frame):
            cells: tables.Cells = {
                "article": list(frame["source"]),
                "reason": [view.label("drop_reason", r) for r in frame["reason"]],
                "place": [
                    view.word("corpus.dropped_where", start=int(a), end=int(b))
                    for a, b in zip(frame["raw_start"], frame["raw_end"], strict=True)
                ],
                "words": [int(v) for v in frame["length"]],
            }
            tables.show(
                view, cells, ids=[f"{removal.OPENS}{a}" for a in frame["article"]], key="removed", alt=view.word("corpus.dropped_title")
            )
        else:
            cards.show([tag("p", esc(view.word("corpus.dropped_none")), classes="lens-meta")])


def refused(view: View) -> None:
    """Documents that were left out, and what to do about each."""
    found = manifest.refused(view.corpus.manifest)
    with st.container(border=True, key="card-refused"):
        show.heading(view.word("corpus.refused"))
        pieces = [
            tag(
                "article",
                tag("p", esc(r.source)) + tag("p", dotted(esc(x) for x in (r.reason, r.remedy) if x), classes="lens-by"),
                classes="lens-card",
            )
            for r in found
        ]
        pieces += [tag("p", esc(p), classes="lens-meta") for p in manifest.problems(view.corpus.manifest)]
        cards.show(pieces or [tag("p", esc(view.word("corpus.refused_none")), classes="lens-meta")])


def method(view: View) -> None:
    """How the records were made, and where attitudes come from."""
    with st.container(border=True, key="card-method"):
        show.heading(view.word("corpus.method"), note=show.sentiment(view))
        st.html(tag("ol", "".join(tag("li", esc(view.word(key))) for key in METHOD), classes="lens-method"))


def quality(view: View) -> None:
    """How much is found and how much of what is shown is right, by kind of fact and set of articles."""
    found = manifest.scores(view.corpus.manifest)
    on = manifest.scored_on(view.corpus.manifest)
    with st.container(border=True, key="card-quality"):
        show.heading(view.word("quality.title"), view.word("quality.sub", n=on[1], date=on[0]) if on else view.word("quality.none"))
        if on:
            cells: tables.Cells = {
                "part": [view.word(f"quality.{s.part}", n=s.articles) for s in found],
                "measure": [view.label("measure", s.measure) for s in found],
                "found": [f"{s.found:.0%}" for s in found],
                "right": [f"{s.right:.0%}" for s in found],
                "f1": [f"{s.f1:.2f}" for s in found],
            }
            tables.show(view, cells, ids=[None] * len(found), key="quality", alt=view.word("quality.title"))


def build(view: View) -> None:
    """Which build this is, and what it holds."""
    with st.container(border=True, key="card-build"):
        show.heading(view.word("corpus.build"), manifest.name(view.corpus.manifest) or "")
        facts = manifest.facts(view.corpus.manifest)
        if facts.get("created", "").endswith("+00:00"):
            facts["created"] = f"{facts['created'][:16].replace('T', ' ')} UTC"
        rows = {view.word(f"build.{k}"): v for k, v in facts.items()}
        rows |= {view.label("table", t): f"{n:,}" for t, n in manifest.rows(view.corpus.manifest).items()}
        listed = "".join(tag("dt", esc(k)) + tag("dd", esc(v)) for k, v in rows.items())
        st.html(tag("dl", listed, classes="lens-build"))


def _document(view: View, row: pd.Series) -> str:
    """One document in a few lines."""
    head = go(view.link(f"article~{row['article']}"), esc(row["source"]), classes="lens-document")
    cuts = view.word("corpus.dropped", n=int(row["cuts"]), chars=int(row["removed"])) if row["cuts"] else view.word("corpus.dropped_none")
    facts = [view.word(f"holds.{k}", n=int(row[k])) for k in ("statements", "figures", "events")]
    short = [view.label("script", row["script"]), view.word("corpus.encoding", name=row["encoding"])]
    first = dotted([esc(dated(row, view.language)), *map(_whole, short)])
    second = dotted(map(_whole, [view.word("corpus.kept", n=int(row["kept"])), cuts, *facts]))
    why = tag("p", esc(reasons.why(row["published_why"], view.language)), classes="lens-by") if row["published_why"] else ""
    made_up = tag("span", esc(view.word("corpus.invented")), classes="lens-chip lens-open") if row["invented"] else ""
    body = tag("p", head + " " + made_up) + tag("p", first, classes="lens-by") + why + tag("p", second, classes="lens-by")
    body += notes.line(view, row["notes"])
    return tag("article", body, classes="lens-card")


def _whole(text: str) -> str:
    """A few words that no line parts: «events» from their number."""
    return tag("span", esc(text), classes="lens-whole")
