"""The stages on the seeds: every span exact, every record linked, the same records each time."""

from datetime import date
from pathlib import Path

import pytest

from lib.errors import SourceError
from lib.intake.document import Document, Stated
from lib.pipeline import build_key, read_document
from lib.schema import KEYS, TABLES
from lib.store.columns import rows_of

ROOT = Path(__file__).resolve().parents[1]
SEEDS = sorted((ROOT / "seeds").glob("*.txt"))


def document(text, name="a", **stated):
    data = text if isinstance(text, bytes) else text.encode()
    return Document(name=name, source=f"{name}.txt", data=data, stated=Stated(file=f"{name}.txt", **stated) if stated else None)


@pytest.fixture(scope="module", params=SEEDS, ids=lambda p: p.stem[:3])
def read(request):
    return read_document(document(request.param.read_bytes(), request.param.stem), build_key="k")


def test_every_span_of_every_row_is_exact(read):
    text = read.article.text
    for table in TABLES:
        for row in rows_of(read, table):
            if table == "articles":
                continue
            if table == "statements":
                assert "".join(text[p.start : p.end] for p in row.parts) == row.text
                assert (row.parts[0].start, row.parts[-1].end) == (row.start, row.end)
                assert all(a.end <= b.start for a, b in zip(row.parts, row.parts[1:], strict=False))
                assert all(0 <= w.start < w.end <= len(text) for w in row.sentiment_words)
            else:
                assert text[row.start : row.end] == row.text


def test_no_record_was_left_out_for_a_wrong_span(read):
    assert not [n for n in read.article.notes if "left out" in n]


def test_identifiers_are_unique_and_links_lead_somewhere(read):
    excerpts = {e.excerpt: e for e in read.excerpts}
    statements = {s.statement for s in read.statements}
    for table in TABLES:
        rows = rows_of(read, table)
        keys = [getattr(r, KEYS[table]) for r in rows]
        assert len(set(keys)) == len(keys)
        assert all(keys)
        if table not in ("articles", "excerpts"):
            assert all(excerpts[r.excerpt].start <= r.start < excerpts[r.excerpt].end for r in rows)
    assert all(f.statement in statements for f in read.figures if f.statement)


def test_excerpts_cover_the_text_but_for_line_breaks(read):
    assert "\n".join(e.text for e in read.excerpts) == read.article.text
    assert [e.ordinal for e in read.excerpts] == list(range(1, len(read.excerpts) + 1))


def test_reading_again_gives_the_same(read):
    again = document((ROOT / "seeds" / f"{read.article.article}.txt").read_bytes(), read.article.article)
    assert read_document(again, build_key="k") == read


def test_the_manifest_goes_before_the_text():
    stated = {
        "title": "题",
        "publisher": "报",
        "authors": ("某某",),
        "published": date(2024, 3, 26),
        "url": "https://a.example",
        "invented": True,
    }
    article = read_document(document("别的标题在此\n分析师陈佳表示:“前景广阔。”", **stated)).article
    assert (article.title, article.publisher, article.authors) == ("题", "报", ("某某",))
    assert article.published == article.published_earliest == article.published_latest == date(2024, 3, 26)
    assert (article.url, article.invented) == ("https://a.example", True)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "is empty"),
        (b" \n\n", "is empty"),
        (b"\x00\x01\x02\x03" * 100, "binary"),
        (b"An article in English, without a single Chinese character.", "no Chinese"),
        ("登录后参与评论\n扫码下载APP".encode(), "nothing is left"),
    ],
)
def test_what_is_no_chinese_article_is_refused(data, reason):
    with pytest.raises(SourceError, match=reason):
        read_document(document(data))


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16", "utf-8-sig"])
def test_the_encoding_is_found_and_recorded(encoding):
    read = read_document(document("分析师陈佳表示:“前景广阔,算力是门槛。”这一点没有疑问。".encode(encoding)))
    assert "前景广阔" in read.article.text
    assert read.article.encoding.startswith(encoding[:5])


def test_the_build_key_follows_bytes_name_manifest_and_rules():
    base = document("甲。")
    others = [document("乙。"), document("甲。", "b"), document("甲。", title="题")]
    keys = {build_key(base, "f"), *(build_key(o, "f") for o in others), build_key(base, "g")}
    assert len(keys) == 5
    assert build_key(base, "f") == build_key(document("甲。"), "f")


def test_a_stage_that_fails_costs_its_own_records_only(monkeypatch):
    def broken(*_args):
        raise IndexError("no such place")

    monkeypatch.setattr("lib.pipeline.figures", broken)
    read = read_document(document(SEEDS[0].read_bytes(), SEEDS[0].stem), build_key="k")
    assert read.figures == ()
    assert read.statements
    assert read.events
    assert read.article.notes == ("no figures: the program failed at them (IndexError: no such place); report it together with the file",)
    assert read.article.build_key == ""  # so that the next build tries again
