"""A corpus far larger than the first one: every number counts all records, however few of them a list shows."""

import html
import re
from datetime import date, timedelta
from pathlib import Path
from urllib.parse import unquote

import pytest

from lib.charts import density, findings
from lib.export.deck import build
from lib.export.plan import Plan
from lib.export.scene import Scene
from lib.export.slide import Bars, Empty
from lib.query import events, figures, statements
from lib.query.selection import Selection
from lib.store.read import open_version
from lib.ui.names import Names
from tests import builders
from tests.pages.test_pages import opened, text

ROOT = Path(__file__).resolve().parents[2]
EVENTS, PRICES, POINTS, SAID = 620, 1100, 30, 610
ALL = Selection()


def _day(i):
    return (date(2023, 1, 1) + timedelta(days=i)).isoformat() if i < 600 else "2024-05-10"


@pytest.fixture(scope="module")
def many_folder(tmp_path_factory):
    lines = [f"{_day(i)},公司{i}发布产品。" for i in range(EVENTS)]
    lines += [f"价格{i}是{i + 1}00元。" for i in range(PRICES)]
    lines += [f"概念指数{i}日报{i + 1000}点。" for i in range(POINTS)]
    lines += [f"分析师表示看好{i}号产品。" for i in range(SAID)]
    made = builders.article("many", "\n".join(lines))
    happened = tuple(builders.event(made, lines[i], _day(i), headline=f"公司{i}发布产品") for i in range(EVENTS))
    quoted = tuple(
        builders.figure(made, f"{i + 1}00元", (i + 1) * 100, (i + 1) * 100, "CNY", "money", metric="价格", market=True)
        for i in range(PRICES)
    )
    index = tuple(
        builders.figure(made, f"{i + 1000}点", i + 1000, i + 1000, "点", "index", metric="概念指数", as_of=_day(i), market=True)
        for i in range(POINTS)
    )
    said = tuple(builders.statement(made, f"看好{i}号产品", speaker="分析师", sentiment="positive") for i in range(SAID))
    records = builders.ArticleRecords(
        article=made, excerpts=builders.excerpts(made), events=happened, figures=(*quoted, *index), statements=said
    )
    return builders.publish([records], tmp_path_factory.mktemp("many"), calibrated=True, window=("2023-01-01", "2024-12-31"))


@pytest.fixture(scope="module")
def many(many_folder):
    with open_version(many_folder) as corpus:
        yield corpus


def _deck(corpus, *slides):
    scene = Scene(lambda question, **given: question(corpus, ALL, **given), corpus, ALL, Names("zh-Hans", {}).of, "zh-Hans")
    return build(scene, Plan(slides), made=date(2026, 1, 2)).slides


def test_no_kind_of_figure_is_crowded_out_by_another(many):
    shown = figures.rows(many, ALL, limit=200)
    assert set(shown["kind"]) == {"money", "index"}
    counts = figures.tally(many, ALL)
    assert (figures.number(counts, "money"), figures.number(counts, "index")) == (PRICES, POINTS)
    assert max(figures.rows(many, ALL, limit=5)["high"]) == PRICES * 100, "the largest come first"


def test_a_headline_counts_every_event(many):
    assert len(events.rows(many, ALL)) == 500
    assert findings.timeline(events.days(many, ALL), language="zh-Hans").endswith(f"（共 {EVENTS} 件）")
    assert findings.timeline(events.days(many, ALL), language="zh-Hans").startswith("2024年5月最密：51 件事"), (
        "of several years the year is told"
    )


def test_promise_20_a_slide_of_a_crowded_kind_is_not_called_empty(many):
    index, line = _deck(many, "figures-index", "timeline")
    assert not isinstance(index.body, Empty)
    assert isinstance(line.body, Bars), "a slide that shows the smaller part of the events counts them instead"
    assert sum(line.body.values) == EVENTS
    assert f"{EVENTS} 件" in line.subtitle


def test_events_too_many_to_draw_are_counted_by_period(many):
    days = events.days(many, ALL)
    figure = density.draw(days, theme="light", language="zh-Hans", first=date(2023, 1, 1), last=date(2024, 12, 31), merge=True)
    bars = [t for t in figure.data if t.type == "bar"]
    assert figure.layout.height < 400
    first, last, categories = bars[0].customdata[0].split("~")[1:]
    window = Selection(first=date.fromisoformat(first), last=date.fromisoformat(last))
    told = next(t for t in figure.data if t.type == "scatter").text[0]
    assert events.count(many, window, categories=tuple(categories.split("."))) == int(told), "a bar and its list agree"


def test_promise_09_lists_behind_a_number_hold_that_number(many_folder, serves):
    serves(many_folder)
    for opens, n in (("statements", SAID), ("events", EVENTS), ("figures", PRICES + POINTS), ("statements~positive", SAID)):
        at = opened(ROOT / "pages" / "overview.py", open=opens)
        assert not at.exception
        assert str(n) in text(at) or f"{n:,}" in text(at), opens


def _batch(opens):
    """What a list in the drawer shows: its records, its place, and the names of the batches it leads to."""
    drawer = html.unescape(text(opened(ROOT / "pages" / "overview.py", open=opens)).rsplit('class="lens-reader-title"', 1)[1])
    records = re.findall(r"open=((?:st|ev|fi)-[0-9a-f]+)", drawer)
    led = dict.fromkeys(re.findall(r'class="lens-link lens-lift" href="[^"]*open=([^"&]*~from~\d+)"', drawer))
    return set(records), re.findall(r"第 (\d+)–(\d+) 条，共 (\d+) 条", re.sub(r"(\d),(\d)", r"\1\2", drawer)), [unquote(way) for way in led]


def test_promise_09_every_record_of_a_long_list_is_reached_batch_by_batch(many_folder, serves):
    serves(many_folder)
    name, seen, at = "statements~positive", set(), 1
    way = name
    while way:
        records, places, ways = _batch(way)
        assert places == [(str(at), str(min(at + 59, SAID)), str(SAID))] * 2, "told above the list and below it"
        assert not records & seen
        seen |= records
        at += 60
        way = next((w for w in ways if w == f"{name}~from~{at}"), None)
    assert len(seen) == SAID


@pytest.mark.parametrize(("name", "n"), [("events", EVENTS), ("figures", PRICES + POINTS)])
def test_promise_09_the_last_batch_of_a_list_ends_it(many_folder, serves, name, n):
    serves(many_folder)
    records, places, _ = _batch(f"{name}~from~{n * 9}")
    first = n // 60 * 60 + 1
    assert places[0] == (str(first), str(n), str(n))
    assert len(records) == n - first + 1


def test_the_list_of_events_is_leafed_through(many_folder, serves):
    serves(many_folder)
    at = opened(ROOT / "pages" / "timeline.py")
    assert not at.exception
    assert text(at).count('class="lens-card lens-edge-event"') <= 40


def test_the_surest_statements_come_first_out_of_all(many):
    assert len(statements.rows(many, ALL, limit=3, surest=True)) == 3
    assert statements.count(many, ALL) == SAID
