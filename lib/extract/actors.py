"""Who acts in a happening: the organisations, systems and speakers named in its words, or whom they point back to.

1 names in the words of the happening, but for those that are only quoted as a source; 2 where none stands before the verb:
a body or country that is its subject, a name in an earlier clause of the sentence, the house of the speaker, the last house
named shortly before; 3 of a statement its speaker.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from lib.extract.agents import Agent, agent_of
from lib.extract.names import NamedSpan, Names
from lib.patterns import compiled
from lib.schema import Resolved, Statement
from lib.text.fold import fold
from lib.text.reading import Reading

_INDEX = compiled(
    r"(?:[一-龥A-Za-z0-9]{2,10}?(?:指数|板块)|沪指|深成指|深证成指|创业板指|科创50|恒指|恒生科技指数|纳指|道指|标普500|日经225|上证综指|比特币)(?!基金)"
)
_AHEAD_OF_INDEX = compiled(
    r"(?:预计|其中|今日|昨日|早盘|午后|盘中|开盘后?|收盘|[上下]半年|今年|全年|受此影响|消息面上?|此外|而|但|使|让|带动|拖累|推动)*"
)
_NO_INDEX = compiled("[将把为个]|调整")
_INDEX_HINT = compiled("指|板块|标普|日经|科创|比特|道琼")
_SOURCE_BEHIND = compiled(
    r"》?(?:最新)?(?:数据|统计|资料|信息|报告|调查)?(?:显示|统计)|》?(?:记者|报道)|网?报道|[一-龥]{0,8}(?:\d{1,2}月)?(?:\d{1,2}日)?(?:电|讯)[(, ]|(?:首席)?(?:分析师|研究员|经济学家)|方面(?:表示|称|回应)"
)
_SOURCE_BEFORE = compiled(r"(?:据|根据|向|对|告诉|援引|引述)《?$")
_COUNTRY = compiled(
    r"(?<![在于到赴从向对与和由至、])(?:中国|美国|日本|韩国|英国|法国|德国|印度|俄罗斯|加拿大|澳大利亚|新加坡|马来西亚|土耳其|波兰|匈牙利|瑞士|瑞典|泰国|越南|印尼|欧盟|欧洲央行|荷兰|意大利|西班牙|巴西|墨西哥|沙特|阿联酋|以色列|香港|台湾|澳门|上海|北京|深圳|广东|浙江|江苏|成都|杭州|武汉|重庆|天津|苏州|南京|合肥|西安|长沙|郑州|青岛|宁波|厦门|福州|济南|大连|沈阳|哈尔滨|长春|昆明|贵阳|南宁|海口|三亚|珠海|东莞|佛山|无锡|贵州|四川|湖北|湖南|山东|河南|河北|山西|陕西|安徽|福建|江西|广西|云南|海南|甘肃|内蒙古|新疆|辽宁|吉林|黑龙江)(?:政府|当局|[省市]政府)?(?!时间|市场|股市|用户|企业|公司|厂商|消费者|本土|[—–·-]|[一-龥]{0,2}人|[一-龥]{0,6}一[家名位座处个艘架辆]|[一-龥]{0,6}?(?:新?厂|工厂|基地|分公司|子公司|门店|市场监管|创意公司)|[一-龥]{0,10}(?:协会|学会|大会|影视展|书展|展览会?|博览会|论坛|峰会|车展|艺术展|节|银行|大学|银联|移动|联通|电信|石油|石化|平安|人寿|女排|男篮|足协))"
)
_BODY = compiled(
    r"(?:第[一二三四五六七八九十\d]{1,4}届|首届|本届)?(?<![向对与和在由被从给于同把将])(?P<name>(?:(?![向对与和在把将由被从给于同])[一-龥A-Za-z0-9]){2,14}?(?:博览会|交易会|展览会|洽谈会|推介会|订货会|糖酒会|影视展|书展|大会|论坛|峰会|节|大赛|联赛|展会|车展|智算中心|研究中心|委员会|协会|学会|法院|政府|国会|议会|央行|部门))"
)
_BEFORE_HEAD = frozenset(",;:。“、日月年天初底旬晚午晨周间期前后一二三四五六当而则但是据")
_PERSON_WORD = compiled(r"^(?:他|她|我)(?!们|国|市|省|校|厂)")
_OWN_SUBJECT = compiled(
    r"(?:^|(?<=[,;:。“日月年天]))(?P<name>(?:(?![向对把将被给了因从])[一-龥A-Za-z0-9·]){2,10}?)(?=(?:主动|自行|自发|[向对把被给]|密集|纷纷|集体|相继|联合|共同|同步|宣布|表示|还|也|已|则|将|正式|计划|预计|拟|于|在|正|就|率先|首次|陆续|先后|再度|又|刚)|$)"
)
_POINTS = compiled(
    r"(?:在|于|自|从|对|向|将|并|但|而|也|还|已|据|大年|农历|截至|根据|按照|由于|受|该|公司|其|我们?|他|她|它|双方|集团|新厂|项目|产品|二期|一期|此|这|那|本|目前|当前|日前|近日|随后|此后|此前|同时|最快|最迟|当局|预计|计划)"
)
_ENTITY = compiled(
    r"^(?:多家|某|一[家位名]|两家|几家)|(?:公司|集团|机构|企业|平台|团队|委员会|协会|部门|政府|大学|学院|医院|银行|法院|剧组|车企|厂商|券商|品牌|展会|大会|博览会|股东|创始人|董事长|总裁|媒体|基金|工厂|门店|组委会|主办方|研究院|实验室|博主|主播|工会|监管局|版权局|网信办|[A-Za-z]{3,})$"
)
_WORKS = compiled(
    r"(?:(?<=[,;:。“的日月])|^)[一-龥A-Za-z0-9—±\-]{3,22}?(?:工程|项目|航线|通道|专列|船闸|电站|铁路|高速公路|机场|大桥|运河|隧道|水库|园区|产业园|试验区|自贸区|卫星|火箭)(?=将|已|预计|计划|正式|全线|全面|于|要|$|[一-龥]{2,4}(?:$|,))"
)
_OF_ITS_OWN = frozenset(("company", "vendor", "creator", "investor", "regulator"))
_COURT = compiled(r"[一-龥]{0,12}(?:法院|中院|高院|地院|仲裁委员会|仲裁院)")
_BEFORE_COURT = compiled(r"^.*(?:[向由在经被对与和据该至到]|起诉|诉至)(?=[一-龥]{2})")
_AT_COURT = compiled(r"(?:开庭|宣判|审理|受理|判决|裁定|立案|驳回|休庭|判令|改判|公开审)")
_CASE = compiled(r"(?:^|[,;:。])(?:案件|此案|本案|该案|该院|法院|法庭|合议庭|庭审|官司|一审|二审|终审)(?![一-龥]*(?:起诉|上诉))")
_COURT_BACK = 900
_PERSONAL = compiled(
    r"出走|离职|辞职|辞任|请辞|卸任|加入|加盟|毕业|入职|创业|出任|跳槽|转投|获刑|病逝|逝世|去世|退休|受聘|履新|当选|离开|单飞|升任|调任|接任|被捕|落网|退学"
)
_HOUSE_AGAIN = compiled(r",?(?:公司|该公司|集团|该集团|其|本公司|我司|该行|该店|该院|该校|该厂)(?!债|法|章程|治理|类|制)")
_FRAGMENT = compiled(r"了|^[的接向把将]|[来去]$|^全[容线面部]|^首[批次台]")
_A_DATE = compiled(r"(?:[今去明前]年|\d{4}年|\d{1,2}月|[上本下]个?月|[昨今][日天]|[一二三四]季度|[上下]半年)(?![^,]{0,8}[电讯])")
_GENERIC = compiled(r"[一-龥]{0,2}(?:协会|学会|商会|联盟|大会|论坛|展会|影视展|电影节|书展|车展|法院|组委会|基金会|研究院|委员会)")
_SPELLED = compiled(r"(?:届|[。,:;)】」\s])(?P<name>(?!本届|该|这)[一-龥]{2,8})$")
"""«第29届香港国际影视展», of which 影视展 is the short form."""
_SHOWN = compiled(
    r"上映|开播|首播|播出|定档|改档|撤档|公映|杀青|开机|关机|首映|点映|重映|入围|入选|获奖|立项|热映|展映|开拍|收官|夺得|摘得|斩获|宣布定档"
)
_TITLE_BEFORE = compiled(r"《[^》]{1,24}》")
_TITLE_BEHIND = compiled(r"(?:了|的|了?的?[^,。《》]{0,6})(?P<title>《[^》]{1,24}》)")
_SHORT_HEAD = 12
_OWN_HOUSE = compiled(
    r"[,“「]?(?:并?(?:称|指|表示))?(?:公司|该公司|集团|该集团|本公司|我司|我们)(?!债|法|章程|治理|类|制|的[^,。]{0,8}客户)"
)
_LOOK_BACK = 160
_FAR_BACK = 500
_ASIDE = compiled(
    r"(?:[从给因同与对向经据为由被跟和让在于赴到任]|离开|曾任|曾是|任职|供职|效力|前身是|加入|收购|联合|牵手|携手|加盟|来自|入股|起诉|通过)[“《]?$"
)
"""What stands before a name that is not the subject of its clause."""
_CLAUSES = compiled(r"[,;。:][^,;。:]*[,;。:]")
_LEADS = tuple("从给因同与对向经据为由被跟和让在于赴到")


@dataclass(frozen=True)
class Actors:
    """What is known of an article's names and speakers."""

    statements: Sequence[Statement]
    names: Names

    @cached_property
    def spans(self) -> list[NamedSpan]:
        """Organisations and systems together, in reading order."""
        return sorted((*self.names.organisations, *self.names.systems), key=lambda n: (n.start, n.end))

    @cached_property
    def _starts(self) -> list[int]:
        return [n.start for n in self.spans]

    @cached_property
    def people(self) -> frozenset[str]:
        """The persons who speak in the article."""
        return frozenset(s.speaker for s in self.statements if s.speaker_kind == "person")

    @cached_property
    def tools(self) -> frozenset[str]:
        """The tools that the article names: they act, but are no one's 公司."""
        return frozenset(n.name for n in self.names.systems)

    def within(self, start: int, end: int) -> list[NamedSpan]:
        """Names inside a stretch, in order."""
        low, high = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return [n for n in self.spans[low:high] if n.end <= end]

    def acting(self, folded: str, start: int, end: int) -> list[NamedSpan]:
        """Names inside a stretch that are not merely quoted there."""
        return [n for n in self.within(start, end) if not _is_source(folded, n)]

    def subjects(self, folded: str, start: int, end: int) -> list[tuple[int, int]]:
        """Where something that acts is named in a stretch, indices too."""
        named = [(n.start, n.end) for n in self.acting(folded, start, end)]
        quoted = indices(folded, start, end)
        return sorted([*(n for n in named if not any(a < n[1] and n[0] < b for a, b in quoted)), *quoted])

    def speakers(self, reading: Reading, start: int, end: int) -> list[tuple[int, int]]:
        """Where the speakers of statements near a stretch are named in it."""
        words = reading.text[start:end]
        people = {s.speaker for s in self.statements if s.speaker_kind != "unnamed" and start - 400 <= s.start <= end + 40}
        return [(start + at, start + at + len(p)) for p in people if (at := words.find(p)) >= 0]

    @cached_property
    def _parts(self) -> list[tuple[int, int, tuple[int, int]]]:
        """Where the parts of statements lie, with length and number of the statement."""
        return [(p.start, p.end, (len(s.text), number)) for number, s in enumerate(self.statements) for p in s.parts]

    def around(self, position: int) -> Statement | None:
        """The innermost statement that holds a place."""
        holding = [number for start, end, number in self._parts if start <= position < end]
        return self.statements[min(holding)[1]] if holding else None

    def spoken_before(self, position: int) -> Statement | None:
        """The last statement of a named person before a place, not far away: whom 她 means."""
        near = [s for s in self.statements if s.speaker_kind == "person" and position - _FAR_BACK < s.start < position]
        return max(near, key=lambda s: s.start, default=None)

    def begun_at(self, start: int, end: int) -> Statement | None:
        """The first statement that begins in a stretch."""
        return next((s for s in self.statements if start <= s.start <= end), None)


