"""Where the values beside points are written so that none covers another: above, below, right or left, or nowhere."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

SIDES = ("above", "below", "right", "left")
Box: TypeAlias = tuple[float, float, float, float]
"""Left, top, right and bottom, downwards."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A point and what is to be written beside it: its place in pixels, downwards, and the width of the words.

    `lean` is 1 where words above or below begin at the point, -1 where they end there. What comes `first` is placed first.
    """

    x: float
    y: float
    width: float
    lean: int = 0
    first: bool = False


def parted(spots: Sequence[Spot], *, letter: float, room: tuple[float, float], taken: Iterable[Box] = ()) -> list[str]:
    """The side of each point's words, empty where each side would cover words, points or what is `taken`, or leave the room.

    >>> parted([Spot(100, 50, 60), Spot(110, 52, 60), Spot(300, 50, 60)], letter=20, room=(0, 400))
    ['above', 'below', 'above']
    """
    boxes = list(taken)
    marks = [(s.x - letter / 2.5, s.y - letter / 2.5, s.x + letter / 2.5, s.y + letter / 2.5) for s in spots]
    sides = [""] * len(spots)
    for i in sorted(range(len(spots)), key=lambda i: (not spots[i].first, spots[i].x, spots[i].y)):
        others = [*boxes, *(mark for j, mark in enumerate(marks) if j != i)]
        for side in SIDES:
            box = _box(spots[i], side, letter)
            if room[0] <= box[0] and box[2] <= room[1] and not any(touch(box, other) for other in others):
                sides[i] = side
                boxes.append(box)
                break
    return sides


def _box(spot: Spot, side: str, letter: float) -> Box:
    """What the words would cover on a side."""
    if side in ("right", "left"):
        near, far = 0.7 * letter, 0.7 * letter + spot.width
        top, bottom = spot.y - 0.6 * letter, spot.y + 0.6 * letter
        return (spot.x + near, top, spot.x + far, bottom) if side == "right" else (spot.x - far, top, spot.x - near, bottom)
    left = spot.x - spot.width / 2 + spot.lean * spot.width / 2
    top = spot.y - 1.8 * letter if side == "above" else spot.y + 0.6 * letter
    return left, top, left + spot.width, top + 1.2 * letter


def touch(a: Box, b: Box) -> bool:
    """Whether two boxes cover any place together."""
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
