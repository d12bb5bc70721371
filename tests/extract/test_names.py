"""Names of systems and organisations: by list, by shape, by place, and with every name of the seeds taken out of the lists."""

import json
import re
import unicodedata
from pathlib import Path

import pytest

from lib.extract import gazetteers
from lib.extract.names import find_names
from lib.extract.organisations import organisations
from lib.extract.systems import systems
from lib.rules import gazetteer
from lib.text.fold import fold
from lib.text.read import read_text
from tests.growth import LINEAR, growth

ROOT = Path(__file__).resolve().parents[2]
SEEDS = ROOT / "seeds"
GOLD = ROOT / "tests" / "gold"


def named(text: str) -> tuple[set[str], set[str]]:
    """Canonical names of systems and of organisations."""
    names = find_names(read_text("a", text))
    return {n.name for n in names.systems}, {n.name for n in names.organisations}


def norm(name: str) -> str:
    """As names are compared: script, width, case, blanks and punctuation folded away."""
    text = unicodedata.normalize("NFKC", fold(name)).lower()
    return "".join(c for c in text if unicodedata.category(c)[0] in "LN")


def f1(kind: str, files: list[tuple[Path, Path]]) -> float:
    """F1 of the distinct names of several articles against gold names and aliases; optional ones cost nothing."""
    hits = found = wanted = 0
    for text, gold in files:
        names = find_names(read_text(text.stem, text.read_text(encoding="utf-8")))
        entries = [e if isinstance(e, dict) else {"name": e} for e in json.loads(gold.read_text(encoding="utf-8"))[kind]]
        sets = [({norm(a) for a in (e["name"], *(e.get("aliases") or []))}, e.get("optional")) for e in entries]
        firm = [s for s, optional in sets if not optional]
        known = set().union(*(s for s, _ in sets))
        have = {norm(n.name) for n in getattr(names, kind)}
        hit = sum(bool(s & have) for s in firm)
        hits, wanted = hits + hit, wanted + len(firm)
        found += hit + len(have - known)
    return 2 * hits / (found + wanted)


def gold_of(part: str) -> list[tuple[Path, Path]]:
    texts = SEEDS if part == "seeds" else GOLD / part
    return [(texts / f"{g.stem}.txt", g) for g in sorted((GOLD / part).glob("*.json"))]