def indices(folded: str, start: int, end: int) -> list[tuple[int, int]]:
    """Where a stretch names an index of stocks or a coin.

    >>> text = "Sora概念指数昨日大涨,沪指微涨"
    >>> [text[a:b] for a, b in indices(text, 0, len(text))]
    ['Sora概念指数', '沪指']
    """
    if not _INDEX_HINT.search(folded, start, end):
        return []
    found = _INDEX.finditer(folded, start, end)
    spans = [(m.start() + (lead.end() if (lead := _AHEAD_OF_INDEX.match(m.group())) else 0), m.end()) for m in found]
    return [(a, b) for a, b in spans if folded[a:b] not in ("板块", "指数") and not _NO_INDEX.search(folded, a, b)]


def _is_source(folded: str, name: NamedSpan) -> bool:
    return bool(_SOURCE_BEHIND.match(folded, name.end) or _SOURCE_BEFORE.search(folded, max(0, name.start - 4), name.start))


def actors_of(
    reading: Reading,
    actors: Actors,
    *,
    sentence: tuple[int, int],
    stretch: tuple[int, int],
    date: tuple[int, int],
    verb: tuple[int, int],
    says: bool,
) -> tuple[tuple[str, ...], tuple[Resolved, ...]]:
    """Names of those who act in a stretch, each once, and where one was found that stands elsewhere."""
    folded = reading.folded
    start, end = stretch
    named = actors.within(start, end) if says else actors.acting(folded, start, end)  # 1
    named = [_with_arm(reading, n, date, verb) for n in named]
    named = [n for n in named if folded[n.end : n.end + 1] != "系" or folded[n.end : n.end + 2] in ("系统", "系列")]
    agent = agent_of(folded, _clause_start(folded, start, date[0]), date, verb[0])
    own = _spelled(reading, actors, agent)
    placed = [n for n in named if folded[max(0, n.start - 1) : n.start] in ("在", "于", "赴", "到") or _HOSTS.match(folded, n.end)]
    if placed and (any(n.start < verb[0] for n in named if n not in placed) or _subject(reading, start, verb[0]) or own):
        named = [n for n in named if n not in placed]  # a place where it happens does not act
    who = [(n.start, n.name) for n in named]
    who += [(a, reading.cut(a, b)) for a, b in indices(folded, start, end)]
    resolved: tuple[Resolved, ...] = ()
    if says and (said := actors.begun_at(verb[0], end + 40)) is not None and said.speaker_kind != "unnamed":  # 3
        who += [(end, name) for name in (said.organisation, said.speaker) if name]
    if not any(at < verb[0] and not _led(folded, at, agent) for at, _ in who):  # 2
        people = [(a, reading.cut(a, b)) for a, b in actors.speakers(reading, start, max(verb[0], date[1])) if b <= verb[0]]
        court = _court_of(reading, actors, start, verb[0])
        work = None if says else _work(reading, (_clause_start(folded, start, min(date[0], verb[0])), end), verb)
        house = _house_again(reading, actors, start, date, verb[0])
        if court is not None or work is not None:
            at, stop, name = court or work or (0, 0, "")
            who.append((at, name))
            resolved = () if start <= at < end else (Resolved("actors", at, stop, "the one named before"),)
        elif house is not None:
            who.append((start, house.organisation or ""))
            resolved = (Resolved("actors", house.start, house.start, "the one named before"),)
        elif own and agent is not None and agent.firm:
            who += own
        elif people:
            who += people
        else:
            subject = _of_two(reading, actors, agent) or _subject(reading, start, verb[0], date)
            subject = subject or _pointed_back(reading, actors, sentence[0], stretch, date, verb[0])
            if subject is not None:
                at, stop, name = subject
                who.append((at, name))
                resolved = () if start <= at and stop > at and stop <= end else (Resolved("actors", at, stop, "the one named before"),)
            elif agent is not None and agent.ahead:
                who += own
    who = who or [(n.start, n.name) for n in placed]
    return tuple(dict.fromkeys(name for _, name in sorted(who))), resolved


