"""The contract of the processed corpus, declared once.

Everything else (Parquet and DuckDB columns, JSON, data dictionary, filter options) is derived from the frozen records
below. Spans are half-open code-point offsets into `Article.text`; `text[start:end] == record.text` for every record
(a statement cut by a cue joins its `parts`). The meanings of the values are those of `docs/annotation-guide.md`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

SCHEMA_VERSION = 1

SCRIPTS = ("Hans", "Hant")
SECTORS = (
    "film_tv",
    "short_drama",
    "animation",
    "games",
    "advertising",
    "short_video",
    "ai_models",
    "compute",
    "investment",
    "policy_law",
)
NO_SECTOR = "other"
GROUPS = (
    "creator",
    "company",
    "vendor",
    "analyst",
    "investor",
    "academic",
    "legal",
    "regulator",
    "media",
    "public",
    "unknown",
)
SENTIMENTS = ("positive", "neutral", "negative")
STATEMENT_TYPES = ("direct", "indirect", "mixed")
SPEAKER_KINDS = ("person", "institution", "unnamed")
FIGURE_KINDS = ("money", "percent", "index", "compute", "count", "duration", "multiple", "other")
FIGURE_STATUSES = ("actual", "forecast", "plan", "hypothetical")
GRANULARITIES = ("day", "week", "month-part", "month", "quarter", "half-year", "year")
EVENT_CATEGORIES = ("release", "funding", "market", "deal", "policy", "statement", "research", "milestone")
EVENT_STATUSES = ("happened", "planned")
UNKNOWN_SPEAKER = "unknown"


def _note(text: str, values: tuple[str, ...] = ()) -> Mapping[str, object]:
    """Metadata of a column: what it says, and the values it may take."""
    return {"says": text, "values": values}


@dataclass(frozen=True, slots=True)
class Span:
    """A half-open stretch of the cleaned article, in code points."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Dropped:
    """A stretch of the decoded raw document that is not the article, and why."""

    raw_start: int
    raw_end: int
    reason: str


YEAR_UNSURE = "the article's own day, of a year that may be another"
"""How a date was resolved that took its year from an article of which the text does not quite tell the year."""


@dataclass(frozen=True, slots=True)
class Resolved:
    """A field whose value was not read where the record stands: where it was found, and how it was carried over."""

    field: str
    start: int
    end: int
    how: str


