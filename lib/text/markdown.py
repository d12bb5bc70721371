"""Marks of Markdown, to be cut out of documents written in it; the words stay."""

from __future__ import annotations

import re

from lib.patterns import compiled
from lib.schema import Dropped

# Whole matches go, but for group `kept` where a pattern has one.
_MARKS = (
    r"\A---[ \t]*\n(?:[^\n]*\n){0,60}?---[ \t]*(?:\n|\Z)",  # front matter
    r"<!--[\s\S]{0,2000}?-->",
    r"!\[[^\]\n]{0,200}\]\([^)\n]{0,500}\)",  # image
    r"\[(?P<kept>[^\]\n]{1,200})\]\([^)\n]{0,500}\)",  # link
    r"^[ \t]{0,3}#{1,6}[ \t]{1,4}",  # heading; a hashtag has no blank after its mark
    r"^[ \t]{0,3}(?:>[ \t]?){1,4}",  # quotation
    r"^[ \t]{0,8}[-+*][ \t]{1,4}(?=\S)",  # bullet
    r"^[ \t]{0,3}(?:[-*_][ \t]?){3,20}$",  # rule
    r"\*\*(?P<kept>[^*\n]{1,400})\*\*",
    r"__(?P<kept>[^_\n]{1,400})__",
    r"`{1,3}(?P<kept>[^`\n]{1,200})`{1,3}",
    r"</?(?:br|p|div|span|b|i|em|strong|u|sub|sup|center|font)\b[^<>\n]{0,200}>",
)
_PATTERNS = tuple(compiled(mark, re.MULTILINE) for mark in _MARKS)


def markup_cuts(raw: str) -> list[Dropped]:
    """What to cut out of a Markdown document.

    >>> raw = "# 标题\\n**周鸿祎**表示,[报告](https://a.example)提到*ST股。"
    >>> cuts = sorted((c.raw_start, c.raw_end) for c in markup_cuts(raw))
    >>> "".join(c for i, c in enumerate(raw) if not any(a <= i < b for a, b in cuts))
    '标题\\n周鸿祎表示,报告提到*ST股。'
    """
    out: list[Dropped] = []
    for pattern in _PATTERNS:
        for m in pattern.finditer(raw):
            kept = m.span("kept") if "kept" in pattern.groupindex else (m.end(), m.end())
            out += [Dropped(a, b, "markup") for a, b in ((m.start(), kept[0]), (kept[1], m.end())) if a < b]
    return out
