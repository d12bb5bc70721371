"""What speakers are settled from: an article's people and houses, and who has spoken so far."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from lib.extract.house_kinds import may_be
from lib.extract.houses import known_houses
from lib.extract.houses_meant import HousesMeant
from lib.extract.people import People, Person
from lib.extract.people_meant import PeopleMeant
from lib.extract.pieces import Listed, Phrase, Piece
from lib.extract.runs import Sentences
from lib.extract.speakers import Speaker
from lib.patterns import compiled
from lib.schema import Resolved

_NO_HOUSE = ("公司", "本公司", "集团", "平台", "公司方面")
_PLURAL = compiled("[多几数不许众部一]?(?:些|少|多|家|位)")


@dataclass(slots=True)
class Ground:
    """An article read in order: whom it names, and whose words have been met."""

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

    def cut(self, piece: Piece | None) -> str | None:
        """The words of a piece, as printed."""
        return self.text[piece.start : piece.end].strip() if piece else None

    def stands_for(self, phrase: Phrase, whom: str) -> str:
        """How a note says whom a phrase means."""
        return f"«{self.cut(phrase.name)}» stands for {whom}"

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
        return Speaker("person", written, self.cut(person.role), self.cut(organisation), tuple(notes), (rule,), sure, person.name)

    def _house_of(self, person: Person) -> Piece | None:
        """A person's house; «公司» and «该组织» settled, and carried over from further up where the title stands alone."""
        house_ = person.organisation
        if house_ and (self.folded.startswith(("该", "上述", "前述"), house_.start) or self.houses.kind_only(house_.start, house_.end)):
            house_ = person.organisation = self._house_meant(house_)
        elif house_ is None and person.role and (at := self.houses.that_house(person.role.start)):
            house_ = person.organisation = self.houses.of_kind(at[1], at[0])
        elif house_ is None and person.role:
            house_ = person.organisation = self.houses.of_title(person)
        form = self.folded[house_.start : house_.end] if house_ else ""
        if form.isascii() and form.isupper():
            return self.full.get(form, house_)  # FNV
        if house_ is None or not 2 <= len(form) <= 4 or form in known_houses():
            return house_
        named = [(a, b) for a, b in self.named.spans() if self.folded.startswith(form, a) and 2 <= b - a - len(form) <= 4]
        fuller = {self.folded[a:b]: Piece(a, b) for a, b in named if may_be("公司", self.folded[a:b])}
        return next(iter(fuller.values())) if len(fuller) == 1 else house_  # 凌曜 → 凌曜科技

    def _house_meant(self, words: Piece) -> Piece | None:
        """The house that «该行», «公司», «委员会», «该组织» stands for."""
        kind = self.houses.kind_only(words.start, words.end)
        if not kind:
            return self.houses.meant(words.start) or self.houses.last(words.start)
        pointed = self.folded[words.start : words.end] in _NO_HOUSE or self.folded[words.start] in "该本上前这"
        return self.houses.of_kind(kind, words.start) or (None if pointed else words)

    def somebody(self, phrase: Phrase) -> Speaker:
        """Somebody unnamed, with the house and the office the phrase tells."""
        organisation = phrase.organisation
        notes: tuple[Resolved, ...] = ()
        words = self.folded[phrase.name.start : phrase.name.end]
        if organisation is None and words.startswith("公司"):
            organisation = Piece(phrase.name.start, phrase.name.start + 2)
        if organisation and self.folded.startswith(("该", "上述", "前述", "公司"), organisation.start):
            organisation = self._house_meant(organisation)
            if organisation:
                notes = (Resolved("organisation", organisation.start, organisation.end, "该… stands for the house named before"),)
        if organisation is None and phrase.rule == "phrase.staff" and phrase.role:
            organisation = self.houses.begun_with(self.folded[phrase.name.start : phrase.role.start])
        name = self.text[phrase.name.start : phrase.name.end].strip()
        plural = bool(_PLURAL.match(words[:2]))
        return Speaker(
            "unnamed", name, self.cut(phrase.role), self.cut(organisation), notes, (phrase.rule,), phrase.sure, phrase.name, plural
        )

    def last(self, phrase: Phrase, fits: Callable[[Speaker], bool]) -> Speaker | None:
        """The last speaker that fits, as the one meant here."""
        found = next((s for _, s in reversed(self.spoken) if s.known and fits(s)), None)
        return self.again(found, phrase.rule, self.stands_for(phrase, "a speaker before")) if found else None

    def again(self, speaker: Speaker, rule: str, how: str) -> Speaker:
        """A speaker met before, with a note on where its name stands."""
        kept = tuple(r for r in speaker.resolved if r.field != "speaker")
        note = (Resolved("speaker", speaker.where.start, speaker.where.end, how),) if speaker.where else ()
        return replace(speaker, resolved=(*note, *kept), rules=(rule,), sure=min(speaker.sure, 0.8))

    def paragraph(self, at: int) -> int:
        """The paragraph of a place, as where it ends."""
        return self.sentences.paragraph_ends[self.sentences.index(at)]
