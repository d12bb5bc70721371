"""One identity for a speaker across spellings, scripts and articles, by the alias table."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

from lib.patterns import compiled
from lib.rules import gazetteer
from lib.schema import UNKNOWN_SPEAKER
from lib.text.fold import fold

_MARKS = compiled(r"[\s·•‧・∙.,'’\"“”「」『』《》()\-&]")
_LEGAL = compiled(r"(?:股份有限公司|有限责任公司|有限公司|公司|\(集团\))$")


@dataclass(frozen=True, slots=True)
class Identity:
    """Who a name stands for: `label` is the display name."""

    id: str
    label: str
    group: str = ""


@lru_cache(maxsize=4096)
def key(name: str) -> str:
    """A name without script, width, case, blanks and marks.

    >>> key("「數字生命卡茲克」"), key("Sam Altman")
    ('数字生命卡兹克', 'samaltman')
    """
    return _MARKS.sub("", fold(name)).lower()


@cache
def _table() -> dict[tuple[str, str], tuple[str, str]]:
    """(person or firm, key of any spelling) to display name and group."""
    out: dict[tuple[str, str], tuple[str, str]] = {}
    for entry in gazetteer("aliases"):
        for form in (entry.name, *entry.aliases):
            out.setdefault((entry.data["kind"], key(form)), (entry.name, entry.data["group"]))
    return out


def identity(name: str, *, kind: str, article: str) -> Identity:
    """Identity of a speaker. The unnamed are somebody only within their article.

    >>> identity("奧特曼", kind="person", article="a").label, identity("360集团", kind="institution", article="a").id
    ('萨姆·奥尔特曼', 'institution:360集团')
    """
    if name == UNKNOWN_SPEAKER:
        return Identity(UNKNOWN_SPEAKER, UNKNOWN_SPEAKER)
    plain = key(name)
    if kind == "unnamed":
        return Identity(f"unnamed:{article}:{plain}", name)
    table, sort = _table(), "person" if kind == "person" else "firm"
    hit = table.get((sort, plain)) or (table.get((sort, _LEGAL.sub("", plain))) if sort == "firm" else None)
    if hit:
        return Identity(f"{kind}:{key(hit[0])}", hit[0], hit[1])
    return Identity(f"{kind}:{plain}", name)
