"""What is known of a word that may stand in a name or beside one; looked up once for each word."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from lib.extract.tokens import word_class
from lib.patterns import compiled
from lib.rules import rules

_HAN = compiled(r"[一-鿿]")
_LATIN = compiled(r"[A-Za-z0-9]")
_AREA = compiled(r"[省市县区州镇乡]$")
_MOST = 100_000
GRAMMAR = frozenset(
    "据由与和及或向对在为了的是被让将从到给把跟以于而且但因如若则也还又都就才均等有称说受该本某各每这那此其他她它我你们着过并使"
)
"""Characters of grammar that hardly ever stand inside a name."""
_NEVER = frozenset("的了着过是被把让吗呢吧啊不没很")


@dataclass(frozen=True, slots=True)
class Trait:
    """One word. `spells`: written in letters or characters; `stop`, `kind`, `field`, `country`, `general` as in `name_edges.toml`."""

    spells: bool
    latin: bool
    digits: bool
    single: bool
    never: bool
    grammar: bool
    stop: bool
    trade: bool
    kind: bool
    outside: bool
    common: bool
    title: bool
    place: bool
    country: bool
    odd: bool
    deed: bool
    closed: bool
    cls: str


@cache
def sides() -> dict[str, frozenset[str]]:
    """The words of `name_edges.toml` by what they tell."""
    found: dict[str, set[str]] = {}
    for rule in rules("name_edges"):
        found.setdefault(str(rule.data["side"]), set()).update(rule.words)
    return {side: frozenset(words) for side, words in found.items()}


@cache
def titles() -> frozenset[str]:
    """Titles of people, which never belong to the name of a house."""
    return frozenset(w for r in rules("titles") if r.data.get("takes") in ("house", "field") for w in r.words if len(w) > 1)


class _Traits(dict[str, Trait]):
    """Traits by word, worked out on first sight; emptied when full, so that a hostile text cannot fill the memory."""

    def __missing__(self, word: str) -> Trait:
        if len(self) >= _MOST:
            self.clear()
        self[word] = trait = _trait(word)
        return trait


def _trait(word: str) -> Trait:
    known, cls, single = sides(), word_class(word), len(word) == 1
    latin = bool(_LATIN.match(word))
    stop, kind, country = word in known["stop"] or word in known["deed"], word in known["kind"], word in known["country"]
    field = word in known["field"]
    common = word in known["general"] or field or kind or stop or country or word.isdigit()
    return Trait(
        spells=latin or bool(_HAN.match(word)),
        latin=latin,
        digits=word.isdigit(),
        single=single,
        never=word in _NEVER,
        grammar=word in GRAMMAR,
        stop=stop,
        trade=word in known["deed"],
        kind=kind,
        outside=kind or field or country,
        common=common,
        title=word in titles(),
        place=cls == "ns" or country or bool(_AREA.search(word)),
        country=country,
        odd=not common and ((not single and cls in ("nz", "nrt", "nr", "x")) or latin),
        deed=cls in ("v", "d", "p"),
        closed=cls[0] in "vdcprtmfuyzq",
        cls=cls,
    )


TRAITS = _Traits()
