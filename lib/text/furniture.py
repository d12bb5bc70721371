"""Which lines are the page's furniture and not the article.

1. Lines that a rule knows: credits, licences, picture notes, buttons, menus.
2. The same caption printed twice.
3. The page's banner: what stands above its breadcrumbs.
4. Blocks that a heading opens (comment box, related reading, hot list, calendar, groups): up to where prose resumes,
   or to the end when little prose follows.
5. Runs of short lines at the head and foot, where at least half of a run is known furniture.

A line dropped in error costs more than one left over, so everything else stays.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from lib.text.known import is_byline_line, known_as, matching, opener
from lib.text.lines import Line, ends_sentence, is_prose, units

_NUMBERED = re.compile(r"^(?:第?[一二三四五六七八九十]{1,3}[、.章节部]|\d{1,2}(?:[.、)]|\s)\s{0,2}\D|[((][一二三四五六七八九十]{1,2}[))])")
_SPEAKING = re.compile(r"^[^\s。,!?]{1,12}:")
_LONG_PROSE = 60.0
_LITTLE = 0.25  # prose below an opener, as a share of all: less is the page's, not the article's


def furniture(lines: Sequence[Line]) -> dict[int, str]:
    """Index of each line that goes, with the reason."""
    known = {i: reason for i, line in enumerate(lines) if (reason := known_as(line.folded))}  # 1
    known |= {i: "repeated caption" for i in _repeated(lines) if i not in known}  # 2
    known |= _banner(lines, known)  # 3
    known |= _blocks(lines, known)  # 4
    return known | _edges(lines, known)  # 5


def _repeated(lines: Sequence[Line]) -> set[int]:
    """Short lines printed twice or more: a picture's caption or the page's title; at the head the first one stays."""
    texts = [line.folded for line in lines]
    count = Counter(texts)
    head = next((i for i, line in enumerate(lines) if is_prose(line.folded)), len(lines))
    kept: set[str] = set()
    out: set[int] = set()
    for i, text in enumerate(texts):
        asks = text.endswith(("?", "!"))
        if count[text] < 2 or not 4 <= units(text) <= 40 or text.endswith(":") or _SPEAKING.match(text):
            continue
        if ends_sentence(text) and not asks:
            continue
        if i < head and text not in kept:
            kept.add(text)
        else:
            out.add(i)
    return out


def _banner(lines: Sequence[Line], known: dict[int, str]) -> dict[int, str]:
    """Lines above the breadcrumbs or the main menu at the head of a page."""
    head = next((i for i, line in enumerate(lines) if is_prose(line.folded)), len(lines))
    bars = [
        i
        for i in range(head)
        if i in known and (matching("line", lines[i].folded) or "首页" in lines[i].folded) and _leads(lines[i].folded)
    ]
    if not bars:
        return {}
    return {i: "page head" for i in range(bars[-1]) if i not in known and not is_byline_line(lines[i].folded)}


def _leads(folded: str) -> bool:
    """Whether a line is a breadcrumb or a main menu: what stands above it is the site's name."""
    return "首页" in folded or "当前位置" in folded or "所在位置" in folded or ("登录" in folded and "评论" not in folded)


def _blocks(lines: Sequence[Line], known: dict[int, str]) -> dict[int, str]:
    """Lines below an opener, up to where the article resumes."""
    out: dict[int, str] = {}
    prose = [units(line.folded) if is_prose(line.folded, least=_LONG_PROSE) and i not in known else 0.0 for i, line in enumerate(lines)]
    total = sum(prose)
    for i, line in enumerate(lines):
        rule = opener(line.folded) if i in known else None
        if rule is None:
            continue
        reason = str(rule.data["reason"])
        final = bool(rule.data.get("tail")) and sum(prose[i:]) < _LITTLE * total
        stop = len(lines) if final else _resumption(lines, i + 1)
        for j in range(i + 1, stop):
            if not is_byline_line(lines[j].folded):
                out[j] = known.get(j, reason)
    return out


def _resumption(lines: Sequence[Line], start: int) -> int:
    """Where prose begins again at or after a line; a numbered or asking heading right above it belongs to it."""
    for i in range(start, len(lines)):
        if is_prose(lines[i].folded):
            heading = i > start and (_NUMBERED.match(lines[i - 1].folded) or lines[i - 1].folded.endswith("?"))
            return i - 1 if heading else i
    return len(lines)


def _edges(lines: Sequence[Line], known: dict[int, str]) -> dict[int, str]:
    """The rest of a run of short lines at the foot, or of a menu at the head, of which at least half is furniture."""
    prose = [i for i, line in enumerate(lines) if i not in known and is_prose(line.folded, least=25)]
    if not prose:
        return {}
    out: dict[int, str] = {}
    foot = range(prose[-1] + 1, len(lines))
    if len(foot) >= 3 and sum(i in known for i in foot) * 2 >= len(foot):
        out |= {
            i: "page foot" for i in foot if i not in known and not is_byline_line(lines[i].folded) and not ends_sentence(lines[i].folded)
        }
    menu = [i for i in range(prose[0]) if known.get(i) == "menu"]
    if len(menu) >= 3:  # items between known items of a menu that runs one to a line
        out |= {i: "menu" for i in range(menu[0], menu[-1]) if i not in known and units(lines[i].folded) <= 6}
    return out
