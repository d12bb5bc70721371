"""The deck as a PPTX: native charts with their values inside, native shapes, sources in the notes, 16:9.

python-pptx names only the Latin face of a run; PowerPoint then draws Chinese in whatever face the machine has. So every
run here carries `a:latin`, `a:ea` and `a:cs`, in charts too.
"""

from __future__ import annotations

import io
from typing import Any

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Emu, Pt

from lib.charts.theme import TOKENS
from lib.export import slides_charts
from lib.export.slide import (
    BOTTOM,
    CHARTS,
    HEIGHT,
    MARGIN,
    TOP,
    WIDTH,
    Cover,
    Deck,
    Empty,
    Quote,
    Quotes,
    Slide,
    Table,
    Tiles,
    Timeline,
)
from lib.export.typeface import EMU, SERIF, colour, set_faces

ASIDE = 800
"""Where quotations beside a chart begin."""


def pptx(deck: Deck) -> bytes:
    """The file, whole."""
    show = Presentation()
    show.slide_width, show.slide_height = Emu(WIDTH * EMU), Emu(HEIGHT * EMU)
    show.core_properties.title = deck.name
    show.core_properties.subject = f"{deck.filters} · {deck.holds}"
    show.core_properties.keywords = deck.version
    show.core_properties.author = deck.name
    show.core_properties.language = {"zh-Hans": "zh-CN", "zh-Hant": "zh-TW"}.get(deck.language, deck.language)
    for number, slide in enumerate(deck.slides, 1):
        _slide(show, deck, slide, number)
    out = io.BytesIO()
    show.save(out)
    return out.getvalue()


def _slide(show: Any, deck: Deck, slide: Slide, number: int) -> None:
    """One page: kicker, title, subtitle, body, foot, notes."""
    page = show.slides.add_slide(show.slide_layouts[5])  # title only: the title is a title to screen readers and outlines
    page.background.fill.solid()
    page.background.fill.fore_color.rgb = RGBColor.from_string(TOKENS["light"]["paper"][1:])
    cover = isinstance(slide.body, Cover)
    kicker = slide.subtitle if cover else " · ".join(p for p in (slide.section, deck.filters) if p)
    title = page.shapes.title
    title.left, title.top, title.width, title.height = _box(MARGIN, 190 if cover else 82, WIDTH - 2 * MARGIN, 76)
    _write(title.text_frame, slide.title, size=_title_size(slide.title, cover), bold=True, face=SERIF, language=deck.language)
    _text(page, kicker, MARGIN, 150 if cover else 44, WIDTH - 2 * MARGIN, 30, deck, size=17, role="quiet")
    if slide.subtitle and not cover:
        _text(page, slide.subtitle, MARGIN, 160, WIDTH - 2 * MARGIN, 28, deck, size=16, role="quiet")
    _body(page, slide, deck)
    _rule(page, MARGIN, 658, WIDTH - 2 * MARGIN)
    _text(page, slide.foot, MARGIN, 666, WIDTH - 2 * MARGIN - 120, 26, deck, size=15, role="quiet")
    _text(page, f"{number} / {len(deck.slides)}", WIDTH - MARGIN - 110, 666, 110, 26, deck, size=15, role="quiet", right=True)
    notes = page.notes_slide.notes_text_frame
    _lines(notes, [slide.title, slide.foot, *slide.notes, deck.filters, deck.version], language=deck.language, size=14)


def _body(page: Any, slide: Slide, deck: Deck) -> None:
    """What the slide shows."""
    body = slide.body
    right = (ASIDE - 40 if slide.aside else WIDTH - MARGIN) - MARGIN
    if isinstance(body, CHARTS):
        slides_charts.draw(page, body, _box(MARGIN, TOP, right, BOTTOM - TOP), deck.language, alt=f"{slide.title}. {slide.subtitle}")
        _quotes(page, slide.aside, ASIDE, TOP + 10, WIDTH - MARGIN - ASIDE, 25, deck)
    elif isinstance(body, Tiles):
        _tiles(page, body, deck)
    elif isinstance(body, Quotes):
        alone = len(body.quotes) == 1
        _quotes(page, body.quotes, MARGIN, TOP + 10, WIDTH - 2 * MARGIN, 38 if alone else 26, deck, height=300 if alone else 100)
    elif isinstance(body, Timeline):
        _timeline(page, body, deck)
    elif isinstance(body, Table):
        _table(page, body, deck)
    elif isinstance(body, Cover):
        _cover(page, body, deck)
    elif isinstance(body, Empty):
        _text(page, body.text, MARGIN, TOP + 30, WIDTH - 2 * MARGIN, 46, deck, size=30)
        _text(page, "\n".join(body.offers), MARGIN, TOP + 90, WIDTH - 2 * MARGIN, 160, deck, size=20, role="quiet")


