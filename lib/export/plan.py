"""Which slides a deck has, in which order, under which titles: a value that round-trips through plain URL parameters.

?deck=cover.attitude-group.timeline.st-0123456789ab&titled=timeline:两个月里发生了什么
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

DECK, TITLED = "deck", "titled"
LONGEST_TITLE, LONGEST_REMARK = 80, 1000
MOST = 60
_ID = re.compile(r"[a-z]{2,12}(-[a-z0-9_]{1,20}){0,2}")
RECORDS = ("st", "fi", "ev")
"""Prefixes of identifiers that stand for one record: a pinned quotation, figure or event."""


@dataclass(frozen=True, slots=True)
class Plan:
    """Slides in order, and the titles that a presenter has given; no slides mean the deck as it is generated.

    `remarks` are the presenter's own words to a slide: too long for an address and nobody else's business, they are no
    part of the parameters and live with a deck that is kept.
    """

    slides: tuple[str, ...] = ()
    titles: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    remarks: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}), compare=False)

    def shown(self, default: Iterable[str]) -> tuple[str, ...]:
        """The slides that are on."""
        return self.slides or tuple(default)

    def to_params(self) -> dict[str, list[str]]:
        """Plain URL parameters; nothing for what is as generated.

        >>> Plan(("cover", "timeline"), {"timeline": "两个月"}).to_params()
        {'deck': ['cover.timeline'], 'titled': ['timeline:两个月']}
        """
        out = {DECK: [".".join(self.slides)]} if self.slides else {}
        titled = [f"{slide}:{title}" for slide, title in self.titles.items()]
        return out | ({TITLED: titled} if titled else {})

    def with_slide(self, slide: str, default: Iterable[str]) -> Plan:
        """The same deck with one slide more, before the sources where these come last.

        >>> Plan().with_slide("st-1", ("cover", "sources")).slides
        ('cover', 'st-1', 'sources')
        """
        shown = self.shown(default)
        if slide in shown:
            return replace(self, slides=shown)
        at = len(shown) - 1 if shown and shown[-1] == "sources" else len(shown)
        return replace(self, slides=(*shown[:at], slide, *shown[at:]))

    def without_slide(self, slide: str, default: Iterable[str]) -> Plan:
        """The same deck with one slide off; the last one stays."""
        kept = tuple(s for s in self.shown(default) if s != slide)
        return replace(self, slides=kept or self.shown(default))

    def moved(self, slide: str, by: int, default: Iterable[str]) -> Plan:
        """The same deck with one slide moved by some places.

        >>> Plan(("a1", "b1", "c1")).moved("c1", -1, ()).slides
        ('a1', 'c1', 'b1')
        """
        shown = list(self.shown(default))
        if slide in shown:
            at = shown.index(slide)
            shown.insert(min(max(at + by, 0), len(shown) - 1), shown.pop(at))
        return replace(self, slides=tuple(shown))

    def titled(self, slide: str, title: str) -> Plan:
        """The same deck with another title for one slide; an empty one brings the finding back."""
        rest = {s: t for s, t in self.titles.items() if s != slide}
        said = " ".join(title.split())[:LONGEST_TITLE]
        return replace(self, titles=MappingProxyType(rest | ({slide: said} if said else {})))

    def remarked(self, slide: str, remark: str) -> Plan:
        """The same deck with other words of the presenter to one slide; none where they are empty.

        >>> dict(Plan().remarked("cover", " 先问好。 \\n 再讲 Sora ").remarks)
        {'cover': '先问好。\\n再讲 Sora'}
        """
        lines = [" ".join("".join(c for c in line if c.isprintable()).split()) for line in remark.splitlines()]
        said = "\n".join(lines).strip()[:LONGEST_REMARK]
        rest = {s: r for s, r in self.remarks.items() if s != slide}
        return replace(self, remarks=MappingProxyType(rest | ({slide: said} if said else {})))


def from_params(params: Mapping[str, Iterable[str]]) -> Plan:
    """The plan that URL parameters describe; what is no slide's name is left out.

    >>> plan = from_params({"deck": ["cover.<b>.cover.timeline"], "titled": ["timeline: 两个月 "]})
    >>> plan.slides, dict(plan.titles)
    (('cover', 'timeline'), {'timeline': '两个月'})
    """
    named = ".".join(params.get(DECK, ())).split(".")
    slides = tuple(dict.fromkeys(n for n in named if valid(n)))[:MOST]
    plan = Plan(slides)
    for pair in params.get(TITLED, ()):
        slide, _, title = pair.partition(":")
        if valid(slide) and len(plan.titles) < MOST:
            plan = plan.titled(slide, title)
    return plan


def valid(slide: str) -> bool:
    """Whether a name can be a slide's."""
    return _ID.fullmatch(slide) is not None
