"""«跨源核对»: passages of several sources on one matter side by side, how they stand to each other and why they were linked."""

from __future__ import annotations

import streamlit as st

from lib.charts.figures import title
from lib.export import matters as matters_of
from lib.labels import joined
from lib.query import crosscheck
from lib.query.crosscheck import Matter, Sum
from lib.query.database import Row
from lib.query.links import RELATIONS
from lib.ui import browse, cards, pins, show, state
from lib.ui.markup import dotted, esc, go, printed, shortened, tag
from lib.ui.view import View

MOST = 40
FEW = 4
SENTENCE = 90


def matters(view: View) -> None:
    """Every matter that several sources speak of; conflicts first."""
    found = view.ask(crosscheck.matters)
    if not found:
        _none(view)
        return
    with st.container(border=True, key="card-crosscheck"):
        said = view.word("crosscheck.sub")
        if view.ask(crosscheck.cut):
            said = view.word("join.dot").join((said, view.word("crosscheck.cut")))
        show.heading(finding(view), said, tools=tag("span", pins.link(view, "crosscheck"), classes="lens-tools"))
        page = browse.leaf(len(found), key="matters_page", size=MOST, among=view.selection.key)
        cards.show((_matter(view, m) for m in found[page * MOST : (page + 1) * MOST]), classes="lens-matters")


def brief(view: View) -> str:
    """The first matters in a few lines each, and the way to all of them, as HTML."""
    found = view.ask(crosscheck.matters)
    head = show.headed(view.word("crosscheck.brief", finding=finding(view)), view.word("crosscheck.sub"))
    more = go(view.link(page="crosscheck"), esc(view.word("open.all", n=len(found))), classes="lens-all")
    return tag("div", head) + cards.stack(_in_brief(view, m) for m in found[:FEW]) + cards.stack([more])


def _in_brief(view: View, matter: Matter) -> str:
    """How the sources stand on a matter, and each one's words."""
    sides = []
    for row in matter.rows[:FEW]:
        words = row["headline"] if matter.kind == "event" else shortened(row["text"], 24)
        sides.append(
            go(view.link(row["id"]), esc(words), lang=printed(words)) + " " + tag("span", esc(row["source"]), classes="lens-quiet")
        )
    return tag(
        "article",
        tag("p", _badge(view, matter) + esc(matters_of.about(pins.scene(view), matter))) + tag("p", dotted(sides), classes="lens-by"),
        classes="lens-card",
    )


def sums(view: View) -> None:
    """The sums inside each source, with what they were made of."""
    found = view.ask(crosscheck.sums)
    if not found:
        return
    held = sum(s.check.holds for s in found)
    with st.container(border=True, key="card-sums"):
        parts = [view.word("sums.hold", n=held)] if held else []
        parts += [view.word("sums.off", n=len(found) - held)] if held < len(found) else []
        show.heading(joined(parts, view.language, by="clause"), view.word("sums.sub"))
        cards.show(_sum(view, s) for s in found[:MOST])


def finding(view: View) -> str:
    """How many matters agree, overlap and conflict; what there is none of is not said."""
    found = view.ask(crosscheck.tally)
    parts = [view.word(f"crosscheck.n.{r}", n=getattr(found, r)) for r in RELATIONS if getattr(found, r)]
    return joined(parts, view.language, by="clause")


def tile(view: View) -> str:
    """The overview's tile: agreeing and conflicting matters, and the way to them."""
    found = view.ask(crosscheck.tally)
    parts = [
        tag(
            "span",
            tag("span", esc(f"{n:,}"), classes="lens-number") + tag("span", esc(view.word(f"tile.cross.{r}", n=n)), classes="lens-unit"),
        )
        for r, n in (("agree", found.agree), ("conflict", found.conflict))
    ]
    notes = [view.word("tile.cross.overlap", n=found.overlap)] if found.overlap else []
    notes += [view.word("tile.cross.sums", n=found.sums)] if found.sums else []
    notes += [view.word("tile.cross.sums_off", n=found.sums_off)] if found.sums_off else []
    return cards.tile(
        view.word("join.dot").join((view.label("page", "crosscheck"), view.word("tile.from", n=view.counts.articles))),
        "",
        view.word("join.dot").join(notes) or view.word("tile.cross.open"),
        view.link(page="crosscheck"),
        extra=tag("span", tag("span", "·", classes="lens-between", aria_hidden="true").join(parts), classes="lens-tile-pair"),
    )


