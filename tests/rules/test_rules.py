"""Every rule's own examples, and every gazetteer's form."""

from pathlib import Path

import pytest

from lib.errors import RuleError
from lib.rules import gazetteer, loader, rule_files, rules
from lib.text.fold import fold

ALL = [(name, rule) for name in rule_files() for rule in rules(name)]
GAZETTEERS = sorted(p.stem for p in Path(loader.HERE).glob("*.tsv"))


@pytest.mark.parametrize(("name", "rule"), ALL, ids=[f"{n}:{r.id}" for n, r in ALL])
def test_rule_finds_its_examples_and_nothing_else(name, rule):
    for text in rule.example:
        assert rule.regex.search(fold(text)), f"{rule.id} does not find «{text}»"
    for text in rule.counter:
        assert not rule.regex.search(fold(text)), f"{rule.id} wrongly finds «{text}»"


def test_rule_ids_are_unique_over_all_files():
    ids = [rule.id for _, rule in ALL]
    assert sorted(ids) == sorted(set(ids))


@pytest.mark.parametrize("name", GAZETTEERS)
def test_gazetteer_is_well_formed(name):
    entries = gazetteer(name)
    names = [entry.name for entry in entries]
    assert len(names) == len(set(names)), f"{name}: a name stands twice"


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        ('[[rule]]\nwhy = "x"\nexample = "x"\nwords = ["x"]\n', "`id` is missing"),
        ('[[rule]]\nid = "a"\nwhy = "x"\nexample = "x"\n', "either `words` or `pattern`"),
        ('[[rule]]\nid = "a"\nwhy = "x"\nexample = "x"\npattern = "("\n', "does not compile"),
        ("[[rule]\n", "cannot be read"),
    ],
)
def test_broken_rules_are_named(tmp_path, monkeypatch, raw, message):
    (tmp_path / "bad.toml").write_text(raw, encoding="utf-8")
    monkeypatch.setattr(loader, "HERE", tmp_path)
    with pytest.raises(RuleError, match=message):
        rules.__wrapped__("bad")
