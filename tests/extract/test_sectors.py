"""What a statement is about: its words weighed, its speaker and its article behind it."""

import json
from pathlib import Path

import pytest

from lib.extract.matters import codes, subjects
from lib.extract.sectors import background, sectors
from lib.rules import rules
from lib.schema import NO_SECTOR, SECTORS
from lib.text.fold import fold
from lib.text.read import read_text

ROOT = Path(__file__).resolve().parents[2]
GOLD = ROOT / "tests" / "gold"


def f1(part: str) -> float:
    """F1 of the sectors of gold statements, given their speaker and article."""
    hits = found = wanted = 0
    for path in sorted((GOLD / part).glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        text = (ROOT / "seeds" if part == "seeds" else GOLD / part) / f"{path.stem}.txt"
        reading = read_text("a", text.read_text(encoding="utf-8"))
        behind = background(reading.folded, title=fold(reading.title or ""))
        for one in gold["statements"]:
            if not one.get("optional"):
                by = fold(" ".join(filter(None, (one["speaker"], one["role"], one["organisation"]))))
                have, want = set(sectors(fold(one["text"]), behind=behind, by=by, group=one["group"])), set(one["sectors"])
                hits, found, wanted = hits + len(have & want), found + len(have), wanted + len(want)
    return 2 * hits / (found + wanted)


@pytest.mark.parametrize(("part", "floor"), [("seeds", 0.88), ("tuning", 0.83)])
def test_sectors_of_gold_statements(part, floor):
    assert f1(part) >= floor


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sora对短视频、直播、影视、动漫、广告等行业都会产生深远影响", {"short_video", "film_tv", "animation", "advertising"}),
        ("国产AI芯片出货量为30.7万张,算力缺口仍在", {"compute"}),
        ("视频根据小说内容生成,侵犯的是改编权", {"policy_law"}),
        ("今年财务投资者会更谨慎,估值还会回落", {"investment"}),
        ("大模型参数规模越大,幻觉未必越少", {"ai_models"}),
        ("要是两三万块能买一台会擦窗的,我马上下单", set()),
        ("2月新能源乘用车零售38.8万辆,渗透率为35.8%", set()),
    ],
)
def test_words_are_weighed_not_ticked(text, expected):
    assert set(sectors(text)) == expected


@pytest.mark.parametrize(
    ("text", "by", "group", "expected"),
    [
        ("前三季度出口汽车485万辆,同比增长21%", "海关总署", "regulator", set()),
        ("樓價下半年有機會再跌5%", "中原地產", "analyst", set()),
        ("纯碱价格年内跌了三成,厂里只能减产", "一位化工厂负责人", "company", set()),
        ("新药三期临床入组比预期快一倍", "某药企首席医学官", "company", set()),
        ("截至11月中旬,314Ah电芯均价跌至0.31元/Wh,15GWh产线停产,景区评为4A级", "某咨询机构", "analyst", set()),
        ("将对网约车平台抽成过高问题开展整治", "交通运输部", "regulator", {"policy_law"}),
        ("到2027年,全省外送电量力争突破1000亿千瓦时", "《新能源外送基地建设行动计划》", "regulator", {"policy_law"}),
        ("演员的声音和肖像授权应当逐项列明", "某律师事务所律师", "legal", {"policy_law"}),
        ("單條影片的生成時間縮短到十分鐘,比上一版便宜三成", "某大模型公司", "vendor", {"ai_models"}),
        ("首次公開招股獲超額認購逾百倍,凍資千億", "一名券商人士", "analyst", {"investment"}),
        ("先進製程產能滿載,明年資本支出上修", "台積電", "company", {"compute"}),
        ("漫剧用户以年轻男性为主", "某证券分析师", "analyst", {"animation", "short_drama"}),
    ],
)
def test_who_speaks_and_what_is_only_counted(text, by, group, expected):
    assert set(sectors(fold(text), by=fold(by), group=group)) == expected


def test_words_of_the_set_go_to_the_trade_beside_them():
    assert sectors("游戏的编剧和镜头都要重做") == ("games",)
    assert sectors("编剧的稿酬翻番", behind={"animation": 0.4, "short_drama": 0.2}) == ("animation",)
    assert sectors("编剧的稿酬翻番") == ("film_tv",)


def test_the_title_tells_what_an_article_is_about():
    text = "导演说,编剧难找,镜头要抽七次,模型和参数还在变,智能体也不行。"
    assert background(text)["ai_models"] > background(text, title="对话某动画公司:漫画家最缺的不是算力")["ai_models"]


def test_a_hint_counts_only_where_nothing_else_is_said():
    assert sectors("Sora最快于今年正式对外开放") == ("ai_models",)
    assert sectors("Sora看完剧本就能拍电影") == ("film_tv",)


def test_who_speaks_stands_behind_a_silent_passage():
    assert sectors("我没有太懂Sora,还未深入理解", by="某位拍摄过多部爆款仙侠剧的导演") == ("film_tv",)


def test_the_one_subject_of_an_article_is_behind_all_its_passages():
    assert sectors("价格先砍一半", behind={"short_drama": 0.8, "film_tv": 0.2}) == ("short_drama",)
    assert sectors("价格先砍一半", behind={"investment": 0.4, "compute": 0.3, "other": 0.3}) == ()


def test_an_article_of_another_trade_has_no_sector_behind_it():
    shares = background("车企降价,新能源汽车渗透率上升,经销商库存高企,车主抱怨,乘用车零售下滑,股价也跌了。")
    assert max(shares, key=shares.__getitem__) == NO_SECTOR
    assert sectors("谁还敢当第一批", behind=shares) == ()


def test_every_sector_has_words_and_every_rule_a_known_sector():
    named = {str(rule.data["sector"]) for rule in rules("sectors")}
    assert named == {*SECTORS, NO_SECTOR, "screen"}


def test_no_word_counts_twice_for_a_sector():
    words = [(rule.data["sector"], word) for rule in rules("sectors") for word in rule.words]
    assert len(words) == len(set(words))


def test_subjects_are_those_the_statement_names():
    assert subjects("AI换脸可能侵权,也会让演员失业") == ("ai_tools", "copyright_law", "jobs")
    assert subjects("不予置评") == ()
    assert len(codes()) == len(set(codes())) == len(rules("subjects"))
