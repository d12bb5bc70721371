"""Departments, regions and trades between a house and a title: they belong to the title, not to the name of the house."""

from __future__ import annotations

from functools import cache

from lib.extract.houses import known_houses
from lib.extract.lexicon import HAN, lexicon
from lib.extract.pieces import Listed
from lib.extract.tokens import tokens
from lib.extract.traits import TRAITS
from lib.patterns import compiled
from lib.rules import gazetteer
from lib.text.fold import fold

_UNITS = frozenset("司处科组部室局股")
_UNIT = compiled(rf"(?:\([^()]{{1,12}}\))?[{HAN}A-Za-z]{{2,10}}")
_CODE = compiled(r"\([^()]{1,12}\)")
HOUSE_GOES_ON = compiled("(?:期货|证券|银行|基金|保险|人寿|财险|信托|创投|集团|控股|地产|置业|医药|影业)")
"""Suffixes that belong to the name of a house even where the name before them is listed by itself."""
_UNIT_END = compiled("(?:(?<!公)司|[处科组股]|部|室|部门|团队|业务|条线|事业群|服务)$")
_TRADE_END = compiled(
    "(?:动漫|动画|影视|游戏|机器人|汽车|芯片|软件|传媒|视觉|通信|电子|医药|能源|新能源|设备|材料|化工|机械|地产|食品|零售|计算机|互联网|金融|非银|银行|保险|宏观|固收|策略|军工|有色|电新|家电|商贸|社服|轻工|纺服|农业|公用|环保|建筑|建材|煤炭|石化|钢铁|交运|物流|航空|海外|港股|量化|期权|黑色|能化|农产品|贵金属|外汇)$"
)
_FIELD_TITLE = compiled("(?:制作人|导演|编剧|分析师|研究员|设计师|工程师|画师|架构师|科学家|策划|策略师|分析员)$")
DEPARTMENT = compiled(
    rf"[{HAN}]{{0,4}}(?:信息|内分泌|呼吸|心内|神经|急诊|放射|检验|影像|护理|医务|经营|营业|营运|业务|住宅|工商铺|战略|企划|总务|公共事务|企业传讯|传讯|客户|渠道|供应链|机务|票务|乘务|教研|采购|市场|销售|品牌|公关|财务|法务|人力资源|人事|技术|研发|产品|运营|内容|商务|客服|分镜|美术|特效|后期|制作|编导|策划|教务|学工|招生|宣传|数据|算法|硬件|软件|质量|生产|安全|物流|仓储|总编)(?:中心|科|部|组|室|处|办公室|部门|团队|条线)"
)
_DEPARTMENT_END = compiled(DEPARTMENT.pattern.replace("{0,4}", "{0}", 1) + "$")
_ARM = compiled(
    "[\u4e00-\u9fffA-Za-z]{2,12}(?:中心|平台|板块|条线|产品线|团队|事业线)(?=(?:副?总经理|副?总监|负责人|经理|主管|副?总裁|副总|总编辑|主编|运营|产品|技术|市场|商务))"
)
PROVINCES = "北京|上海|天津|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|广西|海南|四川|贵州|云南|西藏|陕西|甘肃|青海|宁夏|新疆|内蒙古|内蒙|江浙沪|长三角|珠三角|京津冀|粤港澳|大湾区|川渝|两广|港澳|台湾|香港|澳门"
DIRECTIONS = "华东|华南|华北|华中|华西|西南|西北|东北|东南|亚太|亚洲|东亚|南亚|东南亚|大中华|北亚|中东|欧洲|西欧|东欧|北美|南美|拉美|美洲|非洲|大洋洲|欧美|日韩|中国|全国|全球|海外|港澳台"
_REGION = compiled(
    rf"(?:(?:{DIRECTIONS}|{PROVINCES})(?:及(?:{DIRECTIONS}|{PROVINCES}))?(?:大区|战区|片区|地区|区域|区(?!块|域经济))|(?:全球|海外|亚太|北美|欧洲|拉美|中东|东南亚|大中华|华东|华南|华北|华中|西南|西北|东北)(?!洲|区))"
    rf"(?P<unit>[{HAN}A-Za-z]{{0,8}})(?=$)"
)
"""Where a house ends and the region that somebody there is in charge of begins: «中原地产|亚太区住宅部», «酒小二|河南区»."""
_AREA = compiled("(?:大区|战区|片区|省区|区域|赛区)$")
_INSTITUTE = compiled(
    "(?<=.{2})(?:中央|技术|汽车|工程|人工智能|AI|绿色|智能|数字|产品|设计|材料|电池|新能源|海洋|航运|创新){0,3}(?:研究院|研究所|研究总院|研究中心|技术中心|实验室)$"
)
_LEADS = compiled("(?:常务|执行)?副?(?:院长|所长|主任)|首席科学家")
_REPEATED = frozenset("部处科组室队")


@cache
def known_firms() -> frozenset[str]:
    """Folded names of listed houses of a trade: none that study, teach, govern or deal in shares."""
    kinds = ("internet", "auto", "chip", "biotech", "industry", "energy", "property", "travel", "services", "games", "film", "misc")
    return frozenset(fold(n) for e in gazetteer("organisations") if e.data.get("kind") in kinds for n in (e.name, *e.aliases))


