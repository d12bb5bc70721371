"""Accounts that run over several sentences: «4月出货720万台,同比下滑14%。三星以22%的份额守住第一。分国家看,印尼240万台。»."""

from __future__ import annotations

from lib.extract.changes import Metric
from lib.extract.periods import clear_from
from lib.extract.places import Place
from lib.patterns import compiled

_GOES_ON = compiled(
    r"[“「]?(?:(?:分|按)(?:业务|产品|地区|区域|国家|品类|行业|季度|渠道|类型|市场|品牌|应用|板块|车型|城市|收入|客户|省份|层级|价格|能源)[一-龥]{0,2}(?:看|计|划分|统计|拆分)|(?:具体|细分|从[^,，。;；]{2,10}?)(?:到|来|上)?(?:看|而言|来说),?"
    r"|[^,，。;；的是]{2,6}(?:方面|当中|之中|领域),|(?:值得(?:注意|一提|关注)的是|此外|另外),|(?:出货|销量|市场|份额|榜单)?前[一二三四五六七八九十\d]{1,2}(?:名|大|强|家)[^,，。;；]{0,4}(?:中|里|品牌|厂商|客户)"
    r"|其(?![实余它他次中])[^,，。;；]{2,12}?(?:收入|营收|业务|产品)|[^,，。;；]{1,10}?以\d[\d.]*%的(?:市场|市占)?(?:份额|占有率|市占率)"
    r"|[^,，。;；]{2,16}?(?:业务|产品|板块|部门|事业群|事业部|品牌|产品线|游戏|广告|服务)(?:的)?(?:营收|收入|销售额|占营收|占收入|占总营收|占比|毛利|贡献|交付|出货))"
)
_NOT_SO = compiled(
    "目前|现在|如今|当前|截至|截止|累计|每(?!股|百)|预计|预期|预测|有望|将|拟|计划|目标|可能|如果|若|上市|发行价|目标价|市值|股价|去年|前年|明年|昨|今日|此前|过去|未来|以来|个案"
)
_RULES = (
    "metric.market",
    "metric.goods",
    "metric.result",
    "metric.change",
    "metric.price",
    "metric.words",
    "metric.counted",
    "metric.capital",
)
_ACCOUNTS = compiled("收入|营收|净利|利润|毛利|纯益|亏损|出货|销量|交付|份额|占有率|市场规模|均价|批发价|销售额|流水|产量|产销")
_FAR = 160


def goes_on(place: Place, measured: Metric | None, *, told: int, since: bool) -> bool:
    """Whether a figure goes on with the accounts of the sentences before.

    `told` is where the last figure of theirs ended; `since` says whether an earlier figure of this sentence does so already.
    """
    folded, start = place.reading.folded, place.sentence.start
    if measured is None or measured.rule not in _RULES or place.found.kind in ("duration", "compute"):
        return False
    if since:
        return clear_from(place) <= start and _NOT_SO.search(folded, start, place.found.start) is None
    if not 0 <= start - told <= _FAR or "\n" in folded[told : place.found.start] or clear_from(place) > start:
        return False
    if place.statement is not None and place.statement.speaker_kind != "institution":
        return False
    if _GOES_ON.match(folded, start, place.found.start + 12) is None or _NOT_SO.search(folded, start, place.found.start):
        return False
    return _ACCOUNTS.search(folded, max(0, told - 120), told) is not None
