"""Whether a figure is told as fact, forecast, plan or mere case: the last cue before it that still holds."""

from __future__ import annotations

import re

from lib.extract.places import Place

_CUES = (
    (
        "hypothetical",
        r"如果|假如|假设|倘若|若(?!干)|要是|一旦|能否|哪怕|即使|即便|需花费|要花费|则需|对于一个|每(?:降|涨|增|减|提高|降低)|如果说|理论上|理想情况|先砍",
    ),
    (
        "plan",
        r"计划|拟(?!合)|打算|寻求|力争|争取|规划|预算|筹集|筹资|征求意见稿|要扩|扩至|扩到|扩建|拟定|目标|力求|上限|将(?=[^,，。;；]{0,14}(?:投资|投入|设立|建设|建成|扩|募|启动|斥资|资本支出|资本开支|合资|成立|采购|开设|出资|调高|调整|分期|覆盖))|资本(?:支出|开支)[^,，。;；]{0,4}将|准备|承诺|方案提出|提出|要求|不低于(?=50%)",
    ),
    (
        "forecast",
        r"预计|预测|预估|预期|预料|料(?=将|达|会)|有望|可望|有机会|或将|恐将|势必|将(?![来近军领士要由军于])|会(?=[^员议场展上计所见,，。]{0,3}(?:达|增|超|升|降|跌|涨|有|在|拿|成))|可能|恐|明年|后年|(?<=[,，。;；])到20\d\d年|未来|可为|可带来|至少要|只剩|届时",
    ),
    (
        "actual",
        r"目前|现在|现有|已经|已(?!知)|截至|去年|此前|曾|如今|当前|现时|过去|刚刚|实际|眼下|报告期|同比|环比|[;；]|了(?=\d)|上年|前年|实现|降了|涨了|从|由",
    ),
)
_CUE = re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in _CUES))
_AFTER = re.compile(r"的[^,，。;；]{0,8}(?:计划|目标|预算|扩建|规划)")


def status(place: Place, *, later: bool, earlier: bool) -> str:
    """The status of a figure; `later` and `earlier` say whether its period lies wholly after or before the article."""
    folded, found = place.reading.folded, place.found
    if _AFTER.match(folded, found.end):
        return "plan"
    mood, conditional = "actual", False
    for match in _CUE.finditer(folded, place.sentence.start, min(len(folded), found.core + 1)):
        name = str(match.lastgroup)
        if name == "actual" and match.group() in ("同比", "环比", "从", "由"):
            continue
        conditional = conditional or name == "hypothetical"
        if name == "forecast" and mood == "plan" and match.group() in ("将", "届时", "可望", "有望"):
            continue
        if name == "forecast" and mood == "hypothetical":
            continue
        mood = name
    if earlier and mood in ("forecast", "plan"):
        return "actual"
    if later and mood == "actual":
        return "forecast"
    return mood
