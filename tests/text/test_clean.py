import json
import re
from pathlib import Path

import pytest

from lib.evaluation.match import left_over, norm
from lib.text.clean import clean
from lib.text.decode import decode
from lib.text.fold import fold
from lib.text.known import known_as
from tests.growth import LINEAR, growth
from tests.text import pages

ROOT = Path(__file__).resolve().parents[2]
SEEDS = sorted((ROOT / "seeds").glob("*.txt"))


def dense(text):
    return re.sub(r"\s+", "", text)


def raw_of(path):
    return decode(path.read_bytes()).text


def without(raw, dropped):
    kept = [c for i, c in enumerate(raw) if not any(d.raw_start <= i < d.raw_end for d in dropped)]
    return "".join(kept)


@pytest.mark.parametrize(("raw", "kept"), pages.ALL, ids=["portal", "post", "wrapped", "taiwan", "community", "finance"])
def test_a_dirty_page_gives_the_article_and_no_more(raw, kept):
    assert clean(raw).text == kept


@pytest.mark.parametrize("raw", [*(r for r, _ in pages.ALL), *map(raw_of, SEEDS)])
def test_text_and_dropped_stretches_make_up_the_document(raw):
    cleaned = clean(raw)
    assert dense(without(raw, cleaned.dropped)) == dense(cleaned.text)
    ends = [0]
    for d in cleaned.dropped:
        assert ends[-1] <= d.raw_start < d.raw_end <= len(raw)
        ends.append(d.raw_end)


@pytest.mark.parametrize("raw", [r for r, _ in pages.ALL])
def test_cleaning_a_clean_article_changes_nothing(raw):
    once = clean(raw).text
    assert clean(once).text == once


def test_the_same_page_with_other_line_ends_gives_the_same_article():
    assert clean(pages.PORTAL.replace("\n", "\r\n")).text == pages.PORTAL_KEPT


@pytest.mark.parametrize("path", SEEDS, ids=lambda p: p.stem[:3])
def test_seed_articles_keep_no_furniture(path):
    text = clean(raw_of(path)).text
    for furniture in ("评论\n", "加入圈子", "交流群", "营销日历", "莫扎特", "包拯", "未经许可", "题图", "責任編輯", "#"):
        assert furniture not in text
    assert not re.search(r"[(（][a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü]+[)）]", text)


INVENTED = sorted((ROOT / "tests/gold/tuning").glob("*.json"))


@pytest.mark.parametrize("path", INVENTED, ids=lambda p: p.stem)
def test_invented_articles_lose_nothing_but_noise(path):
    wanted = json.loads(path.read_text(encoding="utf-8"))
    text = norm(clean(raw_of(path.with_suffix(".txt"))).text)
    passages = [f["text"] for f in wanted["figures"]] + [e["sentence"] for e in wanted["events"]]
    passages += [piece for s in wanted["statements"] for piece in re.split(r"[“”‘’「」『』。,，]", s["text"])]
    for passage in passages:
        assert norm(passage) in text, passage


def test_nearly_all_noise_of_the_invented_articles_goes():
    left, asked = [], 0
    for path in INVENTED:
        wanted = json.loads(path.read_text(encoding="utf-8"))["noise"]
        printed = clean(raw_of(path.with_suffix(".txt"))).text
        text = norm(printed)
        asked += len(wanted)
        left += [n for n in wanted if (re.search(n[3:], printed) if n.startswith("re:") else left_over(norm(n), text))]
    assert len(left) / asked <= 0.03, left


@pytest.mark.parametrize("path", INVENTED, ids=lambda p: p.stem)
def test_what_people_say_is_never_furniture(path):
    wanted = json.loads(path.read_text(encoding="utf-8"))
    for statement in wanted["statements"]:
        for line in (statement["text"], *re.split(r"[。!?！？;；]", statement["text"])):
            assert known_as(fold(line)) is None, line


