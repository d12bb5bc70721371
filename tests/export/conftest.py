"""A selection of the small corpus, as the makers of files are told of it."""

from datetime import date

import pytest

from lib.export.scene import Scene
from lib.labels import label
from lib.query import options
from lib.query.selection import Selection

MADE = date(2026, 1, 2)


def link(opens):
    return f"http://127.0.0.1:8501/?open={opens}" if opens else "http://127.0.0.1:8501/?window=2024-02-01"


def scene_of(corpus, selection=None, language="zh-Hans"):
    selection = selection or Selection(first=date(2024, 2, 1), last=date(2024, 3, 31))
    values = options.values(corpus)

    def named(dimension, code):
        return values.get(dimension, {}).get(code) or label(dimension, code, language)

    return Scene(lambda question, **given: question(corpus, selection, **given), corpus, selection, named, language)


@pytest.fixture
def scene(corpus):
    return scene_of(corpus)
