"""The deck as a PPTX: native charts with their values inside, native shapes, sources in the notes, 16:9.

python-pptx names only the Latin face of a run; PowerPoint then draws Chinese in whatever face the machine has. So every
run here carries `a:latin`, `a:ea` and `a:cs`, in charts too.
"""

from __future__ import annotations

import io
import math
from typing import Any

from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR
from pptx.util import Emu

from lib.export import slides_charts
from lib.export.slide import (
    ASIDE,
    BOTTOM,
    CHARTS,
    MARGIN,
    NARROW,
    SIZES,
    TOP,
    WIDTH,
    Cover,
    Deck,
    Empty,
    Lines,
    Matters,
    Points,
    Quote,
    Quotes,
    Slide,
    Table,
    Tiles,
    Timeline,
    quote_size,
    tile_size,
    title_size,
    wide,
)
from lib.export.slides_master import opened
from lib.export.slides_text import Letters, box, leading, number, shape, text, underlined, write
from lib.export.typeface import EMU, LANGUAGE, SERIF
from lib.labels import word

FULL = WIDTH - 2 * MARGIN


def pptx(deck: Deck, *, scheme: str = "light") -> bytes:
    """The file, whole; `scheme` is `light` or `dark`."""
    show = opened(deck.language, scheme)
    about = show.core_properties
    about.title, about.author, about.keywords = deck.name, deck.name, deck.version
    about.subject = f"{deck.filters} · {deck.holds}"[:255]
    about.language = LANGUAGE[deck.language]
    for place, slide in enumerate(deck.slides, 1):
        _slide(show, deck, slide, place)
    out = io.BytesIO()
    show.save(out)
    return out.getvalue()


def _slide(show: Any, deck: Deck, slide: Slide, place: int) -> None:
    """One page: title, kicker, subtitle, body, foot, notes."""
    page = show.slides.add_slide(show.slide_layouts[5])  # title only: the title is a title to screen readers and outlines
    cover, spoken = isinstance(slide.body, Cover), deck.language
    title = page.shapes.title
    title.left, title.top, title.width, title.height = box(MARGIN, 186 if cover else 76, FULL, 130 if cover else 80)
    size = title_size(slide.title, cover=cover)
    write(title.text_frame, [(slide.title, Letters(size, bold=True, face=SERIF))], spoken)
    kicker = slide.subtitle if cover else " · ".join(p for p in (slide.section, deck.filters) if p)
    text(page, kicker, (MARGIN, 146 if cover else 40, FULL, 30), spoken, Letters(SIZES["kicker"], "quiet"))
    if slide.subtitle and not cover:
        text(page, slide.subtitle, (MARGIN, 160, FULL, 52), spoken, Letters(SIZES["sub"], "quiet"))
    _body(page, slide, deck)
    _rule(page, MARGIN, 656, FULL)
    quiet = Letters(SIZES["foot"], "quiet")
    text(page, slide.foot, (MARGIN, 665, FULL - 120, 26), spoken, quiet)
    number(page, len(deck.slides), place, (WIDTH - MARGIN - 110, 665, 110, 26), spoken, quiet)
    told = [slide.title, slide.foot, *slide.notes, *deck.origin]
    if slide.remark:  # last, and marked: what a reader of the file takes from the corpus ends above
        told += [word("deck.remark", spoken), *slide.remark.split("\n")]
    write(page.notes_slide.notes_text_frame, [(line, Letters(16, after=4)) for line in told], spoken)


