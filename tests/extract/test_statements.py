"""Who says what, in the manners of the press: invented sentences, and the gold of the tuning articles."""

import json
import re
import time
import tomllib
from functools import cache
from pathlib import Path

import pytest

from lib.extract.identities import identity
from lib.extract.names import Names, find_names
from lib.extract.statements import statements
from lib.text.clean import clean
from lib.text.fold import fold
from lib.text.read import read_text
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


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("“扩产不等于扩利。”中金公司电力设备分析师闵之遥指出。", "闵之遥|中金公司|电力设备分析师"),
        ("国家数据局数据资源司司长阿布都拉·卡迪尔表示，利用率只有38%。", "阿布都拉·卡迪尔|国家数据局|数据资源司司长"),
        ("“毛病在库存。”海拓期货有色组组长乜志远说。", "乜志远|海拓期货|有色组组长"),
        ("港交所（0388）上市科主管關頌堯表示，有逾百間公司排隊。", "關頌堯|港交所|上市科主管"),
        ("奇瑞国际副总经理呼延澈说，海运成本涨了七成。", "呼延澈|奇瑞国际|副总经理"),
        ("小米汽车副总裁李肖爽说，产能还在爬坡。", "李肖爽|小米汽车|副总裁"),
        ("衡岳智能技术负责人、95后博士连昱珩写道：“我们没有刷榜。”", "连昱珩|衡岳智能|技术负责人"),
        ("“没有一个是我的。”釜山导演尹载熙说。", "尹载熙|None|导演"),
        ("友達董事長彭双浪直言，旺季不旺了。總座柯富仁接著補充，占比約二成五。", "柯富仁|友達|總座"),
        ("歐盟委員會發出問詢函。委員會發言人伊內絲·卡瓦略強調，逾期將被罰款。", "伊內絲·卡瓦略|歐盟委員會|發言人"),
        ("闵怀瑾是杭州灯下文化的创始人。“上线65部。”闵怀瑾说。", "闵怀瑾|杭州灯下文化|创始人"),
        ("林晚，34岁，竖屏短剧导演，做过三年场记。“少了半拍。”林晚说。", "林晚|None|竖屏短剧导演"),
        ("参投方启衡资本的管理合伙人濮阳素说，椅子越来越少。", "濮阳素|启衡资本|管理合伙人"),
        ("渣打香港内部人士透露，四成查询由模型处理。", "渣打香港内部人士|渣打香港|None"),
        ("一位前蔚来工程师告诉记者，项目已经停了。", "一位前蔚来工程师|蔚来|工程师"),
        ("一名不願公開身分的台積電主管證實，晶片已流片。", "一名不願公開身分的台積電主管|台積電|主管"),
    ],
)
def test_whose_office_it_is(text, who):
    reading = read_text("a", text)
    said = statements(reading, find_names(reading))[-1]
    assert f"{said.speaker}|{said.organisation}|{said.role}" == who
