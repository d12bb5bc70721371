"""How the time of reading grows with the text: a ratio, so that a busy machine fails no test."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

LINEAR = 12
"""Four times as much takes four times as long; what grows by the square takes sixteen times as long."""
_LEAST = 0.01
"""Seconds below which the clock tells nothing."""


def growth(read: Callable[[Any], object], few: Any, many: Any) -> float:
    """How many times as long `read` takes for `many` as for `few`, a quarter of it: the least of three costs each."""
    read(few)
    return min(_cost(read, many) for _ in range(3)) / max(min(_cost(read, few) for _ in range(3)), _LEAST)


def _cost(read: Callable[[Any], object], what: Any) -> float:
    start = time.process_time()
    read(what)
    return time.process_time() - start
