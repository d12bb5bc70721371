"""All caching: the open corpus, answers to questions, what is made of answers, and the collector frozen once.

The key of an answer is the corpus version, the name of the question, the selection's own string and the options. Answers
are shared by all sessions and never changed, so what is made of one (a chart, a finding) is kept under the answer itself.
"""

from __future__ import annotations

import gc
from collections import OrderedDict
from collections.abc import Callable, Hashable
from concurrent.futures import Future
from functools import cache
from threading import Lock
from typing import Any, TypeVar, cast

import plotly.graph_objects as go
import streamlit as st

from lib.charts.finished import Finished
from lib.corpus import open_corpus, version_in_force
from lib.errors import NoCorpus
from lib.query.database import Corpus
from lib.query.selection import Selection
from lib.settings import settings

T = TypeVar("T")


class Shelf:
    """Values by key, the least used thrown out. Each is made once: who wants it meanwhile waits for it.

    `st.cache_data` would copy a frame by pickling it for each reader, 1 ms and more; a page asks 15 times.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._held: OrderedDict[Hashable, Future[Any]] = OrderedDict()
        self._lock = Lock()

    def get(self, key: Hashable, make: Callable[[], Any]) -> Any:
        """The value under a key, made where there is none; what fails is not kept."""
        with self._lock:
            held = self._held.get(key)
            if held:
                self._held.move_to_end(key)
            else:
                mine = self._held[key] = Future()
                if len(self._held) > self._most:
                    self._held.popitem(last=False)
        if held:
            return held.result()
        try:
            mine.set_result(make())
        except BaseException as error:
            with self._lock:
                self._held.pop(key, None)
            mine.set_exception(error)
        return mine.result()


_ANSWERS = Shelf(2000)
_MADE = Shelf(1000)


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
    """The answer to a question of `lib.query`, kept for the next time it is asked; to be read, never changed."""
    key = (corpus.version, _name(question), selection.key if selection else None, *sorted(options.items()))
    given = (corpus,) if selection is None else (corpus, selection)
    return cast(T, _ANSWERS.get(key, lambda: question(*given, **options)))


def made(make: Callable[..., T], *answers: object, **options: object) -> T:
    """What a pure function makes of answers, kept as they are: an answer is known by being the same one, not by its contents."""
    key = (_name(make), *map(id, answers), *sorted(options.items()))
    return cast(T, _MADE.get(key, lambda: (make(*answers, **options), answers))[0])  # holding the answers, or another gets their place


def drawn(chart: Callable[..., go.Figure], *answers: object, **options: object) -> go.Figure:
    """A chart of answers, done and kept."""
    return made(_finished, chart, *answers, **options)


def _finished(chart: Callable[..., go.Figure], *answers: object, **options: object) -> go.Figure:
    return Finished(chart(*answers, **options))


def _name(function: Callable[..., object]) -> str:
    return f"{function.__module__}.{function.__qualname__}"


@cache
def freeze_collector() -> None:
    """Take what is loaded by now out of garbage collection: a full one walks through pandas and plotly for 66 ms."""
    gc.collect()
    gc.freeze()


@st.cache_resource(max_entries=3, show_spinner=False)
def _open(folder: str, version: str) -> Corpus:
    return open_corpus()
