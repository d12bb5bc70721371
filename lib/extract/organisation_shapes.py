"""Houses that stand in no list: by the end of their name, by the title after it, by the kind before it.

One pass over the words of a text: each word that can end a suffix, a title or a kind opens a closer look.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from lib.extract.candidates import Candidate, any_word, vocabulary
from lib.extract.edges import ends_well, is_general, is_place, is_rare, name_end, name_start, words_of
from lib.extract.roles import Endings, Role, endings, suffixes
from lib.extract.tokens import Tokens
from lib.extract.traits import TRAITS
from lib.patterns import compiled
from lib.rules import Rule, alternation, rules

_HAN = compiled(r"[一-鿿]")
_GOVERNS = compiled(r"政府$")
_LEADERS = frozenset(("中国", "全国", "国家", "世界", "国际", "全球", "中华", "亚洲", "欧洲"))
_QUOTES = frozenset("“「『")
_GROUPS = ("集团", "控股", "股份")
_NATIONS = ("中国", "国家", "中华")
_OFFICE = compiled(r"(?:政府|法院|检察院|局|海关|新闻办|办公厅|管委会)$")
_JOINS = ("和", "及", "与")
_OFFICE_WORDS = frozenset(("ns", "n", "vn", "nt", "nz", "j", "an", "b", "l", "s"))
_WORKER = frozenset("费主师员者商家人价业界市店队组片类型感风权圈迷厅")
"""What a trade goes on with to a common noun: 制作|费, 动画|师, 租赁|商."""
_PLAIN = frozenset(("n", "b", "l", "a", "v", "vn", "d", "r", "s", "t", "an", "i"))
"""Classes of words that name no house by themselves."""
_SEATED = compiled(r"[(（][一-鿿]{2,4}[)）]$")
_PAPERS = compiled(r"(?:预托|有价|可转换?|支持|收益|抵押|信托|担保|凭证|美股|港股|国债|存托)$")
_CONTRACTS = compiled(
    r"(?:咖啡|可可|白糖|原糖|豆粕?|豆油|棕榈油|菜[籽粕油]|玉米|小麦|稻米|棉花|棉纱|苹果|红枣|花生|生猪|鸡蛋|橡胶|纸浆|原木|原油|燃油|柴油|汽油|沥青|天然气|煤|焦炭|甲醇|尿素"
    r"|乙二醇|聚[一-鿿]{1,3}|烧碱|纯碱|玻璃|螺纹钢|热卷|钢|铁矿石?|硅铁|锰硅|工业硅|多晶硅|锂|铜|铝|氧化铝|锌|铅|镍|锡|金|银|铂|钯|国债|股指|指数|外汇|利率|比特币|以太坊|运价|欧线)$"
)
"""What futures are dealt in: «阿拉比卡咖啡|期货» is a contract, no house."""
_OFFICE_OF_SHARES = compiled("事务|部(?!长)|法务|化|类|从业")
_HOLDINGS = compiled(r"(?:负|净|总|流动|固定|无形|不良|虚拟|数字|加密|风险|金融|核心|优质|存量|美元|人民币|避险|底层|信贷|重|轻)$")
_COUNTED = compiled(r"[\d一二两三四五六七八九十百多数几][家间]$")
"""«22家|配音工作室» are counted, not named."""
_COUNTED_IN = compiled(r"[一两多数几某][家间]")
_INDEX = compiled(r"(?:分类|综合|行业|主题|概念|精选)?指数")
_FOUNDERS = compiled(r"(?:联合)?创[始办]人|创办者|CEO|首席|董事长|总裁|联创|创始合伙人")
"""Whoever has one of these has a house with a name, though it be a common noun: «灯塔创始人», but not «档口老板»."""
_HERE = frozenset(
    ("本港", "本地", "本土", "当地", "港股", "台股", "美股", "全市", "全省", "全城", "全港", "全台", "区内", "市内", "省内", "境外", "境内")
)
"""Words for whose a trade is: «本港|制作|公司»."""
_TRADE_ALONE = compiled(
    r"[一-鿿]业|[一-鿿]料|[一-鿿]材|按揭|信贷|酒水|零售|饮品|茶饮|生鲜|果蔬|水产|粮油|医美|母婴|宠物|家装|家纺|药品|食品|日化|美妆"
)
"""What somebody deals in, before his title: «酒水采购负责人», «独立酒业分析师»."""
_GOES_ON = frozenset(("公司", "集团", "工作室", "现场", "业务", "产品", "股东", "旗下"))
_MAN_AFTER = compiled(r"的?[一-鿿]{0,4}?(?:创[始办]人|合伙人|经理|总监|总裁|董事长|负责人|主管|分析师|研究员|律师)")
_UNMODIFIED = frozenset(("该", "本", "一家", "家", "的", "这家", "多家", "和", "与", "是", "在", "些", "各", "其"))
_ACTS = compiled(r"(?:有关|相关|项目|副|总)?(?:负责人|经理|董事长|总裁|工程师)|方面|宣布|披露|发布|公告|回应|表示|称")
_AFTER_TITLE = compiled(
    r"[、兼]|(?:[一-鿿]{2,4}|[一-鿿]{1,6}·[一-鿿·]{1,10}|[A-Z][A-Za-z.]{1,15}(?: [A-Z][A-Za-z.]{1,15}){0,2})"
    r"(?:[,,。、;:((]|表示|告诉|说|称|指出|认为|透露|坦言|直言|在|对|向|则|也|还|看来|近日|日前|曾|宣布|介绍|提到|强调|补充|回应|预测"
    r"|判断|预计|解释|分析|提醒|建议|笑|等|的|与|和|给出|公布|披露|展示|演示|现场|坦承|叹|摇头|苦笑|援引|用|把|称赞|呼吁|批评|质疑|反问|总结|这样|同样|同时|随后|当天|昨|今|主张|举例|回忆|感叹|坚持|看好|担心|$)"
)


def by_word(text: Tokens, roles: Sequence[tuple[int, Role]]) -> Iterator[Candidate]:
    """Names found from the words of a text: «穹芯科技», «西安丰行创始人李涛», «日本载板厂东洋回路»."""
    words, starts = text.words, text.starts
    for number, role in roles:
        end = starts[number + 1]
        before = TRAITS[words[number - 1]] if number else None
        follows = before is not None and before.spells and not before.never
        if role.suffix and (follows or len(words[number]) > 2) and not (role.weak and _no_stem(words, number)):
            yield from by_suffix(text, end)
        if role.inner:
            yield from by_suffix(text, starts[number] + role.inner)
        if (role.title or role.inner) and (follows or len(words[number]) > 2 or words[number - 1] == "的"):
            found = by_title(text, end)
            if found is not None:
                yield found
        if role.kind and follows:
            found = by_kind(text, end)
            if found is not None:
                yield found


def _no_stem(words: Sequence[str], number: int) -> bool:
    """Whether what stands before a suffix that is a common noun too cannot be a stem: «国内|游戏», «推出|和|汽车»."""
    before = TRAITS[words[number - 1]]
    if not before.single:
        return before.common
    return before.grammar and number > 1 and len(words[number - 2]) > 1 and TRAITS[words[number - 2]].spells


def by_suffix(text: Tokens, end: int) -> list[Candidate]:
    """The name that ends here as houses do: «穹芯科技», «独立策略研究院»; and with 公司 after it, where that belongs to it."""
    length = 0 if text.held[end - 1] else endings("suffix").at(text.folded, end)
    rule = suffixes().get(text.folded[max(0, end - length) : end]) if length else None
    if rule is None or end <= length:
        return []
    local = _local_firm(text, end - length, end + 2) if text.folded.startswith("公司", end) else None
    return [c for c in (_with_suffix(text, end - length, end, rule), local) if c is not None]


def _with_suffix(text: Tokens, stem_end: int, end: int, rule: Rule) -> Candidate | None:
    """The name that ends in a suffix, weighed by what its stem is made of."""
    stem = str(rule.data["stem"])
    start = name_start(text, stem_end, broad=stem in ("learned", "civic"))
    if stem == "learned" and text.folded[start - 1 : start] in ("—", "-") and TRAITS[text.before(start - 1)].place:
        start -= 1 + len(text.before(start - 1))  # 中国—东盟…中心
    parts = words_of(text, start, stem_end)
    if not parts or _goes_on(text, end, stem) or (stem in ("common", "rare") and _COUNTED.search(text.folded, max(0, start - 3), start)):
        return None
    if len(parts) > 1 and TRAITS[parts[0]].country and parts[0] not in _NATIONS and _abroad(parts[1]):
        start += len(parts.pop(0))  # 德国|杜伊斯堡汽车研究中心
    place = is_place(parts)
    if _is_no_stem(text, stem, parts, stem_end) or _COUNTED_IN.search(text.folded, start, stem_end):
        return None
    if place and stem in ("rare", "common") and _names_its_firm(text, end):
        return None
    if rule.id == "org.suffix.firm" and (seated := _SEATED.search(text.folded, max(0, start - 6), start)):
        start = name_start(text, seated.start())  # 中移(杭州)信息技术有限公司
        return Candidate(start, end, "organisation", "house", rule.id, 0.9) if start < seated.start() else None
    if stem == "any" and (
        (TRAITS[parts[0]].deed and not TRAITS[parts[0]].single) or (_GOVERNS.search(text.folded, stem_end, end) and not place)
    ):
        return None
    if stem == "common" and TRAITS[parts[0]].cls == "ns" and len(parts) > 1 and text.folded[stem_end:end] in _GROUPS:
        return Candidate(start, end, "organisation", "house", rule.id, 0.7)  # 上海电影集团
    own = [p for p in parts if TRAITS[p].cls != "ns"] if stem in ("rare", "common") else parts
    if len(own) == 1 and own[0] in vocabulary("system_shapes", "system.deny"):
        return None  # 3D资产, VR游戏
    national = stem == "learned" and len(parts) > 1 and (parts[0] in _NATIONS or _seated(text, parts, end))
    if own and is_general(own) and not (national or (stem in ("any", "civic") and TRAITS[parts[0]].place and (place or stem == "civic"))):
        return None
    weight = _worth(stem, parts, stem_end - start, place=place) * (0.5 if stem_end - start < 2 else 1.0)
    office = stem in ("any", "civic") and _OFFICE.search(text.folded, stem_end, end)
    kind = "learned" if stem == "learned" else "regulator" if office else "house"
    return Candidate(start, end, "organisation", kind, rule.id, weight) if weight else None


def _abroad(word: str) -> bool:
    """Whether a word after a country is a town of it: «英国|伦敦»."""
    return TRAITS[word].cls == "ns" and not TRAITS[word].country and len(word) > 1


def _names_its_firm(text: Tokens, end: int) -> bool:
    """Whether a place and a trade only describe the firm named after them: «长沙|短剧|公司|红果树影业»."""
    return text.folded.startswith("公司", end) and bool(_HAN.match(text.folded, end + 2)) and not _ACTS.match(text.folded, end + 2)


def _seated(text: Tokens, parts: Sequence[str], end: int) -> bool:
    """Whether an institute goes by its town and its subject: «香港|生成式|人工智能|研发中心»."""
    abroad = TRAITS[parts[0]].country and parts[0] not in ("香港", "台湾", "澳门")
    return TRAITS[parts[0]].cls == "ns" and len(parts[0]) > 1 and not abroad and not text.folded.startswith("数据", end - 4)


def _is_no_stem(text: Tokens, stem: str, parts: Sequence[str], end: int) -> bool:
    """Whether what stands before a suffix makes a clause with it: «公司尊重|法院», «还要|学会», «5万余所|学校», «预托|证券»."""
    first = TRAITS[parts[0]]
    if stem == "civic":
        if "的" in parts:
            return True  # 首次置业的|中学|教师
        court = text.folded.startswith(("法院", "检察院"), end)
        return first.cls in (("v", "d", "p", "a") if court else ("v", "d", "p")) and not first.single
    if stem == "learned":
        learns = text.folded.startswith("学会", end) and (TRAITS[parts[-1]].closed or text.folded[end - 1] in "要能才已得先刚没快便就")
        return learns or any(TRAITS[p].digits for p in parts) or all(TRAITS[p].closed for p in parts)
    if stem in ("common", "rare"):
        folded = text.folded
        between = folded[end - 1] == "间" and folded.startswith("互", end)  # 卡间|互联
        contract = folded.startswith("期货", end) and _CONTRACTS.search(folded, max(0, end - 6), end)
        holding = folded.startswith("资产", end) and _HOLDINGS.search(folded, max(0, end - 3), end)
        return bool(between or contract or holding or parts[0] in _HERE)
    return stem == "any" and bool(_PAPERS.search(text.folded, max(0, end - 4), end))


def _worth(stem: str, parts: list[str], size: int, *, place: bool) -> float:
    """How surely a stem and a suffix of its sort make a name; see `stem` in organisation_shapes.toml."""
    rare = is_rare(parts)
    if stem == "any":
        return 0.8
    if stem == "civic":
        return 0.8 if TRAITS[parts[0]].place or TRAITS[parts[0]].odd else 0.3
    if place:
        return 0.1 if stem in ("common", "rare") else 0.0
    if stem == "learned":
        led = TRAITS[parts[0]].cls == "ns" or parts[0] in _LEADERS
        return 0.8 if rare or led else 0.6 if size > 3 else 0.5
    sure, plain = {"own": (0.9, 0.7), "site": (0.6, 0.2), "common": (0.7, 0.3), "rare": (0.5, 0.2)}[stem]
    return sure if rare else plain


def _goes_on(text: Tokens, end: int, stem: str) -> bool:
    """Whether a common noun follows that makes the would-be suffix a part of it: «汽车市场», «游戏行业»."""
    if (
        text.folded.startswith("期货", end)
        or _INDEX.match(text.folded, end)
        or (text.folded.startswith("证券", end - 2) and _OFFICE_OF_SHARES.match(text.folded, end))
        or (text.folded.startswith("大学", end - 2) and text.folded[end : end + 1] in tuple("城路站生"))
    ):
        return True  # 阿拉比卡咖啡|期货, 恒生科技|指数, 中国中免|证券事务部, 郑州大学|城
    place = text.at(end)
    if place >= len(text.words) or text.starts[place] != end:
        return False
    after = text.words[place]
    if after == "公司" and text.folded[end + 2 : end + 3] in _QUOTES:
        return True  # 芯粒互联公司“星垣微”
    if after in ("显示", "表明", "来源", "统计") or (stem == "rare" and after[:1] in _WORKER and (len(after) == 1 or TRAITS[after].title)):
        return True
    return stem in ("rare", "common") and TRAITS[after].kind and after not in _GOES_ON


def _local_firm(text: Tokens, stem_end: int, end: int) -> Candidate | None:
    """A firm called by its place and trade, 公司 and all: «河西新能源公司有关负责人»; not «深圳具身智能公司启立机器人»."""
    start = name_start(text, stem_end)
    parts = words_of(text, start, stem_end)
    local = bool(parts) and TRAITS[parts[0]].cls == "ns" and _ACTS.match(text.folded, end)
    return Candidate(start, end, "organisation", "house", "org.local", 0.7) if local else None


def by_title(text: Tokens, end: int) -> Candidate | None:
    """The name right before somebody's title and name: «西安丰行创始人李涛», «行行AI董事长李明顺»."""
    length = endings("title").at(text.folded, end)
    if not length or not _AFTER_TITLE.match(text.folded, end):
        return None
    stop = _before_rank(text.folded, end - length)
    whole = stop in text.edges or (stop and not _HAN.match(text.folded[stop - 1]))
    found = stem(text, stop, "org.title", rare=0.6, plain=0.45) if whole else None
    if found is None or _TRADE_ALONE.fullmatch(text.folded, found.start, found.end):
        return None
    if _is_common_noun(text, found) and not _FOUNDERS.match(text.folded, end - length):
        return None
    keeps_shop = text.folded[found.start - 1 : found.start] == "在" and text.folded.startswith("的", found.end)
    return None if keeps_shop else found  # 在宁国路开小龙虾馆的店主


