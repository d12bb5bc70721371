"""Every page begins here and stands alone: configuration, look, corpus, language, filters, heading, errors, drawer.

With a folder named `pages/`, Streamlit may run a page without `app.py` (the first visitor of a cold server on a deep
link), so nothing a page needs may come from there.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from functools import cache
from pathlib import Path
from urllib.parse import urlencode

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from lib.charts.theme import SANS, SERIF, TOKENS
from lib.labels import joined, label, word
from lib.query import overview
from lib.query.database import Corpus
from lib.ui import (
    changed,
    chips,
    drawer,
    failures,
    filters,
    guard,
    helping,
    keeping,
    language,
    links,
    pins,
    profile,
    screen,
    sides,
    state,
    takeaway,
)
from lib.ui.markup import esc, tag
from lib.ui.opening import opening
from lib.ui.view import View

_HERE = Path(__file__).parent
PAGES = (
    "overview",
    "stakeholders",
    "timeline",
    "figures",
    "systems",
    "compare",
    "profile",
    "crosscheck",
    "sources",
    "briefing",
    "kept",
    "corpus",
)
_ASTRAY = "lens~astray"
FRONT = "front"
"""Path under which the first page is registered; it is served at the root."""


@contextmanager
def open_page(name: str) -> Iterator[View]:
    """Draw what all pages share, and give the page its view; an error in the page is caught here and put into words."""
    spoken = language.current()
    _through_the_front_door()
    _configure(spoken, name)
    _dress(spoken)
    try:
        guard.require()
        with failures.waiting(spoken):
            state.corpus()
        view = _view(name)
    except Exception as error:
        failures.report(error, spoken)
        st.stop()
    try:
        yield view
        drawer.draw(view)
    except Exception as error:  # the one place: whatever fails, the reader gets a sentence and the log the rest
        failures.report(error, spoken)
    state.freeze_collector()


def _configure(spoken: str, name: str | None = None) -> None:
    """Title, width of the rail, and the menu that lets readers choose light or dark."""
    brand = word("brand", spoken)
    st.set_page_config(
        page_title=f"{label('page', name, spoken)} · {brand}" if name else brand,
        layout="wide",
        initial_sidebar_state="auto",
        menu_items={"About": word("tagline", spoken)},
    )


def _view(name: str) -> View:
    """Corpus, language, filters and heading."""
    corpus = state.corpus()
    with _as_entrypoint(), st.sidebar:
        spoken = language.switch()
        named = filters.names(corpus, spoken)
        misnamed = filters.understand_address(named)
        selection = filters.draw(corpus, named)
    counts = state.ask(corpus, overview.counts, selection)
    theme = "dark" if st.context.theme.type == "dark" else "light"
    view = View(name, corpus, selection, counts, named, theme, screen.narrow())
    pins.receive(view)
    _heading(view)
    takeaway.draw(view)
    with st.sidebar:
        keeping.view_button(view)
    if misnamed:
        st.html(tag("div", "", id="lens-address", data_href=view.address(links.opened())))
    return view


def _heading(view: View) -> None:
    """Title, what the selection holds, what it filters, of which corpus."""
    says = []
    if view.counts.undated:
        says.append(view.word("sentence.undated", n=view.counts.undated))
    says.append(view.word("sentence.version", version=short_version(view.corpus)))
    st.html(
        tag(
            "header",
            tag(
                "div",
                tag("h1", esc(view.page_title), tabindex="-1") + helping.mark(view.page, view.page_title, view.language),
                classes="lens-title",
            )
            + tag(
                "p",
                tag("span", opening(view), classes="lens-holds")
                + " "
                + tag("span", esc(joined(says, view.language, by="dot")), classes="lens-quiet"),
                classes="lens-sentence",
            )
            + tag("p", tag("span", chips.row(view), id="lens-selection") + chips.steps(view), classes="lens-bar")
            + chips.advice(view)
            + changed.older_link(view),
            classes="lens-head",
            data_version=short_version(view.corpus),
        )
    )


def short_version(corpus: Corpus) -> str:
    """The end of the version's name: enough to tell two apart."""
    return corpus.version.rsplit("-", 1)[-1]


def _as_entrypoint() -> AbstractContextManager[None]:
    """Let filters belong to the app, not to the page that draws them.

    Streamlit drops a bound value on a page switch when the widget was made by the page it leaves; made in the name of
    the entry script, it stays in the address on all pages. There is no public way to say so (1.67).
    """
    context = get_script_run_ctx()
    if context is None or not hasattr(context, "run_with_active_hash"):
        return nullcontext()
    return context.run_with_active_hash(context.pages_manager.main_script_hash)


def _through_the_front_door() -> None:
    """Have a visitor who came past `app.py` enter by it: register the pages and run again.

    On a cold server Streamlit takes the folder `pages/` for an app of its own: the first deep link runs the page alone,
    under the names of its files, and goes on so for that visitor.
    """
    context = get_script_run_ctx()
    if context is None or not getattr(context.pages_manager, "uses_pages_directory", False):
        return
    if Path(context.main_script_path).name == "app.py":
        type(context.pages_manager).uses_pages_directory = False
        st.rerun()


