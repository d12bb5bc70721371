"""Figures on invented sentences: what carries weight, what it measures, whose it is, when, how sure."""

from dataclasses import dataclass
from datetime import date

import pytest

from lib.extract.figures import figures
from lib.schema import Span, Statement
from lib.text.fold import fold
from lib.text.read import read_text
from lib.text.reading import Paragraph, Reading
from tests.growth import LINEAR, growth


@dataclass(frozen=True)
class Name:
    start: int
    end: int
    name: str
    kind: str = "company"
    rule: str = "test"
    vendor: str | None = None


@dataclass(frozen=True)
class Names:
    systems: tuple[Name, ...] = ()
    organisations: tuple[Name, ...] = ()


def named(text, systems, organisations):
    def spans(words):
        return tuple(Name(i, i + len(w), w) for w in words for i in range(len(text)) if text.startswith(w, i))

    return Names(spans(systems), spans(organisations))


def read(text, *, systems=(), organisations=(), said=None, published=date(2024, 11, 20)):
    reading = read_text("a", text, published=published)
    statements = ()
    if said:
        speaker, passage, fields = said
        at = reading.text.index(passage)
        span = Span(at, at + len(passage))
        kind = fields.pop("speaker_kind", "person")
        statements = (
            Statement(
                article="a", start=span.start, end=span.end, text=passage, parts=(span,), type="direct", speaker=speaker, speaker_id=speaker,
                speaker_kind=kind, **{"group": "company", **fields},
            ),
        )  # fmt: skip
    found = figures(reading, statements, named(reading.text, systems, organisations))
    assert all(reading.text[f.start : f.end] == f.text for f in found)
    return found


WEIGHT = [
    ("国产芯片有两个问题、四方面原因,一是慢。", []),
    ("一年前他融资2.3亿元,3天后签约,过去半年跑了60多家客户。", ["2.3亿元", "60多家"]),
    ("2024年3月26日,首部短片发布,360集团、GPT4.5和Claude 3都是第一次参加。", []),
    ("生成了693张图、185个镜头,花了5个晚上。", ["693张", "185个", "5个晚上"]),
    ("她从业数十年,带过两个徒弟,见过三次洗牌。", []),
    ("前三名平台拿走八成,第3家最少。", ["八成"]),
    ("咨询期60日,至8月16日结束。", ["60日"]),
    ("在大约28秒的时候,画面黑了。", []),
    ("客户一上来就问几天能交货。", []),
    ("去年一台8卡H100服务器月租金12万元。", ["12万元"]),
    ("会议明确五项任务、三个方面举措,首批20个试点启动。", ["20个"]),
    ("每50公里就有一座充电站,覆盖98%的服务区。", ["98%"]),
    ("离开业还有两周。", []),
    ("汇率升至1美元兑141日元,一分钱没花,观众等了三个多小时。", ["141日元", "三个多小时"]),
    ("千人千面的推荐并不新鲜,百模大战已经收场。", []),
]


@pytest.mark.parametrize(("text", "expected"), WEIGHT, ids=[w[0][:14] for w in WEIGHT])
def test_only_quantities_with_weight_are_figures(text, expected):
    assert [f.text for f in read(text)] == expected


