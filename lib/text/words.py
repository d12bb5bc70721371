"""The word segmenter, made ready once in a process."""

from __future__ import annotations

import logging
import os
import tempfile
import warnings
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Protocol


class Segmenter(Protocol):
    """What is used of jieba's tokenizer."""

    def cut(self, sentence: str, *, HMM: bool = ...) -> Iterable[str]:
        """Words in order."""
        ...


@cache
def segmenter() -> Segmenter:
    """jieba's tokenizer; its cache lies in a folder of this user's own, not among everybody's temporary files."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # jieba 0.42.1 carries old escapes and asks for pkg_resources
        import jieba
    jieba.setLogLevel(logging.WARNING)
    folder = Path(tempfile.gettempdir()) / f"sora-lens-{os.getuid()}"
    folder.mkdir(mode=0o700, exist_ok=True)
    if folder.stat().st_uid == os.getuid():
        jieba.dt.tmp_dir = str(folder)
    tokenizer: Segmenter = jieba.dt
    return tokenizer


def crosses(left: str, right: str) -> bool:
    """Whether one word of the dictionary runs across the seam of two texts.

    >>> crosses("训练成本高昂、高质", "量数据集的缺乏"), crosses("国内企业正加速布局", "从历史经验来看")
    (True, False)
    """
    at = 0
    for word in segmenter().cut(left + right, HMM=False):
        if at < len(left) < at + len(word):
            return True
        at += len(word)
    return False