@pytest.fixture
def without_seed_names(monkeypatch):
    """The lists without every entry of which a spelling stands in a seed."""
    seeds = norm("".join(p.read_text(encoding="utf-8") for p in SEEDS.glob("*.txt")))

    def spellings(entry):
        return (entry.name, *entry.aliases, *entry.data.get("loose", "").split("|"), *entry.data.get("parts", "").split("|"))

    def thinned(table):
        return tuple(e for e in gazetteer(table) if not any(s and norm(s) in seeds for s in spellings(e)))

    monkeypatch.setattr(gazetteers, "gazetteer", thinned)
    gazetteers.index.cache_clear()
    yield thinned
    monkeypatch.undo()
    gazetteers.index.cache_clear()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("文生視頻模型Vantor掀起的浪潮。", {"Vantor"}),
        ("腾讯在3月20日发布了最新自研游戏AI引擎“KiiMEX”。", {"KiiMEX"}),
        ("公司发布新一代大语言模型“澜图3.0”,参数规模达1800亿个。", {"澜图3.0"}),
        ("近日,该公司上线了负荷预测大模型,名为“湘源”负荷预测大模型。", {"湘源"}),
        ("市场上共有21个公开的AI视频模型,包括大众熟知的Quilla、Genvo以及Motion Cascade等。", {"Quilla", "Genvo", "Motion Cascade"}),
        ("公司计划发布GPT5.0,并称Claude 3不足为惧。", {"GPT5.0", "Claude 3"}),
        ("记者看到,“幻影七号”插件仍有局限。", {"幻影七号"}),
        ("英伟达H20供货不稳,华为昇腾910B正在测试。", {"H20", "昇腾910B"}),
        ("代号“Reef”的虚拟主播工具定于10月公测。", {"Reef"}),
        ("画面靠Vidu Q1,Vidu Q2自9月25日发布以来增长两倍。", {"Vidu Q1", "Vidu Q2"}),
        ("该公司推出推理芯片苍岭200,苍岭200单卡显存128GB。", {"苍岭200"}),
        ("漪言2.5大模型将于12月中旬发布。", {"漪言2.5"}),
        ("網名「配速六分半」的跑者寫道,賽事太貴;地產項目「曦灣匯」今日開售。", set()),
    ],
)
def test_systems_are_found_by_shape_and_place(text, expected):
    assert named(text)[0] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("芯片设计公司穹芯科技披露,公司营收增长。", {"穹芯科技"}),
        ("在短剧从业者、嘉书科技创始人王小书看来,门槛会降低。", {"嘉书科技"}),
        ("“不难。”独立策略研究院分析师陈佳表示。", {"独立策略研究院"}),
        ("初创企业月下之城完成新一轮融资,金额超10亿元。", {"月下之城"}),
        ("背后有着明湖资本、青松创投、木棉书等众多投资方。", {"明湖资本", "青松创投", "木棉书"}),
        ("苏州市工业和信息化局副局长杭远说,产业链已成形。", {"苏州市工业和信息化局"}),
        ("湖南省发展改革委能源处处长算了一笔账。", {"湖南省发展改革委"}),
        ("清华大学集成电路学院教授丁一帆如是说。", {"清华大学集成电路学院"}),
        ("“很难。”网友告诉《晚风财经》记者。", {"晚风财经"}),
        ("广东卓信律师事务所律师陈晓代理了此案。", {"广东卓信律师事务所"}),
        ("短剧平台WaveTide当天发布《短剧出海报告》。", {"WaveTide"}),
        ("苹果宣布,新手机将于9月发布。", {"苹果"}),
        ("鹿橙广告、棠珂今年也陆续成立AI小组。", {"鹿橙广告", "棠珂"}),
        ("鈊屿、砾石、潮汐乐园等游戏股营收出炉。", {"鈊屿", "砾石", "潮汐乐园"}),
        ("浙江大学医学院附属第二医院已运行三年。", {"浙江大学医学院附属第二医院"}),
        ("耀才证券研究部高级分析员表示,留意资本水平。", {"耀才证券"}),
    ],
)
def test_organisations_are_found_by_shape_and_place(text, expected):
    assert named(text)[1] == expected


@pytest.mark.parametrize(
    "text",
    [
        "国内影视公司和多家上市公司都在观望,头部平台的负责人不愿多谈。",
        "她买了一箱苹果,大众都觉得理想很丰满。",
        "汽车行业和游戏产业的从业者说,社会资本会更谨慎。",
        "其中金额最大的一笔在上海信息产业园,推广发行费用另算。",
        "不少业内人士认为,AI芯片“卡脖子”,模型“大战”还会继续。",
        "好莱坞的影视工作室正在用AIGC做3D动画,Transformer架构并不新鲜。",
        "数据显示,一季度销量下滑;财报显示,毛利率回升。",
    ],
)
def test_common_words_are_no_names(text):
    assert named(text) == (set(), set())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("桐源数据统计显示，大促销售总额达1.21万亿元。", {"桐源数据"}),
        ("在深圳私募机构鹤山投资的基金经理周岚看来，当前股价没有计入坏消息。", {"鹤山投资"}),
        ("马士基大中华区冷链负责人丁若曦介绍，公司投入12个航次。", {"马士基"}),
        ("恒生科技指数倒升0.3%，恒生地产分类指数升1.9%。", set()),
        ("香港国际电影节协会节目总监梁咏诗昨日在论坛上表示，报名数字较预期多。", {"香港国际电影节协会"}),
        ("客户之一、长沙短剧公司红果树影业制片人邓晚晴说，钱不够。", {"红果树影业"}),
        ("日本东京大学教授山田太郎表示，这项研究刚起步。", {"东京大学"}),
        ("清华大学与智源研究院在期刊发表论文。", {"清华大学", "智源研究院"}),
        ("国家体育总局装备中心一位工作人员告诉记者，标准在征求意见。", {"国家体育总局装备中心"}),
        ("原告律师马库斯·奥戴尔对记者称，求偿总额不低于5亿美元。", set()),
        ("一位散户在中环一间证券行内笑言，今早买了两手。", set()),
    ],
)
def test_houses_end_where_their_name_does(text, expected):
    assert named(text)[1] == expected


def test_names_keep_the_articles_own_script():
    assert named("據華西證券推算,算力需求大增。輝達供應鏈主管坦言,台積電不會停。")[1] == {"華西證券", "輝達", "台積電"}


