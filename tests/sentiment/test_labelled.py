"""The labelled statements: form, balance, no near-duplicates, nothing out of the seeds or the gold."""

import json
from collections import Counter
from itertools import combinations
from pathlib import Path

import pytest

from lib.schema import SENTIMENTS
from lib.sentiment.labelled import labelled
from lib.sentiment.mixing import ARTICLES
from lib.text.fold import fold

ROOT = Path(__file__).resolve().parents[2]


def letters(text):
    return "".join(c for c in fold(text) if c.isalnum())


def grams(text, size=4):
    text = letters(text)
    return frozenset(text[i : i + size] for i in range(len(text) - size + 1))


def near_duplicates(rows, limit=0.5):
    """Pairs whose four-character runs overlap by more than the limit (Jaccard), by an inverted index."""
    sets = [grams(row.text) for row in rows]
    holders = {}
    for i, one in enumerate(sets):
        for gram in one:
            holders.setdefault(gram, []).append(i)
    shared = Counter()
    for where in holders.values():
        if len(where) <= 40:
            shared.update(combinations(where, 2))
    return [(rows[a].text, rows[b].text) for (a, b), n in shared.items() if n / len(sets[a] | sets[b]) > limit]


@pytest.mark.parametrize(("part", "least"), [("training", 4000), ("testing", 600)])
def test_there_are_enough_of_every_class_and_industry(part, least):
    rows = labelled(part)
    shares = Counter(row.label for row in rows)
    assert len(rows) >= least
    assert min(shares[s] for s in SENTIMENTS) > 0.25 * len(rows)
    assert len({row.sector for row in rows}) >= 20


@pytest.mark.parametrize("part", ["training", "testing"])
def test_statements_are_10_to_200_characters(part):
    odd = [row.text for row in labelled(part) if not 8 <= len(row.text) <= 220]
    assert not odd


def test_no_statement_stands_twice_or_nearly_twice():
    assert near_duplicates([*labelled("training"), *labelled("testing")]) == []


def test_the_near_duplicate_check_finds_one():
    rows = labelled("training")[:50]
    twisted = [*rows, type(rows[0])(rows[3].text + "了", rows[3].label, "", "x")]
    assert near_duplicates(twisted)


def test_topic_words_occur_in_every_class():
    rows = labelled("training")
    for word in (
        "Sora",
        "算力",
        "大模型",
        "短剧",
        "芯片",
        "订单",
        "监管",
        "裁员",
        "版权",
        "投资",
        "成本",
        "游戏",
        "动画",
        "广告",
        "有望",
        "预计",
        "但",
        "虽然",
    ):
        found = {row.label for row in rows if word in fold(row.text)}
        assert found == set(SENTIMENTS), f"{word} stands only in {found}"


def runs_of(paths):
    """Runs of 14 letters of seed articles and of gold statements."""
    texts = []
    for path in paths:
        text = path.read_text(encoding="utf-8")
        texts += [letters(s["text"]) for s in json.loads(text).get("statements", [])] if path.suffix == ".json" else [letters(text)]
    return {text[i : i + 14] for text in texts for i in range(len(text) - 13)}


def test_nothing_is_taken_from_the_seeds_or_the_gold():
    """But for one file that says so: the tuning articles teach, and measure sentiment no longer."""
    tuning = set((ROOT / "tests" / "gold" / "tuning").glob("*.json"))
    unseen = runs_of([*(ROOT / "seeds").glob("*.txt"), *({*(ROOT / "tests" / "gold").rglob("*.json")} - tuning)])
    every = unseen | runs_of(tuning)
    for row in (*labelled("training"), *labelled("testing")):
        text = letters(row.text)
        forbidden = unseen if row.hand == ARTICLES else every
        assert not any(text[i : i + 14] in forbidden for i in range(len(text) - 13)), row.text


def test_statements_of_articles_name_their_article():
    rows = labelled("training")
    assert all((row.source != "") == (row.hand == ARTICLES) for row in rows)
    assert len({row.source for row in rows if row.source}) >= 40
