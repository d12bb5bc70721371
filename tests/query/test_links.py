"""The same matter in several articles, and sums inside one."""

import pytest

from lib.query.arithmetic import checks
from lib.query.links import event_links, figure_links, statement_links


def figure(id, article, low, high, metric, entity="OpenAI", unit="USD", kind="money", as_of=None, text="", paragraph=1):
    return dict(
        id=id,
        article=article,
        low=low,
        high=high,
        metric=metric,
        entity=entity,
        unit=unit,
        kind=kind,
        as_of=as_of,
        text=text,
        paragraph=paragraph,
    )


@pytest.mark.parametrize(
    ("left", "right", "relation"),
    [
        ((None, 7e12), (5e12, 7e12), "overlap"),
        ((7e12, 7e12), (7e12, 7e12), "agree"),
        ((8e10, 8e10), (5e12, 7e12), "conflict"),
        ((1e9, None), (2e9, 2e9), "overlap"),
        ((2e9, None), (1e9, 1e9), "conflict"),
        ((None, 1e9), (None, 1e9), "agree"),
    ],
)
def test_figures_on_one_matter_agree_overlap_or_conflict(left, right, relation):
    links = figure_links([figure("a", "x", *left, "募資", as_of="2024"), figure("b", "y", *right, "筹集资金", as_of="2024")])
    assert [(link.relation, link.rule) for link in links] == [(relation, "matter.raising")]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (dict(as_of=None), dict(as_of=None)),
        (dict(status="plan"), dict(status="actual")),
        (dict(status="hypothetical"), dict(status="hypothetical")),
        (dict(entity=None), dict(entity=None)),
        (dict(metric="国内融资金额"), dict(metric="海外融资金额")),
    ],
    ids=["no date, and rounds are many", "plan against fact", "hypotheses", "nobody named", "home and abroad"],
)
def test_values_that_differ_are_no_conflict_without_the_same_date_status_name_and_scope(left, right):
    one = figure("a", "x", 1, 1, "融资金额", as_of="2024") | left
    other = figure("b", "y", 2, 2, "融资金额", as_of="2024") | right
    assert figure_links([one, other]) == ()


def test_promise_25_open_ends_of_nothing_named_do_not_meet():
    nearly = figure("a", "x", None, 5.4e10, "发生融资金额", entity="", unit="CNY", as_of="2025-H1", text="近540亿元")
    about = figure("b", "y", 2.32e10, 2.32e10, "融资金额", entity="", unit="CNY", as_of="2025-H1", text="约232亿元")
    assert figure_links([nearly, about]) == ()
    assert [link.relation for link in figure_links([about | {"id": "c", "article": "z"}, about])] == ["agree"]
    named = [nearly | {"entity": "穹芯科技"}, about | {"entity": "穹芯科技"}]
    assert [link.relation for link in figure_links(named)] == ["overlap"]


def test_an_article_that_knows_several_values_contradicts_nobody():
    known = [figure("a", "x", 1, 1, "融资金额", as_of="2024"), figure("c", "x", 3, 3, "融资金额", as_of="2024")]
    assert figure_links([*known, figure("b", "y", 2, 2, "融资金额", as_of="2024")]) == ()


def test_a_value_of_one_thing_in_clauses_that_share_a_word_agrees_and_nothing_more():
    one = figure("a", "x", 60, 60, "它能根据用户", None, "秒", "duration", text="60秒") | dict(
        thing="Sora", clause="它能生成长达60秒的视频"
    )
    same = figure("b", "y", 1, 1, "长度", "Sora", "分钟", "duration", text="1分钟") | dict(clause="可一次写出1分钟的視頻")
    (found,) = figure_links([one, same])
    assert (found.relation, found.rule) == ("agree", "value.words")
    assert figure_links([one, same | dict(clause="等了1分钟才有回答")]) == ()
    assert figure_links([one, same | dict(low=2, high=2)]) == ()


