"""How statements are introduced: what the words around them add, and that bare text stays what it was."""

import numpy as np
import pytest

from lib.schema import SENTIMENTS
from lib.sentiment.framing import CLASSES, NO_CUE, SIGNS, Frame, frame, frame_of, framed, learn, signs
from lib.sentiment.labelled import Labelled, labelled

NOTHING_LEARNED = learn(np.full((1, 3), 1 / 3), [Labelled("x", "neutral", "", "hand_1")], classes=SENTIMENTS)


def read(cue, lead=""):
    """Names of the signs in a frame: class behind its place."""
    names = [f"{place} {kind}" for place in ("cue", "lead") for kind in CLASSES] + ["no cue"]
    return {name for name, sign in zip(names, signs(Frame(cue, lead)), strict=True) if sign}


@pytest.mark.parametrize(
    ("cue", "lead", "expected"),
    [
        ("坦言", "", {"cue doubt"}),
        ("潑冷水", "", {"cue doubt"}),
        ("唱好", "", {"cue hope"}),
        ("宣布", "", {"cue plain"}),
        ("说", "", set()),
        ("认为", "多家机构并不看好,", {"lead doubt"}),
        ("", "对前景颇为乐观的是", {"lead hope", "no cue"}),
    ],
)
def test_words_of_doubt_hope_and_plain_information(cue, lead, expected):
    assert read(cue, lead) == expected


@pytest.mark.parametrize("cue", ["不看好", "并不乐观", "没那么乐观"])
def test_the_longer_word_wins(cue):
    assert read(cue) == {"cue doubt"}


def test_a_lead_ends_at_the_sentence_before():
    text = "行业很乐观。但他泼了冷水:“还早”"
    assert frame(text, text.index("还早"), cue=None) == Frame("", "但他泼了冷水:“")


def test_both_scripts_are_read_alike():
    assert signs(Frame("擔憂", "並不樂觀")) == signs(Frame("担忧", "并不乐观"))


def test_where_nothing_was_learned_a_frame_changes_nothing():
    chances = np.array([[0.7, 0.2, 0.1], [0.1, 0.3, 0.6]])
    said = np.array([signs(Frame("警告")), signs(Frame())])
    assert np.allclose(framed(NOTHING_LEARNED, chances, said), chances, atol=1e-4)


def test_what_was_learned_from_articles_moves_towards_the_word():
    rows = [row for row in labelled("training") if row.cue]
    weights = learn(np.random.default_rng(0).dirichlet([1, 1, 1], len(rows)), rows, classes=SENTIMENTS)
    found = {cue: framed(weights, np.full(3, 1 / 3), np.array(signs(Frame(cue)))) for cue in ("说", "警告", "看好", "宣布")}
    for cue, label in (("警告", "negative"), ("看好", "positive"), ("宣布", "neutral")):
        place = SENTIMENTS.index(label)
        assert found[cue][place] > found["说"][place]
        assert found[cue].sum() == pytest.approx(1)


def test_statements_of_articles_carry_their_frames():
    rows = labelled("training")
    with_cue = [row for row in rows if row.cue]
    assert len(with_cue) >= 0.8 * sum(row.source != "" for row in rows)
    assert all(row.source for row in with_cue)
    assert frame_of(Labelled("x", "neutral", "", "articles", "a", NO_CUE, "他")) == Frame("", "他")
    assert all(len(signs(frame_of(row))) == SIGNS for row in with_cue[:20])