_ARM = compiled(
    r"(?:(?![的对与和在向将由就被从把等])[一-龥]){1,8}?(?:(?<!公)司|处|科|分局|支队|总队|事业部|研究院|研究所|研究中心|实验室|分公司|分行|办公室)(?![长机级人])"
)
_HOSTS = compiled(r"[一-龥]{0,4}(?:年会|大会|论坛|峰会|研讨会|晚会|发布会|典礼|展台|直播间)(?:上|中|里|期间|现场)")


def _with_arm(reading: Reading, name: NamedSpan, date: tuple[int, int], verb: tuple[int, int]) -> NamedSpan:
    """A body with the arm that acts for it, where only the date or the verb follows: «国家广播电视总局网络视听司9月底下发»."""
    arm = _ARM.match(reading.folded, name.end)
    if arm is None or arm.end() not in (date[0], verb[0]):
        return name
    return replace(name, end=arm.end(), name=reading.cut(name.start, arm.end()))


_WITH = compiled(r"把[^,。把]{0,4}$|(?:已经?|会|将|要|就|也|还|又|再|拟|想|月|日|年|天|们|公司|集团|平台)[和跟]$")
"""«我们已经和中信里昂签了»: whom something is done with."""


def _clause_start(folded: str, start: int, date: int) -> int:
    """Where the clause of a date begins inside its scene."""
    return max(start, *(folded.rfind(mark, start, date) + 1 for mark in ",;。:"))


