"""演示: the stage, the list of slides, what can be added, named decks, and the file."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cache, partial
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import streamlit as st

from lib.errors import LensError
from lib.export import deck as decks_of
from lib.export import decks, slides
from lib.export.footing import called
from lib.export.plan import DECK, LONGEST_REMARK, LONGEST_TITLE, TITLED, Plan
from lib.export.slide import Deck, Slide
from lib.labels import joined
from lib.settings import settings
from lib.ui import links, pins, remarks, stage
from lib.ui.markup import esc, go, tag
from lib.ui.view import View

SLIDE, NOTES, EDIT = "slide", "notes", "edit"
SWITCHES, SCHEME = "deck~slides", "deck~scheme"
_HERE = Path(__file__).parent
MIME = "application/vnd.openxmlformats-officedocument.presentationml.presentation"


def briefing(view: View) -> None:
    """The page: stage and slides side by side, files and named decks below; or the presenter's window."""
    plan = pins.current()
    named = remarks.name()
    if plan != Plan() and DECK not in st.query_params:
        _write(plan)  # so that the address is the whole deck
        if named:
            st.query_params[remarks.NAMED] = named
    plan = replace(plan, remarks=remarks.current())
    made = decks_of.build(pins.scene(view), plan, made=date.today())
    if st.query_params.get(NOTES):
        st.html(f"<style>{_file('speaker.css')}</style>")
        _stage(view, plan, made, notes=True)
        return
    left, right = st.columns([2.1, 1], gap="medium")
    with left:
        _stage(view, plan, made, notes=False)
        _edit(view, plan, made)
        _keys(view, made)
    with right, st.container(border=True, key="card-slides"):
        _list(view, plan, made)
    left, right = st.columns(2, gap="small")
    with left, st.container(border=True, key="card-file", height="stretch"):
        _download(view, plan, made)
    with right, st.container(border=True, key="card-decks", height="stretch"):
        _named(view, plan)


def _stage(view: View, plan: Plan, made: Deck, *, notes: bool) -> None:
    """The component, told the slides as HTML."""
    keys = ("before", "after", "full", "scheme", "copy", "copied", "notes", "now", "next", "end", "leave", "remark", "own")
    words = {key: view.word(f"briefing.stage.{key}") for key in keys} | remarks.stage_words(view, made)
    shown = [
        {
            "id": s.id,
            "title": s.title,
            "html": stage.slide(made, s, number),
            "notes": [s.title, s.foot, *s.notes, *made.origin],
            "remark": s.remark,
        }
        for number, s in enumerate(made.slides, 1)
    ]
    told = {"slides": shown, "slide": st.query_params.get(SLIDE) or "", "key": _key(view, plan), "words": words, "notes": notes}
    _component()(key="stage", data=told)


def _keys(view: View, made: Deck) -> None:
    """The keys in one line; on a phone, how to turn without any. And where notes are that no link carries."""
    keys, touch = (tag("p", esc(view.word(f"briefing.{by}")), classes=f"lens-sub lens-by-{by}") for by in ("keys", "touch"))
    st.html(keys + touch + remarks.bare(view, made))


def _list(view: View, plan: Plan, made: Deck) -> None:
    """The slides in order, each movable, retitled, taken out; then those that can be added."""
    scene = pins.scene(view)
    default = decks_of.default(scene)
    st.html(tag("h2", esc(view.word("briefing.slides", n=len(made.slides))), classes="lens-finding"))
    rows = []
    for number, shown in enumerate(made.slides):
        acts = "".join(
            (
                _act(view, plan.moved(shown.id, -1, default), "↑", "up", shown, off=number == 0),
                _act(view, plan.moved(shown.id, 1, default), "↓", "down", shown, off=number == len(made.slides) - 1),
                go(
                    address(view, plan, slide=shown.id, edit=shown.id),
                    "✎",
                    title=view.word("briefing.retitle"),
                    aria_label=_aria(view, "retitle", shown.title),
                    data_act="retitle",
                    data_slide=shown.id,
                ),
                _act(view, plan.without_slide(shown.id, default), "✕", "off", shown, off=len(made.slides) == 1),
            )
        )
        mark = tag("span", esc(view.word("briefing.empty")), classes="lens-chip lens-open") if shown.empty else ""
        mark += tag("span", esc(view.word("briefing.remark_there")), classes="lens-chip lens-quiet") if shown.remark else ""
        name = go(address(view, plan, slide=shown.id), esc(shown.title), classes="lens-slide-name", data_act="open", data_slide=shown.id)
        what = tag("span", esc(called(scene, shown.id)), classes="lens-by")
        rows.append(
            tag("li", tag("span", name + tag("span", mark + what, classes="lens-slide-what")) + tag("span", acts, classes="lens-acts"))
        )
    st.html(tag("ol", "".join(rows), classes="lens-slides"))
    _quick(view, plan, made, default)
    _switches(view, plan, made, default)


