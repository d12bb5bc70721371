"""Pieces of the report as HTML. Whatever comes from an article or a reader is escaped here, also inside scripts and styles."""

from __future__ import annotations

import html
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from lib.charts.figures import title as measured
from lib.charts.theme import ATTITUDES, CONFIG
from lib.charts.timeline import when
from lib.export import matters
from lib.export.provenance import Link
from lib.export.scene import Scene
from lib.query.crosscheck import Matter, Sum
from lib.query.database import Row

WIDTH = 818
"""Pixels a chart is drawn at: the sheet without its margins and the card's border."""
PRINTED, TALLEST = 0.82, 850
"""What a chart is scaled by on an upright page; a taller one more, so that it stays on one page with its heading."""
PRINTED_WIDE, TALLEST_WIDE = 1.0, 500
"""The same on a page across. Both fit A4 and Letter."""
UPRIGHT = 900
"""Pixels of height beyond which a chart cannot be read on a page across: it is given an upright page between the others."""


def esc(value: object) -> str:
    """Text for HTML."""
    return html.escape(str(value), quote=True)


def tag(name: str, inner: str, **attributes: str) -> str:
    """An element around HTML; `class_` and the like lose their underscore."""
    given = "".join(f' {k.strip("_").replace("_", "-")}="{esc(v)}"' for k, v in attributes.items() if v)
    return f"<{name}{given}>{inner}</{name}>"


def css_string(text: str) -> str:
    """Text as a string of a style sheet: everything but letters and digits by its code.

    >>> css_string('a"</style>算')
    '"a\\\\22 \\\\3c \\\\2f style\\\\3e 算"'
    """
    return '"' + "".join(c if c.isalnum() else f"\\{ord(c):x} " for c in text) + '"'


def table(head: Sequence[str], rows: Iterable[Sequence[str]], *, numbers: Sequence[int] = (), nowrap: Sequence[int] = ()) -> str:
    """A table whose cells are HTML and whose head is repeated on every page."""

    def style(place: int) -> str:
        return "n" if place in numbers else "nowrap" if place in nowrap else ""

    top = "".join(tag("th", esc(h), class_=style(i), scope="col") for i, h in enumerate(head))
    body = "".join(tag("tr", "".join(tag("td", cell, class_=style(i)) for i, cell in enumerate(row))) for row in rows)
    return tag("div", tag("table", tag("thead", tag("tr", top)) + tag("tbody", body)), class_="wide")


@dataclass(slots=True)
class Charts:
    """The charts of a report: each leaves a place in the page and its content in one block at the end."""

    content: list[str] = field(default_factory=list)

    def place(self, drawn: Any, *, title: str, subtitle: str, alt: str, key: str = "") -> str:
        """A chart with its finding, and the key to its marks as HTML; kept on one page with both."""
        drawn.update_layout(width=WIDTH)
        height = int(drawn.layout.height or 450)
        number = len(self.content)
        self.content.append(drawn.to_json(engine="json"))
        fit, wide = min(PRINTED, TALLEST / height), min(PRINTED_WIDE, TALLEST_WIDE / height)
        inner = tag("div", "", id=f"chart-{number}", role="img", aria_label=alt, style=f"height:{height}px")
        box = tag("div", inner, class_="chart", style=f"--fit:{fit:.3f};--fit-wide:{wide:.3f}")
        upright = "upright" if height > UPRIGHT else ""
        return tag("figure", tag("h3", esc(title)) + tag("p", esc(subtitle), class_="sub") + box + key, class_=upright)

    def script(self, library: str) -> str:
        """The library and all charts; `<` is written by its code, so that no text ends the block."""
        listed = ",".join(self.content).replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
        options = json.dumps({**CONFIG, "responsive": False})
        draw = f"for(const [i,c] of [{listed}].entries())Plotly.newPlot('chart-'+i,c.data,c.layout,{options});"
        return f"<script>{library}</script>\n<script>{draw}</script>"


def printing(scene: Scene) -> str:
    """Two buttons that print, upright or across; the browser's own dialogue offers the same. Not printed, and there only with a script."""
    ways = "".join(
        tag("button", esc(scene.word(f"report.print.{way}")), type="button", data_print=way) for way in ("portrait", "landscape")
    )
    return tag("p", esc(scene.word("report.print")) + " " + ways, class_="print", hidden="hidden")


PRINT = """{
const size = document.head.appendChild(document.createElement("style")), across = document.getElementById("across"), asked = across.media;
document.querySelector(".print").hidden = false;
for (const button of document.querySelectorAll("[data-print]")) button.onclick = () => {
  size.textContent = `@page { size: A4 ${button.dataset.print} }`;
  across.media = button.dataset.print === "landscape" ? "print" : "not all";
  window.print();
};
window.addEventListener("afterprint", () => { size.textContent = ""; across.media = asked; });
}"""
"""What the buttons do: name the page's size to the browser and print; afterwards its own dialogue decides again."""


