"""Quotations cut to length: only where a clause ends, and marked so."""

from __future__ import annotations

import re

CLAUSE_END = re.compile(r"[\u3002\uff01\uff1f\uff1b\uff0c\u3001\uff1a]|[,;!?:](?=[^0-9])")


def shortened(text: str, limit: int = 90) -> str:
    """A quotation of about `limit` characters, cut only where a clause ends, and marked so.

    >>> shortened("它能写,能画,也能拍电影。", 6)
    '它能写……'
    >>> shortened("短句。", 90)
    '短句。'
    """
    if len(text) <= limit:
        return text
    ends = [m.start() for m in CLAUSE_END.finditer(text, 0, limit)]
    if ends:
        return text[: ends[-1]] + "……"
    later = CLAUSE_END.search(text, limit)
    return text[: later.start()] + "……" if later and later.end() < len(text) else text
