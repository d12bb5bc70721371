"""Whose figure it is: who is named in its clause, in its sentence, or speaks of his own house; null rather than a guess."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from lib.extract.places import Place
from lib.schema import Statement

_INDEX = re.compile(r"[A-Za-z一-龥]{1,10}?(?:指数|成指|综指|板指|纳指|恒指|道指|标普500|板块)")
_OWN = re.compile(r"公司|我们|我(?!国)|本集团|集团|我司|署方|旗下|平台|自己|团队|本报|该行|本行")
_OBLIQUE = re.compile(r"(?:与|向|对|由|被|据|比|较|给|在|于|跟|同|和|接受|告诉|超过|采用|使用|用|经|获|到|进入|登陆|通过)$")
_WORK = re.compile(r"《[^》]{1,30}》[^,，。;；\d]{0,3}")
_PLACE = re.compile(
    r"(?:^|[,，。;；]|年|目前|预计)(?P<place>中国|台湾|香港|本港|全球|美国|日本|韩国|欧洲|北美|印度|北美市场)(?![一-龥]{0,1}(?:证券|银行|日报))"
)
_INHOUSE = ("company", "vendor", "creator", "regulator", "investor", "public")


@dataclass(frozen=True, slots=True)
class Named:
    """A name in the text: a system, an organisation, a work."""

    start: int
    end: int
    name: str
    kind: str


def owner(place: Place, *, names: Sequence[Named], previous: str | None, fresh: bool) -> str | None:
    """The entity of a figure.

    `names` are all names of the article in reading order, `previous` is the entity of the figure before it in the sentence,
    `fresh` whether the clause of this figure starts a new subject.
    """
    folded = place.reading.folded
    if place.found.kind in ("index", "percent", "money", "multiple", "count"):
        last = None
        for match in _INDEX.finditer(folded, max(place.start, place.sentence.start), place.found.start):
            last = match
        if last is not None:
            return place.reading.cut(*_trim(folded, last, place))
    speaker = place.statement.speaker if place.statement else ""
    shut = {speaker}
    if place.statement is not None and place.statement.group not in _INHOUSE:
        shut.add(place.statement.organisation or "")
    inside = [n for n in names if n.name not in shut and place.sentence.start <= n.start and n.end <= place.found.start]
    here = [n for n in inside if n.start >= place.start and not _OBLIQUE.search(folded[max(0, n.start - 3) : n.start])]
    if here:
        return here[0].name if len(here) == 1 or here[0].kind != "system" else here[-1].name
    if previous is not None:
        return previous
    if place.statement is not None and _OWN.search(folded, place.start, place.found.start):
        return house(place.statement)
    told = [n for n in inside if not _OBLIQUE.search(folded[max(0, n.start - 3) : n.start])]
    if told:
        return told[-1].name
    return (
        house(place.statement)
        if place.statement is not None and place.statement.group in ("company", "vendor", "creator", "public")
        else None
    )


def house(statement: Statement) -> str | None:
    """The house a speaker speaks for."""
    if statement.speaker_kind == "institution":
        return statement.speaker
    if statement.organisation:
        return statement.organisation
    return statement.speaker if statement.group == "public" and statement.speaker_kind == "person" else None


def _trim(folded: str, match: re.Match[str], place: Place) -> tuple[int, int]:
    """The name of an index without what stands before it."""
    start = match.start()
    for date in place.dates:
        if match.start() <= date.mention.start < date.mention.end < match.end():
            start = date.mention.end
    lead = re.match(r"(?:截至收盘|其中|但|而|昨日|今日|显示|带动|相关|受此影响|的)*", folded[start : match.end()])
    return start + (lead.end() if lead else 0), match.end()
