"""Small pieces of HTML. Whatever comes from an article is escaped here; nothing goes through markdown."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable

from lib.charts.quoting import shortened
from lib.text.fold import is_traditional

__all__ = ["dotted", "esc", "go", "highlighted", "printed", "shortened", "tag"]


def esc(value: object) -> str:
    """Text for HTML, quotation marks included."""
    return html.escape(str(value), quote=True)


def tag(name: str, inner: str, *, classes: str = "", **attributes: str) -> str:
    """An element around HTML; attributes are escaped, an underscore in their names is a hyphen."""
    given = ({"class": classes} if classes else {}) | {k.strip("_").replace("_", "-"): v for k, v in attributes.items()}
    listed = "".join(f' {k}="{esc(v)}"' for k, v in given.items())
    return f"<{name}{listed}>{inner}</{name}>"


def go(href: str, inner: str, *, classes: str = "", **attributes: str) -> str:
    """A link that is followed without a reload."""
    return tag("a", inner, classes=f"lens-link {classes}".strip(), href=href, data_go="", **attributes)


def dotted(parts: Iterable[str | None]) -> str:
    """Parts of a caption, already HTML, with a dot between; no line begins with one."""
    return "\u00a0· ".join(p for p in parts if p)


def highlighted(text: str, wanted: Iterable[str]) -> str:
    """Escaped text with every occurrence of the wanted spellings marked, in any case."""
    spellings = sorted({w for w in wanted if w}, key=len, reverse=True)
    if not spellings:
        return esc(text)
    pattern = re.compile("|".join(re.escape(w) for w in spellings), re.IGNORECASE)
    out, at = [], 0
    for found in pattern.finditer(text):
        out += [esc(text[at : found.start()]), tag("mark", esc(found.group()), classes="lens-hit")]
        at = found.end()
    return "".join([*out, esc(text[at:])])


def printed(text: str) -> str:
    """Value of `lang` for words of an article.

    >>> printed("據華西證券推算"), printed("据华西证券推算")
    ('zh-Hant', 'zh-Hans')
    """
    return "zh-Hant" if is_traditional(text) else "zh-Hans"
