import pytest

from lib.ui.markup import esc, go, highlighted, shortened

ODD = ["3~5倍，5~6月", "3*4*5", "*ST", "成本为$5,收入6$", "-> -- :red[x]", "<script>alert(1)</script>", "a & b", "![x](http://y)"]


@pytest.mark.parametrize("text", ODD)
def test_news_text_survives_as_it_is(text):
    import html

    assert html.unescape(esc(text)) == text
    assert "<" not in esc(text)


def test_matches_are_marked_in_any_case_and_the_rest_is_escaped():
    assert highlighted("<Sora>与sora", ["SORA"]) == ('&lt;<mark class="lens-hit">Sora</mark>&gt;与<mark class="lens-hit">sora</mark>')


def test_a_quotation_is_cut_only_where_a_clause_ends():
    text = "它能写\uff0c能画\uff0c也能拍电影\uff0c3,000万人用过\u3002"
    assert shortened(text, 9) == "它能写\uff0c能画……"
    assert shortened(text, 18) == "它能写\uff0c能画\uff0c也能拍电影……"
    assert shortened("没有标点的一长串字就不截断", 5) == "没有标点的一长串字就不截断"


def test_a_link_escapes_its_address():
    assert go('?a="b"', "x") == '<a class="lens-link" href="?a=&quot;b&quot;" data-go="">x</a>'
