"""Chips, undo and redo, and the values on cards that can be kept or hidden."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from lib.ui.history import stepped

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def app(serves, corpus_folder):
    serves(corpus_folder)


def opened(page, **params):
    at = AppTest.from_file(str(ROOT / "pages" / f"{page}.py"), default_timeout=30)
    for key, value in params.items():
        at.query_params[key] = value
    return at.run()


def text(at):
    return " ".join(h.value for h in at.html)


def test_promise_16_every_filter_in_force_is_a_chip_that_can_be_lifted(app):
    shown = text(opened("stakeholders", sector=["film_tv", "compute"], group=["-creator"], text="算力"))
    assert shown.count('class="lens-link lens-drop"') == 5
    assert 'aria-label="取消影视"' in shown
    assert 'class="lens-filter lens-hidden"' in shown


def test_promise_16_values_on_cards_can_be_kept_or_hidden(app):
    shown = text(opened("stakeholders"))
    for dimension in ("speaker", "group", "sector", "source", "attitude"):
        assert f'data-value="{dimension}"' in shown
    assert 'data-hide="不含 周鸿祎"' in shown


def test_promise_16_a_clicked_bar_offers_to_filter_by_it(app):
    shown = text(opened("overview", open="statements~group~creator~negative"))
    assert "只看：" in shown
    lifted = text(opened("overview", open="statements~group~creator~negative", group="creator", attitude="negative"))
    assert "取消只看：" in lifted


def test_undo_and_redo_step_through_the_selections(app):
    at = opened("stakeholders")
    assert 'data-step="undo"' not in text(at)
    at.multiselect(key="sector").select("film_tv").run()
    assert 'data-step="undo"' in text(at)
    assert 'data-step="redo"' not in text(at)
    at.multiselect(key="sector").unselect("film_tv").run()
    assert 'data-step="redo"' in text(at)


def test_words_being_typed_are_one_step():
    stack, at = ["a=1"], 0
    for key in ("text=算", "text=算力", "text=算力+贵"):
        stack, at = stepped(stack, at, key)
    assert (stack, at) == (["a=1", "text=算力+贵"], 1)


def test_promise_20_a_search_says_what_it_left_out_and_offers_other_wordings(app):
    shown = text(opened("sources", text='"视频 sector:不存在'))
    assert "引号没有收尾" in shown
    assert "没有叫“不存在”的值" in text(opened("sources", text="sector:不存在"))
    at = opened("sources", text="伺服器")
    assert 'class="lens-advice"' not in text(at)


def test_hits_stand_in_line(app):
    shown = text(opened("sources", text="算力", shape="lines", order="latest"))
    assert "lens-kwic-line" in shown
    assert '<mark class="lens-hit">算力</mark>' in shown
