"""The stages in order: a document's bytes in, its records out. No input or output, and the same result every time.

1. decode, clean, segment;  2. names;  3. statements;  4. figures, events;  5. systems, organisations;
6. sectors and sentiment;  7. identifiers, excerpts and links between records.
"""

from __future__ import annotations

import dataclasses
import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

from lib.errors import LensError, SourceError
from lib.extract.events import events
from lib.extract.figures import figures
from lib.extract.matters import subjects
from lib.extract.names import Names, find_names
from lib.extract.organisations import organisations
from lib.extract.released import known_since, shown_years
from lib.extract.sectors import Background, background, sectors
from lib.extract.statements import statements
from lib.extract.systems import systems
from lib.intake.document import Document, Stated
from lib.schema import (
    KEYS,
    Article,
    ArticleRecords,
    Event,
    Excerpt,
    Figure,
    Organisation,
    Statement,
    System,
    Weight,
    record_id,
)
from lib.sentiment.framing import frame
from lib.sentiment.judge import judge
from lib.sentiment.stock import stock_score
from lib.text.decode import Decoded, chinese_share, decode
from lib.text.fold import fold
from lib.text.published import rebound
from lib.text.read import read_text
from lib.text.reading import Reading

_LEAST_CHINESE = 0.05
Mention = TypeVar("Mention", Statement, Figure, Event, System, Organisation)


def read_document(document: Document, *, build_key: str = "") -> ArticleRecords:
    """All records of one document. Raises SourceError for one that is no Chinese text."""
    decoded = _decoded(document)  # 1
    stated = document.stated or Stated(file=document.source)
    reading = read_text(
        document.name,
        decoded.text,
        title=stated.title,
        publisher=stated.publisher,
        authors=stated.authors,
        published=stated.published,
        markdown=document.source.lower().endswith(".md"),
    )
    if not reading.text.strip():
        raise SourceError("nothing is left after cleaning", remedy="see that the file holds an article")
    faults: list[str] = []
    names = find_names(reading)  # 2
    reading = _dated(reading, names)
    said = _stage("statements", faults, lambda: statements(reading, names))  # 3
    numbers = _stage("figures", faults, lambda: figures(reading, said, names))  # 4
    happenings = _stage("events", faults, lambda: events(reading, said, names))
    tools = _stage("systems", faults, lambda: systems(reading, names))  # 5
    houses = _stage("organisations", faults, lambda: organisations(reading, names, said))
    behind = background(reading.folded, title=fold(reading.title or ""))
    said = tuple(_judged(s, reading, behind) for s in said)  # 6
    article = _article(document, decoded, reading, "" if faults else build_key)  # a fault is tried again at the next build
    article = dataclasses.replace(article, notes=(*article.notes, *faults))
    return _linked(article, reading, said, numbers, happenings, tools, houses)  # 7


def _stage(name: str, faults: list[str], records: Callable[[], tuple[Mention, ...]]) -> tuple[Mention, ...]:
    """The records of a stage; one that fails costs its own records only, and the article says so."""
    try:
        return records()
    except LensError:
        raise
    except Exception as error:  # a fault of ours in one stage must not cost the others
        faults.append(f"no {name}: the program failed at them ({type(error).__name__}: {error}); report it together with the file")
        return ()


def _decoded(document: Document) -> Decoded:
    """The characters of a document, if they are Chinese."""
    if not document.data.strip():
        raise SourceError("is empty", remedy="remove it or put the article's text into it")
    decoded = decode(document.data)
    if chinese_share(decoded.text) < _LEAST_CHINESE:
        raise SourceError("holds no Chinese text", remedy="this program reads Chinese articles only")
    return decoded


def _dated(reading: Reading, names: Names) -> Reading:
    """The reading with bounds that begin no earlier than the day its main subject was shown."""
    since = known_since(names, reading.folded)
    if since is None:
        return reading
    why = f"文中的{since[1]}于{since[0].isoformat()}首次公布"
    return rebound(reading, since[0], why, shown=shown_years(names, reading.folded))


def _article(document: Document, decoded: Decoded, reading: Reading, build_key: str) -> Article:
    stated = document.stated or Stated(file=document.source)
    return Article(
        article=document.name,
        title=reading.title,
        publisher=reading.publisher,
        authors=reading.authors,
        published=reading.published.stated,
        published_earliest=reading.published.earliest,
        published_latest=reading.published.latest,
        published_why=reading.published.why,
        script=reading.script,
        source=document.source,
        sha256=document.sha256,
        encoding=decoded.encoding,
        url=stated.url,
        invented=stated.invented,
        text=reading.text,
        dropped=reading.dropped,
        notes=(*decoded.notes, *reading.notes),
        build_key=build_key,
    )


