"""Write a pattern anew so that a long choice of words costs little where none of them stands.

`re` tries the ways of «发布|举行|上线|…» one after the other at every place: a list of five hundred words asks five hundred
times what the next character is. `regrouped` puts ways that begin alike together, and the groups into a few drawers, each
behind one look at the next two characters; the order of ways that can both match is kept, so what matches stays the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import isqrt
from re import _constants as op  # type: ignore[attr-defined]  # the parser of the standard library, so that nothing is guessed
from typing import Any

_FEW = 24
"""First characters up to which a choice is left as it is."""
_CLASSES = {
    op.CATEGORY_DIGIT: r"\d", op.CATEGORY_NOT_DIGIT: r"\D", op.CATEGORY_SPACE: r"\s",
    op.CATEGORY_NOT_SPACE: r"\S", op.CATEGORY_WORD: r"\w", op.CATEGORY_NOT_WORD: r"\W",
}  # fmt: skip
_PLACES = {
    op.AT_BEGINNING: "^", op.AT_BEGINNING_STRING: r"\A", op.AT_END: "$", op.AT_END_STRING: r"\Z",
    op.AT_BOUNDARY: r"\b", op.AT_NON_BOUNDARY: r"\B",
}  # fmt: skip
_REPEATS = {op.MAX_REPEAT: "", op.MIN_REPEAT: "?", op.POSSESSIVE_REPEAT: "+"}
_ATOMS = (op.LITERAL, op.NOT_LITERAL, op.ANY, op.IN)


class Unwritable(Exception):
    """A pattern with a part that is not written anew."""


@dataclass(frozen=True, slots=True)
class _Way:
    """One way of a choice that begins with a character: that character, and the rest as parsed."""

    first: int
    rest: Sequence[Any]


def regrouped(parsed: Any) -> str:
    """The pattern that was parsed, with its long choices regrouped. Raises Unwritable where a part is beyond it.

    >>> from re import _parser
    >>> regrouped(_parser.parse("(?P<a>公告|公布了)(?![a-z])")), regrouped(_parser.parse("公告|披露(?:书){0,2}"))
    ('(?P<a>公(?:告|布了))(?![a-z])', '(?:公告|披露书{0,2})')
    """
    names = {number: name for name, number in parsed.state.groupdict.items()}
    return _sequence(parsed, names)


def holds_choice(parts: Iterable[Any]) -> bool:
    """Whether a parsed pattern holds a choice that is long enough to be regrouped."""
    return any(
        (kind is op.BRANCH and (_is_long(of[1]) or any(map(holds_choice, of[1]))))
        or (kind in _REPEATS and holds_choice(of[2]))
        or (kind is op.SUBPATTERN and holds_choice(of[3]))
        or (kind in (op.ASSERT, op.ASSERT_NOT) and of[0] > 0 and holds_choice(of[1]))
        or (kind is op.ATOMIC_GROUP and holds_choice(of))
        for kind, of in parts
    )


def _is_long(ways: Sequence[Any]) -> bool:
    return len({way[0][1] for way in ways if len(way) and way[0][0] is op.LITERAL}) > _FEW


def _sequence(parts: Iterable[Any], names: dict[int, str]) -> str:
    return "".join(_part(kind, of, names) for kind, of in parts)


def _part(kind: Any, of: Any, names: dict[int, str]) -> str:
    """One part of a pattern as it is written."""
    if kind is op.LITERAL:
        return re.escape(chr(of))
    if kind is op.NOT_LITERAL:
        return f"[^{re.escape(chr(of))}]"
    if kind is op.ANY:
        return "."
    if kind is op.IN:
        return _set(of)
    if kind is op.AT:
        return _PLACES[of]
    if kind is op.BRANCH:
        return _choice(of[1], names)
    if kind in _REPEATS:
        return _repeat(kind, of, names)
    if kind is op.SUBPATTERN and not of[1] and not of[2]:
        number, inner = of[0], _sequence(of[3], names)
        if number is None:
            return f"(?:{inner})"
        return f"(?P<{names[number]}>{inner})" if number in names else f"({inner})"
    if kind in (op.ASSERT, op.ASSERT_NOT):
        mark = ("=" if kind is op.ASSERT else "!") if of[0] > 0 else ("<=" if kind is op.ASSERT else "<!")
        return f"(?{mark}{_sequence(of[1], names)})"
    if kind is op.ATOMIC_GROUP:
        return f"(?>{_sequence(of, names)})"
    if kind is op.GROUPREF:
        return f"(?P={names[of]})" if of in names else f"(?:\\{of})"
    if kind is op.FAILURE:
        return "(?!)"
    raise Unwritable(str(kind))


def _set(members: Sequence[Any]) -> str:
    negated = members[0][0] is op.NEGATE
    return f"[{'^' * negated}{''.join(_member(*one) for one in members[negated:])}]"


def _member(kind: Any, of: Any) -> str:
    if kind is op.LITERAL:
        return re.escape(chr(of))
    if kind is op.RANGE:
        return f"{re.escape(chr(of[0]))}-{re.escape(chr(of[1]))}"
    return _CLASSES[of]


def _repeat(kind: Any, of: Any, names: dict[int, str]) -> str:
    least, most, inner = of
    single = len(inner) == 1 and (inner[0][0] in _ATOMS or inner[0][0] is op.SUBPATTERN)
    written = _sequence(inner, names) if single else f"(?:{_sequence(inner, names)})"
    times = {(0, 1): "?", (0, op.MAXREPEAT): "*", (1, op.MAXREPEAT): "+"}.get((least, most))
    if times is None:
        times = f"{{{least}}}" if least == most else f"{{{least},{'' if most == op.MAXREPEAT else most}}}"
    return written + times + _REPEATS[kind]


def _choice(ways: Sequence[Any], names: dict[int, str]) -> str:
    """A choice; ways that begin with a character are regrouped wherever several stand in a row."""
    out: list[str] = []
    row: list[_Way] = []
    for way in ways:
        if len(way) and way[0][0] is op.LITERAL and not _captures(way):  # the order in which groups are numbered stays
            row.append(_Way(way[0][1], way[1:]))
            continue
        out += _drawers(row, names)
        row = []
        out.append(_sequence(way, names))
    out += _drawers(row, names)
    return f"(?:{'|'.join(out)})"


def _drawers(row: Sequence[_Way], names: dict[int, str]) -> list[str]:
    """Ways that begin with a character: grouped by it, and many groups in drawers."""
    groups: dict[int, list[Sequence[Any]]] = {}
    for way in row:
        groups.setdefault(way.first, []).append(way.rest)
    if len(groups) <= _FEW:
        return [_group(first, rests, names) for first, rests in groups.items()]
    size = isqrt(len(groups)) + 1
    firsts = sorted(groups)
    out = []
    for number in range(0, len(firsts), size):
        drawer = {first: groups[first] for first in firsts[number : number + size]}
        out.append(_look(drawer) + "(?:" + "|".join(_group(first, rests, names) for first, rests in drawer.items()) + ")")
    return [f"{_look(groups)}(?:{'|'.join(out)})"]


def _group(first: int, rests: Sequence[Sequence[Any]], names: dict[int, str]) -> str:
    """All ways with one first character, in their order."""
    if len(rests) == 1:
        return re.escape(chr(first)) + _sequence(rests[0], names)
    return re.escape(chr(first)) + _choice(rests, names)


def _look(groups: dict[int, list[Sequence[Any]]]) -> str:
    """A look ahead at the first character of some groups, and at the second where all that may follow are characters."""
    alone = [first for first, rests in groups.items() if any(not len(rest) or rest[0][0] is not op.LITERAL for rest in rests)]
    longer = [first for first in groups if first not in alone]
    seconds = {rest[0][1] for first in longer for rest in groups[first]}
    looks = [f"[{_characters(longer)}][{_characters(seconds)}]"] if longer else []
    return f"(?={'|'.join(looks + ([f'[{_characters(alone)}]'] if alone else []))})"


def _characters(codes: Iterable[int]) -> str:
    return "".join(re.escape(chr(code)) for code in sorted(codes))


def _captures(parts: Iterable[Any]) -> bool:
    """Whether a part holds a group that is numbered, or speaks of one."""
    return any(
        kind in (op.GROUPREF, op.GROUPREF_EXISTS)
        or (kind is op.SUBPATTERN and (of[0] is not None or _captures(of[3])))
        or (kind is op.BRANCH and any(map(_captures, of[1])))
        or (kind in _REPEATS and _captures(of[2]))
        or (kind in (op.ASSERT, op.ASSERT_NOT) and _captures(of[1]))
        or (kind is op.ATOMIC_GROUP and _captures(of))
        for kind, of in parts
    )
