"""Load and check rules and gazetteers.

A rule is one `[[rule]]` of a TOML file:

    [[rule]]
    id = "cue.biaoshi"                 # unique in all files
    why = "the commonest cue of the trade press"
    words = ["表示", "表示称"]          # or: pattern = '''a regular expression'''
    example = ["周鸿祎表示,"]           # each must be found
    not = ["表示层"]                    # each must not be found (optional)
    group = "analyst"                  # any further keys: `rule.data`

Words and patterns are written in Simplified script and half width: rules match on folded text.
"""

from __future__ import annotations

import csv
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from lib.errors import RuleError
from lib.patterns import compiled

HERE = Path(__file__).parent
_OWN_KEYS = {"id", "why", "words", "pattern", "example", "not"}


@dataclass(frozen=True, slots=True)
class Rule:
    """One reviewed piece of language knowledge."""

    id: str
    why: str
    regex: re.Pattern[str]
    words: tuple[str, ...] = ()
    example: tuple[str, ...] = ()
    counter: tuple[str, ...] = ()
    data: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a gazetteer: a name, its other spellings, and the remaining columns."""

    name: str
    aliases: tuple[str, ...]
    data: Mapping[str, str]


def rule_files() -> tuple[str, ...]:
    """Names of all rule files, without suffix."""
    return tuple(sorted(p.stem for p in HERE.glob("*.toml")))


@cache
def rules(name: str) -> tuple[Rule, ...]:
    """The rules of `<name>.toml`, in file order. Raises RuleError with file, rule and remedy."""
    path = HERE / f"{name}.toml"
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise RuleError(f"{path.name}: cannot be read ({error}); mend the file or restore it") from error
    return tuple(_rule(path.name, number, raw) for number, raw in enumerate(table.get("rule", []), 1))


@cache
def words(name: str) -> Mapping[str, Rule]:
    """Every word of the rules in `<name>.toml`, to the rule it belongs to; a word belongs to one rule only."""
    out: dict[str, Rule] = {}
    for rule in rules(name):
        for word in rule.words:
            if word in out:
                raise RuleError(f"{name}.toml: «{word}» stands in {out[word].id} and in {rule.id}; keep one")
            out[word] = rule
    return out


@cache
def gazetteer(name: str) -> tuple[Entry, ...]:
    """The entries of `<name>.tsv`: columns `name`, `aliases` (parted by |) and any more."""
    path = HERE / f"{name}.tsv"
    try:
        with path.open(encoding="utf-8", newline="") as handle:
            rows = list(csv.DictReader(handle, delimiter="\t", quoting=csv.QUOTE_NONE))
    except OSError as error:
        raise RuleError(f"{path.name}: cannot be read ({error}); restore the file") from error
    out = []
    for line, row in enumerate(rows, 2):
        if not row.get("name") or None in row or None in row.values():
            raise RuleError(f"{path.name}, line {line}: wants the columns {', '.join(rows[0])}, parted by tabs")
        data = {k: v for k, v in row.items() if k not in ("name", "aliases")}
        out.append(Entry(row["name"], tuple(a for a in (row.get("aliases") or "").split("|") if a), data))
    return tuple(out)


def alternation(words: Iterable[str]) -> str:
    """Words as one alternation, longest first among those that begin alike: a text is held against each first character once.

    >>> alternation(["称", "表示", "表示称"])
    '表(?:示称|示)|称'
    """
    by_first: dict[str, list[str]] = {}
    for word in sorted(set(words), key=lambda w: (-len(w), w)):
        by_first.setdefault(word[:1], []).append(re.escape(word[1:]))
    return "|".join(re.escape(first) + (rest[0] if len(rest) == 1 else f"(?:{'|'.join(rest)})") for first, rest in by_first.items())


def _rule(file: str, number: int, raw: dict[str, object]) -> Rule:
    """One checked rule."""
    where = f"{file}, rule {number} ({raw.get('id', 'no id')})"
    for key in ("id", "why", "example"):
        if not raw.get(key):
            raise RuleError(f"{where}: `{key}` is missing; every rule has an id, a why and an example")
    if bool(raw.get("words")) == bool(raw.get("pattern")):
        raise RuleError(f"{where}: wants either `words` or `pattern`")
    listed = tuple(str(w) for w in _list(raw.get("words")))
    try:
        regex = compiled(str(raw["pattern"])) if "pattern" in raw else re.compile(alternation(listed))
    except re.error as error:
        raise RuleError(f"{where}: the pattern does not compile ({error})") from error
    return Rule(
        id=str(raw["id"]),
        why=str(raw["why"]),
        regex=regex,
        words=listed,
        example=tuple(map(str, _list(raw["example"]))),
        counter=tuple(map(str, _list(raw.get("not")))),
        data={k: v for k, v in raw.items() if k not in _OWN_KEYS},
    )


def _list(value: object) -> list[object]:
    """A TOML value as a list: a bare string counts as one item."""
    if value is None:
        return []
    return list(value) if isinstance(value, list) else [value]
