"""Figures of people: years of work, pay, followers, what somebody drew, played, wrote."""

from __future__ import annotations

from collections.abc import Sequence

from lib.extract.bearers import Named, Owner, acts
from lib.extract.places import REACH, Place
from lib.extract.topics import Topics
from lib.patterns import compiled

_YEARS = compiled(
    "(?<!均)(?:做|干|当|演|画|写|唱|教|跑|拍|配|播|卖|养|种|修|跳|练|学|待|呆|(?<![主拨攻])打|守|从业|入行|工作|任职|执教|服役|打工|摆摊|执业|创业|持股|从事[^,，。;；]{2,10})(?:过|了|满|长达|已|有|近|超|逾|超过|将近)*$"
)
_SINCE = compiled("(?:从业|入行|从艺|执教|执业|工作|出道|从影|从医|从教|任职)[一-龥]{0,3}$")
_PAY = compiled("日薪|月薪|年薪|时薪|底薪|片酬|(?<!投)稿费|身家|到手(?!价)|粉丝|关注者|订阅者")
_TIME = ("年", "个月", "月", "天", "日", "周", "小时", "分钟")
_SHE = compiled(
    "[\0 ]*(?:[^,，。;；他她]{0,8}[年月日天周]|双11当天|如今|现在|目前|眼下|今年|去年|按|而|但|其中|为此)?(?:[^,，。;；他她]{0,6}[,，])?[他她](?!们|说|称|表示|认为|告诉|预计|介绍|透露|估计|指出|补充|测算|给出)(?!的(?:团队|公司|机构|工作室|店|学校|俱乐部|厂|车队|合作社))"
)
"""«她手里还有11个柜子», «他种的60亩蓝莓»: what the reporter tells of somebody."""
_RATED = compiled("目标价|评级|评等|每股|股价")
_HE = compiled("[他她](?!们)")
_AFTER = compiled("的?[^,，。;；的]{0,12}的?[^,，。;；的]{0,12}?[“「]?$")
_BUSINESS = compiled(
    "(?:计划|打算|准备|拟|将|要|已|正|会)[^,，。;；]{0,12}(?:上线|推出|开[出设业店]?|投[入产资放]|招|建|扩|采购|签|交付|量产|发布|融资|募|上市|改成|改造|布局|拓展)|(?:带着|率|领着|派出?|组织)|展厅|门店|工厂|厂里|车间|产线|产能|订单|团队|公司|旗下"
)
"""What the head of a house does for it."""
_MADE_WORK = compiled("(?:[一-龥]{0,8})(?:完成|制作|打造|拍|拍摄|做出|创作|画|写)(?:出)?的[^,，。;；《]{0,8}《")


def told_of_person(place: Place, names: Sequence[Named]) -> Owner | None:
    """The person that 他 or 她 at the head of a clause of the reporter's stands for."""
    if _MADE_WORK.match(place.right):
        return None
    if place.statement is not None:
        return None
    she = _SHE.match(place.left)
    if she is None:
        opening = None if _RATED.search(place.left) else _SHE.match(place.near)
        if (
            opening is None
            or any(place.sentence.start <= n.start < place.found.start for n in names)
            or place.sentence.start + REACH < place.start
        ):
            return None
        back = [n for n in names if n.kind == "person" and place.sentence.start - 200 <= n.start and n.end <= place.sentence.start]
        return Owner(back[-1].name, "owner.person") if back else None
    floor = place.reading.paragraph_at(place.found.start).start - 120
    back = [n for n in names if n.kind == "person" and floor <= n.start and n.end <= place.start]
    if not back or any(n.kind != "person" and place.start + she.end() <= n.start < place.found.start for n in names):
        return None
    return Owner(back[-1].name, "owner.person")


_SPEAKS = "向|对|告诉|表示|说|称|坦言|直言|坦承|透露|介绍|认为|感叹|回忆|吐槽|抱怨|指出|则|却"
_ONE_WHO = compiled("(?P<one>[一某](?:位|名|家)[^,，。;；“”「」]{0,16})$")
_WHO_TELLS = compiled(f"(?P<rest>[^,，。;；:：“”「」的]{{0,14}}的[^,，。;；:：“”「」的]{{1,14}}?)(?={_SPEAKS})")
_DID = compiled("[\0 ]*(?:曾|曾经|先后|在[^,，]{1,8})?[一-龥]{1,4}过了?$")
_OF_NAME = compiled("[^,，。;；“”「」的]{0,12}的[^,，。;；“”「」的]{0,14}$")


def introduced(place: Place, names: Sequence[Named]) -> Owner | None:
    """«一位管理规模约30亿元的私募基金经理直言», «操办过二十多场赛事的创始人秦穆寒回忆»: who speaks, by what he is introduced with."""
    if place.statement is not None or place.found.kind == "percent":
        return None
    if (one := _ONE_WHO.search(place.left)) is not None and (told := _WHO_TELLS.match(place.right)) is not None:
        return Owner(place.reading.cut(place.start + one.start("one"), place.found.end + told.end("rest")), "owner.introduced")
    inside = next((n for n in names if n.kind == "organisation" and n.start < place.found.start and place.found.end < n.end), None)
    if inside is not None:
        return Owner(inside.name, "owner.introduced")
    if _DID.match(place.left):
        folded = place.reading.folded
        for who in names:
            near = who.kind == "person" and place.found.end < who.start <= place.found.end + 28
            if near and _OF_NAME.fullmatch(folded, place.found.end, who.start):
                return Owner(who.name, "owner.introduced")
    return None


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


def for_house(place: Place, found: Owner, topics: Topics) -> Owner:
    """«他计划7月底前上线20部剧»: what the head of a house does for it is the house's."""
    home = topics.houses.get(found.name or "") if found.how == "owner.person" else None
    return Owner(home, "owner.house") if home and _BUSINESS.search(place.left) else found
