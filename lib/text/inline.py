"""What goes out of the middle of a line: pinyin after characters, credits in brackets, invisible characters."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from functools import cache

from lib.patterns import compiled
from lib.rules import rules
from lib.schema import Dropped

_SYLLABLE = (
    "(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?"
    "(?:iang|iong|uang|ueng|ang|eng|ing|ong|ian|iao|uai|uan|van|ai|ei|ao|ou|an|en|in|un|vn|ia|ie|iu|ua|uo|ui|ue|ve|er|[aoeiuv]|n|ng|m)r?"
)
_READING = compiled(rf"{_SYLLABLE}(?:[\s'’·-]{{0,2}}{_SYLLABLE}){{0,7}}")
_ONE = compiled(_SYLLABLE)
_TONES = {"\u0304", "\u0301", "\u030c", "\u0300", "\u0306"}  # macron, acute, caron, grave; the breve is a common slip
_BRACKETED = compiled(r"(?<=[\u3400-\u9fff\U00020000-\U000323af])[(（]\s?([A-Za-zÀ-ɏ\u0300-\u036fɡ\s'’·-]{1,48})\s?[)）]")
_LEAST_TONELESS = 5


def inline_cuts(raw: str, folded: str) -> tuple[Dropped, ...]:
    """All that is cut out of lines, in order and without overlap."""
    return in_order([*_pinyin(raw), *_ruled(folded)])


def in_order(cuts: Iterable[Dropped]) -> tuple[Dropped, ...]:
    """Cuts in order and without overlap; one inside another goes with the outer.

    >>> in_order([Dropped(5, 9, "b"), Dropped(0, 4, "a"), Dropped(6, 7, "c")])
    (Dropped(raw_start=0, raw_end=4, reason='a'), Dropped(raw_start=5, raw_end=9, reason='b'))
    """
    out: list[Dropped] = []
    for cut in sorted(cuts, key=lambda c: (c.raw_start, -c.raw_end)):
        if not out or cut.raw_start >= out[-1].raw_end:
            out.append(cut)
        elif cut.raw_end > out[-1].raw_end:  # it sticks out: what sticks out is cut as well
            out.append(Dropped(out[-1].raw_end, cut.raw_end, cut.reason))
    return tuple(out)


def _ruled(folded: str) -> list[Dropped]:
    """Matches of the rules that cut."""
    return [Dropped(m.start(), m.end(), reason) for pattern, reason in _cutting() for m in pattern.finditer(folded) if m.end() > m.start()]


@cache
def _cutting() -> tuple[tuple[re.Pattern[str], str], ...]:
    """What is cut, and why; ends of lines count as ends."""
    return tuple(
        (compiled(rule.regex.pattern, re.MULTILINE), str(rule.data["reason"])) for rule in rules("noise") if rule.data["does"] == "cut"
    )


def _pinyin(raw: str) -> list[Dropped]:
    """Readings in brackets after the character they belong to.

    A tone mark tells a reading from a name («(AIGC)», «(café)»). Readings without one count in a text that is full of
    readings, or where at least five different characters carry one and every character always the same.
    """
    marked: list[Dropped] = []
    bare: list[tuple[str, str, Dropped]] = []
    for m in _BRACKETED.finditer(raw):
        plain, tones = _without_tones(m[1])
        if not _READING.fullmatch(plain):
            continue
        cut = Dropped(m.start(), m.end(), "pinyin")
        # Between parted syllables one without a mark is a neutral tone; a run of letters is a reading only if all are marked.
        if tones * (2 if re.search(r"[\s'’·-]", plain) else 1) >= max(1, _syllables(plain)):
            marked.append(cut)
        elif not tones and plain == m[1].strip() and _ONE.fullmatch(plain):
            bare.append((raw[m.start() - 1], plain, cut))
    readings: dict[str, set[str]] = defaultdict(set)
    for character, reading, _ in bare:
        readings[character].add(reading)
    steady = len(readings) >= _LEAST_TONELESS and all(len(r) == 1 for r in readings.values())
    return marked + [cut for _, _, cut in bare if steady or len(marked) >= _LEAST_TONELESS]


def _without_tones(text: str) -> tuple[str, int]:
    """A reading in plain lower-case letters (ü as v), and how many tone marks it carried.

    >>> _without_tones("néng"), _without_tones("lǜ")
    (('neng', 1), ('lv', 1))
    """
    apart = unicodedata.normalize("NFD", text.strip()).replace("u\u0308", "v").replace("ɡ", "g")
    tones = sum(c in _TONES for c in apart)
    return "".join(c for c in apart if c not in _TONES), tones


def _syllables(plain: str) -> int:
    """How many syllables a reading has at least: its groups of vowels."""
    return max(1, len(re.findall(r"[aeiouv]{1,4}", plain)))
