"""Units that a number leaves out: a bare 元 is the money of the article's own country, a bare large number counts what its metric's head does."""

from __future__ import annotations

from lib.extract.changes import Metric
from lib.extract.quantities import Quantity
from lib.extract.subjects import heads
from lib.patterns import compiled
from lib.text.reading import Reading

_TAIWAN = compiled(
    r"新台币|NT\$|台币|台股|台湾|立法院|行政院|经济部|国科会|工研院|资策会|金管会|公平会|台北|新北|桃园|新竹|台中|台南|高雄|竹科|南科|中科|台积电|联发科|鸿海|日月光|上市柜|上柜|法说会|外资券商|投信|投顾|文策院|台厂|国银"
)
_HONG_KONG = compiled(
    r"港元|港币|HK\$|香港|本港|全港|港府|港人|港交所|联交所|恒指|恒生|港股|港铁|特区政府|立法会|施政报告|财政司|特首|金管局|消委会|民航处|机管局|运输署|入境处|政府统计处|差估署|差饷物业估价署|房委会|房协|市建局|屋宇署|发展局|劳工处|按揭证券|贸发局|数码港|科学园"
    r"|中环|金钟|铜锣湾|尖沙咀|旺角|观塘|九龙|新界|沙田|荃湾|屯门|元朗|启德|将军澳|大角咀|北角|湾仔|\d仙|\d毫"
)
_MAINLAND = compiled(r"人民币|国内|我国|A股|沪深|本报记者")
_LOST = compiled("[亏赚赔挣花]了?$")
"""«亏了两万二»: verbs that take nothing but money."""


def home_currency(reading: Reading) -> str:
    """The currency that a bare 元 means in this article: another than the yuan only on the article's own evidence."""
    if reading.script != "Hant":
        return "CNY"
    counts = {
        "TWD": len(_TAIWAN.findall(reading.folded)),
        "HKD": len(_HONG_KONG.findall(reading.folded)),
        "CNY": len(_MAINLAND.findall(reading.folded)),
    }
    best = max(counts, key=lambda code: counts[code])
    return best if counts[best] > 0 else "CNY"


def with_unit(found: Quantity, measured: Metric | None, home: str, *, left: str, right: str) -> Quantity | None:
    """A bare large number takes the unit of what it counts; a bare 元 that of the article's own country."""
    if found.unit:
        return (
            found._replace(unit=home)
            if found.rule == "unit.cny" and found.word in ("元", "圆", "块", "块钱", "元钱") and found.unit == "CNY"
            else found
        )
    if _LOST.search(left) and found.numerals and not right[:1].strip("\0"):
        return found._replace(unit=home, kind="money", rule="unit.colloquial", vague=True)
    if measured is not None and measured.inferred and right.strip("\0"):
        return None
    head = heads()[1].get(measured.head) if measured and measured.head else None  # a head may be the tail of a longer word
    unit = head.data.get("unit") if head else None
    return None if unit is None else found._replace(unit=str(unit), kind="count")
