"""Headlines: short, whole, only words of the sentence. All firms, people and figures are invented."""

import re
from datetime import date

import pytest

from lib.extract.cuttings import LIMIT
from lib.extract.events import events
from lib.extract.headlines import headline
from lib.extract.names import NamedSpan, Names
from lib.text.clean import Cleaned
from lib.text.fold import fold
from lib.text.reading import Bounds
from lib.text.segment import segment

HOUSES = (
    "鸿远科技", "晶瀚科技", "穹芯科技", "幻刻科技", "云岭汽车", "灵驹机器人", "因塞集团", "东洋回路", "东洋迴路", "乘用车联会", "工信部", "月之面",
    "和曜医药", "星屿传媒", "恒算科技", "北辰云", "知行网", "证券晨报", "织影", "织影2.0", "空镜", "北辰-Turbo", "Insight G", "Mirage Labs",
)  # fmt: skip


def made(text, published):
    stated = date.fromisoformat(published)
    reading = segment("a", Cleaned(text))
    found = [NamedSpan(m.start(), m.end(), h, "", "test") for h in HOUSES for m in re.finditer(re.escape(fold(h)), reading.folded)]
    spans = [
        n
        for n in found
        if not any(o.start <= n.start and n.end <= o.end and o is not n and o.end - o.start > n.end - n.start for o in found)
    ]
    fields = {f: getattr(reading, f) for f in reading.__slots__ if f != "published"}
    reading = type(reading)(**fields, published=Bounds(stated, stated, stated))
    return events(reading, (), Names(organisations=tuple(sorted(spans, key=lambda n: n.start))))


CASES = [
    # the date, fillers, brackets and what only describes a name go
    ("3月26日,织影母公司幻刻科技正式发布了短片《空中梦》。", ["幻刻科技发布了短片《空中梦》"]),
    ("2月底,AI领域的初创企业月之面完成新一轮融资,金额超10亿美元。", ["月之面完成新一轮融资"]),
    ("3月份,知行网显示,通用大模型初创项目月之面也完成新一轮大规模融资。", ["月之面完成新一轮大规模融资"]),
    ("工信部3月20日就《智算中心建设指引(征求意见稿)》公开征求意见。", ["工信部就《智算中心建设指引》公开征求意见"]),
    ("封测厂晶瀚科技上周五举行线上法说会,董事长称产能吃紧。", ["晶瀚科技举行线上法说会"]),
    # what is announced follows its house
    ("鸿远科技昨日宣布,将与晶瀚科技合资成立新厂。", ["鸿远科技将与晶瀚科技合资成立新厂"]),
    ("3月10日,成立刚满14个月的AI视频公司幻刻科技宣布完成2.3亿元A轮融资。", ["幻刻科技完成2.3亿元A轮融资"]),
    ("穹芯科技3月18日披露,公司前三季度营收16.7亿元,同比增长213%。", ["穹芯科技披露，前三季度营收16.7亿元"]),
    ("和曜医药3月18日晚间发布公告称,公司拟投资不超过100亿元在福建建设电池生产基地。", ["和曜医药拟投资不超过100亿元在福建建设电池生产基地"]),
    # what a paper shows is left off, or kept where it fits
    ("因塞集团1月26日发布的调研纪要显示,公司的Insight G预计于2024年3月底前开发实现文生视频功能,目前已收到几家品牌方的投标邀请。", ["因塞集团发布调研纪要", "因塞集团的Insight G预计开发实现文生视频功能"]),
    ("恒算科技2月28日披露的业绩快报显示,公司去年四季度营收22.3亿元,同比增长29.6%,环比却下滑4.1%。", ["恒算科技披露业绩快报"]),
    ("乘用车联会3月14日发布的数据显示,2月新能源乘用车零售38.8万辆。", ["乘用车联会发布数据，2月新能源乘用车零售38.8万辆"]),
    # a missing subject comes from further ahead
    ("东洋回路计划斥资800亿日元扩建厂房,2024年底前完工。", ["东洋回路计划斥资800亿日元扩建厂房，完工"]),
    ("云岭汽车3月11日宣布,织影已覆盖243座城市,预计年底前全国可用。", ["云岭汽车织影覆盖243座城市", "织影覆盖243座城市，预计全国可用"]),
    ("新厂预计今年第三季装机、明年年初量产。", ["新厂预计装机", "新厂预计量产"]),
    ("该项目于2022年3月动工,总投资35亿元,计划今年10月建成投用。", ["该项目动工，总投资35亿元", "该项目计划建成投用"]),
    # a date that belongs to the words stays
    ("织影最快于今年正式对外开放。", ["织影最快于今年对外开放"]),
    ("咨询为期60日,至8月16日结束。", ["咨询为期60日，至8月16日结束"]),
    # long names and amounts
    ("当地时间3月12日,Mirage Labs宣布完成20亿美元种子轮融资。", ["Mirage Labs完成20亿美元种子轮融资"]),
    # what hangs loose at an end goes, what came about stands behind what it came to
    ("东洋回路在2月4日发布的渠道调研报告中称,零部件库存已经见底。", ["东洋回路发布渠道调研报告"]),
    ("截至3月15日收盘,恒算科技股价上涨百分之六,北辰云微跌。", ["恒算科技股价上涨百分之六"]),
    ("工信部3月12日印发的《新型储能设施规模化建设与并网运行专项行动方案(2024—2027年)》提出,鼓励配建储能。", ["工信部印发《新型储能设施规模化建设与并网运行专项行动方案》"]),
    ("云岭汽车3月8日将旗下插电混动轿车荣耀版的起售价由9.98万元降至7.98万元。", ["云岭汽车将旗下插电混动轿车荣耀版的起售价降至7.98万元"]),
    ("影片全长91分钟,3月1日立项。", ["影片立项"]),
    ("这家名为鸿远科技的公司3月1日交付了首批机床。", ["鸿远科技交付了首批机床"]),
    # what is said, not where; what a tip or a count says
    ("3月12日,易点天下在互动平台回复投资者提问时称,旗下平台支持140种语言。", ["易点天下称，旗下平台支持140种语言"]),
    ("四川省消委会则在3月14日发布提示,建议消费者单笔预存金额不要超过3000元。", ["四川省消委会建议消费者单笔预存金额不要超过3000元"]),
    ("3月14日,央行公布的数据显示,前两个月人民币贷款增加六万亿元。", ["央行公布数据，前两个月人民币贷款增加六万亿元"]),
    ("路透社3月14日援引两名知情人士的话报道称,公司考虑在波兰设厂。", ["路透社报道称，考虑在波兰设厂"]),
    ("去年11月,杭州一家成立六年的药企以3500万美元首付款卖掉了唯一的临床资产。", ["杭州一家药企以3500万美元首付款卖掉了唯一的临床资产"]),
    # the law comes into force, not who signed it; the ship arrives
    ("州长3月1日签署了《模型安全法案》,7月1日起生效。", ["州长签署了《模型安全法案》", "《模型安全法案》生效"]),
    ("本产季首艘“樱桃快线”货轮3月4日从圣安东尼奥港启航,3月17日抵达上海南港。", ["本产季首艘“樱桃快线”货轮从圣安东尼奥港启航", "樱桃快线抵达上海南港"]),
    ("3月2日上午,机场柜台前,旅客卡特领到了入境卡。", ["旅客卡特领到了入境卡"]),
    ("(据悉,《长夜灯塔》将于4月15日登陆优酷。)", ["《长夜灯塔》将登陆优酷"]),
    # both scripts
    ("東洋迴路則計畫斥資800億日圓擴建廠房,2024年底前完工。", ["東洋迴路計畫斥資800億日圓擴建廠房，完工"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[c[0][:14] for c in CASES])
def test_a_headline_reads_as_one(text, expected):
    assert [e.headline.replace(",", "，") for e in made(text, "2024-03-20")] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("要看3月15日上映的《长夜行舟》。", "《长夜行舟》上映"),
        ("3月12日,工信部、乘用车联会等联合印发的《新型储能设施规模化建设与并网运行专项行动方案》提出,鼓励配建储能。", "《新型储能设施规模化建设与并网运行专项行动方案》印发"),
    ],
)  # fmt: skip
def test_what_came_about_stands_behind_what_it_came_to(text, expected):
    assert [e.headline for e in made(text, "2024-03-20")] == [expected]


