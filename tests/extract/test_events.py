"""Which dates make an event, of what kind, and whether it has happened yet. All firms, people and figures are invented."""

import re
from datetime import date

import pytest

from lib.extract.events import events, judge_dates
from lib.extract.names import NamedSpan, Names
from lib.schema import Span, Statement
from lib.text.clean import Cleaned
from lib.text.fold import fold
from lib.text.reading import Bounds
from lib.text.segment import segment
from tests.growth import LINEAR, growth


def reading(text, published):
    stated = date.fromisoformat(published)
    made = segment("a", Cleaned(text))
    return type(made)(**{f: getattr(made, f) for f in made.__slots__ if f != "published"}, published=Bounds(stated, stated, stated))


def named(made, organisations=(), systems=()):
    """Names as the search for names would give them."""

    def spans(forms):
        found = [
            NamedSpan(m.start(), m.end(), made.cut(m.start(), m.end()), "", "test")
            for f in forms
            for m in re.finditer(re.escape(fold(f)), made.folded)
        ]
        return tuple(sorted(found, key=lambda n: n.start))

    return Names(organisations=spans(organisations), systems=spans(systems))


def happened(text, published, organisations=(), systems=(), statements=()):
    made = reading(text, published)
    return events(made, statements, named(made, organisations, systems))


