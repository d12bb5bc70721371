"""Bar charts of the file: plain bars, and attitudes that diverge around neutral. Native, with their values in a workbook."""

from __future__ import annotations

import io
from typing import Any

import xlsxwriter
from lxml import etree
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_LEGEND_POSITION
from pptx.oxml.ns import qn
from pptx.util import Emu

from lib.export.slide import LEANINGS, NAMES, Bars, Diverging
from lib.export.slides_axes import LETTERS, category_axis, font, layout, plain
from lib.export.typeface import EMU, fill, paint

Box = tuple[Emu, Emu, Emu, Emu]
HEAD = 44
"""Room for the legend."""
UNNAMED = "\u00a0"


def bars(page: Any, body: Bars, box: Box) -> Any:
    """Horizontal bars from nought, each value at its end."""
    data = CategoryChartData(number_format="0")
    data.categories = list(body.rows)
    data.add_series(body.name, body.values)
    frame = page.shapes.add_chart(XL_CHART_TYPE.BAR_CLUSTERED, *box, data)
    chart = frame.chart
    _upright(chart, box, 0)
    chart.value_axis.minimum_scale, chart.value_axis.maximum_scale = 0, body.most * 1.12
    plot = chart.plots[0]
    plot.gap_width, plot.overlap = 45, 0
    series = plot.series[0]
    series.invert_if_negative = False
    fill(series.format.fill, body.roles[0])
    for place, role in enumerate(body.roles):
        fill(series.points[place].format.fill, role)
    _values(series, XL_LABEL_POSITION.OUTSIDE_END, "ink")
    return frame


def diverging(page: Any, body: Diverging, box: Box) -> Any:
    """Stacked bars that a first, empty part pushes to their place, so that neutral lies astride the middle.

    The three attitudes are series with their true counts. In the workbook the empty part is a formula of them: who edits a
    count keeps the picture right.
    """
    data = CategoryChartData(number_format="0")
    data.categories = list(body.rows)
    middle = body.reach * 1.02
    # The empty part has no name, so nothing stands for it in the legend; LibreOffice takes out the wrong entry when told to.
    data.add_series(UNNAMED, [middle - doubt - neutral / 2 for doubt, neutral, _ in body.values])
    for place, name in enumerate(body.names):
        data.add_series(name, [row[place] for row in body.values])
    frame = page.shapes.add_chart(XL_CHART_TYPE.BAR_STACKED, *box, data)
    chart = frame.chart
    chart.part.chart_workbook.update_from_xlsx_blob(_workbook(body, middle))
    _upright(chart, box, HEAD)
    _middle(chart.value_axis, middle)
    plot = chart.plots[0]
    plot.gap_width, plot.overlap = 45, 100
    helper, *drawn = plot.series
    helper.format.fill.background()
    helper.format.line.fill.background()
    width = box[2] / EMU - NAMES - 10
    for place, (series, role) in enumerate(zip(drawn, LEANINGS, strict=True)):
        _leaning(series, role, place, body, width)
    chart.has_legend = True
    chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.TOP, False
    font(chart.legend.font, LETTERS, "ink")
    return frame


def _leaning(series: Any, role: str, place: int, body: Diverging, width: float) -> None:
    """One attitude: its colour, pale where few speak, and its values where they fit."""
    series.invert_if_negative = False
    fill(series.format.fill, role)
    _values(series, XL_LABEL_POSITION.CENTER, f"on_{role}")
    for row, (few, values) in enumerate(zip(body.pale, body.values, strict=True)):
        value = values[place]
        if few and value:
            point = series.points[row]
            fill(point.format.fill, role, pale=True)
            paint(point.format.line.color, role)
        if value and body.shows(value, width):
            if few:
                _label_colour(series.points[row], "ink")
        else:
            _no_label(series.points[row])


def _workbook(body: Diverging, middle: float) -> bytes:
    """The chart's workbook, laid out as the chart refers to it: names, the empty part as a formula, the three attitudes."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    sheet = book.add_worksheet("Sheet1")
    for column, name in enumerate((UNNAMED, *body.names), 1):
        sheet.write_string(0, column, name)
    sheet.write_string("F1", body.helper)
    sheet.write_number("G1", middle)
    for row, (name, values) in enumerate(zip(body.rows, body.values, strict=True), 1):
        doubt, neutral, _ = values
        sheet.write_string(row, 0, name)
        sheet.write_formula(row, 1, f"=$G$1-C{row + 1}-D{row + 1}/2", None, middle - doubt - neutral / 2)
        for column, value in enumerate(values, 2):
            sheet.write_number(row, column, value)
    book.close()
    return out.getvalue()


def _upright(chart: Any, box: Box, head: float) -> None:
    """Names to the left in reading order, no axis of values, the bars in the room that the screen gives them."""
    plain(chart)
    category_axis(chart.category_axis)
    chart.category_axis.reverse_order = True
    chart.value_axis.visible = False
    chart.value_axis.has_major_gridlines = False
    width, height = box[2] / EMU, box[3] / EMU
    rows = len(list(chart.plots[0].categories))
    tall = min(64.0 * rows, height - head)
    layout(chart, NAMES / width, head / height, (width - NAMES - 10) / width, tall / height)


def _middle(axis: Any, middle: float) -> None:
    """A line where doubt and hope part: the only gridline but the one that lies under the names."""
    axis.minimum_scale, axis.maximum_scale, axis.major_unit = 0, middle * 1.999, middle
    axis.has_major_gridlines = True
    paint(axis.major_gridlines.format.line.color, "rule")


def _values(series: Any, position: Any, role: str) -> None:
    """Every value as a label, none for nought."""
    labels = series.data_labels
    labels.show_value, labels.number_format, labels.number_format_is_linked = True, "0;;;", False
    labels.position = position
    font(labels.font, LETTERS, role)


def _label_colour(point: Any, role: str) -> None:
    """Colour of one value's label; the label still shows the value of the workbook."""
    label = point.data_label
    font(label.font, LETTERS, role)
    element = label._dLbl
    for name, shown in (("c:showLegendKey", "0"), ("c:showVal", "1"), ("c:showCatName", "0"), ("c:showSerName", "0")):
        found = element.find(qn(name))
        if found is not None:
            found.set("val", shown)
    if element.find(qn("c:numFmt")) is None:
        numbers = etree.Element(qn("c:numFmt"), formatCode="0;;;", sourceLinked="0")
        element.find(qn("c:idx")).addnext(numbers)


def _no_label(point: Any) -> None:
    """No label where it would not fit."""
    element = point.data_label._get_or_add_dLbl()
    for child in list(element)[1:]:
        element.remove(child)
    etree.SubElement(element, qn("c:delete"), val="1")
