"""What several sources say of one matter, and the sums inside each: for slides, tables and the report."""

from __future__ import annotations

from collections.abc import Sequence

from lib.charts.figures import reads
from lib.charts.figures import title as measured
from lib.charts.quoting import shortened
from lib.charts.timeline import when
from lib.export.scene import Made, Scene
from lib.export.slide import Beside, Matters, Side, clipped
from lib.export.spoken import PASSAGES, passage, short_source
from lib.labels import joined
from lib.query import crosscheck
from lib.query.crosscheck import Matter, Sum
from lib.query.database import Row
from lib.query.links import RELATIONS

SIGNS = {"agree": "＝", "overlap": "∩", "conflict": "≠"}
"""A relation is never told by colour alone."""
CHECKED = {True: "✓", False: "✗"}
ON_A_SLIDE, SIDES = 4, 3


def slide(scene: Scene) -> Made | None:
    """The matters of a selection on a slide: conflicts first, a sum last where there is room; the rest in the notes."""
    found: Sequence[Matter] = scene.ask(crosscheck.matters)
    sums: Sequence[Sum] = scene.ask(crosscheck.sums)
    if not found and not sums:
        return None
    # A sum that does not come out is news; one that does gives way to a matter.
    kept = found[: ON_A_SLIDE - (1 if sums and (not sums[0].check.holds or len(found) < ON_A_SLIDE) else 0)]
    shown = [_beside(scene, m) for m in kept] + [_summed(scene, s) for s in sums[: ON_A_SLIDE - len(kept)]]
    rest = len(found) + len(sums) - len(shown)
    said = [scene.word("deck.sub.matters"), scene.word("deck.rest", n=rest) if rest else ""]
    notes = [line for m in found[:PASSAGES] for line in _told(scene, m)] + [_checked(scene, s) for s in sums[:PASSAGES]]
    subtitle = joined([s for s in said if s], scene.language, by="dot")
    return finding(scene, found, sums), subtitle, Matters(tuple(shown)), tuple(notes)


def finding(scene: Scene, found: Sequence[Matter], sums: Sequence[Sum]) -> str:
    """How many matters agree, overlap and conflict, and how many sums come out; what there is none of is not said."""
    counts = [(r, sum(m.relation == r for m in found)) for r in reversed(RELATIONS)]
    parts = [scene.word(f"crosscheck.n.{r}", n=n) for r, n in counts if n]
    held = sum(s.check.holds for s in sums)
    if held:
        parts.append(scene.word("sums.hold" if not parts else "deck.sums.hold", n=held))
    if len(sums) > held:
        parts.append(scene.word("deck.sums.off", n=len(sums) - held))
    return joined(parts, scene.language, by="clause")


def about(scene: Scene, matter: Matter) -> str:
    """What a matter is about."""
    first = matter.rows[0]
    if matter.kind == "figure":
        family = next((r.removeprefix("matter.") for r in matter.rules if r.startswith("matter.")), None)
        named = next((r["thing"] for r in matter.rows if r["thing"]), None)
        what = scene.label("matter", family) if family else _measured(matter, named or "")
        return scene.word("join.dot").join(x for x in (named, what) if x) or scene.word("figures.no_metric")
    if matter.kind == "event":
        return scene.word("join.dot").join((when(first, scene.language), first["headline"]))
    return scene.word("join.list").join(dict.fromkeys(scene.label("speaker", r["speaker"]) for r in matter.rows))


def _measured(matter: Matter, named: str) -> str | None:
    """What its figures measure, in the fullest words of any source that read as a name, without that of their thing."""
    metrics = [r["metric"].removeprefix(named).strip() or r["metric"] for r in matter.rows if r["metric"]]
    return max((m for m in metrics if reads(m)), key=len, default=metrics[0] if metrics else None)


def why(scene: Scene, matter: Matter) -> str:
    """The rules that linked its records, in plain words."""
    return joined([_rule(scene, rule) for rule in matter.rules], scene.language, by="clause")


def record_text(scene: Scene, matter: Matter, row: Row) -> str:
    """A record in its own words."""
    return str(row["headline"] if matter.kind == "event" else row["text"])


def _rule(scene: Scene, rule: str) -> str:
    family = rule.removeprefix("matter.")
    if family != rule:
        return scene.word("rule.matter", matter=scene.label("matter", family))
    return scene.word(f"rule.{rule}")


def _beside(scene: Scene, matter: Matter) -> Beside:
    sides = tuple(_side(scene, matter, row) for row in matter.rows[:SIDES])
    relation = joined([scene.label("relation", matter.relation), scene.word("crosscheck.in", n=matter.articles)], scene.language, by="dot")
    return Beside(SIGNS[matter.relation], relation, clipped(about(scene, matter), 40), sides)


def _side(scene: Scene, matter: Matter, row: Row) -> Side:
    """The words of one source and its name; of a statement also who says it and how."""
    source = joined([short_source(str(row["source"]), 24), f"¶{row['paragraph']}"], scene.language, by="dot")
    if matter.kind == "statement":
        marks = (scene.word("quote.open"), scene.word("quote.close")) if row["type"] == "direct" else ("", "")
        said = f"{marks[0]}{shortened(row['text'], 34)}{marks[1]}"
        return Side(said, joined([scene.label("attitude", row["sentiment"]), row["speaker"], source], scene.language, by="dot"), row["id"])
    status = scene.label("figure_status", row["status"]) if matter.kind == "figure" and row["status"] != "actual" else ""
    by = joined([p for p in (status, source) if p], scene.language, by="dot")
    return Side(clipped(record_text(scene, matter, row), 44), by, row["id"])


def _summed(scene: Scene, found: Sum) -> Beside:
    """A sum inside one source, beside the matters."""
    key = "sums.check" if found.check.holds else "sums.check_off"
    share = found.rows[-1]
    source = joined([short_source(str(share["source"]), 24), f"¶{share['paragraph']}"], scene.language, by="dot")
    about_ = clipped(measured(share, scene.language), 40)
    return Beside(CHECKED[found.check.holds], scene.word(key), about_, (Side(found.check.printed, source, share["id"]),))


def _told(scene: Scene, matter: Matter) -> list[str]:
    """A matter in the notes: what it is, why linked, each passage."""
    name = joined([f"{SIGNS[matter.relation]} {scene.label('relation', matter.relation)}", about(scene, matter)], scene.language, by="dot")
    return [
        scene.word("spoken.matter", name=name, why=why(scene, matter)),
        *(f"– {passage(scene, matter.kind, row)}" for row in matter.rows),
    ]


def _checked(scene: Scene, found: Sum) -> str:
    key = "sums.check" if found.check.holds else "sums.check_off"
    figures = joined([passage(scene, "figure", row) for row in found.rows], scene.language, by="clause")
    return scene.word("spoken.matter", name=f"{CHECKED[found.check.holds]} {scene.word(key)} {found.check.printed}", why=figures)
