"""Circumstances: the times, adverbs and occasions beside a speaker and his cue."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from lib.extract.lexicon import HAN
from lib.patterns import compiled
from lib.rules import alternation, rules

_WHEN = (
    r"(?:\d{2,4}年|(?:\d{2,4}年)?\d{1,2}月(?:\d{1,2}(?:日|号)|底|初|中旬|下旬|上旬|份)?|\d{1,2}(?:日|号)|[昨今前][天日晚早](?:\(\d{1,2}(?:日)?\)日?)?|[昨今]\(\d{1,2}\)[日天]?"
    r"|[昨今](?=[在于於赴出召开发发公宣表说指证强透坦直澄回则亦也已再向对与和就因重提质批呼举]|$)"
    r"|同一天|同一日|前一天|前一日|第二天|翌日|隔天|隔日|同年|同月|次年|当地时间|北京时间|稍晚|上周[一二三四五六日]?|本周[一二三四五六日]?|周[一二三四五六日]|星期[一二三四五六日]|当天|当日|当晚|同日|次日|翌日|近日|日前|近期|最近|此前|之前|随后|其后|后来|稍早|稍后|早前|早些时候|不久前|事后|会后|今年|去年|当时|目前|如今|现在|这次|上月|本月|上午|下午|晚间|晚上|凌晨|早上|午间|傍晚|深夜|前夜|当夜|年初|年底|月初|月底"
    r"|(?:\d{2,4}年|[今去前明]年)?(?:\d{1,2}月)?(?:\d{1,2}[日号])?(?:凌晨|清晨|早上|早间|上午|中午|午间|下午|傍晚|晚间|晚上|晚|夜里|深夜)?(?:零|\d{1,2}|[一二三四五六七八九十]{1,2})[时点](?:\d{1,2}分|半|许|整)?)"
)
_POSTURE = "(?:[蹲站坐倚躺趴跪](?:[在到着著起上下进])|[捧端拎扛抱攥盯摸拍擦抹掰叼披扶挥摊抖搓敲捏搂拽挽指望拿举握翻推拉摇点](?:[着著了]|起|开(?!发|放)))"
"""What somebody's body does while he speaks: «潘進財|蹲在园里», «张满仓|捧着一个红富士»."""
_PREPOSITION = (
    f"(?:{_POSTURE}|在(?!线|职|读|校|野|场|任|野)|向(?!东|阳)|对(?!手|方|口)|跟(?!单)|与(?!会)|和(?!讯|黄)|同(?!行|事|学|业|花顺|仁|程)|给|就(?!业)|(?<!终)于(?!是)|从(?!业|事|来)"
    "|以(?!及|上|下|往|色)|用(?!户|友|人)|通过|针对|关于|对于|按|据|经(?!济|理|销|纪|营|纬|办)|接受|接听|接通|翻看|翻着|应询|面对|回应|回覆|回复|答复|回答|谈到|谈及|提及|说起|聊起|受访(?!者|人)"
    "|参加(?!者)|出席|做客|援引|引述|引用|因(?!赛|此)|为(?!主)|由|借(?!贷)|致信|致函|发布|发表|下发|印发|签发|联合(?!国|利华|创始|电子|会|办|体|国际|航空|健康|征信)|撰文|发文|发帖|召开|举行|主持(?!人)|看着|指着|评论(?!员)|评价"
    "|分析(?!师|人士|员|机构|家)|总结|结合|根据|随|作为|朋友圈|微博|公众号|转发|发出|提交|报送|递交|致电|走访|查阅|连线|质询|会见|视察|调研|考察|致辞|演讲|发言(?!人)|举例|路演|直播(?!间|带货)|采访|专访|出访|抵达|展望|透过|藉|联合|率团|陪同|会晤|答问|备询|受询|被问|遭问|听取|记者会|说明会|法说会|业绩会|推特|脸书|社交|微信|内部信|私底下|网志|专栏)"
)

