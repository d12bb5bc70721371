"""Which days a written date means, in an article of a known day and in one whose day must be inferred."""

import dataclasses
from datetime import date

import pytest

from lib.schema import Span
from lib.text.anchors import resolve_dates
from lib.text.bare_dates import parse_date
from lib.text.clean import Cleaned
from lib.text.dates import date_mentions
from lib.text.fold import fold
from lib.text.published import publication_bounds, rebound
from lib.text.reading import Bounds
from lib.text.segment import segment
from lib.text.years import article_year


def days(text, published):
    """Every date as «start…end granularity»; one day only once."""
    reading = segment("a", Cleaned(text))
    stated = date.fromisoformat(published)
    found = resolve_dates(reading.folded, reading.sentences, Bounds(stated, stated, stated))
    return [(d.mention.text, f"{d.first}" + (f"…{d.last}" if d.last != d.first else ""), d.granularity) for d in found]


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        # the year left out
        ("3月26日发布。", "2024-03-27", [("3月26日", "2024-03-26", "day")]),
        ("12月20日发布。", "2024-01-05", [("12月20日", "2023-12-20", "day")]),
        ("将于1月8日上市。", "2023-12-20", [("1月8日", "2024-01-08", "day")]),
        ("1月8日上市。", "2023-12-20", [("1月8日", "2023-01-08", "day")]),
        ("10月中旬启动申报。", "2025-09-19", [("10月中旬", "2025-10-11…2025-10-20", "month-part")]),
        ("11月入禀法院。", "2025-02-03", [("11月", "2024-11-01…2024-11-30", "month")]),
        (
            "公司成立于2022年5月,8月完成融资。",
            "2024-04-01",
            [("2022年5月", "2022-05-01…2022-05-31", "month"), ("8月", "2022-08-01…2022-08-31", "month")],
        ),
        (
            "去年产值达1062亿元;10月中旬启动申报。",
            "2025-09-19",
            [("去年", "2024-01-01…2024-12-31", "year"), ("10月中旬", "2025-10-11…2025-10-20", "month-part")],
        ),
        (
            "去年11月起诉,案件排期于9月3日开审。",
            "2025-06-18",
            [("去年11月", "2024-11-01…2024-11-30", "month"), ("9月3日", "2025-09-03", "day")],
        ),
        (
            "2025年春节档,该片于1月29日上映。",
            "2025-03-01",
            [("2025年春节档", "2025-01-28…2025-02-04", "week"), ("1月29日", "2025-01-29", "day")],
        ),
        (
            "2023年3月发布,同年10月迭代。",
            "2024-02-20",
            [("2023年3月", "2023-03-01…2023-03-31", "month"), ("同年10月", "2023-10-01…2023-10-31", "month")],
        ),
        (
            "两年前的3月,他创办了公司。",
            "2024-08-02",
            [("两年前", "2022-01-01…2022-12-31", "year"), ("3月", "2022-03-01…2022-03-31", "month")],
        ),
        # parts
        ("2月底完成融资。", "2024-03-27", [("2月底", "2024-02-21…2024-02-29", "month-part")]),
        ("2月底完成融资。", "2025-03-27", [("2月底", "2025-02-21…2025-02-28", "month-part")]),
        ("预计2024年3月底前实现。", "2024-02-16", [("2024年3月底前", "2024-03-21…2024-03-31", "month-part")]),
        ("2025年底前完工。", "2024-03-19", [("2025年底前", "2025-12-01…2025-12-31", "month")]),
        (
            "明年年初量产,年中上市,今年第三季装机。",
            "2024-03-19",
            [
                ("明年年初", "2025-01-01…2025-01-31", "month"),
                ("年中", "2025-06-01…2025-06-30", "month"),
                ("今年第三季", "2024-07-01…2024-09-30", "quarter"),
            ],
        ),
        (
            "今年上半年,前三季度,三季度末。",
            "2024-11-05",
            [
                ("今年上半年", "2024-01-01…2024-06-30", "half-year"),
                ("前三季度", "2024-01-01…2024-09-30", "quarter"),
                ("三季度末", "2024-09-01…2024-09-30", "month"),
            ],
        ),
        ("预计今年10月至12月递交申请。", "2025-09-03", [("今年10月至12月", "2025-10-01…2025-12-31", "quarter")]),
        ("2022年、2023年的去库存周期。", "2024-02-16", [("2022年、2023年", "2022-01-01…2023-12-31", "year")]),
        # days and weeks told by another day
        (
            "昨日收涨,今日回落,前天持平。",
            "2024-03-01",
            [("昨日", "2024-02-29", "day"), ("今日", "2024-03-01", "day"), ("前天", "2024-02-28", "day")],
        ),
        ("鸿远昨(18)日宣布。", "2024-03-19", [("昨(18)日", "2024-03-18", "day")]),
        ("上周五收跌,下周一(26日)上市。", "2024-02-20", [("上周五", "2024-02-16", "day"), ("下周一(26日)", "2024-02-26", "day")]),
        ("周三收涨。", "2024-08-02", [("周三", "2024-07-31", "day")]),
        ("将于周一公布。", "2024-08-02", [("周一", "2024-08-05", "day")]),
        (
            "本周会面,上周离职,下周发布。",
            "2024-03-27",
            [
                ("本周", "2024-03-25…2024-03-31", "week"),
                ("上周", "2024-03-18…2024-03-24", "week"),
                ("下周", "2024-04-01…2024-04-07", "week"),
            ],
        ),
        ("3月25日,媒体称双方本周会面。", "2024-03-26", [("3月25日", "2024-03-25", "day"), ("本周", "2024-03-25…2024-03-31", "week")]),
        ("3月1日推出新车;三天后,对手跟进。", "2024-03-15", [("3月1日", "2024-03-01", "day"), ("三天后", "2024-03-04", "day")]),
        ("2月28日发布。次日上线。", "2024-03-15", [("2月28日", "2024-02-28", "day"), ("次日", "2024-02-29", "day")]),
        ("3月5日至8日举行,15日闭幕。", "2024-03-20", [("3月5日至8日", "2024-03-05…2024-03-08", "day"), ("15日", "2024-03-15", "day")]),
        ("17日架通。", "2024-12-18", [("17日", "2024-12-17", "day")]),
        (
            "本月21日开庭,上个月下架,下月登场。",
            "2024-12-10",
            [("本月21日", "2024-12-21", "day"), ("上个月", "2024-11-01…2024-11-30", "month"), ("下月", "2025-01-01…2025-01-31", "month")],
        ),
        ("三年前创办。", "2024-05-01", [("三年前", "2021-01-01…2021-12-31", "year")]),
        # festivals, trading days, the lunar calendar
        ("龙年春节长假。", "2024-03-01", [("龙年春节长假", "2024-02-10…2024-02-17", "week")]),
        ("昨日是农历新年后首个交易日。", "2024-02-20", [("昨日", "2024-02-19", "day"), ("农历新年后首个交易日", "2024-02-19", "day")]),
        ("龙年首个交易日大涨。", "2024-02-20", [("龙年首个交易日", "2024-02-19", "day")]),
        ("春节前最后一个交易日。", "2024-02-20", [("春节前最后一个交易日", "2024-02-08", "day")]),
        ("元旦当天上映,端午假期出游。", "2024-06-20", [("元旦当天", "2024-01-01", "day"), ("端午假期", "2024-06-08…2024-06-10", "week")]),
        ("今年双十一开卖。", "2024-10-20", [("今年双十一", "2024-11-11", "day")]),
        ("正月初八开工,中秋节当天团圆。", "2024-09-20", [("正月初八", "2024-02-17", "day"), ("中秋节当天", "2024-09-17", "day")]),
        ("大年初一上映。", "2025-02-10", [("大年初一", "2025-01-29", "day")]),
        # years of other counts
        ("民国113年3月公告。", "2024-04-01", [("民国113年3月", "2024-03-01…2024-03-31", "month")]),
        ("3/26/2024 更新。", "2024-04-01", [("3/26/2024", "2024-03-26", "day")]),
        # not told
        ("春节后复工。", "2024-03-01", []),
        ("Sora诞生当日,有人直呼不可思议。", "2024-03-01", []),
        ("2023年2月29日开业。", "2024-03-01", []),
        ("次日上线。", "2024-03-01", []),
    ],
)
def test_days_of_a_date(text, published, expected):
    assert days(text, published) == expected


