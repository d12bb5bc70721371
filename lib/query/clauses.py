"""Pieces of SQL about the alias `r`, put together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Condition:
    """A piece of SQL about the alias `r`, and its parameters."""

    sql: str
    params: tuple[object, ...] = ()


def both(parts: Sequence[Condition | None]) -> Condition:
    """All of the conditions at once."""
    kept = [p for p in parts if p and p.sql]
    return Condition(" and ".join(f"({p.sql})" for p in kept) or "true", tuple(v for p in kept for v in p.params))
