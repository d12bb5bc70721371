"""Every operator of the search field, and whatever else may be typed into it."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.search.contexts import contexts
from lib.search.fields import codes_for, notes
from lib.search.parse import FIELDS, MOST, Note, Term, parsed, replaced
from lib.search.spellings import kindred, spellings


def terms(text):
    return [list(c) for c in parsed(text).clauses]


@pytest.mark.parametrize(
    ("typed", "clauses"),
    [
        ("", []),
        ("算力", [[Term("算力")]]),
        ("算力 成本", [[Term("算力")], [Term("成本")]]),
        ('"算力 成本"', [[Term("算力 成本")]]),
        ("“算力 成本”", [[Term("算力 成本")]]),
        ("「算力」", [[Term("算力")]]),
        ("甲 OR 乙", [[Term("甲"), Term("乙")]]),
        ("甲 | 乙 或 丙", [[Term("甲"), Term("乙"), Term("丙")]]),
        ("甲 乙 OR 丙", [[Term("甲")], [Term("乙"), Term("丙")]]),
        ("ORANGE or", [[Term("ORANGE")], [Term("or")]]),
        ('"OR"', [[Term("OR")]]),
        ("-招聘", [[Term("招聘", negated=True)]]),
        ("甲 NOT 乙", [[Term("甲")], [Term("乙", negated=True)]]),
        ("甲 AND 乙 AND NOT sector:游戏", [[Term("甲")], [Term("乙")], [Term("游戏", "sector", negated=True)]]),
        ("甲 OR NOT 乙 丙", [[Term("甲"), Term("乙", negated=True)], [Term("丙")]]),
        ('"NOT" 甲 not', [[Term("NOT")], [Term("甲")], [Term("not")]]),
        ("－招聘", [[Term("招聘", negated=True)]]),
        ('-"广告 位"', [[Term("广告 位", negated=True)]]),
        ("3-5倍", [[Term("3-5倍")]]),
        ("speaker:周鸿祎", [[Term("周鸿祎", "speaker")]]),
        ("发言者：周鸿祎", [[Term("周鸿祎", "speaker")]]),
        ("發言者: 周鴻禕", [[Term("周鴻禕", "speaker")]]),
        ('Source:"证券 日报"', [[Term("证券 日报", "source")]]),
        ("-sector:游戏", [[Term("游戏", "sector", True)]]),
        ("group:券商 OR group:company", [[Term("券商", "group"), Term("company", "group")]]),
        ("http://a.b 3:1", [[Term("http://a.b")], [Term("3:1")]]),
        ("他说“不恐慌”。", [[Term("他说“不恐慌”。")]]),
    ],
)
def test_operators(typed, clauses):
    assert terms(typed) == clauses
    assert parsed(typed).notes == ()


@pytest.mark.parametrize(
    ("typed", "note", "kept"),
    [
        ('"没有收尾', "quote", [[Term("没有收尾")]]),
        ("-", "minus", []),
        ("甲 - 乙", "minus", [[Term("甲")], [Term("乙")]]),
        ("OR 甲", "or", [[Term("甲")]]),
        ("甲 OR", "or", [[Term("甲")]]),
        ("甲 OR OR 乙", "or", [[Term("甲")], [Term("乙")]]),
        ('""', "empty", []),
        ("speaker:", "empty", []),
        (" ".join(f"词{i}" for i in range(MOST + 3)), "many", [[Term(f"词{i}")] for i in range(MOST)]),
    ],
)
def test_what_makes_no_sense_is_left_out_and_said(typed, note, kept):
    assert terms(typed) == kept
    assert note in {n.kind for n in parsed(typed).notes}


def test_a_value_that_names_nothing_is_said():
    assert notes(parsed("sector:不存在")) == (Note("code", "不存在"),)
    assert codes_for("sector", "影視") == codes_for("sector", "film_tv") == codes_for("sector", "Film and TV") == ("film_tv",)


@given(st.text(alphabet="甲乙 \"“”「-－:：|ORspeaker'%;\\", max_size=60))
def test_anything_typed_can_be_read(typed):
    query = parsed(typed)
    assert all(t.text and t.field in ("", *FIELDS) for c in query.clauses for t in c)


@pytest.mark.parametrize("hostile", ['"', "-", "a:", "OR "])
def test_reading_is_linear(hostile):
    def spent(times):
        began = time.process_time()
        parsed(hostile * times)
        return time.process_time() - began

    parsed(hostile)
    few, many = (min(spent(times) for _ in range(3)) for times in (5_000, 40_000))
    assert many < 24 * max(few, 0.001)  # eight times as much to read; what grows by the square takes 64 times as long


def test_both_scripts_and_wordings_of_elsewhere():
    assert set(spellings("視頻")) == set(spellings("视频")) == {"視頻", "视频"}
    assert "影片" in kindred("视频")
    assert "影片" in kindred("視頻")
    assert "视频" in kindred("影片")
    assert kindred("没有这个词") == ()
    assert replaced('"视频" -甲', "视频", "影片") == '"视频" OR 影片 -甲'


def test_hits_in_context():
    [one, two] = contexts("算力很贵。" + "略" * 60 + "AI算力", ["算力"], width=5)
    assert (one.left, one.right) == ("", "很贵。略略")
    assert (two.left, two.right) == ("略略略AI", "")
    assert contexts("國內AI算力", ["国内ai"])[0].text == "國內AI"
    assert contexts("甲", []) == []
