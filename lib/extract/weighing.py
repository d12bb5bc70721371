"""Which candidates are names: weights of one name added up over the article, its variants brought together."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from lib.extract.candidates import ENOUGH, Candidate, any_word, vocabulary
from lib.extract.edges import is_place, is_rare, words_of
from lib.extract.lexicon import lexicon
from lib.extract.organisation_shapes import far_title
from lib.extract.roles import endings
from lib.extract.sources import addressed
from lib.extract.tokens import Tokens
from lib.extract.traits import TRAITS
from lib.patterns import compiled
from lib.rules import rules

_OFTEN = {2: 0.15, 3: 0.25}
_COUNTED = 50_000
"""Characters in which a name is counted, so that a book costs no more a character than an article."""
_LOOKED_AT = 8
"""Places of a name whose neighbours are looked at."""
QUOTES = frozenset('“”「」『』‘’"')
_VERSION = compiled(r"[- ]?[vV]?\d[\d.]*[A-Za-z]{0,2}$")
_TAG = compiled(r"[- ]?[A-Z][A-Za-z]{1,9}$")
_BY_FORM = frozenset(("org.kind", "org.series", "org.quoted", "org.medium", "org.printed", "org.local", "org.publisher"))
_HAN = compiled(r"[一-鿿]")
_SPELT = compiled(r"[一-鿿A-Za-z0-9]")
_LOCATED = compiled(r"(?:总部|位于|来自|成立于|创立于|起家|扎根)[^,。;]{0,12}的$")
_TOGETHER = compiled(r"(?:已|将|正|也|曾)?(?:联合|合作|共同|达成|携手|签|组成|成立|展开|合资|开发|打造|洽谈|谈判)")
_HOUSE_AFTER = compiled(
    r"(?:则|也|将|已|在|近日|日前|趁势|顺势|随即|率先|正式|同步|首次|再次|刚刚|也|昨日|昨天|当天|当日|[上本]周[一二三四五六日天]|昨\(\d{1,2}\)日|\d{1,2}月\d{1,2}日|方面|公司|今年|去年){0,2}"
)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What one name was taken for, how surely, and by which rules. `spans` are the places its candidates stood at."""

    text: str
    what: str
    kind: str
    weight: float
    rules: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]


def verdicts(text: Tokens, candidates: Iterable[Candidate]) -> list[Verdict]:
    """Every name that a candidate stands for, weighed; those under the bar too, for whoever explains."""
    groups: dict[tuple[str, str], list[Candidate]] = defaultdict(list)
    for one in candidates:
        groups[text.folded[one.start : one.end], one.what].append(one)
    out = [_weigh(text, name, what, group) for (name, what), group in groups.items()]
    return _one_reading(out)


def _weigh(text: Tokens, name: str, what: str, group: Sequence[Candidate]) -> Verdict:
    """The sum of the best weight of each rule, a bonus for being repeated, and for houses what stands beside them."""
    best: dict[str, Candidate] = {}
    for one in group:
        if one.rule not in best or best[one.rule].weight < one.weight:
            best[one.rule] = one
    weight = sum(c.weight for c in best.values()) + _OFTEN.get(min(3, text.folded.count(name, 0, _COUNTED)), 0.0)
    extra = _beside(text, group) if what == "organisation" else {}
    leading = max(best.values(), key=lambda c: c.weight)
    rules = sorted(best, key=lambda r: -best[r].weight)
    return Verdict(name, what, leading.kind, weight + sum(extra.values()), (*rules, *extra), tuple((c.start, c.end) for c in group))


def _beside(text: Tokens, group: Sequence[Candidate]) -> dict[str, float]:
    """What the words around the places of a house are worth: a deed after it, its kind before it."""
    deeds, heads = any_word("organisation_shapes", "org.deed"), any_word("organisation_shapes", "org.head")
    funded, acts = _funded(), any_word("organisation_shapes", "org.acts")
    ends = any(c.rule.startswith("org.suffix") for c in group)
    folded, objects, taken = text.folded, vocabulary("organisation_shapes", "org.object"), {c.rule for c in group}
    out: dict[str, float] = {}
    for one in group[:_LOOKED_AT]:
        after = _HOUSE_AFTER.match(folded, one.end)
        place = after.end() if after else one.end
        if heads.match(folded, one.end) and "org.title" not in taken:
            out["org.head"] = 0.4
        if deeds.match(folded, place):
            out["org.deed"] = 0.3
        if ends and _opens_clause(text, one):
            out["org.opens"] = 0.1
        if ends and _led_by_its_place(text, one):
            out["org.place"] = 0.2
        if "org.deed" not in out and ends and acts.match(folded, place):
            out["org.acts"] = 0.2
        if funded.match(folded, place) or funded.match(folded, one.end):
            out["org.funding"] = 0.4
        if folded[one.start - 1 : one.start] in QUOTES and folded[one.end : one.end + 1] in QUOTES:
            out["org.quoted"] = 0.2
        before = text.before(one.start)
        if (before and TRAITS[before].kind) or before[-1:] in ("厂", "商"):
            out["org.kind"] = 0.3
        if before in ("与", "和", "及", "同", "携手") and _TOGETHER.match(folded, one.end):
            out["org.together"] = 0.2
        if before in objects:
            out["org.object"] = 0.2
        if _LOCATED.search(folded, max(0, one.start - 16), one.start):
            out["org.located"] = 0.3
        if ends and "org.title" not in taken and far_title().match(folded, one.end):
            out["org.far"] = 0.35
        if addressed(folded, one.start, one.end):
            out["org.addressee"] = 0.4
    return {rule: weight for rule, weight in out.items() if rule not in taken}