def _is_common_noun(text: Tokens, found: Candidate) -> bool:
    """Whether what stands before a title is a word of the dictionary: «全体员工», «节目总监», «雇主方代表»."""
    if text.folded[found.end - 1] in "方界暨":
        return True
    parts = words_of(text, found.start, found.end)
    return len(parts) == 1 and not TRAITS[parts[0]].odd and TRAITS[parts[0]].cls in _PLAIN


@cache
def far_title() -> re.Pattern[str]:
    """A department, a title and a name after a house: «首尔蓝鲸娱乐|版权总监,…»."""
    titles = alternation(endings("title").words)
    return compiled(f"(?![的和与是在对向])[一-鿿]{{1,6}}?(?:{titles})(?:{_AFTER_TITLE.pattern}|[。,])")


@cache
def _ranks() -> tuple[Endings, Endings, re.Pattern[str]]:
    """Words of rank before a title; those that are suffixes too (嘉书科技创始人) count only where called a trade (汽车行业分析师)."""
    words = frozenset(w for r in rules("titles") if r.data.get("takes") in ("rank", "field") for w in r.words) | {"的"}
    return Endings(words - suffixes().keys()), Endings(words & suffixes().keys()), compiled("行业|产业|领域|板块|业务|事业")


def _before_rank(folded: str, end: int) -> int:
    """Where the words of rank before a title begin, four at most."""
    plain, trades, called = _ranks()
    for _ in range(4):
        length = plain.at(folded, end)
        trade = 0 if length else trades.at(folded, end)
        if not (length or (trade and called.match(folded, end))):
            break
        end -= length or trade
    return end