def _led(folded: str, at: int, agent: Agent | None) -> bool:
    """Whether a name before the verb is led in by a preposition and so no subject: «从北京电影学院毕业», «同中信证券签署»."""
    if agent is not None and agent.start <= at < agent.end:
        return folded[max(agent.start, at - 1) : at] in _LEADS
    return (
        folded[max(0, at - 1) : at] in _LEADS
        or _WITH.search(folded, max(0, at - 5), at) is not None
        or folded[max(0, at - 2) : at] in ("因须", "通过", "来自", "根据", "按照", "联合", "携手", "联手", "会同", "牵手")
    )


def _of_two(reading: Reading, actors: Actors, agent: Agent | None) -> tuple[int, int, str] | None:
    """The one that 前者 or 后者 means: of the last two houses named before, brackets left out."""
    word = reading.folded[agent.start : agent.start + 2] if agent is not None else ""
    if agent is None or word not in ("前者", "后者"):
        return None
    named = [n for n in actors.acting(reading.folded, max(0, agent.start - _LOOK_BACK), agent.start) if n in actors.names.organisations]
    free = [n for n in named if reading.folded.rfind("(", n.start - 8, n.start) <= reading.folded.rfind(")", n.start - 8, n.start)]
    if len(free) < 2:
        return None
    meant = free[-2 if word == "前者" else -1]
    return meant.start, meant.end, meant.name


