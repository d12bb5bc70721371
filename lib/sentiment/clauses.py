"""A statement clause by clause: what its lexicon entries say together, and how the clauses combine.

1 clauses; 2 tallies of each clause: tone with negation and limits, moves by the sign of their noun; 3 the tone of the clause;
4 one row of numbers for the statement: tallies, first and last clause, what follows a contrast, the extremes.
"""

from __future__ import annotations

import math
import operator
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lib.sentiment.lexicon import Hit, hits

_BREAKS = frozenset(",。;!?:，；！？：…\n")
_SENTENCES = frozenset("。;!?；！？\n")
REACH = 2
"""Words between a negation or limit and what it turns."""
AFTER = 3
"""Words after a move in which its noun is looked for before the nearest one ahead of it is taken: 降低…成本."""

TALLIES: dict[str, float] = {
    "good": 1.0,
    "bad": -1.0,
    "not good": -1.0,
    "not bad": 0.7,
    "limited good": -0.5,
    "good move": 1.2,
    "bad move": -1.2,
    "denied move": 0.0,
    "growth of nothing named": 0.4,
    "decline of nothing named": -0.4,
    "can": 0.5,
    "cannot": -1.0,
    "limit": -0.5,
    "harm": -0.7,
    "maybe": 0.0,
    "much": 0.0,
    "little": 0.0,
    "but": 0.0,
    "though": 0.0,
    "if": 0.0,
    "plan": 0.0,
    "not": 0.0,
    "good_noun": 0.0,
    "bad_noun": 0.0,
    "number": 0.0,
    "question": 0.0,
    "speaker": 0.0,
    "quoted": 0.0,
}
"""What is counted in a clause, and what one of each adds to its tone, set by judgement; the regression weighs the counts anew."""
_PLACE = {name: place for place, name in enumerate(TALLIES)}
_WEIGHTS = tuple(TALLIES.values())
_PLAIN = {
    name: _PLACE[name]
    for name in ("harm", "maybe", "much", "little", "but", "though", "if", "plan", "not", "good_noun", "bad_noun", "limit")
}
_GOOD, _BAD, _NOT_GOOD, _NOT_BAD, _LIMITED = (_PLACE[n] for n in ("good", "bad", "not good", "not bad", "limited good"))
_GOOD_MOVE, _BAD_MOVE, _DENIED = (_PLACE[n] for n in ("good move", "bad move", "denied move"))
_GROWTH, _DECLINE = _PLACE["growth of nothing named"], _PLACE["decline of nothing named"]
_CAN, _CANNOT, _BUT = _PLACE["can"], _PLACE["cannot"], _PLACE["but"]
_ASKED, _SPEAKER, _QUOTED, _NUMBERS = (_PLACE[n] for n in ("question", "speaker", "quoted", "number"))
_SELF = frozenset(["我", "我们", "咱们", "咱"])
_QUOTES = frozenset('“"「『《')
_LOGS = tuple(math.log1p(n) for n in range(64))
COMBINED = 17
"""Numbers about the combination of clauses that follow the tallies."""
SIZE = len(TALLIES) + COMBINED


class Clause(NamedTuple):
    """A clause: its words, the sentence it stands in, whether it asks, and its lexicon entries."""

    words: list[str]
    sentence: int
    asks: bool
    hits: list[Hit]


def clauses(words: Sequence[str]) -> list[Clause]:
    """Clauses of a statement out of its words with marks."""
    found: list[Clause] = []
    current: list[str] = []
    sentence = 0
    for word in words:
        if word[0] in _BREAKS:
            if current:
                found.append(Clause(current, sentence, "?" in word, hits(current)))
                current = []
            sentence += word[0] in _SENTENCES
        else:
            current.append(word)
    if current:
        found.append(Clause(current, sentence, False, hits(current)))
    return found


def tally(clause: Clause) -> list[int]:
    """How often each of TALLIES occurs in a clause.

    >>> from lib.sentiment.features import tokens
    >>> [[n for n, k in zip(TALLIES, tally(c)) if k and "noun" not in n] for c in clauses(tokens("成本下降,亏损扩大"))]
    [['good move'], ['bad move']]
    """
    out = [0] * len(TALLIES)
    if clause.hits:
        _tally_hits(out, clause.hits)
    out[_ASKED] = int(clause.asks)
    for word in clause.words:
        if word in _SELF:
            out[_SPEAKER] += 1
        elif word[0] in _QUOTES:
            out[_QUOTED] += 1
        elif word[0].isdigit() or word[-1].isdigit():
            out[_NUMBERS] += 1
    return out


