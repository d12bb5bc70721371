"""Each page alone and through the front door, with a corpus of two articles."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from lib.ui.page import PAGES
from tests import builders

ROOT = Path(__file__).resolve().parents[2]


def opened(path, **params):
    at = AppTest.from_file(str(path), default_timeout=30)
    for key, value in params.items():
        at.query_params[key] = value
    return at.run()


def text(at):
    return " ".join(h.value for h in at.html)


@pytest.fixture
def app(serves, corpus_folder):
    serves(corpus_folder)


@pytest.mark.parametrize("page", PAGES)
def test_a_page_stands_alone(app, page):
    at = opened(ROOT / "pages" / f"{page}.py")
    assert not at.exception
    assert "lens-head" in text(at)
    assert 'role="alert"' not in text(at)
    assert {m.key for m in at.multiselect} >= {"sector", "speaker", "source", "attitude"}
    at.session_state["more"] = True
    assert {m.key for m in at.run().multiselect} >= {"group", "subject", "system", "organisation", "kind"}


@pytest.mark.parametrize("page", PAGES)
def test_a_page_opens_through_the_front_door(app, page):
    at = opened(ROOT / "app.py")
    at.switch_page(f"pages/{page}.py").run()
    assert not at.exception
    assert 'role="alert"' not in text(at)


@pytest.mark.parametrize("page", PAGES)
def test_no_page_breaks_on_an_empty_selection(app, page):
    at = opened(ROOT / "pages" / f"{page}.py", text="沒有这几个字")
    assert not at.exception
    assert 'role="alert"' not in text(at)
    assert "lens-empty" in text(at)


@pytest.mark.parametrize("language", ["繁體", "EN"])
@pytest.mark.parametrize("page", PAGES)
def test_a_page_speaks_its_language(app, page, language):
    at = opened(ROOT / "pages" / f"{page}.py", lang=language)
    assert not at.exception
    assert 'data-lang="zh-CN"' not in text(at)


def test_filters_narrow_what_is_counted(app):
    at = opened(ROOT / "pages" / "stakeholders.py")
    at.multiselect(key="sector").select("film_tv").run()
    assert "2 条表态" in text(at)
    at.session_state["more"] = True
    at.run().multiselect(key="group").select("-creator").run()
    assert "这样筛下来没有表态" in text(at)
    assert "取消“领域”" in text(at)


def stakeholders(**state):
    """The page of attitudes, with controls set."""
    at = AppTest.from_file(str(ROOT / "pages" / "stakeholders.py"), default_timeout=30)
    for key, value in state.items():
        at.session_state[key] = value
    return at.run()


@pytest.mark.parametrize("by", ["group", "sector", "source", "subject"])  # no article of this corpus lies in one week
def test_each_cut_is_counted_by_statement_and_by_speaker(app, by):
    at = stakeholders(by=by, weigh="speakers")
    assert not at.exception
    assert "每位发言者在每组里只计一次" in text(at)
    at.session_state["weigh"] = "statements"
    assert "每位发言者在每组里只计一次" not in text(at.run())


def test_where_speakers_are_the_rows_there_is_nothing_to_weigh(app):
    at = stakeholders(by="speaker", weigh="speakers")
    assert not at.exception
    assert "每位发言者在每组里只计一次" not in text(at)


def test_a_filter_in_force_is_on_the_page_though_its_fold_is_shut(app):
    at = opened(ROOT / "pages" / "stakeholders.py", group=["analyst"])
    assert at.multiselect(key="group").value == ["analyst"]
    at.session_state["more"] = False
    assert at.run().multiselect(key="group").value == ["analyst"]
    assert "6 条表态" in text(at)


def test_a_table_is_made_when_it_is_unfolded(app):
    at = opened(ROOT / "pages" / "overview.py")
    assert "<table" not in text(at)
    at.session_state["fold-table-attitude-group"] = True
    assert text(at.run()).count("<table") == 1


def test_a_link_of_codes_is_understood(app):
    at = opened(ROOT / "pages" / "stakeholders.py", sector=["film_tv", "-games"])
    assert at.multiselect(key="sector").value == ["film_tv", "-games"]


@pytest.mark.parametrize(
    ("what", "found"),
    [
        ("events", "lens-edge-event"),
        ("figures", "lens-figure-value"),
        ("statements~group~creator~negative", "南墙"),
        ("article~sora_film", "lens-reader"),
        ("st-none", "旧版本"),
    ],
)
def test_the_drawer_shows_what_the_address_names(app, what, found):
    assert found in text(opened(ROOT / "pages" / "overview.py", open=what))


def test_a_passage_is_shown_in_its_article_character_for_character(app, corpus):
    id_ = corpus.cursor().execute("select statement from statements where speaker = '南墙'").fetchone()[0]
    shown = text(opened(ROOT / "pages" / "overview.py", open=id_))
    assert "成本为$5,收入6$,3~5倍。" in shown
    assert shown.count('data-focus=""') == 1


def test_no_verdict_before_calibration(app):
    shown = text(opened(ROOT / "pages" / "overview.py"))
    assert "尚未校准" in shown
    assert "最强的期待" not in shown
    assert "看好" not in shown


def test_calibration_is_one_switch(serves, tmp_path):
    serves(builders.publish(builders.small_corpus(), tmp_path, calibrated=True))
    shown = text(opened(ROOT / "pages" / "overview.py"))
    assert "最强的期待" in shown
    assert "尚未校准" not in shown
    assert "误差之内" in shown


def test_a_damaged_corpus_is_put_into_words(serves, tmp_path):
    folder = builders.publish(builders.small_corpus(), tmp_path)
    version = (folder / "current").read_text(encoding="utf-8").strip()
    (folder / version / "serve.duckdb").write_bytes(b"not a database")
    serves(folder)
    at = opened(ROOT / "pages" / "overview.py")
    assert not at.exception
    assert 'role="alert"' in text(at)
