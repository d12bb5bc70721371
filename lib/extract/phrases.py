"""Read a speaker phrase: organisation, role and name, a house that speaks, or somebody unnamed.

A phrase is what stands before a cue, after its adverbs are taken off: «盛趣游戏副总裁、美术中心负责人沈烽亮».
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from lib.extract.lexicon import DOT, HAN, PLACES, TIME, lexicon
from lib.extract.names import NamedSpan
from lib.rules import gazetteer
from lib.text.fold import fold

PERSON, INSTITUTION, UNNAMED, REFERENCE, OWN, DOCUMENT = "person", "institution", "unnamed", "reference", "own", "document"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the folded text, half open."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Phrase:
    """What a speaker phrase says. Every piece is a span of the article."""

    kind: str
    name: Piece
    role: Piece | None = None
    organisation: Piece | None = None
    rule: str = ""
    sure: float = 1.0


@dataclass(frozen=True, slots=True)
class Listed:
    """Organisations found in the article by whoever looks for names, for look-up by position."""

    starts: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()

    @classmethod
    def of(cls, spans: Sequence[NamedSpan]) -> Listed:
        """Look-up of the spans, in reading order."""
        ordered = sorted((s.start, s.end) for s in spans)
        return cls(tuple(a for a, _ in ordered), tuple(b for _, b in ordered))

    def within(self, start: int, end: int) -> list[Piece]:
        """Listed organisations inside a stretch."""
        out = []
        for i in range(bisect_left(self.starts, start), len(self.starts)):
            if self.starts[i] >= end:
                break
            if self.ends[i] <= end:
                out.append(Piece(self.starts[i], self.ends[i]))
        return out


_PRONOUN = re.compile(
    r"(?:他|她|他们|她们|其|后者|前者)(?:本人)?|(?:该|上述|前述|这位|那位|这名|那名|这家|这些|上述这位|同一位|此位|这几位)[^,。的]{0,16}"
    r"|(?:该|上述|前述)(?:公司|企业|集团|机构|平台|券商|报告|研报|公告|文件|部门)(?:方面|相关负责人|有关负责人|负责人)?"
    r"|公司(?:方面|相关负责人|有关负责人|管理层|高管)?|当事人|对方|署方|局方|校方|院方|厂方|店方|警方|厂商方面|官方|双方|资方"
)
_OWN = re.compile(
    r"(?:[^向对在告让跟与受,]{0,12}(?:本报|本刊|本网|本台|见习|实习)?记者[^在对向时,]{0,8}"
    r"|笔者|小编|编者|编者按|我们|我|本报|本刊|本文|作者|有人|本人)(?:们)?"
)
_TRANSLITERATED = re.compile(
    "[尔斯特克拉德姆森罗洛卢莱利维伊埃奥阿巴贝比布达迪多法菲弗福戈格哈赫霍基加杰卡凯科库劳勒雷里马玛麦曼梅米莫穆纳内尼诺帕佩皮普奇乔萨赛桑舍史塔泰汤托瓦韦沃乌西希夏谢辛雅亚扬耶扎詹朱茨兹顿登丁恩逊伦林伯金根奎蒂什波古鲁佐丹塞德蕾丝娜妮莉琳格柯肯吉季豪策施本贾厄昂厦朔冯范冈松吕聂祖]{3,7}"
)
_NOT_NAME = re.compile(
    r"(?:日前|近日|近期|最近|今日|昨日|昨天|今天|当天|当日|此前|随后|后来|同时|同样|也|还|则|曾|都|均|已|便|就|又|再|更|却|仍|并|在|对|向|跟|与|和|给|于|从|以|用|将|把|被|让|这|那|该|其|交流|投资|会议|关系|代表|相关|有关|一致|普遍|纷纷|进一步|公开|明确|不|没|未|很|太|最|所|们|的|了)"
    r"|.*(?:[中时后前上下里内间期日会度性化们者方]|公司|团队|部门|行业)$"
)
_HAVE = re.compile(rf"^(?:(?:{PLACES})?(?:也|还|更|亦|又|便|则|就|已|早|另|另外|甚至)?有|(?:{PLACES})?(?:也|还)?不乏|来自)")
_MARKER = re.compile(
    r"(?:一|两|二|三|四|五|六|七|八|九|十|几|数|多|某|另|另一|另外一|首|各|每|\d{1,3}|数十|数百|上百|十几|近百|超过半数)余?多?(?:位|名|家|个|群|批|派|间|所|些)"
    r"|不少|许多|众多|部分|一些|绝大多数|大多数|大多|大部分|多数|更多|有的|有些|很多|少数|广大|各大|各路|某些|某|个别|其他|其它|诸多|少量|一线|前线"
)
_CROWD = re.compile(
    rf"(?:(?:{PLACES})|[{HAN}A-Za-z0-9]{{1,8}}?)?(?:相关|有关|资深|专业)?"
    r"(?:业内人士|行业人士|业界人士|业内|业界|分析人士|市场人士|知情人士|消息人士|专业人士|内部人士|法律界人士|业内专家|圈内人士|接近.{1,12}的人士|观察人士|机构人士|研究人士"
    r"|从业者|从业人员|专家|学者|律师|分析师|分析员|网友|网民|市场|外界|媒体|外媒|港媒|台媒|日媒|美媒|韩媒|陆媒|官媒|机构|券商|舆论|投资者|投资人|消费者|用户|玩家|观众|粉丝|家长|车主"
    r"|消息|观点|声音|说法|传闻|传言|市场消息|报道|评论|分析|外资|大行|法人|投行|厂商|业者|公众|民众|坊间|市民|居民|学界|法学界|科学家|研究者|研究人员|创作者|开发者|影迷|影评人|工作人员|批评者|支持者|反对者|乐观者|悲观者|监管层|监管部门|主管部门|有关部门|官方|当局|同行|行业|受访者|受访人士|知情者|当地人|人士|商家|卖家|店家|司机|乘客|患者|代理商|经销商|供应商|供应链|品牌方|平台方|主办方|剧方|片方|剧组|项目方|投资方|出品方|制片方|发行方|官员|内部员工|员工|前员工|高管|管理层|被告人?|原告|检方|控方|辩方|警方|家属|受害人|申请人|合议庭)"
    r"|(?:一审|二审|终审|受理)?法院"
)
_STAFF = re.compile(
    r"(?:相关|有关|内部|主要|技术|产品|业务|运营|项目|市场|品牌|公关|研发|投资者关系|IR|采购|销售|一线|现场|客服|前|方面|多名|某){0,3}"
    r"(?:负责人|负责同志|发言人|新闻发言人|工作人员|客服人员|客服|人士|员工|高管|管理层|高层|代表|团队|研究团队|工程师|主管|经理|朋友|前员工|内部人士|架构师|产品架构师|产品经理|程序员|设计师|官员|专家组|专家|研究员|研究人员|分析师|科学家|店员|销售|法务|律师|团队成员|创始团队|开发团队|研发团队)$"
)
_DOCUMENT = re.compile(r"《[^《》]{1,80}(?:《[^《》]{1,40}》[^《》]{0,40})?》(?:\([^()]{1,30}\))?")
_STATE = re.compile(
    r"(?:意见|办法|条例|规定|通知|规划|方案|纲要|法|计划|措施|指南|指引|准则|标准|决定|政策|目录|法案|规则|令|草案|细则|要点|文件|征求意见稿|解释|公约|协定)(?:\([^()]{1,20}\))?》"
)
_BARE_DOCUMENT = re.compile(
    r"(?:上述|前述|该|这份|这项|该份)?(?:公告|报告|研报|财报|年报|要点|征求意见稿|意见稿|意见|办法|通知|方案|规划|白皮书|咨询文件|文件|指引|草案|条例|声明|纪要|招股书|论文|文章|公开信|通报|新规|细则|指南|简报|快报|业绩快报)(?:中|里)?"
)
HEAD_NOUN = re.compile(
    r"(?:人士|从业者|人员|负责人|负责同志|人|者|方|商|家|员|师|长|们|网友|网民|业内|业界|市场|外界|媒体|机构|券商|公司|企业|厂商|团队|行业|学者|代表|客户|用户|粉丝|高层|高管|主管|经理|总监|官员|朋友|同行|同学|律师|导演|编剧|制片|演员|博主|创始人|合伙人|教授|博士|专家|编辑|记者|主播|董事|总裁|副总|店长|厂长|玩家|平台|工程师|车主|大V|UP主|KOL|CEO|CTO|COO|VC|品牌|投行|外资|法人|议员|立委|民众|居民|村民|市民|学生|家长|老师|医生|护士|司机|工人|骑手|业者|股民|投资者)$"
)
_ISSUED = re.compile(
    rf"(?P<org>.{{2,30}}?)(?:{TIME}|(?:于|在)?(?:日前|近日|近期|此前|昨日|昨晚|昨天|今日|今天|当天|当日|最新|最近|本周|上周|稍早|随后|刚刚|\([^()]{{1,6}}\)|日|周[一二三四五六日]|同日|次日|联合|共同|官方)){{0,4}}"
    r"(?:发布|发表|公布|披露|印发|出台|推出|出具|提供|编制|下发|撰写|刊发|刊登|公开|制定|提交|更新|刊出|公告|整理)(?:了|过)?(?:的)?(?P<rest>.{0,50})"
)
_LATIN = re.compile(
    rf"[A-Za-z0-9][A-Za-z0-9.&'’+\-]{{0,24}}(?: [A-Z0-9][A-Za-z0-9.&'’+\-]{{0,24}}){{0,4}}(?:[{HAN}]{{0,6}}(?:公司|集团|方面|官方|团队|实验室|研究院|中国|亚太|中国区))?"
)
_STOP_LATIN = frozenset("AI APP App AIGC AGI CEO CTO GPU CPU NPC IP PPT IT ROI VR AR MV CG API ETF IPO GDP PMI CPI PPI LLM IPO TMT".split())
_SIDE = re.compile(r"(?:方面|官方|内部|一方|管理层|高层|集团|公司)$")
_FAME = re.compile(
    rf"^(?:知名|著名|资深|全球|国际|全国|国内|海外|(?:{PLACES})(?:的)?|头部|最大|最大的|老牌|新兴|明星|初创|上市|民营|国有|本土|外资|中资|权威|第三方|市场|行业|现任|时任|曾任|原|前|作为|身为|来自|由|与|和|随着){{1,3}}(?:的)?"
)
_ROLE_FAME = re.compile(rf"^(?:知名|著名|现任|时任|曾任|原任|公众号|微信公众号|微博|抖音|B站|视频号|(?:{PLACES})(?:的)?)+")
_INNER = re.compile(r"^[^、]{1,12}(?:委员会|事业部|事业群|业务线|业务部|部门|业务|中心|部)")
_SCHOOL = re.compile(rf"[{HAN}]{{2,10}}(?:大学|科学院|学院)")
_NAMED_PRODUCT = re.compile(rf"(?:公司|产品|平台|企业|品牌|厂商|应用|软件|工具|方案)([{HAN}A-Za-z]{{2,10}})\([^()]{{1,40}}\)$")
_OFFICE = re.compile(rf"(?:{PLACES})?[{HAN}]{{2}}(?:部|局|署|厅|司|处|院|委)(?:长|副部长|副局长)")
_SEAT = re.compile(r"(?:[^、,]{0,6}(?:人大代表|政协委员|两会代表|党代表|人大常委)、|(?:独家)?(?:对话|专访|访谈|走近|访))(?=.{2})")
_NICKNAMED = re.compile(
    r"(?:.{0,8})(?:网名|昵称|账号|ID|名为|名叫|笔名|化名|艺名|花名|自称)(?:为|叫|是)?[“「『]?(?P<name>[^“”「」『』]{2,14}?)[”」』]?的(?P<what>.{2,14})"
)
_SHY = re.compile(r"(?:一直)?(?:不愿|不具名|不便|匿名|要求匿名|未具名|拒绝透露|知情|熟悉|了解|参与|接近|曾)[^,]{0,16}的")
_STOCK = re.compile(rf"\*?(?:ST)?[{HAN}]{{2,6}}")
_LOW = re.compile(r"(?:从业者|人士|出身|达人|圈)$")
_FIELD_ONLY = re.compile(
    rf"(?:{PLACES}|独立|自由|资深|知名|著名|年轻|青年|互联网|电商|影视|电影|电视剧|动画|动漫|游戏|短剧|科技|财经|汽车|半导体|芯片|AI|人工智能|大模型|新能源|证券|金融|投资|量化|私募|公募|执业|知识产权|IT|法律|专业|职业|业余|的|区|市|家住.{{1,6}}|[{HAN}]{{1,3}}(?:区|县|镇|村))*"
)
_WEAK = re.compile(r"[的了是在有不就也都把被让给着过吗呢吧这那]")


@cache
def known_houses() -> frozenset[str]:
    """Folded names and aliases of the firms in the alias table and of the organisations in the gazetteer."""
    firms = [e for e in gazetteer("aliases") if e.data["kind"] == "firm"]
    return frozenset(fold(n) for e in [*firms, *gazetteer("organisations")] for n in (e.name, *e.aliases))


@cache
def known_people() -> frozenset[str]:
    """Folded names and aliases of the people in the alias table."""
    return frozenset(fold(n) for e in gazetteer("aliases") if e.data["kind"] == "person" for n in (e.name, *e.aliases))


def read_phrase(folded: str, start: int, end: int, *, listed: Listed, people: frozenset[str] = frozenset()) -> Phrase | None:
    """The phrase of a stretch, or None where no speaker can be read in it.

    >>> text = "盛趣游戏副总裁、美术中心负责人沈烽亮"
    >>> p = read_phrase(text, 0, len(text), listed=Listed())
    >>> p.kind, text[p.name.start:p.name.end], text[p.role.start:p.role.end], text[p.organisation.start:p.organisation.end]
    ('person', '沈烽亮', '副总裁、美术中心负责人', '盛趣游戏')
    """
    while start < end and folded[start] in " \t":
        start += 1
    while end > start and folded[end - 1] in " \t":
        end -= 1
    words = folded[start:end]
    if not words or len(words) > 70:
        return None
    if _OWN.fullmatch(words):
        return Phrase(OWN, Piece(start, end), rule="phrase.own")
    if m := _DOCUMENT.fullmatch(words):
        if words[1:-1] in known_houses() or re.search("(?:日报|晚报|时报|周刊|周报|早报|导报)》$", words):
            return Phrase(INSTITUTION, Piece(start + 1, end - 1), rule="phrase.listed")
        return Phrase(DOCUMENT, Piece(start, end), rule="phrase.document")
    if _PRONOUN.fullmatch(words) and not re.match("该(?:公司|企业|机构|平台)(?:一|某|多|另)", words):
        return _reference(folded, start, end)
    if _BARE_DOCUMENT.fullmatch(words):
        return Phrase(REFERENCE, Piece(start, end), rule="phrase.bare-document", sure=0.8)
    return (
        _person(folded, start, end, listed, people)
        or _unnamed(folded, start, end, listed)
        or _staff(folded, start, end, listed)
        or _house(folded, start, end, listed)
    )


def _reference(folded: str, start: int, end: int) -> Phrase:
    return Phrase(REFERENCE, Piece(start, end), rule="phrase.reference", sure=0.8)


def _person(folded: str, start: int, end: int, listed: Listed, people: frozenset[str]) -> Phrase | None:
    """A person named: a title and a name, a name known from the article, or the bare shape of a name."""
    lex = lexicon()
    words = folded[start:end]
    bare = re.sub(r"\([^()]{1,40}\)$", "", words)
    if bare in people:
        return Phrase(PERSON, Piece(start, start + len(bare)), rule="phrase.known")
    best = None
    for m in lex.head.finditer(words):
        rest = words[m.end() :].lstrip(" ")
        if rest and _is_name(rest, people, marked=bool(_MARKER.match(words))):
            best = m.end() + len(words[m.end() :]) - len(rest)
    if best is not None:
        name_end = start + len(re.sub(r"\([^()]{1,40}\)$", "", words))
        name = _unquoted(folded, start + best, name_end)
        organisation, role = split_role(folded, start, start + best, listed=listed)
        return Phrase(PERSON, name, role, organisation, "phrase.title-name")
    for known in people:  # «X公司的周鸿祎»: whom he belongs to was said with the name before
        if len(known) >= 2 and bare.endswith(known) and len(bare) > len(known):
            before = Piece(start, start + len(bare) - len(known))
            house = _house(folded, before.start, before.end, listed)
            if house and house.kind == INSTITUTION:
                return Phrase(PERSON, Piece(before.end, start + len(bare)), None, house.name, "phrase.known")
    if m := _NICKNAMED.fullmatch(words):
        name, role = m.span("name"), m.span("what")
        titled = lex.title_end.search(words, role[0])
        if titled:
            return Phrase(PERSON, Piece(start + name[0], start + name[1]), Piece(start + titled.start(), end), None, "phrase.nickname")
    if m := lex.addressed.fullmatch(bare):
        return Phrase(REFERENCE, Piece(start, start + len(bare)), rule="phrase.surname", sure=0.8)
    if bare in known_people():
        return Phrase(PERSON, Piece(start, start + len(bare)), rule="phrase.listed")
    if bare in lex.never or bare in known_houses():
        return None
    if re.fullmatch(rf"{lex.surname}(?:女士|先生|小姐|某|某某)", bare):
        return Phrase(PERSON, Piece(start, start + len(bare)), rule="phrase.surname", sure=0.7)
    if re.fullmatch(rf"[{HAN}]{{1,8}}(?:[{DOT}](?:[{HAN}]{{1,8}}|[A-Z]\.?)){{1,3}}", bare):
        return Phrase(PERSON, Piece(start, start + len(bare)), rule="phrase.foreign", sure=0.9)
    if (
        re.fullmatch(rf"{lex.sure_surname}[{HAN}]{{1,2}}", bare)
        and not _CROWD.fullmatch(bare)
        and not lex.suffixed.fullmatch(bare)
        and not _WEAK.search(bare[1:])
    ):
        return Phrase(PERSON, Piece(start, start + len(bare)), rule="phrase.bare-name", sure=0.6)
    if re.fullmatch(rf"[老小阿]{lex.sure_surname}", bare) and bare not in lex.never:
        return Phrase(PERSON, Piece(start, start + len(bare)), rule="phrase.bare-name", sure=0.6)
    if m := re.fullmatch(
        rf"[^,。;的]{{2,24}}的(?P<name>{lex.sure_surname}[{HAN}]{{1,2}}|[老小阿]{lex.sure_surname})", bare
    ):  # «从事广告后期七年的陈晓东»
        name = m.group("name")
        if not _NOT_NAME.match(name) and not _CROWD.fullmatch(name) and name not in lex.heads and not _WEAK.search(name):
            return Phrase(PERSON, Piece(start + m.start("name"), start + m.end("name")), rule="phrase.bare-name", sure=0.6)
    return None


def _is_name(rest: str, people: frozenset[str], *, marked: bool) -> bool:
    """Whether what follows a title is a name."""
    lex = lexicon()
    bare = re.sub(r"\([^()]{1,40}\)$", "", rest)
    if bare in people:
        return True
    if bare in known_people() or _TRANSLITERATED.fullmatch(bare):
        return True
    if bare in lex.heads or bare in lex.never or bare in known_houses() or lex.title.fullmatch(bare) or _STAFF.fullmatch(bare):
        return False
    if _NOT_NAME.match(bare) and not lex.addressed.fullmatch(bare) and not re.search(f"[{DOT}A-Za-z“「『]", bare):
        return bool(lex.person.fullmatch(bare)) and bool(re.match(lex.sure_surname, bare)) and not re.match("[都从向和于将时]", bare)
    if lex.person.fullmatch(bare):
        return bare not in _STOP_LATIN and not _WEAK.search(bare[1:3] if len(bare) <= 3 else "")
    if marked or _CROWD.fullmatch(bare) or _MARKER.match(bare) or _WEAK.search(bare):
        return False
    return (
        bool(re.fullmatch(rf"[{HAN}]{{2,3}}", bare))
        and not lex.suffixed.fullmatch(bare)
        and not bare.endswith(("们", "者", "人", "方", "称", "会", "司", "部"))
    )


def _unquoted(folded: str, start: int, end: int) -> Piece:
    """A name without the quotation marks of a pen name."""
    while start < end and folded[start] in "“「『 ":
        start += 1
    while end > start and folded[end - 1] in "”」』 ":
        end -= 1
    return Piece(start, end)


def split_role(folded: str, start: int, end: int, *, listed: Listed) -> tuple[Piece | None, Piece | None]:
    """Organisation and role out of what stands before a name.

    >>> text = "华金证券计算机首席分析师"
    >>> [text[p.start:p.end] for p in split_role(text, 0, len(text), listed=Listed())]
    ['华金证券', '计算机首席分析师']
    """
    lex = lexicon()
    while end > start and folded[end - 1] in " 、,的":
        end -= 1
    if m := _SEAT.match(folded[start:end]):
        start += m.end()
    for cut in [m.end() for m in re.finditer("的", folded[start:end])][::-1]:
        right = folded[start + cut : end]
        if lex.title.fullmatch(right):
            house = _house_before(folded, start, start + cut - 1, listed)
            if house and not _MARKER.match(folded[start:end]):
                return house, _role(folded, start + cut, end)
            start += cut
            break
        if lex.title_end.search(right):
            start += cut
            break
    first = folded.find("、", start, end)
    while first > 0 and not lex.title_end.search(folded[start:first]) and (_LOW.search(folded[start:first]) or first - start <= 12):
        start, first = first + 1, folded.find("、", first + 1, end)
    if m := re.match("(?:在|据|由|与|对|向|跟|让|请|给|和)?(?:现任|时任|曾任|原任|身为|作为)?", folded[start:end]):
        start += m.end()
    stop = folded.find("、", start, end)
    item_end = end if stop < 0 else stop
    while item_end < end and not lex.title_end.search(folded[start:item_end]):
        stop = folded.find("、", item_end + 1, end)
        item_end = end if stop < 0 else stop
    cut = _house_end(folded, start, item_end, listed)
    house = _trim_house(folded, start, cut, listed) if cut > start else None
    role_start = max(cut, start)
    return house, _role(folded, role_start, end)


def _house_before(folded: str, start: int, end: int, listed: Listed) -> Piece | None:
    """The house in «X公司的», if it reads as one."""
    house = _house(folded, start, end, listed)
    if house and house.kind == INSTITUTION:
        return house.name
    inner = [p for p in listed.within(start, end) if p.end == end]
    return inner[-1] if inner else None


def _house_end(folded: str, start: int, end: int, listed: Listed) -> int:
    """Where in «HOUSE+TITLE» the house ends; start where there is none."""
    lex = lexicon()
    words = folded[start:end]
    title = lex.title_end.search(words)
    title_at = title.start() if title else len(words)
    ends: list[int] = [m.end() for m in lex.suffix.finditer(words) if 2 <= m.end() <= title_at + 12]
    whole = [e for e in ends if e < len(words) and lex.title.fullmatch(words, e) and not _FIELD_ONLY.fullmatch(words[:e])]
    inside = [p for p in listed.within(start, end) if p.end < end and folded[p.start : p.end] not in _STOP_LATIN]
    if inside:
        # a listed house, and the units of a school or institute that follow its name
        at = inside[0].end - start
        if m := re.compile(rf"[^、]{{1,14}}(?:{lex.unit})(?=.)").match(words, at):
            at = m.end() if lex.title.fullmatch(words, m.end()) else at
        rest = words[at:].lstrip("的")
        if lex.title.fullmatch(rest) or (
            lex.title_end.search(rest) and (_INNER.match(rest) or "、" in rest or _SCHOOL.fullmatch(words[:at]))
        ):
            return start + at
    if (m := _SCHOOL.match(words)) and not whole and lex.title_end.search(words[m.end() :]):
        return start + m.end()
    for e in ends:
        rest = words[e:]
        if (
            e >= 3
            and len(rest) > 6
            and not lex.title.fullmatch(rest)
            and re.match(_INNER, rest)
            and lex.title_end.search(rest)
            and not _FIELD_ONLY.fullmatch(words[:e])
        ):
            return start + e
    if whole:
        return start + whole[0]
    if not title or not title_at:
        return start
    if lex.field_title.search(words):
        return start
    before = words[:title_at]
    if _OFFICE.fullmatch(words):
        return start
    stripped = re.sub(_FAME, "", before)
    if not stripped or _FIELD_ONLY.fullmatch(before) or _MARKER.match(before):
        return start
    return start + title_at


def _trim_house(folded: str, start: int, end: int, listed: Listed) -> Piece | None:
    """A house without fame and kind before its name: «知名投资机构a16z» → a16z."""
    lex = lexicon()
    if folded[end - 1] == "的":
        end -= 1
    for inner in listed.within(start, end):
        if inner.end == end:
            return inner
    if m := _FAME.match(folded[start:end]):
        kept = start + m.end()
        place = re.fullmatch(PLACES, folded[start:kept])
        if kept < end and not place and (end - kept >= 3 or _LATIN.fullmatch(folded[kept:end])):
            start = kept
    if m := re.search(r"\([^()]{1,40}\)$", folded[start:end]):
        end = start + m.start()
        if end == start:
            return None
    words = folded[start:end]
    for m in lex.kind_of_house.finditer(words):
        rest = words[m.end() :]
        if 2 <= len(rest) and m.end() >= 2 and _stands_alone(rest) and not rest.startswith(("方面", "官方")):
            start += m.end()
            break
    return Piece(start, end) if end > start and not _WEAK.search(folded[start : start + 1]) else None


def _stands_alone(words: str) -> bool:
    """Whether words read as the name of a house by themselves."""
    if words in known_houses():
        return True
    if lexicon().suffixed.fullmatch(words) and len(words) >= 4:
        return True
    return bool(re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9 .&+\-]{1,30}", words)) and words not in _STOP_LATIN


def _role(folded: str, start: int, end: int) -> Piece | None:
    """A role without the words of fame and place before it."""
    while start < end and folded[start] in " 的、,":
        start += 1
    while m := _ROLE_FAME.match(folded[start:end]):
        if m.end() == 0 or start + m.end() >= end:
            break
        start += m.end()
    while end > start and folded[end - 1] in " 、,的":
        end -= 1
    return Piece(start, end) if end > start else None


def _unnamed(folded: str, start: int, end: int, listed: Listed) -> Phrase | None:
    """Somebody unnamed: from 一位, 多家, 不少 to the head noun; 业内人士 and the like."""
    words = folded[start:end]
    if m := _HAVE.match(words):
        if m.end() < len(words):
            start += m.end()
            words = folded[start:end]
    if _SHY.match(words) and HEAD_NOUN.search(words):
        return Phrase(UNNAMED, Piece(start, end), None, None, "phrase.unnamed", 0.85)
    organisation = None
    markers = list(_MARKER.finditer(words))
    # «不少作品已翻拍成剧的一位资深编剧»: the one who counts persons opens the phrase
    markers.sort(key=lambda m: (m.group()[-1] not in "位名", m.start()))
    for m in markers:
        rest = words[m.end() :]
        if not rest or re.match("[月日年号周次点天]", rest):
            continue
        if m.start() > 24 or (m.start() and not _opens_phrase(words[: m.start()], folded, start, listed)):
            continue
        if len(rest) < 1 or rest.startswith(("方面", "程度")) or len(rest) > 46:
            continue
        if m.start():
            that = words.startswith(("该", "上述", "前述"))
            house = None if that else _house(folded, start, start + m.start(), listed)
            organisation = house.name if house and house.kind == INSTITUTION else None
            if that:
                organisation = Piece(start, start + m.start())
        role = lexicon().title_end.search(rest)
        at = start + m.end() + role.start() if role else 0
        return Phrase(UNNAMED, Piece(start + m.start(), end), Piece(at, end) if role else None, organisation, "phrase.unnamed", 0.9)
    if _CROWD.fullmatch(words):
        return Phrase(UNNAMED, Piece(start, end), None, None, "phrase.crowd", 0.85)
    return None


def _opens_phrase(before: str, folded: str, start: int, listed: Listed) -> bool:
    """Whether what stands before 一位 belongs to the frame and not to a relative clause of it."""
    if re.fullmatch(rf"(?:{PLACES})(?:的)?|.{{0,30}}的|其中|还有|也有|有|目前|近期|来自.{{1,12}}的?", before):
        return True
    if re.search("引述|援引|引用|转述|对|向", before):
        return False
    if before in ("该公司", "该企业", "该机构", "上述公司", "前述公司", "该平台"):
        return True
    house = _house(folded, start, start + len(before), listed)
    return bool(house and house.kind == INSTITUTION)


def _staff(folded: str, start: int, end: int, listed: Listed) -> Phrase | None:
    """An unnamed voice of a named house: «微盟集团相关技术负责人»."""
    words = folded[start:end]
    m = _STAFF.search(words)
    if not m or re.search("引述|援引|引用|转述|[一某多][名位]", words[: m.start()]):
        return None
    if not m.start():
        return Phrase(UNNAMED, Piece(start, end), Piece(start, end), None, "phrase.staff", 0.7)
    before_end = start + m.start()
    while before_end > start and folded[before_end - 1] == "的":
        before_end -= 1
    inside = [p for p in listed.within(start, before_end)]
    house = Phrase(INSTITUTION, inside[0]) if inside and inside[0].start - start <= 8 else _house(folded, start, before_end, listed)
    if not house or house.kind != INSTITUTION:
        if named := _NAMED_PRODUCT.search(folded[start:before_end]):
            brand = Piece(start + named.start(1), start + named.end(1))
            return Phrase(UNNAMED, Piece(start, end), Piece(start + m.start(), end), brand, "phrase.staff", 0.6)
        if _WEAK.search(words) or len(words) > 16:
            return None
        return Phrase(UNNAMED, Piece(start, end), Piece(start + m.start(), end), None, "phrase.staff", 0.6)
    return Phrase(UNNAMED, Piece(start, end), Piece(start + m.start(), end), house.name, "phrase.staff", 0.9)


def _house(folded: str, start: int, end: int, listed: Listed) -> Phrase | None:
    """A house that speaks, itself or through its paper: «浙商证券研报», «因赛集团1月26日发布的调研纪要»."""
    lex = lexicon()
    words = folded[start:end]
    if words.startswith(("这", "那", "该", "此", "其", "本次", "每")):
        return None
    if words in lex.never or lex.title.fullmatch(words):
        return None
    if m := re.match("(?:一|这|上述|有)?(?:份|项|篇|则)?由(?=.{3})|(?:一|这)(?:份|项|篇|则)(?=.{3})", words):
        start, words = start + m.end(), words[m.end() :]
    if document := _DOCUMENT.search(words):
        return _through_document(folded, start, end, document, listed)
    if m := _ISSUED.fullmatch(words):
        inner = _house(folded, start, start + m.end("org"), listed)
        if inner and inner.kind == INSTITUTION:
            return Phrase(INSTITUTION, inner.name, None, None, "phrase.issued", 0.9)
    if (m := lex.paper.search(words)) and m.start() >= 2:
        paper = _paper(folded, start, start + m.start(), listed)
        if paper:
            return paper
        if m.group() in ("公告", "业绩快报", "财报", "年报", "招股书"):  # only a listed firm has one
            name = re.sub("(?:昨日|昨晚|今日|当日|近日|日前|晚间|早间|盘后|最新|的|发布|披露){1,4}$", "", words[: m.start()])
            if _STOCK.fullmatch(name) and name not in lex.never and not _WEAK.search(name) and not _CROWD.fullmatch(name):
                return Phrase(INSTITUTION, Piece(start, start + len(name)), None, None, "phrase.paper", 0.7)
    if m := _SIDE.search(words):
        if m.start() >= 2 and m.group() not in ("集团", "公司"):
            return _house(folded, start, start + m.start(), listed)
    inside = [p for p in listed.within(start, end) if p.end == end]
    if inside:
        before = words[: inside[0].start - start]
        if not before or _FAME.fullmatch(before) or _ends_in_kind(before):
            return Phrase(INSTITUTION, inside[0], rule="phrase.listed", sure=1.0)
    piece = _trim_house(folded, start, end, listed)
    if not piece:
        return None
    name = folded[piece.start : piece.end]
    if name in known_houses():
        return Phrase(INSTITUTION, piece, rule="phrase.listed")
    if name in lex.never or _WEAK.search(name):
        return None
    if lex.suffixed.fullmatch(name) and len(name) >= 3 and not _MARKER.match(name) and name not in lex.papers:
        return Phrase(INSTITUTION, piece, rule="phrase.suffix", sure=0.85)
    if _LATIN.fullmatch(name) and name not in _STOP_LATIN and re.search("[A-Za-z]", name):
        return Phrase(INSTITUTION, _latin_house(folded, piece), rule="phrase.latin", sure=0.8)
    return None


def _ends_in_kind(before: str) -> bool:
    """Whether words before a name say what kind of house it is: «封测厂», «外资券商»."""
    return len(before) <= 16 and any(m.end() == len(before) for m in lexicon().kind_of_house.finditer(before))


def _latin_house(folded: str, piece: Piece) -> Piece:
    """A Latin house without 方面 and 官方."""
    m = re.search("(?:方面|官方|团队)$", folded[piece.start : piece.end])
    return Piece(piece.start, piece.end - len(m.group())) if m else piece


def _paper(folded: str, start: int, end: int, listed: Listed) -> Phrase | None:
    """Whose paper it is: what stands before «研报», «数据», «最新报告»."""
    lex = lexicon()
    words = folded[start:end]
    while m := re.search(
        r"(?:的|一项|一份|一篇|这项|这份|最新|全新|年度|季度|月度|官方|技术|调研|调查|统计|监测|研究|相关|此前|公开|最近|一份|这份|发布|投资|行业|深度|专题|分析|市场|\d{4}年(?:度)?|\d{1,2}月(?:份)?)$",
        words,
    ):
        words = words[: m.start()]
    m2 = lex.paper.search(words)
    if m2 and m2.start() >= 2 and words not in known_houses():
        words = words[: m2.start()]
    if len(words) < 2:
        return None
    at = start + len(words)
    if re.search("(?:日前|近日|此前|昨日|今日|当天|在|于)$", words):
        return None
    person = _person(folded, start, at, listed, frozenset())
    if person and person.rule in ("phrase.title-name", "phrase.listed"):
        return person
    house = _house(folded, start, at, listed)
    return Phrase(INSTITUTION, house.name, None, None, "phrase.paper", 0.9) if house and house.kind == INSTITUTION else None


def _through_document(folded: str, start: int, end: int, document: re.Match[str], listed: Listed) -> Phrase | None:
    """A document that speaks: one of the state by its own name, any other as the house that published it."""
    piece = Piece(start + document.start(), start + document.end())
    tail = folded[piece.end : end]
    if tail and tail not in lexicon().papers and tail not in ("一文", "一书", "中", "里", "显示", "文件"):
        return None
    if _STATE.search(document.group()):
        return Phrase(DOCUMENT, piece, rule="phrase.document")
    words = folded[start : piece.start]
    if not words:
        return Phrase(DOCUMENT, piece, rule="phrase.document")
    m = _ISSUED.fullmatch(words)
    stop = start + (m.end("org") if m else len(words))
    house = _house(folded, start, stop, listed)
    return Phrase(INSTITUTION, house.name, None, None, "phrase.issued", 0.9) if house and house.kind == INSTITUTION else None
