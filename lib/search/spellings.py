"""Spellings of a word in either script, and wordings of mainland, Taiwan and Hong Kong."""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path

from lib.errors import RuleError
from lib.text.fold import fold, to_simplified, to_traditional

_FILE = Path(__file__).with_name("wordings.tsv")


@lru_cache(maxsize=1024)
def spellings(word: str) -> tuple[str, ...]:
    """The word as typed, in Simplified and in Traditional script, in small letters, each once.

    Characters that were simplified only after GB 2312 (祎, 翀) are left alone by many converters, so that names stand in a
    mixed spelling in texts of either script. A variant of a Traditional character (証 for 證) finds the usual one.

    >>> spellings("視頻"), spellings("周鸿祎"), spellings("証券")
    (('視頻', '视频'), ('周鸿祎', '周鴻禕', '周鴻祎', '周鸿禕'), ('証券', '证券', '證券'))
    """
    folded, traditional = fold(word), to_traditional(word)
    forms = [word, to_simplified(word), traditional, folded]
    if len(word) > 1:  # a character alone has no neighbour to tell 乾 from 幹 by
        forms.append(to_traditional(folded))
    if len(folded) == len(traditional):
        late = [(f, t, _simplified_late(f)) for f, t in zip(folded, traditional, strict=True)]
        forms += ["".join(f if is_late else t for f, t, is_late in late), "".join(t if is_late else f for f, t, is_late in late)]
    return tuple(dict.fromkeys(f.lower() for f in forms))


def _simplified_late(letter: str) -> bool:
    """Whether a character is missing from GB 2312."""
    try:
        letter.encode("gb2312")
    except UnicodeEncodeError:
        return True
    return False


def kindred(word: str) -> tuple[str, ...]:
    """Other wordings of the same thing, in the script they are written in where they are at home.

    >>> kindred("视频"), kindred("晶片"), kindred("算法")
    (('影片', '視訊'), ('芯片',), ('演算法',))
    """
    return _table().get(fold(word).lower(), ())


@cache
def _table() -> dict[str, tuple[str, ...]]:
    """Folded wording to the others of its line, those that only differ in script left out."""
    out: dict[str, tuple[str, ...]] = {}
    for number, line in enumerate(_FILE.read_text(encoding="utf-8").splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        columns = line.split("\t")
        if len(columns) != 3:
            raise RuleError(f"wordings.tsv, line {number}: three columns are wanted (mainland, Taiwan, Hong Kong), not {len(columns)}")
        words = list(dict.fromkeys(w for column in columns for w in column.split("|") if w))
        for word in words:
            own = fold(word).lower()
            others = {fold(w).lower(): w for w in reversed(words) if fold(w).lower() != own}
            out[own] = tuple(dict.fromkeys((*out.get(own, ()), *reversed(others.values()))))
    return out
