"""Counts behind the scores, and the table made of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

SENTIMENT = "sentiment of statements"
_LABELS = ("positive", "neutral", "negative")


@dataclass(slots=True)
class Tally:
    """What was matched, found and asked; `misses` names what went wrong, for people."""

    articles: int = 0
    counts: dict[str, list[int]] = field(default_factory=dict)
    fields: dict[str, list[int]] = field(default_factory=dict)
    sentiments: list[tuple[str, str]] = field(default_factory=list)
    misses: list[str] = field(default_factory=list)

    def add(self, kind: str, matched: int, found: int, gold: int) -> None:
        """Records of a kind: how many are right, were found, and are to be found."""
        count = self.counts.setdefault(kind, [0, 0, 0])
        count[0] += matched
        count[1] += found
        count[2] += gold

    def ask(self, name: str, right: bool) -> None:
        """One field of one matched record."""
        asked = self.fields.setdefault(name, [0, 0])
        asked[0] += bool(right)
        asked[1] += 1

    def settle(self, kind: str, gold: Sequence[Mapping[str, Any]], found: int, pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
        """Count pairs; an entry on which readers differ costs nothing, found or not. The pairs that count."""
        free = {i for i, g in enumerate(gold) if g.get("optional")}
        spent = {j for i, j in pairs if i in free}
        kept = [(i, j) for i, j in pairs if i not in free]
        self.add(kind, len(kept), found - len(spent), len(gold) - len(free))
        return kept

    def table(self) -> dict[str, dict[str, Any]]:
        """Precision, recall and F1 of each kind of record; accuracy of each field of matched records."""
        out: dict[str, dict[str, Any]] = {}
        for kind, (matched, found, gold) in self.counts.items():
            precision = matched / found if found else float(not gold)
            recall = matched / gold if gold else 1.0
            f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
            out[kind] = {"precision": round(precision, 3), "recall": round(recall, 3), "f1": round(f1, 3), "gold": gold, "found": found}
        for name, (right, asked) in self.fields.items():
            out[name] = {"accuracy": round(right / asked, 3) if asked else None, "asked": asked}
        pairs = self.sentiments
        out[SENTIMENT] = {
            "accuracy": round(sum(g == p for g, p in pairs) / len(pairs), 3) if pairs else None,
            "macro_f1": round(macro_f1(pairs), 3),
            "asked": len(pairs),
            "gold": dict(Counter(g for g, _ in pairs)),
        }
        return out


def macro_f1(pairs: Sequence[tuple[str, str]]) -> float:
    """Mean of the F1 of the three sentiment classes.

    >>> macro_f1([("positive", "positive"), ("negative", "neutral")])
    0.3333333333333333
    """
    out = []
    for label in _LABELS:
        hit = sum(g == label and p == label for g, p in pairs)
        invented = sum(g != label and p == label for g, p in pairs)
        missed = sum(g == label and p != label for g, p in pairs)
        out.append(2 * hit / (2 * hit + invented + missed) if hit + invented + missed else 1.0)
    return sum(out) / len(out)
