"""«复制引文»: a reference to the opened record in GB/T 7714 and BibTeX, and its link with the paragraph number."""

from __future__ import annotations

from collections.abc import Mapping
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
    place = paragraph if record else None
    today = date.today()
    forms = {
        "gb7714": citations.gb7714(article, paragraph=place, accessed=today),
        "bibtex": citations.bibtex(article, paragraph=place, accessed=today),
        "link": citations.linked(article, address=_address(view, record or f"article~{article['article']}"), paragraph=place),
    }
    listed = "".join(
        tag("dt", esc(view.word(f"cite.{name}")) + " " + copy_button(view, text, view.word("cite.copy")))
        + tag("dd", tag("pre", esc(text), tabindex="0", aria_label=view.word(f"cite.{name}")))
        for name, text in forms.items()
    )
    return tag("details", tag("summary", esc(view.word("cite.open"))) + tag("dl", listed), classes="lens-cite")


def of_excerpt(view: View, row: Row) -> str:
    """Buttons that copy the reference of an excerpt in a list, in each form; nothing where its article is gone."""
    article = state.ask(view.corpus, articles.read, article=row["article"])
    if not article:
        return ""
    place, today = row["paragraph"], date.today()
    forms = (
        (citations.gb7714(article, paragraph=place, accessed=today), view.word("cite.open")),
        (citations.bibtex(article, paragraph=place, accessed=today), view.word("cite.bibtex")),
        (citations.linked(article, address=_address(view, row["id"]), paragraph=place), view.word("cite.link")),
    )
    return " ".join(copy_button(view, text, name) for text, name in forms)


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
