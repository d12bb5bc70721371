"""Which of several names a figure answers to: «A、B和C分别增长1%、2%和3%», «…前者…后者…»."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lib.extract.bearers import Named, Owner, in_full
from lib.extract.places import Place

_LISTED = re.compile("[、和与及]|以及|跟")
_IN_TURN = re.compile("分别|依次|各为|(?:则|各)[为是]")
_BETWEEN = re.compile(r"(?<!\d)、|、|(?<![涉普共])[和与及]|以及")
_WORD = re.compile("前者|后者")


def paired(place: Place, names: Sequence[Named]) -> Owner | None:
    """The name that a figure answers to by its place in a list, or by 前者 and 后者; None where neither is written."""
    folded = place.reading.folded
    turn = None
    for match in _IN_TURN.finditer(folded, place.start, place.found.start):
        turn = match
    if turn is not None:
        return _by_place(place, names, turn.start(), len(_BETWEEN.findall(folded, turn.end(), place.found.start)))
    word = None
    for match in _WORD.finditer(folded, place.sentence.start, place.found.start):
        word = match
    return _former_or_latter(place, names, word) if word is not None else None


def _by_place(place: Place, names: Sequence[Named], stop: int, turn: int) -> Owner | None:
    """The name of that place in the list that ends last before the word."""
    folded = place.reading.folded
    lists: list[list[Named]] = []
    for name in names:
        if not place.sentence.start <= name.start < stop:
            continue
        if lists and _LISTED.fullmatch(folded[lists[-1][-1].end : name.start].strip("《》“”")):
            lists[-1].append(name)
        else:
            lists.append([name])
    chosen = lists[-1] if lists else []
    return in_full(place, chosen[turn], "owner.in-turn") if len(chosen) >= 2 and turn < len(chosen) else None


def _former_or_latter(place: Place, names: Sequence[Named], word: re.Match[str]) -> Owner | None:
    """The first or second of two names before the word: houses before systems; where more are named, the last two that act or follow a conjunction."""
    if any(word.end() <= n.start and n.end <= place.found.start and _opens(place, n) for n in names):
        return None  # another subject stands between
    floor = place.reading.sentence_at(max(0, place.sentence.start - 2)).start
    for kind in ("organisation", "system", "work"):
        near: dict[str, Named] = {}
        for name in names:
            if name.kind == kind and floor <= name.start and name.end <= word.start():
                near.setdefault(name.name, name)
        if len(near) >= 2:
            first, second = list(near.values())[-2:]
            return in_full(place, first if word.group() == "前者" else second, "owner.pair")
    return None


def _opens(place: Place, name: Named) -> bool:
    """Whether a name begins a clause."""
    return place.reading.folded[max(0, name.start - 1) : name.start] in tuple(",，。;；:：、“《")
