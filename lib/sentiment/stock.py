"""SnowNLP's stock model: learned from shopping reviews, kept for comparison. Uncalibrated for business news.

Importing SnowNLP costs seconds and 400 MiB: only the builder's workers do.
"""

from __future__ import annotations

import warnings
from functools import cache
from typing import Protocol


class _Model(Protocol):
    def classify(self, sent: str) -> float: ...


@cache
def _model() -> _Model:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from snownlp import sentiment
    model: _Model = sentiment.classifier
    return model


def stock_score(text: str) -> float:
    """Probability of «positive» by the stock model, 0…1; 0.5 for a text without words."""
    return float(_model().classify(text)) if text.strip() else 0.5
