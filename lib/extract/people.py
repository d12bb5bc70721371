"""The people an article introduces: full name, role and organisation, and every short form they go by.

An introduction is a title and a name («嘉书科技创始人王小书»), or a name and a bracket («谢赛宁(纽约大学助理教授)»).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

from lib.extract.lexicon import DOT, HAN, lexicon
from lib.extract.name_ends import name_at
from lib.extract.offices import split_role
from lib.extract.pieces import PERSON, Listed, Phrase, Piece
from lib.patterns import compiled

_MARK = compiled("[,。;:!?—\n\x01]|援引|引述|转引")
_DOTS = compiled(f"[{DOT}]")
_CALLED = compiled("(?:名叫|叫做|叫|是)")
_ALSO_CALLED = compiled(
    rf"(?:叫|称|唤|喊)(?:他|她)(?:为|作|做)?[“「]?(?P<name>[{HAN}]{{2,4}}?)[”」]?(?=——|[,。)])"
    rf"|(?:网名|昵称|花名|外号|绰号|艺名|笔名|人称|江湖人称|小名|ID|账号名?)(?:叫|为|是)?[“「](?P<nick>[^“”「」,。]{{2,12}})[”」](?!的)"
)
_NAME_TOLD = compiled("本名|真名|原名|大名|全名")
_REAL_NAME = compiled(
    rf"[“「]?(?P<nick>[{HAN}A-Za-z]{{2,8}})[”」]?(?:的)?(?:本名|真名|原名|大名|全名)(?:叫|是|为)?(?P<name>[{HAN}]{{2,4}})(?=[,。(])"
)
_OPENS_NAME = compiled(r"(?:^|[,。;:!?\n\x01的]|市民|用户|消费者|网友|车主|家长|业主|读者|顾客|居民|村民|乘客|患者)$")
_GUESTS = compiled(r"(?:嘉宾|受访者|受访人|对话者|对谈者|对话人|受访嘉宾|与谈人|主讲人):(?P<list>[^。\n]{4,160})")
_GUEST = compiled(r"(?P<name>[^,;。\n]{2,12}),(?P<what>[^,;。\n]{2,40})(?=;|$)")
_ONE_OF_MANY = compiled("(?:一|某|这|那|多)(?:家|个|间|所)|该|其")
_LATIN_LAST = compiled(r"[A-Z][A-Za-z'’\-]{2,20}$")


@dataclass(slots=True)
class Person:
    """One introduced person; pieces point to where each field was read."""

    name: Piece
    written: str
    role: Piece | None = None
    organisation: Piece | None = None
    mentions: list[int] = field(default_factory=list)
    carried: bool = False
    looked: bool = False


@dataclass(slots=True)
class People:
    """Who has been introduced so far. `names` holds every form, short ones too."""

    folded: str
    names: set[str] = field(default_factory=set)
    _by_form: dict[str, Person] = field(default_factory=dict)
    everyone: list[Person] = field(default_factory=list)

    def find(self, form: str) -> Person | None:
        """The person of a name or short form."""
        return self._by_form.get(form)

    def add(self, phrase: Phrase) -> Person:
        """Register a person, or add what is new about one who is known."""
        written = self.folded[phrase.name.start : phrase.name.end]
        person = self._by_form.get(written)
        if person is None:
            person = self._same_as(written) or Person(phrase.name, written)
            if person not in self.everyone:
                self.everyone.append(person)
        if len(written) > len(person.written):
            person.name, person.written = phrase.name, written
        if phrase.role and (person.role is None or (person.organisation is None and phrase.organisation)):
            person.role = phrase.role
        if phrase.organisation and person.organisation is None:
            person.organisation = phrase.organisation
        person.mentions.append(phrase.name.start)
        for form in {written, *_short_forms(written)}:
            self.names.add(form)
            self._by_form.setdefault(form, person)
        return person

    def also_called(self, form: str, before: int) -> None:
        """A further name of the person introduced last before a position: «卢桂生——街坊都叫他老卢——»."""
        met = [p for p in self.everyone if p.name.start < before]
        if met and form not in self._by_form:
            person = max(met, key=lambda p: p.name.start)
            self.names.add(form)
            self._by_form[form] = person

    def named_too(self, form: str, person: Person) -> None:
        """A further name of a person: «鲸鱼本名江毓»."""
        if form not in self._by_form:
            self.names.add(form)
            self._by_form[form] = person

    def familiar(self, form: str) -> Person | None:
        """The person a form such as 老卢 or 小杨 stands for: the last of that surname who has been introduced with a title."""
        if len(form) != 2 or form[0] not in "老小阿" or form in self._by_form:
            return None
        met = [p for p in self.everyone if p.written[:1] == form[1] and p.role]
        return met[-1] if met else None

    def _same_as(self, written: str) -> Person | None:
        """The person this longer name belongs to, if a short form of it was met first."""
        for form in _short_forms(written):
            if form in self._by_form:
                return self._by_form[form]
        return None

    def by_surname(self, surname: str, title: str, before: int) -> Person | None:
        """The last person of a surname met before a position; one whose role holds the title goes first."""
        met = [p for p in self.everyone if p.written.startswith(surname) and p.name.start < before]
        fitting = [p for p in met if p.role and title in self.folded[p.role.start : p.role.end]]
        found = fitting or met
        return found[-1] if found else None


def _short_forms(written: str) -> list[str]:
    """What a full name is shortened to: 萨姆·奥尔特曼 → 奥尔特曼; Sam Altman → Altman."""
    out = []
    last = _DOTS.split(written)[-1]
    if last != written and len(last) >= 2:
        out.append(last)
    elif (m := _LATIN_LAST.search(written)) and m.start():
        out.append(m.group())
    return out


def introduced(folded: str, plain: str, *, listed: Listed) -> People:
    """Everyone introduced by a title and a name.

    >>> text = "嘉书科技创始人王小书也持类似的观点。"
    >>> [p.written for p in introduced(text, text, listed=Listed()).everyone]
    ['王小书']
    """
    people = People(folded)
    lex = lexicon()
    for m in lex.head_named.finditer(plain):
        called = _CALLED.match(plain, m.end())
        found = name_at(folded, called.end() if called else m.end())
        if not found:
            continue
        start, end = found
        clause = _clause_start(plain, m.start())
        house, role = split_role(folded, clause, m.end(), listed=listed)
        if role is None:
            continue
        people.add(Phrase(PERSON, Piece(start, end), role, house, "introduction"))
    for m in _is_a().finditer(plain):
        title = lex.title_tail(plain, m.start("what"), m.end("what"))
        if title:
            house, role = split_role(folded, m.start("what"), m.end("what"), listed=listed)
            if house is None or _ONE_OF_MANY.match(plain, house.start, house.end):
                house, role = None, Piece(title.start(), m.end("what"))
            people.add(Phrase(PERSON, Piece(*m.span("name")), role or Piece(title.start(), m.end("what")), house, "introduction"))
    for m in _profiles().finditer(plain) if "岁" in plain else ():  # «江毓,34岁,竖屏短剧导演,…»
        if lex.title_tail(plain, m.start("what"), m.end("what")):
            house, role = split_role(folded, m.start("what"), m.end("what"), listed=listed)
            people.add(Phrase(PERSON, Piece(*m.span("name")), role, house, "introduction"))
    for guests in _GUESTS.finditer(plain):  # «本期嘉宾:宋某,某工坊创始人;朴某,某公司版权总监。»
        for m in _GUEST.finditer(plain, *guests.span("list")):
            if lex.title_tail(plain, m.start("what"), m.end("what")):
                house, role = split_role(folded, m.start("what"), m.end("what"), listed=listed)
                people.add(Phrase(PERSON, Piece(*m.span("name")), role, house, "introduction"))
    for m in lex.polite.finditer(plain):  # «家住武汉的程女士»
        if lex.plain_at.match(folded, m.start()) and _OPENS_NAME.search(plain, max(0, m.start() - 6), m.start()):
            people.add(Phrase(PERSON, Piece(*m.span()), None, None, "introduction"))
    for m in _REAL_NAME.finditer(plain) if _NAME_TOLD.search(plain) else ():  # «鲸鱼本名江毓,34岁,…»
        found = name_at(folded, m.start("name"))
        if found:
            name = Piece(*found)
            title = lex.title_tail(plain, m.end(), min(m.end() + 24, len(plain)))
            person = people.add(Phrase(PERSON, name, Piece(title.start(), title.end()) if title else None, None, "introduction"))
            people.named_too(m.group("nick"), person)
    for m in _ALSO_CALLED.finditer(plain):
        start = max(plain.rfind(c, 0, m.start()) for c in "。!?\n") + 1
        named = name_at(folded, start)
        if named and plain[named[1] : named[1] + 1] == "," and (lex.foreign.match(folded, start) or lex.plain_at.match(folded, start)):
            people.add(Phrase(PERSON, Piece(*named), None, None, "introduction"))
        people.also_called(m.group("name") or m.group("nick"), m.start())
    return people


@cache
def _profiles() -> re.Pattern[str]:
    """A name, an age and an occupation, parted by commas."""
    lex = lexicon()
    name = rf"{lex.sure_surname}[{HAN}]{{1,2}}|[{HAN}]{{2,6}}[{DOT}][{HAN}]{{1,6}}"
    return compiled(
        rf"(?:(?<=[。\n,;“])|(?<=本名)|(?<=原名)|(?<=真名)|^)(?P<name>{name})(?:,今年\d{{2}}岁|,\d{{2}}岁|\(\d{{2}}岁\)),(?:是|系|现任|时任|现为)?(?P<what>[^,。;\n\d]{{2,24}})(?=[,。;])"
    )


@cache
def _is_a() -> re.Pattern[str]:
    """«李某是一家短剧公司的编剧。»"""
    lex = lexicon()
    name = rf"{lex.sure_surname}[{HAN}]{{1,2}}|{lex.surname}某某?"
    return compiled(
        rf"(?:^|(?<=[。\n,]))(?:原告|被告|当事人)?(?P<name>{name})(?:,?(?:今年)?\d{{2}}岁,)?(?:是|系)(?P<what>[^,。;\n]{{2,30}})(?=[,。])"
    )


def _clause_start(plain: str, at: int) -> int:
    return at - len(_MARK.split(plain[max(0, at - 60) : at])[-1])
