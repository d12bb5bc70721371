"""The command line: what it prints and the status it ends with."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from lib import workers
from lib.__main__ import main
from lib.store.places import builder_lock
from tests.test_engine import quick_read

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(autouse=True)
def _quick(monkeypatch):
    monkeypatch.setattr(workers, "read_one", quick_read)


@pytest.fixture
def source(tmp_path):
    folder = tmp_path / "source"
    folder.mkdir()
    (folder / "good.txt").write_text("好。", encoding="utf-8")
    return folder


def build(source, tmp_path, *more):
    return main(["build", str(source), "--out", str(tmp_path / "out"), "--workers", "0", *more])


def test_all_well(source, tmp_path, capsys):
    assert build(source, tmp_path) == 0
    said = capsys.readouterr().err
    assert "published" in said
    assert "1 article, " in said
    assert build(source, tmp_path) == 0
    assert "nothing changed" in capsys.readouterr().err


def test_a_refused_document_is_named_and_gives_one(source, tmp_path, capsys):
    (source / "bad.txt").write_text("坏", encoding="utf-8")
    assert build(source, tmp_path, "--quiet") == 1
    said = capsys.readouterr()
    assert said.err == "refused: bad.txt: is broken; mend it\n"
    assert said.out == ""


def test_json_is_for_programs(source, tmp_path, capsys):
    assert build(source, tmp_path, "--json", "--quiet") == 0
    said = capsys.readouterr()
    report = json.loads(said.out)
    assert report["read"] == 1
    assert report["rows"]["articles"] == 1
    assert said.err == ""


def test_nothing_published_gives_three(tmp_path, capsys):
    (tmp_path / "empty").mkdir()
    assert build(tmp_path / "empty", tmp_path) == 3
    assert "nothing was published" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [[], ["build"], ["build", "x", "--workers", "-1"], ["evaluate"], ["brew"]])
def test_wrong_use_gives_two(arguments):
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2


def test_a_missing_folder_gives_two(tmp_path, capsys):
    assert build(tmp_path / "nowhere", tmp_path) == 2
    assert "no such folder" in capsys.readouterr().err


def test_no_wait_tells_of_the_other_build(source, tmp_path, capsys):
    with builder_lock(tmp_path / "out"):
        assert build(source, tmp_path, "--no-wait") == 3
    assert "another build" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [["--help"], ["build", "--help"], ["evaluate", "--help"]])
def test_help_tells_the_exit_status(arguments, capsys):
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 0
    assert "exit status" in capsys.readouterr().out


def test_the_program_runs_as_a_module():
    done = subprocess.run([sys.executable, "-m", "lib", "--help"], cwd=ROOT, capture_output=True, text=True, check=True)
    assert "build" in done.stdout
    assert "evaluate" in done.stdout