def _judged(statement: Statement, reading: Reading, behind: Background) -> Statement:
    """A statement with its sectors and sentiment; who speaks and what the article is on stand behind its words."""
    folded = "".join(reading.folded[p.start : p.end] for p in statement.parts)
    by = fold(" ".join(filter(None, (statement.speaker, statement.role, statement.organisation))))
    home = reading.paragraph_at(statement.start)
    judged = judge(statement.text, frame=frame(reading.folded, statement.start, cue=statement.cue))
    return dataclasses.replace(
        statement,
        sectors=statement.sectors
        or sectors(folded, behind=behind, by=by, around=reading.folded[home.start : home.end], group=statement.group),
        subjects=statement.subjects or subjects(folded),
        sentiment_score=judged.score,
        sentiment=judged.label,
        sentiment_confidence=judged.confidence,
        sentiment_stock=round(stock_score(folded), 4),
        sentiment_words=tuple(Weight(*place, weight) for start, end, weight in judged.words for place in _placed(statement, start, end)),
    )


def _placed(statement: Statement, start: int, end: int) -> Iterable[tuple[int, int]]:
    """Where a stretch of a statement's own text stands in the article; nothing for one that a cue cuts."""
    at = 0
    for part in statement.parts:
        size = part.end - part.start
        if at <= start and end <= at + size:
            yield part.start + start - at, part.start + end - at
        at += size


def _linked(
    article: Article,
    reading: Reading,
    statements: Sequence[Statement],
    figures: Sequence[Figure],
    events: Sequence[Event],
    systems: Sequence[System],
    organisations: Sequence[Organisation],
) -> ArticleRecords:
    """All records with identifiers, each in its excerpt, each figure in its statement."""
    excerpts = tuple(
        Excerpt(
            excerpt=record_id(article.article, "excerpt", [(p.start, p.end)]),
            article=article.article,
            ordinal=p.ordinal,
            start=p.start,
            end=p.end,
            text=reading.cut(p.start, p.end),
            heading=p.heading,
            sectors=sectors(reading.folded[p.start : p.end]),
        )
        for p in reading.paragraphs
    )
    bad: Counter[str] = Counter()
    said = _numbered(statements, "statement", reading, excerpts, bad)
    out = ArticleRecords(
        article=article,
        excerpts=excerpts,
        statements=said,
        figures=tuple(dataclasses.replace(f, statement=_holder(f, said)) for f in _numbered(figures, "figure", reading, excerpts, bad)),
        events=_numbered(events, "event", reading, excerpts, bad),
        systems=_numbered(systems, "system", reading, excerpts, bad),
        organisations=_numbered(organisations, "organisation", reading, excerpts, bad),
    )
    notes = (*article.notes, *(f"{n} {kind} records left out: their text is not at their place" for kind, n in bad.items()))
    return dataclasses.replace(out, article=dataclasses.replace(article, notes=notes))


def _numbered(rows: Sequence[Mention], kind: str, reading: Reading, excerpts: Sequence[Excerpt], bad: Counter[str]) -> tuple[Mention, ...]:
    """Records in reading order, with identifier and excerpt; one whose text is not at its place is left out and counted."""
    out: list[Mention] = []
    seen: Counter[tuple[tuple[int, int], ...]] = Counter()
    key = KEYS[{"statement": "statements", "figure": "figures", "event": "events", "system": "systems"}.get(kind, "organisations")]
    for row in sorted(rows, key=lambda r: (r.start, r.end)):
        parts = [(p.start, p.end) for p in row.parts] if isinstance(row, Statement) else [(row.start, row.end)]
        if "".join(reading.text[a:b] for a, b in parts) != row.text or not row.text or (parts[0][0], parts[-1][1]) != (row.start, row.end):
            bad[kind] += 1
            continue
        spans = tuple(parts)
        identifier = record_id(row.article, kind, spans, number=seen[spans])
        seen[spans] += 1
        home = excerpts[reading.paragraph_at(row.start).ordinal - 1].excerpt
        links: dict[str, Any] = {key: identifier, "excerpt": home}
        out.append(dataclasses.replace(row, **links))
    return tuple(out)


def _holder(figure: Figure, statements: Sequence[Statement]) -> str | None:
    """The innermost statement that holds a figure."""
    holding = [s for s in statements if any(p.start <= figure.start and figure.end <= p.end for p in s.parts)]
    return min(holding, key=lambda s: len(s.text)).statement if holding else None


def build_key(document: Document, fingerprint: str) -> str:
    """What an article's records depend on: its name, bytes, manifest entry, and the program's own knowledge."""
    stated = document.stated.key() if document.stated else ""
    return hashlib.sha256("\x1f".join((document.name, document.source, document.sha256, stated, fingerprint)).encode()).hexdigest()[:32]
