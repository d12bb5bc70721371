"""The rules of `groups.toml`, by what they read: a title, a name, the words around a house."""

from __future__ import annotations

from functools import cache, lru_cache

from lib.rules import Rule, rules


@cache
def _reading(field: str) -> tuple[Rule, ...]:
    return tuple(r for r in rules("groups") if r.data["reads"] == field)


@lru_cache(maxsize=2048)  # a speaker and his house come several times in their article
def first(field: str, words: str) -> tuple[str, str] | None:
    """Group and rule id of the first rule that reads a field and is found in the words.

    >>> first("name", "浙商证券"), first("name", "鹿影科技")
    (('analyst', 'group.name.analyst'), None)
    """
    for rule in _reading(field):
        if rule.regex.search(words):
            return str(rule.data["group"]), rule.id
    return None
