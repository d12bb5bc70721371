"""The figures of the sentiment model that the app shows."""

import re
from pathlib import Path

import numpy as np
import pytest

from lib.sentiment.labelled import fingerprint, labelled
from lib.sentiment.measure import CALIBRATED, agreement, auc, measured, scores

ROOT = Path(__file__).resolve().parents[2]


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


@pytest.mark.parametrize(
    ("readme", "pattern"),
    [
        ("README.md", r"right on (?P<a>\d+) % of (?P<n>\d+) statements.* on (?P<b>\d+) % of (?P<m>\d+) statements of articles"),
        ("README.zh-CN.md", r"自写测试部分 (?P<n>\d+) 条中判对 (?P<a>\d+)%,文章里的 (?P<m>\d+) 条.*判对 (?P<b>\d+)%"),
    ],
)
def test_both_readmes_state_what_was_measured(readme, pattern):
    found = measured()
    said = re.search(pattern, (ROOT / readme).read_text(encoding="utf-8"))
    assert said is not None
    expected = {"a": round(100 * found["accuracy"]), "n": found["labelled"]}
    expected |= {"b": round(100 * found["article_accuracy"]), "m": found["article_labelled"]}
    assert {key: int(value) for key, value in said.groupdict().items()} == expected


def test_articles_left_out_were_measured_too():
    found = measured()
    assert found["article_labelled"] == sum(row.source != "" for row in labelled("training"))
    assert found["article_accuracy"] >= 0.60
    assert found["article_calibration_error"] <= 0.10


def test_the_best_other_program_is_far_behind():
    found = measured()
    others = [accuracy for name, accuracy, _, _ in found["peers"] if name != "Sora Lens"]
    assert len(others) >= 6
    assert found["accuracy"] >= max(others) + 0.20
