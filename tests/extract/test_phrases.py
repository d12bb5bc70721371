"""Speaker phrases: organisation, role and name; houses and their papers; the unnamed."""

import pytest

from lib.extract.phrases import read_phrase
from lib.extract.pieces import Listed

PERSONS = [
    ("盛川游戏艺术专家委员会执行主席、美术中心美术总监林睿", "盛川游戏", "艺术专家委员会执行主席、美术中心美术总监", "林睿"),
    ("好莱坞导演Taylor Perrin", "", "导演", "Taylor Perrin"),
    ("公众号AIGC博主“数字生命小北”", "", "AIGC博主", "数字生命小北"),
    ("视频后期制作公司负责人老邸", "视频后期制作公司", "负责人", "老邸"),
    ("短剧从业者、嘉树科技创始人王小舒", "嘉树科技", "创始人", "王小舒"),
    ("上海市人工智能学会秘书长汪蕾", "上海市人工智能学会", "秘书长", "汪蕾"),
    ("一岚科技创始人、CEO罗江", "一岚科技", "创始人、CEO", "罗江"),
    ("国泰君安汽车行业分析师石朗", "国泰君安", "汽车行业分析师", "石朗"),
    ("英伟达数据中心业务副总裁伊莎·科瓦", "英伟达", "数据中心业务副总裁", "伊莎·科瓦"),
    ("苏州市工业和信息化局副局长杭远", "苏州市工业和信息化局", "副局长", "杭远"),
    ("中国科学院自动化研究所研究员蒋溪", "中国科学院自动化研究所", "研究员", "蒋溪"),
    ("清华大学集成电路学院教授丁帆", "清华大学集成电路学院", "教授", "丁帆"),
    ("毕业于上海交大、现任纽约大学计算机科学助理教授谢凝", "纽约大学", "计算机科学助理教授", "谢凝"),
    ("知名IT专业律师赵占岭", "", "IT专业律师", "赵占岭"),
    ("知名 IT 专业律师赵占岭", "", "IT 专业律师", "赵占岭"),
    ("全国政协委员、知禾创始人兼CEO周沅", "知禾", "创始人兼CEO", "周沅"),
    ("北京车主刘女士", "", "车主", "刘女士"),
    ("在戈壁上干了19年的安西风场值长马木沙·阿不都", "安西风场", "值长", "马木沙·阿不都"),
    ("蓝屋顶动画创办人兼导演罗思航", "蓝屋顶动画", "创办人兼导演", "罗思航"),
    ("湖南省发展改革委能源处处长覃山", "湖南省发展改革委", "能源处处长", "覃山"),
    ("华东政法大学的李教授", "华东政法大学", "教授", "李教授"),
    ("现场网名“老张聊车”的汽车博主", "", "汽车博主", "老张聊车"),
]
HOUSES = [
    ("知名投资机构a16z数据", "a16z"),
    ("因赛集团1月26日发布的调研纪要", "因赛集团"),
    ("OpenAI发布的最新Sora技术报告", "OpenAI"),
    ("封测厂晶瀚科技", "晶瀚科技"),
    ("短剧平台ReelTide当天发布的《2024短剧出海报告》", "ReelTide"),
    ("一份由斯坦福大学发布的报告", "斯坦福大学"),
    ("英国《金融时报》", "金融时报"),
    ("《关于加快算力网的实施意见》", "《关于加快算力网的实施意见》"),
    ("国务院3月13日印发的《设备更新行动方案》", "《设备更新行动方案》"),
]
UNNAMED = [
    ("从业数十年的一位资深编剧", "一位资深编剧", ""),
    ("有分析人士", "分析人士", ""),
    ("国内也有不少法律界人士", "不少法律界人士", ""),
    ("不愿具名的面板厂主管", "不愿具名的面板厂主管", ""),
    ("微盟集团相关技术负责人", "微盟集团相关技术负责人", "微盟集团"),
    ("工信部一位司局级官员", "一位司局级官员", "工信部"),
]


def cut(text, piece):
    return text[piece.start : piece.end] if piece else ""


@pytest.mark.parametrize(("text", "organisation", "role", "name"), PERSONS, ids=[p[0][:12] for p in PERSONS])
def test_person(text, organisation, role, name):
    phrase = read_phrase(text, 0, len(text), listed=Listed())
    assert phrase
    assert phrase.kind == "person"
    assert (cut(text, phrase.organisation), cut(text, phrase.role), cut(text, phrase.name)) == (organisation, role, name)


@pytest.mark.parametrize(("text", "name"), HOUSES, ids=[h[0][:12] for h in HOUSES])
def test_house(text, name):
    phrase = read_phrase(text, 0, len(text), listed=Listed())
    assert phrase
    assert phrase.kind in ("institution", "document")
    assert cut(text, phrase.name) == name


@pytest.mark.parametrize(("text", "name", "organisation"), UNNAMED, ids=[u[0][:12] for u in UNNAMED])
def test_unnamed(text, name, organisation):
    phrase = read_phrase(text, 0, len(text), listed=Listed())
    assert phrase
    assert phrase.kind == "unnamed"
    assert (cut(text, phrase.name), cut(text, phrase.organisation)) == (name, organisation)


@pytest.mark.parametrize("text", ["数据", "事实", "记者采访", "这", "价格", "从研究方向看"])
def test_nobody(text):
    phrase = read_phrase(text, 0, len(text), listed=Listed())
    assert phrase is None or phrase.kind == "own"