def stem(text: Tokens, end: int, rule: str, *, rare: float, plain: float) -> Candidate | None:
    """The name that ends at a position, if it can be one."""
    if not end or text.held[end - 1] or not text.folded[end - 1].isalnum():
        return None
    start = name_start(text, end)
    parts = words_of(text, start, end)
    if (
        rule == "org.title"
        and len(parts) > 2
        and TRAITS[parts[-1]].common
        and len(parts[-1]) > 1
        and not TRAITS[parts[-1]].latin
        and not TRAITS[parts[-1]].kind
        and not endings("suffix").at(text.folded, end)
    ):
        end -= len(parts.pop())  # 苍穹数字|特效总监
    size = end - start
    numbered = rule == "org.title" and len(parts) == 1 and parts[0].isdigit() and size >= 3  # 360创始人
    if numbered:
        return Candidate(start, end, "organisation", "house", rule, rare)
    if (
        not 2 <= size <= (30 if text.folded[start].isascii() else 10)
        or is_general(parts)
        or is_place(parts)
        or not (ends_well(parts[-1]) or endings("suffix").at(text.folded, end))
    ):
        return None
    return Candidate(start, end, "organisation", "house", rule, rare if is_rare(parts) else plain)


def by_kind(text: Tokens, start: int) -> Candidate | None:
    """The name right after the kind of house it is: «日本载板厂东洋回路», «初创企业月之暗面完成新一轮融资»."""
    folded = text.folded
    if start >= len(folded) or text.held[start] or not _HAN.match(folded, start):
        return None
    length = endings("kind").at(folded, start)
    if not length or not _modified(text, start - length):
        return None
    named = name_end(text, start)
    end = _with_trade(text, start, named)
    parts = words_of(text, start, end)
    if (
        end - start < 2
        or is_general(parts)
        or not (ends_well(parts[-1]) or parts[-1] in suffixes())
        or (len(parts[0]) > 1 and not ends_well(parts[0]))
    ):
        return None
    deeds = any_word("organisation_shapes", "org.deed")
    weight = (0.4 if is_rare(parts) else 0.2) + (0.4 if deeds.match(folded, end) or end > named else 0.0)
    return Candidate(start, end, "organisation", "house", "org.kind", weight)


