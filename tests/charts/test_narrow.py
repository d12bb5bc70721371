"""Charts for a phone: every mark on its row with its words above it, and nothing that the wide ones show is lost."""

from datetime import date

import pytest

from lib.charts import figures, narrow, timeline
from lib.charts.lines import breadth
from lib.query import events as events_query
from lib.query import figures as figures_query
from lib.query.selection import Selection
from tests.charts.test_charts import FIT, LOOK, ids

ALL = Selection()
WINDOW = {"first": date(2024, 2, 1), "last": date(2024, 3, 31), "merge": True}


def words(figure):
    return [a.text for a in figure.layout.annotations]


@pytest.mark.parametrize("kind", ["money", "index"])
def test_figures_stand_as_in_the_wide_chart(corpus, kind):
    frame = figures_query.rows(corpus, ALL, kind=kind)
    wide, small = figures.draw(frame, **LOOK), narrow.figures(frame, **LOOK)
    assert ids(small) == ids(wide)
    assert [list(t.x) for t in small.data] == [list(t.x) for t in wide.data]
    assert small.layout.xaxis.range == wide.layout.xaxis.range
    assert len(small.layout.xaxis.tickvals) <= 4
    assert all(any(text in said for said in words(small)) for text in figures.drawn(frame)["text"])


def test_events_keep_their_lanes_and_days(corpus):
    frame = events_query.rows(corpus, ALL)
    small = narrow.events(frame, **WINDOW, **LOOK)
    wide = timeline.draw(frame, **(FIT | {"merge": True}), **LOOK)
    assert set(ids(small)) == set(ids(wide)) == set(frame["id"])
    said = " ".join(words(small))
    assert all(label in said for label in wide.layout.yaxis.ticktext)
    assert "OpenAI发布Sora" in said


def test_no_rows_meet_and_what_has_no_words_keeps_its_mark(corpus):
    frame = events_query.rows(corpus, ALL)
    many = frame.loc[[0] * 40].assign(id=[f"e{i}" for i in range(40)])
    small = narrow.events(many, **WINDOW, **LOOK)
    assert len(set(ids(small))) == 40
    heights = [y for trace in small.data for y in trace.y]
    assert len(set(heights)) == narrow.ROWS + 1
    assert narrow.unlabelled(many) == 40 - narrow.ROWS


def test_no_line_is_wider_than_a_phone(corpus):
    frame = figures_query.rows(corpus, ALL, kind="money")
    frame = frame.assign(entity="騰訊長三角人工智慧先進計算中心項目", metric="交付機櫃數")
    for said in words(narrow.figures(frame, **LOOK)):
        bare = [line.split("<b", 1)[0] for line in said.split("<br>")]
        assert all(breadth(line) <= narrow.WIDE for line in bare)
