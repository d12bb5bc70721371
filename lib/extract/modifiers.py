"""What stands around a number and its unit: «超», «近», «以上», «每吨», «/百万tokens»."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from lib.patterns import compiled
from lib.rules import alternation, rules

_VERBED = "(?:最高|最多|至多|至少|最低|最长|最大|最短)(?:可达到?|能达到?|可[一-龥]{1,4}|可获|可领|可得|可享|可贷|还有|还可|达到?|可|能|要|需要?|奖励|优惠|补助|补贴|支持|资助|给予|领取|罚款?|处罚?|索赔|赔偿?|赔付|收费|保底|报销|返现?|抵扣?|立减|直降|贷|抵|减|降|省|为|有|会|只|或|将){1,2}"
_AFTER = compiled(
    r" ?(?:\(含\))? ?(?:(?P<low>[及或]?以上|之上|上方|出头|多(?![少么样数半种年个月元维位家])|有余|余(?![额下])|开外|不止|起(?=[,，。;；、!！)）]|$))"
    r"|(?P<high>[及或]?以下|下方|以内|之内|封顶|(?<=[秒钟时日])内(?![的容部地外存测置购需饰衣涵]))|(?P<equal>左右|上下(?!游)|前后|之多|许(?=[,，。]|$)))"
)
_OF_WHOLE = compiled(
    "(?P<word>超过|逾|接近|(?<![最附靠])近|不到|不足|不及|约)(?![占为是日年期来])(?:[一-龥]{2,7}|20\\d\\d年|(?=[一-龥 ]{0,8}[A-Za-z])[一-龥A-Za-z0-9.·\\- ]{2,16})的 ?$"
)
"""«不到GPT-4o的十分之一», «超过全国的三成»: the bound stands before the whole."""
_RATE = compiled(
    r" ?(?:/|每)(?:百万|千|万|百)? ?(?:tokens?|Tokens?|[mM] ?tokens?|平方米|平米|平方英尺|公斤|千克|千瓦时|瓦时|小时|分钟|盎司|卡时|公里|季度|吨|克|斤|桶|股|份|张|人|月|年|天|日|秒|度|辆|台|套|件|个|次|只|瓶|字|集|部|篇|条|单|瓦|Wh|kWh|GB|㎡)"
)
_DENIED = (
    r"(?:不|未|没有?)(?:会|能|可|得|应|宜|要|该|许|准|曾|再){0,2}(?:(?P<over>超过|超出|超|高于|多于|大于|突破|逾|达到?|满|到|足|及|够)|(?P<under>低于|少于|小于|下于))"
    r"|(?<![,，。;；:：、！!？?“「\n])(?<!^)(?:只)?不过"
)
_DENIED_AT = compiled(_DENIED)
"""«不宜超过3000元», «没到20万», «顶多不过860元», «不会少于五家»: what is denied is the other bound."""
_STRONG = compiled("(?:强|还多)(?=[,，。;；、的]|$)")
_WEAK = compiled("弱(?=[,，。;；、的]|$)")
_PER = compiled(
    r"每(?:百万|千|万|百)?(?:平方米|平米|公斤|千克|千瓦时|卡时|小时|分钟|盎司|吨|克|桶|股|份|张|台|辆|套|件|次|只|瓶|人|万字|字|集|部|单|度)(?:约|仅|为|需)?$"
)


class Quantity(NamedTuple):
    """A quantity as written. `core` is where the number starts, `counted` where the unit stops: between them no modifiers."""

    start: int
    end: int
    low: float | None
    high: float | None
    unit: str
    kind: str
    rule: str
    core: int
    counted: int
    word: str = ""
    """The unit as written."""
    modified: bool = False
    ranged: bool = False
    numerals: bool = False
    """Written in Chinese numerals."""
    vague: bool = False

    @property
    def size(self) -> float:
        """The bound that is named."""
        return self.high if self.high is not None else (self.low or 0.0)


@cache
def _bounds() -> tuple[re.Pattern[str], Mapping[str, str]]:
    """Words of bounds before a number, up to three in a row («至少约»), and which bound each gives."""
    table = {word: str(rule.data["bound"]) for rule in rules("bounds") for word in rule.words}
    listed = alternation(table)
    over = "(?<![通经透度越错路见去看超不])过(?=$)"
    return compiled(rf"(?<![最附邻亲靠])(?<![卖买](?=超))(?:{_VERBED}|{_DENIED}|{listed}|{over}) ?(?:{listed})? ?(?:{listed})?$"), table


def dressed(folded: str, found: Quantity, done: int) -> Quantity:
    """A quantity with the modifiers and the rate that stand around it."""
    low, high, start, end, modified = found.low, found.high, found.start, found.end, found.modified
    base = max(done, start - 14)
    left = _bounds()[0].search(folded[base:start]) if start > base else None
    effects: set[str] = set()
    if left is not None and found.vague and left.group().endswith("不过"):
        left = None  # «不过几万元»: only so much
    if left is not None and (left.group() != "过" or folded[found.core] in "十百千万亿半"):
        start = base + left.start()
        effects |= _effects(left.group())
    if found.kind in ("percent", "multiple") and (whole := _OF_WHOLE.search(folded[max(done, start - 20) : start])):
        start = max(done, start - 20) + whole.start()
        effects |= _effects(whole["word"])
    if found.kind == "money" and (rate := _RATE.match(folded, end)):
        end = rate.end()
    if after := _AFTER.match(folded, end):
        low_sign = after["low"]
        if not (low_sign in ("多", "余") and found.rule == "unit.none"):
            end = after.end()
            effects.add(str(after.lastgroup))
    if found.kind in ("percent", "multiple") and found.numerals and (edge := _STRONG.match(folded, end) or _WEAK.match(folded, end)):
        end = edge.end()
        effects.add("high" if edge.group() == "弱" else "low")
    if found.kind == "money" and (per := _PER.search(folded[max(done, start - 8) : start])):
        start = max(done, start - 8) + per.start()
    if not found.ranged and "low" in effects:
        low, high = (low if low is not None else high), None
    elif not found.ranged and "high" in effects:
        low, high = None, (high if high is not None else low)
    if not effects and (start, end) == (found.start, found.end):
        return found
    return found._replace(start=start, end=end, low=low, high=high, modified=modified or bool(effects & {"low", "high"}))


def _effects(written: str) -> set[str]:
    """What the modifiers before a number do to its bounds."""
    out: set[str] = set()
    table = _bounds()[1]
    written = written.strip()
    while written:
        if denied := _DENIED_AT.match("\0" + written, 1):
            out.add("low" if denied["under"] else "high")
            written = written[denied.end() - 1 :]
            continue
        word = next((written[:n] for n in range(min(5, len(written)), 0, -1) if written[:n] in table), None)
        if word is None:
            out |= {"low"} if written[0] == "过" else set()
            written = written[1:]
            continue
        out.add(table[word])
        written = written[len(word) :]
    return out
