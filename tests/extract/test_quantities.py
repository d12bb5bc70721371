"""The grammar of quantities on bare strings: numbers, ranges, bounds, units; and what only looks like one."""

import pytest

from lib.extract.quantities import quantities
from lib.text.fold import fold
from tests.growth import LINEAR, growth


def read(text):
    return [(text[q.start : q.end], q.low, q.high, q.unit, q.kind) for q in quantities(fold(text))]


def one(text):
    found = read(text)
    assert len(found) == 1, found
    return found[0]


MONEY = [
    ("頂多9500美元", None, 9500, "USD"), ("3,000萬港元或以下", None, 3e7, "HKD"), ("十万元出头", 100000, None, "CNY"), ("20仙", 0.2, 0.2, "HKD"),
    ("最高可被罰款1,000萬元", None, 1e7, "CNY"), ("500元美金", 500, 500, "USD"), ("八千亿元上方", 8e11, None, "CNY"),
    ("82,225.00元", 82225, 82225, "CNY"), ("25481港元", 25481, 25481, "HKD"), ("1.2万元", 12000, 12000, "CNY"),
    ("新台币 177.1 亿元", 17.71e9, 17.71e9, "TWD"), ("六十四万零一百四十三元一角七分", 640143.17, 640143.17, "CNY"),
    ("十五块三毛", 15.3, 15.3, "CNY"), ("四十三万八千元", 438000, 438000, "CNY"), ("肆佰叁拾萬圓整", 4.3e6, 4.3e6, "CNY"),
    ("13.5億日圓", 1.35e9, 1.35e9, "JPY"), ("二十五万三千二百泰铢", 253200, 253200, "THB"), ("两个亿卢布", 2e8, 2e8, "RUB"),
    ("港币两千九百六十元", 2960, 2960, "HKD"), ("约4.287亿美元", 428.7e6, 428.7e6, "USD"), ("近700万元", None, 7e6, "CNY"),
    ("至少九千块钱以上", 9000, None, "CNY"), ("不到1.9万台幣", None, 19000, "TWD"), ("3000多欧元", 3000, None, "EUR"),
    ("几十万块", 2e5, 9e5, "CNY"), ("数十亿元人民币", 2e9, 9e9, "CNY"), ("十几块钱", 11, 19, "CNY"), ("100多元", 100, None, "CNY"),
    ("从8500到3万港元", 8500, 30000, "HKD"), ("1万元--5万元", 10000, 50000, "CNY"), ("2——3万港币", 20000, 30000, "HKD"),
    ("两到三万港元", 20000, 30000, "HKD"), ("十八至三十万日元", 180000, 300000, "JPY"), ("两~3百日元", 200, 300, "JPY"),
    ("一百二十到一百五十万元", 1.2e6, 1.5e6, "CNY"), ("七千到九千亿元", 7e11, 9e11, "CNY"), ("八九亿韩元", 8e8, 9e8, "KRW"),
    ("三五百块", 300, 500, "CNY"), ("50万元（含）以上", 500000, None, "CNY"), ("1万(含)-5万元", 10000, 50000, "CNY"),
    ("不低于五百万美金", 5e6, None, "USD"), ("1.3万-2.5万元每平方米", 13000, 25000, "CNY"), ("3000～5000元", 3000, 5000, "CNY"),
    ("超八百万欧元", 8e6, None, "EUR"), ("7.5亿加元", 7.5e8, 7.5e8, "CAD"), ("1百万卢布", 1e6, 1e6, "RUB"),
    ("NT$5,000", 5000, 5000, "TWD"), ("HK$3.2億", 3.2e8, 3.2e8, "HKD"), ("US$1.5 billion", 1.5e9, 1.5e9, "USD"),
    ("¥99", 99, 99, "CNY"), ("人民币1000万元", 1e7, 1e7, "CNY"), ("0.8元/百万tokens", 0.8, 0.8, "CNY"), ("每吨50万元", 5e5, 5e5, "CNY"),
    ("过亿元", 1e8, None, "CNY"), ("上百亿美元", 1e10, None, "USD"), ("至多5万亿至7万亿美元", 5e12, 7e12, "USD"),
    ("3块2", 3.2, 3.2, "CNY"), ("两毛钱", 0.2, 0.2, "CNY"), ("5.5万元左右", 55000, 55000, "CNY"), ("跌破万元", None, 10000, "CNY"), ("60億元以上", 6e9, None, "CNY"),
    ("6億3,245萬元", 632450000, 632450000, "CNY"), ("1兆2,345億6,000萬日圓", 1234560000000, 1234560000000, "JPY"),
    ("不宜超过3000元", None, 3000, "CNY"), ("不满20万元", None, 200000, "CNY"), ("未能达到5億港元", None, 5e8, "HKD"),
    ("不会低于800万韩圜", 8e6, None, "KRW"), ("最高罚1500万欧元", None, 1.5e7, "EUR"), ("升破90美元", 90, None, "USD"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "low", "high", "unit"), MONEY, ids=[m[0] for m in MONEY])
