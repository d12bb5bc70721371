"""Words around a date that tell how much or how many, or how a market moved, rather than a happening."""

from __future__ import annotations

from lib.extract.framing_dates import COARSE
from lib.patterns import compiled
from lib.text.anchors import ResolvedDate

_QUANTITY = compiled(
    r"\d[\d.,]* ?[万亿]|(?:约|近|超|逾|达|仅)?(?<!第)(?:\d[\d,.]*|[二两三四五六七八九十百千数几][一二两三四五六七八九十百千]*|一[十百千万]) ?[多余]?(?:[百千]?[万亿兆]|[PTGE]B(?![a-z])|[MG]Wh?(?![a-z])|PFLOPS|%|个?百分点|成(?!立|员|本|为|果|功|交)|倍|元|点|厘|仙|枝|只(?![有是能会要需得])|瓶|份|亩|斤|公斤|克|千瓦|家|款|宗|件|部|台|辆|张|片|颗|块|人|名|次|笔|起|项|座|集|小时|分钟|秒|天(?![内后前气])|艘次|架次|班次|标准箱|公里|平方米|吨|美元|港元|日元|EFLOPS|tokens?)"
    r"|[一两]倍|翻番|翻倍|翻了?[一两三]番|过半|减半|一半"
)
_MEASURE = compiled(
    r"达|约为|约|占比?|占到|增长|增加|减少|下降|下滑|同比|环比|按年|季增|年增|月增|季减|年减|营收|收入|净利|利润|亏损|零售|销量|销售|出货|规模|毛利率|渗透率|利润率|均价|累计|仅有|仅为|总额|总量|产值|产能|份额|支出|需求|市场(?!监管|监督|部|总监|管理局|主体|传闻|消息)|估值|投资额|成交额|下载量|播放量|票房|用户数|数量|人次|比例|比重|平均|共有|共计|合计|发生|收到|供给|缺口|库存|价格|售价|租金|预算|指标|增速|涨幅|跌幅|增幅|降幅|再涨|再降|可交付|少了|多了|降了|减了|涨了|缩水|为负|为正|接待|发送|客流|人次|卖出|售出|卖掉|单日|日均"
)
_INDEX = compiled(
    r"指数|台股|日股|欧股|韩股|德股|英股|股市|类股|权值股|股价|市值|沪指|深成指|创业板指|大盘|A股|美股|港股|恒指|纳指|道指|标普|板块|概念股|个股|期货|金价|油价|币价|比特币|汇率|价格战|股票|仓位|持仓|回购|股份|恒指|报\d[\d.,]*[元点]|收于\d|每股|LPR|指$"
)
_COUNT = compiled(
    rf"(?:一共|总共|共有?|已有|累计|合共|合计|共计|日均|平均|仅有?|只有?|已[一-龥]{{2}}|受理|审结|接到|接待|办理|跑了|卖了|卖出|交付了?|完成了)(?!了?(?:[一两二三四五六七八九]|[1-9])[起件宗项款家部艘架笔场份条][^,。;\d]{{3}})[^,。;]{{0,10}}?(?:{_QUANTITY.pattern})"
    r"|(?:上新|上线|发布|推出|新增|下架|处置|封禁|清理|查处|约谈|开设|新开|关闭|签下|出版|上映|备案)了?(?:超过?|逾|近|约|达)?\d{3}[\d,]*(?:余|多)?[款部个家件条起集张万]"
    r"|(?:发生|录得|披露)[^,。;\d]{0,10}\d[\d,.]*[万亿]?(?:起|宗|笔|件|例)|(?:靠泊|接待|交车|交机|交出|到港|进港|发运|发送|新上线|出货|装机|卖出|售出|产出|出栏|成交)[^,。;\d]{0,8}(?:[1-9]\d[\d,.]*|[几一二三四五六七八九]十[一-龥]?|[数上几]?[百千万])[万亿]?[余多]?(?:艘次|架次|艘|架|列|辆|台|部|集|套|吨|颗|片|头|亩|单|份)"
    r"|,(?:同比|环比|按年|较去年|较上年|比去年|比上年|比上月)"
)
_COUNTED = compiled(r"\d[\d,.]*[万亿]?[余多]?(?:款|起|件|家|个|部|条|宗|次|人次|台|辆|套|项)$")


def measures(folded: str, found: ResolvedDate, start: int, end: int) -> bool:
    """Whether the words from a date on tell a quantity over a period rather than a happening."""
    words = folded[start:end]
    return bool(_QUANTITY.search(words) and _MEASURE.search(words)) or (
        found.granularity in COARSE and bool(_MEASURE.match(words.lstrip()))
    )


def tells_quantity(folded: str, start: int, end: int, *, alone: bool = False) -> bool:
    """Whether a stretch tells how much something comes to; `alone`: a quantity is enough, without a word of measuring."""
    words = folded[start:end]
    return bool(_QUANTITY.search(words) and (alone or _MEASURE.search(words)))


def tells_count(folded: str, start: int, end: int) -> bool:
    """Whether a stretch counts up what was done over a period: «上半年该院受理案件143件,同比增长两倍»."""
    return bool(_COUNT.search(folded[start : end + 4]))


def ends_in_count(folded: str, start: int, end: int) -> bool:
    """Whether a stretch closes on how many: «上半年依法下架违规应用3700余款»."""
    return bool(_COUNTED.search(folded[start:end]))


def moves_market(folded: str, start: int, end: int) -> bool:
    """Whether a stretch speaks of an index, a stock or a price quoted by the day."""
    return bool(_INDEX.search(folded[start:end]))