def _quick(view: View, plan: Plan, made: Deck, default: tuple[str, ...]) -> None:
    """What is done to many slides at once: take out those without data, begin with a cover, go back to the generated deck."""
    empty = {s.id for s in made.slides if s.empty}
    offers = []
    if empty and len(empty) < len(made.slides):
        left = replace(plan, slides=tuple(s for s in plan.shown(default) if s not in empty))
        offers.append(go(address(view, left), esc(view.word("briefing.drop_empty", n=len(empty))), classes="lens-lift"))
    if len(made.slides) > 1:
        offers.append(go(address(view, replace(plan, slides=("cover",))), esc(view.word("briefing.only_cover")), classes="lens-lift"))
    if plan != Plan():
        offers.append(go(address(view, Plan(), named=False) or "?", esc(view.word("briefing.reset")), classes="lens-lift"))
    if offers:
        st.html(tag("p", " ".join(offers), classes="lens-quick"))


def _switches(view: View, plan: Plan, made: Deck, default: tuple[str, ...]) -> None:
    """Every slide there can be as a switch; what is switched on comes last, before the sources."""
    scene = pins.scene(view)
    on = [s.id for s in made.slides]
    offered = decks_of.offered(scene)
    st.session_state[SWITCHES] = [s for s in offered if s in on]

    def switch() -> None:
        wanted = set(st.session_state[SWITCHES] or ())
        changed = replace(plan, slides=tuple(s for s in plan.shown(default) if s in wanted or s not in offered))
        for slide in offered:
            if slide in wanted and slide not in on:
                changed = changed.with_slide(slide, ())
                st.query_params[SLIDE] = slide  # what was switched on is shown
        if changed.slides:
            pins.keep(changed)
            _write(changed)

    with st.expander(view.word("briefing.more")):  # no count in its name: with another name it would be another one, and close
        st.pills(
            view.word("briefing.switches"),
            offered,
            selection_mode="multi",
            format_func=lambda slide: called(scene, slide),
            key=SWITCHES,
            on_change=switch,
            label_visibility="collapsed",
        )
        st.html(tag("p", esc(view.word("briefing.more_hint", n=len([s for s in offered if s not in on]))), classes="lens-sub"))


def _act(view: View, changed: Plan, sign: str, word: str, shown: Slide, *, off: bool) -> str:
    """A small act on a slide: a link to the deck as it would be, so Back undoes it; the focus finds its place again by its data."""
    if off:
        return tag("span", sign, classes="lens-act-off", aria_hidden="true")
    said = view.word(f"briefing.{word}")
    return go(address(view, changed), sign, title=said, aria_label=_aria(view, word, shown.title), data_act=word, data_slide=shown.id)


def _aria(view: View, word: str, title: str) -> str:
    return f"{view.word(f'briefing.{word}')}: {title}"


def _edit(view: View, plan: Plan, made: Deck) -> None:
    """Title and own words of one slide, below it, where its pencil was followed; what is written counts at once."""
    number, shown = next(((n, s) for n, s in enumerate(made.slides, 1) if s.id == st.query_params.get(EDIT)), (0, None))
    if shown is None:
        return
    title, words = f"title~{shown.id}", f"remark~{shown.id}"

    def retitle() -> None:
        changed = plan.titled(shown.id, st.session_state[title])
        pins.keep(changed)
        _write(changed)

    def remark() -> None:
        remarks.write(shown.id, st.session_state[words])

    def done() -> None:
        if EDIT in st.query_params:
            del st.query_params[EDIT]

    named = remarks.name()
    with st.container(border=True, key="card-edit"):
        st.html(tag("h2", esc(view.word("briefing.edit", n=number)), classes="lens-finding"))
        st.text_input(
            view.word("briefing.title_of", finding=_bare(shown.finding)),
            plan.titles.get(shown.id, ""),
            key=title,
            max_chars=LONGEST_TITLE,
            on_change=retitle,
            placeholder=shown.finding,
        )
        st.text_area(
            view.word("briefing.remark"),
            shown.remark,
            key=words,
            max_chars=LONGEST_REMARK,
            on_change=remark,
        )
        kept = view.word("briefing.remark_kept", name=named) if named else view.word("briefing.remark_loose")
        st.html(tag("p", esc(view.word("briefing.remark_hint")) + "<br>" + esc(kept), classes="lens-sub"))
        st.button(view.word("briefing.done"), key="edit_done", on_click=done)


