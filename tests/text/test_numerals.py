"""Numbers as Chinese news writes them."""

import pytest

from lib.text.numerals import parse_number, read_amount, tidy
from tests.growth import LINEAR, growth


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("0", 0), ("7", 7), ("1,247.3", 1247.3), ("233,333,333", 233333333),
        ("十", 10), ("十二", 12), ("二十", 20), ("一百零五", 105), ("两百五", 250), ("三千五百万", 35_000_000),
        ("一千零五十", 1050), ("六十四万零一百四十三", 640_143), ("四十三万八千", 438_000), ("两万二", 22_000),
        ("1.2万亿", 1.2e12), ("3亿5千万", 350_000_000), ("3千万亿", 3e15), ("9佰", 900), ("1百万", 1_000_000),
        ("八点五亿", 850_000_000), ("三点五", 3.5), ("零点七", 0.7), ("二〇二四", 2024), ("廿", 20),
        ("壹万二千三百四十五", 12_345), ("肆佰叁拾万", 4_300_000), ("百万", 1_000_000), ("万亿", 1e12),
    ],
)  # fmt: skip
def test_numbers(written, value):
    assert parse_number(written) == pytest.approx(value)


@pytest.mark.parametrize("written", ["", "年", "一定", "3,", "点", "1.2.3", "五六七万八九"])
def test_what_is_no_number(written):
    assert parse_number(written) is None


@pytest.mark.parametrize(
    ("written", "low", "high"),
    [
        ("几", 2, 9), ("数", 2, 9), ("几十", 20, 90), ("几十万", 200_000, 900_000), ("数百万", 2e6, 9e6), ("好几千", 2000, 9000),
        ("数千", 2000, 9000), ("上百", 100, None), ("上千万", 1e7, None), ("十几", 11, 19), ("二十几万", 210_000, 290_000),
        ("一两", 1, 2), ("两三百", 200, 300), ("三五百", 300, 500), ("七八", 7, 8), ("十七八", 17, 18), ("三四十万", 300_000, 400_000),
        ("1200亿", 1.2e11, 1.2e11), ("三分", None, None),
    ],
)  # fmt: skip
def test_bounds_of_vague_amounts(written, low, high):
    bounds = read_amount(written)
    if low is None and high is None:
        assert bounds is None
    else:
        assert bounds == (low, high)


def test_products_of_decimals_carry_no_noise():
    assert parse_number("532.3亿") == 53_230_000_000
    assert tidy(0.1 + 0.2) == 0.3


@pytest.mark.parametrize("run", ["1亿2千万3百", "一百万", "十", "9", "点一", "万亿"])
def test_hostile_runs_take_linear_time(run):
    few, many = ((run * size)[:size] for size in (20_000, 80_000))
    assert growth(parse_number, few, many) < LINEAR
