"""Which person is meant where a pronoun or a bare name stands: who was named before, and what a title beside the name tells of them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from lib.extract.identities import identity
from lib.extract.lexicon import lexicon
from lib.extract.offices import split_role
from lib.extract.people import People, Person
from lib.extract.pieces import Listed, Piece
from lib.extract.runs import Sentences
from lib.patterns import compiled

_ASIDE = compiled(r"[(,](?P<what>[^()。,\n]{2,40})[),]")
_NAME_THEN_STOP = compiled("[\u4e00-\u9fff·A-Za-z ]{2,16}[。!?]")
_MENTIONS_READ = 20
_PAIR_FROM = 40
"""Mentions back among which the last two people are looked for."""
Met = tuple[int, Person]
"""A mention of a person, and where it stands."""


def _places(text: str, name: str) -> Iterator[int]:
    """Every place of a name in a text."""
    at = text.find(name)
    while at >= 0:
        yield at
        at = text.find(name, at + 1)


@dataclass(slots=True)
class PeopleMeant:
    """Finds the people meant at a place of an article."""

    folded: str
    plain: str
    listed: Listed
    people: People
    sentences: Sentences
    _mentions: list[Met] | None = None

    def mentions(self) -> list[Met]:
        """Every mention of an introduced person, in order."""
        if self._mentions is None:
            names = (n for n in self.people.names if len(n) >= 2)
            found = sorted((at, -len(name), name) for name in names for at in _places(self.plain, name))
            self._mentions, done = [], 0
            for at, length, name in found:  # of names that overlap the first counts, and the longest at a place
                if at < done:
                    continue
                done = at - length
                if person := self.people.find(name):
                    self._mentions.append((at, person))
        return self._mentions

    def before(self, at: int) -> Met | None:
        """The last mention before a place."""
        number = self._number(at)
        return self.mentions()[number - 1] if number else None

    def first_from(self, at: int) -> Met | None:
        """The first mention at a place or after it."""
        number = self._number(at)
        return self.mentions()[number] if number < len(self.mentions()) else None

    def last_two(self, at: int) -> tuple[Person, Person] | None:
        """The last two people named before a place, the nearer one first."""
        order: list[Person] = []
        for _, person in reversed(self.mentions()[: self._number(at)][-_PAIR_FROM:]):
            if person not in order:
                order.append(person)
        return (order[0], order[1]) if len(order) >= 2 else None

    def _number(self, at: int) -> int:
        return bisect_left(self.mentions(), at, key=lambda m: m[0])

    def closes_sentence_before(self, at: int, number: int) -> bool:
        """Whether a name is the last word of the sentence before, in the same paragraph: «劝她的是公会律师司徒恪。在他看来,…»."""
        if not number or self.sentences.paragraph_ends[number - 1] != self.sentences.paragraph_ends[number]:
            return False
        return at >= self.sentences.spans[number - 1].start and bool(_NAME_THEN_STOP.match(self.plain, at))

    def introduce(self, person: Person) -> None:
        """Role and organisation from any place where a title stands before the name or in brackets after it."""
        name, lex = self.folded[person.name.start : person.name.end], lexicon()
        at = self.folded.find(name)
        for _ in range(_MENTIONS_READ):
            if at < 0:
                return
            start = max(self.plain.rfind(c, max(0, at - 50), at) for c in ",。;:!?、\n\x01") + 1
            if lex.title_tail(self.folded, max(start, at - 24), at):
                person.organisation, person.role = split_role(self.folded, start, at, listed=self.listed)
                return
            m = _ASIDE.match(self.plain, at + len(name))
            if m and (title := lex.title_tail(self.folded, m.start("what"), m.end("what"))):
                person.organisation, role = split_role(self.folded, m.start("what"), m.end("what"), listed=self.listed)
                person.role = role or Piece(title.start(), title.end())
                return
            at = self.folded.find(name, at + 1)

    def other_spelling(self, form: str) -> Person | None:
        """Somebody the article introduces under another spelling of the alias table (奥特曼, 奥尔特曼)."""
        label = identity(form, kind="person", article="").label
        same = (p for p in self.people.everyone if p.written != form and identity(p.written, kind="person", article="").label == label)
        return next(same, None)