def test_money(text, low, high, unit):
    written, *rest = one(text)
    assert rest == [low, high, unit, "money"]
    assert written in (text, text.removeprefix("从"))


OTHERS = [
    ("不会多于三分之一", None, 33.33, "%", "percent"), ("最高可借七成", None, 70, "%", "percent"), ("40.6萬公噸", 406000, 406000, "公吨", "other"),
    ("10%到20%", 10, 20, "%", "percent"), ("百分之三十", 30, 30, "%", "percent"), ("百分之十五至二十", 15, 20, "%", "percent"),
    ("三成", 30, 30, "%", "percent"), ("一成五", 15, 15, "%", "percent"), ("六成多", 60, None, "%", "percent"),
    ("不低于一成", 10, None, "%", "percent"), ("三成至四成", 30, 40, "%", "percent"), ("近七成", None, 70, "%", "percent"),
    ("三分之一", 33.33, 33.33, "%", "percent"), ("四分之三", 75, 75, "%", "percent"), ("减半", 50, 50, "%", "percent"),
    ("3.5個百分點", 3.5, 3.5, "百分点", "percent"), ("25个基点", 25, 25, "基点", "percent"), ("超過總投資的九成", 90, None, "%", "percent"),
    ("近百倍", None, 100, "倍", "multiple"), ("数倍", 2, 9, "倍", "multiple"), ("3~5倍", 3, 5, "倍", "multiple"), ("1.6倍", 1.6, 1.6, "倍", "multiple"),
    ("翻番", 2, 2, "倍", "multiple"), ("翻了三番", 8, 8, "倍", "multiple"), ("翻了兩番", 4, 4, "倍", "multiple"), ("翻倍", 2, 2, "倍", "multiple"),
    ("1247.3點", 1247.3, 1247.3, "点", "index"), ("20,506點", 20506, 20506, "点", "index"),
    ("211.50EFlops", 211.5, 211.5, "EFLOPS", "compute"), ("2EFLOPS", 2, 2, "EFLOPS", "compute"),
    ("至少约120万个token", 1.2e6, None, "token", "compute"), ("1亿tokens", 1e8, 1e8, "token", "compute"),
    ("3万卡", 30000, 30000, "张", "count"), ("70亿参数", 7e9, 7e9, "参数", "count"), ("数十亿参数", 2e9, 9e9, "参数", "count"),
    ("30.7万张", 307000, 307000, "张", "count"), ("數千個", 2000, 9000, "个", "count"), ("40多家", 40, None, "家", "count"),
    ("百余家", 100, None, "家", "count"), ("三五百家", 300, 500, "家", "count"), ("67个人", 67, 67, "人", "count"), ("四百来号人", 400, 400, "人", "count"),
    ("1.5万至1.8万台", 15000, 18000, "台", "count"), ("逾1.2万名", 12000, None, "名", "count"), ("60帧", 60, 60, "帧", "count"),
    ("约6至8秒", 6, 8, "秒", "duration"), ("20秒以内", None, 20, "秒", "duration"), ("一兩年", 1, 2, "年", "duration"),
    ("5個晚上", 5, 5, "晚", "duration"), ("14个月", 14, 14, "月", "duration"), ("八週", 8, 8, "周", "duration"), ("36小时", 36, 36, "小时", "duration"), ("三个多小时", 3, None, "小时", "duration"),
    ("1080P", 1080, 1080, "P", "other"), ("4K", 4, 4, "K", "other"), ("2600平方米", 2600, 2600, "平方米", "other"), ("800万千瓦", 8e6, 8e6, "千瓦", "other"),
    ("亿级用户", 1e8, 9e8, "人", "count"), ("最长可达90秒", None, 90, "秒", "duration"), ("最高25%", None, 25, "%", "percent"),
    ("3萬6,485人", 36485, 36485, "人", "count"), ("1万2千辆", 12000, 12000, "辆", "count"),
    ("不到GPT-4o的十分之一", None, 10, "%", "percent"), ("超过2019年的一半", 50, None, "%", "percent"),
    ("接近对手的两倍", None, 2, "倍", "multiple"), ("四分之一强", 25, None, "%", "percent"),
    ("两个半小时", 2.5, 2.5, "小时", "duration"), ("7个半月", 7.5, 7.5, "月", "duration"), ("三年半", 3.5, 3.5, "年", "duration"),
    ("三百多页", 300, None, "页", "count"), ("186艘次", 186, 186, "艘次", "count"), ("945太瓦時", 945, 945, "太瓦时", "other"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "low", "high", "unit", "kind"), OTHERS, ids=[o[0] for o in OTHERS])
