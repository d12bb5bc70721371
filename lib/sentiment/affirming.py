"""Two negations that make an affirmation, written as one: «不是不可能» says 可能, «没有人怀疑» says 确实.

Bags of words, pairs and short runs see two negations where readers see none. What is rewritten keeps its length, so that spans
of words stay true in the text as printed.
"""

from __future__ import annotations

import re
from functools import partial

_NOT = "不是|并不是|也不是|并非|也非|绝非|决非"
_DOUBLES = (
    (re.compile(rf"(?:{_NOT}|未必|不见得|未尝)(?:完全|绝对|就|会)?不(?P<kept>可能|能|会|可以|行)"), ""),
    (re.compile(rf"(?:{_NOT}|不会|未必|不见得|不能说(?:它|其|这|我们)?)(?:完全|就|会)?(?:没有|毫无|无|没)(?P<kept>)(?=[一-龥])"), "有"),
    (re.compile(r"不会不(?P<kept>)(?=[一-龥])"), "会"),
    (re.compile(r"(?:并)?不(?:意味着|代表|等于说?|表示|是说)(?P<kept>[^,。;!?没无不]{0,12}?)(?:就)?(?:没有|毫无|没)(?=[一-龥])"), "有"),
    (re.compile(r"(?:没有?|无)什么(?:是|东西)?不(?P<kept>)(?=[一-龥])"), "都"),
    (re.compile(r"(?:没有?|无)(?:一?个)?(?:人|谁|哪[家个位]|一[家个位])(?:会|能)?不(?P<kept>)(?=[一-龥])"), "都"),
    (re.compile(r"(?:无|莫)不(?P<kept>)(?=[一-龥]{2})"), "都"),
    (re.compile(r"不无(?P<kept>)(?=道理|关系|关联|可能|帮助|裨益|益处|启发|意义|好处|机会)"), "有"),
    (
        re.compile(
            r"(?:谁也|谁都|任何人都|没有?人(?:会|能)?|无人|我们|都)?(?:不能|不可|无法|不容|无可|难以|不得|毋庸|无需|毫无)?(?P<kept>)"
            r"(?:(?<=[能可法容以得庸需无])(?:否认|置疑|怀疑|质疑|争议)|(?<=[没有无]人)(?:否认|怀疑|质疑))"
        ),
        "确实",
    ),
)
_HINT = re.compile("[不没无非未莫毋谁]")


def affirmed(folded: str) -> str:
    """A folded text of the same length with double negations turned into what they affirm; spaces fill what is left over.

    >>> [affirmed(t).replace(" ", "") for t in ("以后不是不可能了", "团队并非没有机会", "没有人怀疑它的潜力", "不得不退出")]
    ['以后可能了', '团队有机会', '确实它的潜力', '不得不退出']
    """
    if not _HINT.search(folded):
        return folded
    for pattern, instead in _DOUBLES:
        folded = pattern.sub(partial(_as_long, instead), folded)
    return folded


def _as_long(instead: str, match: re.Match[str]) -> str:
    return (match["kept"] + instead).ljust(len(match.group()))
