"""Take the article out of its document: furniture and inline dirt go, broken lines are joined.

1. cut inside lines (pinyin, credits in brackets, invisible characters);
2. drop lines that are furniture;
3. cut bare section numbers off headings;
4. join lines that a wrap or a blank line broke.

The text that stays is verbatim; only line breaks change. Everything dropped is listed with its place in the raw
document and the reason.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from lib.schema import Dropped
from lib.text.fold import fold
from lib.text.furniture import furniture
from lib.text.inline import inline_cuts
from lib.text.joins import joins
from lib.text.lines import Line, ends_sentence, split_lines, units

_NUMBER = re.compile(r"^(?:(?:Part|PART|part|No|NO)\.?\s{0,2})?[((]?(\d{1,2})[))]?\s{0,2}[.、|/·]?\s{0,3}(?=\D|$)")
_BARE = re.compile(
    r"^(?:(?:Part|PART|part|No|NO|第)\.?\s{0,2})?[((\-—]{0,2}(?:\d{1,2}|[一二三四五六七八九十]{1,2}|[IVX]{1,4}|[①-⑩])[))\-—]{0,2}[.、]?(?:部分|章|节)?$"
)
_SPACED = re.compile(r"^(?:0\d|\d{1,2})(?=[\s|/.、])|^0\d(?=\D)")


@dataclass(frozen=True, slots=True)
class Cleaned:
    """The article's text, one paragraph a line, and what was dropped (code points of the raw document)."""

    text: str
    dropped: tuple[Dropped, ...] = ()
    notes: tuple[str, ...] = ()


def clean(text: str) -> Cleaned:
    """The article in a raw document.

    >>> clean("据了解,文(wén)生视频仍缺乏高质\\n量数据集。(责任编辑:毕安吉)\\n登录后参与评论").text
    '据了解,文生视频仍缺乏高质量数据集。'
    """
    folded = fold(text)
    cuts = inline_cuts(text, folded)  # 1
    lines = split_lines(text, folded, cuts=cuts)
    gone = furniture(lines)  # 2
    gone |= {i: "section number" for i, line in enumerate(lines) if i not in gone and _BARE.match(line.folded)}
    numbers = _section_numbers(lines, gone)  # 3
    kept = [i for i in range(len(lines)) if i not in gone]
    glue = joins(lines, kept=kept)  # 4
    dropped = [*cuts]
    dropped += [Dropped(lines[i].start, lines[i].end, reason) for i, reason in gone.items()]
    dropped += [Dropped(lines[i].start, end, "section number") for i, end in numbers.items()]
    out: list[str] = []
    for n, i in enumerate(kept):
        body = lines[i].text[numbers[i] - lines[i].start :].lstrip() if i in numbers else lines[i].text
        out.append(("" if n == 0 else glue.get(i, "\n")) + body)
    notes = (f"{len(glue)} broken lines joined",) if glue else ()
    return Cleaned("".join(out), _merged(dropped), notes)


def _section_numbers(lines: Sequence[Line], gone: dict[int, str]) -> dict[int, int]:
    """Headings that begin with a bare number: the raw position where the number ends.

    «4 概念股该狂飙…» and «02 谁在买单» lose it; «3家公司上市» does not, nor does a lone number that could be a quantity.
    """
    found: dict[int, tuple[int, int]] = {}
    for i, line in enumerate(lines):
        number = _NUMBER.match(line.folded)
        short = units(line.folded) <= 26 and (not ends_sentence(line.folded) or line.folded.endswith(("?", "!")))
        if i in gone or not number or not short or not _SPACED.match(line.folded) or number.end() == len(line.folded):
            continue
        found[i] = (int(number[1]), line.start + number.end())
    values = {value for value, _ in found.values()}
    return {i: end for i, (value, end) in found.items() if lines[i].folded.startswith("0") or value + 1 in values or value - 1 in values}


def _merged(dropped: Sequence[Dropped]) -> tuple[Dropped, ...]:
    """Dropped stretches in order; one inside another goes with the outer."""
    out: list[Dropped] = []
    for item in sorted(dropped, key=lambda d: (d.raw_start, -d.raw_end)):
        if out and item.raw_start < out[-1].raw_end:
            continue
        out.append(item)
    return tuple(out)
