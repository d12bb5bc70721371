"""Where a name that stands in no list begins and ends, told from the words beside it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from lib.extract.tokens import Tokens, word_class
from lib.rules import rules

LONGEST = 12
"""Characters a name found by shape may have before its suffix."""

_MAY_OPEN = frozenset("经中大新小老正同近原上外可得地里")
_OPENERS = frozenset("中大新小老正同上天金华国东南西北")
GRAMMAR = frozenset(
    "据由与和及或向对在为了的是被让将从到给把跟以于而且但因如若则也还又都就才均等有称说受该本某各每这那此其他她它我你们着过并使"
)
_LEADS = frozenset(
    (
        "知名",
        "著名",
        "国内",
        "国外",
        "海外",
        "头部",
        "权威",
        "专业",
        "第三方",
        "行业",
        "业内",
        "市场",
        "相关",
        "有关",
        "上述",
        "其他",
        "另外",
        "最大",
        "顶级",
        "主流",
    )
)
_NEVER = frozenset("的了着过是被把让吗呢吧啊不没很")
_PLACE_END = re.compile(r"[省市县区州镇乡]$")
_LATIN = re.compile(r"[A-Za-z0-9]")
_HAN = re.compile(r"[一-鿿]")
_SPELLS = re.compile(r"[一-鿿A-Za-z0-9]")


@dataclass(frozen=True, slots=True)
class Edges:
    """The vocabularies of `name_edges.toml`."""

    stop: frozenset[str]
    kind: frozenset[str]
    field: frozenset[str]
    country: frozenset[str]
    general: frozenset[str]


@cache
def edges() -> Edges:
    """The words that stand beside names."""
    sides: dict[str, set[str]] = {}
    for rule in rules("name_edges"):
        sides.setdefault(str(rule.data["side"]), set()).update(rule.words)
    return Edges(**{side: frozenset(words) for side, words in sides.items()})


@cache
def titles() -> frozenset[str]:
    """Titles of people, which never belong to the name of a house."""
    return frozenset(w for r in rules("titles") if r.data.get("takes") in ("house", "field") for w in r.words if len(w) > 1)


def name_start(text: Tokens, end: int, *, own: int = 2, broad: bool = False) -> int:
    """Where a name begins whose stem ends at a position. `own` is how much of it stands before words of grammar may bound it.

    A `broad` name, of an institute or a council, runs on through trades, kinds and deeds.

    >>> from lib.extract.tokens import tokens
    >>> line = "芯片设计公司穹芯科技与恒为科技,红杉中国和苏创投"
    >>> [line[name_start(tokens(line), e):e] for e in (8, 13, 22)]
    ['穹芯', '恒为', '苏']
    """
    place = text.at(end - 1)
    start = end
    longest = LONGEST + 8 if broad else LONGEST
    while place >= 0 and end - text.starts[place] <= longest:
        word = text.words[place]
        if not _SPELLS.match(word) or _bounds(text, place, end - start >= own, broad):
            break
        start, place = text.starts[place], place - 1
    return _without_lead(text, start, end) if broad else start


def _without_lead(text: Tokens, start: int, end: int) -> int:
    """Where a broad name begins without the common words before it: «知名第三方|数据研究院»."""
    known = edges()
    while start < end:
        word = text.words[text.at(start)]
        if word not in _LEADS and word not in known.country and word not in known.kind:
            break
        start += len(word)
    return start


def _bounds(text: Tokens, place: int, enough: bool, broad: bool) -> bool:
    """Whether a word stands before a name and is not part of it; a name too short so far takes more in."""
    word, known = text.words[place], edges()
    before = text.words[place - 1] if place else ""
    if word in _NEVER:
        return True
    if len(word) == 1:
        if word not in known.stop and word not in known.kind:
            return False
        if word in _MAY_OPEN and _opens(text, place):
            return False
        return enough or bool(_SPELLS.match(before) and len(before) > 1)
    if word in known.stop:
        return True
    if not enough or broad:
        return False
    if word in known.kind or word in known.field or word in known.country:
        return True
    if _LATIN.match(word):
        return word.isdigit()
    return word_class(word)[0] in "vdcprtmfuyzqa" and bool(_SPELLS.match(before))


def _opens(text: Tokens, place: int) -> bool:
    """Whether single characters open the clause here («中经社…»): then even 中 or 经 belongs to the name."""
    words, first = text.words, place
    while first and len(words[first - 1]) == 1 and _HAN.match(words[first - 1]):
        first -= 1
    opens = first == 0 or not _SPELLS.match(words[first - 1])
    after = words[place + 1] if place + 1 < len(words) else ""
    return opens and words[first] in _OPENERS and (place > first or len(after) == 1)


def words_of(text: Tokens, start: int, end: int) -> list[str]:
    """The words of a stretch, cut at its ends."""
    first, last = text.at(start), text.at(end - 1)
    out = []
    for place in range(first, last + 1):
        at = text.starts[place]
        out.append(text.words[place][max(0, start - at) : end - at])
    return _rejoined(out)


def _rejoined(words: list[str]) -> list[str]:
    """Words with pairs of single characters put together that make a common word the dictionary does not have: 具身."""
    out: list[str] = []
    for word in words:
        if out and len(word) == len(out[-1]) == 1 and out[-1] + word in edges().general:
            out[-1] += word
        else:
            out.append(word)
    return out


def is_rare(words: Sequence[str]) -> bool:
    """Whether a stem holds characters that make no common word, or Latin letters: «穹芯», «幻刻», «行行AI»."""
    run: list[str] = []
    for word in words:
        if _LATIN.match(word) and not word.isdigit() and word not in edges().field:
            return True
        single = len(word) == 1 and word not in GRAMMAR and not word.isdigit()
        run = [*run, word] if single else []
        if len(run) >= 2 and any(word_class(w) not in ("v", "d", "p") for w in run):
            return True
        if len(word) > 1 and word_class(word) in ("nz", "nrt", "nr", "x"):
            return True
    return False


def is_general(words: Sequence[str]) -> bool:
    """Whether a stem is made of common words only: «国内», «多家上市», «影视»."""
    known = edges()
    return all(
        w in known.general or w in known.field or w in known.kind or w in known.stop or w in known.country or w.isdigit() for w in words
    )


def is_place(words: Sequence[str]) -> bool:
    """Whether a stem is a place alone: «上海», «苏州市»."""
    return bool(words) and all(
        word_class(w) == "ns" or w in edges().country or w in edges().country or w in edges().country or bool(_PLACE_END.search(w))
        for w in words
    )


def name_end(text: Tokens, start: int, *, longest: int = 8) -> int:
    """Where a name ends that begins at a position: before the first word of grammar, kind or deed after two characters.

    >>> from lib.extract.tokens import tokens
    >>> line = "创业公司月之暗面完成新一轮融资"
    >>> line[4:name_end(tokens(line), 4)]
    '月之暗面'
    """
    place = text.at(start)
    end = start
    while place < len(text.words):
        word, at = text.words[place], text.starts[place]
        if not _SPELLS.match(word) or word.isdigit() or at + len(word) - start > longest:
            break
        if end - start >= 2 and _closes(word):
            break
        end, place = at + len(word), place + 1
    return end


def _closes(word: str) -> bool:
    """Whether a word stands after a name and is not part of it."""
    stop = word in edges().stop or word in titles()
    return stop if len(word) == 1 else stop or word_class(word)[0] in "vdcprtmfuyzq"
