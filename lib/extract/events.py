"""Dated happenings: a date that can be told, and a word of happening in its reach."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from lib.extract.headlines import headline
from lib.rules import Rule, words
from lib.schema import Event, Span, Statement
from lib.text.anchors import ResolvedDate, is_ahead, resolve_dates
from lib.text.reading import Reading

REACH = 70
"""Characters after a date in which its happening must stand: longer sentences drift to other matters."""

_CLAUSE = re.compile(r"[,，;；。!！?？:：]")
_FIGURE_AFTER = re.compile(r" ?的 ?[\d一二三四五六七八九十百千万亿]")
_OPINION = re.compile(r"将是|会是|或将|可能|有望迎来|预计|看好|意味着|应该|需求")
_FIRM = ("event.release", "event.funding", "event.deal", "event.policy", "event.milestone")


@cache
def _happenings() -> tuple[re.Pattern[str], Mapping[str, Rule]]:
    table = words("happenings")
    return re.compile("|".join(sorted(map(re.escape, table), key=len, reverse=True))), table


def events(reading: Reading, statements: Sequence[Statement], names: Any) -> tuple[Event, ...]:
    """Every dated happening of a reading, in reading order.

    1 dates that can be told; 2 dates that frame a number go; 3 the word of happening nearest to the date;
    4 planned or happened; 5 headline and actors out of the sentence.
    """
    dates = resolve_dates(reading.folded, reading.sentences, reading.published)
    out: list[Event] = []
    seen: set[tuple[int, object, object]] = set()
    for place, found in enumerate(dates):
        sentence = reading.sentence_at(found.mention.start)
        key = (sentence.start, found.first, found.last)
        if key in seen:
            continue
        others = [d for d in dates[max(0, place - 4) : place + 5] if d is not found]
        event = _event(reading, found, sentence, others, names)
        if event is not None:
            seen.add(key)
            out.append(event)
    return tuple(out)


def _event(reading: Reading, found: ResolvedDate, sentence: Span, others: Sequence[ResolvedDate], names: Any) -> Event | None:
    """One happening, or None where the date frames a number or nothing happens in its reach."""
    folded, mention = reading.folded, found.mention
    if _FIGURE_AFTER.match(folded, mention.end) or _is_frame(folded, mention.start):
        return None
    start, end = _reach(folded, found, sentence, others)
    verb = _nearest(folded, mention.end, end, before=start, date_start=mention.start)
    if verb is None:
        return None
    span, rule = verb
    ahead = is_ahead(folded, mention, sentence) or _after(found, reading)
    if found.granularity in ("year", "half-year", "quarter") and (
        rule.id not in _FIRM or _OPINION.search(folded[mention.start : span[0] + 8])
    ):
        return None
    dates = [
        (m.start - sentence.start, m.end - sentence.start)
        for m in (mention, *(o.mention for o in others))
        if sentence.start <= m.start < sentence.end
    ]
    text = reading.cut(sentence.start, sentence.end)
    return Event(
        article=reading.name,
        start=sentence.start,
        end=sentence.end,
        text=text,
        date_text=reading.cut(mention.start, mention.end),
        date_start=found.first,
        date_end=found.last,
        granularity=found.granularity,
        headline=headline(
            text, folded[sentence.start : sentence.end], drop=dates, verb=(span[0] - sentence.start, span[1] - sentence.start)
        ),
        actors=_actors(names, start, end),
        category=str(rule.data["category"]),
        status="planned" if ahead else "happened",
        resolved=found.by,
        rules=(f"date.{mention.shape}", rule.id),
        confidence=0.9 if not found.by else 0.75,
    )


def _after(found: ResolvedDate, reading: Reading) -> bool:
    """Whether a date lies wholly after the article."""
    limit = reading.published.stated or reading.published.latest
    return limit is not None and found.first > limit


def _is_frame(folded: str, start: int) -> bool:
    """«较去年», «与2023年相比», «自2020年以来»: a date that only compares."""
    return folded[max(0, start - 1) : start] in ("较", "比", "自", "从") or folded[max(0, start - 2) : start] in (
        "相比",
        "不同",
        "较之",
        "自从",
        "区别",
    )


def _reach(folded: str, found: ResolvedDate, sentence: Span, others: Sequence[ResolvedDate]) -> tuple[int, int]:
    """Where the happening of a date may stand: its clause and what follows, up to the next date or the end of the reach."""
    mention = found.mention
    end = min(sentence.end, mention.end + REACH)
    for other in others:
        if mention.end <= other.mention.start < end:
            # The clause that holds the next date belongs to that one.
            marks = [m.start() for m in _CLAUSE.finditer(folded, mention.end, other.mention.start)]
            end = marks[-1] if marks else other.mention.start
    marks = [m.end() for m in _CLAUSE.finditer(folded, sentence.start, mention.start)]
    return (marks[-1] if marks else sentence.start), end


def _nearest(folded: str, start: int, end: int, *, before: int, date_start: int) -> tuple[tuple[int, int], Rule] | None:
    """The word of happening nearest after the date, else the last one before it in its clause."""
    pattern, table = _happenings()
    after = pattern.search(folded, start, end)
    match = after or next(iter(reversed(list(pattern.finditer(folded, before, date_start)))), None)
    return None if match is None else (match.span(), table[match.group()])


def _actors(names: Any, start: int, end: int) -> tuple[str, ...]:
    """Organisations and systems named in reach of the date, each once."""
    spans = sorted([*getattr(names, "organisations", ()), *getattr(names, "systems", ())], key=lambda n: int(n.start))
    return tuple(dict.fromkeys(str(n.name) for n in spans if start <= n.start and n.end <= end))
