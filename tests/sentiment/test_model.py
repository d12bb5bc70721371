"""The model: SnowNLP's counts are its own, training is deterministic, and it can be told from chance."""

import numpy as np
import pytest

from lib.schema import SENTIMENTS
from lib.sentiment.features import seen
from lib.sentiment.labelled import labelled
from lib.sentiment.model import probabilities, train
from lib.sentiment.voters import count_matrix, counts


@pytest.fixture(scope="module")
def small():
    rows = labelled("training")[::12]
    return rows, train(rows)


def test_counts_are_those_of_snownlp():
    from snownlp.classification.bayes import Bayes

    rows = labelled("training")[:60]
    documents = [seen(row.text).words for row in rows]
    theirs = Bayes()
    theirs.train([[list(document), row.label] for document, row in zip(documents, rows, strict=True)])
    vocabulary = sorted(set().union(*documents))
    ours = count_matrix(counts(documents, [row.label for row in rows]), vocabulary)
    for column, label in enumerate(SENTIMENTS):
        expected = [sum(f in d for d, row in zip(documents, rows, strict=True) if row.label == label) for f in vocabulary]
        assert ours[:, column].tolist() == expected
        assert [theirs.d[label].get(f)[1] - 1 for f in vocabulary] == expected


def test_training_is_deterministic(small):
    rows, model = small
    again = train(rows)
    assert np.array_equal(model.mixing.weights, again.mixing.weights)
    assert np.array_equal(model.mixing.sharpness, again.mixing.sharpness)
    assert np.array_equal(model.voters.table, again.voters.table)


def test_probabilities_sum_to_one_and_empty_text_is_unsure(small):
    _, model = small
    for text in ("算力需求将再次迎来爆发", "", "。", "a", "😀"):
        found = probabilities(model, text)
        assert found.sum() == pytest.approx(1)
        assert (found >= 0).all()
    assert probabilities(model, "").max() < 0.7


def test_a_twelfth_of_the_text_already_beats_chance(small):
    _, model = small
    rows = labelled("testing")
    right = sum(SENTIMENTS[int(probabilities(model, row.text).argmax())] == row.label for row in rows)
    assert right / len(rows) > 0.5


def test_words_are_those_of_jieba():
    import logging

    import jieba

    from lib.sentiment.features import tokens
    from lib.text.fold import fold

    jieba.setLogLevel(logging.ERROR)
    for row in labelled("training")[:300]:
        folded = fold(row.text)
        assert tokens(folded) == list(jieba.cut(folded, HMM=False))
