"""Where lines over time stand on a slide: days, values, and the values' words, parted where points lie close."""

from __future__ import annotations

from datetime import date

from lib.charts.parting import Box, Spot, parted
from lib.export.slide import BOTTOM, MARGIN, SIZES, TOP, WIDTH, Lines, wide

FULL, ROOM = WIDTH - 2 * MARGIN, BOTTOM - TOP
SIDE, HEAD, FOOT = 60, 60, 50
"""Room beside, above (names of lines, events) and below (days) the points."""


def bottom(body: Lines) -> float:
    """Where nought stands."""
    return ROOM - FOOT - body.key_height


def across(body: Lines, day: date) -> float:
    """Where a day stands: days follow each other evenly, as in the file."""
    step = (FULL - 2 * SIDE) / max(len(body.days), 1)
    return SIDE + (body.days.index(day) + 0.5) * step


def down(body: Lines, value: float) -> float:
    """Where a value stands."""
    highest = max(v for line in body.lines for _, v, _ in line.points) or 1.0
    low = bottom(body)
    return low - (low - HEAD) * value / (highest * (1.35 if body.laid else 1.1))


def sides(body: Lines) -> list[list[str]]:
    """For each point of each line the side its value is written on, empty where there is no room; ends of lines come first."""
    letter = float(SIZES["letters"])
    spots = [
        Spot(across(body, day), down(body, value), wide(text) * letter / 2, first=place in (0, len(line.points) - 1))
        for line in body.lines
        for place, (day, value, text) in enumerate(line.points)
    ]
    events: list[Box] = [
        (across(body, day) - 12, HEAD - 4, across(body, day) + 14 + wide(said) * SIZES["small"] / 2, HEAD + 22)
        for day, said in body.numbers().items()
    ]
    found = iter(parted(spots, letter=letter, room=(0, FULL), taken=events))
    return [[next(found) for _ in line.points] for line in body.lines]


def unsaid(body: Lines) -> int:
    """How many values find no room beside their points."""
    return sum(not side for line in sides(body) for side in line)