def _led_by_its_place(text: Tokens, one: Candidate) -> bool:
    """Whether a name has its place before a rare stem: «杭州|千帧|工场»."""
    tail = endings("suffix").at(text.folded, one.end)
    words = words_of(text, one.start, one.end - tail)
    return tail > 1 and len(words) > 1 and is_place(words[:1]) and len(words[0]) > 1 and is_rare(words[1:])


def _opens_clause(text: Tokens, one: Candidate) -> bool:
    """Whether a name of two characters and a suffix opens its clause: «10月27日,垣信卫星在海南…»."""
    tail = endings("suffix").at(text.folded, one.end)
    verb = tail and TRAITS[text.folded[one.end - tail : one.end]].deed
    return one.end - tail - one.start == 2 and tail > 1 and not verb and not _SPELT.match(text.folded[one.start - 1 : one.start])


@cache
def _funded() -> re.Pattern[str]:
    return next(r.regex for r in rules("organisation_shapes") if r.id == "org.funding")


def _one_reading(found: Sequence[Verdict]) -> list[Verdict]:
    """Each name read one way: as what weighs more; a tie goes to the house."""
    best: dict[str, Verdict] = {}
    for one in sorted(found, key=lambda v: (-v.weight, v.what)):
        best.setdefault(one.text, one)
    return list(best.values())


def accepted(text: Tokens, found: Sequence[Verdict]) -> list[Verdict]:
    """The names over the bar; of a house and its own end only the one that is the name.

    «热门短剧听花岛影视» goes where «听花岛影视» stands elsewhere, and «信厅» where it only stands in «湖北省经信厅».
    """
    sure = {v.text: v for v in found if v.weight >= ENOUGH and not _is_person(text, v)}
    families = {_family(v.text) for v in sure.values() if v.what == "system"}
    sure |= {v.text: v for v in found if v.what == "system" and v.rules[0] == "system.version" and _family(v.text) in families}
    dropped: set[str] = set()
    for one in sure.values():
        for other in _own_ends(one, sure):
            dropped.add(other.text if _only_within(other, one) else one.text)
    return [v for v in sure.values() if v.text not in dropped or _led_by_place(text, v, sure)]


def _is_person(text: Tokens, one: Verdict) -> bool:
    """Whether a house known by no suffix of houses is somebody: 演员|秦若薇, 总导演|冯野."""
    if one.what != "organisation" or not 2 <= len(one.text) <= 4 or _BY_FORM.intersection(one.rules):
        return False
    if "·" + one.text in text.folded:
        return True  # 马蒂亚斯·|科赫
    if not lexicon().surname_at.match(one.text) or endings("suffix").at(one.text, len(one.text)):
        return False
    start = text.folded.find(one.text, 0, _COUNTED)
    for _ in range(_LOOKED_AT):
        if start < 0:
            break
        before = text.before(start)
        if TRAITS[before].title or before in vocabulary("beside_names", "beside.calling"):
            return True
        start = text.folded.find(one.text, start + 1, _COUNTED)
    return False


def _family(name: str) -> str:
    """What versions of one system have in common: 苍梧 of «苍梧4-Nano»."""
    return _VERSION.sub("", _TAG.sub("", name))


def _own_ends(one: Verdict, sure: Mapping[str, Verdict]) -> Iterator[Verdict]:
    """Other accepted houses whose name is the end of this one's."""
    ends = (sure.get(one.text[cut:]) for cut in range(1, len(one.text) - 1))
    return (other for other in ends if other is not None and other.what == one.what == "organisation")


def _only_within(other: Verdict, one: Verdict) -> bool:
    """Whether every place of a name is inside a place of a longer one."""
    ends = {b for _, b in one.spans}
    return all(b in ends for _, b in other.spans)


def _led_by_place(text: Tokens, one: Verdict, sure: Mapping[str, Verdict]) -> bool:
    """Whether a name is a shorter one with its place before it, and not one that only stands within another."""
    for other in _own_ends(one, sure):
        start, end = one.spans[0]
        if is_place(words_of(text, start, end - len(other.text))):
            return True
    return False


def full_forms(text: Tokens, kept: Sequence[Verdict]) -> dict[str, str]:
    """Short forms by which the article calls houses found by shape, to their full ones: 芯泓 to 芯泓半导体, 灵枢机器人 to 苏州灵枢机器人.

    A short form is what is left without the place before and the suffix behind, if it is no common word and no system.
    """
    systems = [v.text for v in kept if v.what == "system"]
    out: dict[str, str] = {}
    for one in kept:
        if one.what == "organisation" and one.kind == "house" and one.spans:
            for short in _shortened(text, *one.spans[0]):
                if short in text.folded and not any(s.startswith(short) and not _HAN.match(s, len(short)) for s in systems):
                    out.setdefault(short, one.text)
    return out


def _shortened(text: Tokens, start: int, end: int) -> Iterator[str]:
    """A name without its place, without its suffix, without both."""
    words = words_of(text, start, end)
    lead = len(words[0]) if len(words) > 1 and is_place(words[:1]) else 0
    tail = endings("suffix").at(text.folded, end)
    for a, b in ((lead, 0), (0, tail), (lead, tail)):
        if (a or b) and end - b - start - a >= 2 and is_rare(words_of(text, start + a, end - b)):
            yield text.folded[start + a : end - b]
