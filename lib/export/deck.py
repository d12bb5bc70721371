"""The deck of a selection, generated from its records by rules: one message a slide, sources and passages in the notes.

Pure: it asks its questions through `Scene.ask` and knows neither files nor widgets. What the screen shows and what the
file holds are both drawn from the value that `build` returns.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from lib.charts import findings
from lib.charts.figures import title as measured
from lib.export import bodies, matters, slide_lines
from lib.export.footing import OVER, QUESTIONS, about_attitude, called, foot, nothing, weighed
from lib.export.plan import RECORDS, Plan
from lib.export.scene import Made, Scene
from lib.export.slide import Amount, Amounts, Cover, Deck, Lines, Points, Quote, Quotes, Slide
from lib.labels import codes, joined
from lib.query import articles, events, figures, manifest, sentence, statements, systems

MOST_POINTS = 10
LAID = f"figures-index{OVER}"
"""The slide of indices with events laid over them: beside the plain one, for who wants it."""
MOST_PLACED = 200
"""Events that are tried to be placed on a slide: it holds far fewer."""
DEFAULT_KINDS = ("money", "percent", "index", "compute")
"""Kinds of figures that have a slide unless taken out; the others can be switched on."""


def default(scene: Scene) -> tuple[str, ...]:
    """The slides of a deck nobody has changed. They follow from the corpus, not from the filters: a slide that the
    filters empty stays and says so; what the corpus holds none of has no slide.
    """
    kinds, held = figures.kinds(scene.corpus), manifest.rows(scene.corpus.manifest)
    said, happened, named = (bool(held.get(table)) for table in ("statements", "events", "systems"))
    return (
        "cover",
        *(["overview"] if said or happened or kinds else []),
        *(["attitude-group"] if said else []),
        *(["voices"] if said and scene.calibrated else []),
        *(["timeline"] if happened else []),
        *(f"figures-{k}" for k in DEFAULT_KINDS if k in kinds),
        *(["systems", "systems-compare"] if named else []),
        *(["crosscheck"] if held.get("articles", 0) > 1 else []),
        "sources",
    )


def offered(scene: Scene) -> tuple[str, ...]:
    """Every slide there can be, those of single records left out, in the order they are offered."""
    base = ["overview", "attitude-group", "timeline", "systems", "systems-compare"]
    more = ["summary", *base, *(f"attitude-{by}" for by in ("sector", "speaker", "source", "system", "subject"))]
    kinds = [f"{about}-{kind}" for about in ("figures", "product") for kind in codes("figure_kind")]
    over = [LAID] if "index" in figures.kinds(scene.corpus) else []
    return tuple(dict.fromkeys([*default(scene), *more, *over, *kinds]))


def build(scene: Scene, plan: Plan, *, name: str = "", made: date) -> Deck:
    """The deck: every slide of the plan, those without data included; as it is generated where the plan names no slide that there is."""
    shown = [s for s in plan.slides if known(s)] or [s for s in default(scene) if known(s)]
    slides = _summed([_slide(scene, slide, plan.titles.get(slide, ""), name, made) for slide in shown])
    return Deck(
        name or scene.word("brand"),
        tuple(replace(s, remark=plan.remarks.get(s.id, "")) for s in slides),
        scene.filters,
        scene.corpus.version,
        sentence.holds(scene.counts, scene.language),
        made,
        scene.language,
    )


def _summed(slides: Sequence[Slide]) -> tuple[Slide, ...]:
    """The same slides, the one of key points filled with the headlines of the others."""
    silent = ("cover", "summary", "sources")
    points = tuple((number, s.title) for number, s in enumerate(slides, 1) if s.id not in silent and not s.empty)[:MOST_POINTS]
    return tuple(replace(s, body=Points(points)) if s.id == "summary" else s for s in slides)


def known(slide: str) -> bool:
    """Whether there is such a slide."""
    kind, _, rest = slide.partition("-")
    if kind in ("figures", "product"):
        return rest in codes("figure_kind") or slide == LAID
    if kind == "attitude":
        by, weigh = weighed(rest)
        return by in statements.GROUPINGS or (by == "system" and weigh == "statements")
    return kind in RECORDS if rest and rest != "compare" else slide in _MAKERS


def _slide(scene: Scene, slide: str, title: str, name: str, made: date) -> Slide:
    """One slide by its name."""
    kind, _, rest = slide.partition("-")
    if kind == "cover":
        return _cover(scene, title or name, made)
    aside: tuple[Quote, ...] = ()
    if kind in RECORDS:
        section, table, result = _record(scene, kind, slide)
    elif kind == "attitude":
        section, table, result = "stakeholders", "statements", _attitude(scene, rest)
        aside = (
            bodies.voices(scene, each=1, limit=46, order=("negative", "positive"))
            if result and scene.calibrated and weighed(rest)[0] == "group"
            else ()
        )
    elif kind in ("figures", "product"):
        section, table, result = "figures", "figures", _figures(scene, rest, market=kind == "figures")
    else:
        section, table, maker = _MAKERS[slide]
        result = maker(scene)
    if result is None:
        lost = called(scene, slide)
        return Slide(
            slide, scene.label("page", section), title or lost, lost, "", nothing(scene, table, slide), foot(scene, table, slide), ()
        )
    finding, subtitle, body, notes = result
    return Slide(slide, scene.label("page", section), title or finding, finding, subtitle, body, foot(scene, table, slide), notes, aside)


def _cover(scene: Scene, title: str, made: date) -> Slide:
    """What the deck is about, from which corpus, under which filters."""
    n = scene.counts
    lines = (
        (scene.word("deck.filters"), scene.filters),
        (scene.word("deck.holds"), sentence.holds(n, scene.language)),
        (scene.word("build.version"), scene.corpus.version),
        (scene.word("deck.made"), made.isoformat()),
    )
    finding = scene.word("brand")
    sources = bodies.sources_notes(scene)
    return Slide("cover", "", title or finding, finding, scene.word("tagline"), Cover(lines), about_attitude(scene), sources)


def _overview(scene: Scene) -> Made | None:
    n = scene.counts
    if not (n.statements or n.events or n.figures):
        return None
    largest = scene.ask(figures.largest, limit=1)
    note = ""
    if len(largest):
        top = largest.iloc[0]
        note = scene.word("tile.figures_note", text=top["text"], metric=measured(top, scene.language))
    finding = scene.word("deck.finding.overview", statements=n.statements, speakers=n.speakers, articles=n.articles)
    return finding, "", bodies.tiles(scene, note), bodies.sources_notes(scene)


def _attitude(scene: Scene, rest: str) -> Made | None:
    by, weigh = weighed(rest)
    frame = scene.ask(systems.rows) if by == "system" else scene.ask(statements.attitude, by=by, weigh=weigh)
    frame = frame[[int(n) > 0 for n in frame["n"]]] if len(frame) else frame
    if not len(frame):
        return None
    only = scene.selection.attitude.include if weigh == "statements" else ()
    finding = findings.kept(frame, by=by, only=only, language=scene.language) or findings.attitude(
        frame, by=by, calibrated=scene.calibrated, language=scene.language, weigh=weigh
    )
    body, left = bodies.attitude(scene, frame, by=by)
    if len(frame) == 1 and scene.calibrated and weigh == "statements":
        row = frame.iloc[0]
        name = bodies.attitude_names(scene, frame, by)[0]
        finding = scene.word("deck.finding.one", who=name, negative=int(row["negative"]), positive=int(row["positive"]))
    # A statement may stand in several rows of these: their sum is no number of statements.
    several = by in ("sector", "system", "subject") or weigh == "speakers"
    counted = "" if several else scene.word("count.statements", n=int(frame["n"].sum()))
    parts = [counted, scene.word(f"deck.sub.attitude_{weigh}"), scene.word("deck.rest", n=left) if left else ""]
    return finding, _dotted(scene, parts), body, (*bodies.attitude_notes(scene, frame, by, weigh), *bodies.statement_notes(scene))


def _voices(scene: Scene) -> Made | None:
    if not scene.calibrated:
        return None
    quotes = bodies.voices(scene, each=2, limit=60)
    if not quotes:
        return None
    subtitle = _dotted(scene, [scene.word("count.statements", n=scene.counts.statements), scene.word("deck.sub.voices")])
    return scene.word("overview.hopes"), subtitle, Quotes(quotes), bodies.voices_notes(scene, each=2)


def _timeline(scene: Scene) -> Made | None:
    frame, days = scene.ask(events.rows), scene.ask(events.days)
    if not len(frame):
        return None
    finding, notes = findings.timeline(days, language=scene.language), bodies.event_notes(scene, frame)
    body, bare = bodies.timeline(scene, frame.head(MOST_PLACED))
    left = len(days) - len(body.moments)
    if left > len(body.moments):  # a slide that shows the smaller part would mislead: what it holds is counted
        told = [scene.word("count.events", n=len(days)), scene.word("deck.sub.counted")]
        return finding, _dotted(scene, told), bodies.counted(scene, days), notes
    said = [
        scene.word("count.events", n=len(days)),
        scene.word("deck.sub.timeline"),
        scene.word("deck.unlabelled", n=bare) if bare else "",
        scene.word("deck.undrawn", n=left) if left else "",
        scene.word("timeline.outside", n=scene.counts.events_outside) if scene.counts.events_outside else "",
    ]
    return finding, _dotted(scene, said), body, notes


def _figures(scene: Scene, kind: str, *, market: bool) -> Made | None:
    kind, over = kind.removesuffix(OVER), kind.endswith(OVER)
    frame = scene.ask(figures.rows, market=market)
    frame = frame[frame["kind"] == kind] if len(frame) else frame
    n = figures.number(scene.ask(figures.tally, market=market), kind)
    found = bodies.figures(scene, frame, kind) if len(frame) else None
    if not found:
        return None
    body, drawn = found
    notes = bodies.figure_notes(scene, frame)
    if over and isinstance(body, Lines):
        body, told = bodies.laid(scene, body)
        notes = (*told, *notes)
    finding = findings.figures(frame, kind=kind, language=scene.language, of=n)
    rest = scene.word("deck.more_figures", n=n - len(drawn)) if n > len(drawn) else ""
    marks = _marks(scene, body.amounts) if isinstance(body, Amounts) else []
    log = scene.word("deck.sub.log") if isinstance(body, Amounts) and body.log else ""
    unit = body.unit if isinstance(body, Amounts) else ""
    unsaid = slide_lines.unsaid(body) if isinstance(body, Lines) else 0
    parts = [
        scene.label("figure_kind", kind),
        unit,
        scene.word("count.figures", n=n),
        joined(marks, scene.language, by="clause"),
        log,
        rest,
        scene.word("deck.unsaid", n=unsaid) if unsaid else "",
        (scene.word("deck.sub.laid", n=len(body.laid)) if body.laid else scene.word("overlay.none"))
        if over and isinstance(body, Lines)
        else "",
        scene.word("deck.sub.laid_planned") if isinstance(body, Lines) and any(map(body.planned, body.numbers())) else "",
    ]
    return finding, _dotted(scene, list(dict.fromkeys(parts))), body, notes


def _marks(scene: Scene, amounts: Sequence[Amount]) -> list[str]:
    """How to read the marks that are there, and only those."""
    there = {
        "range": any(len(a.bounds) == 2 for a in amounts),
        "open": any(len(a.bounds) == 1 and a.low != a.high for a in amounts),
        "hollow": any(a.hollow for a in amounts),
    }
    return [scene.word(f"deck.mark.{mark}") for mark, shown in there.items() if shown]


def _systems(scene: Scene) -> Made | None:
    frame = scene.ask(systems.mentions)
    if not len(frame):
        return None
    body, rest = bodies.mentions(scene, scene.ask(systems.rows))
    parts = [scene.word("deck.sub.mentions"), scene.word("deck.rest", n=rest) if rest else ""]
    return findings.systems(frame, language=scene.language), _dotted(scene, parts), body, bodies.mention_notes(scene, frame)


def _compared(scene: Scene) -> Made | None:
    frame = scene.ask(systems.rows)
    if not len(frame):
        return None
    finding = scene.word("deck.finding.compare", names=joined([str(c) for c in frame["code"].head(3)], scene.language))
    body, notes = bodies.compared(scene, frame)
    return finding, scene.word("deck.sub.compare"), body, notes


def _sources(scene: Scene) -> Made | None:
    frame = scene.ask(articles.rows)
    if not len(frame):
        return None
    finding = scene.word("deck.finding.sources", n=len(frame))
    return finding, scene.word("deck.sub.sources"), bodies.sources(scene, frame), bodies.sources_notes(scene)


def _summary(scene: Scene) -> Made | None:
    """Key points; `build` fills them in when the other slides are made."""
    return scene.word("deck.called.summary"), scene.word("deck.sub.summary"), Points(()), bodies.sources_notes(scene)


_MAKERS: dict[str, tuple[str, str, Callable[[Scene], Made | None]]] = {
    "cover": ("overview", "articles", lambda scene: None),
    "overview": ("overview", "statements", _overview),
    "summary": ("overview", "articles", _summary),
    "voices": ("overview", "statements", _voices),
    "timeline": ("timeline", "events", _timeline),
    "systems": ("systems", "systems", _systems),
    "systems-compare": ("systems", "systems", _compared),
    "crosscheck": ("crosscheck", "matters", matters.slide),
    "sources": ("sources", "articles", _sources),
}


_PINNED: dict[str, tuple[str, str, Callable[..., Made]]] = {
    "st": ("stakeholders", "statements", bodies.pinned_quote),
    "fi": ("figures", "figures", bodies.pinned_figure),
    "ev": ("timeline", "events", bodies.pinned_event),
}


def _record(scene: Scene, kind: str, record: str) -> tuple[str, str, Made | None]:
    """A pinned quotation, figure or event: its page, its table and its slide."""
    section, table, maker = _PINNED[kind]
    frame = scene.ask(QUESTIONS[kind], ids=(record,))
    return section, table, maker(scene, frame.iloc[0]) if len(frame) else None


def _dotted(scene: Scene, parts: Sequence[str]) -> str:
    return joined([p for p in parts if p], scene.language, by="dot")
