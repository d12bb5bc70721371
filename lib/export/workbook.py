"""One workbook: what it holds, a sheet a view, sources, method.

Text is written as text (`write_string`, no cell is guessed to be a formula, number or address), so «=…» in an article never
runs. Files are the same bytes for the same selection, version and day.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

import xlsxwriter

from lib.charts.theme import token
from lib.export import matter_tables, provenance, tables
from lib.export.provenance import Link, Provenance
from lib.export.scene import Scene
from lib.export.tables import Column, Table

MOST = 32_767
"""Characters (of UTF-16) that a cell of Excel holds; a longer text makes the whole file unreadable."""
FACES = {"zh-Hans": "Microsoft YaHei", "zh-Hant": "Microsoft JhengHei", "en": "Microsoft YaHei"}
METHOD = ("method.1", "method.2", "method.3", "method.4", "method.5", "method.6", "method.quotes", "method.money")
_PLAIN = {"strings_to_numbers": False, "strings_to_formulas": False, "strings_to_urls": False, "nan_inf_to_errors": True}
_FIRST_DAY = date(1900, 3, 1)
"""Excel counts days wrongly before this one: earlier dates go in as text."""


def write(scene: Scene, *, link: Link, made: date) -> bytes:
    """The workbook of a selection."""
    said = provenance.of(scene, link=link, made=made)
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, **_PLAIN})
    pen = _Pen(book, scene, said)
    views = (
        tables.overview(scene, said.rows),
        tables.attitudes(scene),
        tables.said(scene, link=link),
        tables.quoted(scene, link=link),
        tables.happened(scene, link=link),
        matter_tables.crosschecked(scene, link=link),
        matter_tables.summed(scene, link=link),
        tables.systems_spoken_of(scene, link=link),
        tables.organisations_named(scene, link=link),
        tables.passages(scene, link=link),
        tables.sources(scene, link=link),
    )
    pen.about(views)
    for table in views:
        pen.table(table)
    pen.method()
    _describe(book, scene, said)
    book.close()
    return out.getvalue()


@dataclass(slots=True)
class _Pen:
    """A workbook being written, with its formats."""

    book: Any
    scene: Scene
    said: Provenance
    _formats: dict[str, Any] = field(default_factory=dict)

    def format(self, name: str = "cell") -> Any:
        """A format by its name; each face is Chinese."""
        if name not in self._formats:
            rule = {"bottom": 1, "bottom_color": token("rule", "light")}
            looks: dict[str, dict[str, Any]] = {
                "cell": {},
                "quote": {"text_wrap": True},
                "head": {"bold": True, "text_wrap": True, "bg_color": token("rail", "light"), **rule},
                "title": {"bold": True, "font_size": 16},
                "name": {"font_color": token("quiet", "light")},
                "share": {"num_format": "0.0%"},
                "whole": {"num_format": "#,##0"},
                "number": {"num_format": "#,##0.####"},
                "day": {"num_format": "yyyy-mm-dd", "align": "left"},
            }
            face = {"font_name": FACES[self.scene.language], "font_size": 10, "valign": "top", "font_color": token("ink", "light")}
            self._formats[name] = self.book.add_format(face | looks[name])
        return self._formats[name]

    def about(self, views: Sequence[Table]) -> None:
        """The first sheet: filters, version, counts, address, and what the other sheets hold."""
        sheet = self._sheet(self.scene.word("take.sheet.about"), widths=(16, 96))
        self._write(sheet, 0, 0, self.scene.word("take.title"), "title")
        sheet.set_row(0, 26)
        at = 2
        for name, text in provenance.lines(self.scene, self.said):
            self._write(sheet, at, 0, name, "name")
            self._write(sheet, at, 1, text, "quote")
            at += 1
        at += 1
        for column, name in enumerate((self.scene.word("take.sheet"), self.scene.word("take.holds"))):
            self._write(sheet, at, column, name, "head")
        for table in views:
            at += 1
            self._write(sheet, at, 0, table.title)
            self._write(sheet, at, 1, self.scene.word("take.rows", n=table.n), "cell")

    def table(self, table: Table) -> None:
        """A sheet with its head frozen and a filter on every column."""
        sheet = self._sheet(table.title, widths=[_width(c) for c in table.columns])
        for place, column in enumerate(table.columns):
            self._write(sheet, 0, place, column.title, "head")
            for row, value in enumerate(column.shown, 1):
                self._write(sheet, row, place, value, column.form or "cell")
        sheet.freeze_panes(1, 1)
        sheet.repeat_rows(0)
        if table.n:
            sheet.autofilter(0, 0, table.n, len(table.columns) - 1)

    def method(self) -> None:
        """How the records were made, in plain words."""
        sheet = self._sheet(self.scene.word("take.sheet.method"), widths=(110,))
        self._write(sheet, 0, 0, self.scene.word("corpus.method"), "title")
        lines = [*(self.scene.word(key) for key in METHOD), *self.said.notes[:1], self.scene.word("take.wilson")]
        for row, text in enumerate(lines, 2):
            self._write(sheet, row, 0, text, "quote")

    def _sheet(self, name: str, *, widths: Sequence[float]) -> Any:
        """A sheet whose printed pages say their filters and version."""
        sheet = self.book.add_worksheet(name[:31])
        sheet.set_default_row(16)
        for place, width in enumerate(widths):
            sheet.set_column(place, place, width, self.format())
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        foot = f"&L{self._printed(self.said.filters)}&R{self._printed(self.said.version)}  &P/&N"
        sheet.set_footer(foot[:250])
        return sheet

    def _printed(self, text: str) -> str:
        """Text of a page's foot, where an ampersand is a command and 255 characters are the most."""
        return _safe(text)[:90].replace("&", "&&")

    def _write(self, sheet: Any, row: int, column: int, value: object, form: str = "cell") -> None:
        """A cell in the type of its value; text stays text."""
        if value is None or value == "":
            return
        if isinstance(value, date) and value >= _FIRST_DAY:
            sheet.write_datetime(row, column, datetime(value.year, value.month, value.day), self.format("day"))
        elif isinstance(value, int | float) and not isinstance(value, bool):
            look = form if form == "share" else "whole" if float(value).is_integer() else "number"
            sheet.write_number(row, column, value, self.format(look))
        else:
            text = value.isoformat() if isinstance(value, date) else str(value)
            sheet.write_string(row, column, fitted(text, self.scene.word("take.cut")), self.format(form if form != "share" else "cell"))


