"""Whether a sentence without a cue goes on with what was reported before it."""

import pytest

from lib.extract.running_on import goes_on


@pytest.mark.parametrize(
    "words",
    [
        "未来两年,谁能把闲置的卡用起来,谁就能活下去。",
        "从单位成本看,国产卡在推理侧已经有了竞争力。",
        "如果电价再涨一成,多数小厂撑不过冬天。",
        "比如,老客户的返单周期从一个月拉长到三个月。",
        "违反者最高可处100万元罚款。",
        "我们的工人春节只歇了三天。",
        "公司目前已将自研技术广泛应用于研运环节。",
        "原因很简单,上游把账期压短了。",
        "而随着渠道下沉,毛利率会被进一步摊薄。",
        "招人更难,“开到两万也没人来”。",
    ],
)
def test_who_argues_goes_on(words):
    assert goes_on(words)


@pytest.mark.parametrize(
    "words",
    [
        "高雄市卫生局稽查员前晚在一处仓库查封五吨原料。",
        "公开发售部分录得逾千倍超额,分行门外清早已有散户排队。",
        "另一家公司较早一日挂牌,首日只升一成。",
        "不过在投诉平台上,“找不到人工”依旧是第一大关键词。",
        "可乐旅游、雄狮等旅行社的赏雪团已收单到二月。",
        "货柜码头的工会昨晚开了三个小时的会。",
        "今年5月,这家公司刚刚完成A轮融资。",
        "街口的奶茶店换了招牌。",
        "一家晚到的公司凭什么活下来?",
    ],
)
def test_what_merely_happened_is_the_reporters(words):
    assert not goes_on(words)


def test_what_was_spoken_of_is_spoken_of_further():
    assert goes_on("Sora用了更多的算力。", "Sora的出现是一次迭代")
    assert not goes_on("Pika用了更多的算力。", "Sora的出现是一次迭代")
