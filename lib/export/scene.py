"""What the makers of slides are told: the selection, its records on demand, and the words to say it in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeAlias

from lib.export.slide import Body
from lib.labels import label, word
from lib.query import manifest, overview, sentence
from lib.query.database import Corpus
from lib.query.selection import Selection

Made: TypeAlias = "tuple[str, str, Body, tuple[str, ...]]"
"""Finding, subtitle, body and notes of a slide."""


@dataclass(frozen=True, slots=True)
class Scene:
    """`ask(question, **options)` answers for the selection, `corpus` all else."""

    ask: Callable[..., Any]
    corpus: Corpus
    selection: Selection
    namer: sentence.Namer
    language: str

    @property
    def counts(self) -> overview.Counts:
        """How much the selection holds."""
        found: overview.Counts = self.ask(overview.counts)
        return found

    @property
    def calibrated(self) -> bool:
        """Whether attitudes may be ranked and concluded from."""
        return manifest.calibrated(self.corpus.manifest)

    @property
    def filters(self) -> str:
        """The filters in force."""
        return sentence.filters(self.selection, self.namer, self.language)

    def word(self, key: str, **values: object) -> str:
        """A sentence of the interface."""
        return word(key, self.language, **values)

    def label(self, kind: str, code: str) -> str:
        """Name of a code."""
        return label(kind, code, self.language)
