"""An article with every decision: what was read out of it by which rule, what was carried over, what was considered and refused."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from lib.extract.quantities import quantities
from lib.extract.quotations import quotations
from lib.schema import ArticleRecords, Event, Figure, Organisation, Statement, System
from lib.text.dates import date_mentions
from lib.text.fold import fold
from lib.text.reading import Paragraph

Fact = Statement | Figure | Event | System | Organisation


def as_plain(records: ArticleRecords) -> dict[str, Any]:
    """Records as JSON values: dates printed, tuples as lists."""
    plain: dict[str, Any] = _plain(dataclasses.asdict(records))
    return plain


def _plain(value: object) -> Any:
    if isinstance(value, dict):
        return {k: _plain(v) for k, v in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(v) for v in value]
    return value.isoformat() if isinstance(value, date) else value


def explained(records: ArticleRecords) -> str:
    """The article for people: paragraph by paragraph, its facts below it, then what was considered and not taken."""
    article = records.article
    bounds = f"{article.published_earliest or '?'} … {article.published_latest or '?'}"
    lines = [
        f"{article.article}  {article.script}  {article.encoding}  published {article.published or bounds} ({article.published_why or 'stated'})"
    ]
    lines += [f"  dropped {d.raw_start}–{d.raw_end}: {d.reason}" for d in article.dropped]
    lines += [f"  note: {note}" for note in article.notes]
    facts: list[Fact] = [*records.statements, *records.figures, *records.events, *records.systems, *records.organisations]
    refused = list(_refused(records))
    for excerpt in records.excerpts:
        lines += ["", f"¶{excerpt.ordinal}{' (heading)' if excerpt.heading else ''} {excerpt.text}"]
        for fact in sorted((f for f in facts if f.excerpt == excerpt.excerpt), key=lambda f: f.start):
            lines += [f"  + {line}" for line in _fact(fact, article.text)]
        lines += [f"  – {text}" for start, text in refused if excerpt.start <= start < excerpt.end]
    return "\n".join(lines)


def _fact(fact: Fact, text: str) -> Iterator[str]:
    """What one record says, by which rules, how sure, and what was carried over."""
    match fact:
        case Statement():
            who = f"{fact.speaker} [{fact.speaker_id}] {fact.role or ''} {fact.organisation or ''} {fact.group}"
            said = f"statement {fact.type}: {who} · {fact.sentiment} {fact.sentiment_confidence:.2f} · {', '.join(fact.sectors)} · «{fact.text}»"
        case Figure():
            size = f"{fact.low}…{fact.high} {fact.unit} ({fact.kind}, {fact.status}{', market' if fact.market else ''})"
            said = f"figure «{fact.text}» = {size} · {fact.metric} · of {fact.entity} · by {fact.attributed_to} · {fact.as_of}"
        case Event():
            said = f"event «{fact.date_text}» = {fact.date_start}…{fact.date_end} ({fact.granularity}, {fact.status}) · {fact.category} · {fact.headline} · {', '.join(fact.actors)}"
        case System():
            said = f"system {fact.system} ({fact.vendor}) «{fact.text}»"
        case Organisation():
            said = f"organisation {fact.organisation} «{fact.text}»"
    yield f"{said}  [{fact.start}:{fact.end}] by {', '.join(fact.rules) or '?'} ({fact.confidence:.2f})"
    for one in getattr(fact, "resolved", ()):
        yield f"    {one.field} carried over from «{text[one.start : one.end]}» [{one.start}:{one.end}]: {one.how}"


def _refused(records: ArticleRecords) -> Iterator[tuple[int, str]]:
    """Quotations, quantities and dates that were seen and made no record, with their start."""
    text = records.article.text
    folded = fold(text)
    paragraphs = tuple(Paragraph(e.start, e.end, e.ordinal, e.heading) for e in records.excerpts)
    said = [(p.start, p.end) for s in records.statements for p in s.parts]
    for quote in quotations(folded, paragraphs):
        if not _touches(quote.start, quote.end, said):
            what = "quotation without a speaker" if quote.speech else "quoted term"
            yield quote.start, f"{what}, no statement: {text[quote.start : quote.end]}"
    numbers = [(f.start, f.end) for f in records.figures]
    for quantity in quantities(folded):
        if not _touches(quantity.start, quantity.end, numbers):
            yield quantity.start, f"number, no figure: {text[quantity.start : quantity.end]}"
    dated = [(e.start, e.end, e.date_text) for e in records.events]
    for mention in date_mentions(folded):
        here = text[mention.start : mention.end]
        if not any(a <= mention.start < b and here in t for a, b, t in dated):
            yield mention.start, f"date, no event: {here}"


def _touches(start: int, end: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(a < end and start < b for a, b in spans)
