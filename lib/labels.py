"""Display names of every code and every sentence of the interface, in 简体, 繁體 and English.

Data in `labels.toml` (codes, their order on screen, their colour role) and `words.toml` (sentences). Code elsewhere
never holds a word that a reader sees.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from lib.errors import RuleError

LANGUAGES = ("zh-Hans", "zh-Hant", "en")
DEFAULT_LANGUAGE = LANGUAGES[0]
_HERE = Path(__file__).parent
_BEGIN, _END = "\x0e", "\x0f"  # marks of their own: numbers of the opening sentence come marked already
_SPACED = re.compile(r" \{|\} ")
_HAN = "[\u3400-\u9fff）》」”]"
_LOOSE = re.compile(f"(?<={_HAN}) (?={_BEGIN}[\u3400-\u9fff（《「“])|(?<={_HAN}{_END}) (?=[\u3400-\u9fff（《「“])")
_MARKS = re.compile(f"[{_BEGIN}{_END}]")


class Count(int):
    """A number that can choose its noun: `{n:article|articles}` prints «1 article», «4 articles».

    >>> "{n:article|articles}".format(n=Count(1)), "{n} 篇".format(n=Count(1200))
    ('1 article', '1,200 篇')
    """

    def __format__(self, spec: str) -> str:
        if "|" not in spec:
            return int.__format__(self, spec or ",d")
        one, many = spec.split("|", 1)
        return f"{int.__format__(self, ',d')} {one if self == 1 else many}"


def label(kind: str, code: str, language: str = DEFAULT_LANGUAGE) -> str:
    """Display name of a code; a code without one (a unit as written, a new reason) is its own name.

    >>> label("attitude", "negative"), label("attitude", "negative", "en"), label("unit", "张")
    ('疑虑', 'Doubt', '张')
    """
    names = _table("labels.toml").get(kind, {}).get(code)
    return names[LANGUAGES.index(language)] if names else code


def codes(kind: str) -> tuple[str, ...]:
    """The codes of a kind that have names, in the order they are shown.

    >>> codes("attitude")
    ('positive', 'neutral', 'negative')
    """
    return tuple(_table("labels.toml").get(kind, {}))


def names_of(kind: str, code: str) -> tuple[str, ...]:
    """The display names of a code in all languages; none where it has no name.

    >>> names_of("attitude", "negative")
    ('疑虑', '疑慮', 'Doubt')
    """
    return _table("labels.toml").get(kind, {}).get(code, ())


def order(kind: str, code: str) -> int:
    """Place of a code on screen; codes without a name come last."""
    known = codes(kind)
    return known.index(code) if code in known else len(known)


def colour_role(kind: str, code: str) -> str:
    """Token of the theme that colours a code: `hope`, `doubt`, `figure` …; `quiet` where none is set."""
    role = _colours().get(kind, {}).get(code, "quiet")
    return str(role)


def word(key: str, language: str = DEFAULT_LANGUAGE, **values: object) -> str:
    """A sentence of the interface with its values filled in; whole numbers choose singular or plural.

    The space that Chinese keeps beside a Latin name or a number falls away beside a Chinese one.

    >>> word("count.articles", "en", n=1), word("count.articles", n=4)
    ('1 article', '4 篇')
    >>> word("overview.doubts_of", name="Sora", n=3), word("overview.doubts_of", name="可灵", n=3)
    ('提到 Sora 的疑虑 3 条', '提到可灵的疑虑 3 条')
    """
    try:
        names = _flat("words.toml")[key]
    except KeyError as error:
        raise RuleError(f"words.toml: no sentence «{key}»; add it with its three languages") from error
    template = names[LANGUAGES.index(language)]
    filled = {name: Count(v) if type(v) is int else v for name, v in values.items()}
    if language == "en" or not _SPACED.search(template):
        return template.format(**filled)
    marked = {name: f"{_BEGIN}{v}{_END}" if isinstance(v, str) else v for name, v in filled.items()}
    return _MARKS.sub("", _LOOSE.sub("", template.format(**marked)))


def joined(items: list[str] | tuple[str, ...], language: str = DEFAULT_LANGUAGE, *, by: str = "list") -> str:
    """Phrases strung together the way the language does.

    >>> joined(["影视", "游戏"]), joined(["film", "games"], "en")
    ('影视、游戏', 'film, games')
    """
    return word(f"join.{by}", language).join(items)


def code_of(kind: str, name: str) -> str | None:
    """The code behind a display name in any language, or the code itself; None where nothing is called so.

    >>> code_of("sector", "影视"), code_of("sector", "Games"), code_of("sector", "film_tv"), code_of("sector", "?")
    ('film_tv', 'games', 'film_tv', None)
    """
    return _reverse(kind).get(name)


@cache
def _reverse(kind: str) -> Mapping[str, str]:
    """Display name or code to code."""
    rows = _table("labels.toml").get(kind, {})
    return {name: code for code, names in rows.items() for name in (*names, code)}


@cache
def _table(file: str) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """Checked names of a file, by kind and code; the colour sections left out."""
    raw = _read(file)
    out: dict[str, Mapping[str, tuple[str, ...]]] = {}
    for kind, rows in raw.items():
        if kind != "colour":
            out[kind] = {code: _three(file, f"{kind}.{code}", names) for code, names in dict(rows).items()}  # type: ignore[call-overload]
    return out


@cache
def _flat(file: str) -> Mapping[str, tuple[str, ...]]:
    """Checked sentences of a file, by key."""
    return {key: _three(file, key, names) for key, names in _read(file).items()}


@cache
def _colours() -> Mapping[str, Mapping[str, object]]:
    """Colour roles by kind and code."""
    colours = _read("labels.toml").get("colour", {})
    return colours if isinstance(colours, dict) else {}


def _three(file: str, where: str, names: object) -> tuple[str, ...]:
    """The three names of one entry, checked."""
    if not isinstance(names, list) or len(names) != len(LANGUAGES) or not all(isinstance(n, str) and n for n in names):
        raise RuleError(f"{file}: {where} wants three names, in the order {', '.join(LANGUAGES)}")
    return tuple(names)


@cache
def _read(file: str) -> Mapping[str, object]:
    """A TOML file beside this module."""
    try:
        return tomllib.loads((_HERE / file).read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise RuleError(f"{file}: cannot be read ({error}); mend the file or restore it") from error
