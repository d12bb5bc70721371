"""Figures of people: years of work, pay, followers, what somebody drew, played, wrote."""

from __future__ import annotations

from collections.abc import Sequence

from lib.extract.bearers import Named, Owner, acts
from lib.extract.places import Place
from lib.patterns import compiled

_YEARS = compiled(
    "(?<!均)(?:做|干|当|演|画|写|唱|教|跑|拍|配|播|卖|养|种|修|跳|练|学|待|呆|打|守|从业|入行|工作|任职|执教|服役|打工|摆摊|执业|创业|持股|从事[^,，。;；]{2,10})(?:过|了|满|长达|已|有|近|超|逾|超过|将近)*$"
)
_SINCE = compiled("(?:从业|入行|从艺|执教|执业|工作|出道|从影|从医|从教|任职)[一-龥]{0,3}$")
_PAY = compiled("日薪|月薪|年薪|时薪|底薪|片酬|(?<!投)稿费|身家|到手|粉丝|关注者|订阅者")
_TIME = ("年", "个月", "月", "天", "日", "周", "小时", "分钟")
_HE = compiled("[他她](?!们)")
_AFTER = compiled("的?[^,，。;；的]{0,12}的?[^,，。;；的]{0,12}?[“「]?$")


def personal(place: Place, names: Sequence[Named]) -> Owner | None:
    """The person whose years, pay or followers a figure tells; None where it is no such figure."""
    folded, found = place.reading.folded, place.found
    left = place.left.rstrip("\0 ")
    own = (found.kind == "duration" and found.unit in _TIME and (_YEARS.search(left) or _SINCE.search(left))) or _PAY.search(
        folded, max(place.start, found.start - 12), min(place.end, found.end + 6)
    )
    if not own:
        return None
    people = [n for n in names if n.kind == "person"]
    here = [n for n in people if place.start <= n.start and n.end <= found.start]
    if here:
        return Owner(here[-1].name, "owner.person")
    for one in people:
        if found.end <= one.start <= found.end + 24 and _AFTER.fullmatch(folded[found.end : one.start]):
            return Owner(one.name, "owner.person")
    told = [n for n in people if place.sentence.start <= n.start and n.end <= found.start and acts(folded, n, place.sentence.start)]
    if told:
        return Owner(told[-1].name, "owner.person")
    statement = place.statement
    if statement is not None and statement.type == "direct" and statement.speaker_kind == "person":
        return Owner(statement.speaker, "owner.person") if "我" in folded[place.sentence.start : found.start] else None
    if _HE.search(folded, place.sentence.start, found.start):
        floor = place.reading.paragraph_at(found.start).start - 200
        back = [n for n in people if floor <= n.start and n.end <= place.sentence.start]
        return Owner(back[-1].name, "owner.person") if back else None
    return None
