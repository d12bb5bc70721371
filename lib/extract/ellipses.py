"""Metrics that a clause leaves out because the clause before it, or the label before the colon, has told them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lib.extract.changes import CHANGE, Metric, tail
from lib.extract.places import Place
from lib.extract.subjects import GAP, Phrase, heads, last_head, stripped
from lib.extract.tokens import tokens, word_class
from lib.patterns import compiled

__all__ = ["carried", "elided", "labelled", "share_of"]

_LINK = compiled(
    "(?:分别|分別|各|各自|双双|依次|平均|普遍|维持|維持|持平|停留|排|报|卖|卖到|开出|开到|给出|给到|喊出|喊到|喊上|拿出|写作|写成|写的|"
    "算出|估为|估算为|定为|定在|标价|叫价|收费|要价|索价|开价|出价|只肯出|拿到|拿走|录得|紧随其后|次之|居次|垫底|降为|增为|变为|变成|成了|"
    "跌到|涨到|落到|掉到|掉回|回到|滑到|滑落到|滑落至|放缓至|放缓到|加快至|骤降到|骤降至|升为|减为|贡献|占去|占据|占得|吃下|包揽|收在|收于|以)$"
)
"""Verbs that say no more than «is» of a number that is compared with another."""
_OPENERS = compiled(
    f"^(?:{GAP}|[ 、]|而且?|但是?|不过|其中|当中|反观|相比之下|相较之下|相比|与之相比|对比之下|至于|另外|另有|另|则|换成|换到|换作|到了?|在|按|"
    "仅|光|单是|光是|就连|连|旁边的?|隔壁的?|同行的?|同级的?|其余的?|剩下的?|其他的?|同期的?|同一时期|此前的?|之前的?|先前的?|过去|以前|从前|"
    "高峰(?:时|期)|巅峰时|鼎盛(?:时|期)|低谷时|最多时|最少时|最好时|平时|平日|周末|旺季|淡季|疫情前|疫前|"
    "往年|原来|原本|原先|早前|如今|现在|眼下|目前|去年|今年|明年|前年|上年|当年|次年|上月|本月|上季度?|本季度?|上半年|下半年|全年|年初|年底|年末|月底|期末|这个数)+"
)
_PART = compiled(f"(?:{GAP}| )*(?:其中|当中)")
_RELATIVE = compiled(
    "(?:前者|后者|两者|二者|三者|其余|其他|余下|另一家|另一个|另一方|一家|对手|同行|别家|别人|竞品|上一代|前代|老款|新款|国外|国内|海外|全球|全国|行业)+的?"
)
_TIME_LED = compiled(
    f"^(?:{GAP}| )*(?:而|但|可|不过)?(?:过去|以前|从前|往年|原来|原本|原先|早前|如今|现在|眼下|目前|去年|今年|明年|前年|上年|上月|本月|此前|之前|一年前|三年前|同期|高峰)"
)
_CONTRAST = compiled(f"^(?:{GAP}| )*(?:而(?!且)|其中|当中|反观|相比之下|换成)|则|却")
_TAIL = compiled("(?:则|却|也|还|都|均|仍|只|仅|又|就|才|更|同样|大多|多|约)+$")
_BY_WHOM = compiled(
    "的?(?:口径|说法|数字|数据|数|版本|答案|估算|估计|测算|判断|预测|报道|报价|统计|结论|结果)$|(?:外界|市场|坊间|媒体|业内|对方|后者|前者)(?:说|传|称|写|给)的?$"
)
_NOT_A_LABEL = compiled(
    "(?:表示|称|说|道|指出|认为|显示|介绍|透露|坦言|直言|强调|补充|回应|写道|提到|问|答|如下|例如|比如|包括|分别是|即|记者|报道|讯|原因|理由|消息|数据是|规定|要求|提出|预计|预测|判断|建议|结论|口径|对话|实录|[是为])$"
)
_LABEL_EDGE = compiled("^(?:[-—·•*▲■◆●○/ 0-9.、()]|其中|另外|此外|目前)+")
_POINTED = compiled(
    "(?:这|该)一?(?:个|项)?(?:比例|数字|数据|数|占比|比重|指标|价格|金额|成绩|规模|纪录|水平|数值|价|速度|增速|时间|周期)(?=[^的]*$)"
)
_REST = compiled("紧随|次之|居|左右|上下|不等|和|与|及|或|以|到|至|的$")
_NOUN = compiled("[一-龥A-Za-z《“「]")
_OWNER_NOUN = compiled("的(?!$|水平|价格|高位|低位|成绩)[一-龥]")
_HAN = compiled("[一-龥]")
_DOING = compiled("[了过着]|[一-龥]{2}(?:出|到|下|给)$")
_RELATIVE_CLAUSE = compiled(f"的(?:{GAP}|则|却|也|还|只有|只|仅|有|占到?|达到?|多达|是|为|约|不到)*$")
_SOMEBODY = compiled("(?:人|者|师|员|家|企业|公司|厂商|机构|团队|店|同行|后|前|时|[年月日])$")
_OF_PEOPLE = ("人次", "人", "吨", "万吨", "标准箱", "架次", "班次", "列次")
_COUNTED_PEOPLE = compiled("(?:客|户|众|工|生|民|性|童|女|男|青年|人口|[一-龥]人)$")
_JOINS = compiled(
    "[、和与及的在是而()]|这边|那边|方面|旗下|同期|系列|芯片|服务器|版|等|一部|单(?:部|家)|发布|推出|地区|市场|国家|东部|西部|南部|北部"
)
_REGION = compiled(
    "欧洲|北美|亚太|东南亚|拉美|中东|非洲|欧美|日韩|海外|国内|境外|境内|华东|华南|华北|华中|东北|西南|西北|港澳|两岸|大陆|内地|本港|欧盟|欧元区|南美|南亚|中亚|东盟|湾区|长三角|珠三角|京津冀"
)
_SHARE = compiled(
    "(?:占(?:到|去|据|了|整个|全部|全)?|相当于|撑起了?|贡献了?|包揽了?|拿走了?|拿下了?|吃下了?|瓜分了?)(?:约|近|超|超过|不足|不到|逾)?(?P<of>[一-龥A-Za-z]{1,12}?)(?:的)?$"
)


def _same(metric: Metric, place: Place) -> bool:
    """Whether a metric was counted in what the number is counted in; money is money."""
    found = place.found
    return metric.unit == found.unit or (
        found.kind == "money" and len(metric.unit) == 3 and metric.unit.isupper() and metric.unit.isascii()
    )


def _told(place: Place, previous: Metric | None, bases: Sequence[Metric]) -> Metric | None:
    """The nearest metric of the sentence that was counted in the same unit."""
    for metric in (previous, *reversed(bases)):
        if metric is not None and metric.text and _same(metric, place):
            return metric
    return None


def elided(
    place: Place,
    left: str,
    phrase: Phrase,
    *,
    previous: Metric | None,
    bases: Sequence[Metric],
    names: Sequence[tuple[int, int, str]],
) -> Metric | None:
    """«鹿影每秒收费0.35元,可灵则要0.8元»: a clause that names only whose number it is measures what the one before it does."""
    if (previous is None and not bases) or len(left) > 40:
        return None
    pointed = _POINTED.search(left) is not None
    told = _told(place, previous, bases) if not phrase.head or pointed else None
    if told is None or _goes_on(place):
        return None
    told = told._replace(inferred=True, topic="", topic_start=-1)
    rest = _bare(left)
    if (
        pointed
        or "《" in rest
        or _RELATIVE.fullmatch(rest)
        or (rest and _only_names(rest, place, place.found.start - len(left), left, names))
    ):
        return _of_another(previous, told, rest)
    if not rest:
        return told if not _HAN.match(place.right.lstrip(GAP)) or _REST.match(place.right) else None
    if not _CONTRAST.search(left) or len(rest) > 12 or last_head(rest) or _DOING.search(rest) or _RELATIVE_CLAUSE.search(left):
        return None
    if not told.head and _PART.match(left) and re.search("[一-龥]$", rest):
        if place.found.unit in _OF_PEOPLE and not _SOMEBODY.search(rest) and not _COUNTED_PEOPLE.search(rest):
            rest = rest + told.text if len(rest) + len(told.text) <= 14 else told.text  # «其中国际航线1020万人次»
        return told._replace(text=rest, base=rest, topic=rest)
    if told.head and not _SOMEBODY.search(rest):
        return told._replace(text=rest + told.head, base=rest + told.head, topic=rest)
    return told


def _of_another(previous: Metric | None, told: Metric, rest: str) -> Metric:
    """«其中沪市9300亿元,深市1.13万亿元»: where the figure before was named after its part, this one is too."""
    if "《" in rest or previous is None or not previous.inferred or not previous.head or not rest or previous.text != previous.base:
        return told
    if told.text != previous.text or len(rest) > 6 or last_head(rest) or previous.topic + previous.head != previous.text:
        return told
    return told._replace(text=rest + told.head, base=rest + told.head, topic=rest)


def carried(place: Place, left: str, phrase: Phrase, *, told: Metric | None, names: Sequence[tuple[int, int, str]]) -> Metric | None:
    """«收到的投稿里约15%是机器写的。去年还不到2%。»: a sentence that opens with another time or another name measures what the one before did."""
    if told is None or phrase.head or not _same(told, place) or _goes_on(place) or len(left) > 20 or place.found.kind == "duration":
        return None
    rest = _bare(left)
    led = _TIME_LED.match(left) is not None
    if rest and not (_RELATIVE.fullmatch(rest) or _only_names(rest, place, place.found.start - len(left), left, names)):
        return None
    if (not rest and not led) or (not rest and _HAN.match(place.right.lstrip(GAP)) and not _REST.match(place.right)):
        return None
    return told._replace(inferred=True, topic="", topic_start=-1)


def _goes_on(place: Place) -> bool:
    """Whether a noun after the number tells what it counts."""
    right = place.right.lstrip(")” 」" + GAP)
    if place.found.kind in ("count", "other"):
        return _NOUN.match(right) is not None and not _REST.match(right)
    return _OWNER_NOUN.match(right) is not None


def _bare(left: str) -> str:
    """A clause without the words that link and open it."""
    text = left.strip(GAP + " ")
    for _ in range(4):
        cut = _TAIL.sub("", _LINK.sub("", stripped(text))).strip(GAP + " ")
        cut = _BY_WHOM.sub("", cut)
        if cut == text:
            break
        text = cut
    return _OPENERS.sub("", text).strip("的" + GAP + " ")


def _only_names(rest: str, place: Place, start: int, left: str, names: Sequence[tuple[int, int, str]]) -> bool:
    """Whether nothing but names, places, dates and what joins them is left."""
    at = left.find(rest)
    if at < 0:
        return False
    low, high = start + at, start + at + len(rest)
    spans = [(a, b) for a, b, _ in names if low <= a and b <= high]
    spans += [(d.mention.start, d.mention.end) for d in place.dates if low <= d.mention.start and d.mention.end <= high]
    kept = list(rest)
    for a, b in spans:
        for k in range(a - low, b - low):
            kept[k] = " "
    other = _JOINS.sub(" ", "".join(kept).replace(GAP, " "))
    words = [word for part in other.split() for word in tokens(part).words]
    return (
        all(word_class(word) in ("ns", "nr", "nrt", "nz", "eng") or _REGION.fullmatch(word) is not None for word in words)
        and len(words) <= 3
    )


def labelled(place: Place, left: str, phrase: Phrase) -> Metric | None:
    """«平均出图周期:由4.6天缩短为1.9天»: a short noun phrase before a colon names what its line tells."""
    folded = place.reading.folded
    if place.start <= 0 or folded[place.start - 1] not in ":：" or phrase.head:
        return None
    begin = max(folded.rfind(mark, max(0, place.start - 26), place.start - 1) for mark in "\n,，。;；:：!！?？”」/")
    label = _LABEL_EDGE.sub("", folded[begin + 1 : place.start - 1].strip())
    if not 2 <= len(label) <= 18 or begin < 0 or _NOT_A_LABEL.search(label) or re.search("[“”「」《》]", label):
        return None
    head = last_head(label)
    direct = folded[begin] == "\n" and not CHANGE.sub("", stripped(left)).strip(GAP + " 由从")
    if not (head and label.endswith((head, head + "率", head + "数", head + "额"))) and not (
        direct and label[-1] >= "一" and "的" in label
    ):
        return None
    rule = heads()[1][head].id if head else "metric.words"
    return Metric(label, False, head, rule, label)


def share_of(place: Place, left: str, phrase: Phrase, nearest: Metric | None) -> Metric | None:
    """«AI业务收入1.08亿元,仅占总营收的0.2%»: the share of what was told before in what is named here."""
    if nearest is None or (place.found.unit != "%" and place.found.kind != "multiple"):
        return None
    match = _SHARE.search(left.strip(GAP + " "))
    if match is None or match.string[: match.start()].strip("仅只约也还就才更已经将又却则大 " + GAP):
        return None
    if "比" in match["of"][-2:] or (match.group().startswith("相") and place.found.unit != "%"):
        return None
    if match.group().startswith("相") and not re.search("[全总整]", match["of"]):
        return None
    whole = re.sub("^(?:公司|其|该公司|当年|同期|全国|全球|20\\d\\d年|去年)+", "", match["of"]) or match["of"]
    base = tail(nearest.base)
    verb = "占" if match.group()[0] in "占相" else match.group()[:2]
    return Metric(base + verb + whole, True, nearest.head, "metric.market", nearest.base, nearest.topic, nearest.topic_start, change=True)
