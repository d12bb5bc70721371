"""Whether a listed spelling means the listed house or system here: «苹果宣布» does, «一箱苹果» does not."""

from __future__ import annotations

import re
from functools import cache

from lib.extract.candidates import any_word, vocabulary
from lib.extract.gazetteers import Found
from lib.extract.mentions import Mention
from lib.extract.roles import endings
from lib.extract.tokens import Tokens
from lib.extract.traits import GRAMMAR, TRAITS
from lib.extract.versions import extended
from lib.patterns import compiled
from lib.rules import alternation

_HAN = compiled(r"[一-鿿]")
_GAP = compiled(r"(?:\d{1,2}月(?:\d{1,2}日)?|的|旗下|方面|则|也|将|已|在|近日|日前|今年|去年|曾|还|就|正|却|此次|这次|这边|内部){0,2}")
_SHOWS = compiled(
    r"(?:的)?(?:统计)?(?:数据|研报|报告|统计|调研)|显示|认为|预计|预测|统计|测算|报道|报导|表示|称|指出|回应|透露|发布|训练|布局|入局|自研|方面|投资|月活|日活|那边|用户|账号|算法|内部|员工|中国区|大中华区|应用商店|App ?Store|概念股|产业链|把|热播榜|热度榜|分账|站内"
)
_WORKED = compiled(r"(?:做过|工作|任职|担任|上班|实习|待过|干过|效力|打工|就职)")
_OFFERS = compiled(r"的[一-鿿]{0,8}?(?:功能|产品|系统|服务|团队|业务|平台|应用|热播榜|热榜|榜单|分账|后台|首页|门店|规则|算法)")
_GENERIC_AFTER = compiled(r"业(?!务)|人(?!士)|化|型|式|性|感|级|般|地带")
_ON_SITE = frozenset(("上,", "上搜", "上的", "上有", "上发", "上看", "上也", "里,", "里的", "里有"))
"""What follows the name of a platform that the dictionary may take to it: «小红书|上,»."""
_FAR_NAME = compiled(r"[一-鿿]·[一-鿿]{0,2}$")
SHORT = 3
"""Chinese spellings up to this length must begin and end where words do («国金» not in «中国金融»), or beside a word of grammar («对华为»)."""


@cache
def _company() -> re.Pattern[str]:
    """What right after a name shows that a house is meant."""
    titles = any_word("titles", "title.head", "title.analyst", "title.investor", "title.academic", "title.staff").pattern
    heads = any_word("organisation_shapes", "org.head").pattern
    deeds = any_word("organisation_shapes", "org.deed").pattern
    return compiled(f"(?:{heads}|{deeds}|{_SHOWS.pattern}|{titles})")


@cache
def _employs() -> re.Pattern[str]:
    """A department, a title and a person's name right after a house: «苹果机器学习高级总监贝努瓦·杜平»."""
    titles = alternation(endings("title").words)
    person = (
        r"(?:[一-鿿]{2,4}|[一-鿿]{1,6}·[一-鿿·]{1,10}|[A-Z][a-z]{1,14} [A-Z][a-z]{1,14})(?:说|表示|称|[,,、]|在|告诉|指出|透露|认为|罕见)"
    )
    return compiled(f"(?!的|和|与|是|在|对|向)[一-鿿]{{0,8}}?(?:{titles}){person}")


def aligned(found: Found, folded: str, text: Tokens) -> bool:
    """Whether a spelling stands on whole words; long and Latin ones need not prove it."""
    form = found.form.text
    if len(form) <= SHORT and _FAR_NAME.search(folded, max(0, found.start - 4), found.start):
        return False  # 马库斯·奥|戴尔
    if len(form) > SHORT or not (_HAN.match(form[0]) or _HAN.match(form[-1])):
        return True
    if folded[found.end : found.end + 2] in _ON_SITE:
        return found.start in text.edges or folded[found.start - 1] in GRAMMAR
    left = found.start in text.edges or not _HAN.match(form[0]) or folded[found.start - 1] in GRAMMAR
    return left and (found.end in text.edges or not _HAN.match(form[-1]) or folded[found.end] in GRAMMAR)


