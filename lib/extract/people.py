"""The people an article introduces: full name, role and organisation, and every short form they go by.

An introduction is a title and a name («嘉书科技创始人王小书»), or a name and a bracket («谢赛宁(纽约大学助理教授)»).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

from lib.extract.lexicon import DOT, HAN, lexicon
from lib.extract.pieces import PERSON, Listed, Phrase, Piece
from lib.extract.roles import split_role

_EDGE = re.compile(
    r"[,。;:!?…、\n\x01()《》“”「」]|也|在|对|向|表|认|说|称|指|透|坦|是|的|将|曾|等|与|和|于|则|还|就|都|已|从|给|以|为|今|昨|日|近|随|接|受|看|持|出|带|亲|现|直|同|最|介|分|补|强|建|提|告|回|解|预|领|带|率|担|任|执|主|发|写|撰|用|把|被|又|再|一|更|不|未|及|兼|谈|讲|宣|公|首|博|们|来|到|正|及|通|携|首|担"
)
_LATIN_LAST = re.compile(r"[A-Z][A-Za-z'’\-]{2,20}$")


@dataclass(slots=True)
class Person:
    """One introduced person; pieces point to where each field was read."""

    name: Piece
    written: str
    role: Piece | None = None
    organisation: Piece | None = None
    mentions: list[int] = field(default_factory=list)


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
    last = re.split(f"[{DOT}]", written)[-1]
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
    for m in lex.head.finditer(plain):
        found = name_at(folded, m.end())
        if not found:
            continue
        start, end = found
        clause = _clause_start(plain, m.start())
        house, role = split_role(folded, clause, m.end(), listed=listed)
        if role is None:
            continue
        people.add(Phrase(PERSON, Piece(start, end), role, house, "introduction"))
    for m in _is_a().finditer(plain):
        title = lex.title_end.search(plain, m.start("what"), m.end("what"))
        if title:
            people.add(Phrase(PERSON, Piece(*m.span("name")), Piece(title.start(), m.end("what")), None, "introduction"))
    return people


@cache
def _is_a() -> re.Pattern[str]:
    """«李某是一家短剧公司的编剧。»"""
    lex = lexicon()
    name = rf"{lex.sure_surname}[{HAN}]{{1,2}}|{lex.surname}某某?"
    return re.compile(rf"(?:^|(?<=[。\n,]))(?P<name>{name})(?:,?(?:今年)?\d{{2}}岁,)?是(?P<what>[^,。;\n]{{2,30}})(?=[,。])")


_HAN_NAME = re.compile(rf"[{HAN}]{{2,3}}")
_FOREIGN = re.compile(rf"[{HAN}]{{1,8}}(?:[{DOT}](?:[{HAN}]{{1,8}}|[A-Z]\.?)){{1,3}}")
_STARTS_NAME = re.compile(r"[“「『]([^“”「」『』,。]{2,14})[”」』]")
_LATIN_NAME = re.compile(r"[A-Z][A-Za-z.'’\-]{1,20}(?: [A-Z][A-Za-z.'’\-]{1,20}){0,3}")


def name_at(folded: str, at: int) -> tuple[int, int] | None:
    """The name that begins at a position, if its end is plain to see."""
    lex = lexicon()
    while folded[at : at + 1] == " ":
        at += 1
    if m := _STARTS_NAME.match(folded, at):
        return m.start(1), m.end(1)
    if m := _FOREIGN.match(folded, at):
        return at, _foreign_end(folded, m)
    if m := _LATIN_NAME.match(folded, at):
        return (at, m.end()) if " " in m.group() or _EDGE.match(folded, m.end()) else None
    surname = re.compile(lex.surname).match(folded, at)
    if not surname:
        return None
    for size in (2, 1):
        end = surname.end() + size
        given = folded[surname.end() : end]
        if len(given) == size and re.fullmatch(rf"[{HAN}]+", given) and (end >= len(folded) or _EDGE.match(folded, end)):
            name = folded[at:end]
            if (size == 1 and _EDGE.match(given)) or name in lex.never or name in lex.heads:
                continue
            if (
                size == 2
                and _EDGE.match(given)
                and folded[surname.end() : surname.end() + 1] in "在对向的是也将曾与和于则还就都已从给表认说称指透坦"
            ):
                continue
            return at, end
    return None


def _foreign_end(folded: str, m: re.Match[str]) -> int:
    """The last piece of a foreign name has no mark at its end: cut it before an adverb or a verb."""
    last = max(m.group().rfind(c) for c in DOT) + m.start() + 1
    for end in range(min(m.end(), last + 6), last + 1, -1):
        if end >= len(folded) or _EDGE.match(folded, end):
            best = end
            for e in range(last + 2, end):
                if re.match(r"(?:在|对|向|表示|认为|说|称|指出|近日|日前|的|是|也|将|则|还|就|用|坦言|透露|告诉)", folded[e:]):
                    best = e
                    break
            return best
    return m.end()


def _clause_start(plain: str, at: int) -> int:
    start = max(plain.rfind(c, max(0, at - 60), at) for c in ",。;:!?\n\x01")
    return start + 1 if start >= 0 else max(0, at - 60)
