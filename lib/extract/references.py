"""Settle who a frame's speaker is: short names, pronouns, 该负责人, bare documents, and what was said further up."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from lib.extract.circumstances import past_times
from lib.extract.frames import Frame
from lib.extract.full_names import longer_form
from lib.extract.ground import Ground
from lib.extract.house_kinds import goes_by_any_name, pointed
from lib.extract.lexicon import lexicon
from lib.extract.papers_meant import document, full_title
from lib.extract.pieces import DOCUMENT, INSTITUTION, PERSON, UNNAMED, Phrase, Piece
from lib.extract.pronouns import by_office, former, he, that
from lib.extract.speakers import UNKNOWN, Speaker, house
from lib.extract.tokens import word_class
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
_MANAGEMENT = ("公司管理层", "集团管理层", "公司高层", "集团高层", "本公司", "本集团")
_LAUNCH = compiled("发布|推出|上线|开源|更新|宣布|发售|公布|升级|放出|官宣")
_FAMILIAR_ADDRESS = ("总", "工", "董", "同学", "先生", "女士", "小姐", "某")
_LOOKS_LIKE_VERB = compiled("[来去道明开同向在对将会想要让给由当立任成有为作看听问答讲]")
_ONLY_KIND = ("法院", "一审法院", "二审法院", "终审法院", "仲裁委员会", "检察院")
_OPENING = 30
_SHOWN = compiled("显示,|,")


_JUDGE = compiled("法官|庭长|审判长|审判员|大法官|陪审员|裁判官")


def _certain(folded: str, form: str, before: int) -> Piece | None:
    """«杭州某电商公司» for «电商公司»: a house the article names only by its kind."""
    at = folded.find(f"某{form}", 0, before)
    if at < 0:
        return None
    start = at - 2 if at >= 2 and word_class(folded[at - 2 : at]) == "ns" else at
    return Piece(start, at + 1 + len(form))


@dataclass(slots=True)
class Settler(Ground):
    """Settles speakers in reading order and remembers who spoke."""

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

    def _person(self, phrase: Phrase) -> Speaker:
        form = self.folded[phrase.name.start : phrase.name.end]
        if phrase.rule != "phrase.known" and (longer := self._cut_short(phrase.name)):
            phrase, form = replace(phrase, name=longer), self.folded[longer.start : longer.end]
        person = self.people.find(form) or self.people.familiar(form) or self.met.other_spelling(form) or self.people.add(phrase)
        if person.role is None and not person.looked:
            person.looked = True
            self.met.introduce(person)
        return self.of_person(person, phrase.name, phrase.rule, phrase.sure)

    def _cut_short(self, name: Piece) -> Piece | None:
        """A name with the character behind it, where the article never has it without: 蒋凤来, of which 来 looks like a verb."""
        form, longer = self.folded[name.start : name.end], self.folded[name.start : name.end + 1]
        if len(form) != 2 or not _LOOKS_LIKE_VERB.fullmatch(longer[-1:]) or self.folded.count(form) < 2:
            return None
        return Piece(name.start, name.end + 1) if self.folded.count(form) == self.folded.count(longer) else None

    def _house(self, phrase: Phrase) -> Speaker:
        """A house or a document, by its full name if the article has given one."""
        form = self.folded[phrase.name.start : phrase.name.end]
        if phrase.rule == "phrase.document" and (judge := self._judge(form, phrase.name.start)):
            return judge
        if phrase.rule == "phrase.suffix" and (full := _certain(self.folded, form, phrase.name.start)):
            return Speaker("unnamed", self.text[full.start : full.end], rules=(phrase.rule,), sure=0.6, where=full)
        if phrase.kind == DOCUMENT:
            full = full_title(self, form, phrase.name.start)
        else:
            full = self.full.get(form) or longer_form(self.folded, form, phrase.name.start)
        if full is None or full.start > phrase.name.start:
            return house(self.text, phrase.name, rule=phrase.rule, sure=phrase.sure)
        return house(self.text, full, rule=phrase.rule, sure=phrase.sure * 0.95, how="full name of the article")

    def _judge(self, form: str, at: int) -> Speaker | None:
        """The judge who spoke just before, whose ruling speaks: «法官冯绍衡在判词中直斥,…。判词写道,…»."""
        where, last = self.spoken[-1] if self.spoken else (0, None)
        judge = last is not None and last.kind == "person" and bool(_JUDGE.search(fold(last.role or "")))
        if not last or not judge or "《" in form or self.paragraph(where) != self.paragraph(at):
            return None
        return self.again(last, "phrase.document", "the ruling of the judge who spoke before")

    def _unnamed(self, phrase: Phrase) -> Speaker | None:
        words = self.folded[phrase.name.start : phrase.name.end]
        if words in _ONLY_KIND and (meant := self.houses.ending_in(words[-2:], phrase.name.start)):
            return house(self.text, meant, rule=phrase.rule, sure=0.7, how=self.stands_for(phrase, "the house named before"))
        if words == "官方" and (maker := self._launcher(phrase.name.start)):
            return house(self.text, maker, rule=phrase.rule, sure=0.7, how=self.stands_for(phrase, "the house that brings out something"))
        return self.somebody(phrase)

    def _launcher(self, at: int) -> Piece | None:
        """The house that brings out something in the clauses before: «深度求索发布新模型,官方称…»."""
        start = past_times(self.plain, self.sentences.spans[self.sentences.index(at)].start, at)
        maker = self.houses.first(start) if _LAUNCH.search(self.plain, start, at) else None
        return maker if maker and maker.end <= at else None

    def _reference(self, phrase: Phrase) -> Speaker | None:
        words = self.folded[phrase.name.start : phrase.name.end]
        if m := lexicon().addressed.fullmatch(words):
            return self._by_surname(phrase, m)
        if phrase.rule == "phrase.office":
            return by_office(self, phrase)
        if phrase.rule == "phrase.bare-document":
            return document(self, phrase, words)
        if _HE.fullmatch(words):
            return he(self, phrase)
        if words in ("后者", "前者"):
            return former(self, phrase, words)
        if _THEY.fullmatch(words):
            return self.last(phrase, lambda s: s.kind == "unnamed" and s.plural) or UNKNOWN
        if words in _MANAGEMENT:
            return self._house_reference(phrase, words)
        if m := _OF_HOUSE.fullmatch(words):
            return self._staff_of(phrase, m.group("rest"))
        if m := _DEMONSTRATIVE.fullmatch(words):
            return self._house_reference(phrase, words) if _HOUSE_HEAD.search(m["head"]) else that(self, phrase, m["head"])
        return self._house_reference(phrase, words)

    def _by_surname(self, phrase: Phrase, m: re.Match[str]) -> Speaker:
        """周总, 李教授: the person of that surname introduced before, else by what is written."""
        person = self.people.by_surname(m.group("surname"), m.group("address"), phrase.name.start)
        if person:
            how = self.stands_for(phrase, "the person introduced before")
            return self.of_person(person, phrase.name, phrase.rule, 0.85, how=how)
        familiar = m.group("address") in _FAMILIAR_ADDRESS
        role = None if familiar else self.cut(Piece(phrase.name.end - len(m.group("address")), phrase.name.end))
        name = self.text[phrase.name.start : phrase.name.end].strip()
        return Speaker("person", name, role, None, (), (phrase.rule,), 0.4 if familiar else 0.5, phrase.name)

    def _staff_of(self, phrase: Phrase, head: str) -> Speaker:
        """该公司负责人: the one of a speaker before, else a voice of the house named before."""
        found = self.last(phrase, lambda s: s.kind == "unnamed" and s.heads()[0].endswith(head))
        if found:
            return found
        meant = self.houses.last(phrase.name.start)
        notes = (Resolved("organisation", meant.start, meant.end, "公司 stands for the house named before"),) if meant else ()
        name = self.text[phrase.name.start : phrase.name.end].strip()
        return Speaker("unnamed", name, None, self.cut(meant), notes, (phrase.rule,), 0.6, phrase.name)

    def _house_reference(self, phrase: Phrase, words: str) -> Speaker | None:
        """公司, 该公司, 署方: the house named before."""
        at = phrase.name.start
        how = self.stands_for(phrase, "the house named before")
        if words.startswith(("该", "上述", "前述")) and self.spoken:
            where, last = self.spoken[-1]
            if fold(last.name) in lexicon().registers:
                return self._of_provider(phrase, where, at, how)
            alike = last.kind == "institution" or fold(last.name).endswith(words[-2:])
            if alike and self.paragraph(where) == self.paragraph(at):
                return self.again(last, phrase.rule, how)
        told = pointed(words)
        if told and not goes_by_any_name(told["kind"]):
            meant = self.houses.of_kind(told["kind"], at)
        else:
            meant = (self.houses.main() if words.startswith("公司") and words not in _MANAGEMENT else None) or self.houses.last(at)
        if meant:
            return house(self.text, meant, rule=phrase.rule, sure=0.7, how=how)
        spoke = next((s for _, s in reversed(self.spoken) if s.organisation or s.kind == "institution"), None)
        if spoke is None or told:
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
            if self.sentences.index(at) >= number - (frame.kind != "urge") and self.paragraph(at) == self.paragraph(frame.lead):
                return self.again(speaker, "phrase.left-out", "the subject is left out: the speaker before goes on")
        how = "the subject is left out: the sentence's own subject speaks"
        met = self.met.first_from(start)
        if met and met[0] < min(frame.lead, start + _OPENING) and met[1].role:
            # «联合国秘书长古特雷斯发表讲话,呼吁…»: the person, not his house
            return self.of_person(met[1], met[1].name, "phrase.left-out", 0.6, how=how)
        subject = self.houses.first(start) if start < frame.lead else None
        if subject and subject.end < frame.lead:
            return house(self.text, subject, rule="phrase.left-out", sure=0.6, how=how)
        return self.of_person(met[1], met[1].name, "phrase.left-out", 0.6, how=how) if met and met[0] < frame.lead else None
