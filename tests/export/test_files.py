"""The files a selection is taken away in, opened again."""

import csv
import io
import json
import zipfile
from dataclasses import replace
from datetime import date

import openpyxl
import pyarrow.parquet as pq
import pytest

from lib.export import plain, provenance, tables, workbook
from lib.export.records import records
from lib.export.tables import Column, Table
from lib.query.selection import Choice, Selection
from lib.store.read import open_version
from tests import builders
from tests.export.conftest import MADE, link, scene_of
from tests.query.test_crosscheck import sources  # noqa: F401  (a fixture)

EVIL = '=HYPERLINK("http://x","点我")'


@pytest.fixture
def evil(tmp_path):
    """A corpus whose article opens like a formula, and one that is too long for a cell."""
    made = builders.article("evil", f"{EVIL}\n{'长' * 40_000}", title=EVIL, publisher="+86报", url="https://example.org")
    said = builders.statement(made, EVIL, speaker="@某人")
    records = builders.ArticleRecords(article=made, excerpts=builders.excerpts(made), statements=(said,))
    with open_version(builders.publish([records], tmp_path)) as opened:
        yield scene_of(opened, Selection())


def opened(scene):
    return openpyxl.load_workbook(io.BytesIO(workbook.write(scene, link=link, made=MADE)))


def unzipped(content):
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_promise_07_a_sheet_a_view_sources_and_method(scene):
    book = opened(scene)
    assert book.sheetnames == [
        "说明",
        "概览",
        "各方态度",
        "表态",
        "数字",
        "事件",
        "跨源核对",
        "文内验算",
        "AI系统",
        "机构",
        "摘录",
        "文章",
        "方法",
    ]
    for name in book.sheetnames[1:-1]:
        sheet = book[name]
        assert sheet.freeze_panes == "B2"
        assert all(cell.font.name == "Microsoft YaHei" and cell.font.bold for cell in sheet[1])
        assert sheet.print_title_rows == "$1:$1"
    rows = list(book["表态"].iter_rows(values_only=True))
    assert len(rows) == 1 + scene.counts.statements
    assert "它不能替代真人演员,成本为$5,收入6$,3~5倍。" in {r[0] for r in rows}


def test_promise_07_attitude_comes_with_its_interval(scene):
    rows = [dict(zip([c.value for c in opened(scene)["各方态度"][1]], r, strict=True)) for r in _values(opened(scene)["各方态度"])]
    brokers = next(r for r in rows if r["分组方式"] == "群体" and r["名称"] == "券商与研究")
    assert brokers["期待占比下限"] < brokers["期待"] / brokers["表态数"] < brokers["期待占比上限"]


def test_promise_07_days_and_numbers_are_days_and_numbers(scene):
    sheet = opened(scene)["事件"]
    assert sheet["B2"].is_date
    money = [c.value for c in opened(scene)["数字"]["E"]][1:]
    assert 7e12 in money


@pytest.mark.parametrize("language", ["zh-Hans", "zh-Hant", "en"])
def test_promise_06_every_file_states_filters_date_version_and_n(corpus, language):
    scene = scene_of(corpus, Selection(group=Choice(("creator",)), first=date(2024, 2, 1)), language)
    said = provenance.of(scene, link=link, made=MADE)
    kept = records(scene, link=link)
    files = {
        "xlsx": "\n".join(str(v) for row in opened(scene).worksheets[0].iter_rows(values_only=True) for v in row if v),
        "csv": unzipped(plain.csv_files(kept, provenance.lines(scene, said), about="about"))["00_about.csv"].decode("utf-8-sig"),
        "json": json.dumps(json.loads(plain.json_file(kept, said))["provenance"], ensure_ascii=False),
        "parquet": unzipped(plain.parquet_files(kept, said))["provenance.json"].decode(),
    }
    for kind, text in files.items():
        for wanted in (scene.filters, corpus.version, "2026-01-02", said.built, said.address):
            assert wanted in text, (kind, wanted)
    assert said.rows["statements"] == scene.counts.statements == 2
    assert json.loads(files["json"])["rows"]["statements"] == 2


def test_promise_06_counts_promised_are_counts_kept(scene):
    promised = provenance.rows(scene)
    assert {t.code: t.n for t in records(scene, link=link)} == promised


