"""What `corpus.json` says, read in one place: window, refusals, versions, and whether sentiment is calibrated."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any


@dataclass(frozen=True, slots=True)
class Refused:
    """A document that was left out, why, and what to do about it."""

    source: str
    reason: str
    remedy: str


def name(manifest: Mapping[str, Any]) -> str | None:
    """What the corpus calls itself."""
    stated = _corpus(manifest).get("name")
    return str(stated) if stated else None


def window(manifest: Mapping[str, Any]) -> tuple[date, date] | None:
    """First and last day shown by default, where the source folder states them."""
    stated = _corpus(manifest).get("window") or []
    return (date.fromisoformat(str(stated[0])), date.fromisoformat(str(stated[1]))) if len(stated) == 2 else None


def refused(manifest: Mapping[str, Any]) -> tuple[Refused, ...]:
    """The documents that were left out."""
    return tuple(
        Refused(str(r.get("source", "?")), str(r.get("reason", "")), str(r.get("remedy", ""))) for r in manifest.get("refused") or ()
    )


def problems(manifest: Mapping[str, Any]) -> tuple[str, ...]:
    """What was wrong with the source folder's own manifest."""
    return tuple(str(p) for p in manifest.get("problems") or ())


def rows(manifest: Mapping[str, Any]) -> dict[str, int]:
    """Records by table."""
    return {str(table): int(n) for table, n in (manifest.get("rows") or {}).items()}


def facts(manifest: Mapping[str, Any]) -> dict[str, str]:
    """What tells one build from another."""
    found = {key: manifest.get(key) for key in ("version", "created", "schema", "fingerprint")}
    return {key: str(value) for key, value in found.items() if value}


def calibrated(manifest: Mapping[str, Any]) -> bool:
    """Whether attitudes may be ranked and concluded from: the one switch, set by the builder."""
    return bool(_sentiment(manifest).get("calibrated"))


def accuracy(manifest: Mapping[str, Any]) -> tuple[float, int] | None:
    """Share of hand-labelled statements the sentiment is right on, and how many there were."""
    share, n = _sentiment(manifest).get("accuracy"), _sentiment(manifest).get("labelled")
    return (float(share), int(n)) if share is not None and n else None


@dataclass(frozen=True, slots=True)
class Score:
    """One kind of fact on one set of articles: share found, share right of those shown, and both in one."""

    part: str
    articles: int
    measure: str
    found: float
    right: float
    f1: float


def scores(manifest: Mapping[str, Any]) -> tuple[Score, ...]:
    """Every kind of fact on every set of articles that was scored, in the order they were written."""
    out = []
    for part, one in (_quality(manifest).get("sets") or {}).items():
        for measure, row in one["measures"].items():
            if "recall" in row:
                out.append(Score(part, int(one["articles"]), measure, float(row["recall"]), float(row["precision"]), float(row["f1"])))
    return tuple(out)


def scored_on(manifest: Mapping[str, Any]) -> tuple[str, int] | None:
    """The day of the scores and the number of articles, or None where there are none."""
    found = _quality(manifest)
    return (str(found["date"]), sum(int(one["articles"]) for one in found["sets"].values())) if found.get("sets") else None


_MEASURES = {
    "statements": "statements, span and speaker",
    "figures": "figures",
    "events": "events",
    "systems": "systems",
    "organisations": "organisations",
}


def expected(manifest: Mapping[str, Any], kind: str) -> Score | None:
    """What to expect of a kind of fact on articles nobody tuned to; None where that was not measured."""
    return next((s for s in scores(manifest) if s.part == "held_out" and s.measure == _MEASURES.get(kind)), None)


def sentiment(manifest: Mapping[str, Any]) -> Mapping[str, Any]:
    """The sentiment model's own figures."""
    return _sentiment(manifest)


def sentiment_on_articles(manifest: Mapping[str, Any]) -> float | None:
    """Share of statements of unseen articles whose attitude is judged right."""
    one = (_quality(manifest).get("sets") or {}).get("held_out") or {}
    found = one.get("measures", {}).get("sentiment of statements", {}).get("accuracy")
    return float(found) if found is not None else None


def _quality(manifest: Mapping[str, Any]) -> Mapping[str, Any]:
    return manifest.get("quality") or {}


def _corpus(manifest: Mapping[str, Any]) -> Mapping[str, Any]:
    return manifest.get("corpus") or {}


def _sentiment(manifest: Mapping[str, Any]) -> Mapping[str, Any]:
    return manifest.get("sentiment") or {}
