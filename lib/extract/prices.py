"""Money that is quoted: what the price is of, by the verb before the sum, by its measure, by the list that it stands in."""

from __future__ import annotations

import re

from lib.extract.changes import Metric, last_words
from lib.extract.places import Place
from lib.extract.subjects import Phrase
from lib.extract.tokens import tokens, word_class
from lib.patterns import compiled

__all__ = ["RATED", "listed", "priced", "quotation", "traded"]

_STANDS = compiled("(?:失守|跌破|升破|涨破|站上|站稳|突破|冲上|冲破|逼近|触及|重返|收复|守住|回落至|反弹至|升穿|跌穿|看到|看至|见)$")
RATED = compiled("/ ?(?!股)[一-龥]|每(?!股)[一-龥]|元一[瓶箱吨斤盒]")
TRADED = compiled(
    "(?:黄金|白银|原油|布伦特|铜|铝|锌|镍|锡|铁矿石|螺纹钢|焦煤|碳酸锂|多晶硅|天然气|大豆|豆粕|玉米|生猪|棉花|白糖|咖啡|可可|橡胶|比特币|以太坊|(?:(?!所)[一-龥]){2,3}主力)(?:期货|期铜|合约|现货|主力合约|连续)?|(?:(?![年月日所])[一-龥]){1,4}(?:期货|期铜|主力合约)"
)
_QUOTED_PRICE = compiled(
    "批价|出厂价|零售价|批发价|收购价|到岸价|离岸价|挂牌价|出栏价|地头价|开秤价|现货价|成交价|回收价|终端价|均价|售价|报价|标价|指导价"
)
_BY_MEASURE = compiled("每(?:公斤|千克|平方米|立方米|盎司|[斤吨克升桶瓶箱盒两磅亩只头枚颗包袋])")
_GOODS = compiled("[一-龥A-Za-z0-9]{2,8}")
_HEAD_PRICE = compiled("(?:平均)?(?:批发|零售|出厂|收购|市场|现货|出栏|到岸|地头|成交)?(?:均价|价格|价)(?![一-龥]{0,2}[战税钱值])")
_SHORT = compiled("[^每一]{0,10}收")


def quotation(place: Place, phrase: Phrase, text: str, verb: str, previous: Metric | None) -> Metric | None:
    """«现货黄金报2045美元», «每人收30元»: what is quoted or charged, by the verb before the sum."""
    noun = TRADED.search(place.left)
    if noun is not None:
        name = noun.group() + "价格"
        return Metric(name, True, "价格", "metric.price", name, phrase.topic, phrase.topic_start)
    if verb == "收" and (had := _takings(previous, place)) is not None:
        return had
    if verb == "收" and not _SHORT.fullmatch(place.left):
        return (
            Metric("收费", True, "收费", "metric.result", "收费", phrase.topic, phrase.topic_start)
            if len(text) < 2
            else Metric(text + "收费", True, "收费", "metric.result", text)
        )
    if RATED.search(place.reading.folded, place.found.start, place.found.end + 2) is not None:
        return priced(place, phrase, text)
    if re.search("[只敢价活单个份件]", place.left):
        return None
    name = "收报股价" if verb == "收报" else "收盘股价" if "收" in verb else "股价"
    return Metric(name, True, "股价", "metric.price", "股价", phrase.topic, phrase.topic_start)


def _takings(previous: Metric | None, place: Place) -> Metric | None:
    """«预售2680万元;…仅收630万元»: what a film takes in is what the figure before measures."""
    if previous is None or previous.unit != place.found.unit or not previous.head or previous.head.endswith("价") or previous.change:
        return None
    return previous._replace(inferred=True, topic="", topic_start=-1)


def traded(place: Place) -> Metric | None:
    """«比特币一度失守9万美元关口»: money beside a thing that is traded is its price."""
    noun = TRADED.search(place.left) if place.found.kind == "money" and _STANDS.search(place.left.rstrip("\0 ")) else None
    return Metric(noun.group() + "价格", True, "价格", "metric.price", noun.group() + "价格") if noun is not None else None


def priced(place: Place, phrase: Phrase, text: str) -> Metric:
    """«散瓶报1980元/瓶»: what is quoted by its measure has a price, by the noun that the sentences before use; only a share has a 股价."""
    told = _QUOTED_PRICE.findall(place.reading.folded, max(0, place.found.start - 120), place.found.start)
    noun = last_words(text, 6) if len(text) >= 2 else ""
    each = _BY_MEASURE.match(place.reading.folded, place.found.start) if not noun else None
    name = noun + (each.group() if each else "") + (told[-1] if told else "价格")
    return Metric(name, True, "", "metric.price", name, phrase.topic, phrase.topic_start)


def listed(place: Place, text: str, previous: Metric | None) -> Metric | None:
    """«猪肉平均批发价17.9元;牛肉66.1元,羊肉62.8元», «茄子每公斤4.2元»: goods that stand in a list with their prices."""
    each = _BY_MEASURE.match(place.reading.folded, place.found.start)
    if not _GOODS.fullmatch(text) or not place.left.strip("\0 ").endswith(text):
        return None
    words = tokens(text).words
    if any(word_class(word)[0] not in "nljbz" or word_class(word) in ("nt", "nr") for word in words):
        return None
    alone = previous is not None and place.left.strip("\0 ") == text
    told = _HEAD_PRICE.findall(place.near, 0, max(0, place.start - place.sentence.start)) if alone else []
    if not told and alone and previous is not None and previous.rule == "metric.price" and previous.text.endswith(("价", "价格")):
        told = ["价格"]
    if not told and each is None:
        return None
    name = text + (each.group() if each else "") + (told[-1] if told else "价格")
    return Metric(name, True, "价格", "metric.price", name)