def _body(page: Any, slide: Slide, deck: Deck) -> None:
    """What the slide shows."""
    body, spoken = slide.body, deck.language
    if isinstance(body, CHARTS):
        key = body.key_height if isinstance(body, Lines) else 0
        room = box(MARGIN, TOP, NARROW if slide.aside else FULL, BOTTOM - TOP - key)
        slides_charts.draw(page, body, room, spoken, alt=f"{slide.title}. {slide.subtitle}")
        if isinstance(body, Lines):
            _laid(page, body, deck)
        _quotes(page, slide.aside, MARGIN + ASIDE, FULL - ASIDE, SIZES["quote"], deck)
    elif isinstance(body, Tiles):
        _tiles(page, body, deck)
    elif isinstance(body, Quotes):
        _quotes(page, body.quotes, MARGIN, FULL, quote_size(body), deck)
    elif isinstance(body, Timeline):
        _timeline(page, body, deck)
    elif isinstance(body, Table):
        _table(page, body, deck)
    elif isinstance(body, Matters):
        _matters(page, body, deck)
    elif isinstance(body, Points):
        said = [(f"{place}  {line}", Letters(body.size, face=SERIF, after=body.size * 0.4)) for place, line in body.points]
        text(page, said, (MARGIN, TOP + 8, FULL, BOTTOM - TOP - 8), spoken)
    elif isinstance(body, Cover):
        _cover(page, body, deck)
    elif isinstance(body, Empty):
        offers = [(line, Letters(22, "quiet", after=8)) for line in body.offers]
        text(page, [(body.text, Letters(30, after=20)), *offers], (MARGIN, TOP + 30, FULL, 300), spoken)


def _laid(page: Any, body: Lines, deck: Deck) -> None:
    """The names of the events laid over lines, below them, two in a row."""
    for place, each in enumerate(body.laid):
        left, top = MARGIN + place % 2 * FULL / 2, BOTTOM - body.key_height + 8 + place // 2 * 30
        made = text(page, f"{place + 1}  {each.text}", (left, top, FULL / 2 - 16, 28), deck.language, Letters(SIZES["small"], "event"))
        made.name = each.record


def _cover(page: Any, body: Cover, deck: Deck) -> None:
    """Each line a name and what it says."""
    top = 340.0
    for name, says in body.lines:
        text(page, name, (MARGIN, top, 150, 30), deck.language, Letters(20, "quiet"))
        text(page, says, (MARGIN + 160, top, FULL - 160, 58), deck.language, Letters(22))
        top += 34 + 28 * lines(says, 22, FULL - 160)


def _tiles(page: Any, body: Tiles, deck: Deck) -> None:
    """Numbers side by side, each in its share of the width."""
    share = FULL / len(body.tiles)
    for place, tile in enumerate(body.tiles):
        left = MARGIN + place * share
        shape(page, MSO_SHAPE.RECTANGLE, (left, TOP + 40, 4, 230), fills="hope" if place == 0 else "rule")
        size = tile_size(tile.value)
        told = [(tile.value, Letters(size, bold=True)), (tile.name, Letters(24, after=6)), (tile.note, Letters(19, "quiet"))]
        text(page, told, (left + 18, TOP + 34, share - 30, 260), deck.language)


def _quotes(page: Any, quotes: tuple[Quote, ...], left: float, width: float, size: int, deck: Deck) -> None:
    """Quotations one below the other, each with the colour of its attitude at its edge."""
    heights = [lines(q.text, size, width - 26) * size * leading(size) + SIZES["by"] * 1.4 + 8 for q in quotes]
    gap = min(34.0, max(6.0, (BOTTOM - TOP - 8 - sum(heights)) / max(len(quotes), 1)))
    top = TOP + 8.0
    for quote, height in zip(quotes, heights, strict=True):
        shape(page, MSO_SHAPE.RECTANGLE, (left, top, 5, height), fills=quote.role)
        told = [(quote.text, Letters(size, face=SERIF, after=5)), (quote.by, Letters(SIZES["by"], "quiet"))]
        text(page, told, (left + 26, top, width - 26, height), deck.language)
        top += height + gap


def _matters(page: Any, body: Matters, deck: Deck) -> None:
    """Matters one below the other: sign, relation and what it is to the left, each source's words to the right."""
    row, left, small = (BOTTOM - TOP) / max(len(body.matters), 3), MARGIN + 290, SIZES["by"]
    for place, matter in enumerate(body.matters):
        top = TOP + place * row + 10
        if place:
            _rule(page, MARGIN, top - 12, FULL)
        head = [(f"{matter.sign} {matter.relation}", Letters(small, "quiet", after=2)), (matter.about, Letters(24, bold=True))]
        text(page, head, (MARGIN, top, 270, row - 16), deck.language)
        width = (WIDTH - MARGIN - left) / max(len(matter.sides), 1)
        for at, side in enumerate(matter.sides):
            room = width - 24
            size = 32 if lines(side.text, 32, room) < 2 else 22
            told = [(side.text, Letters(size, face=SERIF, after=2)), (side.by, Letters(small, "quiet"))]
            text(page, told, (left + at * width, top, room, row - 16), deck.language)


