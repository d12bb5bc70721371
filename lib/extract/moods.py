"""Whether a figure is told as fact, forecast, plan or mere case: the last cue before it that still holds."""

from __future__ import annotations

import re

from lib.extract.metrics import is_start
from lib.extract.places import FROM, Place

_SPEND = "投资|投入|设立|建设|建成|扩|募|启动|斥资|资本支出|资本开支|合资|成立|采购|开设|出资|调高|调整|分期|覆盖|投放|招聘|裁"
_CUES = (
    (
        "hypothetical",
        r"如果(?!是)|假如|假设|倘若|(?:(?<=[,，。;；“:：「])|^)若|若要|若能|若按|若以|要是|一旦|能否|哪怕|即使|即便|需花费|要花费|则需|对于一个|每(?:降|涨|增|减|提高|降低)|理论上|理想情况|先砍",
    ),
    (
        "plan",
        rf"计划(?!生育)|计画|规[划画](?=[建投到新在年产总])|要求(?=[^,，。;；]{0, 14}(?:前|完成|达到))|拟(?![合人真])|打算|寻求|力争|争取|预算|筹集|筹资|征求意见稿|要扩|扩至|扩到|扩建|拟定|目标(?!价)|力求|上限|将于|将在|定于|洽谈|磋商|正考虑|意向|将(?=[^,，。;；]{{0,14}}(?:{_SPEND}))|资本(?:支出|开支)[^,，。;；]{{0,4}}将|准备|承诺|须|应当?(?=达)",
    ),
    ("strong", r"预计|(?<![荷求势气险候])预测(?![准模能值性系算])|预估|业绩指引|指引[为是]|预期(?=[^超])|料将|预料"),
    (
        "forecast",
        r"每年可|(?:建成|投产|达产|满产|投运|完工|通车|满送|满负荷)后|有望|可望|有机会|或将|恐将|势必|将(?![来近军领士要由于])(?![^,，。;；]{1,14}[从由])|会(?=[^员议场展上计所见,，。]{0,3}(?:达|增|超|升|降|跌|涨|有|在|拿|成))|可能|恐怕|明年|后年|(?<=[,，。;；])到20\d\d年|未来|可为|可带来|至少要|只剩|届时",
    ),
    (
        "actual",
        r"目前|现在|现有|已经|已(?!知)|截至|(?<![比较与于由从])去年|此前|曾|如今|当前|现时|过去|刚刚|眼下|报告期|通常|一般|往往|[;；]|了(?=\d)|(?<![比较与于])上年|(?<![比较与于])前年|实现|降了|涨了",
    ),
)
_CUE = re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in _CUES))
_AFTER = re.compile(r"的?[^,，。;；的]{0,6}(?:计划|目标(?!价)|预算|扩建|规划)")
_DONE = re.compile("[一-龥]{0,6}已")
_FACT = re.compile("已|目前|截至|累计|现有|了$")
_LEAD = re.compile(rf"{FROM}$")


def status(place: Place, *, metric: str, later: bool, earlier: bool, running: bool) -> str:
    """The status of a figure.

    `later` and `earlier` say whether its period lies wholly after or before the article, `running` whether it is the very year.
    """
    folded, found = place.reading.folded, place.found
    if _AFTER.match(folded, found.end):
        return "plan"
    if _DONE.match(place.right):
        return "actual"
    mood, strong = "actual", False
    for match in _CUE.finditer(folded, place.sentence.start, min(len(folded), found.core + 1)):
        name = str(match.lastgroup)
        if name == "actual" and place.before is not None and _LEAD.search(folded[max(0, match.start() - 1) : match.start()]):
            continue  # «由现时约300万急增至…»: now is where it starts from
        if name == "strong":
            mood, strong = "forecast", True
        elif name == "forecast":
            mood = mood if mood in ("plan", "hypothetical") else "forecast"
        elif name == "hypothetical" and (strong or "估算" in folded[place.sentence.start : match.start()]) and match.group() != "对于一个":
            mood = "forecast"
        else:
            mood = name
            strong = strong and name != "actual"
    if mood == "plan" and is_start(place) and not re.search("原[订定]|原计划", place.left):
        return "actual"
    if "目标价" in metric or "市场预期" in metric:
        return "forecast"
    if mood == "actual" and running:
        if re.search("资本(?:支出|开支)", metric):
            return "plan"
        if place.statement is not None and place.statement.group == "analyst" and not _FACT.search(place.left):
            return "forecast"
    if earlier and mood in ("forecast", "plan"):
        return "actual"
    if later and mood == "actual":
        return "forecast"
    if mood == "forecast" and later and not strong and _is_document(place):
        return "plan"
    return mood


def _is_document(place: Place) -> bool:
    """Whether a paper of the state speaks: what it sets for later years is a plan."""
    return place.statement is not None and place.statement.group == "regulator" and place.statement.speaker.startswith("《")
