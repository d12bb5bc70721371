"""Which lines continue the one before: hard wraps, and paragraphs that a blank line breaks in mid-sentence.

Evidence for a break inside a sentence, from strong to weak: the next line begins with a mark that cannot begin one;
this line ends with a comma or inside an open bracket; a word runs across the break; this line is as wide as the
document's wrap; this line is too long for a heading and has no end mark.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from lib.rules import rules
from lib.text.lines import Line, ends_sentence, units
from lib.text.words import crosses

_OPENS_NEVER = tuple(",.。、;:!?…”’」』)】》%‰")
_ENDS_NEVER = tuple(",、(（“‘「『《【—-")
_LATIN_END = re.compile(r"[A-Za-z0-9]+$")
_LATIN_START = re.compile(r"^[A-Za-z0-9]+")
_UNIT_START = re.compile(r"^(?:[万亿千百]|[年月日号时分秒点]|美元|元|倍|个百分点|%)")
_HEADING_WIDTH = 25.0
_PAIRS = {"“": "”", "《": "》", "(": ")", "「": "」", "【": "】"}


def joins(lines: Sequence[Line], *, kept: Sequence[int]) -> dict[int, str]:
    """For each kept line that continues the kept line before it: what to put between them, "" or a blank."""
    wrap = wrap_width([lines[i] for i in kept])
    whole = "\n".join(lines[i].folded for i in kept)
    out: dict[int, str] = {}
    for before, here in pairwise(kept):
        if _continues(lines[before], lines[here], wrap=wrap, first=before == kept[0]):
            out[here] = _glue(lines[before].folded, lines[here].folded, whole)
    return out


def wrap_width(lines: Sequence[Line]) -> float | None:
    """Width at which a document is hard-wrapped, if it is: many lines of nearly one width that end in mid-sentence."""
    widths = [units(line.folded) for line in lines]
    unfinished = [w for line, w in zip(lines, widths, strict=True) if w >= 12 and not ends_sentence(line.folded)]
    if len(unfinished) < 4 or len(unfinished) * 3 < len(lines):
        return None
    peak, _ = Counter(round(w) for w in unfinished).most_common(1)[0]
    near = sum(abs(w - peak) <= 2.5 for w in unfinished)
    return float(peak) if near * 2 >= len(unfinished) and sum(w > peak + 3 for w in widths) <= len(widths) * 0.1 else None


def _continues(before: Line, here: Line, *, wrap: float | None, first: bool) -> bool:
    """Whether `here` goes on where `before` stops."""
    a, b = before.folded, here.folded
    if _stays(a) or _stays(b) or _begins_anew(here):
        return False
    if b.startswith(_OPENS_NEVER) and not b.startswith(("...", "……")):
        return True
    if ends_sentence(a):
        return bool(wrap and units(a) >= wrap - 1.5 and not here.blank_before and not here.text.startswith("\u3000"))
    if a.endswith(_ENDS_NEVER) or _is_open(a) or (a.endswith(":") and b.startswith(("“", "「"))):
        return True
    if a.endswith((":", ";")):
        return bool(wrap and units(a) >= wrap - 1.5)
    if wrap and units(a) >= wrap - 1.5 and here.blank_before <= before.blank_before + 1:
        return True
    if _mid_word(a, b):
        return True
    return units(a) > _HEADING_WIDTH and not first and (units(b) > 4 or ends_sentence(b))


def _stays(folded: str) -> bool:
    """A byline is a paragraph of its own."""
    return any(r.regex.search(folded) and units(folded) <= 40 for r in rules("noise") if r.data["does"] == "stays")


def _begins_anew(here: Line) -> bool:
    """A line that is set in like a paragraph's first, or opens a list item."""
    return bool(
        re.match(
            r"^(?:[一二三四五六七八九十]{1,2}、|[((][一二三四五六七八九十]{1,2}[))]|[•·●■◆▶]|Q\d{0,2}[:.]|A\d{0,2}[:.]|问[::]|答[::])",
            here.folded,
        )
    )


def _is_open(folded: str) -> bool:
    """Whether a bracket or title mark opens in a line and does not close (a quotation may run over paragraphs)."""
    tail = folded[-60:]
    return any(tail.rfind(o) > tail.rfind(c) for o, c in _PAIRS.items() if o in "《(【")


def _mid_word(a: str, b: str) -> bool:
    """Whether a word or number runs across the break."""
    if a[-1].isascii() and a[-1].isalnum() and b[0].isascii() and (b[0].islower() or (a[-1].isdigit() and b[0].isdigit())):
        return True
    if a[-1].isdigit() and _UNIT_START.match(b):
        return True
    return units(a) >= 10 and crosses(a[-8:], b[:8])


def _glue(a: str, b: str, whole: str) -> str:
    """Nothing between Chinese characters; a blank between Latin words, unless the joined word occurs elsewhere."""
    left, right = _LATIN_END.search(a), _LATIN_START.match(b)
    if not (left and right):
        return ""
    joined = re.compile(rf"(?<![A-Za-z0-9]){re.escape(left[0] + right[0])}(?![A-Za-z0-9])")
    digits = left[0][-1].isdigit() and right[0][0].isdigit()
    return "" if digits or joined.search(whole) or (right[0][0].islower() and len(left[0]) < 3) else " "