METRICS = [
    ("毛利率逾三成。", ["毛利率"]),
    ("公司去年第四季营收达182.6亿元,季增12.4%,毛利率逾三成。", ["营收", "营收季增", "毛利率"]),
    ("视频时长从4秒拉长到60秒。", ["视频时长", "视频时长"]),
    ("完成2.3亿元A轮融资,投后估值约18亿元。", ["A轮融资", "投后估值"]),
    ("市场上共有21个公开的视频模型。", ["公开的视频模型"]),
    ("他搁置了8亿美元的扩建计划。", ["扩建计划"]),
    ("输入价格由0.8元下调至0.08元,降幅高达90%。", ["输入价格", "输入价格", "输入价格降幅"]),
    ("月产能可望翻倍。", ["月产能"]),
    (
        "加速芯片出货量达300万张,国产化率为45%;前者同比增长三成,后者提高10个百分点。",
        ["加速芯片出货量", "国产化率", "加速芯片出货量同比增长", "国产化率提高"],
    ),
    ("营收12.4亿美元,高于市场预期的11.8亿美元。", ["营收", "市场预期营收"]),
    ("以约6亿美元收购一家初创企业。", ["收购金额"]),
    ("训练性能是上一代的4倍。", ["训练性能"]),
    ("年产能10万台,其中六成用在新厂。", ["年产能", "年产能用在新厂占比"]),
    ("居民电价维持在0.6元以下。", ["居民电价"]),
    # left out because the clause before has told it
    ("龙头市占率42.8%;对手以21.7%紧随其后。", ["龙头市占率", "龙头市占率"]),
    ("电视面板均价173美元;笔电面板则持平在26.8美元。", ["电视面板均价", "笔电面板均价"]),
    ("新机型良率已经爬到62%。去年只有35%。", ["新机型良率", "新机型良率"]),
    ("月产能已拉到1.5万片,年底前上看2万片。", ["月产能", "月产能"]),
    ("日薪从800元涨到2500元;今年这个数又掉回了1500元。", ["日薪", "日薪", "日薪"]),
    # shares, wholes and things held against
    ("公司全年AI业务收入1.08亿元,仅占总营收的0.2%。", ["AI业务收入", "AI业务收入占总营收"]),
    ("推理价格仅为上一代的四分之一。", ["推理价格与上一代之比"]),
    ("工厂去年用电1.2亿千瓦时,其中绿电占35%。", ["用电", "绿电占比"]),
    ("受访的119家企业中,99%已在研发环节引入AI。", ["受访企业", "在研发环节引入AI的企业占比"]),
    # money by deed, deal, round and pocket
    ("公司斥资8亿元扩建三重县厂房。", ["扩建三重县厂房斥资"]),
    ("他又花80万元买了两台服务器。", ["买服务器花费"]),
    ("创业公司敲定3.85亿欧元A轮。", ["A轮融资"]),
    ("机器人公司集齐6.75亿美元。", ["融资金额"]),
    ("统计处公布7月外销订单,金额达576.4亿美元。", ["外销订单金额"]),
    ("我们账上还有11亿元。", ["账上资金"]),
    ("38元一张的票当天售罄。", ["票价"]),
    # spans of time by what they take
    ("他花了三个月写完剧本。", ["写完剧本时间"]),
    ("她演了四年女二号。", ["演女二号时间"]),
    ("成立不到两年的公司放出了新模型。", ["成立时间"]),
    ("这是一集22分钟的番剧。", ["番剧时长"]),
    # quotes, changes in pairs, labels
    ("深成指跌0.35%,报11106.4点。", ["深成指跌幅", "深成指收盘"]),
    ("出口电脑380万台,货值112亿元,分别下降9%和6.5%。", ["出口电脑", "电脑货值", "出口电脑下降", "货值下降"]),
    ("产能利用率料回升到85%。", ["产能利用率"]),
    ("个人投资者占了三成。", ["个人投资者占比"]),
    # what is done with what a number counts, quoted nouns, two nouns, bodies and units that say it
    ("去年四季度我们看了50多个项目,一个没投。", ["看的项目"]),
    ("記者在這裡走訪了十餘家門店。", ["走訪門店"]),
    ("他计划7月底前上线20部“换脸剧”。", ["上线换脸剧"]),
    ("本届展会吸引来自16个国家和地区的487家企业。", ["国家和地区", "企业"]),
    ("卖了1000件,退回来620件。", ["卖出件数", "退回来"]),
    ("他管理的小组从45人精简到28人。", ["小组人数", "小组人数"]),
    ("在平台上拥有37万粉丝的穿搭博主", ["粉丝"]),
    ("合作社负责人种的60亩蓝莓已进入盛果期。", ["蓝莓种植面积"]),
    # of what a cost, a price, a time is
    ("拍一支30秒的广告片,成本从80万元降到5万元。", ["广告时长", "拍广告片成本", "拍广告片成本"]),
    ("一季度新能源乘用车零售38.8万辆,渗透率为35.8%。", ["新能源乘用车零售", "新能源乘用车渗透率"]),
    ("2025年我国进口鲜樱桃54.6万吨,货值约31.8亿美元。", ["我国进口", "樱桃货值"]),
    ("“没有9000万元下不来。”", ["成本"]),
    ("2699元办的年卡,现在退不了。", ["年卡价格"]),
    # against what
    ("折實平均呎價18,680元,較首批高2%。", ["平均呎價", "平均呎價較首批高"]),
    ("归母净利润6.12亿元,较上年同期翻番。", ["归母净利润", "归母净利润较上年同期增长"]),
    ("误报率有望再降三成。", ["误报率降"]),
    ("两种芯片的显存和功耗分别为48GB和280瓦。", ["显存", "功耗"]),
    # spans of time by their deed
    ("涉案作品已在收到通知后48小时内下架。", ["下架时间"]),
    ("企业须提前90天报备安保方案。", ["提前报备安保方案时间"]),
    ("国庆假期七天,全国铁路发送旅客1.3亿人次。", ["国庆假期", "全国铁路发送旅客"]),
    # shares by who takes them and who does what
    ("收入中,广告占六成,会员占三成。", ["广告占比", "会员占比"]),
    ("二线品牌里,有三分之一会在两年内退出。", ["退出的二线品牌占比"]),
    ("三成的消费者表示不会再买。", ["表示不再买的消费者占比"]),
    # what only leads up to a metric
    ("被告须赔偿原告3.8万元。", ["赔偿"]),
]


