"""Quoted numbers: each quantity with weight, and what it measures, whose, when, how sure.

1 quantities by form; 2 those with weight; 3 metric; 4 unit of a bare large number, home currency; 5 entity, speaker, period,
status, market.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from lib.extract.metrics import Metric, metric
from lib.extract.moods import status
from lib.extract.owners import Named, owner
from lib.extract.periods import period
from lib.extract.places import Place, place
from lib.extract.quantities import Quantity, quantities
from lib.extract.subjects import heads
from lib.extract.weight import has_weight
from lib.schema import UNKNOWN_SPEAKER, Figure, Resolved, Span, Statement
from lib.text.anchors import ResolvedDate, resolve_dates
from lib.text.reading import Reading

_TAIWAN = re.compile(r"新台币|NT\$|台币|台股|立法院|行政院|台北|新竹|台中|高雄|台积电")
_HONG_KONG = re.compile(r"港元|港币|HK\$|本港|港府|立法会|特区政府|恒指|港股")
_MAINLAND = re.compile(r"人民币|国内|我国|A股|沪深|本报记者")
_PRODUCT = re.compile(
    r"时长|速度|分辨率|解析度|一致性|准确率|幻觉率|精度|误差|延迟|成功率|人力|查询|投诉|参数|面积|上下文|寿命|周期|工期|交期|期限|评分|得分|镜头|机构|演员|团队|编制|展商|参展|队伍|首发|新品|抽取|良率|城市|效率|重量"
)


@dataclass(slots=True)
class _Thread:
    """What carries over from figure to figure in one sentence."""

    sentence: Span | None = None
    before: Quantity | None = None
    previous: Metric | None = None
    bases: list[Metric] = field(default_factory=list)
    entity: str | None = None


def figures(reading: Reading, statements: Sequence[Statement], names: Any) -> tuple[Figure, ...]:
    """Every quoted number of a reading, in reading order."""
    folded = reading.folded
    dates = resolve_dates(folded, reading.sentences, reading.published)
    spans = [(d.mention.start, d.mention.end) for d in dates]
    named = _named(names)
    spans_named = tuple((n.start, n.end, n.kind) for n in named)
    home = _home(reading)
    thread = _Thread()
    out = []
    for found in quantities(folded):
        if found.unit and not has_weight(folded, found, spans):
            continue
        where = place(reading, found, earlier=thread.before, dates=dates, statement=_statement(statements, found.core))
        if thread.sentence != where.sentence:
            thread = _Thread(sentence=where.sentence)
            where = replace(where, before=None)
        measured = metric(where, names=spans_named, previous=thread.previous, bases=thread.bases)
        counted = _with_unit(found, measured, where, home)
        if counted is None:
            continue
        figure = _figure(where, counted, measured, named, thread, reading)
        thread.before, thread.previous, thread.entity = counted, measured, figure.entity
        if measured is not None and not measured.is_change:
            thread.bases.append(measured)
        out.append(figure)
    return tuple(out)


def _figure(where: Place, found: Quantity, measured: Metric | None, named: Sequence[Named], thread: _Thread, reading: Reading) -> Figure:
    """One record."""
    when, by = period(where)
    later, earlier = _side(where, when, reading)
    entity = owner(where, names=named, previous=thread.entity, fresh=False)
    speaker = where.statement.speaker if where.statement else None
    return Figure(
        article=reading.name,
        start=found.start,
        end=found.end,
        text=reading.cut(found.start, found.end),
        low=found.low,
        high=found.high,
        unit=found.unit,
        kind=found.kind,
        metric=measured.text if measured else None,
        metric_inferred=bool(measured and measured.inferred),
        entity=entity,
        attributed_to=None if speaker == UNKNOWN_SPEAKER else speaker,
        as_of=when,
        status=status(where, later=later, earlier=earlier),
        market=_market(found, measured),
        resolved=by,
        rules=(found.rule, *((measured.rule,) if measured else ())),
        confidence=0.9,
    )


def _with_unit(found: Quantity, measured: Metric | None, where: Place, home: str) -> Quantity | None:
    """A bare large number takes the unit of what it counts; a bare 元 that of the article's own country."""
    if found.unit:
        return (
            replace(found, unit=home)
            if found.rule == "unit.cny" and found.word in ("元", "圆", "块", "块钱", "元钱") and found.unit == "CNY"
            else found
        )
    unit = heads()[1][measured.head].data.get("unit") if measured and measured.head else None
    return None if unit is None else replace(found, unit=str(unit), kind="count")


def _home(reading: Reading) -> str:
    """The currency that a bare 元 means in this article: another than the yuan only on the article's own evidence."""
    if reading.script != "Hant":
        return "CNY"
    counts = {
        "TWD": len(_TAIWAN.findall(reading.folded)),
        "HKD": len(_HONG_KONG.findall(reading.folded)),
        "CNY": 2 * len(_MAINLAND.findall(reading.folded)),
    }
    best = max(counts, key=lambda code: counts[code])
    return best if counts[best] > 0 else "CNY"


def _side(where: Place, when: str | None, reading: Reading) -> tuple[bool, bool]:
    """Whether a period lies wholly after the article, or wholly before it."""
    published = reading.published
    last = published.stated or published.latest
    first = published.stated or published.earliest
    if when is None or not when[:4].isdigit():
        return False, False
    own = [d for d in where.dates if d.mention.end <= where.found.start]
    later = last is not None and when[: len("2024")] > str(last.year)
    ended = max((d.last for d in own), default=None)
    earlier = first is not None and ended is not None and ended < first and when[:4] <= str(first.year)
    return later, earlier


def _market(found: Quantity, measured: Metric | None) -> bool:
    """Whether a figure is one of the market."""
    if found.kind in ("money", "index", "compute"):
        return True
    if found.kind in ("duration", "other"):
        return False
    text = measured.text if measured else ""
    rule = heads()[1].get(measured.head) if measured and measured.head else None
    if _PRODUCT.search(text):
        return False
    if rule is not None:
        return bool(rule.data["market"])
    return found.kind in ("percent", "multiple")


def _named(names: Any) -> tuple[Named, ...]:
    """Systems and organisations of an article in reading order."""
    spans = [
        Named(n.start, n.end, n.name, kind)
        for kind, group in (("system", "systems"), ("organisation", "organisations"))
        for n in getattr(names, group, ())
    ]
    return tuple(sorted(spans, key=lambda n: n.start))


def _statement(statements: Sequence[Statement], position: int) -> Statement | None:
    """The innermost statement around a position."""
    inner = [(p.end - p.start, n) for n, s in enumerate(statements) for p in s.parts if p.start <= position < p.end]
    return statements[min(inner)[1]] if inner else None


__all__ = ["Resolved", "ResolvedDate", "figures"]
