"""The reader: a whole article with every fact marked in it, the opened one in sight, and its facts beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

from lib.charts.theme import ATTITUDES
from lib.charts.timeline import when
from lib.labels import colour_role
from lib.query import articles, crosscheck
from lib.query.sources import dated
from lib.schema import UNKNOWN_SPEAKER, YEAR_UNSURE
from lib.ui import citing, language, notes, offers, removal, script, state, values
from lib.ui.cards import check, measured, said_by, spellings
from lib.ui.markup import dotted, esc, go, highlighted, printed, tag
from lib.ui.view import View

Fact = Mapping[str, Any]


def passage(view: View, record: str) -> str | None:
    """The article that holds a record, with the record in sight; None for a record the corpus does not know."""
    article = state.ask(view.corpus, articles.holder, record=record)
    return page(view, article, record) if article else None


def page(view: View, article: str, record: str | None = None) -> str | None:
    """An article as HTML: text on the left, facts on the right."""
    found = state.ask(view.corpus, articles.read, article=article)
    if found is None:
        return None
    facts = state.ask(view.corpus, articles.facts, article=article)
    paragraphs = state.ask(view.corpus, articles.paragraphs, article=article)
    focus = _focus(record, facts, paragraphs)
    here = next(
        (p["ordinal"] for p in paragraphs if focus and p["start"] <= focus[0] < p["end"]), paragraphs[0]["ordinal"] if paragraphs else 0
    )
    original, now = found["script"], script.shown(found["script"])
    text = "".join(_paragraph(view, script.paragraph(p, now, original), facts, record, focus) for p in paragraphs)
    body = tag(
        "div",
        tag("div", script.switch(view, original) + _steps(view), classes="lens-text-bar") + text,
        classes="lens-text",
        lang=script.LANG[now],
    )
    side = tag("aside", _side(view, found, facts, paragraphs, here, record), classes="lens-facts")
    cited = citing.block(view, found, record, here)
    return _head(view, found) + cited + tag("div", side + body, classes="lens-reader")


def _steps(view: View) -> str:
    """To go from fact to fact: two buttons and how many there are (the script of the reader counts and steps)."""
    before, after = (
        tag(
            "button",
            sign,
            classes="lens-tool",
            type="button",
            aria_label=view.word(f"reader.{name}"),
            title=view.word("reader.keys"),
            data_fact_step=by,
        )
        for name, sign, by in (("before", "←", "-1"), ("after", "→", "1"))
    )
    said = tag("span", esc(view.word("reader.keys")), data_fact_at="", aria_live="polite")
    return tag("p", f"{before} {said} {after}", classes="lens-fact-steps", lang=language.html_code(view.language))


def _head(view: View, article: Mapping[str, Any]) -> str:
    """Where the article comes from, and when."""
    publisher = f"《{article['publisher']}》" if article["publisher"] and article["publisher"] not in article["name"] else None
    written = view.label("script", article["script"])
    authors = view.word("join.list").join(article["authors"]) if article["authors"] else None
    meta = [publisher, authors, written, dated(article, view.language), view.word("source.file", name=article["source"])]
    legend = "".join(
        tag("span", esc(view.label("kind", k)), classes=f"lens-key lens-mark-{k}")
        for k in ("statements", "figures", "events", "systems", "organisations")
    )
    return (
        tag("h2", esc(article["name"]), classes="lens-reader-title", lang=printed(article["name"]))
        + tag(
            "p",
            dotted([*(esc(m) for m in meta if m), removal.link(view, article["article"], len(article["dropped"] or ()))]),
            classes="lens-meta",
        )
        + notes.line(view, article["notes"])
        + tag("p", legend, classes="lens-legend")
    )


def _focus(record: str | None, facts: Sequence[Fact], paragraphs: Sequence[Mapping[str, Any]]) -> tuple[int, int] | None:
    """First span of the opened record."""
    for fact in facts:
        if fact["id"] == record:
            start, end = fact["spans"][0]
            return int(start), int(end)
    return next(((int(p["start"]), int(p["end"])) for p in paragraphs if p["excerpt"] == record), None)


def _paragraph(view: View, paragraph: Mapping[str, Any], facts: Sequence[Fact], record: str | None, focus: tuple[int, int] | None) -> str:
    """One paragraph: cut at every border of a fact, each piece marked by the innermost fact over it."""
    start, end = paragraph["start"], paragraph["end"]
    over = [(f, a, b) for f in facts for a, b in f["spans"] if a < end and start < b]
    borders = sorted({start, end, *(min(max(x, start), end) for _, a, b in over for x in (a, b))})
    pieces = []
    wanted = spellings(view)
    for left, right in pairwise(borders):
        text = highlighted(paragraph["text"][left - start : right - start], wanted)
        covering = [(f, b - a) for f, a, b in over if a <= left and right <= b]
        if not covering:
            pieces.append(text)
            continue
        inner = min(covering, key=lambda c: c[1])[0]
        classes = " ".join(sorted({f"lens-mark-{f['kind']}" for f, _ in covering}))
        said = next((f for f, _ in covering if f["kind"] == "statements"), None)
        if said:
            classes += f" lens-said-{ATTITUDES[said['record']['sentiment']]}"
        if any(f["id"] == record for f, _ in covering):
            classes += " lens-focus"
        first = {"data_focus": ""} if focus and left <= focus[0] < right and any(f["id"] == record for f, _ in covering) else {}
        pieces.append(go(view.link(inner["id"]), text, classes=f"lens-mark lens-in-{inner['kind']} {classes}", **first))
    whole = paragraph["excerpt"] == record
    number = tag("span", f"¶{paragraph['ordinal']}", classes="lens-pilcrow", aria_hidden="true")
    name = "h3" if paragraph["heading"] else "p"
    extra = {"data_focus": ""} if whole else {}
    return tag(name, number + "".join(pieces), classes="lens-para" + (" lens-para-focus" if whole else ""), **extra)


def _side(
    view: View, article: Mapping[str, Any], facts: Sequence[Fact], paragraphs: Sequence[Mapping[str, Any]], here: int, record: str | None
) -> str:
    """The facts of the paragraph in sight under the article's name, then all others, folded."""
    name, text = article["name"], article["text"]
    numbers = {p["excerpt"]: p["ordinal"] for p in paragraphs}
    shown = [f for f in facts if f["kind"] in ("statements", "figures", "events") or f["id"] == record]
    near = [f for f in shown if numbers.get(f["record"]["excerpt"]) == here]
    far = [f for f in shown if f not in near]
    head = tag("p", esc(name), classes="lens-facts-source", lang=printed(name))
    head += tag("h3", esc(view.word("reader.facts")) + tag("span", f"¶{here}", classes="lens-quiet"))
    body = "".join(_fact(view, f, record) + (_opened(view, f, text) if f["id"] == record else "") for f in near) or tag(
        "p", esc(view.word("reader.none")), classes="lens-meta"
    )
    rest = ""
    if far:
        listed = "".join(_fact(view, f, record, number=numbers.get(f["record"]["excerpt"])) for f in far)
        rest = tag("details", tag("summary", esc(view.word("reader.others", n=len(far)))) + listed, classes="lens-more")
    return head + body + rest


