"""Days for date mentions: what each expression means, given when the article was written.

The article's own day is stated (manifest, byline) or bounded: no earlier than the last thing it tells as happened, no later
than the first thing it still expects. Years left out count from there. What cannot be told is left open, never guessed.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from lib.schema import Resolved, Span
from lib.text.dates import QUARTERS, DateMention, date_mentions
from lib.text.festivals import festival_days, trading_day, zodiac_year
from lib.text.reading import Bounds

PARTS = {"early": (1, 10), "middle": (11, 20), "late": (21, 31)}
_AHEAD = re.compile(
    r"将|计划|拟|预计|有望|最快|最迟|最晚|最早|即将|目标|预期|争取|力争|或于|望于|待|届时|规划|(?:^|[,。;])[到至]|[底末日]前"
)
_CLAUSE_END = re.compile(r"[,，。;；:：!！?？\n]")


@dataclass(frozen=True, slots=True)
class ResolvedDate:
    """A date mention with its first and last day. `by` tells what its missing parts were taken from, if any were."""

    mention: DateMention
    first: date
    last: date
    granularity: str
    by: tuple[Resolved, ...] = ()


@dataclass(frozen=True, slots=True)
class _Context:
    """What is known when a mention is resolved."""

    published: Bounds
    year: int | None
    sentence: Span
    before: tuple[ResolvedDate, ...]
    ahead: bool


def is_ahead(folded: str, mention: DateMention, sentence: Span) -> bool:
    """Whether the clause of a date speaks of what is still to come; a date that is a clause of its own looks at the next one."""
    starts = [m.end() for m in _CLAUSE_END.finditer(folded, sentence.start, mention.start)]
    start = starts[-1] if starts else sentence.start
    stop = _CLAUSE_END.search(folded, mention.end, sentence.end)
    end = stop.start() if stop else sentence.end
    if stop and stop.start() - mention.end <= 1 and mention.start - start <= 2:
        after = _CLAUSE_END.search(folded, stop.end(), sentence.end)
        end = after.start() if after else sentence.end
    return bool(_AHEAD.search(folded[start:end]))


def resolve_dates(folded: str, sentences: Sequence[Span], published: Bounds) -> tuple[ResolvedDate, ...]:
    """Every date of a text that can be told, in reading order.

    >>> text = "3月26日发布。去年10月迭代,2月30日无从说起。"
    >>> [(d.mention.text, d.first.isoformat(), d.granularity) for d in resolve_dates(text, [Span(0, 9), Span(9, 26)], Bounds(date(2024, 3, 27)))]
    [('3月26日', '2024-03-26', 'day'), ('去年10月', '2023-10-01', 'month')]
    """
    return _resolve(folded, date_mentions(folded), sentences, published, _year_of(published))


def _year_of(published: Bounds) -> int | None:
    """The article's year, where its bounds agree on one."""
    if published.stated:
        return published.stated.year
    if published.earliest and published.latest and published.earliest.year == published.latest.year:
        return published.earliest.year
    return published.earliest.year if published.earliest and not published.latest else None


def _resolve(
    folded: str, mentions: Sequence[DateMention], sentences: Sequence[Span], published: Bounds, year: int | None
) -> tuple[ResolvedDate, ...]:
    out: list[ResolvedDate] = []
    place = 0
    for mention in mentions:
        while place + 1 < len(sentences) and sentences[place + 1].start <= mention.start:
            place += 1
        context = _Context(published, year, sentences[place], tuple(out[-6:]), is_ahead(folded, mention, sentences[place]))
        found = _one(folded, mention, context)
        if found is not None and found.first <= found.last and 1900 <= found.first.year <= 2100:
            out.append(_traded(found))
    return tuple(out)


def _one(folded: str, mention: DateMention, context: _Context) -> ResolvedDate | None:
    """Days of one mention, or None."""
    match mention.shape:
        case "calendar":
            return _calendar(mention, context)
        case "festival":
            return _festival(mention, context)
        case "week" | "weekday":
            return _week(folded, mention, context)
        case "month" | "bare-month-part":
            return _month(mention, context)
        case "day":
            return _day(folded, mention, context)
        case "bare_day":
            return _bare_day(mention, context)
        case "bare-year-part" | "bare_half":
            return _bare(mention, context)
        case "span":
            return _span(mention, context)
    return None


