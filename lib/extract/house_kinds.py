"""Houses that go by no more than their kind: «该行», «该校», «该券商», «这家药企»; and which names may be meant by each."""

from __future__ import annotations

import re

from lib.patterns import compiled

KINDS = (
    "公司|集团|机构|平台|企业|协会|学会|商会|公会|工会|联合会|促进会|委员会|基金会|研究院|研究所|研究中心|事务所|律所|律师行|测量师行|医院|大学|学院|学校|中学|小学|银行|交易所"
    "|俱乐部|工作室|实验室|联盟|理事会|总局|总署|券商|基金|剧团|剧院|出版社|电视台|电台|批发市场|交易市场|市场(?!部|总监|营销|推广|人士|份额|主管|经理)|合作社|邮轮港|中心(?!区|思想)|车企|药企|酒企|房企|险企|航司|船司|车厂|药厂|工厂|酒厂|电厂"
    "|钢厂|船厂|晶圆厂|面板厂|封测厂|厂商|开发商|运营商|供应商|经销商|服务商|媒体|报社|杂志|周刊|网站|法院|检察院|超市|商场|酒店|餐厅|书店|门店|影院|影城|博物馆|美术馆|图书馆|景区|机场|港口|码头|农场|牧场"
    "|球队|球会|车队|剧组|旅行社|村委会|居委会|街道办|智库|投行|大行|外资行|独角兽|初创"
)
_SHORT = {  # a character that stands for a kind, and what may not follow it: «该院院长», not «该院长»
    "行": "业长情",
    "院": "长士线校",
    "所": "长谓有在",
    "校": "长友",
    "社": "长区会群",
    "厂": "长商家主",
    "店": "长主东员铺",
    "台": "长",
    "局": "长面势部",
    "部": "长门分",
    "署": "长",
    "厅": "长",
    "处": "长",
    "委": "员",
    "会": "长议员计",
    "馆": "长员",
    "园": "长区",
    "站": "长点台",
    "港": "口",
    "庭": "长审",
    "队": "长员伍",
    "矿": "长",
    "刊": "物",
    "报": "告道",
    "网": "站友络",
}
_SHORT_KINDS = "|".join(f"{kind}(?![{never}])" for kind, never in _SHORT.items())
KIND = compiled(rf"(?:该|本|上述|前述|这家|这间|这所|此)?(?P<kind>{KINDS}|{_SHORT_KINDS})")
THAT = compiled(
    rf"(?:该|上述|前述|这家|这间|这所|(?<=[、,])本)(?:家|间|所)?(?P<kind>{KINDS}|{_SHORT_KINDS})(?:的|旗下的?|(?:管理|运营|主办|承办)方的?|方面的?|内部)?"
)
"""A house meant by its kind, before an office or as the one who speaks."""
_ALIKE = {
    "行": "(?:银行|分行|支行|商行|师行|律师行|洋行|联行|金控)$|汇丰|渣打|[工农建交招]行|高盛|摩根|大摩|小摩|瑞银|瑞信|花旗|美银|德银|巴克莱|野村|大和|里昂|麦格理|杰富瑞|星展|"
    "[金银]国际$|地产|置业|物业|测量师|世邦魏理仕|高力|莱坊|第一太平",
    "银行": "(?:银行|分行|支行)$|汇丰|渣打|花旗",
    "校": "(?:大学|学院|[中小]学|学校|高中|国中|国小|附[中小]|幼儿园|党校|分校|[职技]校|[一二三四五六七八九十]中|University)$|^[清北]大",
    "学校": "(?:大学|学院|[中小]学|学校|高中|国中|国小|附[中小]|幼儿园|党校|分校|[职技]校|[一二三四五六七八九十]中)$",
    "所": "所(?:\\([^()]{1,8}\\))?$",
    "律所": "律师事务所|律师行|律所",
    "台": "台$|卫视|央视",
    "刊": "刊$|杂志",
    "媒体": "[报刊网社台]$|新闻|财经",
    "券商": "证券|中金|中信|高盛|摩根|瑞银|野村|投顾|国际$",
    "投行": "高盛|摩根|瑞银|瑞信|花旗|美银|德银|巴克莱|野村|大和|里昂|麦格理|杰富瑞|中金|证券|银行",
    "大行": "高盛|摩根|瑞银|瑞信|花旗|汇丰|渣打|美银|德银|巴克莱|野村|大和|里昂|麦格理|杰富瑞|星展|证券|国际",
    "外资行": "高盛|摩根|瑞银|瑞信|花旗|汇丰|渣打|美银|德银|巴克莱|野村|大和|里昂|麦格理|杰富瑞|星展",
    "基金": "基金|资本|创投|投资|Capital",
    "车企": "汽车|车业|集团|动力|比亚迪|特斯拉|丰田|本田|日产|大众|宝马|奔驰|蔚来|理想|小鹏|零跑|问界|极氪|极狐|奇瑞|吉利|长城|长安|上汽|广汽|北汽|一汽|东风|江淮|现代|起亚|福特|通用|沃尔沃|[A-Z]",
    "药企": "药|生物|医|健康|基因|抗体|百济|信达|[A-Z]",
    "药厂": "药|生物|医|[A-Z]",
    "酒企": "酒|茅台|五粮液|汾|老窖|洋河|郎|窖|啤",
    "酒厂": "酒|茅台|五粮液|汾|老窖|洋河|郎|窖|啤",
    "险企": "险|寿|平安|太保|人保|财险|友邦|保诚",
    "航司": "航",
    "船司": "航|海运|船|马士基|达飞|长荣|阳明|万海|赫伯罗特|中远|MSC",
    "大学": "大学|学院",
    "学院": "学院|大学",
    "酒店": "酒店|饭店|宾馆",
    "总署": "总署",
    "村委会": "村$",
    "居委会": "社区$",
}
_ALIKE_PATTERNS = {kind: compiled(words) for kind, words in _ALIKE.items()}
_FIRMS = frozenset(
    [
        "公司",
        "集团",
        "企业",
        "厂商",
        "平台",
        "开发商",
        "运营商",
        "供应商",
        "经销商",
        "服务商",
        "车厂",
        "工厂",
        "独角兽",
        "初创",
        "机构",
        "店",
        "厂",
        "门店",
    ]
)
"""Kinds that names seldom end in: whom the text is about is meant."""
NO_FIRM = compiled(
    "(?:(?<!集团)总?局|委员会|[^编]委|(?<!俱乐)部|署|厅|法院|检察院|医院|大学|学院|中学|小学|研究院|研究所|研究中心|协会|学会|商会|公会|联合会|联盟|政府|国务院|央行|人民银行|海关|白宫|交易所|[上深北港联纽]交所|[日晚早时周商导]报|通讯社|电视台|"
    "FDA|FTC|SEC|美联储)$"
)


def goes_by_any_name(kind: str) -> bool:
    """Whether houses of a kind need not end in the word for it.

    >>> goes_by_any_name("公司"), goes_by_any_name("协会")
    (True, False)
    """
    return kind in _FIRMS


def may_be(kind: str, name: str) -> bool:
    """Whether a folded name may be meant by the word for a kind.

    >>> may_be("行", "江临银行"), may_be("行", "中金公司"), may_be("校", "清苑小学"), may_be("公司", "国家统计局")
    (True, False, True, False)
    """
    if kind in _FIRMS:
        return not NO_FIRM.search(name)
    if alike := _ALIKE_PATTERNS.get(kind):
        return alike.search(name) is not None
    return name.endswith(kind) and len(name) > len(kind)


def that_house(folded: str, start: int, end: int) -> re.Match[str] | None:
    """«该行», «上述券商» at the head of a stretch that goes on, 的 and 旗下 behind it left out."""
    m = THAT.match(folded, start, end)
    return m if m and m.end() < end else None
