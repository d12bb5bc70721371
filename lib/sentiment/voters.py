"""The voters: SnowNLP's Bayes over our features, and a linear reweighting of its counts.

SnowNLP's own class counts (`Bayes.train`); what we change is read off it afterwards: even class priors and one shared
smoothing for all classes, since its own sends every unknown word to the smallest class.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from lib.schema import SENTIMENTS

Matrix = NDArray[np.float64]
SMOOTHING = 0.5
MIN_DOCUMENTS = 3
"""Features seen in fewer training statements are left out: they only remember one writer's sentence."""


def counts(documents: Sequence[Collection[Any]], labels: Sequence[str]) -> Any:
    """SnowNLP's Bayes trained on ready features, by name or number; its counts are the statements of each class that hold a feature."""
    from snownlp.classification.bayes import Bayes

    bayes = Bayes()
    bayes.train([[sorted(document), label] for document, label in zip(documents, labels, strict=True)])
    return bayes


def count_matrix(bayes: Any, vocabulary: Sequence[Any]) -> Matrix:
    """Counts by feature and class, shape (features, 3), without the one that SnowNLP's AddOneProb adds to each known word."""
    out = np.zeros((len(vocabulary), len(SENTIMENTS)))
    for column, label in enumerate(SENTIMENTS):
        known = bayes.d[label].d
        out[:, column] = [known.get(feature, 1) - 1 for feature in vocabulary]
    return out


def bayes_weights(table: Matrix) -> Matrix:
    """Log likelihood of each feature by class, even priors and one shared smoothing, centred over the classes."""
    smoothed = table + SMOOTHING
    weights = np.log(smoothed / smoothed.sum(axis=0))
    return np.asarray(weights - weights.mean(axis=1, keepdims=True))


def ratio_weights(table: Matrix) -> Matrix:
    """Log count ratio of each class against the other two (Wang and Manning 2012), shape (features, 3)."""
    inside = table + SMOOTHING
    outside = table.sum(axis=1, keepdims=True) - table + SMOOTHING
    return np.asarray(np.log(inside / inside.sum(axis=0)) - np.log(outside / outside.sum(axis=0)))


def linear_weights(rows: Any, table: Matrix, labels: Sequence[str], *, strength: float) -> tuple[Matrix, Matrix]:
    """Weights (features, 3) and biases (3,) of one logistic regression a class over the count ratios.

    `rows` is a scipy CSR matrix of 0 and 1, shape (statements, features); `strength` is the inverse of the penalty.
    """
    ratios = ratio_weights(table)
    weights, biases = np.zeros_like(ratios), np.zeros(len(SENTIMENTS))
    for column, label in enumerate(SENTIMENTS):
        learned, biases[column] = _regression(rows.multiply(ratios[:, column]).tocsr(), label, labels, strength)
        weights[:, column] = learned * ratios[:, column]
    return weights, biases


def plain_weights(rows: Any, labels: Sequence[str], *, strength: float) -> tuple[Matrix, Matrix, Matrix]:
    """Weights (features, 3), biases and idf (features,) of one logistic regression a class over tf-idf of length one."""
    from sklearn.feature_extraction.text import TfidfTransformer

    transformer = TfidfTransformer().fit(rows)
    lengthless = transformer.transform(rows)
    learned = [_regression(lengthless, label, labels, strength) for label in SENTIMENTS]
    return np.stack([w for w, _ in learned], axis=1), np.array([b for _, b in learned]), np.asarray(transformer.idf_)


def _regression(rows: Any, label: str, labels: Sequence[str], strength: float) -> tuple[Matrix, float]:
    """Weights and bias that tell one class from the others. The dual is solved: 20 times faster than the primal on so many features."""
    from sklearn.linear_model import LogisticRegression

    model = LogisticRegression(C=strength, solver="liblinear", dual=True, max_iter=300, random_state=0)
    model.fit(rows, [one == label for one in labels])
    return np.asarray(model.coef_[0]), float(model.intercept_[0])
