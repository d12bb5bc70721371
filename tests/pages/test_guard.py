"""The app on a network address, without and with the guarded server before it; and what stands in for a page."""

from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from lib.errors import NoCorpus, StoreError, Unguarded
from lib.labels import LANGUAGES
from lib.ui import guard

ROOT = Path(__file__).resolve().parents[2]


def opened():
    at = AppTest.from_file(str(ROOT / "pages" / "overview.py"), default_timeout=30).run()
    assert not at.exception
    return " ".join(h.value for h in at.html)


@pytest.fixture
def listens(monkeypatch):
    """A function that sets the server's address for the test."""
    monkeypatch.delenv(guard.SWITCH, raising=False)

    def at(address):
        monkeypatch.setattr(st, "get_option", lambda name: address if name == "server.address" else None)

    return at


@pytest.mark.parametrize("address", ["0.0.0.0", "192.168.1.7", "::", "news.example", "", None])
def test_a_network_address_is_refused(listens, address):
    listens(address)
    with pytest.raises(Unguarded):
        guard.require()


@pytest.mark.parametrize("address", ["127.0.0.1", "127.8.8.8", "::1", "localhost"])
def test_this_computer_is_served(listens, address):
    listens(address)
    guard.require()


def test_a_guarded_network_address_is_served(listens, monkeypatch):
    listens("0.0.0.0")
    monkeypatch.setenv(guard.SWITCH, "1")
    guard.require()


def test_an_open_address_shows_nothing_of_the_corpus(serves, corpus_folder, listens):
    serves(corpus_folder)
    listens("0.0.0.0")
    shown = opened()
    assert "SORA_LENS_GUARDED" in shown
    assert '<header class="lens-head"' not in shown
    assert "南墙" not in shown


@pytest.mark.parametrize(
    ("error", "says"), [(NoCorpus("none"), "make run"), (StoreError("cut short"), "cut short"), (KeyError("x"), "编号")]
)
def test_a_failure_says_what_to_do(serves, corpus_folder, monkeypatch, error, says):
    serves(corpus_folder)

    def fails():
        raise error

    monkeypatch.setattr("lib.ui.state.corpus", fails)
    shown = opened()
    assert 'role="alert"' in shown
    assert says in shown
    assert "Traceback" not in shown


@pytest.mark.parametrize("language", LANGUAGES)
def test_waiting_for_the_first_corpus_is_announced(monkeypatch, language):
    from lib.ui import failures

    seen = []

    class Place:
        def html(self, body):
            seen.append(body)

        def empty(self):
            seen.append("")

    monkeypatch.setattr("lib.ui.state.published", lambda: False)
    monkeypatch.setattr(st, "empty", Place)
    with failures.waiting(language):
        assert 'role="status"' in seen[0]
    assert seen[-1] == ""
