"""«导出» on every page: what each file will hold, before it is asked for; a file is made only when its button is pressed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from urllib.parse import urlencode

import streamlit as st

from lib.export import plain, provenance, report, workbook
from lib.export.provenance import Link, Provenance
from lib.export.records import records
from lib.export.scene import Scene
from lib.ui import links
from lib.ui.citing import copy_button, full
from lib.ui.markup import esc, tag
from lib.ui.view import View

FILES = {
    "report": ("html", "text/html"),
    "workbook": ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "csv": ("zip", "application/zip"),
    "json": ("json", "application/json"),
    "parquet": ("zip", "application/zip"),
}
"""Kind of file to suffix and type, in the order they are offered."""
NAMES = {"report": "HTML", "workbook": "XLSX", "csv": "CSV", "json": "JSON", "parquet": "Parquet"}


@st.fragment
def draw(view: View) -> None:
    """The button of the heading; its list is made when it is opened."""
    box = st.popover(view.word("take.open"), key="takeaway", icon=":material/download:", on_change="rerun")
    if box.open:
        with box:
            _offer(view)


def _offer(view: View) -> None:
    """What the files say of themselves, then a line and a button a file."""
    link = addresses(view)
    shown = Scene(view.ask, view.corpus, view.selection, view.names.of, view.language)
    said = provenance.of(shown, link=link, made=date.today())
    st.html(_promise(view, shown, said))
    # Files are made outside of any run of the page, in a thread of their own: they may ask the corpus, not Streamlit.
    corpus, selection = view.corpus, view.selection
    scene = Scene(lambda question, **given: question(corpus, selection, **given), corpus, selection, view.names.of, view.language)
    for kind, (suffix, mime) in FILES.items():
        with st.container(key=f"take-{kind}", horizontal=True, vertical_alignment="center"):
            st.html(_line(view, kind, said))
            st.download_button(
                view.word("take.button", kind=NAMES[kind]),
                partial(MAKERS[kind], scene, link, said),
                file_name=provenance.file_name(said, kind, suffix),
                mime=mime,
                key=f"download-{kind}",
                on_click="ignore",
            )


def addresses(view: View) -> Link:
    """Full addresses of records of this view, and of the view itself; asks nothing of Streamlit when called."""
    made = view.corpus.version.rsplit("-", 1)[-1]
    base, here = full(), view.address()
    tail = links.query(view.selection, view.names, v=made)

    def address(opens: str | None) -> str:
        if opens is None:
            return f"{base}{here}{'&' if len(here) > 1 else ''}v={made}"
        return f"{base}{tail}&{urlencode({links.OPEN: opens})}"

    return address


def _report(scene: Scene, link: Link, said: Provenance) -> bytes:
    return report.write(scene, link=link, made=said.made)


def _workbook(scene: Scene, link: Link, said: Provenance) -> bytes:
    return workbook.write(scene, link=link, made=said.made)


def _csv(scene: Scene, link: Link, said: Provenance) -> bytes:
    lines = provenance.lines(scene, said)
    return plain.csv_files(records(scene, link=link), lines, about=scene.word("take.sheet.about"))


def _json(scene: Scene, link: Link, said: Provenance) -> bytes:
    return plain.json_file(records(scene, link=link), said)


def _parquet(scene: Scene, link: Link, said: Provenance) -> bytes:
    return plain.parquet_files(records(scene, link=link), said)


MAKERS: dict[str, Callable[[Scene, Link, Provenance], bytes]] = {
    "report": _report,
    "workbook": _workbook,
    "csv": _csv,
    "json": _json,
    "parquet": _parquet,
}


def _promise(view: View, scene: Scene, said: Provenance) -> str:
    """Filters, window, version and rows by kind, as every file will state them."""
    lines = provenance.lines(scene, said)
    told = [(name, text) for name, text in lines if text != said.address and text not in said.notes]
    listed = "".join(tag("dt", esc(name)) + tag("dd", esc(text)) for name, text in told)
    head = tag("h2", esc(view.word("take.promise")), classes="lens-finding")
    share = tag("p", copy_button(view, said.address, view.word("take.copy_link")))
    return tag("section", head + tag("dl", listed, classes="lens-take-said") + share, classes="lens-take")


def _line(view: View, kind: str, said: Provenance) -> str:
    """One file: its name and what it holds."""
    most = report.MOST if kind == "report" else {}
    counts = {table: min(n, most.get(table, n)) for table, n in said.rows.items()}
    market = min(view.counts.figures, most.get("figures", view.counts.figures))
    holds = view.word(f"take.holds.{kind}", total=sum(counts.values()), tables=len(counts), market=market, **counts)
    return tag(
        "p", tag("b", esc(view.word(f"take.kind.{kind}"))) + " " + tag("span", esc(holds), classes="lens-quiet"), classes="lens-take-file"
    )