def _spelled(reading: Reading, actors: Actors, agent: Agent | None) -> list[tuple[int, str]]:
    """A subject in its own words, and the house that stands before its title."""
    if agent is None or not agent.parts:
        return []
    named = [(n.start, n.name) for n in actors.within(agent.start, agent.parts[0][0])][-1:]
    words = [(a, reading.cut(a, b).strip("“”「」『』")) for a, b in agent.parts]
    return named + [(a, _in_full(reading, actors, a, w)) for a, w in words if not _FRAGMENT.search(fold(w))]


def _in_full(reading: Reading, actors: Actors, at: int, word: str) -> str:
    """The name that a bare 协会 or 影视展 stands for: the last one before that ends so."""
    if not _GENERIC.fullmatch(fold(word)):
        return word
    longer = [n.name for n in actors.within(max(0, at - _COURT_BACK), at) if n.name.endswith(word) and len(n.name) > len(word)]
    if longer:
        return longer[-1]
    folded, short = reading.folded, fold(word)
    place = folded.find(short, 0, at)
    while place >= 0:
        if spelled := _SPELLED.search(folded, max(0, place - 9), place):
            return reading.cut(spelled.start("name"), place + len(short))
        place = folded.find(short, place + 1, at)
    return word


def _subject(reading: Reading, start: int, verb: int, date: tuple[int, int] = (0, 0)) -> tuple[int, int, str] | None:
    """A country or a body that no list knows, right before the verb."""
    folded = reading.folded
    for pattern, group in ((_COUNTRY, 0), (_BODY, "name")):
        match = pattern.search(folded, start, verb)
        heads = match is not None and (match.start() == start or folded[match.start() - 1] in _BEFORE_HEAD or pattern is _BODY)
        if match and heads and not (match.start() < date[1] and date[0] < match.end()):
            a, b = match.span(group)
            a = max(a, folded.rfind("的", a, b - 4) + 1)  # «位于甘肃的陇东智算中心»
            return a, b, reading.cut(a, b)
    return None


