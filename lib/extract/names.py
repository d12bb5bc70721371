"""Names in a reading: AI systems and organisations, found by list, by shape and by place.

`find_names` is the one pass; statements, figures and events ask it who is named where.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from lib.extract.candidates import Candidate
from lib.extract.canonical import canonical
from lib.extract.gazetteers import Found, listed
from lib.extract.latin import by_latin, by_pairs, by_sort
from lib.extract.mentions import Mention, NamedSpan, Names
from lib.extract.notices import by_notice
from lib.extract.organisation_shapes import by_office, by_word
from lib.extract.roles import roles
from lib.extract.seats import PUBLIC, with_seat
from lib.extract.series import by_series
from lib.extract.sources import by_source
from lib.extract.standing import spelt, stands
from lib.extract.system_shapes import by_head, by_house, by_model_noun, by_quotation, by_version
from lib.extract.tokens import Tokens, tokens
from lib.extract.traits import TRAITS
from lib.extract.vendors import with_vendors
from lib.extract.versions import extended, told_apart
from lib.extract.weighing import Verdict, accepted, full_forms, verdicts
from lib.patterns import compiled
from lib.text.fold import fold
from lib.text.reading import Reading

__all__ = ["NamedSpan", "Names", "find_names"]

DEPARTMENTS = ("org.title", "org.suffix.office", "org.suffix.learned")
"""Rules that find departments as well as houses."""
NAMESAKE = "gazetteer.systems.namesake"
_NEAR = 14
_LATIN_NEXT = compiled(r"[A-Z][A-Za-z]*[-\d]|[A-Z][a-z]+[A-Z]|[A-Z][a-z]+ [A-Z][a-z]+")
_INITIALS = compiled(r"\((?:简称|下称|英文简称)?(?P<initials>[A-Z][A-Za-z&]{1,9})[,)]")
_TITLE = compiled(r"《[^《》\n]{1,60}》")
_HOUSE_OF_SYSTEM = compiled(
    r" ?(?:公司|方面|官方|CEO|创始人|联合创始人|联创|首席|估值|总部|员工|拒绝置评|走出隐身|裁员|(?:宣布)?(?:已)?(?:完成|获得?).{0,8}融资|团队(?:负责|成员)"
    r"|(?:和[A-Z][A-Za-z]{1,12})?(?:分别)?(?:告到|告上|诉至|列为被告|被起诉))"
)
_DEEDS_OF_HOUSE = compiled(
    r" ?(?:公布|宣布|在(?:博客|声明|公告|官网|官方博客|法庭|X上|社交)|(?:去年|今年|全年|本季|第[一二三四]季度?)?营收|(?:再次|率先|随后|今日|日前|近日|正式){0,2}(?:发布|推出|上线|发表)(?:了|的)?[A-Z\"“「])"
)
"""What a house does that shares its name with a system; the system itself is put out, it puts out nothing."""
_HOUSE_BEFORE_SYSTEM = compiled(r"(?:公司|独角兽|创企|厂商|开发商|开发方|开发者|起诉|状告|控告|告上法庭的|收购|入股|投资了?) ?[“「]?$")


def find_names(reading: Reading) -> Names:
    """Systems and organisations named in a reading.

    1 spellings that stand in a list; 2 candidates by shape and place, weighed over the article; 3 listed spellings that
    count only in company; 4 every place of every name, none overlapping; 5 the fullest form, and who makes what.
    """
    folded, text = reading.folded, tokens(reading.folded)
    found = [f for f in listed(folded) if spelt(f, folded, text)]  # 1
    sure = [f for f in found if f.form.standing == "firm"]
    verdicts_in = _verdicts(text, sure, {f.start: f.end for f in found if f.form.standing == "loose"})  # 2
    kept = accepted(text, verdicts_in)
    loose = _loose(folded, text, found, sure, kept)  # 3
    mentions = [_mention(folded, f) for f in (*sure, *loose)] + list(_places(folded, text, [*kept, *_publisher(reading)]))
    mentions = _settled(folded, [with_seat(folded, text, m) for m in mentions])  # 4
    mentions = _with_initials(folded, mentions)
    systems = told_apart(folded, _with_namesakes(mentions))
    houses = canonical(reading.text, [m for m in mentions if m.what == "organisation"])  # 5
    return Names(with_vendors(folded, canonical(reading.text, systems), houses), houses)


def _publisher(reading: Reading) -> list[Verdict]:
    """The medium that prints the article, where its own text names it."""
    name = fold(reading.publisher or "")
    return [Verdict(name, "organisation", "media", 1.0, ("org.publisher",), ())] if len(name) >= 2 and name in reading.folded else []


def _verdicts(text: Tokens, sure: Sequence[Found], loose: Mapping[int, int]) -> list[Verdict]:
    """Candidates of all finders, weighed; series last, since one sure name tells what its neighbours are."""
    taken = _Taken.of(text, sure, loose)
    first = [c for c in _candidates(text, taken.firms) if taken.free(c)]
    weighed = verdicts(text, first)
    known = {f.form.text: ("system" if f.form.table == "systems" else "organisation") for f in sure}
    known |= {v.text: v.what for v in accepted(text, weighed)}
    more = [c for c in by_series(text, known, loose) if taken.free(c)]
    return verdicts(text, [*first, *more]) if more else weighed


def _candidates(text: Tokens, firms: frozenset[int]) -> Iterator[Candidate]:
    """What every finder but that of series finds; `firms` are where listed houses end."""
    openers = roles(text.words)
    yield from by_word(text, openers)
    yield from by_office(text)
    yield from by_source(text)
    yield from by_notice(text)
    yield from by_quotation(text)
    yield from by_version(text)
    yield from by_model_noun(text)
    yield from by_head(text, openers)
    yield from by_latin(text, firms)
    yield from by_pairs(text)
    yield from by_sort(text)
    yield from by_house(text, firms)


@dataclass(frozen=True, slots=True)
class _Taken:
    """Where listed names stand: those of firms by their ends, all of them held in the text."""

    ends: frozenset[int]
    firms: frozenset[int]
    text: Tokens
    loose: Mapping[int, int]

    @classmethod
    def of(cls, text: Tokens, sure: Sequence[Found], loose: Mapping[int, int]) -> _Taken:
        for one in sure:
            text.held[one.start : one.end] = b"\1" * (one.end - one.start)
        ends = (f.end for f in sure if f.form.table == "organisations" and f.form.entry.data.get("kind") not in PUBLIC)
        return cls(frozenset(ends), frozenset(f.end for f in sure if f.form.table == "organisations"), text, loose)

    def free(self, one: Candidate) -> bool:
        """Whether a candidate touches no listed name; right after that of a firm it is a part of it (盛趣游戏|艺术专家委员会)."""
        if 1 in self.text.held[one.start : one.end]:
            return False
        if one.rule == "org.title" and self.loose.get(one.start, one.end) < one.end:
            return False  # 荣耀|产品线首席架构师
        return one.what != "organisation" or not (one.start in self.ends or self._within(one))

    def _within(self, one: Candidate) -> bool:
        """Whether only nouns stand between the name of a house and a candidate that is a department by its rule."""
        if one.rule not in DEPARTMENTS:
            return False
        place = self.text.at(one.start) - 1
        while place >= 0 and one.start - self.text.starts[place] <= _NEAR:
            trait = TRAITS[self.text.words[place]]
            end = self.text.starts[place + 1]
            if end in self.firms:
                return end < one.start
            if not trait.spells or trait.grammar or (not trait.single and (trait.stop or trait.deed)):
                return False
            place -= 1
        return False


def _loose(folded: str, text: Tokens, found: Sequence[Found], sure: Sequence[Found], kept: Sequence[Verdict]) -> list[Found]:
    """Loose spellings and parts that are shown to be names: by a sure spelling of the same entry, or by what stands beside them."""
    shown = {_entry(f) for f in sure}
    spans = [(f.start, f.end) for f in sure] + [span for v in kept for span in v.spans]
    starts, ends = frozenset(a for a, _ in spans), frozenset(b for _, b in spans)
    loose = [f for f in found if f.form.standing == "loose"]
    for one in loose:
        if _entry(one) not in shown and stands(one, folded, text, starts, ends):
            shown.add(_entry(one))
    return [f for f in loose if _entry(f) in shown] + [f for f in found if f.form.standing == "part"]


def _entry(found: Found) -> tuple[str, str]:
    return found.form.table, found.form.entry.name


def _mention(folded: str, found: Found) -> Mention:
    """A mention of a listed name; of a system together with its version, or of its house where the words say so."""
    form = found.form
    what = "system" if form.table == "systems" else "organisation"
    kind = form.entry.data.get("kind", "")
    if what == "system" and (_HOUSE_OF_SYSTEM.match(folded, found.end) or _is_its_house(folded, found)):
        rule = NAMESAKE if _shares_its_name(found) else "gazetteer.systems.house"
        return Mention(found.start, found.end, "organisation", "ai", rule, form.entry.name)
    one = Mention(found.start, found.end, what, kind, f"gazetteer.{form.table}", form.entry.name, form.standing == "part", form.text)
    return extended(folded, one) if what == "system" else one


def _shares_its_name(found: Found) -> bool:
    """Whether a system is called as its house is: Suno, Pika."""
    return str(found.form.entry.data.get("vendor", "")).startswith(found.form.text)


def _is_its_house(folded: str, found: Found) -> bool:
    """Whether a name that a house shares with its only system means the house here: «视频生成公司Pika», «Runway的Gen-3»."""
    if not _shares_its_name(found):
        return False
    if _DEEDS_OF_HOUSE.match(folded, found.end):
        return True
    owns = folded[found.end : found.end + 1] == "的" and _LATIN_NEXT.match(folded, found.end + 1)
    return bool(owns or _HOUSE_BEFORE_SYSTEM.search(folded, max(0, found.start - 6), found.start))


def _places(folded: str, text: Tokens, kept: Sequence[Verdict]) -> Iterator[Mention]:
    """Every place where an accepted name stands."""
    keys = full_forms(text, kept)
    by_text = {v.text: v for v in kept}
    short = [replace(by_text[full], text=form) for form, full in keys.items() if form not in by_text]
    for verdict in (*kept, *short):
        name, size = verdict.text, len(verdict.text)
        start = folded.find(name)
        while start >= 0:
            if _whole(folded, text, start, start + size):
                yield Mention(start, start + size, verdict.what, verdict.kind, verdict.rules[0], keys.get(name, name), plain=name)
            start = folded.find(name, start + size)


def _with_initials(folded: str, mentions: Sequence[Mention]) -> list[Mention]:
    """Mentions whose initials are given in brackets stand for the house before them: «荷兰工会联合会(FNV)», then FNV."""
    known: dict[str, str] = {}
    for one in mentions:
        if one.what == "organisation" and (m := _INITIALS.match(folded, one.end)):
            known.setdefault(m["initials"], one.key)
    return [replace(m, key=known[form]) if m.what == "organisation" and (form := folded[m.start : m.end]) in known else m for m in mentions]


def _whole(folded: str, text: Tokens, start: int, end: int) -> bool:
    """Whether a name is not cut out of a longer Latin word, nor two characters out of two words."""
    before, after = folded[start - 1 : start] if start else "", folded[end : end + 1]
    first, last = folded[start], folded[end - 1]
    if (first.isascii() and before.isascii() and before.isalnum()) or (last.isascii() and after.isascii() and after.isalnum()):
        return False
    return end - start > 2 or first.isascii() or {start, end} <= text.edges


def _with_namesakes(mentions: Sequence[Mention]) -> list[Mention]:
    """Mentions of systems; a house that is only named as such, and is known by its one system, stands for that as well."""
    out = [m for m in mentions if m.what == "system"]
    keys = {m.key for m in out}
    return out + [replace(m, what="system", rule="gazetteer.systems") for m in mentions if m.rule == NAMESAKE and m.key not in keys]


def _settled(folded: str, mentions: Iterable[Mention]) -> list[Mention]:
    """Mentions of which none overlaps another: the longer stays. Houses inside a title of a work are none of this article's."""
    titles = [(m.start() + 1, m.end() - 1) for m in _TITLE.finditer(folded)]
    opens = [a for a, _ in titles]
    kept: list[Mention] = []
    for one in sorted(mentions, key=lambda m: (m.start, -m.end)):
        if kept and one.start < kept[-1].end:
            if one.end - one.start > kept[-1].end - kept[-1].start:
                kept[-1] = one
            continue
        place = bisect_right(opens, one.start) - 1
        if place >= 0 and one.end <= titles[place][1] and one.what == "organisation" and titles[place] != (one.start, one.end):
            continue
        kept.append(one)
    return kept
