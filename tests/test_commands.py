"""The commands that show the program's own reading."""

import io
import json
import sys

import pytest

from lib.__main__ import main

TEXT = "近日,华金证券分析师方闻千表示,算力需求有望增长30%。此前的3月5日,该公司举行“春季开放日”。"


@pytest.fixture
def article(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_read_prints_records_as_json(article, capsys):
    assert main(["read", str(article), "--published", "2024-03-06"]) == 0
    out = json.loads(capsys.readouterr().out)
    assert out["article"]["published"] == "2024-03-06"
    assert [s["speaker"] for s in out["statements"]] == ["方闻千"]
    for table in ("statements", "figures", "events", "systems", "organisations"):
        for row in out[table]:
            assert out["article"]["text"][row["start"] : row["end"]] == row["text"]


def test_read_takes_standard_input(monkeypatch, capsys):
    monkeypatch.setattr(sys, "stdin", type("In", (), {"buffer": io.BytesIO(TEXT.encode("gb18030"))})())
    assert main(["read", "-"]) == 0
    assert json.loads(capsys.readouterr().out)["article"]["encoding"].lower() == "gb18030"


def test_explain_names_rules_and_what_was_refused(article, capsys):
    assert main(["explain", str(article), "--published", "2024-03-06"]) == 0
    out = capsys.readouterr().out
    assert "by cue." in out
    assert "no statement: “春季开放日”" in out


def test_sentiment_keeps_lines_in_order(tmp_path, capsys):
    path = tmp_path / "in.jsonl"
    path.write_text('{"id": "b", "text": "算力需求有望迎来爆发"}\n\n{"id": "a", "text": "公司裁员三成,亏损扩大"}\n', encoding="utf-8")
    assert main(["sentiment", str(path)]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [r["id"] for r in rows] == ["b", "a"]
    assert [r["sentiment"] for r in rows] == ["positive", "negative"]
    assert all(0 <= r["score"] <= 1 and 1 / 3 <= r["confidence"] <= 1 for r in rows)


@pytest.mark.parametrize(("text", "message"), [("{", "line 1"), ('{"id": 1}', 'string "text"'), ("[]", 'string "text"')])
def test_a_broken_line_is_named(tmp_path, capsys, text, message):
    path = tmp_path / "in.jsonl"
    path.write_text(text, encoding="utf-8")
    assert main(["sentiment", str(path)]) == 2
    assert message in capsys.readouterr().err


def test_a_missing_file_is_wrong_use(capsys):
    assert main(["read", "nowhere.txt"]) == 2
    assert "nowhere.txt" in capsys.readouterr().err
