"""A headline of at most 30 characters for a dated happening, cut out of its own sentence.

Only words of the sentence are used, in their order: a headline may leave out, never add. What cannot be shortened at a
clause or before a modifier ends with an ellipsis.
"""

from __future__ import annotations

import re

LIMIT = 30
_BRACKETS = re.compile(r"[((][^()()]{0,60}[))]")
_OPENER = re.compile(
    r"^(?:此外|同时|另外|其中|而|但|不过|值得一提的是|值得注意的是|据悉|据了解|据介绍|目前|当前|与此同时|随后|此前|早在|截至目前|首先|其次|最后|在此之前)[,,]?"
)
_SOURCE = re.compile(
    r"^(?:据|根据)[^,,。]{1,30}(?:报道|消息|数据|介绍|显示|公告|披露)?[,,]|^[^,,。]{1,20}(?:数据)?显示[,,]|^[^,,。]{1,16}(?:报道称|消息称|获悉)[,,]"
)
_ADVERB = re.compile(r"正式|最新|再次|近日|日前|一举|陆续|进一步|仍然|已经|也(?=完成|发布|推出)")
_MODIFIER = re.compile(r"(?<=[一-鿿])(?:利用|使用|基于|关于|有关|名为|位于|来自|旗下|其)[^,,。的]{2,24}的")
_LEFT = re.compile(r"^[的在于至到自从,,、::;;。\s”」』)]+|^(?:份|期间|前|后)(?=[^期往来])")
_RIGHT = "，,、；;：:。.！!？?“「『( "


def headline(text: str, folded: str, *, drop: list[tuple[int, int]], verb: tuple[int, int]) -> str:
    """Headline out of a sentence: `drop` are spans of dates in it, `verb` the span of the happening.

    >>> s = "3月26日,OpenAI发布了短片《空中梦想家》。"
    >>> headline(s, s, drop=[(0, 5)], verb=(12, 15))
    'OpenAI发布了短片《空中梦想家》'
    """
    clauses = _clauses(text, folded, drop)
    place = next((i for i, (start, end, _) in enumerate(clauses) if start <= verb[0] < end), 0)
    core = clauses[place][2] if clauses else text.strip(_RIGHT)
    before = clauses[place - 1][2] if place > 0 else ""
    # A clause that begins with its verb has its subject in the clause before.
    if before and not _has_subject(core, verb, clauses[place]) and len(before) + len(core) < LIMIT:
        core = f"{before},{core}" if not before.endswith(("》", "称")) else before + core
    core = _shorten(core)
    after = clauses[place + 1][2] if place + 1 < len(clauses) else ""
    if len(core) < 12 and after and len(core) + 1 + len(after) <= LIMIT:
        core = f"{core},{after}"
    return core


def _clauses(text: str, folded: str, drop: list[tuple[int, int]]) -> list[tuple[int, int, str]]:
    """Clauses of a sentence with their spans; dates, brackets, openers and sources are taken out of their words."""
    out = []
    for match in re.finditer(r"(?:《[^》]{0,60}》|“[^”]{0,60}”|「[^」]{0,60}」|[^,,;;。!!??])+", folded):
        start, end = match.span()
        pieces, at = [], start
        for a, b in sorted(drop):
            if start <= a and b <= end:
                pieces.append(text[at:a])
                at = b
        pieces.append(text[at:end])
        words = _LEFT.sub("", _BRACKETS.sub("", "".join(pieces)).strip())
        words = _OPENER.sub("", words).strip(_RIGHT)
        if len(words) > 1 and not re.search(r"(?:报道称|显示|获悉|消息称|据了解|據了解|報道稱|顯示)$", words):
            out.append((start, end, words))
    return out


def _has_subject(core: str, verb: tuple[int, int], clause: tuple[int, int, str]) -> bool:
    """Whether something stands before the verb of its clause."""
    return verb[0] - clause[0] >= 2 and len(core) >= (clause[1] - verb[0])


def _shorten(words: str) -> str:
    """At most 30 characters: adverbs go first, then modifiers, then the tail."""
    words = _SOURCE.sub("", words)
    for pattern in (_ADVERB, _MODIFIER):
        if len(words) <= LIMIT:
            return words
        words = pattern.sub("", words)
    if len(words) <= LIMIT:
        return words
    cut = max(words.rfind(mark, 12, LIMIT) for mark in ",,、的")
    if cut > 0 and words[cut] in ",,":
        return words[:cut]
    return words[: LIMIT - 1].rstrip(_RIGHT) + "…"
