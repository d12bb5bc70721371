"""All records of a selection as tables: columns with a code and a name, cells with what a program reads and what people read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from lib.charts.attitude import names
from lib.export.provenance import Link
from lib.export.scene import Scene
from lib.query import articles, events, excerpts, figures, mentions, statements, systems
from lib.query.intervals import wilson
from lib.query.reasons import why
from lib.query.sources import dated

ALL = 1_000_000
"""Records of one kind that a file takes; a sheet of Excel ends at 1,048,576 rows."""
WILSON = ("positive", "negative")


@dataclass(frozen=True, slots=True)
class Column:
    """`raw` are the values as the contract has them, `shown` as people read them; `form` is `share`, `quote` or nothing."""

    code: str
    title: str
    raw: Sequence[Any]
    shown: Sequence[Any]
    form: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """Columns of equal length under a code and a name."""

    code: str
    title: str
    columns: tuple[Column, ...]

    @property
    def n(self) -> int:
        """Rows."""
        return len(self.columns[0].raw) if self.columns else 0


def said(scene: Scene, *, link: Link) -> Table:
    """Statements."""
    frame = scene.ask(statements.rows, limit=ALL)
    return table(
        scene,
        "statements",
        {
            "text": (frame["text"], frame["text"], "quote"),
            "speaker": _coded(scene, frame, "speaker", "speaker"),
            "speaker_id": frame["speaker_id"],
            "speaker_kind": _coded(scene, frame, "speaker_kind", "speaker_kind"),
            "role": frame["role"],
            "organisation": frame["organisation"],
            "group": _coded(scene, frame, "group", "group"),
            "attitude": _coded(scene, frame, "attitude", "sentiment"),
            "confidence": frame["sentiment_confidence"],
            "score": frame["sentiment_score"],
            "type": _coded(scene, frame, "statement_type", "type"),
            "sectors": _listed(scene, frame["sectors"], "sector"),
            "subjects": _listed(scene, frame["subjects"], "subject"),
            **_place(frame, link),
        },
    )


def quoted(scene: Scene, *, link: Link) -> Table:
    """Figures, those of the market first."""
    both = [scene.ask(figures.rows, market=market, limit=ALL) for market in (True, False)]
    frame = pd.concat([f for f in both if len(f)], ignore_index=True) if any(len(f) for f in both) else both[0]
    about = ["market" if m else "product" for m in frame["market"]]
    return table(
        scene,
        "figures",
        {
            "figure": frame["text"],
            "metric": frame["metric"],
            "entity": frame["entity"],
            "low": frame["low"],
            "high": frame["high"],
            "unit": _coded(scene, frame, "unit", "unit"),
            "kind": _coded(scene, frame, "figure_kind", "kind"),
            "about": (about, [scene.label("figure_about", a) for a in about]),
            "status": _coded(scene, frame, "figure_status", "status"),
            "as_of": frame["as_of"],
            "attributed_to": frame["attributed_to"],
            **_place(frame, link),
        },
    )


def happened(scene: Scene, *, link: Link) -> Table:
    """Events."""
    frame = scene.ask(events.rows, limit=ALL)
    return table(
        scene,
        "events",
        {
            "headline": frame["headline"],
            "date_start": frame["date_start"],
            "date_end": frame["date_end"],
            "date_text": frame["date_text"],
            "granularity": _coded(scene, frame, "granularity", "granularity"),
            "category": _coded(scene, frame, "event_category", "category"),
            "status": _coded(scene, frame, "event_status", "status"),
            "actors": _listed(scene, frame["actors"], None),
            "sentence": (frame["text"], frame["text"], "quote"),
            **_place(frame, link),
        },
    )


def passages(scene: Scene, *, link: Link) -> Table:
    """Excerpts."""
    frame = scene.ask(excerpts.rows, limit=ALL)
    counts = {k: frame[k] for k in ("statements", "figures", "events")}
    text = {"excerpt": (frame["text"], frame["text"], "quote"), "sectors": _listed(scene, frame["sectors"], "sector")}
    return table(scene, "excerpts", text | counts | _place(frame, link))


def named(scene: Scene, kind: str, *, link: Link) -> Table:
    """Mentions of systems or organisations."""
    frame = scene.ask(mentions.rows, table=kind, limit=ALL)
    name = {"systems": "system", "organisations": "organisation"}[kind]
    vendor = {"vendor": frame["vendor"]} if kind == "systems" else {}
    return table(scene, kind, {name: frame["name"], **vendor, "as_printed": frame["text"], **_place(frame, link)})


def sources(scene: Scene, *, link: Link) -> Table:
    """Articles."""
    frame = scene.ask(articles.rows)
    yes = scene.word("take.yes")
    counts = {c: frame[c] for c in ("statements", "figures", "events", "kept", "removed")}
    return table(
        scene,
        "articles",
        {
            "article": frame["source"],
            "title": frame["title"],
            "publisher": frame["publisher"],
            "authors": _listed(scene, frame["authors"], None),
            "published": (frame["published"], [dated(row, scene.language) for _, row in frame.iterrows()]),
            "published_earliest": frame["published_earliest"],
            "published_latest": frame["published_latest"],
            "published_why": (frame["published_why"], [why(reasons, scene.language) for reasons in frame["published_why"]]),
            "script": _coded(scene, frame, "script", "script"),
            "file": frame["file"],
            "invented": (frame["invented"], [yes if v else None for v in frame["invented"]]),
            **counts,
            "id": frame["article"],
            "link": [link(f"article~{a}") for a in frame["article"]],
        },
    )


def attitudes(scene: Scene, *, groupings: Iterable[str] = statements.GROUPINGS) -> Table:
    """Counts of attitude by each grouping, shares with the bounds of Wilson's interval at 95 %."""
    frames = {by: scene.ask(statements.attitude, by=by) for by in groupings}
    kept = {by: f for by, f in frames.items() if len(f)}
    by = [b for b, f in kept.items() for _ in range(len(f))]
    called = [n for b, f in kept.items() for n in names(f, by=b, language=scene.language)]
    codes = [c for f in kept.values() for c in f["code"]]
    counts = {c: [int(v) for f in kept.values() for v in f[c]] for c in ("n", "positive", "neutral", "negative")}
    cells: dict[str, Any] = {"by": (by, [scene.label("dimension", b) for b in by]), "name": (codes, called), **counts}
    for attitude in WILSON:
        bounds = [wilson(k, n) for k, n in zip(counts[attitude], counts["n"], strict=True)]
        shares = [k / n for k, n in zip(counts[attitude], counts["n"], strict=True)]
        for end, values in (("rate", shares), ("low", [b[0] for b in bounds]), ("high", [b[1] for b in bounds])):
            cells[f"{attitude}_{end}"] = (values, values, "share")
    return table(scene, "attitude", cells, title=scene.word("take.sheet.attitude"))


