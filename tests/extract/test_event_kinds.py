"""What kind of event a dated sentence makes, in the language of every trade: a day, what came about, and its kind."""

import re
from datetime import date
from pathlib import Path

import pytest

from lib.extract.events import judge_dates
from lib.extract.names import find_names
from lib.extract.statements import statements
from lib.text.clean import Cleaned
from lib.text.reading import Bounds
from lib.text.segment import segment

TABLE = Path(__file__).parent / "event_kinds.tsv"
"""Sentence and its kinds in order, none for a date that dates no happening."""


def rows():
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        sentence, kinds = line.split("\t")
        yield pytest.param(sentence, kinds.split(",") if kinds else [], id=re.sub(r"\W", "", sentence)[:16])


@pytest.mark.parametrize(("sentence", "kinds"), list(rows()))
def test_the_kinds_of_a_sentence(sentence, kinds):
    day = date(2024, 3, 20)
    made = segment("a", Cleaned(sentence))
    made = type(made)(**{f: getattr(made, f) for f in made.__slots__ if f != "published"}, published=Bounds(day, day, day))
    names = find_names(made)
    found = judge_dates(made, statements(made, names), names)
    assert [one.event.category for one in found if one.event is not None] == kinds
