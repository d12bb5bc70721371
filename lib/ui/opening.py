"""The opening sentence of a page, each number in it a link to its records."""

from __future__ import annotations

import re
from urllib.parse import urlencode

from lib.labels import Count
from lib.query import sentence
from lib.ui.markup import esc, go
from lib.ui.view import View

_MARKED = re.compile("\x02([a-z]{1,20})\x03([^\x04]{1,80})\x04")


class _Linked(int):
    """A number that will be a link: printed between marks that no text holds."""

    kind = ""

    def __format__(self, spec: str) -> str:
        return f"\x02{self.kind}\x03{format(Count(self), spec)}\x04"


def opening(view: View) -> str:
    """What the selection holds, as HTML."""
    to = {kind: view.link(kind) for kind in ("statements", "events", "figures")}
    by_speaker = urlencode({"by": view.label("dimension", "speaker")})
    to |= {"articles": view.link(page="corpus"), "speakers": f"{view.link(page='stakeholders')}&{by_speaker}"}
    text = esc(sentence.holds(view.counts, view.language, number=_linked))
    return _MARKED.sub(lambda m: go(to[m[1]], m[2], classes="lens-count"), text)


def _linked(kind: str, n: int) -> object:
    made = _Linked(n)
    made.kind = kind
    return made
