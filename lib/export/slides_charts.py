"""Native charts of the file: bars, quoted amounts as dots and ranges, lines over time. Each holds its values in a workbook."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

from lxml import etree
from pptx.chart.data import CategoryChartData, XyChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_LEGEND_POSITION, XL_MARKER_STYLE, XL_TICK_LABEL_POSITION, XL_TICK_MARK
from pptx.enum.dml import MSO_LINE
from pptx.oxml.ns import qn
from pptx.util import Emu, Pt

from lib.export.slide import Amounts, Bars, Lines
from lib.export.typeface import colour, pale, set_faces

Box = tuple[Emu, Emu, Emu, Emu]
LETTERS = Pt(13.5)
SMALL = Pt(12)
ON = {"hope": "on_hope", "doubt": "on_doubt", "neutral": "on_neutral", "quiet": "sheet"}


def draw(page: Any, body: Bars | Amounts | Lines, box: Box, language: str, *, alt: str) -> None:
    """A chart part in its place, with its takeaway as alternative text."""
    makers: dict[type, Callable[..., Any]] = {Bars: _bars, Amounts: _amounts, Lines: _lines}
    frame = makers[type(body)](page, body, box, language)
    frame._element.nvGraphicFramePr.cNvPr.set("descr", alt)
    for element in frame.chart._chartSpace.iter(qn("a:defRPr"), qn("a:rPr"), qn("a:endParaRPr")):
        set_faces(element, language)


def _bars(page: Any, body: Bars, box: Box, language: str) -> Any:
    """Horizontal bars, stacked; each value inside its part, none for nought."""
    data = CategoryChartData(number_format="0")
    data.categories = list(body.rows)
    for series in body.series:
        data.add_series(series.name, series.values)
    alone = len(body.series) == 1
    frame = page.shapes.add_chart(XL_CHART_TYPE.BAR_CLUSTERED if alone else XL_CHART_TYPE.BAR_STACKED, *box, data)
    chart = frame.chart
    _plain(chart)
    _category_axis(chart.category_axis)
    chart.category_axis.reverse_order = True
    chart.value_axis.visible = False
    chart.value_axis.has_major_gridlines = False
    chart.value_axis.minimum_scale, chart.value_axis.maximum_scale = 0, body.most * (1.12 if alone else 1.02)
    plot = chart.plots[0]
    plot.gap_width, plot.overlap = 45, 0 if alone else 100
    for drawn, series in zip(plot.series, body.series, strict=True):
        drawn.invert_if_negative = False
        drawn.format.fill.solid()
        drawn.format.fill.fore_color.rgb = colour(series.roles[0])
        for place, role in enumerate(series.roles):
            point = drawn.points[place]
            point.format.fill.solid()
            few = bool(body.pale) and body.pale[place]
            point.format.fill.fore_color.rgb = pale(role) if few else colour(role)
            if few:
                point.format.line.color.rgb = colour(role)
        labels = drawn.data_labels
        labels.show_value, labels.number_format, labels.number_format_is_linked = True, "0;;;", False
        labels.position = XL_LABEL_POSITION.OUTSIDE_END if alone else XL_LABEL_POSITION.CENTER
        _font(labels.font, LETTERS, "ink" if alone else ON[series.roles[0]])
        for place in range(len(body.rows)):
            if bool(body.pale) and body.pale[place]:
                _label_colour(drawn.points[place], "ink")
    if len(body.series) > 1:
        chart.has_legend = True
        chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.TOP, False
        _font(chart.legend.font, LETTERS, "ink")
    return frame


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
    _plain(chart)
    _layout(chart, 0.31, 0.02, 0.64, 0.82)
    across, upright = chart.category_axis, chart.value_axis
    upright.visible, upright.has_major_gridlines = False, False
    upright.minimum_scale, upright.maximum_scale = 0.3, count + 0.7
    across.minimum_scale, across.maximum_scale = low / size, high / size
    across.has_major_gridlines = True
    across.major_gridlines.format.line.color.rgb = colour("rule")
    across.format.line.color.rgb = colour("rule")
    across.major_tick_mark = XL_TICK_MARK.NONE
    across.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    across.tick_labels.number_format, across.tick_labels.number_format_is_linked = "General", False
    _font(across.tick_labels.font, SMALL, "quiet")
    across.has_title = True
    _write(across.axis_title.text_frame, f"{called}{body.unit}", "quiet")
    if body.log:
        scaling = across._element.find(qn("c:scaling"))
        base = etree.Element(qn("c:logBase"), val="10")
        scaling.insert(0, base)
    drawn = list(chart.plots[0].series)
    for row, amount in enumerate(body.amounts):
        _amount(drawn[row], amount.text, body, row)
        helper = drawn[count + row]
        helper.format.line.fill.background()
        helper.marker.style = XL_MARKER_STYLE.NONE
        _say(helper.points[0], amount.name, XL_LABEL_POSITION.LEFT, "ink")
    return frame


def _amount(series: Any, text: str, body: Amounts, row: int) -> None:
    """Mark, line and label of one quoted number."""
    amount = body.amounts[row]
    series.smooth = False
    series.marker.style, series.marker.size = XL_MARKER_STYLE.CIRCLE, 10
    series.marker.format.fill.solid()
    series.marker.format.fill.fore_color.rgb = colour("paper" if amount.hollow else "ink")
    series.marker.format.line.color.rgb = colour("ink")
    series.marker.format.line.width = Pt(1.75)
    line = series.format.line
    line.color.rgb = colour("ink")
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
    _say(series.points[0 if late else 1], text, XL_LABEL_POSITION.LEFT if late else XL_LABEL_POSITION.RIGHT, "figure")


def _ends(body: Amounts, row: int) -> tuple[float, float]:
    """Two points of a quoted number, left to right: both bounds, one twice, or a bound and the tip of its arrow."""
    amount = body.amounts[row]
    if amount.low is not None and amount.high is not None:
        return amount.low, amount.high
    bound = amount.bounds[0]
    return (bound, _tip(body, bound, up=True)) if amount.low is not None else (_tip(body, bound, up=False), bound)


def _lines(page: Any, body: Lines, box: Box, language: str) -> Any:
    """Values at their days, a line a name, each value printed as quoted."""
    days = sorted({day for line in body.lines for day, _, _ in line.points})
    data = CategoryChartData(number_format="General")
    data.categories = [day.isoformat() for day in days]
    for line in body.lines:
        values = {day: value for day, value, _ in line.points}
        data.add_series(line.name, [values.get(day) for day in days])
    frame = page.shapes.add_chart(XL_CHART_TYPE.LINE_MARKERS, *box, data)
    chart = frame.chart
    _plain(chart)
    _category_axis(chart.category_axis)
    _font(chart.category_axis.tick_labels.font, SMALL, "quiet")
    chart.value_axis.minimum_scale = 0
    chart.value_axis.has_major_gridlines = True
    chart.value_axis.major_gridlines.format.line.color.rgb = colour("rule")
    chart.value_axis.format.line.fill.background()
    _font(chart.value_axis.tick_labels.font, SMALL, "quiet")
    roles = ("ink", "quiet", "event", "figure")
    for number, (series, line) in enumerate(zip(chart.plots[0].series, body.lines, strict=True)):
        role = roles[number % len(roles)]
        series.smooth = False
        series.format.line.color.rgb, series.format.line.width = colour(role), Pt(2.25)
        series.marker.style, series.marker.size = XL_MARKER_STYLE.CIRCLE, 9
        series.marker.format.fill.solid()
        series.marker.format.fill.fore_color.rgb = colour(role)
        series.marker.format.line.color.rgb = colour(role)
        for day, _, text in line.points:
            _say(series.points[days.index(day)], text, XL_LABEL_POSITION.ABOVE, "figure")
    chart.has_legend = True
    chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.TOP, False
    _font(chart.legend.font, LETTERS, "ink")
    return frame


def _plain(chart: Any) -> None:
    """No title, no legend, letters of one size."""
    chart.has_title, chart.has_legend = False, False
    chart.font.size = LETTERS
    chart.font.color.rgb = colour("ink")


def _category_axis(axis: Any) -> None:
    axis.has_major_gridlines = False
    axis.major_tick_mark = axis.minor_tick_mark = XL_TICK_MARK.NONE
    axis.format.line.color.rgb = colour("rule")
    _font(axis.tick_labels.font, LETTERS, "ink")


def _font(font: Any, size: Any, role: str) -> None:
    font.size, font.bold = size, False
    font.color.rgb = colour(role)


def _label_colour(point: Any, role: str) -> None:
    """Colour of one value's label; the label still shows the value of the workbook."""
    label = point.data_label
    _font(label.font, LETTERS, role)
    element = label._dLbl
    for name, shown in (("c:showLegendKey", "0"), ("c:showVal", "1"), ("c:showCatName", "0"), ("c:showSerName", "0")):
        found = element.find(qn(name))
        if found is not None:
            found.set("val", shown)
    if element.find(qn("c:numFmt")) is None:
        numbers = etree.Element(qn("c:numFmt"), formatCode="0;;;", sourceLinked="0")
        element.find(qn("c:idx")).addnext(numbers)


