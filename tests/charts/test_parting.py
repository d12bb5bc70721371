"""Values beside points that lie close."""

from datetime import date
from itertools import combinations

import pytest

from lib.charts import parting
from lib.charts.levels import Series, together
from lib.charts.parting import Spot, parted
from lib.export import slide_lines
from lib.export.slide import Line, Lines


def covers(spots, sides, letter):
    boxes = [parting._box(s, side, letter) for s, side in zip(spots, sides, strict=True) if side]
    return [pair for pair in combinations(boxes, 2) if parting.touch(*pair)]


@pytest.mark.parametrize("apart", [1, 12, 40, 75, 200])
def test_no_value_covers_another_however_close(apart):
    spots = [Spot(20 + i * apart, 100 + i % 3, 80, first=i in (0, 9)) for i in range(10)]
    sides = parted(spots, letter=20, room=(0, 40 + 9 * apart + 80))
    assert not covers(spots, sides, 20)
    assert any(sides)


def test_the_ends_of_a_line_have_their_values_first():
    spots = [Spot(100 + i * 8, 100, 80, first=i in (0, 9)) for i in range(10)]
    sides = parted(spots, letter=20, room=(0, 300))
    assert sides[0]
    assert sides[9]
    assert not all(sides)


def close_lines():
    days = [date(2024, 3, d) for d in (1, 2, 3, 4, 5, 6, 7, 8)]
    return Lines(
        tuple(
            Line(name, tuple((day, base + 3.0 * i, f"{base + 3 * i}.66点") for i, day in enumerate(days)))
            for name, base in (("甲", 1800), ("乙", 1815))
        )
    )


def test_promise_04_values_of_a_slide_stand_apart():
    body = close_lines()
    sides = [side for line in slide_lines.sides(body) for side in line]
    spots = [
        Spot(slide_lines.across(body, d), slide_lines.down(body, v), slide_lines.wide(t) * 10)
        for line in body.lines
        for d, v, t in line.points
    ]
    assert not covers(spots, sides, 20)
    assert slide_lines.unsaid(body) == sides.count("") < len(sides) / 2
    assert slide_lines.sides(body)[0][0]


def test_values_of_a_chart_stand_apart_and_the_hidden_ones_are_told_under_the_pointer():
    days = tuple(date(2024, 3, d) for d in range(1, 9))
    series = [
        Series(
            name,
            days,
            tuple(base + 2.0 * i for i in range(8)),
            tuple(f"{base + 2 * i}.5点" for i in range(8)),
            ("circle",) * 8,
            "solid",
            {},
        )
        for name, base in (("甲", 1800), ("乙", 1804))
    ]
    figure = together(series, theme="light", language="zh-Hans")
    shown = [(text, side) for trace in figure.data for text, side in zip(trace.text, trace.textposition, strict=True)]
    assert 2 < sum(bool(text) for text, _ in shown) < len(shown)
    assert {side.split()[0] for text, side in shown if text} >= {"top", "bottom"}


def test_a_steep_line_runs_through_neither_its_name_nor_its_first_value():
    days = (date(2024, 2, 20), date(2024, 3, 22))
    one = Series("Sora概念指數", days, (1247.3, 1822.66), ("1247.3点", "1822.66点"), ("circle",) * 2, "solid", {})
    flat = Series("Sora概念指數", days, (1822.0, 1822.66), ("1822点", "1822.66点"), ("circle",) * 2, "solid", {})
    steep, level = (together([each], theme="light", language="zh-Hans") for each in (one, flat))
    assert steep.data[0].textposition == ("bottom right", "top left")
    assert level.data[0].textposition == ("top right", "top left")
    assert steep.layout.annotations[0].yshift < level.layout.annotations[0].yshift - 10
