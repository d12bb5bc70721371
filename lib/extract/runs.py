"""Where reported speech stops: at the sentence, or further down the paragraph."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Sequence
from functools import cache

from lib.extract.cues import HIDDEN, Frame
from lib.extract.lexicon import HAN, alternation
from lib.rules import rules
from lib.schema import Span
from lib.text.reading import Paragraph

_END = re.compile(rf"[。!?…]+[)”’」』]*|{HIDDEN}+")
_BRIEF = re.compile(r"宣布|披露|公告|回应|回复|回覆|答复|公布|声明|澄清|证实|承认|否认")
_FACT = re.compile(rf"(?:\d{{2,4}}年)?\d{{1,2}}月\d{{1,2}}日|{HAN[0]}")
_MARKET = re.compile("涨停|跌停|收涨|收跌|收报|报收|收盘|盘中|股价(?:应声|随即|一度)|大涨|大跌")
_NO_COMMENT = re.compile("(?:不予|拒绝|未予|未作|没有|尚未|暂未|未)(?:置评|回应|回复|评论)")
_AHEAD = re.compile("有望|预计|将|可能|或|料|会|建议")
_CONCESSION = re.compile(r"(?:虽然|尽管|虽|即便|即使|正如|如|就像|诚如)")
_NEWS = re.compile(
    r"(?:(?:\d{2,4}年)?\d{1,2}月(?:\d{1,2}日|底|初|中旬|下旬|上旬|份)?[,、]?|昨日|今日|昨晚|此前|日前|近日|上周|本周|下周|据|另据|而据|而在|在此之前)"
)


@cache
def _openers() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Patterns of sentence openings: where the author takes over, and where details of a source go on."""
    words = {str(r.data["kind"]): r.words for r in rules("openers")}
    return re.compile(rf"\s*(?:{alternation(words['stop'])})"), re.compile(rf"\s*(?:{alternation(words['on'])})")


class Sentences:
    """Sentences of a text in which speech quotations are hidden; a hidden quotation ends one if its own last mark does."""

    def __init__(self, folded: str, plain: str, paragraphs: Sequence[Paragraph]) -> None:
        self.plain = plain
        self.spans: list[Span] = []
        self.paragraph_ends: list[int] = []
        for paragraph in paragraphs:
            at = paragraph.start
            for m in _END.finditer(plain, paragraph.start, paragraph.end):
                if m.group()[0] == HIDDEN and not _ends_inside(folded, m.end()):
                    continue
                if plain[m.end() : m.end() + 1] in (",", ";", ":", "、"):
                    continue
                self._add(at, m.end(), paragraph.end)
                at = m.end()
            self._add(at, paragraph.end, paragraph.end)
        self.starts = [s.start for s in self.spans]

    def _add(self, start: int, end: int, paragraph_end: int) -> None:
        while start < end and self.plain[start].isspace():
            start += 1
        if start < end:
            self.spans.append(Span(start, end))
            self.paragraph_ends.append(paragraph_end)

    def index(self, position: int) -> int:
        """Number of the sentence that holds a position."""
        return max(0, bisect_right(self.starts, position) - 1)


def _ends_inside(folded: str, end: int) -> bool:
    """Whether a quotation that ends here closes on a sentence mark."""
    inner = (folded[end - 1 : end] in '”’」』"' and folded[end - 2 : end - 1]) or folded[end - 1 : end]
    return inner in tuple("。!?…”’」』") and bool(inner)


def run_end(
    frame: Frame, sentences: Sentences, later: Sequence[Frame], *, folded: str, own_names: Sequence[str], others: Collection[str] = ()
) -> tuple[int, list[Frame]]:
    """End of the reported speech that begins at a frame's content, and the frames nested in it.

    `later` are the frames after this one, in order. The run covers its sentence up to a frame that is set beside this
    one; then the sentences of the paragraph that open no frame, do not hand back to the author, and do not name the
    speaker in the third person.
    """
    plain = sentences.plain
    here = sentences.index(frame.content)
    end = sentences.spans[here].end
    nested: list[Frame] = []
    for other in later:
        if other.cue.start >= end:
            break
        if other.cue.start < frame.content:
            continue
        if _beside(plain, frame, other):
            return _trimmed(plain, frame.content, other.lead), nested
        nested.append(other)
    if frame.nested or _subordinate(plain, frame):
        return _trimmed(plain, frame.content, _clause_of(plain, frame.content, end, frame)), nested
    stop, on = _openers()
    paragraph_end = sentences.paragraph_ends[here]
    brief = frame.kind in ("data", "decree", "urge") or bool(_BRIEF.search(folded, frame.cue.start, frame.cue.end))
    number = here + 1
    while number < len(sentences.spans) and sentences.spans[number].end <= paragraph_end:
        sentence = sentences.spans[number]
        words = plain[sentence.start : sentence.end]
        inside = [f for f in later if sentence.start <= f.cue.start < sentence.end or f.lead == sentence.end]
        if any(not _concession(plain, f, sentence) for f in inside) or stop.match(words):
            break
        if brief and not on.match(words):
            break
        if (
            words.startswith(HIDDEN)
            or _NO_COMMENT.search(words)
            or _NEWS.match(words)
            or (_MARKET.search(words) and not _AHEAD.search(words))
        ):
            break
        if any(words.startswith(name) for name in others if len(name) >= 2):
            break
        if any(name in words for name in own_names if len(name) >= 2):
            break
        nested += inside
        end = sentence.end
        number += 1
    return end, nested


def _beside(plain: str, frame: Frame, other: Frame) -> bool:
    """Whether a later frame of the same sentence is set beside this one and not inside what it reports."""
    if other.phrase is None:
        return True
    before = plain[max(0, other.lead - 2) : other.lead]
    opening = plain[other.lead : other.lead + 3]
    if before.endswith(";") and frame.kind != "decree":
        return True
    if other.lead <= frame.content + 1 or _CONCESSION.match(opening):
        return False
    return bool(re.match(r"(?:而|但|不过|同时|他并|她并|他还|她还|并|则)", opening)) or bool(
        re.search(r"[则也亦]", plain[other.phrase.name.end : other.cue.start])
    )


def _concession(plain: str, frame: Frame, sentence: Span) -> bool:
    """Whether a frame stands in a subordinate clause of a sentence that is not its own."""
    return frame.phrase is not None and bool(_CONCESSION.match(plain, frame.lead)) and frame.content < sentence.end


def _subordinate(plain: str, frame: Frame) -> bool:
    return (
        bool(_CONCESSION.match(plain, frame.lead))
        and plain[frame.lead : frame.lead + 2] not in ("正如", "诚如", "如同")
        and not plain.startswith("如", frame.lead)
    )


def _clause_of(plain: str, start: int, end: int, frame: Frame) -> int:
    """End of what a subordinate or nested frame reports: before the main clause takes over."""
    if not _subordinate(plain, frame):
        return end
    m = re.compile(r",(?:但|不过|然而|可是|却|其实)").search(plain, start, end)
    return m.start() if m else end


def _trimmed(plain: str, start: int, end: int) -> int:
    while end > start and plain[end - 1] in ",;:、 ":
        end -= 1
    return end
