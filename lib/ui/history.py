"""The selections of a session, one after the other: undo and redo."""

from __future__ import annotations

from urllib.parse import parse_qs

import streamlit as st

from lib.query.selection import Selection, from_params

KEY = "lens~history"
MOST = 60


def visited(selection: Selection) -> tuple[Selection | None, Selection | None]:
    """Note the selection in force, and give the one before it and the one after it."""
    stack, at = st.session_state.get(KEY, ([], -1))
    stack, at = stepped(stack, at, selection.key)
    st.session_state[KEY] = (stack, at)
    before = _read(stack[at - 1]) if at else None
    after = _read(stack[at + 1]) if at + 1 < len(stack) else None
    return before, after


def stepped(stack: list[str], at: int, key: str) -> tuple[list[str], int]:
    """The history with one more selection: a neighbour of the present one is a step, anything else a new end.

    Words that grow while they are typed are one selection, not one a letter.

    >>> stepped(["a", "b"], 1, "a"), stepped(["a", "b"], 0, "b"), stepped(["a", "b"], 0, "c")
    ((['a', 'b'], 0), (['a', 'b'], 1), (['a', 'c'], 1))
    """
    if at >= 0 and stack[at] == key:
        return stack, at
    if at > 0 and stack[at - 1] == key:
        return stack, at - 1
    if at + 1 < len(stack) and stack[at + 1] == key:
        return stack, at + 1
    kept = stack[: at + 1]
    if len(kept) > 1 and _typing(kept[-1], key):
        kept = kept[:-1]
    kept = [*kept, key][-MOST:]
    return kept, len(kept) - 1


def _typing(old: str, new: str) -> bool:
    """Whether the new selection only adds letters to the words looked for."""
    before, after = _read(old), _read(new)
    return bool(before.text) and after.text.startswith(before.text) and before.without("text") == after.without("text")


def _read(key: str) -> Selection:
    return from_params(parse_qs(key, keep_blank_values=True))
