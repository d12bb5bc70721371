"""One call from a raw document to a reading."""

from __future__ import annotations

import dataclasses
from datetime import date

from lib.text.clean import clean
from lib.text.published import publication_bounds
from lib.text.reading import Bounds, Reading
from lib.text.segment import segment


def read_text(
    name: str,
    raw: str,
    *,
    title: str | None = None,
    publisher: str | None = None,
    authors: tuple[str, ...] = (),
    published: date | None = None,
    markdown: bool = False,
) -> Reading:
    """The reading of a decoded document; what the manifest states goes before what the text says.

    >>> read_text("a", "可以预见,前景广阔。(责任编辑:毕安吉)", published=date(2024, 3, 26)).text
    '可以预见,前景广阔。'
    """
    reading = segment(name, clean(raw, markdown=markdown))
    stated = Bounds(published, published, published, "语料清单注明") if published else Bounds()
    reading = dataclasses.replace(
        reading,
        title=title or reading.title,
        publisher=publisher or reading.publisher,
        authors=authors or reading.authors,
        published=stated,
    )
    return reading if published else dataclasses.replace(reading, published=publication_bounds(reading, raw=raw))
