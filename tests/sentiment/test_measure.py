"""The figures of the sentiment model that the app shows."""

import numpy as np
import pytest

from lib.sentiment.labelled import fingerprint, labelled
from lib.sentiment.measure import CALIBRATED, agreement, auc, measured, scores


def test_what_is_shown_was_measured_on_the_present_text():
    found = measured()
    assert found["training_text"] == fingerprint(), "run `make measure` after changing the training text"
    assert found["trained_on"] == len(labelled("training"))
    assert found["labelled"] == len(labelled("testing"))


def test_the_targets_on_the_own_test_part_are_kept():
    found = measured()
    assert found["accuracy"] >= 0.78
    assert found["macro_f1"] >= 0.77
    assert found["auc"] >= 0.90
    assert found["calibration_error"] <= CALIBRATED
    assert found["accuracy_of_surest_half"] >= 0.90


def test_every_statement_of_the_test_part_was_read_twice():
    assert 0.5 < agreement() <= 1


def test_scores_of_a_model_that_keeps_its_word():
    truth = np.array([0, 1, 2, 0, 1, 2])
    chances = np.eye(3)[truth] * 0.97 + 0.01
    found = scores(chances, truth)
    assert (found["accuracy"], found["macro_f1"], found["auc"]) == (1.0, 1.0, 1.0)
    assert found["confusion"] == [[2, 0, 0], [0, 2, 0], [0, 0, 2]]
    assert found["calibration_error"] == pytest.approx(0.02)


def test_a_coin_has_no_auc():
    chances = np.full((6, 3), 1 / 3)
    assert auc(chances, np.array([0, 1, 2, 0, 1, 2])) == 0.5