@pytest.mark.parametrize(("text", "expected"), METRICS, ids=[m[0][:14] for m in METRICS])
def test_metrics(text, expected):
    assert [f.metric for f in read(text)] == expected


def test_metrics_of_a_traditional_article_stay_traditional():
    (figure, growth) = read("公司去年營業收入達新台幣182.6億元,同比增長12%。")
    assert (figure.metric, figure.unit) == ("營業收入", "TWD")
    assert growth.metric == "營業收入同比增長"
    assert growth.metric_inferred


OWNERS = [
    ("月之暗面完成新一轮融资,金额超10亿美元。", ["月之暗面"], [], ["月之暗面"]),
    ("吉利跟进,银河L7最高优惠1.5万元。", ["吉利"], ["银河L7"], ["银河L7"]),
    ("上证指数报2910.54点,上涨1.56%。", [], [], ["上证指数", "上证指数"]),
    ("新建智算中心的国产芯片占比不低于50%。", [], [], [None]),
    ("日本供应商的交期已从八周拉长到二十周。", [], [], [None, None]),
    ("文化及创意产业2023年增加值约1230亿元。", [], [], [None]),
    ("成立刚满14个月的AI视频公司幻刻科技宣布融资。", ["幻刻科技"], [], ["幻刻科技"]),
    ("《契约狼王》在平台上线,首周充值超过210万美元。", [], [], ["《契约狼王》"]),
    ("2025年中国加速芯片出货量将超过350万张。", [], [], [None]),
    ("国内智能算力规模达689.5EFLOPS。", [], [], [None]),
    ("飞猪推出的问一问假期累计被调用3100万次。", ["飞猪"], ["问一问"], ["问一问"]),
    # a list in turn, the former and the latter
    ("鸿远、利川和上沛分别加征17.4%、19.9%和37.6%。", ["鸿远", "利川", "上沛"], [], ["鸿远", "利川", "上沛"]),
    ("青岚云与白川云同日宣布降价,前者降幅为15%,后者降幅达20%。", ["青岚云", "白川云"], [], ["青岚云", "白川云"]),
    # a firm's site; what is handled, not who handles it
    ("7月4日,鸿远泰国罗勇工厂竣工,年产能15万辆。", ["鸿远"], [], ["鸿远泰国罗勇工厂"]),
    ("月背科技将长庚的接口价格下调四成。", ["月背科技"], ["长庚"], ["长庚"]),
    ("摩登投行把鸿远时代的目标价由168元上调至210元。", ["摩登投行", "鸿远时代"], [], ["鸿远时代", "鸿远时代"]),
    # who only tells a figure, and a court that awards it
    ("克拉森的统计显示,滚装船日租金升至11.5万美元。", ["克拉森"], [], [None]),
    ("北宁互联网法院作出判决,被告须赔偿500元。", ["北宁互联网法院"], [], ["被告"]),
    # the reporter goes on
    ("海光信科第三季度净利润为6.7亿元。消息公布后,股价盘中涨逾8%。", ["海光信科"], [], ["海光信科", "海光信科"]),
]