@dataclass(frozen=True, slots=True)
class Weight:
    """A word that moved the sentiment score; weight > 0 towards positive, in log odds."""

    start: int
    end: int
    weight: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One cleaned document."""

    article: str = field(metadata=_note("unique name: the file name without suffix"))
    title: str | None = None
    publisher: str | None = None
    authors: tuple[str, ...] = ()
    published: date | None = field(default=None, metadata=_note("stated by the manifest or the article itself"))
    published_earliest: date | None = None
    published_latest: date | None = None
    published_why: str | None = field(default=None, metadata=_note("how the bounds were inferred, for people"))
    script: str = field(metadata=_note("dominant script", SCRIPTS))
    source: str
    sha256: str
    encoding: str = "utf-8"
    url: str | None = None
    invented: bool = field(default=False, metadata=_note("the manifest marks the article as made up"))
    text: str
    dropped: tuple[Dropped, ...] = ()
    notes: tuple[str, ...] = field(default=(), metadata=_note("what a stage found odd"))
    build_key: str = field(default="", metadata=_note("hash of bytes, manifest entry and rules: equal means nothing to redo"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Excerpt:
    """One paragraph or heading."""

    excerpt: str = ""
    article: str
    ordinal: int
    start: int
    end: int
    text: str
    heading: bool = False
    sectors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A stretch of text that the article attributes to somebody other than its author."""

    statement: str = ""
    article: str
    excerpt: str = ""
    start: int
    end: int
    text: str
    parts: tuple[Span, ...]
    type: str = field(metadata=_note("", STATEMENT_TYPES))
    speaker: str = field(metadata=_note("fullest form in this article, or `unknown`"))
    speaker_id: str = field(metadata=_note("one identity across spellings and articles"))
    speaker_label: str = field(default="", metadata=_note("display name from the alias table, else the speaker"))
    speaker_kind: str = field(metadata=_note("", SPEAKER_KINDS))
    role: str | None = None
    organisation: str | None = None
    group: str = field(metadata=_note("", GROUPS))
    cue: str | None = None
    sectors: tuple[str, ...] = ()
    subjects: tuple[str, ...] = field(default=(), metadata=_note("what the attitude is about, where the statement names it"))
    sentiment_score: float = field(default=0.5, metadata=_note("0 negative … 1 positive"))
    sentiment: str = field(default="neutral", metadata=_note("", SENTIMENTS))
    sentiment_confidence: float = field(default=0.0, metadata=_note("stated probability of that class"))
    sentiment_stock: float | None = field(default=None, metadata=_note("score of the stock SnowNLP model, for comparison"))
    sentiment_words: tuple[Weight, ...] = field(default=(), metadata=_note("spans in the article of the words that moved the score"))
    resolved: tuple[Resolved, ...] = ()
    rules: tuple[str, ...] = ()
    confidence: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One quoted quantity."""

    figure: str = ""
    article: str
    excerpt: str = ""
    start: int
    end: int
    text: str
    low: float | None = field(metadata=_note("in the base unit; null where the range is open below"))
    high: float | None = field(metadata=_note("in the base unit; null where the range is open above"))
    unit: str
    kind: str = field(metadata=_note("", FIGURE_KINDS))
    metric: str | None = None
    metric_inferred: bool = field(default=False, metadata=_note("the metric is composed, not the article's own words"))
    entity: str | None = None
    attributed_to: str | None = None
    as_of: str | None = None
    status: str = field(default="actual", metadata=_note("", FIGURE_STATUSES))
    market: bool = False
    statement: str | None = field(default=None, metadata=_note("identifier of the statement that holds the figure"))
    resolved: tuple[Resolved, ...] = ()
    rules: tuple[str, ...] = ()
    confidence: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One dated happening; `text` is its sentence."""

    event: str = ""
    article: str
    excerpt: str = ""
    start: int
    end: int
    text: str
    date_text: str
    date_start: date
    date_end: date
    granularity: str = field(metadata=_note("", GRANULARITIES))
    headline: str
    actors: tuple[str, ...] = ()
    category: str = field(metadata=_note("", EVENT_CATEGORIES))
    status: str = field(default="happened", metadata=_note("", EVENT_STATUSES))
    resolved: tuple[Resolved, ...] = ()
    rules: tuple[str, ...] = ()
    confidence: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class System:
    """One mention of a named AI model, tool, engine or product."""

    mention: str = ""
    system: str
    vendor: str | None = None
    article: str
    excerpt: str = ""
    start: int
    end: int
    text: str
    rules: tuple[str, ...] = ()
    confidence: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """One mention of a named company, institution, medium or agency."""

    mention: str = ""
    organisation: str
    article: str
    excerpt: str = ""
    start: int
    end: int
    text: str
    rules: tuple[str, ...] = ()
    confidence: float = 1.0


Record = Article | Excerpt | Statement | Figure | Event | System | Organisation

TABLES: Mapping[str, type[Record]] = {
    "articles": Article,
    "excerpts": Excerpt,
    "statements": Statement,
    "figures": Figure,
    "events": Event,
    "systems": System,
    "organisations": Organisation,
}
"""Table name to record type, in the order they are built."""

KEYS: Mapping[str, str] = {
    "articles": "article",
    "excerpts": "excerpt",
    "statements": "statement",
    "figures": "figure",
    "events": "event",
    "systems": "mention",
    "organisations": "mention",
}
"""The unique column of each table."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleRecords:
    """All that was read out of one document: what the pipeline yields and the store takes."""

    article: Article
    excerpts: tuple[Excerpt, ...] = ()
    statements: tuple[Statement, ...] = ()
    figures: tuple[Figure, ...] = ()
    events: tuple[Event, ...] = ()
    systems: tuple[System, ...] = ()
    organisations: tuple[Organisation, ...] = ()


def record_id(article: str, kind: str, spans: Iterable[tuple[int, int]], *, number: int = 0) -> str:
    """Identifier of a record: a hash of article name, kind, spans and running number among equal spans.

    >>> record_id("a", "statement", [(0, 4)])
    'st-d5de4ea51111'
    >>> record_id("a", "statement", [(0, 4)], number=1) == record_id("a", "statement", [(0, 4)])
    False
    """
    key = "\x1f".join([article, kind, *(f"{a}:{b}" for a, b in spans), str(number)])
    return f"{kind[:2]}-{hashlib.sha256(key.encode()).hexdigest()[:12]}"
