"""Paths and switches, resolved once from the environment."""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Settings:
    """Where things are.

    `corpus` is the folder of published versions, `source` the folder of articles that `make run` builds it from,
    `models` keeps what was learned from the training text, `decks` the named decks of slides, `kept` the named
    views and pinned facts.
    """

    source: Path
    corpus: Path
    models: Path
    decks: Path
    kept: Path


@cache
def settings() -> Settings:
    """Settings of this process: SORA_LENS_SOURCE, SORA_LENS_CORPUS, SORA_LENS_MODELS, _DECKS and _KEPT, else `seeds/` and folders of `var/`."""
    return Settings(
        source=Path(os.environ.get("SORA_LENS_SOURCE") or ROOT / "seeds"),
        corpus=Path(os.environ.get("SORA_LENS_CORPUS") or ROOT / "var" / "corpus"),
        models=Path(os.environ.get("SORA_LENS_MODELS") or ROOT / "var" / "models"),
        decks=Path(os.environ.get("SORA_LENS_DECKS") or ROOT / "var" / "decks"),
        kept=Path(os.environ.get("SORA_LENS_KEPT") or ROOT / "var" / "views"),
    )
