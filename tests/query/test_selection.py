from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.errors import SelectionError
from lib.query import sentence
from lib.query.selection import CODES, Choice, Selection, from_params

NAMES = st.lists(st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=6), unique=True, max_size=4)


@st.composite
def choices(draw, codes=None):
    names = draw(st.lists(st.sampled_from(codes), unique=True, max_size=4) if codes else NAMES)
    cut = draw(st.integers(0, len(names)))
    return Choice(tuple(names[:cut]), tuple(names[cut:]))


@st.composite
def selections(draw):
    days = sorted(draw(st.lists(st.dates(), min_size=2, max_size=2)))
    return Selection(
        **{d: draw(choices(codes)) for d, codes in CODES.items()},
        **{d: draw(choices()) for d in ("speaker", "system", "organisation", "source")},
        first=draw(st.sampled_from([None, days[0]])),
        last=draw(st.sampled_from([None, days[1]])),
        text=" ".join(draw(st.text(max_size=9)).split()),
    )


@given(selections())
def test_a_selection_round_trips_through_url_parameters(selection):
    assert from_params(selection.to_params()) == selection
    assert from_params(selection.to_params()).key == selection.key


def test_a_window_the_wrong_way_round_is_turned():
    turned = from_params({"window": ["2024-03-31", "2024-02-01"]})
    assert (turned.first, turned.last) == (date(2024, 2, 1), date(2024, 3, 31))


@pytest.mark.parametrize("params", [{"sector": ["nonsense"]}, {"window": ["2024-02-30"]}, {"window": ["a", "b", "c"]}])
def test_what_does_not_exist_is_refused_with_what_does(params):
    with pytest.raises(SelectionError):
        from_params(params)


def test_lifting_one_filter_leaves_the_others():
    chosen = Selection(sector=Choice(("film_tv",)), text="算力", first=date(2024, 2, 1))
    assert chosen.active() == ("sector", "window", "text")
    assert chosen.without("window").active() == ("sector", "text")
    with pytest.raises(SelectionError):
        chosen.without("colour")


def test_the_sentence_names_what_is_kept_and_what_is_kept_out():
    chosen = Selection(sector=Choice(("film_tv",), ("games",)), text="算力")
    said = sentence.filters(chosen, lambda dimension, code: {"film_tv": "影视", "games": "游戏"}[code], "zh-Hans")
    assert "影视" in said
    assert "不含游戏" in said
    assert "算力" in said
