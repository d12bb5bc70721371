"""The holder in the noun phrase of a metric: «H800服务器的月租金», «三家头部公司合计投入»; a sort of firms or goods is nobody («日本供应商的交期»)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from string import ascii_letters

from lib.extract.bearers import Named, Owner, house
from lib.extract.changes import Metric
from lib.extract.clause_heads import POINTER, past_circumstances, points_back
from lib.extract.places import Place
from lib.extract.subjects import HOLDER_END
from lib.extract.tokens import word_class
from lib.patterns import compiled
from lib.schema import Statement
from lib.text.fold import fold

_AT_LARGE = compiled(
    "(?:国内|国外|海外|全球|全国|我国|中国|美国|欧美|北美|欧洲|传统|部分|分地方|多数|前[一二三四五六七八九十]|头部[一二三四五]|[一单][台部颗辆条]|春节|节后)"
)
"""A whole market or a case of its kind: the word stays in the metric and nobody owns it."""

_NO_TOPIC = compiled("AI$|(?:LP)?DDR[0-9]X?|DRAM|NAND|HBM[0-9]?E?|SSD|[CGNT]PU|MLCC|PCB|LNG|LPG|借助|没有|使用|利用|通过")

_WIDE = compiled("(?:产业|产業|行业|行業|市场|市場|领域|領域|两市|兩市|板块|板塊|企业|企業|厂商|廠商|业者|業者|供应商|供應商)$")

_TASK = compiled("(?:译制|生成|制作|拍摄?|[做画译配])一?[部条支首张集][^,，。;；]*$|(?:广泛|深度)应用")
"""«译制一部80集的短剧只要6个小时»: what is made is no holder."""

_EMPTY = compiled(
    r"^(?:各.*|[给为让替][^业你].*|折[实后]|板块|(?:大促|假期|春节|期间|双[0-9]+).{0,3}(?:公司|平台)|沪深两市|两市|沪深.{0,4}|(?:国内|全国|我国|全球).{1,8}领域|占.*|[将向对]全.*|公司|我们|平台|其|团队|署方|该公司|市场|项目|国内|行业|产业|模型|游戏|电影|用户|企业|机构|品牌|业内|全行业|国内市场|国内|国家|地区|全[市省国区行].*|上市公司|国家.*|线路|全线|道路|航线|[一二三几多数].{0,6}|两(?!市).{0,5}|.*(?:持有|拥有|成为|作为|推出|位于|拿到|获得).*|其他.*|同等.*|当前.*|.*[了着过到被把将会能在].*)$"
)

_MEASURE = compiled(r"^(?:一|每)?(?:台(?!湾)|部(?!分)|款|个|家(?![电居庭长])|座|辆|架|条|件|套|张|颗|块)(?=[一-龥A-Za-z0-9]{2})")

_GROUP = compiled("[几两三四五六七八九十0-9]+[家款部座名大所][一-龥]{2}")


_PUBLIC = compiled(
    "[一-龥]{0,4}(?:旅客|乘客|游客|观众|用户|玩家|客户|买家|顾客|会员|居民|市民|学生|考生|患者|病人|消费者|从业者|工人|员工)"
)
"""People whose figures are nobody's own."""


def holder(place: Place, measured: Metric | None, names: Sequence[Named]) -> Owner | None:
    """Who holds what is measured, where its noun phrase says so; None where the figure is the speaker's own house's."""
    held = _in_phrase(place, measured)
    if held is None or points_back(place) or _own_line(place, measured, held):
        return None
    return held if _singular(place, held, measured, names) else Owner(None, "owner.holder")


def speaks_for(statement: Statement) -> bool:
    """Whether a speaker's house is known well enough to own what he tells."""
    if statement.organisation or statement.speaker_kind == "institution":
        return True
    return statement.speaker_kind == "person" and statement.group in ("public", "company")


def _in_phrase(place: Place, measured: Metric | None) -> Owner | None:
    """The holder in the noun phrase of the metric («文化及创意产业», «部分厂商», «日本供应商»)."""
    if measured is None or (measured.inferred and measured.change):
        return None
    topic = measured.topic
    if _TASK.search(place.left):
        return None
    if topic.startswith("《"):
        return Owner(_printed(place, topic, measured.topic_start), "owner.work")
    if topic == measured.text and measured.rule != "metric.price":
        return None
    lead = _MEASURE.match(topic)
    at = measured.topic_start + (lead.end() if lead else 0)
    topic = topic[lead.end() :] if lead else topic
    if (
        not 2 <= len(topic) <= 14
        or POINTER.fullmatch(topic)
        or past_circumstances(topic, 0, len(topic)) == len(topic)
        or _EMPTY.match(topic)
        or measured.topic_start < 0
    ):
        return None
    topic = re.split("对(?=[一-龥])", topic)[0]
    if topic.startswith("港") and place.reading.folded.startswith("本港", at - 1):
        topic, at = f"本{topic}", at - 1
    marked = measured.text.startswith(("全长", "总长", "累计", "合计", "平均")) and re.fullmatch("[一-龥]{2,8}", topic)
    if not (
        marked or HOLDER_END.search(topic) or (measured.rule != "metric.price" and re.fullmatch(r"[A-Za-z][A-Za-z0-9 .-]{1,14}", topic))
    ):
        return None
    if _NO_TOPIC.match(topic):
        return None
    if _AT_LARGE.match(topic):
        return Owner(None, "owner.large")
    return Owner(_printed(place, topic, at), "owner.holder")


def _singular(place: Place, held: Owner, measured: Metric | None, names: Sequence[Named]) -> bool:
    """Whether a holder is one of its own or a group that is counted («三家头部公司»), no sort of firms or goods, whose figures are nobody's."""
    if (
        held.name is None
        or measured is None
        or held.how == "owner.work"
        or _GROUP.search(held.name)
        or (held.name[0] in ascii_letters and not held.name.startswith("AI"))
    ):
        return True
    at = measured.topic_start
    if word_class(fold(held.name)) == "n" or _PUBLIC.fullmatch(fold(held.name)):
        return False
    return not HOLDER_END.search(fold(held.name)) or any(at <= n.start < at + len(held.name) or n.start <= at < n.end for n in names)


def _own_line(place: Place, measured: Metric | None, held: Owner) -> bool:
    """«一季度AI服务器收入同比增长», told by the firm itself: a line of its own business, no holder."""
    statement = place.statement
    if statement is None or measured is None or statement.group not in ("company", "vendor", "creator") or not speaks_for(statement):
        return False
    if place.left.lstrip("\0 ").startswith(("公司", "我们", "平台", "集团", "旗下")):
        return house(place, statement) is not None
    if statement.speaker_kind == "unnamed" or not held.name or _WIDE.search(held.name) or held.name.startswith("《"):
        return False
    return measured.rule in ("metric.result", "metric.calls", "metric.capital", "metric.goods") and house(place, statement) is not None


def _printed(place: Place, topic: str, at: int) -> str:
    """A folded topic in the article's own script."""
    folded = place.reading.folded
    if at < 0 or folded[at : at + len(topic)] != topic:
        at = folded.find(topic, place.sentence.start)
    return place.reading.cut(at, at + len(topic)) if at >= 0 else topic