def spelt(found: Found, folded: str, text: Tokens) -> bool:
    """Whether a spelling stands here at all, and is no part of a common noun («中国银行业»)."""
    return aligned(found, folded, text) and not (_HAN.match(found.form.text[-1]) and _GENERIC_AFTER.match(folded, found.end))


def stands(found: Found, folded: str, text: Tokens, starts: frozenset[int], ends: frozenset[int]) -> bool:
    """Whether a loose spelling is shown to be a name by the words beside it, or by a sure name next to it in a series."""
    if found.form.table == "systems":
        return _is_system(folded, found, starts, ends)
    after = _GAP.match(folded, found.end)
    if _company().match(folded, after.end() if after else found.end):
        return True
    before = text.before(found.start)
    if before in vocabulary("organisation_shapes", "org.object", "org.rival") or _WORKED.match(folded, found.end):
        return True
    if TRAITS[found.form.text].odd and _OFFERS.match(folded, found.end):
        return True
    if (before and TRAITS[before].kind) or _employs().match(folded, found.end):
        return True
    return _in_series(folded, found, starts, ends)


def _is_system(folded: str, found: Found, starts: frozenset[int], ends: frozenset[int]) -> bool:
    """Whether a loose spelling of a system is quoted, owned («昆仑万维的天工»), called by its kind, released, or in a series."""
    before, after = folded[found.start - 1 : found.start], folded[found.end : found.end + 1]
    owned = (before == "的" and found.start - 1 in ends) or found.start in ends
    quoted = bool(before) and before in _OPENING and after in _CLOSING
    left, kinds = folded[max(0, found.start - 10) : found.start].rstrip(" “「"), ("model", "product", "release")
    called = any(endings(kind).at(left, len(left)) for kind in kinds) or any_word("system_shapes", "system.after").match(folded, found.end)
    tail = extended(folded, Mention(found.start, found.end, "system", "", "", "")).end
    versioned = any(c.isdigit() for c in folded[found.end : tail])
    used = before in _BY_MEANS and bool(_MADE_WITH.match(folded, found.end))
    return (
        owned
        or (tail > found.end and folded.startswith("模型", tail - 2))
        or quoted
        or versioned
        or used
        or bool(called or _LAUNCHED.match(folded, found.end))
        or _in_series(folded, found, starts, ends)
    )


def _in_series(folded: str, found: Found, starts: frozenset[int], ends: frozenset[int]) -> bool:
    """Whether only a mark of series stands between a spelling and a sure name."""
    return any(
        (folded.endswith(join, 0, found.start) and found.start - len(join) in ends)
        or (folded.startswith(join, found.end) and found.end + len(join) in starts)
        for join in _JOINS
    )


_BY_MEANS = frozenset("用拿靠由让把经借以")
_MADE_WITH = compiled(
    r"(?:来|去|直接|一次性|先|批量|重新|辅助)?(?:辅助|生成|制作|试制|创作|训练|重做|打磨|配音|剪辑|翻译|绘制|渲染|写|画|跑|做|出图|改|接)"
)
_LAUNCHED = compiled(
    r" ?(?:也|则|已|已经|便|就|将|自|于|在|从|正式|全新|全面|今年|去年|前年|当天|昨日|日前|近日|\d{1,4}年|\d{1,2}月(?:\d{1,2}日|[初中底末])?|[上中下]旬|底|初|起|宣布){1,6}(?:上线|开源|问世|亮相|内测|公测|面世|推出|免费|开放)"
)
_OPENING, _CLOSING = frozenset("“「『‘"), frozenset("”」』’")
_JOINS = ("、", "和", "与", "及", "以及", ",", ".", "/")
