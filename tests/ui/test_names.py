import pytest

from lib.query import options
from lib.ui.names import Names


@pytest.fixture
def names(corpus):
    return Names("zh-Hans", options.values(corpus))


def test_an_address_may_speak_codes_or_any_language(names):
    for shown in ("影视", "film_tv", "Film and TV", "影視"):
        assert names.encoded("sector", shown) == "film_tv"
    assert names.encoded("sector", "Not Games") == "-games"
    assert names.encoded("sector", "nonsense") is None


def test_every_option_finds_its_way_back(names):
    for dimension in names.values:
        for option in names.options(dimension):
            assert names.encoded(dimension, names.option(dimension, option)) == option
