"""A metric without what only leads up to it: «被告须赔偿» is 赔偿, «去年前九个月收入» is 收入."""

from __future__ import annotations

from lib.extract.tokens import tokens, word_class
from lib.patterns import compiled

__all__ = ["trimmed"]

_LEADS = compiled(
    "收获|获得|获|拿到|拿下|实现|取得|录得|达到|产生|创造|带来|收到|须|需|需要|应|应当|起诉|起诉时|要求|开出|给出|维持|列为|列入|包括|超过|预计|号称|对应|写着|成为|因|因此|"
    "原告|被告|上诉人|被上诉人|服务商|当事人|公司|该公司|双方|前者|后者|两者|两家|当季|当期|当年|当月|当日|本季|本期|同期|首家|时|工会方面|方面|只|只肯|仅|也|还|又|再|已|已经|将|会|能|都|才|却|则|均|反而|其实|逆势|"
    "一直|一度|一共|总共|共|就要|只要|是|有|为|写|说|称|认为|表示|打算|拟|继续|促|使|使得|让|令|导致|推动"
)
_PLAIN = frozenset(
    (
        "收入",
        "营收",
        "营业收入",
        "净利润",
        "净利",
        "归母净利润",
        "利润",
        "亏损",
        "净亏损",
        "盈利",
        "估值",
        "投前估值",
        "投后估值",
        "股价",
        "收盘价",
        "目标价",
        "赔偿",
        "索赔",
        "票房",
        "罚款",
        "投资额",
        "总投资",
        "总规模",
        "持股",
        "片长",
        "净流入",
        "净流出",
        "净买入",
        "订单",
        "意向订单",
        "投入",
        "市值",
        "总市值",
        "市场规模",
        "销售额",
        "销售总额",
        "股价净值比",
        "收购价",
        "注册资本",
        "奖金",
        "工资",
        "年薪",
        "月薪",
    )
)
"""Heads that say enough by themselves."""
_TIME = compiled(".*(?:[年月日季周天时]|季度|半年|年度|小时|期间|以来|之后|之前|个月)(?:前|后|里|内|中|上)?")
_KEPT = compiled(
    "全[天日年]|[日月年周季]均|单[日月季周]|[日月年周]|每.+|首[日周月年期]|全年|半年|同时|小时|多年|历年|[0-9一二三四五六七八九十两几半]+(?:小时|分钟|年期|天|个?月期)"
)
"""Measures of time that belong to a metric: 日均, 单季, 首周."""


def _leads(word: str) -> bool:
    """Whether a word only leads up to a metric, or tells when."""
    time = _TIME.fullmatch(word) is not None and _KEPT.fullmatch(word) is None and word_class(word)[0] in "tm"
    return time or _LEADS.fullmatch(word) is not None


def trimmed(text: str, head: str) -> str:
    """The metric behind the last word that only leads up to it.

    >>> trimmed("被告须赔偿", "赔偿"), trimmed("海外广告收入", "收入"), trimmed("对应市场规模", "市场规模")
    ('赔偿', '海外广告收入', '市场规模')
    """
    at = text.rfind(head)
    if head not in _PLAIN or at <= 0 or "每" in text[:at]:
        return text
    words = list(tokens(text[:at]).words)
    leads = [_leads(word) for word in words]
    cut = 0
    for n, word in enumerate(words):
        if leads[n] and (len(word) > 1 or n == 0 or all(leads[n:])):
            cut = n + 1
    kept = "".join(words[cut:]).lstrip("的、和与及 ") + text[at:]
    return kept if len(kept) >= 2 else text
