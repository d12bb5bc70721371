"""Who makes a system, where the article says so: «騰訊在3月20日發佈了…“GiiNEX”», «Sora母公司OpenAI», «快手的可灵»."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from lib.extract.mentions import NamedSpan
from lib.patterns import compiled

_MAKES = compiled(
    r"(?:的|旗下|旗下的|自研|研发|开发|推出|发布|上线|开源|训练|打造|公布|展示|升级|更新|新品|产品|出品|的?(?:最新|全新|新一代|首款|自研)|所有|母公司)"
)
_OWNS = compiled(r"^ ?(?:公司|集团)?(?:的|旗下的?|自研的?|官方的?)? ?[“「『\"]?$")
_OWNER_AFTER = compiled(r"^ ?[”」』\"]?(?:的)?(?:母公司|开发商|开发者|开发方|出品方|研发商|东家|背后的|的背后是|制造商)(?:是|为)? ?$")
_ITS = compiled(
    r"(?:公司的?|其(?![与和他中实它])|自研的?|该公司的?|自主研发的?)(?!.{0,4}(?:用|接入|测试|引入|借助|对接|采购|租))[^,。;:“”「」]{0,12}[“「『\"]?$"
)
_BREAK = compiled(r"[。;!?\n]")
_NEAR = 30


def with_vendors(folded: str, systems: Sequence[NamedSpan], houses: Sequence[NamedSpan]) -> tuple[NamedSpan, ...]:
    """Systems with their vendor, the same for every mention of one system; the first place that tells decides."""
    told: dict[str, str] = {}
    ends = [h.end for h in houses]
    other_ends = [s.end for s in systems]
    for system in systems:
        if system.name not in told:
            place = bisect_right(ends, system.start)
            rivals = systems[max(0, bisect_right(other_ends, system.start) - 3) : bisect_right(other_ends, system.start)]
            vendor = _vendor(folded, system, houses[max(0, place - 6) : place + 1], rivals)
            if vendor is not None and vendor != system.name:
                told[system.name] = vendor
    return tuple(replace(s, vendor=told.get(s.name)) for s in systems)


def _vendor(folded: str, system: NamedSpan, houses: Sequence[NamedSpan], rivals: Sequence[NamedSpan]) -> str | None:
    """The house that one mention ties to its system; `houses` and `rivals` are those that stand near."""
    before = [h for h in houses if system.start - _NEAR <= h.start and h.end <= system.start]
    for house in reversed(before):
        between = folded[house.end : system.start]
        if _BREAK.search(between) or any(house.end <= s.start and s.end <= system.start for s in rivals if s.name != system.name):
            continue
        if _OWNS.match(between) or (_MAKES.search(between) and "," not in between and "、" not in between):
            return house.name
    after = next((h for h in houses if 0 <= h.start - system.end <= 8), None)
    if after is not None and _OWNER_AFTER.match(folded[system.end : after.start]):
        return after.name
    if _ITS.search(folded, max(0, system.start - 18), system.start):
        return next(
            (
                h.name
                for h in reversed(houses)
                if h.end <= system.start and system.start - h.end < 120 and "\n" not in folded[h.end : system.start]
            ),
            None,
        )
    return None
