"""The year of an article that states none, by what is known of the time; and its bounds by month and week."""

from datetime import date

import pytest

from lib.rules import gazetteer
from lib.schema import Span
from lib.text.clean import Cleaned
from lib.text.dates import date_mentions
from lib.text.published import publication_bounds
from lib.text.segment import segment
from lib.text.years import guessed_year


def guess(text):
    return guessed_year(text, date_mentions(text), [Span(0, len(text))], None)


def bounds(text):
    return publication_bounds(segment("a", Cleaned(text)))


@pytest.mark.parametrize(
    ("text", "year"),
    [
        # reckoned
        ("11月25日宣布收费。该公司创立于2016年底,五年间走了500万公里,计划到2025年扩展至65个城市。", 2021),
        ("迎回归25周年,商场推出优惠,4月零售额升一成。", 2022),
        ("这项业务自2020年1月叫停,一停就是三年。1月29日,首批线路上架。", 2023),
        ("这家店开在2013年,今年是第11个年头。老板1975年出生,今年48岁。10月15日备货。", 2023),
        ("“十四五”开局之年,12月10日,县里的车站启用。", 2021),
        ("12月3日,省里开会,要求为“十四五”圆满收官打好基础,一批项目年底前交付。", 2025),
        ("五年前的2018年,他贷款买下第一台挖掘机。9月,工地又开工了。", 2023),
        ("淘宝迎来二十周年。5月10日的庆典上,公司宣布加大投入。", 2023),
        # how far off a known matter lies
        ("ChatGPT面世不足半年,各家争相推出同类产品。4月10日又有新品。", 2023),
        ("可灵上线半年,导演已经不用实拍空镜。12月19日他又充了会员。", 2024),
        ("距美加墨世界杯开幕还有100天,球衣厂三班倒。", 2026),
        ("三年后的名古屋亚运会仍设电竞。上周四签约,下月开课。", 2023),
        ("去年卡塔尔世界杯期间,酒吧通宵营业。3月5日,店里装修。", 2023),
        # a matter told as new, or still to come
        ("周一上午,北京证券交易所正式开市,10只新股全线上涨。", 2021),
        ("巴黎奥运下周五(26日)揭幕,本周一(15日)起登记留座。", 2024),
        ("本周二(15日),《生成式人工智能服务管理暂行办法》正式施行。", 2023),
        ("《消失的她》上映第六天,票房突破15亿元。", 2023),
        ("9月25日,首批存量房贷利率批量下调落地。", 2023),
        ("12月17日,沐曦股份上市,首日大涨。", 2025),
        ("联准会周三宣布降息2码,台股开高走高。", 2024),
        # what is compared, and what comes without a word for it
        ("4月18日公布一季度数据,出租率较2023年末提高五个百分点。去年净利1.1亿元。二期今年9月封顶,2025年投用。", 2024),
        ("3月31日披露2021年年报。订单已排到2023年上半年。下月动工的新厂2024年投产。", 2022),
        ("8月10日,景区接待6万人次。今年上半年,门票收入比2022年全年还多。", 2023),
        ("3月5日,公司发布2025年业绩快报。去年新作推迟。下半年上线续作,2027年推出主机版。", 2026),
        ("10月27日公布三季报。补贴年底退出,2023年起不再享受。芯片供应已较2021年好转。", 2022),
        ("9月17日,面板报价下跌两成。公司上半年净利润是2020年全年的两倍多。", 2021),
        ("5月22日公布一季报,门店数比2024年底净增1200家。", 2025),
        ("2月20日,厂门口排起长队。今年时薪23元,比2023年多一元。", 2024),
        # words and levels of their years
        ("7月28日,沪指收报3282点。美联储周三加息75个基点。", 2022),
        ("8月22日电池级碳酸锂均价报48.4万元/吨,而2021年同期还不到10万元。", 2022),
        ("10月2日伦敦金盘中突破3850美元,金店排起长队。", 2025),
    ],
)
def test_what_everybody_knows_tells_the_year(text, year):
    assert guess(text).year == year