@pytest.mark.parametrize("gold", sorted((ROOT / "tests/gold/seeds").glob("*.json")), ids=lambda p: p.stem[:3])
def test_seed_articles_keep_every_statement(gold):
    wanted = json.loads(gold.read_text(encoding="utf-8"))
    text = dense(clean(raw_of(ROOT / "seeds" / f"{gold.stem}.txt")).text)
    for statement in wanted["statements"]:
        for piece in re.split(r"[“”‘’。]", statement["text"]):
            assert dense(piece) in text


@pytest.mark.parametrize(
    ("raw", "kept"),
    [
        ("文(wén)生视频能(néng)力提升。", "文生视频能力提升。"),
        ("全新（xīn）模型让绿(lǜ)色电(diàn)力受益。", "全新模型让绿色电力受益。"),
        ("人工智能(AIGC)与咖啡(café)、(记者 张三)都留下。", "人工智能(AIGC)与咖啡(café)、(记者 张三)都留下。"),
        ("大家(dà jiā)好。", "大家好。"),
        ("文(wen)本、视(shi)频、能(neng)力、模(mo)型、算(suan)力、文(wen)字。", "文本、视频、能力、模型、算力、文字。"),
        ("语音(ai)合成。", "语音(ai)合成。"),
        ("通用人工智能(AGI)时代(era)。", "通用人工智能(AGI)时代(era)。"),
    ],
)
def test_pinyin_goes_and_other_brackets_stay(raw, kept):
    assert clean(raw).text == kept


@pytest.mark.parametrize(
    ("raw", "kept"),
    [
        ("降本增效。(责任编辑:毕安吉)", "降本增效。"),
        ("降本增效。【责编:赵六】", "降本增效。"),
        ("销售额复苏。(记者 闫鹏 李唐宁)", "销售额复苏。(记者 闫鹏 李唐宁)"),
        ("市场回暖。(本文不构成投资建议)", "市场回暖。"),
        ("前景广阔。#Sora# #人工智能#", "前景广阔。"),
        ("#Sora#话题登上热搜。", "#Sora#话题登上热搜。"),
        ("零宽\u200b字\ufeff符\x07。", "零宽字符。"),
    ],
)
def test_cuts_inside_a_line(raw, kept):
    assert clean(raw).text == kept


@pytest.mark.parametrize(
    ("raw", "kept"),
    [
        ("算力需求上升,紫光股份等公司股价\n\n均一度大涨。", "算力需求上升,紫光股份等公司股价均一度大涨。"),
        ("对此,巨人网络在回应记者时表示,\n\n短期来看会提高效率。", "对此,巨人网络在回应记者时表示,短期来看会提高效率。"),
        ("国内企业正加速布局\n从历史经验来看,新工具往往带来新的商机。", "国内企业正加速布局\n从历史经验来看,新工具往往带来新的商机。"),
        ("它为什么没有诞生在中国?\n和一年前相似,话题又热。", "它为什么没有诞生在中国?\n和一年前相似,话题又热。"),
        ("公司估值约12\n亿美元,创下新高。", "公司估值约12亿美元,创下新高。"),
        (
            "许多从业者在采访里都提到了开源的图像生成模型Stable\nDiffusion,目前仍在更新。",
            "许多从业者在采访里都提到了开源的图像生成模型Stable Diffusion,目前仍在更新。",
        ),
        ("王小明介绍:\n“前景广阔。”", "王小明介绍:“前景广阔。”"),
        ("问:前景如何?\n答:很好。", "问:前景如何?\n答:很好。"),
    ],
)
def test_broken_lines_are_joined_and_paragraphs_are_not(raw, kept):
    assert clean(raw).text == kept


@pytest.mark.parametrize(
    ("raw", "kept"),
    [
        (
            "4 概念股狂飙?\n股价应声大涨,机构唱多。\n5 还有什么限制?\n训练成本高昂,数据缺乏。",
            "概念股狂飙?\n股价应声大涨,机构唱多。\n还有什么限制?\n训练成本高昂,数据缺乏。",
        ),
        ("3家公司上市\n今年以来,三家公司登陆港股。", "3家公司上市\n今年以来,三家公司登陆港股。"),
        ("一、革命还是泡沫?\n必须承认,它又近了一步。", "一、革命还是泡沫?\n必须承认,它又近了一步。"),
        ("2024年的三个变化\n首先,成本降了。", "2024年的三个变化\n首先,成本降了。"),
    ],
)
def test_bare_section_numbers_go_and_headings_stay(raw, kept):
    assert clean(raw).text == kept


