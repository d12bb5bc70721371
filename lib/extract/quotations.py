"""Find quotation stretches: pairs, nested pairs, and quotes over several paragraphs.

A quote over several paragraphs opens a mark in each and closes one at the end. What is only named in quotation marks
(terms, titles, slogans) is told apart from what may be speech by its shape and place.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lib.patterns import compiled
from lib.schema import Span
from lib.text.reading import Paragraph

_CLOSING = {"“": "”", "「": "」", "『": "』", "‘": "’", "«": "»", "〝": "〞"}
_MARKS = compiled('[“”「」『』‘’"〝〞]')
_SPEECH_END = compiled(r"[。!?…,;]$")
_SAID = compiled(
    "(?:承认|否认|回复|回应|反问|补充|提醒|建议|呼吁|主张|评论|留言|发文|自称|宣称|声称|坦承|解释|透露|警告|预言|断言|写着|写下|反驳|留言道|喊出|抛出|称|说|说道|认为|表示|指出|坦言|直言|透露|强调|回应|写道|直呼|感叹|叹道|笑称)$"
)
_MOTTO = compiled("(?:第一句话?|一句话|的话|口头禅|最多的|常说的|嘴边的|原话)(?:就|便)?是$")
_GOES_ON = tuple("的是等和与将已被为也及或系类式版等型之")
_INNER = compiled(r"[,。;:!?]")
_SENTENCE_EDGE = frozenset("\n。!?;”」』…")
_LONG = 14


@dataclass(frozen=True, slots=True)
class Quotation:
    """One quotation stretch.

    `start` and `end` enclose the marks; `parts` are what stands between them, one for each paragraph. `speech` is false
    for a stretch that stands inside a sentence like a word: a term, a title, a pen name.
    """

    start: int
    end: int
    parts: tuple[Span, ...]
    speech: bool
    closed: bool = True

    def size(self) -> int:
        """Characters between the marks."""
        return sum(part.end - part.start for part in self.parts)


def quotations(folded: str, paragraphs: Sequence[Paragraph]) -> tuple[Quotation, ...]:
    """Outermost quotation stretches in reading order.

    >>> text = "他说:“好。”这“新品”不错。"
    >>> [(text[q.start:q.end], q.speech) for q in quotations(text, [Paragraph(0, len(text), 1)])]
    [('“好。”', True), ('“新品”', False)]
    """
    return tuple(_judged(folded, start, end, parts, closed) for start, end, parts, closed in _stretches(folded, paragraphs))


def _stretches(folded: str, paragraphs: Sequence[Paragraph]) -> Iterator[tuple[int, int, tuple[Span, ...], bool]]:
    """Start, end, inner parts and whether it was closed, for each outermost stretch."""
    carried: list[tuple[int, int, int]] = []  # (mark, inner start, paragraph end) of paragraphs whose quote is still open
    for number, paragraph in enumerate(paragraphs):
        stack: list[tuple[str, int]] = []
        for mark in _MARKS.finditer(folded, paragraph.start, paragraph.end):
            at, char = mark.start(), mark.group()
            if char == '"':
                char = "”" if stack and stack[-1][0] == '"' else '"'
            if char in _CLOSING or char == '"':
                stack.append((char, at))
                continue
            if not stack or _CLOSING.get(stack[-1][0], "”") != char:
                if len(stack) > 1 and any(_CLOSING.get(m, "”") == char for m, _ in stack):
                    while _CLOSING.get(stack[-1][0], "”") != char:
                        stack.pop()
                else:
                    continue
            _, opened = stack.pop()
            if stack:
                continue
            if carried and opened == _first_mark(folded, paragraph):
                parts = (*tuple(Span(a, b) for _, a, b in carried), Span(opened + 1, at))
                yield carried[0][0], at + 1, parts, True
            else:
                yield from _left_open(carried)
                yield opened, at + 1, (Span(opened + 1, at),), True
            carried = []
        if not stack:
            yield from _left_open(carried)
            carried = []
            continue
        opened = stack[0][1]
        if carried and opened != _first_mark(folded, paragraph):
            yield from _left_open(carried)
            carried = []
        carried.append((opened, opened + 1, paragraph.end))
        follows = number + 1 < len(paragraphs) and _first_mark(folded, paragraphs[number + 1]) >= 0
        if not follows:
            yield from _left_open(carried)
            carried = []
    yield from _left_open(carried)


def _left_open(carried: Sequence[tuple[int, int, int]]) -> Iterator[tuple[int, int, tuple[Span, ...], bool]]:
    """A stretch whose closing mark never came: each paragraph by itself, to the paragraph's end."""
    for mark, start, end in carried:
        yield mark, end, (Span(start, end),), False


