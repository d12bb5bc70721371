"""Title, publisher and authors, as far as the article itself states them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from lib.rules import rules
from lib.text.lines import ends_sentence, units

_PARTED = re.compile(r"[\s、,/&]{1,3}")
_TITLE_WIDTH = (6.0, 40.0)
_EDGE = 3  # bylines stand in the first or last lines, or on the last words of the first or last paragraph


def authors(printed: Sequence[str], folded: Sequence[str]) -> tuple[str, ...]:
    """Names in the bylines of an article, given as its paragraphs.

    >>> authors(["销售额有望复苏。(记者 闫鹏 李唐宁)"], ["销售额有望复苏。(记者 闫鹏 李唐宁)"])
    ('闫鹏', '李唐宁')
    """
    out: list[str] = []
    for text, fold in _edges(printed, folded):
        for rule in rules("byline"):
            if rule.data["gives"] == "authors":
                for m in rule.regex.finditer(fold):
                    out += [n for n in _PARTED.split(text[m.start("name") : m.end("name")]) if n]
    return tuple(dict.fromkeys(out))


def publisher(printed: Sequence[str], folded: Sequence[str]) -> str | None:
    """The medium the article states as its own, else the one whose reporters are told things in it twice or more.

    >>> publisher(["作者:胡家铭 微信公众号:陆玖商业评论"], ["作者:胡家铭 微信公众号:陆玖商业评论"])
    '陆玖商业评论'
    """
    for text, fold in _edges(printed, folded):
        for rule in rules("byline"):
            if rule.data["gives"] == "publisher" and (m := rule.regex.search(fold)):
                return text[m.start("name") : m.end("name")]
    own = next(r for r in rules("byline") if r.data["gives"] == "medium")
    told = Counter(t[m.start("name") : m.end("name")] for t, f in zip(printed, folded, strict=True) for m in own.regex.finditer(f))
    best = told.most_common(1)
    return best[0][0] if best and best[0][1] >= 2 else None


def title(printed: Sequence[str], folded: Sequence[str]) -> str | None:
    """The headline: the first line above the first paragraph that is wide enough for one.

    >>> title(["Sora", "我们谈论 Sora 时是在谈论什么", "一段话到此结束。"], ["Sora", "我们谈论 Sora 时是在谈论什么", "一段话到此结束。"])
    '我们谈论 Sora 时是在谈论什么'
    """
    for text, fold in zip(printed, folded, strict=True):
        if ends_sentence(fold) and not fold.endswith(("?", "!")):
            return None
        if is_byline(fold):
            continue
        if _TITLE_WIDTH[0] <= units(fold) <= _TITLE_WIDTH[1] and len(printed) > 1:
            return text
        if units(fold) > _TITLE_WIDTH[1]:
            return None
    return None


def is_byline(folded: str) -> bool:
    """Whether a short line states author or source."""
    return units(folded) <= 45 and any(r.data["gives"] in ("authors", "publisher") and r.regex.search(folded) for r in rules("byline"))


def _edges(printed: Sequence[str], folded: Sequence[str]) -> list[tuple[str, str]]:
    """Where bylines stand: lines that are one, and the outer words of the first and last paragraphs."""
    pairs = list(zip(printed, folded, strict=True))
    out = []
    for n, (text, fold) in enumerate(pairs):
        if units(fold) <= 60:
            if n < 2 * _EDGE or n >= len(pairs) - 2 * _EDGE or is_byline(fold):
                out.append((text, fold))
        elif n < _EDGE or n >= len(pairs) - _EDGE:
            out += [(text[:60], fold[:60]), (text[-40:], fold[-40:])]
    return out
