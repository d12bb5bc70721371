"""Raw text beside cleaned text: what was removed of an article, and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from lib.query import articles, originals
from lib.query.originals import Piece
from lib.ui import state
from lib.ui.markup import esc, go, printed, tag
from lib.ui.view import View

OPENS = "raw~"
ALIKE = 2
"""Lines in a row without a removal that are shown; more are folded."""


def link(view: View, article: str, cuts: int) -> str:
    """From the reader to the comparison; nothing where nothing was removed."""
    return go(view.link(f"{OPENS}{article}"), esc(view.word("raw.open", n=cuts))) if cuts else ""


def page(view: View, article: str) -> str | None:
    """The comparison line by line; without the source file, the list of places and reasons. None for an unknown article."""
    found = state.ask(view.corpus, articles.read, article=article)
    if found is None:
        return None
    pieces = state.ask(view.corpus, originals.pieces, article=article)
    back = go(view.link(f"article~{article}"), esc(view.word("raw.back")))
    head = tag("h2", esc(found["name"]), classes="lens-reader-title", lang=printed(found["name"]))
    says = view.word("raw.says" if pieces else "raw.gone", name=found["source"])
    body = _beside(view, pieces) if pieces else _places(view, found["dropped"] or ())
    return head + tag("p", esc(says) + " " + back, classes="lens-meta") + body


def _beside(view: View, pieces: Sequence[Piece]) -> str:
    """One row a line of the file; many in a row that nothing was taken from are folded, so that what was is seen at once."""
    rows = [
        tag("div", tag("b", esc(view.word("raw.before"))) + tag("b", esc(view.word("raw.after"))), classes="lens-raw-row lens-raw-head")
    ]
    for cut, run in groupby(_lines(pieces), key=lambda line: any(reason for _, reason in line)):
        made = [_row(view, line, cut=cut) for line in run]
        if cut or len(made) <= ALIKE:
            rows += made
        else:
            said = tag("summary", esc(view.word("raw.same", n=len(made))))
            rows.append(tag("details", said + "".join(made), classes="lens-raw-same"))
    whole = "".join(text for text, _ in pieces)
    return tag("div", "".join(rows), classes="lens-raw", lang=printed(whole))


def _row(view: View, line: Sequence[Piece], *, cut: bool) -> str:
    """A line as in the file, and as kept."""
    kept = "".join(text for text, reason in line if reason is None).strip()
    before = "".join(_piece(view, text, reason) for text, reason in line)
    return tag("div", tag("p", before) + tag("p", esc(kept)), classes="lens-raw-row" if cut else "lens-raw-row lens-raw-alike")


def _piece(view: View, text: str, reason: str | None) -> str:
    """A stretch as printed; one that was removed is struck through and says why."""
    if reason is None:
        return esc(text)
    why = view.label("drop_reason", reason)
    return tag("del", esc(text), title=why) + tag("span", esc(why), classes="lens-chip lens-open")


def _lines(pieces: Sequence[Piece]) -> Iterator[list[Piece]]:
    """Pieces by line of the file; blank lines left out. A line break that was removed does not end its line."""
    line: list[Piece] = []
    for text, reason in pieces:
        if reason and not text.strip():
            line.append(("↵" if "\n" in text else "␣", reason))
            continue
        for number, part in enumerate(text.split("\n")):
            if number:
                if any(t.strip() for t, _ in line):
                    yield line
                line = []
            if part:
                line.append((part, reason))
    if any(t.strip() for t, _ in line):
        yield line


def _places(view: View, dropped: Sequence[dict[str, object]]) -> str:
    """Places and reasons alone."""
    listed = "".join(
        tag(
            "li",
            esc(
                view.word("corpus.dropped_where", start=d["raw_start"], end=d["raw_end"])
                + " · "
                + view.label("drop_reason", str(d["reason"]))
            ),
        )
        for d in dropped
    )
    return tag("ul", listed, classes="lens-method")
