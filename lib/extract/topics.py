"""What each sentence of an article is about, carried on from the sentences before: read once, in order.

A sentence that begins with a name is about it; one that begins with «该公司», «影片», «它» or with no subject at all goes on about what
the one before it was about; a paragraph begins anew, unless it points back.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from lib.extract.bearers import HANDLED, Named, only_tells, spoken_before
from lib.extract.clause_heads import past_circumstances
from lib.extract.group_rules import first
from lib.extract.wording import OPENER, SOURCE
from lib.patterns import compiled
from lib.schema import Span, Statement
from lib.text.fold import fold
from lib.text.reading import Reading

_LEAD = 12
"""Characters of a sentence, its opening circumstances past, within which the name stands that it is about."""
_POINTER = 24
"""Characters that «这部60集的作品» may take."""
_TIME = compiled(
    "(?:当地时间|北京时间|美东时间)?(?:(?:\\d{2,4}年)?\\d{1,2}月(?:\\d{1,2}日)?(?:至\\d{1,2}日)?(?:上旬|中旬|下旬|底|初|末)?|\\d{4}年|\\d{1,2}日|今年|去年|前年|明年|上半年|下半年|[一二三四]季度|"
    "本周|上周|昨日|昨|今日|昨天|今天|当日|当天|次日|同日|同年|同月|翌日|日前|近日|近期|此前|此后|随后|目前|眼下|如今|现在|早些时候|稍早|早前|一周后|半年后|上月|本月|月内|[周星期]{1,2}[一二三四五六日末])"
    "(?:\\([^()]{0,6}\\))?(?:晚间?|早间?|早上|上午|下午|凌晨|傍晚|盘前|盘后|收盘后|起|以来)?[,，]?"
)
_EVENT_CLAUSE = compiled("[^,，。;；“”]{2,20}(?:后|前|时|之际|之下|方面|层面|而言|来看|来说|为例|之外|之余|当中|之中|同时|背后)[,，]")
_OPENING = compiled("|".join(f"(?:{pattern.pattern})" for pattern in (OPENER, SOURCE, _TIME, _EVENT_CLAUSE)))
_GOES_ON = compiled(
    "它们?(?!山)|其(?!中|他|它|实|余|次|间)|(?:公司|集团|企业|银行)(?:同日|方面|当日|当天|称|还|也|已|将|预计|计划|拟|股价|全年|去年|今年|目前|现|上半年|[一二三四]季度|管理层|的)|(?:公司|集团)(?=[一-龥])|影片|该?片(?!酬|区|面|段|子|场)|新片|全片|全剧|本片|新剧|"
    "(?:本|此|这|上)(?:轮|次)(?:融资|募资|投资|IPO|发行|交易|收购|定增|增资)|(?:该|这|本|此)(?:家|部|款|支|只|间|座|届|项)?[^,，。;；:：“”]{0,16}?(?:公司|集团|企业|厂商|机构|平台|店|院|片|剧|动画|游戏|小说|作品|模型|产品|工具|系统|应用|芯片|车型|新车|机器人|项目|工程|板块|基金|品牌|团队|工作室|学校|大会|展会|展览)|"
    "管理层|董事会|团队(?!的)|板块|该[行院校所社厂店]"
)
"""Words that point back at what was told of."""
_BARE = compiled("投后|投前|估值|融资总额|融资金额|募资总额|总额|目标价|毛利率|片长|票房|首周|首日|首月|上线首|起售价|月费|上下文窗口")
"""What is measured, at the head of a sentence that names nobody."""
_ANEW = compiled(
    "(?:从)?(?:行业|产业|市场|全行业|业内|业界|国内|国际|全国|全球|海外|我国|中国|美国|欧洲|政策|监管|资本市场|二级市场|一级市场|专家|学界|学者|分析人士|同行|竞争对手|外界|消费者|用户|网友|读者|观众|与之|反观|放眼|另一|部分|不少|许多|多家|多位|一些|有的|大盘|个股|沪|深|两市|港股|A股|美股)"
)
WATCHERS = ("analyst", "regulator", "academic", "legal", "media")
"""Groups whose houses tell of others: a sentence that begins with one is about the next."""
_PARTS = compiled("[^;；]+")
_THIS = "(?:该|本|此|全|新|这[家部款支只间座届项]?)?(?:[^,，。;；:：“”]{0,12}的)?"
_KIND = (
    (
        "work",
        compiled(
            _THIS
            + "[一-龥]{0,3}?(?:影片|(?<!芯)片(?!酬|区)|电影|剧集?|动画|漫画|小说|游戏|作品|综艺|纪录片|番剧|手游)|票房|首周|片长|首日票房"
        ),
    ),
    (
        "organisation",
        compiled(
            _THIS
            + "[一-龥]{0,8}?(?:公司|集团|企业|厂商|机构|银行|车企|券商|工作室|学校|平台|店|院|团队)|管理层|董事会|该[行院校所社厂店]|投[后前]|估值|(?:[本此这上][轮次])?(?:融资|募资)|总额|目标价|毛利率"
        ),
    ),
    ("system", compiled(_THIS + "[一-龥]{0,4}?(?:模型|产品|工具|系统|应用|芯片|机器人|新车|车型|软件|助手|智能体)|上下文|起售价|月费")),
    ("board", compiled("该?(?:板块|指数)")),
)
"""What a word that points back is said of; nothing else of the topic will do."""


_HANGS_ON = compiled(
    "旗下的?|的(?:老对手|对手|同行|子公司|全资子公司|母公司|关联公司|邻居|供应商|代工厂|合作方|控股股东|竞争对手|兄弟公司|大股东)"
)
_OF_KIND = compiled(
    "[^,，。;；“”的]{1,14}(?:品牌|公司|企业|平台|厂商|车企|药企|酒企|集团|工作室|龙头|巨头|独角兽|餐厅|连锁店|书店|民宿|酒店|游戏|影片|模型|应用|工具)[“《「]?"
)
_COMMA = compiled("[,，]")
_DATELINE = compiled("[^,，。;；:：]{0,6}[0-9]{1,2}月[0-9]{1,2}日(?:电|讯)")
_PLACED = compiled("[里上中内]?[,，]")
_DESCRIBED = compiled(
    "(?:由|被|专|主[打做营演]|位于|来自|坐落|成立|曾|总部|隶属|号称|刚|[0-9]|一向|以)?[^,，。;；“”]{2,40}的[^,，。;；的]{0,14}?(?:公司|企业|平台|厂商|车企|药企|品牌|机构|集团|工作室|游戏|影片|电影|短剧|动画|模型|产品|系统|工具|应用|机器人|芯片|新车|车型|医院|学校|景区|园区|基地|项目|独角兽|龙头|巨头)[“《「]?"
)
_SHOWN = compiled("(?:便是|就是|正是|即是|走进|来到|抵达|探访|到访|坐落着|矗立着|名为|叫做?|更名为|位于|见到了?)(?:了)?[“《「]?$")


class Topic(NamedTuple):
    """What a stretch is about: the last subject, and the last one of each sort."""

    lead: Named | None = None
    firm: Named | None = None
    thing: Named | None = None
    fresh: bool = False
    """Whether it was named in the same paragraph."""


class Topics:
    """The topic of every sentence, as it stands when the sentence begins."""

    def __init__(self, reading: Reading, names: Sequence[Named], statements: Sequence[Statement] = ()) -> None:
        self._folded = reading.folded
        self._names = names
        self._starts = [n.start for n in names]
        self._sentences = reading.sentences
        self._at = [s.start for s in reading.sentences]
        self._topics: list[Topic] = []
        self.main_work = _main_work(names)
        self.houses = {s.speaker: s.organisation for s in statements if s.speaker_kind == "person" and s.organisation and s.group in INSIDE}
        """The house of everybody who speaks for one."""
        said = sorted((p.start, p.end) for s in statements if s.type == "direct" for p in s.parts)
        opens = [start for start, _ in said]
        now, paragraph = Topic(), -1
        for sentence in reading.sentences:
            here = reading.paragraph_at(sentence.start).start
            if here != paragraph:
                now, paragraph = now._replace(fresh=False) if now.fresh else now, here
            self._topics.append(now)
            last = bisect_right(opens, sentence.start) - 1
            if last < 0 or sentence.start >= said[last][1]:
                now = self._after(sentence, now)

    def before(self, position: int) -> Topic:
        """What the text is about where the sentence of a position begins."""
        at = bisect_right(self._at, position) - 1
        return self._topics[at] if at >= 0 else Topic()

    def firm_before(self, position: int) -> str | None:
        """The house that the text is about where the sentence of a position begins."""
        firm = self.before(position).firm
        return firm.name if firm is not None else None

    def pointer(self, sentence: Span, clause: int) -> int | None:
        """Where a sentence or a clause of it points back: at «该公司», «影片», «本轮», «投后估值»."""
        opening = self.opening(sentence)
        if _BARE.match(self._folded, opening):
            return opening
        return next((at for at in (clause, opening) if _GOES_ON.match(self._folded, at)), None)

    def opening(self, sentence: Span) -> int:
        """Where the subject of a sentence may begin: past «此外», «3月5日», «据报道,»."""
        folded, at = self._folded, sentence.start
        for _ in range(5):
            if folded[at : at + 1] in ("“", "「"):
                break
            rest = folded[at : min(sentence.end, at + 60)]
            match = _OPENING.match(rest)
            if match is None or not match.end():
                break
            if rest[match.end() - 1] in ",，" and self._named(at, at + match.end()) and not SOURCE.match(rest):
                after = at + match.end()
                if rest[match.end() - 2] not in "后前时" or not self._named(after, after + _LEAD):
                    break
            at += match.end()
        return at

    def _named(self, start: int, end: int) -> Sequence[Named]:
        return self._names[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def _after(self, sentence: Span, now: Topic) -> Topic:
        """What the sentence after is about: the subject of the last of its parts that has one."""
        at = past_circumstances(self._folded, self.opening(sentence), sentence.end)
        for part in _PARTS.finditer(self._folded, at, sentence.end):
            now = self._after_part(part.start(), part.end(), now)
        if (now.lead is None or now.lead.start < sentence.start) and (where := self._where(sentence.start)) is not None:
            return self._led(where, sentence.end, now)
        return now

    def _after_part(self, at: int, end: int, now: Topic) -> Topic:
        folded = self._folded
        if folded[at : at + 1] in ("“", "「", "『"):
            at = max(folded.find(mark, at, end) for mark in "”」』") + 1
            if not at or at >= end:
                return now
        for name in self._named(at, min(at + _LEAD + 1, end)):
            if any(c in ",，。:：“" for c in folded[at : name.start]):
                break
            if _DATELINE.match(folded, name.end):
                continue
            if name.kind == "organisation" and _watches(name.name):
                if (one := self._handled(name.end, end)) is not None:
                    return self._led(one, end, now)
                continue
            if only_tells(folded, name):
                return now._replace(firm=name, thing=None, fresh=True) if name.kind == "organisation" else now
            if not spoken_before(folded, name):
                return self._led(self._head_of_chain(name, end), end, now)
        if (late := self._late(at, end)) is not None:
            return self._led(late, end, now)
        if _GOES_ON.match(folded, at) or _BARE.match(folded, at):
            return now
        return Topic() if _ANEW.match(folded, at) else now

    def _where(self, start: int) -> Named | None:
        """The place that a sentence begins with: «在张家界玻璃桥,每天有…»."""
        if self._folded[start : start + 1] not in ("在", "于"):
            return None
        named = self._named(start + 1, start + 2)
        return next((n for n in named if n.kind in ("thing", "event") and _PLACED.match(self._folded, n.end)), None)

    def _head_of_chain(self, name: Named, end: int) -> Named:
        """The last of names that hang on one another: «番茄小说的老对手点众科技», «鸿海集团旗下工业富联»."""
        for other in self._named(name.end, min(name.end + 14, end)):
            if other.kind in ("organisation", "thing") and _HANGS_ON.fullmatch(self._folded, name.end, other.start):
                return other
        return name

    def _late(self, at: int, end: int) -> Named | None:
        """The subject behind a long description («由…创办的视频公司光年映画完成融资»), or what a sentence ends in showing («…便是云谷智算中心»)."""
        folded = self._folded
        stop = _COMMA.search(folded, at, end)
        for name in self._named(at, stop.start() if stop else end):
            if _OF_KIND.fullmatch(folded, at, name.start) and not spoken_before(folded, name):
                return name
            if name.end - at <= 60 and _DESCRIBED.fullmatch(folded, at, name.start) and not spoken_before(folded, name):
                return name
        last = [n for n in self._named(max(at, end - 40), end) if n.end >= end - 1]
        return next((n for n in last if _SHOWN.search(folded, max(at, n.start - 8), n.start)), None)

    def _handled(self, start: int, end: int) -> Named | None:
        """The stock that a broker rates: «大摩把某某的目标价上调至…»."""
        near = self._named(start, min(start + 24, end))
        return next((n for n in near if HANDLED.search(self._folded, start, n.start)), None)

    def _led(self, name: Named, end: int, now: Topic) -> Topic:
        """The topic after a sentence about a name, and the product or work it brings out."""
        firm = name if name.kind == "organisation" else None
        thing = name if firm is None else None
        if firm is not None:
            for other in self._named(name.end, end):
                if other.kind in ("system", "work", "thing"):
                    thing = other
                    break
        elif now.firm is not None and now.fresh:
            firm = now.firm
        return Topic(name, firm, thing, True)


def _watches(house: str) -> bool:
    """Whether a house tells of others; a bank has figures of its own."""
    known = first("name", fold(house))
    return known is not None and known[0] in WATCHERS and not fold(house).endswith("银行")


INSIDE = ("company", "vendor", "creator")


def _main_work(names: Sequence[Named]) -> Named | None:
    """The work an article is about: named twice and more often than any other."""
    works = [n for n in names if n.kind == "work"]
    count = Counter(n.name for n in works).most_common(2)
    if not count or count[0][1] < 2 or (len(count) > 1 and count[0][1] <= count[1][1]):
        return None
    return next(n for n in works if n.name == count[0][0])


def told_of(topic: Topic, folded: str, start: int, end: int, *, of_firm: bool) -> Named | None:
    """Which of the subjects of a topic the words from a place on speak of: by their demonstrative, else by what is measured."""
    for kind, words in _KIND:
        if words.match(folded, start, max(end, start + _POINTER)):
            if kind == "organisation":
                bank = folded.startswith("该行", start)
                return None if bank and topic.firm is not None and not topic.firm.name.endswith(("行", "銀")) else topic.firm
            if topic.thing is not None and topic.thing.kind == kind:
                return topic.thing
            return topic.lead if topic.lead is not None and topic.lead.kind == kind else None
    return topic.firm if topic.firm is not None and (of_firm or topic.lead is None) else topic.lead
