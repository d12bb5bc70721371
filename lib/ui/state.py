"""All caching: the open corpus, answers to questions, and the collector frozen once.

Frames are never handed to a cached function (large ones are hashed by a sample): the key of an answer is the corpus
version, the name of the question, the selection's own string and the options.
"""

from __future__ import annotations

import gc
from collections.abc import Callable
from functools import cache
from typing import ParamSpec, TypeVar, cast

import streamlit as st

from lib.corpus import open_corpus, version_in_force
from lib.errors import NoCorpus
from lib.query.database import Corpus
from lib.query.selection import Selection
from lib.settings import settings

P = ParamSpec("P")
T = TypeVar("T")


def corpus() -> Corpus:
    """The corpus in force: opened once a version, shared by all sessions, each question with a cursor of its own."""
    try:
        version = version_in_force()
    except NoCorpus:
        version = ""  # open_corpus has it built
    return _open(str(settings().corpus), version)


def published() -> bool:
    """Whether there is a corpus to open, or one would have to be built first."""
    try:
        return bool(version_in_force())
    except NoCorpus:
        return False


def ask(corpus: Corpus, question: Callable[..., T], selection: Selection | None = None, **options: object) -> T:
    """The answer to a question of `lib.query`, kept for the next time it is asked."""
    name = f"{question.__module__}.{question.__qualname__}"
    return cast(T, _answer(corpus.version, name, selection.key if selection else None, options, question, corpus, selection))


@cache
def freeze_collector() -> None:
    """Take what is loaded by now out of garbage collection: each rerun ends in a full collection, 66 ms of it for pandas and plotly."""
    gc.collect()
    gc.freeze()


@st.cache_resource(max_entries=3, show_spinner=False)
def _open(folder: str, version: str) -> Corpus:
    return open_corpus()


@st.cache_data(max_entries=2000, show_spinner=False)
def _answer(
    version: str,
    name: str,
    key: str | None,
    options: dict[str, object],
    _question: Callable[..., object],
    _corpus: Corpus,
    _selection: Selection | None,
) -> object:
    return _question(_corpus, _selection, **options) if _selection is not None else _question(_corpus, **options)
