"""What an address asks for is followed, or it is said that it is not."""

import re
from pathlib import Path

import pytest
import streamlit

from lib.query import options
from lib.ui.names import Names
from tests.pages.test_pages import opened, text

PAGE = Path(__file__).resolve().parents[2] / "pages" / "stakeholders.py"


@pytest.fixture
def app(serves, corpus_folder):
    serves(corpus_folder)


def test_promise_01_a_link_beyond_the_days_of_the_corpus_is_not_dropped(app):
    at = opened(PAGE, window=["2001-01-01", "2001-01-31"])
    assert not at.exception
    assert "2001-01-01" in text(at)


def test_promise_20_days_that_are_none_are_told(app):
    shown = text(opened(PAGE, window=["2024-02-30"]))
    assert "链接要的日期“2024-02-30”" in shown


def test_promise_01_a_name_is_understood_in_either_script(corpus):
    names = Names("zh-Hans", options.values(corpus) | {"speaker": {"person:南墙": "南墻"}})
    assert names.encoded("speaker", "南墻") == names.encoded("speaker", "南墙") == "person:南墙"
    assert names.encoded("speaker", "不含 南墙") == "-person:南墙"
    assert names.encoded("speaker", "没有的人") is None


def test_an_address_of_two_parts_cannot_be_answered():
    """When this fails, Streamlit has learnt it: let `astray` of `lib/ui/page.py` answer such addresses, and take the note out of CONTRIBUTING.md."""
    served = (Path(streamlit.__file__).parent / "static" / "index.html").read_text(encoding="utf-8")
    assert re.findall(r'<script type="module"[^>]* src="([^"]*)"', served)[0].startswith("./static/")
    assert "<base" not in served