@pytest.mark.parametrize(("text", "organisations", "systems", "expected"), OWNERS, ids=[o[0][:14] for o in OWNERS])
def test_owners(text, organisations, systems, expected):
    assert [f.entity for f in read(text, organisations=organisations, systems=systems)] == expected


def test_speaker_and_house_of_a_statement():
    text = "“我们有800张卡,公司收入不到900万元。”沈知微说。另有3000台设备在途。"
    found = read(text, said=("沈知微", "我们有800张卡,公司收入不到900万元。", {"organisation": "幻刻科技"}))
    assert [(f.attributed_to, f.entity) for f in found] == [("沈知微", "幻刻科技"), ("沈知微", "幻刻科技"), (None, None)]


def test_an_unknown_speaker_is_none():
    (figure,) = read("“毛利率有30%。”", said=("unknown", "毛利率有30%。", {"speaker_kind": "unnamed", "group": "unknown"}))
    assert figure.attributed_to is None


PERIODS = [
    ("2023年市场规模约143亿元,预计2024年将达到436亿元,2028年有望突破7000亿元。", ["2023", "2024", "2028"]),
    ("穹芯科技11月18日披露,前三季度营收16.7亿元,同比增长213%。", ["2024-01-01/2024-09-30", "2024-01-01/2024-09-30"]),
    ("协会11月14日发布的数据显示,10月零售38.8万辆。", ["2024-10"]),
    ("售价已从去年的59.8万元降到19.9万元。", ["2023", None]),
    ("资本开支较去年增加约四成。", [None]),
    ("未来五年可带来52亿元收益,每年可节省8000万元。", ["未来五年", None]),
    ("去年四季度毛利率由去年三季度的17.5%降至12.2%。", ["2023-Q3", "2023-Q4"]),
    ("公司2025财年资本开支将达620亿美元。", ["2025"]),
    ("公司成立于2015年,注册资本1亿元。", [None]),
    ("上半年营收5亿元。", ["2024-H1"]),
    ("会有三分之一在两年内退出。", ["两年内"]),
    ("智能算力规模2027年将增至1117EFLOPS,相当于2022年的4倍多。", ["2027", "2027"]),
    ("《就业形态发展报告(2023)》显示,劳动者达8400万人。", ["2023"]),
    ("模型7月15日开放,单条视频最长90秒。", [None]),
    ("双11期间调用量环比增长20%。", ["双11"]),
    ("前9个月出口553.8亿美元,单是9月就达71.9亿美元。", ["2024-01-01/2024-09-30", "2024-09"]),
]


@pytest.mark.parametrize(("text", "expected"), PERIODS, ids=[p[0][:14] for p in PERIODS])
def test_periods(text, expected):
    assert [f.as_of for f in read(text)] == expected


