"""Lines that a rule knows: furniture by itself, openers of furniture, and bylines, which stay."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache, lru_cache

from lib.patterns import Search, compiled, search_for
from lib.rules import Rule, rules
from lib.text.lines import is_prose, units

_ITEMS = compiled(r"[\s|/·>»›\-—•丨]{1,6}")
_CREDIT = "作者|编辑|责编|校对|撰文|采写|撰稿|出品|监制|审核|来源|美编|运营|策划|摄影|记者|排版|制图|供图"
# a bar after one of these belongs to it: «作者|叶蓁 编辑|老汤»
_SEGMENT = compiled(
    rf"\s{{2,}}|(?<!{_CREDIT})(?<!文)(?<!图)\s?(?<!{_CREDIT})(?<!文)(?<!图)[|丨]\s?|\s(?=[^\s:|丨]{{2,6}}[:|丨]\S)|\s(?=[一-鿿]{{0,4}}(?:编辑|责编|校对|审校|美编|图编)\s[一-鿿]{{2,4}}(?:\s|$))|\s(?=(?:阅读|浏览|评论|点赞|点击)\s?\d)|(?<=[)\]】])\s"
)
_LONGEST = 160.0


@cache
def _rules(does: str) -> tuple[Rule, ...]:
    return tuple(r for r in rules("noise") if r.data["does"] == does)


@cache
def _searches(does: str) -> tuple[tuple[float, Search, Rule], ...]:
    """The rules of a kind: how wide a line each may be, and how it is looked for."""
    return tuple((float(str(r.data.get("limit", 60))), search_for(r.regex), r) for r in _rules(does))


@lru_cache(maxsize=16384)
def _beginning(does: str, first: str) -> tuple[tuple[float, Callable[[str], object], Rule], ...]:
    """Those under which a line that begins with a character can fall."""
    fit = (row for row in _searches(does) if row[1].opening is None or row[1].opening.match(first))
    return tuple((limit, search.find, rule) for limit, search, rule in fit)


@cache
def _menu_words() -> frozenset[str]:
    return frozenset(w.lower() for r in _rules("menu") for w in r.words)


def is_topic(folded: str) -> bool:
    """Whether a line is one item of a menu that a heading may be worded with too: «电影», not «登录»."""
    return any(folded in r.words for r in _rules("menu") if r.data.get("topics"))


def matching(does: str, folded: str) -> Rule | None:
    """The first rule of a kind that a line falls under."""
    width = units(folded)
    for limit, find, rule in _beginning(does, folded[:1]):
        if width <= limit and find(folded):
            return rule
    return None


@lru_cache(maxsize=4096)
def known_as(folded: str) -> str | None:
    """Why a line is furniture by itself, if it is.

    >>> known_as("登录后参与评论"), known_as("题图来自Unsplash"), known_as("首页 财经 科技 更多")
    ('comments', 'picture note', 'menu')
    >>> known_as("字号:小 中 大  分享到:微信 微博 QQ空间")
    'page counter'
    >>> known_as("作者:胡家铭"), known_as("业内人士认为,评论区里的争论没有意义。")
    (None, None)
    """
    if is_byline_line(folded):
        return None
    return _alone(folded) or _in_segments(folded)


def _alone(folded: str) -> str | None:
    """Why a line or segment is furniture as a whole."""
    rule = matching("line", folded) or matching("opens", folded)
    if rule:
        return str(rule.data["reason"])
    return "menu" if _is_menu(folded) else None


def _in_segments(folded: str) -> str | None:
    """Why a line of several segments is furniture: at least half of them are known."""
    if units(folded) > _LONGEST or is_prose(folded, least=60):
        return None
    parts = [p for p in _SEGMENT.split(folded) if p]
    reasons = [reason for p in parts if (reason := _alone(p))]
    return reasons[0] if 2 <= len(parts) <= 16 and len(reasons) * 2 >= len(parts) else None


def opener(folded: str) -> Rule | None:
    """The rule that makes a line, or its first segment, the head of a block of furniture."""
    if is_byline_line(folded):
        return None
    first = next((p for p in _SEGMENT.split(folded) if p), folded)
    return matching("opens", folded) or (matching("opens", first) if known_as(folded) else None)


@lru_cache(maxsize=4096)
def is_byline_line(folded: str) -> bool:
    """Whether a line states author or source and stays for that.

    >>> is_byline_line("本报记者 王晓明 北京报道"), is_byline_line("记者采访了解到,情况不同。")
    (True, False)
    """
    return matching("stays", folded) is not None


def furniture_beside(folded: str) -> Iterator[tuple[int, int, str]]:
    """Segments of a byline that are furniture: «作者:韩冬雪 责任编辑:魏小满  分享到:微信».

    >>> list(furniture_beside("来源:车势网 作者:韩冬雪 责任编辑:魏小满"))
    [(13, 22, "editor's credit")]
    """
    start = 0
    for end, after in [*(m.span() for m in _SEGMENT.finditer(folded)), (len(folded), len(folded))]:
        segment = folded[start:end]
        if segment and not is_byline_line(segment) and (reason := _alone(segment)) and reason != "page date":
            yield max(0, start - 1), end, reason
        start = after


def _is_menu(folded: str) -> bool:
    """A line of menu items: one known item alone, or at least three parts of which most are known."""
    if units(folded) > 120:
        return False
    parts = [p for p in _ITEMS.split(folded.strip(" [](){}【】<>").lower()) if p]
    hits = sum(p in _menu_words() for p in parts)
    if len(parts) <= 2:
        return bool(parts) and hits == len(parts)
    return hits * 2 > len(parts) and all(units(p) <= 8 for p in parts)
