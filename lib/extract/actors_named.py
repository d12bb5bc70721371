"""What an article names that can act: its organisations, systems, speakers, and indices of stocks."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from lib.extract.names import NamedSpan, Names
from lib.patterns import compiled
from lib.schema import Statement
from lib.text.reading import Reading

_INDEX = compiled(
    r"(?:[一-龥A-Za-z0-9]{2,10}?(?:指数|板块)|沪指|深成指|深证成指|创业板指|科创50|恒指|恒生科技指数|纳指|道指|标普500|日经225|上证综指|比特币)(?!基金)"
)
_AHEAD_OF_INDEX = compiled(
    r"(?:预计|其中|今日|昨日|早盘|午后|盘中|开盘后?|收盘|[上下]半年|今年|全年|受此影响|消息面上?|此外|而|但|使|让|带动|拖累|推动|(?:公布|发布|编制|披露)?的)*"
)
_NO_INDEX = compiled("[将把为个]|调整")
_INDEX_HINT = compiled("指|板块|标普|日经|科创|比特|道琼")
_SOURCE_BEHIND = compiled(
    r"》?(?:最新)?(?:数据|统计|资料|信息|报告|调查)?(?:显示|统计)|》?(?:记者|报道)|网?报道|[一-龥]{0,8}(?:\d{1,2}月)?(?:\d{1,2}日)?(?:电|讯)[(, ]|(?:首席)?(?:分析师|研究员|经济学家)|方面(?:表示|称|回应)"
)
_SOURCE_BEFORE = compiled(r"(?:据|根据|向|对|告诉|援引|引述)《?$")
FAR_BACK = 500


@dataclass(frozen=True)
class Actors:
    """What is known of an article's names and speakers."""

    statements: Sequence[Statement]
    names: Names

    @cached_property
    def spans(self) -> list[NamedSpan]:
        """Organisations and systems together, in reading order."""
        return sorted((*self.names.organisations, *self.names.systems), key=lambda n: (n.start, n.end))

    @cached_property
    def _starts(self) -> list[int]:
        return [n.start for n in self.spans]

    @cached_property
    def people(self) -> frozenset[str]:
        """The persons who speak in the article."""
        return frozenset(s.speaker for s in self.statements if s.speaker_kind == "person")

    @cached_property
    def tools(self) -> frozenset[str]:
        """The tools that the article names: they act, but are no one's 公司."""
        return frozenset(n.name for n in self.names.systems)

    def within(self, start: int, end: int) -> list[NamedSpan]:
        """Names inside a stretch, in order."""
        low, high = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return [n for n in self.spans[low:high] if n.end <= end]

    def acting(self, folded: str, start: int, end: int) -> list[NamedSpan]:
        """Names inside a stretch that are not merely quoted there."""
        return [n for n in self.within(start, end) if not _is_source(folded, n)]

    def subjects(self, folded: str, start: int, end: int) -> list[tuple[int, int]]:
        """Where something that acts is named in a stretch, indices too."""
        named = [(n.start, n.end) for n in self.acting(folded, start, end)]
        quoted = indices(folded, start, end)
        return sorted([*(n for n in named if not any(a < n[1] and n[0] < b for a, b in quoted)), *quoted])

    def speakers(self, reading: Reading, start: int, end: int) -> list[tuple[int, int]]:
        """Where the speakers of statements near a stretch are named in it."""
        words = reading.text[start:end]
        people = {s.speaker for s in self.statements if s.speaker_kind != "unnamed" and start - 400 <= s.start <= end + 40}
        return [(start + at, start + at + len(p)) for p in people if (at := words.find(p)) >= 0]

    @cached_property
    def _parts(self) -> list[tuple[int, int, tuple[int, int]]]:
        """Where the parts of statements lie, with length and number of the statement."""
        return [(p.start, p.end, (len(s.text), number)) for number, s in enumerate(self.statements) for p in s.parts]

    def around(self, position: int) -> Statement | None:
        """The innermost statement that holds a place."""
        holding = [number for start, end, number in self._parts if start <= position < end]
        return self.statements[min(holding)[1]] if holding else None

    def spoken_before(self, position: int) -> Statement | None:
        """The last statement of a named person before a place, not far away: whom 她 means."""
        near = [s for s in self.statements if s.speaker_kind == "person" and position - FAR_BACK < s.start < position]
        return max(near, key=lambda s: s.start, default=None)

    def begun_at(self, start: int, end: int) -> Statement | None:
        """The first statement that begins in a stretch."""
        return next((s for s in self.statements if start <= s.start <= end), None)


def indices(folded: str, start: int, end: int) -> list[tuple[int, int]]:
    """Where a stretch names an index of stocks or a coin.

    >>> text = "Sora概念指数昨日大涨,沪指微涨"
    >>> [text[a:b] for a, b in indices(text, 0, len(text))]
    ['Sora概念指数', '沪指']
    """
    if not _INDEX_HINT.search(folded, start, end):
        return []
    found = _INDEX.finditer(folded, start, end)
    spans = [(m.start() + (lead.end() if (lead := _AHEAD_OF_INDEX.match(m.group())) else 0), m.end()) for m in found]
    return [(a, b) for a, b in spans if folded[a:b] not in ("板块", "指数") and not _NO_INDEX.search(folded, a, b)]


def _is_source(folded: str, name: NamedSpan) -> bool:
    return bool(_SOURCE_BEHIND.match(folded, name.end) or _SOURCE_BEFORE.search(folded, max(0, name.start - 4), name.start))
