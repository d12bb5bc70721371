"""Dates too coarse for what they date: a month, quarter or year that only tells the period of a figure."""

from __future__ import annotations

from typing import NamedTuple

from lib.extract.framing_dates import COARSE, PERIODS
from lib.extract.happenings import Happening
from lib.extract.quantities_told import ends_in_count, measures, moves_market, tells_count, tells_quantity
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


class _Dated(NamedTuple):
    """A period, the happening that it may date, and the words from the period to the end of the happening's clause."""

    folded: str
    found: ResolvedDate
    scene: Scene
    happening: Happening
    start: int
    end: int


def too_coarse(folded: str, found: ResolvedDate, scene: Scene, happening: Happening, reading: Reading) -> str | None:
    """Why a date is too coarse for what it dates, or None."""
    start = found.mention.end
    end = next((b for _, b in scene.clauses if b >= max(start, happening.end)), scene.end)
    dated = _Dated(folded, found, scene, happening, start, end)
    if found.granularity not in PERIODS:
        return "the period of a figure" if _counts_over_days(dated) else None
    if _holds_from_then(dated):
        return None
    sets = _sets_price_in_month(dated)
    firm_round = happening.category == "funding" and (found.first.year, found.first.month) == (found.last.year, found.last.month)
    if _is_of_market(dated, sets=sets) or _only_counts(dated, sure=firm_round or sets):
        return "the period of a figure"
    quantity = measures(folded, found, start, end) and not sets
    if not quantity and _tells_first_ones(dated):
        return None
    if quantity and not firm_round and (happening.weight < 3 or found.granularity in COARSE):
        return "the period of a figure"
    return _too_long(dated, reading, quantity=quantity) if found.granularity in COARSE else None


def _counts_over_days(dated: _Dated) -> bool:
    """Whether a range of days only frames a count: «10月1日至7日共接待游客300万人次»."""
    mention = dated.found.mention
    ranged = mention.until is not None and mention.shape != "weekday" and dated.happening.category not in ("deal", "funding")
    return ranged and tells_count(dated.folded, dated.start, dated.end)


def _holds_from_then(dated: _Dated) -> bool:
    """Whether something holds from the period on: «2026年1月起涨5%», «由今年第三季起增至200元»."""
    if _FROM_THEN.match(dated.folded, dated.start):
        return True
    if dated.found.granularity != "month" or not dated.folded.startswith("起", dated.start):
        return False
    return dated.happening.rule.id == "event.market-deed" or not tells_count(dated.folded, dated.start, dated.end)


def _sets_price_in_month(dated: _Dated) -> bool:
    """Whether somebody sets a price in a month, in words that may as well tell how a price moved."""
    loose = dated.happening.rule.id in ("event.bare", "event.marked") or dated.happening.category == "market"
    return loose and dated.found.granularity == "month" and _sets_price(dated.folded, dated.scene.clause[0], dated.happening)


def _is_of_market(dated: _Dated, *, sets: bool) -> bool:
    """Whether a period only frames how a market moved; a month may date an index or a price that is quoted."""
    if dated.happening.weight != 1 or sets:
        return False
    return dated.found.granularity in COARSE or not moves_market(dated.folded, dated.scene.clause[0], dated.end)


def _only_counts(dated: _Dated, *, sure: bool) -> bool:
    """Whether a period only frames how many or how much: «上半年该院受理案件143件»; `sure`: a round or price of that month."""
    folded, found, _, _, start, end = dated
    words = found.mention.text
    if tells_count(folded, start, end) and not (sure or _is_aimed(dated)):
        return True
    if found.granularity in COARSE and not words.endswith("年内") and ends_in_count(folded, start, end):
        return True
    return words.endswith("全年") and tells_quantity(folded, start, end, alone=True)


def _is_aimed(dated: _Dated) -> bool:
    """Whether a year is one within which something is still to be done: «年内将开设300家门店»."""
    return dated.found.mention.text.endswith("年内") and is_ahead(dated.folded, dated.found.mention, dated.scene.sentence)


def _tells_first_ones(dated: _Dated) -> bool:
    """Whether a number close behind the period says which of many are meant: «首批50座已投运»."""
    folded, found, _, happening, start, end = dated
    if happening.weight <= 1 or found.granularity == "year" or not 0 <= happening.start - start <= _REACH_OF_YEARS:
        return False
    return bool(_FIRST_ONES.search(folded, start, end) or _SOME_WILL.match(folded, start, end))


def _too_long(dated: _Dated, reading: Reading, *, quantity: bool) -> str | None:
    """Why a quarter, half or year is too long for its happening, or None; `quantity`: a figure is told over it."""
    folded, found, scene, happening, start, _ = dated
    if _AGAIN_AND_AGAIN.search(folded, scene.clause[0], happening.start):
        return "is only described"
    if happening.category == "milestone" and _is_sum(dated):
        return "the period of a figure"
    distance = happening.start - start
    if distance > _REACH_OF_YEARS and happening.rule.id != "event.bare":
        return "too far from its happening"
    if happening.weight >= 3:
        return None
    ahead = is_ahead(folded, found.mention, scene.sentence) or lies_after(found, reading)
    if ahead and _may_be_so_long(dated):
        return None
    if not quantity and _is_close(dated, distance, ahead=ahead):
        return None
    return "too long a stretch for its happening"


def _is_sum(dated: _Dated) -> bool:
    """Whether a milestone is how much a period came to, and neither aimed at nor once reached: «2023年销量突破300万辆»."""
    folded, _, _, happening, start, end = dated
    return not (_is_aimed(dated) or folded[happening.start - 1] == "曾") and tells_quantity(folded, start, end, alone=True)


def _may_be_so_long(dated: _Dated) -> bool:
    """Whether what is still to come may be told of so long a stretch: «第三季度发布», «2027年内投产»."""
    folded, found, _, happening, start, _ = dated
    if found.granularity != "year":
        return True
    within = (found.mention.text.endswith("年内") or folded.startswith("内", start)) and happening.category != "statement"
    return within or _WIDENS.match(folded, start) is not None


def _is_close(dated: _Dated, distance: int, *, ahead: bool) -> bool:
    """Whether a happening stands so close to its year that the year dates it: «2018年开张,同年拿下…», «目标在2027年完成»."""
    folded, mention, happening = dated.folded, dated.found.mention, dated.happening
    if _CHAINED.fullmatch(mention.text) and 0 <= distance <= 4 and folded[mention.start - 1] in ",;":
        return True
    light = happening.rule.data.get("light") and happening.category not in ("funding", "deal")
    if ahead and light and 0 <= distance <= 3 and _AIMED.search(folded, max(0, mention.start - 6), mention.start):
        return True
    return happening.category != "statement" and not light and -8 <= distance <= 14


def _sets_price(folded: str, start: int, happening: Happening) -> bool:
    """Whether somebody sets a price, and it does not just come to something: «特斯拉把售价下调1.55万元»."""
    return bool(_SETS_PRICE.search(folded, start, happening.start) or _PRICE_SET.match(folded, happening.end))
