"""The filters in force under the heading: each a chip that can be lifted, what is kept out shown as such; undo and redo; search advice."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from lib.labels import joined
from lib.query import excerpts, sentence
from lib.query.selection import DIMENSIONS, Choice, Selection
from lib.search.fields import notes
from lib.search.parse import parsed, replaced
from lib.search.spellings import kindred
from lib.ui import filters, history, state
from lib.ui.markup import esc, go, tag
from lib.ui.view import View

_HOLE = "\x00"


def row(view: View) -> str:
    """All filters in force as chips."""
    chips = [chip for d in DIMENSIONS for chip in _of_dimension(view, d)]
    if view.selection.text:
        chips.append(
            _chip(_lift(view, view.word("sentence.text", text=view.selection.text), view.selection.without("text")), classes="lens-wrap")
        )
    chips.append(_window(view))
    clear = ""
    if len(view.selection.active()) > 2:
        bare = Selection(first=view.selection.first, last=view.selection.last)
        clear = go(view.link(selection=bare), esc(view.word("filter.clear")), classes="lens-clear")
    lost = [
        tag(
            "span",
            esc(view.word("filter.unknown", dimension=view.label("dimension", d), value=value)),
            classes="lens-advice",
            role="status",
        )
        for d, value in filters.unknown(view.selection)
    ]
    return tag("span", " ".join([*chips, clear, *lost]), classes="lens-chips")


def steps(view: View) -> str:
    """The selection before and the one undone, as links."""
    before, after = history.visited(view.selection)
    out = []
    for name, other, sign in (("undo", before, "↶"), ("redo", after, "↷")):
        said = view.word(f"history.{name}")
        if other is None:
            out.append(tag("span", sign, classes="lens-step", aria_hidden="true"))
            continue
        if not (other.first or other.last):
            other = filters.lifted(other, filters.WINDOW, view.corpus)
        keys = view.word(f"history.{name}_keys")
        out.append(go(view.link(selection=other), sign, classes="lens-step", title=f"{said} ({keys})", aria_label=said, data_step=name))
    return tag("span", "".join(out), classes="lens-steps")


def advice(view: View) -> str:
    """What was left out of the search, and the wordings of elsewhere that would find more."""
    text = view.selection.text
    if not text:
        return ""
    query = parsed(text)
    said = [esc(view.word(f"search.note.{n.kind}", about=n.about)) for n in notes(query)]
    offers = []
    have = set(query.wanted)
    for word in query.wanted[:4]:
        for other in kindred(word):
            found = 0 if other in have else state.ask(view.corpus, excerpts.count, replace(view.selection, text=other))
            if found:
                wider = replace(view.selection, text=replaced(text, word, other))
                offers.append(go(view.link(selection=wider), esc(view.word("search.also", word=other, n=found))))
    if offers:
        said.append(esc(view.word("search.elsewhere")) + " " + " ".join(offers[:4]))
    return tag("p", " · ".join(said), classes="lens-advice", role="status") if said else ""


def _of_dimension(view: View, dimension: str) -> list[str]:
    """One dimension's chips: what is kept, what is kept out."""
    choice = view.selection.choice(dimension)
    name = view.label("dimension", dimension)
    out = []
    for key, values, hidden in (("sentence.only", choice.include, False), ("sentence.not", choice.exclude, True)):
        if not values:
            continue
        head, tail = view.word(key, dimension=name, values=_HOLE).split(_HOLE)
        links = [_lift(view, view.names.of(dimension, v), _without(view.selection, dimension, v)) for v in values]
        out.append(_chip(esc(head) + joined(links, view.language) + esc(tail), classes="lens-hidden" if hidden else ""))
    return out


def _window(view: View) -> str:
    """The dates, to be lifted where they keep anything out."""
    said = sentence.span(view.selection.first, view.selection.last, view.language)
    if not (view.selection.first or view.selection.last):
        return _chip(esc(said))
    wide = filters.lifted(view.selection, filters.WINDOW, view.corpus)
    return _chip(esc(said) if wide == view.selection else _lift(view, said, wide))


def _lift(view: View, shown: str, selection: Selection) -> str:
    return go(view.link(selection=selection), esc(shown), classes="lens-drop", aria_label=view.word("filter.lift", what=shown))


def _without(selection: Selection, dimension: str, value: str) -> Selection:
    """The selection without one value of a dimension."""
    choice = selection.choice(dimension)
    left = Choice(tuple(v for v in choice.include if v != value), tuple(v for v in choice.exclude if v != value))
    change: dict[str, Any] = {dimension: left}
    return replace(selection, **change)


def _chip(inner: str, *, classes: str = "") -> str:
    return tag("span", inner, classes=f"lens-filter {classes}".strip())
