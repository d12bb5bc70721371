"""Headlines under the name of who acts, and actors that stand elsewhere. All firms and people are invented."""

from datetime import date

import pytest

from lib.extract.events import events
from lib.extract.named_heads import under_name
from lib.extract.names import find_names
from lib.extract.statements import statements
from lib.text.clean import Cleaned
from lib.text.reading import Bounds
from lib.text.segment import segment


def told(text):
    day = date(2024, 3, 20)
    made = segment("a", Cleaned(text))
    made = type(made)(**{f: getattr(made, f) for f in made.__slots__ if f != "published"}, published=Bounds(day, day, day))
    names = find_names(made)
    return events(made, statements(made, names), names)


@pytest.mark.parametrize(
    ("words", "who", "people", "near", "expected"),
    [
        ("我们开源了具身模型“石敢当”", ["跃迁动力"], (), True, "跃迁动力开源了具身模型“石敢当”"),
        ("該局擬出台直播指引", ["杭州市市場監管局"], (), False, "杭州市市場監管局擬出台直播指引"),
        ("該局擬出台直播指引", ["華映傳媒"], (), False, "該局擬出台直播指引"),
        ("这家杭州创意公司退租了摄影棚", ["见白广告"], (), False, "见白广告退租了摄影棚"),
        ("他建议投资者留意政策窗口", ["方泽", "金禾证券"], ("方泽",), True, "方泽建议投资者留意政策窗口"),
        ("她给同事上了第一课", ["闵怀瑾"], ("闵怀瑾",), False, "她给同事上了第一课"),
        ("预计试生产", ["恒铸精机"], (), True, "恒铸精机预计试生产"),
        ("预计上映", ["白鹭映画"], (), True, "预计上映"),
        ("公司及实际控制人收到告知书", ["光远科技"], (), True, "公司及实际控制人收到告知书"),
        ("公司债券上市", ["光远科技"], (), True, "公司债券上市"),
        ("我国首条氢能高速通车", ["某省交通厅"], (), True, "我国首条氢能高速通车"),
        ("公司与光远科技签约", ["光远科技"], (), True, "公司与光远科技签约"),
        ("前者完成融资", ["掌趣"], (), True, "前者完成融资"),
        ("公司" + "推出新品" * 7, ["光远科技"], (), True, "公司" + "推出新品" * 7),
    ],
)
def test_a_pronoun_gives_way_to_the_only_one_who_acts(words, who, people, near, expected):
    assert under_name(words, who, people=people, near=near, limit=30) == expected


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("杭州互联网法院受理了顾某诉绮灯文创一案。案件3月18日公开开庭。", "杭州互联网法院"),
        ("河西—湘中特高压直流输电工程3月17日全线架通，计划6月底前双极投运。", "河西—湘中特高压直流输电工程"),
        ("3月11日，住房和城乡建设部要求各地完成排查。", "住房和城乡建设部"),
    ],
)
def test_who_acts(text, actor):
    assert any(actor in e.actors for e in told(text)), told(text)


@pytest.mark.parametrize(
    "text",
    [
        "3月18日 本报记者 沈听澜 发自北京",
        "该公司董秘称，订单已排到明年三季度。",
        "外围方面，受1月份通胀数据高于预期影响，市场观望。",
        "业者扩建机房的力道比我们年初想的还强。",
        "“上周提的车，这周就便宜了1万元，心里堵得慌。”车主孙女士说。",
        "国务院印发《以旧换新行动方案》。方案提出，到2027年，报废汽车回收量增加约一倍。",
        "截至8月底，累计有538款服务完成备案，其中今年新增236款；专项行动共处置违规智能体370个。",
    ],
)
def test_dates_that_tell_no_happening(text):
    assert [e.headline for e in told(text) if e.date_text not in ("8月底",)] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("如果说今年2月Sora的亮相是一声发令枪，此后每个月都有新模型。", "Sora的亮相是一声发令枪"),
        ("他在3月12日的闭幕式上宣布，开发区将设立20亿元的产业基金。", "开发区将设立20亿元的产业基金"),
        ("3月12日，剧组接入了即梦AI，用来画分镜。", "剧组接入了即梦AI"),
        ("光远科技3月11日晚间公告，公司及实际控制人收到立案告知书。", "光远科技公告，公司及实际控制人收到立案告知书"),
    ],
)
def test_a_headline_is_whole(text, expected):
    assert told(text)[0].headline.startswith(expected)