def test_short_forms_count_under_the_full_name():
    mentions = find_names(read_text("a", "封测厂芯泓半导体昨日召开法说会,宣布扩产。芯泓去年营收6.4亿元。")).organisations
    assert [(m.end - m.start, m.name) for m in mentions] == [(5, "芯泓半导体"), (2, "芯泓半导体")]


def test_versions_tell_systems_apart_and_a_bare_name_means_the_only_one():
    assert named("文生视频模型织影2.0上线。训练一次织影要1200万元。")[0] == {"织影2.0"}
    assert named("OpenAI发布GPT-3后又发布GPT-4,如今GPT已是代称。")[0] == {"GPT-3", "GPT-4", "GPT"}


def test_vendor_is_the_house_the_article_names():
    names = find_names(read_text("a", "Sora母公司OpenAI没有回应。腾讯在3月20日发布了自研游戏AI引擎“GiiNEX”。可灵也在追。"))
    assert {n.name: n.vendor for n in names.systems} == {"Sora": "OpenAI", "GiiNEX": "腾讯", "可灵": None}


def test_records_cut_their_text_out_of_the_article():
    reading = read_text("a", "盛趣遊戲副總裁沈烽亮表示,騰訊發佈了引擎“GiiNEX”。")
    names = find_names(reading)
    rows = [*systems(reading, names), *organisations(reading, names, ())]
    assert rows
    assert all(reading.text[r.start : r.end] == r.text for r in rows)


@pytest.mark.parametrize(("kind", "floor"), [("systems", 1.0), ("organisations", 0.97)])
def test_seed_gold(kind, floor):
    assert f1(kind, gold_of("seeds")) >= floor


@pytest.mark.parametrize(("kind", "floor"), [("systems", 0.94), ("organisations", 0.94)])
def test_tuning_gold(kind, floor):
    assert f1(kind, gold_of("tuning")) >= floor


@pytest.mark.parametrize(("kind", "floor"), [("systems", 0.85), ("organisations", 0.9)])
def test_seed_gold_without_the_names_of_the_seeds(without_seed_names, kind, floor):
    assert "OpenAI" not in {e.name for e in without_seed_names("organisations")}
    assert f1(kind, gold_of("seeds")) >= floor


def test_lists_hold_far_more_than_the_seeds():
    seeds = fold("".join(p.read_text(encoding="utf-8") for p in SEEDS.glob("*.txt")))
    for table, least in (("organisations", 2000), ("systems", 500)):
        entries = gazetteer(table)
        assert len(entries) >= least
        assert sum(fold(e.name) in seeds for e in entries) < len(entries) / 20
        assert [e.name for e in entries] == sorted(e.name for e in entries)


def test_released_days_are_dates():
    for entry in gazetteer("systems"):
        assert re.fullmatch(r"(?:20[12]\d-[01]\d(?:-[0-3]\d)?)?", entry.data["released"]), entry.name


@pytest.mark.parametrize("unit", ["科技", "“", "、甲乙丙", "的公司", "A1 ", "大模型", "《", "创始人", "OpenAI、", "芯", "GPT-", "领投"])
def test_time_grows_with_length_alone(unit):
    few, many = (read_text("a", "开头。" + unit * size) for size in (2_500, 10_000))
    assert growth(find_names, few, many) < LINEAR


@pytest.mark.parametrize(
    ("text", "systems"),
    [
        ("国家电网的巡检机器人“天工一号”已经上岗。", "天工一号"),
        ("三一重工把一款叫“根云大脑”的排产系统装进了工厂。", "根云大脑"),
        ("我们去年11月开源了具身模型“石敢当”，70亿参数。", "石敢当"),
        ("功臣是公司自研的“墨线”系统，中间画的周期压到九天。", "墨线"),
        ("提出名为“观火”的幻觉检测框架，误报率降至2.1%。", "观火"),
        ("放出了旗舰模型“苍梧4”。苍梧4-Nano面向手机，苍梧2已经开源。", "苍梧2 苍梧4 苍梧4-Nano"),
        ("腾讯混元T1、月之暗面的Kimi K3都降了价。", "Kimi K3 混元T1"),
        ("阿里云把Qwen-Long砍掉97%。", "Qwen-Long"),
        ("百度慧播星宣布向中小商家免费开放。", "慧播星"),
        ("特斯拉的Optimus、Figure的Helix，都还没有量产。", "Helix Optimus"),
        ("Scenario、Layer这类AI绘画平台按席位收费。", "Layer Scenario"),
        ("用豆包写周报、用即梦画海报，已经成了日常。", "即梦 豆包"),
        ("公司的NovaCore计划在明年一季度送样。", "NovaCore"),
        ("20日 Claude 3.5 Sonnet发布，Claude 3家族共三款。", "Claude 3 Claude 3.5 Sonnet"),
        ("市政府推出“智慧养老行动”，首批试点12个社区。", ""),
        ("“机器人‘上岗’之后，我们反而更忙了。”他说。", ""),
    ],
)
def test_systems_in_no_list_are_read_by_their_frame(text, systems):
    assert " ".join(sorted(named(text)[0])) == systems


