"""Settle who a frame's speaker is: short names, pronouns, 该负责人, bare documents, and what was said further up."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from lib.extract.circumstances import strip_lead
from lib.extract.cue_subjects import best_subject
from lib.extract.frames import Frame
from lib.extract.full_names import longer_form
from lib.extract.houses import STATE_PAPER
from lib.extract.houses_meant import HousesMeant
from lib.extract.lexicon import lexicon
from lib.extract.people import People, Person
from lib.extract.people_meant import PeopleMeant
from lib.extract.phrases import read_phrase
from lib.extract.pieces import DOCUMENT, INSTITUTION, PERSON, UNNAMED, Listed, Phrase, Piece
from lib.extract.runs import Sentences
from lib.extract.speakers import UNKNOWN, Speaker, house
from lib.patterns import compiled
from lib.schema import Resolved
from lib.text.fold import fold

_HE = compiled(r"(?:他|她|其|本人|当事人|对方)(?:本人)?$")
_THEY = compiled(r"(?:他们|她们|这些|双方).*|上述(?:机构|券商|专家|人士们)$")
_DEMONSTRATIVE = compiled(r"(?:该|上述|前述|这位|那位|这名|那名|这家|上述这位|同一位|此位|这)(?P<head>.*)")
_HOUSE_HEAD = compiled(
    r"(?:公司|企业|机构|平台|集团|券商|行|大行|投行|外资|厂商|协会|研究所|研究院|媒体|报告|署|局|校|院|厂|店|署方|局方|校方|院方|厂方|店方|警方|银行|基金"
    r"|媒体|报)(?:方面|方)?$"
)
_OF_HOUSE = compiled(
    r"(?:该|上述|前述|这家)?(?:公司|企业|机构|平台|集团|券商)"
    r"(?P<rest>(?:一[名位]|某)?.*?(?:负责人|高管|管理层|工程师|人士|发言人|员工|经理|总监|工作人员))$"
)
_ENDING = compiled("该(院|所|校|局|部|厂|店|社|会|署|处|行)$")
_TITLED = compiled(r"《[^《》]{0,60}?(?P<kind>[^《》()]{2,6})(?P<aside>\([^()]{1,20}\))?》")
_WHEN_ISSUED = compiled("^.{0,10}(?:披露|发布|公布|公开|发表|递交|提交)的(?:最新)?")
_MANAGEMENT = ("公司管理层", "集团管理层", "公司高层", "集团高层", "本公司", "本集团")
_LAUNCH = compiled("发布|推出|上线|开源|更新|宣布|发售|公布|升级|放出|官宣")
_WHICH_DOCUMENT = compiled("^(?:上述|前述|该|这份|这项|该份)|[中里]$")
_ANYBODY = ("人士", "人", "知情人士", "高管", "负责人", "消息人士", "业内人士", "博主", "专家", "学者")
_NO_HOUSE = ("公司", "本公司", "集团", "平台", "公司方面")
_FAMILIAR_ADDRESS = ("总", "工", "董", "同学", "先生", "女士", "小姐", "某")
_LAST_NOUN = compiled("(?:有|是|为|来自|属于)(?P<noun>[^,。;:]{2,24})。$")
_ONLY_KIND = ("法院", "一审法院", "二审法院", "终审法院", "仲裁委员会", "检察院")
_OPENING = 30
_AND = ("与", "和", "、", "及", "跟", "同", "以及")
_SHOWN = compiled("显示,|,")
_PLURAL = compiled("[多几数不许众部一]?(?:些|少|多|家|位)")
_SOMEBODY = compiled("[^,。;:\n]{0,12}?[一两三几数多某](?:位|名|家)[^,。;:\n]{2,24}")
_FAR = 1500


def past_times(plain: str, start: int, end: int) -> int:
    """Past the times and connectives at the head of a clause and their comma."""
    at = strip_lead(plain, start, end)
    while plain[at : at + 1] in (",", " ") and at < end:
        at = strip_lead(plain, at + 1, end)
    return at


@dataclass(slots=True)
class Settler:
    """Settles speakers in reading order and remembers who spoke."""

    text: str
    folded: str
    plain: str
    listed: Listed
    people: People
    sentences: Sentences
    full: Mapping[str, Piece] = field(default_factory=dict)
    named: Listed = field(default_factory=Listed)
    spoken: list[tuple[int, Speaker]] = field(default_factory=list)
    met: PeopleMeant = field(init=False)

    def __post_init__(self) -> None:
        self.met = PeopleMeant(self.folded, self.plain, self.listed, self.people, self.sentences)

    @property
    def houses(self) -> HousesMeant:
        """Finds the houses meant where none is named."""
        return HousesMeant(self.folded, self.plain, self.listed, self.people, self.sentences, self.named)

    def settle(self, frame: Frame, at: int) -> Speaker | None:
        """The speaker of a frame; None where there is no ground for a statement."""
        speaker = self.of_phrase(frame.phrase) if frame.phrase else self._left_out(frame)
        if speaker is not None and not frame.nested:
            self.spoken.append((at, speaker))
        return speaker

    def of_phrase(self, phrase: Phrase) -> Speaker | None:
        """The speaker a phrase stands for."""
        if phrase.kind == PERSON:
            return self._person(phrase)
        if phrase.kind in (INSTITUTION, DOCUMENT):
            return self._house(phrase)
        return self._unnamed(phrase) if phrase.kind == UNNAMED else self._reference(phrase)

    def _cut(self, piece: Piece | None) -> str | None:
        return self.text[piece.start : piece.end].strip() if piece else None

    def _stands_for(self, phrase: Phrase, whom: str) -> str:
        return f"«{self._cut(phrase.name)}» stands for {whom}"

    # people

    def _person(self, phrase: Phrase) -> Speaker:
        form = self.folded[phrase.name.start : phrase.name.end]
        person = self.people.find(form) or self.people.familiar(form) or self.met.other_spelling(form) or self.people.add(phrase)
        if person.role is None and not person.looked:
            person.looked = True
            self.met.introduce(person)
        return self.of_person(person, phrase.name, phrase.rule, phrase.sure)

    def of_person(self, person: Person, at: Piece, rule: str, sure: float, *, how: str = "") -> Speaker:
        """A person's fullest form, with notes on every field that was read elsewhere."""
        notes = []
        if how or (person.name.start != at.start and person.written != self.folded[at.start : at.end]):
            notes.append(Resolved("speaker", person.name.start, person.name.end, how or "fullest form of the article"))
        organisation = self._house_of(person)
        for name, piece in (("role", person.role), ("organisation", organisation)):
            if piece and not at.start - 60 <= piece.start <= at.end + 60:
                notes.append(Resolved(name, piece.start, piece.end, "stated where the speaker is introduced"))
        written = self.text[person.name.start : person.name.end].strip()
        return Speaker("person", written, self._cut(person.role), self._cut(organisation), tuple(notes), (rule,), sure, person.name)

    def _house_of(self, person: Person) -> Piece | None:
        """A person's house; «公司» and «该组织» settled, and carried over from further up where the title stands alone."""
        house_ = person.organisation
        if house_ and (self.folded[house_.start : house_.end] in _NO_HOUSE or self.folded[house_.start] in "该本"):
            house_ = self.houses.meant(house_.start) or self.houses.last(house_.start)
        elif house_ and (kind := self.houses.kind_only(house_.start, house_.end)):
            house_ = person.organisation = self.houses.named_ending(kind, house_.start) or house_
        if house_ is None and person.role and (at := self.houses.that_house(person.role.start)):
            start, kind = at
            house_ = person.organisation = self.houses.named_ending(kind, start) or self.houses.meant(start, outside=True)
        if house_ is None and person.role:
            house_ = person.organisation = self.houses.of_title(person)
        return house_

    # houses, documents, the unnamed

    def _house(self, phrase: Phrase) -> Speaker:
        """A house or a document, by its full name if the article has given one."""
        form = self.folded[phrase.name.start : phrase.name.end]
        if phrase.kind == DOCUMENT:
            full = self._full_title(form, phrase.name.start)
        else:
            full = self.full.get(form) or longer_form(self.folded, form, phrase.name.start)
        if full is None or full.start > phrase.name.start:
            return house(self.text, phrase.name, rule=phrase.rule, sure=phrase.sure)
        return house(self.text, full, rule=phrase.rule, sure=phrase.sure * 0.95, how="full name of the article")

    def _full_title(self, form: str, before: int) -> Piece | None:
        """《指引》: the document of that kind the article has named in full."""
        if not form.startswith("《") or len(form) > 12:
            return None
        found = [m for m in _TITLED.finditer(self.folded, 0, before) if form[1:-1] in m.group() and len(m.group()) > len(form)]
        return Piece(found[-1].start(), found[-1].end()) if found else None

    def _unnamed(self, phrase: Phrase) -> Speaker | None:
        words = self.folded[phrase.name.start : phrase.name.end]
        if words in _ONLY_KIND and (meant := self.houses.ending_in(words[-2:], phrase.name.start)):
            return house(self.text, meant, rule=phrase.rule, sure=0.7, how=self._stands_for(phrase, "the house named before"))
        if words == "官方" and (maker := self._launcher(phrase.name.start)):
            return house(self.text, maker, rule=phrase.rule, sure=0.7, how=self._stands_for(phrase, "the house that brings out something"))
        return self._somebody(phrase)

    def _launcher(self, at: int) -> Piece | None:
        """The house that brings out something in the clauses before: «深度求索发布新模型,官方称…»."""
        start = past_times(self.plain, self.sentences.spans[self.sentences.index(at)].start, at)
        maker = self.houses.first(start) if _LAUNCH.search(self.plain, start, at) else None
        return maker if maker and maker.end <= at else None

    def _somebody(self, phrase: Phrase) -> Speaker:
        organisation = phrase.organisation
        notes: tuple[Resolved, ...] = ()
        words = self.folded[phrase.name.start : phrase.name.end]
        if organisation is None and words.startswith("公司"):
            organisation = Piece(phrase.name.start, phrase.name.start + 2)
        if organisation and self.folded.startswith(("该", "上述", "前述", "公司"), organisation.start):
            organisation = self.houses.meant(organisation.start) or self.houses.last(organisation.start)
            if organisation:
                notes = (Resolved("organisation", organisation.start, organisation.end, "该… stands for the house named before"),)
        if organisation is None and phrase.rule == "phrase.staff" and phrase.role:
            organisation = self.houses.begun_with(self.folded[phrase.name.start : phrase.role.start])
        name = self.text[phrase.name.start : phrase.name.end].strip()
        plural = bool(_PLURAL.match(words[:2]))
        return Speaker(
            "unnamed", name, self._cut(phrase.role), self._cut(organisation), notes, (phrase.rule,), phrase.sure, phrase.name, plural
        )

    # references

    def _reference(self, phrase: Phrase) -> Speaker | None:
        words = self.folded[phrase.name.start : phrase.name.end]
        if m := lexicon().addressed.fullmatch(words):
            return self._by_surname(phrase, m)
        if phrase.rule == "phrase.bare-document":
            return self._document(phrase, words)
        if _HE.fullmatch(words):
            return self._he(phrase)
        if words in ("后者", "前者"):
            return self._former(phrase, words)
        if _THEY.fullmatch(words):
            return self._last(phrase, lambda s: s.kind == "unnamed" and s.plural) or UNKNOWN
        if words in _MANAGEMENT:
            return self._house_reference(phrase, words)
        if m := _OF_HOUSE.fullmatch(words):
            return self._staff_of(phrase, m.group("rest"))
        if m := _DEMONSTRATIVE.fullmatch(words):
            return self._that(phrase, m.group("head"))
        return self._house_reference(phrase, words)

    def _by_surname(self, phrase: Phrase, m: re.Match[str]) -> Speaker:
        """周总, 李教授: the person of that surname introduced before, else by what is written."""
        person = self.people.by_surname(m.group("surname"), m.group("address"), phrase.name.start)
        if person:
            how = self._stands_for(phrase, "the person introduced before")
            return self.of_person(person, phrase.name, phrase.rule, 0.85, how=how)
        familiar = m.group("address") in _FAMILIAR_ADDRESS
        role = None if familiar else self._cut(Piece(phrase.name.end - len(m.group("address")), phrase.name.end))
        name = self.text[phrase.name.start : phrase.name.end].strip()
        return Speaker("person", name, role, None, (), (phrase.rule,), 0.4 if familiar else 0.5, phrase.name)

    def _document(self, phrase: Phrase, words: str) -> Speaker | None:
        """公告称, 要点明定, 征求意见稿提出: the document named before, or the house that issued one."""
        words = _WHEN_ISSUED.sub("", words)
        noun, at = "" if words == "其中" else _WHICH_DOCUMENT.sub("", words), phrase.name.start
        near = _TITLED.finditer(self.folded, max(0, at - 600), at)
        titled = [m for m in near if noun in m.group("kind") or noun in (m.group("aside") or "")]
        if titled and STATE_PAPER.search(titled[-1].group()):
            piece = Piece(titled[-1].start(), titled[-1].end())
            return house(self.text, piece, rule=phrase.rule, sure=0.8, how=self._stands_for(phrase, "the document named before"))
        where = titled[-1].start() if titled else self.folded.rfind(noun, max(0, at - 160), at)
        if where < 0:
            return self._issuer_before(phrase, words)
        sentence = self.sentences.spans[self.sentences.index(where)]
        issuer = self.houses.first(self.houses.past_opening(sentence.start, where))
        return (
            house(self.text, issuer, rule=phrase.rule, sure=0.7, how=f"«{words}» is the paper of the house named before")
            if issuer
            else None
        )

    def _issuer_before(self, phrase: Phrase, words: str) -> Speaker | None:
        """The house the sentence before ends with or begins with, whose paper speaks: «同日递表的还有跃桓科技。招股文件披露,…»."""
        number = self.sentences.index(phrase.name.start)
        if (
            words not in lexicon().firm_papers
            or not number
            or self.sentences.paragraph_ends[number - 1] != self.sentences.paragraph_ends[number]
        ):
            return None
        sentence = self.sentences.spans[number - 1]
        last = _LAST_NOUN.search(self.plain, sentence.start, sentence.end)
        named = read_phrase(self.folded, *last.span("noun"), listed=self.listed) if last else None
        begin = past_times(self.plain, sentence.start, sentence.end)
        issuer = named.name if named and named.kind == INSTITUTION else self.houses.first(begin)
        how = f"«{words}» is the paper of the house named before"
        return house(self.text, issuer, rule=phrase.rule, sure=0.6, how=how) if issuer else None

    def _last(self, phrase: Phrase, fits: Callable[[Speaker], bool]) -> Speaker | None:
        """The last speaker that fits, as the one meant here."""
        found = next((s for _, s in reversed(self.spoken) if s.known and fits(s)), None)
        return self._again(found, phrase.rule, self._stands_for(phrase, "a speaker before")) if found else None

    def _again(self, speaker: Speaker, rule: str, how: str) -> Speaker:
        """A speaker met before, with a note on where its name stands."""
        kept = tuple(r for r in speaker.resolved if r.field != "speaker")
        note = (Resolved("speaker", speaker.where.start, speaker.where.end, how),) if speaker.where else ()
        return replace(speaker, resolved=(*note, *kept), rules=(rule,), sure=min(speaker.sure, 0.8))

    def _he(self, phrase: Phrase) -> Speaker:
        """He, she: the person the sentence speaks of, else the last who spoke near by, else the last one named."""
        at = phrase.name.start
        number = self.sentences.index(at)
        how = self._stands_for(phrase, "the person named before")
        before = self.met.before(at)
        if before and before[0] >= self.sentences.spans[number].start:
            return self.of_person(before[1], phrase.name, phrase.rule, 0.8, how=how)
        if before and self.met.closes_sentence_before(before[0], number):
            return self.of_person(before[1], phrase.name, phrase.rule, 0.75, how=how)
        if somebody := self._somebody_before(number):
            return somebody
        last = next(((w, s) for w, s in reversed(self.spoken) if s.kind != "institution" and s.known), None)
        if last and self._paragraph(last[0]) == self.sentences.paragraph_ends[number]:
            return self._again(last[1], phrase.rule, how)
        if before and (not last or before[0] > last[0]):
            return self.of_person(before[1], phrase.name, phrase.rule, 0.7, how=how)
        if last and at - last[0] < _FAR:
            return replace(self._again(last[1], phrase.rule, how), sure=0.6)
        return UNKNOWN

    def _somebody_before(self, number: int) -> Speaker | None:
        """Somebody unnamed whom the sentence before is about, of whom nothing has been reported: «一家公司的法务却不这么乐观。据她讲,…»."""
        if not number or self.sentences.paragraph_ends[number - 1] != self.sentences.paragraph_ends[number]:
            return None
        sentence = self.sentences.spans[number - 1]
        last = self.spoken[-1][0] if self.spoken else -1
        later = self.met.before(sentence.end)
        if last >= sentence.start or (later and later[0] >= sentence.start) or not _SOMEBODY.match(self.plain, sentence.start):
            return None
        phrase = best_subject(self.folded, self.plain, sentence.start, sentence.end, listed=self.listed, people=self.people.names)
        return self._somebody(phrase) if phrase and phrase.rule == "phrase.unnamed" else None

    def _paragraph(self, at: int) -> int:
        return self.sentences.paragraph_ends[self.sentences.index(at)]

    def _former(self, phrase: Phrase, words: str) -> Speaker:
        """The former and the latter: of the houses of the sentence, else of the last two people named."""
        at = phrase.name.start
        sentence = self.sentences.spans[self.sentences.index(at)]
        houses, before = self.listed.within(sentence.start, at), self.met.before(at)
        if houses and not (before and before[0] > houses[-1].start):
            meant = houses[-1] if words == "后者" else houses[0]
            return house(self.text, meant, rule=phrase.rule, sure=0.6, how=f"«{words}»: of the houses named in the sentence")
        if pair := self._pair_before(sentence.start, before):
            meant = pair[1] if words == "后者" else pair[0]
            return house(self.text, meant, rule=phrase.rule, sure=0.6, how=f"«{words}»: of the two named before")
        people = self.met.last_two(at)
        if people is None:
            return UNKNOWN
        person = people[0] if words == "后者" else people[1]
        return self.of_person(person, phrase.name, phrase.rule, 0.6, how=f"«{words}»: of the two named before")

    def _pair_before(self, start: int, before: tuple[int, Person] | None) -> tuple[Piece, Piece] | None:
        """The two houses named last together, with nothing but a conjunction between: «高盛与花旗意见相左。前者预测…»."""
        near = self.listed.within(max(0, start - 160), start)
        for first, second in zip(reversed(near[:-1]), reversed(near[1:]), strict=False):
            if self.plain[first.end : second.start] in _AND and not (before and before[0] > second.end):
                return first, second
        return None

    def _that(self, phrase: Phrase, head: str) -> Speaker | None:
        """该负责人, 上述投资人, 这位制片人: the last speaker whose phrase or role ends alike, else somebody introduced so."""
        if _HOUSE_HEAD.search(head):
            return self._house_reference(phrase, self.folded[phrase.name.start : phrase.name.end])
        tail = head[-2:]
        alike = self._last(
            phrase, lambda s: s.kind != "institution" and any(w.endswith(head) or (len(w) > 1 and head.endswith(w)) for w in s.heads())
        )
        alike = alike or self._last(
            phrase, lambda s: s.kind != "institution" and len(tail) == 2 and any(w.endswith(tail) for w in s.heads())
        )
        if alike is None and head in _ANYBODY:
            alike = self._last(phrase, lambda s: s.kind != "institution")
        if alike:
            return alike
        for person in reversed(self.people.everyone):
            role = self.folded[person.role.start : person.role.end] if person.role else ""
            if head and role.endswith(head) and person.name.start < phrase.name.start:
                return self.of_person(person, phrase.name, phrase.rule, 0.6, how=self._stands_for(phrase, "the person introduced before"))
        if len(head) < 4:
            return UNKNOWN
        piece = Piece(phrase.name.end - len(head), phrase.name.end)
        return Speaker("unnamed", self.text[piece.start : piece.end], rules=(phrase.rule,), sure=0.4, where=piece)

    def _staff_of(self, phrase: Phrase, head: str) -> Speaker:
        """该公司负责人: the one of a speaker before, else a voice of the house named before."""
        found = self._last(phrase, lambda s: s.kind == "unnamed" and s.heads()[0].endswith(head))
        if found:
            return found
        meant = self.houses.last(phrase.name.start)
        notes = (Resolved("organisation", meant.start, meant.end, "公司 stands for the house named before"),) if meant else ()
        name = self.text[phrase.name.start : phrase.name.end].strip()
        return Speaker("unnamed", name, None, self._cut(meant), notes, (phrase.rule,), 0.6, phrase.name)

    def _house_reference(self, phrase: Phrase, words: str) -> Speaker | None:
        """公司, 该公司, 署方: the house named before."""
        at = phrase.name.start
        how = self._stands_for(phrase, "the house named before")
        if words.startswith(("该", "上述", "前述")) and self.spoken:
            where, last = self.spoken[-1]
            if fold(last.name) in lexicon().registers:
                return self._of_provider(phrase, where, at, how)
            alike = last.kind == "institution" or fold(last.name).endswith(words[-2:])
            if alike and self._paragraph(where) == self._paragraph(at):
                return self._again(last, phrase.rule, how)
        if m := _ENDING.match(words):
            meant = self.houses.ending_in(m.group(1), at)
        else:
            meant = (self.houses.main() if words.startswith("公司") and words not in _MANAGEMENT else None) or self.houses.last(at)
        if meant:
            return house(self.text, meant, rule=phrase.rule, sure=0.7, how=how)
        spoke = next((s for _, s in reversed(self.spoken) if s.organisation or s.kind == "institution"), None)
        if spoke is None or _ENDING.match(words):
            return None
        name = spoke.name if spoke.kind == "institution" else spoke.organisation or spoke.name
        return Speaker("institution", name, rules=(phrase.rule,), sure=0.5)

    def _of_provider(self, phrase: Phrase, where: int, at: int, how: str) -> Speaker | None:
        """该公司 after what a register shows («天眼查显示,鹿鸣影像完成变更。该公司证实…»): the house the register speaks of."""
        stop = min(at, where + 120)
        shown = _SHOWN.search(self.plain, where, stop)
        begin = shown.end() if shown else where
        begin = past_times(self.plain, begin, stop)
        meant = self.houses.first(begin)
        return house(self.text, meant, rule=phrase.rule, sure=0.6, how=how) if meant and meant.end <= at else None

    def _left_out(self, frame: Frame) -> Speaker | None:
        """The subject is left out («并称…»): the last speaker of the sentence or the one before, else the sentence's subject."""
        number = self.sentences.index(frame.lead)
        start = self.sentences.spans[number].start
        if self.spoken:
            at, speaker = self.spoken[-1]
            if self.sentences.index(at) >= number - (frame.kind != "urge") and self._paragraph(at) == self._paragraph(frame.lead):
                return self._again(speaker, "phrase.left-out", "the subject is left out: the speaker before goes on")
        how = "the subject is left out: the sentence's own subject speaks"
        met = self.met.first_from(start)
        if met and met[0] < min(frame.lead, start + _OPENING) and met[1].role:
            # «联合国秘书长古特雷斯发表讲话,呼吁…»: the person, not his house
            return self.of_person(met[1], met[1].name, "phrase.left-out", 0.6, how=how)
        subject = self.houses.first(start) if start < frame.lead else None
        if subject and subject.end < frame.lead:
            return house(self.text, subject, rule="phrase.left-out", sure=0.6, how=how)
        return self.of_person(met[1], met[1].name, "phrase.left-out", 0.6, how=how) if met and met[0] < frame.lead else None
