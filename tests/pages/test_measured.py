"""The quality of the attitudes on the corpus page: out of the file that the project keeps, none of it typed by hand."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from lib.sentiment.measure import measured
from tests import builders

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def page(serves, tmp_path):
    def opened(**description):
        serves(builders.publish(builders.small_corpus(), tmp_path, **description))
        return AppTest.from_file(str(ROOT / "pages" / "corpus.py"), default_timeout=30).run()

    return opened


def text(at):
    return " ".join(h.value for h in at.html)


def test_both_measurements_and_the_peers_are_shown(page):
    found = measured()
    at = page(sentiment=found)
    assert not at.exception
    shown = text(at)
    assert f"{found['accuracy']:.0%}" in shown
    assert f"{found['article_accuracy']:.0%}" in shown
    assert found["peers_date"] in shown
    assert shown.count(">程序</button>") == 1
    assert '<th scope="row">Sora Lens</th>' in shown
    assert '<th scope="row">SnowNLP, stock</th>' in shown


def test_a_corpus_built_before_articles_were_measured_still_opens(page):
    older = {k: v for k, v in measured().items() if not k.startswith(("article_", "peers"))}
    at = page(sentiment=older)
    assert not at.exception
    assert f"{older['accuracy']:.0%}" in text(at)


def test_nothing_is_claimed_where_nothing_was_measured(page):
    at = page()
    assert not at.exception
    assert "AUC" not in text(at)