@pytest.mark.parametrize(
    ("text", "system", "house"),
    [
        ("连锁药妆店千色荟(06123)见红,全年蚀1.2亿元。", "", "千色荟"),
        ("聯穎光電（3596）昨日公告，11月營收創新高。", "", "聯穎光電"),
        ("金陵康泽2月19日晚间披露,公司被立案调查。", "", "金陵康泽"),
        ("9月3日晚间,翊创微披露,拟回购股份。", "", "翊创微"),
        ("法院判令被告声浪互动停止侵权,赔偿12万元。", "", "声浪互动"),
        ("中移(杭州)信息技术有限公司公布采购结果。", "", "中移(杭州)信息技术有限公司"),
        ("北欧基金Fjord Ventures管理合伙人埃里克说,窗口正在关闭。", "", "Fjord Ventures"),
        ("英国代理商Harbor & Pine首席策略官格兰特说,没有工时可卖了。", "", "Harbor & Pine"),
        ("项目运营方陇算科技总经理马文轩告诉记者,二期已投运。", "", "陇算科技"),
        ("“演员秦若薇的声音被复制。”秦若薇的代理人、律师欧阳靖说。", "", ""),
        ("公司尊重法院判决。", "", ""),
        ("订单来自科研教育和政府展厅。", "", ""),
        ("他说,孩子还要学会怀疑它。", "", ""),
        ("该公司公布了旗下AI陪伴产品“小叠”的数据。", "小叠", ""),
        ("公司主营AI短剧制作工具“帧梦工坊”,收入2亿元。", "帧梦工坊", ""),
        ("據報道,集團正分拆雲業務「海騰雲」在港上市。", "海騰雲", ""),
        ("网易有道的子曰教育大模型贡献了大部分增量。", "子曰教育大模型", "网易有道"),
        ("公司昨晚公告称,将终止收购。", "", ""),
        ("預計明年全部切換至自研平台「逍遙」製作。", "逍遙", ""),
        ("我们自己只写了一个调度平台,叫“织机”,去年动工。", "织机", ""),
        ("根据《关于人工智能“模塑申城”的实施方案》,算力将翻番。", "", ""),
        ("云南国际咖啡交易中心总经理阮文彬告诉记者,客商很多。", "", "云南国际咖啡交易中心"),
        ("香港聲演者聯會副主席莫子謙透露,工作少了。", "", "香港聲演者聯會"),
        ("“算力不是囤出来的。”天数云科首席执行官欧阳柏说。", "", "天数云科"),
        ("近月负资产个案仍在增加,多晶硅期货跌停。", "", ""),
        ("一名中型銀行按揭部主管透露,個案增加。", "", ""),
        ("独立酒业分析师上官恺表示,库存还有四个月。", "", ""),
        ("某即时零售平台酒水采购负责人告诉记者,销量翻番。", "", ""),
        ("已有6间本港制作公司和22家配音工作室签约。", "", ""),
        ("在宁国路开小龙虾馆的店主鲁桂枝说,客人照样坐满。", "", ""),
        ("他在郑州大学城的两家店都关了,不少郑州大学生很失望。", "", ""),
    ],
)
def test_names_told_by_code_notice_part_or_trade_and_words_that_are_none(text, system, house):
    assert named(text) == ({system} - {""}, {house} - {""})


def test_a_bare_name_told_of_before_its_version_is_a_system_of_its_own():
    text = "6月6日:快手上线可灵。\n7月6日,网页版开放。\n12月19日:可灵1.6上线,效果更好。"
    assert named(text)[0] == {"可灵", "可灵1.6"}
