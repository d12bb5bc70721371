"""Keep a view under a name, pin a fact with a note, and the page that gathers both."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qsl, urlencode

import streamlit as st

from lib import kept
from lib.errors import LensError
from lib.kept import Kept
from lib.query import articles, events, figures, sentence, statements
from lib.query.selection import Selection
from lib.settings import settings
from lib.ui import cards, language, links, show, sides, state
from lib.ui.markup import esc, go, tag
from lib.ui.view import View

PINNED = ("st-", "fi-", "ev-")
"""Beginnings of the identifiers of statements, figures and events."""
_PLAIN = (*links.OF_PAGE, "deck", "titled")


def view_button(view: View) -> None:
    """Keep what is on screen under a name."""
    box = st.popover(view.word("kept.save"), icon=":material/bookmark_add:", width="stretch")
    with box, st.form("kept~form", border=False):  # Enter in the field saves, as everybody expects
        st.text_input(view.word("kept.name"), key="kept~name", max_chars=kept.LONGEST_NAME, placeholder=_suggested(view))
        st.form_submit_button(view.word("kept.save_now"), key="kept~save", on_click=_save_view, args=(view,), width="stretch")


def pin_button(view: View, record: str) -> None:
    """Pin the record in the drawer, with a note."""
    if not record.startswith(PINNED):
        return
    have = next((k for k in kept.listed(_folder(), "fact") if k.target == record), None)
    with st.popover(view.word("kept.pinned" if have else "kept.pin"), icon=":material/keep:"):
        st.text_area(view.word("kept.note"), value=have.note if have else "", key=f"kept~note~{record}", max_chars=kept.LONGEST_NOTE)
        st.button(view.word("kept.save_now"), key=f"kept~pin~{record}", on_click=_save_fact, args=(view, record))


def views(view: View) -> None:
    """All named views: open, rename, share, delete."""
    found = kept.listed(_folder(), "view")
    with st.container(border=True, key="card-kept-views"):
        show.heading(view.word("kept.views", n=len(found)), view.word("kept.views_sub"))
        if not found:
            st.html(tag("p", esc(view.word("kept.views_none")), classes="lens-empty lens-meta", role="status"))
        for entry in found:
            _row(
                view,
                entry,
                tag("p", go(_spoken(view, entry.target), esc(entry.name), classes="lens-headline", data_anew=""), classes="lens-kept-name"),
                named=True,
            )


def _spoken(view: View, target: str) -> str:
    """A kept address in the language of who opens it, whatever language it was kept in."""
    path, _, query = target.partition("?")
    pairs = [pair for pair in parse_qsl(query, keep_blank_values=True) if pair[0] != language.KEY]
    return f"{path}?{urlencode([*pairs, (language.KEY, view.label('language', view.language))])}"


def facts(view: View) -> None:
    """All pinned facts with their notes, each with its passage."""
    found = kept.listed(_folder(), "fact")
    with st.container(border=True, key="card-kept-facts"):
        show.heading(view.word("kept.facts", n=len(found)), view.word("kept.facts_sub"))
        if not found:
            st.html(tag("p", esc(view.word("kept.facts_none")), classes="lens-empty lens-meta", role="status"))
        shown = _cards(view, tuple(k.target for k in found))
        for entry in found:
            gone = tag("p", esc(entry.name), classes="lens-words") + tag("p", esc(view.word("reader.missing")), classes="lens-by")
            _row(view, entry, shown.get(entry.target, gone), named=False)


def _row(view: View, entry: Kept, inner: str, *, named: bool) -> None:
    """One entry with what can be done to it."""
    left, right = st.columns([1, 0.22], gap="small", vertical_alignment="center")
    with left:
        note = tag("p", esc(entry.note), classes="lens-kept-note") if entry.note else ""
        said = [entry.created[:10], view.word("sentence.version", version=entry.version.rsplit("-", 1)[-1])]
        if entry.version != view.corpus.version:
            said.append(view.word("kept.older"))
        st.html(inner + note + tag("p", esc(view.word("join.dot").join(said)), classes="lens-by"))
    with right, st.container(horizontal=True, gap="small"):
        with st.popover(view.word("kept.rename" if named else "kept.note")):
            key = f"kept~text~{entry.id}"
            if named:
                st.text_input(view.word("kept.name"), value=entry.name, key=key, max_chars=kept.LONGEST_NAME)
                st.code(entry.target, language=None, wrap_lines=True)
            else:
                st.text_area(view.word("kept.note"), value=entry.note, key=key, max_chars=kept.LONGEST_NOTE)
            st.button(view.word("kept.save_now"), key=f"kept~do~{entry.id}", on_click=_change, args=(entry.id, key, named))
        st.button(view.word("kept.delete"), key=f"kept~del~{entry.id}", on_click=_forget, args=(view, entry))


def _cards(view: View, ids: tuple[str, ...]) -> dict[str, str]:
    """The pinned records that the corpus still holds, as cards."""
    out: dict[str, str] = {}
    if not ids:
        return out
    kinds: tuple[tuple[Callable[..., Any], Callable[..., str]], ...] = (
        (statements.named, cards.quotation),
        (figures.named, cards.figure),
        (events.named, cards.event),
    )
    for question, card in kinds:
        frame = state.ask(view.corpus, question, Selection(), ids=ids)
        out |= {row["id"]: card(view, row) for _, row in frame.iterrows()}
    return out


def _save_view(view: View) -> None:
    name = str(st.session_state.get("kept~name") or "").strip() or _suggested(view)
    _try(view, lambda: kept.keep(_folder(), Kept(kind="view", name=name, target=address(view), version=view.corpus.version)))
    st.session_state["kept~name"] = ""


def _save_fact(view: View, record: str) -> None:
    note = str(st.session_state.get(f"kept~note~{record}") or "")
    article = state.ask(view.corpus, articles.holder, record=record)
    held = state.ask(view.corpus, articles.facts, article=article) if article else []
    text = next((str(f["record"]["text"]) for f in held if f["id"] == record), record)
    _try(view, lambda: kept.keep(_folder(), Kept(kind="fact", name=text, target=record, note=note, version=view.corpus.version)))


def _change(id_: str, key: str, named: bool) -> None:
    text = str(st.session_state.get(key) or "")
    if named and not text.strip():
        return
    kept.change(_folder(), id_, **({"name": text} if named else {"note": text}))


def _forget(view: View, entry: Kept) -> None:
    kept.delete(_folder(), entry.id)
    st.toast(view.word("kept.deleted"))


def _try(view: View, act: Callable[[], object]) -> None:
    """Do it and say so, or say why not."""
    try:
        act()
        st.toast(view.word("kept.saved"), icon=":material/bookmark_added:")
    except (LensError, OSError) as error:
        st.toast(view.word("kept.failed", why=str(error)))


def address(view: View) -> str:
    """The view's address in codes, so that it opens in any language: page, filters, and the page's own controls."""
    pairs = [(k, v) for k, values in view.selection.to_params().items() for v in values]
    for key in _PLAIN:
        chosen = st.session_state.get(key) if key in sides.SIDES else None
        pairs += [(key, v) for v in (chosen or st.query_params.get_all(key))]
    page = "" if view.page == "overview" else view.page
    return f"/{page}?{urlencode(pairs)}" if pairs else f"/{page}"


def _suggested(view: View) -> str:
    """A name for a view: the page and its filters."""
    said = sentence.filters(view.selection, view.names.of, view.language)
    return view.word("join.dot").join((view.page_title, said))[: kept.LONGEST_NAME]


def _folder() -> Any:
    return settings().kept