def _calendar(mention: DateMention, context: _Context) -> ResolvedDate | None:
    """A year, month or day by the calendar; the year may be missing or told by 去年, 同年."""
    year, by = _calendar_year(mention, context)
    if year is None:
        return None
    found = _stretch(mention, year)
    if found is None:
        return None
    first, last, granularity = found
    if mention.until is not None:
        end = _stretch(mention.until, mention.until.year or year)
        if end is None or end[1] < first:
            return None
        last = end[1]
    return ResolvedDate(mention, first, last, granularity, by)


def _calendar_year(mention: DateMention, context: _Context) -> tuple[int | None, tuple[Resolved, ...]]:
    """The year of a calendar mention, and where it comes from."""
    if mention.base == "stated":
        return mention.year, ()
    if mention.base == "published":
        return (None, ()) if context.year is None else (context.year + mention.shift, _from_article("year", context))
    nearest = next((d for d in reversed(context.before) if d.granularity != "week"), None)
    if mention.base == "earlier":
        return (None, ()) if nearest is None else (nearest.first.year + mention.shift, _from(nearest, "year", "the year named before"))
    if (
        nearest is not None
        and nearest.mention.start >= context.sentence.start
        and _names_year(nearest.mention)
        and _fits(mention, nearest.first.year, context)
    ):
        return nearest.first.year, _from(nearest, "year", "the year named in the same sentence")
    return _nearest_year(mention, context), _from_article("year", context)


def _names_year(mention: DateMention) -> bool:
    return mention.base in ("stated", "published", "earlier") and mention.shape == "calendar"


def _fits(mention: DateMention, year: int, context: _Context) -> bool:
    """Whether a date told as happened does not come after the article."""
    found = _stretch(mention, year)
    limit = context.published.stated or context.published.latest
    return found is not None and (context.ahead or limit is None or found[0] <= limit)


def _nearest_year(mention: DateMention, context: _Context) -> int | None:
    """The year of a bare month or day: the last one not after the article, or the next one for what is to come."""
    if context.year is None:
        return None
    published = context.published
    if context.ahead:
        floor = published.stated or published.earliest
        for year in (context.year, context.year + 1):
            found = _stretch(mention, year)
            if found and (floor is None or found[1] >= floor):
                return year
        return context.year
    limit = published.stated or published.latest
    for year in (context.year, context.year - 1):
        found = _stretch(mention, year)
        if found and (limit is None or found[0] <= limit):
            return year
    return None


def _stretch(mention: DateMention, year: int) -> tuple[date, date, str] | None:
    """First and last day and granularity of year, part of year, month, part of month or day."""
    month, day = mention.month, mention.day
    if month is None:
        return _year_part(mention.word, year)
    length = monthrange(year, month)[1]
    if day is not None:
        return None if day > length else (date(year, month, day), date(year, month, day), "day")
    if mention.part:
        low, high = PARTS[mention.part]
        return date(year, month, low), date(year, month, min(high, length)), "month-part"
    return date(year, month, 1), date(year, month, length), "month"


def _year_part(word: str, year: int) -> tuple[date, date, str] | None:
    """A year or a part of it: 年初 is January, 年底 December, 上半年, quarters, 前三季度."""
    word = word.replace(" ", "")
    if not word or word == "全年":
        return date(year, 1, 1), date(year, 12, 31), "year"
    if "初" in word:
        return date(year, 1, 1), date(year, 1, 31), "month"
    if "底" in word or word in ("末", "年末"):
        return date(year, 12, 1), date(year, 12, 31), "month"
    if word == "上半年":
        return date(year, 1, 1), date(year, 6, 30), "half-year"
    if word == "下半年":
        return date(year, 7, 1), date(year, 12, 31), "half-year"
    if word.startswith("前三"):
        return date(year, 1, 1), date(year, 9, 30), "quarter"
    number = next((QUARTERS[c] for c in word if c in QUARTERS), None)
    if number is None:
        return None
    return date(year, 3 * number - 2, 1), date(year, 3 * number, 31 if number in (1, 4) else 30), "quarter"


