"""Which house is meant where none is named: «公司», «该院», «董事长许立群» without a house, «并称»."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from lib.extract.circumstances import strip_lead
from lib.extract.departments import DEPARTMENT
from lib.extract.house_kinds import goes_by_any_name, kind_only, kinds, may_be
from lib.extract.lexicon import lexicon
from lib.extract.people import People, Person
from lib.extract.phrases import read_phrase
from lib.extract.pieces import INSTITUTION, Listed, Piece
from lib.extract.runs import Sentences
from lib.extract.tokens import tokens, word_class
from lib.patterns import compiled

_VERBS = compiled(
    r"(?:发布|举行|召开|推出|宣布|公布|上线|披露|入禀|入稟|完成|发表|印发|就|在|于|对|向|也|则|已|将|昨|今|近|日|上周|本周|去年|今年|\d|旗下|展台|,|。|的"
    r"|成为|开始|获|与|和|称|表示|为|是|展示|启动|签署|计划|拟|推|开|投)"
)
_LEADERS = compiled(
    "(?:副?董事长|总裁|副总裁|总经理|副总|CEO|首席|创始人|执行长|创办人|发言人|董秘|负责人|董事|财务长|技术长|营运长|(?:副|常务副)?(?:理事长|会长|主席|秘书长|校长|院长|馆长|团长)|总干事)"
)
_INSIDERS = compiled(
    "董事长|总经理|总裁|CEO|COO|CTO|CFO|首席|创始人|创办人|发言人|执行长|营运长|技术长|财务长|研发长|产品长|营销长|董秘|副总|(?:财务|研发|技术|产品|市场|运营)负责人|店主|店长|店员|老板|厂长"
    "|审判长|审判员|法官"
)
_HAN = "\u4e00-\u9fff"
_PLACES_OF = (  # titles whose house is a place of a kind: the last one named
    (compiled("审判|法官|书记员"), compiled(rf"(?:^|[,。;:、\n的由在日对])(?P<name>[{_HAN}]{{2,10}}法院)")),
    (compiled("店"), compiled(rf"[“「](?P<name>[{_HAN}]{{2,8}}(?:店|房|馆|铺|社|坊|吧))(?=[”」])")),
)
_KIND_ONLY = compiled(rf"[{_HAN}]{{1,4}}(?:公司|企业|厂商|平台|机构)")
_OUTSIDE = compiled("证券|[日晚时早周导商]报|新闻|周刊|杂志|财经|观察|通讯社|频道|研究院|大学|法院|投顾|基金|交易所|银行$|[^互联]网$")
_GOES_ON = compiled("(?:这家|该公司|该企业|这个|这一|这些|它|其(?!他)|他|她|公司(?!层面|面|端)|此外|不过|但|而|与此同时)")
_QUOTED_BY = compiled("(?:据|向|对|由|与|跟|从|给|被|和|让|按|对于|相比|接近)$")
_OFFICERS = compiled(
    "总座|社长|会长|总监|经理|总裁|董事|总编|主编|负责人|合伙人|创始人|创办人|联创|CEO|COO|CTO|CFO|CMO|CPO|首席|发言人|总工|掌门|掌舵|厂长|店长|站长|主任|秘书长|主管|(?:技术|财务|研发|产品|营销|行销|营运|法务|资讯|执行|资安|人资)长"
)
_WATCHERS = compiled("基金经理|投资|律师|教授|博主|记者|主编|分析师|经济学家|策略师|研究员|导演|制片|编剧")
_MET_IN = compiled("(?:在|走进|来到|步入|位于|到了?)")
_ROOM = compiled(rf"(?:的|位于)?[{_HAN}A-Za-z0-9]{{0,12}}(?<![日月年天时])")
_FAR = 1500
_OWNERLESS = ("", "其", "公司", "该公司")


@cache
def _kind_before() -> re.Pattern[str]:
    """«该协会的» before an office, also without 该 at the head of a clause."""
    return compiled(
        rf"(?P<that>(?:(?:该|上述|这家|这个|本)|(?<![{_HAN}])(?=公司|集团|协会|委员会|公会|工会|事务所|律所|医院|学会))(?P<kind>{kinds(short=False)}))(?:的|旗下)?[{_HAN}A-Za-z]{{0,6}}$"
    )


@dataclass(frozen=True, slots=True)
class HousesMeant:
    """Finds the house meant at a place of an article."""

    folded: str
    plain: str
    listed: Listed
    people: People
    sentences: Sentences
    named: Listed

    def kind_only(self, start: int, end: int) -> str:
        """The kind where a house goes by no more than its kind: «委员会», «该协会»."""
        return kind_only(self.folded, start, end)

    def that_house(self, role: int) -> tuple[int, str] | None:
        """Where «该公司», «协会» begins right before a role, and its kind."""
        clause = max(self.plain.rfind(c, 0, role) for c in ",。;:!?、\n\x01") + 1
        m = _kind_before().search(self.folded, max(clause, role - 14), role)
        return (m.start("that"), m.group("kind")) if m else None

    def of_kind(self, kind: str, before: int) -> Piece | None:
        """The house meant by «该公司», «委员会», «该行»: of firms the one the text is about, else the last named before that is of the kind."""
        if goes_by_any_name(kind):
            return self.meant(before, kind=kind) or self.meant(before, kind=kind, outside=True)
        named = self.named.within(max(0, before - _FAR), before)
        found = next((h for h in reversed(named) if may_be(kind, self.folded[h.start : h.end])), None)
        return found or self.ending_in(kind, before)

    def meant(self, at: int, *, outside: bool = False, kind: str = "") -> Piece | None:
        """The house spoken of at a place: what the sentence or one before is about, else whom its people belong to.

        Sentences that only go on («这家…», «它…») say nothing new; `outside` lets houses count that only watch others.
        """
        number = self.sentences.index(at)
        for back in range(number, max(-1, number - 8), -1):
            start = self.sentences.spans[back].start
            end = min(at, self.sentences.spans[back].end)
            if end - start < 2 or (back < number and _GOES_ON.match(self.plain, start)):
                continue
            found = self._topic(start, end) or self._of_people(start, end)
            if not found or not (outside or not _OUTSIDE.search(self.folded, found.start, found.end)):
                continue
            if not kind or may_be(kind, self.folded[found.start : found.end]):
                return found
        return None

    def _topic(self, start: int, end: int) -> Piece | None:
        """The house a sentence is about: the first it names, where that opens it or is the only one; none that is only quoted."""
        named = [h for h in self.named.within(start, end) if self.plain[h.start] == self.folded[h.start]]
        if not named:
            return None
        first, opening = named[0], self.past_opening(start, end)
        if _QUOTED_BY.search(self.plain, max(start, first.start - 3), first.start) or _GOES_ON.match(self.plain, opening):
            return None
        alone = len({self.folded[h.start : h.end] for h in named}) == 1
        return first if alone or first.start - opening <= 12 else None

    def _of_people(self, start: int, end: int) -> Piece | None:
        """The house of the last person a stretch introduces."""
        here = [p for p in self.people.everyone if p.organisation and start <= p.name.start < end]
        return here[-1].organisation if here else None

    def _of_officers(self, start: int, end: int) -> Piece | None:
        """The house of the last officer that a stretch introduces, none of one who only watches."""
        here = [p for p in self.people.everyone if p.organisation and p.role and start <= p.name.start < end]
        return next(
            (
                p.organisation
                for p in reversed(here)
                if p.role
                and _OFFICERS.search(self.folded, p.role.start, p.role.end)
                and not _WATCHERS.search(self.folded, p.role.start, p.role.end)
            ),
            None,
        )

    def first(self, start: int) -> Piece | None:
        """The house a sentence begins with."""
        for cut in [m.start() for m in _VERBS.finditer(self.plain, start + 2, start + 30)]:
            phrase = read_phrase(self.folded, start, cut, listed=self.listed)
            if phrase and phrase.kind == INSTITUTION and not _KIND_ONLY.fullmatch(self.folded, phrase.name.start, phrase.name.end):
                return phrase.name
        within = self.listed.within(start, start + 24)
        return within[0] if within and within[0].start - start <= 10 else None

    def last(self, before: int) -> Piece | None:
        """The house spoken of before a position: the head of the sentences before, else the last one listed."""
        number = self.sentences.index(before)
        for back in range(number, max(-1, number - 4), -1):
            start = self.sentences.spans[back].start
            if start < before and (house := self.first(start)) and house.end <= before:
                return house
        listed = self.listed.within(max(0, before - 200), before)
        return listed[-1] if listed else None

    def main(self) -> Piece | None:
        """The house the article is about: that of most people introduced, if any."""
        houses = [p.organisation for p in self.people.everyone if p.organisation and p.role]
        words = [self.folded[h.start : h.end] for h in houses]
        if not words:
            return None
        best = max(sorted(set(words)), key=lambda w: (words.count(w), self.folded.count(w)))
        return houses[words.index(best)] if words.count(best) >= 2 or self.folded.count(best) >= 4 else None

    def ending_in(self, word: str, before: int) -> Piece | None:
        """该院, 该所: the last house named before that ends in the word."""
        window = max(0, before - 600)
        for m in reversed(list(re.finditer(rf"[{_HAN}]{{2,12}}{word}", self.plain[window:before]))):
            for start in range(window + m.start(), window + m.end() - 2):
                house = read_phrase(self.folded, start, window + m.end(), listed=self.listed)
                if (
                    house
                    and house.kind == INSTITUTION
                    and word_class(tokens(self.folded[start : house.name.end]).words[0])[0] not in "vdpc"
                ):
                    return house.name
        return None

    def begun_with(self, words: str) -> Piece | None:
        """The house of somebody introduced before whose name begins with these words: 岭峯 → 岭峯置业."""
        houses = (p.organisation for p in self.people.everyone if p.organisation)
        return next((h for h in houses if self.folded.startswith(words, h.start)), None) if len(words) >= 2 else None

    def of_title(self, person: Person) -> Piece | None:
        """Whom a person belongs to whose title stands alone, in his sentence or further up."""
        if not person.role:
            return None
        return self._of_leader(person) or self._of_place(person) or self._of_insider(person) or self._of_bare(person)

    def _of_place(self, person: Person) -> Piece | None:
        """The house of «在浙大二院放射科,主治医师裘安琪…»: where the sentence says that he is met."""
        at = person.role.start if person.role else 0
        if self.plain[at - 1 : at] != "," or _WATCHERS.search(self.folded, at, person.name.start):
            return None
        start = max(self.plain.rfind(c, 0, at) for c in "。;!?\n\x01") + 1
        there = _MET_IN.match(self.plain, start, at - 1)
        house = next(iter(self.named.within(there.end(), at - 1)), None) if there else None
        return house if there and house and house.start - there.end() <= 4 and _ROOM.fullmatch(self.plain, house.end, at - 1) else None

    def _of_bare(self, person: Person) -> Piece | None:
        """The house of an officer whose title stands bare: the one the text is about."""
        assert person.role
        at = person.role.start
        if DEPARTMENT.match(self.folded, at, person.role.end):
            return self.meant(at) if self._stands_bare(at) else None
        officer = _OFFICERS.search(self.folded, at, person.role.end)
        watcher = _WATCHERS.search(self.folded, at, person.role.end)
        return self.meant(at) if officer and not watcher and self._stands_bare(at) else None

    def _of_leader(self, person: Person) -> Piece | None:
        """The house of «…,董事长许立群»: the subject of the clauses before, in the same sentence."""
        at = person.role.start if person.role else 0
        clause = max(self.plain.rfind(c, 0, at) for c in ",。;\n\x01")
        if self.plain[clause + 1 : at].strip() not in _OWNERLESS or not _LEADERS.match(self.folded, at):
            return None
        sentence = self.sentences.spans[self.sentences.index(at)]
        return self.first(sentence.start) if sentence.start < at - 2 else None

    def _of_insider(self, person: Person) -> Piece | None:
        """The house of «首席产品官», «审判长», «店员»: that of the insider before, else the last that a sentence begins with."""
        assert person.role
        role, at = self.folded[person.role.start : person.role.end], person.role.start
        if not _INSIDERS.search(role) or not self._stands_bare(at):
            return None
        for titles, place in _PLACES_OF:
            if titles.search(role):
                found = list(place.finditer(self.folded, 0, at))
                return self._place(found[-1].start("name"), found[-1].end("name")) if found else None
        for other in reversed(self.people.everyone):
            if other is not person and other.carried and other.organisation and other.name.start < at:
                return other.organisation
        number = self.sentences.index(at)
        for back in range(number, max(-1, number - 8), -1):
            start, end = self.sentences.spans[back].start, min(at, self.sentences.spans[back].end)
            if back < number and _GOES_ON.match(self.plain, start):
                continue
            house = (
                (self.first(self.past_opening(start, at)) if start < at else None)
                or self._of_officers(start, end)
                or self._topic(start, end)
            )
            if house and house.end <= at and not _OUTSIDE.search(self.folded, house.start, house.end):
                person.carried = True
                return house
        return None

    def _stands_bare(self, at: int) -> bool:
        """Whether nothing stands before a title in its clause that would say whose it is."""
        clause = max(self.plain.rfind(c, 0, at) for c in ",。;:!?、\n\x01")
        words = self.plain[clause + 1 : at]
        if strip_lead(self.plain, clause + 1, at) >= at:
            return True
        return words.endswith("的") and len(words) <= 8 and not lexicon().suffix.search(words)

    def _place(self, start: int, end: int) -> Piece:
        """A court or a shop without what stands before its name."""
        phrase = read_phrase(self.folded, start, end, listed=self.listed)
        return phrase.name if phrase and phrase.kind == INSTITUTION else Piece(start, end)

    def past_opening(self, start: int, before: int) -> int:
        """Past an opening circumstance («公司层面,», «11月20日,») of a sentence."""
        comma = self.plain.find(",", start, before)
        return comma + 1 if 0 <= comma - start <= 12 else start