def _say(point: Any, text: str, position: Any, role: str) -> None:
    """A label with words of its own."""
    _write(point.data_label.text_frame, text, role)
    point.data_label.position = position


def _write(frame: Any, text: str, role: str) -> None:
    """Words into a frame of the chart."""
    frame.word_wrap = False
    run = frame.paragraphs[0].add_run()
    run.text = text
    _font(run.font, LETTERS, role)


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
    most = max([abs(v) for a in body.amounts for v in a.bounds] or [0.0])
    names = {"en": ((1e6, "million "),), "zh-Hant": ((1e8, "億"), (1e4, "萬"))}.get(language, ((1e8, "亿"), (1e4, "万")))
    return next(((size, name) for size, name in names if most >= size), (1.0, ""))


def _layout(chart: Any, x: float, y: float, w: float, h: float) -> None:
    """Where the inner plot lies, as shares of the chart: names stand in the room to its left."""
    area = chart._chartSpace.chart.plotArea
    for old in area.findall(qn("c:layout")):
        area.remove(old)
    layout = etree.Element(qn("c:layout"))
    manual = etree.SubElement(layout, qn("c:manualLayout"))
    for name, value in (("layoutTarget", "inner"), ("xMode", "edge"), ("yMode", "edge"), ("x", x), ("y", y), ("w", w), ("h", h)):
        etree.SubElement(manual, qn(f"c:{name}"), val=str(value))
    area.insert(0, layout)
