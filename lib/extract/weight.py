"""Which quantities carry weight: what a reader could chart, apart from dates, ordinals, frames and idle counts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from lib.extract.quantities import Quantity
from lib.patterns import compiled

_RUNNING = ("年", "月", "周", "天", "日", "季度", "工作日", "晚")
_FRAME_BEFORE = compiled(
    r"(?:过去|未来|最近|今后|此后|此前|之前|近|前|(?<!^前)(?<![,，。;；]前)后|这|那|头|上|下|同|第|首|每|再过|(?<![,，。;；])前后|跨|本|该|某|另|当|整)(?:的|这|约|个)?$"
)
_FRAME_AFTER = compiled(
    r"(?:多)?(?:的?时间)?(?:里|内|之内|以内|前|之前|以前|后|之后|以后|来|以来|间|之间|期间|期(?!限)|左右后|的时候|处(?!理)|时(?!长|间|效|代)|底|初|末|中(?!心)|一[遇次届度])"
)
_TAKES = compiled(
    r"(?:[耗花等用搭熬拖磨](?:上|掉|去|满|足)?了?|足足|整整|耗时|历时|需要?|要|长达|为期|达|到|至|短至|缩短|延长|为|仅|只|只需|不到|不足|成立|刚满|满|期限|周期|等了?|少于|超过|约|近|多达|延后|提前|晚了?|早了?|维持|持续|每隔|平均)$"
)
_IDLE = compiled(r"从业|深耕|任职|入行|工作了?|行医|执教|创业|出道")
_SINGLED = ("第", "前", "每", "这", "那", "另", "任何", "同", "某", "该")
_ABSTRACT = compiled(
    r"[一-龥]{0,3}?(?:原因|问题|方面|环节|阶段|层面|部分|方向|角度|特点|步骤|因素|维度|例子|层次|词|关键词|字|概念|条件|理由|挑战|难题|难点|痛点|看点|亮点|要点|观点|信号|趋势|变化|优势|短板|误区|案例|故事|场景|模型|选择|意思|办法|方法|"
    r"世界|时代|机会|逻辑|版本|版块|板块|任务|举措|措施|建议|问号|动作|细节|答案|疑问|路径|方案|领域|行业|赛道|人物|角色|现象|教训|标志|节点|层级|梯队|支柱|方式|类型|类别|指标|象限|身份|身影|声音|主体|季节|平台|字段|大字)(?=[,，。、;；:：!！?？和与及“”\n ]|$)"
)


@cache
def _idle_units() -> frozenset[str]:
    """Measure words that count kinds, not amounts."""
    return frozenset("类种则档路轮节")


def has_weight(folded: str, found: Quantity, dates: Sequence[tuple[int, int]]) -> bool:
    """Whether a quantity is worth a record; `dates` are the spans of date expressions.

    >>> from lib.extract.quantities import quantities
    >>> text = "有两个问题,一年前融资2.3亿元,3天后185个镜头,过去半年跑了60多家"
    >>> [text[q.start:q.end] for q in quantities(text) if has_weight(text, q, [])]
    ['2.3亿元', '185个', '60多家']
    """
    core, counted = found.core, found.counted
    for a, b in reversed(dates):  # they stand in order and apart
        if b <= core:
            break
        if a < counted and not (a <= found.start and b < counted - 1):
            return False
    before, after = folded[max(0, found.start - 6) : found.start], folded[found.end : found.end + 12]
    match found.kind:
        case "duration":
            return _lasting(folded, found, before, after)
        case "count":
            return _counted(found, before, after)
        case "money":
            idle = found.numerals and folded[found.core] == "一" and found.size <= 1 and not found.modified
            return not idle and not after.startswith(("店", "机", "户")) and not (found.size == 1 and after.startswith("兑"))
        case "compute":
            return not before.endswith(("每", "/")) and not (found.numerals and found.size <= 1)
        case "multiple":
            return not before.endswith("事半功")
        case "other":
            return bool(found.unit) and not (found.unit == "岁" and found.vague) and not before.endswith("每")
    return True


def _lasting(folded: str, found: Quantity, before: str, after: str) -> bool:
    """Durations that are lengths of something, not places in time."""
    running = found.unit in _RUNNING
    if found.vague and found.numerals and found.low == 2 and (found.high or 0) == 9 and not found.modified:
        return False  # 几天, 数秒
    if found.unit == "年" and found.size >= 100:
        return False
    if found.unit == "日" and not (
        found.size > 31 or (found.high is not None and found.low is None) or re.search(r"为期|期限|周期|历时|连续|持续|共|期为$", before)
    ):
        return False
    if re.search("[离距][^,，。;；]{0,10}(?:还有|尚有|仅剩|只剩)$", folded[max(0, found.core - 16) : found.core]):
        return False
    if before.endswith(("第", "×", "x", "*")) or after.startswith(("的时候", "处", "时刻")):
        return False
    if not running:
        return True
    takes = _TAKES.search(folded[max(0, found.core - 6) : found.core])
    if _FRAME_BEFORE.search(folded[max(0, found.core - 4) : found.core]) and not (takes and takes.group() not in ("约", "近", "满")):
        return False
    if _FRAME_AFTER.match(after) and not (found.unit in ("月",) and after.startswith("内") and takes):
        return False
    if (
        found.vague
        and found.numerals
        and not (found.low and found.high and found.low < 5)
        and _IDLE.search(folded[max(0, found.core - 8) : found.core])
    ):
        return False
    if found.vague and found.unit == "年" and found.size >= 10:
        return False
    if found.numerals and found.size <= 1 and (not found.modified or (found.high is not None and found.unit in ("天", "晚", "日"))):
        return bool(takes and takes.group() not in ("要", "为", "满"))
    return not _IDLE.search(folded[max(0, found.core - 6) : found.core])


def _counted(found: Quantity, before: str, after: str) -> bool:
    """Counts that say how much: not «两个问题», «前五名», «一家»."""
    size = found.size
    if before.endswith(_SINGLED) and not found.modified and size < 1000:
        return False
    if found.vague and found.low is not None and found.low < 10 and found.high is not None and found.high < 10:
        return False
    if found.numerals and size < 10 and not found.modified:
        return False
    if found.numerals and size in (10.0, 100.0, 1000.0, 10000.0) and not found.modified and found.word != "卡" and found.low == found.high:
        return False
    if size <= 1:
        return False
    if found.unit in _idle_units() and size < 10:
        return False
    if (
        found.word in ("个", "种", "项", "条", "层", "部", "组", "类", "场", "点", "步")
        and size < 20
        and _ABSTRACT.match(after.removeprefix("的"))
    ):
        return False
    if found.word == "卡" and size < 100 and re.match("[A-Za-z]|服务器|机(?!构|会)", after):
        return False
    return not (size <= 2 and not found.modified)