def _pointed_back(
    reading: Reading, actors: Actors, sentence: int, stretch: tuple[int, int], date: tuple[int, int], verb: int
) -> tuple[int, int, str] | None:
    """The name that a missing subject, 公司, 其 or 他 points back to; a subject of its own that no list knows stands for itself."""
    folded, start = reading.folded, stretch[0]
    before = [(n.start, n.end, n.name) for n in actors.acting(folded, sentence, start)]
    before = [b for b in before if not _ASIDE.search(folded, max(0, b[0] - 4), b[0])] or before
    before += [(a, b, reading.cut(a, b)) for a, b in indices(folded, sentence, start)]
    for low, high in ((start, min(date[0], verb)), (date[1], verb)):
        work = _WORKS.search(folded, low, max(low, high))
        if work is not None:
            return work.start(), work.end(), reading.cut(work.start(), work.end())
    if _PERSONAL.match(folded, verb) and (told := actors.speakers(reading, sentence, start)):
        at, stop = max(told)
        return at, stop, reading.cut(at, stop)
    statement = actors.around(start) or actors.around(verb)
    word = _PERSON_WORD.match(folded[start : start + 2]) or _PERSON_WORD.match(folded[date[1] : verb].lstrip(",")[:2])
    if word is not None and statement is None and (last := actors.spoken_before(start)) is not None:
        return last.start, last.start, last.speaker
    if statement is not None and statement.speaker_kind == "unnamed":
        statement = None
    earlier = None if before else _earlier(reading, actors, sentence, start)
    if earlier is not None and (statement is None or earlier[0] >= statement.start):
        return earlier
    aside = all(_ASIDE.search(folded, max(0, b[0] - 4), b[0]) for b in before)
    if before and aside and statement is not None and statement.group in _OF_ITS_OWN:
        before = []  # «我们已经和中信里昂签了协议,计划递表»
    if before and statement is not None and not _CLAUSES.search(folded, max(before)[1], start) and max(before)[0] > statement.start + 8:
        return max(before)  # «动视暴雪所在的微软游戏部门,在同月25日砍掉1900个岗位»
    if statement is not None and (statement.group in _OF_ITS_OWN or not before):
        house = statement.speaker if statement.speaker_kind == "institution" else statement.organisation
        person = _PERSON_WORD.match(folded[start : start + 2]) is not None
        name = statement.speaker if person or not house else house
        return statement.start, statement.start, name
    if before:
        head = min(before)
        leads = folded[start] == "并" and head[0] - max(sentence, folded.rfind("。", sentence, head[0]) + 1) <= _SHORT_HEAD
        return head if leads else max(before)
    for low, high in ((start, min(date[0], verb)), (date[1], verb)):
        own = _OWN_SUBJECT.search(folded, low, high)
        if own is not None and not _POINTS.match(own["name"]) and (_ENTITY.search(own["name"]) or _WORKS.search(own["name"])):
            return own.start("name"), own.end("name"), reading.cut(own.start("name"), own.end("name"))
    if (state := _subject(reading, sentence, start)) is not None and not reading.folded.startswith(("据", "根据"), sentence):
        return state
    home = reading.paragraph_at(start).start
    again = _HOUSE_AGAIN.match(folded, date[1]) or _HOUSE_AGAIN.match(folded, start)
    low = start - _FAR_BACK if again else max(home, start - _LOOK_BACK)
    houses = [n for n in actors.acting(folded, max(0, low), start) if n in actors.names.organisations and n.name != reading.publisher]
    houses = [n for n in houses if not _ASIDE.search(folded, max(0, n.start - 4), n.start)] or houses
    return (houses[-1].start, houses[-1].end, houses[-1].name) if houses else None


