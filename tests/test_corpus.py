from pathlib import Path

import pytest

from lib.corpus import open_corpus, version_in_force
from lib.errors import BuildFailed, NothingRead, StoreError
from tests import builders

ROOT = Path(__file__).resolve().parents[1]


def test_the_version_in_force_is_opened(tmp_path):
    builders.publish(builders.small_corpus(), tmp_path)
    with open_corpus(tmp_path) as corpus:
        assert corpus.version == version_in_force(tmp_path)
        assert corpus.manifest["rows"]["articles"] == 2
        assert corpus.cursor().execute("SELECT count(*) FROM statements").fetchone()[0] > 5


def test_where_nothing_is_published_a_build_is_run(tmp_path):
    source = tmp_path / "source"
    source.mkdir()
    (source / "a.txt").write_text("分析师陈佳表示:“前景广阔。”", encoding="utf-8")
    with open_corpus(tmp_path / "out", source=source) as corpus:
        assert corpus.cursor().execute("SELECT article FROM articles").fetchall() == [("a",)]


def test_a_build_that_fails_is_told_with_its_reason(tmp_path):
    (tmp_path / "empty").mkdir()
    with pytest.raises(NothingRead, match="nothing was published"):
        open_corpus(tmp_path / "out", source=tmp_path / "empty")
    with pytest.raises(BuildFailed, match="no such folder"):
        open_corpus(tmp_path / "out", source=tmp_path / "none")


def test_a_pointer_into_nowhere_is_told(tmp_path):
    (tmp_path / "current").write_text("gone\n", encoding="utf-8")
    with pytest.raises(StoreError, match="build again"):
        open_corpus(tmp_path)
    (tmp_path / "current").write_text("../../etc\n", encoding="utf-8")
    with pytest.raises(StoreError, match="names no version"):
        open_corpus(tmp_path)


def test_a_version_that_vanishes_while_it_is_opened_is_tried_once_more(tmp_path, monkeypatch):
    from lib.store import read

    builders.publish(builders.small_corpus(), tmp_path)
    named = iter(["swept-away", version_in_force(tmp_path)])
    monkeypatch.setattr(read, "current_version", lambda _: next(named))
    with read.open_version(tmp_path) as corpus:
        assert corpus.manifest["rows"]["articles"] == 2
