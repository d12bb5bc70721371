"""The model: several voters over one vocabulary, combined and calibrated to stated probabilities.

1 features of every training statement; 2 vocabulary; 3 SnowNLP's counts; 4 voters' weights; 5 votes on folds that the voters
did not see, by hand (writer) or article; 6 a small regression turns votes and the clauses' tones into probabilities
(`lib.sentiment.mixing`). Trained from the TSV in seconds, deterministic, kept in `var/` under a hash of the training text.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np

from lib.sentiment.features import Seen, seen
from lib.sentiment.labelled import Labelled
from lib.sentiment.mixing import Mixing, chances, mix
from lib.sentiment.voters import MIN_DOCUMENTS, Matrix, bayes_weights, count_matrix, counts, linear_weights, plain_weights

STRENGTH = 1.0
PLAIN_STRENGTH = 4.0
FOLDS = 5
_TONES = np.array([[1 / 1.5, 0.0], [0.0, 1.0], [-1 / 1.5, 0.0]])
"""Ratio weights of the three classes to tone and neutrality of a clause, so that most clauses stay off the ends of the scale."""


@dataclass(frozen=True, slots=True)
class Voters:
    """Weights of all voters side by side, so that a vote is one sum of rows.

    `table` has the shape (features, 14): Bayes on words and marks (3), Bayes on runs (3), ratio regression (3), tf-idf regression
    times idf (3), idf squared, and 1 for what is no run. `biases` has the shape (6,): of the ratio and of the tf-idf regression.
    """

    vocabulary: Mapping[str, int]
    table: Matrix
    biases: Matrix


@dataclass(frozen=True, slots=True)
class Model:
    """Voters, and what turns their votes into probabilities."""

    voters: Voters
    mixing: Mixing


class Encoded(NamedTuple):
    """Statements as rows of 0 and 1 (scipy CSR, statements by features), and the names of the features."""

    rows: Any
    names: list[str]


def train(rows: Sequence[Labelled]) -> Model:
    """The model of some labelled statements; the same statements give the same model."""
    documents = [seen(row.text) for row in rows]
    encoded, labels = encode(documents), [row.label for row in rows]
    mixing = mix(unseen_votes(rows, documents, encoded), rows, folds_of(rows))
    return Model(train_voters(encoded, labels, range(len(rows))), mixing)


def encode(documents: Sequence[Seen]) -> Encoded:
    """Documents over the features that occur often enough in all of them."""
    from scipy.sparse import csr_matrix

    found = [document.features() for document in documents]
    often = Counter(feature for features in found for feature in features)
    names = sorted(feature for feature, n in often.items() if n >= MIN_DOCUMENTS)
    place = {name: i for i, name in enumerate(names)}
    indices = [sorted(place[f] for f in features if f in place) for features in found]
    pointers = np.cumsum([0, *map(len, indices)])
    columns = np.array([i for row in indices for i in row])
    return Encoded(csr_matrix((np.ones(len(columns)), columns, pointers), shape=(len(documents), len(names))), names)


def unseen_votes(rows: Sequence[Labelled], documents: Sequence[Seen], encoded: Encoded) -> Matrix:
    """Votes on each statement by voters that know neither its writer nor its article, shape (statements, votes)."""
    folds, labels = folds_of(rows), [row.label for row in rows]
    out: list[Matrix] = [np.zeros(0)] * len(rows)
    for fold in sorted(set(folds)):
        voters = train_voters(encoded, labels, [i for i, f in enumerate(folds) if f != fold])
        for place, f in enumerate(folds):
            if f == fold:
                out[place] = vote(voters, documents[place])
    return np.array(out)


def folds_of(rows: Sequence[Labelled]) -> list[int]:
    """Folds by writer, articles by article, so that calibration meets what the voters do not know; by turn where there are fewer."""
    sources = sorted({(row.source != "", row.source or row.hand) for row in rows})
    turn = {source: place % FOLDS for place, (_, source) in enumerate(sources)}
    return [turn[row.source or row.hand] if len(turn) >= FOLDS else place % FOLDS for place, row in enumerate(rows)]


def train_voters(encoded: Encoded, labels: Sequence[str], inside: Sequence[int]) -> Voters:
    """All voters of the statements at the places `inside`."""
    rows = encoded.rows[list(inside)]
    often = np.flatnonzero(np.asarray(rows.sum(axis=0)).ravel() >= MIN_DOCUMENTS)
    rows = rows[:, often].tocsr()
    names, taught = [encoded.names[i] for i in often], [labels[i] for i in inside]
    is_run = np.array([name.startswith("#") for name in names])
    documents = [rows.indices[start:end].tolist() for start, end in pairwise(rows.indptr)]
    table = count_matrix(counts(documents, taught), range(len(names)))
    table_words, table_runs = np.where(is_run[:, None], 0.0, table), np.where(is_run[:, None], table, 0.0)
    ratio, ratio_biases = linear_weights(rows, table, taught, strength=STRENGTH)
    plain, plain_biases, idf = plain_weights(rows, taught, strength=PLAIN_STRENGTH)
    words = np.where(is_run[:, None], 0.0, bayes_weights(table_words))
    runs = np.where(is_run[:, None], bayes_weights(table_runs), 0.0)
    columns = (words, runs, ratio, plain * idf[:, None], (idf**2)[:, None], (~is_run).astype(float)[:, None])
    vocabulary = {name: i for i, name in enumerate(names)}
    return Voters(vocabulary, np.hstack(columns).astype(np.float32), np.concatenate([ratio_biases, plain_biases]))


def vote(voters: Voters, document: Seen) -> Matrix:
    """What the last regression reads of one statement: votes on the whole (12), on its clauses (7), and the numbers of the clauses.

    Votes on the whole: Bayes on words, Bayes on runs (each by the root of its length), ratios, tf-idf.
    """
    find = voters.vocabulary.get
    index: list[int] = []
    ends = [0]
    for clause in document.clauses:
        index += [i for feature in clause if (i := find(feature)) is not None]
        ends.append(len(index))
    again = _repeated(index)
    index += [i for feature in document.words if (i := find(feature)) is not None]
    weights = voters.table.take(index, axis=0)
    sums = weights.sum(axis=0).astype(np.float64)
    if again:  # each feature counts once for the whole
        sums -= voters.table.take(again, axis=0).sum(axis=0)
    count = len(index) - len(again)
    words = float(sums[13])
    votes = sums[:12]
    votes[0:3] /= max(1.0, words) ** 0.5
    votes[3:6] /= max(1.0, count - words) ** 0.5
    votes[9:12] /= float(sums[12]) ** 0.5 or 1.0
    votes[6:12] += voters.biases
    return np.concatenate([votes, _by_clause(weights[:, 6:9], ends) + document.row])


def _repeated(index: Sequence[int]) -> list[int]:
    """Every occurrence of a number after its first."""
    known: set[int] = set()
    return [i for i in index if i in known or known.add(i)]  # type: ignore[func-returns-value]


def _by_clause(weights: Matrix, ends: Sequence[int]) -> list[float]:
    """How clauses vote each for itself, each held between −1 and 1: mean, last, highest and lowest tone; mean, last and least neutrality.

    `weights` are the ratio weights of the clauses' features in order, shape (features, 3); `ends` where each clause ends, 0 before.
    """
    if len(ends) == 1:
        return [0.0] * 7
    running = np.zeros((ends[-1] + 1, 3))
    weights[: ends[-1]].cumsum(axis=0, out=running[1:])
    at = running[ends]
    tone, plain = np.tanh((at[1:] - at[:-1]) @ _TONES).T.tolist()
    count = len(tone)
    return [sum(tone) / count, tone[-1], max(tone), min(tone), sum(plain) / count, plain[-1], min(plain)]


def combine(model: Model, votes: Matrix) -> Matrix:
    """Stated probability of positive, neutral and negative out of votes, shape (3,)."""
    return chances(votes @ model.mixing.weights + model.mixing.offset, model.mixing.sharpness)


def probabilities(model: Model, text: str) -> Matrix:
    """Stated probability of positive, neutral and negative of a text, shape (3,)."""
    return combine(model, vote(model.voters, seen(text)))
