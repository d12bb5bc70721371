"""Where a name that stands in no list begins and ends, told from the words beside it."""

from __future__ import annotations

from collections.abc import Sequence

from lib.extract.candidates import vocabulary
from lib.extract.roles import endings
from lib.extract.tokens import Tokens
from lib.extract.traits import TRAITS, sides
from lib.patterns import compiled

_LATIN_LEAD = compiled(r"(?<![A-Za-z0-9])(?:[A-Z][A-Za-z0-9.'-]{0,15} (?:& )?){1,3}$")
LONGEST = 12
"""Characters a name found by shape may have before its suffix; institutes and councils may have more."""
_LONGER = 20
_DEPARTMENT = frozenset("科处室组")
_MAY_OPEN = frozenset("经中大新小老正同近原上外可得地里")
_OPENERS = frozenset("中大新小老正同上天金华国东南西北")


def name_start(text: Tokens, end: int, *, own: int = 2, broad: bool = False) -> int:
    """Where a name begins whose stem ends at a position. `own` is how much of it stands before words of grammar may bound it.

    A `broad` name, of an institute or a council, runs on through trades, kinds and deeds.

    >>> from lib.extract.tokens import tokens
    >>> line = "芯片设计公司穹芯科技与恒为科技,红杉中国和苏创投"
    >>> [line[name_start(tokens(line), e):e] for e in (8, 13, 22)]
    ['穹芯', '恒为', '苏']
    """
    words, starts = text.words, text.starts
    place = text.at(end - 1)
    start, least = end, end - (_LONGER if broad else LONGEST)
    while place >= 0 and starts[place] >= least:
        if not TRAITS[words[place]].spells or _bounds(text, place, end - start >= own, broad):
            break
        start, place = starts[place], place - 1
    start = _without_lead(text, start, end) if broad else start
    if start < end and text.folded[start] == "方" and end - start > own and text.folded[max(0, start - 2) : start + 1] in sides()["kind"]:
        return start + 1  # 运营方|陇算科技, which the dictionary parts otherwise
    return _latin_start(text, start) if start < end and text.folded[start].isascii() else start


def _latin_start(text: Tokens, start: int) -> int:
    """Where a Latin name of several words begins: «Fjord Ventures»."""
    led = _LATIN_LEAD.search(text.folded, max(0, start - 40), start)
    return led.start() if led and not text.held[led.start()] else start


def _without_lead(text: Tokens, start: int, end: int) -> int:
    """Where a broad name begins without the common words before it: «知名第三方|数据研究院»."""
    while start < end:
        word = text.words[text.at(start)]
        if word not in vocabulary("beside_names", "beside.rank") and not TRAITS[word].kind:
            break
        start += len(word)
    return start


def _bounds(text: Tokens, place: int, enough: bool, broad: bool) -> bool:
    """Whether a word stands before a name and is not part of it; a name too short so far takes more in."""
    word = text.words[place]
    trait = TRAITS[word]
    if trait.never:
        return True
    before = TRAITS[text.words[place - 1]] if place else None
    if trait.single:
        if not (trait.stop or trait.kind) or (word in _MAY_OPEN and _opens(text, place)):
            return False
        return enough or (before is not None and before.spells and not before.single)
    if trait.stop:
        return not (broad and trait.trade)
    if not enough or broad:
        return enough and trait.cls == "v" and not trait.trade
    if trait.outside:
        return True
    if trait.latin:
        return trait.digits
    return (trait.closed or trait.cls[0] == "a") and before is not None and before.spells


def _opens(text: Tokens, place: int) -> bool:
    """Whether single characters open the clause here («中经社…»): then even 中 or 经 belongs to the name."""
    words, first = text.words, place
    while first and place - first < 4 and len(words[first - 1]) == 1 and TRAITS[words[first - 1]].spells:
        if words[first - 1] == "的":
            break
        first -= 1
    opens = first == 0 or not TRAITS[words[first - 1]].spells or words[first - 1] == "的"
    after = words[place + 1] if place + 1 < len(words) else ""
    return opens and words[first] in _OPENERS and (place > first or len(after) == 1)


def words_of(text: Tokens, start: int, end: int) -> list[str]:
    """The words of a stretch; two single characters make one where they are a common word the dictionary lacks (具身)."""
    words = text.between(start, end) if start < end else []
    out: list[str] = []
    for word in words:
        if out and len(word) == len(out[-1]) == 1 and out[-1] + word in sides()["general"]:
            out[-1] += word
        else:
            out.append(word)
    return out


def is_rare(words: Sequence[str]) -> bool:
    """Whether a stem holds characters that make no common word, or Latin letters.

    >>> [is_rare(w) for w in (["穹", "芯"], ["行", "行", "AI"], ["国内"])]
    [True, True, False]
    """
    run, telling = 0, False
    for word in words:
        trait = TRAITS[word]
        if trait.odd:
            return True
        if trait.single and not trait.grammar and not trait.digits:
            run, telling = run + 1, telling or not trait.deed
            if run >= 2 and telling:
                return True
        else:
            run, telling = 0, False
    return False


def is_general(words: Sequence[str]) -> bool:
    """Whether a stem is made of common words only.

    >>> is_general(["国内"]), is_general(["多家", "上市"]), is_general(["嘉", "书"])
    (True, True, False)
    """
    return all(TRAITS[w].common for w in words)


def is_place(words: Sequence[str]) -> bool:
    """Whether a stem is a place alone: «上海», «苏州市»."""
    return bool(words) and all(TRAITS[w].place for w in words)


def ends_well(word: str) -> bool:
    """Whether a word may end a name: no common noun for a kind of house or people, no word of grammar."""
    trait = TRAITS[word]
    return (
        not trait.kind
        and not trait.stop
        and not (len(word) > 2 and word[-1] in _DEPARTMENT)
        and (trait.single or trait.cls[0] not in "vdcprtmfu")
    )


def name_end(text: Tokens, start: int, *, longest: int = 8) -> int:
    """Where a name ends that begins at a position: before the first word of grammar, title or deed after two characters.

    >>> from lib.extract.tokens import tokens
    >>> line = "创业公司月之暗面完成新一轮融资"
    >>> line[4:name_end(tokens(line), 4)]
    '月之暗面'
    """
    words, place, end = text.words, text.at(start), start
    while place < len(words):
        word, trait = words[place], TRAITS[words[place]]
        after = text.starts[place] + len(word)
        if not trait.spells or trait.digits or after - start > longest:
            break
        ends_house = end - start >= 2 and endings("suffix").at(text.folded, after) > len(word)  # 金|投
        if end - start >= 2 and not ends_house and word != "之" and (trait.stop or trait.title or (trait.closed and not trait.single)):
            break
        end, place = after, place + 1
    return end
