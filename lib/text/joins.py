"""Which lines continue the one before: hard wraps, and paragraphs that a blank line breaks in mid-sentence.

Evidence for a break inside a sentence, from strong to weak: the next line begins with a mark that cannot begin one;
this line ends with a comma or inside an open bracket; a word runs across the break; this line is as wide as the
document's wrap; this line is too long for a heading and has no end mark.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from lib.patterns import compiled
from lib.text.known import is_byline_line
from lib.text.lines import Line, ends_sentence, is_prose, units
from lib.text.words import crosses

_OPENS_NEVER = tuple(",.。、;:!?”’」』)】》〕%‰·")
_ENDS_NEVER = tuple(",、(“‘「『《【〔")
_PARTICLE = compiled(r"^(?:的(?![确士])|了(?![解却不结])|们|等(?=[,。、的])|均(?![价衡线胜]))")
_DANGLING = compiled(
    r"(?:[在对和与及把被将从向让使由并而但且该其为至]|一[位名家个种项款]|这[位家个种]|据|截至|表示|认为|指出|透露|约|近|超过)$"
)
_SENTENCE_WITHIN = compiled(r"。(?![”」』]{0,2}[(\[【][^()\[\]【】]{1,24}[)\]】]$)[^。!?]{1,200}$")
_LATIN_END = compiled(r"[A-Za-z0-9]+$")
_LATIN_START = compiled(r"^[A-Za-z0-9]+")
_MEASURE = compiled(r"^(?:[万亿千百年月日号时分秒点倍%]|美元|港元|欧元|日元|元|个百分点)")
_ITEM = compiled(
    r"^(?:[一二三四五六七八九十]{1,3}[、.]|[((][一二三四五六七八九十\d]{1,2}[))]|\d{1,2}[.、)]\s?\D|[•·●■◆▶※*▪◎]|[QA]\d{0,2}[:.]|[问答]:)"
)
_BRACKETS = {"《": "》", "(": ")", "【": "】"}
_HEADING_WIDTH = 25.0
NARROWEST = 0.7  # of the wrap: mixed Latin and Chinese make lines of equal length differ in width by that much


@dataclass(frozen=True, slots=True)
class _Layout:
    """How a document is set: width of its hard wrap, whether paragraphs are set in, blank lines between lines."""

    wrap: float | None
    indents: bool
    blanks: float
    loose: bool


def joins(lines: Sequence[Line], *, kept: Sequence[int]) -> dict[int, str]:
    """For each kept line that continues the kept line before it: what to put between them, "" or a blank."""
    shown = [lines[i] for i in kept]
    layout = _layout(shown)
    whole = "\n".join(line.folded for line in shown)
    head = next((n for n, line in enumerate(shown) if is_prose(line.folded)), 0)
    out: dict[int, str] = {}
    for n, (before, here) in enumerate(pairwise(shown)):
        if _continues(before, here, layout, above_text=n < head and layout.wrap is None):
            out[kept[n + 1]] = _glue(before.folded, here.folded, whole)
    return out


def _layout(lines: Sequence[Line]) -> _Layout:
    unfinished = sum(not ends_sentence(line.folded) for line in lines)
    return _Layout(
        wrap=wrap_width(lines),
        indents=0.05 * len(lines) < sum(line.indent >= 1 for line in lines) < 0.8 * len(lines),
        blanks=median([line.blank_before for line in lines[1:]]) if len(lines) > 1 else 0,
        loose=unfinished > 0.4 * len(lines),
    )


def wrap_width(lines: Sequence[Line]) -> float | None:
    """Width at which a document is hard-wrapped, if it is: many lines of nearly one width that end in mid-sentence."""
    widths = [line.indent + units(line.folded) for line in lines]
    unfinished = [w for line, w in zip(lines, widths, strict=True) if w >= 10 and not ends_sentence(line.folded)]
    if len(unfinished) < 4 or len(unfinished) * 3 < len(lines):
        return None
    peak, _ = Counter(round(w / 2) * 2 for w in unfinished).most_common(1)[0]
    near = sum(0.75 * peak <= w <= 1.2 * peak for w in unfinished)
    wider = sum(w > 1.3 * peak for w in widths)
    return float(peak) if near >= 0.7 * len(unfinished) and wider <= 0.1 * len(widths) else None


def _continues(before: Line, here: Line, layout: _Layout, *, above_text: bool) -> bool:
    """Whether `here` goes on where `before` stops."""
    a, b = before.folded, here.folded
    if is_byline_line(a) or is_byline_line(b) or _ITEM.match(b):
        return False
    if b.startswith(_OPENS_NEVER) or (_PARTICLE.match(b) and not ends_sentence(a)):
        return True
    width = before.indent + units(a)
    parted = here.blank_before > layout.blanks
    set_in = layout.indents and here.indent >= 1
    if ends_sentence(a):
        return bool(layout.wrap and width >= layout.wrap - 1.5 and not parted and not set_in and (layout.indents or layout.blanks == 0))
    if a.endswith(_ENDS_NEVER) or _is_open(a):
        return True
    if a.endswith((":", ";")):
        return b.startswith(("“", "「")) or bool(layout.wrap and width >= layout.wrap - 3 and not set_in)
    if layout.wrap:
        alone = parted and before.blank_before > layout.blanks
        return not set_in and not alone and width >= NARROWEST * layout.wrap
    if _is_cut_short(a, b):
        return True
    if above_text:  # a headline over the text: the weaker signs would join the two
        return False
    return _mid_word(a, b) or (units(a) > _HEADING_WIDTH and not layout.loose and (units(b) > 4 or ends_sentence(b)))


def _is_open(folded: str) -> bool:
    """Whether a bracket or title mark opens in a line and does not close (a quotation may run over paragraphs)."""
    tail = folded[-60:]
    return any(tail.rfind(opening) > tail.rfind(closing) for opening, closing in _BRACKETS.items())


def _is_cut_short(a: str, b: str) -> bool:
    """Whether a line stops where no heading does: on a function word, in a quotation, or after a sentence of its own.

    >>> _is_cut_short("也有人选择下车。一位", "基金经理直言。"), _is_cut_short("“现实不存在了", "”,他说。"), _is_cut_short("谁在买单", "客户。")
    (True, True, False)
    """
    quoted = a.rfind("“") > a.rfind("”") and b.find("”") > -1 and (b.find("“") == -1 or b.find("”") < b.find("“"))
    return quoted or bool(_SENTENCE_WITHIN.search(a)) or bool(_DANGLING.search(a))


def _mid_word(a: str, b: str) -> bool:
    """Whether a word or number runs across the break."""
    if a[-1].isascii() and a[-1].isalnum() and ((b[0].isascii() and b[0].islower()) or (a[-1].isdigit() and b[0].isdigit())):
        return True
    if a[-1].isdigit() and _MEASURE.match(b):
        return True
    return units(a) >= 10 and crosses(a[-8:], b[:8])


def _glue(a: str, b: str, whole: str) -> str:
    """Nothing between Chinese characters; a blank between Latin words, unless the joined word occurs elsewhere."""
    left, right = _LATIN_END.search(a), _LATIN_START.match(b)
    if not (left and right):
        return ""
    joined = compiled(rf"(?<![A-Za-z0-9]){re.escape(left[0] + right[0])}(?![A-Za-z0-9])")
    digits = left[0][-1].isdigit() and right[0][0].isdigit()
    return "" if digits or joined.search(whole) or (right[0][0].islower() and len(left[0]) < 3) else " "
