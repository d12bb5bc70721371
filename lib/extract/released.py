"""When an article cannot have been written yet: before a system it speaks of was shown."""

from __future__ import annotations

from collections import Counter
from datetime import date
from functools import cache

from lib.extract.names import Names
from lib.patterns import compiled
from lib.rules import gazetteer
from lib.text.dates import OPEN, date_mentions
from lib.text.fold import fold

_LEAST_MENTIONS = 3
_BEFORE = 24
_AFTER = 16
_BESIDE = 36
"""Characters that a date and a system of one telling span."""
_OUT = compiled(r"发布|上线|推出|开源|亮相|面世|问世|公测|内测|首发|登场|公布|升级")
_PAUSE = compiled(r"[。;!?\n]")
_TO_COME = compiled(
    r"[将会拟或]|计划|预计|有望|可望|传闻|[据盛]?传|曝|爆料|泄露|下一代|期待|等待|未来|届时|准备|正在|何时|尚未|还没|未发布|新一代"
)


@cache
def _released() -> dict[str, date]:
    """Day on which each listed system was first shown, by all its spellings."""
    out: dict[str, date] = {}
    for entry in gazetteer("systems"):
        if entry.data.get("released"):
            out |= {fold(form): date.fromisoformat(entry.data["released"]) for form in (entry.name, *entry.aliases)}
    return out


def known_since(names: Names, folded: str) -> tuple[date, str] | None:
    """The first day on which an article can have known of all systems it speaks of, and the youngest of these.

    One that is yet to come is named in passing, by what is expected of it («很快会发布GPT4.5»): of such a place nothing is
    concluded, unless the name stands three times or more.
    """
    count = Counter(span.name for span in names.systems)
    days = [
        (day, span.name)
        for span in names.systems
        if (day := _released().get(fold(span.name)))
        and (count[span.name] >= _LEAST_MENTIONS or not _is_to_come(folded, span.start, span.end))
    ]
    return max(days, default=None)


def shown_years(names: Names, folded: str) -> frozenset[int]:
    """Years in which a system came out on a day or in a month that the text tells without its year: «9月下旬可灵2.5 Turbo上线»."""
    dated = [m for m in date_mentions(folded) if m.shape == "calendar" and m.base == OPEN and m.month and m.until is None]
    years = set()
    for span in names.systems if dated else ():
        day = _released().get(fold(span.name))
        for mention in dated if day else ():
            low, high = min(mention.start, span.start), max(mention.end, span.end)
            if day is None or high - low > _BESIDE or mention.month != day.month or mention.day not in (None, day.day):
                continue
            if (
                not _PAUSE.search(folded, low, high)
                and _OUT.search(folded, low, high + _AFTER)
                and not _is_to_come(folded, span.start, span.end)
            ):
                years.add(day.year)
    return frozenset(years)


def _is_to_come(folded: str, start: int, end: int) -> bool:
    """Whether the words around a name may speak of what is still to come."""
    return _TO_COME.search(folded[max(0, start - _BEFORE) : start] + folded[end : end + _AFTER]) is not None
