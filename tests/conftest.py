"""Fixtures that several rooms share."""

import pytest

from lib.settings import settings
from lib.store.read import open_version
from tests import builders


@pytest.fixture(scope="session")
def corpus_folder(tmp_path_factory):
    """A published small corpus."""
    return builders.publish(builders.small_corpus(), tmp_path_factory.mktemp("corpus"))


@pytest.fixture(scope="session")
def corpus(corpus_folder):
    """The small corpus, open."""
    with open_version(corpus_folder) as opened:
        yield opened


@pytest.fixture
def serves(monkeypatch, tmp_path):
    """A function that makes the app serve a folder of versions; what readers keep goes to a folder of the test."""
    monkeypatch.setenv("SORA_LENS_KEPT", str(tmp_path / "kept"))

    def use(folder):
        monkeypatch.setenv("SORA_LENS_CORPUS", str(folder))
        settings.cache_clear()

    yield use
    monkeypatch.undo()
    settings.cache_clear()
