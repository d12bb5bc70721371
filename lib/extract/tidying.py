"""What a headline leaves out: brackets, sources, openers, fillers, and what only describes the name it stands before."""

from __future__ import annotations

import re
from collections.abc import Sequence

import rjieba

from lib.extract import wording as w
from lib.extract.candidates import any_word, vocabulary
from lib.extract.cuttings import LIMIT, Line, Sentence


def tidied(known: Sentence, line: Line) -> Line:
    """Brackets, sources, openers, fillers and what only describes the name it stands before go."""
    for pattern in (w.IN_BRACKETS, w.BRACKETS, w.OPENER, w.SOURCE, w.OPENER, w.LEFT, w.SEATED, w.QUOTING):
        line = line.dropping(pattern)
    line = without_fillers(line, known.names)
    line = line.dropping(w.LABEL, times=1)
    if not w.TOLD_OF.fullmatch(line.words) and (used := w.USED.match(line.words)):  # «上线的“智检通”系统» is «上线“智检通”系统»
        line = line.without(used.start("of"), used.end("of"))
    if cleft := w.CLEFT.fullmatch(line.words):  # «阿柚,也是离开的» is «阿柚,离开»
        line = line.without(cleft.end("rest"), len(line.places)).without(cleft.start("is"), cleft.end("is"))
    if held := w.HELD.search(line.words):
        line = line.without(*held.span("at")) if held["at"] else line
        line = line.without(*held.span("of")).dropping(w.HELD_AT, times=1)
    if issued := w.ISSUED.match(line.words):  # «根据公布的《方案》» is «公布《方案》»
        line = line.without(issued.start("of"), issued.end("of")).without(0, issued.end("by"))
    if shown := w.SHOWN.search(line.words):  # «发布的调研纪要显示,…» is «发布调研纪要»
        plain = "《" in shown["what"] or shown["what"][-1] in "中里上" or len(line.places) > LIMIT + 1 or shown.end() >= len(line.places)
        if plain:
            line = line.without(shown.start("shows"), len(line.places))
        line = line.without(shown.start("of"), shown.end("of"))
    line = _as_deed(known, line)
    for a, _ in line.inside(known.names):
        ahead = line.words[:a]
        if a > 0 and line.places[a] < known.verb[0] and w.DESCRIBED.match(ahead) and not re.search(r"[与和、,]", ahead):
            return line.without(0, a)
    return line


def _as_deed(known: Sentence, line: Line) -> Line:
    """A clause that is only a noun with its deed, as the deed: «所有已知信息只有发布的技术报告» is «发布技术报告»."""
    at = next((i for i, p in enumerate(line.places) if p >= known.verb[1]), len(line.places))
    match = w.OBJECT.match(line.words, at)
    if match is None or w.TOLD_OF.fullmatch(line.words) or at == 0 or line.places[at - 1] != known.verb[1] - 1:
        return line
    ahead = line.words[: at - (known.verb[1] - known.verb[0])]
    line = line.without(at, at + 1)
    if not w.LINK.search(ahead):
        return line
    line = line.without(0, len(ahead))
    named = [n for n in known.names if n[1] <= line.places[0]]
    return known.joined(Line(known.folded, tuple(range(*named[-1]))), line, comma=False) if named else line


def without_fillers(line: Line, names: Sequence[tuple[int, int]] = ()) -> Line:
    """The line without its adverbs, word by word, so that 已知 and 更新 stay whole, and so does 即梦AI."""
    if not any_word("fillers", "filler.adverb").search(line.words, 1):
        return line
    named = {p for a, b in names for p in range(a, b)}
    keep: list[int] = []
    at = 0
    for word in rjieba.cut(line.words, False):
        wanted = (
            word not in vocabulary("fillers", "filler.adverb")
            or at == 0
            or (word == "就" and (line.words[at + 1 : at + 2] not in w.BEHIND_JIU or line.words.startswith("是否", at + 1)))
        )
        wanted = wanted or (word == "才" and "到" in line.words[:at])
        wanted = wanted or (word == "日前" and line.words[at - 1].isdigit()) or line.places[at] in named
        if wanted:
            keep += line.places[at : at + len(word)]
        at += len(word)
    return Line(line.folded, tuple(keep))
