"""Words that open the search for a name: suffixes of houses, titles, kinds of house, nouns for systems. Looked up word by word."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from lib.extract.candidates import vocabulary
from lib.extract.tokens import tokens
from lib.extract.traits import TRAITS
from lib.rules import Rule, rules

_MOST = 100_000
_LONGEST_SUFFIX = 8


@dataclass(frozen=True, slots=True)
class Role:
    """What a word may end: a suffix of houses, a title, a kind of house, a noun for systems.

    `weak` marks a suffix that is a common noun too. `inner` is the length of a suffix that the dictionary has grown together with a title: 协会|会长, 事务所|律师.
    """

    suffix: bool
    weak: bool
    inner: int
    title: bool
    kind: bool
    head: bool


@cache
def suffixes() -> dict[str, Rule]:
    """Every suffix of houses and the rule it belongs to."""
    return {w: r for r in rules("organisation_shapes") if r.data["part"] == "suffix" for w in r.words}


@cache
def house_titles() -> frozenset[str]:
    """Titles of people who belong to a house."""
    officers = vocabulary("organisation_shapes", "org.officer")
    return officers | {w for r in rules("titles") if r.data.get("takes") == "house" for w in r.words if len(w) > 1}


@cache
def kinds() -> frozenset[str]:
    """Kinds of house that stand right before its name."""
    return vocabulary("organisation_shapes", "org.kind")


@cache
def heads() -> frozenset[str]:
    """Nouns for systems that stand right before the name of one."""
    return vocabulary("system_shapes", "system.head.model", "system.head.product")


@cache
def _last_words() -> tuple[frozenset[str], ...]:
    """The last dictionary word of each suffix, title, kind and head: what a text's words are compared with."""
    return tuple(frozenset(tokens(w).words[-1] for w in words) for words in (suffixes(), house_titles(), kinds(), heads()))


class _Roles(dict[str, Role | None]):
    """Roles by word, worked out on first sight; None for the words that have none, which are most."""

    def __missing__(self, word: str) -> Role | None:
        if len(self) >= _MOST:
            self.clear()
        self[word] = role = _role(word)
        return role


def _role(word: str) -> Role | None:
    if not TRAITS[word].spells:
        return None
    suffix_ends, titles, kind_ends, head_ends = _last_words()
    tails = [word[-n:] for n in range(2, min(len(word), _LONGEST_SUFFIX) + 1) if word[-n:] in suffixes()]
    # The dictionary holds some names whole (浙商证券), and joins trades to societies (产业|协会); but 人工智能, 房地产 are words.
    whole_name = TRAITS[word].cls in ("nt", "nz") and not TRAITS[word].common
    society = any(suffixes()[tail].data["stem"] in ("learned", "any") for tail in tails)
    suffix = word in suffix_ends or (bool(tails) and (whole_name or society))
    title, kind, head = word in titles, word in kind_ends, word in head_ends
    inner = next((n for n in range(len(word) - 2, 1, -1) if word[:n] in suffix_ends and word[n:] in house_titles()), 0)
    weak = word in suffixes() and suffixes()[word].data["stem"] in ("rare", "common", "site")
    return Role(suffix, weak, inner, title, kind, head) if suffix or inner or title or kind or head else None


ROLES = _Roles()


class Endings:
    """Words to be looked for at the end of a stretch, by their last character."""

    __slots__ = ("lengths", "words")

    def __init__(self, words: Iterable[str]) -> None:
        self.words = frozenset(words)
        found: dict[str, set[int]] = {}
        for word in self.words:
            found.setdefault(word[-1], set()).add(len(word))
        self.lengths = {last: tuple(sorted(lengths, reverse=True)) for last, lengths in found.items()}

    def at(self, text: str, end: int) -> int:
        """Length of the longest of the words that ends at a position, 0 if none does.

        >>> Endings(["执行官", "首席执行官"]).at("蓝湾首席执行官", 7)
        5
        """
        for length in self.lengths.get(text[end - 1 : end], ()):
            if text[max(0, end - length) : end] in self.words:
                return length
        return 0


@cache
def endings(what: str) -> Endings:
    """The words of one sort: "suffix", "title", "kind", "head", "model", "product", "release"."""
    if what == "release":
        return Endings(vocabulary("system_shapes", "system.release"))
    if what in ("model", "product"):
        return Endings(vocabulary("system_shapes", f"system.head.{what}"))
    return Endings({"suffix": suffixes, "title": house_titles, "kind": kinds, "head": heads}[what]())


def roles(words: Sequence[str]) -> list[tuple[int, Role]]:
    """The words of a text that have a role, by number."""
    return [(number, role) for number, role in enumerate(map(ROLES.__getitem__, words)) if role is not None]