@pytest.mark.parametrize(
    "text",
    [
        "公司成立于2016年,三年后上市。",  # an elapsed time that ends in the past
        "小米12月销量公布。",  # no 小米12
        "该指数比去年同期上涨3100点,涨幅两成。",
        "自2008年改制以来,厂里走过不少弯路。",
    ],
)
def test_what_only_looks_like_a_sign_tells_nothing(text):
    assert guess(text).year is None or guess(text).rival is not None


def test_a_product_that_is_rumoured_bounds_nothing():
    assert guess("2024年2月18日融资。业内传OpenAI很快会发布GPT4.5。").year == 2024


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        # no later date: the end of the month; 下月 says as much
        ("2023年9月25日,新规落地。经办人说手续简单。", "2023-09-25", "2023-09-30"),
        ("2023年9月5日,新规落地。下月起受理申请。预计2023年底前完成。", "2023-09-05", "2023-09-30"),
        # days of the running week
        ("2021年11月15日,交易所开市。首批基金定于本周五发售。", "2021-11-15", "2021-11-18"),
        ("2025年2月21日,公司预告,下周起将陆续开源五个代码库。", "2025-02-21", "2025-02-23"),
        ("2025年6月5日,双方签约。周五收盘,股价大涨。6月16日将举行说明会。", "2025-06-06", "2025-06-08"),
        ("2022年8月21日,各厂接到停产延长至25日的通知。22日锂价上涨。", "2022-08-22", "2022-08-24"),
        # the day is that of the word, not of the deed
        ("2025年2月8日部署。2月16日晚,公司宣布将全面接入。", "2025-02-16", "2025-02-28"),
        # the end of what runs is still to come
        ("2023年4月11日,办法公开征求意见,限期至5月10日。", "2023-04-11", "2023-05-09"),
        # «5日公布9月营收»
        ("5日公布9月营收,第3季营收2.06兆元,较2024年同期成长11%。同业预计9日公布。", "2025-10-08", "2025-10-08"),
        ("2024年4月18日公布数据。二期工程今年9月封顶。", "2024-04-18", "2024-08-31"),
        ("2025年9月23日,台风逼近。24日下午复业。国庆黄金周临近。", "2025-09-24", "2025-09-30"),
        # all that is told happened 去年
        ("去年5月31日,三孩政策公布。如今一年过去,生意并未好转。", "2022-01-01", "2022-12-31"),
        # a holiday that is still to come
        ("9月24日,字节跳动端出两款模型。各家打算在国庆假期里拉一波新用户。9月19日,2024年云栖大会开幕。", "2024-09-24", "2024-09-30"),
        # days known from elsewhere
        (
            "联储局周三议息后减息0.25厘,点阵图显示2025年只会再减两次。新利率周五生效。临近圣诞,上月成交回落,发展商11月已清货。",
            "2024-12-20",
            "2024-12-22",
        ),
    ],
)
def test_bounds_by_month_and_week(text, earliest, latest):
    found = bounds(text)
    assert (str(found.earliest), str(found.latest)) == (earliest, latest)


def test_a_doubtful_year_says_so():
    found = bounds("10月3日,日元兑美元一度跌破150关口。")
    assert not found.sure
    assert "也可能是" in (found.why or "")
    assert bounds("2023年9月25日,新规落地。").sure


@pytest.mark.parametrize("name", ["public_days", "founded", "eras", "levels"])
def test_tables_of_the_time_are_in_order(name):
    names = [entry.name for entry in gazetteer(name)]
    assert names == sorted(names)
    spellings = [form for entry in gazetteer(name) for form in (entry.name, *entry.aliases)]
    assert len(spellings) == len(set(spellings))


def test_days_of_the_table_are_days():
    for entry in gazetteer("public_days"):
        days = [date.fromisoformat(day) for written in entry.data["days"].split() for day in written.split("~")]
        assert days == sorted(days), entry.name
        assert not entry.data["since"] or not days or date.fromisoformat(entry.data["since"]) <= days[-1], entry.name
