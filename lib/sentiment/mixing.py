"""From votes to stated probabilities: a small regression over the votes, then a sharpness that depends on the manner of the text.

One sharpness for all would overstate itself on statements of articles or understate itself on clear-cut ones: articles are harder
than statements made up for training, and their manner can be told (0.92 AUC on unseen hands and articles).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lib.schema import SENTIMENTS
from lib.sentiment.framing import learn
from lib.sentiment.labelled import Labelled
from lib.sentiment.voters import Matrix

ARTICLES = "articles"
"""The hand whose statements come from whole articles."""
STRENGTH = 0.01
ARTICLE_WEIGHT = 0.5
"""How much a statement of an article counts where the sharpness of bare text is set: inside its article the frame sets it anew."""


@dataclass(frozen=True, slots=True)
class Mixing:
    """`weights` (votes, 4) and `offset` (4,): logits of the three classes, and of the manner of articles.

    `sharpness` (2,): logarithm of what the logits are multiplied with, for made-up statements, and what the manner of articles adds.
    `framing` (3 + SIGNS + 1, 3): what the frame of a statement inside an article adds (`lib.sentiment.framing`).
    """

    weights: Matrix
    offset: Matrix
    sharpness: Matrix
    framing: Matrix


def mix(votes: Matrix, rows: Sequence[Labelled], folds: Sequence[int]) -> Mixing:
    """The mixing learned from votes of voters that did not know the statements, shape (statements, votes)."""
    logits = unseen_logits(votes, rows, folds)
    sharp = _sharpness(logits, rows)
    return Mixing(*_regression(votes, rows), sharp, learn(chances(logits, sharp), rows, classes=SENTIMENTS))


def unseen_logits(votes: Matrix, rows: Sequence[Labelled], folds: Sequence[int]) -> Matrix:
    """Logits of each statement by a regression that did not know its fold either, shape (statements, 4)."""
    where = np.array(folds)
    out = np.zeros((len(rows), 4))
    for fold in sorted(set(folds)):
        weights, offset = _regression(votes[where != fold], [row for row, f in zip(rows, folds, strict=True) if f != fold])
        out[where == fold] = votes[where == fold] @ weights + offset
    return out


def _regression(votes: Matrix, rows: Sequence[Labelled]) -> tuple[Matrix, Matrix]:
    """Weights and offset of Mixing."""
    from sklearn.linear_model import LogisticRegression

    centre, scale = votes.mean(axis=0), votes.std(axis=0) + 1e-9
    scaled = (votes - centre) / scale
    classes = LogisticRegression(C=STRENGTH, max_iter=500).fit(scaled, [SENTIMENTS.index(row.label) for row in rows])
    weights, offset = classes.coef_.T, classes.intercept_
    if len({row.hand == ARTICLES for row in rows}) == 2:
        manner = LogisticRegression(C=STRENGTH, max_iter=500, class_weight="balanced").fit(scaled, [row.hand == ARTICLES for row in rows])
        weights, offset = np.hstack([weights, manner.coef_.T]), np.append(offset, manner.intercept_)
    else:  # nothing to tell apart: one sharpness for all
        weights, offset = np.hstack([weights, np.zeros((weights.shape[0], 1))]), np.append(offset, 0.0)
    weights = weights / scale[:, None]
    return np.asarray(weights), np.asarray(offset - centre @ weights)


def _sharpness(logits: Matrix, rows: Sequence[Labelled]) -> Matrix:
    """The sharpness under which the labels are most probable."""
    from scipy.optimize import minimize

    place = np.arange(len(rows)), np.array([SENTIMENTS.index(row.label) for row in rows])
    weight = np.array([ARTICLE_WEIGHT if row.hand == ARTICLES else 1.0 for row in rows])

    def surprise(sharpness: Matrix) -> float:
        return float(-(weight * np.log(chances(logits, sharpness)[place] + 1e-9)).sum())

    return np.asarray(minimize(surprise, np.zeros(2), method="Nelder-Mead").x)


def chances(logits: Matrix, sharpness: Matrix) -> NDArray[np.float64]:
    """Probabilities of the three classes out of logits, shapes (…, 4) and (…, 3).

    >>> chances(np.zeros(4), np.zeros(2)).round(2).tolist()
    [0.33, 0.33, 0.33]
    """
    manner = 1 / (1 + np.exp(-logits[..., 3:]))
    sharp = logits[..., :3] * np.exp(sharpness[0] + sharpness[1] * manner)
    powers = np.exp(sharp - sharp.max(axis=-1, keepdims=True))
    return np.asarray(powers / powers.sum(axis=-1, keepdims=True))
