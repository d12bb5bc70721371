"""Owners of figures that are named by no name of a house: an index, a region, a case in hand, a thing named before, a noun that the clause describes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from lib.extract.bearers import Named, Owner, in_full
from lib.extract.changes import Metric
from lib.extract.places import Place
from lib.patterns import compiled

_INDEX = compiled(
    r"[南北]向资金|沪指|深成指|国指|纳斯达克|道琼斯|日经225|纳指|恒指|道指|标普500|(?:(?!的)[A-Za-z0-9一-龥]){1,15}?(?:指数|成指|综指|板指|板块(?!(?:业务)?(?:收入|营收|毛利|利润|贡献|销售|订单)))(?:\([^()]{1,6}\)期货)?"
)
_SENTIMENT = compiled("(?:预警|景气|信心|价格|采购经理|消费者|繁荣|活跃|热度|搜索|拥堵|人气|幸福|满意|健康|压力|发展)度?指数$")
_INDEXED = compiled("指|板块|标普|道琼|日经|向资金|纳斯")
_PLACE_CLASSES = ("ns", "nz", "nt", "nr", "x")
_NO_REGION = compiled("[年月日了的全其由在把将岁个这那本我各据从按]")
_CITY = compiled(r"全市(?!场)|市里|我市|全省|我省|全区|本市|全县|省里")
_REGIONS = {
    "省": compiled("(?:^|[^一-龥]|(?<=[是在为据和与到]))(?P<name>[一-龥]{2,3})省"),
    "市": compiled("(?:^|[^一-龥]|(?<=[是在为据和与到区]))(?P<name>[一-龥]{2,3})(?<![全本我该各])市"),
    "区": compiled(
        "(?P<name>广西|新疆|宁夏|西藏|内蒙古)[一-龥]{0,4}自治区|(?:^|[^一-龥])(?!自治|年全|[全我本该各地城社园景校小片])(?P<other>[一-龥]{2,3})区"
    ),
    "县": compiled("(?:^|[^一-龥])(?P<name>[一-龥]{2,3})县"),
}
_CASE = compiled(
    r"(?:以|拿)(?P<case>[^,，。;；]{2,16}?)(?:为例|举例|来说|而言)|如果是(?P<if>[一-龥A-Za-z]{2,10}?)(?=则|,|，|的话|就)|让(?P<do>[一-龥]{2,8}?(?:团队|公司|企业|厂商|机构|工作室|人员))"
)
_CASED = compiled("为例|举例|来说|而言|如果是|让")
_INSIDE = compiled("(?:在|从)[《“「]?$")
_SHOWN = compiled("(?:的|放出|生成|合成|发布|公布|展示)[^,，。;；]{0,8}[中里]")
_DEFINITE = compiled(
    "(?:该|本|整个)?(?P<kind>工程|项目|展会|影片|电影|节目|新车|基金|大会|园区|景区|书店|工厂|基地|线路|铁路|机场|港口)(?=[一-龥])"
)
_ADJECTIVE = compiled("的[^,，。;；:：的“”]{0,8}[“「]?")
_DOING = compiled(
    "[\0 ]*(?:[^,，。;；]{0,8}[年月日前]|一家|这家|曾经?|如今|已|累计|刚刚?)?(?:成立|坐满|拥有|坐拥|手握|管理|管着|操办|经营|运营|雇|年营收|年产|投资|总投资|融资|估值|市值|持有|开了|开出|服务|占地|员工|门店|规模|号称|总部|交付|卖出|售出|深耕|做了|代理过?|专做)(?:过|了|着|有|近|约|超|达|仅|才|刚|满|不到)*$"
)
"""«成立五年的岑芯科技», «三年前坐满210人的绘风互娱»: a clause of its own before the name."""
_OWN_NOUN = compiled("的(?:[^,，。;；的]{0,8}(?:公司|企业|平台|团队|机构|厂商|品牌|商|基金|集团|店|学校|银行))?[“「《]?")
_QUALIFIED = compiled("的(?P<np>[一-龥]{0,6}?(?:业者|企业|公司|厂商|机构|团队|平台|银行|基金|商家|门店))$")


@cache
def _whole_name(kind: str) -> re.Pattern[str]:
    """A thing of a kind with the words that tell which: «陇东绿电外送工程»."""
    return compiled(f"(?:^|[,，。;；:：\\n“在的])(?P<np>[^,，。;；:：\\n“”的在]{{2,22}}{kind})")


def thing(place: Place) -> Owner | None:
    """«工程起于酒泉,线路全长…»: the last thing of that kind that was named in full."""
    folded = place.reading.folded
    match = _DEFINITE.match(folded, place.sentence.start, place.found.start)
    if match is None:
        return None
    named = None
    for found in _whole_name(match["kind"]).finditer(folded, max(0, place.sentence.start - 400), place.sentence.start):
        named = found
    return Owner(place.reading.cut(*named.span("np")), "owner.thing") if named is not None else None


_FOUNDED = compiled("(?:成立|设立|组建|创立|新设|发起)(?:了|一家|一只)?(?P<np>[^,，。;；的]{2,14}?(?:公司|基金|子公司|合资企业))[,，]")
_ITS_CAPITAL = compiled("[\\0 ]*(?:注册资本|资本额|总规模|首期规模|首期|目标规模|规模|双方各出|双方各持|各出)")


def founded(place: Place) -> Owner | None:
    """«将合资成立AI製片公司,資本額5,000萬元»: what is founded owns its capital."""
    last = None
    if _ITS_CAPITAL.match(place.left):
        for match in _FOUNDED.finditer(place.reading.folded, place.sentence.start, place.start):
            last = match
    return Owner(place.reading.cut(*last.span("np")), "owner.founded") if last is not None else None


def case_in_hand(place: Place, names: Sequence[Named]) -> Owner | None:
    """«以商业宣传片举例», «如果是电视剧则…», «让电影团队去做»: the case in hand."""
    folded, last = place.reading.folded, None
    if not _CASED.search(folded, place.sentence.start, place.found.start):
        return None
    for match in _CASE.finditer(folded, place.sentence.start, place.found.start):
        last = match
    if last is None:
        return None
    group = str(last.lastgroup)
    start, end = last.span(group)
    inside = [n for n in names if start <= n.start and n.end <= end]
    if inside:
        return Owner(inside[0].name, "owner.case")
    lead = re.match("(?:最|较|比较|更)[^的]{1,6}的", folded[start:end])
    tail = re.search("的(?:制作|过程|情况|发展|例子|经验|做法)$", folded[start:end])
    start, end = start + (lead.end() if lead else 0), end - (len(tail.group()) if tail else 0)
    return Owner(place.reading.cut(start, end), "owner.case") if end - start >= 2 else None


def beside(place: Place, names: Sequence[Named]) -> Owner:
    """«在Sora放出的视频中,…», «一分钟后,Pika给出…», «对于60帧的视频,Sora要生成…»: a name around a sentence that has no subject."""
    folded = place.reading.folded
    for name in names:
        if (
            place.sentence.start <= name.start < place.found.start
            and name.kind != "organisation"
            and _INSIDE.search(folded[max(0, name.start - 2) : name.start])
            and _SHOWN.match(folded, name.end)
        ):
            return Owner(name.name, "owner.inside")
    if (
        place.end < place.sentence.end
        and folded[place.end] in ",，("
        and (re.fullmatch("(?:的[^,，的]{1,6})?[后时]", place.right) or place.right.startswith("后") or re.match("对于?", place.left))
    ):
        stop = place.end
        if folded[stop] == "(":
            stop = folded.find(")", stop, place.sentence.end)
        if folded[stop : stop + 1] == ")" and folded[stop + 1 : stop + 2] in (",", "，"):
            stop += 1
        later = [n for n in names if stop < n.start <= stop + 1 and n.end <= place.sentence.end]
        if later and (
            place.found.kind in ("duration", "count")
            or (place.statement is None and later[0].kind == "organisation" and place.left[:1] not in "在从自当继")
        ):
            return Owner(later[0].name, "owner.after")
    return Owner(None)


def index(place: Place) -> Owner | None:
    """«上证指数», «Sora概念指数», «算力板块»: an index or a board is its own owner."""
    folded, last = place.reading.folded, None
    floor = place.start
    if place.found.kind == "index" and not _INDEXED.search(folded, floor, place.found.start):
        floor = place.sentence.start
    if not _INDEXED.search(folded, floor, place.found.start):
        return None
    for match in _INDEX.finditer(folded, floor, place.found.start):
        last = match
    if last is None:
        return None
    start, end = _trim(folded, last, place)
    if _SENTIMENT.search(folded, start, end) and place.found.kind != "index":
        return None
    return (
        Owner(place.reading.cut(start, end), "owner.index")
        if end - start > 2 or folded[start:end] in ("纳指", "恒指", "道指", "沪指", "国指")
        else None
    )


def region(place: Place) -> Owner | None:
    """«全省», «全区», «市里»: what a part of the country has is nobody's."""
    told = _CITY.search(place.reading.folded, place.sentence.start, place.found.start)
    return Owner(None, "owner.region") if told is not None else None


