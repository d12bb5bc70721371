"""Which of several names a figure answers to: «A、B和C分别增长1%、2%和3%», «…前者…后者…»."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lib.extract.bearers import Named, Owner, in_full, only_tells
from lib.extract.places import Place
from lib.patterns import compiled

_LISTED = compiled("[、和与及]|以及|跟")
_IN_TURN = compiled("分别|依次|各为|(?:则|各)[为是]")
_BETWEEN = compiled(r"(?<!\d)、|、|(?<![涉普共])[和与及]|以及")
_BOTH = compiled("两者|二者|两家(?:公司|企业|厂商|机构|店)?|双方|这两家|两只")
_SOURCE = compiled("(?:据|援引|引述|向|对)《?$")
_WITH = compiled("[与和同跟]$")
_JOINT = compiled("[^,，。;；]{0,6}?(?:合作|联手|签约|结盟|达成)")
_WORD = compiled("(?:前者|后者)(?!则?(?:预测|预计|预期|认为|称|估计|判断|指出|表示|测算|给出))")
_METRICS = compiled("(?:营收|收入|净利|净利润|毛利|销量|产量|票房|营业收入)[、和与](?:[一-龥]{2,8})分别")
"""«营收、净利分别为…,前者增长»: former and latter are metrics, no names."""


def paired(place: Place, names: Sequence[Named]) -> Owner | None:
    """The name that a figure answers to by its place in a list, or by 前者 and 后者; None where neither is written."""
    folded = place.reading.folded
    turn = None
    for match in _IN_TURN.finditer(folded, place.start, place.found.start):
        turn = match
    if turn is not None and (both := _BOTH.search(folded, place.sentence.start, turn.start())) is not None:
        one = len(_BETWEEN.findall(folded, turn.end(), place.found.start))
        pair = _two_before(place, names, both.start())
        return in_full(place, pair[one], "owner.in-turn") if pair is not None and one < 2 else None
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
    if _METRICS.search(place.reading.folded, place.sentence.start, word.start()):
        return None
    if any(word.end() <= n.start and n.end <= place.found.start and _opens(place, n) for n in names):
        return None  # another subject stands between
    pair = _two_before(place, names, word.start())
    return in_full(place, pair[word.group() == "后者"], "owner.pair") if pair is not None else None


def _two_before(place: Place, names: Sequence[Named], stop: int) -> tuple[Named, Named] | None:
    """The last two names of one sort told of before a place: in the sentence and the one before, else in the paragraph."""
    for floor in (place.reading.sentence_at(max(0, place.sentence.start - 2)).start, place.reading.paragraph_at(stop).start):
        for kind in ("organisation", "system", "work"):
            near: dict[str, Named] = {}
            for name in names:
                if name.kind == kind and floor <= name.start and name.end <= stop and not _aside(place.reading.folded, name):
                    near.setdefault(name.name, name)
            if len(near) >= 2:
                first, second = list(near.values())[-2:]
                return first, second
    return None


def _aside(folded: str, name: Named) -> bool:
    """Whether a house is only the source of what is told, or whom somebody works with."""
    return (
        only_tells(folded, name)
        or _SOURCE.search(folded, max(0, name.start - 3), name.start) is not None
        or (_WITH.search(folded, max(0, name.start - 2), name.start) is not None and _JOINT.match(folded, name.end) is not None)
    )


def _opens(place: Place, name: Named) -> bool:
    """Whether a name begins a clause."""
    return place.reading.folded[max(0, name.start - 1) : name.start] in tuple(",，。;；:：、“《")
