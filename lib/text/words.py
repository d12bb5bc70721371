"""Words by jieba's dictionary."""

from __future__ import annotations

import rjieba


def crosses(left: str, right: str) -> bool:
    """Whether one word of the dictionary runs across the seam of two texts.

    >>> crosses("训练成本高昂、高质", "量数据集的缺乏"), crosses("国内企业正加速布局", "从历史经验来看")
    (True, False)
    """
    at = 0
    for word in rjieba.cut(left + right, False):
        if at < len(left) < at + len(word):
            return True
        at += len(word)
    return False
