"""What a page is given: the corpus, the selection, and the words and colours to show it in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypedDict, TypeVar

import plotly.graph_objects as go_

from lib.labels import label, word
from lib.query import manifest
from lib.query.database import Corpus
from lib.query.overview import Counts
from lib.query.selection import Selection
from lib.ui import links, state
from lib.ui.names import Names

T = TypeVar("T")


class Look(TypedDict):
    """What every chart is told of its surroundings."""

    theme: str
    language: str


@dataclass(frozen=True)
class View:
    """One page, one selection, one language, one theme."""

    page: str
    corpus: Corpus
    selection: Selection
    counts: Counts
    names: Names
    theme: str
    narrow: bool = False
    """Whether charts are laid out for a phone."""
    home: Selection | None = None
    """The filters of the page, where `selection` is narrowed further for a list on it."""

    @property
    def here(self) -> Selection:
        """The filters of the page: what links start from."""
        return self.home or self.selection

    @property
    def language(self) -> str:
        """Language of the interface."""
        return self.names.language

    @property
    def page_title(self) -> str:
        """Name of the page."""
        return label("page", self.page, self.language)

    @property
    def look(self) -> Look:
        """The options that every chart takes."""
        return Look(theme=self.theme, language=self.language)

    @property
    def calibrated(self) -> bool:
        """Whether the corpus lets attitudes be ranked and concluded from."""
        return manifest.calibrated(self.corpus.manifest)

    def ask(self, question: Callable[..., T], **options: object) -> T:
        """The answer of `lib.query` for this selection."""
        return state.ask(self.corpus, question, self.selection, **options)

    def drawn(self, chart: Callable[..., go_.Figure], *answers: object, **options: object) -> go_.Figure:
        """A chart of answers in the language and the theme of the page, kept; it is done, and not to be changed any more."""
        return state.drawn(chart, *answers, **self.look, **options)

    def word(self, key: str, **values: object) -> str:
        """A sentence in the language of the interface."""
        return word(key, self.language, **values)

    def label(self, kind: str, code: str) -> str:
        """Name of a code in the language of the interface."""
        return label(kind, code, self.language)

    def link(self, opens: str | None = None, *, selection: Selection | None = None, page: str | None = None) -> str:
        """Where a link leads: to this view, a record or list in it, another selection or another page."""
        tail = links.query(selection or self.here, self.names, keep=(), **{links.OPEN: opens})
        return f"{page}{tail}" if page is not None else tail

    def address(self, opens: str | None = None) -> str:
        """Address of this view, or of a record or list in it, with all controls of the page: for whoever takes it away."""
        return links.query(self.here, self.names, keep=(*links.OF_PAGE, *links.OF_LIST), **{links.OPEN: opens})