def _cover(page: Any, body: Cover, deck: Deck) -> None:
    """Each line a name and what it says."""
    for row, (name, says) in enumerate(body.lines):
        top = 330 + row * 62
        _text(page, name, MARGIN, top, 150, 30, deck, size=18, role="quiet")
        _text(page, says, MARGIN + 160, top, WIDTH - 2 * MARGIN - 160, 56, deck, size=20)


def _tiles(page: Any, body: Tiles, deck: Deck) -> None:
    """Numbers side by side, each in its share of the width."""
    share = (WIDTH - 2 * MARGIN) / len(body.tiles)
    for place, tile in enumerate(body.tiles):
        left = MARGIN + place * share
        _shape(page, MSO_SHAPE.RECTANGLE, left, TOP + 40, 4, 230, fill="hope" if place == 0 else "rule")
        size = 84 if len(tile.value) < 8 else 60 if len(tile.value) < 16 else 44
        _text(page, tile.value, left + 18, TOP + 34, share - 30, 110, deck, size=size, bold=True)
        _text(page, tile.name, left + 18, TOP + 150, share - 30, 34, deck, size=22)
        _text(page, tile.note, left + 18, TOP + 190, share - 30, 90, deck, size=17, role="quiet")


def _quotes(page: Any, quotes: tuple[Quote, ...], left: float, top: float, width: float, size: int, deck: Deck, *, height: int = 0) -> None:
    """Quotations one below the other, each with the colour of its attitude at its edge."""
    room = height or (BOTTOM - TOP) // max(len(quotes), 1) - 10
    for place, quote in enumerate(quotes):
        at = top + place * (room + 6)
        _shape(page, MSO_SHAPE.RECTANGLE, left, at, 5, room - 8, fill=quote.role)
        _text(page, quote.text, left + 26, at - 4, width - 26, room - 38, deck, size=size, face=SERIF)
        _text(page, quote.by, left + 26, at + room - 38, width - 26, 28, deck, size=16, role="quiet")


def _timeline(page: Any, body: Timeline, deck: Deck) -> None:
    """Lanes, days and events as shapes that can be moved and retyped."""
    left, right, head = MARGIN + 150, WIDTH - MARGIN, TOP + 34
    scale, step = right - left, min(38.0, (BOTTOM - head) / body.rows)
    for day, name in body.ticks:
        at = left + body.place(day) * scale
        _shape(page, MSO_SHAPE.RECTANGLE, at, head - 4, 1, step * body.rows, fill="rule")
        _text(page, name, at - 4, head - 34, 130, 26, deck, size=16, role="quiet")
    row = 0
    for name, rows in body.lanes:
        _rule(page, MARGIN, head - 4 + row * step, WIDTH - 2 * MARGIN)
        _text(page, name, MARGIN, head + (row + rows / 2) * step - 18, 144, 28, deck, size=17)
        row += rows
    for m in body.moments:
        middle = head + (m.row + 0.5) * step
        start, end = left + body.place(m.first) * scale, left + body.place(m.last) * scale
        single, inside = m.first == m.last, m.side == "inside" and bool(m.text)
        if single:
            start, end = start - 7, start + 7
        kind = MSO_SHAPE.OVAL if single else MSO_SHAPE.ROUNDED_RECTANGLE
        tall = 14 if single else 26 if inside else 12
        fill = "paper" if m.planned else "ink" if single else "quiet"
        mark = _shape(page, kind, start, middle - tall / 2, max(end - start, 14), tall, fill=fill, line="ink")
        mark.name = m.record
        if inside:
            _text(page, m.text, start + 10, middle - 13, end - start - 16, 26, deck, size=17, role="ink" if m.planned else "sheet")
        elif m.text:
            before = m.side == "left"
            at = start - 8 - 330 if before else end + 8
            _text(page, m.text, at, middle - 13, 330, 26, deck, size=17, right=before)


