"""Native charts of the file: quoted amounts as dots and ranges, lines over time; bars are in `slides_bars`."""

from __future__ import annotations

import math
from collections.abc import Mapping
from datetime import date
from typing import Any

from lxml import etree
from pptx.chart.data import CategoryChartData, XyChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_LEGEND_POSITION, XL_MARKER_STYLE, XL_TICK_LABEL_POSITION, XL_TICK_MARK
from pptx.enum.dml import MSO_LINE
from pptx.oxml.ns import qn
from pptx.util import Pt

from lib.export import slide_lines, slides_bars
from lib.export.slide import BOTTOM, MARGIN, NAMES_OF_AMOUNTS, TALLEST, TOP, WIDTH, Amounts, Bars, Diverging, Lines
from lib.export.slides_axes import LETTERS, SMALL, category_axis, font, layout, plain, say, words
from lib.export.slides_bars import Box
from lib.export.typeface import fill, paint, set_faces
from lib.labels import label

_BESIDE = {
    "above": XL_LABEL_POSITION.ABOVE,
    "below": XL_LABEL_POSITION.BELOW,
    "right": XL_LABEL_POSITION.RIGHT,
    "left": XL_LABEL_POSITION.LEFT,
}


def draw(page: Any, body: Bars | Diverging | Amounts | Lines, box: Box, language: str, *, alt: str) -> None:
    """A chart part in its place, with its takeaway as alternative text."""
    if isinstance(body, Bars):
        frame = slides_bars.bars(page, body, box)
    elif isinstance(body, Diverging):
        frame = slides_bars.diverging(page, body, box)
    else:
        frame = _amounts(page, body, box, language) if isinstance(body, Amounts) else _lines(page, body, box, language)
    frame._element.nvGraphicFramePr.cNvPr.set("descr", alt)
    for element in frame.chart._chartSpace.iter(qn("a:defRPr"), qn("a:rPr"), qn("a:endParaRPr")):
        set_faces(element, language)


def _amounts(page: Any, body: Amounts, box: Box, language: str) -> Any:
    """Dots for exact values, lines for ranges, arrows for open ends; a helper series carries the names."""
    data = XyChartData()
    size, called = _scale(body, language)
    # A logarithmic axis of PowerPoint begins and ends at powers of ten.
    low, high = (10.0 ** math.floor(body.low), 10.0 ** math.ceil(body.high)) if body.log else (body.low, body.high)
    count = len(body.amounts)
    # LibreOffice draws only the longest series of a scatter chart: all have two points here, equal ones where one would do.
    for row, amount in enumerate(body.amounts):
        series = data.add_series(amount.name)
        for value in _ends(body, row):
            series.add_data_point(value / size, count - row)
    for row in range(count):
        series = data.add_series(" ")
        for _ in range(2):
            series.add_data_point(low / size, count - row)
    frame = page.shapes.add_chart(XL_CHART_TYPE.XY_SCATTER_LINES, *box, data)
    chart = frame.chart
    plain(chart)
    _room(chart, count)
    _across(chart.category_axis, low / size, high / size, f"{called}{body.unit}", log=body.log)
    upright = chart.value_axis
    upright.visible, upright.has_major_gridlines = False, False
    upright.minimum_scale, upright.maximum_scale = 0.5, count + 0.5
    drawn = list(chart.plots[0].series)
    for row, amount in enumerate(body.amounts):
        _amount(drawn[row], amount.text, body, row)
        helper = drawn[count + row]
        helper.format.line.fill.background()
        helper.marker.style = XL_MARKER_STYLE.NONE
        say(helper.points[0], amount.name, XL_LABEL_POSITION.LEFT, "ink")
    return frame


def _room(chart: Any, count: int) -> None:
    """The plot where the screen has it, a row as tall; the axis and its unit below."""
    width, height = WIDTH - 2 * MARGIN, BOTTOM - TOP
    tall = min(float(TALLEST * count), height - 74.0)
    layout(chart, NAMES_OF_AMOUNTS / width, 4 / height, (width - NAMES_OF_AMOUNTS - 20) / width, tall / height)


def _across(axis: Any, low: float, high: float, unit: str, *, log: bool) -> None:
    """The axis of values: light lines, its unit below."""
    axis.minimum_scale, axis.maximum_scale = low, high
    axis.has_major_gridlines = True
    paint(axis.major_gridlines.format.line.color, "rule")
    paint(axis.format.line.color, "rule")
    axis.major_tick_mark = XL_TICK_MARK.NONE
    axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    axis.tick_labels.number_format, axis.tick_labels.number_format_is_linked = "[>=1]#,##0;General", False
    font(axis.tick_labels.font, SMALL, "quiet")
    axis.has_title = True
    words(axis.axis_title.text_frame, unit, "quiet")
    if log:
        axis._element.find(qn("c:scaling")).insert(0, etree.Element(qn("c:logBase"), val="10"))


