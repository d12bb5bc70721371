"""One speaker quoted ten times does not outvote ten: wherever attitudes are counted, speakers can be counted instead."""

from datetime import date
from pathlib import Path

import pytest

from tests import builders
from tests.pages.test_pages import opened, text

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def app(serves, corpus_folder):
    serves(corpus_folder)


def test_the_overview_counts_speakers_where_the_address_says_so(app):
    plain = opened(ROOT / "pages" / "overview.py")
    assert "改为每人只计一次" in text(plain)
    weighed = opened(ROOT / "pages" / "overview.py", weigh="按发言者计")
    assert not weighed.exception
    assert "每位发言者在每组里只计一次" in text(weighed)
    assert "改回按表态计" in text(weighed)


def test_compared_selections_can_be_counted_by_speaker(app):
    at = opened(ROOT / "pages" / "compare.py", a="群体 · 券商与研究", b="群体 · 影视动画游戏制作方", weigh="按发言者计")
    assert not at.exception
    assert "每位发言者在每组里只计一次" in text(at)


def test_promise_08_events_are_laid_over_compared_weeks(serves, tmp_path):
    made = builders.article(
        "a",
        "3月26日,公司发布产品。投资者认为回报太慢。律师看好。",
        published_earliest=date(2024, 3, 26),
        published_latest=date(2024, 3, 27),
    )
    said = (
        builders.statement(made, "回报太慢", speaker="投资者", sentiment="negative", group="investor"),
        builders.statement(made, "看好", speaker="律师", sentiment="positive", group="legal"),
    )
    happened = (builders.event(made, "公司发布产品", "2024-03-26", headline="公司发布产品"),)
    records = builders.ArticleRecords(article=made, excerpts=builders.excerpts(made), statements=said, events=happened)
    serves(builders.publish([records], tmp_path / "corpus"))
    at = opened(ROOT / "pages" / "compare.py", by="按周", a="群体 · 投资人", b="群体 · 法律界")
    at.toggle(key="over").set_value(True).run()
    assert not at.exception
    assert "这段时间里没有事件可叠加" in text(at) or "当周事件" in text(at)


def test_a_profile_of_an_organisation_can_be_counted_by_speaker(app):
    at = opened(ROOT / "pages" / "profile.py", of="OpenAI", weigh="按发言者计")
    assert not at.exception
