"""Who acts in a happening whose words name nobody before the verb: a body no list knows, or whom «公司», «其», «案件», «前者» point back to."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from lib.extract.actors_named import FAR_BACK, Actors, indices
from lib.extract.agents import Agent, agent_of
from lib.extract.names import NamedSpan
from lib.patterns import compiled
from lib.schema import Statement
from lib.text.reading import Reading

_COUNTRY = compiled(
    r"(?<![在于到赴从向对与和由至、])(?:中国|美国|日本|韩国|英国|法国|德国|印度|俄罗斯|加拿大|澳大利亚|新加坡|马来西亚|土耳其|波兰|匈牙利|瑞士|瑞典|泰国|越南|印尼|欧盟|欧洲央行|荷兰|意大利|西班牙|巴西|墨西哥|沙特|阿联酋|以色列|香港|台湾|澳门|上海|北京|深圳|广东|浙江|江苏|成都|杭州|武汉|重庆|天津|苏州|南京|合肥|西安|长沙|郑州|青岛|宁波|厦门|福州|济南|大连|沈阳|哈尔滨|长春|昆明|贵阳|南宁|海口|三亚|珠海|东莞|佛山|无锡|贵州|四川|湖北|湖南|山东|河南|河北|山西|陕西|安徽|福建|江西|广西|云南|海南|甘肃|内蒙古|新疆|辽宁|吉林|黑龙江)(?:政府|当局|[省市]政府)?(?!(?:前任?)?[一-龥]{0,8}(?:总统|总理|首相|州长|国务卿|财长|外长|防长|议员|大法官|首席大法官)|时间|市场|股市|用户|企业|公司|厂商|消费者|本土|[—–·-]|[一-龥]{0,2}人|[一-龥]{0,6}一[家名位座处个艘架辆]|[一-龥]{0,10}(?:公司|集团|企业|机构|厂商|巨头|初创|警方|媒体)|[一-龥]{0,6}?(?:新?厂|工厂|基地|分公司|子公司|门店|市场监管|创意公司)|[一-龥]{0,10}(?:协会|学会|大会|影视展|书展|展览会?|博览会|论坛|峰会|车展|艺术展|马拉松|锦标赛|公开赛|运动会|演唱会|节|银行|大学|银联|移动|联通|电信|石油|石化|平安|人寿|女排|男篮|足协))"
)
_BODY = compiled(
    r"(?:第[一二三四五六七八九十\d]{1,4}届|首届|本届)?(?<![向对与和在由被从给于同把将])(?P<name>(?:(?![向对与和在把将由被从给于同])[一-龥A-Za-z0-9]){2,14}?(?:博览会|交易会|展览会|洽谈会|推介会|订货会|糖酒会|影视展|书展|大会|论坛|峰会|节|大赛|联赛|锦标赛|公开赛|世界杯|马拉松|演唱会|运动会|招聘会|拍卖会|展会|车展|智算中心|研究中心|委员会|协会|学会|法院|政府|国会|议会|央行|部门))"
)
_BEFORE_HEAD = frozenset(",;:。“、日月年天初底旬晚午晨周间期前后一二三四五六当而则但是据")
_LED_BY = frozenset("向对与和在由被从给于同把将")
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
    r"(?:(?<=[,;:。“的日月])|^)(?![从在自于由向赴到])[一-龥A-Za-z0-9—±\-]{3,22}?(?:工程|项目|航线|通道|专列|船闸|电站|铁路|高速公路|机场|大桥|运河|隧道|水库|园区|产业园|试验区|自贸区|卫星|火箭)(?=将|已|预计|计划|正式|全线|全面|于|要|$|[一-龥]{2,4}(?:$|,))"
)
_OF_ITS_OWN = frozenset(("company", "vendor", "creator", "investor", "regulator"))
_COURT = compiled(r"[一-龥]{0,12}(?:法院|中院|高院|地院|仲裁委员会|仲裁院)")
_BEFORE_COURT = compiled(r"^.*(?:[向由在经被对与和据该至到]|起诉|诉至)(?=[一-龥]{2})")
_AT_COURT = compiled(r"(?:开庭|宣判|审理|受理|判决|裁定|立案|驳回|休庭|判令|改判|公开审)")
_CASE = compiled(r"(?:^|[,;:。])(?:案件|此案|本案|该案|该院|法院|法庭|合议庭|庭审|官司|一审|二审|终审)(?![一-龥]*(?:起诉|上诉))")
COURT_BACK = 900
_PERSONAL = compiled(
    r"出走|离职|辞职|辞任|请辞|卸任|加入|加盟|毕业|入职|创业|出任|跳槽|转投|获刑|病逝|逝世|去世|退休|受聘|履新|当选|离开|单飞|升任|调任|接任|被捕|落网|退学"
)
_HOUSE_AGAIN = compiled(
    r",?(?:这(?:也|就)?是|而)?(?:公司|该公司|集团|该集团|其|本公司|我司|该行|该店|该院|该校|该厂)(?!债|法|章程|治理|类|制)"
)
_NO_FIRM = compiled(
    r"(?:法院|检察院|[局部委署厅]|委员会|协会|学会|商会|大学|学院|交易所|[港上深北]交所|证监会|[日晚]?报|网|新闻|通讯社|杂志)$"
)
"""What no 公司 can mean."""
_A_DATE = compiled(
    r"(?:[今去明前]年|\d{4}年|\d{1,2}月|[上本下]个?月|[昨今][日天]|[上本下]?周[一二三四五六日末]|[一二三四]季度|[上下]半年)(?![^,]{0,8}[电讯])"
)
_SHOWN = compiled(
    r"上映|开播|首播|播出|定档|改档|撤档|公映|杀青|开机|关机|首映|点映|重映|入围|入选|获奖|立项|热映|展映|开拍|收官|夺得|摘得|斩获|宣布定档|登上|登顶|跻身|上榜|热播"
)
_TITLE_BEFORE = compiled(r"《[^》]{1,24}》")
_THIS_WORK = compiled(r"(?:这[部档款]|该)(?:影?片|电影|剧集?|动画|番剧|综艺|短剧|漫剧|作|新作|续作|纪录片)")
_TITLE_BEHIND = compiled(r"(?:了|的|了?的?[^,。《》]{0,6})(?P<title>《[^》]{1,24}》)")
_SHORT_HEAD = 12
_OWN_HOUSE = compiled(
    r"[,“「]?(?:并?(?:称|指|表示))?(?:公司|该公司|集团|该集团|本公司|我司|我们)(?!债|法|章程|治理|类|制|的[^,。]{0,8}客户)"
)
_LOOK_BACK = 160
_ASIDE = compiled(
    r"(?:[从给因同与对向经据为由被跟和让在于赴到任]|离开|曾任|曾是|任职|供职|效力|前身是|加入|收购|联合|牵手|携手|加盟|来自|入股|起诉|通过)[“《]?$"
)
"""What stands before a name that is not the subject of its clause."""
_CLAUSES = compiled(r"[,;。:][^,;。:]*[,;。:]")


def clause_start(folded: str, start: int, date: int) -> int:
    """Where the clause of a date begins inside its scene."""
    return max(start, *(folded.rfind(mark, start, date) + 1 for mark in ",;。:"))


def of_two(reading: Reading, actors: Actors, agent: Agent | None) -> tuple[int, int, str] | None:
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


def unlisted_subject(reading: Reading, start: int, verb: int, date: tuple[int, int] = (0, 0)) -> tuple[int, int, str] | None:
    """A country or a body that no list knows, right before the verb."""
    folded = reading.folded
    for pattern, group in ((_COUNTRY, 0), (_BODY, "name")):
        match = pattern.search(folded, start, verb)
        heads = match is not None and (match.start() == start or folded[match.start() - 1] in _BEFORE_HEAD or pattern is _BODY)
        if match and heads and not (match.start() < date[1] and date[0] < match.end()):
            a, b = match.span(group)
            a = max(a, folded.rfind("的", a, b - 4) + 1)  # «位于甘肃的陇东智算中心»
            if pattern is _BODY and folded[a - 2 : a - 1] in _LED_BY:
                continue  # «在北|京互联网法院起诉»
            return a, b, reading.cut(a, b)
    return None


def pointed_back(
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
    if word is not None and (near := _person_ahead(reading, actors, sentence, start)) is not None:
        return near
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
    if (state := unlisted_subject(reading, sentence, start)) is not None and not reading.folded.startswith(("据", "根据"), sentence):
        return state
    return _house_before(reading, actors, start, date[1])


def _person_ahead(reading: Reading, actors: Actors, sentence: int, start: int) -> tuple[int, int, str] | None:
    """Who speaks somewhere in the article and is named earlier in the sentence: «程以宁不指望…,她计划9月上旬提交…»."""
    told = max(((reading.text.rfind(who, sentence, start), who) for who in actors.people), default=(-1, ""))
    return None if told[0] < 0 else (told[0], told[0] + len(told[1]), told[1])


def all_of(reading: Reading, actors: Actors, start: int, verb: int) -> list[tuple[int, str]]:
    """The houses that «两家公司», «三家车企», «双方» stand for: as many as were named last, each once."""
    folded = reading.folded
    told = _SO_MANY.search(folded, start, verb)
    if told is None:
        return []
    count = "两三四五".index(told["n"] or "两") + 2
    names: dict[str, int] = {}
    for n in reversed(actors.acting(folded, max(0, start - FAR_BACK), start)):
        if n in actors.names.organisations and n.name != reading.publisher and not _NO_FIRM.search(n.name):
            names.setdefault(n.name, n.start)
        if len(names) == count:
            return sorted((at, name) for name, at in names.items())
    return []


_SO_MANY = compiled(
    r"(?:^|(?<=[,;:。“日月年天起]))(?:这)?(?:(?P<n>[两三四五])(?:家|大)(?:公司|企业|厂商|车企|银行|平台|机构|集团|品牌|药企|券商|巨头|运营商)?(?=[都均也将已同在共联于分先相则就还又正计拟预,])|(?P<both>双方|两者)(?=[都均也将已同在共联于分先相则就还又正计拟预签约达,]))"
)


def _house_before(reading: Reading, actors: Actors, start: int, behind: int) -> tuple[int, int, str] | None:
    """The house of the sentences before; 公司 or 该公司 at the head of the clause, or behind its date, looks further back."""
    folded = reading.folded
    home = reading.paragraph_at(start).start
    again = _HOUSE_AGAIN.match(folded, behind) or _HOUSE_AGAIN.match(folded, start)
    low = start - FAR_BACK if again else max(home, start - _LOOK_BACK)
    houses = [n for n in actors.acting(folded, max(0, low), start) if n in actors.names.organisations and n.name != reading.publisher]
    houses = [n for n in houses if not _ASIDE.search(folded, max(0, n.start - 4), n.start)] or houses
    if not houses:
        return None
    firms = [n for n in houses if not _NO_FIRM.search(n.name)]
    meant = _told_of(actors, firms) if again and "该" in again.group() else None
    if again and not firms:
        return None
    meant = meant or (firms[-1] if again else _heading(folded, houses))
    return meant.start, meant.end, meant.name


def _told_of(actors: Actors, firms: Sequence[NamedSpan]) -> NamedSpan | None:
    """The firm that 该公司 means: the one the article names most, of those named before it."""
    often = Counter(n.name for n in actors.names.organisations)
    return max(firms, key=lambda n: (often[n.name], n.start), default=None)


def _heading(folded: str, houses: Sequence[NamedSpan]) -> NamedSpan:
    """The first house of the sentence in which one was named last: its subject, where no colon or source stands before."""
    at = folded.rfind("。", 0, houses[-1].start)
    return next(n for n in houses if n.start > at)


def court_of(reading: Reading, actors: Actors, start: int, verb: int) -> tuple[int, int, str] | None:
    """The court that «案件», «该案» or «法院» mean: the one named last."""
    folded = reading.folded
    if not _AT_COURT.match(folded, verb) or not _CASE.search(folded[max(0, start - 1) : verb]):
        return None
    low = max(0, start - COURT_BACK)
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


def work_shown(reading: Reading, clause: tuple[int, int], verb: tuple[int, int]) -> tuple[int, int, str] | None:
    """The film or series that is shown, where nobody shows it: «《长夜行舟》9月30日上映», «11月26日上映的《疯狂动物城2》»."""
    folded = reading.folded
    if not _SHOWN.match(folded, verb[0]) and not _SHOWN.match(folded, verb[1]):
        return None
    titles = list(_TITLE_BEFORE.finditer(folded, clause[0], verb[0]))
    if not titles and _THIS_WORK.match(folded, clause[0]):  # «这部影片2月12日上映»
        titles = list(_TITLE_BEFORE.finditer(folded, max(0, clause[0] - 300), clause[0]))
    if titles:
        return titles[-1].start(), titles[-1].end(), reading.cut(*titles[-1].span())
    behind = _TITLE_BEHIND.match(folded, verb[1])
    return (behind.start("title"), behind.end("title"), reading.cut(*behind.span("title"))) if behind else None


def house_again(reading: Reading, actors: Actors, start: int, date: tuple[int, int], verb: int) -> Statement | None:
    """The statement whose speaker's house 公司, 集团 or 我们 mean: «集团今年会在福田开店»."""
    folded = reading.folded
    clause = clause_start(folded, start, date[0])
    if not (_OWN_HOUSE.match(folded, clause) or _OWN_HOUSE.match(folded, date[1])):
        return None
    statement = actors.around(verb) or actors.around(clause)
    told = statement is not None and statement.speaker_kind != "unnamed" and statement.group in _OF_ITS_OWN
    return statement if told and statement is not None and statement.organisation else None
