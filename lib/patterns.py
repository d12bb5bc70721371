"""Compile patterns so that a text is passed over quickly where they cannot match.

The engine of `re` looks ahead for the first character of a pattern only where that is one literal, one set, or a plain choice
of literals. A pattern that begins with something optional, or with a look behind, is tried out whole at every place: five to
ten times slower. `compiled` puts the set of the characters a match can begin with before it; what matches stays the same.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from re import _constants as op  # type: ignore[attr-defined]  # the parser of the standard library, so that nothing is guessed
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

_CLASSES = {op.CATEGORY_DIGIT: r"\d", op.CATEGORY_SPACE: r"\s"}
_BROAD = 1000
"""Characters from which a range passes nearly every text: no guard is worth its while."""
_REPEATS = (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT)


class _Anything(Exception):
    """A pattern that may begin with nearly anything."""


def compiled(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """The same as `re.compile`, with a guard where the engine has none of its own.

    >>> compiled("(?:昨日|今天)?(?:晚间)?公告").pattern
    '(?=[今公昨晚])(?:(?:昨日|今天)?(?:晚间)?公告)'
    >>> compiled("公告|披露").pattern, compiled("[一-龥]{2,4}公告").pattern, compiled("(?:公告)?").pattern
    ('公告|披露', '[一-龥]{2,4}公告', '(?:公告)?')
    """
    parsed = parser.parse(pattern, flags)
    if parsed.state.flags & ~op.SRE_FLAG_UNICODE != flags or _is_quick(parsed):
        return re.compile(pattern, flags)
    try:
        first, empty = _first(parsed)
    except _Anything:
        return re.compile(pattern, flags)
    return re.compile(pattern if empty else f"(?=[{''.join(sorted(first))}])(?:{pattern})", flags)


@dataclass(frozen=True, slots=True)
class Search:
    """How a pattern is looked for in a whole text: one tied to the beginning is tried nowhere else.

    `opening` is what the text must begin with, where that is known.
    """

    find: Callable[[str], re.Match[str] | None]
    opening: re.Pattern[str] | None = None


def search_for(pattern: re.Pattern[str]) -> Search:
    """How a pattern is looked for.

    >>> found = search_for(compiled("^(?:首页|返回)"))
    >>> found.find("返回首页") is not None, found.find("点击返回") is None, found.opening.pattern
    (True, True, '[返首]')
    >>> search_for(compiled("首页|^返回")).find("点击首页") is not None
    True
    """
    parsed = parser.parse(pattern.pattern, pattern.flags)
    if not len(parsed) or parsed[0] != (op.AT, op.AT_BEGINNING) or pattern.flags & (re.MULTILINE | re.IGNORECASE):
        return Search(pattern.search)
    try:
        first, empty = _first(parsed)
    except _Anything:
        return Search(pattern.match)
    return Search(pattern.match, None if empty else re.compile(f"[{''.join(sorted(first))}]"))


def _is_quick(parsed: Any) -> bool:
    """Whether the engine finds the first character itself, or the pattern is tied to the beginning."""
    if not len(parsed):
        return False
    kind, of = parsed[0]
    if kind is op.AT:
        return bool(of is op.AT_BEGINNING)
    if kind is op.SUBPATTERN:
        return _is_quick(of[3])
    if kind is op.BRANCH:
        return all(len(way) and way[0][0] is op.LITERAL for way in of[1])
    return kind in (op.LITERAL, op.IN)


def _first(parsed: Iterable[Any]) -> tuple[set[str], bool]:
    """What a match can begin with, as members of a set; and whether it can be empty."""
    out: set[str] = set()
    for kind, of in parsed:
        if kind in (op.AT, op.ASSERT_NOT) or (kind is op.ASSERT and of[0] < 0):
            continue
        found, empty = _first_of(kind, of)
        out |= found
        if not empty:
            return out, False
    return out, True


def _first_of(kind: Any, of: Any) -> tuple[set[str], bool]:
    """The same for one part of a pattern."""
    if kind is op.LITERAL:
        return {re.escape(chr(of))}, False
    if kind is op.IN:
        return {_member(*one) for one in of}, False
    if kind is op.ASSERT:
        try:
            found, empty = _first(of[1])
        except _Anything:
            return set(), True  # what comes after it tells more
        return (set(), True) if empty else (found, False)
    if kind is op.SUBPATTERN and not of[1] and not of[2]:
        return _first(of[3])
    if kind is op.ATOMIC_GROUP:
        return _first(of)
    if kind in _REPEATS:
        found, empty = _first(of[2])
        return found, empty or of[0] == 0
    if kind is op.BRANCH:
        ways = [_first(way) for way in of[1]]
        return set().union(*(found for found, _ in ways)), any(empty for _, empty in ways)
    raise _Anything


def _member(kind: Any, of: Any) -> str:
    """One member of a set, as it is written."""
    if kind is op.LITERAL:
        return re.escape(chr(of))
    if kind is op.RANGE and of[1] - of[0] < _BROAD:
        return f"{re.escape(chr(of[0]))}-{re.escape(chr(of[1]))}"
    if kind is op.CATEGORY and of in _CLASSES:
        return _CLASSES[of]
    raise _Anything
