"""Faces and colours of the file: the same tokens as the screen as the colours of its theme, a Chinese face on every run.

Shapes and charts name colours of the theme, not values: so one deck is light or dark by its theme alone, and a presenter
who picks another variant or adds a shape stays in the same colours.
"""

from __future__ import annotations

from typing import Any

from lxml import etree
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.oxml.ns import qn

EMU = 9525
"""English metric units in one unit of the slide grid: 1280 of them are 13⅓ inches."""
SERIF = "serif"
LATIN = {False: "Arial", True: "Georgia"}
# Faces that Windows and macOS ship or map; LibreOffice replaces them by Noto CJK where these are missing.
EAST_ASIAN = {
    "zh-Hans": {False: "Microsoft YaHei", True: "SimSun"},
    "zh-Hant": {False: "Microsoft JhengHei", True: "PMingLiU"},
    "en": {False: "Microsoft YaHei", True: "SimSun"},
}
LANGUAGE = {"zh-Hans": "zh-CN", "zh-Hant": "zh-TW", "en": "en-US"}
THEME = {
    "ink": MSO_THEME_COLOR.TEXT_1,
    "paper": MSO_THEME_COLOR.BACKGROUND_1,
    "quiet": MSO_THEME_COLOR.TEXT_2,
    "rule": MSO_THEME_COLOR.BACKGROUND_2,
    "hope": MSO_THEME_COLOR.ACCENT_1,
    "doubt": MSO_THEME_COLOR.ACCENT_2,
    "neutral": MSO_THEME_COLOR.ACCENT_3,
    "figure": MSO_THEME_COLOR.ACCENT_4,
    "event": MSO_THEME_COLOR.ACCENT_5,
    "sheet": MSO_THEME_COLOR.BACKGROUND_1,
    "on_hope": MSO_THEME_COLOR.BACKGROUND_1,
    "on_doubt": MSO_THEME_COLOR.BACKGROUND_1,
    "on_neutral": MSO_THEME_COLOR.TEXT_1,
}
"""Role to colour of the theme; the theme is written in `slides_master`."""


def paint(colour: Any, role: str) -> None:
    """Give a colour (of a fill's foreground, a line, a font) its role."""
    colour.theme_color = THEME[role]


def fill(format_: Any, role: str, *, pale: bool = False) -> None:
    """Fill with a role; pale is what rests on few records."""
    format_.solid()
    paint(format_.fore_color, role)
    if pale:
        scheme = format_._xPr.find(qn("a:solidFill")).find(qn("a:schemeClr"))
        etree.SubElement(scheme, qn("a:alpha")).set("val", "30000")


def set_faces(properties: Any, language: str, *, serif: bool = False) -> None:
    """Latin, East Asian and complex faces and the language of run properties (`a:rPr`, `a:defRPr`, `a:endParaRPr`)."""
    properties.set("lang", LANGUAGE[language])
    properties.set("altLang", "en-US")
    for name in ("a:latin", "a:ea", "a:cs"):
        for old in properties.findall(qn(name)):
            properties.remove(old)
    faces = {"a:latin": LATIN[serif], "a:ea": EAST_ASIAN[language][serif], "a:cs": EAST_ASIAN[language][serif]}
    after = [properties.find(qn(n)) for n in ("a:hlinkClick", "a:hlinkMouseOver", "a:rtl", "a:extLst")]
    before = next((e for e in after if e is not None), None)
    for name, face in faces.items():
        element = etree.SubElement(properties, qn(name))
        element.set("typeface", face)
        if before is not None:
            before.addprevious(element)
