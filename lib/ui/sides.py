"""The two selections of a comparison, A and B: each a list of values in the address, beside the filters that hold for both."""

from __future__ import annotations

from dataclasses import dataclass, replace

import streamlit as st

from lib.labels import LANGUAGES
from lib.query import overview, statements
from lib.query.selection import Selection
from lib.schema import UNKNOWN_SPEAKER
from lib.ui import links, state
from lib.ui.names import Names
from lib.ui.view import View

SIDES = ("a", "b")
DIMENSIONS = ("system", "group", "speaker", "source", "sector", "subject", "organisation", "attitude")
_MARK = "!"


@dataclass(frozen=True)
class Side:
    """One of the two: its letter, what it is called, and the page as it would be with its selection."""

    letter: str
    name: str
    view: View


def given(view: View) -> list[Side]:
    """The sides that the address names, in order; a side without a value is not there."""
    out = []
    for letter in SIDES:
        values = [v for v in st.session_state.get(letter) or _addressed(view.names, letter) if v]
        if values:
            out.append(Side(letter, view.word("join.list").join(_value(view.names, v) for v in values), _narrowed(view, values)))
    return out


def lost(names: Names) -> list[str]:
    """What the address asks for and this corpus does not have."""
    return [w[:40] for letter in SIDES for w in st.query_params.get_all(letter) if w and w not in _spelt(names)]


def options(names: Names) -> list[str]:
    """All values that a side may be made of: `system:Sora`."""
    return [f"{d}:{code}" for d in DIMENSIONS for code in names.values.get(d, {})]


def shown(names: Names, value: str) -> str:
    """A value with its dimension, as the address carries it."""
    return f"{names.dimension(value.partition(':')[0])} · {_value(names, value)}"


def understand_address(names: Names) -> bool:
    """Let the address speak codes or another language. True where it is then to be written anew."""
    misnamed = False
    for letter in SIDES:
        wanted = st.query_params.get_all(letter)
        understood = _addressed(names, letter)
        if understood and [shown(names, v) for v in understood] != wanted:
            st.session_state[letter] = understood
            misnamed = True
    return misnamed


def offers(view: View) -> list[tuple[str, str]]:
    """Pairs worth a first look, as label and address: the two systems, groups and sources that are spoken of most."""
    out = []
    for dimension in ("system", "group", "source"):
        if dimension == "system":
            codes = list(view.names.values.get("system", {}))[:2]
        else:
            codes = [c for c in view.ask(statements.attitude, by=dimension)["code"] if c != UNKNOWN_SPEAKER][:2]
        if len(codes) == 2:
            names = [view.names.of(dimension, c) for c in codes]
            out.append(
                (
                    view.word("sides.against", a=names[0], b=names[1]),
                    address(view, [f"{dimension}:{codes[0]}"], [f"{dimension}:{codes[1]}"]),
                )
            )
    return out


def swapped(view: View) -> str:
    """Address with A and B changed over."""
    return address(view, st.session_state.get("b") or [], st.session_state.get("a") or [])


def address(view: View, a: list[str], b: list[str], *more: str) -> str:
    """Address of a comparison; `more` names parameters of the present address to write down."""
    tail = links.query(view.selection, view.names, keep=more)
    named = ((k, [links.quoted(shown(view.names, v)) for v in values] or [""]) for k, values in (("a", a), ("b", b)))
    return tail + "".join(f"&{k}={v}" for k, values in named for v in values)


def marked(letter: str, opened: str) -> str:
    """Name of a list as one side has it."""
    return f"{letter}{_MARK}{opened}"


def of_side(view: View, opened: str) -> tuple[View, str]:
    """The view that a list is to be read in, and the list's own name."""
    letter, mark, rest = opened.partition(_MARK)
    if not mark or letter not in SIDES:
        return view, opened
    return next((s.view for s in given(view) if s.letter == letter), view), rest


def _narrowed(view: View, values: list[str]) -> View:
    """The page with a side's values beside the filters of the rail; of one dimension the side's own hold."""
    selection: Selection = view.selection
    for dimension in DIMENSIONS:
        codes = tuple(v.partition(":")[2] for v in values if v.partition(":")[0] == dimension)
        if codes:
            selection = selection.only(dimension, *codes)
    return replace(view, selection=selection, counts=state.ask(view.corpus, overview.counts, selection))


def _spelt(names: Names) -> dict[str, str]:
    """All values by what an address may call them."""
    known = options(names)
    return {shown(Names(spoken, names.values), v): v for spoken in (*LANGUAGES, names.language) for v in known} | {v: v for v in known}


def _addressed(names: Names, letter: str) -> list[str]:
    spelt = _spelt(names)
    return [spelt[w] for w in st.query_params.get_all(letter) if w in spelt]


def _value(names: Names, value: str) -> str:
    dimension, _, code = value.partition(":")
    return names.of(dimension, code)
