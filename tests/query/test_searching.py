"""The search field on a small corpus, and on ten thousand hits."""

import time

import pytest

from lib.query import articles, events, excerpts, figures, overview, statements
from lib.query.selection import Selection
from lib.schema import TABLES
from lib.store.read import open_version
from tests import builders


def found(corpus, text):
    return len(statements.rows(corpus, Selection(text=text)))


@pytest.mark.parametrize(
    ("text", "n"),
    [
        ("算力", 2),
        ("算力 需求", 2),
        ('"算力 需求"', 0),
        ('"算力需求"', 1),
        ("算力 -浙商", 1),
        ("成本 OR 空间", 3),
        ("speaker:周鸿祎", 1),
        ("發言者:周鴻禕", 1),
        ("speaker:券商", 4),
        ("-speaker:券商", 5),
        ("sector:影視", 2),
        ("sector:film_tv -group:creator", 0),
        ("sector:算力 OR sector:investment", 6),
        ("group:分析 speaker:浙商", 0),
        ("source:证券日报 成本", 2),
        ("來源:經濟日報", 2),
        ("attitude:疑虑", 2),
        ("attitude:Doubt -南墙", 1),
        ("sector:不存在", 0),
        ("-", 9),
        ("恐慌", 1),
        ("我们不恐慌", 1),
    ],
)
def test_operators_filter_statements(corpus, text, n):
    assert found(corpus, text) == n


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize(
    "typed",
    ["算力 OR -成本", "-speaker:周鸿祎", "-sector:游戏 group:券商", "source:日报 -attitude:期待", "'; drop table x --", '"', "%_\\", "?"],
)
def test_every_table_understands_every_operator(corpus, table, typed):
    assert overview.count(corpus, Selection(text=typed), table=table) >= 0


def test_injection_is_text(corpus):
    assert found(corpus, "' or 1=1 --") == 0
    assert found(corpus, "speaker:'))or(1=1") == 0
    assert len(articles.rows(corpus, Selection())) == 2


def test_other_facts_go_by_the_statement_they_overlap(corpus):
    assert len(figures.rows(corpus, Selection(text="speaker:浙商证券"))) == 2
    assert len(events.rows(corpus, Selection(text="speaker:浙商证券"))) == 0


def test_both_scripts_find_each_other(corpus):
    assert excerpts.count(corpus, Selection(text="市场规模")) == excerpts.count(corpus, Selection(text="市場規模")) == 1


def test_the_fittest_come_first_and_dates_sort(corpus):
    first = excerpts.rows(corpus, Selection(text="券商"), order="relevance").iloc[0]
    assert first["text"].count("券商") == 4
    assert list(excerpts.rows(corpus, Selection(text="编剧 OR 导演"), order="latest")["article"]) == ["sora_film", "hant_note"]
    with pytest.raises(KeyError):
        excerpts.rows(corpus, Selection(), order="text; drop table")


def test_ten_thousand_hits_page_in_half_a_second(tmp_path):
    text = "\n".join(f"第{i}段：Sora需要算力，成本{i}元，视频与影片。" for i in range(2_500))
    one = builders.article("many", text)
    bundle = builders.ArticleRecords(article=one, excerpts=builders.excerpts(one))
    folder = builders.publish([builders.renamed(bundle, f"many_{n}") for n in range(4)], tmp_path)
    with open_version(folder) as corpus:
        chosen = Selection(text="算力 视频 OR 影片 -没有")
        assert excerpts.count(corpus, chosen) == 10_000
        for order in excerpts.ORDERS:
            for offset in (0, 5_000, 9_980):
                began = time.perf_counter()
                assert len(excerpts.rows(corpus, chosen, limit=20, offset=offset, order=order)) == 20
                took = time.perf_counter() - began
                assert took < 0.5


@pytest.mark.parametrize("typed", ["算力 -需求", "-成本", "Sora -speaker:南墙", "算力 -sector:影视", "-source:证券日报"])
def test_an_article_that_holds_what_is_found_is_counted(corpus, typed):
    selection = Selection(text=typed)
    told = set(articles.rows(corpus, selection)["article"])
    assert set(excerpts.rows(corpus, selection)["article"]) <= told, "what is found stands in no article that is counted"
