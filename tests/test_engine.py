"""Builds from folder to published version, with a quick stand-in for the language work."""

import json
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import duckdb
import pandas as pd
import pytest

from lib import workers
from lib.engine import How, build
from lib.errors import BuildRunning, NoCorpus, RuleError, StoreError, UsageError
from lib.intake.document import Refusal
from lib.schema import TABLES, Article, ArticleRecords, Excerpt, record_id
from lib.store import places
from lib.store.places import builder_lock, current_version, versions
from lib.store.read import open_version

ROOT = Path(__file__).resolve().parents[1]
HERE = How(workers=0)
READ: list[str] = []


def quick_read(document, key):
    """One excerpt a document; «坏» is refused, «错» is a broken rule."""
    READ.append(document.name)
    text = document.data.decode()
    if "坏" in text:
        return Refusal(source=document.source, reason="is broken", remedy="mend it")
    if "错" in text:
        raise RuleError("noise.toml: broken")
    made = Article(article=document.name, script="Hans", source=document.source, sha256=document.sha256, text=text, build_key=key)
    name = record_id(document.name, "excerpt", [(0, len(text))])
    return ArticleRecords(
        article=made, excerpts=(Excerpt(excerpt=name, article=document.name, ordinal=1, start=0, end=len(text), text=text),)
    )


@pytest.fixture(autouse=True)
def _quick(monkeypatch):
    READ.clear()
    monkeypatch.setattr(workers, "read_one", quick_read)


@pytest.fixture
def source(tmp_path):
    folder = tmp_path / "source"
    folder.mkdir()
    for n in range(6):
        (folder / f"a{n}.txt").write_text(f"第{n}篇。", encoding="utf-8")
    return folder


@pytest.fixture
def out(tmp_path):
    return tmp_path / "corpus"


def texts(out):
    with open_version(out) as corpus:
        return dict(corpus.cursor().execute("SELECT article, text FROM articles").fetchall())


def test_a_folder_is_published_and_read(source, out):
    report = build(source, out, how=HERE)
    assert (report.read, report.taken_over, report.refused) == (6, 0, ())
    assert current_version(out) == report.version
    assert texts(out) == {f"a{n}": f"第{n}篇。" for n in range(6)}
    folder = out / report.version
    manifest = json.loads((folder / "corpus.json").read_text(encoding="utf-8"))
    assert manifest["rows"]["articles"] == 6
    assert {i["article"] for i in manifest["inputs"]} == {f"a{n}" for n in range(6)}
    for table in TABLES:
        frame = pd.read_parquet(folder / f"{table}.parquet")
        assert len(frame) == manifest["rows"][table]


def test_nothing_changed_nothing_rebuilt(source, out):
    first = build(source, out, how=HERE)
    READ.clear()
    second = build(source, out, how=HERE)
    assert second.unchanged
    assert second.version == first.version
    assert READ == []


def test_one_article_changed_one_article_read(source, out):
    build(source, out, how=HERE)
    READ.clear()
    (source / "a3.txt").write_text("改了。", encoding="utf-8")
    report = build(source, out, how=HERE)
    assert READ == ["a3"]
    assert (report.read, report.taken_over) == (1, 5)
    assert texts(out)["a3"] == "改了。"
    assert texts(out)["a4"] == "第4篇。"


def test_articles_come_and_go(source, out):
    build(source, out, how=HERE)
    READ.clear()
    (source / "a0.txt").unlink()
    (source / "b.txt").write_text("新篇。", encoding="utf-8")
    report = build(source, out, how=HERE)
    assert READ == ["b"]
    assert report.removed == 1
    assert set(texts(out)) == {"a1", "a2", "a3", "a4", "a5", "b"}


def test_a_manifest_entry_changes_its_article_only(source, out):
    build(source, out, how=HERE)
    READ.clear()
    (source / "manifest.toml").write_text('[[article]]\nfile = "a1.txt"\ntitle = "题"\n', encoding="utf-8")
    build(source, out, how=HERE)
    assert READ == ["a1"]


def test_the_same_source_gives_the_same_records(source, out, tmp_path):
    build(source, out, how=HERE)
    build(source, tmp_path / "other", how=HERE)

    def files(corpus):
        manifest = json.loads((corpus / current_version(corpus) / "corpus.json").read_text(encoding="utf-8"))
        return {n: f["sha256"] for n, f in manifest["files"].items() if n.endswith(".parquet")}

    assert files(out) == files(tmp_path / "other")


def test_one_good_and_one_broken_article(source, out):
    (source / "broken.txt").write_text("坏", encoding="utf-8")
    report = build(source, out, how=HERE)
    assert [(r.source, r.reason) for r in report.refused] == [("broken.txt", "is broken")]
    assert "broken" not in texts(out)
    READ.clear()
    again = build(source, out, how=HERE)
    assert again.unchanged
    assert again.refused == report.refused
    assert READ == []


def test_nothing_is_published_when_nothing_can_be_read(tmp_path, out):
    source = tmp_path / "bad"
    source.mkdir()
    (source / "a.txt").write_text("坏", encoding="utf-8")
    assert build(source, out, how=HERE).version is None
    with pytest.raises(NoCorpus):
        open_version(out)
    assert [p.name for p in out.iterdir()] == [".lock"]


def test_an_empty_source_leaves_the_old_version_in_force(source, out, tmp_path):
    version = build(source, out, how=HERE).version
    (tmp_path / "empty").mkdir()
    assert build(tmp_path / "empty", out, how=HERE).version is None
    assert current_version(out) == version


