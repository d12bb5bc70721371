"""The noun behind a number, where it names what is counted: «693张图», «8亿美元的扩建计划»."""

from __future__ import annotations

from lib.extract.changes import Metric, is_start
from lib.extract.done_before import done_before, with_deed
from lib.extract.places import Place
from lib.extract.subjects import Phrase, head_words, heads, last_head
from lib.extract.tokens import tokens, word_class
from lib.patterns import compiled

_AFTER = compiled(r"(?P<de>的)?(?P<np>[^,，。;；:：!！?？“”「」『』()（）\n、…]{1,18})")
_PAIR = compiled("[一-龥]{2,3}(?:和|与|及|以及)[一-龥]{2,3}(?=的|$|[来入参在])")
"""Two nouns that are counted together: «41个国家及地区», «七十多部电视剧和游戏»."""
_QUOTED = compiled(
    "[“「『‘](?P<name>[^“”「」『』‘’,，。;；:：!！?？\n]{2,12})[”」』’](?P<rest>[^“”「」『』‘’,，。;；:：!！?？()（）\n、…]{0,10})"
)
_STOP_AFTER = compiled(
    "就(?!业|诊|医|读|职|餐)|都(?!市)|已|将(?![军士领])|(?<![协晚大年机工学商社委议展峰座董监])会(?!员|计|议|展|所|场)|(?<![智性功节技产潜动电职核储可效])能(?!用|源|力|够|效|量|耗)|可(?!用)|自(?=[0-9一二三四五六七八九十今昨])|中(?=[逾约有近超仅只0-9])|(?<=[一-龥]{2})(?:同时|全部|几乎|纷纷|先后|陆续|平均|尚|均|至少)|(?<=[一-龥]{2})共(?![同享有和识])|(?<=[一-龥]{2})(?:因此|因而|从而)|也|(?<![粪顺方随轻简不即以])便(?![利宜民捷携当])|还(?![款原贷债])|却|则|以及|并(?![购网发])|或|和(?![谐平])|与|(?<![涉普])及(?!时)|左右|甚至|以上|以下|之后|后(?!期|台)|前(?!期|五|台)|内(?!容|购)|逐步|(?<!用)来(?!自)|(?<![用投存])在|的(?=时候|话)|即(?![时将梦])|才(?![能华艺])|从(?![业事])|由|较|(?<![重主需首])要(?!素|求)|(?<=[一-龥])[0-9]"
)
_LIGHT = compiled(
    "(?:有|共有|是|为|达|包括|来自|见|跑|需要|要|拥有|超|发生|吸引|租下|完成|宣布|获|获得|推出|发布|带来|进行|开展|提供|含|由|自|每|一部|一个|新增|增加|收到|投入|共)了?$"
)
_MONEY_VERB = compiled(
    "(?:花费|需花|要花|多花|花|耗资|斥资|出资|筹集|募集|筹措|寻求|投入|投资|支付|索偿|索赔|赔偿|罚款|亏损|亏|赚|奖励|节省|缴纳|融资|拨款|贷款|捐赠|补贴|收取|充值|奖)了?$"
)
_ACTS = ("交付", "成交", "出货", "零售", "投入", "投资", "贡献", "出口", "进口")
_STAND = compiled("(?:存在|有着|出现|有)(?:了|着)?$")
_VERB_IN = compiled("签订|签署|发布|推出|参与|参加|加入|获得|宣布|成为|达成|组成|落户|入驻|备降|不?是|不(?=[会能要])")
_DID = compiled("[一-龥]{1,2}了(?![程度去于往])")
_WORKS_OF = compiled("(?<=[剧片漫画说番品艺目])[^剧片漫画说番品艺目]{0,8}$")
_AMID = compiled("(?<=[一-龥]{2})(?:里面?|当?中|之中|之间|当中)$")
_DOES = compiled("[一-龥]{1,3}(?:过|到|向|往|至|成|给|上|下)$")
_THING = compiled("[一-龥A-Za-z]{2,6}")
_GOES_ON = compiled("[一-龥]{2}(?!率|额|价|费|量)")
_WHEN_AFTER = compiled("昨日|昨天|今日|近日|日前|上月|本月|去年|今年|正式|于(?=[0-9一-龥])|动工|开工|投产")
OF_UNIT = {
    "人": "人数", "名": "人数", "位": "人数", "集": "集数", "次": "次数", "分": "得分", "秒": "时长", "分钟": "时长", "平方米": "面积", "亩": "面积", "公顷": "面积", "平方公里": "面积", "㎡": "面积", "英寸": "尺寸", "寸": "尺寸", "公斤": "重量", "千克": "重量", "公里": "里程",
    "P": "分辨率", "帧": "帧率", "页": "页数", "字": "字数", "级": "等级", "岁": "年龄", "宗": "宗数", "起": "数量", "纳米": "制程", "GB": "容量", "TB": "容量",
}  # fmt: skip
"""What a unit says by itself."""


