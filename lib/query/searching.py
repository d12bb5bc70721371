"""What was typed into the search field, as a condition on a table; every word travels as a parameter."""

from __future__ import annotations

from collections.abc import Callable

from lib.query.clauses import Condition, both
from lib.query.sources import NAME
from lib.search.fields import CODED, codes_for
from lib.search.parse import Query, Term
from lib.search.spellings import spellings

# Columns that words are looked for in.
SEARCHED = {
    "articles": ("title", "text"),
    "excerpts": ("text",),
    "statements": ("text", "speaker", "organisation"),
    "figures": ("text", "metric", "entity"),
    "events": ("text", "headline"),
    "systems": ("system", "text"),
    "organisations": ("organisation", "text"),
}
Coded = Callable[[str, tuple[str, ...], bool], Condition | None]
"""Field, codes and whether they are kept out, as the filter of that name would have it; None: nothing is left out."""


def matches(query: Query, table: str, *, coded: Coded) -> Condition | None:
    """All clauses of a query, each by one of its terms."""
    clauses = []
    for clause in query.clauses:
        terms = [_term(t, table, coded) for t in clause]
        sql = " or ".join(f"({t.sql})" for t in terms)
        clauses.append(Condition(sql, tuple(p for t in terms for p in t.params)))
    return both(clauses) if clauses else None


def score(query: Query, column: str) -> Condition:
    """How much a text is about the wanted words: each word counts by how often it stands there, less for every time more."""
    parts, params = [], []
    for word in query.wanted:
        forms = spellings(word)
        times = " + ".join(f"(length(lower({column})) - length(replace(lower({column}), ?, ''))) / {len(f)}.0" for f in forms)
        parts.append(f"ln(1 + {times})")
        params += list(forms)
    return Condition(f"({' + '.join(parts)})" if parts else "0", tuple(params))


def _term(term: Term, table: str, coded: Coded) -> Condition:
    """One term; not to be found: nothing that holds it."""
    if term.field in CODED:
        codes = codes_for(term.field, term.text)
        if not codes:
            return Condition("true" if term.negated else "false")
        return coded(term.field, codes, term.negated) or Condition("true")
    found = {"speaker": _speaker, "source": _source}.get(term.field, _words)(term.text, table)
    if not term.negated:
        return found
    # A whole article holds many speakers and words: none of them keeps it out, though each keeps out the paragraphs that hold it.
    kept = table == "articles" and term.field != "source"
    return Condition("true") if kept else Condition(f"not ({found.sql})", found.params)


def _words(text: str, table: str) -> Condition:
    """The words stand in one of the record's columns, in either script and any case."""
    return _holds([f"r.{c}" for c in SEARCHED[table]], text)


def _speaker(text: str, table: str) -> Condition:
    """Said by somebody one of whose names holds the words; another fact goes by the statement it overlaps."""
    known = _holds(["k.speaker", "k.speaker_label", "k.speaker_id"], text)
    ids = f"(select k.speaker_id from statements k where {known.sql})"
    if table == "statements":
        return Condition(f"r.speaker_id in {ids}", known.params)
    overlap = "" if table == "articles" else ' and s.start < r."end" and r.start < s."end"'
    return Condition(f"exists (from statements s where s.article = r.article{overlap} and s.speaker_id in {ids})", known.params)


def _source(text: str, table: str) -> Condition:
    """Of an article whose title, publisher or file name holds the words."""
    known = _holds([NAME, "a.publisher", "a.article"], text)
    return Condition(f"r.article in (select a.article from articles a where {known.sql})", known.params)


def _holds(columns: list[str], text: str) -> Condition:
    forms = spellings(text)
    one = " or ".join(f"contains(lower(coalesce({c}, '')), ?)" for c in columns for _ in forms)
    return Condition(one, forms * len(columns))
