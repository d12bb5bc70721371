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


def _corpus(manifest: Mapping[str, Any]) -> Mapping[str, Any]:
    return manifest.get("corpus") or {}


def _sentiment(manifest: Mapping[str, Any]) -> Mapping[str, Any]:
    return manifest.get("sentiment") or {}
