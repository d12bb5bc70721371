"""How a clause begins: past its circumstances, the noun phrase that is its subject, if it has one.

What stands in «据…», «在…上», «受…影响», «截至…» is never a subject; a clause that goes on with a verb or with what is measured has none
of its own and tells of what the clause before was about.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from lib.extract.bearers import Named
from lib.extract.candidates import any_word
from lib.extract.places import Place
from lib.extract.subjects import last_head
from lib.extract.tokens import tokens, word_class
from lib.patterns import compiled

_DAY = (
    "(?:当地时间|北京时间|美东时间)?(?:截至|截止|自|到|至|在|于)?(?:\\d{2,4}年)?(?:\\d{1,2}月)?\\d{1,2}日|(?:截至|截止|自|到|至|在|于)?(?:\\d{2,4}年)?(?:前?\\d{1,2}(?:[-—至到]\\d{1,2})?月份?|[一二三四五六七八九十]+月份?)(?:底|末|初|中旬|上旬|下旬)?(?!均|活|薪|租|产|销)"
    "|(?:截至|截止|自|到|至|在|于)?\\d{2,4}(?:财年|年度|学年|年)(?!均|产|化|薪|租|报|轻)|(?:截至|到|至)?(?:今|去|前|明|后|当|同|次|全|本)年(?:全年)?(?!均|产|化|薪|轻|度|报)|(?:上|下)半年|(?:前)?[一二三四]季度?(?=[^一-龥]|[一-龥])|第[一二三四]季度?|前[一二三四五六七八九十]+个?(?:季度?|月)"
    "|昨[日天晚]|今[日天晨早晚]|前[日天晚]|明[日天]|当[日天晚]|次日|翌日|同[日月期]|[上本下]个?(?:周|月|季度?|学期|财年)(?:[一二三四五六日末])?|[周星期]{1,2}[一二三四五六日末]|全[日天周月季](?!制|候)|首[日周月](?![一-龥]?票房)|近日|日前|近期|近来|近年来?|最近|此前|随后|此后|目前|眼下|如今|现在|现时|届时|至今|迄今|当前|当下|年内|月内|年底|年初|年中|月底|月初"
    "|(?:近|过去|最近|未来|今后)?[一二两三四五六七八九十0-9半几]+(?:年|个?月|周|天|日)(?:多)?(?:来|以来|间|内|里)|过去[一二两三四五六七八九十0-9半几]+(?:年|个月|周|天)"
    "|春节|元旦|清明|端午|中秋|国庆|五一|十一|双(?:11|十一|12)|暑期|寒假|假期|黄金周|大促|[6六]18"
)
_HALF = "(?:(?:凌晨|清晨|早上|上午|中午|下午|傍晚|晚上?|晚间)?[0-9]{1,2}[点时:][0-9]{0,2}分?(?:许|左右|整|开始)?|期间|前夕|当天|当日|晚间?|早间?|早上|上午|下午|凌晨|清晨|傍晚|盘前|盘后|收盘|底|末|初|以来|起|后|前|内|的)?"
_LINK = (
    "此外|同时|另外|其中|而且|但是|不过|然而|因此|于是|所以|可是|只是|其实|当中|据悉|据了解|据介绍|据报道|与此同时|事实上|实际上|例如|比如|并且|以及|按计划|按照规划|按规划|预计|预期|尽管|虽然|由于|因为|如果|若|即便|即使|"
    "从分[一-龥]{1,4}看|分[一-龥]{1,4}来?看|具体来?看|具体而言|整体来?看|总体来?看|另一方面|一方面|再加上|加上|尤其是?|特别是|甚至|反而|却|则|也|还|又|再|仍|已经?|将|正|便|就|并|而|但|且|可|都|均|共|约|累计|合计|共计|总计|日均|月均|年均|单日|单月|节假日|高峰日?|旺季|淡季|平时"
)
_PHRASE = (
    "(?:据|根据|按照?|依照|随着|受|由于|因|凭借?|经过?|针对|鉴于|得益于|受益于|除了?|自从?|为了?|与|跟|同|较|比|在|从|对于?|关于|当|以|向|于)[^,，。;；:：“”]{1,24}?"
    "(?:影响|拖累|带动|推动|提振|刺激|拉动|支撑|驱动|来看|来说|而言|来讲|相比|对比|方面|之际|之下|之外|以外|之后|以后|之前|以前|期间|以来|为例|为止|统计|测算|估算|显示|披露|介绍|计算|要求|规定|安排|规划|计划|时|后|前|上|中|下|里|内|间|起)"
)
_WHOLE = "(?:随着|截至|截止|由于|受|因|据|按|除|在|当|若|如果|如|虽然|尽管|经过|经|为)[^,，。;；:：“”]{1,22}[,，]"
_CIRCUMSTANCE = compiled(f"(?:{_DAY}){_HALF}[,，]?|(?:{_LINK})[,，]?|(?:{_WHOLE})|(?:{_PHRASE})(?:[,，]|(?=[一-龥A-Za-z0-9]))")
_SPACE = compiled("[\\0 　]*")
_NOUN = ("n", "a", "b", "j", "l", "i", "x", "e", "v", "s")
_POINTS = compiled(
    "(?:公司|集团|企业|银行|机构|平台|品牌|团队|学校|医院|景区|园区|基地|工厂|项目|工程|赛事|大会|展会|展览|论坛|活动|影片|电影|该?剧集?|短剧|动画|游戏|小说|作品|节目|综艺|专辑|演唱会|产品|新品|模型|系统|工具|应用|芯片|新车|车型|机器人|药物|新药|基金|指数|板块|管理层|董事会|集团高层|书店|酒店|餐厅|商场|机场|港口|车站|铁路|线路|船舶|楼盘|新盘|店铺|门店|双方)"
    "(?=[^一-龥]|[新每日月已将也还仍则曾正共累计称拟预同去今全上下前近目当现首总的在为是]|[一二三四]季)|该(?=[一-龥]{1,8})|本(?=[轮次届期站校院公行])|此次|其(?!中|他|它|实|余|次|间)|它(?!们)"
)


POINTER = compiled(
    "(?:该|本|此|这[部款家座届]|全)?(?:公司|集团|影片|电影|剧集?|短剧|动画|游戏|节目|综艺|赛事|大会|展会|活动|项目|工程|景区|园区|工厂|医院|学校|平台|产品|新品|新车|车型|模型|系统|基金|药物|新药)"
)
"""A word that points back at what was told of, and names nobody by itself."""


class Head(NamedTuple):
    """What a clause begins with: `kind` is none, named, metric, points or other; `start` and `end` its place."""

    kind: str
    start: int
    end: int
    name: Named | None = None


def past_circumstances(folded: str, start: int, stop: int) -> int:
    """Where the subject of a clause may begin: past dates, conjunctions and phrases of circumstance.

    >>> past_circumstances("截至6月底,该店已开业", 0, 11)
    6
    """
    at = start
    for _ in range(6):
        at = max(at, _end(_SPACE, folded, at, stop))
        end = _end(_CIRCUMSTANCE, folded, at, stop)
        if end <= at:
            break
        at = end
    return at


def _end(pattern: object, folded: str, at: int, stop: int) -> int:
    match = pattern.match(folded, at, stop)  # type: ignore[attr-defined]
    return match.end() if match is not None else at


def points_back(place: Place) -> bool:
    """Whether the clause of a figure begins with a word that points back: «上半年平台新入驻商家…»."""
    folded = place.reading.folded
    return _POINTS.match(folded, past_circumstances(folded, place.start, place.found.start), place.found.start) is not None


def head_of(folded: str, start: int, stop: int, names: Sequence[Named]) -> Head:
    """What the clause from `start` to `stop` begins with."""
    at = past_circumstances(folded, start, stop)
    if at >= stop:
        return Head("none", at, at)
    if _POINTS.match(folded, at, stop) is not None:
        return Head("points", at, at)
    end = _noun_phrase(folded, at, min(stop, at + 24))
    for name in names:
        if at <= name.start and name.end <= stop and (name.start == at or name.start < end):
            return Head("named", name.start, name.end, name)
    phrase = folded[at:end].strip("的\0 ")
    if len(phrase) < 2:
        return Head("none", at, at)
    head = last_head(phrase)
    if head and phrase.endswith(head):
        before = phrase[: -len(head)]
        foreign = _OTHERS.search(before) or any_word("holders", "holder.firm", "holder.people").search(before)
        return Head("other" if foreign else "metric", at, end)
    return Head("other", at, end)


_OTHERS = compiled("行业|产业|市场|全国|国内|全球|海外|中国|我国|美国|大盘|两市|全市|全省|板块")


def _noun_phrase(folded: str, at: int, stop: int) -> int:
    """Where the run of nouns that begins at a place ends; a verb before a noun that is measured belongs to it: «报名人数»."""
    words = tokens(folded[at:stop]).words
    end = at
    for k, word in enumerate(words):
        kind = word_class(word)
        if "一" <= word[0] <= "龥" or word[0].isalpha():
            noun = kind.startswith(_NOUN) or (word == "的" and end > at)
            deed = (
                kind.startswith("v")
                and k + 1 < len(words)
                and last_head(folded[end : end + len(word) + len(words[k + 1])]).endswith(words[k + 1])
            )
            if not (noun or deed):
                break
        elif word[0] not in "0123456789.%·+-":
            break
        end += len(word)
    return end
