"""Quotations without a cue: «杨立昆再次批评Sora:“…”», «“…”他把手机递给记者。» — given to whom the place gives them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lib.extract.cues import Frame
from lib.extract.lexicon import lexicon
from lib.extract.people import People, name_at
from lib.extract.phrases import read_phrase
from lib.extract.pieces import PERSON, REFERENCE, Listed, Phrase, Piece
from lib.extract.quotations import Quotation

_HE = re.compile(r"[他她](?![们人])")
_SENTENCE = re.compile(r"[。!?;\n\x01]")
_REPORTER = re.compile(r"(?:本报|本刊)?记者|问|提问|主持人")
_SHORTEST = 8


def find_orphans(
    folded: str, plain: str, quotes: Sequence[Quotation], frames: Sequence[Frame], *, listed: Listed, people: People
) -> Iterator[Frame]:
    """Frames for speech quotations no cue frame claims: the one before a colon, or the one the next sentence begins with."""
    claimed = {f.content for f in frames if f.mark in ("“", ".")} | {f.lead for f in frames}
    for quote in quotes:
        if not quote.speech or quote.size() < _SHORTEST or quote.start in claimed:
            continue
        before = plain[max(0, quote.start - 2) : quote.start].rstrip()
        if not before.endswith(":") and any(lead in claimed for lead in (quote.end, quote.end + 1)):
            continue
        frame = (
            _before_colon(folded, plain, quote, listed, people)
            if before.endswith(":")
            else _after_quote(folded, plain, quote, listed, people)
        )
        if frame:
            yield frame


def _before_colon(folded: str, plain: str, quote: Quotation, listed: Listed, people: People) -> Frame | None:
    """The first person of the sentence that ends in the colon."""
    colon = plain.rfind(":", 0, quote.start)
    start = max([m.end() for m in _SENTENCE.finditer(plain, max(0, colon - 90), colon)] or [max(0, colon - 90)])
    if _REPORTER.search(plain, start, colon):
        return None
    phrase = _person_in(folded, plain, start, colon, listed, people)
    return Frame(start, Piece(colon, colon), quote.start, "“", "say", phrase, "attach.before-colon") if phrase else None


def _after_quote(folded: str, plain: str, quote: Quotation, listed: Listed, people: People) -> Frame | None:
    """The person the sentence after the quotation begins with, where the quotation opens its paragraph."""
    before = plain[: quote.start].rstrip(" ")[-1:]
    if before not in ("", "\n") or plain[quote.end : quote.end + 1] in ("", "\n", ",", "。"):
        return None
    stop = re.compile(r"[,。;:!?\n\x01]").search(plain, quote.end)
    end = stop.start() if stop else len(plain)
    phrase = _person_in(folded, plain, quote.end, end, listed, people, at_start=True)
    return Frame(quote.end, Piece(quote.end, quote.end), quote.end, ".", "say", phrase, "attach.next-sentence") if phrase else None


def _person_in(folded: str, plain: str, start: int, end: int, listed: Listed, people: People, *, at_start: bool = False) -> Phrase | None:
    """A titled name, an introduced name, or he and she, in a stretch; at its start if so asked."""
    lex = lexicon()
    for m in lex.head.finditer(plain, start, end):
        found = name_at(folded, m.end())
        if found and (not at_start or m.start() - start <= 24):
            phrase = read_phrase(folded, start, found[1], listed=listed, people=people.names)
            if phrase and phrase.kind == PERSON:
                return phrase
    best: Phrase | None = None
    for name in people.names:
        at = plain.find(name, start, end)
        if at >= 0 and len(name) >= 2 and (not at_start or at == start) and (best is None or at < best.name.start):
            best = Phrase(PERSON, Piece(at, at + len(name)), rule="phrase.known", sure=0.6)
    if best:
        return best
    he = _HE.match(plain, start, end) or (None if at_start else _HE.search(plain, start, end))
    return Phrase(REFERENCE, Piece(he.start(), he.end()), rule="phrase.reference", sure=0.5) if he else None
