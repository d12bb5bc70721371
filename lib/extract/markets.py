"""Which figures are of a market: money, indices, computing power, and counts of what is traded, visited or sold."""

from __future__ import annotations

from lib.extract.changes import Metric
from lib.extract.date_roles import GOODS
from lib.extract.quantities import Quantity
from lib.extract.subjects import heads
from lib.patterns import compiled

_TRADED = compiled(
    "客户|订单|个股|成分股|[A-Z]\\d{2,4}|GPU|显卡|加速卡|算力卡|AI芯片|产业链企业|签约项目|服务器|机柜|涨停|旅客|出游|游客|客流|航班|买卖|合约|挂牌|上市|开售|卖出|售出|预订|接待|进山|入园|船$|全国[^,]{0,10}门店|门店[总数]|开店|闭店|关店|加盟店|成交|出口|进口|对外授权|授权交易|融资事件|库存|出杯|接单"
)
_PRODUCT = compiled(
    r"时长|速度|分辨率|解析度|一致性|准确率|幻觉率|精度|误差|延迟|成功率|人力|查询|投诉|参数|面积|上下文|寿命|周期|工期|交期|期限|评分|得分|镜头|机构|演员|团队|编制|展商|参展|队伍|首发|新品|抽取|良率|覆盖城市|城市$|效率|重量|案件|受理|权利人|起诉|致歉|陌生"
)


def of_market(found: Quantity, measured: Metric | None) -> bool:
    """Whether a figure is one of the market."""
    if found.kind in ("money", "index", "compute"):
        return True
    text = measured.text if measured else ""
    rule = heads()[1].get(measured.head) if measured and measured.head else None
    if found.kind in ("duration", "other"):
        return (
            found.kind == "other"
            and (found.unit in GOODS or (rule is not None and rule.id == "metric.goods"))
            and not _PRODUCT.search(text)
        )
    if _PRODUCT.search(text):
        return False
    if rule is not None:
        return bool(rule.data["market"])
    if _TRADED.search(text):
        return True
    return found.kind in ("percent", "multiple")