def _fact(view: View, fact: Fact, record: str | None, *, number: int | None = None) -> str:
    """One record in a few lines: what it is, what was resolved, by which rule."""
    row, kind = fact["record"], fact["kind"]
    role = ATTITUDES[row["sentiment"]] if kind == "statements" else colour_role("kind", kind)
    chip = tag("span", esc(view.label("kind", kind)), classes=f"lens-chip lens-{role}")
    head, lines = _said(view, kind, row)
    where = f"¶{number}" if number is not None else None
    rules = view.word("reader.rule", rules=", ".join(row["rules"])) if row.get("rules") else None
    caption = dotted([*lines, *(esc(x) for x in (rules, where) if x)])
    opens = go(view.link(fact["id"]), chip + tag("b", esc(head)), classes="lens-fact-head")
    inner = tag("p", opens) + tag("p", caption, classes="lens-by")
    if kind == "figures" and (sum_ := state.ask(view.corpus, crosscheck.by_figure).get(fact["id"])):
        inner += tag("p", check(view, sum_), classes="lens-by")
    now = " lens-now" if fact["id"] == record else ""
    return tag("div", inner, classes=f"lens-fact lens-edge-{role}{now}")


def _opened(view: View, fact: Fact, text: str) -> str:
    """Under the opened record: why it says what it says, and what can be filtered by it."""
    return evidence(view, fact, text) + offers.of_record(view, fact["kind"], fact["record"])


