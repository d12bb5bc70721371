"""A corpus that holds little of a kind, or nothing of it: no empty card, no accusation of filters that are not there."""

from pathlib import Path

import pytest

from tests import builders
from tests.pages.test_pages import opened, text

PAGES = Path(__file__).resolve().parents[2] / "pages"


def published(serves, folder, *records):
    serves(builders.publish(list(records), folder, calibrated=True))


@pytest.fixture
def silent(serves, tmp_path):
    """Nobody says anything, nothing is counted, nothing happens."""
    made = builders.article("walk", "记者在公园散步。天气很好。")
    published(serves, tmp_path, builders.ArticleRecords(article=made, excerpts=builders.excerpts(made)))


@pytest.fixture
def brief(serves, tmp_path):
    """Two statements of a few words."""
    made = builders.article("brief", "张明表示,很有前途。李华认为,不容忽视。")
    words = (("很有前途", "张明", "positive"), ("不容忽视", "李华", "negative"))
    said = tuple(builders.statement(made, text, speaker=who, sentiment=how) for text, who, how in words)
    published(serves, tmp_path, builders.ArticleRecords(article=made, excerpts=builders.excerpts(made), statements=said))


def test_promise_20_what_a_corpus_does_not_hold_is_no_fault_of_filters(silent):
    for page in ("stakeholders", "timeline", "figures", "systems", "profile"):
        shown = text(opened(PAGES / f"{page}.py"))
        assert "lens-empty" in shown
        assert "这样筛下来" not in shown
        assert "没有" in shown
    front = text(opened(PAGES / "overview.py"))
    assert "最强的期待" not in front, "a heading over nothing"


def test_statements_too_short_to_rank_leave_no_heading_over_nothing(brief):
    front = text(opened(PAGES / "overview.py"))
    assert "原话都太短" in front
    assert "全部 1 条期待" in front


@pytest.mark.parametrize(("page", "asked"), [("profile", {"of": "没有这个人"}), ("compare", {"a": ["没有这个人"]})])
def test_promise_20_a_name_that_nobody_has_is_told(brief, page, asked):
    assert "链接要的“没有这个人”" in text(opened(PAGES / f"{page}.py", **asked))


def test_how_a_date_was_found_is_said_in_each_language(serves, tmp_path):
    made = builders.article("listed", "某人说好。", published_why="语料清单注明")
    published(serves, tmp_path, builders.ArticleRecords(article=made, excerpts=builders.excerpts(made)))
    assert "the list of the corpus states the date" in text(opened(PAGES / "corpus.py", lang="EN"))


def test_an_empty_folder_of_articles_is_called_that(serves, tmp_path, monkeypatch):
    (tmp_path / "source").mkdir()
    monkeypatch.setenv("SORA_LENS_SOURCE", str(tmp_path / "source"))
    serves(tmp_path / "corpus")
    shown = text(opened(PAGES / "overview.py"))
    assert "没有读到文章" in shown
    assert "校验" not in shown, "nothing was damaged"


def test_many_documents_are_leafed_through(serves, tmp_path):
    made = [builders.article(f"a{n:03}", "某人说好。") for n in range(45)]
    published(serves, tmp_path, *(builders.ArticleRecords(article=a, excerpts=builders.excerpts(a)) for a in made))
    shown = text(opened(PAGES / "corpus.py"))
    assert shown.count('lens-document"') == 40
