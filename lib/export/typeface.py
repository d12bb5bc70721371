"""Faces and colours of the file: the same tokens as the screen, a Chinese face on every run."""

from __future__ import annotations

from typing import Any

from lxml import etree
from pptx.dml.color import RGBColor
from pptx.oxml.ns import qn

from lib.charts.theme import TOKENS

EMU = 9525
"""English metric units in one unit of the slide grid: 1280 of them are 13⅓ inches."""
SERIF = "serif"
_LATIN = {False: "Arial", True: "Georgia"}
# Faces that Windows and macOS ship or map; LibreOffice replaces them by Noto CJK where these are missing.
_EAST_ASIAN = {
    "zh-Hans": {False: "Microsoft YaHei", True: "SimSun"},
    "zh-Hant": {False: "Microsoft JhengHei", True: "PMingLiU"},
    "en": {False: "Microsoft YaHei", True: "SimSun"},
}
_LANGUAGE = {"zh-Hans": "zh-CN", "zh-Hant": "zh-TW", "en": "en-US"}


def colour(role: str) -> RGBColor:
    """A token of the light theme."""
    return RGBColor(*(int(TOKENS["light"][role][i : i + 2], 16) for i in (1, 3, 5)))


def pale(role: str, *, share: float = 0.3) -> RGBColor:
    """A token mixed with the sheet, for what rests on few records."""
    code, sheet = TOKENS["light"][role], TOKENS["light"]["sheet"]
    mixed = [int(int(code[i : i + 2], 16) * share + int(sheet[i : i + 2], 16) * (1 - share)) for i in (1, 3, 5)]
    return RGBColor(*mixed)


def set_faces(properties: Any, language: str, *, serif: bool = False) -> None:
    """Latin, East Asian and complex faces and the language of run properties (`a:rPr`, `a:defRPr`, `a:endParaRPr`)."""
    properties.set("lang", _LANGUAGE[language])
    properties.set("altLang", "en-US")
    for name in ("a:latin", "a:ea", "a:cs"):
        for old in properties.findall(qn(name)):
            properties.remove(old)
    faces = {"a:latin": _LATIN[serif], "a:ea": _EAST_ASIAN[language][serif], "a:cs": _EAST_ASIAN[language][serif]}
    after = [properties.find(qn(n)) for n in ("a:hlinkClick", "a:hlinkMouseOver", "a:rtl", "a:extLst")]
    before = next((e for e in after if e is not None), None)
    for name, face in faces.items():
        element = etree.SubElement(properties, qn(name))
        element.set("typeface", face)
        if before is not None:
            before.addprevious(element)
