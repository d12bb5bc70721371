"""Boxes, text and shapes on a page of the file, in units of the slide grid."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from lxml import etree
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.util import Emu, Pt

from lib.export.typeface import EMU, SERIF, fill, paint, set_faces

POINT = 0.75
"""Points in a unit of the grid."""


@dataclass(frozen=True, slots=True)
class Letters:
    """How a line of text is set."""

    size: float
    role: str = "ink"
    bold: bool = False
    face: str = ""
    after: float = 0
    """Room below the line."""


def box(left: float, top: float, width: float, height: float) -> tuple[Emu, Emu, Emu, Emu]:
    """Grid units to the file's."""
    return Emu(int(left * EMU)), Emu(int(top * EMU)), Emu(int(width * EMU)), Emu(int(height * EMU))


def text(
    page: Any,
    lines: str | Sequence[tuple[str, Letters]],
    place: tuple[float, float, float, float],
    language: str,
    letters: Letters | None = None,
    *,
    align: str = "left",
    middle: bool = False,
) -> Any:
    """A text box: one text in one manner (a line break begins a paragraph), or lines each in its own; nothing for no text."""
    given = [(line, letters or Letters(20)) for line in lines.split("\n")] if isinstance(lines, str) else list(lines)
    if not any(line for line, _ in given):
        return None
    made = page.shapes.add_textbox(*box(*place))
    write(made.text_frame, given, language, align=align, middle=middle)
    return made


def write(
    frame: Any, lines: Sequence[tuple[str, Letters]], language: str, *, align: str = "left", middle: bool = False, leaded: bool = True
) -> None:
    """Lines into a frame, a paragraph each, character for character; leaded lines keep their distance whatever fonts a machine has."""
    frame.word_wrap = True
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    frame.vertical_anchor = MSO_ANCHOR.MIDDLE if middle else MSO_ANCHOR.TOP
    for number, (line, letters) in enumerate(lines):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        paragraph.alignment = {"left": PP_ALIGN.LEFT, "right": PP_ALIGN.RIGHT, "center": PP_ALIGN.CENTER}[align]
        if leaded:
            paragraph.line_spacing = Pt(round(letters.size * POINT * leading(letters.size), 1))
        paragraph.space_before, paragraph.space_after = Pt(0), Pt(letters.after * POINT)
        run = paragraph.add_run()
        run.text = line
        run.font.size, run.font.bold = Pt(letters.size * POINT), letters.bold
        paint(run.font.color, letters.role)
        set_faces(run._r.get_or_add_rPr(), language, serif=letters.face == SERIF)


def leading(size: float) -> float:
    """Leading as a share of the letters: large letters stand closer."""
    return 1.25 if size >= 28 else 1.4


def shape(page: Any, kind: Any, place: tuple[float, float, float, float], *, fills: str, line: str = "", said: str = "") -> Any:
    """A shape in colours of the theme; `said` is its alternative text, without it the shape is ornament."""
    made = page.shapes.add_shape(kind, *box(*place))
    # The style of a new shape brings the theme's shadow, which LibreOffice draws though the shape says it has none.
    style = made._element.find(qn("p:style"))
    if style is not None:
        made._element.remove(style)
    fill(made.fill, fills)
    if line:
        paint(made.line.color, line)
        made.line.width = Pt(1.5)
    else:
        made.line.fill.background()
    properties = made._element.nvSpPr.cNvPr
    if said:
        properties.set("descr", said)
    else:
        _ornament(properties)
    return made


def underlined(cell: Any) -> None:
    """A line below a cell of a table; it moves with its row."""
    line = etree.Element(qn("a:lnB"), w=str(EMU), cap="flat", cmpd="sng", algn="ctr")
    etree.SubElement(etree.SubElement(line, qn("a:solidFill")), qn("a:schemeClr"), val="bg2")
    cell._tc.get_or_add_tcPr().insert(0, line)


def number(page: Any, total: int, shown: int, place: tuple[float, float, float, float], language: str, letters: Letters) -> None:
    """«3 / 12», the first as a field: it stays right when slides are moved in the file."""
    made = text(page, f" / {total}", place, language, letters, align="right")
    run = made.text_frame.paragraphs[0].runs[0]._r
    field = etree.Element(qn("a:fld"), id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}", type="slidenum")
    field.append(etree.fromstring(etree.tostring(run.find(qn("a:rPr")))))
    etree.SubElement(field, qn("a:t")).text = str(shown)
    run.addprevious(field)


def _ornament(properties: Any) -> None:
    """Mark as decoration, which screen readers pass over."""
    extensions = etree.SubElement(properties, qn("a:extLst"))
    extension = etree.SubElement(extensions, qn("a:ext"), uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}")
    space = "http://schemas.microsoft.com/office/drawing/2017/decorative"
    etree.SubElement(extension, f"{{{space}}}decorative", nsmap={"adec": space}, val="1")
