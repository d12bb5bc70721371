"""How a statement is introduced: the words around it by which the article itself says what the speaker feels.

«…泼冷水», «…更谨慎», «…唱好» stand outside the statement, and are evidence of its attitude where it comes from an article:
of statements introduced with a word of doubt four fifths are negative. 1 `framing.tsv` lists such words; 2 `signs` reads them
in the cue and in what leads up to it; 3 a small regression learns from statements of articles what they add.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from lib.errors import RuleError
from lib.sentiment.labelled import FRAMING, Labelled
from lib.text.fold import fold

CLASSES = ("doubt", "hope", "plain")
SIGNS = 2 * len(CLASSES) + 1
REACH = 60
"""Characters before a statement in which its lead begins at the latest."""
STRENGTH = 0.1
LEAST = 60
"""Statements of articles from which the regression is learned; with fewer a frame says nothing."""
NO_CUE = "-"
"""How the training text writes that a statement was found without a cue; empty where it was not found."""
_SENTENCE_ENDS = re.compile(r"[。!?！？\n]")


class Frame(NamedTuple):
    """The cue of a statement («坦言»), and the words of its sentence that lead up to it."""

    cue: str = ""
    lead: str = ""


def frame(text: str, start: int, *, cue: str | None) -> Frame:
    """The frame of a statement that begins at `start` of an article.

    >>> frame("销量回升。但车企高管并不乐观,直言价格战没有赢家", 17, cue="直言")
    Frame(cue='直言', lead='但车企高管并不乐观,直言')
    """
    return Frame(cue or "", _SENTENCE_ENDS.split(text[max(0, start - REACH) : start])[-1].strip())


@cache
def _words() -> tuple[re.Pattern[str], dict[str, int]]:
    """All words as one scan, the longest first (不看好 before 看好), and the class of each. Raises RuleError with file and line."""
    found: dict[str, int] = {}
    with FRAMING.open(encoding="utf-8", newline="") as handle:
        for line, row in enumerate(csv.DictReader(handle, delimiter="\t", quoting=csv.QUOTE_NONE), 2):
            kind, word = row.get("class"), row.get("word")
            if kind not in CLASSES or not word or word in found:
                raise RuleError(
                    f"{FRAMING.name}, line {line}: wants class and word parted by a tab, once each; classes: {', '.join(CLASSES)}"
                )
            found[word] = CLASSES.index(kind)
    return re.compile("|".join(sorted(map(re.escape, found), key=len, reverse=True))), found


def signs(framed: Frame) -> list[float]:
    """Whether the cue, then the lead, speak of doubt, of hope, of plain information; and whether there is no cue.

    >>> signs(Frame("直言", "但车企高管并不乐观,直言"))
    [1.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0]
    """
    out = [0.0] * SIGNS
    scan, classes = _words()
    for place, text in enumerate(framed):
        for word in scan.findall(fold(text)):
            out[place * len(CLASSES) + classes[word]] = 1.0
    out[-1] = float(not framed.cue)
    return out


def learn(chances: NDArray[np.float64], rows: Sequence[Labelled], *, classes: Sequence[str]) -> NDArray[np.float64]:
    """What `framed` multiplies with, shape (3 + SIGNS + 1, 3), from stated probabilities that did not know the statements."""
    from sklearn.linear_model import LogisticRegression

    inside = [i for i, row in enumerate(rows) if row.cue]
    if len(inside) < LEAST or len({rows[i].label for i in inside}) < len(classes):
        return np.vstack([np.eye(len(classes)), np.zeros((SIGNS + 1, len(classes)))])
    read = np.array([signs(frame_of(rows[i])) for i in inside])
    columns = np.hstack([_logits(chances[inside]), read])
    scale = np.append(columns[:, : len(classes)].std(axis=0) + 1e-9, np.ones(SIGNS))  # signs as they are: rare ones are trusted less
    centre = columns.mean(axis=0)
    model = LogisticRegression(C=STRENGTH, max_iter=500).fit((columns - centre) / scale, [classes.index(rows[i].label) for i in inside])
    weights = model.coef_.T / scale[:, None]
    return np.vstack([weights, model.intercept_ - centre @ weights])


def frame_of(row: Labelled) -> Frame:
    """The frame of a statement of the training text."""
    return Frame("" if row.cue == NO_CUE else row.cue, row.lead)


def framed(weights: NDArray[np.float64], chances: NDArray[np.float64], read: NDArray[np.float64]) -> NDArray[np.float64]:
    """Probabilities of statements in their article: `chances` (…, 3) of the bare text, and their signs (…, SIGNS)."""
    sums = np.concatenate([_logits(chances), read], axis=-1) @ weights[:-1] + weights[-1]
    powers = np.exp(sums - sums.max(axis=-1, keepdims=True))
    return np.asarray(powers / powers.sum(axis=-1, keepdims=True))


def _logits(chances: NDArray[np.float64]) -> NDArray[np.float64]:
    """Logarithms of probabilities, centred."""
    logs = np.log(chances + 1e-6)
    return np.asarray(logs - logs.mean(axis=-1, keepdims=True))
