"""The kind of a happening by what its verb has for an object: 发布财报 tells something, 发布新机 brings something out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from lib.patterns import compiled
from lib.rules import alternation, rules

_ENDS = compiled(r"[,;。:!?”」』\n]|——|(?<=[一-龥])(?:并(?![购行])|以及|同时)(?=[一-龥])|,?(?:拟|用于|以便|旨在)")
_TITLE = compiled(r"[《“「『][^》”」』]{0,60}(?:[》”」』]|$)")
_AFTER_HEAD = compiled(
    r"(?:[》”)\])、了的等吧啊]|\([^()]{0,20}\)?|[一二三四五六七八九十\d.]{1,6}[个款项部篇份条家只台辆次名起人成倍%]?|[A-Za-z0-9.+\- ]{1,16}){0,6}$"
)


@cache
def _nouns() -> tuple[re.Pattern[str], Mapping[str, str]]:
    kinds = {w: str(r.data["category"]) for r in rules("kinds") if r.id != "kind.open" for w in r.words}
    return compiled(f"(?=({alternation(kinds)}))"), kinds


@cache
def open_verbs() -> frozenset[str]:
    """Verbs that leave the kind of their happening to the object."""
    return frozenset(w for r in rules("kinds") if r.id == "kind.open" for w in r.words)


def kind_of_object(clause: str, *, at_end: bool = False) -> str | None:
    """The kind told by the last listed noun of an object; `at_end`: only where nothing but a count or a name stands behind it.

    A noun inside a title counts at its end only, and a noun right before a title goes first: 短片《规则》 is a film.

    >>> kind_of_object("大模型监管新规,10月施行"), kind_of_object("短片《游戏规则》"), kind_of_object("《算力发展报告》")
    ('policy', 'release', 'research')
    """
    end = _ENDS.search(_unmarked(clause))
    phrase = clause[: end.start()] if end else clause
    pattern, kinds = _nouns()
    titles = [m.span() for m in _TITLE.finditer(phrase)]
    last: str | None = None
    stop = -1
    for match in pattern.finditer(phrase):
        a, b = match.span(1)
        inside = next((t for t in titles if t[0] <= a < t[1]), None)
        if b <= stop or (inside and ((stop == inside[0] and last == "release") or (b < inside[1] - 1 and phrase[b] not in "("))):
            continue
        last, stop = kinds[match[1]], b
    if last is None or (at_end and not _AFTER_HEAD.fullmatch(phrase, stop)):
        return None
    return last


def _unmarked(clause: str) -> str:
    """A clause whose titles hold no comma that would end it."""
    return _TITLE.sub(lambda m: "《" * len(m.group()), clause)
