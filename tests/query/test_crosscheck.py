"""Matters that several articles speak of, found in a published corpus; and what changed between versions and days."""

from datetime import date

import pytest

from lib.query import changes, crosscheck
from lib.query.selection import Choice, Selection
from lib.schema import ArticleRecords
from lib.store.read import open_version
from tests import builders

ALL = Selection()


def told(name, text, figures, systems=(), **changes):
    of = builders.article(name, text, **changes)
    made = tuple(builders.figure(of, *args, **more) for *args, more in figures)
    named = tuple(m for s in systems for m in builders.systems(of, s))
    return ArticleRecords(article=of, excerpts=builders.excerpts(of), figures=made, systems=named)


@pytest.fixture(scope="module")
def sources(tmp_path_factory):
    """Three articles: one sum sought for, twice worded; one length of video, three times."""
    records = [
        told(
            "a",
            "有消息指，甲司正寻求最高7万亿美元募资。\n关于视频模型小影。\n它能根据描述生成长达60秒的视频。",
            [
                ("最高7万亿美元", None, 7e12, "USD", "money", dict(metric="寻求募资", entity="甲司", status="plan")),
                ("长达60秒", 60, 60, "秒", "duration", dict(metric="它能根据", market=False)),
            ],
            ["小影"],
        ),
        told(
            "b",
            "該項目可能需要籌集至多5萬億至7萬億美元。小影將視頻的時長從4秒拉長到60秒。",
            [
                ("至多5萬億至7萬億美元", 5e12, 7e12, "USD", "money", dict(metric="需要籌集", entity="甲司", status="plan")),
                ("60秒", 60, 60, "秒", "duration", dict(metric="視頻的時長", entity="小影", market=False)),
            ],
            ["小影"],
            script="Hant",
        ),
        told(
            "c",
            "小影一次生成1分钟的长视频。总需求211.50EFlops，其中国产98.24EFlops，占比46.45%。",
            [
                ("1分钟", 1, 1, "分钟", "duration", dict(metric="视频时长", entity="小影", market=False)),
                ("211.50EFlops", 211.5, 211.5, "EFLOPS", "compute", dict(metric="总需求")),
                ("98.24EFlops", 98.24, 98.24, "EFLOPS", "compute", dict(metric="国产需求")),
                ("46.45%", 46.45, 46.45, "%", "percent", dict(metric="占比")),
            ],
            ["小影"],
        ),
    ]
    with open_version(builders.publish(records, tmp_path_factory.mktemp("sources"))) as opened:
        yield opened


def test_promise_25_a_range_and_its_upper_end_overlap_whatever_the_script(sources):
    money = next(m for m in crosscheck.matters(sources, ALL) if m.rows[0]["unit"] == "USD")
    assert (money.relation, money.rules, [r["article"] for r in money.rows]) == ("overlap", ("matter.raising",), ["a", "b"])


def test_promise_25_one_length_in_three_articles_is_one_agreement(sources):
    length = next(m for m in crosscheck.matters(sources, ALL) if m.rows[0]["kind"] == "duration")
    assert (length.relation, length.articles) == ("agree", 3)
    assert {r["thing"] for r in length.rows} == {"小影"}, "«它» is the one system named before"
    assert {r["text"] for r in length.rows} == {"长达60秒", "60秒", "1分钟"}


def test_promise_25_no_link_reaches_outside_the_selection(sources):
    assert crosscheck.matters(sources, Selection(source=Choice(("a",)))) == ()
    assert crosscheck.tally(sources, Selection(source=Choice(("a",)))).agree == 0


def test_promise_25_sums_stand_beside_each_of_their_figures(sources):
    (found,) = crosscheck.sums(sources, ALL)
    assert found.check.printed == "98.24 ÷ 211.50 = 46.45%"
    assert set(crosscheck.by_figure(sources)) == set(found.check.figures)
    count = crosscheck.tally(sources, ALL)
    assert (count.agree, count.overlap, count.conflict, count.sums, count.sums_off) == (1, 1, 0, 1, 0)


def test_what_changed_between_two_versions(serves, tmp_path):
    first, second = builders.small_corpus()
    folder = builders.publish([first], tmp_path)
    before = (folder / "current").read_text(encoding="utf-8").strip()
    said = [builders.replace(s, sentiment="neutral") if s.speaker == "南墙" else s for s in first.statements if s.speaker != "券商丁"]
    changed = builders.replace(first, article=builders.replace(first.article, sha256="1" * 64), statements=tuple(said))
    builders.publish([changed, second], folder)
    serves(folder)
    with open_version(folder) as now:
        assert changes.others(now) == (before,)
        found = {c.table: c for c in changes.between(now, before=before)}
    assert (found["articles"].added, found["articles"].gone) == (1, 0)
    assert (found["statements"].added, found["statements"].gone, found["statements"].changed) == (2, 1, 1)
    sample = next(s for s in found["statements"].samples if s.how == "changed")
    assert sample.fields == (("sentiment", "negative", "neutral"),)
    assert next(s for s in found["statements"].samples if s.how == "gone").id is None
    assert "figures" in found
    assert found["figures"].changed == 0


def test_what_is_gone_goes_by_the_name_it_had(serves, tmp_path):
    first, second = builders.small_corpus()
    folder = builders.publish([first, second], tmp_path)
    before = (folder / "current").read_text(encoding="utf-8").strip()
    builders.publish([first], folder)
    serves(folder)
    with open_version(folder) as now:
        found = {c.table: c for c in changes.between(now, before=before)}
    (article,) = found["articles"].samples
    assert (article.how, article.text, article.source) == ("gone", "《經濟日報》", "《經濟日報》")
    assert {s.source for s in found["statements"].samples} == {"《經濟日報》"}


def test_samples_of_a_change_say_what_a_value_is_of_and_nothing_twice(serves, tmp_path):
    first, second = builders.small_corpus()
    folder = builders.publish([first], tmp_path)
    before = (folder / "current").read_text(encoding="utf-8").strip()
    builders.publish([first, second], folder)
    serves(folder)
    with open_version(folder) as now:
        found = {c.table: c for c in changes.between(now, before=before)}
    for table, change in found.items():
        said = [(s.source, s.text) for s in change.samples]
        assert len(set(said)) == len(said), table
        assert len(said) <= changes.SAMPLES
    figure = next(f for f in second.figures if f.metric)
    assert any(s.text.startswith(f"{figure.text} · ") and s.text.endswith(figure.metric) for s in found["figures"].samples)


def test_what_came_between_two_days(corpus):
    found = {c.table: c for c in changes.days(corpus, first=date(2024, 2, 20), last=date(2024, 3, 31))}
    assert found["events"].added == 1
    assert found["events"].changed == 1, "the plan for the end of March fell due"
    assert found["articles"].added == 1, "an article without a date is no news"