def test_an_inherited_part_tells_where_it_was_found():
    text = "文心于2023年3月份发布,同年10月迭代。"
    reading = segment("a", Cleaned(text))
    second = resolve_dates(reading.folded, reading.sentences, Bounds(date(2024, 2, 20)))[1]
    assert [(r.field, text[r.start : r.end], r.how) for r in second.by] == [("year", "2023年3月份", "the year named before")]
    third = resolve_dates(fold("3月20日发布。"), (), Bounds(date(2024, 3, 27)))[0]
    assert [(r.field, r.start, r.end, r.how) for r in third.by] == [("year", 0, 0, "the article's own day")]


def bounds(text, raw="", **known):
    return publication_bounds(segment("a", Cleaned(text)), raw=raw, **known)


@pytest.mark.parametrize(
    ("raw", "stated"),
    [
        ("首页 | 行情\n2024-03-15 08:12 来源:车市网\n正文没有日期。", date(2024, 3, 15)),
        ("發稿日期:2024/03/05\n正文沒有日期。", date(2024, 3, 5)),
        ("2026-03-12 09:41 来源:智潮观察 作者:贺兰舟 阅读 3.2万 评论 118 分享\n正文没有日期。", date(2026, 3, 12)),
        ("A06 科技 江南日报 2025年9月19日 星期五\n正文没有日期。", date(2025, 9, 19)),
        ("正文没有日期。\n发布时间：2024年6月3日", date(2024, 6, 3)),
        ("正文没有日期。\n网友评论 2024-05-28 写得好\nCopyright 2008-2024", None),
        ("正文没有日期。\n营销日历05月28日", None),
    ],
)
def test_a_page_states_its_day(raw, stated):
    assert bounds("正文没有日期。", raw).stated == stated