def noun_behind(place: Place) -> tuple[str, bool] | None:
    """The phrase after the number, and whether «的» leads to it."""
    match = _AFTER.match(place.right or _quoted(place))
    if match is None or is_start(place):
        return None
    text = match["np"]
    stop = _STOP_AFTER.search(text)
    if stop is not None and (pair := _PAIR.match(text)) is not None and pair.end() > stop.start():
        stop = _STOP_AFTER.search(text, pair.end())
    if stop is not None and ("的" not in text[1 : stop.start() + 12] or place.found.kind == "percent" or stop.start() > 0):
        text = text[: stop.start()]
    text = text.strip().strip("的")
    return (text, bool(match["de"])) if text else None


def _quoted(place: Place) -> str:
    """What stands in quotation marks right behind the number, with what follows: «20部“换脸剧”», «1.3万条“退钱”的评论»."""
    match = _QUOTED.match(place.reading.folded, place.found.end, place.sentence.end)
    return match["name"] + match["rest"] if match is not None else ""


def named_by(place: Place, left: str, phrase: Phrase, after: tuple[str, bool] | None, nearest: Metric | None) -> Metric | None:
    """Counts, and amounts that «的» links, are named by what follows: «693张图», «8亿美元的扩建计划»."""
    if after is None:
        return None
    noun, led = after
    kind, found = place.found.kind, place.found
    topic = (phrase.topic, phrase.topic_start)
    direct = bool(phrase.head) and not phrase.predicate.strip("为是达到有超过约已仅在共将至突破 可望预计占")
    if kind == "count":
        return _counted(place, left, phrase, noun, led=led, direct=direct)
    if kind == "other" and not phrase.head and found.unit in OF_UNIT and (what := _THING.match(noun)):
        thing = what.group()
        thing = thing[: thing.rfind(last_head(thing))] if last_head(thing) and thing.rfind(last_head(thing)) >= 2 else thing
        name = thing + OF_UNIT[found.unit]
        return Metric(name, True, "", "metric.work", name, *topic)
    if kind == "other" and not led and not phrase.head and 2 <= len(phrase.text) <= 3 and (what := _THING.match(noun)):
        name = phrase.text + what.group()
        return Metric(name, True, last_head(name), "metric.words", name, *topic)
    if (not led and not last_head(noun)) or len(noun) < 2 or kind not in ("money", "duration", "compute", "percent", "other", "multiple"):
        return None
    head = last_head(noun)
    first = next(head_words(noun), None)
    if first is not None and first.start() == 0 and _GOES_ON.match(noun, first.end()) and (led or _DID.search(noun, first.end())):
        noun, head = first.group(), first.group()
    if head and kind in ("money", "percent", "multiple"):
        noun = noun[: noun.rfind(head) + len(head)]
    if phrase.head and direct:
        noun = _WHEN_AFTER.split(noun)[0]
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


