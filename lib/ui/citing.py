"""«复制引文»: a reference to the opened record in GB/T 7714 and BibTeX, and its link with the paragraph number."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import streamlit as st

from lib.export import citations
from lib.query import articles
from lib.query.database import Row
from lib.ui import state
from lib.ui.markup import esc, tag
from lib.ui.view import View


def block(view: View, article: Mapping[str, Any], record: str | None, paragraph: int | None) -> str:
    """The three forms, folded, each with a button; without a script they can be marked and copied by hand."""
    forms = _forms(view, article, record or f"article~{article['article']}", paragraph if record else None)
    listed = "".join(
        tag("dt", esc(view.word(f"cite.{name}")) + " " + copy_button(view, text, view.word("cite.copy")))
        + tag("dd", tag("pre", esc(text), tabindex="0", aria_label=view.word(f"cite.{name}")))
        for name, text in forms
    )
    return tag("details", tag("summary", esc(view.word("cite.open"))) + tag("dl", listed), classes="lens-cite")


def of_excerpt(view: View, row: Row) -> str:
    """One control that unfolds a button for each form of the reference of an excerpt in a list; nothing where its article is gone.

    Plain HTML: a list holds a dozen excerpts, and a widget for each would cost the server more than the page itself.
    """
    article = state.ask(view.corpus, articles.read, article=row["article"])
    if not article:
        return ""
    listed = " ".join(
        copy_button(view, text, view.word(f"cite.{name}")) for name, text in _forms(view, article, row["id"], row["paragraph"])
    )
    return tag("details", tag("summary", esc(view.word("cite.short"))) + tag("span", listed), classes="lens-cite-one")


def _forms(view: View, article: Mapping[str, Any], opens: str, paragraph: int | None) -> Iterator[tuple[str, str]]:
    """Name and text of each form of a reference."""
    today = date.today()
    yield "gb7714", citations.gb7714(article, paragraph=paragraph, accessed=today)
    yield "bibtex", citations.bibtex(article, paragraph=paragraph, accessed=today)
    yield "link", citations.linked(article, address=_address(view, opens), paragraph=paragraph)


def copy_button(view: View, text: str, name: str) -> str:
    """A button that the script of the page puts to work: it copies a text and says that it did."""
    return tag(
        "button", esc(name), classes="lens-copy", type="button", data_copy=text, data_done=view.word("cite.done"), aria_live="polite"
    )


def full() -> str:
    """Address of the page as the reader's browser knows it, ready for a query."""
    parts = urlsplit(str(st.context.url or ""))
    return urlunsplit(parts._replace(path=parts.path or "/"))


def _address(view: View, opens: str) -> str:
    """Where a record is, and on which version of the corpus it was found there."""
    made = view.corpus.version.rsplit("-", 1)[-1]
    return f"{full()}{view.address(opens)}&v={made}"
