"""Systems with Chinese names that stand in no list: quoted after a head noun, before 大模型, or with a version."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from lib.extract.candidates import Candidate, alternation, vocabulary
from lib.extract.edges import edges, is_general, is_rare, name_end, name_start, words_of
from lib.extract.tokens import Tokens, word_class

_HAN = re.compile(r"[一-鿿]")
_QUOTED = re.compile(r"[“「『‘\"]([^“”「」『』‘’\"\n,,。;:!?、《》]{2,18})[”」』’\"]")
_SELF_TOLD = re.compile(r"[一-鿿](?:AI|GPT|Bot|大模型|\d\.\d)$")
_CALLED = re.compile(r"(?:名为|叫做|叫|命名为|取名|代号)$")
_MADE = re.compile(r"自研|AI|智能|智慧|大模型|公司|文生|承建|旗下|首款|自家")
_LATIN = re.compile(r"[A-Za-z\d]")
_TALK = re.compile(
    r"[的了吗呢吧啊不没很太更最也还就都把被让给我你他她它这那]|^[一二三四五六七八九十\d]+$|^[进出上下来去回开关打吃看做用拿跑卷抢冲追赶]"
)
_VERSION = re.compile(
    r"(?<=[一-鿿])-?[vV]?\d{1,4}(?:\.\d{1,2}){0,2}[A-Za-z]{0,2}(?![\dA-Za-z.]|[年月日个秒分万亿倍%点元款家人集部张条名位台天时周岁届期号楼])(?:[- ]?(?:Turbo|Pro|Max|Lite|Plus|Ultra|Mini))?"
)
_RELEASED = re.compile(r"(?:发布|推出|上线|开源|升级|迭代|训练)(?:了|出)?([一-鿿]{2,6}?)" + _VERSION.pattern.removeprefix("(?<=[一-鿿])"))
_TAGGED = re.compile(r"(?<=[一-鿿])-?(?:Turbo|Pro|Max|Lite|Plus|Ultra|Mini|AI|GPT)(?![A-Za-z])")
_OPEN = frozenset(("", "“", "、", "「", "‘", "的", "\n"))
_MODEL_NOUN = re.compile(r"(?:认知|语言|视觉|多模态|视频|气象|语音|推理|行业|通用|文生视频)?大模型|大语言模型|AI助手|智能体(?!验)")
_LAUNCH = re.compile(
    r"(?:已|将|正式|全新|目前|仍|尚)?(?:上线|发布|问世|开放|开源|亮相|送样|量产|处|内测|公测|迭代|升级|替换|生成|\((?:www|http))"
)


@cache
def _head_patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    model = alternation("system_shapes", "system.head.model").pattern
    product = alternation("system_shapes", "system.head.product").pattern
    release = alternation("system_shapes", "system.release").pattern
    return re.compile(f"(?:{model})$"), re.compile(f"(?:{product})$"), re.compile(f"(?:{release})[^,。;:]{{0,10}}$")


def by_quotation(folded: str, text: Tokens) -> Iterator[Candidate]:
    """Quoted names beside a noun that calls them by their kind: «遊戲AI引擎“GiiNEX”», «“一镜流影”插件»."""
    deny = vocabulary("system_shapes", "system.deny.quoted", "system.deny")
    for match in _QUOTED.finditer(folded):
        start, end = match.span(1)
        name = match.group(1).strip()
        if name in deny or _TALK.search(name) or not _names(text, start, end):
            continue
        left = _CALLED.sub("", folded[max(0, match.start() - 16) : match.start()].rstrip())
        weight = _quoted_weight(folded, left, match.end(), name)
        if weight:
            telling = bool(_LATIN.search(name)) or is_rare(words_of(text, start, end))
            yield Candidate(start, end, "system", "tool", "system.quoted", weight + (0.2 if telling else 0.0))


def _quoted_weight(folded: str, left: str, after: int, name: str) -> float:
    """What the words before and after a quoted name say for a system."""
    model, product, release = _head_patterns()
    if model.search(left):
        return 0.7
    if _headed().match(folded, after):
        return 0.5
    head = product.search(left)
    if head:
        return 0.5 if release.search(left[: head.start()]) or _MADE.search(left) else 0.3
    return 0.7 if _SELF_TOLD.search(name) else 0.0


@cache
def _headed() -> re.Pattern[str]:
    """A head noun right after a quoted name, with at most a few characters of trade before it: «“湘源”负荷预测大模型»."""
    return re.compile(f"的?[一-鿿]{{0,6}}?(?:{alternation('system_shapes', 'system.head.model', 'system.head.product').pattern})")


def _names(text: Tokens, start: int, end: int) -> bool:
    """Whether quoted words can be a name: no phrase with a verb or adjective at its head or end."""
    parts = [p for p in words_of(text, start, end) if p.strip()]
    if not parts or is_general(parts):
        return False
    bad = [p for p in parts if len(p) > 1 and _HAN.match(p) and word_class(p)[0] in "vadcprmf" and word_class(p) != "vn"]
    return not bad or is_rare(parts)


def by_version(folded: str, text: Tokens) -> Iterator[Candidate]:
    """Chinese names with a version or a Latin tag: «织影2.0», «穹山400», «北辰-Turbo»."""
    for pattern in (_VERSION, _TAGGED):
        for match in pattern.finditer(folded):
            start = name_start(text, match.start())
            parts = words_of(text, start, match.start()) if start < match.start() else []
            if match.start() - start < 2 or match.start() - start > 6 or is_general(parts) or not is_rare(parts):
                continue
            yield Candidate(start, match.end(), "system", "model", "system.version", 0.4)
    for match in _RELEASED.finditer(folded):
        parts = words_of(text, match.start(1), match.end(1))
        if not is_general(parts) and match.start(1) in text.edges:
            yield Candidate(match.start(1), match.end(), "system", "model", "system.released", 0.7)


def by_model_noun(folded: str, text: Tokens) -> Iterator[Candidate]:
    """Chinese names before 大模型: «云雀大模型»."""
    for match in _MODEL_NOUN.finditer(folded):
        if not match.start() or not _HAN.match(folded[match.start() - 1]):
            continue
        start = name_start(text, match.start())
        parts = words_of(text, start, match.start()) if start < match.start() else []
        if not 2 <= match.start() - start <= 6 or is_general(parts) or parts[-1] in edges().kind:
            continue
        if any(word_class(p)[0] in "vdcprmf" and len(p) > 1 for p in parts):
            continue
        made = 0.3 if _head_patterns()[2].search(folded[max(0, start - 12) : start]) or folded[start - 1 : start] in _OPEN else 0.0
        yield Candidate(start, match.end(), "system", "model", "system.noun", (0.4 if is_rare(parts) else 0.0) + made)


def by_head(folded: str, text: Tokens) -> Iterator[Candidate]:
    """Chinese names right after a head noun, unquoted: «解决方案产品知行元(…)», «文生视频模型织影2.0上线»."""
    heads = alternation("system_shapes", "system.head.model", "system.head.product")
    for match in heads.finditer(folded):
        start = match.end()
        if start not in text.edges or not _HAN.match(folded[start : start + 1] or " "):
            continue
        end = name_end(text, start, longest=6)
        parts = words_of(text, start, end) if end > start else []
        if end - start < 2 or is_general(parts) or not is_rare(parts) or parts[0] in edges().stop or parts[0] in edges().kind:
            continue
        version = _VERSION.match(folded, end)
        stop = version.end() if version else end
        weight = 0.3 + (0.4 if _LAUNCH.match(folded, stop) else 0.0) + (0.2 if version else 0.0)
        yield Candidate(start, stop, "system", "tool", "system.head.plain", weight)


FINDERS = (by_quotation, by_version, by_model_noun, by_head)
