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

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from lib.patterns import compiled
from lib.text.joins import NARROWEST
from lib.text.known import is_byline_line, is_topic, known_as, matching, opener
from lib.text.lines import Line, ends_sentence, is_prose, units

_NUMBERED = compiled(r"^(?:第?[一二三四五六七八九十]{1,3}[、.章节部]|\d{1,2}(?:[.、)]|\s)\s{0,2}\D|[((][一二三四五六七八九十]{1,2}[))])")
_SPEAKING = compiled(r"^[^\s。,!?]{1,12}:")
_LISTED = compiled(r"^(?:[·•●■◆▶▪◎※*>-]|\d{1,2}\s?[.、\s]|《|【|\[)")
_PAGED = compiled(r"\d\s?[页版]|20\d\d\s?[-/.年]")
_DATE_ALONE = compiled(r"[【\[(#\s·•●■]{0,4}20\d\d\s?年(?:\s?\d{1,2}\s?月(?:\d{1,2}日)?)?[】\]):\s]{0,3}")
"""The heading of a part of a chronicle: «【2024年1月】»."""
_DIGITS = compiled(r"\d{1,4}")
_DATED = compiled(
    r"^[·•●◆■▪\s]{0,3}(?:20\d\d年)?(?:\d{1,2}月(?:\d{1,2}日|[上中下]旬|初|底|末)?|\d{1,2}日|[一二三四]季度|年[初中底])[^\d]{4}"
)
_PAUSES = (",", "、", ":", ";", "“", "「")
_ITEM = 6.0  # width up to which a line between items of a menu is one
_SENTENCE = 14.0  # width from which a line with an end mark is taken for a sentence of the article
PAGE_HEAD = "page head"
_LITTLE = 0.5  # prose below a comment box, as a share of all: less is the readers', not the article's


def furniture(lines: Sequence[Line], *, wrap: float | None) -> dict[int, str]:
    """Index of each line that goes, with the reason; `wrap` is the width of the document's hard wrap."""
    known = {
        i: reason
        for i, line in enumerate(lines)
        if (reason := known_as(line.folded)) and (reason == PAGE_HEAD or not mid_sentence(lines, i, wrap))
    }  # 1
    known = {i: reason for i, reason in known.items() if not (reason == "menu" and _is_heading(lines, i, known))}
    known |= {i: PAGE_HEAD for i in _running_heads(lines) if i not in known}
    known |= {i: "repeated caption" for i in _repeated(lines) if i not in known}  # 2
    known |= _banner(lines, known)  # 3
    known |= _blocks(lines, known)  # 4
    return known | _edges(lines, known)  # 5


def _is_heading(lines: Sequence[Line], i: int, known: dict[int, str]) -> bool:
    """Whether a word that menus hold too stands alone between paragraphs: «电影»."""
    if not 0 < i < len(lines) - 1 or not is_topic(lines[i].folded):
        return False
    return all(n not in known and _reads_on(lines[n].folded) for n in (i - 1, i + 1))


def mid_sentence(lines: Sequence[Line], i: int, wrap: float | None) -> bool:
    """Whether a line stands inside a sentence that a hard wrap broke: then what it looks like means nothing."""
    if wrap is None or i == 0 or lines[i].blank_before > lines[i - 1].blank_before + 1 or lines[i].indent >= 1:
        return False
    above = lines[i - 1]
    unfinished = not ends_sentence(above.folded) and not known_as(above.folded) and not is_byline_line(above.folded)
    return unfinished and above.indent + units(above.folded) >= NARROWEST * wrap


def _running_heads(lines: Sequence[Line]) -> set[int]:
    """Lines that are the same but for a number of a page, twice or more: they cut sentences in two, so no sentence tells them."""
    shapes: dict[str, list[int]] = {}
    for i, line in enumerate(lines):
        if (
            _PAGED.search(line.folded)
            and not _DATE_ALONE.fullmatch(line.folded)
            and units(line.folded) <= 40
            and not ends_sentence(line.folded)
        ):
            shapes.setdefault(_DIGITS.sub("0", line.folded), []).append(i)
    return {i for found in shapes.values() if len(found) >= 2 for i in found}


