"""Attach quotations and reported stretches to frames: what each speaker is made to say, and in which manner."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from lib.extract.cues import HIDDEN, Frame, is_circumstance
from lib.extract.quotations import Quotation
from lib.extract.runs import Sentences, run_end
from lib.schema import Span
from lib.text.reading import Paragraph

_LONG_QUOTE = 14
_BYLINE = re.compile(r"\((?:本报|本刊)?(?:记者|见习记者|实习记者|作者|编辑|责任编辑|责编|文|图|来源|完)[^()]{0,40}\)\s*$")


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
        folded: str,
        plain: str,
        paragraphs: Sequence[Paragraph],
        quotes: Sequence[Quotation],
        frames: Sequence[Frame],
        own_names: Callable[[Frame], Sequence[str]],
        others: Collection[str] = (),
    ) -> None:
        self.folded, self.plain, self.paragraphs = folded, plain, paragraphs
        self.frames = frames
        self.sentences = Sentences(folded, plain, paragraphs)
        self.speech = [q for q in quotes if q.speech]
        self.by_start = {q.start: q for q in self.speech}
        self.by_end = {q.end: q for q in self.speech}
        self.taken: set[int] = set()
        self.after_frame = {f.lead for f in frames}
        self.own_names = own_names
        self.others = others

    def drafts(self) -> list[Draft]:
        """All drafts in order of their frames, then what is left of quotations that run on without a cue."""
        out: list[Draft] = []
        inside: set[int] = set()
        for number, frame in enumerate(self.frames):
            if frame.kind == "own":
                continue
            draft, nested = self._draft(number, frame, number in inside)
            inside |= {self.frames.index(f) for f in nested}
            if draft:
                out.append(draft)
        return self._carried_on(out)

    def _draft(self, number: int, frame: Frame, nested: bool) -> tuple[Draft | None, list[Frame]]:
        left = None if nested else self._left(frame)
        right_quotes: list[Quotation] = []
        reported: Span | None = None
        inner: list[Frame] = []
        if frame.mark == "“":
            right_quotes, reported = self._quoted(frame)
        elif frame.mark == ".":
            right_quotes = self._resumed(frame) if left else []
        else:
            reported, inner, right_quotes = self._reported(number, frame, left is not None)
        if left is None and not right_quotes and reported is None:
            return None, []
        if left:
            self.taken.add(left.start)
        for quote in right_quotes:
            self.taken.add(quote.start)
        parts = [*(left.parts if left else ())]
        if reported:
            parts.append(reported)
        parts += [p for q in right_quotes for p in q.parts]
        parts.sort(key=lambda p: p.start)
        manner = "indirect" if not left and not right_quotes else "mixed" if reported else "direct"
        fired = [frame.rule]
        if left:
            fired.append("attach.before-cue")
        return Draft(frame, tuple(parts), manner, nested, tuple(fired)), inner

    def _left(self, frame: Frame) -> Quotation | None:
        """The quotation that ends where the frame begins."""
        at = frame.lead
        while at > 0 and self.plain[at - 1] in " ,。—":
            at -= 1
        if at > 0 and self.plain[at - 1] == "\n" and frame.mark == ".":
            at -= 1
            while at > 0 and self.plain[at - 1] in " \n":
                at -= 1
        quote = self.by_end.get(at) or self._before_opening(frame)
        before = self.plain[max(0, quote.start - 2) : quote.start].rstrip() if quote else ""
        return quote if quote and quote.start not in self.taken and not before.endswith(":") else None

    def _before_opening(self, frame: Frame) -> Quotation | None:
        """A quotation before the opening circumstances of the frame's sentence: «“…”11月6日,在大会上,裴某这样说。»"""
        sentence = self.sentences.spans[self.sentences.index(frame.lead)]
        words = self.plain[sentence.start : frame.lead]
        return self.by_end.get(sentence.start) if words and len(words) <= 60 and is_circumstance(words) else None

    def _quoted(self, frame: Frame) -> tuple[list[Quotation], Span | None]:
        """Quotations right after the mark; a short one that runs on into the sentence is part of reported speech."""
        quote = self.by_start.get(frame.content)
        if quote is None or quote.start in self.taken:
            return [], None
        after = self.plain[quote.end : quote.end + 1]
        colon = ":" in self.plain[frame.cue.end : frame.content]
        ends_itself = self.folded[quote.end - 2 : quote.end - 1] in "。!?…"
        if not colon and not ends_itself and after not in ("。", ";", "!", "?", "\n", "") and quote.end not in self.after_frame:
            follower = next((f for f in self.frames if f.lead > quote.start), None)
            if not (after == "," and follower and follower.lead <= quote.end + 1):
                end, _ = run_end(
                    frame, self.sentences, self._later(frame), folded=self.folded, own_names=self.own_names(frame), others=self.others
                )
                return [], Span(frame.content, self._clean_end(frame.content, end))
        quotes = [quote]
        while True:
            at = quotes[-1].end
            more = self.by_start.get(at)
            if more is None or more.start in self.taken or more.end in self.after_frame:
                break
            quotes.append(more)
        return quotes, None

    def _resumed(self, frame: Frame) -> list[Quotation]:
        """The second half of a quotation cut by «某某说。»."""
        quote = self.by_start.get(frame.content)
        if quote is None or quote.start in self.taken or quote.end in self.after_frame:
            return []
        if any(f.lead - quote.end in (0, 1) and f.kind != "own" and f.mark == "." for f in self.frames):
            return []
        return [quote]

    def _reported(self, number: int, frame: Frame, has_left: bool) -> tuple[Span | None, list[Frame], list[Quotation]]:
        """The reported stretch after a frame, and quotations that close it."""
        later = self.frames[number + 1 :]
        end, nested = run_end(frame, self.sentences, later, folded=self.folded, own_names=self.own_names(frame), others=self.others)
        end = self._clean_end(frame.content, end)
        if end - frame.content < 4:
            return None, [], []
        closing: list[Quotation] = []
        for quote in self.speech:
            if frame.content <= quote.start and quote.end <= end + 1 and not any(f.content == quote.start for f in nested):
                self.taken.add(quote.start)
        tail = self.by_end.get(end) or self.by_end.get(end + 1)
        if tail and tail.start > frame.content and tail.size() >= _LONG_QUOTE and self.plain[tail.start - 1] in ",。 " and not nested:
            closing.append(tail)
            end = self._clean_end(frame.content, tail.start)
        else:
            more = self._next_quote(end)
            if more and frame.kind in ("say", "view", "mark", "tell") and not frame.nested:
                closing.append(more)
        if end - frame.content < 4:
            return None, nested, closing
        return Span(frame.content, end), nested, closing

    def _next_quote(self, end: int) -> Quotation | None:
        """A quotation that follows the reported stretch in its paragraph and has no frame of its own."""
        at = end
        while at < len(self.plain) and self.plain[at] in "。 ,":
            at += 1
        quote = self.by_start.get(at)
        if quote is None or quote.start in self.taken or quote.size() < _LONG_QUOTE:
            return None
        if any(quote.end <= f.lead <= quote.end + 1 for f in self.frames):
            return None
        after = self.plain[quote.end : quote.end + 1]
        return quote if after in ("", "\n", "。") or self.folded[quote.end - 2 : quote.end - 1] in "。!?…" else None

    def _later(self, frame: Frame) -> list[Frame]:
        return [f for f in self.frames if f.cue.start > frame.cue.start]

    def _clean_end(self, start: int, end: int) -> int:
        """End without the closing full stop and blanks."""
        if m := _BYLINE.search(self.plain, start, end):
            end = m.start()
        while end > start and self.plain[end - 1] in "。 ;,\n":
            end -= 1
        return end

    def _carried_on(self, drafts: list[Draft]) -> list[Draft]:
        """Quotation paragraphs without a cue go on with the quotation just before them."""
        out = list(drafts)
        for quote in self.speech:
            if quote.start in self.taken or quote.size() < _LONG_QUOTE:
                continue
            paragraph = next((p for p in self.paragraphs if p.start <= quote.start < p.end), None)
            if paragraph is None or self.plain[paragraph.start : quote.start].strip() not in ("", "至于"):
                continue
            for number, draft in enumerate(out):
                last = draft.parts[-1].end
                between = self.plain[last : paragraph.start]
                if (
                    draft.type != "indirect"
                    and last < paragraph.start
                    and not between.strip(f"{HIDDEN} \n。")
                    and last + 40 > paragraph.start
                ):
                    parts = (*draft.parts, *quote.parts)
                    out[number] = Draft(draft.frame, parts, draft.type, draft.nested, (*draft.rules, "attach.carried-on"), draft.sure * 0.8)
                    self.taken.add(quote.start)
                    break
        return out
