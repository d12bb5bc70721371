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
from numpy.typing import NDArray

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

    `table` has the shape (features + 1, 14), the last row for no feature: Bayes on words and marks (3), Bayes on runs (3), ratio
    regression (3), tf-idf regression times idf (3), idf squared, and 1 for what is no run. `biases` has the shape (6,): of the ratio and of the tf-idf regression.
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
    parts: list[Matrix] = []
    places: list[int] = []
    for fold in sorted(set(folds)):
        voters = train_voters(encoded, labels, [i for i, f in enumerate(folds) if f != fold])
        inside = [i for i, f in enumerate(folds) if f == fold]
        parts.append(vote(voters, [documents[i] for i in inside]))
        places += inside
    return np.asarray(np.concatenate(parts)[np.argsort(places)])


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
    columns = np.hstack((words, runs, ratio, plain * idf[:, None], (idf**2)[:, None], (~is_run).astype(float)[:, None]))
    vocabulary = {name: i for i, name in enumerate(names)}
    return Voters(vocabulary, np.vstack([columns, np.zeros(14)]).astype(np.float32), np.concatenate([ratio_biases, plain_biases]))


def vote(voters: Voters, documents: Sequence[Seen]) -> Matrix:
    """What the last regression reads of some statements, shape (statements, votes): votes on the whole (12), on its clauses (7), and
    the numbers of the clauses.

    Votes on the whole: Bayes on words, Bayes on runs (each by the root of its length), ratios, tf-idf.
    """
    stretches = _stretches(voters, documents)
    parts = np.add.reduceat(voters.table.take(stretches.rows, axis=0), stretches.starts, axis=0).astype(np.float64)
    again = np.array(stretches.begins[1:]) - 1
    clauses = np.delete(parts[:, 6:9], np.concatenate([again, again - 1]), axis=0)
    parts[again] *= -1
    sums = np.add.reduceat(parts, stretches.begins[:-1], axis=0)
    words, count = sums[:, 13:], np.array(stretches.counts)[:, None]
    sums[:, 0:3] /= np.maximum(1.0, words) ** 0.5
    sums[:, 3:6] /= np.maximum(1.0, count - words) ** 0.5
    lengths = np.maximum(0.0, sums[:, 12:13]) ** 0.5
    sums[:, 9:12] /= np.where(lengths > 0, lengths, 1.0)
    sums[:, 6:12] += voters.biases
    firsts = np.array(stretches.begins[:-1]) - 2 * np.arange(len(documents))
    return np.hstack([sums[:, :12], _by_clause(clauses, firsts), [document.row for document in documents]])


class Stretches(NamedTuple):
    """Rows of the table, stretch after stretch: of each statement its clauses (at least one), its words, and what stands in several of them.

    Every stretch begins with the row for no feature, so that none is empty. `starts` is where each begins in `rows`, `begins` the first
    stretch of each statement and the end of all, `counts` how many features each statement has.
    """

    rows: list[int]
    starts: list[int]
    begins: list[int]
    counts: list[int]


def _stretches(voters: Voters, documents: Sequence[Seen]) -> Stretches:
    """The rows that documents are summed of."""
    find, nothing = voters.vocabulary.get, len(voters.vocabulary)
    index: list[int] = []
    starts: list[int] = []
    begins, counts = [0], []
    for document in documents:
        first, stretches = len(index), (*(document.clauses or ([],)), document.words)
        for stretch in stretches:
            starts.append(len(index))
            index.append(nothing)
            index += [i for feature in stretch if (i := find(feature)) is not None]
        known = index[first:]
        once = set(known)
        starts.append(len(index))
        index.append(nothing)
        if len(once) + len(stretches) - 1 < len(known):  # each feature counts once for the whole
            index += _repeated(known)
        begins.append(len(starts))
        counts.append(len(once) - 1)
    return Stretches(index, starts, begins, counts)


def _repeated(index: Sequence[int]) -> list[int]:
    """Every occurrence of a number after its first."""
    known: set[int] = set()
    return [i for i in index if i in known or known.add(i)]  # type: ignore[func-returns-value]


def _by_clause(weights: Matrix, firsts: NDArray[np.int64]) -> Matrix:
    """How clauses vote each for itself, each held between −1 and 1: mean, last, highest and lowest tone; mean, last and least neutrality.

    `weights` are the sums of the ratio weights of each clause, shape (clauses, 3), `firsts` the first clause of each statement.
    """
    votes = np.tanh(weights @ _TONES)
    tone, plain = votes[:, 0], votes[:, 1]
    ends = np.append(firsts[1:], len(votes))
    means = np.add.reduceat(votes, firsts, axis=0) / (ends - firsts)[:, None]
    extremes = np.maximum.reduceat(tone, firsts), np.minimum.reduceat(tone, firsts)
    columns = (means[:, 0], tone[ends - 1], *extremes, means[:, 1], plain[ends - 1], np.minimum.reduceat(plain, firsts))
    return np.stack(columns, axis=1)


def combine(model: Model, votes: Matrix) -> Matrix:
    """Stated probability of positive, neutral and negative out of votes, shape (…, 3)."""
    return chances(votes @ model.mixing.weights + model.mixing.offset, model.mixing.sharpness)


def probabilities(model: Model, text: str) -> Matrix:
    """Stated probability of positive, neutral and negative of a text, shape (3,)."""
    return np.asarray(combine(model, vote(model.voters, [seen(text)]))[0])
