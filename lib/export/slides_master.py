"""The master of the file: 16:9, the tokens as colours of its theme, Chinese faces as its fonts.

python-pptx starts from a 4:3 master in blue and Calibri. A slide that a presenter adds, a box they draw or a chart they
recolour takes what stands here, so it stays in the deck's own look.
"""

from __future__ import annotations

from typing import Any

from lxml import etree
from pptx import Presentation
from pptx.oxml.ns import qn
from pptx.util import Emu

from lib.charts.theme import TOKENS
from lib.export.slide import HEIGHT, WIDTH
from lib.export.typeface import EAST_ASIAN, EMU, LATIN

SLOTS = {
    "dk1": "ink",
    "lt1": "paper",
    "dk2": "quiet",
    "lt2": "rule",
    "accent1": "hope",
    "accent2": "doubt",
    "accent3": "neutral",
    "accent4": "figure",
    "accent5": "event",
    "accent6": "quiet",
    "hlink": "figure",
    "folHlink": "figure",
}
"""Slot of the theme to token."""


def opened(language: str, scheme: str) -> Any:
    """An empty presentation in the look of the deck, `light` or `dark`."""
    show = Presentation()
    wider = WIDTH * EMU / show.slide_width
    show.slide_width, show.slide_height = Emu(WIDTH * EMU), Emu(HEIGHT * EMU)
    master = show.slide_master
    for page in (master, *show.slide_layouts):
        for shape in page.placeholders:
            if shape._element.spPr.find(qn("a:xfrm")) is not None:
                shape.left, shape.width = Emu(int(shape.left * wider)), Emu(int(shape.width * wider))
    part = next(r.target_part for r in master.part.rels.values() if r.reltype.endswith("/theme"))
    part._blob = themed(part.blob, language, scheme)
    return show


def themed(blob: bytes, language: str, scheme: str) -> bytes:
    """A theme in the colours of the scheme and the faces of the language."""
    root = etree.fromstring(blob)
    for slot, role in SLOTS.items():
        colour = next(root.iter(qn(f"a:{slot}")))
        colour[:] = [etree.Element(qn("a:srgbClr"), val=TOKENS[scheme][role][1:])]
    for name, serif in (("majorFont", True), ("minorFont", False)):
        font = next(root.iter(qn(f"a:{name}")))
        font.find(qn("a:latin")).set("typeface", LATIN[serif])
        font.find(qn("a:ea")).set("typeface", EAST_ASIAN[language][serif])
        for script, spoken in (("Hans", "zh-Hans"), ("Hant", "zh-Hant")):
            for each in font.findall(qn("a:font")):
                if each.get("script") == script:
                    each.set("typeface", EAST_ASIAN[spoken][serif])
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))
