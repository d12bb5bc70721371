"""Scores kept for the app, the README and the floors."""

import tomllib

from lib.evaluation.record import as_markdown, as_record, move_floors
from lib.evaluation.run import Outcome
from lib.evaluation.tally import Tally


def outcome(matched):
    tally = Tally(articles=2)
    tally.add("figures", matched, 10, 10)
    tally.ask("speaker", True)
    return Outcome({"seeds": tally}, ())


def test_the_table_names_set_and_scores():
    table = as_markdown(as_record(outcome(8)))
    assert "| figures | 0.80 / 0.80 / 0.80 |" in table
    assert "(2)" in table


def test_floors_rise_and_fall_only_when_told(tmp_path):
    path = tmp_path / "floors.toml"
    path.write_text("# head\n", encoding="utf-8")
    assert move_floors(outcome(8), path)
    assert tomllib.loads(path.read_text(encoding="utf-8"))["seeds"]["figures"] == {"f1": 0.79}
    move_floors(outcome(6), path)
    assert tomllib.loads(path.read_text(encoding="utf-8"))["seeds"]["figures"] == {"f1": 0.79}
    move_floors(outcome(6), path, lower=True)
    assert tomllib.loads(path.read_text(encoding="utf-8"))["seeds"]["figures"] == {"f1": 0.59}
    assert path.read_text(encoding="utf-8").startswith("# head")
    move_floors(outcome(10), path)
    assert tomllib.loads(path.read_text(encoding="utf-8"))["seeds"]["figures"] == {"f1": 1.0}
