"""Frames without a cue verb: «据华西证券推算,», «根据《…意见》,», «在王小书看来,»."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set

from lib.extract.frames import HIDDEN, Frame
from lib.extract.phrases import read_phrase
from lib.extract.pieces import Listed, Piece

_BY = re.compile(r"(?:据|根据|按照|依据|依照|经|援引|引述|按)(?P<body>[^,。;:!?\n\x01]{2,70})[,:]")
_BY_TAIL = re.compile(
    r"(?:的)?(?:不完全|简单|初步|最新|此前|独家|综合|保守|粗略|官方|公开)?(?:介绍|报道|报导|推算|测算|估算|统计|预测|预计|分析|测试|评估|调查|透露|披露|观察|判断|估计|爆料|消息|说法|数据|研究|监测|研报|报告|的观点|介绍称|引述|转述)$"
)
_VIEW = re.compile(r"(?:在|照|依|以)(?P<body>[^,。;:!?\n\x01]{1,60}?)看来(?P<mark>[,:])")
_BY_START = frozenset(",。;:!?\n… " + HIDDEN)


def find_by_frames(folded: str, plain: str, *, listed: Listed, people: Set[str], nested: bool = False) -> Iterator[Frame]:
    """Frames without a cue verb before a comma: «据华西证券推算,», «根据《…意见》,», «在王小书看来,», «…的原话:».

    >>> text = "据华西证券推算,需8亿美元。在王小书看来,门槛会降低。"
    >>> [text[f.phrase.name.start:f.phrase.name.end] for f in find_by_frames(text, text, listed=Listed(), people=frozenset())]
    ['华西证券', '王小书']
    """
    for m in _BY.finditer(plain):
        before = plain[m.start() - 1] if m.start() else "\n"
        if before not in _BY_START and before not in "另又而且正":
            continue
        start, end = m.span("body")
        tail = _BY_TAIL.search(plain, start, end)
        stop = tail.start() if tail else end
        phrase = read_phrase(folded, start, end, listed=listed, people=people) if not tail else None
        phrase = phrase or (read_phrase(folded, start, stop, listed=listed, people=people) if stop > start else None)
        if not tail and phrase and phrase.kind not in ("document", "institution"):
            continue
        if phrase and not tail and phrase.rule not in ("phrase.issued", "phrase.paper", "phrase.document"):
            continue
        if phrase and phrase.kind != "reference":
            word = Piece(tail.start(), tail.end()) if tail else Piece(m.start(), start)
            kind = "data"
            yield Frame(m.start(), word, m.end(), plain[m.end() - 1], kind, phrase, "cue.by", nested)
    for m in _VIEW.finditer(plain):
        start, end = m.span("body")
        phrase = read_phrase(folded, start, end, listed=listed, people=people)
        if phrase:
            yield Frame(m.start(), Piece(end, m.start("mark")), m.end(), m.group("mark"), "view", phrase, "cue.in-the-eyes-of", nested)