def _dress(spoken: str) -> None:
    """Colours, type and the script that follows links; the same bytes on every run of a reader."""
    drawn_for = screen.NARROW if screen.narrow() else screen.WIDE
    st.html(_dress_of(spoken, language.of_browser(), drawn_for), unsafe_allow_javascript=True)


@cache
def _dress_of(spoken: str, first: str, drawn_for: str) -> str:
    """The script puts the style sheet where no page switch takes it away: styling all that is on screen twice is 15 ms."""
    sheet = json.dumps(_style(spoken), ensure_ascii=False).replace("</", "<\\/")
    carried = {"data_carried": " ".join(links.OF_PAGE), "data_listed": " ".join((*links.OF_LIST, links.OPEN))}
    said = tag(
        "div",
        "",
        id="lens-page",
        data_lang=language.html_code(spoken),
        data_screen=drawn_for,
        data_selects=" ".join((*filters.KEYS, *sides.SIDES, profile.KEY)),
        data_spoken=label("language", spoken),
        data_first=label("language", first),
        **carried,
        **_said(spoken),
        **helping.said(spoken),
    )
    return said + f"<script>{_file('dress.js')}({sheet});\n{_file('page.js')}\n{_file('reader.js')}</script>"


def _said(spoken: str) -> dict[str, str]:
    """Words of the menus that the script of the page draws."""
    exclude = word("filter.exclude", spoken, label="").strip()
    return {"data_out": exclude, **{f"data_{name}": word(f"value.{name}", spoken) for name in ("keep", "add", "hide", "lift", "profile")}}


_SAID_IN_STYLE = {
    "brand": "brand",
    "no-match": "filter.none",
    "rail-words": "filter.rail",
    "lost": "failure.lost",
    "no-page": "failure.page",
    "no-page-do": "failure.page_close",
    "no-answer": "failure.answer",
    "no-answer-do": "failure.answer_do",
}
"""Words that the style sheet puts where Streamlit has none or English ones."""


@cache
def _style(spoken: str) -> str:
    """Tokens as CSS variables for both themes, then the style sheet."""
    names = TOKENS["light"]
    tokens = "".join(f"--{n.replace('_', '-')}:light-dark({names[n]},{TOKENS['dark'][n]});" for n in names)
    said = "".join(f"--{name}:{json.dumps(word(key, spoken), ensure_ascii=False)};" for name, key in _SAID_IN_STYLE.items())
    return f":root{{{tokens}{said}--sans:{SANS[spoken]};--serif:{SERIF[spoken]}}}\n{_file('page.css')}"


@cache
def _file(name: str) -> str:
    return (_HERE / name).read_text(encoding="utf-8")


def registry() -> list[tuple[str, str, str, str]]:
    """File, title, help and path of every page in the language in force, in order."""
    spoken = language.current()
    return [(_source(p), label("page", p, spoken), label("page_help", p, spoken), FRONT if p == PAGES[0] else p) for p in PAGES]


def astray(known: set[str]) -> str:
    """The path of the address where no page has it, else empty: Streamlit would say so in English and show another page.

    The session remembers it, for later runs name the page by a number made of its path.
    """
    context = get_script_run_ctx()
    asked = (context.pages_manager.intended_page_name or "") if context is not None else ""
    if asked and asked not in known:
        st.session_state[_ASTRAY] = asked
    held = st.session_state.get(_ASTRAY)
    return held if isinstance(held, str) else ""


def nowhere() -> None:
    """A page for addresses that no page has: what there is, and the filters kept."""
    spoken = language.current()
    _configure(spoken)
    _dress(spoken)
    query = urlencode(_asked(), doseq=True)
    tail = f"?{query}" if query else ""
    listed = "".join(
        tag("li", tag("a", esc(label("page", p, spoken)), classes="lens-link", href=("./" if p == PAGES[0] else p) + tail, target="_self"))
        for p in PAGES
    )
    asked = str(st.session_state.get(_ASTRAY) or "")[:80]
    pieces = tag("h1", esc(word("failure.page", spoken)), tabindex="-1") + tag("p", esc(word("failure.page_do", spoken, path=asked)))
    st.html(tag("section", pieces + tag("ul", listed, classes="lens-nowhere"), classes="lens-empty lens-failure lens-head"))


def to_front() -> None:
    """The first page by its own name: Streamlit serves it at the root alone, and would say that there is no such page."""
    st.switch_page(_source(PAGES[0]), query_params=_asked())


def _asked() -> dict[str, list[str]]:
    """All that the address asks for."""
    return {name: st.query_params.get_all(name) for name in st.query_params}


def _source(name: str) -> str:
    return f"pages/{name}.py"