CASES = [
    ("2025-06-12", "中原飞机6月10日交付第16架M919，用户为东方航空。", [("2025-06-10", "2025-06-10", "day", "milestone", "happened")]),
    (
        "2025-06-12",
        "农业农村部昨日公布，今年夏粮收购已过半，小麦均价每斤1.22元。",
        [("2025-06-11", "2025-06-11", "day", "statement", "happened")],
    ),
    ("2025-06-12", "5月，全国乘用车市场零售193.2万辆，同比增长13.3%。", []),
    (
        "2025-06-12",
        "和曜生物周三盘后公告，与一家欧洲药企签下总额9.2亿美元的双抗授权协议。",
        [("2025-06-11", "2025-06-11", "day", "deal", "happened")],
    ),
    (
        "2025-06-12",
        "这座储能电站去年12月28日投入商业运行，年放电量约2.1亿千瓦时。",
        [("2024-12-28", "2024-12-28", "day", "milestone", "happened")],
    ),
    ("2025-06-12", "据悉，新版《反不正当竞争法》将于10月15日起施行。", [("2025-10-15", "2025-10-15", "day", "policy", "planned")]),
    ("2025-06-12", "三年前，他还在县城开打印店。", []),
    ("2025-06-12", "集团计划2026年在越南建成第二工厂。", [("2026-01-01", "2026-12-31", "year", "milestone", "planned")]),
    (
        "2025-06-12",
        "6月6日晚，苏超第三轮，徐州队主场迎战南京队，现场观众22198人。",
        [("2025-06-06", "2025-06-06", "day", "milestone", "happened")],
    ),
    ("2025-06-12", "上月底，村里装上了第一台自动售药机。", [("2025-05-21", "2025-05-31", "month-part", "milestone", "happened")]),
    ("2025-06-12", "沪指周三收报3402.32点，涨0.52%。", [("2025-06-11", "2025-06-11", "day", "market", "happened")]),
    ("2025-06-12", "截至5月末，该行不良贷款率为1.29%，较年初下降0.03个百分点。", []),
    ("2025-06-12", "预计二季度净利润同比增长40%至60%。", []),
    ("2025-06-12", "最高法6月9日发布第41批指导性案例，其中三件涉及网络直播。", [("2025-06-09", "2025-06-09", "day", "policy", "happened")]),
    ("2025-06-12", "端午假期，高铁南昌站日均发送旅客12.6万人次。", []),
    ("2025-06-12", "5月20日，前高管创立的思源实验室完成20亿美元种子轮融资。", [("2025-05-20", "2025-05-20", "day", "funding", "happened")]),
    ("2025-06-12", "公司股票将自6月16日起复牌。", [("2025-06-16", "2025-06-16", "day", "market", "planned")]),
    ("2025-06-12", "第二天一早，货就从义乌发出去了。", []),
    ("2025-06-12", "2024年全年，公司海外收入占比首次超过五成。", []),
    (
        "2025-06-12",
        "今年4月中旬，美国商务部要求赤羽H20芯片出口须申请许可。",
        [("2025-04-11", "2025-04-20", "month-part", "policy", "happened")],
    ),
    ("2025-06-12", "他说，自己从去年国庆后就没再接过婚礼的单子。", []),
    ("2025-06-12", "这份名单5月底在工信部官网公示，共有37家企业入围。", [("2025-05-21", "2025-05-31", "month-part", "policy", "happened")]),
    ("2025-06-12", "6月18日至20日，2025世界移动通信大会将在上海举行。", [("2025-06-18", "2025-06-20", "day", "deal", "planned")]),
    ("2025-06-12", "东京股市11日小幅收高，日经225指数上涨0.55%。", [("2025-06-11", "2025-06-11", "day", "market", "happened")]),
    ("2025-06-12", "去年同期，这一数字仅为3.4%。", []),
    ("2025-06-12", "下半年，公司还将推出两款增程车型。", [("2025-07-01", "2025-12-31", "half-year", "release", "planned")]),
    ("2025-06-12", "消费者王先生3月买的扫地机器人，5月就降了800元。", []),
    ("2025-06-12", "6月初，快橙外卖日订单量突破2500万单。", [("2025-06-01", "2025-06-10", "month-part", "milestone", "happened")]),
    ("2025-06-12", "美国东部时间6月9日上午，青果在开发者大会上发布新系统。", [("2025-06-09", "2025-06-09", "day", "release", "happened")]),
    ("2025-06-12", "法院定于7月3日上午9时30分开庭审理此案。", [("2025-07-03", "2025-07-03", "day", "policy", "planned")]),
    ("2025-06-12", "“去年这时候，一斤荔枝能卖28块，今年8块都没人要。”果农老陈说。", []),
    ("2025-06-12", "该基金成立于2015年6月，目前规模为43亿元。", [("2015-06-01", "2015-06-30", "month", "funding", "happened")]),
    ("2025-06-12", "6月11日，原油期货主力合约收涨2.16%，报491.5元/桶。", [("2025-06-11", "2025-06-11", "day", "market", "happened")]),
    ("2025-06-12", "央行今日开展1640亿元7天期逆回购操作，利率1.40%。", [("2025-06-12", "2025-06-12", "day", "policy", "happened")]),
    ("2025-06-12", "今年前5个月，义乌进出口总值达3214亿元。", []),
    (
        "2025-06-12",
        "昨夜，强对流天气袭击鲁西南，三个县紧急转移群众1.2万人。",
        [("2025-06-11", "2025-06-11", "day", "milestone", "happened")],
    ),
    ("2025-06-12", "本周五，长河科技将接受IPO辅导验收。", [("2025-06-13", "2025-06-13", "day", "funding", "planned")]),
    ("2025-06-12", "到2030年，全省新能源装机占比要达到60%以上。", []),
    ("2025-06-12", "本月15日前，所有门店须完成明厨亮灶改造。", [("2025-06-15", "2025-06-15", "day", "policy", "planned")]),
    ("2025-06-12", "研究结果6月5日在线发表于《临床前沿》杂志。", [("2025-06-05", "2025-06-05", "day", "research", "happened")]),
    ("2025-06-12", "云岭汽车上周宣布，终止极光私有化方案的原定时间表。", [("2025-06-02", "2025-06-08", "week", "deal", "happened")]),
    ("2025-06-12", "这是继2022年之后，公司第二次下调票价。", []),
    (
        "2025-06-12",
        "国台办发言人6月11日在例行记者会上回应称，相关说法纯属捏造。",
        [("2025-06-11", "2025-06-11", "day", "statement", "happened")],
    ),
    ("2025-06-12", "该院士工作站去年9月揭牌，首批5名博士已到岗。", [("2024-09-01", "2024-09-30", "month", "milestone", "happened")]),
    ("2025-06-12", "6月1日儿童节当天，动物园接待游客4.3万人。", []),
    ("2025-06-12", "公司曾在2022年底一度濒临破产。", [("2022-12-01", "2022-12-31", "month", "milestone", "happened")]),
    (
        "2025-06-12",
        "民政部等十部门日前印发意见，要求2027年底前实现县域助餐点全覆盖。",
        [("2027-12-01", "2027-12-31", "month", "policy", "planned")],
    ),
    ("2025-06-12", "行情最好的2021年，一张矿卡能卖到两万元。", []),
    ("2025-06-12", "12日凌晨，飞天六号运载火箭在太原升空。", [("2025-06-12", "2025-06-12", "day", "milestone", "happened")]),
    ("2025-06-12", "该剧杀青于今年2月，尚未定档。", [("2025-02-01", "2025-02-28", "month", "milestone", "happened")]),
    ("2025-06-12", "两会期间，多位代表建议提高居民养老金。", []),
    (
        "2025-06-12",
        "5月29日，跃动科技在内部信中宣布，林栀子接任电商业务负责人。",
        [("2025-05-29", "2025-05-29", "day", "milestone", "happened")],
    ),
    (
        "2024-11-14",
        "台股今（14）日開高走低，終場下跌142點，收在22,715點，成交值3,876億元。",
        [("2024-11-14", "2024-11-14", "day", "market", "happened")],
    ),
    ("2024-11-14", "中央氣象署昨日下午5時30分解除颱風陸上警報。", [("2024-11-13", "2024-11-13", "day", "policy", "happened")]),
    ("2024-11-14", "勞動部明（15）日將召開基本工資審議會。", [("2024-11-15", "2024-11-15", "day", "policy", "planned")]),
    ("2024-11-14", "晶瀚董事長許立群日前受訪時表示，明年AI PC滲透率上看四成。", []),
    ("2024-11-14", "遠東航10月營收185.6億元，月減3%、年增7%。", []),
    (
        "2024-11-14",
        "該案一審於2022年9月宣判，被告不服上訴，高院上月底駁回。",
        [("2022-09-01", "2022-09-30", "month", "policy", "happened"), ("2024-10-21", "2024-10-31", "month-part", "policy", "happened")],
    ),
    ("2024-11-14", "政府統計處將於11月18日公布最新失業率。", [("2024-11-18", "2024-11-18", "day", "statement", "planned")]),
    (
        "2024-11-14",
        "問：新廠什麼時候能蓋好？\n答：明年6月封頂，後年初試產。",
        [("2025-06-01", "2025-06-30", "month", "milestone", "planned"), ("2026-01-01", "2026-01-31", "month", "milestone", "planned")],
    ),
    (
        "2024-11-14",
        "10月31日，云岭深汕基地第三期项目正式竣工；11月4日，首辆云岭Z9下线；预计明年3月，基地年产能将提升至60万辆。",
        [("2024-10-31", "2024-10-31", "day", "milestone", "happened"), ("2024-11-04", "2024-11-04", "day", "milestone", "happened")],
    ),
    ("2024-11-14", "双11预售10月14日晚8点开启，比去年提前了整整10天。", [("2024-10-14", "2024-10-14", "day", "release", "happened")]),
    ("2024-11-14", "11月11日24时，历时29天的双11收官。", [("2024-11-11", "2024-11-11", "day", "milestone", "happened")]),
    ("2024-11-14", "特朗普当选后的第一个交易日，云岭股价大涨14.75%。", []),
    ("2024-11-14", "从8月的2.1万元到11月的1.6万元，这款显卡三个月跌了近四分之一。", []),
    ("2024-11-14", "国家药监局11月8日批准和曜医药一款1类新药上市。", [("2024-11-08", "2024-11-08", "day", "policy", "happened")]),
    ("2024-11-14", "此前的9月24日，央行宣布下调存款准备金率0.5个百分点。", [("2024-09-24", "2024-09-24", "day", "policy", "happened")]),
    ("2024-11-14", "11月，北方集中供暖如期开始。", [("2024-11-01", "2024-11-30", "month", "milestone", "happened")]),
    ("2024-11-14", "受此影响，昨天下午该股直线拉升，封住涨停。", [("2024-11-13", "2024-11-13", "day", "market", "happened")]),
    (
        "2024-11-14",
        "天眼查App显示，11月12日，深圳引航智能技术有限公司成立，注册资本10亿元。",
        [("2024-11-12", "2024-11-12", "day", "milestone", "happened")],
    ),
    ("2024-11-14", "预计到明年二季度末，第一批30座换电站将覆盖西南三省。", [("2025-06-01", "2025-06-30", "month", "milestone", "planned")]),
    ("2024-11-14", "今年是公司成立30周年。", []),
    ("2024-11-14", "11月6日至10日举行的珠海航展上，共签下总值2856亿元的合同。", [("2024-11-06", "2024-11-10", "day", "deal", "happened")]),
    ("2024-11-14", "根据规划，线路将于2027年12月31日前具备通车条件。", [("2027-12-31", "2027-12-31", "day", "milestone", "planned")]),
    ("2024-11-14", "上个月的广交会，我们接了37个新客户。", []),
    ("2024-11-14", "去年“十一”，这家民宿一天能卖1200元，今年挂600元还空着。", []),
    ("2024-11-14", "11月13日消息，据日经亚洲报道，软帆拟向一家英国芯片设计公司投资10亿美元。", []),
    (
        "2024-11-14",
        "财政部副部长林知远10月12日表示，将在近期陆续推出一揽子增量政策。",
        [("2024-10-12", "2024-10-12", "day", "statement", "happened")],
    ),
    (
        "2024-11-14",
        "灵驹智行当地时间10月17日向美国证监会递交招股书，拟在纳斯达克挂牌。",
        [("2024-10-17", "2024-10-17", "day", "funding", "happened")],
    ),
    ("2024-11-14", "2021年至2023年，公司营收分别为2.1亿元、3.4亿元和4.9亿元。", []),
    ("2024-11-14", "2024年11月1日，修订后的《消防设施通用规范》开始执行。", [("2024-11-01", "2024-11-01", "day", "policy", "happened")]),
    ("2024-11-14", "今年8月20日，《山海行》全球同步发售，三天卖出1000万份。", [("2024-08-20", "2024-08-20", "day", "release", "happened")]),
    (
        "2024-11-14",
        "周一，恒生指数跌1.45%；周二再跌2.84%。",
        [("2024-11-11", "2024-11-11", "day", "market", "happened"), ("2024-11-12", "2024-11-12", "day", "market", "happened")],
    ),
    ("2024-11-14", "两个月后，第一批月饼礼盒就要上架，可模具还没开好。", []),
    ("2024-11-14", "下周，美联储将公布11月议息会议纪要。", [("2024-11-18", "2024-11-24", "week", "statement", "planned")]),
    ("2024-11-14", "第六届全国设施园艺大会10月底在寿光闭幕。", [("2024-10-21", "2024-10-31", "month-part", "milestone", "happened")]),
    ("2024-11-14", "最新一次调整发生在10月21日，5年期以上LPR降至3.6%。", [("2024-10-21", "2024-10-21", "day", "market", "happened")]),
    ("2024-11-14", "2月14日情人节那天，门店单日卖出玫瑰1.1万枝。", []),
    (
        "2026-03-18",
        "3月16日，江浦船厂为挪威船东建造的第四艘甲醇双燃料汽车运输船命名交付，可装载7600个车位。",
        [("2026-03-16", "2026-03-16", "day", "milestone", "happened")],
    ),
    ("2026-03-18", "市教委3月9日叫停了三家违规开班的托管机构。", [("2026-03-09", "2026-03-09", "day", "policy", "happened")]),
    ("2026-03-18", "按照合同，乙方应在2026年9月30日前交付全部软件源代码。", [("2026-09-30", "2026-09-30", "day", "milestone", "planned")]),
    ("2026-03-18", "这家咖啡连锁去年新开门店1241家，关店97家。", []),
    ("2026-03-18", "记者3月12日在青岩镇看到，育秧大棚里机器人正在来回巡检。", []),
    ("2026-03-18", "玉米期货主力合约周二跌破2300元关口。", [("2026-03-17", "2026-03-17", "day", "market", "happened")]),
    ("2026-03-18", "2025年四季度，该平台月活用户环比增长6.4%。", []),
    (
        "2026-03-18",
        "据通报，2月27日22时许，该公司一储罐发生泄漏，未造成人员伤亡。",
        [("2026-02-27", "2026-02-27", "day", "milestone", "happened")],
    ),
    (
        "2026-03-18",
        "上月中旬，省里出台了低空经济十条，最高补贴800万元。",
        [("2026-02-11", "2026-02-20", "month-part", "policy", "happened")],
    ),
    ("2026-03-18", "她从2012年起收藏老照相机，如今已有四百多台。", []),
    ("2026-03-18", "本届影展将于4月18日开幕，共有43部影片入围主竞赛单元。", [("2026-04-18", "2026-04-18", "day", "milestone", "planned")]),
    (
        "2026-03-18",
        "影片《潮间带》去年8月获得洛迦诺电影节评审团特别奖，今年5月1日全国上映。",
        [("2025-08-01", "2025-08-31", "month", "milestone", "happened"), ("2026-05-01", "2026-05-01", "day", "release", "planned")],
    ),
    (
        "2026-03-18",
        "昨天，一条“AI替身完成九成镜头”的热搜把这部短剧推上风口。",
        [("2026-03-17", "2026-03-17", "day", "milestone", "happened")],
    ),
    ("2026-03-18", "2026年一季度末，公司将关闭位于槟城的封测产线。", [("2026-03-01", "2026-03-31", "month", "milestone", "planned")]),
    (
        "2026-03-18",
        "“我们三月初才拿到卡，月底就要交模型。”算法负责人苏木说。",
        [
            ("2026-03-01", "2026-03-10", "month-part", "milestone", "happened"),
            ("2026-03-21", "2026-03-31", "month-part", "release", "planned"),
        ],
    ),
    ("2026-03-18", "上一财年，集团资本开支为47亿美元。", []),
    ("2026-03-18", "3月15日是国际消费者权益日。", []),
    ("2026-03-18", "“3·15”晚会曝光后，涉事企业连夜下架相关产品。", []),
    (
        "2026-03-18",
        "港交所文件显示，晨曦生物3月13日再度递表，联席保荐人为两家中资券商。",
        [("2026-03-13", "2026-03-13", "day", "funding", "happened")],
    ),
    (
        "2026-03-18",
        "工程2023年11月开工，2025年12月主体封顶，预计2026年8月试运营。",
        [
            ("2023-11-01", "2023-11-30", "month", "milestone", "happened"),
            ("2025-12-01", "2025-12-31", "month", "milestone", "happened"),
            ("2026-08-01", "2026-08-31", "month", "milestone", "planned"),
        ],
    ),
    ("2026-03-18", "前年的今天，他还在送外卖。", []),
    ("2026-03-18", "自3月1日零时起，国内航线燃油附加费下调10元。", [("2026-03-01", "2026-03-01", "day", "market", "happened")]),
    ("2026-03-18", "2月PMI为49.8%，比上月下降0.3个百分点。", []),
    ("2026-03-18", "该技术最早可追溯到1998年。", []),
    ("2026-03-18", "春节期间，县城影院的上座率比去年同期高出12个百分点。", []),
    ("2026-03-18", "预计今年全年出货量为1.2亿部。", []),
    ("2026-03-18", "2027年底，全市燃气管网将完成智能化改造。", [("2027-12-01", "2027-12-31", "month", "milestone", "planned")]),
    ("2026-03-18", "他在2月11日的朋友圈里写道：“终于可以睡个整觉了。”", [("2026-02-11", "2026-02-11", "day", "statement", "happened")]),
    (
        "2026-03-18",
        "当地时间17日，赤羽GTC大会在圣何塞开幕，沈知微发布新一代山海平台。",
        [("2026-03-17", "2026-03-17", "day", "deal", "happened")],
    ),
    ("2026-03-18", "2月下旬以来，华南沿海动力煤价格每吨下跌约20元。", []),
    ("2026-03-18", "周一到周五，食堂每天供应两千份盒饭。", []),
    ("2026-03-18", "4月起，该校将面向全体新生开设人工智能通识课。", [("2026-04-01", "2026-04-30", "month", "milestone", "planned")]),
    (
        "2026-03-18",
        "第一批设备3月20日发往智利，第二批5月中旬启运。",
        [("2026-03-20", "2026-03-20", "day", "milestone", "planned"), ("2026-05-11", "2026-05-20", "month-part", "milestone", "planned")],
    ),
    ("2026-03-18", "今年以来，已有19家券商下调全年盈利预测。", []),
    (
        "2026-03-18",
        "省人大常委会昨日表决通过《数据条例》，自7月1日起施行。",
        [("2026-03-17", "2026-03-17", "day", "policy", "happened"), ("2026-07-01", "2026-07-01", "day", "policy", "planned")],
    ),
]


