"""Double negations as what they affirm."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.sentiment.affirming import affirmed


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("一个人拍大片不是不可能", "一个人拍大片可能"),
        ("国内厂商并非没有机会", "国内厂商有机会"),
        ("这不意味着行业没有前途", "这行业有前途"),
        ("谁也不能否认它的进步", "确实它的进步"),
        ("市场对它无不看好", "市场对它都看好"),
        ("这种担心不无道理", "这种担心有道理"),
    ],
)
def test_two_negations_affirm(text, meant):
    assert affirmed(text).replace(" ", "") == meant


@pytest.mark.parametrize("text", ["公司不得不裁员", "没有任何模型能做到", "不是所有人都看好", "不会被取代", "无法替代人"])
def test_one_negation_stays(text):
    assert affirmed(text) == text


@given(st.text(alphabet="不是没有无非可能并会未必人谁什么道理意味着机会否认怀疑,。", max_size=40))
def test_no_character_moves(text):
    assert len(affirmed(text)) == len(text)
