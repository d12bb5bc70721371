import json
from datetime import date

import pytest

from lib.errors import UsageError
from lib.evaluation.match import left_over, norm, overlap, pair, same_name, same_number
from lib.evaluation.measures import score
from lib.evaluation.run import Outcome, _breaches, _gold, evaluate
from lib.evaluation.tally import Tally
from tests import builders

EMPTY = {table: [] for table in ("statements", "figures", "events", "systems", "organisations")}
ARTICLE = builders.article("a", "1月26日,因赛集团发布纪要。陈佳表示:“算力是门槛。”市场规模约307亿元。Sora来了。")


def records(**changes):
    given = {
        "statements": (builders.statement(ARTICLE, "算力是门槛。", speaker="陈佳", sentiment="negative", sectors=("compute",)),),
        "figures": (builders.figure(ARTICLE, "约307亿元", 307e8, 307e8, "CNY", "money", metric="市场规模"),),
        "events": (builders.event(ARTICLE, "1月26日,因赛集团发布纪要。", "2024-01-26", actors=("因赛集团",)),),
        "systems": builders.systems(ARTICLE, "Sora"),
        "organisations": builders.organisations(ARTICLE, "因赛集团"),
    }
    from lib.schema import ArticleRecords

    return {"a": ArticleRecords(article=ARTICLE, **(given | changes))}


def gold(**changes):
    given = {
        "article": "a",
        "script": "Hans",
        "published": {"earliest": "2024-03-01", "latest": "2024-03-10"},
        "noise": ["责任编辑:毕安吉", "re:\\([a-z]+\\)"],
        "statements": [
            {
                "text": "算力是门槛",
                "type": "direct",
                "speaker": "陈佳",
                "named": True,
                "kind": "person",
                "role": None,
                "organisation": None,
                "group": "analyst",
                "sectors": ["compute"],
                "sentiment": "negative",
            }
        ],
        "figures": [
            {
                "text": "约307億元",
                "low": 30700000000,
                "high": 30700000000,
                "unit": "CNY",
                "kind": "money",
                "metric": "市场规模",
                "entity": None,
                "source": None,
                "as_of": None,
                "status": "actual",
                "market": True,
            }
        ],
        "events": [
            {
                "date_text": "1月26日",
                "start": "2024-01-26",
                "end": "2024-01-26",
                "granularity": "day",
                "headline": "因赛集团发布纪要",
                "sentence": "1月26日,因赛集团发布纪要。",
                "actors": ["因赛集团"],
                "category": "release",
                "status": "happened",
            }
        ],
        "systems": [{"name": "Sora", "vendor": None, "aliases": []}],
        "organisations": ["因赛集团"],
    }
    return [given | changes]


def test_what_is_read_as_the_gold_says_scores_full():
    table = score(records(), gold()).table()
    for row in table.values():
        for field in ("f1", "accuracy"):
            assert row.get(field, 1.0) == 1.0
    assert table["figures"]["gold"] == 1


def test_an_article_that_is_missing_counts_as_read_empty():
    table = score({}, gold()).table()
    assert table["statements, span"]["recall"] == 0
    assert table["article text kept"]["accuracy"] == 0


@pytest.mark.parametrize(
    ("changes", "kind", "value"),
    [
        ({"statements": ()}, "statements, span", {"recall": 0.0, "f1": 0.0}),
        ({"figures": ()}, "market figures, recall", {"recall": 0.0}),
        ({"events": (builders.event(ARTICLE, "1月26日,因赛集团发布纪要。", "2024-01-27"),)}, "events", {"precision": 0.0}),
        (
            {"systems": (*builders.systems(ARTICLE, "Sora"), *builders.systems(ARTICLE, "因赛集团"))},
            "systems",
            {"precision": 0.5, "recall": 1.0},
        ),
        (
            {"statements": (builders.statement(ARTICLE, "算力是门槛。", speaker="陈桂"),)},
            "statements, span and speaker",
            {"precision": 0.0},
        ),
    ],
)
def test_what_is_wrong_costs(changes, kind, value):
    row = score(records(**changes), gold()).table()[kind]
    assert {k: row[k] for k in value} == value


def test_misses_name_what_was_missed_and_what_was_invented():
    misses = score(records(events=(), figures=()), gold()).misses
    assert any("event missed" in m for m in misses)
    assert any("figure missed" in m for m in misses)
    wrong = builders.figure(ARTICLE, "307亿元", 307e8, 307e8, "USD", "money")
    assert any("figure invented" in m for m in score(records(figures=(wrong,)), gold()).misses)