def _download(view: View, plan: Plan, made: Deck) -> None:
    """The file, and what it will hold, before the click."""
    st.html(tag("h2", esc(view.word("briefing.file")), classes="lens-finding"))
    n = view.counts
    holds = view.word(
        "briefing.file_holds",
        slides=len(made.slides),
        charts=made.charts,
        statements=n.statements,
        events=n.events,
        figures=n.figures,
        articles=n.articles,
    )
    noted = remarks.noted(made)
    if noted:
        holds = joined([holds, view.word("briefing.file_remarks", n=noted)], view.language, by="clause")
    st.html(tag("p", esc(holds), classes="lens-sub", id="lens-file-holds"))
    st.html(tag("p", esc(f"{made.filters} · {view.word('sentence.version', version=made.version)}"), classes="lens-sub"))
    with st.container(horizontal=True, vertical_alignment="center"):
        scheme = st.segmented_control(
            view.word("briefing.scheme"),
            ("light", "dark"),
            format_func=lambda code: view.word(f"briefing.scheme.{code}"),
            default="light",
            required=True,
            key=SCHEME,
            label_visibility="collapsed",
        )
        name = f"sora-lens-{made.version.rsplit('-', 1)[-1]}-{_key(view, plan)}{'-dark' if scheme == 'dark' else ''}.pptx"
        label = view.word("briefing.download", slides=len(made.slides))
        making = partial(slides.pptx, made, scheme=scheme or "light")
        st.download_button(label, making, name, MIME, key="pptx", on_click="ignore", type="primary", icon=":material/download:")


def _named(view: View, plan: Plan) -> None:
    """Decks that are kept: open, keep this one, forget one."""
    st.html(tag("h2", esc(view.word("briefing.decks")), classes="lens-finding"))
    folder = settings().decks
    kept = decks.names(folder)
    rows = [
        tag(
            "li",
            go(_tail(view, n), esc(n.name)) + tag("span", esc(view.word("briefing.deck_holds", n=len(n.plan.slides))), classes="lens-by"),
        )
        for n in kept
    ]
    st.html(tag("ul", "".join(rows), classes="lens-decks") if rows else tag("p", esc(view.word("briefing.decks_none")), classes="lens-sub"))
    named = remarks.name()
    if named:
        st.html(tag("p", esc(view.word("briefing.in_hand", name=named)), classes="lens-sub"))
    default = decks_of.default(pins.scene(view))

    def save() -> None:
        name = decks.cleaned(st.session_state.get("deck_name") or "") or named
        if name:
            whole = Plan(plan.shown(default), plan.titles, plan.remarks)
            try:
                decks.save(folder, decks.Named(name, whole, view.selection, view.corpus.version))
            except (LensError, OSError) as error:
                st.toast(str(error).replace("$", "\\$"))
                return
            st.session_state["deck_name"] = ""
            pins.keep(whole)
            _write(whole)
            remarks.took(name)
            said = "briefing.replaced" if name in {n.name for n in kept} else "briefing.saved"
            st.toast(_bare(view.word(said, name=name)), icon=":material/bookmark:")

    def forget() -> None:
        decks.delete(folder, st.session_state.get("deck_gone") or "")

    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.text_input(
            view.word("briefing.name"), key="deck_name", max_chars=decks.LONGEST_NAME, placeholder=named or view.word("briefing.name")
        )
        st.button(view.word("briefing.save"), key="deck_save", on_click=save)
    if kept:
        with st.expander(view.word("briefing.delete")), st.container(horizontal=True, vertical_alignment="bottom"):
            st.selectbox(view.word("briefing.delete"), [n.name for n in kept], key="deck_gone", label_visibility="collapsed")
            st.button(view.word("briefing.delete"), key="deck_delete", on_click=forget)


def address(view: View, plan: Plan, *, slide: str = "", edit: str = "", named: bool = True) -> str:
    """Address of this page with a deck; `named` where it goes on to be the kept one that is in hand."""
    more = {SLIDE: slide or None, EDIT: edit or None, remarks.NAMED: (remarks.name() if named else "") or None}
    return links.query(view.selection, view.names, keep=(), **more) + _deck_tail(plan)


def _tail(view: View, named: decks.Named) -> str:
    """Address of a deck that was kept: its slides, its titles, its own selection, and the version it was made on, so that another one says so."""
    return links.query(
        named.selection, view.names, keep=(), v=named.version.rsplit("-", 1)[-1] or None, **{remarks.NAMED: named.name}
    ) + _deck_tail(named.plan)


def _deck_tail(plan: Plan) -> str:
    params = plan.to_params() or {DECK: [""]}
    return "&" + urlencode(params, doseq=True)


def _write(plan: Plan) -> None:
    """Put a plan into the address."""
    params: Mapping[str, Any] = plan.to_params()
    for name in (DECK, TITLED):
        if name in params:
            st.query_params[name] = params[name]
        elif name in st.query_params:
            del st.query_params[name]


def _key(view: View, plan: Plan) -> str:
    """What tells one deck of one selection from another."""
    parts = (view.corpus.version, view.selection.key, view.language, repr(plan.to_params()))  # its slides; notes may be written meanwhile
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:10]


def _bare(text: str) -> str:
    """Text for a label of a widget, which reads markdown."""
    return "".join(f"\\{c}" if c in "\\`*_{}[]<>()#+-.!|~$:" else c for c in text)


@cache
def _component() -> Any:
    return st.components.v2.component("lens_stage", css=_file("stage.css"), js=_file("stage.js"))


@cache
def _file(name: str) -> str:
    return (_HERE / name).read_text(encoding="utf-8")
