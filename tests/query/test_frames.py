"""The semantics of the filters, on a corpus small enough to count by hand."""

from datetime import date

import pytest

from lib.query import articles, empty, events, excerpts, figures, options, overview, statements, systems
from lib.query.selection import Choice, Selection
from lib.schema import ArticleRecords
from lib.store.read import open_version
from tests import builders

WINDOW = Selection(first=date(2024, 2, 1), last=date(2024, 3, 31))


def test_everything_is_counted(corpus):
    n = overview.counts(corpus, WINDOW)
    assert (n.articles, n.undated, n.statements, n.speakers, n.events, n.planned) == (2, 1, 9, 9, 2, 1)
    assert (n.figures, n.product_figures, n.events_outside) == (7, 2, 1)


@pytest.mark.parametrize(
    ("chosen", "statements_", "figures_", "events_"),
    [
        (Selection(speaker=Choice(("浙商证券",))), 1, 2, 0),
        (Selection(group=Choice(("analyst",))), 6, 3, 0),
        (Selection(group=Choice((), ("analyst",))), 3, 4, 3),
        (Selection(attitude=Choice(("negative",))), 2, 0, 0),
        (Selection(sector=Choice(("compute",))), 4, 2, 1),
        (Selection(source=Choice((), ("hant_note",))), 7, 6, 2),
        (Selection(kind=Choice(("events",))), 0, 0, 3),
        (Selection(kind=Choice((), ("events",))), 9, 7, 0),
        (Selection(system=Choice(("Sora",))), 1, 6, 2),
        (Selection(organisation=Choice(("360集团",))), 1, 0, 0),
        (Selection(text="證券"), 2, 0, 0),
        (Selection(text="sora概念"), 0, 2, 0),
    ],
)
def test_filters_keep_and_keep_out(corpus, chosen, statements_, figures_, events_):
    n = overview.counts(corpus, chosen)
    assert (n.statements, n.figures, n.events) == (statements_, figures_, events_)


def test_an_article_without_dates_is_inside_every_window(corpus):
    early = Selection(first=date(2020, 1, 1), last=date(2020, 1, 31))
    assert set(statements.rows(corpus, early)["article"]) == {"hant_note"}
    assert overview.counts(corpus, early).undated == 1


def test_events_go_by_their_own_dates(corpus):
    assert list(events.rows(corpus, Selection(first=date(2023, 8, 5), last=date(2023, 8, 6)))["headline"]) == ["Runway發布新工具"]
    assert list(events.outside(corpus, WINDOW)["headline"]) == ["Runway發布新工具"]


@pytest.mark.parametrize("value", ["' or 1=1 --", 'x"; drop table statements; --', "%", "_"])
def test_values_never_become_sql_nor_patterns(corpus, value):
    assert overview.counts(corpus, Selection(speaker=Choice((value,)))).statements == 0
    assert overview.counts(corpus, Selection(source=Choice((), (value,)))).statements == 9
    assert overview.counts(corpus, Selection(text=value)).statements == sum(
        value in t for t in statements.rows(corpus, Selection())["text"]
    )


@pytest.mark.parametrize("weigh", statements.WEIGHINGS)
@pytest.mark.parametrize("by", statements.GROUPINGS)
def test_attitudes_add_up(corpus, by, weigh):
    frame = statements.attitude(corpus, WINDOW, by=by, weigh=weigh)
    assert all(frame["n"] == frame["positive"] + frame["neutral"] + frame["negative"])
    assert frame["n"].is_monotonic_decreasing


@pytest.fixture(scope="module")
def one_loud_voice(tmp_path_factory):
    """One speaker who hopes ten times, three who doubt once each, and one of two minds; all of one group, sector, subject and week."""
    said = [("甲某", "positive")] * 10 + [
        ("乙某", "negative"),
        ("丙某", "negative"),
        ("丁某", "negative"),
        ("戊某", "positive"),
        ("戊某", "negative"),
    ]
    texts = [f"第{place}句是{who}说的" for place, (who, _) in enumerate(said)]
    of = builders.article("loud", "。".join(texts), published_latest=date(2024, 3, 2))
    spoken = tuple(
        builders.statement(of, text, speaker=who, sentiment=attitude, sectors=("compute",), subjects=("compute-demand",))
        for text, (who, attitude) in zip(texts, said, strict=True)
    )
    records = ArticleRecords(
        article=of, excerpts=builders.excerpts(of), statements=spoken, figures=(), events=(), systems=(), organisations=()
    )
    with open_version(builders.publish([records], tmp_path_factory.mktemp("loud"))) as opened:
        yield opened


@pytest.mark.parametrize("by", ["group", "sector", "source", "subject", "week"])
def test_one_speaker_quoted_ten_times_does_not_outvote_three(one_loud_voice, by):
    counted = {weigh: statements.attitude(one_loud_voice, Selection(), by=by, weigh=weigh).iloc[0] for weigh in statements.WEIGHINGS}
    columns = ["n", "positive", "neutral", "negative"]
    assert counted["statements"][columns].tolist() == [15, 11, 0, 4]
    assert counted["speakers"][columns].tolist() == [5, 1, 1, 3]


def test_the_strongest_are_of_different_speakers(corpus):
    frame = statements.strongest(corpus, WINDOW, attitude="positive")
    assert list(frame["speaker"])[:2] == ["周鸿祎", "浙商证券"]
    assert frame["speaker_id"].is_unique


def test_currencies_are_kept_apart_and_largest_first(corpus):
    assert list(figures.largest(corpus, WINDOW)["text"]) == ["最高7万亿美元", "超10亿美元", "約307億元"]


def test_promise_09_of_each_currency_the_largest_has_a_place(corpus):
    assert list(figures.largest(corpus, WINDOW, limit=2)["text"]) == ["最高7万亿美元", "約307億元"]
    assert list(figures.largest(corpus, WINDOW, limit=1)["text"]) == ["最高7万亿美元"]


def test_systems_carry_what_is_claimed_of_them(corpus):
    assert list(systems.claims(corpus, WINDOW, system="Pika")["text"]) == ["4秒"]
    sora = systems.rows(corpus, WINDOW).iloc[0]
    assert (sora["code"], sora["vendor"], sora["n"], sora["positive"]) == ("Sora", "OpenAI", 1, 1)


def test_headings_are_no_excerpts_unless_searched_for(corpus):
    assert excerpts.count(corpus, WINDOW) == 9
    assert excerpts.count(corpus, Selection(text="怎么办")) == 1


def test_every_fact_of_an_article_is_found_and_every_record_has_its_article(corpus):
    facts = articles.facts(corpus, "sora_film")
    assert {f["kind"] for f in facts} == {"statements", "figures", "events", "systems", "organisations"}
    assert all(articles.holder(corpus, record=f["id"]) == "sora_film" for f in facts)
    assert articles.holder(corpus, record="st-none") is None


def test_an_empty_view_names_the_filter_to_blame(corpus):
    chosen = Selection(speaker=Choice(("周鸿祎",)), text="沒有这几个字")
    assert empty.culprits(corpus, chosen, table="statements") == {"text": 1}


def test_the_window_offered_is_the_manifest_s(corpus):
    assert options.window(corpus) == (date(2024, 2, 1), date(2024, 3, 31))
    assert options.extent(corpus) == (date(2023, 8, 1), date(2024, 3, 31))
    assert options.values(corpus)["source"]["hant_note"] == "《經濟日報》"