def without_department(folded: str, start: int, cut: int, end: int, listed: Listed) -> int:
    """Where a house ends without the department or trade that belongs to the title: «国家数据局|数据资源司司长», «中金公司|电力设备分析师».

    A department that stands alone is no house («信息中心主任»).
    """
    words, role = folded[start:cut], folded[cut:end]
    if len(words) < 3 or not role:
        return start if words and _is_department(words) else cut
    if (m := _AREA.search(words)) and (area := tokens(words[: m.start()]).words) and TRAITS[area[-1]].cls == "ns":
        return start + m.start() - len(area[-1]) if len(area) > 1 else cut  # 上海链家|浦东大区
    if (m := _REGION.search(words)) and m.start() >= 2 and not lexicon().suffix.search(m["unit"]):
        return start + m.start()
    repeats = words[-1] in _UNITS and (
        role.startswith((words[-1] + "长", "副" + words[-1] + "长")) or (words[-1] == role[0] and role[1:2] == "长")
    )
    whole = next((p.end for p in listed.within(start, cut) if p.end == cut), 0)
    if not repeats and (words in known_houses() or (whole and not _UNIT_END.search(words))):
        return cut
    if _is_department(words):
        return start
    if (m := _INSTITUTE.search(words)) and _LEADS.match(role) and words[: m.start()] in known_firms():
        return start + m.start()  # «宁德时代|研究院副院长», «中国船级社|绿色航运研究所所长»
    if m := _DEPARTMENT_END.search(words):
        head = words[: m.start()]
        if head in known_houses() or (len(head) >= 4 and lexicon().suffixed.fullmatch(head)):
            return start + m.start()
    if repeats and words[-1] in _REPEATED and (at := _unit_start(words)) >= 2:
        return start + at  # «沪东中华|经营部部长»
    listed_end = next((p.end - start for p in listed.within(start, cut) if p.start == start and p.end < cut), 0)
    first = listed_end or next((at for at in range(len(words) - 1, 2, -1) if words[:at] in known_houses()), 0)
    if first and words[first:] and ((repeats and words[-1] == "局") or _is_arm(words[first:], role)):
        return start + first  # «国家网信办|网络管理技术局副局长», «万达电影|院线管理中心总经理»
    own = bool(lexicon().suffix.search(words, max(0, len(words) - 8)) and lexicon().suffixed.fullmatch(words)) and not _UNIT_END.search(
        words
    )
    if own and not (_FIELD_TITLE.search(role) and _TRADE_END.search(words)):
        return cut
    sizes = range(2, len(words) - 1)
    known = listed_end or next((at for at in reversed(sizes) if words[:at] in known_houses()), 0)
    known = m.end() if known and (m := HOUSE_GOES_ON.match(words, known)) else known  # 中粮|期货
    at = known or next((at for at in sizes if at >= 4 and lexicon().suffixed.fullmatch(words, 0, at)), 0)
    if not at or not _UNIT.fullmatch(words, at) or words[-1] in "所院社" or words[at - 1] in "社报网刊台":
        return cut
    return start + at + (len(m.group()) if (m := _CODE.match(words, at)) else 0)


def _unit_start(words: str) -> int:
    """Where the department begins that closes a name: «沪东中华|经营部»; 0 where the whole is one."""
    at = len(words)
    for word in reversed(tokens(words).words):
        at -= len(word)
        if len(words) - at >= 3:
            ends = [m.end() for m in lexicon().suffix.finditer(words, 0, at) if m.end() <= at - 2]
            return ends[-1] if ends and ends[-1] >= 3 and of_trade(words[ends[-1] : at]) else at  # «产业发展署|金属机电组»
    return 0


def _is_arm(words: str, role: str) -> bool:
    """Whether words are an arm of a firm, which goes to the title of who runs it: «院线管理中心|总经理»."""
    m = _ARM.match(words + role)
    return m is not None and m.end() == len(words)


def _is_department(words: str) -> bool:
    """Whether words are a department and no house of their own: «信息中心», not «国家信息中心»."""
    m = _DEPARTMENT_END.search(words) if DEPARTMENT.fullmatch(words) else None
    own = m is not None and m.start() >= 3 and not of_trade(words[: m.start()])  # «沪东中华|经营部»
    return m is not None and not own and not words.startswith(("国家", "中国", "全国", "北京", "上海", "广东", "浙江", "江苏"))


def of_trade(words: str) -> bool:
    """Whether words before a title are common nouns that say what somebody does: «平面», «提示词», «信息科技».

    >>> of_trade("提示词"), of_trade("盛趣")
    (True, False)
    """
    if words in known_houses() or not 2 <= len(words) <= 8 or words[-1] in "司处局厅署委院所社":
        return False
    parts = tokens(words).words
    return len(parts[0]) > 1 and all(_plain(TRAITS[w].cls) and (len(w) > 1 or TRAITS[w].cls == "n") for w in parts)


def _plain(cls: str) -> bool:
    return cls in ("n", "v", "vn", "l", "b", "a", "i", "an", "s", "j")