def _tally_hits(out: list[int], found: Sequence[Hit]) -> None:
    """Add the lexicon entries of a clause to its tallies."""
    denials = [hit.end for hit in found if hit.sense.denies]
    limits = [hit.end for hit in found if hit.sense.limits]
    moved: list[Hit] = []
    for hit in found:
        sense = hit.sense
        for name in sense.classes:
            if name in _PLAIN:
                out[_PLAIN[name]] += 1
        if sense.able:
            out[_CANNOT if _turned(hit, denials) else _CAN] += 1
        if sense.move:
            noun = _noun(hit, found)
            if noun or not sense.tone:
                out[_move(sense.move, noun.sense.noun if noun else 0, _turned(hit, denials))] += 1
                moved += (hit, noun) if noun else (hit,)
    for hit in found:
        if hit.sense.tone and hit not in moved:
            out[_toned(hit.sense.tone, _turned(hit, denials), _turned(hit, limits))] += 1


def _turned(hit: Hit, ends: Sequence[int]) -> bool:
    """Whether a hit stands shortly after one of the ends of negations or limits."""
    return bool(ends) and any(0 <= hit.start - end <= REACH for end in ends)


def _noun(hit: Hit, found: Sequence[Hit]) -> Hit | None:
    """The noun of a move: one shortly after it (降低…成本), else the nearest ahead of it (成本…降低)."""
    after = next((one for one in found if one.sense.noun and 0 <= one.start - hit.end <= AFTER), None)
    return after or next((one for one in reversed(found) if one.sense.noun and one.end <= hit.start), None)


def _move(move: int, noun: int, denied: bool) -> int:
    """Which tally a move belongs to, by the sign of its noun."""
    if denied:
        return _DENIED
    if not noun:
        return _GROWTH if move > 0 else _DECLINE
    return _GOOD_MOVE if noun * move > 0 else _BAD_MOVE


def _toned(tone: int, denied: bool, limited: bool) -> int:
    """Which tally a word of praise or trouble belongs to."""
    if tone < 0:
        return _NOT_BAD if denied else _BAD
    return _NOT_GOOD if denied else _LIMITED if limited else _GOOD


def row(found: Sequence[Clause]) -> list[float]:
    """The numbers of a statement, SIZE of them: logs of the tallies, then how the tones of its clauses combine."""
    each = [tally(clause) for clause in found]
    sums = list(map(sum, zip(*each, strict=True))) or [0] * len(TALLIES)
    tones = [math.tanh(sum(map(operator.mul, counts, _WEIGHTS))) for counts in each] or [0.0]
    return [_LOGS[min(n, 63)] for n in sums] + _combined(found, each, sums, tones)


def _combined(found: Sequence[Clause], each: Sequence[Sequence[int]], sums: Sequence[int], tones: Sequence[float]) -> list[float]:
    """How the tones of the clauses combine, COMBINED numbers."""
    count = len(tones)
    whole = sum(map(operator.mul, sums, _WEIGHTS))
    last = [tone for clause, tone in zip(found, tones, strict=False) if clause.sentence == found[-1].sentence] or [0.0]
    turn = max((place for place, counts in enumerate(each) if counts[_BUT]), default=count)
    up, down = sum(tone > 0.2 for tone in tones), sum(tone < -0.2 for tone in tones)
    return [
        sum(tones) / count,
        tones[-1],
        tones[0],
        sum(last) / len(last),
        max(tones),
        min(tones),
        sum(tones[turn:]) / max(1, count - turn),
        sum(tones[:turn]) / max(1, turn) if turn < count else 0.0,
        math.tanh(whole / 2),
        whole / math.sqrt(count),
        up / count,
        down / count,
        float(bool(up and down)),
        math.log(count),
        float(not up and not down),
        float(bool(sums[_NUMBERS] and sums[_GOOD_MOVE])),
        float(bool(sums[_NUMBERS] and sums[_BAD_MOVE])),
    ]


def marks(found: Sequence[Clause]) -> Iterator[list[str]]:
    """Classes as features beside the words, by clause: each class, again after a contrast and in the last of several sentences, and neighbours.

    >>> from lib.sentiment.features import tokens
    >>> list(marks(clauses(tokens("成本下降"))))
    [['@bad_noun', '@down', '@bad_noun_down']]
    """
    turned = False
    for clause in found:
        ends = 0 < clause.sentence == found[-1].sentence
        names: list[str] = []
        before: tuple[str, ...] = ()
        for hit in clause.hits:
            for name in hit.sense.classes:
                names.append("@" + name)
                if turned:
                    names.append("@but:" + name)
                if ends:
                    names.append("@last:" + name)
                names += [f"@{one}_{name}" for one in before]
            turned = turned or "but" in hit.sense.classes
            before = hit.sense.classes
        yield names