def test_markdown_marks_are_cut_and_listed():
    raw = "---\ntitle: x\n---\n# 算力之争\n\n**周鸿祎**表示,[报告](https://a.example)可信。\n\n- 算力上涨,需求旺盛。\n"
    cleaned = clean(raw, markdown=True)
    assert cleaned.text == "算力之争\n周鸿祎表示,报告可信。\n算力上涨,需求旺盛。"
    assert dense(without(raw, cleaned.dropped)) == dense(cleaned.text)


@pytest.mark.parametrize("raw", ["", "\n\n \n", "登录后参与评论", "(" * 3000, "(a" * 3000, "#" * 5000, "“" * 5000, " " * 9000 + "。"])
def test_odd_documents_are_cleaned_without_fuss(raw):
    assert isinstance(clean(raw).text, str)


@pytest.mark.parametrize(
    "unit",
    [
        "首页\n",
        "评论\n",
        "相关阅读\n",
        "同一个标题\n",
        "能(néng",
        "【编辑:",
        "“",
        "1 标题\n正文。\n",
        "记者 张三\n",
        "[a",
        "<!--",
        "这一行没有结尾而且宽度相同\n",
    ],
)
def test_time_grows_with_length_and_no_faster(unit):
    few, many = (unit * (size // len(unit)) for size in (10_000, 40_000))
    assert growth(lambda raw: clean(raw, markdown=True), few, many) < LINEAR


BODY = "据记者了解,文生视频模型{}的进展超出不少人的预期,多家公司已经把它用进了日常的制作流程之中。\n"


@pytest.mark.parametrize(
    "line",
    [
        "每经编辑 | 张三",
        "實習編輯 王大明／責任編輯 陳小美",
        "平台声明：该文观点仅代表作者本人，搜狐号系信息发布平台。",
        "喜欢就点个“在看”吧",
        "請繼續往下閱讀",
        "訂閱電子報",
        "IP属地：北京",
        "回复 举报 2小时前 广东",
        "爆料电话：010-12345678",
        "（下转A4版）",
        "发布于 2024-05-03 10:22 · 阅读 1.2万 · 北京",
        "点击进入专题：2026大模型春季赛",
        "江南晨报 第3版 2024年7月9日",
        "（照片由受访者提供）",
        "标签：AI 短剧 可灵",
        "听新闻",
        "打印本页 关闭窗口",
        "原标题：Sora来了，谁会失业",
    ],
)
def test_lines_of_many_houses_go(line):
    text = BODY.format("今年") + line + "\n" + BODY.format("去年")
    assert clean(text).text == text.replace(line + "\n", "").strip()


def test_a_running_head_goes_and_the_sentence_it_cuts_is_whole():
    text = "其中新能源车六十万辆上下，增速则由去年同期\n\n环宇社专线  2024年7月9日  第2页\n\n的一成六降到一成三。协会说，路变窄了。\n"
    head = "环宇社专线  2024年7月9日  第1页\n"
    assert clean(head + text).text == "其中新能源车六十万辆上下，增速则由去年同期的一成六降到一成三。协会说，路变窄了。"


def test_a_chronicle_at_the_foot_stays():
    text = (
        BODY.format("今年")
        + "时间线\n2024年8月 衡岳智能在长沙成立\n2025年11月 与中国移动签约\n网友评论(118)\n@半糖：便宜！\n责编：葛小满\n"
    )
    assert clean(text).text.endswith("时间线\n2024年8月 衡岳智能在长沙成立\n2025年11月 与中国移动签约")


def test_the_editor_goes_from_the_bracket_of_the_byline():
    assert clean(BODY.format("今年") + "(记者 漆雕文 编辑 冉小满)").text.endswith("(记者 漆雕文)")


PARAGRAPHS = (
    "7月12日,国内一家短剧平台宣布完成新一轮融资,金额为2亿元,由多家产业资本共同参与。",
    "平台创始人王宁表示,资金将主要用于内容制作与海外市场拓展,预计全年上线作品超过300部。",
    "业内人士认为,短剧行业的竞争正从流量转向内容,制作成本还会继续上升,中小公司压力不小。",
)


@pytest.mark.parametrize(
    "line",
    [
        "(应受访者要求,文中部分人物未具名)",
        "*文中陈默、林晓为化名",
        "(首圖來源:shutterstock)",
        "(Source:Nvidia)",
        "分類 AI 人工智慧 , 著作權",
        "栏目:科技",
        "文章標籤",
        "每经编辑 余丹",
        "一审:张三 二审:李四 三审:王五",
        "视觉:张三",
        "海报设计:张三",
        "图编 张三",
        "如需转载请与《每日经济新闻》报社联系。",
        "内容由AI生成,请仔细甄别",
        "扫码看视频",
        "展开阅读全文",
        "登录后阅读全文",
        "寻求报道请联系:bp@example.com",
        "24小时新闻热线:021-962866",
        "你怎么看?欢迎在评论区留言",
        "点赞、分享、在看",
        "TA的更多文章",
        "(新华社发)",
        "(本報資料室)",
        "張三/攝",
        "用LINE傳送",
        "緊貼最新財經消息 立即追蹤",
        "請往下繼續閱讀",
        "互联网新闻信息服务许可证10120170022",
        "受访者供图",
        "图表1:短剧市场规模",
        "新华社记者 张三 摄",
        "字級:A A A",
        "----",
    ],
)
def test_furniture_between_paragraphs_goes(line):
    assert clean("\n\n".join((PARAGRAPHS[0], line, *PARAGRAPHS[1:]))).text == "\n".join(PARAGRAPHS)


@pytest.mark.parametrize(
    "note",
    ["(首圖來源:Midjourney)", "(应受访者要求,文中人物均为化名)", "(本文由AI翻译)", "(路透)", "【广告】", "(未完待续)", "(扫码观看视频)"],
)
def test_a_note_behind_the_last_sentence_goes(note):
    assert clean("\n".join(PARAGRAPHS) + note).text == "\n".join(PARAGRAPHS)


@pytest.mark.parametrize(
    "heading",
    [
        "策划:一个选题的诞生",
        "剪辑:AI最先落地的环节",
        "编辑:正在消失的岗位",
        "广告:最先被改造的行业",
        "更多企业正在入场",
        "更多的钱流向算力",
        "热门话题背后的推手",
        "投稿量翻了三倍",
        "版权所有者维权难",
        "禁止转载的背后",
        "投资有风险,创业更难",
        "◆ 行业怎么看",
        "互动短剧成新宠",
        "你怎么看待AI配音?",
        "客服热线被打爆",
        "打开App,推荐页全是短剧。",
        "一审:平台败诉",
        "电影",
        "游戏",
        "营销",
        "付费内容的生意",
        "关注三条主线",
        "登录港股",
        "合作可加快国产替代",
        "评论区吵翻了天",
        "公司声明:项目没有停摆。",
        "应受访者要求,记者隐去了公司名称,但她的经历并不罕见。",
        "为保护隐私,平台对用户数据作了匿名处理。",
    ],
)
def test_headings_that_begin_like_furniture_stay(heading):
    assert heading in clean("\n\n".join((PARAGRAPHS[0], heading, *PARAGRAPHS[1:]))).text


def test_a_bracket_in_a_sentence_or_of_its_speaker_stays():
    for line in (
        "王丽(化名)说,她已经半年没有接到单。",
        "他说:“不会。”(笑)",
        "画面(由AI生成)给记者看。",
        "公司亏损2.3亿元(上年同期亏损1.1亿元)",
    ):
        assert clean("\n\n".join((PARAGRAPHS[0], line, PARAGRAPHS[1]))).text.split("\n")[1] == line