_SCENE = compiled(
    f"[{HAN}A-Za-z0-9·]{{2,18}}(?<![了过着])(?:大棚|车间|厂房|果园|田间|地头|仓库|门店|展台|展位|会场|现场|办公室|会议室|实验室|机房|工地|码头|市场|茶馆|咖啡馆|餐馆|医院|病房|课堂|教室|家|店|厂|园|馆|院|楼|站|港|区|村|县|镇|街|路|台|桌|摊|田|地|山|船|车|棚)(?:里|内|上|中|旁|边|前|外|间|下|门口)"
)
"""A place without a preposition: «澄江市右所镇的蓝莓大棚里,»."""
_LONE = "和由经因同给"
"""Prepositions that begin nothing where nothing follows: the last character of 陆景和, 李由."""


@dataclass(frozen=True, slots=True)
class _Patterns:
    lead: re.Pattern[str]
    tail: re.Pattern[str]
    split: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    """Patterns of the words in `circumstances.toml`."""
    words = {r.id: alternation([*r.words, *(w.replace("着", "著") for w in r.words if "着" in w)]) for r in rules("circumstances")}
    adverb = rf"(?:{_WHEN}|(?<!不)都|苦笑着?|一[边面][{HAN}]{{1,8}}?(?=一[边面])|一[边面]|边[{HAN}]{{1,6}}?(?=边)|边|(?:审理|经审理|一审|二审|再审|调查|研究|评估|测算|复盘|核实|核查|协商|试用|体验|实测|走访|统计|梳理|比对|检测|鉴定|调解|开庭|宣判|庭审|看完|听完|读完|得知|闻讯|到场|上手)(?:之)?(?:后|时|过程中)|半开玩笑地?|一针见血地?|斩钉截铁地?|语重心长地?|毫不客气地?|意味深长地?|[{HAN}]{{2,4}}地|{words['circumstance.adverb']})"
    return _Patterns(
        lead=compiled(rf"(?:{words['circumstance.lead']}|{_WHEN})[,、\s]?"),
        tail=compiled(rf"(?:{adverb}){{0,6}}(?:{_PREPOSITION}[^\x01]{{0,60}})?"),
        split=compiled(rf"(?={adverb}|{_PREPOSITION})"),
    )


def only_adverbs(plain: str, start: int, end: int) -> bool:
    """Whether a stretch holds adverbs and an occasion only."""
    return bool(_patterns().tail.fullmatch(plain, start, end))


def cuts(plain: str, start: int, end: int) -> list[int]:
    """Where adverbs and occasions begin in a stretch: a speaker phrase may end there; «和» alone at its end is part of a name."""
    found = (m.start() for m in _patterns().split.finditer(plain, start, end))
    return [at for at in found if at != end - 1 or plain[at] not in _LONE]


def strip_lead(plain: str, start: int, end: int) -> int:
    """Past connectives, times and the like at the head of a clause."""
    at = start
    for _ in range(4):
        while at < end and plain[at] in " \t":
            at += 1
        m = _patterns().lead.match(plain, at, end)
        if not m or m.end() == at:
            break
        at = m.end()
    return at


def is_circumstance(words: str) -> bool:
    """Whether clauses say only when, where or on what occasion.

    >>> is_circumstance("11月6日,在短剧出海大会上,"), is_circumstance("公司涨价了,")
    (True, False)
    """
    return all(
        only_adverbs(c, 0, len(c)) or only_adverbs(c, strip_lead(c, 0, len(c)), len(c)) or _SCENE.fullmatch(c)
        for c in words.split(",")
        if c.strip()
    )


def past_times(plain: str, start: int, end: int) -> int:
    """Past the times and connectives at the head of a clause and their comma."""
    at = strip_lead(plain, start, end)
    while plain[at : at + 1] in (",", " ") and at < end:
        at = strip_lead(plain, at + 1, end)
    return at
