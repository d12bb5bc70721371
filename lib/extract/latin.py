"""Latin names that stand in no list: a system, a house or neither, told by their shape and by the words beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from lib.extract.candidates import Candidate, any_word, vocabulary
from lib.extract.roles import endings
from lib.extract.tokens import Tokens
from lib.patterns import compiled
from lib.rules import Rule, rules

NAME = compiled(
    r"(?<![A-Za-z0-9.@/_-])[A-Za-z][A-Za-z0-9]*(?:[-.·'&][A-Za-z0-9]+){0,4}(?: (?:& )?(?:[A-Z][A-Za-z0-9]*|\d{1,2}(?:\.\d)?(?![\d年月日个秒%]))(?:[-.][A-Za-z0-9]+){0,2}){0,4}"
)
_LOOK = 14
_BEFORE_SYSTEM = compiled(r"(?:等)?(?:家族|系列|产品线)?(?:名为|叫做|叫|即|——|—|:|是|的)? ?$")
_ADVERBS = compiled(r" ?(?:则|也|将|已|近日|日前|趁势|顺势|随即|率先|正式|同步|首次|再次|刚刚|正|当天|当日|昨日|今日){0,2}")
_AFTER_GAP = compiled(r" ?(?:的|这类|这样的|等|类)?")
_QUOTE = '“”‘’「」『』"'
_CHIPS = compiled(r"芯片|GPU|显卡|加速卡|算力|服务器|英伟达|辉达|训练|推理|供货|出货|张|台|机器人")
_PERSON_BEFORE = compiled(r"(?:官|师|人|CEO|总裁|董事长|导演|经理|总监|教授|主席|顾问|研究员|主管|博士|先生|女士|创办者|创始者|VP|长) ?$")
_POSSESSED = compiled(r"(?:公司|企业|厂商|巨头|集团)的 ?$")
_MIXED = compiled(r"[a-z][A-Z]|[A-Z][A-Za-z]{3,}.*\d|^[A-Z][a-z]{3,}$")
_BY_MEANS = frozenset("用拿靠")
_USED = compiled(
    r" ?(?:来|去|直接|先|批量|重新){0,2}(?:剪|做|写|画|生成|完成|跑出|训练|改|翻译|配音|出图|作图|重做|制作|创作|渲染|合成|修图|排版)"
)
_BARE_VERSION = compiled(r"[vV]\d+(?:\.\d+)*$")
_MEASURE = compiled(r" ?[年月日个秒分万亿倍%点元款家帧]")


_L = r"[A-Z][A-Za-z0-9]{1,15}(?:[-. ][A-Z0-9][A-Za-z0-9]{0,12}){0,2}"
_PAIRED = compiled(rf"(?<=[一-鿿A-Za-z]的){_L}(?:、|,|和|与|以及|及)(?P<house>{_L})的(?P<what>{_L})")
_SUMMED = compiled(
    rf"(?P<names>{_L}(?:(?:、|和|与|及|以及){_L}){{1,6}})(?:等)?(?:这|那|一)?(?:类|些|样的|几款|两款|三款|等)的?(?:海外|国外|国产|主流|热门|同类|第三方|商用|在线|AI|人工智能|生成式|视频|图像|绘画|编程|写作|设计|创作|生成|办公|三维|3D)*"
    r"(?:平台|工具|模型|大模型|引擎|软件|助手|智能体|应用|插件|编程工具|生成器)"
)


_LEFT = (
    ("model", "system.head.model", "system", 0.7),
    ("kind", "org.kind", "organisation", 0.7),
    ("product", "system.head.product", "system", 0.4),
    ("release", "system.release", "system", 0.3),
)
"""What may end right before a Latin name, the more telling first, and what it is worth."""


@cache
def _shapes() -> tuple[Rule, ...]:
    return tuple(r for r in rules("system_shapes") if r.data["part"] in ("shape", "number", "version"))


def by_latin(text: Tokens, ends: frozenset[int]) -> Iterator[Candidate]:
    """Latin names with what speaks for a system and what speaks for a house; `ends` are where names of firms end."""
    folded, deny = text.folded, vocabulary("system_shapes", "system.deny")
    for match in NAME.finditer(folded):
        name = match.group()
        if (
            text.held[match.start()]
            or _BARE_VERSION.match(name)
            or len(name) < 2
            or not _capital(name)
            or all(word in deny for word in (name, *name.split()))
            or name in deny
        ):
            continue
        end = match.end()
        if _MEASURE.match(folded, end) and name[-1].isdigit() and " " in name:
            end = match.start() + name.rindex(" ")
        yield from _shaped(folded, match.start(), end)
        if _of_a_house(folded, match.start()):
            yield Candidate(match.start(), end, "system", "model", "system.owned", 0.6 if _MIXED.search(name) else 0.4)
        elif _USED.match(folded, end) and folded[match.start() - 1 : match.start()] in _BY_MEANS:
            yield Candidate(match.start(), end, "system", "tool", "system.used", 0.7)
        else:
            yield from _placed(folded, match.start(), end)
        if folded[match.start() - 1 : match.start()] == "的" and match.start() - 1 in ends:
            yield Candidate(match.start(), end, "system", "model", "system.owned", 0.6)


def _capital(name: str) -> bool:
    """Whether a Latin word can be a name: it has a capital, or a figure after a small letter (a16z)."""
    return any(c.isupper() for c in name) or (name[0].islower() and any(c.isdigit() for c in name))


def _shaped(folded: str, start: int, end: int) -> Iterator[Candidate]:
    """What the form of the name says by itself."""
    name = folded[start:end]
    for rule in _shapes():
        if rule.regex.match(name):
            near = _CHIPS.search(folded, max(0, start - 12), end + 12)
            weight = 0.8 if rule.data["part"] == "shape" else 0.5 if rule.data["part"] == "number" and near else 0.2
            yield Candidate(start, end, "system", "model", rule.id, weight)
            return


def by_pairs(text: Tokens) -> Iterator[Candidate]:
    """«特斯拉的Optimus、Figure的Helix»: who stands like a maker is one, and what stands like a system is one."""
    for match in _PAIRED.finditer(text.folded):
        if text.folded[match.start() - 1 : match.start()]:
            yield Candidate(*match.span("house"), "organisation", "house", "org.paired", 0.7)
            yield Candidate(*match.span("what"), "system", "model", "system.paired", 0.7)


def by_sort(text: Tokens) -> Iterator[Candidate]:
    """Latin names in a row that a noun sums up: «Scenario、Layer这类AI绘画平台»."""
    for match in _SUMMED.finditer(text.folded):
        for name in NAME.finditer(text.folded, *match.span("names")):
            if _capital(name.group()) and name.group() not in vocabulary("system_shapes", "system.deny"):
                yield Candidate(*name.span(), "system", "tool", "system.sort", 0.6)


def _of_a_house(folded: str, start: int) -> bool:
    """Whether a name stands right after «该公司的»: what a house has is no house."""
    return bool(_POSSESSED.search(folded, max(0, start - 8), start))


def _placed(folded: str, start: int, end: int) -> Iterator[Candidate]:
    """What the words beside the name say."""
    left = folded[max(0, start - _LOOK) : start].rstrip(" " + _QUOTE)
    left = _BEFORE_SYSTEM.sub("", left) or left
    for sort, rule, what, weight in _LEFT:
        if endings(sort).at(left, len(left)):
            yield Candidate(start, end, what, "house" if what == "organisation" else "model", rule, weight)
            break
    right = end + len(folded[end : end + 2]) - len(folded[end : end + 2].lstrip(" " + _QUOTE))
    deeds = any_word("organisation_shapes", "org.deed")
    heads = any_word("organisation_shapes", "org.head")
    somebody = bool(_PERSON_BEFORE.search(left))
    if heads.match(folded, _past(_AFTER_GAP, folded, right)) and not somebody:
        yield Candidate(start, end, "organisation", "house", "org.head", 0.7)
    elif deeds.match(folded, _past(_ADVERBS, folded, right)) and not somebody:
        yield Candidate(start, end, "organisation", "house", "org.deed", 0.6)
    elif any_word("system_shapes", "system.after").match(folded, right):
        yield Candidate(start, end, "system", "model", "system.after", 0.5)


def _past(pattern: re.Pattern[str], folded: str, start: int) -> int:
    """Where a pattern that may be empty ends."""
    match = pattern.match(folded, start)
    return match.end() if match else start
