"""A and B side by side."""

import json
import re
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from lib.query import pairs, statements
from lib.query.selection import Choice, Selection
from tests import builders

PAGE = Path(__file__).resolve().parents[2] / "pages" / "compare.py"


@pytest.fixture
def app(serves, corpus_folder):
    serves(corpus_folder)


def opened(**params):
    at = AppTest.from_file(str(PAGE), default_timeout=30)
    for key, value in params.items():
        at.query_params[key] = value
    at.run()
    assert not at.exception
    return at


def text(at):
    return " ".join(h.value for h in at.html)


def test_pairs_are_offered_where_nothing_is_chosen(app):
    shown = text(opened())
    assert "Sora 对 Pika" in shown or "Pika 对 Sora" in shown
    assert "选出要对比的 A 和 B" in shown


@pytest.mark.parametrize("a", ["group:analyst", "群体 · 券商与研究", "Group · Brokers and research"])
def test_promise_01_a_link_rebuilds_the_comparison(app, a):
    at = opened(a=a, b="group:creator")
    if not at.multiselect(key="a").value:
        pytest.skip("no such name in this language")
    assert at.multiselect(key="a").value == ["group:analyst"]
    assert "券商与研究 6 条表态，影视动画游戏制作方 2 条" in text(at)


def test_both_sides_have_the_same_rows(corpus):
    frames = [statements.attitude(corpus, Selection(group=Choice((g,))), by="sector") for g in ("analyst", "creator")]
    left, right = pairs.aligned(*frames)
    assert list(left["code"]) == list(right["code"])
    assert left["n"].sum() == frames[0]["n"].sum()
    assert 0 in list(right["n"])


def test_a_list_is_read_with_its_sides_selection(app):
    shown = text(opened(a="group:analyst", b="group:creator", open="b!statements~sector~film_tv"))
    assert "南墙" in shown
    assert "2 条表态" in shown


def test_one_side_may_be_empty(app):
    shown = text(opened(a="group:analyst", b="group:legal"))
    assert "没有事件" in shown or "没有数字" in shown


def test_promise_08_events_are_laid_over_the_indices_of_both(serves, tmp_path):
    serves(builders.publish(builders.indices(), tmp_path / "corpus"))
    at = opened(a="source:a", b="source:b")
    drawn = [json.loads(c.proto.spec) for c in at.get("plotly_chart")]
    bare = [figure for figure in drawn if {"1200点", "1500点"} & {text for trace in figure["data"] for text in trace.get("text") or ()}]
    assert [figure["layout"]["xaxis"]["range"] for figure in bare] == [bare[0]["layout"]["xaxis"]["range"]] * 2, "the same days"
    assert not [trace for figure in bare for trace in figure["data"] if "ev-" in json.dumps(trace)]
    shown = text(at.toggle(key="over_figures").set_value(True).run())
    assert [re.findall("公司.发布产品", key) for key in re.findall(r'<ol class="lens-key-list">(.*?)</ol>', shown)] == [
        ["公司a发布产品"],
        ["公司b发布产品"],
    ]
    keys = "".join(re.findall(r'<ol class="lens-key-list">.*?</ol>', shown))
    assert "open=ev-" in keys
    assert "source=" not in keys, "a passage opened from one side leaves the page's own filters as they are"


def test_an_index_that_only_one_side_quotes_is_no_error(serves, tmp_path):
    other = builders.article("c", "券商认为算力紧张。")
    said = builders.statement(other, "算力紧张", speaker="券商")
    more = builders.ArticleRecords(article=other, excerpts=builders.excerpts(other), statements=(said,))
    serves(builders.publish([*builders.indices(), more], tmp_path / "corpus"))
    shown = text(opened(a="source:a", b="source:c"))
    assert "没有" in shown
    assert 'role="alert"' not in shown
