"""Dates too coarse for what they date: a month, quarter or year that only tells the period of a figure."""

from __future__ import annotations

from lib.extract.framing_dates import COARSE, PERIODS, ends_in_count, measures, moves_market, tells_count, tells_quantity
from lib.extract.happenings import Happening
from lib.extract.scenes import Scene, lies_after
from lib.patterns import compiled
from lib.text.ahead import is_ahead
from lib.text.anchors import ResolvedDate
from lib.text.reading import Reading

_REACH_OF_YEARS = 24
"""Characters between a year, half or quarter and its happening: more, and the year frames something else."""
_AGAIN_AND_AGAIN = compiled("不断|频频|频繁|屡屡|屡次|一再|越来越|一直|日益|普遍|总是|往往")
"""«类似的故事今年不断上演»"""
_FIRST_ONES = compiled(r"首[批期座条台艘个家架列款趟]|头一?[批条座台艘个家]|第[一二三四五六七八九十百千\d]{1,5}[批座条台艘个家架列款期]")
"""«首批50座已投运»: which of many, and no figure of a period."""
_SOME_WILL = compiled(r"(?:还|再|又|另)?(?:会|将)?有?[一两二三四五六七八九][款个家座条部批艘架项台][一-龥]{2,12}?(?:将|有望|预计|计划|拟)")
_AIMED = compiled(r"(?:目标|力争|争取|计划|预计|有望|拟|定)(?:是|为)?(?:在|于|到)?$")
_CHAINED = compiled(r"(?:同|次|翌|当|那|该)(?:一)?年|第二年")
"""«2018年开张,同年拿下…»: a life told year by year."""
_FROM_THEN = compiled(r"起,?[^,。;]{0,8}(?:增至|减至|升至|降至|调至|上调|下调|提高到|降低到|改为|改按|免费|免征|执行|实行|实施|施行)")
"""«由今年第三季起增至200元»"""
_WIDENS = compiled("(?:会|将)(?:进一步|继续|全面)?(?:扩大|推广|扩展|延伸|覆盖)[到至]")
_SETS_PRICE = compiled(r"[把将][^,。;]{2,24}$|(?:税率?|利率|最低工资|起征点|保证金)(?:将|再|已|由[^,。;]{1,10})?$")
_PRICE_SET = compiled(r"了?[^,。;\d]{0,16}(?:价|费|佣金|利率|比例|补贴|租金|运费)")


def too_coarse(folded: str, found: ResolvedDate, scene: Scene, happening: Happening, reading: Reading) -> str | None:
    """Why a date is too coarse for what it dates, or None."""
    mention = found.mention
    start, end = mention.end, next((b for _, b in scene.clauses if b >= max(mention.end, happening.end)), scene.end)
    if found.granularity not in PERIODS:
        ranged = mention.until is not None and mention.shape != "weekday" and happening.category not in ("deal", "funding")
        return "the period of a figure" if ranged and tells_count(folded, start, end) else None
    price = happening.rule.id == "event.market-deed"
    loose = happening.rule.id in ("event.bare", "event.marked")
    sets = (loose or happening.category == "market") and found.granularity == "month" and _sets_price(folded, scene.clause[0], happening)
    if _FROM_THEN.match(folded, mention.end):
        return None
    if found.granularity == "month" and folded.startswith("起", mention.end) and (price or not tells_count(folded, start, end)):
        return None  # «2026年1月起涨5%»
    market = happening.weight == 1
    if market and not sets and not (moves_market(folded, scene.clause[0], end) and found.granularity not in COARSE):
        return "the period of a figure"
    firm_round = happening.category == "funding" and (found.first.year, found.first.month) == (found.last.year, found.last.month)
    aimed = mention.text.endswith("年内") and is_ahead(folded, mention, scene.sentence)
    if (tells_count(folded, start, end) and not (firm_round or aimed or sets)) or (
        found.granularity in COARSE and not mention.text.endswith("年内") and ends_in_count(folded, start, end)
    ):
        return "the period of a figure"
    if mention.text.endswith("全年") and tells_quantity(folded, start, end, alone=True):
        return "the period of a figure"
    quantity = measures(folded, found, start, end) and not sets
    told = _FIRST_ONES.search(folded, start, end) or _SOME_WILL.match(folded, start, end)
    if (
        told
        and happening.weight > 1
        and not quantity
        and found.granularity != "year"
        and 0 <= happening.start - mention.end <= _REACH_OF_YEARS
    ):
        return None
    if quantity and not firm_round and (happening.weight < 3 or found.granularity in COARSE):
        return "the period of a figure"
    if found.granularity not in COARSE:
        return None
    if _AGAIN_AND_AGAIN.search(folded, scene.clause[0], happening.start):
        return "is only described"
    if (
        happening.category == "milestone"
        and not (aimed or folded[happening.start - 1] == "曾")
        and tells_quantity(folded, start, end, alone=True)
    ):
        return "the period of a figure"
    distance = happening.start - mention.end
    if distance > _REACH_OF_YEARS and happening.rule.id != "event.bare":
        return "too far from its happening"
    if happening.weight >= 3:
        return None
    ahead = is_ahead(folded, mention, scene.sentence) or lies_after(found, reading)
    within = (mention.text.endswith("年内") or folded.startswith("内", mention.end)) and happening.category != "statement"
    if ahead and (found.granularity != "year" or within or _WIDENS.match(folded, mention.end)):
        return None
    if _CHAINED.fullmatch(mention.text) and 0 <= distance <= 4 and folded[mention.start - 1] in ",;" and not quantity:
        return None
    light = happening.rule.data.get("light") and happening.category not in ("funding", "deal")
    if ahead and light and 0 <= distance <= 3 and not quantity and _AIMED.search(folded, max(0, mention.start - 6), mention.start):
        return None  # «目标在2027年完成»
    firm = happening.category != "statement" and not light and -8 <= distance <= 14
    return None if firm and not quantity else "too long a stretch for its happening"


def _sets_price(folded: str, start: int, happening: Happening) -> bool:
    """Whether somebody sets a price, and it does not just come to something: «特斯拉把售价下调1.55万元»."""
    return bool(_SETS_PRICE.search(folded, start, happening.start) or _PRICE_SET.match(folded, happening.end))