@pytest.mark.parametrize(("published", "text", "expected"), CASES, ids=[c[1][:14] for c in CASES])
def test_events_of_a_sentence(published, text, expected):
    found = happened(text, published)
    assert [(str(e.date_start), str(e.date_end), e.granularity, e.category, e.status) for e in found] == expected


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("指数从2月20日的1247.3点一路上升。", "qualifies a quantity or a period"),
        ("较去年同期下降一成。", "qualifies a quantity or a period"),
        ("销量高于3月。", "is compared with"),
        ("截至3月31日,已有117款模型完成备案。", "is compared with"),
        ("从3月5日,道路封闭。", "begins a stretch"),
        ("3月5日前后,花期将至。", "is before or after the date named"),
        ("《2024年短剧报告》显示规模扩大。", "stands in a title"),
        ("如果3月30日上线,一切还来得及。", "is only supposed"),
        ("2月营收下滑。", "the period of a figure"),
        ("预计2024年国内市场规模达到307亿元。", "the period of a figure"),
        ("财讯社4月1日电,公司推出新款芯片。", "is the day of the report"),
        ("记者4月2日从市经信局获悉,平台已上线。", "is when the reporter was there"),
        ("3月15日是消费者权益日。", "is only described"),
        ("国庆招待会如期举行。", "names something by the day"),
    ],
)
def test_a_date_that_makes_no_event_says_why(text, reason):
    made = reading("导语在前。\n" + text + "尾句在后。", "2024-04-05")
    assert reason in [j.reason for j in judge_dates(made, (), Names()) if j.event is None]


