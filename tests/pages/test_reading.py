"""The reader's script switch, and raw text beside cleaned text."""

import hashlib
import re
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from lib.query import originals
from lib.schema import ArticleRecords, Dropped
from lib.settings import settings
from lib.store.read import open_version
from lib.ui import removal
from tests import builders

ROOT = Path(__file__).resolve().parents[2]
RAW = "扫码关注\n券商认为，算力会紧张。\n责任编辑：某某\n"
TEXT = "券商认为，算力会紧张。"


def opened(**params):
    at = AppTest.from_file(str(ROOT / "pages" / "corpus.py"), default_timeout=30)
    for key, value in params.items():
        at.query_params[key] = value
    at.run()
    assert not at.exception
    return " ".join(h.value for h in at.html)


@pytest.fixture
def cleaned(serves, tmp_path, monkeypatch):
    """A corpus of one article with two removals, served with its source folder; gives that file."""
    source = tmp_path / "source"
    source.mkdir()
    file = source / "a.txt"
    file.write_text(RAW, encoding="utf-8")
    dropped = (Dropped(0, 5, "call to action"), Dropped(17, 25, "editor's credit"))
    sha256 = hashlib.sha256(file.read_bytes()).hexdigest()
    article = builders.article("a", TEXT, dropped=dropped, sha256=sha256)
    records = [ArticleRecords(article=article, excerpts=builders.excerpts(article))]
    monkeypatch.setenv("SORA_LENS_SOURCE", str(source))
    serves(builders.publish(records, tmp_path / "corpus"))
    return file


def test_an_article_is_shown_in_the_other_script_and_says_so(serves, corpus_folder):
    serves(corpus_folder)
    plain = opened(open="article~sora_film")
    assert "lens-converted" not in plain.split("</script>")[-1]
    assert "script=Hant" in plain
    turned = opened(open="article~sora_film", script="Hant")
    assert "〔由簡體轉換〕" in turned
    assert 'lang="zh-Hant"' in turned
    assert "看原样" in turned


def test_what_was_removed_stands_beside_what_was_kept(cleaned):
    shown = opened(open="raw~a")
    assert '<del title="引导关注">扫码关注</del>' in shown
    assert f"<p>{TEXT}</p>" in shown


def test_lines_that_nothing_was_taken_from_are_folded(serves, corpus_folder, monkeypatch):
    serves(corpus_folder)
    lines = [(f"第{n}行。\n", None) for n in range(5)]
    monkeypatch.setattr(originals, "pieces", lambda *_, **__: [*lines, ("广告", "call to action"), ("正文。\n", None), *lines[:2]])
    shown = opened(open="raw~sora_film").split('class="lens-raw"')[1]
    assert re.findall(r"<summary>(.*?)</summary>", shown) == ["5 行没有改动"]
    folded, rest = shown.split("</details>", 1)
    assert "第4行。" in folded
    assert "广告" in rest
    assert rest.count("lens-raw-alike") == 2, "a few stay in sight around what was removed"


@pytest.mark.parametrize("change", ["gone", "other"])
def test_without_the_very_file_only_places_and_reasons_are_shown(cleaned, change):
    cleaned.unlink() if change == "gone" else cleaned.write_text("别的内容", encoding="utf-8")
    shown = opened(open="raw~a")
    assert "<del" not in shown
    assert "原文件第 0–5 字" in shown


def test_a_source_outside_its_folder_is_not_read(cleaned, monkeypatch, tmp_path):
    with open_version(settings().corpus) as corpus:
        found = dict(originals.articles.read(corpus, "a"))
        monkeypatch.setattr(originals.articles, "read", lambda *_: found | {"source": "../source/../../a.txt"})
        assert originals.pieces(corpus, "a") is None


def test_a_removed_line_break_does_not_end_its_line():
    found = list(removal._lines([("算力会", None), ("\n", "line break"), ("紧张。\n\n下一段", None), (" ", "line break"), ("完", None)]))
    assert found == [[("算力会", None), ("↵", "line break"), ("紧张。", None)], [("下一段", None), ("␣", "line break"), ("完", None)]]
