"""What was typed into the search field, read into a value.

    算力 成本            both words
    "视频 生成"          the phrase, spaces and all; “…”, 「…」 and 『…』 do the same
    算力 成本 OR 价格    算力, and one of the two others (OR, 或, |: it joins its two neighbours only)
    -招聘  -"广告 位"    not these; NOT 招聘 says the same, and AND what a blank says already
    speaker:周鸿祎  -sector:游戏  group:"券商与研究"  来源：证券日报

Whatever is typed can be read: what makes no sense is left out and named in `Query.notes`, never an error.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from lib.labels import names_of

FIELDS = ("speaker", "sector", "source", "group", "attitude")
MOST = 16
"""Terms that are looked for; the rest is left out and said to be."""
_QUOTES = {'"': '"', "“": "”", "”": "”", "「": "」", "『": "』", "＂": "＂"}
_MINUS = "-－−"
_COLON = ":："
_OR = ("OR", "或", "|", "｜", "ＯＲ")
_AND, _NOT = "AND", "NOT"


@dataclass(frozen=True, slots=True)
class Term:
    """Words to be found, or a field's value; `negated`: not to be found."""

    text: str
    field: str = ""
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Note:
    """Something that was left out: `quote`, `minus`, `or`, `empty`, `many`, `code`; and the words it is about."""

    kind: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class Query:
    """All of the clauses, one term at least of each."""

    clauses: tuple[tuple[Term, ...], ...] = ()
    notes: tuple[Note, ...] = ()

    @property
    def wanted(self) -> tuple[str, ...]:
        """The words that are looked for in the text, each once: what is marked, counted and ranked by."""
        found = (t.text for clause in self.clauses for t in clause if not t.field and not t.negated)
        return tuple(dict.fromkeys(found))


@lru_cache(maxsize=256)
def parsed(text: str) -> Query:
    """The query behind what was typed.

    >>> parsed('算力 "成本 高" OR 价格 -招聘').clauses[1]
    (Term(text='成本 高', field='', negated=False), Term(text='价格', field='', negated=False))
    >>> parsed("-sector:游戏").clauses
    ((Term(text='游戏', field='sector', negated=True),),)
    >>> parsed('"没有收尾').notes
    (Note(kind='quote', about='没有收尾'),)
    """
    notes: list[Note] = []
    clauses: list[list[Term]] = []
    joins = False
    for token in _tokens(text, notes):
        if token is None:
            joins = bool(clauses) and not joins
            if not joins:
                notes.append(Note("or"))
        elif sum(len(c) for c in clauses) == MOST:
            notes.append(Note("many", str(MOST)))
            break
        elif joins:
            clauses[-1].append(token)
            joins = False
        else:
            clauses.append([token])
    if joins:
        notes.append(Note("or"))
    return Query(tuple(tuple(c) for c in clauses), tuple(dict.fromkeys(notes)))


def replaced(text: str, old: str, new: str) -> str:
    """What was typed, with a word widened to itself or another: for suggestions.

    >>> replaced("视频 -招聘", "视频", "影片")
    '视频 OR 影片 -招聘'
    """
    quoted = f'"{new}"' if " " in new else new
    head, found, tail = text.partition(f'"{old}"' if f'"{old}"' in text else old)
    return f"{head}{found} OR {quoted}{tail}" if found else f"{text} OR {quoted}"


def _tokens(text: str, notes: list[Note]) -> Iterator[Term | None]:
    """Terms in order; None for an OR."""
    at = 0
    denied = False
    while at < len(text):
        if text[at].isspace():
            at += 1
            continue
        negated = text[at] in _MINUS
        if negated:
            at += 1
            if at == len(text) or text[at].isspace():
                notes.append(Note("minus"))
                continue
        field, at = _field(text, at)
        value, at, whole = _value(text, at)
        if not whole:
            notes.append(Note("quote", value))
        bare = not negated and not field and text[at - 1 : at] not in _QUOTES.values()
        if bare and value in _OR:
            yield None
        elif bare and value in (_AND, _NOT):
            denied = value == _NOT
        elif value:
            yield Term(value, field, negated or denied)
            denied = False
        else:
            notes.append(Note("empty", field))
    if denied:
        notes.append(Note("minus"))


def _field(text: str, at: int) -> tuple[str, int]:
    """The field named at a place, and where its value begins; no field where the word before the colon names none."""
    colon = next((i for i in range(at, min(at + 16, len(text))) if text[i] in _COLON), None)
    name = _names().get(text[at:colon].lower()) if colon is not None else None
    if name is None or colon is None:
        return "", at
    start = colon + 1
    while start < len(text) and text[start].isspace():
        start += 1
    return name, start


def _value(text: str, at: int) -> tuple[str, int, bool]:
    """A phrase or a word, where the next begins, and whether its quotation mark was closed."""
    if at < len(text) and text[at] in _QUOTES:
        closing = _QUOTES[text[at]]
        end = text.find(closing, at + 1)
        whole = end >= 0
        return " ".join(text[at + 1 : end if whole else len(text)].split()), end + 1 if whole else len(text), whole
    end = at
    while end < len(text) and not text[end].isspace():
        end += 1
    return text[at:end], end, True


@cache
def _names() -> dict[str, str]:
    """What a field may be called, in any language, to its code."""
    return {name.lower(): field for field in FIELDS for name in (field, *names_of("dimension", field))}
