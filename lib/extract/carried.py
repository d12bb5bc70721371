"""Periods told by a sentence before: the head of an entry, the day of a scene, a holiday, a trading day, what was announced."""

from __future__ import annotations

from collections.abc import Sequence

from lib.extract.changes import is_start
from lib.extract.date_roles import ends
from lib.extract.periods import clear_from, written
from lib.extract.places import Place
from lib.patterns import compiled
from lib.schema import Resolved
from lib.text.anchors import ResolvedDate
from lib.text.fold import fold

_HOLIDAY = compiled("假期(?!前)|长假(?!前)|黄金周|节假日|小长假|双节")
_SLOT = compiled("档期|整个档|该档")
_SERIES = 260
_RESULTS = compiled("份?的?[一-龥]{0,4}?(?:销量|产销|交付|业绩|成绩单|财报|季报|年报|数据|票房|营收|战报|榜单|快报)")
_MONTH = compiled("(?:公布|发布|披露|晒出|交出)了?(?P<month>1[0-2]|[1-9])月(?=销量|产销|营收|零售|票房|出货|订单)")
_FESTIVE = compiled(
    r"春节|国庆|中秋|五一|端午|元旦|清明|双节|长假|黄金周|[“「]?双(?:1[12]|十[一二])[”」]?(?![0-9])|[“「]?618[”」]?(?![0-9])"
)
_ACCOUNTS = compiled("账单|收官|答卷|成绩单|盘点|战报|复盘|账本|落幕|出炉|总结|观察")
"""A title like «春节“账单”出炉», «双11收官»: what the whole article gives the figures of."""
_TOTALS = compiled("同比|同期|较(?:去|上)年|比(?:去|上)年|全网|全国|全市|全省|累计|总额|接待|人均|客流|出游|战报|成交|GMV|翻番|翻了|占比")
_ANNOUNCED = compiled("公布|发布|披露|公开|出炉|揭晓|放榜|晒出|交出|交卷|通报")
_SCENE = compiled("那天|当天|这天|当晚|那晚|首日|首晚|那日")
_DEALING = compiled(
    r"指数|大盘|收盘|两市|个股|板块|成交|涨停|[一-龥A-Za-z](?:收|微|大|小|分别|各)?[跌涨升挫](?:幅)?(?:超|逾|近|约)?[\d一二三四五六七八九]|净流入|净流出|收涨|收跌|收报|股价|北向资金|南向资金|买超|卖超|三大法人"
)
_WEEKLY = compiled("领先指数|楼价指数|房价指数|运价指数|按周[跌升]|周[跌升](?=\\d)")
"""What comes out once a week is no quotation of the trading day."""
_BULLET = compiled(r"[·•●▪■◆◇○▶*\-—【\[(#]{0,3} ?")
_ENTRY = compiled(r"[)】\]]{0,2}(?:[:|]| ?[—-]{1,2} ?| (?=[^\d ]))")
_FINE = ("day", "month", "month-part")
"""A line that a date begins, with a colon, a bar, a dash or a gap behind it."""
_SESSION = 400
"""Characters back within which a trading day still holds."""
_CLOSING = compiled(r"盘后|盘前|交易日|收盘|昨日|昨天|今日|当日|上周[一二三四五]")


def frame(place: Place, dates: Sequence[ResolvedDate]) -> tuple[str | None, tuple[Resolved, ...]]:
    """A period told by a sentence before: «今年完全变了。我们…» in one statement, a trading day in one paragraph."""
    entry = _entry(place, dates)
    if entry is not None and (place.statement is None or place.statement.type == "indirect"):
        return _carried(entry, "the date that heads the entry")
    if clear_from(place) > place.sentence.start:
        return None, ()
    folded, reading = place.reading.folded, place.reading
    resting = _HOLIDAY.search(folded, place.sentence.start, place.found.start) or _SLOT.search(folded, place.sentence.start, place.end)
    if resting and (holiday := _holiday(place, [d for d in dates if d.granularity != "month-part"])):
        return _carried(holiday, "the holiday named before")
    if feast := _feast(place, dates):
        return feast
    if place.statement is not None and place.statement.type != "indirect":
        floor = min(p.start for p in place.statement.parts)
        openers = [
            d
            for d in dates
            if floor - 2 <= d.mention.start < place.sentence.start and d.granularity == "year" and d.mention.shape != "span"
        ]
        openers = [d for d in openers if folded[d.mention.start - 1 : d.mention.start] in ("“", "「", "。", "！", "\n", "")]
        years = [
            d for d in dates if openers and openers[-1].mention.start < d.mention.start < place.found.start and d.granularity == "year"
        ]
        if openers and not years and openers[-1].mention.end - openers[-1].mention.start <= 4:
            return _carried(openers[-1], "the year its speaker set out with")
        return None, ()
    if place.statement is not None and place.statement.speaker_kind != "institution":
        return None, ()
    floor = reading.paragraph_at(place.found.start).start
    scenes = [
        d for d in dates if floor <= d.mention.start < place.sentence.start and _SCENE.search(folded, d.mention.start, d.mention.end + 2)
    ]
    if scenes:
        return _carried(scenes[-1], "the day the paragraph tells of")
    if month := _month_announced(place, dates):
        return month
    if lead := _lead(place, dates):
        return _carried(lead, "the period of the figures announced")
    if not _DEALING.search(folded, place.sentence.start, place.sentence.end) or _WEEKLY.search(folded, place.start, place.end):
        return None, ()
    floor = min(floor, max(0, place.found.start - _SESSION)) if place.statement is None else floor
    days = [d for d in dates if floor <= d.mention.start < place.sentence.start and d.granularity == "day"]
    if any(d.granularity == "day" and d.mention.end <= place.found.start for d in place.dates):
        return None, ()
    days = [d for d in days if _DEALING.search(folded, *_bounds(place, d)) or _CLOSING.search(folded, d.mention.start, d.mention.end + 3)]
    return _carried(days[-1], "the trading day of the paragraph") if days else (None, ())


