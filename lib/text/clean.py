"""Take the article out of its document: furniture and inline dirt go, broken lines are joined.

1. cut inside lines (pinyin, credits in brackets, invisible characters, buttons beside a byline);
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

from lib.patterns import compiled
from lib.schema import Dropped
from lib.text.fold import fold
from lib.text.furniture import furniture, mid_sentence
from lib.text.inline import in_order, inline_cuts
from lib.text.joins import joins, wrap_width
from lib.text.known import furniture_beside, is_byline_line, known_as
from lib.text.lines import Line, ends_sentence, split_lines, units
from lib.text.markdown import markup_cuts

_HEADING_WIDTH = 26.0
_NUMBER = compiled(r"^(?:(?:Part|PART|part|No|NO)\.?\s{0,2})?(\d{1,2})(?:\s{1,3}|\s{0,2}[|/丨]\s{0,2}|(?<=0\d)[.、]?\s{0,3})(?=[^\d\s:])")
_BARE = compiled(
    r"^(?:(?:Part|PART|part|No|NO|第)\.?\s{0,2})?[((\-—·/]{0,2}\s?(?:\d{1,2}|[一二三四五六七八九十]{1,2}|[IVX]{1,4}|[①-⑩])\s?[))\-—·/]{0,2}[.、]?(?:部分|章|节)?$"
)
_CLOSING = compiled(r"(?<=[。!?…”」』])\s{0,3}([(\[【][^()\[\]【】\n]{1,90}[)\]】])\s{0,3}$")
_PAGE_LINES = ("page date", "page head")


@dataclass(frozen=True, slots=True)
class Cleaned:
    """The article's text, one paragraph a line, and what was dropped (code points of the raw document).

    `page` holds what the page says of the article around it (its date line, its banner), as printed;
    `folded` the text folded, where it is known already.
    """

    text: str
    dropped: tuple[Dropped, ...] = ()
    notes: tuple[str, ...] = ()
    page: tuple[str, ...] = ()
    folded: str = ""


def clean(text: str, *, markdown: bool = False) -> Cleaned:
    """The article in a raw document.

    >>> clean("据了解,文(wén)生视频仍缺乏高质\\n量数据集。(责任编辑:毕安吉)\\n登录后参与评论").text
    '据了解,文生视频仍缺乏高质量数据集。'
    """
    folded = fold(text)
    cuts = inline_cuts(text, folded)  # 1
    if markdown:
        cuts = in_order([*cuts, *markup_cuts(text)])
    lines = split_lines(text, folded, cuts=cuts)
    if beside := [*_beside_bylines(lines), *_closing_notes(lines)]:
        cuts = in_order([*cuts, *beside])
        lines = split_lines(text, folded, cuts=cuts)
    wrap = wrap_width(lines)
    gone = furniture(lines, wrap=wrap)  # 2
    gone |= {
        i: "section number"
        for i, line in enumerate(lines)
        if i not in gone and _BARE.match(line.folded) and not mid_sentence(lines, i, wrap)
    }
    if numbers := _section_numbers(lines, gone, wrap):  # 3
        cuts = in_order([*cuts, *numbers])
        lines = split_lines(text, folded, cuts=cuts)
    kept = [i for i in range(len(lines)) if i not in gone]
    glue = joins(lines, kept=kept)  # 4
    before = ["" if n == 0 else glue.get(i, "\n") for n, i in enumerate(kept)]
    return Cleaned(
        text="".join(mark + lines[i].text for mark, i in zip(before, kept, strict=True)),
        folded="".join(mark + lines[i].folded for mark, i in zip(before, kept, strict=True)),
        dropped=in_order([*cuts, *(Dropped(lines[i].start, lines[i].end, reason) for i, reason in gone.items())]),
        notes=(f"{len(glue)} broken lines joined",) if glue else (),
        page=tuple(lines[i].text for i, reason in gone.items() if reason in _PAGE_LINES),
    )


def _beside_bylines(lines: Sequence[Line]) -> list[Dropped]:
    """Buttons and credits on the line of a byline."""
    return [
        Dropped(line.raw_at(a), line.raw_at(b - 1) + 1, reason)
        for line in lines
        if is_byline_line(line.folded)
        for a, b, reason in furniture_beside(line.folded)
    ]


def _closing_notes(lines: Sequence[Line]) -> list[Dropped]:
    """Brackets behind the last sentence of a line that would be furniture on a line of their own: «…。(首圖來源:Midjourney)»."""
    return [
        Dropped(line.raw_at(note.start(1)), line.raw_at(note.end(1) - 1) + 1, reason)
        for line in lines
        if line.folded.endswith((")", "]", "】")) and (note := _CLOSING.search(line.folded, max(0, len(line.folded) - 96)))
        if (reason := known_as(note[1])) and reason != "menu"
    ]


def _section_numbers(lines: Sequence[Line], gone: dict[int, str], wrap: float | None) -> list[Dropped]:
    """Bare numbers that headings begin with.

    «4 概念股该狂飙…» and «02 谁在买单» lose it; «3家公司上市» does not, nor does a lone number that could be a quantity.
    """
    found: dict[int, re.Match[str]] = {}
    for i, line in enumerate(lines):
        number = _NUMBER.match(line.folded)
        short = units(line.folded) <= _HEADING_WIDTH and (not ends_sentence(line.folded) or line.folded.endswith(("?", "!")))
        if i not in gone and number and short and not mid_sentence(lines, i, wrap):
            found[i] = number
    values = {int(m[1]) for m in found.values()}
    return [
        Dropped(lines[i].start, lines[i].raw_at(m.end() - 1) + 1, "section number")
        for i, m in found.items()
        if m[1].startswith("0") or int(m[1]) + 1 in values or int(m[1]) - 1 in values
    ]
