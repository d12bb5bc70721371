"""Systems with their versions: «通义千问2.5», «GPT-4 Turbo», «Claude 3», and what a bare name then means."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from lib.extract.mentions import Mention

_TAG = r"(?:Turbo|Pro|Max|Lite|Plus|Ultra|Mini|mini|Nano|nano|Flash|Preview|Opus|Sonnet|Haiku|Instruct|Coder|Vision|Alpha|Air|XL|SE|Thinking|Reasoner|Omni|Open|Next)"
_NUMBER = r"(?![QH][1-4](?!\d))[A-Za-z]?\d{1,3}(?:\.\d{1,2}){0,2}[A-Za-z]{0,2}(?![\dA-Za-z])(?!\.\d)(?! ?(?:[年月日个秒分万亿倍%点元款人集部张条名位台天时周岁届期帧号大·]|家(?!族)))"
_TAIL = re.compile(
    rf"(?:(?<=\d)\.\d{{1,2}}(?![\d.%])|[- ]?{_NUMBER})?(?:[- ]?{_TAG}(?![A-Za-z]))?(?:-[A-Z][A-Za-z]{{0,9}}(?![A-Za-z])){{0,2}}"
)
_PERCENT = re.compile(r"[ -]?\d+(?:\.\d+)?(?:%|[kKmMbBGT]\b)")


def extended(folded: str, mention: Mention) -> Mention:
    """A mention together with the version that follows it.

    >>> extended("发布通义千问2.5,", Mention(2, 6, "system", "language", "gazetteer.systems", "通义千问")).end
    9
    """
    tail = _TAIL.match(folded, mention.end)
    if tail is None or tail.end() == mention.end or _PERCENT.match(folded, mention.end):
        return mention
    return replace(mention, end=tail.end())


def told_apart(folded: str, mentions: Sequence[Mention]) -> list[Mention]:
    """Mentions keyed by version: two versions are two systems, and a bare name beside one version means that one."""
    versions: dict[str, set[str]] = defaultdict(set)
    for one in mentions:
        printed = folded[one.start : one.end]
        if printed != one.plain:
            versions[one.key].add(_norm(printed))
    out = []
    for one in mentions:
        printed = folded[one.start : one.end]
        if len(versions[one.key]) > 1:
            out.append(replace(one, key=one.key if printed == one.plain else _norm(printed)))
        else:
            out.append(one)
    return out


def _norm(name: str) -> str:
    return re.sub(r"[\s-]", "", name).lower()
