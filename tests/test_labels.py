"""Every code of the contract has a name in every language."""

import re
import tomllib
from pathlib import Path

import pytest

from lib import labels, schema
from lib.extract.matters import codes as subjects
from lib.query.selection import DIMENSIONS, KINDS

LIB = Path(labels.__file__).parent
CODES = {
    "sector": (*schema.SECTORS, schema.NO_SECTOR),
    "group": schema.GROUPS,
    "attitude": schema.SENTIMENTS,
    "kind": KINDS,
    "statement_type": schema.STATEMENT_TYPES,
    "speaker_kind": schema.SPEAKER_KINDS,
    "figure_kind": schema.FIGURE_KINDS,
    "figure_status": schema.FIGURE_STATUSES,
    "event_category": schema.EVENT_CATEGORIES,
    "event_status": schema.EVENT_STATUSES,
    "granularity": schema.GRANULARITIES,
    "script": schema.SCRIPTS,
    "table": tuple(schema.TABLES),
    "subject": (*subjects(), schema.NO_SECTOR),
    "dimension": (*DIMENSIONS, "window", "text"),
}


@pytest.mark.parametrize("kind", CODES)
def test_every_code_is_named(kind):
    assert set(CODES[kind]) <= set(labels.codes(kind))


@pytest.mark.parametrize("kind", ["sector", "group", "attitude", "kind", "subject"])
def test_names_of_a_filter_are_told_apart_in_each_language(kind):
    for language in labels.LANGUAGES:
        names = [labels.label(kind, code, language) for code in labels.codes(kind)]
        assert len(set(names)) == len(names)


def test_sentences_take_the_same_values_in_each_language():
    for key, names in tomllib.loads((LIB / "words.toml").read_text(encoding="utf-8")).items():
        fields = [set(re.findall(r"\{(\w+)", n)) for n in names]
        assert fields[0] == fields[1] == fields[2], key


MAINLAND = "視頻|軟件|網絡|默認|菜單|屏幕|鏈接|打印|導出|保存|加載|視圖|窗口|激活|服務器|登錄|鼠標|粘貼|幻燈|演示|緩存|計算機|博主|運行|“|”"
"""Words and marks that readers in Taiwan and Hong Kong have others for."""


@pytest.mark.parametrize("file", ["words.toml", "labels.toml"])
def test_the_traditional_interface_speaks_as_its_readers_do(file):
    def named(table):
        for key, value in table.items():
            yield from named(value) if isinstance(value, dict) else [(key, value)]

    for key, names in named(tomllib.loads((LIB / file).read_text(encoding="utf-8"))):
        if isinstance(names, list) and len(names) == 3 and isinstance(names[1], str):
            assert not re.search(MAINLAND, names[1]), f"{key}: {names[1]}"


def test_every_sentence_asked_for_exists():
    known = set(tomllib.loads((LIB / "words.toml").read_text(encoding="utf-8")))
    for path in [*LIB.glob("ui/*.py"), *LIB.glob("charts/*.py"), *LIB.glob("query/*.py")]:
        for key in re.findall(r'\bword\("([a-z_.]+)"', path.read_text(encoding="utf-8")):
            assert key in known, f"{path.name} asks for {key}"


def test_reasons_of_removal_are_named():
    rules = [tomllib.loads(p.read_text(encoding="utf-8")) for p in (LIB / "rules").glob("*.toml")]
    reasons = {str(r["reason"]) for table in rules for r in table.get("rule", []) if "reason" in r}
    assert reasons <= set(labels.codes("drop_reason"))


@pytest.mark.parametrize(
    ("key", "given", "said"),
    [
        ("systems.finding", {"name": "Sora", "n": 1, "articles": 1}, "Sora is named most: 1 time in 1 article"),
        ("reader.others", {"n": 1}, "1 fact in other paragraphs"),
        ("corpus.dropped", {"n": 1, "chars": 1}, "1 stretch removed, 1 character"),
        ("holds.figures", {"n": 1}, "1 figure"),
        ("attitude.rest.week", {"n": 1}, "1 earlier week in the table"),
    ],
)
def test_one_of_a_kind_is_one_in_english(key, given, said):
    assert labels.word(key, "en", **given) == said
