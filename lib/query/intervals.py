"""How far a share rests on few cases: Wilson's interval."""

from __future__ import annotations

import math

Z = 1.959964
"""Normal quantile of a 95 % interval."""


def wilson(hits: int, n: int) -> tuple[float, float]:
    """Bounds of a share of `hits` among `n` at 95 % (Wilson 1927); the whole range where nothing was counted.

    >>> tuple(round(x, 3) for x in wilson(38, 82))
    (0.36, 0.571)
    """
    if n <= 0:
        return 0.0, 1.0
    share, spread = hits / n, Z * Z / n
    middle = (share + spread / 2) / (1 + spread)
    reach = Z / (1 + spread) * math.sqrt(share * (1 - share) / n + spread / (4 * n))
    return max(0.0, middle - reach), min(1.0, middle + reach)


def share(hits: int, n: int) -> str:
    """A share with its interval, never alone.

    >>> share(38, 82)
    '46% (36–57%)'
    """
    low, high = wilson(hits, n)
    return f"{hits / n:.0%} ({low:.0%}–{high:.0%})".replace("%–", "–") if n else "–"


def lean(positive: int, negative: int, n: int) -> str | None:
    """`hope` or `doubt` where the one leads the other beyond chance: their intervals do not meet; else None.

    >>> lean(16, 0, 20), lean(10, 9, 22)
    ('hope', None)
    """
    hope, doubt = wilson(positive, n), wilson(negative, n)
    if hope[0] > doubt[1]:
        return "hope"
    return "doubt" if doubt[0] > hope[1] else None
