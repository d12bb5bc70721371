"""Names in a series: «红杉中国、小红书、美团、阿里等众多投资方». One name tells what its neighbours are."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from lib.extract.candidates import ENOUGH, Candidate, alternation, vocabulary
from lib.extract.edges import edges, is_general, is_rare, name_end, name_start, words_of
from lib.extract.tokens import Tokens, word_class
from lib.rules import rules

_SEPARATOR = re.compile(r"、|,(?=[一-鿿A-Za-z0-9]{2,8}、)")
_JOIN = re.compile(r"(?:以及|还有|和|与|及|跟|同)")
_SPELLS = re.compile(r"[一-鿿A-Za-z0-9·.& -]")
_SYSTEMS_AFTER = re.compile(
    r"(?:等)?(?:[一二三四五六七八九十两几\d]{1,3})?(?:个|款|大|家)?(?:AI|文生视频|视频|国产|主流|同类|大)?(?:大模型|模型|AI工具|工具|AI产品|产品|应用|芯片|机器人|智能体|助手)"
)
_SYSTEMS_BEFORE = re.compile(
    r"(?:模型|工具|产品|应用|芯片|助手|智能体|机器人)[^,。;]{0,4}[,,]?(?:包括|如|例如|比如|像|有|含|涵盖)[^,。、]{0,6}$"
)


@dataclass(frozen=True, slots=True)
class Item:
    """One member of a series."""

    start: int
    end: int


@cache
def suffixes() -> re.Pattern[str]:
    """Suffixes of houses that may follow Latin letters: «IDG资本»."""
    return re.compile(
        "|".join(
            sorted(
                (re.escape(w) for r in rules("organisation_shapes") if r.data["part"] == "suffix" for w in r.words), key=len, reverse=True
            )
        )
    )


@cache
def _frames() -> tuple[re.Pattern[str], re.Pattern[str]]:
    found = {r.id: r.regex for r in rules("organisation_shapes")}
    return found["org.investor"], found["org.shares"]


def series(folded: str, text: Tokens) -> Iterator[list[Item]]:
    """Runs of short members between 、, each cut to what can be a name."""
    marks = [m.start() for m in re.finditer("、", folded)]
    run: list[int] = []
    for mark in marks:
        if run and (mark - run[-1] > 26 or re.search(r"[。;\n!?]", folded[run[-1] : mark])):
            yield _items(folded, text, run)
            run = []
        run.append(mark)
    if run:
        yield _items(folded, text, run)


def _items(folded: str, text: Tokens, marks: Sequence[int]) -> list[Item]:
    """The members of one series: before the first mark, between marks, after the last, and after a last 以及 or 和."""
    out: list[Item] = []
    first = _first(folded, text, marks[0])
    if first is not None:
        out.append(first)
    for left, right in itertools.pairwise(marks):
        inner = _trim(folded, left + 1, right)
        if 2 <= inner.end - inner.start <= 22:
            out.extend(_split(folded, text, inner))
    last = _last(folded, text, marks[-1] + 1)
    if last is not None:
        out.append(last)
        join = _JOIN.match(folded, last.end + len(folded[last.end : last.end + 1]) - len(folded[last.end : last.end + 1].lstrip()))
        more = _last(folded, text, join.end()) if join else None
        if more is not None:
            out.append(more)
    return out


def _split(folded: str, text: Tokens, item: Item) -> list[Item]:
    """A member that holds «…收涨,浪潮信息» is cut at its comma; else it is kept whole."""
    comma = folded.rfind(",", item.start, item.end)
    if comma < 0:
        return [item]
    head = name_end(text, item.start, longest=10)
    return [Item(item.start, head), _trim(folded, comma + 1, item.end)]


def _trim(folded: str, start: int, end: int) -> Item:
    while start < end and folded[start] in ' “‘「『"':
        start += 1
    while end > start and folded[end - 1] in ' ”’」』"':
        end -= 1
    return Item(start, end)


_LATIN_TAIL = re.compile(r"[A-Za-z0-9][A-Za-z0-9.&'-]*(?: [A-Z][A-Za-z0-9.&'-]*){0,3}$")
_LATIN_HEAD = re.compile(r"[A-Za-z0-9][A-Za-z0-9.&'-]*(?: [A-Z][A-Za-z0-9.&'-]*){0,3}")


def _first(folded: str, text: Tokens, mark: int) -> Item | None:
    """The member before the first mark."""
    end = _trim(folded, max(0, mark - 2), mark).end
    latin = _LATIN_TAIL.search(folded, max(0, end - 24), end)
    start = latin.start() if latin else name_start(text, end)
    return Item(start, end) if 2 <= end - start <= 30 else None


def _last(folded: str, text: Tokens, start: int) -> Item | None:
    """The member after a mark, up to the first word that is no part of it."""
    start = _trim(folded, start, start + 3).start
    if start >= len(folded):
        return None
    latin = _LATIN_HEAD.match(folded, start)
    suffix = suffixes().match(folded, latin.end()) if latin else None
    end = suffix.end() if suffix else latin.end() if latin else name_end(text, start)
    return Item(start, end) if 2 <= end - start <= 30 else None


def by_series(folded: str, text: Tokens, known: dict[str, str]) -> Iterator[Candidate]:
    """Members of series, weighed by what the words around and the other members say. `known`: text of a sure name to what it is."""
    investor, shares = _frames()
    for items in series(folded, text):
        if len(items) < 2:
            continue
        whats = [known.get(folded[i.start : i.end]) for i in items]
        tail = folded[items[-1].end : items[-1].end + 14]
        head = folded[max(0, items[0].start - 16) : items[0].start]
        houses, systems = whats.count("organisation"), whats.count("system")
        backed = bool(investor.match(tail) or re.search(f"(?:{investor.pattern})$", head))
        traded = bool(shares.match(tail) or re.search(f"(?:{shares.pattern})$", head))
        modelled = bool(_SYSTEMS_AFTER.match(tail.lstrip()) or _SYSTEMS_BEFORE.search(head))
        for item, what in zip(items, whats, strict=True):
            if what is None and may_be_name(folded, text, item):
                yield from _weighed(
                    item,
                    len(items),
                    houses,
                    systems,
                    backed=backed,
                    traded=traded,
                    modelled=modelled,
                    plain=is_plain(text, item),
                    rare=is_rare(words_of(text, item.start, item.end)),
                )


def _weighed(
    item: Item, size: int, houses: int, systems: int, *, backed: bool, traded: bool, modelled: bool, plain: bool, rare: bool
) -> Iterator[Candidate]:
    """What a member of a series is worth as a house and as a system."""
    share = houses / max(1, size - 1)
    weight = (0.7 if backed else 0.0) + (0.4 if traded else 0.0) + min(0.6, 0.7 * share if houses else 0.0)
    if weight > 0.2 and not modelled:
        yield Candidate(
            item.start, item.end, "organisation", "house", "org.series", min(weight, 1.0) * (0.6 if plain and not backed else 1.0)
        )
    share = systems / max(1, size - 1)
    weight = (0.7 if modelled else 0.0) + min(0.6, 0.8 * share if systems else 0.0)
    if weight > 0.3 and rare:
        yield Candidate(item.start, item.end, "system", "model", "system.series", min(weight, 1.0))


def is_plain(text: Tokens, item: Item) -> bool:
    """Whether a member is one everyday word: «影视», «游戏»."""
    parts = words_of(text, item.start, item.end)
    return len(parts) == 1 and word_class(parts[0])[0] in "nvadlis" and word_class(parts[0]) not in ("nz", "nrt", "nr", "nt")


def may_be_name(folded: str, text: Tokens, item: Item) -> bool:
    """Whether a member of a series has the shape of a name."""
    name = folded[item.start : item.end]
    deny = vocabulary("system_shapes", "system.deny", "system.deny.quoted")
    if name in deny or not all(_SPELLS.match(c) for c in name) or item.end - item.start > (30 if name.isascii() else 16) or name.isdigit():
        return False
    if name.isascii():
        return any(c.isupper() for c in name)
    parts = words_of(text, item.start, item.end)
    known = edges()
    if is_general(parts) or item.end - item.start > 8 or parts[-1] in known.kind:
        return False
    return not any(p in known.stop and len(p) > 1 for p in parts) and word_class(parts[-1])[0] not in "dcprt"


__all__ = ["ENOUGH", "Item", "alternation", "by_series", "series"]
