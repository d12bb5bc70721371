"""Score the records of one article against its gold, kind by kind."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from lib.evaluation.match import left_over, norm, overlap, pair, same_name, same_number
from lib.evaluation.tally import Tally
from lib.schema import Article, ArticleRecords, Event, Figure, Statement

Gold = Mapping[str, Any]
TABLES = ("statements", "figures", "events", "systems", "organisations")
_PIECES = re.compile(r"[，,。；;：:！!？?、…“”‘’「」『』\s]+")


def score(records: Mapping[str, ArticleRecords], gold: Sequence[Gold]) -> Tally:
    """Score articles, by name, against their gold; an article that is missing counts as read empty."""
    tally = Tally(articles=len(gold))
    for wanted in gold:
        name = str(wanted["article"])
        found = records.get(name) or ArticleRecords(article=Article(article=name, script="", source="", sha256="", text=""))
        _cleaning(wanted, found.article, tally)
        tables = asked(wanted)
        if "statements" in tables:
            _statements(name, wanted["statements"], found.statements, tally)
        if "figures" in tables:
            _figures(name, wanted["figures"], found.figures, tally)
        if "events" in tables:
            _events(name, wanted["events"], found.events, tally)
        if "systems" in tables:
            _named(name, "systems", wanted["systems"], [r.system for r in found.systems], tally)
        if "organisations" in tables:
            _named(name, "organisations", wanted["organisations"], [r.organisation for r in found.organisations], tally)
    return tally


def asked(gold: Gold) -> Sequence[str]:
    """The kinds of record that a gold file holds: all, or those under `asked`, where only these were read out of a passage."""
    found: Sequence[str] = gold.get("asked", TABLES)
    return found


def _optional(gold: Gold) -> bool:
    return bool(gold.get("optional"))


def _cleaning(gold: Gold, article: Article, tally: Tally) -> None:
    """Is the noise gone, and is all the article's text there; are script and dates right."""
    text = norm(article.text)
    if gold.get("script"):
        tally.ask("script", gold["script"] == article.script)
    for noise in gold.get("noise", []):
        if noise.startswith("re:"):
            gone = not re.search(noise[3:], article.text)
        elif len(norm(noise)) >= 4:
            gone = not left_over(norm(noise), text)
        else:
            continue
        tally.ask("noise removed", gone)
        if not gone:
            tally.misses.append(f"{gold['article']} noise left: {noise[:60]}")
    kept = [x["text"] for x in gold.get("figures", [])] + [x["sentence"] for x in gold.get("events", [])]
    kept += [piece for x in gold.get("statements", []) for piece in _PIECES.split(x["text"])]
    for passage in kept:
        if norm(passage):
            tally.ask("article text kept", norm(passage) in text)
            if norm(passage) not in text:
                tally.misses.append(f"{gold['article']} text lost: {passage[:60]}")
    published = gold.get("published") or {}
    for end, day in (("earliest", article.published_earliest), ("latest", article.published_latest)):
        if published.get(end):
            tally.ask(f"published {end}", str(day) == str(published[end]))


def _statements(name: str, gold: Sequence[Gold], found: Sequence[Statement], tally: Tally) -> None:
    """Spans, speakers, and the fields of what was matched."""

    def alike(g: Gold, p: Statement) -> float:
        return overlap(norm(g["text"]), norm(p.text))

    def speaker_right(g: Gold, p: Statement) -> bool:
        return same_name(g["speaker"], p.speaker, exact=g["kind"] == "person")

    every = pair(gold, found, alike, 0.6, optional=_optional)
    pairs = tally.settle("statements, span", gold, len(found), every)
    right = [(i, j) for i, j in every if speaker_right(gold[i], found[j]) or _optional(gold[i])]
    exact = [(i, j) for i, j in right if alike(gold[i], found[j]) >= 0.95]
    counted = tally.settle("statements, span and speaker", gold, len(found), right)
    tally.settle("statements, exact span and speaker", gold, len(found), exact)
    direct = {i for i, g in enumerate(gold) if g["type"] != "indirect" and not _optional(g)}
    heard = sum(i in direct for i, _ in counted)
    tally.add("direct statements, recall of span and speaker", heard, len(direct), len(direct))
    for i, j in pairs:
        _statement_fields(gold[i], found[j], speaker_right(gold[i], found[j]), tally)
    hit = dict(pairs)
    done = {i for i, _ in counted}
    for i, g in enumerate(gold):
        if i not in done and not _optional(g):
            read = f"  [speaker read as {found[hit[i]].speaker}]" if i in hit else ""
            tally.misses.append(f"{name} statement missed: {g['speaker']}: {g['text'][:50]}{read}")
    matched = {j for _, j in every}
    tally.misses += [f"{name} statement invented: {p.speaker}: {p.text[:50]}" for j, p in enumerate(found) if j not in matched]


