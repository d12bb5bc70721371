"""Organisations as records: one a mention, under the fullest form the article uses; speakers' houses included."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lib.extract.edges import is_general, words_of
from lib.extract.houses import known_houses
from lib.extract.mentions import NamedSpan, Names
from lib.extract.roles import suffixes
from lib.extract.systems import LISTED, SHAPED
from lib.extract.tokens import tokens
from lib.patterns import compiled
from lib.schema import Organisation, Statement
from lib.text.fold import fold
from lib.text.reading import Reading

_SPOKEN = 0.7
_COMMON_END = compiled(
    r"(?:公司|企业|厂商|平台|机构|团队|部门|大厂|券商|车企|项目|工厂|中心|剧组|媒体|行业|业界|(?<!批发)(?<!交易)(?<!农贸)市场|门店|店|商家|院校|高校|.组|.科|.室|.处|制片|专业|现场|[镇乡村县]|街道)$"
)
_UNNAMED = compiled(r"某|一家|一名|一位|一个|多家|多位|多名|几家|数家|两家|三家|^(?:有|该|本|部分|不少|业内)")
_DOCUMENT = compiled(r"[《》]|(?:报告|公告|纪要|研报|文件|意见|办法|通知|指南)$")
_LONGEST = 20


def organisations(reading: Reading, names: Names, statements: Sequence[Statement]) -> tuple[Organisation, ...]:
    """Every mention of an organisation, in reading order: those found by name, and those statements name as a speaker or its house."""
    found = [_organisation(reading, one) for one in names.organisations]
    known = {fold(o.organisation) for o in found} | {fold(o.text) for o in found} | {fold(s.name) for s in names.systems}
    for house in sorted(_spoken(reading, statements)):
        if not _same_as_known(fold(house), known):
            found.extend(_everywhere(reading, house, found))
    return tuple(sorted(found, key=lambda o: o.start))


def _organisation(reading: Reading, one: NamedSpan) -> Organisation:
    return Organisation(
        organisation=one.name,
        article=reading.name,
        start=one.start,
        end=one.end,
        text=reading.cut(one.start, one.end),
        rules=(one.rule,),
        confidence=LISTED if one.rule.startswith("gazetteer") else SHAPED,
    )


def _spoken(reading: Reading, statements: Sequence[Statement]) -> set[str]:
    """Houses that statements name, if they are names: no document, no «某公司»."""
    houses = {s.organisation for s in statements if s.organisation}
    houses |= {s.speaker for s in statements if s.speaker_kind == "institution"}
    return {h for h in houses if 2 <= len(h) <= _LONGEST and h in reading.text and _is_name(fold(h))}


def _is_name(folded: str) -> bool:
    """Whether a speaker's house is called by name.

    >>> [_is_name(h) for h in ("嘉书科技", "视频后期制作公司", "《关于算力的意见》", "多家机构")]
    [True, False, False, False]
    """
    if folded in known_houses():
        return True  # 野村
    if folded in suffixes() or _COMMON_END.search(folded) or _DOCUMENT.search(folded) or _UNNAMED.search(folded):
        return False
    return not is_general(words_of(tokens(folded), 0, len(folded)))


def _same_as_known(house: str, known: set[str]) -> bool:
    """Whether a house is one found by name, or such a one with more or less around it."""
    return any(house == k or house in k or (k in house and len(k) >= 2) for k in known)


def _everywhere(reading: Reading, house: str, taken: Sequence[Organisation]) -> Iterator[Organisation]:
    """Every mention of a house that only a statement names."""
    for match in re.finditer(re.escape(house), reading.text):
        if not any(o.start < match.end() and match.start() < o.end for o in taken):
            yield Organisation(
                organisation=house,
                article=reading.name,
                start=match.start(),
                end=match.end(),
                text=house,
                rules=("speaker.house",),
                confidence=_SPOKEN,
            )
