"""Who says what, in the manners of the press: invented sentences, and the gold of the tuning articles."""

import json
import re
import tomllib
from functools import cache
from pathlib import Path

import pytest

from lib.extract.identities import identity
from lib.extract.names import Names, find_names
from lib.extract.statements import statements
from lib.text.clean import clean
from lib.text.fold import fold
from lib.text.read import read_text
from lib.text.segment import segment
from tests.growth import LINEAR, growth

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
CASES = tomllib.loads((HERE / "manners.toml").read_text(encoding="utf-8"))["case"]
INVENTED = [(p, p.with_suffix(".txt")) for p in sorted((ROOT / "tests/gold/tuning").glob("*.json"))]
SEEDS = [
    (p, ROOT / "seeds" / f"{p.stem}.txt") for part in ("seeds", "seeds_own") for p in sorted((ROOT / "tests/gold" / part).glob("*.json"))
]


def read(text):
    return statements(segment("a", clean(text)), Names())


@cache
def read_file(path):
    reading = segment(path.stem, clean(path.read_text(encoding="utf-8")))
    return reading, statements(reading, Names())


def plain(text):
    """Script, width, blanks and marks folded away."""
    return re.sub(r"[^\w%.]", "", fold(text)).lower()


def row(said):
    return [said.type, said.speaker, said.speaker_kind, said.role or "", said.organisation or "", said.group, said.text]


@pytest.mark.parametrize("case", CASES, ids=[c["text"].strip()[:16].replace("\n", " ") for c in CASES])
def test_manners_of_the_press(case):
    assert [row(said) for said in read(case["text"].strip("\n"))] == case["says"]


def lost_quotations(gold, source):
    """Direct statements of the gold that are not found whole with their speaker, without any gazetteer of the article; and how many there are."""
    _, found = read_file(source)
    have = {(plain(said.text), plain(said.speaker)) for said in found}
    asked = [g for g in json.loads(gold.read_text(encoding="utf-8"))["statements"] if g["type"] == "direct" and not g.get("optional")]
    return [g["text"] for g in asked if (plain(g["text"]), plain(g["speaker"])) not in have], len(asked)


def shares(golds):
    """Quotations lost and asked for, statements invented and found, over a set of articles."""
    lost = asked = extra = shown = 0
    for gold, source in golds:
        texts, number = lost_quotations(gold, source)
        _, found = read_file(source)
        expected = [plain(g["text"]) for g in json.loads(gold.read_text(encoding="utf-8"))["statements"]]
        lost, asked, shown = lost + len(texts), asked + number, shown + len(found)
        extra += sum(not any(plain(said.text) in g or g in plain(said.text) for g in expected) for said in found)
    return lost, asked, extra, shown


@pytest.mark.parametrize(("gold", "source"), SEEDS, ids=[g.stem[:3] for g, _ in SEEDS])
def test_every_quotation_of_the_seeds_has_its_speaker(gold, source):
    """Direct speech is the hardest to lose and the worst to misattribute."""
    assert lost_quotations(gold, source)[0] == []


def test_few_quotations_of_the_invented_articles_are_lost():
    """Later articles are harder on purpose: the share of what is found may rise, not fall."""
    lost, asked, _, _ = shares(INVENTED)
    assert lost / asked <= 0.12


def test_few_statements_are_invented():
    _, _, extra, shown = shares(INVENTED + SEEDS)
    assert extra / shown <= 0.04


@pytest.mark.parametrize(("_gold", "source"), INVENTED + SEEDS, ids=[g.stem[:12] for g, _ in INVENTED + SEEDS])
def test_every_span_is_verbatim(_gold, source):
    reading, found = read_file(source)
    for said in found:
        assert "".join(reading.text[p.start : p.end] for p in said.parts) == said.text
        assert (said.start, said.end) == (said.parts[0].start, said.parts[-1].end)
        assert said.rules
        assert 0 < said.confidence < 1
        for note in said.resolved:
            assert 0 <= note.start < note.end <= len(reading.text)


def test_a_pronoun_points_to_the_name():
    said = read("穹芯科技副总裁黎向东说，订单很多。他强调，产能不够。")
    assert said[1].speaker == "黎向东"
    assert [(r.field, r.start, r.end) for r in said[1].resolved if r.field == "speaker"] == [("speaker", 7, 10)]
    assert said[1].confidence < said[0].confidence


@pytest.mark.parametrize(
    "text",
    [
        "这款产品被称为“行业天花板”。",
        "所谓“先发优势”并不存在，“降本增效”才是主线。",
        "记者在提示词框里输入“宫崎骏画风，情侣打伞”，一分钟后得到一段视频。",
        "小说里的主人公喜欢说明书。",
        "不得不说，行业变化很快。",
        "本文认为，估值偏高。",
        "公司没有回应是否满载的提问。",
    ],
)
def test_no_statement(text):
    assert read(text) == ()