def _feast(place: Place, dates: Sequence[ResolvedDate]) -> tuple[str | None, tuple[Resolved, ...]] | None:
    """«春节“账单”出炉» over «全市人均旅游消费约762元»: the holiday or sale that an article sums up."""
    title = fold(place.reading.title or "")
    named = _FESTIVE.search(title)
    if named is None or not _ACCOUNTS.search(title) or place.found.kind == "duration":
        return None
    if not _TOTALS.search(place.reading.folded, place.sentence.start, place.end):
        return None
    word = named.group().strip("“”「」")
    if word[0] in "双6" and word != "双节":
        return word, ()
    holiday = None if is_start(place) or ends(place) else _holiday(place, [d for d in dates if d.mention.shape == "festival"])
    return _carried(holiday, "the holiday that the article sums up") if holiday else None


def _holiday(place: Place, dates: Sequence[ResolvedDate]) -> ResolvedDate | None:
    """The last stretch of days named before, of the newest year: «较2024年国庆假日» only compares."""
    named = [d for d in dates if d.mention.end <= place.found.start and 2 <= (d.last - d.first).days <= 9]
    return max(named, key=lambda d: (d.first.year, d.mention.start), default=None)


def _entry(place: Place, dates: Sequence[ResolvedDate]) -> ResolvedDate | None:
    """The date that heads the paragraph as an entry of a chronicle: «4月27日:…», «·6日 …», the last such date within."""
    folded = place.reading.folded
    start = place.reading.paragraph_at(place.found.start).start
    if place.sentence.start > start + 6:
        return None
    for near in dates:
        if (
            start <= near.mention.start <= start + 4
            and near.mention.end < place.found.start
            and _BULLET.fullmatch(folded, start, near.mention.start)
        ):
            marked = _ENTRY.match(folded, near.mention.end)
            plain = place.found.kind in ("duration", "other") and (
                marked is None or ":" not in marked.group() or folded[place.found.end - 1] in "天周月年"
            )
            return near if near.granularity in _FINE and marked and not plain else None
    return None


def _month_announced(place: Place, dates: Sequence[ResolvedDate]) -> tuple[str, tuple[Resolved, ...]] | None:
    """«多家车企公布2月销量。甲38万辆»: a month written without 份 is no date of its own."""
    bounds, start = place.reading.published, max(0, place.found.start - _SERIES)
    day = bounds.stated or bounds.latest
    told = list(_MONTH.finditer(place.reading.folded, start, place.sentence.start)) if day else []
    if not told or day is None or place.found.kind == "duration":
        return None
    at, month = told[-1].start(), int(told[-1]["month"])
    if (
        any(d.mention.start > at for d in dates if d.mention.start < place.found.start)
        or place.reading.folded.count("\n", at, place.found.start) > 1
    ):
        return None
    when = f"{day.year if month <= day.month else day.year - 1}-{month:02d}"
    return when, (Resolved("as_of", at, told[-1].end(), "the period of the figures announced"),)


def _lead(place: Place, dates: Sequence[ResolvedDate]) -> ResolvedDate | None:
    """«多家车企公布5月份销量。甲38万辆;乙23万辆»: the period of what was announced, until another date is told."""
    earlier = [d for d in dates if d.mention.start < place.sentence.start]
    if not earlier or place.found.start - earlier[-1].mention.end > _SERIES or place.found.kind == "duration":
        return None
    near = earlier[-1]
    folded, end = place.reading.folded, near.mention.end
    if near.granularity not in ("month", "quarter", "half-year", "year") or not _RESULTS.match(folded, end):
        return None
    if folded.count("\n", end, place.found.start) > 1 or clear_from(place) > place.sentence.start:
        return None
    return (
        near
        if _ANNOUNCED.search(folded, max(0, near.mention.start - 12), near.mention.start) or _ANNOUNCED.match(folded, end + 2, end + 14)
        else None
    )


def _bounds(place: Place, near: ResolvedDate) -> tuple[int, int]:
    sentence = place.reading.sentence_at(near.mention.start)
    return sentence.start, sentence.end


def _carried(near: ResolvedDate, how: str) -> tuple[str, tuple[Resolved, ...]]:
    return written(near), (Resolved("as_of", near.mention.start, near.mention.end, how),)
