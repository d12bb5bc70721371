"""An article whose year may be another says so wherever its days are told."""

from lib.charts.timeline import when
from lib.extract.events import events
from lib.extract.figures import figures
from lib.extract.names import find_names
from lib.query import events as events_query
from lib.query.selection import Selection
from lib.schema import YEAR_UNSURE
from lib.text.read import read_text

TOLD = "10月3日,日元兑美元一度跌破150关口。10月4日,日经225指数跌至31526点。"
ALL = Selection()


def read(text):
    reading = read_text("a", text)
    names = find_names(reading)
    return reading, events(reading, (), names), figures(reading, (), names)


def test_events_and_periods_of_an_unsure_year_are_less_sure_and_say_why():
    reading, happened, quoted = read(TOLD)
    _, sure_events, sure_figures = read(TOLD.replace("10月3日", "2023年10月3日", 1))
    assert not reading.published.sure
    assert happened
    assert all(any(r.how == YEAR_UNSURE for r in event.resolved) for event in happened)
    assert max(e.confidence for e in happened) < min(e.confidence for e in sure_events)
    dated = [f for f in quoted if f.as_of]
    assert dated
    assert max(f.confidence for f in dated) < min(f.confidence for f in sure_figures if f.as_of)


def test_a_day_of_an_unsure_year_is_told_as_such(corpus):
    frame = events_query.rows(corpus, ALL)
    assert not frame["unsure"].any()
    (event,) = [row for _, row in frame.head(1).assign(unsure=True).iterrows()]
    assert "年份不确定" in when(event, "zh-Hans")
    assert "year not certain" in when(event, "en")
    assert "(" not in when(frame.iloc[0], "en")