def test_one_identity_across_spellings_scripts_and_articles():
    same = {identity(n, kind="person", article=a).id for a, n in (("a", "萨姆·奥尔特曼"), ("b", "奧特曼"), ("c", "Sam Altman"))}
    assert len(same) == 1
    assert identity("數字生命卡茲克", kind="person", article="a").id == identity("数字生命卡兹克", kind="person", article="b").id
    assert identity("业内人士", kind="unnamed", article="a").id != identity("业内人士", kind="unnamed", article="b").id


UNITS = (
    "据", "在上", "“", "”", "“好”", "(", "《", "、", "的", "一位", "表示", "他表示,", "说:“好。”", "公司表示,", "总裁王", "王明表示", "Sora ", "阿·", "据华西证券推算,",
    "在王看来,", "问:好\n答:好\n", "“好\n", "李明说,", "虽然甲表示,", "(甲)", "发布的", "。“甲乙丙丁戊己庚辛壬癸。”他走", "该公司表示,", "总监、", "也在对", "报告显示,", "甲算了账:",
)  # fmt: skip


@pytest.mark.parametrize("unit", UNITS, ids=[repr(u) for u in UNITS])
def test_time_grows_no_faster_than_the_text(unit):
    """Ten thousand characters of each rule's own worst food."""
    few, many = (segment("a", clean((unit * size)[:size])) for size in (2_500, 10_000))
    assert growth(lambda reading: statements(reading, Names()), few, many) < LINEAR


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("“扩产不等于扩利。”中金公司电力设备分析师闵之遥指出。", "闵之遥|中金公司|电力设备分析师"),
        ("国家数据局数据资源司司长阿布都拉·卡迪尔表示，利用率只有38%。", "阿布都拉·卡迪尔|国家数据局|数据资源司司长"),
        ("“毛病在库存。”海拓期货有色组组长乜志远说。", "乜志远|海拓期货|有色组组长"),
        ("港交所（0388）上市科主管關頌堯表示，有逾百間公司排隊。", "關頌堯|港交所|上市科主管"),
        ("奇瑞国际副总经理呼延澈说，海运成本涨了七成。", "呼延澈|奇瑞国际|副总经理"),
        ("小米汽车副总裁李肖爽说，产能还在爬坡。", "李肖爽|小米汽车|副总裁"),
        ("衡岳智能技术负责人、95后博士连昱珩写道：“我们没有刷榜。”", "连昱珩|衡岳智能|技术负责人"),
        ("“没有一个是我的。”釜山导演尹载熙说。", "尹载熙|None|导演"),
        ("友達董事長彭双浪直言，旺季不旺了。總座柯富仁接著補充，占比約二成五。", "柯富仁|友達|總座"),
        ("歐盟委員會發出問詢函。委員會發言人伊內絲·卡瓦略強調，逾期將被罰款。", "伊內絲·卡瓦略|歐盟委員會|發言人"),
        ("闵怀瑾是杭州灯下文化的创始人。“上线65部。”闵怀瑾说。", "闵怀瑾|杭州灯下文化|创始人"),
        ("林晚，34岁，竖屏短剧导演，做过三年场记。“少了半拍。”林晚说。", "林晚|None|竖屏短剧导演"),
        ("参投方启衡资本的管理合伙人濮阳素说，椅子越来越少。", "濮阳素|启衡资本|管理合伙人"),
        ("渣打香港内部人士透露，四成查询由模型处理。", "渣打香港内部人士|渣打香港|None"),
        ("一位前蔚来工程师告诉记者，项目已经停了。", "一位前蔚来工程师|蔚来|工程师"),
        ("一名不願公開身分的台積電主管證實，晶片已流片。", "一名不願公開身分的台積電主管|台積電|主管"),
        ("OpenAI 營運副總裁 Dana Whitlock 表示，用戶數超過5億。", "Dana Whitlock|OpenAI|營運副總裁"),
        ("IDC中国研究经理卢舒扬认为，市场将增长三成。", "卢舒扬|IDC中国|研究经理"),
        ("“只用了9个月。”项目运营方陇算科技总经理马文轩告诉记者。", "马文轩|陇算科技|总经理"),
        ("国家信息中心研究员赵屹然提醒，须警惕一哄而上。", "赵屹然|国家信息中心|研究员"),
        ("近日，澎湃新闻对白鹭映画创始人、导演陆知遥进行了专访。陆知遥说：“机器算票房准。”", "陆知遥|白鹭映画|创始人、导演"),
        ("“技术会过时。”清苑小学信息科技教师陆一帆认为。", "陆一帆|清苑小学|信息科技教师"),
        ("远望资产基金经理宋知行直言，最难的日子已经过去。", "宋知行|远望资产|基金经理"),
        ("經濟部統計處長阮冠穎表示，外銷訂單將連續成長。", "阮冠穎|經濟部統計處|處長"),
        ("国家网信办网络管理技术局副局长邱若兰说，办法自9月1日起施行。", "邱若兰|国家网信办|网络管理技术局副局长"),
        ("苏州市工业和信息化局副局长杭远介绍，产业规模突破千亿。", "杭远|苏州市工业和信息化局|副局长"),
        ("哈萨克族动画导演沙吾列·别克看完样片后感叹：“人物在演戏。”", "沙吾列·别克|None|动画导演"),
        ("《长夜行舟》导演魏无咎则降了降温：“AI帮不了我决定机位。”", "魏无咎|None|导演"),
        ("“不涨价就没活路。”深圳机器人租赁商叶小刀说。", "叶小刀|None|机器人租赁商"),
        ("“卡太贵了。”苏州一家减速器厂商的销售经理老冯坦言。", "老冯|苏州一家减速器厂商|销售经理"),
        ("北京工商大学数字经济研究院副院长孟祥瑞认为，股价背离。", "孟祥瑞|北京工商大学数字经济研究院|副院长"),
        ("“效率翻倍了。”提示词工程师王晓明说。", "王晓明|None|提示词工程师"),
        ("记者见到了创始人何苗。“以前要三个月。”何苗说。", "何苗|None|创始人"),
        ("香港大學馬思遠教授表示，智能需要重新定義。", "馬思遠|香港大學|教授"),
        ("上海交通大学媒体与传播学院院长李思远教授指出，治理需要多元参与。", "李思远|上海交通大学媒体与传播学院|院长"),
        ("蓝湾储能海外销售总监卓玛央金表示，客户要求年底前装船。", "卓玛央金|蓝湾储能|海外销售总监"),
        ("中原地產亞太區住宅部總裁溫若衡指出，升幅頂多5%。", "溫若衡|中原地產|亞太區住宅部總裁"),
        ("酒多多河南区运营经理蒋一苇介绍，每家接单四百余单。", "蒋一苇|酒多多|河南区运营经理"),
        ("蓝海重工经营部部长查尔泰说：“船东住在楼下。”", "查尔泰|蓝海重工|经营部部长"),
        ("經濟部產業發展署金屬機電組組長陳國軒指出，訂單回升。", "陳國軒|經濟部產業發展署|金屬機電組組長"),
        ("中粮期货软商品研究员蓝沁认为，价格在二季度见顶。", "蓝沁|中粮期货|软商品研究员"),
        ("上海国际航运研究中心研究员闾丘平认为，热情会退去。", "闾丘平|上海国际航运研究中心|研究员"),
        ("前小米副总裁、现任极壳科技董事长常敬之认为，窗口还在。", "常敬之|极壳科技|董事长"),
        ("储能集成商北辰智储总经理晏平川说：“退掉了两个。”", "晏平川|北辰智储|总经理"),
        ("独立酒业分析师上官恺认为，停货停得还不够久。", "上官恺|None|独立酒业分析师"),
        ("中學教師周小姐說：「最後都係放棄。」", "周小姐|None|中學教師"),
        ("中信建投证券人工智能首席分析师于成哲表示，售价为四成。", "于成哲|中信建投证券|人工智能首席分析师"),
        ("“等不起。”广州白云国际机场塔台管制员沈奇说。", "沈奇|广州白云国际机场|塔台管制员"),
        ("“头一回是人求我卖。”咖农李扎娃说。", "李扎娃|None|咖农"),
        ("北京新发地农产品批发市场统计部经理刘通表示，菜价回落。", "刘通|北京新发地农产品批发市场|统计部经理"),
        ("“船期一推再推。”青岛港集装箱码头调度长邢广志说。", "邢广志|青岛港集装箱码头|调度长"),
        ("曹县大集镇党委书记李涛介绍，全镇网店超过两万家。", "李涛|曹县大集镇|党委书记"),
        ("“赔款到了。”化雨镇党委副书记、镇长刘汝海说。", "刘汝海|化雨镇|党委副书记、镇长"),
        ("东盛水产董事长助理兼品控部部长郑国梁坦言，虾价跌破成本。", "郑国梁|东盛水产|董事长助理兼品控部部长"),
        ("百茗茶业董事长、浙江省茶业协会会长沈国平说，春茶价格稳定。", "沈国平|百茗茶业|董事长"),
        ("云南省农业农村厅种植业处处长寸敏表示，面积还在增加。", "寸敏|云南省农业农村厅|种植业处处长"),
        ("招商证券（香港）策略师温俊辉认为，估值仍有修复空间。", "温俊辉|招商证券（香港）|策略师"),
        ("摩根士丹利證券科技產業分析師鄧亦衡寫道，評價偏高。", "鄧亦衡|摩根士丹利證券|科技產業分析師"),
        ("SK海力士首席财务官金宇贤表示，产能已全部售罄。", "金宇贤|SK海力士|首席财务官"),
        ("華德動能董事長特助曾郁翔表示，交期拉長。", "曾郁翔|華德動能|董事長特助"),
        ("鸡黍镇种植大户周广田说，地租又涨了。", "周广田|None|种植大户"),
        ("宁波货代企业远桥国际物流总经理苗建勋说，柜子漂在海上。", "苗建勋|远桥国际物流|总经理"),
        ("本案审判长、杭州互联网法院综合审判庭副庭长陆闻笙说，平台有责。", "陆闻笙|杭州互联网法院|综合审判庭副庭长"),
    ],
)
def test_whose_office_it_is(text, who):
    reading = read_text("a", text)
    said = statements(reading, find_names(reading))[-1]
    assert f"{said.speaker}|{said.organisation}|{said.role}" == who


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("国家药监局药品注册管理司10月印发通知，明确审评时限压缩至30个工作日。", "国家药监局药品注册管理司|indirect"),
        ("15家家电企业联合发表声明，呼吁停止价格战。", "15家家电企业|indirect"),
        ("老乡鸡向港交所递交的招股书显示，去年净利润为4.1亿元。", "老乡鸡|indirect"),
        ("新修订的《反对浪费条例》公布，其中规定，工作餐不得提供高档菜肴。", "《反对浪费条例》|indirect"),
        ("比亚迪11月1日公告，10月新能源汽车销量为50.27万辆。", "比亚迪|indirect"),
        ("記者從香港旅遊發展局獲悉，訪港旅客達2,300萬人次。", "香港旅遊發展局|indirect"),
        ("第三方平台“今日批价”数据显示，飞天茅台报1960元。", "今日批价|indirect"),
        ("三生制药董事会秘书在电话会上回应称，暂无回A安排。", "三生制药董事会秘书|indirect"),
        ("深度求索发布新模型，官方称新的参数精度针对国产芯片设计。", "深度求索|indirect"),
        ("美團發布第三季度財報。集團管理層表示，補貼不會長期持續。", "美團|indirect"),
        ("寒武纪股价大涨15%。此前披露的半年报显示，营业收入28亿元。", "寒武纪|indirect"),
        ("畢馬威上月發表報告，估計2030年市場規模將達29億美元。", "畢馬威|indirect"),
        ("不少店主开口第一句话就是“今年不好卖”。", "不少店主|direct"),
        ("苏州一家代工厂的厂长说得很直接：“没有订单，机器就是废铁。”", "一家代工厂的厂长|direct"),
        ("“客户守在厂里。”上周五，在厂外，盛能新能源主管孔德清说，产线全部满产。", "孔德清|mixed"),
        ("陈明远认为，官司打得赢，“真正的难题是不知道是谁偷的”。", "陈明远|indirect"),
        ("陈明远认为，官司打得赢。“真正的难题是不知道是谁偷走的。”", "陈明远|mixed"),
    ],
)
def test_who_is_heard(text, who):
    reading = read_text("a", text)
    said = statements(reading, find_names(reading))
    assert [f"{s.speaker}|{s.type}" for s in said] == [who]


GROUPS = [line.split("\t") for line in (Path(__file__).parent / "speaker_groups.tsv").read_text(encoding="utf-8").splitlines()[1:]]


@pytest.mark.parametrize(("group", "text"), GROUPS, ids=[text[:14] for _, text in GROUPS])
def test_which_group_speaks(group, text):
    reading = read_text("a", text)
    assert {said.group for said in statements(reading, find_names(reading))} == {group}


def test_reported_speech_ends_before_the_story_goes_on_with_a_day():
    text = "律师葛文君提醒，这可能违反平台规则。《标识办法》将于9月1日起施行。"
    assert [said.text for said in statements(read_text("a", text), Names())] == ["这可能违反平台规则"]


def test_a_view_after_a_quotation_is_a_statement_of_its_own():
    text = "“票房不及预期。”万达电影总经理易秋山说。在他看来，观众并没有离开。"
    assert [said.text for said in statements(read_text("a", text), Names())] == ["票房不及预期。", "观众并没有离开"]