STATUSES = [
    ("营收达16.7亿元。", "actual"), ("预计营收达16.7亿元。", "forecast"), ("市场规模有望达到156亿元。", "forecast"),
    ("公司计划投入3000万元。", "plan"), ("集团拟借120亿元。", "plan"), ("8亿美元的扩建计划被搁置。", "plan"),
    ("如果关税上调到60%,成本会涨。", "hypothetical"), ("这样的特效需花费几十万元。", "hypothetical"), ("目前在手订单1300余台。", "actual"),
    ("将AI视频的时长从4秒变成别的。", "actual"), ("预测准确率达98.2%。", "actual"), ("机构给出的目标价为50美元。", "forecast"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), STATUSES, ids=[s[0] for s in STATUSES])
def test_statuses(text, expected):
    assert [f.status for f in read(text)] == [expected]


MARKET = [
    ("投后估值约18亿元。", True), ("上证指数报2910.54点。", True), ("算力规模达5.6EFLOPS。", True), ("月活用户达1.4亿。", True),
    ("出货量为30.7万张。", True), ("市场份额为36.8%。", True), ("视频时长60秒。", False), ("跨镜头一致性是92%。", False),
    ("生成了693张图。", False), ("达到1080P。", False),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), MARKET, ids=[m[0] for m in MARKET])
def test_market(text, expected):
    assert [f.market for f in read(text)] == [expected]


def test_a_bare_large_number_takes_its_unit_from_what_it_counts():
    assert [(f.text, f.unit, f.kind) for f in read("月活破亿,播放量大约在千万级别,另有8.5亿不知是什么。")] == [
        ("破亿", "人", "count"),
        ("千万级别", "次", "count"),
    ]


def test_a_bare_yuan_is_another_dollar_only_on_evidence():
    (first, second) = read("公司募得新台幣50億元,另以3億元擴廠。")
    assert (first.unit, second.unit) == ("TWD", "TWD")
    assert [f.unit for f in read("國內票房過億元。")] == ["CNY"]
    assert [f.unit for f in read("港府說,本港每間企業最高可獲500萬元。")] == ["HKD"]
    assert [f.unit for f in read("民航處批准加價,票價加至780元,毋須兌換人民幣。股份在港交所收報7.96元。")] == ["HKD", "HKD"]


def test_rules_and_confidence_are_kept():
    (figure,) = read("毛利率逾三成。")
    assert figure.rules[:2] == ("unit.tenths", "metric.result")
    assert 0 < figure.confidence <= 1


def test_what_was_carried_over_points_to_where_it_was_found():
    text = "幻刻科技完成融资,投后估值约18亿元。"
    (figure,) = read(text, organisations=["幻刻科技"])
    (told,) = figure.resolved
    assert (told.field, text[told.start : told.end]) == ("entity", "幻刻科技")


def test_empty_text_has_no_figures():
    assert read("没有数字。") == ()


@pytest.mark.parametrize("run", ["1亿2千万3百", "营收达5亿元,同比增长3%,", "从5元涨到", "10%到", "1万至", "“甲", "《甲", "(甲", "是5%的"])
def test_hostile_runs_take_linear_time(run):
    def of(size):
        text = fold((run * size)[:size])
        return Reading("a", text, text, "Hans", (Paragraph(0, len(text), 1),), (Span(0, len(text)),))

    assert growth(lambda reading: figures(reading, (), Names()), of(2_500), of(10_000)) < LINEAR


def test_a_bracket_behind_a_sum_is_nobodys_and_measures_no_sum():
    one, other = read("云启科技董事长周立在朋友圈表示,“宁可要大厂100万Package(一半股票)的Offer,也不要创业公司300万(80%股票)的Offer。”")
    assert (one.entity, other.entity) == (None, None)
    assert not any(c.isdigit() or c == "(" for f in (one, other) for c in f.metric or "")


def test_a_sort_of_firm_is_not_the_speakers_own():
    [told] = read("云启科技董事长周立表示,“创业公司今年倒闭了300家。”")
    assert told.entity != "云启科技"