def counted_itself(noun: str) -> str:
    """The noun right behind a measure word, where it only describes another: «5家门店的改造», «38位经济学家给出的中值»."""
    if "的" not in noun[2:]:
        return noun
    words, size = tokens(noun).words, 0
    for word in words:
        kind = word_class(word)
        if not (kind[0] in "njlbx" or kind in ("vn", "an", "eng")) or kind in ("ns", "nr", "nt"):
            break
        size += len(word)
    last = next((word for word in reversed(words) if noun[:size].endswith(word)), "")
    return noun[:size] if size >= 2 and word_class(last)[0] == "n" and noun[size : size + 2] not in ("的人", "为主") else noun


def before_verb(noun: str) -> str:
    """A counted noun without what those that it names do: «选手穿过城墙» counts 选手."""
    words, size = tokens(noun).words, 0
    for at, word in enumerate(words):
        after = words[at + 1] if at + 1 < len(words) else ""
        does = word_class(word) == "v" and (
            _DOES.fullmatch(word) or after in ("到", "在", "向", "往", "了", "过", "着", "成", "给", "至", "进")
        )
        if size >= 2 and does and "的" not in noun[size:]:
            return noun[:size]
        size += len(word)
    return noun


def _counted(place: Place, left: str, phrase: Phrase, noun: str, *, led: bool, direct: bool) -> Metric | None:
    """What a count is of, by its noun: «693张图», «100集的短剧»; `direct`: a head of the lexicon stands right before the number."""
    unit, topic = place.found.unit, (phrase.topic, phrase.topic_start)
    if (deed := _DID.search(noun, 2)) is not None:
        noun = noun[: deed.start()]
    if len(noun) > 5 and (verb_in := _VERB_IN.search(noun, 2)):
        noun = noun[: verb_in.start()]
    noun = before_verb(_AMID.sub("", noun if led else counted_itself(noun)))
    if unit == "集" and led and not noun.startswith("《") and not phrase.head:
        work = tokens(_WORKS_OF.sub("", noun)).words
        name = (work[-1] if len(work[-1]) > 1 else "".join(work[-2:])).lstrip("AI") + "集数"
        return Metric(name, True, "", "metric.work", name, *topic)
    if unit in ("集", "页", "字") and noun.startswith("《"):
        name = OF_UNIT[unit]
        return Metric(name, True, name if name in heads()[1] else "", "metric.work", name, *topic)
    if unit in ("亩", "公顷") and not phrase.head and 2 <= len(noun) <= 6 and not led:
        name = noun + ("种植面积" if "种" in left[-6:] else "面积")
        return Metric(name, True, "面积", "metric.work", name, *topic)
    if unit in ("次", "遍", "趟", "轮", "回") and not phrase.head and len(noun) == 1 and (verb := done_before(left)):
        name = verb + noun + unit + "数"
        return Metric(name, True, "", "metric.work", name, *topic)
    if len(noun) < 2 and not (noun and not led and not phrase.text):
        return None
    if direct and (led or (len(phrase.text) >= 4 and phrase.head != phrase.text)):
        return None
    if unit in ("人", "名", "位") and noun.endswith(("团队", "公司", "企业", "机构")):
        return Metric(noun + "人数", True, "人数", "metric.work", noun, *topic)
    head = last_head(noun)
    verb = "" if phrase.head or _LIGHT.search(left) or not 2 <= len(phrase.text) <= 4 or "的" in left else phrase.text
    text = verb + noun if verb and len(verb) + len(noun) <= 12 else noun if phrase.head else with_deed(left, noun)
    if phrase.head and len(phrase.text) <= 4:
        text = phrase.text + noun if phrase.head in _ACTS else noun + phrase.text
    rule = heads()[1][head].id if head in heads()[1] else (phrase.rule if phrase.head else "metric.counted")
    return Metric(text, bool(verb), head or phrase.head, rule, text, *topic)