def test_a_broken_rule_stops_the_build_and_leaves_the_old_version(source, out):
    version = build(source, out, how=HERE).version
    (source / "a0.txt").write_text("错", encoding="utf-8")
    with pytest.raises(RuleError):
        build(source, out, how=HERE)
    assert current_version(out) == version
    assert not list(out.glob(".building-*"))


def test_a_corpus_may_outgrow_its_buckets(source, out):
    build(source, out, how=HERE)
    for n in range(300):
        (source / f"b{n}.txt").write_text(f"又{n}篇。", encoding="utf-8")
    READ.clear()
    report = build(source, out, how=HERE)
    assert (report.read, report.taken_over) == (300, 6)
    assert len(texts(out)) == 306
    assert texts(out)["a2"] == "第2篇。"
    before = {p: p.stat().st_ino for p in (out / report.version).rglob("*.parquet") if p.is_file()}
    (source / "b7.txt").write_text("改。", encoding="utf-8")
    after = out / build(source, out, how=HERE).version
    shared = sum((after / p.relative_to(out / report.version)).exists() and p.stat().st_nlink > 1 for p in before)
    assert shared == len(before) - len(TABLES)
    assert texts(out)["b7"] == "改。"


def test_a_flipped_bit_is_found(source, out):
    folder = out / build(source, out, how=HERE).version
    part = next((folder / "excerpts.parquet").iterdir())
    data = bytearray(part.read_bytes())
    data[len(data) // 2] ^= 1
    part.write_bytes(data)
    with pytest.raises(StoreError, match="checksum"):
        open_version(out)
    READ.clear()
    (source / "new.txt").write_text("新。", encoding="utf-8")
    build(source, out, how=HERE)
    assert sorted(READ) == ["a0", "a1", "a2", "a3", "a4", "a5", "new"]
    assert len(texts(out)) == 7


@pytest.mark.parametrize("lost", ["serve.duckdb", "corpus.json"])
def test_a_missing_file_is_told(source, out, lost):
    folder = out / build(source, out, how=HERE).version
    (folder / lost).unlink()
    with pytest.raises(StoreError, match="build again"):
        open_version(out)
    assert build(source, out, how=HERE).version
    assert len(texts(out)) == 6


def test_reading_is_locked_down(source, out, tmp_path):
    build(source, out, how=HERE)
    with open_version(out) as corpus:
        cursor = corpus.cursor()
        for attack in (
            "CREATE TABLE x (a INT)",
            f"COPY articles TO '{tmp_path}/x.csv'",
            "SELECT * FROM read_text('/etc/passwd')",
            "SET enable_external_access = true",
            "INSTALL fts",
        ):
            with pytest.raises(duckdb.Error):
                cursor.execute(attack)


def test_an_open_reader_outlives_later_versions(source, out):
    build(source, out, how=HERE)
    with open_version(out) as corpus:
        (source / "a0.txt").write_text("后来。", encoding="utf-8")
        build(source, out, how=HERE)
        assert corpus.cursor().execute("SELECT text FROM articles WHERE article = 'a0'").fetchone() == ("第0篇。",)


def test_old_versions_are_swept_late(source, out, monkeypatch):
    for n in range(14):
        (source / "a0.txt").write_text(f"{n}", encoding="utf-8")
        build(source, out, how=HERE)
    assert len(versions(out)) == 14
    monkeypatch.setattr(places, "KEPT_SECONDS", 0)
    build(source, out, how=HERE)
    assert len(versions(out)) == 10
    assert texts(out)["a0"] == "13"


def test_a_second_builder_is_told_or_waits(source, out):
    build(source, out, how=HERE)
    (source / "a0.txt").write_text("等。", encoding="utf-8")
    said: list[str] = []
    with builder_lock(out):
        with pytest.raises(BuildRunning, match="another build"):
            build(source, out, how=How(workers=0, wait=False))
        second = threading.Thread(target=build, args=(source, out), kwargs={"how": How(workers=0, say=said.append)})
        second.start()
        time.sleep(0.5)
        assert second.is_alive()
        assert texts(out)["a0"] == "第0篇。"
    second.join(timeout=20)
    assert "waiting" in said[0]
    assert texts(out)["a0"] == "等。"


SLOW = """
import sys, time
from pathlib import Path
from lib import workers
from lib.engine import How, build
from tests.test_engine import quick_read
def slow(document, key):
    print("reading", flush=True)
    time.sleep({pause})
    return quick_read(document, key)
workers.read_one = slow
build(Path(sys.argv[1]), Path(sys.argv[2]), how=How(workers=0))
"""


def start_slow(source, out, pause):
    code = SLOW.format(pause=pause)
    return subprocess.Popen([sys.executable, "-c", code, str(source), str(out)], cwd=ROOT, stdout=subprocess.PIPE)


@pytest.mark.parametrize("moment", [0, 2, 5])
def test_a_build_killed_at_any_moment_leaves_the_old_one_serving(source, out, moment):
    before = build(source, out, how=HERE).version
    for n in range(6):
        (source / f"a{n}.txt").write_text(f"新{n}。", encoding="utf-8")
    with start_slow(source, out, 0.05) as builder:
        for _ in range(moment + 1):
            builder.stdout.readline()
        os.kill(builder.pid, signal.SIGKILL)
    assert current_version(out) == before
    assert texts(out)["a0"] == "第0篇。"
    report = build(source, out, how=HERE)
    assert report.read == 6
    assert not list(out.glob(".building-*"))
    assert texts(out)["a0"] == "新0。"


def test_a_missing_source_is_wrong_use(out, tmp_path):
    with pytest.raises(UsageError):
        build(tmp_path / "nowhere", out, how=HERE)
