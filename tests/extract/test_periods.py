"""The period and the status of figures, on sentences of the kinds the press prints, in either script."""

from datetime import date

import pytest

from lib.extract.figures import figures
from lib.extract.names import find_names
from lib.extract.statements import statements
from lib.text.read import read_text

PUBLISHED = date(2024, 3, 20)

TOLD = {
    # the same stretch a year before
    "公司年报显示,2023年营业收入4009亿元;归母净利润441亿元,上年同期为307亿元。": ["2023", "2023", "2022"],
    "今年前两个月,深圳新房成交4210套,去年同期为3085套。": ["2024-01-01/2024-02-29", "2023-01-01/2023-02-28"],
    "今年1月融资412亿元,其中前五家拿走近八成;去年同期,这一比例还不到一半。": ["2024-01", "2024-01", "2023-01"],
    # fiscal stretches, quarters and the first months
    "公司截至去年十二月底止半年虧損1.26億元,上年同期蝕4,800萬元;同店銷售下跌13.5%。": ["2023-H2", "2022-H2", "2023-H2"],
    "公司首季收入增長9%,次季預計增長12%。": ["2024-Q1", "2024-Q2 forecast"],
    "今年首两个月,新股集资额达80亿元。": ["2024-01-01/2024-02-29"],
    "公司预计今明两年资本开支合计300亿元。": ["2024-01-01/2025-12-31 forecast"],
    "截至3月19日,今年总票房突破150亿元。": ["2024-01-01/2024-03-19"],
    "3月15日,快手发布年报,可灵当季收入超过3亿元,四季度活跃用户7亿。": [None, "2023-Q4"],
    # seasons and holidays
    "春节假期,上海接待游客1675万人次,旅游收入194亿元。": ["2024-02-10/2024-02-17"] * 2,
    # what was announced lasts
    "多家车企公布2月销量。小鹏共交付4545辆,同比下降24%。\n理想交付20251辆,同比增长21.8%。": ["2024-02"] * 4,
    # entries of a chronicle
    "3月18日:可灵发布新版本,单次最长可生成10秒。\n3月19日:爱诗科技完成1亿元融资。": ["2024-03-18", "2024-03-19"],
    # a date of another act, of a thing, of the telling, of how far something reaches
    "该基金已于去年12月在合肥成立,总规模50亿元。": [None],
    "影片2022年3月立项,历时16个月制作完成。": [None],
    "这部3月1日上映的科幻片共有1200个特效镜头。": [None],
    "3月19日,公司创始人在公众号发文,公布了产品的数据:月活用户突破600万。": [None],
    "订单已经排到今年9月,工厂产能利用率保持在98%。": [None],
    "《华尔街日报》3月12日援引知情人士的话报道说,公司正就2亿美元的新一轮融资洽谈。": [None],
    "据彭博社3月13日报道,两家公司已同意合并,估值升至290亿美元。": [None],
    "3月4日,这座工厂竣工,年产能15万辆。": [None],
    "公司去年营收1.3亿元,员工260人。": ["2023", None],
    "今年推理成本已下降六成,但要做到盈亏平衡,仍需再降一半。": ["2024", "None hypothetical"],
    "中原城市領先指數最新報136.91點,按周跌0.42%。": [None, None],
    # what holds from a day, and quotations of the day they come out on
    "3月17日,移民管理局发布公告,即日起适用口岸新增21个。": ["2024-03-17"],
    "航运交易所3月15日公布的数据显示,集装箱运价指数报2206点,一周上涨16.3%。": ["2024-03-15", "2024-03-15"],
    "该车定于4月25日上市,标价52万元。": ["2024-04-25 plan"],
    # parts of a month, the year so far, seasons of a trade
    "该店3月前18天锁单210台,同比增长近四成。": ["2024-03-01/2024-03-18"] * 2,
    "銀行2月首五日的按揭查詢量上升六成。": ["2024-02-01/2024-02-05"],
    "该指数年初至今累计上涨48%。": ["2024"],
    "出口商协会说,本产季车厘子出口量达到1.31亿箱。": ["本产季"],
    # a plan is not of the day it was told on
    "美团昨日公告,董事会通过回购计划,拟斥资10亿美元回购股份。": ["None plan"],
    "日月光董事會昨日通過資本支出案,將斥資新台幣176億元興建新廠。": ["None plan"],
    "高盛预计公司明年收入增长8%,目标价58元。": ["2025 forecast", "None forecast"],
    # movements
    "明年渗透率有望由目前的8%升至25%。": ["None", "2025 forecast"],
    "未来18个月,基础模型公司会从30多家减少到不足10家。": ["None", "未来18个月 forecast"],
    "预计2026年算力总需求有望达到1460EFLOPS,较2025年翻番。": ["2026 forecast", "2026 forecast"],
    # a price from the day a thing comes out
    "3月1日,比亚迪推出新车,起售价7.98万元。": ["2024-03-01"],
    "今年以来推理成本已下降六成。": ["今年以来"],
    # status
    "3月12日,阿里云将输入价格下调97%。": ["2024-03-12"],
    "受通胀数据高于预期影响,纳指跌0.82%。": ["None"],
    "2月5日,央行下调存款准备金率0.5个百分点。": ["2024-02-05"],
    "法院一审宣判,被告须赔偿25万元。": ["None"],
    "原告向法院起诉,索赔2000万美元。": ["None plan"],
    "家属起诉时索赔50万元。": [None],
    # a case put with words of now, a decision of the board, what is done about what is expected, what has been settled
    "若按目前的价格出手,每瓶要亏200元。": ["None hypothetical"],
    "沒有3000萬元,這部戲根本拍不下來。": ["None hypothetical"],
    "以贷款100万元、30年期计算,月供减少约58元。": ["None hypothetical"] * 2,
    "董事會決議每股配發現金股利3.5元。": ["None plan"],
    "按照规划,到2027年全市将建成充电桩12万个。": ["2027 plan"],
    "铁路部门预计端午假期发送旅客7400万人次,加开旅客列车1200列。": ["2024-06-08/2024-06-10 forecast", "2024-06-08/2024-06-10 plan"],
    "推免生占录取计划的比重首次超过20%。": [None],
    "恒指短期或要下試16,000點。": ["None forecast"],
    "管理层把全年收入指引的下限上调,由49亿美元至53亿美元改为50亿美元至53亿美元。": ["2024 forecast", "2024 forecast"],
    "若利率每下调10个基点,公司每年可节省利息支出约3000万元。": ["None hypothetical"] * 2,
    "新台幣每升值1%,毛利率約減少0.3個百分點。": ["None hypothetical"] * 2,
    "学校建议将课间延长至15分钟。": ["None plan"],
    "募集资金25亿元,六成用于扩产。": ["None", "None plan"],
    "公司收到意向订单2000台。": ["None"],
    "流量费吃掉了七到八成预算,真正拍戏的钱不到两成。": ["None", "None"],
    "公司已把三分之一的海外预算转给了本地团队。": ["None"],
    "财政司司长2月28日发表的财政预算案中,把印花税调低至100元。": ["None"],
    "该厂去年12月动土,规划2027年上半年量产,初期月产能1.5万片。": ["None plan"],
    "研究者说,二线品牌里,有三分之一会在两年内退出。": ["两年内 forecast"],
    "蓝莓分会的判断偏乐观,4月批发价会有10%左右的反弹。": ["2024-04 forecast"],
    # the day a rule holds from
    "央行决定自3月25日起将存款准备金率由7%下调至6.5%。": [None, "2024-03-25 plan"],
    "進口關稅將由10%提高至25%,自2024年6月1日起生效。": ["None", "2024-06-01 plan"],
    "公司公告称,4月15日起面向全国30座城市开放预约。": ["2024-04-15 plan"],
    # the whole year, its forecasts revised
    "公司预计全年营收为35亿元。": ["2024 forecast"],
    "去年公司建成三座工厂,全年出货12万台。": ["2023"],
    "农业农村部把全年生猪出栏预测由7亿头下调至6.9亿头。": ["2024 forecast"] * 2,
    # what was agreed is of the day of signing
    "3月12日,隆基绿能与沙特电力公司签署2.3GWh储能合同。": ["2024-03-12"],
    "3月8日,恒瑞医药宣布与默沙东达成授权协议,公司将收取最高17.7亿美元的里程碑付款。": ["2024-03-08 plan"],
    "3月11日,乙科技完成由甲资本领投的8000万元A轮融资。": ["2024-03-11"],
    # dates that only tell which, how old, since when, or compare
    "今年42岁的陈启明做了十五年木匠,店里有6名学徒。": ["None", "None"],
    "3月18日銅價報每噸6.9萬元,比2月5日的年內低點上漲8%。": ["2024-03-18"] * 2,
    "3月15日,该股收报18.6港元,较12.4港元的发行价高出50%。": ["2024-03-15", None, "2024-03-15"],
    "华夏日报成都3月19日电(记者 王宁)草莓每斤卖到25元。": ["None"],
    "3月1日,省发改委印发通知,对每台设备补贴2000元。": ["None"],
    "2月以来钢材价格累计下跌12%。": ["2月以来"],
    "1月1日至3月15日,港口吞吐量增长6%,其中集装箱已占三分之一。": ["2024-01-01/2024-03-15"] * 2,
    "“两年前一台样机要卖60万元,现在不到20万元。”厂长郑建国说。": ["2022", None],
    # an article that sums up a holiday
    "春节“账单”出炉:黄山接待游客增三成": ["2024-02-10/2024-02-17"],
    # foreseen, claimed, in force, by chance
    "公司发布业绩预告,预计2023年净利润亏损3亿元至4亿元。": ["2023 forecast"],
    "订单已排到明年二季度,其中出口占40%。": ["None"],
    "原告要求被告停止侵权并赔偿损失80万元。": ["None plan"],
    "以一辆售价20万元的电动车计算,每年可省电费3000元。": ["None hypothetical"] * 2,
    "電費每度漲1元,毛利就少300萬元。": ["None hypothetical"] * 2,
    "降息25个基点的概率为64%。": ["None", "None forecast"],
    "《关于支持船舶工业的若干措施》提出,对首台套产品最高奖励500万元。": ["None plan"],
    "酒店业协会预告,下月将举办的美食节参展商逾200家。": ["None plan"],
    "分析师认为,铜价四季度或突破1万美元。": ["2024-Q4 forecast"],
    "街上的五金铺只剩12家。": ["None"],
    "2020年6月对手推出大模型后,公司训练了一个50亿参数的模型。": ["None"],
    # each number of a list is of its own stretch
    "2021年至2023年,该院受理案件分别为31件、86件和245件。": ["2021", "2022", "2023"],
    # what a tool or a plant changes has no date of its own; nor what another subject does behind a semicolon
    "该社去年引入校对系统,检出率从71%升至93%。": ["None"] * 2,
    "新廠將於明年6月動工,完工後產能提高到2,000輛。": ["None plan"],
    "A公司2月已先行提价,每筒涨到145元;B公司则上涨20%。": ["2024-02", "None"],
    "订单直到月底都已排满,特价舱突破9000美元。": ["None"],
    # quotations of a day, a week, ten days
    "航运交易所3月8日发布的数据显示,出口集装箱运价指数报1160.42点,上涨4.1%。": ["2024-03-08"] * 2,
    "上周全国大蒜均价为每公斤8.14元。": ["2024-03-11/2024-03-17"],
    "3月上旬批发价为每公斤14元。": ["2024-03-01/2024-03-10"],
    "Vidu Q2自2月25日发布以来,客户数增长了2.3倍。": ["None"],
    "公司去年8月18日披露的半年报显示,旗下品牌收入合计突破18亿元,同比翻番。": ["2023-H1"] * 2,
    "甲公司2月營收14億元;累計前兩月營收29.5億元。": ["2024-02", "2024-01-01/2024-02-29"],
    # demands and what somebody means to do
    "工会要求加薪两成,资方只同意一成。": ["None plan", "None plan"],
    "我们会把三分之一的研发人员投到短剧。": ["None plan"],
    "据报道,该公司已同意向对手投资143亿美元。": ["None"],
    "他宁可要大公司的100万元,也不要创业公司的300万元。": ["None hypothetical"] * 2,
}


@pytest.mark.parametrize(("text", "told"), TOLD.items(), ids=[text[:14] for text in TOLD])
def test_period_and_status(text, told):
    reading = read_text("a", text, published=PUBLISHED)
    names = find_names(reading)
    found = figures(reading, statements(reading, names), names)
    rows = [f"{f.as_of} {f.status}" for f in found]
    wanted = [row if row and " " in row else f"{row} actual" for row in told]
    assert rows == wanted
