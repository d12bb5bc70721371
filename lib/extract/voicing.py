"""Owners that a speaker's own words give: the firm an insider is near to, the platform that publishes the count, the trader who tells of his shop."""

from __future__ import annotations

from collections.abc import Sequence

from lib.extract.bearers import Named, Owner
from lib.extract.places import Place
from lib.extract.topics import WATCHERS
from lib.patterns import compiled
from lib.text.fold import fold

_NEAR = compiled(
    "(?:接近|接触过|熟悉|了解)(?P<firm>(?!某|一家|管理层|董事会|公司|高层|平台的|该|这家|多家|监管|交易|项目|此事|事件)[^的,，。]{2,14})的"
)
"""«一位接近某某集团的人士»: what an insider tells is that house's."""
_PLATFORM = compiled(
    "[\\0 ]*(?:[^,，。;；]{0,10}[年月日季度期天内间])?(?:目前|去年|今年|当天|截至目前)?(?:全)?平台(?!补贴|抽成|推流|经济|型|企业|商|们|方|化|从业)"
)
_ARM = compiled("(?:安全|内容|内容安全|公益|数据|研究|治理|用户|创作者)?(?:中心|研究院|委员会|实验室)$")
MINE = compiled("店里|店内|[厂校馆]里|家里|库里|手里|手上|手头|仓库里?|柜台|自己|自家|本店|账上|底薪|提成|我(?!们|国|市|省|区|县)")
_OTHERS_FIRST = compiled("(?:客户|厂家|平台|品牌方|甲方|同行|消费者|用户|顾客|客人)[^,，。;；]{0,12}$")


def insider(place: Place) -> Owner | None:
    """The house an unnamed speaker is near to."""
    statement = place.statement
    if statement is None or statement.speaker_kind != "unnamed":
        return None
    match = _NEAR.search(fold(statement.speaker))
    return Owner(statement.speaker[match.start("firm") : match.end("firm")], "owner.insider") if match is not None else None


_HEARD = compiled("(?:内部|有关|相关|官方)?(?:人士|负责人|方面|员工|处)?(?:处)?(?:获悉|了解到|得知)")
_FROM = compiled("从[“「《]?$")
_PUBLIC_OFFICE = compiled("[局署部委厅处院会]$|政府$|法院$|证券$")


def heard_from(place: Place, names: Sequence[Named]) -> Owner | None:
    """«记者从某某内部人士获悉,下半年将交付2000柜»: the house that the reporter has it from."""
    folded = place.reading.folded
    if place.statement is not None or "从" not in folded[place.sentence.start : place.found.start]:
        return None
    for name in names:
        if (
            name.kind == "organisation"
            and place.sentence.start < name.start
            and name.end < place.start
            and _HEARD.match(folded, name.end)
            and _FROM.search(folded, name.start - 2, name.start)
        ):
            return None if _PUBLIC_OFFICE.search(fold(name.name)) else Owner(name.name, "owner.heard")
    return None


_HOSTS = compiled("(?:组委会|组织委员会|筹委会)$")


def hosted(place: Place, found: Owner, names: Sequence[Named]) -> Owner:
    """What the committee of a fair or a race tells is the fair's: «博览会组委会» → 第九届长三角机器人博览会."""
    host = fold(found.name or "")
    what = _HOSTS.sub("", host)
    if what == host or len(what) < 2:
        return found
    met = [n for n in names if n.kind in ("event", "thing") and n.start < place.found.start and fold(n.name).endswith(what[-4:])]
    met = met or [n for n in names if n.kind in ("event", "thing") and n.start < place.found.start and _FAIR.fullmatch(what)]
    return found._replace(name=met[-1].name if met else (found.name or "")[: len(what)])


_FAIR = compiled("赛事|大会|展会|活动|论坛|车展|书展|影展|艺术节|电影节|音乐节|比赛|峰会|博览会")
_DEALS = compiled("(?:看|投|见|聊|跑|接触|尽调|谈|出手|过会)(?:过|了)[^,，。;；]{0,4}$")


def dealer(place: Place) -> Owner | None:
    """«我们看了50多个项目,只投了两个», says somebody who invests: his own or his fund's."""
    statement = place.statement
    if statement is None or statement.group != "investor" or not _DEALS.search(place.left):
        return None
    return Owner(statement.speaker if statement.speaker.startswith("某") else statement.organisation or statement.speaker, "owner.speaker")


def platform(place: Place) -> Owner | None:
    """«据某某统计,平台订单量…»: the platform that publishes the count, where its own counts are told."""
    statement = place.statement
    if statement is None or statement.speaker_kind != "institution" or statement.speaker.startswith("《"):
        return None
    if statement.group == "regulator" or not _PLATFORM.match(place.left):
        return None
    return Owner(_ARM.sub("", statement.speaker) or statement.speaker, "owner.platform")


def trader(place: Place) -> Owner | None:
    """«店里的动销少了四成», says a dealer without a name: his own."""
    statement = place.statement
    if (
        statement is None
        or statement.speaker_kind != "unnamed"
        or statement.group in WATCHERS
        or not any(c in statement.speaker[:4] for c in "位名")
    ):
        return None
    folded = place.reading.folded
    part = next((p for p in statement.parts if p.start <= place.found.core < p.end), None)
    his = part is not None and folded[part.start] in "他她" and folded[part.start + 1 : part.start + 2] != "们"
    if not (his or MINE.search(folded, place.sentence.start, place.found.start)) or _OTHERS_FIRST.search(place.left):
        return None
    return Owner(statement.speaker, "owner.speaker")
