"""Quotations without a cue that the next sentence gives away: «“以前打样要七天。”他把手机递给记者»."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from lib.extract.circumstances import is_circumstance, strip_lead
from lib.extract.colons import DOES, bare_name, subject_of
from lib.extract.frames import HIDDEN, Frame
from lib.extract.lexicon import lexicon
from lib.extract.name_ends import name_at
from lib.extract.people import People
from lib.extract.pieces import PERSON, REFERENCE, Listed, Phrase, Piece
from lib.extract.quotations import Quotation
from lib.extract.unnamed import read_noun
from lib.patterns import compiled

_STOP = compiled(r"[。;:!?\n\x01]")
_SHORTEST = 4
_REACH, _HEAD = 160, 40
_SENTENCE_MARKS = "。!?\n\x01"
_SOMEBODY = ("phrase.unnamed", "phrase.staff", "phrase.noun")


def find_orphans(
    folded: str, plain: str, quotes: Sequence[Quotation], frames: Sequence[Frame], *, listed: Listed, people: People
) -> Iterator[Frame]:
    """Frames for speech quotations at the head of a paragraph that no other frame claims."""
    cues = sorted(f.cue.start for f in frames)
    leads = sorted(f.lead for f in frames if f.kind != "own")
    claimed = {f.content for f in frames if f.mark in ("“", ".")} | {f.lead for f in frames}
    for quote in quotes:
        if not quote.speech or quote.size() < _SHORTEST or quote.start in claimed:
            continue
        before = plain[: quote.start].rstrip(" ")[-1:] if quote.start < 40 else plain[quote.start - 40 : quote.start].rstrip(" ")[-1:]
        if before == ",":
            if frame := _own_sentence(folded, plain, quote, cues, listed, people):
                yield frame
            continue
        if quote.end in claimed or quote.end + 1 in claimed or _told_further_on(plain, quote.end, leads):
            continue
        if before not in ("", "\n", "。", "!", "?") or plain[quote.end : quote.end + 1] in ("", "\n", ",", "。"):
            continue
        frame = _next_sentence(folded, plain, quote, listed, people)
        if frame:
            claimed.add(frame.content)
            yield frame


def _told_further_on(plain: str, end: int, leads: Sequence[int]) -> bool:
    """Whether the next sentence opens with circumstances and then a frame, which takes the quotation: «“…”上周五,在厂外,某某说,…»."""
    at = bisect_left(leads, end)
    lead = leads[at] if at < len(leads) else len(plain)
    return end < lead <= end + 60 and plain[lead - 1] == "," and is_circumstance(plain[end:lead])


def _own_sentence(folded: str, plain: str, quote: Quotation, cues: Sequence[int], listed: Listed, people: People) -> Frame | None:
    """The person whose deed the words before a quotation tell: «他把话锋转向AI PC,“明年会比今年好。”»."""
    start = max(plain.rfind(c, max(0, quote.start - _REACH), quote.start) for c in _SENTENCE_MARKS) + 1
    ends = folded[quote.end - 2 : quote.end - 1] in tuple("。!?…") or plain[quote.end : quote.end + 1] in ("", "\n", "。", "!", "?")
    if not start or not ends or bisect_left(cues, start) < bisect_left(cues, quote.start):
        return None
    phrase = subject_of(folded, plain, start, quote.start - 1, listed=listed, people=people)
    at = start
    while phrase is None and at < quote.start - 1:  # «电话那头,采购总监的声音有些疲惫,“…”»
        comma = plain.find(",", at, quote.start)
        phrase = read_noun(folded, plain, at, comma) or bare_name(folded, plain, strip_lead(plain, at, comma))
        at = comma + 1
    if phrase is None:
        return None
    somebody = phrase.name.start - start <= _HEAD and (phrase.kind == PERSON or phrase.rule in _SOMEBODY)
    if not somebody and not (phrase.kind == REFERENCE and plain[phrase.name.start] in "他她"):
        return None
    lead = start if plain[start - 1] == HIDDEN else quote.start  # «“定金退了。”…总经理耿怀远语气平静,“客户没钱了。”»
    return Frame(lead, Piece(quote.start, quote.start), quote.start, "“", "say", phrase, "attach.own-sentence")


def _bare_name(folded: str, plain: str, at: int) -> Phrase | None:
    """A name nobody has introduced, right after the quotation: «“快。”王强连说两遍。»"""
    if not lexicon().plain_at.match(folded, at):
        return None
    found = name_at(folded, at)
    return Phrase(PERSON, Piece(*found), rule="phrase.bare-name", sure=0.5) if found and found[1] - at <= 4 else None


def _next_sentence(folded: str, plain: str, quote: Quotation, listed: Listed, people: People) -> Frame | None:
    """The person the sentence after the quotation begins with; a quotation after its first clauses goes on with the first."""
    stop = _STOP.search(plain, quote.end)
    end = stop.start() if stop else len(plain)
    phrase = subject_of(folded, plain, quote.end, end, listed=listed, people=people) or _bare_name(folded, plain, quote.end)
    if phrase is None and (noun := read_noun(folded, plain, quote.end, end)) and (noun.kind == PERSON or DOES.match(plain, noun.name.end)):
        phrase = noun
    if (
        phrase is None
        or (phrase.kind not in (PERSON, REFERENCE) and phrase.rule not in ("phrase.unnamed", "phrase.noun"))
        or phrase.rule == "phrase.bare-document"
    ):
        return None
    if phrase.kind == REFERENCE and plain[phrase.name.start] not in "他她":
        return None
    if phrase.name.start - quote.end > 44:
        return None
    comma = plain.find(",", quote.end, phrase.name.start)
    if comma > 0 and not is_circumstance(plain[quote.end : comma]) and listed.within(quote.end, comma):
        return None  # «“…”另一家公司也在跟进,其制作人金亨燮表示,…»
    here = Piece(quote.end, quote.end)
    if stop and stop.group() == HIDDEN and plain[stop.start() - 1] in ",:":
        return Frame(quote.end, here, stop.start(), "“", "say", phrase, "attach.next-sentence")
    return Frame(quote.end, here, quote.end, ".", "say", phrase, "attach.next-sentence")
