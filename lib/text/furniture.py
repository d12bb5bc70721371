"""Which lines are the page's furniture and not the article.

1. Lines that a rule knows: credits, licences, picture notes, buttons, menus.
2. The same caption printed twice.
3. Blocks that a heading opens (comment box, related reading, hot list, calendar, groups): up to where prose resumes,
   or to the end when little prose follows.
4. Runs of short lines at the head and foot, where at least half of a run is known furniture.

A line dropped in error costs more than one left over, so everything else stays.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache

from lib.rules import Rule, rules
from lib.text.lines import Line, ends_sentence, is_prose, units

_PARTS = re.compile(r"[\s|/·>»›,、\-—•]{1,6}")
_NUMBERED = re.compile(
    r"^(?:第?[一二三四五六七八九十]{1,3}[、.章节部]|[0-9]{1,2}(?:[.、)]|\s)\s{0,2}\D|[((][一二三四五六七八九十]{1,2}[))])"
)
_SPEAKING = re.compile(r"^[^\s。,!?]{1,12}:")
_LONG_PROSE = 60.0


@cache
def _rules(does: str) -> tuple[Rule, ...]:
    return tuple(r for r in rules("noise") if r.data["does"] == does)


@cache
def _menu_words() -> frozenset[str]:
    return frozenset(w.lower() for r in _rules("menu") for w in r.words)


def furniture(lines: Sequence[Line]) -> dict[int, str]:
    """Index of each line that goes, with the reason."""
    known = {i: reason for i, line in enumerate(lines) if (reason := known_as(line.folded))}  # 1
    known |= {i: "repeated caption" for i in _repeated(lines) if i not in known}  # 2
    known |= _blocks(lines, known)  # 3
    return known | _edges(lines, known)  # 4


def known_as(folded: str) -> str | None:
    """Why a line is furniture by itself, if it is.

    >>> known_as("登录后参与评论"), known_as("題圖來自Unsplash".replace("題圖來", "题图来")), known_as("首页 财经 科技 更多")
    ('comments', 'picture note', 'menu')
    >>> known_as("作者:胡家铭"), known_as("业内人士认为,评论区里的争论没有意义。")
    (None, None)
    """
    width = units(folded)
    if _matches("stays", folded, width):
        return None
    rule = _matches("line", folded, width) or _matches("opens", folded, width)
    if rule:
        return str(rule.data["reason"])
    return "menu" if _is_menu(folded, width) else None


def _matches(does: str, folded: str, width: float) -> Rule | None:
    for rule in _rules(does):
        if width <= float(str(rule.data.get("limit", 60))) and rule.regex.search(folded):
            return rule
    return None


def _is_menu(folded: str, width: float) -> bool:
    """A line of menu items: one known item alone, or at least three parts of which most are known."""
    if width > 120:
        return False
    parts = [p for p in _PARTS.split(folded.strip(" [](){}【】<>").lower()) if p]
    hits = sum(p in _menu_words() for p in parts)
    if len(parts) <= 2:
        return bool(parts) and hits == len(parts)
    return hits * 2 > len(parts) and all(units(p) <= 8 for p in parts)


def _repeated(lines: Sequence[Line]) -> set[int]:
    """Short lines printed twice or more: a picture's caption or the page's title; at the head the first one stays."""
    texts = [line.folded for line in lines]
    count = Counter(texts)
    first: dict[str, int] = {}
    out: set[int] = set()
    head = next((i for i, line in enumerate(lines) if is_prose(line.folded)), len(lines))
    for i, text in enumerate(texts):
        asked = text.endswith(("?", "!"))
        if count[text] < 2 or units(text) > 40 or units(text) < 4 or text.endswith(":") or _SPEAKING.match(text):
            continue
        if ends_sentence(text) and not asked:
            continue
        if i < head and text not in first:
            first[text] = i
            continue
        out.add(i)
    return out


def _blocks(lines: Sequence[Line], known: dict[int, str]) -> dict[int, str]:
    """Lines below an opener, up to where the article resumes."""
    out: dict[int, str] = {}
    prose = [units(line.folded) if is_prose(line.folded, least=_LONG_PROSE) and i not in known else 0.0 for i, line in enumerate(lines)]
    total = sum(prose)
    for i, line in enumerate(lines):
        rule = _matches("opens", line.folded, units(line.folded)) if i in known else None
        if rule is None or i in out:
            continue
        after = sum(prose[i:])
        final = bool(rule.data.get("tail")) and after < 0.25 * total
        stop = len(lines) if final else _resumption(lines, i + 1)
        for j in range(i + 1, stop):
            if not _matches("stays", lines[j].folded, units(lines[j].folded)):
                out[j] = known.get(j) or str(rule.data["reason"])
    return out


def _resumption(lines: Sequence[Line], start: int) -> int:
    """Where prose begins again at or after a line; a numbered heading right above it belongs to it."""
    for i in range(start, len(lines)):
        if is_prose(lines[i].folded):
            heading = i > start and (_NUMBERED.match(lines[i - 1].folded) or lines[i - 1].folded.endswith("?"))
            return i - 1 if heading else i
    return len(lines)


def _edges(lines: Sequence[Line], known: dict[int, str]) -> dict[int, str]:
    """The rest of a run of short lines at the foot, or of a menu at the head, of which at least half is furniture."""
    out: dict[int, str] = {}
    prose = [i for i, line in enumerate(lines) if i not in known and is_prose(line.folded, least=25)]
    if not prose:
        return out
    foot = range(prose[-1] + 1, len(lines))
    if len(foot) >= 3 and sum(i in known for i in foot) * 2 >= len(foot):
        out |= {i: "page foot" for i in foot if i not in known and not _matches("stays", lines[i].folded, units(lines[i].folded))}
    menu = [i for i in range(prose[0]) if known.get(i) == "menu"]
    if len(menu) >= 3:  # items between known items of a menu that runs one to a line
        out |= {i: "menu" for i in range(menu[0], menu[-1]) if i not in known and units(lines[i].folded) <= 6}
    return out
