"""The kind of a happening by its verb and its object together, and by who tells it of what is to come.

A decision list over the clause (`lib/rules/deeds.toml`), read once for each happening that became an event.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from itertools import product

from lib.extract.happenings import Happening, happenings
from lib.extract.scenes import Scene
from lib.patterns import compiled
from lib.rules import Rule, rules
from lib.schema import Statement

_WIDEST = 90
"""Characters to either side of a verb that can turn its kind."""
_UNLISTED = ("event.bare", "event.marked")
_TRADE = frozenset(("进入", "结束", "实现", "开始", "迎来", "企稳", "收尾"))


def of_deed(folded: str, scene: Scene, happening: Happening) -> Happening:
    """A happening with the kind that verb and object make together.

    >>> from lib.schema import Span
    >>> text = "三部门昨日启动限时促销,最高直降2万元"
    >>> scene = Scene(Span(0, len(text)), ((0, 11), (12, len(text))), 0, 0, len(text))
    >>> of_deed(text, scene, happenings(text, 0, 11)[0]).category
    'market'
    """
    marked = [_marked(folded, scene, happening)]
    if happening.rule.data.get("says") and (inner := _announced(folded, scene, happening)) is not None:
        marked.insert(0, _marked(folded, scene, inner))
    for words, rule in product(marked, _turning(happening.category, happening.rule.id)):
        if rule.regex.search(words):
            return replace(happening, category=str(rule.data["category"]))
    return happening


@cache
def _turning(category: str, word: str) -> tuple[Rule, ...]:
    """The rules that can turn a category told by the words of a rule."""
    return tuple(r for r in rules("deeds") if category in _kinds(r, "from") and word in (_kinds(r, "only") or (word,)))


def _announced(folded: str, scene: Scene, happening: Happening) -> Happening | None:
    """What is announced: «宣布,开发区将设立产业基金»."""
    end = min(scene.end, happening.end + _WIDEST // 2)
    return next((h for h in happenings(folded, happening.end, end) if h.weight > 1 and h.category == happening.category), None)


def _kinds(rule: Rule, key: str) -> tuple[str, ...]:
    value = rule.data.get(key)
    return tuple(map(str, value)) if isinstance(value, list) else ()


def _marked(folded: str, scene: Scene, happening: Happening) -> str:
    """The clauses from the one before the date's to the happening's, with <…> around its word."""
    home = next((i for i, (a, b) in enumerate(scene.clauses) if a <= happening.start < b), scene.home)
    first = min(home, scene.home)
    start = max(scene.clauses[max(0, first - 1)][0], happening.start - _WIDEST)
    end = scene.clauses[home][1]
    if home + 1 < len(scene.clauses) and folded[end : end + 1] == ",":
        end = scene.clauses[home + 1][1]
    end = max(min(end, happening.end + _WIDEST), happening.end)
    if happening.rule.id == "event.bare":  # its place is only the end of its clause
        return f"{folded[start : happening.end]}<>{folded[happening.end : end]}"
    return f"{folded[start : happening.start]}<{folded[happening.start : happening.end]}>{folded[happening.end : end]}"


_HEARING_TO_COME = compiled(r"了?[^,。]{0,16}(?:法说会|法人说明会|说明会|业绩会|新闻发布会|记者会|股东会|股东大会|股东周年大会|业绩发布会)")


_MEETING_AHEAD = compiled(r"(?:股东会|股东大会|法说会|说明会|业绩会|发布会|董事会|年会)(?:将|拟|定|计划|预计)?[^,。;推延改顺]{0,14}$")


def of_meeting(folded: str, happening: Happening, *, ahead: bool) -> Happening:
    """A hearing of a house that is still to come has told nothing yet: it is a meeting."""
    if not ahead or happening.category not in ("statement", "milestone"):
        return happening
    held = folded[happening.start : happening.end] in ("举行", "召开", "举办", "召开了")
    ahead_of_it = held and _MEETING_AHEAD.search(folded, max(0, happening.start - 24), happening.start)
    if _HEARING_TO_COME.match(folded, happening.end) or ahead_of_it:
        return replace(happening, category="deal")
    return happening


def of_teller(happening: Happening, statement: Statement | None, word: str, *, ahead: bool) -> Happening:
    """What an authority says it will do is policy, what a market analyst foresees for a trade is market."""
    if statement is None or not ahead or happening.category != "milestone":
        return happening
    vague = happening.rule.id in _UNLISTED or bool(happening.rule.data.get("light"))
    if statement.group == "regulator" and vague:
        return replace(happening, category="policy")
    if statement.group == "analyst" and (happening.rule.id in _UNLISTED or word in _TRADE):
        return replace(happening, category="market")
    return happening