def overview(scene: Scene, rows: Mapping[str, int]) -> Table:
    """How much the selection holds, by kind of record and by what the tiles of the overview show."""
    n = scene.counts
    more = {"speakers": n.speakers, "positive": n.positive, "neutral": n.neutral, "negative": n.negative}
    more |= {"planned": n.planned, "events_outside": n.events_outside, "market": n.figures, "product": n.product_figures}
    more |= {"publishers": n.publishers, "undated": n.undated, "characters": n.characters}
    called = [scene.label("table", t) for t in rows] + [scene.word(f"take.count.{k}") for k in more]
    counted = [*rows.values(), *more.values()]
    return table(scene, "overview", {"what": ([*rows, *more], called), "count": counted}, title=scene.word("take.sheet.overview"))


def systems_spoken_of(scene: Scene, *, link: Link) -> Table:
    """Systems by mentions, with the attitude of the statements that name each."""
    frame = scene.ask(systems.rows)
    counts = {c: frame[c] for c in ("mentions", "articles", "n", *("positive", "neutral", "negative"))}
    cells = {"system": frame["name"], "vendor": frame["vendor"], **counts, "link": [link(i) for i in frame["id"]]}
    return table(scene, "systems", cells, title=scene.label("kind", "systems"))


def organisations_named(scene: Scene, *, link: Link) -> Table:
    """Organisations by mentions."""
    frame = scene.ask(mentions.organisations, limit=ALL)
    cells = {"organisation": frame["name"], "mentions": frame["mentions"], "articles": frame["articles"]}
    cells["link"] = [link(i) for i in frame["id"]]
    return table(scene, "organisations", cells, title=scene.label("kind", "organisations"))


def table(scene: Scene, code: str, cells: Mapping[str, Any], *, title: str = "") -> Table:
    """A table of columns: values, or values with what is shown for them and their form."""
    columns = []
    for name, given in cells.items():
        raw, shown, *form = given if isinstance(given, tuple) else (given, given)
        columns.append(Column(name, scene.word(f"column.{name}"), list(raw), list(shown), *form))
    return Table(code, title or scene.label("table", code), tuple(columns))


def _coded(scene: Scene, frame: pd.DataFrame, kind: str, column: str) -> tuple[list[Any], list[str]]:
    """A column of codes and their names."""
    return list(frame[column]), [scene.label(kind, code) for code in frame[column]]


def _listed(scene: Scene, values: Iterable[Sequence[str] | None], kind: str | None) -> tuple[list[Any], list[str]]:
    """A column of lists, shown in one line."""
    lists = [list(v) if v is not None else [] for v in values]
    return lists, [scene.word("join.list").join(scene.label(kind, v) if kind else v for v in one) for one in lists]


def _place(frame: pd.DataFrame, link: Link) -> dict[str, Any]:
    """Where a record stands, and the address that opens it."""
    ids = list(frame["id"])
    return {
        "article": frame["source"],
        "paragraph": frame["paragraph"],
        "start": frame["start"],
        "end": frame["end"],
        "file_id": frame["article"],
        "id": ids,
        "link": [link(i) for i in ids],
    }