def _festival(mention: DateMention, context: _Context) -> ResolvedDate | None:
    """The days of a festival: of the named year, else the last one not after the article (the next for what is to come)."""
    if mention.base == "stated" and mention.year:
        years = [mention.year]
    elif context.year is None:
        return None
    elif mention.base == "published":
        years = [context.year + mention.shift]
    elif mention.part:
        years = [zodiac_year(mention.part, context.year)]
    else:
        years = [context.year, context.year + 1] if context.ahead else [context.year, context.year - 1]
    limit = context.published.stated or context.published.latest
    floor = context.published.stated or context.published.earliest
    for year in years:
        days = festival_days(mention.word, year)
        if days is None:
            continue
        if len(years) == 1 or (days[1] >= floor if context.ahead and floor else limit is None or days[0] <= limit):
            single = days[0] == days[1]
            return ResolvedDate(mention, days[0], days[1], "day" if single else "week", _from_article("year", context))
    return None


def _day_known(context: _Context) -> ResolvedDate | date | None:
    """The day that relative words count from: a day named in the same sentence, else the article's own."""
    near = next((d for d in reversed(context.before) if d.granularity == "day" and d.mention.start >= context.sentence.start), None)
    return near or context.published.stated or _only(context.published)


def _only(published: Bounds) -> date | None:
    return published.earliest if published.earliest and published.earliest == published.latest else None


def _week_known(context: _Context) -> tuple[date, tuple[Resolved, ...]] | None:
    """A day of the week that week words count from."""
    known = _day_known(context)
    if isinstance(known, ResolvedDate):
        return known.first, _from(known, "week", "the day named in the same sentence")
    if known is not None:
        return known, _from_article("week", context)
    low, high = context.published.earliest, context.published.latest
    if low and high and low - timedelta(days=low.weekday()) == high - timedelta(days=high.weekday()):
        return low, _from_article("week", context)
    return None


def _week(folded: str, mention: DateMention, context: _Context) -> ResolvedDate | None:
    """A week Monday to Sunday, or a day of it."""
    known = _week_known(context)
    if known is None:
        return None
    monday = known[0] - timedelta(days=known[0].weekday()) + timedelta(weeks=mention.shift)
    if mention.shape == "week":
        return ResolvedDate(mention, monday, monday + timedelta(days=6), "week", known[1])
    day = monday + timedelta(days=mention.day or 0)
    if mention.word == "" and mention.shift == 0:  # a bare 周五: the last one, or the next for what is to come
        if not context.ahead and day > known[0]:
            day -= timedelta(weeks=1)
        elif context.ahead and day < known[0]:
            day += timedelta(weeks=1)
    if mention.day == 5 and mention.text.endswith("末"):
        return ResolvedDate(mention, day, day + timedelta(days=1), "week", known[1])
    return ResolvedDate(mention, day, day, "day", known[1])


