"""Settle who a frame's speaker is: short names, pronouns, 该负责人, bare documents, and what was said further up."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from lib.extract.circumstances import strip_lead
from lib.extract.frames import Frame
from lib.extract.full_names import longer_form
from lib.extract.houses import STATE_PAPER
from lib.extract.identities import identity
from lib.extract.lexicon import lexicon
from lib.extract.offices import split_role
from lib.extract.people import People, Person
from lib.extract.phrases import read_phrase
from lib.extract.pieces import DOCUMENT, INSTITUTION, PERSON, UNNAMED, Listed, Phrase, Piece
from lib.extract.runs import Sentences
from lib.schema import UNKNOWN_SPEAKER, Resolved
from lib.text.fold import fold


@dataclass(frozen=True, slots=True)
class Speaker:
    """A settled speaker: names as printed, with where each was found if not at the cue."""

    kind: str
    name: str
    role: str | None = None
    organisation: str | None = None
    resolved: tuple[Resolved, ...] = ()
    rules: tuple[str, ...] = ()
    sure: float = 1.0
    plural: bool = False


UNKNOWN = Speaker("unnamed", UNKNOWN_SPEAKER, rules=("reference.unknown",), sure=0.2)

_HE = re.compile(r"(?:他|她|其|本人|当事人|对方)(?:本人)?$")
_THEY = re.compile(r"(?:他们|她们|这些|双方).*|上述(?:机构|券商|专家|人士们)$")
_DEMONSTRATIVE = re.compile(r"(?:该|上述|前述|这位|那位|这名|那名|这家|上述这位|同一位|此位|这)(?P<head>.*)")
_HOUSE_HEAD = re.compile(
    r"(?:公司|企业|机构|平台|集团|券商|行|大行|投行|外资|厂商|协会|研究所|研究院|媒体|报告|署|局|校|院|厂|店|署方|局方|校方|院方|厂方|店方|警方|银行|基金|媒体|报)(?:方面|方)?$"
)
_OF_HOUSE = re.compile(
    r"(?P<house>(?:该|上述|前述|这家)?(?:公司|企业|机构|平台|集团|券商))(?P<rest>(?:一[名位]|某)?.*?(?:负责人|高管|管理层|工程师|人士|发言人|员工|经理|总监|工作人员))$"
)
_ASIDE = re.compile(r"[(,](?P<what>[^()。,\n]{2,40})[),]")
_TITLE = re.compile(r"《[^《》]{0,60}?(?P<kind>[^《》()]{2,6})(?P<aside>\([^()]{1,20}\))?》")
_INSIDER = re.compile(
    "董事长|总经理|总裁|CEO|COO|CTO|CFO|首席|创始人|创办人|发言人|执行长|营运长|技术长|财务长|研发长|产品长|营销长|董秘|副总|店主|店长|店员|老板|厂长|审判长|审判员|法官"
)
_PLACES_OF = (
    ("审判|法官|书记员", r"(?:^|[,。;:、\n的由在日对])(?P<name>[\u4e00-\u9fff]{2,10}法院)"),
    ("店", r"(?:[“「])(?P<name>[\u4e00-\u9fff]{2,8}(?:店|房|馆|铺|社|坊|吧))(?=[”」])"),
)
_KIND_ONLY = re.compile(r"[\u4e00-\u9fff]{1,4}(?:公司|企业|厂商|平台|机构)")
_OUTSIDE = re.compile("证券|日报|新闻|研究院|大学|法院|投顾|基金|交易所|银行$")
_MENTIONS_READ = 20
_NO_NAME = ("公司", "该公司", "本公司", "集团", "该集团", "平台", "该平台", "公司方面", "该校", "该院", "该所")
_FIRST = re.compile(
    r"(?:发布|举行|召开|推出|宣布|公布|上线|披露|入禀|入稟|完成|发表|印发|就|在|于|对|向|也|则|已|将|昨|今|近|日|上周|本周|去年|今年|\d|旗下|展台|,|。|的|成为|开始|获|与|和|称|表示|为|是|展示|启动|签署|计划|拟|推|开|投)"
)


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
    spoken: list[tuple[int, Speaker]] = field(default_factory=list)
    _mentions: list[tuple[int, Person]] | None = None

    def settle(self, frame: Frame, at: int) -> Speaker | None:
        """The speaker of a frame; None where there is no ground for a statement."""
        phrase = frame.phrase
        if phrase is None:
            speaker = self._left_out(frame)
        elif phrase.kind == PERSON:
            speaker = self._person(phrase)
        elif phrase.kind == INSTITUTION or phrase.kind == DOCUMENT:
            speaker = self._house(phrase)
        elif phrase.kind == UNNAMED:
            speaker = self._unnamed(phrase)
        else:
            speaker = self._reference(phrase, frame)
        if speaker is not None and not frame.nested:
            self.spoken.append((at, speaker))
        return speaker

    def _cut(self, piece: Piece) -> str:
        return self.text[piece.start : piece.end].strip()

    def _person(self, phrase: Phrase) -> Speaker:
        form = self.folded[phrase.name.start : phrase.name.end]
        person = self.people.find(form) or self.people.familiar(form) or self._other_spelling(form) or self.people.add(phrase)
        if person.role is None and not person.looked:
            person.looked = True
            self._introduce(person)
        return self._of(person, phrase.name, phrase.rule, phrase.sure)

    def _introduce(self, person: Person) -> None:
        """Role and organisation from any place where a title stands before the name or in brackets after it."""
        name = self.folded[person.name.start : person.name.end]
        at = self.folded.find(name)
        for _ in range(_MENTIONS_READ):
            if at < 0:
                return
            start = max([self.plain.rfind(c, max(0, at - 50), at) for c in ",。;:!?、\n\x01"]) + 1
            if lexicon().title_end.search(self.folded, max(start, at - 24), at):
                person.organisation, person.role = split_role(self.folded, start, at, listed=self.listed)
                return
            m = _ASIDE.match(self.plain, at + len(name))
            if m and (title := lexicon().title_end.search(self.folded, m.start("what"), m.end("what"))):
                house, role = split_role(self.folded, m.start("what"), m.end("what"), listed=self.listed)
                person.organisation, person.role = house, role or Piece(title.start(), title.end())
                return
            at = self.folded.find(name, at + 1)

    def _other_spelling(self, form: str) -> Person | None:
        """Somebody the article introduces under another spelling of the alias table (奥特曼, 奥尔特曼)."""
        label = identity(form, kind="person", article="").label
        if label == form and not any(p.written != form for p in self.people.everyone):
            return None
        return next(
            (p for p in self.people.everyone if p.written != form and identity(p.written, kind="person", article="").label == label), None
        )

    def _of(self, person: Person, at: Piece, rule: str, sure: float, *, how: str = "") -> Speaker:
        """A person's fullest form, with notes on every field that was read elsewhere."""
        notes = []
        if how or (person.name.start != at.start and person.written != self.folded[at.start : at.end]):
            notes.append(Resolved("speaker", person.name.start, person.name.end, how or "fullest form of the article"))
        organisation = person.organisation
        if organisation and (self.folded[organisation.start : organisation.end] in _NO_NAME or self.folded[organisation.start] in "该本"):
            organisation = self._last_house(organisation.start)
        if person.role and organisation is None:
            organisation = person.organisation = self._house_further_up(person.role.start) or self._house_of_insider(person)
        for name, piece in (("role", person.role), ("organisation", organisation)):
            if piece and not (at.start - 60 <= piece.start <= at.end + 60):
                notes.append(Resolved(name, piece.start, piece.end, "stated where the speaker is introduced"))
        return Speaker(
            "person",
            self._cut(person.name),
            self._cut(person.role) if person.role else None,
            self._cut(organisation) if organisation else None,
            tuple(notes),
            (rule,),
            sure,
        )

    def _house_further_up(self, at: int) -> Piece | None:
        """The house of «…,董事长许立群»: the subject of the clauses before, in the same sentence."""
        clause = max(self.plain.rfind(c, 0, at) for c in ",。;\n\x01")
        if self.plain[clause + 1 : at].strip() not in ("", "其", "公司", "该公司"):
            return None
        words = self.folded[at : at + 8]
        if not re.match(
            r"(?:副?董事长|总裁|副总裁|总经理|副总|CEO|首席|创始人|执行长|创办人|发言人|董秘|负责人|董事|财务长|技术长|营运长)", words
        ):
            return None
        sentence = self.sentences.spans[self.sentences.index(at)]
        return self.first_house(sentence.start) if sentence.start < at - 2 else None

    def _house_of_insider(self, person: Person) -> Piece | None:
        """Whom somebody belongs to who is introduced by an inside title alone («首席产品官», «审判长», «店员»).

        The house of the insider before, else the last house that a sentence further up begins with; for a court or a
        shop the last one that is named.
        """
        assert person.role
        role = self.folded[person.role.start : person.role.end]
        at = person.role.start
        if not _INSIDER.search(role) or not self._stands_bare(at):
            return None
        ending = next((e for titles, e in _PLACES_OF if re.search(titles, role)), None)
        if ending:
            found = list(re.finditer(ending, self.folded[:at]))
            return self._trimmed_place(found[-1].start("name"), found[-1].end("name")) if found else None
        for other in reversed(self.people.everyone):
            if other is not person and other.organisation and other.role and other.name.start < at and other.carried:
                return other.organisation
        number = self.sentences.index(at)
        for back in range(number, max(-1, number - 8), -1):
            start = self.sentences.spans[back].start
            house = self.first_house(self._past_opening(start, at)) if start < at else None
            if house and house.end <= at and not _OUTSIDE.search(self.folded, house.start, house.end):
                person.carried = True
                return house
        return None

    def _stands_bare(self, at: int) -> bool:
        """Whether nothing stands before a title in its clause that would say whose it is."""
        clause = max(self.plain.rfind(c, 0, at) for c in ",。;:!?、\n\x01")
        words = self.plain[clause + 1 : at]
        return strip_lead(self.plain, clause + 1, at) >= at or (
            words.endswith("的") and len(words) <= 8 and not lexicon().suffix.search(words)
        )

    def _trimmed_place(self, start: int, end: int) -> Piece:
        """A court or a shop without what stands before its name."""
        phrase = read_phrase(self.folded, start, end, listed=self.listed)
        return phrase.name if phrase and phrase.kind == INSTITUTION else Piece(start, end)

    def first_house(self, start: int) -> Piece | None:
        """The house a sentence begins with."""
        within = self.listed.within(start, start + 24)
        for cut in [m.start() for m in _FIRST.finditer(self.plain, start + 2, start + 30)]:
            phrase = read_phrase(self.folded, start, cut, listed=self.listed)
            if phrase and phrase.kind == INSTITUTION and not _KIND_ONLY.fullmatch(self.folded, phrase.name.start, phrase.name.end):
                return phrase.name
        return within[0] if within and within[0].start - start <= 10 else None

    def _main_house(self) -> Piece | None:
        """The house the article is about: that of most people introduced, if any."""
        houses = [p.organisation for p in self.people.everyone if p.organisation and p.role]
        words = [self.folded[h.start : h.end] for h in houses]
        if not words:
            return None
        best = max(set(words), key=lambda w: (words.count(w), self.folded.count(w)))
        return houses[words.index(best)] if words.count(best) >= 2 or self.folded.count(best) >= 4 else None

    def _house(self, phrase: Phrase) -> Speaker:
        """A house or a document, by its full name if the article has given one."""
        form = self.folded[phrase.name.start : phrase.name.end]
        if phrase.kind == DOCUMENT and len(form) <= 12:
            return self._short_title(phrase, form)
        full = self.full.get(form) or longer_form(self.folded, form, phrase.name.start)
        if full is None or full.start > phrase.name.start:
            return Speaker("institution", self._cut(phrase.name), rules=(phrase.rule,), sure=phrase.sure)
        note = Resolved("speaker", full.start, full.end, "full name of the article")
        return Speaker("institution", self._cut(full), None, None, (note,), (phrase.rule,), phrase.sure * 0.95)

    def _short_title(self, phrase: Phrase, form: str) -> Speaker:
        """《指引》: the document of that kind the article has named in full."""
        inner = form.strip("《》")
        for m in reversed(list(_TITLE.finditer(self.folded, 0, phrase.name.start))):
            if inner in m.group() and len(m.group()) > len(form) and form.startswith("《"):
                note = Resolved("speaker", m.start(), m.end(), "full title of the article")
                return Speaker("institution", self.text[m.start() : m.end()], None, None, (note,), (phrase.rule,), 0.9)
        return Speaker("institution", self._cut(phrase.name), rules=(phrase.rule,), sure=phrase.sure)

    def _unnamed(self, phrase: Phrase) -> Speaker:
        organisation, notes = phrase.organisation, []
        if organisation is None and self.folded.startswith("公司", phrase.name.start):
            organisation = Piece(phrase.name.start, phrase.name.start + 2)
        if organisation and self.folded.startswith(("该", "上述", "前述", "公司"), organisation.start):
            house = self._last_house(organisation.start)
            notes = [Resolved("organisation", house.start, house.end, "该… stands for the house named before")] if house else []
            organisation = house
        if organisation is None and phrase.rule == "phrase.staff" and phrase.role:
            organisation = self._house_begun_with(self.folded[phrase.name.start : phrase.role.start])
        return Speaker(
            "unnamed",
            self._cut(phrase.name),
            self._cut(phrase.role) if phrase.role else None,
            self._cut(organisation) if organisation else None,
            tuple(notes),
            (phrase.rule,),
            phrase.sure,
            plural=bool(re.match("[多几数不许众部一]?(?:些|少|多|家|位)", self.folded[phrase.name.start : phrase.name.start + 2])),
        )

    def _house_begun_with(self, words: str) -> Piece | None:
        """The house of a person introduced before whose name begins with these words: 岭峯 → 岭峯置业."""
        if len(words) < 2:
            return None
        houses = (p.organisation for p in self.people.everyone if p.organisation)
        return next((h for h in houses if self.folded.startswith(words, h.start)), None)

    def _reference(self, phrase: Phrase, frame: Frame) -> Speaker | None:
        words = self.folded[phrase.name.start : phrase.name.end]
        if m := lexicon().addressed.fullmatch(words):
            person = self.people.by_surname(m.group("surname"), m.group("address"), phrase.name.start)
            if person:
                return self._of(
                    person, phrase.name, phrase.rule, 0.85, how=f"«{self._cut(phrase.name)}» stands for the person introduced before"
                )
            if m.group("address") in ("总", "工", "董", "同学") or len(m.group("address")) == 1:
                return Speaker("person", self._cut(phrase.name), rules=(phrase.rule,), sure=0.4)
            role = self._cut(Piece(phrase.name.end - len(m.group("address")), phrase.name.end))
            return Speaker(
                "person",
                self._cut(phrase.name),
                role if role not in ("先生", "女士", "小姐", "某") else None,
                None,
                (),
                (phrase.rule,),
                0.5,
            )
        if phrase.rule == "phrase.bare-document":
            return self._document(phrase, words)
        if _HE.fullmatch(words):
            return self._he(phrase, frame)
        if words in ("后者", "前者"):
            return self._former(phrase, words)
        if _THEY.fullmatch(words):
            return self._last(phrase, lambda s: s.kind == "unnamed" and s.plural) or UNKNOWN
        if m := _OF_HOUSE.fullmatch(words):
            return self._staff_of(phrase, m)
        if m := _DEMONSTRATIVE.fullmatch(words):
            return self._that(phrase, m.group("head"))
        return self._house_reference(phrase)

    def _document(self, phrase: Phrase, words: str) -> Speaker | None:
        """公告称, 要点明定, 征求意见稿提出: the document named before, or the house that issued one."""
        noun = re.sub("^(?:上述|前述|该|这份|这项|该份)|[中里]$", "", words)
        at = phrase.name.start
        titled = [
            m for m in _TITLE.finditer(self.folded, max(0, at - 600), at) if noun in m.group("kind") or noun in (m.group("aside") or "")
        ]
        if titled:
            m = titled[-1]
            if read_phrase(self.folded, m.start(), m.end(), listed=self.listed) and STATE_PAPER.search(m.group()):
                note = Resolved("speaker", m.start(), m.end(), f"«{words}» stands for the document named before")
                return Speaker("institution", self.text[m.start() : m.end()], None, None, (note,), (phrase.rule,), 0.8)
        where = titled[-1].start() if titled else self.folded.rfind(noun, max(0, at - 160), at)
        if where < 0:
            return None
        sentence = self.sentences.spans[self.sentences.index(where)]
        house = self.first_house(self._past_opening(sentence.start, where))
        if house is None:
            return None
        note = Resolved("speaker", house.start, house.end, f"«{words}» is the paper of the house named before")
        return Speaker("institution", self._cut(house), None, None, (note,), (phrase.rule,), 0.7)

    def _past_opening(self, start: int, before: int) -> int:
        """Past an opening circumstance («公司层面,», «11月20日,») of a sentence."""
        comma = self.plain.find(",", start, before)
        return comma + 1 if 0 <= comma - start <= 12 else start

    def _last(self, phrase: Phrase, fits: object, how: str = "") -> Speaker | None:
        """The last speaker that fits, as the one meant here."""
        for at, speaker in reversed(self.spoken):
            if callable(fits) and fits(speaker):
                where = self.folded.find(self.folded[at : at + 1], at)
                note = Resolved("speaker", where, where + 1, how or f"«{self._cut(phrase.name)}» stands for the last speaker that fits")
                return self._again(speaker, note, phrase.rule)
        return None

    def _again(self, speaker: Speaker, note: Resolved, rule: str) -> Speaker:
        start = self.text.rfind(speaker.name, 0, max(note.start + 200, 0))
        if start >= 0:
            note = replace(note, start=start, end=start + len(speaker.name))
        kept = tuple(r for r in speaker.resolved if r.field != "speaker")
        return replace(speaker, resolved=(note, *kept), rules=(rule,), sure=min(speaker.sure, 0.8))

    def _he(self, phrase: Phrase, frame: Frame) -> Speaker:
        """He, she: the person the sentence speaks of, else the last who spoke near by, else the last one named."""
        at = phrase.name.start
        sentence = self.sentences.spans[self.sentences.index(at)]
        how = f"«{self._cut(phrase.name)}» stands for the person named before"
        for where, person in reversed(self.mentions()):
            if sentence.start <= where < at:
                return self._of(person, phrase.name, phrase.rule, 0.8, how=how)
        paragraph = self.sentences.paragraph_ends[self.sentences.index(at)]
        last = next(
            ((w, s) for w, s in reversed(self.spoken) if s.kind == "person" or (s.kind == "unnamed" and s.name != UNKNOWN_SPEAKER)), None
        )
        before = next(((w, p) for w, p in reversed(self.mentions()) if w < at), None)
        if last and self._paragraph(last[0]) == paragraph:
            return self._again(last[1], Resolved("speaker", last[0], last[0] + 1, how), phrase.rule)
        if before and (not last or before[0] > last[0]):
            return self._of(before[1], phrase.name, phrase.rule, 0.7, how=how)
        if last and at - last[0] < 1500:
            again = self._again(last[1], Resolved("speaker", last[0], last[0] + 1, how), phrase.rule)
            return replace(again, sure=0.6)
        return UNKNOWN

    def _paragraph(self, at: int) -> int:
        return self.sentences.paragraph_ends[self.sentences.index(at)]

    def mentions(self) -> list[tuple[int, Person]]:
        """Every mention of an introduced person, in order."""
        if self._mentions is None:
            names = sorted((n for n in self.people.names if len(n) >= 2), key=len, reverse=True)
            found = re.finditer("|".join(map(re.escape, names)), self.plain) if names else iter(())
            self._mentions = [(m.start(), p) for m in found if (p := self.people.find(m.group()))]
        return self._mentions

    def _former(self, phrase: Phrase, words: str) -> Speaker:
        """The former and the latter: of the last two people named."""
        sentence = self.sentences.spans[self.sentences.index(phrase.name.start)]
        houses = self.listed.within(sentence.start, phrase.name.start)
        if houses and not any(sentence.start <= w < phrase.name.start and w > houses[-1].start for w, _ in self.mentions()):
            house = houses[-1] if words == "后者" else houses[0]
            note = Resolved("speaker", house.start, house.end, f"«{words}»: of the houses named in the sentence")
            return Speaker("institution", self._cut(house), None, None, (note,), (phrase.rule,), 0.6)
        near = [(w, p) for w, p in self.mentions() if w < phrase.name.start]
        order: list[Person] = []
        for _, person in reversed(near):
            if person not in order:
                order.append(person)
            if len(order) == 2:
                break
        if len(order) < 2:
            return UNKNOWN
        person = order[0] if words == "后者" else order[1]
        return self._of(person, phrase.name, phrase.rule, 0.6, how=f"«{words}»: of the two named before")

    def _that(self, phrase: Phrase, head: str) -> Speaker | None:
        """该负责人, 上述投资人, 这位制片人: the last speaker whose phrase or role ends alike."""
        if _HOUSE_HEAD.search(head):
            return self._house_reference(phrase)
        for _, speaker in reversed(self.spoken):
            if speaker.kind == "institution":
                continue
            words = lexicon_fold(speaker)
            if head and (any(w.endswith(head) for w in words) or any(head.endswith(w) for w in words if len(w) >= 2)):
                return self._found(phrase, speaker)
        for _, speaker in reversed(self.spoken):
            words = lexicon_fold(speaker)
            tail = head[-2:]
            if speaker.kind != "institution" and len(tail) == 2 and any(w.endswith(tail) for w in words):
                return self._found(phrase, speaker)
        if head in ("人士", "人", "知情人士", "高管", "负责人", "消息人士", "业内人士", "博主", "专家", "学者"):
            found = next((s for _, s in reversed(self.spoken) if s.kind != "institution"), None)
            if found:
                return self._found(phrase, found)
        if self.people.everyone:
            for person in reversed(self.people.everyone):
                if (
                    person.role
                    and head
                    and person.name.start < phrase.name.start
                    and self.folded[person.role.start : person.role.end].endswith(head)
                ):
                    return self._of(
                        person, phrase.name, phrase.rule, 0.6, how=f"«{self._cut(phrase.name)}» stands for the person introduced before"
                    )
        if len(head) >= 4:
            return Speaker("unnamed", self._cut(Piece(phrase.name.end - len(head), phrase.name.end)), rules=(phrase.rule,), sure=0.4)
        return UNKNOWN

    def _found(self, phrase: Phrase, speaker: Speaker) -> Speaker:
        note = Resolved("speaker", phrase.name.start, phrase.name.end, f"«{self._cut(phrase.name)}» stands for a speaker before")
        return self._again(speaker, replace(note, start=phrase.name.start - 200 if phrase.name.start > 200 else 0), phrase.rule)

    def _last_house(self, before: int) -> Piece | None:
        """The house spoken of before a position: the head of the sentences before, else the last one listed."""
        number = self.sentences.index(before)
        for back in range(number, max(-1, number - 4), -1):
            start = self.sentences.spans[back].start
            if start < before and (house := self.first_house(start)) and house.end <= before:
                return house
        listed = self.listed.within(max(0, before - 200), before)
        return listed[-1] if listed else None

    def _staff_of(self, phrase: Phrase, m: re.Match[str]) -> Speaker:
        head = m.group("rest")
        for _, speaker in reversed(self.spoken):
            if speaker.kind == "unnamed" and speaker.name != UNKNOWN_SPEAKER and lexicon_fold(speaker)[0].endswith(head):
                return self._found(phrase, speaker)
        house = self._last_house(phrase.name.start)
        notes = (Resolved("organisation", house.start, house.end, "公司 stands for the house named before"),) if house else ()
        return Speaker("unnamed", self._cut(phrase.name), None, self._cut(house) if house else None, notes, (phrase.rule,), 0.6)

    def _house_reference(self, phrase: Phrase) -> Speaker | None:
        """公司, 该公司, 署方: the house named before."""
        words = self.folded[phrase.name.start : phrase.name.end]
        if words.startswith(("该", "上述", "前述")) and self.spoken:
            at, last = self.spoken[-1]
            alike = last.kind == "institution" or fold(last.name).endswith(words[-2:])
            if alike and self._paragraph(at) == self._paragraph(phrase.name.start):
                return self._again(
                    last, Resolved("speaker", at, at + 1, f"«{self._cut(phrase.name)}» stands for the house that spoke before"), phrase.rule
                )
        if m := re.match("该(院|所|校|局|部|厂|店|社|会|署|处|行)$", words):
            return self._last_ending_in(m.group(1), phrase) or None
        house = self._main_house() if words.startswith("公司") else None
        house = house or self._last_house(phrase.name.start)
        if house is None:
            spoke = next((s for _, s in reversed(self.spoken) if s.organisation or s.kind == "institution"), None)
            if spoke is None:
                return None
            name = spoke.name if spoke.kind == "institution" else spoke.organisation or spoke.name
            return Speaker("institution", name, rules=(phrase.rule,), sure=0.5)
        note = Resolved("speaker", house.start, house.end, f"«{self._cut(phrase.name)}» stands for the house named before")
        return Speaker("institution", self._cut(house), None, None, (note,), (phrase.rule,), 0.7)

    def _last_ending_in(self, ending: str, phrase: Phrase) -> Speaker | None:
        """该院, 该所: the last house named before that ends in the word."""
        at = phrase.name.start
        for m in reversed(list(re.finditer(rf"[\u4e00-\u9fff]{{2,12}}{ending}", self.plain[max(0, at - 600) : at]))):
            end = max(0, at - 600) + m.end()
            for start in range(end - m.end() + m.start(), end - 2):
                house = read_phrase(self.folded, start, end, listed=self.listed)
                if house and house.kind == INSTITUTION:
                    note = Resolved("speaker", house.name.start, end, f"«{self._cut(phrase.name)}» stands for the house named before")
                    return Speaker("institution", self._cut(house.name), None, None, (note,), (phrase.rule,), 0.65)
        return None

    def _left_out(self, frame: Frame) -> Speaker | None:
        """The subject is left out («并称…»): the last speaker of the sentence or the one before, else the sentence's subject."""
        number = self.sentences.index(frame.lead)
        sentence = self.sentences.spans[number]
        if self.spoken and frame.kind != "urge":
            at, speaker = self.spoken[-1]
            if self.sentences.index(at) >= number - 1 and self._paragraph(at) == self._paragraph(frame.lead):
                return self._again(
                    speaker, Resolved("speaker", at, at + 1, "the subject is left out: the speaker before goes on"), "phrase.left-out"
                )
        house = self.first_house(sentence.start) if sentence.start < frame.lead else None
        if house and house.end < frame.lead:
            note = Resolved("speaker", house.start, house.end, "the subject is left out: the sentence's own subject speaks")
            return Speaker("institution", self._cut(house), None, None, (note,), ("phrase.left-out",), 0.6)
        for where, person in self.mentions():
            if sentence.start <= where < frame.lead:
                return self._of(
                    person, person.name, "phrase.left-out", 0.6, how="the subject is left out: the sentence's own subject speaks"
                )
        return None


def lexicon_fold(speaker: Speaker) -> Sequence[str]:
    """Folded phrase and role of a speaker, for comparing heads."""
    return [fold(w) for w in (speaker.name, speaker.role) if w]