def test_promise_06_other_content_has_another_name(scene, corpus):
    one = provenance.of(scene, link=link, made=MADE)
    other = provenance.of(scene_of(corpus, Selection(text="算力")), link=link, made=MADE)
    names = {
        provenance.file_name(p, "workbook", "xlsx") for p in (one, other, replace(one, made=date(2026, 1, 3)), replace(one, language="en"))
    }
    assert len(names) == 4
    assert provenance.file_name(one, "workbook", "xlsx").startswith("sora-lens_workbook_20240201-20240331_")


def test_the_same_selection_is_the_same_bytes(scene):
    said = provenance.of(scene, link=link, made=MADE)
    kept = records(scene, link=link)
    for make in (
        lambda: workbook.write(scene, link=link, made=MADE),
        lambda: plain.csv_files(kept, provenance.lines(scene, said), about="a"),
        lambda: plain.parquet_files(kept, said),
    ):
        assert make() == make()


def test_promise_24_no_cell_of_the_workbook_runs(evil):
    book = opened(evil)
    cells = [c for sheet in book for row in sheet.iter_rows() for c in row if c.value is not None]
    assert not [c for c in cells if c.data_type == "f" or c.hyperlink]
    assert EVIL in {c.value for c in cells}


def test_promise_24_a_text_longer_than_a_cell_is_cut_and_says_so(evil):
    longest = max((c.value for row in opened(evil)["摘录"].iter_rows() for c in row if isinstance(c.value, str)), key=len)
    assert len(longest) <= workbook.MOST
    assert longest.endswith("（单元格已满，全文见 JSON）")


def test_promise_24_csv_has_a_mark_and_runs_nothing(evil):
    files = unzipped(plain.csv_files(records(evil, link=link), [], about="about"))
    assert set(files) == {"00_about.csv", *(f"{t}.csv" for t in provenance.rows(evil))}
    for content in files.values():
        assert content.startswith(b"\xef\xbb\xbf")
        for row in csv.reader(io.StringIO(content.decode("utf-8-sig"))):
            assert not [cell for cell in row if cell[:1] and cell[0] in plain.GUARDED]
    assert f"'{EVIL}" in next(csv.reader(io.StringIO(files["statements.csv"].decode("utf-8-sig").split("\r\n")[1])))


def test_promise_24_numbers_below_zero_stay_numbers():
    table = Table("t", "t", (Column("n", "数", [-1.5], [-1.5]), Column("t", "文", ["＝1+1"], ["＝1+1"])))
    text = unzipped(plain.csv_files([table], [], about="a"))["t.csv"].decode("utf-8-sig")
    assert text == '"数","文"\r\n-1.5,"\'＝1+1"\r\n'


def test_json_and_parquet_hold_the_codes_and_the_names_of_columns(scene):
    said = provenance.of(scene, link=link, made=MADE)
    kept = records(scene, link=link)
    content = json.loads(plain.json_file(kept, said))
    first = content["tables"]["statements"][0]
    assert first["group"] == "analyst"
    assert first["link"].endswith(f"open={first['id']}")
    assert content["columns"]["statements"]["group"] == "群体"
    files = unzipped(plain.parquet_files(kept, said))
    read = pq.read_table(io.BytesIO(files["events.parquet"]))
    assert json.loads(read.schema.metadata[b"provenance"])["version"] == scene.corpus.version
    assert read.column("date_start").to_pylist() == scene_events(scene)


def test_nothing_selected_still_makes_whole_files(corpus):
    scene = scene_of(corpus, Selection(text="沒有这几个字"))
    said = provenance.of(scene, link=link, made=MADE)
    kept = records(scene, link=link)
    assert set(said.rows.values()) == {0}
    assert opened(scene).sheetnames[0] == "说明"
    assert json.loads(plain.json_file(kept, said))["tables"]["statements"] == []
    for name, content in unzipped(plain.parquet_files(kept, said)).items():
        if name.endswith(".parquet"):
            assert pq.read_table(io.BytesIO(content)).num_rows == 0


def scene_events(scene):
    from lib.query import events

    return list(scene.ask(events.rows)["date_start"])


def _values(sheet):
    return list(sheet.iter_rows(min_row=2, values_only=True))


