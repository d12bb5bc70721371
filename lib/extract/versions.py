"""Systems with their versions: «通义千问2.5», «GPT-4 Turbo», «Claude 3», and what a bare name then means."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from lib.extract.mentions import Mention
from lib.patterns import compiled

FIELDS = "教育|医疗|医学|医药|法律|司法|金融|保险|政务|工业|制造|能源|电力|电网|油气|矿山|煤炭|钢铁|化工|交通|出行|物流|航运|农业|气象|水利|遥感|时空|地理|城市|建筑|地产|家居|零售|电商|营销|广告|客服|办公|代码|编程|数学|科研|翻译|写作|文学|文旅|旅游|传媒|媒体|新闻|影视|剧本|动画|动漫|游戏|音乐|语音|声音|视觉|图像|视频|绘画|设计|汽车|座舱|驾驶|机器人|具身|情感|社交|心理|健康|中医|药物|蛋白质|生物|生命科学|基因|安全|通信|网络|企业|管理|人力|招聘|财税|审计|海洋|天文|材料|化学|招商|养老|体育|烹饪|美妆|服装|内容|多语言|民族语言|古籍"
"""Fields that a model is made for: «子曰|教育|大模型»."""
_TAG = r"(?:Turbo|Pro|Max|Lite|Plus|Ultra|Mini|mini|Nano|nano|Flash|Preview|Opus|Sonnet|Haiku|Instruct|Coder|Vision|Alpha|Air|XL|SE|Thinking|Reasoner|Omni|Open|Next|Small|Medium|Large)"
_NUMBER = r"(?![QH][1-4](?!\d))[A-Za-z]?\d{1,3}(?:\.\d{1,2}){0,2}[A-Za-z]{0,2}(?![\dA-Za-z])(?!\.\d)(?! ?(?:[年月日个秒分万亿倍%点元款人集部张条名位台天时周岁届期帧号大·]|家(?!族)))"
_LETTERED = r"(?<=[A-Za-z]) Q[1-3](?=[,。、;:和与及的自已在将可支]|模型|版)|(?<=[一-鿿])(?!AI|Q\d)[A-Z]{2}\d{1,2}\+?(?![\dA-Za-z])"
"""«Vidu Q1», which is no quarter, «骁龙AR1+»."""
_TAIL = compiled(
    rf"(?:(?<=\d)\.\d{{1,2}}(?![\d.%])|[- ]?{_NUMBER}|{_LETTERED})?(?:[- ]?{_TAG}(?![A-Za-z]))?(?:-[A-Z][A-Za-z]{{0,9}}(?![A-Za-z])){{0,2}}"
)
_FIELD_MODEL = compiled(rf"(?:{FIELDS})(?:行业|垂直|垂类|专用|生成)?大?模型")
_PERCENT = compiled(r"[ -]?\d+(?:\.\d+)?(?:%|[kKmMbBGT]\b)")


def extended(folded: str, mention: Mention) -> Mention:
    """A mention together with the version that follows it.

    >>> extended("发布通义千问2.5,", Mention(2, 6, "system", "language", "gazetteer.systems", "通义千问")).end
    9
    """
    tail = _FIELD_MODEL.match(folded, mention.end) or _TAIL.match(folded, mention.end)
    if tail is None or tail.end() == mention.end or _PERCENT.match(folded, mention.end):
        return mention
    return replace(mention, end=tail.end())


def told_apart(folded: str, mentions: Sequence[Mention]) -> list[Mention]:
    """Mentions keyed by version: two versions are two systems, and a bare name beside one version means that one."""
    versions: dict[str, set[str]] = defaultdict(set)
    first: dict[str, int] = {}
    bare: dict[str, int] = {}
    for one in mentions:
        printed = folded[one.start : one.end]
        if printed != one.plain:
            versions[one.key].add(_norm(printed))
            first[one.key] = min(one.start, first.get(one.key, one.start))
        else:
            bare[one.key] = min(one.start, bare.get(one.key, one.start))
    out = []
    for one in mentions:
        printed = folded[one.start : one.end]
        earlier = one.key in first and folded.count("\n", bare.get(one.key, first[one.key]), first[one.key]) > 1
        if len(versions[one.key]) > 1 or earlier:
            out.append(replace(one, key=one.key if printed == one.plain else _norm(printed)))
        else:
            out.append(one)
    return out


def _norm(name: str) -> str:
    return re.sub(r"[\s-]", "", name).lower()