def _repeated(lines: Sequence[Line]) -> set[int]:
    """Short lines printed twice or more: a picture's caption or the page's title; at the head the first one stays."""
    texts = [line.folded for line in lines]
    count = Counter(texts)
    head = next((i for i, line in enumerate(lines) if _reads_on(line.folded)), len(lines))
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
    head = next((i for i, line in enumerate(lines) if _reads_on(line.folded)), len(lines))
    bars = [
        i
        for i in range(head)
        if i in known and (matching("line", lines[i].folded) or "首页" in lines[i].folded) and _leads(lines[i].folded)
    ]
    if not bars:
        return {}
    return {i: PAGE_HEAD for i in range(bars[-1]) if i not in known and not is_byline_line(lines[i].folded)}


def _leads(folded: str) -> bool:
    """Whether a line is a breadcrumb or a main menu: what stands above it is the site's name."""
    return "首页" in folded or "当前位置" in folded or "所在位置" in folded or ("登录" in folded and "评论" not in folded)


def _blocks(lines: Sequence[Line], known: dict[int, str]) -> dict[int, str]:
    """Lines below an opener.

    Below a comment box and the like (`tail`) everything goes, unless half of the article is still to come; below other
    openers what stands before the next sentence. Above the first prose an opener is a button and opens nothing.
    """
    out: dict[int, str] = {}
    prose = [units(line.folded) if i not in known and _reads_on(line.folded) else 0.0 for i, line in enumerate(lines)]
    total, passed = sum(prose), 0.0
    until, reason = 0, ""
    for i, line in enumerate(lines):
        passed += prose[i]
        if i < until and not is_byline_line(line.folded):
            out[i] = known.get(i, reason)
        rule = opener(line.folded) if i in known and passed else None
        if rule is None:
            continue
        reason = str(rule.data["reason"])
        if rule.data.get("tail") and total - passed < _LITTLE * total:
            until = len(lines)
        elif i >= until:
            until = _resumption(lines, i + 1, known)
    return out


@lru_cache(maxsize=512)
def _reads_on(folded: str) -> bool:
    """Whether a line reads as part of an article: a sentence with a pause in it, not said by a name before a colon."""
    whole = ends_sentence(folded) or is_prose(folded)
    return units(folded) >= _SENTENCE and whole and any(mark in folded for mark in _PAUSES) and not _SPEAKING.match(folded)


def _resumption(lines: Sequence[Line], start: int, known: dict[int, str]) -> int:
    """Where the article begins again at or after a line.

    A heading right above belongs to it: a numbered one, a question, or a line without the bullet that the teasers have.
    """
    for i in range(start, len(lines)):
        here = lines[i].folded
        told = is_prose(here) if _LISTED.match(here) else "。" in here or is_prose(here)  # a teaser may ask or exclaim
        if i in known or not told or not _reads_on(here):
            continue
        above = lines[i - 1].folded
        listed = i - start >= 2 and bool(_LISTED.match(lines[start].folded)) and not _LISTED.match(above)
        heading = i > start and i - 1 not in known and (_NUMBERED.match(above) or above.endswith("?") or listed)
        return i - 1 if heading else i
    return len(lines)


def _edges(lines: Sequence[Line], known: dict[int, str]) -> dict[int, str]:
    """The rest of a run of short lines at the foot, or of a menu at the head, of which at least half is furniture."""
    prose = [i for i, line in enumerate(lines) if i not in known and (_reads_on(line.folded) or _ends_text(line.folded))]
    dated = [i for i, line in enumerate(lines) if i not in known and _DATED.match(line.folded)]
    prose = sorted({*prose, *dated}) if len(dated) > 1 else prose  # a chronicle of short lines is of the article
    if not prose:
        return {}
    out: dict[int, str] = {}
    foot = range(prose[-1] + 1, len(lines))
    if len(foot) >= 3 and sum(i in known for i in foot) * 2 >= len(foot):
        last_words = foot[0] if ends_sentence(lines[foot[0]].folded) else None  # «让我们拭目以待!» right below the text
        out |= {i: "page foot" for i in foot if i not in known and i != last_words and not is_byline_line(lines[i].folded)}
    menu = [i for i in range(prose[0]) if known.get(i) == "menu"]
    if menu[:1] == [1] and 0 not in known and units(lines[0].folded) <= _ITEM:
        out[0] = PAGE_HEAD  # the site's name above its menu
    for one, other in pairwise(menu):
        if other - one <= 3:  # a menu that runs one item to a line
            out |= {i: "menu" for i in range(one, other) if i not in known and units(lines[i].folded) <= _ITEM}
    return out


def _ends_text(folded: str) -> bool:
    """Whether a line is a sentence, however short."""
    return units(folded) >= 6 and "。" in folded and ends_sentence(folded)
