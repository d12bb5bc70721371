"""What a share is a share of: the noun or the deed that follows it, the whole it is taken from."""

from __future__ import annotations

from collections.abc import Sequence

from lib.extract.changes import Metric, first_words, last_words
from lib.extract.places import Place
from lib.extract.subjects import Phrase, last_head
from lib.extract.tokens import tokens, word_class
from lib.patterns import compiled

__all__ = ["is_whole", "shared", "taken"]

_SHARED = compiled("(?:其中|当中|大概|大约|约|里|有)?$")
_AMONG = compiled(
    "(?:里面?|中|当中|之中|中间|之内|其中)[\0 ]*(?:有|约有|约|大约|仅|只有|至少|超过|高达|就有|竟有)*[\0 ]*$|^[\0 ]*(?:可|但|而|不过|另|另有|另外|还有|也有|有|仅有|只有|约有|约|大约)*[\0 ]*$"
)
_DEED = compiled("[^,，。;；:：!！?？\n…]{2,26}")
_MARKS = compiled("[“”「」『』\0 ]")
_WHO = compiled(
    "^的?(?P<who>(?:受访|被访|被调查|参与调查|接受调查)?的?(?:(?!的|认|表|担|会|已|能|在|有)[一-龥]){0,4}?(?:受访者|消费者|企业|公司|厂商|用户|网友|网民|人士?|家庭|学生|员工|从业者|样本|机构|家长|教师|老师|商家|店主|玩家|读者|观众|高校|医院|司机|居民|年轻人|成年人|广告主|酒企|车企|药企|会员|媒体|律师|医生|投资者|投资人|买家|业主|游客|司机|者))(?![数量均次口工才力])"
)
_TAKES = compiled(
    "(?P<who>[^,，。;；:：]{2,20}?)(?:[\0 ]|目前|现在|已经?|如今|只|仅|约|也|还|大约|就|合计|分别|各|则|却|预计|将|可|又|都|更|其实|早就|反而)*占(?:到|了|去|据|有|比为)?(?:约|近|超|超过|不到|不足|逾|只|仅|其|其中的?|总数的)*$"
)
_PART_OF = compiled(
    "(?P<who>[^,，。;；:：\0]{2,16}?)(?:目前|现在|已经?|如今|只|仅|约|也|还|大约|就|合计|则|却|预计|可|又|都|更|一度)*占(?:到|了|去|据)?(?P<of>(?!比|约|超|近|有)[一-龥A-Za-z]{2,10}?)的?(?:约|近|超过?|逾|不到|不足)?$"
)
"""«男主角的片酬就占了预算的三成»."""
_WHOLE_OF = compiled("^其|(?<=比重|比例|份额|占比).*$|(?:已|也|仍|还|则|均|将|会|首次|高|达|超)+$")
_LEAD = compiled(
    "^(?:其中|当中|而且?|但|不过|另外|此外|同时|目前|现在|如今|去年|今年|上半年|下半年|全年|[0-9一二三四]+季度|的|[0-9]{2,4}年)+"
)
_WITHIN = compiled("^(?:将?会?在[0-9一二三四五两几]+(?:年|个?月|天|日|周|小时)(?:之?内|里))|^(?:都|均|已经?|正|将|会|听就是|看就是|是)+")
_OF_THEM = compiled(
    "(?:^|[,，。;；:：“”「」0-9])(?:名|家|位|个|款|部|条|只|台)?(?P<who>[^,，。;；:：“”「」0-9]{2,14}?)(?:里面?|(?<![其当])中|当中|之中|中间)[,，]?(?:只|约|大约|仅|至少|还|就|可能)*有?(?:近|约|超过?|不到|至少)*$"
)
_AUXILIARY = compiled(
    "^(?:的|了|已经?|都|均|则|会|将(?![^,，。]{1,10}(?:接入|用于|投入|纳入|列为|转化|应用|作为|写进|放在|引入|交给|部署|嵌入|整合|融入|当作|视为|搬))|正在|正|仍然?|还|也|曾|可能|能够?|可以?|表示|一(?=听|看))+"
)
_DOES = (
    "由",
    "把",
    "将",
    "用",
    "来自",
    "不",
    "没有",
    "从未",
    "计划",
    "希望",
    "打算",
    "表示",
    "反对",
    "愿意",
    "支持",
    "担心",
    "对",
    "已",
    "已经",
    "正在",
)
_WHOLE = compiled("(?:全|本|该|我|各|当)(?:国|省|市|县|区|镇|乡|村|州|旗|球|港|台|岛|网|校|院|厂|店|司|团|班|行业|平台|地|社区|园区|公司)")
_STEM = compiled("[一-龥]{2}(?=了?$)")


