"""What a quantity counts by the words after it, over single sentences."""

from __future__ import annotations

import pytest

from lib.extract.figures import figures
from lib.extract.names import find_names
from lib.extract.statements import statements
from lib.text.read import read_text

MEASURED = [
    ("目前已有18家银行参与试点。", ("参与试点的银行",)),
    ("从立项到投产只用了九个月。", ("从立项到投产用时",)),
    ("县里将发放两百万元消费券。", ("消费券",)),
    ("公司有权获得最高3亿美元的里程碑付款。", ("里程碑付款",)),
    ("今年我们裁掉了三分之一的外包岗位。", ("裁掉的外包岗位比例",)),
    ("那天一共卖了八万多元,是平日的三倍。", ("销售额", "销售额")),
    ("周一,锦绣坊报每克912元。", ("每克价格",)),
    ("一部80集的短剧要花60万元。", ("短剧集数", "短剧花费")),
    ("公司二期项目本月动工,总投资18亿元。", ("项目总投资",)),
]


@pytest.mark.parametrize(("text", "expected"), MEASURED, ids=[m[0][:12] for m in MEASURED])
def test_what_is_counted(text, expected):
    reading = read_text("a", text)
    names = find_names(reading)
    assert tuple(f.metric for f in figures(reading, statements(reading, names), names)) == expected
