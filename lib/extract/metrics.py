"""What a quantity measures.

1 the end of a movement measures what its start does; 2 a change measures the change of what stands before it («同比增长213%»);
3 a head of the lexicon in the clause before the number («毛利率逾三成»); 4 the noun after a count or «的» («693张图», «8亿美元的
扩建计划»); 5 what else the clause says; 6 the clause before it; 7 the metric before it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from lib.extract.places import FROM, Place
from lib.extract.subjects import Phrase, dissect, heads, last_head

_BY = "同比|环比|按年|按季|按月|季|年|月|累计|同期"
_VERB = "增长|成长|衰退|萎缩|缩小|缩短|增加|增|上升|上涨|大涨|上浮|攀升|飙升|提升|提高|调高|上调|升|涨|放量|放大|多|高出|下降|下跌|大跌|下滑|下调|下探|减少|缩减|缩水|缩量|降低|收窄|回落|压缩|回升|重挫|跳水|暴涨|暴跌|累升|累跌|急升|急跌|回顺|跌|挫|降|减|少|高|低|扩大|拉升|走高|走低|调低|降价|涨价|加快|加速|砍|贵|便宜"
_FILL = "微|逆市|逆势|又|再|约|也|却|则|均|都|已|就|还|已经|大幅|略|小幅|快速|收|高开|低开|一度|仍|可|会|将|有望|能|集体|先|更|比"
_CHANGE = re.compile(rf"(?P<by>{_BY})?(?:{_FILL}){{0,3}}(?P<verb>{_VERB})(?:了|近|约|超|逾|达|达到|至少|幅度达|幅度为|到|至){{0,2}} ?$")
_TIMES = re.compile(
    "(?P<what>[一-龥A-Za-z0-9]{2,14}?)(?:仅|只|约|已|大约|往往|通常)?(?:是|为|相当于|达到|达|等于)(?P<of>[^,，。;；是为]{1,16})的$"
)
_LIKE = re.compile("^(?:仅|只|约|已)?(?:相当于|等于|是|为|达到|达)[^,，。;；]{1,16}的$")
_MOVE = re.compile(r"^[^,，。;；]{0,14}?(?:升|降|涨|跌|增|减|缩|拉|提|调|扩|压|变|换|滑|延|到|至|转)")
_BARE = ("降幅", "涨幅", "增幅", "跌幅", "升幅", "增速", "增长率", "占比", "比例", "目标", "比重", "金额", "总额", "规模", "总值")
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
_QUOTES = (
    "涨",
    "跌",
    "上涨",
    "下跌",
    "大涨",
    "大跌",
    "暴涨",
    "暴跌",
    "重挫",
    "飙升",
    "走高",
    "走低",
    "挫",
    "升",
    "累升",
    "累跌",
    "急升",
    "急跌",
)
_QUOTED = re.compile("(?:^至|报|收报|收于|报收|收在|现报)$")
_EXPECTED = re.compile("(?P<who>市场|分析师|华尔街|机构|外界)(?:此前|的)?(?:一致|平均)?预期(?:的|为|值)*$")
_DEAL = re.compile("收购|购买|出售|入股|认购|买下|购入|转让|增资|受让|拍下")
_VERB_IN = re.compile("签订|签署|发布|推出|参与|参加|加入|获得|宣布|成为|达成|组成|落户|入驻|备降|不?是|不(?=[会能要])")
_PASSED = re.compile("(?:通过|经过|完成|经历|历经|进行)了?$")
_RELATION = ("前者", "后者")


@dataclass(frozen=True, slots=True)
class Metric:
    """A metric in the folded words of the article, or composed; `head` is the word of the lexicon in it."""

    text: str
    inferred: bool = False
    head: str = ""
    rule: str = "metric.words"
    base: str = ""
    """What it is a change of; equal to `text` where it is no change."""
    topic: str = ""
    topic_start: int = -1

    unit: str = ""
    """What the figure it was read for is counted in."""
    change: bool = False
    """It measures how another metric moved."""


def metric(place: Place, *, names: Sequence[tuple[int, int, str]], previous: Metric | None, bases: Sequence[Metric]) -> Metric | None:
    """The metric of a quantity.

    `names` are spans of firms and systems, `previous` is the metric of the quantity before it in the sentence, `bases` are
    those of the sentence that were no change.
    """
    left = place.left
    if place.before is not None:
        between = place.reading.folded[place.before.end : place.found.start]
        if previous is not None and _is_move(place, between):
            return previous
        left = _OWNED.sub("", between.rsplit("、", 1)[-1])
    phrase = dissect(place, left, place.found.start - len(left), names=names)
    after = _right(place)
    nearest = bases[-1] if bases else None
    return (
        _related(left, bases)
        or _times(place, left, nearest, names)
        or _changed(place, left, phrase, previous, bases, names)
        or _expected(place, left, nearest)
        or _dealt(place, left)
        or _rate(phrase, nearest)
        or _shared(place, left, phrase, after, nearest)
        or _timed(place, left, phrase)
        or _named_after(place, left, phrase, after, nearest)
        or _of_phrase(place, phrase, previous)
        or _elsewhere(place, names, previous, nearest)
        or _by_kind(place, phrase)
    )


def _is_move(place: Place, between: str) -> bool:
    """«从A降到B», «A甚至B», «A、B» of one unit: both measure the same."""
    before = place.before
    if before is None:
        return False
    if between.strip(" ") in ("至", "报", "收报", "到", "收于") and before.kind == "percent" and place.found.kind == "money":
        return False
    if between.strip(" ") in ("或", "或者", "即", "约合", "折合"):
        return True
    if between.strip(" ") in ("甚至", "、", "或", "和", "至", "到", "及", "乃至", "缩短至"):
        return before.unit == place.found.unit
    lead = place.reading.folded[max(0, before.start - 14) : before.start]
    return re.search(rf"{FROM}[^从由自,，。;；]{{0,12}}$", lead) is not None and _MOVE.match(between) is not None and len(between) <= 24


def is_start(place: Place) -> bool:
    """Whether the number is what a movement starts from."""
    left = place.left if place.before is None else place.reading.folded[max(place.start, place.before.end) : place.found.start]
    return re.search(rf"{FROM}[^从由自,，。;；]{{0,8}}$", left) is not None


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


def _related(left: str, bases: Sequence[Metric]) -> Metric | None:
    """«前者同比增长约三成,后者提高近10个百分点»."""
    for word, place in zip(_RELATION, (-2, -1), strict=True):
        if word in left and len(bases) >= 2:
            base = bases[place]
            change = _CHANGE.search(left)
            verb = (change["by"] or "") + change["verb"] if change else ""
            return Metric(base.text + verb, True, base.head, "metric.change", base.text, base.topic, base.topic_start, change=True)
    return None


def _changed(
    place: Place, left: str, phrase: Phrase, previous: Metric | None, bases: Sequence[Metric], names: Sequence[tuple[int, int, str]]
) -> Metric | None:
    """«同比增长213%» after a figure of revenue measures the growth of revenue."""
    match = _CHANGE.search(left)
    nearest = bases[-1] if bases else None
    kind = place.found.kind
    if kind == "multiple" and place.found.word == "" and not match:  # 翻番: the change is in the number itself
        if not phrase.head and nearest is not None and re.search("较|比|同比|环比|[,，]?$", left[-8:]):
            return Metric(nearest.base, True, nearest.head, "metric.change", nearest.base, nearest.topic, nearest.topic_start, change=True)
        return None
    if match is None or kind in ("duration", "other", "compute"):
        return None
    if (
        not match["by"]
        and kind not in ("percent", "multiple")
        and match["verb"] not in ("增长", "增加", "减少", "高出", "上涨", "下跌", "涨", "跌")
    ):
        return None
    verb = (match["by"] or "") + match["verb"]
    own = left[: match.start()]
    if phrase.head and phrase.head in own:
        whole = (
            phrase.text if phrase.text.endswith(match["verb"]) else (_tail(phrase.text) if len(phrase.text) > 12 else phrase.text) + verb
        )
        return Metric(whole, False, phrase.head, phrase.rule, _tail(phrase.text), phrase.topic, phrase.topic_start, change=True)
    noun = phrase.text
    for word in (verb, match["verb"]):
        noun = noun.split(word)[0]
    noun = re.sub(r"^(?:较|比|与|同).*|(?:较|比).{0,8}$|(?:同比|环比|季|年|将|再|又|还|却|则|昨日|今日|当日|午后|个人|股价)$", "", noun)
    if len(noun) < 2 and len(phrase.topic) >= 2 and not phrase.head:
        noun = phrase.topic
    if len(noun) >= 2 and noun not in ("按年", "按季", "环比", "同比", "高点"):
        return Metric(noun + verb, False, "", "metric.change", noun, phrase.topic or noun, phrase.topic_start, change=True)
    if match["verb"] in _QUOTES and any(place.start <= a < place.found.start for a, _, _ in names):
        return Metric("股价" + verb, True, "股价", "metric.price", "股价", change=True)
    base = nearest or previous
    if base is None:
        return None
    if kind in ("count", "money"):
        base = next((b for b in reversed(bases) if b.unit == place.found.unit), base)
    root = _tail(base.base)
    if len(root) > 10:
        root = root[-max(4, len(base.head) + 2) :]
    return Metric(root + verb, True, base.head, "metric.change", base.base, base.topic, base.topic_start, change=True)


def _times(place: Place, left: str, nearest: Metric | None, names: Sequence[tuple[int, int, str]]) -> Metric | None:
    """«训练性能是上一代的4倍» measures the first of the two."""
    if place.found.kind != "multiple" and place.found.unit != "%":
        return None
    if nearest is not None and _LIKE.match(left.strip()):
        return Metric(nearest.base, True, nearest.head, nearest.rule, nearest.base, nearest.topic, nearest.topic_start)
    match = _TIMES.search(left)
    if match is None or "占" in left:
        return None
    start = place.found.start - len(left)
    phrase = dissect(place, left[: match.end("what")], start, names=names)
    text = phrase.text
    return Metric(text, False, phrase.head, phrase.rule, text, phrase.topic, phrase.topic_start) if len(text) >= 2 else None


def _tail(text: str) -> str:
    """The noun of a long phrase: what follows its last «的»."""
    tail = text.rpartition("的")[2]
    return tail if len(tail) >= 2 and len(text) > 8 else text


def _expected(place: Place, left: str, nearest: Metric | None) -> Metric | None:
    """«高于市场预期的11.8亿美元» is what the market expected of the same."""
    match = _EXPECTED.search(left)
    if match is None or nearest is None:
        return None
    text = match["who"] + "预期" + nearest.base
    return Metric(text, True, nearest.head, nearest.rule, text)


def _dealt(place: Place, left: str) -> Metric | None:
    """«以约6亿美元收购…» is the price of a deal."""
    match = _DEAL.match(place.right)
    if place.found.kind != "money" or match is None or not left.rstrip().endswith(("以", "斥资", "耗资", "作价", "出资")):
        return None
    return Metric(match.group() + "金额", True, "金额", "metric.capital", match.group() + "金额")


def _rate(phrase: Phrase, nearest: Metric | None) -> Metric | None:
    """«降幅高达90%» is the fall of what was named before."""
    if phrase.text not in _BARE or nearest is None or len(nearest.base) > 14:
        return None
    joined = nearest.base if nearest.base.endswith(phrase.text) else _tail(nearest.base) + phrase.text
    return Metric(joined, True, phrase.head, phrase.rule, nearest.base, nearest.topic, nearest.topic_start, change=True)


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
        rule = heads()[1][head].id if head else (phrase.rule if phrase.head else "metric.counted")
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
    lead = phrase.text if led and 2 <= len(phrase.text) <= 8 and not _LIGHT.search(left) and not _MONEY_VERB.search(left) else ""
    verb_match = _MONEY_VERB.search(left)
    if not led and verb_match:
        lead = verb_match.group().rstrip("了")
    text = lead + noun
    return Metric(text if len(text) <= 16 else noun, bool(lead), head, heads()[1][head].id if head else "metric.words", text, *topic)


def _own_left(place: Place) -> str:
    """The clause after the quantity before, if one stands in it."""
    return place.left if place.before is None else place.reading.folded[place.before.end : place.found.start]


def _of_phrase(place: Place, phrase: Phrase, previous: Metric | None) -> Metric | None:
    """What the clause before the number says, where it says a noun."""
    text = phrase.text or phrase.topic
    if place.found.kind == "money" and not phrase.head and _QUOTED.search(_own_left(place).strip()):
        return Metric("股价", True, "股价", "metric.price", "股价", phrase.topic, phrase.topic_start)
    if not phrase.head and previous is not None and re.fullmatch(f"[一-龥]{{0,4}}(?:后|将|再|先)?(?:{_VERB})", text):
        return None
    if re.fullmatch("每[一-龥]|(?:一|单)[一-龥]", text):
        return None
    if offer := _OFFER.search(place.reading.folded, place.found.start, place.found.core):
        return Metric(offer.group(), False, offer.group(), "metric.result", offer.group(), phrase.topic or text, phrase.topic_start)
    if place.found.kind == "index" and previous is not None and "指" not in text:
        return None
    if len(text) < 2 or re.fullmatch("[较比].*|同期|相比.*|[一-龥]?(?:其中|当中)", text):
        return None
    topic = (phrase.topic, phrase.topic_start)
    if phrase.head:
        text = re.sub("^(?:需要?|要|只需|多)(?=花)", "", text)
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
        text = _tail(text)
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
