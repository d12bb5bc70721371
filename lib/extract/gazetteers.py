"""Names that stand in a list: one pass over a text, each name looked up by its first two characters or its first word."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from lib.extract.wordlist import pair_pattern, pairs_in
from lib.patterns import compiled
from lib.rules import Entry, gazetteer
from lib.text.fold import fold

_WORD = compiled(r"(?<![A-Za-z0-9])[A-Za-z0-9]+")
_CAPITALISED = compiled(r" [A-Z][a-z]{3,}")
_LETTERS = compiled(r"[A-Za-z]{4}")


@dataclass(frozen=True, slots=True)
class Form:
    """One spelling of a listed name. `standing` is "firm", "loose" (counts only in company) or "part" (of a larger house)."""

    text: str
    standing: str
    entry: Entry
    table: str


@dataclass(frozen=True, slots=True)
class Found:
    """A listed spelling met in a text."""

    start: int
    end: int
    form: Form


@dataclass(frozen=True, slots=True)
class Index:
    """The spellings of a list, by how they begin."""

    pairs: re.Pattern[str]
    by_pair: Mapping[str, Mapping[int, Mapping[str, Form]]]
    """By their first two characters, then by length, the longest first."""
    by_word: Mapping[str, tuple[Form, ...]]


@cache
def index() -> Index:
    """The index of the lists of systems and of organisations. Of two entries that share a spelling the first keeps it."""
    pairs: dict[str, dict[str, Form]] = defaultdict(dict)
    words: dict[str, dict[str, Form]] = defaultdict(dict)
    for table in ("systems", "organisations"):
        for form in (form for entry in gazetteer(table) for form in _forms(entry, table)):
            first = _WORD.match(form.text)
            if first:
                words[first.group().lower()].setdefault(form.text, form)
            else:
                pairs[form.text[:2]].setdefault(form.text, form)
    return Index(pair_pattern(pairs), {pair: _by_length(forms) for pair, forms in pairs.items()}, _longest_first(words))


def _forms(entry: Entry, table: str) -> list[Form]:
    """Every spelling of an entry, folded; a name that is also among the loose ones is loose."""
    loose = [fold(f) for f in entry.data.get("loose", "").split("|") if f]
    parts = [fold(f) for f in entry.data.get("parts", "").split("|") if f]
    firm = [f for f in map(fold, (entry.name, *entry.aliases)) if f not in loose]
    standings = [(firm, "firm"), (loose, "loose"), (parts, "part")]
    return [Form(text, standing, entry, table) for texts, standing in standings for text in texts]


def _by_length(forms: Mapping[str, Form]) -> dict[int, dict[str, Form]]:
    lengths = sorted({len(text) for text in forms}, reverse=True)
    return {length: {text: form for text, form in forms.items() if len(text) == length} for length in lengths}


def _longest_first(table: Mapping[str, Mapping[str, Form]]) -> dict[str, tuple[Form, ...]]:
    return {key: tuple(sorted(forms.values(), key=lambda f: -len(f.text))) for key, forms in table.items()}


def listed(folded: str) -> list[Found]:
    """Every listed spelling in a text, longest first at each place, none overlapping another.

    >>> [found.form.text for found in listed("据华西证券推算,腾讯云和OpenAI的Sora")]
    ['华西证券', '腾讯云', 'OpenAI', 'Sora']
    """
    names = index()
    by_pair, by_word = names.by_pair, names.by_word
    places = [(at, pair) for at in pairs_in(folded, names.pairs) if (pair := folded[at : at + 2]) in by_pair]
    words = [(m.start(), m[0].lower()) for m in _WORD.finditer(folded)]
    found = [_chinese(folded, start, by_pair[pair]) for start, pair in places]
    found += [_latin(folded, start, by_word[word]) for start, word in words if word in by_word]
    return without_overlaps([f for f in found if f is not None])


def _chinese(folded: str, start: int, forms: Mapping[int, Mapping[str, Form]]) -> Found | None:
    """The longest form that begins with two characters here."""
    for length, table in forms.items():
        form = table.get(folded[start : start + length])
        if form is not None and not _runs_on(folded, form.text, start + length):
            return Found(start, start + length, form)
    return None


def _runs_on(folded: str, name: str, end: int) -> bool:
    """Whether a Latin letter or digit at the end of a name is followed by another."""
    after = folded[end : end + 1]
    if after == "." and name[-1].isdigit() and folded[end + 1 : end + 2].isdigit():
        return True  # «Claude 3.5» is not Claude 3
    if after and after in "城路站生" and name.endswith("大学"):
        return True  # 郑州大学城, 郑州|大学生
    return after.isascii() and after.isalnum() and name[-1].isascii()


def _latin(folded: str, start: int, forms: tuple[Form, ...]) -> Found | None:
    """The longest form that begins with a Latin word here. Case may differ in longer names: «Openai», but not «wind»."""
    for form in forms:
        end = start + len(form.text)
        printed = folded[start:end]
        if printed.lower() != form.text.lower():
            continue
        if _runs_on(folded, form.text, end) and not (form.table == "systems" and folded[end].isdigit() and not form.text[-1].isdigit()):
            continue  # «GPT4.5» is a version of a listed system
        if form.standing == "loose" and _CAPITALISED.match(folded, end):
            continue  # «Gemini Robotics» is not Gemini
        if printed == form.text or (_LETTERS.search(form.text) and (not printed.islower() or _named_elsewhere(folded, form.text))):
            return Found(start, end, form)
    return None


def _named_elsewhere(folded: str, name: str) -> bool:
    """Whether the text writes the name with its capitals too: then «sora» is a slip, not a word."""
    return name in folded


def without_overlaps(found: list[Found]) -> list[Found]:
    """The longest names, then the earliest; what overlaps one of these goes."""
    kept: list[Found] = []
    last = 0
    for one in sorted(found, key=lambda f: (f.start, -f.end)):
        if one.start >= last:
            kept.append(one)
            last = one.end
        elif kept and one.end - one.start > kept[-1].end - kept[-1].start:
            kept[-1] = one
            last = one.end
    return kept