@pytest.mark.parametrize(
    "other",
    [
        figure("b", "x", 1, 1, "融资金额"),
        figure("b", "y", 1, 1, "估值"),
        figure("b", "y", 1, 1, "融资金额", entity="月之暗面"),
        figure("b", "y", 1, 1, "融资金额", unit="CNY"),
        figure("b", "y", 1, 1, "融资金额", as_of="2023"),
        figure("b", "y", 1, 1, "融资金额", entity=None),
    ],
    ids=["same article", "other matter", "other entity", "other unit", "other period", "entity unknown"],
)
def test_figures_on_other_matters_are_left_alone(other):
    assert figure_links([figure("a", "x", 1, 1, "融资金额", as_of="2024"), other]) == ()


def statement(id, article, text, sentiment, speaker="s", sure=0.9):
    return dict(id=id, article=article, text=text, sentiment=sentiment, speaker_id=speaker, sentiment_confidence=sure)


def test_statements_in_nearly_the_same_words_are_linked():
    fill = [
        statement(f"f{i}", "z", t, "neutral", f"f{i}")
        for i, t in enumerate(["城市轨道票价听证会改期举行", "奶茶店统一更换可降解吸管", "球队主教练宣布本赛季后离任"])
    ]
    rows = [
        statement("a", "x", "算力需求将再次迎来爆发,芯片厂商持续受益", "positive"),
        statement("b", "y", "芯片厂商有望持续受益,算力需求将迎来爆发", "negative", "t"),
        *fill,
    ]
    links = statement_links(rows)
    assert [(link.left, link.right, link.relation, link.rule) for link in links] == [("a", "b", "conflict", "statement.words")]


def test_statements_that_only_share_a_topic_are_not_linked():
    rows = [statement("a", "x", "算力有可能成为门槛", "negative"), statement("b", "y", "我们的算力中心明年投产", "positive", "t")]
    assert statement_links(rows) == ()


@pytest.mark.parametrize(
    ("left", "right", "speaker"),
    [
        ("不评论市场传闻", "不評論市場傳聞", "t"),
        ("AI辅助不单独收费,胸部CT仍按每次210元执行", "AI辅助诊断不另行收费,CT检查仍按每次260元执行", "t"),
        ("到2027年国内AI视频市场规模有望突破200亿元", "2024年国内AI视频市场规模约为21亿元", "t"),
        ("到2025年,我国算力规模超过300EFLOPS", "到2025年底,全市算力规模超过100EFLOPS", "s"),
    ],
    ids=["both decline to speak", "other prices", "other years and amounts", "other scopes"],
)
def test_promise_25_like_words_on_other_matters_agree_on_nothing(left, right, speaker):
    fill = [statement(f"f{i}", "z", t, "neutral", f"f{i}") for i, t in enumerate(["城市轨道票价听证会改期", "奶茶店统一更换吸管"])]
    rows = [statement("a", "x", left, "neutral"), statement("b", "y", right, "neutral", speaker), *fill]
    assert statement_links(rows) == ()
    alike = [statement("a", "x", right + "没有变化", "neutral"), statement("b", "y", right + "没有变化", "neutral"), *fill]
    assert [link.relation for link in statement_links(alike)] == ["agree"]


@pytest.mark.parametrize(("kind", "metric", "inferred"), [("duration", "时间", True), ("duration", "假期", False), ("money", "金额", True)])
def test_promise_25_a_value_of_nothing_named_joins_nobody_by_its_unit(kind, metric, inferred):
    one = figure("a", "x", 8, 8, metric, None, "天", kind, text="八天") | {"metric_inferred": inferred}
    assert figure_links([one, one | {"id": "b", "article": "y", "text": "8天"}]) == ()


def test_promise_25_a_metric_that_was_inferred_accuses_nobody():
    one = figure("a", "x", 1, 1, "融资金额", as_of="2024") | {"metric_inferred": True}
    assert figure_links([one, figure("b", "y", 2, 2, "融资金额", as_of="2024")]) == ()


