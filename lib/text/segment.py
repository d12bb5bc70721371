"""Paragraphs, headings and sentences of a cleaned article."""

from __future__ import annotations

from collections.abc import Sequence

from lib.patterns import compiled
from lib.schema import Span
from lib.text.byline import authors, is_byline, publisher, title
from lib.text.clean import Cleaned
from lib.text.fold import fold, is_traditional
from lib.text.lines import ends_sentence, units
from lib.text.reading import Paragraph, Reading

_LINE = compiled(r"[^\n]+")
_END = compiled(r"[。!?]{1,6}|…{1,4}(?=[”」』\"]|$)|\.(?=[”」』\"]?(?:\s[\u4e00-\u9fff]|$))")
_CLOSERS = "”’」』\"'"
# After a question or exclamation inside quotation marks or a title the sentence often runs on: “…吗?”等问题, 《…行业?》一文中
_RUNS_ON = compiled(r"\s{0,2}[,、;:》)】“「]|等|的|这|之|一[文书]|时[,候]|为题|成为|是|引|也|则|与|和")
_HEADING_WIDTH = 30.0


def segment(name: str, cleaned: Cleaned) -> Reading:
    """A reading of a cleaned article; its dates are found elsewhere.

    >>> r = segment("a", Cleaned("Sora究竟強在哪?\\n“會。”他說。不難看出,前景廣闊。"))
    >>> [(p.ordinal, p.heading) for p in r.paragraphs], r.script
    ([(1, True), (2, False)], 'Hant')
    >>> [r.cut(s.start, s.end) for s in r.sentences]
    ['Sora究竟強在哪?', '“會。”', '他說。', '不難看出,前景廣闊。']
    """
    text, folded = cleaned.text, cleaned.folded or fold(cleaned.text)
    spans = [(m.start(), m.end()) for m in _LINE.finditer(text)]
    printed, plain = [text[a:b] for a, b in spans], [folded[a:b] for a, b in spans]
    paragraphs = tuple(Paragraph(a, b, n, heading=_is_heading(plain, n - 1)) for n, (a, b) in enumerate(spans, 1))
    return Reading(
        name=name,
        text=text,
        folded=folded,
        script="Hant" if is_traditional(text) else "Hans",
        paragraphs=paragraphs,
        sentences=tuple(s for p in paragraphs for s in sentences(folded, p.start, p.end)),
        title=title(printed, plain),
        publisher=publisher(printed, plain, page=cleaned.page),
        authors=authors(printed, plain),
        dropped=cleaned.dropped,
        notes=cleaned.notes,
    )


def sentences(folded: str, start: int, end: int) -> tuple[Span, ...]:
    """Sentences of a stretch of folded text; each ends with its end mark and closing quotation mark.

    >>> text = "他问:“行吗?”等问题。《会颠覆哪些行业?》一文(你猜?)说:“不会。”"
    >>> [text[s.start:s.end] for s in sentences(text, 0, len(text))]
    ['他问:“行吗?”等问题。', '《会颠覆哪些行业?》一文(你猜?)说:“不会。”']
    """
    out: list[Span] = []
    here = start
    for m in _END.finditer(folded, start, end):
        stop = m.end()
        while stop < end and folded[stop] in _CLOSERS:
            stop += 1
        if m.end() <= here or _goes_on(folded, m.group(), stop, end):
            continue
        out += _span(folded, here, stop)
        here = stop
    out += _span(folded, here, end)
    return tuple(out)


def _goes_on(folded: str, mark: str, stop: int, end: int) -> bool:
    """Whether the sentence runs on after an end mark."""
    if stop >= end:
        return False
    if folded[stop] in "》)】,、;:":
        return True
    quoted = folded[stop - 1] in _CLOSERS
    return quoted and mark[0] in "!?…" and bool(_RUNS_ON.match(folded, stop))


def _span(folded: str, start: int, stop: int) -> list[Span]:
    """A span without blanks at its edges; none if nothing is left."""
    while start < stop and folded[start].isspace():
        start += 1
    while stop > start and folded[stop - 1].isspace():
        stop -= 1
    return [Span(start, stop)] if stop > start else []


def _is_heading(folded: Sequence[str], n: int) -> bool:
    """A short line without an end mark, or a short question, that other lines follow."""
    line = folded[n]
    if units(line) > _HEADING_WIDTH or n == len(folded) - 1 or is_byline(line) or line.endswith((",", ";", ":")):
        return False
    asks = line.endswith(("?", "!")) and units(line) <= 24 and line[0] not in "“「‘『"
    return asks or not ends_sentence(line)
