"""Events over charts with a time axis."""

import pytest

from lib.charts import attitude, figures, overlay
from lib.query import events as events_query
from lib.query import figures as figures_query
from lib.query import statements
from lib.query.selection import Selection

LOOK = {"theme": "light", "language": "zh-Hans"}


def test_promise_08_events_stand_on_a_chart_of_days(corpus):
    rows = figures_query.rows(corpus, Selection(), kind="index")
    figure = figures.over_time(rows, **LOOK)
    before = len(figure.data)
    drawn = overlay.on_days(figure, events_query.rows(corpus, Selection()), **LOOK)
    assert len(figure.data) == before + (1 if drawn else 0)
    days = [d for trace in figure.data[:before] for d in trace.x]
    assert all(min(days) <= overlay.middle(e) <= max(days) for e in drawn)


def test_promise_08_events_stand_beside_their_weeks(corpus):
    frame = statements.attitude(corpus, Selection(), by="week")
    figure = attitude.draw(frame, by="week", **LOOK) if len(frame) else attitude.draw(frame.head(0), by="week", **LOOK)
    told = overlay.on_weeks(figure, ["2024-02-12", "2024-03-25"], events_query.rows(corpus, Selection()), **LOOK)
    assert told == 2
    assert list(figure.data[-1].customdata) == ["events~2024-02-12~2024-02-18", "events~2024-03-25~2024-03-31"]


@pytest.mark.parametrize("weeks", [[], ["1999-01-04"]])
def test_no_event_is_no_error(corpus, weeks):
    figure = attitude.draw(statements.attitude(corpus, Selection(), by="group"), by="group", **LOOK)
    assert overlay.on_weeks(figure, weeks, events_query.rows(corpus, Selection()), **LOOK) == 0
