"""Citations of an article, with the paragraph: GB/T 7714, BibTeX, and a link. What is not known is left out, never made up.

An article without title goes by its file name in brackets, as a supplied title does in GB/T 7714. A date that was only
inferred gives its year, in brackets, and only where both bounds lie in one year.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from lib.labels import word
from lib.query.sources import dated

Article = Mapping[str, Any]
"""title, publisher, authors, published, published_earliest, published_latest, url, source, script: as the contract names them."""
MOST_AUTHORS = 3
_TEX = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"} | {c: f"\\{c}" for c in "&%$#_{}"}


def gb7714(article: Article, *, paragraph: int | None = None, accessed: date | None = None) -> str:
    """The reference as GB/T 7714-2015 has it: a page of the web where an address is known, else of no stated kind.

    >>> gb7714({"title": "Sora来了", "publisher": "证券日报", "authors": ["张三"], "published": date(2024, 3, 26)}, paragraph=7)
    '张三. Sora来了[Z]. 证券日报, 2024-03-26: 第7段.'
    >>> gb7714({"source": "003.txt", "published_earliest": date(2024, 3, 1), "published_latest": date(2024, 3, 9)})
    '[003.txt][Z]. [2024].'
    """
    url = article.get("url")
    who = _authors(article)
    title = article.get("title") or f"[{article.get('source') or article.get('article')}]"
    published = article.get("published")
    issued = _one_line(", ".join(p for p in (article.get("publisher"), _date(article)) if p))
    place = word("cite.paragraph", _language(article), n=paragraph) if paragraph is not None else ""
    where = ": ".join(p for p in (issued, place) if p)
    read = f"[{accessed.isoformat()}]" if url and accessed and (published is None or accessed >= published) else ""
    head = (f"{who}. " if who else "") + _one_line(str(title)) + ("[EB/OL]" if url else "[Z]")
    tail = f"{where}{read}"
    return ". ".join(p for p in (head, tail, str(url) if url else "") if p) + "."


def bibtex(article: Article, *, paragraph: int | None = None, accessed: date | None = None) -> str:
    """The reference as a BibTeX entry; only fields whose values are known.

    >>> print(bibtex({"article": "a_1", "title": "成本降50%", "published": date(2024, 3, 26)}, paragraph=2))
    @misc{a_1_p2,
      title = {{成本降50\\%}},
      year = {2024},
      month = {3},
      day = {26},
      note = {第2段}
    }
    """
    published = article.get("published")
    named = [tex(str(name)) for name in article.get("authors") or ()]
    url = article.get("url")
    fields = {
        "author": " and ".join(f"{{{name}}}" for name in named),
        "title": f"{{{tex(_one_line(article['title']))}}}" if article.get("title") else "",
        "howpublished": tex(str(article["publisher"])) if article.get("publisher") else "",
        "year": str(published.year) if published else "",
        "month": str(published.month) if published else "",
        "day": str(published.day) if published else "",
        "url": _bare(str(url)) if url else "",
        "urldate": accessed.isoformat() if url and accessed else "",
        "note": tex(_note(article, paragraph)),
    }
    key = re.sub(r"[^A-Za-z0-9_:-]+", "-", str(article.get("article") or article.get("source") or "")).strip("-") or "source"
    name = f"{key}_p{paragraph}" if paragraph is not None else key
    body = ",\n".join(f"  {field} = {{{value}}}" for field, value in fields.items() if value)
    return f"@misc{{{name},\n{body}\n}}" if body else f"@misc{{{name}}}"


def linked(article: Article, *, address: str, paragraph: int | None = None) -> str:
    """Name, paragraph number and address, for notes and messages.

    >>> linked({"title": "Sora来了"}, address="http://127.0.0.1:8501/?open=st-1", paragraph=7)
    '《Sora来了》¶7 http://127.0.0.1:8501/?open=st-1'
    """
    name = f"《{_one_line(article['title'])}》" if article.get("title") else str(article.get("source") or article.get("article") or "")
    if not article.get("title") and article.get("publisher"):
        name = f"《{article['publisher']}》 {name}"
    return f"{name}{f'¶{paragraph}' if article.get('title') and paragraph is not None else f' ¶{paragraph}' if paragraph is not None else ''} {address}"


def tex(text: str) -> str:
    """Text that BibTeX prints as it is.

    >>> tex("A&B_{50%}")
    'A\\\\&B\\\\_\\\\{50\\\\%\\\\}'
    """
    return "".join(_TEX.get(c, c) for c in text)


def _authors(article: Article) -> str:
    """Up to three authors, then 等."""
    named = [_one_line(str(name)) for name in article.get("authors") or ()]
    more = [word("cite.others", _language(article))] if len(named) > MOST_AUTHORS else []
    return ", ".join([*named[:MOST_AUTHORS], *more])


def _date(article: Article) -> str:
    """The stated day; else the year that both inferred bounds share, in brackets; else nothing."""
    published, first, last = (article.get(k) for k in ("published", "published_earliest", "published_latest"))
    if published:
        return str(published.isoformat())
    return f"[{first.year}]" if first and last and first.year == last.year else ""


def _note(article: Article, paragraph: int | None) -> str:
    """Paragraph, file of an article without title, bounds of a date that was inferred."""
    language = _language(article)
    first, last = article.get("published_earliest"), article.get("published_latest")
    parts = [
        word("cite.paragraph", language, n=paragraph) if paragraph is not None else "",
        word("source.file", language, name=article["source"]) if not article.get("title") and article.get("source") else "",
        dated(article, language) if first and last and not article.get("published") else "",
    ]
    return "; ".join(p for p in parts if p)


def _language(article: Article) -> str:
    """The words of a reference follow the script of what it refers to, not the interface."""
    return "zh-Hant" if article.get("script") == "Hant" else "zh-Hans"


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _bare(url: str) -> str:
    """An address inside braces: braces and blanks in their percent codes."""
    return url.replace("{", "%7B").replace("}", "%7D").replace(" ", "%20")
