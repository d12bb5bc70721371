"""The model: several voters over one vocabulary, combined and calibrated to stated probabilities.

1 features of every training statement; 2 vocabulary; 3 SnowNLP's counts; 4 voters' weights; 5 votes on folds that the voters
did not see, by hand (writer); 6 a small regression turns votes into probabilities. Trained from the TSV in seconds, deterministic,
kept in `var/` under a hash of the training text.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from lib.schema import SENTIMENTS
from lib.sentiment.features import views
from lib.sentiment.labelled import Labelled
from lib.sentiment.voters import MIN_DOCUMENTS, Matrix, bayes_weights, count_matrix, counts, linear_weights, plain_weights

STRENGTH = 1.0
PLAIN_STRENGTH = 4.0
FOLDS = 3


@dataclass(frozen=True, slots=True)
class Voters:
    """Weights of all voters side by side, so that a vote is one sum of rows.

    `table` has the shape (features, 14): Bayes on words (3), Bayes on runs (3), ratio regression (3), tf-idf regression times
    idf (3), idf squared, and 1 for a word feature. `biases` has the shape (6,): of the ratio and of the tf-idf regression.
    """

    vocabulary: Mapping[str, int]
    table: Matrix
    biases: Matrix


@dataclass(frozen=True, slots=True)
class Model:
    """Voters, and the regression that turns their votes into probabilities: weights (votes, 3) and biases (3,)."""

    voters: Voters
    mixing: Matrix
    offset: Matrix


def train(rows: Sequence[Labelled]) -> Model:
    """The model of some labelled statements; the same statements give the same model."""
    documents = [views(row.text) for row in rows]
    labels = [row.label for row in rows]
    folds = _folds(rows)
    unseen = np.zeros((len(rows), 0))
    for fold in sorted(set(folds)):
        inside = [i for i, f in enumerate(folds) if f != fold]
        outside = [i for i, f in enumerate(folds) if f == fold]
        voters = train_voters([documents[i] for i in inside], [labels[i] for i in inside])
        votes = np.array([vote(voters, documents[i]) for i in outside])
        if unseen.shape[1] == 0:
            unseen = np.zeros((len(rows), votes.shape[1]))
        unseen[outside] = votes
    mixing, offset = _mix(unseen, labels)
    return Model(train_voters(documents, labels), mixing, offset)


def _folds(rows: Sequence[Labelled]) -> list[int]:
    """Three folds by writer, so that calibration meets hands the voters do not know; by turn where there are fewer writers."""
    hands = {hand: place % FOLDS for place, hand in enumerate(sorted({row.hand for row in rows}))}
    return [hands[row.hand] if len(hands) >= FOLDS else place % FOLDS for place, row in enumerate(rows)]


def train_voters(documents: Sequence[tuple[frozenset[str], frozenset[str]]], labels: Sequence[str]) -> Voters:
    """All voters of one set of documents."""
    from scipy.sparse import csr_matrix

    seen = Counter(feature for document in documents for view in document for feature in view)
    vocabulary = {feature: i for i, feature in enumerate(sorted(f for f, n in seen.items() if n >= MIN_DOCUMENTS))}
    names = list(vocabulary)
    is_run = np.array([name.startswith("#") for name in names])
    table = count_matrix(counts([words | runs for words, runs in documents], labels), names)
    table_words, table_runs = np.where(is_run[:, None], 0.0, table), np.where(is_run[:, None], table, 0.0)
    indices = [sorted(vocabulary[f] for view in document for f in view if f in vocabulary) for document in documents]
    pointers = np.cumsum([0, *map(len, indices)])
    columns = np.array([i for row in indices for i in row])
    rows = csr_matrix((np.ones(len(columns)), columns, pointers), shape=(len(documents), len(vocabulary)))
    ratio, ratio_biases = linear_weights(rows, table, labels, strength=STRENGTH)
    plain, plain_biases, idf = plain_weights(rows, labels, strength=PLAIN_STRENGTH)
    words = np.where(is_run[:, None], 0.0, bayes_weights(table_words))
    runs = np.where(is_run[:, None], bayes_weights(table_runs), 0.0)
    columns_of_table = (words, runs, ratio, plain * idf[:, None], (idf**2)[:, None], (~is_run).astype(float)[:, None])
    return Voters(vocabulary, np.hstack(columns_of_table), np.concatenate([ratio_biases, plain_biases]))


def vote(voters: Voters, document: tuple[frozenset[str], frozenset[str]]) -> Matrix:
    """Votes of one statement, shape (12,): Bayes on words, Bayes on runs (each by the root of its length), ratios, tf-idf."""
    find = voters.vocabulary.get
    index = [i for view in document for feature in view if (i := find(feature)) is not None]
    sums: Matrix = voters.table.take(index, axis=0).sum(axis=0)
    words = float(sums[13])
    votes = sums[:12]
    votes[0:3] /= max(1.0, words) ** 0.5
    votes[3:6] /= max(1.0, len(index) - words) ** 0.5
    votes[9:12] /= float(sums[12]) ** 0.5 or 1.0
    votes[6:12] += voters.biases
    return votes


def _mix(votes: Matrix, labels: Sequence[str]) -> tuple[Matrix, Matrix]:
    """Regression from votes to classes, on votes of statements the voters did not see."""
    from sklearn.linear_model import LogisticRegression

    scale = votes.std(axis=0) + 1e-9
    model = LogisticRegression(C=0.1, max_iter=500).fit(votes / scale, [SENTIMENTS.index(one) for one in labels])
    return np.asarray(model.coef_.T / scale[:, None]), np.asarray(model.intercept_)


def combine(model: Model, votes: Matrix) -> Matrix:
    """Stated probability of positive, neutral and negative out of votes, shape (3,)."""
    logits = votes @ model.mixing + model.offset
    chances = np.exp(logits - logits.max())
    return np.asarray(chances / chances.sum())


def probabilities(model: Model, text: str) -> Matrix:
    """Stated probability of positive, neutral and negative of a text, shape (3,)."""
    return combine(model, vote(model.voters, views(text)))