def test_events_of_one_day_with_a_common_actor_are_linked():
    def row(id, article, actors, headline, day="2024-02-15"):
        return dict(id=id, article=article, actors=actors, headline=headline, date_start=day, date_end=day, granularity="day")

    one = row("a", "x", ["OpenAI"], "OpenAI发布文生视频模型")
    assert [link.rule for link in event_links([one, row("b", "y", ["OpenAI", "Sora"], "OpenAI發布模型Sora")])] == [
        "event.same-day-and-actor"
    ]
    assert event_links([one, row("b", "y", ["FTC"], "FTC发布文生视频规则")]) == ()
    assert event_links([one, row("b", "y", ["OpenAI"], "OpenAI与高管会面")]) == (), "one actor does two things on a day"
    falls = row("c", "x", ["白酒板块", "贵州茅台"], "白酒板块低开低走")
    assert event_links([falls, row("d", "y", ["山东黄金", "白酒板块", "贵州茅台"], "山东黄金收涨百分之四点二")]) == (), "others act"
    assert event_links([falls, row("d", "y", ["贵州茅台", "白酒板块"], "贵州茅台收跌")])


def test_a_share_is_checked_against_its_amounts():
    rows = [
        figure("w", "x", 211.5, 211.5, "总需求", unit="EFLOPS", kind="compute", text="211.50EFlops"),
        figure("p", "x", 98.24, 98.24, "国产需求", unit="EFLOPS", kind="compute", text="98.24EFlops"),
        figure("s", "x", 46.45, 46.45, "國産化比例", unit="%", kind="percent", text="46.45%"),
    ]
    (found,) = checks(rows)
    assert found.holds
    assert found.figures == ("p", "w", "s")
    assert found.printed == "98.24 ÷ 211.50 = 46.45%"


def test_a_share_that_does_not_follow_is_said():
    rows = [
        figure("w", "x", 200, 200, "总量", unit="台"),
        figure("p", "x", 50, 50, "国产", unit="台"),
        figure("s", "x", 40, 40, "国产占比", unit="%", text="40%"),
    ]
    (found,) = checks(rows)
    assert not found.holds
    assert found.printed.endswith("= 25% ≠ 40%")


@pytest.mark.parametrize(
    ("part", "whole", "share"),
    [
        ("资本支出", "资本支出", "资本支出占比"),  # a before and an after
        ("每股纯益", "营收", "占整体服务器营收比重"),  # a share of something else
        ("归母净利润", "营业收入", "储能占比"),
    ],
)
def test_promise_25_a_share_of_something_else_accuses_nobody(part, whole, share):
    rows = [
        figure("w", "x", 4.5e8, 4.5e8, whole),
        figure("p", "x", 3e8, 3e8, part),
        figure("s", "x", 60, 60, share, unit="%", kind="percent", text="六成"),
    ]
    assert checks(rows) == ()


def test_a_change_is_shown_only_where_it_comes_out():
    rows = [
        figure("a", "x", 100, 100, "指数", unit="点"),
        figure("b", "x", 146, 146, "指数", unit="点"),
        figure("s", "x", 46, 46, "涨幅", unit="%", text="46%"),
    ]
    assert checks(rows)[0].holds
    assert checks([*rows[:2], figure("s", "x", 12, 12, "涨幅", unit="%", text="12%")]) == ()


def test_promise_25_a_change_of_something_else_is_no_check():
    before, after = figure("b", "x", 161.7, 161.7, "日元价格"), figure("c", "x", 157.4, 157.4, "日元价格")
    assert checks([before, after, figure("s", "x", 3, 3, "CPI同比上涨", unit="%", kind="percent", text="百分之三")]) == ()
    assert checks([before, after, figure("s", "x", 3, 3, "日元价格跌幅", unit="%", kind="percent", text="3%")])


def test_a_share_that_was_cut_and_not_rounded_is_shown_with_a_digit_more():
    before, after = figure("b", "x", 0.02, 0.02, "输入价格", text="0.02元"), figure("c", "x", 0.0005, 0.0005, "输入价格", text="0.0005元")
    (found,) = checks([before, after, figure("s", "x", 97, 97, "输入价格降幅", unit="%", kind="percent", text="97%")])
    assert found.printed.endswith("= 97.5%")


def test_open_ends_take_no_part_in_sums():
    assert (
        checks(
            [
                figure("w", "x", 200, None, "总量", unit="台"),
                figure("p", "x", 50, 50, "国产", unit="台"),
                figure("s", "x", 25, 25, "占比", unit="%", text="25%"),
            ]
        )
        == ()
    )