def test_a_dateline_states_the_day_and_other_dates_its_year():
    found = bounds("西北社兰州12月18日电(记者 欧阳牧)工程17日架通,计划2025年6月底前投运。该项目2023年9月开工。")
    assert found.stated == date(2024, 12, 18)


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        # the last thing told as happened, the first still expected
        ("3月26日,公司发布短片。3月25日,媒体称双方本周会面。预计2024年需求达211EFlops,2023年8月他做出预告。", "2024-03-26", "2024-03-31"),
        ("4月18日发布模型。5月9日又发新版。公司计划6月底前开源。2023年市场规模约143亿元,预计2024年达436亿元。", "2024-05-09", "2024-06-30"),
        # a year told as over, and what is expected soon
        ("3月11日降价。2024年算力规模达689EFLOPS,预计2026年翻番。二期将于今年下半年启动。", "2025-03-11", "2025-06-30"),
        ("11月18日披露业绩。将于12月初送样。2025年出货量将超过350万张。", "2024-11-18", "2024-12-10"),
        # a span of years in a contract is no past year; last year and this one go by their words
        (
            "截至10月28日,8家增长。10月14日签约,供货期为2026年至2028年。2026年需求预计为1.45TWh,增速由今年的28%放缓。比2022年11月的高点低。",
            "2025-10-28",
            "2025-12-31",
        ),
        # half a year that is over lies in the running year
        ("7月2日签约,拟2026年四季度申报。去年9月融资。2025年上半年共发生融资312起。", "2025-07-02", "2025-12-31"),
        # what is compared with lies more than a year back where last year has a word
        ("7月12日收盘跌。铜价较2022年三季度的均价高出三分之一,比去年同期跌去两成。", "2024-07-12", "2024-12-31"),
        # a day in brackets
        ("2月21日公布要点。公司昨(18)日宣布合资。2025年底前完工,明年量产。", "2024-03-19", "2024-03-19"),
        # what begins after all else is still to come
        ("8月6日公布2025财年第二季度业绩。回购计划9月1日起执行。", "2025-08-06", "2025-08-31"),
    ],
)
def test_bounds_of_an_article_without_a_day(text, earliest, latest):
    found = bounds(text)
    assert (found.stated, str(found.earliest), str(found.latest)) == (None, earliest, latest)
    assert found.why


def test_nothing_is_guessed_where_nothing_tells_the_year():
    assert bounds("3月26日发布,昨日上线。") == Bounds()


def test_knowing_of_a_product_bounds_the_day():
    reading = segment("a", Cleaned("9月10日完成融资。我们上个月下架。最快10月签约。"))
    reading = dataclasses.replace(reading, published=publication_bounds(reading))
    assert reading.published.earliest is None
    again = rebound(reading, date(2024, 2, 15), "Sora 发布于 2024-02-15").published
    assert (str(again.earliest), str(again.latest)) == ("2024-09-10", "2024-09-30")
    stated = dataclasses.replace(reading, published=Bounds(date(2023, 1, 1)))
    assert rebound(stated, date(2024, 2, 15), "x") is stated