def _trim(folded: str, match: re.Match[str], place: Place) -> tuple[int, int]:
    """The name of an index without what stands before it."""
    start = match.start()
    for date in place.dates:
        if match.start() <= date.mention.start < date.mention.end < match.end():
            start = date.mention.end
    lead = re.match(
        r"(?:\d{1,4}[年月日][底末初]?|截至|收盘|其中|但|而|昨日|今日|显示|带动|相关|受此影响|美股三大|三大|的|从|当日)*",
        folded[start : match.end()],
    )
    return start + (lead.end() if lead else 0), match.end()


_MADE_WORK = compiled("(?:[一-龥]{0,8})(?:完成|制作|打造|拍|拍摄|做出|创作|画|写)(?:出)?的[^,，。;；《]{0,8}《")
"""«花了420天完成的短片《海风寄来的信》»: what the making took is the work's."""


def described(place: Place, measured: Metric | None, names: Sequence[Named]) -> Owner | None:
    """«成立刚满14个月的AI视频公司幻刻科技», «作为首家投放费用过亿元的制作公司,西安丰行创始人»: the name that the clause describes."""
    right = place.right
    if (made := _MADE_WORK.match(right)) is not None:
        work = next((n for n in names if n.kind == "work" and place.found.end + made.end() - 1 == n.start), None)
        return in_full(place, work, "owner.described") if work is not None else None
    if not right.startswith("的"):
        return None
    for name in names:
        near = name.kind in ("work", "thing") and place.found.end < name.start <= place.found.end + 10
        if near and _ADJECTIVE.fullmatch(place.reading.folded, place.found.end, name.start):
            return in_full(place, name, "owner.described")
    later = [n for n in names if place.found.end <= n.start <= place.found.end + 16]
    noun = _QUALIFIED.match(right)
    if not later:
        return (
            Owner(place.reading.cut(place.found.end + 1, place.found.end + noun.end()), "owner.described")
            if noun
            and noun["np"] not in ("公司", "企业", "机构", "平台")
            and measured is not None
            and measured.head
            and not measured.inferred
            else None
        )
    between = place.reading.folded[place.found.end : later[0].start]
    if _DOING.match(place.left) and _OWN_NOUN.fullmatch(between):
        return Owner(later[0].name, "owner.described")
    if re.fullmatch(r"的[^,，。;；]{2,14}[,，]?", between) and re.search(r"(?:公司|企业|平台|团队|机构|项目|模型)[,，]?$", between):
        return Owner(later[0].name, "owner.described")
    return None