def test_several_dates_of_a_sentence_have_each_their_own():
    text = "文心于2023年3月份发布,同年10月便迭代至4.0版,而字节发布云雀大模型的时间是2023年8月。"
    assert [(e.date_text, str(e.date_start)) for e in happened(text, "2024-02-20")] == [
        ("2023年3月份", "2023-03-01"),
        ("同年10月", "2023-10-01"),
        ("2023年8月", "2023-08-01"),
    ]


def test_a_day_named_again_makes_one_event_unless_something_else_happens():
    one = happened("昨日是农历新年后首个交易日,截至收盘,沪指报2910.54点,上涨1.56%。", "2024-02-20")
    assert [(e.date_text, e.category) for e in one] == [("昨日", "market")]
    two = happened("12月9日,光伏园首批机组并网;同一天,储能电站通过试运行。", "2024-12-18")
    assert [(str(e.date_start), e.headline) for e in two] == [("2024-12-09", "光伏园首批机组并网"), ("2024-12-09", "储能电站通过试运行")]


def test_page_furniture_makes_no_event():
    assert happened("2024-03-15 08:12 来源:车市网 作者:韩冬雪\n正文说,情况不同。\n3月15日 星期五", "2024-03-15") == ()


def test_a_plan_told_by_a_speaker_is_an_event():
    text = "首席技术官近日对媒体透露,织影最快于今年正式对外开放,未来版本有望支持音效。"
    (event,) = happened(text, "2024-03-26", systems=("织影",))
    assert (event.granularity, event.category, event.status, event.actors) == ("year", "release", "planned", ("织影",))


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("3月1日,公司宣布完成2.3亿元A轮融资。", "funding"),
        ("3月1日,公司宣布,将与晶瀚合资成立新厂。", "deal"),
        ("3月1日,公司宣布股价异动属正常波动。", "statement"),
        ("3月1日,省发改委发布《低空经济发展条例》。", "policy"),
        ("3月1日,研究院发布《短剧出海报告》。", "research"),
        ("3月1日,公司发布半年度报告。", "statement"),
        ("3月1日,公司发布新一代大模型。", "release"),
        ("3月1日,统计局公布2月份PMI数据。", "statement"),
        ("3月1日,公司在港交所上市。", "funding"),
        ("3月1日,首只主题ETF上市。", "market"),
        ("3月1日,新车上市。", "release"),
        ("3月1日,团队研究成果发表于《临床前沿》杂志。", "research"),
        ("3月1日,大模型价格战打响。", "market"),
        ("3月1日,双方达成和解。", "policy"),
        ("3月1日,双方达成战略合作。", "deal"),
        ("3月1日,新厂投产。", "milestone"),
        ("3月1日,公司举行业绩说明会。", "statement"),
        ("3月1日,公司举行春季发布会,推出新旗舰。", "release"),
        ("3月1日,存量项目须完成改造。", "policy"),
        ("3月1日,央行下调存款准备金率。", "policy"),
        ("3月1日,在行业大会上,创始人讲起了往事。", "deal"),
        ("3月1日,在行业大会上,创始人表示看好。", "statement"),
    ],
)
def test_the_kind_of_an_event(text, category):
    assert [e.category for e in happened(text, "2024-03-20")] == [category]


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("3月1日,芯片设计公司穹芯科技与晶瀚科技签署协议。", ("穹芯科技", "晶瀚科技")),
        ("同花数据显示,织影概念指数一路上升,3月1日出现近期高点1822.66点。", ("织影概念指数",)),
        ("穹芯科技扩建厂房,3月1日完工。", ("穹芯科技",)),
        ("据同花统计,3月1日穹芯科技投产新线。", ("穹芯科技",)),
        ("新加坡早于3月1日修订《版权法》。", ("新加坡",)),
        ("第九届江海机器人博览会3月1日在晶瀚科技中心开幕。", ("江海机器人博览会",)),
        ("美国总统特朗普3月1日签署行政命令。", ("特朗普",)),
        ("令狐冉于3月1日起诉,索赔20万元。", ("令狐冉",)),
        ("三亚国际免税城三期3月1日开门迎客。", ("三亚国际免税城三期",)),
        ("一位画师3月1日在北京互联网法院起诉。", ("一位画师",)),
    ],
)
def test_who_acts(text, actors):
    (event,) = happened(text, "2024-03-20", organisations=("穹芯科技", "晶瀚科技", "同花"))
    assert event.actors == actors


