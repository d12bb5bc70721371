"""A slide of the deck as HTML and SVG, on the grid that the file is laid out on. Every word of an article is escaped here."""

from __future__ import annotations

import math

from lib.export import slide_lines
from lib.export.slide import (
    ASIDE,
    BOTTOM,
    LEANINGS,
    MARGIN,
    NAMES,
    NAMES_OF_AMOUNTS,
    NARROW,
    SIZES,
    TALLEST,
    TOP,
    WIDTH,
    Amount,
    Amounts,
    Bars,
    Body,
    Cover,
    Deck,
    Diverging,
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
from lib.ui.markup import esc, tag

ROOM = BOTTOM - TOP
LETTERS, SMALL = SIZES["letters"], SIZES["small"]
HEAD = 44
"""Room for the names of the colours."""


def slide(deck: Deck, shown: Slide, number: int) -> str:
    """One slide, whole."""
    cover = isinstance(shown.body, Cover)
    kicker = shown.subtitle if cover else " · ".join(p for p in (shown.section, deck.filters) if p)
    inner = tag("p", esc(kicker), classes="kicker") + tag("h2", esc(shown.title), style=f"--size:{title_size(shown.title, cover=cover)}")
    if shown.subtitle and not cover:
        inner += tag("p", esc(shown.subtitle), classes="sub")
    aside = tag("div", "".join(_quote(q) for q in shown.aside), classes="aside") if shown.aside else ""
    inner += tag("div", _body(shown.body, bool(shown.aside), shown) + aside, classes="body")
    place = f"{number} / {len(deck.slides)}"
    inner += tag("footer", tag("span", esc(shown.foot)) + tag("span", esc(place), classes="place"))
    sizes = ";".join(f"--{name}:{size}" for name, size in SIZES.items()) + f";--aside:{ASIDE}"
    return tag("section", inner, classes="slide cover" if cover else "slide", lang=_lang(deck.language), style=sizes)


def _lang(language: str) -> str:
    return {"zh-Hans": "zh-CN", "zh-Hant": "zh-TW"}.get(language, language)


def _body(body: Body, narrow: bool, shown: Slide) -> str:
    """What the slide shows."""
    width = NARROW if narrow else WIDTH - 2 * MARGIN
    if isinstance(body, Bars):
        return _svg(_bars(body, width), width, shown)
    if isinstance(body, Diverging):
        return _svg(_diverging(body, width), width, shown)
    if isinstance(body, Amounts):
        return _svg(_amounts(body, width), width, shown)
    if isinstance(body, Lines):
        return _svg(_lines(body, width), width, shown)
    if isinstance(body, Timeline):
        return _svg(_timeline(body, width), width, shown)
    if isinstance(body, Tiles):
        tiles = "".join(
            tag(
                "div",
                tag("p", esc(t.value), classes="value", style=f"--size:{tile_size(t.value)}")
                + tag("p", esc(t.name), classes="name")
                + tag("p", esc(t.note), classes="note"),
                classes="tile",
            )
            for t in body.tiles
        )
        return tag("div", tiles, classes="tiles")
    if isinstance(body, Quotes):
        return tag("div", "".join(_quote(q) for q in body.quotes), classes="quotes", style=f"--quote:{quote_size(body)}")
    if isinstance(body, Table):
        return _table(body)
    if isinstance(body, Matters):
        return _matters(body)
    if isinstance(body, Points):
        points = (tag("li", tag("span", esc(number)) + esc(line)) for number, line in body.points)
        return tag("ol", "".join(points), classes="points", style=f"--size:{body.size}")
    if isinstance(body, Cover):
        return tag("dl", "".join(tag("dt", esc(name)) + tag("dd", esc(says)) for name, says in body.lines))
    return _empty(body)


def _empty(body: Empty) -> str:
    offers = "".join(tag("p", esc(offer), classes="offer") for offer in body.offers)
    return tag("div", tag("p", esc(body.text), classes="none") + offers, classes="empty", role="status")


def _quote(quote: Quote) -> str:
    return tag(
        "figure",
        tag("blockquote", esc(quote.text)) + tag("figcaption", esc(quote.by)),
        data_open=quote.record,
        tabindex="0",
        style=f"border-color:var(--{quote.role.replace('_', '-')})",
    )


def _matters(body: Matters) -> str:
    """Matters one below the other, the sources of each side by side."""
    rows = []
    for matter in body.matters:
        head = tag("p", esc(f"{matter.sign} {matter.relation}"), classes="relation") + tag("h3", esc(matter.about))
        sides = (
            tag(
                "div",
                tag("p", esc(s.text), classes=_said(s.text, len(matter.sides))) + tag("p", esc(s.by)),
                data_open=s.record,
                tabindex="0",
            )
            for s in matter.sides
        )
        rows.append(tag("section", tag("div", head) + tag("div", "".join(sides), classes="sides")))
    return tag("div", "".join(rows), classes="matters", style=f"--rows:{max(len(rows), 3)}")


def _said(text: str, sides: int) -> str:
    """Large where it fits one line of its column, as in the file."""
    return "said" if wide(text) * 16 < (WIDTH - 2 * MARGIN - 290) / sides - 24 else "said long"


def _table(body: Table) -> str:
    columns = "".join(tag("col", "", style=f"width:{share:.0%}") for share in body.shares)
    head = tag("tr", "".join(tag("th", esc(cell), scope="col") for cell in body.head))
    rows = "".join(tag("tr", "".join(tag("td", esc(cell)) for cell in row)) for row in body.rows)
    return tag("table", tag("colgroup", columns) + tag("thead", head) + tag("tbody", rows))


def _svg(inner: str, width: int, shown: Slide) -> str:
    """A drawing with its takeaway for those who cannot see it."""
    said = f"{shown.title}. {shown.subtitle}"
    return tag("svg", tag("title", esc(said)) + inner, viewBox=f"0 0 {width} {ROOM}", width=str(width), role="img")


def _label(x: float, y: float, text: str, *, anchor: str = "start", role: str = "ink", size: int = LETTERS) -> str:
    return tag("text", esc(text), x=f"{x:.1f}", y=f"{y:.1f}", text_anchor=anchor, style=f"fill:var(--{_css(role)});font-size:{size}px")


def _rect(x: float, y: float, width: float, height: float, *, fill: str, line: str = "", radius: float = 0) -> str:
    style = f"fill:{fill}" + (f";stroke:{line};stroke-width:1.5" if line else "")
    return tag("rect", "", x=f"{x:.1f}", y=f"{y:.1f}", width=f"{width:.1f}", height=f"{height:.1f}", rx=f"{radius:g}", style=style)


def _rule(x1: float, y1: float, x2: float, y2: float, *, role: str = "rule", width: float = 1, dash: str = "") -> str:
    style = f"stroke:var(--{_css(role)});stroke-width:{width:g}" + (f";stroke-dasharray:{dash}" if dash else "")
    return tag("line", "", x1=f"{x1:.1f}", y1=f"{y1:.1f}", x2=f"{x2:.1f}", y2=f"{y2:.1f}", style=style)


def _css(role: str) -> str:
    return role.replace("_", "-")


def _bars(body: Bars, width: int) -> str:
    """Horizontal bars from nought, values at their ends."""
    out = []
    step = min(64.0, ROOM / max(len(body.rows), 1))
    scale = (width - NAMES - 10) / (body.most * 1.12)
    for row, (name, value, role) in enumerate(zip(body.rows, body.values, body.roles, strict=True)):
        top, long = row * step, value * scale
        out.append(_label(NAMES - 14, top + step / 2 + 7, name, anchor="end"))
        out.append(_rect(NAMES, top + step * 0.155, long, step * 0.69, fill=f"var(--{_css(role)})"))
        out.append(_label(NAMES + long + 10, top + step / 2 + 7, str(value)))
    return "".join(out)


def _diverging(body: Diverging, width: int) -> str:
    """Doubt to the left, hope to the right, neutral astride the middle."""
    out, at = [], float(NAMES)
    for name, role in zip(body.names, LEANINGS, strict=True):
        out += [_rect(at, 6, 18, 18, fill=f"var(--{role})"), _label(at + 26, 22, name)]
        at += 56 + wide(name) * LETTERS / 2
    room = width - NAMES - 10
    step = min(64.0, (ROOM - HEAD) / max(len(body.rows), 1))
    scale, middle = room / (2 * body.reach * 1.02), NAMES + room / 2
    out.append(_rule(middle, HEAD, middle, HEAD + step * len(body.rows)))
    for row, (name, few, values) in enumerate(zip(body.rows, body.pale, body.values, strict=True)):
        top = HEAD + row * step
        out.append(_label(NAMES - 14, top + step / 2 + 7, name, anchor="end", role="quiet" if few else "ink"))
        x = middle - (values[0] + values[1] / 2) * scale
        for value, role in zip(values, LEANINGS, strict=True):
            long = value * scale
            if value:
                fill = f"color-mix(in srgb, var(--{role}) 30%, var(--paper))" if few else f"var(--{role})"
                out.append(_rect(x, top + step * 0.155, long, step * 0.69, fill=fill, line=f"var(--{role})" if few else ""))
            if value and body.shows(value, room):
                out.append(_label(x + long / 2, top + step / 2 + 7, str(value), anchor="middle", role="ink" if few else f"on-{role}"))
            x += long
    return "".join(out)


def _amounts(body: Amounts, width: int) -> str:
    """Dots for exact values, bars for ranges, arrows for open ends, hollow diamonds for what is no fact yet."""
    left, right, foot = NAMES_OF_AMOUNTS, width - 20, 74
    step = min(float(TALLEST), (ROOM - foot) / max(len(body.amounts), 1))
    bottom = step * len(body.amounts)

    def place(value: float) -> float:
        at = math.log10(value) if body.log and value > 0 else value
        return left + (right - left) * min(max((at - body.low) / ((body.high - body.low) or 1), 0), 1)

    out = []
    for value, name in body.ticks:
        out += [
            _rule(place(value), 0, place(value), bottom),
            _label(place(value), bottom + 26, name, anchor="middle", role="quiet", size=SMALL),
        ]
    for row, amount in enumerate(body.amounts):
        mark = _amount(amount, [place(b) for b in amount.bounds], (row + 0.5) * step, left, right)
        out.append(tag("g", mark, data_open=amount.record))
    return "".join(out)


def _amount(amount: Amount, at: list[float], middle: float, left: float, right: float) -> str:
    """One quoted number on its row."""
    out = [_label(left - 18, middle + 6, amount.name, anchor="end")]
    dash = "2 5" if amount.hollow else ""
    first, last = at[0], at[-1]
    if len(at) == 2:
        out.append(_rule(first, middle, last, middle, role="ink", width=5, dash=dash))
    elif amount.low != amount.high:
        tip = last + 44 if amount.low is not None else first - 44
        turn = 9 if tip > first else -9
        out.append(_rule(first, middle, tip, middle, role="ink", width=2, dash=dash))
        points = f"{tip + turn:.1f},{middle:.1f} {tip:.1f},{middle - 6:.1f} {tip:.1f},{middle + 6:.1f}"
        fill = "paper" if amount.hollow else "ink"
        out.append(tag("polygon", "", points=points, style=f"fill:var(--{fill});stroke:var(--ink);stroke-width:1.5"))
        first, last = min(first, tip + turn), max(last, tip + turn)
    style = f"fill:var(--{'paper' if amount.hollow else 'ink'});stroke:var(--ink);stroke-width:2.5"
    for x in at:
        if amount.hollow:  # a shape of its own, as in the file
            out.append(tag("polygon", "", points=_corners(x, middle, _DIAMOND), style=style))
        else:
            out.append(tag("circle", "", cx=f"{x:.1f}", cy=f"{middle:.1f}", r="7", style=style))
    late = last > left + (right - left) * 0.72
    out.append(_label(first - 16 if late else last + 16, middle + 6, amount.text, anchor="end" if late else "start", role="figure"))
    return "".join(out)


def _lines(body: Lines, width: int) -> str:
    """Values at their days, printed as quoted."""
    left, right, top, bottom = slide_lines.SIDE, width - slide_lines.SIDE, slide_lines.HEAD, slide_lines.bottom(body)
    out = [_rule(left, bottom, right, bottom)]
    out += [
        _label(slide_lines.across(body, day), bottom + 28, day.isoformat(), anchor="middle", role="quiet", size=SMALL)
        for i, day in enumerate(body.days)
        if i % body.every == 0
    ]
    for day, said in body.numbers().items():
        out.append(_event(slide_lines.across(body, day), top, bottom, said, body.planned(day)))
    for place, each in enumerate(body.laid):
        key = _label(
            place % 2 * width / 2, ROOM - body.key_height + 30 + place // 2 * 30, f"{place + 1}  {each.text}", role="event", size=SMALL
        )
        out.append(tag("g", key, data_open=each.record))
    at = float(left)
    for number, (line, sides) in enumerate(zip(body.lines, slide_lines.sides(body), strict=True)):
        role = body.roles[number % 4]
        spots = [(slide_lines.across(body, day), slide_lines.down(body, value), text) for day, value, text in line.points]
        out += [_rect(at, 8, 18, 18, fill=f"var(--{role})"), _label(at + 26, 24, line.name)]
        at += 60 + wide(line.name) * LETTERS / 2
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y, _ in spots)
        out.append(tag("polyline", "", points=path, style=f"fill:none;stroke:var(--{role});stroke-width:3"))
        for (x, y, text), side in zip(spots, sides, strict=True):
            out.append(tag("circle", "", cx=f"{x:.1f}", cy=f"{y:.1f}", r="7", style=f"fill:var(--{role})"))
            if side:
                right_, below, anchor = _BESIDE[side]
                out.append(_label(x + right_, y + below, text, anchor=anchor, role="figure"))
    return "".join(out)


