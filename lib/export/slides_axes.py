"""What the charts of the file have in common: letters, axes, labels with words of their own, the room of the plot."""

from __future__ import annotations

from typing import Any

from lxml import etree
from pptx.enum.chart import XL_TICK_MARK
from pptx.oxml.ns import qn
from pptx.util import Pt

from lib.export.slide import SIZES
from lib.export.slides_text import POINT
from lib.export.typeface import paint

LETTERS = Pt(SIZES["letters"] * POINT)
SMALL = Pt(SIZES["small"] * POINT)


def plain(chart: Any) -> None:
    """No title, no legend, letters of one size."""
    chart.has_title, chart.has_legend = False, False
    chart.font.size = LETTERS
    paint(chart.font.color, "ink")


def category_axis(axis: Any) -> None:
    """Names without ticks and grid."""
    axis.has_major_gridlines = False
    axis.major_tick_mark = axis.minor_tick_mark = XL_TICK_MARK.NONE
    paint(axis.format.line.color, "rule")
    font(axis.tick_labels.font, LETTERS, "ink")


def font(given: Any, size: Any, role: str) -> None:
    """Letters of a size in a role's colour."""
    given.size, given.bold = size, False
    paint(given.color, role)


def say(point: Any, said: str, position: Any, role: str) -> None:
    """A label with words of its own."""
    words(point.data_label.text_frame, said, role)
    point.data_label.position = position


def words(frame: Any, said: str, role: str) -> None:
    """Words into a frame of the chart."""
    frame.word_wrap = False
    run = frame.paragraphs[0].add_run()
    run.text = said
    font(run.font, LETTERS, role)


def layout(chart: Any, x: float, y: float, w: float, h: float) -> None:
    """Where the inner plot lies, as shares of the chart: names stand in the room to its left."""
    area = chart._chartSpace.chart.plotArea
    for old in area.findall(qn("c:layout")):
        area.remove(old)
    room = etree.Element(qn("c:layout"))
    manual = etree.SubElement(room, qn("c:manualLayout"))
    for name, value in (("layoutTarget", "inner"), ("xMode", "edge"), ("yMode", "edge"), ("x", x), ("y", y), ("w", w), ("h", h)):
        etree.SubElement(manual, qn(f"c:{name}"), val=f"{value:.4f}" if isinstance(value, float) else str(value))
    area.insert(0, room)