def test_an_entry_on_which_readers_differ_costs_nothing():
    for given in (records(), records(systems=())):
        row = score(given, gold(systems=[{"name": "Sora", "aliases": [], "optional": True}])).table()["systems"]
        assert (row["precision"], row["recall"]) == (1.0, 1.0)


@pytest.mark.parametrize(
    ("a", "b", "alike"),
    [("「超10億美元」", "超10亿美元", True), ("46.45%", "４６．４５％", True), ("一位編劇", "编剧", False), ("Sora", "sora ", True)],
)
def test_texts_are_the_same_but_for_script_width_and_marks(a, b, alike):
    assert (norm(a) == norm(b)) is alike


def test_numbers_and_names_agree_within_reason():
    assert same_number(1e9, 1e9 + 1)
    assert not same_number(1e9, 1.1e9)
    assert same_number(None, None)
    assert not same_number(None, 0)
    assert same_name("浙商證券研究所", "浙商证券研究所")
    assert not same_name("陈佳", "陈佳佳", exact=True)
    assert overlap("", "甲") == 0
    assert left_over("登录后参与评论给作者一些鼓励", "登录后参与评论")
    assert not left_over("登录后参与评论给作者一些鼓励", "登录后")


def test_pairs_are_one_to_one_and_the_best_first():
    score_of = {("a", "x"): 0.7, ("a", "y"): 0.9, ("b", "y"): 0.8}
    found = pair(["a", "b"], ["x", "y"], lambda g, p: score_of.get((g, p), 0.0), 0.6, optional=lambda _: False)
    assert found == [(0, 1)]


def test_floors_are_held(tmp_path):
    tally = Tally()
    tally.add("figures", 8, 10, 10)
    path = tmp_path / "floors.toml"
    path.write_text('[set]\n"figures" = { f1 = 0.85 }\n', encoding="utf-8")
    assert _breaches({"set": tally}, path) == ("set: figures, f1 0.8 < 0.85",)
    path.write_text('[set]\n"figures" = { f1 = 0.8 }\n', encoding="utf-8")
    assert _breaches({"set": tally}, path) == ()
    path.write_text('[set]\n"figurs" = { f1 = 0.8 }\n', encoding="utf-8")
    with pytest.raises(UsageError, match="no measure"):
        _breaches({"set": tally}, path)


def test_gold_without_articles_is_wrong_use(tmp_path):
    (tmp_path / "x.json").write_text('{"statements": []}', encoding="utf-8")
    with pytest.raises(UsageError, match="no list of figures, events"):
        _gold(tmp_path)
    (tmp_path / "x.json").write_text(json.dumps(EMPTY), encoding="utf-8")
    assert [g["article"] for g in _gold(tmp_path)] == ["x"]
    with pytest.raises(UsageError, match="--source"):
        evaluate(tmp_path)
    with pytest.raises(UsageError, match="no gold"):
        evaluate(tmp_path / "nothing")


def test_an_article_that_cannot_be_read_counts_as_empty_and_is_named(tmp_path):
    statement = {"text": "甲", "speaker": "乙", "type": "direct", "kind": "person", "sentiment": "neutral"}
    (tmp_path / "x.json").write_text(json.dumps({**EMPTY, "statements": [statement]}), encoding="utf-8")
    (tmp_path / "x.txt").write_bytes(b"\x00\x01\x02" * 400)
    outcome = evaluate(tmp_path)
    assert outcome.sets[tmp_path.name].table()["statements, span"]["recall"] == 0.0
    assert [refusal.split(":")[0] for refusal in outcome.unread] == ["x.txt"]


def test_dates_of_records_are_dates():
    assert records()["a"].events[0].date_start == date(2024, 1, 26)


def test_a_passage_is_scored_by_what_was_read_out_of_it_alone(tmp_path):
    whole = gold()[0]
    passage = {"article": "a", "asked": ["figures"], "figures": whole["figures"]}
    (tmp_path / "a.json").write_text(json.dumps(passage), encoding="utf-8")
    table = score(records(), _gold(tmp_path)).table()
    assert table["figures"]["f1"] == 1.0
    assert not {"events", "systems", "statements, span", "speaker"} & set(table)
    (tmp_path / "a.json").write_text(json.dumps(passage | {"asked": ["figures", "events"]}), encoding="utf-8")
    with pytest.raises(UsageError, match="no list of events"):
        _gold(tmp_path)


def test_misses_of_the_unseen_set_are_never_listed():
    missed = score(records(events=()), gold())
    outcome = Outcome({"tuning": missed, "held_out": missed, "passages_held_out": missed}, ())
    assert outcome.as_text(misses=True).count("event missed") == sum("event missed" in m for m in missed.misses)
    assert set(outcome.as_json(misses=True)["misses"]) == {"tuning"}