def evidence(view: View, fact: Fact, text: str) -> str:
    """Why an opened record says what it says: what was carried over from elsewhere, and the words behind its attitude."""
    row = fact["record"]
    lines = [tag("p", esc(_carried(view, r, text)), classes="lens-by") for r in row.get("resolved") or []]
    if fact["kind"] == "statements":
        lines.append(_why(view, row, text))
    return tag("div", "".join(lines), classes="lens-evidence") if any(lines) else ""


def _carried(view: View, resolved: Mapping[str, Any], text: str) -> str:
    """Which field was not read where the record stands, and from which words it was taken."""
    field, words = view.label("field", resolved["field"]), text[resolved["start"] : resolved["end"]]
    key = "reader.resolved" if len(words) > 1 else "reader.resolved_above" if resolved["end"] else "reader.resolved_article"
    return view.word("reader.resolved_unsure" if resolved["how"] == YEAR_UNSURE else key, field=field, words=words)


def _why(view: View, row: Mapping[str, Any], text: str) -> str:
    """The words that moved the score, each with its weight, and the stock score for comparison."""
    listed = "".join(
        tag(
            "span",
            esc(f"{text[w['start'] : w['end']]} {w['weight']:+.1f}"),
            classes=f"lens-chip lens-{'hope' if w['weight'] > 0 else 'doubt'}",
        )
        + " "
        for w in row.get("sentiment_words") or []
    )
    hint = view.word("attitude.why_hint", label=view.label("attitude", row["sentiment"]), sure=f"{row['sentiment_confidence']:.0%}")
    stock = view.word("attitude.stock", score=f"{row['sentiment_stock']:.2f}") if row.get("sentiment_stock") is not None else ""
    inner = tag("summary", esc(view.word("attitude.why"))) + tag("p", esc(hint), classes="lens-by") + tag("p", listed)
    return tag("details", inner + tag("p", esc(stock), classes="lens-by"), classes="lens-more")


def _said(view: View, kind: str, row: Mapping[str, Any]) -> tuple[str, list[str]]:
    """Head of a record, and its caption as HTML; who is named there leads to a profile."""
    if kind == "statements":
        speaker = view.label("speaker", row["speaker"])
        sure = f"{row['sentiment_confidence']:.2f}" if row["sentiment_confidence"] else None
        profile = (
            ""
            if row["speaker_id"] == UNKNOWN_SPEAKER
            else go(
                values.profile(view, "speaker", row["speaker_id"]),
                esc(view.word("offer.profile_short")),
                classes="lens-name lens-to-profile",
                data_anew="",
            )
        )
        rest = [
            row["role"],
            view.label("group", row["group"]),
            *(view.label("sector", s) for s in row["sectors"]),
            view.label("attitude", row["sentiment"]),
            view.word("reader.score", confidence=sure) if sure and view.calibrated else None,
        ]
        organisation = row["organisation"] if row["organisation"] != speaker else None
        return speaker, [profile, values.to_profile(view, organisation) if organisation else "", *(esc(x) for x in rest if x)]
    if kind == "figures":
        return row["text"], [
            measured(view, row),
            *(esc(x) for x in (row["as_of"], view.label("figure_status", row["status"])) if x),
            said_by(view, row),
        ]
    if kind == "events":
        return row["headline"], [
            *(
                esc(x)
                for x in (
                    when(row, view.language),
                    view.label("event_category", row["category"]),
                    view.label("event_status", row["status"]),
                )
            ),
            *(values.to_profile(view, actor) for actor in row["actors"]),
        ]
    if kind == "systems":
        vendor = row["vendor"]
        return row["system"], [values.to_profile(view, vendor) if vendor else esc(view.word("systems.vendor_none"))]
    return row["organisation"], []
