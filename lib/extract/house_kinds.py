"""Houses that go by no more than their kind: «该行», «该校», «该券商», «这家药企»; and which names may be meant by each.

The kinds are data: `rules/house_kinds.tsv` says of each what may not follow it («该院院长», not «该院长»), what names it may mean where they
end not in it, and whether names seldom do (`firm`), so that whom the text is about is meant.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from lib.patterns import compiled
from lib.rules import gazetteer

NO_FIRM = compiled(
    "(?:(?<!集团)总?局|委员会|[^编]委|(?<!俱乐)部|署|厅|法院|检察院|医院|大学|学院|中学|小学|研究院|研究所|研究中心|协会|学会|商会|公会|联合会|联盟|政府|国务院|央行|人民银行|海关|白宫|交易所|[上深北港联纽]交所|[日晚早时周商导]报|通讯社|电视台|"
    "FDA|FTC|SEC|美联储)$"
)


@cache
def _table() -> Mapping[str, Mapping[str, str]]:
    return {entry.name: entry.data for entry in gazetteer("house_kinds")}


@cache
def kinds(*, short: bool = True) -> str:
    """The words for kinds as one alternation, longest first; without those of one character where not `short`."""
    named = sorted((k for k in _table() if short or len(k) > 1), key=lambda k: (-len(k), k))
    return "|".join(f"{k}(?!{never})" if (never := _table()[k]["never"]) else k for k in named)


@cache
def _bare() -> re.Pattern[str]:
    return compiled(rf"(?:该|本|上述|前述|这家|这间|这所|此)?(?P<kind>{kinds()})")


@cache
def _that() -> re.Pattern[str]:
    """A house meant by its kind, before an office or as the one who speaks."""
    return compiled(
        rf"(?:(?:该|上述|前述|这家|这间|这所|(?<=[、,])本)(?:家|间|所)?|(?=[馆院校店厂园台社署局]方(?!面|向|式|案|言)))"
        rf"(?P<kind>{kinds()})(?:的|旗下的?|(?:管理|运营|主办|承办)方的?|方面的?|方(?!面|向|式|案|言)|内部)?"
    )


@cache
def _alike(kind: str) -> re.Pattern[str] | None:
    """What names are meant by a kind that they need not end in."""
    words = _table().get(kind, {}).get("alike")
    return compiled(words) if words else None


def kind_only(folded: str, start: int, end: int) -> str:
    """The kind where a stretch is no more than its word: «委员会», «该协会»; empty where it is more."""
    m = _bare().fullmatch(folded, start, end)
    return m["kind"] if m else ""


def pointed(words: str) -> re.Match[str] | None:
    """«该行», «上述券商» at the head of words."""
    return _that().match(words)


def goes_by_any_name(kind: str) -> bool:
    """Whether houses of a kind need not end in the word for it.

    >>> goes_by_any_name("公司"), goes_by_any_name("协会")
    (True, False)
    """
    return bool(_table().get(kind, {}).get("firm"))


def may_be(kind: str, name: str) -> bool:
    """Whether a folded name may be meant by the word for a kind.

    >>> may_be("行", "江临银行"), may_be("行", "中金公司"), may_be("校", "清苑小学"), may_be("公司", "国家统计局")
    (True, False, True, False)
    """
    if goes_by_any_name(kind):
        return not NO_FIRM.search(name)
    if alike := _alike(kind):
        return alike.search(name) is not None
    return name.endswith(kind) and len(name) > len(kind)


def that_house(folded: str, start: int, end: int) -> re.Match[str] | None:
    """«该行», «上述券商» at the head of a stretch that goes on, 的 and 旗下 behind it left out."""
    m = _that().match(folded, start, end)
    return m if m and m.end() < end else None
