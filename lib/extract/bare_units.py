"""Units that a number leaves out: a bare 元 is the money of the article's own country, a bare large number counts what its metric's head does."""

from __future__ import annotations

from lib.extract.changes import Metric
from lib.extract.quantities import Quantity
from lib.extract.subjects import heads
from lib.patterns import compiled
from lib.text.reading import Reading

_TAIWAN = compiled(
    r"新台币|NT\$|台币|台股|台湾|立法院|行政院|经济部|国科会|工研院|资策会|金管会|公平会|台北|新北|桃园|新竹|台中|台南|高雄|竹科|南科|中科|台积电|联发科|鸿海|日月光|上市柜|上柜|法说会|外资券商|投信|投顾|文策院|台厂|国银"
    r"|学年度|行政院|内政部|农业部|劳动部|卫福部|环境部|数发部|数位发展部|主计总处|财政部国税局|国税局|健保|劳保|长照|捷运|北捷|台铁|台湾高铁|悠游卡|县市长|里长|乡公所|区公所|区农会|乡农会|外送员|手摇饮|全联|统一超商|全家便利|台电|中油|台塑|华航|长荣|星宇|虎航|联电|广达|纬创|和硕|华硕|宏碁|富邦|国泰金|玉山金|中信金|兆丰"
    r"|基隆|宜兰|花莲|台东|苗栗|彰化|南投|云林|嘉义|屏东|澎湖|金门|马祖|板桥|信义区|内湖|南港|淡水|坪(?=[,，。、;；新单房价的]|$)"
)
_HONG_KONG = compiled(
    r"港元|港币|HK\$|香港|本港|全港|港府|港人|港交所|联交所|恒指|恒生|港股|港铁|特区政府|立法会|施政报告|财政司|特首|金管局|消委会|民航处|机管局|运输署|入境处|政府统计处|差估署|差饷物业估价署|房委会|房协|市建局|屋宇署|发展局|劳工处|按揭证券|贸发局|数码港|科学园"
    r"|中环|金钟|铜锣湾|尖沙咀|旺角|观塘|九龙|新界|沙田|荃湾|屯门|元朗|启德|将军澳|大角咀|北角|湾仔|\d仙|\d毫"
    r"|港产|港片|港剧|港岛|港式|港币|港大|中大|科大|理大|城大|浸大|港珠澳|在港|来港|访港|赴港|抵港|留港|旅发局|旅游发展局|医管局|卫生署|警务处|廉署|廉政公署|海关关长|食环署|渔护署|环保署署长|教育局局长|社署|社会福利署|地政总署|规划署|申诉专员|证监会行政总裁|强积金|八达通|公屋|居屋|劏房|唐楼|屋苑|私楼|楼花|呎价|差饷|地产代理|中原地产|美联物业|利嘉阁|新鸿基|新地|恒地|长实|会德丰|信和|嘉里建设|太古|国泰航空|港航|快运航空|马会|赛马会|港灯|中电控股|煤气公司|九巴|城巴|的士|茶餐厅|酒楼|冰室|东主|院线商|谢票"
    r"|西九|红磡|深水埗|油麻地|黄大仙|葵涌|葵青|荃湾|粉岭|上水|大埔|西贡区|东涌|赤鱲角|跑马地|鲗鱼涌|柴湾|筲箕湾|坚尼地|半山|山顶|离岛|长洲|南丫岛"
)
_MAINLAND = compiled(r"人民币|国内|我国|A股|沪深|本报记者")
_LOST = compiled("[亏赚赔挣花]了?$")
"""«亏了两万二»: verbs that take nothing but money."""

_COUNTED_IN = compiled(
    "(?P<once>(?:人|架|班|车|艘|辆|台|例|件|户|场)次)$|(?P<each>(?<![用客账门])户(?=数$)|[件笔宗张台辆套篇部例场单](?=数$))数$"
)
"""«观影人次2.19亿», «成交笔数32万»: the metric closes on what it is counted in."""


def home_currency(reading: Reading) -> str:
    """The currency that a bare 元 means in this article: another than the yuan only on the article's own evidence."""
    if reading.script != "Hant":
        return "CNY"
    counts = {
        "TWD": len(_TAIWAN.findall(reading.folded)),
        "HKD": len(_HONG_KONG.findall(reading.folded)),
        "CNY": len(_MAINLAND.findall(reading.folded)),
    }
    best = max(counts, key=lambda code: counts[code])
    return best if counts[best] > 0 else "CNY"


def with_unit(found: Quantity, measured: Metric | None, home: str, *, left: str, right: str) -> Quantity | None:
    """A bare large number takes the unit of what it counts; a bare 元 that of the article's own country."""
    if found.unit:
        return (
            found._replace(unit=home)
            if found.rule == "unit.cny" and found.word in ("元", "圆", "块", "块钱", "元钱") and found.unit == "CNY"
            else found
        )
    if _LOST.search(left) and found.numerals and not right[:1].strip("\0"):
        return found._replace(unit=home, kind="money", rule="unit.colloquial", vague=True)
    if measured is not None and measured.inferred and right.strip("\0"):
        return None
    if measured is not None and (counted := _COUNTED_IN.search(measured.text)):
        return found._replace(unit=counted["once"] or counted["each"], kind="count")
    head = heads()[1].get(measured.head) if measured and measured.head else None  # a head may be the tail of a longer word
    unit = head.data.get("unit") if head else None
    return None if unit is None else found._replace(unit=str(unit), kind="count")