def _court_of(reading: Reading, actors: Actors, start: int, verb: int) -> tuple[int, int, str] | None:
    """The court that «案件», «该案» or «法院» mean: the one named last."""
    folded = reading.folded
    if not _AT_COURT.match(folded, verb) or not _CASE.search(folded[max(0, start - 1) : verb]):
        return None
    low = max(0, start - _COURT_BACK)
    named = [n for n in actors.within(low, start) if n in actors.names.organisations and n.name.endswith(("法院", "中院", "高院", "地院"))]
    if named:
        return named[-1].start, named[-1].end, named[-1].name
    found = [m for m in _COURT.finditer(folded, low, start) if len(m.group()) > len("人民法院")]
    if not found:
        return None
    led = _BEFORE_COURT.match(found[-1].group())
    a, b = found[-1].start() + (led.end() if led else 0), found[-1].end()
    return (a, b, reading.cut(a, b)) if b - a > len("法院") else None


def _earlier(reading: Reading, actors: Actors, sentence: int, start: int) -> tuple[int, int, str] | None:
    """The subject in its own words of an earlier clause of the sentence: «某特高压工程17日架通,计划6月投运»."""
    folded = reading.folded
    marks = [sentence, *(m.end() for m in re.finditer("[,:]", folded[sentence:start]))]
    bounds = [marks[0], *(sentence + m for m in marks[1:])]
    for a, b in reversed(list(zip(bounds, [*bounds[1:], start], strict=False))[-3:]):
        if b - a < 4:
            continue
        day = _A_DATE.search(folded, a + 2, b - 1)
        at = day.start() if day else b - 1
        agent = agent_of(folded, a, (at, at), at)
        if agent is not None and agent.parts and agent.firm and agent.end < b - 2:
            at, stop = agent.parts[-1]
            return at, stop, reading.cut(at, stop)
    return None


def _work(reading: Reading, clause: tuple[int, int], verb: tuple[int, int]) -> tuple[int, int, str] | None:
    """The film or series that is shown, where nobody shows it: «《长夜行舟》9月30日上映», «11月26日上映的《疯狂动物城2》»."""
    folded = reading.folded
    if not _SHOWN.match(folded, verb[0]) and not _SHOWN.match(folded, verb[1]):
        return None
    titles = list(_TITLE_BEFORE.finditer(folded, clause[0], verb[0]))
    if titles:
        return titles[-1].start(), titles[-1].end(), reading.cut(*titles[-1].span())
    behind = _TITLE_BEHIND.match(folded, verb[1])
    return (behind.start("title"), behind.end("title"), reading.cut(*behind.span("title"))) if behind else None


def _house_again(reading: Reading, actors: Actors, start: int, date: tuple[int, int], verb: int) -> Statement | None:
    """The statement whose speaker's house 公司, 集团 or 我们 mean: «集团今年会在福田开店»."""
    folded = reading.folded
    clause = _clause_start(folded, start, date[0])
    if not (_OWN_HOUSE.match(folded, clause) or _OWN_HOUSE.match(folded, date[1])):
        return None
    statement = actors.around(verb) or actors.around(clause)
    told = statement is not None and statement.speaker_kind != "unnamed" and statement.group in _OF_ITS_OWN
    return statement if told and statement is not None and statement.organisation else None