def _month(mention: DateMention, context: _Context) -> ResolvedDate | None:
    """本月, 上月, 当月, 月底, with or without a day or part."""
    if mention.base == "earlier":
        near = next((d for d in reversed(context.before) if d.granularity in ("day", "month", "month-part")), None)
        if near is None:
            return None
        anchor, by = near.first, _from(near, "month", "the month named before")
    else:
        low, high = context.published.stated or context.published.earliest, context.published.stated or context.published.latest
        if low is None or high is None or (low.year, low.month) != (high.year, high.month):
            return None
        anchor, by = low, _from_article("month", context)
    count = anchor.year * 12 + anchor.month - 1 + mention.shift
    found = _stretch(replace(mention, month=count % 12 + 1), count // 12)
    return None if found is None else ResolvedDate(mention, *found, by)


def _day(folded: str, mention: DateMention, context: _Context) -> ResolvedDate | None:
    """今日, 昨日 count from the article's day; 当日, 次日 from a day named before, and only at the head of a clause."""
    if mention.base == "published":
        day = context.published.stated or _only(context.published)
        if day is None:
            return None
        there = day + timedelta(days=mention.shift)
        return ResolvedDate(mention, there, there, "day", _from_article("day", context))
    head = mention.start == 0 or folded[mention.start - 1] in ',。;:、!?\n“"「 ' or folded[mention.start - 1] in "在于至到"
    near = context.before[-1] if context.before else None
    if not head or near is None or near.granularity != "day" or mention.start - near.mention.end > 200:
        return None
    there = near.last + timedelta(days=mention.shift)
    return ResolvedDate(mention, there, there, "day", _from(near, "day", "the day named before"))


def _bare_day(mention: DateMention, context: _Context) -> ResolvedDate | None:
    """«15日»: of the month named shortly before, else of the article's month (or the one before, or after)."""
    near = next((d for d in reversed(context.before) if d.granularity in ("day", "month", "month-part")), None)
    if near is not None and mention.start - near.mention.end <= 150:
        there = _make(near.last.year, near.last.month, mention.day or 0)
        return None if there is None else ResolvedDate(mention, there, there, "day", _from(near, "month", "the month named before"))
    day = context.published.stated or _only(context.published)
    if day is None:
        return None
    months = (0, 1) if context.ahead else (0, -1)
    for shift in months:
        count = day.year * 12 + day.month - 1 + shift
        there = _make(count // 12, count % 12 + 1, mention.day or 0)
        if there and (there >= day if context.ahead else there <= day):
            return ResolvedDate(mention, there, there, "day", _from_article("month", context))
    return None


def _make(year: int, month: int, day: int) -> date | None:
    return date(year, month, day) if 1 <= day <= monthrange(year, month)[1] else None


def _bare(mention: DateMention, context: _Context) -> ResolvedDate | None:
    """年初, 年底, 上半年, 一季度 without a year."""
    if context.year is None:
        return None
    word = mention.word or ("初" if mention.part == "early" else "底")
    limit = context.published.stated or context.published.latest
    if word in ("上季度", "上一季度", "本季度", "下季度", "下一季度", "上季", "本季", "下季"):
        return _quarter_near(mention, context, {"上": -1, "本": 0, "下": 1}[word[0]])
    inherits = next((d for d in reversed(context.before) if d.mention.start >= context.sentence.start and _names_year(d.mention)), None)
    if inherits is not None:
        found = _year_part(word, inherits.first.year)
        return None if found is None else ResolvedDate(mention, *found, _from(inherits, "year", "the year named in the same sentence"))
    for year in (context.year, context.year - 1):
        found = _year_part(word, year)
        if found and (context.ahead or limit is None or found[0] <= limit):
            return ResolvedDate(mention, *found, _from_article("year", context))
    return None


def _quarter_near(mention: DateMention, context: _Context, shift: int) -> ResolvedDate | None:
    """上季度, 本季度, 下季度 from the article's day."""
    day = context.published.stated or context.published.earliest
    if day is None:
        return None
    count = day.year * 4 + (day.month - 1) // 3 + shift
    found = _year_part(f"第{count % 4 + 1}季度", count // 4)
    return None if found is None else ResolvedDate(mention, *found, _from_article("quarter", context))


def _span(mention: DateMention, context: _Context) -> ResolvedDate | None:
    """«3天后» counts from the day named before; «3天前» from the article's day."""
    step = {"天": 1, "日": 1, "周": 7, "星期": 7}.get(mention.word)
    if step is None:
        return None
    if mention.base == "earlier":
        near = next((d for d in reversed(context.before) if d.granularity == "day"), None)
        if near is None or mention.start - near.mention.end > 120:
            return None
        there = near.last + timedelta(days=step * mention.shift)
        return ResolvedDate(mention, there, there, "day", _from(near, "day", "the day named before"))
    day = context.published.stated or _only(context.published)
    if day is None:
        return None
    there = day + timedelta(days=step * mention.shift)
    return ResolvedDate(mention, there, there, "day", _from_article("day", context))


def _traded(found: ResolvedDate) -> ResolvedDate:
    """«…后首个交易日» and the like move to that trading day."""
    step = found.mention.trading
    if not step:
        return found
    if abs(step) == 2:  # «2月首个交易日»: inside the stretch
        day = trading_day(found.first) if step > 0 else trading_day(found.last, -1)
    else:
        day = trading_day(found.last + timedelta(days=1)) if step > 0 else trading_day(found.first - timedelta(days=1), -1)
    return replace(found, first=day, last=day, granularity="day")


def _from(source: ResolvedDate, field: str, how: str) -> tuple[Resolved, ...]:
    return (Resolved(field, source.mention.start, source.mention.end, how),)


def _from_article(field: str, context: _Context) -> tuple[Resolved, ...]:
    how = "the article's stated day" if context.published.stated else "the inferred bounds of the article's day"
    return (Resolved(field, 0, 0, how),)


def publication_bounds(folded: str, sentences: Sequence[Span], *, known_since: date | None = None, since_why: str = "") -> Bounds:
    """Bounds of the day an article was written, from what it tells as happened and what it still expects.

    `known_since` is a day before which it cannot have been written (a product it names was not out yet), told by `since_why`.
    """
    mentions = date_mentions(folded)
    year = _own_year(folded, mentions, sentences, known_since)
    if year is None:
        return Bounds(None, known_since, None, since_why or None)
    dates = _resolve(folded, mentions, sentences, Bounds(None, None, date(year, 12, 31)), year)
    happened, expected = _split(folded, dates, sentences, year)
    return _bounds(year, happened, expected, known_since, since_why)


def _own_year(folded: str, mentions: Sequence[DateMention], sentences: Sequence[Span], known_since: date | None) -> int | None:
    """The article's own year: the last year it tells as past or speaks of as running, else the year of `known_since`."""
    past: list[tuple[int, int, int]] = []
    ahead: list[int] = []
    for mention in mentions:
        if mention.base == "stated" and mention.year:
            sentence = next((s for s in reversed(sentences) if s.start <= mention.start), Span(0, len(folded)))
            if is_ahead(folded, mention, sentence):
                ahead.append(mention.year)
            else:
                past.append((mention.year, mention.month or 1, mention.day or 1))
    base = max(past)[0] if past else (known_since.year if known_since else (min(ahead) if ahead else None))
    animals = [m.part for m in mentions if m.part and m.shape in ("zodiac", "festival")]
    if animals and (base is not None):
        return zodiac_year(animals[0], max(base, known_since.year if known_since else base))
    if base is None:
        return None
    bare = [(m.month, m.day or 1) for m in mentions if m.base == "open" and m.shape == "calendar" and m.month]
    latest = max(past)[1:] if past else (1, 1)
    if latest != (1, 1):  # a dated past: bare dates that all fall before it are of the year after
        base = base + 1 if bare and max(bare) < latest else base
    elif past and base + 1 in ahead and (not bare or max(bare) < (7, 1)):  # last year is told as past, the next as running
        base += 1
    return max(base, known_since.year) if known_since else base


def _split(
    folded: str, dates: Sequence[ResolvedDate], sentences: Sequence[Span], year: int
) -> tuple[list[ResolvedDate], list[ResolvedDate]]:
    """Dates told as happened, and as expected; years and festivals are too coarse to bound an article."""
    happened, expected = [], []
    for found in dates:
        sentence = next((s for s in reversed(sentences) if s.start <= found.mention.start), Span(0, len(folded)))
        if is_ahead(folded, found.mention, sentence) or (found.granularity == "week" and found.mention.shape == "week"):
            expected.append(found)
        elif found.granularity in ("day", "month", "month-part", "week", "quarter") and found.first.year <= year:
            happened.append(found)
    return happened, expected


def _bounds(
    year: int, happened: Sequence[ResolvedDate], expected: Sequence[ResolvedDate], known_since: date | None, since_why: str
) -> Bounds:
    """Earliest: the last day told as happened (of a longer stretch its first day), or `known_since`. Latest: the first end still expected."""
    last = max(happened, key=lambda d: d.first, default=None)
    earliest = max([d for d in (last.first if last else None, known_since) if d], default=date(year, 1, 1))
    ends = [d for d in expected if d.last >= earliest and d.granularity != "year"]
    first = min(ends, key=lambda d: d.last, default=None)
    latest = first.last if first else date(max(year, earliest.year), 12, 31)
    why = []
    if last and earliest == last.first:
        why.append(f"文中最晚的已发生日期为「{last.mention.text}」")
    elif since_why:
        why.append(since_why)
    why.append(f"「{first.mention.text}」仍属未来" if first else f"文中没有更晚的日期,以 {latest.year} 年底为限")
    return Bounds(None, earliest, latest, ";".join(why))
