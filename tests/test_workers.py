"""Worker processes: time limits, deaths, broken rules."""

import os
import time

import pytest

from lib import workers
from lib.errors import RuleError
from lib.intake.document import Document, Refusal
from lib.schema import Article, ArticleRecords


def acting(document, key):
    """Does what the document says."""
    act = document.data.decode()
    if act == "hang":
        time.sleep(60)
    if act == "die":
        os._exit(9)
    if act == "rule":
        raise RuleError("noise.toml: broken")
    return ArticleRecords(article=Article(article=document.name, script="Hans", source=document.source, sha256="", text=act, build_key=key))


def act_out(pipe):
    """A worker whose reading is `acting`."""
    workers.read_one = acting
    workers._ready = lambda: None
    workers._work(pipe)


@pytest.fixture
def acted(monkeypatch):
    monkeypatch.setattr(workers, "_work", act_out)

    def run(*acts, **options):
        tasks = [(Document(name=f"d{n}", source=f"d{n}.txt", data=act.encode()), "k") for n, act in enumerate(acts)]
        return {document.name: outcome for document, outcome in workers.read_in_workers(iter(tasks), **options)}

    return run


def test_documents_are_read_by_many(acted):
    outcomes = acted(*["fine"] * 7, workers=2)
    assert {name: type(o) for name, o in outcomes.items()} == {f"d{n}": ArticleRecords for n in range(7)}


def test_a_document_that_hangs_or_kills_costs_itself_only(acted):
    outcomes = acted("fine", "hang", "fine", "die", "fine", workers=1, limit=1.0)
    assert [n for n, o in outcomes.items() if isinstance(o, Refusal)] == ["d1", "d3"]
    assert "longer than 1 s" in outcomes["d1"].reason
    assert not outcomes["d1"].lasting
    assert "worker" in outcomes["d3"].reason


def test_a_broken_rule_stops_everything(acted):
    with pytest.raises(RuleError, match=r"noise\.toml"):
        acted("fine", "rule", "fine", workers=1)


def test_no_documents_no_workers(acted):
    assert acted(workers=3) == {}


def test_a_fault_of_ours_is_told_with_its_place(monkeypatch):
    import lib.pipeline

    def broken(document, *, build_key):
        return 1 // 0

    monkeypatch.setattr(lib.pipeline, "read_document", broken)
    outcome = workers.read_one(Document(name="a", source="a.txt", data=b"x"), "k")
    assert "ZeroDivisionError" in outcome.reason
    assert "tests" in outcome.place or "test_workers" in outcome.place
    assert not outcome.lasting