def test_other_quantities(text, low, high, unit, kind):
    assert one(text) == (text, low, high, unit, kind)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [("15k左右", 15000, 15000), ("30w上下", 300000, 300000), ("三百万", 3e6, 3e6), ("50余万", 500000, None), ("8.5亿", 8.5e8, 8.5e8)],
)
def test_no_currency_is_invented(text, low, high):
    assert one(text) == (text, low, high, "", "other")


@pytest.mark.parametrize(
    "text",
    [
        "一举刷新", "万一", "千万不要", "百度", "三亚", "十分", "一定", "360集团", "GPT4.5", "Claude 3", "4.0版", "1:1", "5G", "3D模型", "a16z",
        "第三", "第一", "一是", "3月26日", "2024年", "14:30", "昇腾910B", "H800", "DDR5", "A+轮", "二次元", "一元素", "3元宇宙", "二〇二四年",
        "www.example.cn/2024", "GPT-4", "3.1.2", "加倍", "上半年", "好一点", "过去", "翻译", "几乎", "数据", "减少",
    ],
)  # fmt: skip
def test_traps(text):
    assert [q for q in read(text) if q[3]] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("从4秒拉长到60秒", ["4秒", "60秒"]),
        ("由2元降至0.3元", ["2元", "0.3元"]),
        ("从4秒到60秒", ["4秒", "60秒"]),
        ("从2元到10元不等", ["2元到10元"]),
        ("幾十萬元甚至數百萬元", ["幾十萬元", "數百萬元"]),
        ("693張圖,185個鏡頭", ["693張", "185個"]),
    ],
)
def test_movements_are_two_values_and_ranges_one(text, expected):
    assert [q[0] for q in read(text)] == expected


RUNS = [
    "1亿2千万3百",
    "一",
    "1",
    "10%到",
    "超",
    "每",
    "5元3角",
    "3-",
    "百分之三十到",
    "1万至",
    "1,",
    "翻了",
    "几十",
    "1 ",
    "$",
    "约",
    "百分之",
    "一成五",
    "三分之",
]


@pytest.mark.parametrize(
    ("text", "quantity"),
    [
        ("也不过860元", "不过860元"),
        ("只不过几万元", "几万元"),
        ("前后51天", "51天"),
        ("八成果园", "八成"),
        ("六成员工", "六成"),
        ("近半企业", "近半"),
    ],
)
def test_but_is_no_bound(text, quantity):
    assert one(text)[0] == quantity


@pytest.mark.parametrize("run", RUNS)
def test_hostile_runs_take_linear_time(run):
    few, many = ((run * size)[:size] for size in (5_000, 20_000))
    assert growth(quantities, few, many) < LINEAR
