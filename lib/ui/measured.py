"""How right the attitudes are: figures, calibration, confusion, other programs beside ours, how it was taught, what it cannot do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

import streamlit as st

from lib.charts import sentiment as sentiment_chart
from lib.query import manifest
from lib.schema import SENTIMENTS
from lib.ui import show, tables
from lib.ui.markup import esc, tag
from lib.ui.view import View

ARTICLE = "article_"
"""Before the name of a figure that was measured on statements of articles left out of the training text."""


def sentiment(view: View) -> None:
    """The two cards of the model's own quality; nothing where it was not measured."""
    found = manifest.sentiment(view.corpus.manifest)
    if not found.get("labelled"):
        return
    said = [view.word("sentiment.curve"), *_articles(view, found), *_taught(view, found)]
    show.chart(
        view,
        sentiment_chart.curve(found["calibration"], articles=found.get(f"{ARTICLE}calibration", ()), **view.look),
        title=view.word("sentiment.quality"),
        subtitle=view.word("sentiment.quality_sub", **_figures(found)),
        note="".join(tag("p", esc(line), classes="lens-by") for line in said),
        alt=view.word("sentiment.curve"),
        key="sentiment-quality",
        table=partial(_confusion, view, found),
    )
    if found.get("peers"):
        _peers(view, found)


def _figures(found: Mapping[str, Any], prefix: str = "") -> dict[str, object]:
    """What the sentence on a measurement names."""
    return {
        "n": int(found[f"{prefix}labelled"]),
        "accuracy": f"{found[f'{prefix}accuracy']:.0%}",
        "f1": f"{found[f'{prefix}macro_f1']:.2f}",
        "auc": f"{found[f'{prefix}auc']:.2f}",
        "surest": f"{found[f'{prefix}accuracy_of_surest_half']:.0%}",
        "ece": f"{found[f'{prefix}calibration_error']:.3f}",
    }


def _articles(view: View, found: Mapping[str, Any]) -> list[str]:
    """How right it is on statements of articles that it did not know."""
    return [view.word("sentiment.on_articles", **_figures(found, ARTICLE))] if f"{ARTICLE}labelled" in found else []


def _taught(view: View, found: Mapping[str, Any]) -> list[str]:
    """How the model was taught, and what it cannot do."""
    agreement = f"{found['agreement']:.0%}"
    said = [view.word("sentiment.trained", n=int(found["trained_on"]), hands=int(found["hands"]), agreement=agreement)]
    real = manifest.sentiment_on_articles(view.corpus.manifest)
    return [*said, view.word("sentiment.cannot", real=f"{real:.0%}")] if real is not None else said


def _confusion(view: View, found: Mapping[str, Any]) -> tables.Table:
    """Labelled against judged, on the test part and on articles."""
    parts = [p for p in ("", ARTICLE) if f"{p}confusion" in found]
    counts: Sequence[tuple[str, str, Sequence[int]]] = [
        (view.word(f"sentiment.part.{'articles' if part else 'test'}"), view.label("attitude", label), row)
        for part in parts
        for label, row in zip(SENTIMENTS, found[f"{part}confusion"], strict=True)
    ]
    cells: tables.Cells = {
        "part": [part for part, _, _ in counts],
        "labelled": [label for _, label, _ in counts],
        **{f"judged_{label}": [int(row[k]) for _, _, row in counts] for k, label in enumerate(SENTIMENTS)},
    }
    return cells, [None] * len(counts)


def _peers(view: View, found: Mapping[str, Any]) -> None:
    """Other programs on the same statements, in one run."""
    rows = sorted(found["peers"], key=lambda row: -float(row[1]))
    cells: tables.Cells = {
        "program": [str(name) for name, *_ in rows],
        "accuracy": [f"{accuracy:.0%}" for _, accuracy, _, _ in rows],
        "macro_f1": [f"{f1:.2f}" for _, _, f1, _ in rows],
        "pace": [f"{int(pace):,}" for *_, pace in rows],
    }
    with st.container(border=True, key="card-sentiment-peers"):
        show.heading(view.word("sentiment.peers"), view.word("sentiment.peers_sub", n=int(found["labelled"]), date=found["peers_date"]))
        tables.show(view, cells, ids=[None] * len(rows), key="sentiment-peers", alt=view.word("sentiment.peers"))
