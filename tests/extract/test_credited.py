"""Who tells a figure that stands in no statement."""

from datetime import date

import pytest

from lib.extract.figures import figures
from lib.extract.names import find_names
from lib.extract.statements import statements
from lib.text.read import read_text

TOLD = {
    # who publishes the count, the index, the price
    "海关总署9日公布前两个月外贸数据,进出口总值6.61万亿元。其中,出口3.75万亿元。": ["海关总署", "海关总署"],
    "國家發展委員會昨(27)日公布1月景氣概況,領先指標為101.2點。": ["國家發展委員會"],
    "中国汽车流通协会发布的库存预警指数为64.1%。": ["中国汽车流通协会"],
    "旅遊發展局昨公布初步數字,上月訪港旅客錄得395萬人次。": ["旅遊發展局"],
    "农业农村部监测的生鲜乳均价8月跌到3.2元/公斤。": ["农业农村部"],
    # who rates, revises, gives notice, lays down
    "高盛在最新研报中将小鹏目标价由13港元上调至17.5港元。": ["高盛", "高盛"],
    "中信证券电子团队下调了对H100月租的预测,从7.5万元降至5.2万元。": ["中信证券电子团队", "中信证券电子团队"],
    "美系外資將友達目標價由15元砍到12.5元。": ["美系外資", "美系外資"],
    "马士基上调2024年业绩指引,全年息税前利润为10亿至30亿美元。": ["马士基"],
    "深圳市住建局3月14日通知,首套房贷款利率下限降至3.6%。": ["深圳市住建局"],
    "广州市中级人民法院二审认定,被告应赔偿原告50万元。": ["广州市中级人民法院"],
    # the author tells what was passed, done, earned
    "3月1日,北京市第一中级人民法院对该案公开宣判,被告赔偿200万元。": [None],
    "小米集团3月19日披露年报,营收2710亿元。": [None],
    "3月11日,芯片公司曦望科技宣布完成4.2亿元B轮融资,投后估值约31亿元。": [None, None],
}


@pytest.mark.parametrize("text", TOLD)
def test_who_tells(text):
    reading = read_text("a", text, published=date(2024, 3, 20))
    names = find_names(reading)
    found = figures(reading, statements(reading, names), names)
    assert [f.attributed_to for f in found] == TOLD[text]
