"""Whether a figure is told as fact, forecast, plan or mere case: the last cue before it that still holds."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from lib.extract.changes import is_start
from lib.extract.date_roles import of_deal
from lib.extract.periods import ONE_DAY, last_day, revised
from lib.extract.places import FROM, Place
from lib.patterns import compiled
from lib.rules import rules

_AFTER = compiled(
    r"的?[^,，。;；的]{0,6}(?:(?<!原)计划|目标(?!价)|预算|扩建|规划)|索赔|[^,，。;；]{0,4}须[于在]|预计[^,，。;；\d]{0,10}(?:下线|交付|发运|到位|投产|投用|量产)"
)
_DONE = compiled("[一-龥]{0,6}已")
_FACT = compiled("已|目前(?!的$)|截至|累计|现有|了$")
_JUDGED = compiled("判决|宣判|判令|裁定|改判|裁决|判处")
"""What a court has laid down is told as done: «法院一审宣判,被告须赔偿25万元»."""
_YET = compiled("[今明后]年|年[底末]|[下后]半年|届时|可能|预[测估期]|指引|展望|预测[^,，。;；]{0,12}[,，]")
"""«将由今年的28%放缓», «预测由80宗下调»: where a movement starts is itself foreseen."""
_ONLY_IF = compiled(
    "[^,，。;；]{0,6}(?:才(?:值得|会|考虑|划算))|[,，](?:[一-龥]{1,6})?就(?!是|算|连|业|地|读|职|在|已)[^,，。;；]{1,8}(?:了|要|得|能|可|会)"
)
_USED_FOR = compiled("(?:资金)?(?:将|会|拟|计划)?(?:用于|用来|用作|投向|投入|投放|拨作|留作|买|砸向|花在)")
_RAISED = compiled("募|集资|融资|所得|打算|怎么花|这笔钱|这笔资金|新资金|到账")
"""What money raised is meant for: «募来的钱六成投向芯片»."""
_HOPED = ("有望", "可望", "或将", "恐将")
_OF_NOW = ("目前", "现在", "现有", "如今", "当前", "现时", "眼下", "去年", "上年", "此前")
_RUN_EXTRA = compiled("(?:加开|增开|加密|增派|增投|增发|投放|安排|派出|出动|调集|储备|备足|备货)[^,，。;；\\d]{0,6}$")
"""«预计发送旅客280万人次,加开列车310列»: what a house does about what it expects is its plan."""
_CLAIMED = compiled("(?:起诉时|当时|原先|最初|此前)[^。;；]{0,12}(?:索赔|求偿|索偿)[^,，。;；]{0,6}$")
_TO_RECEIVE = compiled("(?:将|可|有望|有权)(?:获得|收到|收取|取得|获)[^,，。;；]{0,6}$")
_DAY_ITSELF = compiled("(?:今天|今日|明天|明日)(?:是|[^,，。;；]{0,12}(?:预计)?(?:发送|到发|接待|客流|加开|迎来))")
"""«今天是元宵节,预计发送旅客280万人次»: what is expected of the day itself."""
_MILESTONE = compiled("里程碑")
_IN_FORCE_THEN = compiled(
    "将?[于自从]?[^,，。;；]{2,12}(?:执行|实施|施行|生效|实行|落地)[,，](?:共|总共|一共)?(?:涉及|涵盖|覆盖|包括|包含|共有?|纳入)[^。]{0,40}$"
)
"""«结果将于2月1日起执行,涉及55个品种,平均降价约五成»: what has been settled is told as it is."""
_CLAUSES = compiled("[,，:：;；]")
_AIMED = compiled("[指价]数?(?:年底|年末|全年|12个月)?目标")
_CHANCE = compiled("(?:概率|几率|机率|可能性)[为是达约高升降至到]{0,3}$")
_OF_MARKET = compiled(rf"预测|{_AIMED.pattern}")
_OWN_PLAN = compiled("资本开支|资本支出|预算|目标")
_PAID = compiled("[^,，。;；]{0,4}首付款?|首付款?[^,，。;；\\d]{0,6}$")
_SO_FAR = compiled("^(?:过去|近|最近|此前|这)|以来$|年来$|^年初至今")
_SPENT = compiled("吃掉|占[了掉到去]?|花[了掉]|用[了掉]|砍|省下|削|转|挪|烧|把|将")
"""«流量费吃掉了七到八成预算»: of money that is spent."""
_PLANT = compiled("(?:届时|初期|首期|(?:完工|投产|建成|达产|启用|满产|扩建)后)[^,，。;；]{0,8}?(?:产能|新增)")
"""«规划明年量产,初期月产能1.5万片»: what a plant that is being built will hold."""
_TO_COME = compiled("^(?:未来|今后|未來|接下来)|[年月][内內]$")
_IN_FORCE = compiled("起(?:正式|全面|分步)?(?:生效|施行|实施|执行|实行)")
_STILL = compiled("业绩预告|预告|预计|(?<![荷求势气险候])预测,|索赔|赔偿|求偿")
"""What was foreseen or claimed of a period gone by stays so until the report or the judgment is out."""
_SUM = compiled("(?:预计|预期|估计|料)[^,，。;；]{0,6}(?:总?额|规模|金额)[^,，。;；\\d]{0,4}$")
"""«届时预计签约额超过20亿元»"""
_LEAD = compiled(rf"{FROM}$")


@cache
def _cues() -> re.Pattern[str]:
    """All cues in one pattern, a group a mood; within one place the order of the file decides."""
    return compiled("|".join(f"(?P<{rule.id.removeprefix('mood.')}>{rule.regex.pattern})" for rule in rules("moods")))


@lru_cache(maxsize=16)
def _told(text: str) -> tuple[tuple[int, int, str, str], ...]:
    """The cues of a sentence: start, end, mood, words."""
    return tuple((m.start(), m.end(), str(m.lastgroup), m.group()) for m in _cues().finditer(text))


def status(place: Place, *, metric: str, later: bool, earlier: bool, running: bool, when: str | None = None) -> str:
    """The status of a figure.

    `later` and `earlier` say whether its period lies wholly after or before the article, `running` whether it is the very year.
    """
    if (after := _AFTER.match(place.reading.folded, place.found.end)) and not (
        after.group().endswith("预算") and _SPENT.search(place.left)
    ):
        return "plan"
    if _DONE.match(place.right):
        return "actual"
    mood, strong = _cued(place)
    return (
        _settled(place, mood, strong=strong)
        or _moving(place, mood, metric)
        or _in_case(place, mood)
        or _foreseen(place, metric)
        or _of_bargain(place, mood, strong=strong)
        or _of_past(place, mood, metric, earlier=earlier, running=running, when=when)
        or _of_time_to_come(place, mood, strong=strong, later=later, when=when)
        or mood
    )


def _cued(place: Place) -> tuple[str, bool]:
    """The mood of the last cue before a number that still holds, and whether a strong word of foreseeing stands."""
    mood, strong, planned, put = "actual", False, 0, 0
    near, core = place.near, place.found.core - place.sentence.start
    for start, end, name, words in _told(near):
        if end > core + 1:
            break
        if name == "actual" and _is_aside(place, start, words, case=put if mood == "hypothetical" else None):
            continue
        put = end if name == "hypothetical" else put
        if name == "strong":
            mood, strong = "forecast", True
        elif name == "plan" and ((words[0] in "须应" and _JUDGED.search(near, 0, start)) or (words == "将" and strong)):
            continue
        elif name == "forecast":
            hoped = mood == "plan" and words in _HOPED and _CLAUSES.search(near, planned, start) is not None
            mood = mood if mood in ("plan", "hypothetical") and not hoped else "forecast"
        elif name == "hypothetical" and (strong or "估算" in near[near.rfind(";", 0, start) + 1 : start]) and words != "对于一个":
            mood = "forecast"
        else:
            mood = name
            planned = end if name == "plan" else planned
            strong = strong and name != "actual"
    return mood, strong


def _is_aside(place: Place, start: int, words: str, *, case: int | None) -> bool:
    """Whether a word of fact tells another thing than the number; `case`: where the words of a case put end, if one holds."""
    near = place.near
    if place.before is not None and _LEAD.search(near[max(0, start - 1) : start]):
        return True  # «由现时约300万急增至…»: now is where it starts from
    if case is None or words not in _OF_NOW:
        return False
    return not _CLAUSES.search(near, case, start)  # «若按现在的价出手,每瓶要亏上百元»: now is part of the case


def _settled(place: Place, mood: str, *, strong: bool) -> str | None:
    """The status of what was claimed or is in force, of what a house does about what it expects, of a plant being built."""
    said = place.near[: place.found.core - place.sentence.start] if mood == "plan" else ""
    if mood == "plan" and (_CLAIMED.search(said) or _IN_FORCE_THEN.search(said)):
        return "actual"
    if mood == "forecast" and strong and _RUN_EXTRA.search(place.left):
        return "plan"
    return "plan" if _PLANT.search(place.left) and not is_start(place) else None


def _moving(place: Place, mood: str, metric: str) -> str | None:
    """The status of a number that is revised, or that a movement starts from."""
    if revised(place) and (mood != "plan" or is_start(place)):
        return "plan" if _OWN_PLAN.search(place.left) and not _OF_MARKET.search(place.left) else "forecast"
    if mood == "plan" and is_start(place) and not re.search("原[订定]|原计划", place.left):
        return "actual"
    if mood == "forecast" and is_start(place) and not (_YET.search(place.left) or "目标价" in metric):
        return "actual"
    return None


def _in_case(place: Place, mood: str) -> str | None:
    """The status of a number told as fact that the words behind it make a case or a purpose: «跌破10元才会考虑», «六成投向芯片»."""
    if mood != "actual":
        return None
    if _ONLY_IF.match(place.right):
        return "hypothetical"
    core = place.found.core - place.sentence.start
    return "plan" if _USED_FOR.match(place.right) and _RAISED.search(place.near, 0, core) else None


def _foreseen(place: Place, metric: str) -> str | None:
    """A forecast by what is measured: a target price, what the market expects, a chance."""
    if re.search("目标价(?!格)", metric) or "市场预期" in metric or _AIMED.search(place.left) or _CHANCE.search(place.left):
        return "forecast"
    return None


def _of_bargain(place: Place, mood: str, *, strong: bool) -> str | None:
    """The status of the money of a deal: planned until it is paid."""
    if mood == "forecast" and of_deal(place) and not (strong and _SUM.search(place.left)):
        paid = _PAID.search(place.left) or _PAID.match(place.right)
        return "actual" if paid and not _TO_RECEIVE.search(place.left) else "plan"
    if mood not in ("actual", "forecast") or place.found.kind != "money":
        return None
    return "plan" if _MILESTONE.search(place.left[-8:]) or _MILESTONE.search(place.right[:6]) else None


def _of_past(place: Place, mood: str, metric: str, *, earlier: bool, running: bool, when: str | None) -> str | None:
    """The status of a number of a time gone by or going on."""
    foretold = mood in ("forecast", "plan")
    if foretold and when is not None and _SO_FAR.search(when):
        return "actual"
    if mood == "forecast" and _IN_FORCE.search(place.near):
        return "plan"
    if mood == "actual" and running:
        return _of_running_year(place, metric)
    return "actual" if earlier and foretold and "息" not in place.left and not _is_open(place) else None


def _of_running_year(place: Place, metric: str) -> str | None:
    """The status of a number of the very year told as fact: what is invested is a plan, what an analyst says a forecast."""
    if re.search("资本(?:支出|开支)", metric):
        return "plan"
    if place.statement is None or place.statement.group != "analyst" or _FACT.search(place.left) or "年内" in place.left:
        return None
    return "forecast"


def _of_time_to_come(place: Place, mood: str, *, strong: bool, later: bool, when: str | None) -> str | None:
    """The status of a number of a time still to come."""
    if mood == "actual" and _is_ahead(place, when):
        return "plan"
    if mood == "actual" and (later or (when is not None and _TO_COME.search(when) and not _FACT.search(place.left))):
        return "forecast"
    return "plan" if mood == "forecast" and later and not strong and _is_document(place) else None


def _is_ahead(place: Place, when: str | None) -> bool:
    """Whether a figure is told of a day still to come: «4月1日起面向30座城市开放»."""
    day = place.reading.published.stated or place.reading.published.latest
    return bool(when and day and ONE_DAY.fullmatch(when) and when > day.isoformat())


def _is_open(place: Place) -> bool:
    """Whether the words that foresee or claim still hold: «预计2026年达186亿元,2024年只有32亿元» names another year since."""
    base = place.sentence.start
    cues = [m.end() + base for m in _STILL.finditer(place.near, 0, place.found.core - base)]
    return bool(cues) and not any(d.granularity == "year" and cues[-1] + 4 < d.mention.start < place.found.start for d in place.dates)


def _is_document(place: Place) -> bool:
    """Whether a paper of the state speaks: what it sets for later years is a plan."""
    return place.statement is not None and place.statement.group == "regulator" and place.statement.speaker.startswith("《")


_STAFF = compiled("(?:员工|团队|职工|雇员|人手|编制)(?:人数|规模|总数)?$")
_WHOLE = compiled(r"\d{4}(?:-[QH]\d)?")
"""A year or a part of it: «去年营收3亿元,员工100来人» tells the people of the day of writing."""


def side(where: Place, when: str | None) -> tuple[bool, bool, bool]:
    """Whether a period lies after the article's year, ended before the article (not single days: plans are told on them), or is its year."""
    published = where.reading.published
    last, first = published.stated or published.latest, published.stated or published.earliest
    end = last_day(when) if when else None
    if when is None or end is None:
        return False, False, False
    later = last is not None and end.year > last.year
    return later, first is not None and len(when) != 10 and end < first, last is not None and when == str(last.year)


def tells_only(where: Place, when: str, *, metric: str) -> bool:
    """Whether a period only says when a plan or forecast was told: «董事会昨日通过资本支出案,将斥资176亿元», «明年…,目标价58元»."""
    if _STAFF.search(metric) and where.found.kind == "count" and _WHOLE.fullmatch(when) and where.found.unit in ("人", "名", "位"):
        return True
    if "目标价" in metric:
        return not ONE_DAY.fullmatch(when)
    if _DAY_ITSELF.search(where.near, 0, where.found.start - where.sentence.start):
        return False
    if of_deal(where) and "拟" not in where.near[: where.found.start - where.sentence.start]:
        return False
    published = where.reading.published
    told, end = published.stated or published.earliest, last_day(when)
    if told is None or end is None or end > told or not ONE_DAY.fullmatch(when):
        return False
    return status(where, metric=metric, later=False, earlier=False, running=False) != "actual"
