"""Events over charts with a time axis."""

from datetime import date, timedelta

import pandas as pd
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


def test_promise_08_of_many_events_some_of_each_time_are_laid_and_none_of_unknown_day(corpus):
    figure = figures.over_time(figures_query.rows(corpus, Selection(), kind="index"), **LOOK)
    first, last = (sorted(d for trace in figure.data for d in trace.x)[i] for i in (0, -1))
    same = {"headline": "某事", "status": "actual", "category": "release", "granularity": "day"}
    days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    rows = [same | {"id": f"ev-{n}", "date_start": d, "date_end": d} for n, d in enumerate(days)]
    rows.append(same | {"id": "ev-year", "date_start": date(2024, 1, 1), "date_end": date(2024, 12, 31)})
    rows.append(same | {"id": "ev-span", "date_start": first, "date_end": last, "granularity": "month"})
    drawn = overlay.on_days(figure, pd.DataFrame(rows), **LOOK)
    assert len(drawn) <= overlay.MOST
    assert {e["id"] for e in drawn}.isdisjoint({"ev-year", "ev-span"})
    assert (drawn[-1]["date_start"] - drawn[0]["date_start"]).days > (last - first).days * 0.8, "all of one time"


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
