"""Names in a series: «红杉中国、小红书、美团、阿里等众多投资方». One name tells what its neighbours are."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from lib.extract.candidates import Candidate, vocabulary
from lib.extract.edges import is_general, is_place, is_rare, name_end, name_start, words_of
from lib.extract.roles import endings, suffixes
from lib.extract.tokens import Tokens
from lib.extract.traits import TRAITS
from lib.patterns import compiled
from lib.rules import alternation, rules

_JOIN = compiled(r" ?(?:以及|还有|和|与|及)")
_NAME = compiled(r"[一-鿿A-Za-z0-9·.& -]{2,30}$")
_BREAK = compiled(r"[。;\n!?]")
_LATIN_TAIL = compiled(r"[A-Za-z0-9][A-Za-z0-9.&'-]*(?: [A-Z][A-Za-z0-9.&'-]*){0,3}$")
_LATIN_HEAD = compiled(r"[A-Za-z0-9][A-Za-z0-9.&'-]*(?: [A-Z][A-Za-z0-9.&'-]*){0,3}")
_SYSTEMS_AFTER = compiled(
    r" ?等?(?:[一二三四五六七八九十两几\d]{1,3})?(?:个|款|大|家)?(?:AI|文生视频|视频|国产|主流|同类|大)?"
    r"(?:大模型|模型|AI工具|工具|AI产品|产品|应用|芯片|机器人|智能体|助手)"
)
_SYSTEMS_BEFORE = compiled(
    r"(?:模型|工具|产品|应用|芯片|助手|智能体|机器人)[^,。;]{0,4},?(?:包括|如|例如|比如|像|有|含|涵盖)[^,。、]{0,6}$"
)
_APART = 26
"""Characters between two marks of one series."""
_LONGEST = 30


class Item(NamedTuple):
    """One member of a series."""

    start: int
    end: int


class _Frame(NamedTuple):
    """What the words around a series say of its members."""

    backed: bool
    traded: bool
    modelled: bool


def by_series(text: Tokens, known: Mapping[str, str], loose: Mapping[int, int]) -> Iterator[Candidate]:
    """Members of series, weighed by what the words around and the other members say.

    `known`: sure names to what they are; `loose`: where listed names begin and end that count only in company.
    """
    for found in _series(text):
        items = [Item(a, loose.get(a, b)) for a, b in found]
        whats = [known.get(text.folded[a:b]) for a, b in items]
        frame = _frame(text.folded, items)
        if len(items) < 2 or not (any(frame) or any(whats)):
            continue
        for item, what in zip(items, whats, strict=True):
            if what is None and _may_be_name(text, item):
                share = {w: whats.count(w) / (len(items) - 1) for w in ("organisation", "system")}
                yield from _weighed(text, item, share, frame)


def _series(text: Tokens) -> Iterator[list[Item]]:
    """Runs of short members between 、, each cut to what can be a name."""
    folded, run = text.folded, list[int]()
    mark = folded.find("、")
    while mark >= 0:
        if run and (mark - run[-1] > _APART or _BREAK.search(folded, run[-1], mark)):
            yield _items(text, run)
            run = []
        run.append(mark)
        mark = folded.find("、", mark + 1)
    if run:
        yield _items(text, run)


def _items(text: Tokens, marks: Sequence[int]) -> list[Item]:
    """The members of one series: before the first mark, between marks, after the last, and after a last 以及 or 和."""
    out = [_first(text, marks[0])]
    for left, right in itertools.pairwise(marks):
        out.extend(_inner(text, _trim(text.folded, left + 1, right)))
    out.append(_last(text, marks[-1] + 1))
    join = _JOIN.match(text.folded, out[-1].end)
    if join:
        out.append(_last(text, join.end()))
    return [item for item in out if 2 <= item.end - item.start <= _LONGEST]


def _inner(text: Tokens, item: Item) -> Iterator[Item]:
    """A member between two marks; one that holds «…收涨,浪潮信息» is two."""
    comma = text.folded.rfind(",", item.start, item.end)
    if comma >= 0:
        yield Item(item.start, name_end(text, item.start, longest=10))
    yield _trim(text.folded, max(item.start, comma + 1), item.end)


def _trim(folded: str, start: int, end: int) -> Item:
    """A stretch without blanks and quotation marks at its ends."""
    while start < end and folded[start] in ' “‘「『"':
        start += 1
    while end > start and folded[end - 1] in ' ”’」』"':
        end -= 1
    return Item(start, end)


def _first(text: Tokens, mark: int) -> Item:
    """The member before the first mark."""
    end = _trim(text.folded, max(0, mark - 2), mark).end
    latin = _LATIN_TAIL.search(text.folded, max(0, end - 24), end)
    return Item(latin.start() if latin else name_start(text, end), end) if end else Item(0, 0)


def _last(text: Tokens, start: int) -> Item:
    """The member after a mark, up to the first word that is no part of it."""
    start = _trim(text.folded, start, min(len(text.folded), start + 3)).start
    if start >= len(text.folded):
        return Item(start, start)
    latin = _LATIN_HEAD.match(text.folded, start)
    if latin is None:
        return Item(start, _without_tail(text, start, name_end(text, start)))
    suffix = _latin_suffix().match(text.folded, latin.end())  # IDG资本
    return Item(start, suffix.end() if suffix else latin.end())


def _without_tail(text: Tokens, start: int, end: int) -> int:
    """Where the last member ends when a common noun follows it unparted: «天威视讯|动作最快»."""
    parts = words_of(text, start, end)
    tail = parts[-1] if parts else ""
    cut = end - len(tail)
    common = len(tail) > 1 and TRAITS[tail].cls in ("n", "vn") and not endings("suffix").at(text.folded, end)
    return cut if common and cut - start >= 3 else end


@cache
def _latin_suffix() -> re.Pattern[str]:
    return compiled(alternation(suffixes()))


@cache
def _frames() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """What stands after and before series of investors, and of shares."""
    found = {r.id: r.regex for r in rules("organisation_shapes")}
    investor, shares = found["org.investor"], found["org.shares"]
    return investor, compiled(f"(?:{investor.pattern})$"), shares, compiled(f"(?:{shares.pattern})$")


def _frame(folded: str, items: Sequence[Item]) -> _Frame:
    """What the words around a series say of its members."""
    if not items:
        return _Frame(False, False, False)
    end, start = items[-1].end, items[0].start
    head = max(0, start - 16)
    backs, backed, trades, traded = _frames()
    return _Frame(
        backed=bool(backs.match(folded, end) or backed.search(folded, head, start)),
        traded=bool(trades.match(folded, end) or traded.search(folded, head, start)),
        modelled=bool(_SYSTEMS_AFTER.match(folded, end) or _SYSTEMS_BEFORE.search(folded, head, start)),
    )


def _weighed(text: Tokens, item: Item, share: Mapping[str, float], frame: _Frame) -> Iterator[Candidate]:
    """What a member of a series is worth as a house and as a system."""
    parts = words_of(text, *item)
    house = (0.7 if frame.backed else 0.0) + (0.6 if frame.traded else 0.0) + min(0.6, 0.7 * share["organisation"])
    everyday = _is_everyday(parts) and not frame.backed
    if house > 0.2 and not frame.modelled and not everyday:
        yield Candidate(item.start, item.end, "organisation", "house", "org.series", min(house, 1.0))
    system = (0.7 if frame.modelled else 0.0) + min(0.6, 0.8 * share["system"])
    if system > 0.3 and is_rare(parts):
        yield Candidate(item.start, item.end, "system", "model", "system.series", min(system, 1.0))


def _is_everyday(parts: Sequence[str]) -> bool:
    """Whether a member is one everyday word: «影视», «游戏»."""
    cls = TRAITS[parts[0]].cls
    return len(parts) == 1 and cls[0] in "nvadlis" and cls not in ("nz", "nrt", "nr", "nt")


def _may_be_name(text: Tokens, item: Item) -> bool:
    """Whether a member of a series has the shape of a name."""
    name = text.folded[item.start : item.end]
    if not _NAME.match(name) or name.isdigit() or name in vocabulary("system_shapes", "system.deny", "system.deny.quoted"):
        return False
    if name.isascii():
        return any(c.isupper() for c in name)
    parts = words_of(text, *item)
    if len(name) > 8 or is_general(parts) or is_place(parts) or TRAITS[parts[-1]].kind or TRAITS[parts[-1]].cls[0] in "dcprt":
        return False
    return not any(TRAITS[p].stop and len(p) > 1 for p in parts)