def _with_trade(text: Tokens, start: int, end: int) -> int:
    """The end of a name with the suffix of houses after it, where a house's man follows: «鹤山|投资|的基金经理»."""
    place = text.at(end)
    after = text.words[place] if place < len(text.words) and text.starts[place] == end else ""
    stop = end + len(after)
    return stop if end - start == 2 and after in suffixes() and _MAN_AFTER.match(text.folded, stop) else end


def _modified(text: Tokens, start: int) -> bool:
    """Whether a word that says which kind stands before a kind («封测|厂», «AI视频|公司»), not 该, 一家 or nothing."""
    word = text.before(start)
    return bool(word) and word.isalnum() and word not in _UNMODIFIED


@cache
def _offices() -> Rule:
    return next(r for r in rules("organisation_shapes") if r.data.get("stem") == "office")


def by_office(text: Tokens) -> Iterator[Candidate]:
    """Public offices by topic and kind: «厦门市文旅局», «苏州市工业和信息化局»."""
    rule, titles = _offices(), endings("title")
    last = -1
    for match in rule.regex.finditer(text.folded):
        end, department = match.end(), match.start() == last
        last = end
        whole = end in text.edges or 2 in (titles.at(text.folded, end + 1), titles.at(text.folded, end + 2))  # …局长, …局|局长
        start = office_start(text, match.start())
        if whole and not department and end - start >= 4:
            yield Candidate(start, end, "organisation", "regulator", rule.id, 0.7 if start < match.start() else 0.4)


def office_start(text: Tokens, topic: int) -> int:
    """Where the name of a public office begins: its place and its topics, joined by 和 or 及."""
    words, starts = text.words, text.starts
    place = text.at(topic)
    first = place
    for number in range(place - 1, max(-1, place - 7), -1):
        word = words[number]
        if not (_names_office(word) or (word in _JOINS and number and TRAITS[words[number - 1]].spells)):
            break
        first = number
        if (TRAITS[word].cls == "ns" and len(word) > 1) or word in ("自治区", "特区", "全国", "国家"):
            first -= 1 if number and TRAITS[words[number - 1]].cls == "ns" else 0
            break
    return starts[first + 1] if words[first] in _JOINS else starts[first]


def _names_office(word: str) -> bool:
    """Whether a word may stand in the name of a public office."""
    trait = TRAITS[word]
    return (
        trait.spells
        and not trait.latin
        and not trait.kind
        and not trait.never
        and (word in "大小高新" or (trait.cls in _OFFICE_WORDS and not trait.stop))
    )
