"""Stages never raise on odd text: cut, shuffled and joined pieces of the seeds and tuning articles."""

import random
from pathlib import Path

import pytest

from lib.errors import SourceError
from lib.explain import as_plain
from lib.intake.document import Document
from lib.pipeline import read_document

ROOT = Path(__file__).resolve().parents[2]
TEXTS = [
    p.read_text(encoding="utf-8") for p in sorted([*(ROOT / "seeds").glob("*.txt"), *(ROOT / "tests" / "gold" / "tuning").glob("*.txt")])
]


def pieces(seed, count=60):
    chance = random.Random(seed)
    for _ in range(count):
        text = chance.choice(TEXTS)
        start = chance.randrange(len(text))
        piece = text[start : start + chance.randrange(5, 300)]
        if chance.random() < 0.2:
            piece = "".join(chance.sample(piece, len(piece)))
        yield "据报道," + piece + chance.choice(TEXTS)[: chance.randrange(80)]


@pytest.mark.parametrize("seed", range(4))
def test_any_piece_is_read(seed):
    read = 0
    for piece in pieces(seed):
        try:
            records = read_document(Document(name="piece", source="piece.txt", data=piece.encode()))
        except SourceError as refused:  # all of it was furniture
            assert "nothing is left" in str(refused)  # noqa: PT017
            continue
        read += 1
        assert as_plain(records)["article"]["article"] == "piece"
    assert read > 30


@pytest.mark.parametrize(
    "text",
    [
        "集团计划2026年上市,法院定于3月5日开庭。",
        "银行,银行、大学、集团。",
        "他”“说,好。",
        "「」、中文如此。",
        "2024年国庆假日增加1.2亿人次,人均花费约910元,同比微降0.5%。",
        "某网3月5日讯\n本报采访了一位博主。鲸鱼本名江毓,34岁。",
    ],
)
def test_what_once_raised_is_read(text):
    read_document(Document(name="piece", source="piece.txt", data=text.encode()))