def statement_of(made, text, speaker, organisation):
    start = made.text.index(text)
    return Statement(
        article="a", start=start, end=start + len(text), text=text, parts=(Span(start, start + len(text)),), type="direct", speaker=speaker,
        speaker_id="", speaker_kind="person", organisation=organisation, group="company",
    )  # fmt: skip


def test_a_missing_subject_is_the_speakers_house_and_says_so():
    text = "“我们今年年底要扩到3000张。”穹芯科技总裁林栀子说。"
    made = reading(text, "2024-03-20")
    said = statement_of(made, "我们今年年底要扩到3000张。", "林栀子", "穹芯科技")
    (event,) = events(made, (said,), named(made, ("穹芯科技",)))
    assert event.actors == ("穹芯科技",)
    assert [(r.field, r.start) for r in event.resolved] == [("year", 0), ("actors", said.start)]


def test_what_was_inherited_points_to_its_place():
    text = "3月1日,云岭推出新车;三天后,对手跟进。"
    made = reading(text, "2024-03-15")
    second = events(made, (), Names())[1]
    assert [(r.field, made.cut(r.start, r.end)) for r in second.resolved] == [("day", "3月1日")]
    assert made.text[second.start : second.end] == second.text
    assert second.date_text == "三天后"


def test_text_rules_and_confidence_are_kept():
    (event,) = happened("3月1日,云岭推出新车。", "2024-03-15")
    assert event.rules == ("date.calendar", "event.release")
    assert 0.5 <= event.confidence <= 1
    (bare,) = happened("3月17日,特高压工程全线架起。", "2024-03-20")
    assert bare.rules[1] == "event.bare"
    assert bare.confidence < event.confidence