def place(scene: Scene, row: Row, link: Link) -> str:
    """Source and paragraph, as a link to the passage."""
    number = row["paragraph"] if row["paragraph"] is not None else "?"
    return esc(row["source"]) + " " + tag("a", f"¶{esc(number)}", href=link(row["id"]))


def quotation(scene: Scene, row: Row, link: Link, *, lang: str = "") -> str:
    """A statement in full: its words, who said them, source and paragraph."""
    role = ATTITUDES[row["sentiment"]]
    marks = (scene.word("quote.open"), scene.word("quote.close")) if row["type"] == "direct" else ("", "")
    speaker = scene.label("speaker", row["speaker"])
    who = [speaker, row["organisation"] if row["organisation"] != speaker else None, row["role"]]
    chip = tag("span", esc(scene.label("attitude", row["sentiment"])), class_=f"chip {role}")
    by = chip + esc(scene.word("join.list").join(p for p in who if p)) + " · " + place(scene, row, link)
    return tag("blockquote", tag("p", esc(f"{marks[0]}{row['text']}{marks[1]}"), lang=lang) + tag("p", by, class_="by"), class_=role)


def figure_row(scene: Scene, row: Row, link: Link) -> tuple[str, ...]:
    """A quoted number: as written, what it measures, what it is, when, who quotes it, where."""
    by = row["attributed_to"] or scene.word("figures.reporter")
    return (
        tag("b", esc(row["text"])),
        esc(measured(row, scene.language)),
        status(scene, "figure_status", row["status"], "actual"),
        esc(row["as_of"] or ""),
        esc(by),
        place(scene, row, link),
    )


def laid_over(scene: Scene, drawn: Sequence[Row], link: Link) -> str:
    """The key to the events laid over a chart: the number of each, what it was, when, where it is told; nothing where there is none."""
    if not drawn:
        return ""
    items = (
        tag("li", f"<b>{number}</b> " + esc(f"{event['headline']} · {when(event, scene.language)}") + " " + place(scene, event, link))
        for number, event in enumerate(drawn, 1)
    )
    return tag("p", esc(scene.word("report.laid", n=len(drawn))), class_="sub") + tag("ol", "".join(items), class_="laid")


def matter(scene: Scene, found: Matter, link: Link) -> str:
    """One matter: how its sources stand to each other, why they were linked, each source's words with their place."""
    relation = scene.label("relation", found.relation)
    badge = tag("span", esc(f"{matters.SIGNS[found.relation]} {relation}"), class_="relation")
    head = tag("h4", badge + esc(matters.about(scene, found)))
    why = scene.word("crosscheck.rule", rule=matters.why(scene, found))
    sides = "".join(_side(scene, found.kind, row, link) for row in found.rows)
    return tag("section", head + tag("p", esc(why), class_="by") + tag("div", sides, class_="sides"), class_="matter")


def _side(scene: Scene, kind: str, row: Row, link: Link) -> str:
    """What one source says of a matter."""
    if kind == "statement":
        return quotation(scene, row, link)
    said = row["headline"] if kind == "event" else row["text"]
    around = row["sentence"].strip() if kind == "figure" else ""
    open_ = "" if row["status"] in ("actual", "happened") else status(scene, f"{kind}_status", row["status"], "")
    by = " ".join(p for p in (open_, place(scene, row, link)) if p)
    return tag("div", tag("p", tag("b", esc(said))) + (tag("p", esc(around)) if around else "") + tag("p", by, class_="by"))


def sum_row(scene: Scene, found: Sum, link: Link) -> tuple[str, ...]:
    """A sum inside a source: as one would write it, whether it comes out, its figures as printed, its place."""
    sign = f"{matters.CHECKED[found.check.holds]} {scene.word('sums.check' if found.check.holds else 'sums.check_off')}"
    figures = (esc(f"{row['text']} {measured(row, scene.language)}") for row in found.rows)
    return (tag("b", esc(found.check.printed)), esc(sign), *figures, place(scene, found.rows[-1], link))


def status(scene: Scene, kind: str, code: str, usual: str) -> str:
    """A status; dashed where it is no fact yet, as hollow marks are in the chart."""
    name = esc(scene.label(kind, code))
    return name if code == usual else tag("span", name, class_="open")


def dotted(scene: Scene, parts: Iterable[str]) -> str:
    """Parts of a subtitle."""
    return scene.word("join.dot").join(p for p in parts if p)