def _statement_fields(g: Gold, p: Statement, speaker: bool, tally: Tally) -> None:
    tally.ask("speaker", speaker)
    tally.ask("organisation", same_name(g.get("organisation"), p.organisation))
    if g["kind"] == "person":
        tally.ask("role", same_name(g.get("role"), p.role))
    tally.ask("group", g["group"] == p.group)
    tally.ask("statement type", g["type"] == p.type)
    tally.ask("speaker kind", g["kind"] == p.speaker_kind)
    tally.sentiments.append((g["sentiment"], p.sentiment))
    wanted, given = set(g["sectors"]), set(p.sectors)
    tally.add("sectors of statements", len(wanted & given), len(given), len(wanted))


def _figures(name: str, gold: Sequence[Gold], found: Sequence[Figure], tally: Tally) -> None:
    """Quantities: unit and both bounds must agree, and the words in the main."""

    def alike(g: Gold, p: Figure) -> float:
        if norm(g["unit"]) != norm(p.unit) or not same_number(g["low"], p.low) or not same_number(g["high"], p.high):
            return 0.0
        a, b = norm(g["text"]), norm(p.text)
        if not a or not b:
            return 0.0
        same = 1.0 if a == b else (0.8 if a in b or b in a else overlap(a, b))
        return same + 0.01 * (overlap(norm(g.get("metric")), norm(p.metric)) + same_name(g.get("entity"), p.entity))

    every = pair(gold, found, alike, 0.5, optional=_optional)
    pairs = tally.settle("figures", gold, len(found), every)
    market = {i for i, g in enumerate(gold) if g["market"] and not _optional(g)}
    tally.add("market figures, recall", sum(i in market for i, _ in pairs), len(market), len(market))
    for i, j in pairs:
        g, p = gold[i], found[j]
        tally.ask("figure market", bool(g["market"]) == p.market)
        tally.ask("figure status", g["status"] == p.status)
        if g.get("metric"):
            tally.ask("figure metric", overlap(norm(g["metric"]), norm(p.metric)) >= 0.5)
        tally.ask("figure entity", same_name(g.get("entity"), p.entity))
        tally.ask("figure attributed to", same_name(g.get("source"), p.attributed_to))
        tally.ask("figure kind", g["kind"] == p.kind)
        tally.ask("figure as of", norm(g.get("as_of")) == norm(p.as_of))
    hit, matched = {i for i, _ in pairs}, {j for _, j in every}
    missed = [g for i, g in enumerate(gold) if i not in hit and not _optional(g)]
    tally.misses += [f"{name} figure missed: {g['text']} = {g['low']}…{g['high']} {g['unit']}" for g in missed]
    invented = [p for j, p in enumerate(found) if j not in matched]
    tally.misses += [f"{name} figure invented: {p.text} = {p.low}…{p.high} {p.unit}" for p in invented]


def _events(name: str, gold: Sequence[Gold], found: Sequence[Event], tally: Tally) -> None:
    """Happenings: both dates must agree, and the sentence in the main."""

    def alike(g: Gold, p: Event) -> float:
        if str(g["start"])[:10] != str(p.date_start) or str(g["end"])[:10] != str(p.date_end):
            return 0.0
        a, b = norm(g["sentence"]), norm(p.text)
        if not a or not b:
            return 0.0
        return 1.0 if a in b or b in a else overlap(a, b)

    every = pair(gold, found, alike, 0.4, optional=_optional)
    pairs = tally.settle("events", gold, len(found), every)
    for i, j in pairs:
        g, p = gold[i], found[j]
        tally.ask("event category", g["category"] == p.category)
        tally.ask("event status", g["status"] == p.status)
        tally.ask("event granularity", g["granularity"] == p.granularity)
        tally.ask("event actors", bool({norm(a) for a in g["actors"]} & {norm(a) for a in p.actors}) or not g["actors"])
    hit, matched = {i for i, _ in pairs}, {j for _, j in every}
    missed = [g for i, g in enumerate(gold) if i not in hit and not _optional(g)]
    tally.misses += [f"{name} event missed: {g['start']}…{g['end']} {g['headline']}" for g in missed]
    invented = [p for j, p in enumerate(found) if j not in matched]
    tally.misses += [f"{name} event invented: {p.date_start}…{p.date_end} {p.headline}" for p in invented]


def _named(name: str, table: str, gold: Sequence[Any], found: Sequence[str], tally: Tally) -> None:
    """Names in an article, each once; any spelling of the gold counts."""
    entries = [g if isinstance(g, dict) else {"name": g} for g in gold]
    spellings = [{norm(e["name"]), *(norm(a) for a in e.get("aliases") or [])} for e in entries]
    wanted = [s for e, s in zip(entries, spellings, strict=True) if not e.get("optional")]
    known: set[str] = set().union(*wanted)
    free = set().union(*(s for e, s in zip(entries, spellings, strict=True) if e.get("optional"))) - known
    have = {norm(f) for f in found} - free
    hit = [s for s in wanted if s & have]
    tally.add(table, len(hit), len(hit) + len(have - known), len(wanted))
    tally.misses += [f"{name} {table[:-1]} missed: {min(s)}" for s in wanted if not s & have]
    tally.misses += [f"{name} {table[:-1]} invented: {h}" for h in sorted(have - known)]