def fitted(text: str, mark: str) -> str:
    """Text that fits a cell; a longer one is cut and says so.

    >>> fitted("短", "…"), len(fitted("长" * 40000, "……（已截断）"))
    ('短', 32767)
    """
    text = _safe(text)
    if len(text) * 2 <= MOST or _units(text) <= MOST:
        return text
    room = MOST - _units(mark)
    kept = text.encode("utf-16-le")[: room * 2].decode("utf-16-le", "ignore")
    return kept + mark


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def _safe(text: str) -> str:
    """Text without half characters, which make a file unreadable."""
    return text.encode("utf-8", "ignore").decode("utf-8")


def _width(column: Column) -> float:
    """Characters of width: of the title and the longest of the first cells, within reason."""
    if column.form == "quote":
        return 60
    longest = max([_columns(column.title) + 3, *(_columns(str(v)) for v in column.shown[:200] if v is not None)])
    return max(7, min(longest + 1.5, 34))


def _columns(text: str) -> int:
    return sum(2 if ord(c) > 0x2E80 else 1 for c in text)


def _describe(book: Any, scene: Scene, said: Provenance) -> None:
    """Properties of the file; its date is the corpus's, so that the bytes depend on nothing else."""
    book.set_properties(
        {
            "title": scene.word("take.title"),
            "subject": said.filters[:250],
            "comments": f"{said.holds} {said.version} {said.address}"[:250],
            "created": datetime.combine(said.made, datetime.min.time()),
        }
    )
