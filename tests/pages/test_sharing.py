"""Answers are shared by all sessions: no page may change one."""

import pickle

from lib.ui import state
from lib.ui.page import PAGES
from tests.pages.test_pages import ROOT, app, opened

__all__ = ["app"]


def test_no_page_changes_an_answer(app, monkeypatch):
    answers = state.Shelf(2000)
    monkeypatch.setattr(state, "_ANSWERS", answers)
    for page in PAGES:
        opened(ROOT / "pages" / f"{page}.py", open="statements")
    before = {key: pickle.dumps(held.result()) for key, held in answers._held.items()}
    assert len(before) > 20
    monkeypatch.setattr(state, "_MADE", state.Shelf(1000))  # all that is made of the answers is made again
    for page in PAGES:
        opened(ROOT / "pages" / f"{page}.py", open="statements", attitude=["negative"])
        opened(ROOT / "pages" / f"{page}.py", open="statements")
    assert {key: pickle.dumps(answers._held[key].result()) for key in before} == before