def shared(place: Place, left: str, phrase: Phrase, after: tuple[str, bool] | None, nearest: Metric | None) -> Metric | None:
    """«其中六成用在新厂», «99%已在研发环节引入AI», «至少两成订单是重复下单»: a share is named by what follows it."""
    if place.found.kind != "percent" or place.found.unit != "%" or phrase.head:
        return None
    if after is not None and after[1] and (head := last_head(after[0])):
        text = after[0][: after[0].rfind(head) + len(head)]
        return Metric(text, False, head, "metric.words", text, phrase.topic, phrase.topic_start)
    lead = left.strip()
    base = nearest.base if nearest is not None and lead.endswith(("其中", "当中")) and len(nearest.base) <= 8 else ""
    if (done := _done(place, left, base if len(base) <= 6 else "")) is not None:
        return done
    if after is None or len(after[0]) < 2:
        return None
    if not _SHARED.fullmatch(lead) and len(phrase.text) >= 2 and not is_whole(phrase.text):
        return _taken(lead, phrase, after[0]) if last_head(after[0]) == after[0] else None
    return Metric(base + after[0] + "占比", True, "占比", "metric.market", after[0])


def is_whole(text: str) -> bool:
    """Whether a phrase is only the place of a share: «全县约八成果园受冻»."""
    return _WHOLE.fullmatch(text) is not None


def _taken(lead: str, phrase: Phrase, noun: str) -> Metric:
    """«撑起八成收入»: the verb before the share and the noun after it."""
    verb = _STEM.search(lead)
    text = (verb.group().rstrip("了") if verb else "") + noun
    return Metric(text, True, noun, "metric.words", noun, phrase.topic, phrase.topic_start)


def taken(place: Place, left: str, nearest: Metric | None, names: Sequence[tuple[int, int, str]]) -> Metric | None:
    """«短剧占四成五,广告占三成»: who takes the share; of houses it is a share of what was told before."""
    if place.found.unit != "%":
        return None
    if "占" not in left:
        return None
    part = _PART_OF.search(left.rstrip("\0 "))
    if part is not None and len(who := _LEAD.sub("", part["who"])) > 1 and word_class(tokens(who).words[-1])[0] in "nlj":
        end = place.found.start - len(left) + part.end("who")
        if any(a < end <= b for a, b, kind in names if kind == "organisation") or who.endswith(("合计", "公司", "企业")):
            return None
        text = last_words(who, 8) + "占" + _WHOLE_OF.sub("", part["of"])
        return Metric(text, True, "", "metric.market", text)
    if (match := _TAKES.search(left.rstrip("\0 "))) is None:
        return None
    who = _LEAD.sub("", match["who"].replace("\0", ""))
    if len(who) < 2 or who in ("前者", "后者", "二者", "两者") or word_class(tokens(who).words[-1])[0] in "rdpc":
        return None
    end = place.found.start - len(left) + match.end("who")
    if ("、" in who and "分别" in left) or any(a < end <= b for a, b, kind in names if kind == "organisation"):
        return None if nearest is None or nearest.base.endswith("占比") else nearest._replace(text=nearest.base + "占比", inferred=True)
    text = last_words(who, 9) + "占比"
    return Metric(text, True, "占比", "metric.market", text)


def _done(place: Place, left: str, base: str) -> Metric | None:
    """«三分之二担心因此失业»: what that share of them does."""
    if _AMONG.search(left) is None:
        return None
    match = _DEED.match(place.reading.folded, place.found.end, place.sentence.end)
    if match is None:
        return None
    told = _MARKS.sub("", match.group())
    who = _WHO.match(told)
    text = _AUXILIARY.sub("", told[who.end() :] if who else told)
    words = tokens(text[:12]).words
    if len(text) < 3 or len(words) < 2 or not (word_class(words[0])[0] in ("vpd" if who else "vp") or words[0] in _DOES):
        return None
    deed = _WITHIN.sub("", first_words(text, 14))
    among = _OF_THEM.search(place.near, 0, max(0, place.found.start - place.sentence.start)) if who is None and not base else None
    of = deed + ("" if deed.endswith("的") else "的")
    if who is not None and len(who["who"]) > 1:
        return Metric(of + who["who"].lstrip("的"), True, "", "metric.market", deed)
    if among is not None and "其" not in among["who"]:
        return Metric(of + last_words(among["who"], 6).removeprefix("个") + "占比", True, "", "metric.market", deed)
    return Metric(base + deed + ("占比" if len(deed) <= 8 else ""), True, "占比", "metric.market", deed)
