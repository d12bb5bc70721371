"""What each filter offers: the values the corpus holds, most used first, with their names."""

from __future__ import annotations

from datetime import date

from lib.query import database, manifest
from lib.query.selection import CODES
from lib.query.sources import NAME

LIMIT = 1000  # every option travels to the browser; past this many the text filter serves better

_NAMES = {
    "speaker": "select speaker_id code, mode(coalesce(nullif(speaker_label, ''), speaker)) as \"name\", count(*) n from statements group by 1",
    "subject": 'select subject code, null as "name", count(*) n from (select unnest(subjects) subject from statements) group by 1',
    "system": 'select system code, system as "name", count(*) n from systems group by 1',
    "organisation": 'select organisation code, organisation as "name", count(*) n from organisations group by 1',
    "source": f'select a.article code, {NAME} as "name", 1 n from articles a',
}


def values(corpus: database.Corpus) -> dict[str, dict[str, str | None]]:
    """Code to name for every dimension; None where `lib.labels` has the name. Two codes never share a name."""
    out: dict[str, dict[str, str | None]] = {d: dict.fromkeys(codes) for d, codes in CODES.items()}
    for dimension, sql in _NAMES.items():
        found = database.rows(corpus, f'{sql} order by n desc, "name", code limit {LIMIT}')
        out[dimension] = (
            _told_apart([(r["code"], r["name"]) for r in found]) if dimension != "subject" else dict.fromkeys(r["code"] for r in found)
        )
    return out


def window(corpus: database.Corpus) -> tuple[date | None, date | None]:
    """The window shown by default: the manifest's, else the span of the corpus's dates."""
    stated = manifest.window(corpus.manifest)
    if stated:
        return stated
    return extent(corpus)


def extent(corpus: database.Corpus) -> tuple[date | None, date | None]:
    """First and last day that any record of the corpus speaks of."""
    row = database.rows(
        corpus,
        """select least(min(a), min(e)) first, greatest(max(b), max(f)) last from (
               select published_earliest a, published_latest b, null::date e, null::date f from articles
               union all select null, null, date_start, date_end from events)""",
    )[0]
    return row["first"], row["last"]


def _told_apart(pairs: list[tuple[str, str]]) -> dict[str, str | None]:
    """Names in order, each only once: a second bearer of a name shows its code."""
    seen: set[str] = set()
    out: dict[str, str | None] = {}
    for code, name in pairs:
        shown = f"{name} [{code}]" if name in seen else name
        seen.add(shown)
        out[code] = shown
    return out
