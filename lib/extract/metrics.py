"""What a quantity measures: the noun phrase before its predicate, else the one after it.

1 a head of the lexicon in the clause before the number («毛利率逾三成»); 2 the noun after a count or «的» («693张图»,
«8亿美元的扩建计划»); 3 a change of what was measured just before («同比增长213%»); 4 what is left of the clause; 5 the clause
before it; 6 the metric before it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from lib.extract.places import Place
from lib.rules import Rule, words

_BY = "同比|环比|按年|按季|按月|季|年|月|累计|同期"
_VERB = "增长|增加|增|上升|上涨|大涨|上浮|攀升|飙升|提升|提高|调高|上调|升|涨|放量|放大|多|高出|下降|下跌|大跌|下滑|下调|下探|减少|缩减|缩水|缩量|降低|收窄|回落|压缩|回升|重挫|跳水|暴涨|暴跌|跌|降|减|少|高|低|扩大|拉升|走高|走低|调低|降价|涨价|加快|加速|砍"
_FILL = "又|再|约|也|却|则|均|都|已|就|还|已经|大幅|略|小幅|快速|收|高开|低开|一度|仍|可|会|将|有望|能|集体|先|更"
_CHANGE = re.compile(rf"(?P<by>{_BY})?(?:{_FILL}){{0,3}}(?P<verb>{_VERB})(?:了|近|约|超|逾|达|达到|至少|幅度达|幅度为|到|至){{0,2}} ?$")
_MOVE = re.compile(r"^.{0,14}?(?:升|降|涨|跌|增|减|缩|拉|提|调|扩|压|变|滑|延|到|至|转)")
_BARE = ("降幅", "涨幅", "增幅", "跌幅", "升幅", "增速", "增长率", "占比", "比例", "目标", "比重", "金额", "总额", "规模")
_CUT = re.compile(
    "预计|预测|预估|估计|显示|认为|表示|宣布|透露|指出|介绍|披露|提到|计划|拟|打算|把|将|使得|使|让|令|其中|目前|当前|现在|如今|眼下|截至|随着|由于|因此|但是|但|而且|而|并且|并|且|则|虽然|不过|同时|此外|另外|与此同时|对应|公司|我们|你们|他们|其(?!他)|该|本(?!地|土|科|次)|仍|也|还|就|均|都|已经|已|"
    "共有|一共|总共|约|大约|只要|给出了|原订的|原定的|原来的|至今|今年|去年|明年|全年|现有|当中|单是|光是|仅|有|(?<=[一-龥])是|向|往|个月|每年|每月|每天|同时"
)
_PREDICATE = re.compile(
    "(?:已经|已|仍然|仍|约为|大约|约|将|有望|可望|预计|可能|能够|能|可以|可|会|还|也|就|都|均|只要|只需|只有|只|仅|才|再|又|却|则|一度|合计|总计|累计|共计|一共|总共|共|平均|高达|达到|达|为|是|有|在|超过|超|突破|"
    "升至|升到|增至|增长到|增长至|增加到|增加至|涨到|涨至|跌到|跌至|跌破|降到|降至|降低到|降低至|下调至|下调到|下探至|调高至|调高到|上调至|上调到|提高到|提高至|提升到|提升至|缩短到|缩短至|拉长到|拉长至|延长到|延长至|扩到|扩至|扩大到|扩大至|减到|减至|减少到|减少至|"
    "收窄至|压到|压缩到|压缩至|收报|收于|报收|收在|报|打到|初步定在|定在|控制在|维持在|保持在|稳定在|相当于|等于|逼近|接近|从|由|自|了|至|到|的|要|需要|需|急增至|激增至|飙升至|攀升至|回升至|回落至|下滑至|下降到|下降至|上升到|上升至|录得|实现|存在|占|左右|原订|原定|预期|估计|最多|最高|至多|至少|逾|得|里|中|上|多)$"
)
_AFTER = re.compile(r"(?P<de>的)?(?P<np>[^,，。;；:：!！?？“”「」『』()（）\n、…]{1,18})")
_STOP_AFTER = re.compile(
    "是|来自|用来|用于|用在|就|都|已|将|会|能(?!用)|可(?!用)|要|也|还|却|则|以及|并(?!购)|或|和|与|及|获|涌入|打平|上市|退出|左右|甚至|以上|以下|之后|后(?!期)|前|内(?!容)|时(?!长|间)|逐步|扩建|来|在|为|成为|参展|完成|个股上涨|贡献|的(?=时候|话)"
)
_SUPPORT = re.compile(
    "(?:完成|获得|获|宣布|推出|发布|吸引|拥有|发生|带来|设立|收到|有|租下|签约|签|交付|来自|涉及|使用|采用|建设|新增|增加|包括|投入|投资|斥资|耗资|筹集|募集|筹措|申请|获赠|奖励|节省|贡献|覆盖|举办|开源|处理|部署|采购|见|跑|卖|买|生成|需要|花费|出资|拿下|中标|签署|购买|收购|缴纳|支付|赔偿|索赔|索偿|罚款|奖|赚|亏|亏损)了?$"
)
_EDGE = re.compile(
    "^(?:的|了|和|与|及|对(?!话)|以|在|于|等|后(?!期)|前(?!期|五|十|三)|则|却|从|由|把|就|该|此|这|那|所|因|称|说|来|中的|上的|里的|个|们|间|至|到|方面|一方面|款|家|来自|可(?!灵)|能|会|更|去|只|平均(?=.{4}))+"
)
_TRIM = re.compile(
    "(?:分别|双双|集体|一般|通常|普遍|大概|正式|首次|初步|可达|之|也|正|现时|更|进一步|和|与|、|等|则|却|均|每|一个|需|要|前后|一口气|额外|大约|约)$"
)
_VIDEO = re.compile("的?(?P<what>.{0,6}?(?:视频|短片|影片|预告片|预告|广告|片段|音频|素材|录音))")


@dataclass(frozen=True, slots=True)
class Metric:
    """A metric in the folded words of the article, or composed; `head` is the word of the lexicon in it."""

    text: str
    inferred: bool = False
    head: str = ""
    rule: str = "metric.words"
    base: str = ""
    """What it is a change of; equal to `text` where it is no change."""


@cache
def heads() -> tuple[re.Pattern[str], Mapping[str, Rule]]:
    """All heads in one pattern, longest first."""
    table = words("metrics")
    return re.compile("|".join(sorted(map(re.escape, table), key=len, reverse=True))), table


def metric(place: Place, *, names: tuple[tuple[int, int], ...], previous: Metric | None, nearest: Metric | None) -> Metric | None:
    """The metric of a quantity.

    `names` are spans of organisations (never part of a metric's start), `previous` is the metric of the quantity before it in
    the sentence, `nearest` the last one that was no change.
    """
    found = place.found
    left = place.left
    if place.before is not None:
        between = place.reading.folded[place.before.end : found.start]
        if previous is not None and _is_move(place, between):
            return previous
        left = between
        for mark in "、":
            left = left.rsplit(mark, 1)[-1]
    start = found.start - len(left)
    phrase = _left(place, left, start, names)
    after = _right(place)
    if found.kind == "duration" and (phrase is None or not phrase.head) and (timed := _timed(place, phrase, after)):
        return timed
    change = _changed(left, phrase, previous, nearest, place)
    if change is not None:
        return change
    if phrase is not None and phrase.text in _BARE and nearest is not None and len(nearest.base) <= 14:
        joined = nearest.base if nearest.base.endswith(phrase.text) else nearest.base + phrase.text
        return Metric(joined, True, phrase.head, phrase.rule, nearest.base)
    if found.kind == "count" or (after and after[1]) or (phrase is None and after):
        named = _counted(place, left, phrase, after)
        if named is not None:
            return named
    if phrase is not None and (phrase.head or len(phrase.text) >= 2):
        return phrase
    return _elsewhere(place, names, previous, nearest)


def _is_move(place: Place, between: str) -> bool:
    """«从A降到B», «由A(的)…至B», «A甚至B», «A、B»: both measure the same."""
    before = place.before
    assert before is not None
    if between.strip(" ") in ("甚至", "、", "或", "和", "至", "到", "及", "乃至", "缩短至"):
        return before.unit == place.found.unit
    lead = place.reading.folded[max(0, before.start - 14) : before.start]
    moved = re.search(r"[从由自](?:[^从由自,，。;；]{0,12})$", lead)
    return bool(moved) and bool(_MOVE.match(between)) and len(between) <= 24


def _left(place: Place, left: str, start: int, names: tuple[tuple[int, int], ...]) -> Metric | None:
    """The noun phrase before the number's predicate."""
    pattern, table = heads()
    last = None
    for match in pattern.finditer(left):
        last = match
    if last is not None and len(left) - last.end() <= 22:
        begin = _phrase_start(place, left[: last.start()], start, names)
        text = _EDGE.sub("", left[begin : last.end()]) or last.group()
        if "占" in left[last.end() :] and "的" not in left[begin : last.start()][-1:]:
            tail = _strip(left[begin:])
            text = tail if len(tail) <= 20 else text
        return Metric(text, False, last.group(), table[last.group()].id, text)
    rest = _strip(left)
    begin = _phrase_start(place, rest, start, names)
    text = _TRIM.sub("", _EDGE.sub("", rest[begin:])).strip()
    return Metric(text, False, "", "metric.words", text) if 2 <= len(text) <= 16 else None


def _strip(left: str) -> str:
    """A clause without the predicate at its end."""
    for _ in range(6):
        cut = _PREDICATE.sub("", left.rstrip())
        if cut == left:
            break
        left = cut
    return left


def _phrase_start(place: Place, text: str, start: int, names: tuple[tuple[int, int], ...]) -> int:
    """Where a noun phrase begins in the words before its head: after dates, firms, verbs of saying, adverbs."""
    begin = 0
    for match in _CUT.finditer(text):
        begin = match.end()
    for date in place.dates:
        if start <= date.mention.start and date.mention.end <= start + len(text):
            begin = max(begin, date.mention.end - start)
    for a, b in names:
        if start <= a and b <= start + len(text):
            begin = max(begin, b - start)
    return begin


def _right(place: Place) -> tuple[str, bool] | None:
    """The noun phrase after the number, and whether «的» leads to it."""
    match = _AFTER.match(place.right)
    if match is None:
        return None
    text = match["np"]
    stop = _STOP_AFTER.search(text, 1 if match["de"] else 0)
    text = (text[: stop.start()] if stop else text).strip().strip("的")
    return (text, bool(match["de"])) if len(text) >= 1 else None


def _timed(place: Place, phrase: Metric | None, after: tuple[str, bool] | None) -> Metric | None:
    """«60秒视频» is a length of video."""
    if place.found.unit not in ("秒", "分钟", "小时"):
        return None
    if after and (film := _VIDEO.match(place.right)):
        return Metric(film["what"].lstrip("长的") + "时长", True, "时长", "metric.work", film["what"] + "时长")
    return None


def _changed(left: str, phrase: Metric | None, previous: Metric | None, nearest: Metric | None, place: Place) -> Metric | None:
    """«同比增长213%» after a figure of revenue measures the growth of revenue."""
    match = _CHANGE.search(left)
    if match is None or place.found.kind not in ("percent", "multiple", "count", "money", "index"):
        return None
    if (
        place.found.kind in ("count", "money", "index")
        and not match["by"]
        and match["verb"] not in ("增长", "增加", "减少", "高出", "上涨", "下跌", "涨", "跌")
    ):
        return None
    verb = match["verb"]
    if match["by"]:
        verb = match["by"] + verb
    own = left[: match.start()]
    if phrase is not None and phrase.head and phrase.head in own:
        return Metric(phrase.text + verb, False, phrase.head, phrase.rule, phrase.text)
    noun = phrase.text if phrase is not None else ""
    for word in (verb, match["verb"]):
        noun = noun.split(word)[0]
    noun = re.sub(r"^(?:较|比|与|同).*|(?:较|比).{0,8}$|(?:同比|环比|季|年|将|再|又|还|却|则)$", "", noun)
    if len(noun) >= 2:
        return Metric(noun + verb, False, "", "metric.change", noun)
    base = nearest or previous
    if base is None:
        return None
    return Metric(base.base + verb, True, base.head, "metric.change", base.base)


def _counted(place: Place, left: str, phrase: Metric | None, after: tuple[str, bool] | None) -> Metric | None:
    """Counts and amounts «的» are named by what follows: «693张图», «8亿美元的扩建计划»."""
    if after is None or len(after[0]) < 2 and place.found.kind != "count":
        return None
    noun, led = after
    if phrase is not None and phrase.head and not left[left.rfind(phrase.head) + len(phrase.head) :].strip("为是达到有超过约已仅在共将至 "):
        if led and len(phrase.head) <= 3 and phrase.text == phrase.head and len(noun) <= 8:
            return Metric(noun + phrase.text, True, phrase.head, phrase.rule, phrase.text)
        if place.found.kind != "count" or not led and len(noun) < 2 or led:
            return phrase
    if _CHANGE.search(left) and place.found.kind != "count":
        return None
    head = last_head(noun)
    rule = heads()[1][head].id if head else "metric.counted"
    if place.found.unit in ("人", "名", "位") and noun.endswith(("团队", "公司", "企业", "机构")):
        return Metric(noun + "人数", True, "人数", "metric.work", noun)
    verb = _SUPPORT.search(left)
    own = phrase.text if phrase is not None and phrase.head and not verb else ""
    text = noun + own if own and len(own) <= 6 else noun
    return Metric(
        text, bool(own), head or (phrase.head if own and phrase else ""), rule if head or not own or not phrase else phrase.rule, text
    )


def last_head(text: str) -> str:
    """The last word of the lexicon in a phrase, or «»."""
    found = heads()[0].findall(text)
    return found[-1] if found else ""


def _elsewhere(place: Place, names: tuple[tuple[int, int], ...], previous: Metric | None, nearest: Metric | None) -> Metric | None:
    """The clause before names what is measured («视频解析度更上一层楼,达到1080P»), else the quantity before does."""
    folded = place.reading.folded
    floor = place.before.end if place.before else place.sentence.start
    last = None
    for match in heads()[0].finditer(folded, max(floor, place.found.start - 60), place.start):
        last = match
    if last is not None and previous is None:
        cut = max(folded.rfind(mark, floor, last.start()) for mark in ",，。;；:：“")
        begin = max(cut + 1, floor)
        lead = _phrase_start(place, folded[begin : last.start()], begin, names)
        text = _EDGE.sub("", folded[begin + lead : last.end()])
        return Metric(text, False, last.group(), heads()[1][last.group()].id, text)
    base = nearest or previous
    return Metric(base.base, True, base.head, base.rule, base.base) if base is not None else None
