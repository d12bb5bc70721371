"""Systems with Chinese names that stand in no list: quoted beside a head noun, before 大模型, or with a version."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from lib.extract.candidates import Candidate, any_word, vocabulary
from lib.extract.edges import is_general, is_rare, name_end, name_start, words_of
from lib.extract.lexicon import lexicon
from lib.extract.roles import Role, endings
from lib.extract.tokens import Tokens
from lib.extract.traits import TRAITS
from lib.extract.versions import FIELDS
from lib.patterns import compiled

_HAN = compiled(r"[一-鿿]")
_QUOTED = compiled(r"[“「『‘\"]([^“”「」『』‘’\"\n,,。;:!?、《》]{2,18})[”」』’\"]")
_NICKNAME = compiled("(?:网名|昵称|账号|ID|网友|博主|主播|笔名|艺名|花名|外号|绰号|用户名?|跑者|玩家|读者|粉丝)(?:叫|为|是)?$")
_SELF_TOLD = compiled(r"[一-鿿]{2}(?:AI|GPT|Bot|大模型|\d\.\d)$")
_PRODUCT_END = compiled(r"(?:台|系统|平台|助手|助理|宝|通|器|仪|机|盒|云|大脑|引擎|模型|AI|精灵|小[一-鿿])$")
_SPECIFIC = 4
"""Length of a noun that says which system is meant («调度系统»), not just that one is («系统»)."""
_SURE = 0.6
_OF_MACHINES = compiled(
    r"(?:AI|AIGC|GPT|人工智能|大模型|智能体?)[一-鿿]{0,6}(?:产品|工具|平台|应用|系统|软件|软体|App|APP|小程序|助手|助理|引擎|插件|客户端|网站|社区|玩具|硬件|终端|解决方案|中台|一体机)$"
)
"""A noun for a thing that says by itself that it is one of AI: «AI陪伴产品»."""
_EDITION = compiled(
    r"(?:上线|推出|发布|升级|更新)(?:了|的)?(?:全新|最新)?(?:新版|升级版|新一代|国际版|海外版|企业版|内测版|公测版|测试版|专业版|网页版|移动版|桌面版)的?$"
)
_CLOUD = compiled(r"云(?:计算)?(?:业务|服务|平台|品牌|部门|业务部门)(?:的|——)?$")
_MADE_HERE = compiled(
    r"(?:自研|自主研发|自家|自主开发|自行开发|独家研发|新推出|最新推出|联合研发|开发|研制|推出|发布|上线|打造)(?:了|出|的|一款|一套|一个|新一代|全新|这款|这套){0,3}$"
)
_OWN_HEAD = compiled(
    r"(?:自研|自主研发|自主开发|自行研发|自行开发|自建|自有|自家|独家研发)的?(?:AI|智能)?[一-鿿]{0,6}(?:平台|系统|工具|产品|软件|应用|引擎|服务)[,:]?$"
)
"""A head noun for what a house made itself: «自研平台“逍遥”»."""
_WROTE = compiled(r"(?:写|做|搭|搭建|开发|研发|自研|建|打造|设计|训练)(?:了|出|过|成)[一两]?[个套款种]?[^,。;]{0,8}$")
_SERVES = compiled(r"(?:接入|上线|已|累计|服务|日均|注册|聚合|纳管|调度|覆盖|目前|现已|可|能|支持|提供|将|正式|升级)")
"""What a platform does, after its name and its kind: «“息壤”平台接入的算力»."""
_AFTER_NAME = compiled(r"[,。;:!?()、”」』…\n—]|$|的|和|与|及|以及|已|将|可|能|在|于|并|也|正|随|亮相|问世|上线|开源")
_CALLED = compiled(r"(?:名为|名叫|叫做|叫作|称作|称为|唤作|叫|命名为|取名为?|起名为?|定名为?|代号为?|昵称为?)$")
_MADE = compiled(r"自研|AI|智能|智慧|大模型|公司|文生|承建|旗下|首款|自家")
_OWN = compiled(r"(?:自研|自主研发|自主开发|自行研发|自行开发)的$")
_RUN_BY = compiled(r"的(?:运营方|运营商|运营主体|开发商|开发方|开发者|研发方|研发团队|开发团队|母公司)")
_LATIN = compiled(r"[A-Za-z\d]")
_LATIN_VERSION = compiled(r"[A-Za-z]{2,14}[- ]?[vV]?\d{1,2}(?:\.\d{1,2})?")
_TALK = compiled(
    r"[的了吗呢吧啊不没很更最也还就都把被让给我你他她它这那]|太(?![初极古白阳平行空湖乙一])|^[一二三四五六七八九十\d]+$|^[进出上下来去回开关吃拿跑卷抢]|(?:战|潮|热|赛|荒|效应|元年|时代|模式|路线|逻辑|陷阱|困局|红利|焦虑|难题|命题|之争|之战|竞赛|奇迹|神话|寒冬|春天|魔咒|基因|思维|理念|战略|口号|精神|现象|问题|争议|名单|黑洞|围城|生意|游戏规则|三板斧|组合拳|最后一公里|沙盒|计划|行动|专项|工程|倡议|联盟|基金|大赛|挑战赛|榜单?|指数|指南|协议|条款|清单|公约|办法|宣言|套餐|福利|补贴|礼包|之夜|大会|论坛|峰会|训练营|课程|合同|标准|规范|风格|美学|文化|概念|赛道|板块|方法论)$"
)
_NUMBER = (
    r"[vV]?\d{1,4}(?:\.\d{1,2}){0,2}[A-Za-z]{0,2}"
    r"(?![\dA-Za-z.]|[年月日个秒分万亿倍%点元款家人集部张条名位台天时周岁届期号楼])(?:[- ]?(?:Turbo|Pro|Max|Lite|Plus|Ultra|Mini|Nano|Flash|Air|Thinking)(?![A-Za-z]))?(?:-[A-Z][A-Za-z]{1,9}(?![A-Za-z]))?"
)
_VERSION = compiled(_NUMBER)
_LETTERED = compiled(r"[A-Z]\d{1,3}(?![\dA-Za-z])")
_RELEASED = compiled(r"(?:发布|推出|上线|开源|升级|迭代|训练)(?:了|出|的){0,2}((?![的了出过])[一-鿿]{2,6}?)-?" + _NUMBER)
_COUNTED = compiled("[一两二三四五六七八九十几多首这那每][部个款集条只台]")
_TAGGED = compiled(r"(?:Turbo|Pro|Max|Lite|Plus|Ultra|Mini|AI|GPT)(?![A-Za-z])")
_OPEN = frozenset(("", "“", "、", "「", "‘", "的", "\n"))
_NOUN = compiled(r"大模型|大语言模型|AI助手|智能体(?!验)")
_QUALIFIED = compiled(rf"(?:认知|语言|多模态|推理|行业|通用|文生视频|文生图|视频生成|基础|垂直|{FIELDS})$")
_FREED = compiled(
    r"(?:也|则|已|将|正式|全面|宣布|今日|当天|日前|近日|今年|去年|\d{1,2}月(?:\d{1,2}日)?){0,3}[^,。;:]{0,8}?(?:上线|开源|内测|公测|免费开放|面世|下载量|日活|月活|的用户|接入了|升级(?:到|至|为))"
)
_LAUNCH = compiled(
    r"(?:已|将|正式|全新|目前|仍|尚)?(?:上线|发布|问世|开放|开源|亮相|送样|量产|处|内测|公测|迭代|升级|替换|生成|\((?:www|http))"
)


def by_quotation(text: Tokens) -> Iterator[Candidate]:
    """Quoted names beside a noun that calls them by their kind: «遊戲AI引擎“GiiNEX”», «“一镜流影”插件»."""
    folded, deny = text.folded, vocabulary("system_shapes", "system.deny.quoted", "system.deny")
    for match in _QUOTED.finditer(folded):
        start, end = match.span(1)
        name = match.group(1).strip()
        if name in deny or _TALK.search(name) or _in_title(folded, start) or _NICKNAME.search(folded, max(0, start - 8), start - 1):
            continue
        parts = [p for p in words_of(text, start, end) if p.strip()]
        weight = _quoted_weight(folded, match.start(), match.end(), name)
        weight = weight if _names(parts) or (weight >= _SURE and _introduced(folded, match, parts)) else 0.0
        if weight:
            telling = bool(_LATIN.search(name)) or is_rare(parts)
            yield Candidate(start, end, "system", "tool", "system.quoted", weight + (0.2 if telling else 0.0))


def _in_title(folded: str, start: int) -> bool:
    """Whether a place stands within the title of a document: «《关于人工智能“模塑申城”的实施方案》»."""
    near = max(0, start - 40)
    return folded.rfind("《", near, start) > folded.rfind("》", near, start)


def _introduced(folded: str, match: re.Match[str], parts: list[str]) -> bool:
    """Whether quoted words are a name whatever they mean: «开源了具身模型“石敢当”,», «一款叫“小竹笔”的写作助手», «模型“苍梧4”»."""
    if is_general(parts):
        return False
    if any(TRAITS[p].latin for p in parts) and sum(not TRAITS[p].latin and len(p) > 1 for p in parts) <= 1:
        return True
    left = folded[max(0, match.start() - 24) : match.start()]
    return bool(_CALLED.search(left) or _OWN_HEAD.search(left) or (_release_near().search(left) and _AFTER_NAME.match(folded, match.end())))


def _quoted_weight(folded: str, start: int, after: int, name: str) -> float:
    """What the words before and after a quoted name say for a system."""
    left = folded[max(0, start - 16) : start].rstrip()
    called = _CALLED.search(left)
    if called and _headed().match(folded, after):
        return 0.7
    if called and (named := _headed_before().search(left)):
        return 0.6 if called.group()[0] in "名取起命定代昵" or _WROTE.search(left[: named.start()]) else 0.5
    left = left[: called.start()] if called else left
    if endings("model").at(left, len(left)):
        return 0.7
    if any_word("system_shapes", "system.head.model").match(folded, after):
        return 0.6
    headed = _headed().match(folded, after)
    if headed:
        own = _MADE_HERE.search(left)
        telling = (headed.end() - headed.start() >= _SPECIFIC and folded[after] != "的") or _SERVES.match(folded, headed.end())
        return 0.7 if own else 0.6 if telling else 0.5
    if _EDITION.search(left) or _OWN_HEAD.search(left) or (name.endswith("云") and _CLOUD.search(left)) or _OF_MACHINES.search(left):
        return 0.7
    if endings("release").at(left, len(left)) and _LATIN_VERSION.fullmatch(name):
        return 0.7  # 发布「HKGAI V1」
    if _OWN.search(left) or (_RUN_BY.match(folded, after) and endings("product").at(left, len(left))):
        return 0.7  # 自研的“灯塔管线”, 有声剧平台“耳畔”的运营方
    head = 0 if left.endswith("项目") and not _MADE.search(left) else endings("product").at(left, len(left))
    if head:
        return 0.5 if _release().search(left[:-head]) or _MADE.search(left) else 0.4
    launched = endings("release").at(left, len(left)) and _PRODUCT_END.search(name)
    return 0.7 if launched or _SELF_TOLD.search(name) else 0.0


@cache
def _headed() -> re.Pattern[str]:
    """A head noun right after a quoted name, with at most a few characters of trade before it: «“湘源”负荷预测大模型»."""
    return compiled(f"的?[一-鿿]{{0,6}}?(?:{any_word('system_shapes', 'system.head.model', 'system.head.product').pattern})")


@cache
def _headed_before() -> re.Pattern[str]:
    """A head noun a little before «called»: «模型内部代号“大鹏”»."""
    nouns = any_word("system_shapes", "system.head.model", "system.head.product").pattern
    return compiled(f"(?:{nouns})[^,。;]{{0,5}},?{_CALLED.pattern}")


@cache
def _release_near() -> re.Pattern[str]:
    """A deed of makers in the clause, its object last: «开源了具身模型»."""
    return compiled(f"(?:{any_word('system_shapes', 'system.release').pattern})[^,。;:]{{0,14}}$")


@cache
def _release() -> re.Pattern[str]:
    return compiled(f"(?:{any_word('system_shapes', 'system.release').pattern})[^,。;:]{{0,10}}$")


def _names(parts: list[str]) -> bool:
    """Whether quoted words can be a name: none of them a verb, adjective or the like, unless some make no common word."""
    if not parts or is_general(parts):
        return False
    traits = [TRAITS[p] for p in parts]
    return is_rare(parts) or not any(t.spells and not t.latin and not t.single and t.cls != "vn" and t.cls[0] in "vadcprf" for t in traits)


def by_version(text: Tokens) -> Iterator[Candidate]:
    """Chinese names with a version or a Latin tag: «织影2.0», «穹山400», «北辰-Turbo»."""
    folded = text.folded
    for pattern in (_VERSION, _TAGGED):
        for match in pattern.finditer(folded):
            stop = match.start() - (1 if folded[match.start() - 1 : match.start()] == "-" else 0)
            if not stop or not _HAN.match(folded, stop - 1):
                continue
            before = TRAITS[text.before(stop)]
            if before.common and not before.single:
                continue
            start = name_start(text, stop)
            parts = words_of(text, start, stop)
            if 2 <= stop - start <= 6 and not is_general(parts):  # one that is not rare counts beside another version of it
                weight = (0.4 if is_rare(parts) else 0.0) + (0.3 if _NOUN.match(folded, match.end()) else 0.0)
                yield Candidate(start, match.end(), "system", "model", "system.version", weight)
    for match in _RELEASED.finditer(folded):
        start = max(match.start(1), name_start(text, match.end(1)))  # 推理芯片|苍岭200
        if start in text.edges and not _COUNTED.match(folded, start) and not is_general(words_of(text, start, match.end(1))):
            yield Candidate(start, match.end(), "system", "model", "system.released", 0.7)


def by_model_noun(text: Tokens) -> Iterator[Candidate]:
    """Chinese names before 大模型: «云雀大模型»."""
    folded = text.folded
    for match in _NOUN.finditer(folded):
        qualified = _QUALIFIED.search(folded, max(0, match.start() - 4), match.start())
        stop = qualified.start() if qualified else match.start()
        if not stop or not _HAN.match(folded, stop - 1):
            continue
        start = name_start(text, stop)
        parts = words_of(text, start, stop)
        if not 2 <= stop - start <= 6 or is_general(parts) or TRAITS[parts[-1]].kind:
            continue
        if any(TRAITS[p].cls[0] in "vdcprmf" and len(p) > 1 for p in parts):
            continue
        made = folded[start - 1 : start] in _OPEN or _release().search(folded[max(0, start - 12) : start])
        yield Candidate(
            start,
            match.end(),
            "system",
            "model",
            "system.noun",
            (0.4 if is_rare(parts) or (made and all(len(p) == 1 for p in parts)) else 0.0) + (0.3 if made else 0.0),
        )


def by_house(text: Tokens, firms: frozenset[int]) -> Iterator[Candidate]:
    """Rare names right after the house that puts them out: «百度慧播星宣布免费开放»; what begins with a surname may be a person."""
    folded = text.folded
    for start in firms:
        if not _HAN.match(folded, start) or text.held[start] or lexicon().surname_at.match(folded, start):
            continue
        end = name_end(text, start, longest=4)
        parts = words_of(text, start, end)
        rare = end - start >= 2 and not is_general(parts) and is_rare(parts) and not TRAITS[parts[0]].stop and not TRAITS[parts[0]].title
        if rare and _FREED.match(folded, end) and not endings("suffix").at(folded, end):
            yield Candidate(start, end, "system", "tool", "system.of-house", 0.6)


def by_head(text: Tokens, roles: Sequence[tuple[int, Role]]) -> Iterator[Candidate]:
    """Chinese names right after a head noun, unquoted: «解决方案产品知行元(…)», «文生视频模型织影2.0上线»."""
    folded = text.folded
    for number, role in roles:
        if not role.head:
            continue
        start = text.starts[number + 1]
        if not _HAN.match(folded, start) or text.held[start] or not endings("head").at(folded, start):
            continue
        end = name_end(text, start, longest=6)
        parts = words_of(text, start, end)
        if end - start < 2 or is_general(parts) or not is_rare(parts) or TRAITS[parts[0]].stop or TRAITS[parts[0]].kind:
            continue
        version = _VERSION.match(folded, end) or _LETTERED.match(folded, end)
        stop = version.end() if version else end
        weight = 0.3 + (0.4 if _LAUNCH.match(folded, stop) else 0.0) + (0.2 if version else 0.0)
        yield Candidate(start, stop, "system", "tool", "system.head.plain", weight)