SENTENCES = [
    *(c[0] for c in CASES),
    "3月25日,多家媒体报道称,幻刻科技计划本周在美国洛杉矶与好莱坞的影视公司和媒体高管会面。",
    "根据《关于深入实施工程加快构建全国一体化算力网的实施意见》,到2025年底,用户使用各类算力的易用性明显提高、成本明显降低,网络传输费用大幅降低。",
    "国务院3月13日印发的《推动大规模设备更新和消费品以旧换新行动方案》提出,到2027年,报废汽车回收量增加约一倍。",
    "3月16日,江浦船厂为挪威船东建造的第四艘甲醇双燃料汽车运输船命名交付,可装载7600个车位。",
    "在3月15日的业绩说明会上,公司董秘回应投资者提问时称,目前未与幻刻科技开展任何形式的合作,也没有相关计划。",
    "“我们3月初才拿到卡,月底就要交模型,”算法负责人苏木说,“谁都没睡过整觉。”",
    "〔记者林佑安／新竹报导〕封测厂晶瀚科技3月18日举行线上法说会,董事长许立群表示,公司去年第四季营收达新台币182.6亿元。",
]


@pytest.mark.parametrize("text", SENTENCES, ids=[s[:14] for s in SENTENCES])
def test_a_headline_leaves_out_and_never_adds(text):
    for event in made(text, "2024-03-20"):
        rest = iter(event.text)
        assert all(c in rest for c in event.headline), event.headline
        assert 2 <= len(event.headline) <= LIMIT
        assert event.headline[-1] not in "的与和及在于向对将是为,,、:《“(「"
        assert event.headline[0] not in "的,,、。:;)》”」"
        for left, right in ("《》", "“”", "「」", "()"):
            assert event.headline.count(left) == event.headline.count(right)


def test_a_very_long_clause_is_cut_at_the_end_of_a_word():
    text = "某某平台上线了" + "非常重要的内容生产工具链" * 30
    cut = headline(text, text, clauses=[(0, len(text))], verb=(4, 6), dates=[])
    assert len(cut) <= LIMIT
    assert cut.endswith(("工具链", "工具", "生产", "内容", "重要"))
