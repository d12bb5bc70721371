"""Attach quotations and reported stretches to frames: what each speaker is made to say, and in which manner."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace

from lib.extract.circumstances import is_circumstance
from lib.extract.frames import HIDDEN, Frame
from lib.extract.pieces import PERSON, REFERENCE, Listed
from lib.extract.quotations import Quotation
from lib.extract.quoted_within import CLOSING
from lib.extract.runs import Frames, Sentences, run_end
from lib.patterns import compiled
from lib.schema import Span
from lib.text.reading import Reading

_LONG_QUOTE = 14
_FEW_WORDS = 26
_BYLINE = compiled(r"\((?:本报|本刊)?(?:记者|见习记者|实习记者|作者|编辑|责任编辑|责编|文|图|来源|完)[^()]{0,40}\)\s{0,4}$")
_TURN = compiled("但|不过|然而|同时|此外|另外")
_THEN_ACTS = compiled(r"(?:并|同时|遂|随后|随即|仍|还)?(?:维持|给予|重申|上调|下调|首予|首次覆盖|调高|调低|首推|遂|随即|随后)[^,。]{2,30}")
_SHORT_QUOTE, _SHORTEST = 8, 4
_STOPS = ("。", ";", "!", "?", "\n", "")
_RUNS_INTO_QUOTE = ("say", "view", "mark", "tell")


@dataclass(frozen=True, slots=True)
class Draft:
    """What one frame attributes: parts of the text and the manner; whose it is, is settled later."""

    frame: Frame
    parts: tuple[Span, ...]
    type: str
    nested: bool
    rules: tuple[str, ...] = ()
    sure: float = 1.0


class Attacher:
    """One pass over the frames of an article; each quotation goes to one frame."""

    def __init__(
        self,
        reading: Reading,
        plain: str,
        quotes: Sequence[Quotation],
        frames: Sequence[Frame],
        own_names: Callable[[Frame], Sequence[str]],
        others: Collection[str] = (),
        listed: Listed | None = None,
    ) -> None:
        self.folded, self.plain, self.reading = reading.folded, plain, reading
        self.frames = Frames(frames)
        self.sentences = Sentences(reading.folded, plain, reading.paragraphs)
        self.speech = [q for q in quotes if q.speech]
        self.speech_starts = [q.start for q in self.speech]
        self.by_start = {q.start: q for q in self.speech}
        self.by_end = {q.end: q for q in self.speech}
        self.taken: set[int] = set()
        self.own_names, self.others, self.listed = own_names, others, listed

    def drafts(self) -> list[Draft]:
        """All drafts in order of their frames; quotations that run on without a cue are added to the one before."""
        out: list[Draft] = []
        inside: set[int] = set()
        for frame in self.frames.ordered:
            if frame.kind == "own":
                continue
            draft, nested = self._draft(frame, frame.cue.start in inside)
            inside |= {f.cue.start for f in nested}
            if draft:
                out.append(draft)
        return self._carried_on(out)

    def _draft(self, frame: Frame, nested: bool) -> tuple[Draft | None, list[Frame]]:
        left = None if nested else self._left(frame)
        after: list[Quotation] = []
        reported: Span | None = None
        inner: list[Frame] = []
        if frame.mark == "term":
            close = self.folded.find(CLOSING[self.folded[frame.content - 1]], frame.content)
            return Draft(frame, (Span(frame.content, close),), "direct", nested, (frame.rule,)), []
        if frame.mark == "<":
            return self._summed_up(frame, nested), []
        if frame.mark == "“":
            after, reported = self._quoted(frame)
        elif frame.mark == ".":
            after = self._resumed(frame) if left else []
        elif left and any(f.phrase and f.phrase.kind == REFERENCE for f in self.frames.beginning(frame.content)):
            pass  # «“…”某某写道,她预计…»: a second cue starts a statement of its own
        else:
            reported, inner, after = self._reported(frame)
            if reported and not left and not after and (whole := self._all_quoted(reported)):
                return Draft(frame, (whole,), "direct", nested, (frame.rule,)), inner
        if left is None and not after and reported is None:
            return None, []
        quoted = [*([left] if left else []), *after]
        self.taken |= {q.start for q in quoted}
        parts = [p for q in quoted for p in q.parts] + ([reported] if reported else [])
        manner = "indirect" if not quoted else "mixed" if reported else "direct"
        fired = (frame.rule, "attach.before-cue") if left else (frame.rule,)
        return Draft(frame, tuple(sorted(parts, key=lambda p: p.start)), manner, nested, fired), inner

    def _summed_up(self, frame: Frame, nested: bool) -> Draft | None:
        """What stands in the sentence before «这是…的测算», where no other frame has it."""
        span = Span(frame.content, self._clean_end(frame.content, frame.lead))
        if self.frames.within(span.start, span.end) or HIDDEN in self.plain[span.start : span.end]:
            return None
        return Draft(frame, (span,), "indirect", nested, (frame.rule,), 0.8)

    def _all_quoted(self, span: Span) -> Span | None:
        """The inside of a stretch that is one quotation: «评语是“钱在变贵,模型在变便宜”»."""
        words = self.folded[span.start : span.end]
        closing = {"“": "”", "「": "」"}.get(words[0])
        if closing and words.endswith(closing) and words.count(words[0]) == 1 and len(words) >= 8:
            return Span(span.start + 1, span.end - 1)
        return None

    def _left(self, frame: Frame) -> Quotation | None:
        """The quotation that ends where the frame begins."""
        at = frame.lead
        while at > 0 and self.plain[at - 1] in " ,。—":
            at -= 1
        if at > 0 and self.plain[at - 1] == "\n" and frame.mark == ".":
            while at > 0 and self.plain[at - 1] in " \n":
                at -= 1
        person = frame.phrase is not None and frame.phrase.kind == PERSON
        if frame.kind == "decree" and frame.mark != "." and not (person and frame.mark == "“"):
            return None  # «“…”他要求政府立法»: what is asked for stands behind
        quote = self.by_end.get(at) or self._before_opening(frame)
        if quote is None or quote.start in self.taken or self._turns(frame, quote):
            return None
        if self._of_its_sentence(frame, quote):
            return None
        cut = frame.mark == "“" and frame.phrase is not None and frame.phrase.kind == REFERENCE  # «某某却有保留:“…,”她说,“…”»
        return None if self.plain[max(0, quote.start - 2) : quote.start].rstrip().endswith(":") and not cut else quote

    def _of_its_sentence(self, frame: Frame, quote: Quotation) -> bool:
        """Whether a quotation closes the sentence it stands in («…主张留一条通道,“…”。央宗反问道:“…”»): the next frame has its own."""
        between = self.plain[quote.end : frame.lead]
        if frame.mark != "." and "。" in between:
            return True
        before = self.plain[max(0, quote.start - 2) : quote.start].rstrip(" ")[-1:]
        if before != "," or "," in between:
            return False
        return self._ends_itself(quote) and not is_circumstance(self.plain[self._sentence_start(quote.start) : quote.start])

    def _sentence_start(self, position: int) -> int:
        return self.sentences.spans[self.sentences.index(position)].start

    def _turns(self, frame: Frame, quote: Quotation) -> bool:
        """Whether a frame turns away from the quotation before it («…占八成。“…”但他也承认,…»): that one closes what came before."""
        begins_paragraph = self.plain[max(0, quote.start - 20) : quote.start].rstrip(" ")[-1:] in ("", "\n")
        return not begins_paragraph and bool(_TURN.match(self.plain, frame.lead))

    def _before_opening(self, frame: Frame) -> Quotation | None:
        """A quotation before the opening circumstances of the frame's sentence: «“…”11月6日,在大会上,裴某这样说。»"""
        sentence = self.sentences.spans[self.sentences.index(frame.lead)]
        if not 0 < frame.lead - sentence.start <= 60 or sentence.start not in self.by_end:
            return None
        return self.by_end[sentence.start] if is_circumstance(self.plain[sentence.start : frame.lead]) else None

    def _quoted(self, frame: Frame) -> tuple[list[Quotation], Span | None]:
        """Quotations right after the mark; a short one that runs on into the sentence is part of reported speech."""
        quote = self.by_start.get(frame.content)
        if quote is None or quote.start in self.taken:
            return [], None
        after = self.plain[quote.end : quote.end + 1]
        done = (
            after == ","
            and quote.size() >= _SHORT_QUOTE
            and self.plain[quote.start - 1] in ",:"
            and _THEN_ACTS.match(self.plain, quote.end + 1)
        )
        colon = done or ":" in self.plain[frame.cue.end : frame.content]
        runs_on = after not in _STOPS and not self._ends_itself(quote) and not self.frames.begins(quote.end)
        if not colon and runs_on and not (after == "," and self.frames.begins(quote.end + 1)):
            end, _ = self._run(frame)
            return [], Span(frame.content, self._clean_end(frame.content, end))
        quotes = [quote]
        while (more := self.by_start.get(quotes[-1].end)) and more.start not in self.taken and not self.frames.begins(more.end):
            quotes.append(more)
        return quotes, None

    def _ends_itself(self, quote: Quotation) -> bool:
        return self.folded[quote.start : quote.end].rstrip("”」』’")[-1:] in tuple("。!?…")

    def _resumed(self, frame: Frame) -> list[Quotation]:
        """The second half of a quotation cut by «某某说。»."""
        quote = self.by_start.get(frame.content)
        if quote is None or quote.start in self.taken or self.frames.begins(quote.end):
            return []
        return [] if self.frames.begins(quote.end + 1, mark=".") else [quote]

    def _run(self, frame: Frame) -> tuple[int, list[Frame]]:
        return run_end(
            frame,
            self.sentences,
            self.frames,
            folded=self.folded,
            own_names=self.own_names(frame),
            others=self.others,
            listed=self.listed,
        )

    def _reported(self, frame: Frame) -> tuple[Span | None, list[Frame], list[Quotation]]:
        """The reported stretch after a frame, the frames nested in it, and quotations that close it."""
        end, nested = self._run(frame)
        end = self._clean_end(frame.content, end)
        least = 2 if self.plain[frame.content - 1] == ":" else _SHORTEST
        if end - frame.content < least:
            return None, [], []
        claimed = {f.content for f in nested}
        first = bisect_left(self.speech_starts, frame.content)
        for quote in self.speech[first : bisect_left(self.speech_starts, end)]:
            if quote.start not in claimed:
                self.taken.add(quote.start)
        closing: list[Quotation] = []
        tail = self.by_end.get(end) or self.by_end.get(end + 1)
        if tail and tail.start > frame.content and tail.size() >= self._least(tail) and not nested:
            closing.append(tail)
            end = self._clean_end(frame.content, tail.start)
        elif frame.kind in _RUNS_INTO_QUOTE and not frame.nested and (more := self._next_quote(end)):
            closing.append(more)
        return (Span(frame.content, end) if end - frame.content >= least else None), nested, closing

    def _least(self, closing: Quotation) -> int:
        """From which length a quotation that closes what is reported is a part of its own: behind a comma, a few words go on with it."""
        before = self.plain[max(0, closing.start - 2) : closing.start].rstrip(" ")[-1:]
        behind_comma = _LONG_QUOTE if self._ends_itself(closing) else _FEW_WORDS
        return {"。": _LONG_QUOTE, ",": behind_comma}.get(before, len(self.plain))

    def _next_quote(self, end: int) -> Quotation | None:
        """A quotation that follows the reported stretch in its paragraph and has no frame of its own."""
        at = end
        while at < len(self.plain) and self.plain[at] in "。 ,":
            at += 1
        quote = self.by_start.get(at)
        if quote is None or quote.start in self.taken or quote.size() < _LONG_QUOTE:
            return None
        turned = all(self._turns(f, quote) for f in self.frames.beginning(quote.end))
        claimed = any(f.kind != "decree" or f.mark == "." for f in self.frames.beginning(quote.end))
        if (claimed and not turned) or (self.frames.begins(quote.end + 1) and self.plain[quote.end] != "\n"):
            return None
        after = self.plain[quote.end : quote.end + 1]
        return quote if after in ("", "\n", "。") or self._ends_itself(quote) else None

    def _clean_end(self, start: int, end: int) -> int:
        """End without a byline in brackets, the closing full stop and blanks."""
        if self.plain[end - 1 : end] == ")" and (m := _BYLINE.search(self.plain, max(start, end - 60), end)):
            end = m.start()
        while end > start and self.plain[end - 1] in "。 ;,\n":
            end -= 1
        return end

    def _carried_on(self, drafts: list[Draft]) -> list[Draft]:
        """Quotation paragraphs without a cue go on with the quotation just before them."""
        out = list(drafts)
        ends = {draft.parts[-1].end: number for number, draft in enumerate(out) if draft.type != "indirect"}
        for quote in self.speech:
            if quote.start in self.taken or quote.size() < _LONG_QUOTE:
                continue
            paragraph = self.reading.paragraph_at(quote.start)
            if self.plain[paragraph.start : quote.start].strip() not in ("", "至于"):
                continue
            at = paragraph.start
            while at > 0 and paragraph.start - at < 40 and at not in ends and self.plain[at - 1] in f"{HIDDEN} \n。":
                at -= 1
            number = ends.pop(at, None)
            if number is None or at == paragraph.start:
                continue
            draft = out[number]
            out[number] = replace(
                draft, parts=(*draft.parts, *quote.parts), rules=(*draft.rules, "attach.carried-on"), sure=draft.sure * 0.8
            )
            ends[quote.parts[-1].end] = number
            self.taken.add(quote.start)
        return out
