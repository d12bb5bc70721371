"""The stretch of a sentence that belongs to a date."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lib.patterns import compiled
from lib.schema import Span
from lib.text.anchors import ResolvedDate
from lib.text.mentions import EARLIER, DateMention
from lib.text.reading import Reading

WINDOW = 300
"""Characters to either side of a date that are looked at: what is longer is no sentence of prose."""
_BREAK = compiled(r"《[^》]{0,60}》|\([^()]{0,60}\)|(?P<mark>,(?!\d{3}(?!\d))|[;:。!?…]|——)")

_SAYING = compiled(r"(?:对外)?(?:宣布|官宣|宣告|公告称?|披露|透露|证实|通报|表示)(?![了的])")
"""«3月7日,公司宣布新品牌将于二季度发布»: the saying belongs to the first day, what is said to the second."""


@dataclass(frozen=True, slots=True)
class Scene:
    """Where the happening of a date may stand: its clause and those behind it, up to the next date."""

    sentence: Span
    clauses: tuple[tuple[int, int], ...]
    home: int
    start: int
    end: int

    @property
    def clause(self) -> tuple[int, int]:
        """The clause that holds the date, inside the scene."""
        a, b = self.clauses[self.home]
        return max(a, self.start), min(b, self.end)


_THERE_WERE = compiled(r"(?:就|便|即|已|又|还)?有(?:[\d一二两三四五六七八九十多数几]|不少|大批|外媒|媒体|网友)")
"""«交出年报,当晚就有三家大行上调目标价»"""
_SHARES = compiled(r"[^,。;:]{2,12}(?:股价|股票|指数|板块)[^,。;:]{0,6}(?:[涨跌升挫]|走[高低强弱]|跳水)")
"""«DeepSeek登顶免费榜,当日英伟达股价暴跌»: another happening of the same day."""


def begins_anew(folded: str, found: ResolvedDate) -> bool:
    """Whether a day named again tells another happening: «12月9日,首批机组并网;同一天,储能电站通过试运行»."""
    mention = found.mention
    if mention.shape == "day" and (mention.base != EARLIER or mention.text[0] in "同当") and _within_clause(folded, mention):
        return True
    anew = mention.text.startswith(("同", "当")) and (
        mention.text[0] == "同"
        or folded[max(0, mention.start - 1) : mention.start] != ","
        or bool(_SHARES.match(folded, mention.end) or _THERE_WERE.match(folded, mention.end))
    )
    return (
        mention.shape == "day"
        and mention.base == EARLIER
        and anew
        and folded[max(0, mention.start - 1) : mention.start] in ("", ",", ";", "。")
    )


def _within_clause(folded: str, mention: DateMention) -> bool:
    """Whether a later clause has a subject of its own before the day named again: «…大升,东方电气同日亦抽升», «惟当日股价倒跌»."""
    start = max(folded.rfind(mark, max(0, mention.start - 24), mention.start) + 1 for mark in ",;")
    if not start or "。" in folded[start : mention.start]:
        return False
    lead = _SUBJECT_AHEAD.fullmatch(folded, start, mention.start)
    if lead is None:
        return False
    if mention.text[0] == "同":
        return bool(lead["who"])
    return bool(_WORTH.search(lead["who"] or "") or _SHARES.match(folded, mention.end) or (lead["but"] and not lead["who"]))


_SUBJECT_AHEAD = compiled(
    r"(?P<but>但|惟|而|不过|然而|只是)?(?P<who>(?![的了在于从到对向把被由与和及,]|[该其他她它我你这那])[一-龥𠀀-𳎯A-Za-z0-9·“”《》()]{2,14}?(?<![的了在从到对向把被由与和及是]))?(?:则|亦|也|于|更|还|便|就|却|在|则在|也在|亦于){0,2}"
)
_WORTH = compiled(r"股价|指数?$|股份$|板块|[沪深道纳恒]指|标普|期货|价$|股$|汇率|人民币|美元|收益率")


def scene_of(folded: str, found: ResolvedDate, sentence: Span, near: Sequence[ResolvedDate]) -> Scene:
    """The stretch of a sentence that belongs to a date."""
    mention = found.mention
    left, right = max(sentence.start, mention.start - WINDOW), min(sentence.end, mention.end + WINDOW)
    clauses, start = [], left
    for match in _BREAK.finditer(folded, left, right):
        if match["mark"]:
            clauses.append((start, match.start()))
            start = match.end()
    clauses.append((start, right))
    home = max(i for i, (a, _) in enumerate(clauses) if a <= mention.start)
    low, high = clauses[home][0], right
    for other in near:
        if (other.first, other.last) == (found.first, found.last) and not begins_anew(
            folded, max(other, found, key=lambda d: d.mention.start)
        ):
            continue
        if low <= other.mention.start < mention.start:
            low = other.mention.end
        if mention.end <= other.mention.start < high:
            a = max(a for a, _ in clauses if a <= other.mention.start)
            said = _SAYING.search(folded, a, other.mention.start)
            alone = a == mention.end + 1 and not folded[low : mention.start].strip("“「【 自从于在早")  # «3月4日,文旅部发布春节假期数据»
            high = other.mention.start if a < mention.end or (alone and not said) else said.end() if said else a
    return Scene(sentence, tuple(clauses), home, low, high)


def lies_after(found: ResolvedDate, reading: Reading) -> bool:
    """Whether a date lies wholly after the article."""
    limit = reading.published.stated or reading.published.latest
    return limit is not None and found.first > limit