def _table(page: Any, body: Table, deck: Deck) -> None:
    """A native table."""
    width = WIDTH - 2 * MARGIN
    height = min(44, (BOTTOM - TOP) // (len(body.rows) + 1))
    frame = page.shapes.add_table(len(body.rows) + 1, len(body.head), *_box(MARGIN, TOP, width, height * (len(body.rows) + 1)))
    table = frame.table
    frame._element.graphic.graphicData.tbl[0][-1].text = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"  # «no style, no grid»
    table.first_row, table.horz_banding = True, False
    for place, share in enumerate(body.shares):
        table.columns[place].width = Emu(int(width * share * EMU))
    for number, cells in enumerate((body.head, *body.rows)):
        table.rows[number].height = Emu(height * EMU)
        for place, cell in enumerate(cells):
            box = table.cell(number, place)
            box.margin_left = box.margin_right = Emu(6 * EMU)
            box.margin_top = box.margin_bottom = Emu(3 * EMU)
            box.vertical_anchor = MSO_ANCHOR.MIDDLE
            _write(box.text_frame, cell, size=17, role="quiet" if number == 0 else "ink", language=deck.language)
        if number:
            _rule(page, MARGIN, TOP + number * height, width)


def _title_size(title: str, cover: bool) -> int:
    """Letters of a title: as large as one or two lines allow."""
    wide = sum(2 if ord(c) > 0x2E80 else 1 for c in title)
    if cover:
        return 60 if wide < 36 else 44
    return 42 if wide <= 46 else 34 if wide <= 58 else 28


def _box(left: float, top: float, width: float, height: float) -> tuple[Emu, Emu, Emu, Emu]:
    """Grid units to the file's."""
    return Emu(int(left * EMU)), Emu(int(top * EMU)), Emu(int(width * EMU)), Emu(int(height * EMU))


def _shape(page: Any, kind: Any, left: float, top: float, width: float, height: float, *, fill: str, line: str = "") -> Any:
    """A shape in colours of the theme."""
    shape = page.shapes.add_shape(kind, *_box(left, top, width, height))
    shape.shadow.inherit = False
    shape.fill.solid()
    shape.fill.fore_color.rgb = colour(fill)
    if line:
        shape.line.color.rgb = colour(line)
        shape.line.width = Pt(1.5)
    else:
        shape.line.fill.background()
    return shape


def _rule(page: Any, left: float, top: float, width: float) -> None:
    _shape(page, MSO_SHAPE.RECTANGLE, left, top, width, 1, fill="rule")


def _text(
    page: Any,
    text: str,
    left: float,
    top: float,
    width: float,
    height: float,
    deck: Deck,
    *,
    size: int,
    role: str = "ink",
    bold: bool = False,
    face: str = "",
    right: bool = False,
) -> None:
    """A text box; nothing for no text."""
    if not text:
        return
    box = page.shapes.add_textbox(*_box(left, top, width, height))
    _write(box.text_frame, text, size=size, role=role, bold=bold, face=face, right=right, language=deck.language)


def _write(
    frame: Any, text: str, *, size: int, language: str, role: str = "ink", bold: bool = False, face: str = "", right: bool = False
) -> None:
    """Text into a frame, a paragraph a line, character for character."""
    frame.word_wrap = True
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    frame.vertical_anchor = MSO_ANCHOR.TOP
    for number, line in enumerate(text.split("\n")):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        paragraph.alignment = PP_ALIGN.RIGHT if right else PP_ALIGN.LEFT
        run = paragraph.add_run()
        run.text = line
        run.font.size, run.font.bold = Pt(size * 0.75), bold
        run.font.color.rgb = colour(role)
        set_faces(run._r.get_or_add_rPr(), language, serif=face == SERIF)


def _lines(frame: Any, lines: list[str], *, language: str, size: int) -> None:
    """Notes, a paragraph a line."""
    for number, line in enumerate(lines):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        run = paragraph.add_run()
        run.text = line
        run.font.size = Pt(size * 0.75)
        set_faces(run._r.get_or_add_rPr(), language)
