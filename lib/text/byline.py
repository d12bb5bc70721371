"""Title, publisher and authors, as far as the article or the page around it states them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cache, lru_cache

from lib.patterns import compiled
from lib.rules import Rule, rules
from lib.text.fold import fold
from lib.text.lines import ends_sentence, units

_PARTED = compiled(r"[\s、,/&]{1,3}(?:(?:实习生|见习记者|实习记者|通讯员)\s{1,2})?")
_TITLE_WIDTH = (6.0, 40.0)
_EDGE = 3  # bylines stand in the first or last lines, or on the last words of the first or last paragraph


@cache
def _giving(what: str) -> tuple[Rule, ...]:
    return tuple(r for r in rules("byline") if r.data["gives"] == what)


def authors(printed: Sequence[str], folded: Sequence[str]) -> tuple[str, ...]:
    """Names in the bylines of an article, given as its paragraphs.

    >>> authors(["销售额有望复苏。(记者 闫鹏 李唐宁)"], ["销售额有望复苏。(记者 闫鹏 李唐宁)"])
    ('闫鹏', '李唐宁')
    """
    out: list[str] = []
    for text, plain in _edges(printed, folded):
        for rule in _giving("authors"):
            for m in rule.regex.finditer(plain):
                out += [n for n in _PARTED.split(text[m.start("name") : m.end("name")]) if n]
    return tuple(dict.fromkeys(out))


def publisher(printed: Sequence[str], folded: Sequence[str], *, page: Sequence[str] = ()) -> str | None:
    """The medium that an article or its page states, else the one whose reporters ask the questions in it.

    >>> publisher(["作者:胡家铭 微信公众号:陆玖商业评论"], ["作者:胡家铭 微信公众号:陆玖商业评论"])
    '陆玖商业评论'
    """
    for text, plain in _edges(printed, folded):
        for rule in _giving("publisher"):
            if m := rule.regex.search(plain):
                return text[m.start("name") : m.end("name")]
    for line in page:
        for rule in (*_giving("publisher"), *_giving("page")):
            if m := rule.regex.search(fold(line)):
                return line[m.start("name") : m.end("name")]
    for what, least in (("publisher-in-text", 1), ("medium", 2)):
        told = Counter(
            t[m.start("name") : m.end("name")]
            for t, f in zip(printed, folded, strict=True)
            for rule in _giving(what)
            for m in rule.regex.finditer(f)
        )
        if told and told.most_common(1)[0][1] >= least:
            return told.most_common(1)[0][0]
    return None


def title(printed: Sequence[str], folded: Sequence[str]) -> str | None:
    """The headline: the first line above the first paragraph that is wide enough for one.

    >>> title(["Sora", "我们谈论 Sora 时是在谈论什么", "一段话到此结束。"], ["Sora", "我们谈论 Sora 时是在谈论什么", "一段话到此结束。"])
    '我们谈论 Sora 时是在谈论什么'
    """
    for text, plain in zip(printed, folded, strict=True):
        if is_byline(plain):
            continue
        if (ends_sentence(plain) and not plain.endswith(("?", "!"))) or units(plain) > _TITLE_WIDTH[1]:
            return None
        if units(plain) >= _TITLE_WIDTH[0] and len(printed) > 1:
            return text
    return None


@lru_cache(maxsize=512)
def is_byline(folded: str) -> bool:
    """Whether a short line states author or source."""
    return units(folded) <= 45 and any(r.regex.search(folded) for what in ("authors", "publisher") for r in _giving(what))


def _edges(printed: Sequence[str], folded: Sequence[str]) -> list[tuple[str, str]]:
    """Where bylines stand: lines that are one, and the outer words of the first and last paragraphs."""
    pairs = list(zip(printed, folded, strict=True))
    out = []
    for n, (text, plain) in enumerate(pairs):
        if units(plain) <= 60:
            if n < 2 * _EDGE or n >= len(pairs) - 2 * _EDGE or is_byline(plain):
                out.append((text, plain))
        elif n < _EDGE or n >= len(pairs) - _EDGE:
            out += [(text[:60], plain[:60]), (text[-40:], plain[-40:])]
    return out