def _amount(series: Any, text: str, body: Amounts, row: int) -> None:
    """Mark, line and label of one quoted number."""
    amount = body.amounts[row]
    series.smooth = False
    # LibreOffice fills every mark: what is no fact yet has a shape of its own, as on the screen.
    series.marker.style, series.marker.size = (XL_MARKER_STYLE.DIAMOND, 12) if amount.hollow else (XL_MARKER_STYLE.CIRCLE, 10)
    fill(series.marker.format.fill, "paper" if amount.hollow else "ink")
    paint(series.marker.format.line.color, "ink")
    series.marker.format.line.width = Pt(1.75)
    line = series.format.line
    paint(line.color, "ink")
    between = len(amount.bounds) == 2
    line.width = Pt(3.5 if between else 1.5)
    if amount.hollow:
        line.dash_style = MSO_LINE.ROUND_DOT
    open_ = not between and amount.low != amount.high
    upwards = open_ and amount.low is not None
    if open_:
        tip = 1 if upwards else 0
        series.points[tip].marker.style = XL_MARKER_STYLE.NONE
        stroke = series._element.find(qn("c:spPr")).find(qn("a:ln"))
        etree.SubElement(stroke, qn("a:tailEnd" if upwards else "a:headEnd"), type="triangle", w="med", len="med")
    late = _share(body, max(amount.bounds)) > 0.72
    say(series.points[0 if late else 1], text, XL_LABEL_POSITION.LEFT if late else XL_LABEL_POSITION.RIGHT, "figure")


def _ends(body: Amounts, row: int) -> tuple[float, float]:
    """Two points of a quoted number, left to right: both bounds, one twice, or a bound and the tip of its arrow."""
    amount = body.amounts[row]
    if amount.low is not None and amount.high is not None:
        return amount.low, amount.high
    bound = amount.bounds[0]
    return (bound, _tip(body, bound, up=True)) if amount.low is not None else (_tip(body, bound, up=False), bound)


def _lines(page: Any, body: Lines, box: Box, language: str) -> Any:
    """Values at their days, a line a name, each value printed as quoted."""
    days = body.days
    highest = max(value for line in body.lines for _, value, _ in line.points)
    data = CategoryChartData(number_format="General")
    data.categories = [day.isoformat() for day in days]
    for line in body.lines:
        values = {day: value for day, value, _ in line.points}
        data.add_series(line.name, [values.get(day) for day in days])
    numbers = body.numbers()
    if numbers:
        data.add_series(label("page", "timeline", language), [highest * 1.28 if day in numbers else None for day in days])
    frame = page.shapes.add_chart(XL_CHART_TYPE.LINE_MARKERS, *box, data)
    chart = frame.chart
    plain(chart)
    category_axis(chart.category_axis)
    font(chart.category_axis.tick_labels.font, SMALL, "quiet")
    upright = chart.value_axis
    # Every value is printed at its point: an axis of values would only say it again.
    upright.minimum_scale, upright.visible, upright.has_major_gridlines = 0, False, False
    upright.maximum_scale = highest * (1.42 if numbers else 1.2)
    _joined(chart)
    roles = body.roles
    if body.every > 1:
        skip = chart.category_axis._element.makeelement(qn("c:tickLblSkip"), {"val": str(body.every)})
        chart.category_axis._element.find(qn("c:lblOffset")).addnext(skip)
    sides = slide_lines.sides(body)
    for place, (series, line) in enumerate(zip(chart.plots[0].series, body.lines, strict=False)):
        role = roles[place % len(roles)]
        series.smooth = False
        paint(series.format.line.color, role)
        series.format.line.width = Pt(2.25)
        series.marker.style, series.marker.size = XL_MARKER_STYLE.CIRCLE, 9
        fill(series.marker.format.fill, role)
        paint(series.marker.format.line.color, role)
        for (day, _, text), side in zip(line.points, sides[place], strict=True):
            if side:
                say(series.points[days.index(day)], text, _BESIDE[side], "figure")
    if numbers:
        _events(chart.plots[0].series[len(body.lines)], days, numbers, {day for day in numbers if body.planned(day)})
    chart.has_legend = True
    chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.TOP, False
    font(chart.legend.font, LETTERS, "ink")
    return frame


def _joined(chart: Any) -> None:
    """A line goes on over days that only others have, as on the screen."""
    blanks = chart._chartSpace.chart.find(qn("c:dispBlanksAs"))
    if blanks is not None:
        blanks.set("val", "span")


def _events(series: Any, days: list[date], numbers: Mapping[date, str], planned: set[date]) -> None:
    """Events above the lines: a diamond on each day, its numbers beside it, a hollow square where all is only planned."""
    series.smooth = False
    series.format.line.fill.background()
    series.marker.style, series.marker.size = XL_MARKER_STYLE.DIAMOND, 10
    fill(series.marker.format.fill, "event")
    paint(series.marker.format.line.color, "event")
    for day, said in numbers.items():
        point = series.points[days.index(day)]
        say(point, said, XL_LABEL_POSITION.ABOVE, "event")
        if day in planned:
            point.marker.style, point.marker.size = XL_MARKER_STYLE.SQUARE, 10
            point.marker.format.fill.background()  # LibreOffice would draw it in the colour of the paper
            paint(point.marker.format.line.color, "event")


def _tip(body: Amounts, value: float, *, up: bool) -> float:
    """Where the arrow of an open end points to."""
    step = (body.high - body.low) * 0.06 * (1 if up else -1)
    return float(value * 10**step) if body.log else value + step


def _share(body: Amounts, value: float) -> float:
    """Place of a value along the axis, 0 to 1."""
    at = math.log10(value) if body.log and value > 0 else value
    return (at - body.low) / ((body.high - body.low) or 1)


def _scale(body: Amounts, language: str) -> tuple[float, str]:
    """What values are counted in: 亿 or 万, millions in English. Excel's formats divide by thousands only, so the values do it."""
    values = [abs(v) for a in body.amounts for v in a.bounds if v] or [0.0]
    names = {"en": ((1e6, "million "),), "zh-Hant": ((1e8, "億"), (1e4, "萬"))}.get(language, ((1e8, "亿"), (1e4, "万")))
    return next(((size, name) for size, name in names if max(values) >= size and min(values) >= size / 20), (1.0, ""))
