import pytest

from lib.text.clean import clean
from lib.text.segment import segment, sentences
from tests.text import pages


def reading(raw):
    return segment("a", clean(raw))


def cut(text):
    return [text[s.start : s.end] for s in sentences(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("一句。两句!三句?", ["一句。", "两句!", "三句?"]),
        ("他说:“会的。我确定。”她没说。", ["他说:“会的。", "我确定。”", "她没说。"]),
        ("面对“可行吗?”“贵吗?”等问题,他没有回答。", ["面对“可行吗?”“贵吗?”等问题,他没有回答。"]),
        ("《会颠覆哪些行业?》一文指出,影响深远。", ["《会颠覆哪些行业?》一文指出,影响深远。"]),
        ("估值3.5亿元。GPT4.5很快发布……值得期待。", ["估值3.5亿元。", "GPT4.5很快发布……值得期待。"]),
        ("没有句号", ["没有句号"]),
        ("真的出现了(可能很快?),准备好了吗?", ["真的出现了(可能很快?),准备好了吗?"]),
    ],
)
def test_sentences_end_where_a_reader_would_end_them(text, wanted):
    assert cut(text) == wanted


def test_paragraphs_cover_the_text_but_for_line_breaks():
    r = reading(pages.PORTAL)
    assert "\n".join(r.cut(p.start, p.end) for p in r.paragraphs) == r.text
    assert [p.ordinal for p in r.paragraphs] == list(range(1, len(r.paragraphs) + 1))
    for s in r.sentences:
        home = r.paragraph_at(s.start)
        assert home.start <= s.start < s.end <= home.end


def test_headings_are_told_from_paragraphs():
    r = reading(pages.POST)
    assert [r.cut(p.start, p.end) for p in r.paragraphs if p.heading] == ["低空经济,起飞前夜", "谁在买单", "写在最后"]


@pytest.mark.parametrize(
    ("raw", "title", "publisher", "authors"),
    [
        (pages.PORTAL, "光伏巨头再度扩产 行业洗牌加速", "经济参考报", ("王小明",)),
        (pages.POST, "低空经济,起飞前夜", "深水财经", ("陈默",)),
        (pages.TAIWAN, None, None, ("王小華",)),
        ("近日,模型发布。\n销售额有望复苏。(记者 闫鹏 李唐宁)", None, None, ("闫鹏", "李唐宁")),
        ("甲向《证券日报》记者表示,会的。\n乙告诉《证券日报》记者,不会。", None, "证券日报", ()),
        ("作者:胡家铭 微信公众号:陆玖商业评论\n这是一段话,到此为止。", None, "陆玖商业评论", ("胡家铭",)),
        ("本报记者 宋知夏 厦门报道\n这是一段话,到此为止。", None, None, ("宋知夏",)),
    ],
)
def test_title_publisher_and_authors(raw, title, publisher, authors):
    r = reading(raw)
    assert (r.title, r.publisher, r.authors) == (title, publisher, authors)


def test_script_is_told():
    assert reading(pages.TAIWAN).script == "Hant"
    assert reading(pages.PORTAL).script == "Hans"
