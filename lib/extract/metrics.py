"""What a quantity measures.

1 the end of a movement measures what its start does; 2 a change measures the change of what stands before it («同比增长213%»);
3 a head of the lexicon in the clause before the number («毛利率逾三成»); 4 the noun after a count or «的» («693张图», «8亿美元的
扩建计划»); 5 what else the clause says; 6 the clause before it; 7 the metric before it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from lib.extract.changes import VERB, Metric, changed, dealt, expected, is_move, is_start, rate_of, related, tail, times_of
from lib.extract.ellipses import elided, labelled, share_of
from lib.extract.places import Place
from lib.extract.subjects import Phrase, dissect, heads, last_head

__all__ = ["Metric", "is_start", "metric"]
_AFTER = re.compile(r"(?P<de>的)?(?P<np>[^,，。;；:：!！?？“”「」『』()（）\n、…]{1,18})")
_STOP_AFTER = re.compile(
    "就|都|已|将|会(?!员|计)|能(?!用|源|力|够)|可(?!用)|也|还|却|则|以及|并(?!购)|或|和|与|(?<![涉普])及(?!时)|左右|甚至|以上|以下|之后|后(?!期|台)|前(?!期|五|台)|内(?!容|购)|逐步|(?<!用)来(?!自)|(?<![用投存])在|的(?=时候|话)|即|才|从|由|较|(?<![重主需首])要(?!素|求)|(?<=[一-龥])[0-9]"
)
_SHARED = re.compile("(?:其中|当中|大概|大约|约|里|有)?$")
_LIGHT = re.compile(
    "(?:有|共有|是|为|达|包括|来自|见|跑|需要|要|拥有|超|发生|吸引|租下|完成|宣布|获|获得|推出|发布|带来|进行|开展|提供|含|由|自|每|一部|一个|新增|增加|收到|投入|共)了?$"
)
_MONEY_VERB = re.compile(
    "(?:花费|需花|要花|多花|花|耗资|斥资|出资|筹集|募集|筹措|寻求|投入|投资|支付|索偿|索赔|赔偿|罚款|亏损|亏|赚|奖励|节省|缴纳|融资|拨款|贷款|捐赠|补贴|收取|充值|奖)了?$"
)
_VIDEO = re.compile("的?(?P<what>.{0,6}?(?:视频|短片|影片|预告片|预告|广告|片段|音频|素材|录音))")
_DOING = re.compile("(?:生成|输出|支持|制作|创作|剪辑)(?:了|出|长达|时长)?$")
_ACTS = ("交付", "成交", "出货", "零售", "投入", "投资", "贡献", "出口", "进口")
_LATER = re.compile("(?:就|才|便|即)(?:能|可以|可|会)?(?P<act>[一-龥]{2,4})(?=[,，。;；」”]|$)")
_OFFER = re.compile("优惠|奖励|补助|补贴|资助|支持")
_STAND = re.compile("(?:存在|有着|出现|有)(?:了|着)?$")
_OWNED = re.compile("^的(?:价格|价|成本|费用|金额|规模|速度|比例|水平|成绩|高位|低位|资金)(?=[一-龥]{2})")
_QUOTED = re.compile("(?:^至|报|收报|收于|报收|收在|现报)$")
_VERB_IN = re.compile("签订|签署|发布|推出|参与|参加|加入|获得|宣布|成为|达成|组成|落户|入驻|备降|不?是|不(?=[会能要])")
_MOVES = re.compile(f"[一-龥]{{0,4}}(?:后|将|再|先)?(?:{VERB})")
_EACH = re.compile("[每一单][一-龥]")
_COMPARING = re.compile("[较比].*|同期|相比.*|[一-龥]?(?:其中|当中)")
_NEEDS = re.compile("^(?:需要?|要|只需|多)(?=花)")
_PASSED = re.compile("(?:通过|经过|完成|经历|历经|进行)了?$")


def metric(place: Place, *, names: Sequence[tuple[int, int, str]], previous: Metric | None, bases: Sequence[Metric]) -> Metric | None:
    """The metric of a quantity.

    `names` are spans of firms and systems, `previous` is the metric of the quantity before it in the sentence, `bases` are
    those of the sentence that were no change.
    """
    left = place.left
    if place.before is not None:
        between = place.reading.folded[place.before.end : place.found.start]
        if previous is not None and is_move(place, between):
            return previous
        left = _OWNED.sub("", between.rsplit("、", 1)[-1])
    phrase = dissect(place, left, place.found.start - len(left), names=names)
    after = _right(place)
    nearest = bases[-1] if bases else None
    label = labelled(place, left, phrase)
    if label is not None:
        nearest, bases = label, (label,)
    return (
        related(left, bases)
        or share_of(place, left, phrase, nearest)
        or times_of(place, left, nearest, names)
        or changed(place, left, phrase, previous, bases, names)
        or expected(place, left, nearest)
        or dealt(place, left)
        or rate_of(phrase, nearest)
        or elided(place, left, phrase, previous=previous, bases=bases, names=names)
        or _shared(place, left, phrase, after, nearest)
        or _timed(place, left, phrase)
        or _named_after(place, left, phrase, after, nearest)
        or label
        or _of_phrase(place, phrase, previous)
        or _elsewhere(place, names, previous, nearest)
        or _by_kind(place, phrase)
    )


def _right(place: Place) -> tuple[str, bool] | None:
    """The phrase after the number, and whether «的» leads to it."""
    match = _AFTER.match(place.right)
    if match is None or is_start(place):
        return None
    text = match["np"]
    stop = _STOP_AFTER.search(text)
    if stop is not None and ("的" not in text[1 : stop.start() + 12] or place.found.kind == "percent" or stop.start() > 0):
        text = text[: stop.start()]
    text = text.strip().strip("的")
    return (text, bool(match["de"])) if text else None


def _shared(place: Place, left: str, phrase: Phrase, after: tuple[str, bool] | None, nearest: Metric | None) -> Metric | None:
    """«其中六成用在新厂», «至少两成订单是重复下单»: a share is named by what follows it."""
    if place.found.kind != "percent" or place.found.unit != "%" or phrase.head or after is None or len(after[0]) < 2:
        return None
    if after[1] and last_head(after[0]):
        return Metric(after[0], False, last_head(after[0]), "metric.words", after[0], phrase.topic, phrase.topic_start)
    lead = left.strip()
    if not _SHARED.fullmatch(lead) and len(phrase.text) >= 2:
        if last_head(after[0]) == after[0]:
            verb = re.search("[一-龥]{2}(?=了?$)", lead)
            return Metric(
                (verb.group().rstrip("了") if verb else "") + after[0],
                True,
                after[0],
                "metric.words",
                after[0],
                phrase.topic,
                phrase.topic_start,
            )
        return None
    base = nearest.base if nearest is not None and lead.endswith(("其中", "当中")) and len(nearest.base) <= 8 else ""
    return Metric(base + after[0] + "占比", True, "占比", "metric.market", after[0])


def _timed(place: Place, left: str, phrase: Phrase) -> Metric | None:
    """«60秒视频» is a length of video; other spans of time are named by what they take."""
    if place.found.kind != "duration" or phrase.head:
        return None
    if _PASSED.search(left) and (noun := re.match(r"[一-龥]{2,6}(?=[,，。;；]|$)", place.right)):
        return Metric(noun.group(), False, "", "metric.work", noun.group(), phrase.topic, phrase.topic_start)
    if later := _LATER.match(place.right):
        return Metric(later["act"] + "时间", True, "时间", "metric.work", later["act"] + "时间")
    if place.found.unit in ("秒", "分钟", "小时"):
        if film := _VIDEO.match(place.right):
            what = film["what"].lstrip("长的")
            if _DOING.search(left.rstrip("\0 ")) and len(phrase.text) <= 6:
                what = phrase.text + "的" + what
            return Metric(what + "时长", True, "时长", "metric.work", what + "时长", phrase.topic, phrase.topic_start)
        if _DOING.search(left.rstrip("\0 ")):
            return Metric("生成时长", True, "时长", "metric.work", "生成时长")
    return None


def _named_after(place: Place, left: str, phrase: Phrase, after: tuple[str, bool] | None, nearest: Metric | None) -> Metric | None:
    """Counts, and amounts that «的» links, are named by what follows: «693张图», «8亿美元的扩建计划»."""
    if after is None:
        return None
    noun, led = after
    kind, found = place.found.kind, place.found
    topic = (phrase.topic, phrase.topic_start)
    direct = bool(phrase.head) and not phrase.predicate.strip("为是达到有超过约已仅在共将至突破 可望预计占")
    if kind == "count":
        if len(noun) > 5 and (verb_in := _VERB_IN.search(noun, 2)):
            noun = noun[: verb_in.start()]
        if len(noun) < 2 and not (noun and led is False and not phrase.text):
            return None
        if direct and (led or (len(phrase.text) >= 4 and phrase.head != phrase.text)):
            return None
        if found.unit in ("人", "名", "位") and noun.endswith(("团队", "公司", "企业", "机构")):
            return Metric(noun + "人数", True, "人数", "metric.work", noun, *topic)
        head = last_head(noun)
        verb = "" if phrase.head or _LIGHT.search(left) or not 2 <= len(phrase.text) <= 4 or "的" in left else phrase.text
        text = verb + noun if verb and len(verb) + len(noun) <= 12 else noun
        if phrase.head and len(phrase.text) <= 4:
            text = phrase.text + noun if phrase.head in _ACTS else noun + phrase.text
        rule = heads()[1][head].id if head in heads()[1] else (phrase.rule if phrase.head else "metric.counted")
        return Metric(text, bool(verb), head or phrase.head, rule, text, *topic)
    if (not led and not last_head(noun)) or len(noun) < 2 or kind not in ("money", "duration", "compute", "percent", "other", "multiple"):
        return None
    head = last_head(noun)
    if head and kind == "money":
        noun = noun[: noun.rfind(head) + len(head)]
    if phrase.head and direct:
        if led and len(phrase.text) <= 3 and len(noun) <= 10:
            return Metric(noun + phrase.text, True, phrase.head, phrase.rule, phrase.text, *topic)
        return None
    if phrase.head and head and _STAND.search(phrase.predicate.strip()):
        return Metric(phrase.text + noun, False, head, heads()[1][head].id, phrase.text + noun, *topic)
    if (phrase.head and not head) or (kind == "duration" and phrase.text and len(noun) > 8):
        return None
    lead = (
        phrase.text
        if led
        and not left.rstrip().endswith(("了", "以", "按", "用", "将"))
        and 2 <= len(phrase.text) <= 8
        and not _LIGHT.search(left)
        and not _MONEY_VERB.search(left)
        else ""
    )
    verb_match = _MONEY_VERB.search(left)
    if not led and verb_match:
        lead = verb_match.group().rstrip("了")
    text = lead + noun
    return Metric(
        text if len(text) <= 16 else noun, bool(lead), head, heads()[1][head].id if head in heads()[1] else "metric.words", text, *topic
    )


def _own_left(place: Place) -> str:
    """The clause after the quantity before, if one stands in it."""
    return place.left if place.before is None else place.reading.folded[place.before.end : place.found.start]


def _of_phrase(place: Place, phrase: Phrase, previous: Metric | None) -> Metric | None:
    """What the clause before the number says, where it says a noun."""
    text = phrase.text or phrase.topic
    if place.found.kind == "money" and not phrase.head and _QUOTED.search(_own_left(place).strip()):
        return Metric("股价", True, "股价", "metric.price", "股价", phrase.topic, phrase.topic_start)
    if not phrase.head and previous is not None and _MOVES.fullmatch(text):
        return None
    if _EACH.fullmatch(text):
        return None
    if offer := _OFFER.search(place.reading.folded, place.found.start, place.found.core):
        return Metric(offer.group(), False, offer.group(), "metric.result", offer.group(), phrase.topic or text, phrase.topic_start)
    if place.found.kind == "index" and previous is not None and "指" not in text:
        return None
    if len(text) < 2 or _COMPARING.fullmatch(text):
        return None
    topic = (phrase.topic, phrase.topic_start)
    if phrase.head:
        text = _NEEDS.sub("", text)
        return Metric(text, False, phrase.head, phrase.rule, text, *topic)
    found = place.found
    if (
        previous is not None
        and previous.head
        and place.before is None
        and found.kind in ("percent", "index", "multiple")
        and len(text) <= 4
    ):
        return None
    if found.kind == "money" and re.search("[升降涨跌]", phrase.predicate + place.reading.folded[found.end : found.end + 3]):
        return Metric(text + "价格", True, "价格", "metric.price", text + "价格", text, phrase.topic_start)
    if found.kind == "money" and (verb := re.search("(?:需|要|只|多)?(?:花费|花)$", text)):
        return Metric(text[: verb.start()].rstrip("需要") + "花费", True, "花费", "metric.result", text, *topic)
    if found.kind == "duration":
        text = tail(text)
        if text.endswith(("期", "时间", "间隔", "时长")):
            return Metric(text, False, "", "metric.work", text, *topic)
        return Metric(text + "时间", True, "时间", "metric.work", text, *topic) if len(text) <= 12 else None
    return Metric(text, False, "", "metric.words", text, *topic) if len(text) <= 16 else None


def _elsewhere(place: Place, names: Sequence[tuple[int, int, str]], previous: Metric | None, nearest: Metric | None) -> Metric | None:
    """The clause before names what is measured («视频解析度更上一层楼,达到1080P»), else the quantity before does."""
    folded = place.reading.folded
    base = nearest or previous
    if base is not None:
        return Metric(base.base, True, base.head, base.rule, base.base, base.topic, base.topic_start)
    floor = max(place.sentence.start, place.found.start - 60)
    last = None
    for match in heads()[0].finditer(folded, floor, place.start):
        last = match
    if last is None:
        return None
    cut = max(folded.rfind(mark, floor, last.start()) for mark in ",，。;；:：“")
    begin = max(cut + 1, floor)
    phrase = dissect(place, folded[begin : last.end()], begin, names=names)
    return Metric(phrase.text, True, phrase.head, phrase.rule, phrase.text, phrase.topic, phrase.topic_start) if phrase.text else None


def _by_kind(place: Place, phrase: Phrase) -> Metric | None:
    """The plainest name of what such a unit counts."""
    name = {"人": "人数", "名": "人数", "位": "人数"}.get(place.found.unit) or {"money": "金额", "percent": "占比", "duration": "时长"}.get(
        place.found.kind
    )
    return Metric(name, True, name if name in heads()[1] else "", "metric.words", name, phrase.topic, phrase.topic_start) if name else None