def notes(view: View, ids: set[str]) -> str:
    """The sums that some figures take part in, as lines for a chart's card."""
    known = state.ask(view.corpus, crosscheck.by_figure)
    found = dict.fromkeys(check for id_, check in known.items() if id_ in ids)
    return "".join(tag("p", cards.check(view, check), classes="lens-by") for check in found)


def _badge(view: View, matter: Matter) -> str:
    """How the sources stand to each other."""
    said = f"{matters_of.SIGNS[matter.relation]} {view.label('relation', matter.relation)}"
    return tag("span", esc(said), classes=f"lens-rel lens-{matter.relation}")


def _matter(view: View, matter: Matter) -> str:
    """One matter: how the sources stand, why they were linked, the passages side by side."""
    scene = pins.scene(view)
    about = matters_of.about(scene, matter)
    head = tag(
        "h3",
        _badge(view, matter) + esc(about) + " " + tag("span", esc(view.word("crosscheck.in", n=matter.articles)), classes="lens-quiet"),
    )
    why = matters_of.why(scene, matter)
    rule = tag(
        "p",
        esc(view.word(f"crosscheck.why.{matter.kind}.{matter.relation}")) + " " + esc(view.word("crosscheck.rule", rule=why)),
        classes="lens-by",
    )
    passages = "".join(_passage(view, matter, row) for row in matter.rows)
    return tag("section", head + rule + tag("div", passages, classes="lens-beside"), classes=f"lens-matter lens-is-{matter.relation}")


def _passage(view: View, matter: Matter, row: Row) -> str:
    """One side: the record and the sentence it stands in."""
    if matter.kind == "statement":
        return cards.quotation(view, row, limit=160)
    if matter.kind == "event":
        return cards.event(view, row)
    head = tag("span", esc(row["text"]), classes="lens-figure-value") + tag(
        "span", esc(title(row, view.language)) if row["entity"] else "", classes="lens-figure-metric"
    )
    before, after = _around(row)
    words = tag("blockquote", esc(before) + tag("mark", esc(row["text"]), classes="lens-hit") + esc(after), classes="lens-words")
    status = esc(view.label("figure_status", row["status"])) if row["status"] != "actual" else None
    by = tag("p", dotted([status, esc(row["as_of"]) if row["as_of"] else None, cards.place(view, row)]), classes="lens-by")
    return tag("article", tag("p", head, classes="lens-figure-head") + words + by, classes="lens-card lens-edge-figure")


def _around(row: Row) -> tuple[str, str]:
    """The sentence before and behind a figure, cut at clause ends where it is long."""
    sentence, at = row["sentence"], row["at"]
    before, after = sentence[:at].lstrip(), sentence[at + len(row["text"]) :]
    if len(before) > SENTENCE:
        cuts = [i for i, c in enumerate(before) if c in "，,、；;：:" and len(before) - i <= SENTENCE]
        before = "……" + before[cuts[0] + 1 :].lstrip() if cuts else before
    if len(after) > SENTENCE:
        cuts = [i for i, c in enumerate(after) if c in "，,、；;：:" and i <= SENTENCE]
        after = after[: cuts[-1]] + "……" if cuts else after
    return before, after


def _sum(view: View, found: Sum) -> str:
    """A sum, its figures as they are written, and where they stand."""
    head = tag("p", cards.check(view, found.check), classes="lens-sum")
    figures = [go(view.link(r["id"]), esc(r["text"])) + " " + esc(title(r, view.language)) for r in found.rows]
    share = found.rows[-1]
    by = tag("p", dotted([*figures, cards.place(view, share)]), classes="lens-by")
    return tag("article", head + by, classes="lens-card lens-edge-figure")


def _none(view: View) -> None:
    """Nothing was linked: say what was held against each other."""
    n = view.counts
    looked = view.word(
        "crosscheck.none_sub", articles=n.articles, figures=n.figures + n.product_figures, statements=n.statements, events=n.events
    )
    st.html(tag("section", tag("h2", esc(view.word("crosscheck.none"))) + tag("p", esc(looked)), classes="lens-empty", role="status"))
