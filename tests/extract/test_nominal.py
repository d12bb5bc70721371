"""Metrics as noun phrases: what leads up to them and trails them goes, what names nothing goes on with the figure before."""

from __future__ import annotations

import pytest

from lib.extract.figures import figures
from lib.extract.names import find_names
from lib.extract.statements import statements
from lib.text.read import read_text

MEASURED = [
    # carried on from the figure before
    ("南方航空上半年运送旅客8040万人次，其中国际航线1020万人次。", ["运送旅客", "国际航线运送旅客"]),
    ("该片上映首周票房3.2亿元，第二周骤降至8000万元。", ["首周票房", "首周票房"]),
    ("昨日两市成交额突破2万亿元，其中沪市9300亿元，深市1.13万亿元。", ["两市成交额", "沪市成交额", "深市成交额"]),
    ("耳机月产能约3万副，年底有望爬坡到8万副。", ["耳机月产能", "耳机月产能"]),
    # how much it moved, and where it stands
    ("公司营收同比增长20%至35亿元，毛利率下滑0.6个百分点至11.5%。", ["营收同比增长", "营收", "毛利率下滑", "毛利率"]),
    ("全市接待游客215.8万人次，实现旅游花费12.9亿元，分别增长47%和38%。", ["全市接待游客", "旅游花费", "全市接待游客增长", "旅游花费增长"]),
    ("电池级碳酸锂均价报14.6万元/吨，单日上涨5000元。", ["电池级碳酸锂均价", "电池级碳酸锂均价上涨"]),
    ("公司研发投入12.4亿元，为当年营业收入的1.7倍。", ["研发投入", "研发投入与营业收入之比"]),
    ("训练成本557.6万美元，不到GPT-4的二十分之一。", ["训练成本", "训练成本与GPT-4之比"]),
    # neither pronoun nor predicate
    ("公司回复称，其毛利率由此前的35%降至28%。", ["毛利率", "毛利率"]),
    ("截至6月末，该行不良贷款率1.21%。", ["不良贷款率"]),
    ("某头部主播坑位费已从15万元降到6万元。", ["头部主播坑位费", "头部主播坑位费"]),
    # who and what is counted
    ("当天3万名选手穿过城墙。", ["选手"]),
    ("年底前将完成5家门店的改造。", ["完成门店"]),
    ("配套企业已落户28家。", ["配套企业落户"]),
    ("女性员工首次超过四成。", ["女性员工占比"]),
    ("男主角的片酬就占了预算的三成。", ["男主角的片酬占预算"]),
    # prices by measure, list, deal
    ("批价再度松动，散瓶报1980元/瓶。", ["散瓶批价"]),
    ("猪肉平均批发价为每公斤17.9元；牛肉66.1元，羊肉62.8元。", ["猪肉平均批发价", "牛肉平均批发价", "羊肉平均批发价"]),
    ("比特币一度失守9万美元关口。", ["比特币价格"]),
    ("公司将以每股4.28港元配售新股。", ["每股配售价"]),
    ("最好卖的反而是几十元一包的陈皮。", ["陈皮价"]),
    ("被告人被判处有期徒刑三年，缓刑五年。", ["刑期", "缓刑期"]),
]


@pytest.mark.parametrize(("text", "expected"), MEASURED, ids=[m[0][:12] for m in MEASURED])
def test_metrics_are_noun_phrases(text, expected):
    reading = read_text("a", text)
    names = find_names(reading)
    assert [f.metric for f in figures(reading, statements(reading, names), names)] == expected