@pytest.mark.parametrize("unit", ["1月", "今年", "3月5日", "5月20日发布", "年底", "在3月5日的会上,", "“3月5日", "发布的", "《", "("])
def test_time_grows_no_faster_than_the_text(unit):
    few, many = (reading((unit * size)[:size], "2024-03-03") for size in (2_500, 10_000))
    assert growth(lambda made: events(made, (), Names()), few, many) < LINEAR


@pytest.mark.parametrize(
    ("text", "organisations", "actors"),
    [
        ("岭北省酒业协会秘书长焦文渊告诉记者,协会将于本月下旬召开座谈会。", ("岭北省酒业协会",), ("岭北省酒业协会",)),
        ("第9届岭北国际影视展周一揭幕。\n影视展将于明日闭幕。", (), ("岭北国际影视展",)),
        ("国家视听总局网络司3月初下发通知。", ("国家视听总局",), ("国家视听总局网络司",)),
        ("沪岭阿姨3月15日在港交所报收158.2港元。", ("港交所",), ("沪岭阿姨",)),
        ("跃岭动力创始人曾任优岭选总监。3月5日,这家公司宣布完成融资。", ("跃岭动力", "优岭选"), ("跃岭动力",)),
        ("3月2日,岭业公司的药在岭协会年会上公布了数据。", ("岭业公司", "岭协会"), ("岭业公司",)),
        ("3月5日,一名玩家向法院寄去起诉状。", (), ("一名玩家",)),
        ("今年2月,岭某代工厂接到了两笔来自海外的大单。", (), ()),
    ],
)  # fmt: skip
def test_who_acts_by_a_short_name_or_an_arm(text, organisations, actors):
    assert happened(text, "2024-03-20", organisations)[-1].actors == actors