def test_a_corpus_with_measured_attitudes_states_both_measures(tmp_path):
    measured = {"calibrated": True, "accuracy": 0.94, "labelled": 622}
    quality = {"sets": {"held_out": {"articles": 10, "measures": {"sentiment of statements": {"accuracy": 0.71}}}}}
    with open_version(builders.publish(builders.small_corpus(), tmp_path, sentiment=measured, quality=quality)) as opened_:
        for language in ("zh-Hans", "zh-Hant", "en"):
            said = provenance.of(scene_of(opened_, language=language), link=link, made=MADE)
            assert "94%" in said.notes[0]
            assert "71%" in said.notes[0]


@pytest.fixture
def reprinted(tmp_path):
    """Two articles in which one speaker says the same thing, with opposite and sure attitudes."""
    records = []
    for name, attitude in (("one", "positive"), ("two", "negative")):
        of = builders.article(name, "甲教授说：“视频模型会重塑短片制作的流程。”无关的一句话在这里。")
        said = builders.statement(
            of, "视频模型会重塑短片制作的流程。", speaker="甲教授", sentiment=attitude, sentiment_confidence=0.9, role="教授"
        )
        records.append(builders.ArticleRecords(article=of, excerpts=builders.excerpts(of), statements=(said,)))
    with open_version(builders.publish(records, tmp_path)) as opened_:
        yield scene_of(opened_, Selection())


def rows_of(sheet):
    return [dict(zip([c.value for c in sheet[1]], r, strict=True)) for r in _values(sheet)]


def test_promise_25_statements_are_cross_checked_in_the_workbook(reprinted):
    rows = rows_of(opened(reprinted)["跨源核对"])
    assert [r["记录"] for r in rows] == ["表态", "表态"]
    assert {r["各来源"] for r in rows} == {"有出入"}
    assert {r["态度"] for r in rows} == {"期待", "疑虑"}
    assert {r["发言者"] for r in rows} == {"甲教授"}
    assert all(r["链接"].endswith(f"open={r['记录编号']}") for r in rows)
    assert "同一位发言者" in rows[0]["为什么连在一起"]


def test_promise_25_figures_and_sums_are_checked_in_every_file(sources):  # noqa: F811
    scene = scene_of(sources, Selection())
    book = opened(scene)
    rows = rows_of(book["跨源核对"])
    assert {r["原话"] for r in rows if r["各来源"] == "有交集"} == {"最高7万亿美元", "至多5萬億至7萬億美元"}
    assert len([r for r in rows if r["各来源"] == "一致"]) == 3
    (summed,) = rows_of(book["文内验算"])
    assert (summed["算式"], summed["结果"]) == ("98.24 ÷ 211.50 = 46.45%", "验算相符")
    assert summed["文中的占比或增幅"].startswith("46.45%")
    said, kept = provenance.of(scene, link=link, made=MADE), records(scene, link=link)
    content = json.loads(plain.json_file(kept, said))
    assert [r["relation"] for r in content["tables"]["crosscheck"]].count("overlap") == 2
    assert content["tables"]["sums"][0]["comes_out"] is True
    assert (said.rows["crosscheck"], said.rows["sums"]) == (5, 1)
    files = unzipped(plain.parquet_files(kept, said))
    assert pq.read_table(io.BytesIO(files["crosscheck.parquet"])).num_rows == 5
    assert "sums.csv" in unzipped(plain.csv_files(kept, [], about="a"))


def test_the_reason_of_a_date_is_said_in_the_reader_s_language(tmp_path):
    dated = builders.article("a", "券商认为算力会紧张。", published_why="「3月底」仍属未来;文中没有更晚的日期,以 2024 年底为限")
    folder = builders.publish([builders.ArticleRecords(article=dated, excerpts=builders.excerpts(dated))], tmp_path)
    with open_version(folder) as corpus:
        table = tables.sources(scene_of(corpus, Selection(), "en"), link=link)
    column = next(c for c in table.columns if c.code == "published_why")
    assert column.shown == ["“3月底” is still to come; the text has no later date, so the end of 2024 bounds it"]
    assert column.raw == ["「3月底」仍属未来;文中没有更晚的日期,以 2024 年底为限"], "a program reads what the workshop wrote"
