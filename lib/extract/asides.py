"""What somebody tells that is not his house's: prices of a market, what others do, a piece put as an example, what a place has."""

from __future__ import annotations

from lib.extract.changes import Metric
from lib.extract.places import Place
from lib.extract.pointing import MACRO
from lib.extract.tokens import tokens, word_class
from lib.patterns import compiled

_COMMODITY = compiled(
    "(?:碳酸锂|锂|铜|铝|镍|钴|钢材?|螺纹钢|铁矿石|煤|焦炭|原油|黄金|白银|硅料|多晶硅|硅片|电芯|组件|玻璃|水泥|棉花|大豆|玉米|生猪|猪肉|鸡蛋|DRAM|DDR[0-9]|NAND|HBM|内存|存储|晶圆|记忆体|面板)[^的]{0,4}(?:价|涨幅|跌幅|合约)"
)
_OTHERS = compiled(
    "[\0 ]*(?:去年|今年|前年|如今|现在|目前|过去|未来|接下来|年初)?[^,，。;；]{0,4}?(?:国内|国外|海外|欧美|全球|全国|北美|业内|行业里?|市面上|市场上|市场|同行|对手|友商|主机厂|整车厂|客户|用户|甲方|消费者|观众|读者|家长|学生|年轻人|女性|男性|游客|顾客|买家)(?:的|们|里|都|也|年初|普遍|平均|能|要|会|就|做|占|[0-9])|(?:全球|全国|全网|全平台|全港|市面|大厂|同等|同类|同规格|旧船|人工)[一-龥]|真人录|[^,，。;；]{0,4}?(?:主机厂|整车厂|同行|友商|竞争对手|全行业|行业平均)|[\0 ]*(?:而|但|其中)?(?:部分|多数|不少|许多|很多|一些|大部分|外籍|德国|美国|日本|欧洲|本地|本港)[一-龥]{0,5}?(?:公司|企业|厂商|商家|平台|机构|客人|客户|客商|业[0-9]|业者|品牌)"
)
"""Whose doings somebody tells who tells of others."""
_ONE_OF = compiled("[\0 ]*(?:今年|去年|往年|以前|现在|光|按[^,，]{0,8})?一(?:亩|只|个球|棵|株|头|斤|筐|箱|柜|套|件)")
_IF = compiled("以一?个?[^,，。]{0,10}(?:计算|为例)|每(?:降|涨|增|减|升|贬|跌|提高|上调|下调)|要是|如果|假如|(?:^|[,，。“])若")
_COMPANY = compiled("(?<![业创市国型小大头商网技视戏画漫药件作器车企类他些家多分股券险资芯片机A-Za-z])公司(?!们|自研|旗下)|我们|我司")
_PIECE = compiled("(?:一[条支部段个张集]|[做拍译画]|同样[一-龥]{0,2}|同[一等][一-龥]{0,2})$")
_PLANNED = compiled("启动|推出|上线|计划|打算|开拍|投拍|交付|发布|筹备")
_SAME_TASK = compiled("[\0 ]*(?:同样的|同一个|同等)[^,，。;；]{1,6}$")
_ANY_PIECE = compiled(
    "(?:生成|制作|[拍做画录写配译]|译制|录制|搭建)一(?:部|条|支|首|本|集|幅|张|段|个|分钟|篇|座)(?!新|我)|[“「\\0](?:以前|过去|从前|现在)?一(?:条|本|部|支|辆|台|张|首|篇)[^,，。;；]{1,12}[,，]|同一个镜头|一辆[一-龥A-Z]{2,6}从"
)
"""«用AI生成一部百集有声剧,成本在…»: any piece of its kind."""
_OF_SUPPLY = compiled("的?(?:交期|货期|船期|船龄|收购价|批发价|行情|运价|等泊时间|到港时间|舱位|附加费|市占率)")
_OWN_DEED = compiled(
    "卖|买|跑|退|赚|花费|充了|充值|办卡|付了|交了|走了|提的|进了|种了|收入|营业额|到手|花了|接了|画了|写了|拍了|雇|招了|亏|开了|订单|单子|入住|库存|损失|欠|凑|我|自己|自家|家里|店里|厂里|手里|手上|试用|亩产"
)
_PRICED = compiled("价|租|费|成本|本钱|人工|种子|化肥|行情|利息")
_PLACE_TAIL = compiled("(?:的(?!店|门店|厂|工厂|公司)|去年|今年|前年|明年|每年|两年内|目前|现在)")


def aside(place: Place, measured: Metric | None) -> bool:
    """What belongs to no house: rates and prices of a whole market, what others do, cases put, a bracket behind somebody else's number."""
    if place.reading.folded.startswith("(", place.found.start - 1):
        return True
    if measured is not None and (MACRO.search(measured.text) or _COMMODITY.search(measured.text)):
        return True
    own = _COMPANY.search(place.left) is not None
    if _OTHERS.match(place.left) or (not own and _of_others(place, measured)):
        return True
    statement = place.statement
    alone = statement is not None and statement.speaker_kind == "person" and not statement.organisation
    priced = measured is not None and measured.rule == "metric.price"
    if alone and not own and (priced or _ONE_OF.match(place.left) or _PRICED.search(place.left) or not _OWN_DEED.search(place.left)):
        return True  # what a pear or an acre fetches, told by who grows it
    return _IF.search(place.reading.folded, place.sentence.start, place.end) is not None


def _of_others(place: Place, measured: Metric | None) -> bool:
    """«拍一条15秒的广告», «同样的戏便宜三成», «欧洲的算力», «芯片的交期»: a piece, a task, a place, what suppliers ask."""
    left = place.left.strip("\0 ")
    if place.found.unit in ("秒", "分钟", "集") and place.right.startswith(("的", "能", "以上的")) and _PIECE.search(left):
        return _PLANNED.search(left) is None
    if _SAME_TASK.match(place.reading.folded[max(place.sentence.start, place.start - 10) : place.start - 1]):
        return True
    if _ANY_PIECE.search(place.reading.folded, place.sentence.start, place.found.start):
        return True
    if measured is not None and measured.rule in ("metric.work", "metric.price", "metric.suffix") and _OF_SUPPLY.search(measured.text):
        return True
    first = tokens(left[:8]).words[:1] if left else ()
    return bool(first) and word_class(first[0]) == "ns" and _PLACE_TAIL.match(left, len(first[0])) is not None
