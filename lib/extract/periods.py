"""The time a figure speaks of: the nearest date before it in its sentence that does not frame something else."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from lib.extract.places import FROM, Place
from lib.schema import Resolved
from lib.text.anchors import ResolvedDate

_VAGUE = re.compile(
    r"(?:未来|过去|今后|最近|此前|此后|近)(?:的)?(?:[\d一二两三四五六七八九十几数半]{1,3}(?:到|至|-)?[\d一二两三四五六七八九十]{0,2})(?:多)?个?(?:年|月|季度|周|天|交易日|日|小时)(?:内|里|间|来)?"
    r"|(?<![\d第])[一二两三四五六七八九十]{1,2}年内|(?<![\d.])\d{1,2}年内"
)
_COMPARED = re.compile(r"(?:较|比|与|同|和|于|从|自|自从|超过|高于|低于|不及|逊于|相比|较之|优于|对比)(?:上|了)?$")
_REPORT = re.compile(
    r"[^,，。;；:：]{0,4}(?:发布|公布|披露|印发|发表|刊发|出台|公开|提交|召开|举行|举办|推出)?(?:的|了)[^,，。;；:：]{0,24}(?:数据|报告|研报|纪要|快报|公告|财报|公报|统计|榜单|文件|方案|意见|办法|通知|白皮书|指引|论文|说明会|会上|大会|论坛上|电话会|闭门会|文章|采访|问询|招股书|年报|季报)"
)
_RESET = re.compile(r"目前|现在|眼下|如今|当前|现时|现有|每年|每月|每天|每日|至今|一直|通常|以往|往年")
_SINCE = re.compile(r"(?:底|初|月|日|年|号|天|以来)?(?:以?来|起|开始|之后|以后)")
_FROM = re.compile(rf"{FROM}[^从由自,，。;；]{{0,14}}$")


def period(place: Place, *, inherited: tuple[str, Resolved] | None = None) -> tuple[str | None, tuple[Resolved, ...]]:
    """The period of a figure as the contract writes it, and where it was resolved."""
    folded, found = place.reading.folded, place.found
    clear = _clear_from(place)
    left = folded[place.sentence.start : found.start]
    started = _FROM.search(folded[max(place.start, found.start - 16) : found.start])
    best: tuple[int, str, tuple[Resolved, ...]] | None = None
    for near in place.dates:
        mention = near.mention
        if mention.end > found.start or mention.start < clear or _frames(place, near):
            continue
        inside = started is not None and mention.start >= max(place.start, found.start - 16) + started.start()
        if started is not None and not inside and near.granularity in ("day", "month", "month-part", "week"):
            continue
        if not inside and _of_another(place, near):
            continue
        best = (mention.start, written(near), near.by)
    for match in _VAGUE.finditer(left):
        at = place.sentence.start + match.start()
        if at >= clear and (best is None or at >= best[0]) and started is None and not _is_moved(place):
            best = (at, place.reading.cut(at, at + len(match.group())), ())
    if best is not None:
        return best[1], best[2]
    if inherited is not None and clear <= place.sentence.start:
        return inherited[0], (inherited[1],)
    return None, ()


def _is_moved(place: Place) -> bool:
    """Whether the figure is the end of a movement («从…涨到…»)."""
    before = place.before
    if before is None:
        return False
    return _FROM.search(place.reading.folded[max(0, before.start - 10) : before.start]) is not None


def _clear_from(place: Place) -> int:
    """Where words like «目前» or «每年» end what was said of dates before them."""
    last = place.sentence.start
    for match in _RESET.finditer(place.reading.folded, place.sentence.start, place.found.start):
        last = match.start() + 1
    return last


def _frames(place: Place, near: ResolvedDate) -> bool:
    """A date that compares, opens a span, or dates the report that tells the figure."""
    folded, mention = place.reading.folded, near.mention
    before = folded[max(place.sentence.start, mention.start - 4) : mention.start]
    if _COMPARED.search(before) and not _attached(place, near):
        return True
    if mention.shape == "span" and mention.base == "published":
        return True
    if _SINCE.match(folded, mention.end) and folded[mention.end : mention.end + 1] in "起开以之":
        return True
    if before.endswith(("自", "从")) and "起" in folded[mention.end : mention.end + 2]:
        return True
    return _REPORT.match(folded, mention.end, place.found.start) is not None


def _attached(place: Place, near: ResolvedDate) -> bool:
    """«从去年的59.8万元»: the date belongs to the number itself."""
    between = place.reading.folded[near.mention.end : place.found.start]
    return len(between) <= 6 and not re.search("[,，。;；]|增|减|升|降|涨|跌|高出|多|少|翻", between)


def _of_another(place: Place, near: ResolvedDate) -> bool:
    """A date inside «从去年的59.8万元» dates that number, not the one it moved to."""
    folded = place.reading.folded
    lead = folded[max(place.sentence.start, near.mention.start - 3) : near.mention.start]
    return (
        lead.endswith(("从", "由", "自"))
        and re.search("[一-龥]{0,6}的?[\\d一二三四五六七八九十百两]", folded[near.mention.end : near.mention.end + 8]) is not None
    )


def written(near: ResolvedDate) -> str:
    """A resolved date as the contract writes periods.

    >>> from lib.text.dates import date_mentions
    >>> mention = date_mentions("去年四季度")[0]
    >>> written(ResolvedDate(mention, date(2023, 10, 1), date(2023, 12, 31), "quarter"))
    '2023-Q4'
    """
    first, last = near.first, near.last
    if first == last:
        return first.isoformat()
    if (first.month, first.day) == (1, 1) and (last.month, last.day) == (12, 31):
        return str(first.year) if first.year == last.year else f"{first.year}/{last.year}"
    if first.year == last.year and first.month == last.month and (near.granularity in ("month", "month-part") or _whole_month(first, last)):
        return f"{first.year}-{first.month:02d}"
    if first.day == 1 and first.year == last.year and last == date(last.year, last.month, monthrange(last.year, last.month)[1]):
        if last.month - first.month == 2 and first.month in (1, 4, 7, 10):
            return f"{first.year}-Q{(first.month + 2) // 3}"
        if last.month - first.month == 5 and first.month in (1, 7):
            return f"{first.year}-H{1 if first.month == 1 else 2}"
    return f"{first.isoformat()}/{last.isoformat()}"


def _whole_month(first: date, last: date) -> bool:
    return first.day == 1 and (last + timedelta(days=1)).day == 1
