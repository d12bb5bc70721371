"""A school or office of a larger house, named with it: «清华大学集成电路学院», «立法会工商事务委员会»."""

from __future__ import annotations

import re
from dataclasses import replace

from lib.extract.edges import edges
from lib.extract.mentions import Mention
from lib.extract.tokens import Tokens, word_class

_SEAT = re.compile(
    r"[一-鿿]{1,14}?(?:学院|研究院|研究所|实验室|学系|系(?=[一-鿿]{0,2}(?:教授|主任|讲师|学者))|研究中心|书院|委员会|法庭|学部)(?:[一-鿿]{2,6}?(?:研究所|研究中心|实验室|学系))?"
)
PUBLIC = ("university", "regulator")


def with_seat(folded: str, text: Tokens, mention: Mention) -> Mention:
    """A mention of a university or public body together with the school or committee that follows it."""
    if mention.what != "organisation" or mention.kind not in PUBLIC:
        return mention
    match = _SEAT.match(folded, mention.end)
    if match is None or match.end() not in text.edges:
        return mention
    inner = text.between(mention.end, match.end())
    known = edges()
    if any(w in known.stop and w not in ("与", "及", "和") for w in inner) or any(
        word_class(w)[0] in "rmpd" for w in inner if w not in ("与", "及", "和")
    ):
        return mention
    return replace(mention, end=match.end(), key=folded[mention.start : match.end()])