def _first_mark(folded: str, paragraph: Paragraph) -> int:
    """Position of an opening mark at the very start of a paragraph, else -1."""
    at = paragraph.start
    while at < paragraph.end and folded[at].isspace():
        at += 1
    return at if at < paragraph.end and (folded[at] in _CLOSING or folded[at] == '"') else -1


def _judged(folded: str, start: int, end: int, parts: tuple[Span, ...], closed: bool) -> Quotation:
    """Whether a stretch may be speech.

    Several paragraphs, a colon before it, a sentence mark at its end, or an edge of a sentence on its left: it may be.
    Inside a clause it is a term unless it is long and has inner punctuation.
    """
    inner = folded[parts[0].start : parts[-1].end].strip()
    before = folded[:start].rstrip(" ")[-1:] if start < 2 else folded[start - 1]
    if before == " ":
        before = folded[max(0, start - 8) : start].rstrip(" ")[-1:]
    after = folded[end : end + 1]
    motto = before == "是" and len(inner) >= 4 and bool(_MOTTO.search(folded, max(0, start - 6), start)) and after in "。!?\n,;"
    said = motto or (bool(_SAID.search(folded, max(0, start - 4), start)) and len(inner) >= 6 and (after in "。!?\n,;" or not after))
    if len(parts) == 1 and len(inner) < _LONG and after in _GOES_ON and before != ":" and not _SPEECH_END.search(inner):
        return Quotation(start, end, parts, False, closed)  # «“墨池AI”的开发商»: a name at the head of a sentence
    speech = (
        said
        or len(parts) > 1
        or before in (":", "")
        or before in _SENTENCE_EDGE
        or bool(_SPEECH_END.search(inner))
        or (before == "," and (len(inner) >= _LONG or after in ",。!?;\n" or not after))
        or (len(inner) >= _LONG and bool(_INNER.search(inner)))
    )
    return Quotation(start, end, parts, speech and bool(inner), closed)


_BREAKS = compiled(r"[,。;:!?…]")
_BYLINE = compiled(
    r"(?m)^[ ]{0,4}(?:[【〔\[(][^】〕\])\n]{0,24}(?:记者|报道|报导|讯|电)[^】〕\])\n]{0,24}[】〕\])]"
    r"|本[报刊网台]讯[ ]?(?:\([^()\n]{1,30}\))?|[^\s,。]{2,12}(?:社|网|台|报)[^\s,。]{0,8}\d{1,2}月\d{1,2}日(?:电|讯)[ ]?(?:\([^()\n]{1,30}\))?)"
)
_SHELL = compiled(r"《[^《》\n]{1,80}》|\([^()\n]{1,120}\)|(?<=\d),(?=\d{3})|(?<=[A-Za-z])[.](?=[A-Za-z ])")


def hide_speech(folded: str, quotes: Sequence[Quotation], *, hidden: str) -> str:
    """The text with speech quotations hidden and with no clause marks inside titles, terms, brackets and numbers.

    >>> text = "他说:“好,行。”这《甲,乙》值1,800元。"
    >>> hide_speech(text, quotations(text, [Paragraph(0, len(text), 1)]), hidden="_")
    '他说:______这《甲·乙》值1·800元。'
    """
    out = []
    at = 0
    for quote in quotes:
        if quote.start < at:
            continue
        out.append(folded[at : quote.start])
        inner = folded[quote.start : quote.end]
        out.append(hidden * len(inner) if quote.speech else _BREAKS.sub("·", inner))
        at = quote.end
    out.append(folded[at:])
    masked = _SHELL.sub(lambda m: _BREAKS.sub("·", m.group()), "".join(out))
    return _BYLINE.sub(lambda m: "\n" * len(m.group()), masked)


def show_speech(folded: str, quotes: Sequence[Quotation], *, hidden: str) -> str:
    """The reverse: only what stands inside speech quotations, the rest hidden; quotations within them as marks.

    >>> text = "他说:“老王说,行。”好。"
    >>> show_speech(text, quotations(text, [Paragraph(0, len(text), 1)]), hidden="_")
    '____老王说,行。___'
    """
    out = []
    at = 0
    for quote in quotes:
        if not quote.speech:
            continue
        for part in quote.parts:
            out += [hidden * (part.start - at), folded[part.start : part.end]]
            at = part.end
    out.append(hidden * (len(folded) - at))
    return _SHELL.sub(lambda m: _BREAKS.sub("·", m.group()), "".join(out))
