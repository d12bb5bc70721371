"""What a slide is called, where its data come from, and what it says where the filters leave it none."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from lib.export.plan import RECORDS
from lib.export.scene import Scene
from lib.export.slide import Empty
from lib.export.spoken import short_source
from lib.labels import joined
from lib.query import articles, crosscheck, empty, events, figures, statements, systems

OVER = "-events"
"""How the name of a slide ends that has events laid over its chart."""
QUESTIONS: Mapping[str, Callable[..., Any]] = {"st": statements.named, "fi": figures.named, "ev": events.named}
"""Prefix of a record to the question that finds it."""


def called(scene: Scene, slide: str) -> str:
    """What a slide is called in a list, whatever it says."""
    kind, _, rest = slide.partition("-")
    if kind in ("figures", "product"):
        about = [scene.label("figure_about", "market" if kind == "figures" else kind), scene.label("figure_kind", rest.removesuffix(OVER))]
        return joined([*about, *([scene.word("overlay.choose")] if rest.endswith(OVER) else [])], by="dot")
    if kind == "attitude":
        by, weigh = weighed(rest)
        counted = [scene.label("weighing", weigh)] if weigh != "statements" else []
        return joined([scene.label("page", "stakeholders"), scene.label("dimension", by), *counted], by="dot")
    return scene.word(f"deck.called.{kind}{'_compare' if rest == 'compare' else ''}")


def weighed(rest: str) -> tuple[str, str]:
    """By what a slide of attitudes is broken down, and what it counts.

    >>> weighed("group"), weighed("group-speakers")
    (('group', 'statements'), ('group', 'speakers'))
    """
    by, _, weigh = rest.partition("-")
    return (by, weigh) if weigh in statements.WEIGHINGS[1:] else (rest, "statements")


def nothing(scene: Scene, table: str, slide: str) -> Empty:
    """Why a slide is empty, and which filter, lifted alone, would fill it."""
    if slide == "voices" and not scene.calibrated:
        return Empty(scene.word("sentiment.note"))
    if table == "matters" and not scene.selection.active():
        return Empty(scene.word("crosscheck.none"))
    gains = _gains(scene, table, slide)
    offers = [
        scene.word("deck.empty.gain", dimension=scene.label("dimension", name), n=n)
        for name, n in sorted(gains.items(), key=lambda g: -g[1])
    ]
    pinned = slide.startswith(tuple(f"{kind}-" for kind in RECORDS))
    if table == "matters":
        return Empty(scene.word("crosscheck.none"), tuple(offers[:4]))
    what = called(scene, slide) if table == "figures" else scene.word(f"what.{table}")
    return Empty(scene.word("deck.empty.record") if pinned else scene.word("empty.title", what=what), tuple(offers[:4]))


def _gains(scene: Scene, table: str, slide: str) -> dict[str, int]:
    """Filter to the number of records that lifting it alone would bring to a slide."""
    kind, _, rest = slide.partition("-")
    if kind in RECORDS:
        question: Callable[..., Any] = QUESTIONS[kind]
        options: dict[str, object] = {"ids": (slide,)}
    elif table == "figures":
        market = kind == "figures"
        found = {
            name: figures.number(figures.tally(scene.corpus, scene.selection.without(name), market=market), rest.removesuffix(OVER))
            for name in scene.selection.active()
        }
        return {name: n for name, n in found.items() if n}
    elif table == "matters":
        question, options = crosscheck.matters, {}
    else:
        return empty.culprits(scene.corpus, scene.selection, table=table)
    found = {name: len(question(scene.corpus, scene.selection.without(name), **options)) for name in scene.selection.active()}
    return {name: n for name, n in found.items() if n}


def foot(scene: Scene, table: str, slide: str) -> str:
    """Where the data of a slide come from."""
    names = _names(scene, table, slide)
    if not names:
        return ""
    first = short_source(names[0])
    key = "deck.foot.one" if len(names) == 1 else "deck.foot.many"
    said = [scene.word(key, first=first, n=len(names))]
    if table == "statements":
        said.append(about_attitude(scene))
    if table in ("figures", "matters"):
        said.append(scene.word("deck.foot.money"))
    return joined(said, scene.language, by="clause")


def _names(scene: Scene, table: str, slide: str) -> list[str]:
    """The sources of the very records that a slide shows, most first."""
    kind, _, rest = slide.partition("-")
    if kind in RECORDS:
        frame = scene.ask(QUESTIONS[kind], ids=(slide,))
    elif table == "matters":
        sides = [row["source"] for found in (*scene.ask(crosscheck.matters), *scene.ask(crosscheck.sums)) for row in found.rows]
        if sides:
            return [str(name) for name in dict.fromkeys(sides)]
        frame = scene.ask(articles.rows)  # nothing was linked: all that was held against each other
    elif table == "statements":
        return [str(n) for n in scene.ask(statements.attitude, by="source")["name"]]
    elif table == "figures":
        return [str(n) for n in scene.ask(figures.sources, market=kind == "figures", kind=rest.removesuffix(OVER))["source"]]
    elif table == "events":
        return [str(n) for n in scene.ask(events.sources)["source"]]
    else:
        frame = scene.ask(systems.mentions if table == "systems" else articles.rows)
    return [str(n) for n in frame["source"].value_counts().index]


def about_attitude(scene: Scene) -> str:
    """How sure the attitudes are."""
    return scene.word("deck.foot.calibrated" if scene.calibrated else "deck.foot.uncalibrated")