def _timeline(page: Any, body: Timeline, deck: Deck) -> None:
    """Lanes, days and events as shapes that can be moved and retyped."""
    left, right, head, small = MARGIN + body.left, WIDTH - MARGIN, TOP + 34, SIZES["small"]
    scale, step = right - left, min(40.0, (BOTTOM - head) / body.rows)
    for day, name in body.ticks:
        at = left + body.place(day) * scale
        shape(page, MSO_SHAPE.RECTANGLE, (at, head - 4, 1, step * body.rows), fills="rule")
        text(page, name, (at - 4, head - 34, 130, 26), deck.language, Letters(small, "quiet"))
    row = 0
    for name, rows in body.lanes:
        _rule(page, MARGIN, head - 4 + row * step, FULL)
        text(page, name, (MARGIN, head - 4 + row * step, body.left - 6, rows * step), deck.language, Letters(small), middle=True)
        row += rows
    for m in body.moments:
        middle = head - 4 + (m.row + 0.5) * step
        start, end = left + body.place(m.first) * scale, left + body.place(m.last) * scale
        single, inside = m.first == m.last, m.side == "inside" and bool(m.text)
        if single:
            start, end = start - 7, start + 7
        kind = MSO_SHAPE.OVAL if single else MSO_SHAPE.ROUNDED_RECTANGLE
        tall = 14 if single else 30 if inside else 12
        fills = "paper" if m.planned else "ink" if single else "quiet"
        mark = shape(page, kind, (start, middle - tall / 2, max(end - start, 14), tall), fills=fills, line="ink", said=m.text or m.record)
        mark.name = m.record
        if inside:
            place = (start + 10, middle - 15, end - start - 16, 30.0)
            text(page, m.text, place, deck.language, Letters(small, "ink" if m.planned else "paper"), middle=True)
        elif m.text:
            before = m.side == "left"
            place = (start - 8 - 360 if before else end + 8, middle - 15, 360, 30.0)
            text(page, m.text, place, deck.language, Letters(small), align="right" if before else "left", middle=True)


def _table(page: Any, body: Table, deck: Deck) -> None:
    """A native table."""
    height = min(46, (BOTTOM - TOP) // (len(body.rows) + 1))
    frame = page.shapes.add_table(len(body.rows) + 1, len(body.head), *box(MARGIN, TOP, FULL, height * (len(body.rows) + 1)))
    table = frame.table
    frame._element.graphic.graphicData.tbl[0][-1].text = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"  # «no style, no grid»
    table.first_row, table.horz_banding = True, False
    for place, share in enumerate(body.shares):
        table.columns[place].width = Emu(int(FULL * share * EMU))
    for row, cells in enumerate((body.head, *body.rows)):
        table.rows[row].height = Emu(height * EMU)
        for place, cell in enumerate(cells):
            held = table.cell(row, place)
            held.margin_left = held.margin_right = Emu(6 * EMU)
            held.margin_top = held.margin_bottom = Emu(3 * EMU)
            write(held.text_frame, [(cell, Letters(SIZES["cell"], "quiet" if row == 0 else "ink"))], deck.language, leaded=False)
            held.vertical_anchor = MSO_ANCHOR.MIDDLE
            underlined(held)


def lines(said: str, size: float, width: float) -> int:
    """Lines that a text takes, a little on the careful side.

    >>> lines("它能写能画", 20, 100), lines("它能写能画也能拍", 20, 100)
    (1, 2)
    """
    return max(1, math.ceil(wide(said) * size / 2 / width))


def _rule(page: Any, left: float, top: float, width: float) -> None:
    shape(page, MSO_SHAPE.RECTANGLE, (left, top, width, 1), fills="rule")