_BESIDE = {"above": (0, -18, "middle"), "below": (0, 32, "middle"), "right": (16, 7, "start"), "left": (-16, 7, "end")}
"""How far from its point a value stands, and which end of it."""


_DIAMOND = ((0, -9), (9, 0), (0, 9), (-9, 0))
_SQUARE = ((-7, -7), (7, -7), (7, 7), (-7, 7))


def _corners(x: float, y: float, shape: tuple[tuple[int, int], ...]) -> str:
    """Corners of a mark around its place."""
    return " ".join(f"{x + a:.1f},{y + b:.1f}" for a, b in shape)


def _event(x: float, top: float, bottom: float, said: str, planned: bool) -> str:
    """A day of events over lines: a thin line, a diamond, or a hollow square where all is planned, and the numbers of the events."""
    y = top + 8
    points = _corners(x, y, _SQUARE if planned else _DIAMOND)
    mark = tag("polygon", "", points=points, style=f"fill:var(--{'paper' if planned else 'event'});stroke:var(--event);stroke-width:2")
    line = _rule(x, y + 9, x, bottom, role="event", dash="3 5" if planned else "")
    return line + mark + _label(x + 14, y + 6, said, role="event", size=SMALL)


def _timeline(body: Timeline, width: int) -> str:
    """Lanes, days and events."""
    left, head = body.left, 34
    scale, step = width - left, min(40.0, (ROOM - head) / body.rows)
    out = []
    for day, name in body.ticks:
        x = left + body.place(day) * scale
        out += [_rule(x, head - 4, x, head + step * body.rows), _label(x - 4, head - 14, name, role="quiet", size=SMALL)]
    row = 0
    for name, rows in body.lanes:
        out += [
            _rule(0, head - 4 + row * step, width, head - 4 + row * step),
            _label(0, head + 2 + (row + rows / 2) * step, name, size=SMALL),
        ]
        row += rows
    for m in body.moments:
        middle = head - 4 + (m.row + 0.5) * step
        start, end = left + body.place(m.first) * scale, left + body.place(m.last) * scale
        single, inside = m.first == m.last, m.side == "inside" and bool(m.text)
        if single:
            start, end = start - 7, start + 7
        tall = 14 if single else 30 if inside else 12
        fill = "paper" if m.planned else "ink" if single else "quiet"
        mark = [
            _rect(
                start, middle - tall / 2, max(end - start, 14), tall, fill=f"var(--{fill})", line="var(--ink)", radius=7 if tall < 20 else 5
            )
        ]
        if inside:
            mark.append(_label(start + 10, middle + 6, m.text, role="ink" if m.planned else "paper", size=SMALL))
        elif m.text:
            before = m.side == "left"
            mark.append(_label(start - 8 if before else end + 8, middle + 6, m.text, anchor="end" if before else "start", size=SMALL))
        out.append(tag("g", "".join(mark), data_open=m.record))
    return "".join(out)
