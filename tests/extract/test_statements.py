"""Who says what, in the manners of the press: invented sentences, and the gold of the tuning articles."""

import json
import re
import time
import tomllib
from functools import cache
from pathlib import Path

import pytest

from lib.extract.identities import identity
from lib.extract.names import Names
from lib.extract.statements import statements
from lib.text.clean import clean
from lib.text.fold import fold
from lib.text.segment import segment

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
CASES = tomllib.loads((HERE / "manners.toml").read_text(encoding="utf-8"))["case"]
INVENTED = [(p, p.with_suffix(".txt")) for p in sorted((ROOT / "tests/gold/tuning").glob("*.json"))]
SEEDS = [
    (p, ROOT / "seeds" / f"{p.stem}.txt") for part in ("seeds", "seeds_own") for p in sorted((ROOT / "tests/gold" / part).glob("*.json"))
]


def read(text):
    return statements(segment("a", clean(text)), Names())


@cache
def read_file(path):
    reading = segment(path.stem, clean(path.read_text(encoding="utf-8")))
    return reading, statements(reading, Names())


def plain(text):
    """Script, width, blanks and marks folded away."""
    return re.sub(r"[^\w%.]", "", fold(text)).lower()


def row(said):
    return [said.type, said.speaker, said.speaker_kind, said.role or "", said.organisation or "", said.group, said.text]


@pytest.mark.parametrize("case", CASES, ids=[c["text"].strip()[:16].replace("\n", " ") for c in CASES])
def test_manners_of_the_press(case):
    assert [row(said) for said in read(case["text"].strip("\n"))] == case["says"]


def lost_quotations(gold, source):
    """Direct statements of the gold that are not found whole with their speaker, without any gazetteer of the article; and how many there are."""
    _, found = read_file(source)
    have = {(plain(said.text), plain(said.speaker)) for said in found}
    asked = [g for g in json.loads(gold.read_text(encoding="utf-8"))["statements"] if g["type"] == "direct" and not g.get("optional")]
    return [g["text"] for g in asked if (plain(g["text"]), plain(g["speaker"])) not in have], len(asked)


def shares(golds):
    """Quotations lost and asked for, statements invented and found, over a set of articles."""
    lost = asked = extra = shown = 0
    for gold, source in golds:
        texts, number = lost_quotations(gold, source)
        _, found = read_file(source)
        expected = [plain(g["text"]) for g in json.loads(gold.read_text(encoding="utf-8"))["statements"]]
        lost, asked, shown = lost + len(texts), asked + number, shown + len(found)
        extra += sum(not any(plain(said.text) in g or g in plain(said.text) for g in expected) for said in found)
    return lost, asked, extra, shown


@pytest.mark.parametrize(("gold", "source"), SEEDS, ids=[g.stem[:3] for g, _ in SEEDS])
def test_every_quotation_of_the_seeds_has_its_speaker(gold, source):
    """Direct speech is the hardest to lose and the worst to misattribute."""
    assert lost_quotations(gold, source)[0] == []


def test_few_quotations_of_the_invented_articles_are_lost():
    """Later articles are harder on purpose: the share of what is found may rise, not fall."""
    lost, asked, _, _ = shares(INVENTED)
    assert lost / asked <= 0.12


def test_few_statements_are_invented():
    _, _, extra, shown = shares(INVENTED + SEEDS)
    assert extra / shown <= 0.04


@pytest.mark.parametrize(("_gold", "source"), INVENTED + SEEDS, ids=[g.stem[:12] for g, _ in INVENTED + SEEDS])
def test_every_span_is_verbatim(_gold, source):
    reading, found = read_file(source)
    for said in found:
        assert "".join(reading.text[p.start : p.end] for p in said.parts) == said.text
        assert (said.start, said.end) == (said.parts[0].start, said.parts[-1].end)
        assert said.rules
        assert 0 < said.confidence < 1
        for note in said.resolved:
            assert 0 <= note.start < note.end <= len(reading.text)


def test_a_pronoun_points_to_the_name():
    said = read("穹芯科技副总裁黎向东说，订单很多。他强调，产能不够。")
    assert said[1].speaker == "黎向东"
    assert [(r.field, r.start, r.end) for r in said[1].resolved if r.field == "speaker"] == [("speaker", 7, 10)]
    assert said[1].confidence < said[0].confidence


@pytest.mark.parametrize(
    "text",
    [
        "这款产品被称为“行业天花板”。",
        "所谓“先发优势”并不存在，“降本增效”才是主线。",
        "记者在提示词框里输入“宫崎骏画风，情侣打伞”，一分钟后得到一段视频。",
        "小说里的主人公喜欢说明书。",
        "不得不说，行业变化很快。",
        "本文认为，估值偏高。",
        "公司没有回应是否满载的提问。",
    ],
)
def test_no_statement(text):
    assert read(text) == ()


def test_one_identity_across_spellings_scripts_and_articles():
    same = {identity(n, kind="person", article=a).id for a, n in (("a", "萨姆·奥尔特曼"), ("b", "奧特曼"), ("c", "Sam Altman"))}
    assert len(same) == 1
    assert identity("數字生命卡茲克", kind="person", article="a").id == identity("数字生命卡兹克", kind="person", article="b").id
    assert identity("业内人士", kind="unnamed", article="a").id != identity("业内人士", kind="unnamed", article="b").id


UNITS = (
    "据", "在上", "“", "”", "“好”", "(", "《", "、", "的", "一位", "表示", "他表示,", "说:“好。”", "公司表示,", "总裁王", "王明表示", "Sora ", "阿·", "据华西证券推算,",
    "在王看来,", "问:好\n答:好\n", "“好\n", "李明说,", "虽然甲表示,", "(甲)", "发布的", "。“甲乙丙丁戊己庚辛壬癸。”他走", "该公司表示,", "总监、", "也在对", "报告显示,", "甲算了账:",
)  # fmt: skip


@pytest.mark.parametrize("unit", UNITS, ids=[repr(u) for u in UNITS])
def test_time_grows_no_faster_than_the_text(unit):
    """Ten thousand characters of each rule's own worst food."""
    text = (unit * (10_000 // len(unit) + 1))[:10_000]
    reading = segment("a", clean(text))
    started = time.process_time()
    statements(reading, Names())
    assert time.process_time() - started < 4