TODAY = date(2021, 6, 14)


@pytest.mark.parametrize(
    ("text", "first", "last", "granularity"),
    [
        ("2019/04/19", "2019-04-19", "2019-04-19", "day"),
        ("20240307", "2024-03-07", "2024-03-07", "day"),
        ("2018", "2018-01-01", "2018-12-31", "year"),
        ("03年2月28日", "2003-02-28", "2003-02-28", "day"),
        ("九七年一季度", "1997-01-01", "1997-03-31", "quarter"),
        ("十二月20号", "2021-12-20", "2021-12-20", "day"),
        ("昨天上午", "2021-06-13", "2021-06-13", "day"),
        ("昨晚8时35分", "2021-06-13", "2021-06-13", "day"),
        ("上个礼拜天", "2021-06-13", "2021-06-13", "day"),
        ("下周周六", "2021-06-26", "2021-06-26", "day"),
        ("星期天", "2021-06-20", "2021-06-20", "day"),
        ("上上周", "2021-05-31", "2021-06-06", "week"),
        ("上月15号", "2021-05-15", "2021-05-15", "day"),
        ("上季度", "2021-01-01", "2021-03-31", "quarter"),
        ("前两个季度", "2021-01-01", "2021-06-30", "quarter"),
        ("2022年前十一个月", "2022-01-01", "2022-11-30", "month"),
        ("明年6月之前", "2022-06-01", "2022-06-30", "month"),
        ("2017年8月11日至8月22日", "2017-08-11", "2017-08-22", "day"),
        ("从2018年12月九号到十五号", "2018-12-09", "2018-12-15", "day"),
        ("自2020-05-26起至2020-05-29止", "2020-05-26", "2020-05-29", "day"),
        ("6月第3个星期日", "2021-06-20", "2021-06-20", "day"),
        ("五月第一周", "2021-05-03", "2021-05-09", "week"),
        ("20年第52周", "2020-12-28", "2021-01-03", "week"),
        ("二零一二年农历正月十五", "2012-02-06", "2012-02-06", "day"),
        ("二月十五", "2021-03-27", "2021-03-27", "day"),
        ("去年五月初五", "2020-06-25", "2020-06-25", "day"),
        ("2019年感恩节", "2019-11-28", "2019-11-28", "day"),
        ("零六年端午", "2006-05-31", "2006-05-31", "day"),
        ("三年前", "2018-01-01", "2018-12-31", "year"),
        ("20天后", "2021-07-04", "2021-07-04", "day"),
        ("今明两年", "2021-01-01", "2022-12-31", "year"),
    ],
)
def test_a_date_written_alone(text, first, last, granularity):
    assert parse_date(text, TODAY) == (date.fromisoformat(first), date.fromisoformat(last), granularity)


@pytest.mark.parametrize(
    "text", ["", "你好", "2月30日", "99999年", "公元前221年", "4/5/2024", "五个季度", "270天", "一公里", "3月26日发布了短片"]
)
def test_what_is_no_date_alone(text):
    assert parse_date(text, TODAY) is None


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("6月11日板块活跃。到2027年,市场规模有望突破200亿元,2025年至2027年复合增长率为58%。其2024年净利润为1860万元。", 2025),
        ("法院11月12日宣判,今年3月立案。检索结果显示,2023年至2025年10月,全国共有案件1200件。", 2025),
        ("国家电影局10月9日发布数据,2025年国庆假期票房为18.35亿元。今年首日票房占比降到一成。", 2025),
        ("今年5月发布《指南(2025年版)》。8月21日公布半年报。预计2027年规模达1500亿元,2024年至2027年年均增速超过25%。", 2025),
        ("2025年1月6日起诉,案件3月18日开庭,8月1日宣判。今年上半年共受理12件。原告2024年3月创作。", 2025),
        ("9月20日签约。今年收入增长两成。到2027年建成三条产线,到2030年翻番。", 2025),
        ("公司昨天表示,目前没有计划。", None),
    ],
)
def test_the_year_of_an_article_is_that_under_which_all_years_make_sense(text, year):
    assert article_year(text, date_mentions(text), [Span(0, len(text))], None) == year
