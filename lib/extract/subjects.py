"""The clause before a number, taken apart: whose it is (topic), what is measured (phrase), what happens to it (predicate)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from lib.extract.candidates import vocabulary
from lib.extract.places import FROM, Place
from lib.patterns import compiled
from lib.rules import Rule, alternation, words

GAP = "\0"
"""Stands for a parenthesis left out of a clause, so that positions stay true."""

HOLDERS = "产业|行业|领域|应用|企业|车企|平台|中心|供应商|厂商|开发商|运营商|品牌|服务器|板块|两市|公司|机构|团队|大学|学院|医院|市场|工厂|基地|门店|店|集团|基金|银行|券商|概念股|经销商|业者|生态|赛道|景区|港口|机场|电影|短剧|电视剧|游戏|机器人|模型|汽车|乘用车|手机|电池"
HOLDER_END = compiled(f"(?:{HOLDERS}|[一-龥]业)$")
_HOLDER_IN = compiled(
    "^(?P<topic>.{2,12}?(?:产业|行业|应用|领域|板块|两市|服务器|供应商|厂商|开发商|运营商|车企|平台|中心|经销商|概念股|上市公司))(?!规模)"
)
_MARKER = compiled(
    "全长|总长|首家|首个|合计|平均|累计|年内|单次|日均|月均|总计|主力|人均|单日|首日|首周|共计|最近|今年以来|一共|共(?=有|发生|计)"
)
_CUT = compiled(
    r"预计|预测|(?:预估|估计)(?!损失|产值|造价|产量|受灾)|显示|认为|表示|宣布|透露|指出|(?<!中)介绍|披露|提到|提出|明确|计划(?!书)|计画|(?<![模虚])拟(?![合人真态定])|打算|(?<![一二三四五六七八九十两几\d])把(?![握关手])|将(?![来军领士要])|使得|(?<![天即大])使(?![用命馆])|"
    r"(?<![转出割])让(?![利步])|(?<![指命司口法禁])令|其中|目前|当前|现在|如今|眼下|截至|随着|由于|因此|但是|但|而且|而|并且|并(?!购)|且|(?<![原规准细法守])则|虽然|不过|同时|此外|另外|对应|公司|我们|你们|他们|"
    r"(?<![尤极耳])其(?![他它余])|(?<!应)该|(?<![日成样资版剧基根文课书])本(?![益地土科次届轮身港澳岛金币])|仍|也|(?<![偿归返退])还(?![款原债贷])|(?<![成造迁])就(?![业诊职读医餐地近])|(?<![平日月年周人户单店台亩笔件次株头客机车箱吨票盘桌篇])均(?![价线值匀衡])|都(?!市)|已经|已|约(?=[有为占])|大约|只要|给出了|原订的|原定的|原来的|至今|"
    r"现有|当中|单是|光是|仅|(?<=[一-龥])(?<![拥所持享含国专保特私没占公固自原独])有(?![限关望效色机人些期])|(?<=[一-龥])(?<![但还就可只于要总若便])是|旗下|现时|刚刚|据悉|意味着|可能|证明|发现|测算|作为|[靠凭](?![近岸])|自己的?|(?<=[一-龥]{2})了(?=[一-龥]{2})|\d{4}财年|\d{4}年度"
)
_MOVING = (
    "升|降|涨|跌|增|减|缩|扩|提|拉|压|砍|调|抬|推|冲|爬|滑|掉|落|翻|回|回升|回落|回暖|反弹|回调|下滑|下降|下跌|下探|下调|下挫|上升|上涨|上调|上浮|攀升|飙升|飚升|"
    "急升|急跌|急增|激增|猛增|暴增|暴涨|暴跌|骤增|骤降|锐减|锐增|陡增|跃升|跃增|蹿升|窜升|走高|走低|增长|增加|减少|缩短|缩小|缩减|压缩|压降|压减|提高|提升|提速|"
    "降低|延长|拉长|拉高|拉低|扩大|扩张|扩充|扩容|收窄|收缩|放缓|放慢|加快|加速|放大|放宽|收紧|膨胀|萎缩|衰退|恢复|稳定|维持|保持|控制|修复|改善|恶化|加码|追加|抽升|抽高|回顺|逐步升|逐步降"
)
_PREDICATE = compiled(
    f"(?:(?:{_MOVING})(?:到|至)了?|(?:预)?料|料将|恐将?|或将?|势将|有机会|可达|最快|"
    "已经|已|仍然|仍|约为|大约|约|将|有望|可望|预计|可能|能够|(?<![性功智产效潜节技动电核储赋职体机])能|可以|(?<!许)可|(?<![协社晚大年机工学商])会|还|也|(?<![成造])就|(?<!首)都|均|只要|只需|只有|只|仅|才|再|又|却|则|一度|合计|总计|累计|共计|一共|总共|(?<!公)共|平均|高达|达到|达|(?<![行作华认成])为|是|(?<![保没拥占持])有|在|超过|超|突破|"
    "拉到|拉至|爬到|爬至|冲到|冲至|冲上|做到|推到|推至|顶到|抬到|抬至|砍到|砍至|打至|压至|杀到|掉到|掉至|滑到|滑至|落到|落至|扩张到|膨胀到|膨胀至|攀至|涨破|跌穿|升穿|站上|站稳|触及|摸到|上看|下看|上修至|下修至|上修到|下修到|追加至|追加到|调至|调到|提至|提到|缩到|缩至|减半至|翻到|守住|守在|稳在|落在|落于|介于|介乎|处于|停在|卡在|锁定在|放宽到|放宽至|收紧到|收紧至|放缓至|放缓到|加快到|加快至|剩下|还剩|只剩|仅剩|剩余|所剩|余下|不超|未超|过|升至|升到|增至|增长到|增长至|增加到|增加至|涨到|涨至|跌到|跌至|跌破|降到|降至|降低到|降低至|下调至|下调到|下探至|调高至|调高到|上调至|上调到|提高到|提高至|提升到|提升至|缩短到|缩短至|拉长到|拉长至|延长到|延长至|扩到|扩至|扩大到|扩大至|减到|减至|减少到|减少至|"
    "收窄至|压到|压缩到|压缩至|收报|收于|报收|收在|(?<![财年研季月周日晚画海])报|打到|初步定在|定在|控制在|维持在|保持在|稳定在|相当于|等于|逼近|接近|从|(?<![自理])由|(?<!来)自|了|至|到|的|要|需要|需|急增至|激增至|飙升至|攀升至|回升至|回落至|下滑至|下降到|下降至|上升到|上升至|录得|实现|存在|占|左右|昨?收|最新|现报|原订|原定|预期|估计|最多|最高|至多|至少|逾|得|里|中|上|多|刚满|满|刚|却|大概|一路震荡上升|一路|应声)$"
)
_HOW = compiled(
    "动辄|普遍|一般|平均|整体|总体|大多|分别|通常|往往|基本|大致|有所|左右|稳定|目前|在?(?:年|月|周|季|日)内|在[^在]{1,6}[内间]|仍旧|依旧|依然|一直|"
    "始终|长期|常年|高居|一度|持续|连续|双双|合共|合计|共计|总计|累计|加起来|最多时?|最少时?|最高时?|最低时?|(?:也|又|都|就|才|便)?不过|初步|随之|随即|亦"
)
_LONGEST_PREDICATE = 7
_MAKES = compiled("(?:生成|制作|推出|发布|使用|提供|创造|带来|采用|持有|投入|承担|需要|所需)$")
_ACRONYM = compiled("[A-Z]{2,8}(?=[一-龥]|$)")
_PRODUCT = compiled(r"[A-Za-z][A-Za-z.+-]{0,8}\d[A-Za-z0-9.]{0,6}")
_SUBJECT = compiled(f"^(?P<topic>.{{0,8}}?(?:{HOLDERS}))(?:会|将|已|贡献|占|有|需|要|能|可|拿|吃|的|共|发生|完成|累计|合计)")
_CLAUSE_OWNER = compiled(
    "[我你他她它]|者$|[A-Za-z][A-Za-z0-9 .-]*$|推出|发布|提供|给出|生产|开发|打造|制定|设定|定下|定$|讲$|说$|做$|要$|用$|卖$|两家|三家|各自|双方|它们|一[家部款个项]|部分|不少|许多|大多|多数|少数|某|[家款部个](?:公司|企业|机构)|企业$|公司$|厂商$|平台$"
)
_WORK = compiled("[^《》]{0,10}(?P<work>《[^《》]{1,30}》)(?:的|全球|国内|首周|累计)?")
_FROM = compiled(rf"(?:已经?)?{FROM}(?=[^从由]{{0,14}}$)[^从由]*$")
_SUFFIX = compiled(
    "(?<=[一-龥A-Za-z])(?<![一二三四五六七八九十效功])[价率额量费值薪租息](?=[因会能未不可大持创维保录扩收缩稳暴猛微略再走回反按年季月还却就均都又则曾喊已为达有仍也约将超在是降升涨跌增减高低到至从由突逼接下上每较比同环维只仅才报的最]|$)"
)
_SPAN = compiled("^(?:已经?)?[从自][^从由自至到]{2,8}(?:[至到][^从由自至到]{2,6}?(?=累计|合计|共|总计|一共)|(?:以来|起)(?=[一-龥]{2}))")
_MOVED = compiled("(?:压|降|升|涨|跌|增|减|扩|提高|缩短|拉长|提升|下降|上升|拉)(?:到|至)了?")
_NOUNS_TOO = ("预测", "预估", "估计", "测算")
_EDGE = compiled(
    "^(?:本轮|此轮|本次|此次|其(?![中他它余])|[她他](?:家|们)?(?:的)?|(?:这|那|该|某|每|有)一?(?:座|家|款|间|所|批|支|艘|架|处|项|部|台|条|套|种|片|块|份|位|名|只|届|季|次|轮|个)(?=[一-龥]{2})|过去|以往|从前|同一时期|历史上|当年|当时|原来|原本|原先|往年|若|如果|假如|倘若|即使|哪怕|当(?!地|前|年|期|日)|的|了|和|与|及|对(?!话)|前者|后者|两者|二者|三者|以|在(?![轨手校职岗建研售册编营库途线读押])|于|等|后(?!期)|前(?!期|五|十|三)|则|却|从|由|把|就|此|这|那|所|因|称|说|来|中的|上的|里的|个(?![人股体税案性])|们|间|至|到|方面|一方面|款|来自|[可有]望|可(?!灵)|能(?!源)|会(?!员|计)|更|去|只|日(?![本元圆经])(?=[一-龥]{2})(?!日?[均活产租])|月(?![饼季球嫂子台光相])(?=[一-龥]{3})(?!月?[均活租薪产销])|今年|去年|明年|全年|设立|实现(?=.{2})|一(?:部|台|个|家|款|辆|条|张|件|次)(?=[一-龥A-Za-z0-9]{3})|平均(?=.{4})|每年|每月|\0)+"
)
_RATIO = compiled("[率额量数价费值]|比(?=[为是达约仅只分已也在从由高低升降至到 ]|$)")
"""The last letter of a head that the lexicon has without it: «订单»量, «净值»比."""
_TRIM = compiled(
    "(?:分别|双双|集体|一般|通常|普遍|大概|正式|首次|初步|可达|之|也|正|现时|更|进一步|和|与|、|等|则|却|均|每|一个|需|要|前后|一口气|额外|大约|约|已|\0)$"
)


class Phrase(NamedTuple):
    """A clause before a number: `topic` with its place in the text (−1: none), the noun phrase, its head and the rule of it."""

    text: str = ""
    head: str = ""
    rule: str = "metric.words"
    topic: str = ""
    topic_start: int = -1
    predicate: str = ""


@cache
def heads() -> tuple[re.Pattern[str], Mapping[str, Rule]]:
    """All heads of metrics in one pattern, longest first, and their rules."""
    table = words("metrics")
    return compiled(alternation([*table, *words("not_metrics")])), table


def head_words(text: str, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
    """The words of the lexicon in a text, left to right; «投资者» holds none."""
    table = heads()[1]
    for match in heads()[0].finditer(text, start, len(text) if end is None else end):
        if match.group() in table:
            yield match


def last_head(text: str) -> str:
    """The last word of the lexicon in a phrase, or «»."""
    last = _last(text)
    return last.group() if last else ""


def dissect(place: Place, left: str, start: int, *, names: Sequence[tuple[int, int, str]]) -> Phrase:
    """The parts of the clause text `left`, which starts at `start`; `names` are spans of firms and systems."""
    left = _FROM.sub(_start, left) if "从" in left or "由" in left or "自" in left else left
    moved = _MOVED.search(left)
    shown = _without_names(left, start, names)
    head = _last(shown[: moved.start()]) if moved else None
    head = head or _last(shown)
    if (suffix := _suffix(left)) is not None and (head is None or head.end() < suffix):
        return _by_suffix(place, left, suffix, start, names)
    if head is not None and len(left) - head.end() > 22:
        head = None
    stop = len(stripped(left))
    if head is not None:
        stop = head.end() + (_RATIO.match(left, head.end()) is not None)
    lead = head.start() if head else stop
    begin, topic = _begin(place, left, lead, start, names)
    if begin >= stop:
        return Phrase(topic=topic, topic_start=place.reading.folded.find(topic, start) if topic else -1, predicate=left)
    text = left[begin:stop]
    edge = _EDGE.match(text)
    if edge and edge.end() < len(text) and (head is None or begin + edge.end() <= head.start()):
        begin += edge.end()
        text = text[edge.end() :]
    topic, at, text = _split(topic, start + begin, text, head.group() if head else "", left)
    if at < 0 and topic:
        at = place.reading.folded.find(topic, start)
    text = _TRIM.sub("", text.replace(GAP, "")).strip()
    text = text.removeprefix("公司").strip("的 ") if len(text) > 3 else text
    doing = _HOW.sub("", stripped(left[stop:]).strip(GAP)) if head else ""
    if head is not None and (
        ("占" in left[stop:] and not text.endswith("占比"))
        or (2 <= len(doing) <= 8 and place.found.kind in ("count", "compute", "percent"))
    ):
        tail = stripped(left[begin:])
        text = tail if len(tail) <= 20 else text
    rule = heads()[1][head.group()].id if head else "metric.words"
    predicate = left[stop:]
    return Phrase(text if len(text) <= 24 else "", head.group() if head else "", rule, topic, at, predicate)


def _start(match: re.Match[str]) -> str:
    """What a movement starts from goes; a span told whole does not («自上线至下架累计被调用»)."""
    return "" if _SPAN.search(match.group()) is None else _SPAN.sub(lambda m: GAP * len(m.group()), match.group())


def _without_names(left: str, start: int, names: Sequence[tuple[int, int, str]]) -> str:
    """A clause with the names of firms blotted out: «捷成股份» holds no shares."""
    for a, b, kind in names:
        if kind == "organisation" and start <= a and b <= start + len(left):
            left = left[: a - start] + "\1" * (b - a) + left[b - start :]
    return left


def _suffix(left: str) -> int | None:
    """Where a noun in -价, -率, -额, -量, -费 ends, if a predicate follows it: heads that no lexicon holds."""
    last = None
    for match in _SUFFIX.finditer(left):
        last = match.end()
    return last


def _by_suffix(place: Place, left: str, stop: int, start: int, names: Sequence[tuple[int, int, str]]) -> Phrase:
    """The phrase of such a noun."""
    begin, topic = _begin(place, left, stop - 2, start, names)
    text = left[begin:stop]
    edge = _EDGE.match(text)
    cut = edge.end() if edge and edge.end() < len(text) - 1 else 0
    topic, at, text = _split(topic, start + begin + cut, text[cut:], text[-2:], left)
    text = _TRIM.sub("", text.replace(GAP, "")).strip()
    at = place.reading.folded.find(topic, start) if at < 0 and topic else at
    return Phrase(text if len(text) <= 24 else "", text[-2:], "metric.suffix", topic, at, left[stop:])


def _last(text: str) -> re.Match[str] | None:
    last = None
    for match in head_words(text):
        last = match
    return last


def stripped(left: str) -> str:
    """A clause without the predicate at its end."""
    left = left.rstrip(GAP + " ")
    for _ in range(7):
        left = left.rstrip()
        match = _PREDICATE.search(left, max(0, len(left) - _LONGEST_PREDICATE))
        if match is None:
            break
        left = left[: match.start()]
    return left


def _begin(place: Place, left: str, lead: int, start: int, names: Sequence[tuple[int, int, str]]) -> tuple[int, str]:
    """Where the noun phrase begins before its head, and the topic that stands before a date in it."""
    begin, topic = 0, ""
    for match in _CUT.finditer(left, 0, lead):
        if match.end() == lead == len(left) and match.group() in _NOUNS_TOO:
            continue
        if match.group() == "公司" and match.start() != begin:
            continue
        begin = match.end()
    for date in place.dates:
        a, b = date.mention.start - start, date.mention.end - start
        if begin <= a and b <= lead:
            noun = _TRIM.sub("", _EDGE.sub("", left[begin:a]))
            if len(noun) >= 2:
                topic = noun
            begin = b
    for a, b, kind in names:
        if not (begin <= a - start and b - start <= lead):
            continue
        between = left[b - start : lead].strip(GAP + " ")
        alone = begin != a - start or begin == 0
        if (
            kind == "organisation"
            or (alone and _closes(between))
            or (kind == "system" and _is_owner(between))
            or (between == "的" and not _EDGE.sub("", left[begin : a - start]))
        ):
            begin, topic = b - start, ""
    return begin, topic


def _is_owner(between: str) -> bool:
    """Whether a name only owns what follows: «Vidu的会员价», «苍梧4日均调用量»."""
    return between.startswith(("的", "每")) or _MARKER.match(between) is not None


def _closes(between: str) -> bool:
    """Whether nothing but a marker stands between a name and the head («问界新M7累计订单»)."""
    return not between or _MARKER.fullmatch(between) is not None


def _split(topic: str, at: int, text: str, head: str, left: str) -> tuple[str, int, str]:
    """Topic and metric of a noun phrase: «新建智算中心的国产芯片占比», «沪深两市合计成交», «海外短剧应用总下载量»."""
    pre = text[: len(text) - len(head)] if head else text
    work = _WORK.match(text)
    if work and work.end() < len(text):
        return work["work"], at + work.start("work"), text[work.end() :]
    if "的" in pre[1:]:
        owner, _, rest = text.rpartition("的")
        short = len(rest) <= 2 and head and _CLAUSE_OWNER.search(owner) and not HOLDER_END.search(owner)
        if short and (deed := re.search("[一-龥]{2}$", owner)):
            return topic or owner, at if not topic else -1, f"{deed.group()}的{rest}"
        owner = _MAKES.sub("", owner)
        if (
            head
            and (len(rest) >= 5 or _CLAUSE_OWNER.search(owner) or (len(text) > 12 and len(rest) >= 3) or HOLDER_END.search(owner))
            and len(owner) >= 2
        ):
            return owner.rpartition("的")[2], at + len(owner.rpartition("的")[0]) + bool("的" in owner), rest
        if head and len(owner) >= 2:
            return topic or owner, at if not topic else -1, text
    if not head:
        if topic:
            return topic, -1, text
        if (letters := _ACRONYM.match(text)) and letters.group() not in vocabulary("latin_words", "latin.topic"):
            return letters.group(), at, text
        held = _SUBJECT.match(text)
        return (text if HOLDER_END.search(text) else held["topic"] if held else "", at, text)
    if head in ("全长", "总长") and len(pre) >= 2:
        return pre, at, head
    if (marker := _MARKER.search(pre)) and marker.start() >= 2:
        return text[: marker.start()], at, text[marker.start() :] if marker.group() not in ("共", "今年以来") else text[marker.end() :]
    if (latin := _PRODUCT.match(pre)) and latin.end() == len(pre):
        return pre, at, text
    if inner := _HOLDER_IN.match(pre):
        return inner["topic"], at, text
    return topic, -1, text
