"""Quoted numbers: each quantity with weight, and what it measures, whose, when, how sure.

1 quantities by form; 2 those with weight; 3 metric; 4 unit of a bare large number, home currency; 5 entity, speaker, period,
status, market.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from lib.extract.bare_units import home_currency, with_unit
from lib.extract.bearers import Named, Owner, main_firm
from lib.extract.carried import frame
from lib.extract.cast import cast, spelled_out
from lib.extract.changes import Metric, is_start
from lib.extract.credited import credited, own_act
from lib.extract.date_roles import of_deal, timeless
from lib.extract.fuller import fuller
from lib.extract.going_on import goes_on
from lib.extract.markets import of_market
from lib.extract.metrics import metric
from lib.extract.moods import side, status, tells_only
from lib.extract.owners import owner
from lib.extract.pairing import in_turn
from lib.extract.periods import A_YEAR_BEFORE, ONE_DAY, period
from lib.extract.places import REACH, Place, place
from lib.extract.quantities import Quantity, quantities
from lib.extract.reported import reported
from lib.extract.thread import PART, Thread, new_topic, next_thread
from lib.extract.topics import Topics
from lib.extract.voicing import hosted
from lib.extract.weight import has_weight
from lib.patterns import compiled
from lib.schema import UNKNOWN_SPEAKER, YEAR_UNSURE, Figure, Resolved, Statement
from lib.text.anchors import ResolvedDate, resolve_dates
from lib.text.fold import fold, to_traditional
from lib.text.reading import Reading

_HOLIDAY = compiled("假期|长假|黄金周|小长假|双节")
HORIZON = 1500
"""Characters back within which dates and names may still tell of a figure."""
_CARRIED = {
    "owner.house": "the speaker's own house",
    "owner.region": "the region named before",
    "owner.thing": "the thing named in full before",
    "owner.main": "the firm the article is about",
    "owner.pronoun": "what the pronoun stands for",
    "owner.demonstrated": "what «this» points to",
    "owner.topic": "what the sentences before are about",
    "owner.kind": "the last house of that kind",
    "owner.person": "the person told of",
}
_FIELD = compiled(
    "(?:国内|全球|海外|中国|我国|全国|国产|欧美|北美)[一-龥A-Za-z0-9]{2,12}?(?:市场|领域|赛道|行业|产业|芯片|服务器|应用|电影)"
)
_BARE = compiled(
    "(?:同期|累计|总|年均|合计|披露)?(?:市场规模|规模|市场|用户规模|用户|下载量|内购收入|收入|融资|金额|总额|融资金额|披露金额|出货量|复合增长率|年均复合增速|复合年增长率|增速|销量|产值)(?:同比增长)?"
)
_FELL = compiled("[跌降挫]")
_AFTER_FEAST = compiled("^(?:春节|节|年|假期)后")
_LOOSE = ("metric.words", "metric.counted", "metric.suffix")
"""Metrics whose words no lexicon holds: the name of the owner before them is none of it («长三角铁路发送旅客»)."""


class _Said:
    """Parts of statements by where they start, to find the innermost one around a place."""

    def __init__(self, statements: Sequence[Statement]) -> None:
        self._parts = sorted((p.start, p.end, n) for n, s in enumerate(statements) for p in s.parts)
        self._starts = [start for start, _, _ in self._parts]
        self._statements = statements

    def around(self, position: int) -> Statement | None:
        """The innermost statement around a position; nests are never more than a few deep."""
        last = bisect_right(self._starts, position)
        inner = [(end - start, n) for start, end, n in self._parts[max(0, last - 40) : last] if position < end]
        return self._statements[min(inner)[1]] if inner else None

    def before(self, position: int) -> Statement | None:
        """The statement that last began before a position."""
        last = bisect_left(self._starts, position)
        return self._statements[self._parts[last - 1][2]] if last else None


def figures(reading: Reading, statements: Sequence[Statement], names: Any) -> tuple[Figure, ...]:
    """Every quoted number of a reading, in reading order."""
    folded = reading.folded
    dates = resolve_dates(folded, reading.sentences, reading.published)
    everyone = cast(reading, names, statements)
    all_names = [n for n in everyone if n.kind != "person"]
    near_dates, near_all, near_names = [d.mention.start for d in dates], [n.start for n in everyone], [n.start for n in all_names]
    spans, spans_named = [(d.mention.start, d.mention.end) for d in dates], [(n.start, n.end, n.kind) for n in all_names]
    said = _Said(statements)
    home, main = home_currency(reading), main_firm(all_names)
    topics = Topics(reading, all_names, statements)
    thread = Thread(full=spelled_out(reading, everyone))
    out = []
    for found in quantities(folded):
        low, high = found.start - HORIZON, found.end + REACH
        first, last = bisect_left(near_dates, low), bisect_right(near_dates, high)
        if found.unit and not has_weight(folded, found, spans[first:last]):
            continue
        about = dates[first:last]
        sentence = reading.sentence_at(found.core)
        if thread.sentence != sentence:
            thread = next_thread(thread, folded, sentence)
        where = place(reading, found, earlier=thread.before, dates=about, statement=said.around(found.core))
        named = everyone[bisect_left(near_all, low) : bisect_right(near_all, high)]
        inside = spans_named[bisect_left(near_names, where.sentence.start) : bisect_right(near_names, found.start)]
        measured = metric(where, names=inside, previous=thread.previous, bases=thread.bases, told=thread.told)
        counted = with_unit(
            found,
            measured,
            "TWD" if thread.before is not None and thread.before.unit == "TWD" else home,
            left=where.left,
            right=where.right,
        )
        if counted is None:
            continue
        where = where if counted is found else where._replace(found=counted)
        figure = _figure(where, measured, named=named, main=main, dates=about, thread=thread, topics=topics)
        if where.statement is not None and own_act(where, where.statement):
            figure = replace(figure, attributed_to=None)
        elif where.statement is None:
            thread.told_by = _untold(where, figure, named, thread, said)
            figure = replace(figure, attributed_to=thread.told_by)
        if measured is not None:
            measured = measured._replace(unit=counted.unit)
        thread.before, thread.previous = counted, measured
        if measured is not None and not measured.change:
            thread.bases.append(measured)
        out.append(figure)
    return tuple(out)


def _figure(
    where: Place,
    measured: Metric | None,
    *,
    named: Sequence[Named],
    main: str | None,
    dates: Sequence[ResolvedDate],
    thread: Thread,
    topics: Topics,
) -> Figure:
    """One record; what it tells the next one stays in the thread."""
    reading, found = where.reading, where.found
    market = of_market(found, measured)
    when, by = _as_of(where, measured, dates, thread, market=market)
    later, earlier, running = side(where, when)
    held = _held(where, measured, named=named, main=main, thread=thread, topics=topics)
    thread.owner, thread.last, thread.period = held, held, thread.period if by and by[0].how == A_YEAR_BEFORE else when or thread.period
    thread.told_at = found.end if when else thread.told_at
    if _is_older(where, found, held, named, market):
        held = Owner(None, held.how)
    speaker = where.statement.speaker if where.statement else None
    measured = _under_owner(where, measured, held, thread) if measured is not None else None
    if measured is not None:
        measured = fuller(where, measured, names=[(n.start, n.end) for n in named], bearer=fold(held.name or ""))
    return Figure(
        article=reading.name,
        start=found.start,
        end=found.end,
        text=reading.cut(found.start, found.end),
        low=found.low,
        high=found.high,
        unit=found.unit,
        kind=found.kind,
        metric=_printed(measured, held, where) if measured else None,
        metric_inferred=bool(measured and measured.inferred),
        entity=held.name,
        attributed_to=None if speaker == UNKNOWN_SPEAKER else speaker,
        as_of=when,
        status=status(where, metric=measured.text if measured else "", later=later, earlier=earlier, running=running, when=when),
        market=market,
        resolved=by + _carried(where, held),
        rules=tuple(dict.fromkeys(r for r in (found.rule, measured.rule if measured else "", held.how) if r)),
        confidence=_confidence(found, measured, by),
    )


def _untold(where: Place, figure: Figure, named: Sequence[Named], thread: Thread, said: _Said) -> str | None:
    """Who tells a figure outside of statements; «其中…» goes on with whoever told the one before."""
    if thread.told_by is not None and PART.match(where.reading.folded, where.sentence.start):
        return thread.told_by
    return credited(where, named, metric=figure.metric or "", last=said.before(where.found.start))


def _as_of(
    where: Place, measured: Metric | None, dates: Sequence[ResolvedDate], thread: Thread, *, market: bool
) -> tuple[str | None, tuple[Resolved, ...]]:
    """The period of a figure and where it is told; a day that the words themselves take away is none."""
    folded = where.reading.folded
    when, by = period(where, last=thread.period)
    if when is None or (ONE_DAY.fullmatch(when) and _HOLIDAY.search(folded, where.sentence.start, where.found.start)):
        framed, how = frame(where, dates)
        when, by = (framed, how) if framed else (when, by)
    if when is None and (paper := reported(where)):
        when, by = paper
    if where.found.kind == "other" and when is not None and ONE_DAY.fullmatch(when) and not market and not of_deal(where):
        when, by = None, ()
    own = any(d.mention.end <= where.found.start for d in where.dates)
    if when is None and thread.period and not own and PART.match(folded, where.sentence.start):
        when, by = (
            thread.period,
            (Resolved("as_of", where.sentence.start, where.sentence.start + 2, "其中: the period of the sentence before"),),
        )
    if when is None and thread.period and not own and goes_on(where, measured, told=thread.told_at, since=thread.going_on):
        when, by = thread.period, (Resolved("as_of", where.sentence.start, where.found.start, "the accounts of the sentences before"),)
        thread.going_on = True
    if when is not None and timeless(where):
        when, by = None, ()
    if when is not None and tells_only(where, when, metric=measured.text if measured else ""):
        when, by = None, ()
    return when, by


def _held(where: Place, measured: Metric | None, *, named: Sequence[Named], main: str | None, thread: Thread, topics: Topics) -> Owner:
    """Whose figure it is; the thread remembers it for the next one, by metric and by official speaker."""
    held = owner(
        where,
        measured,
        names=named,
        main=main,
        previous=thread.owner if thread.statement is where.statement and not new_topic(where, thread, measured, named) else None,
        last=(thread.owners.get(measured.text) if measured else None) or thread.last,
        topics=topics,
    )
    if held.name and held.name in thread.full:
        held = held._replace(name=thread.full[held.name])
    held = hosted(where, held._replace(name=(held.name or "").removesuffix("方面") or None), named)
    if measured is not None:
        thread.owners[measured.text] = held
    if where.statement is not None and where.statement.group == "regulator":
        held = held if held.name else thread.speakers.get(where.statement.speaker, held)
        if held.how == "owner.region":
            thread.speakers[where.statement.speaker] = held
    thread.statement = where.statement
    return held


def _of_accounts(measured: Metric) -> bool:
    """Whether a change is of something that a branch of business has, not of its shares."""
    return measured.rule in ("metric.result", "metric.market", "metric.goods") or (
        bool(measured.head) and not measured.head.endswith(("价", "幅", "指数"))
    )


def _under_owner(where: Place, measured: Metric, held: Owner, thread: Thread) -> Metric:
    """The metric as its owner has it: of a sector or an index by name, of houses in turn, of a whole market."""
    if held.name and held.name.endswith("板块") and measured.change and not _of_accounts(measured) and held.name not in measured.text:
        measured = measured._replace(text=held.name + ("跌幅" if _FELL.search(where.left) else "涨幅"))
    if held.how == "owner.index" and held.name and measured.change and "指数" in measured.text:
        name, told = fold(held.name), measured.text.partition("指数")[2]
        measured = measured._replace(text=measured.text if name in measured.text or not name.endswith("指数") else name + told)
    if held.name and measured.rule in _LOOSE and held.how == "owner.clause" and measured.text.startswith(name := fold(held.name)):
        own = measured.text[len(name) :].lstrip("的")
        measured = measured._replace(text=own) if len(own) >= 3 or own == measured.head else measured
    if held.how == "owner.in-turn":
        measured = in_turn(where, measured, thread.bases)
    if not held.name:
        measured = _at_large(measured, thread, whole=held.how == "owner.large")
    return measured


def _at_large(measured: Metric, thread: Thread, *, whole: bool) -> Metric:
    """What is measured of a whole market says so: «国内AI视频赛道融资», and after it «披露金额»."""
    if (named := _FIELD.match(measured.text)) is not None:
        thread.field = named.group()
        return measured
    if whole and measured.topic and measured.topic not in measured.text:
        thread.field = _AFTER_FEAST.sub("", measured.topic)
    if thread.field and (whole or _BARE.fullmatch(measured.text)) and len(thread.field) + len(measured.text) <= 18:
        return measured._replace(text=thread.field + measured.text)
    return measured


def _carried(where: Place, held: Owner) -> tuple[Resolved, ...]:
    """Where an owner that the clause does not name was found."""
    if not held.name:
        return ()
    text, name = where.reading.text, held.name
    if text.find(name, where.start, where.end) >= 0:
        return ()
    at = text.rfind(name, max(0, where.found.start - HORIZON), where.start)
    at = text.find(name) if at < 0 else at
    return (Resolved("entity", at, at + len(name), _CARRIED.get(held.how, "named in another clause")),) if at >= 0 else ()


def _is_older(where: Place, found: Quantity, held: Owner, named: Sequence[Named], market: bool) -> bool:
    """«将时长从4秒拉长到60秒»: what a new product started from is not its own."""
    if market or found.kind != "duration" or not any(n.kind == "system" and n.name == held.name for n in named):
        return False
    return is_start(where)


def _printed(measured: Metric, held: Owner, where: Place) -> str:
    """A metric in the article's own script: from the text where it stands there, else character by character."""
    reading, sentence = where.reading, where.sentence
    if (
        where.found.kind == "index"
        and held.how == "owner.index"
        and held.name
        and (fold(held.name) not in measured.text or measured.rule == "metric.words")
    ):
        return held.name  # «深成指跌0.35%,报11106.4点»: the index of its own clause, not the one before
    at = reading.folded.find(measured.text, sentence.start, sentence.end)
    text = reading.cut(at, at + len(measured.text)) if at >= 0 else measured.text
    if at < 0 and reading.script == "Hant":
        own = dict(zip(reading.folded[sentence.start : sentence.end], reading.cut(sentence.start, sentence.end), strict=True))
        text = "".join(own.get(c) or to_traditional(c) for c in measured.text)
    return held.name + text if measured.text == "花费" and held.name else text.strip()


def _confidence(found: Quantity, measured: Metric | None, period: Sequence[Resolved]) -> float:
    """Form is sure where unit and number are; less for vague words, bare counts, composed metrics and a period of an unsure year."""
    value = 0.97 if found.kind in ("money", "percent", "index", "compute") else 0.9
    value -= 0.08 * found.vague + 0.05 * (found.kind in ("count", "duration") and found.numerals)
    value -= 0.1 * (measured is None) + 0.03 * bool(measured and measured.inferred)
    return round(value - 0.35 * any(part.how == YEAR_UNSURE for part in period), 2)
