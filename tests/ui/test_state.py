"""Answers are made once and shared; what is made of one is kept as long as it is."""

from concurrent.futures import ThreadPoolExecutor
from time import sleep

import pandas as pd
import plotly.graph_objects as go
import pytest

from lib.charts.finished import Finished
from lib.ui import state


def test_a_value_is_made_once_for_all_who_want_it_at_once():
    shelf, made = state.Shelf(4), []

    def make():
        sleep(0.05)
        made.append(1)
        return object()

    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda _: shelf.get("key", make), range(8)))
    assert len(made) == 1
    assert len(set(map(id, found))) == 1


def test_the_least_used_is_thrown_out():
    shelf = state.Shelf(2)
    first = shelf.get("a", object)
    shelf.get("b", object)
    assert shelf.get("a", object) is first
    shelf.get("c", object)
    assert shelf.get("a", object) is first
    assert shelf.get("b", lambda: "made anew") == "made anew"


def test_what_fails_is_not_kept():
    shelf = state.Shelf(2)
    with pytest.raises(ZeroDivisionError):
        shelf.get("a", lambda: 1 // 0)
    assert shelf.get("a", lambda: 1) == 1


def test_what_is_made_of_an_answer_belongs_to_that_answer():
    one, same = pd.DataFrame({"n": [1]}), pd.DataFrame({"n": [1]})
    assert state.made(_doubled, one, by=2) is state.made(_doubled, one, by=2)
    assert state.made(_doubled, one, by=2) is not state.made(_doubled, same, by=2)
    assert list(state.made(_doubled, one, by=3)["n"]) == [3]


def test_a_finished_chart_sends_what_the_figure_would():
    figure = go.Figure(go.Bar(x=[1, 2], y=["a", "b"], orientation="h"))
    done = Finished(figure)
    assert go.Figure(done.to_dict()) == figure
    assert done.to_dict() is done.to_dict()


def _doubled(frame, *, by):
    return frame * by
