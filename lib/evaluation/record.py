"""Keep the scores where they are read: `docs/quality.json` for the app, a table in the README, the pinned floors."""

from __future__ import annotations

import json
import math
import re
import tomllib
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from lib.errors import UsageError
from lib.evaluation.run import Outcome
from lib.settings import ROOT

KINDS = (
    "statements, span and speaker",
    "direct statements, recall of span and speaker",
    "figures",
    "market figures, recall",
    "events",
    "systems",
    "organisations",
)
SETS = {
    "seeds": "the two seed articles with gold",
    "seeds_own": "the two other seed articles, gold of our own",
    "tuning": "invented articles, seen while rules were written",
    "held_out": "invented articles, never looked into",
    "passages": "invented passages, seen while rules were written",
    "passages_held_out": "invented passages, never looked into",
}
_BEGIN, _END = "<!-- quality:begin -->", "<!-- quality:end -->"
SLACK = 0.01
"""Floors are pinned this far under the score, so that rounding breaks nothing."""


def as_record(outcome: Outcome) -> dict[str, Any]:
    """Scores by set with the number of articles and the day."""
    sets = {name: {"articles": tally.articles, "measures": tally.table()} for name, tally in outcome.sets.items()}
    return {"date": date.today().isoformat(), "sets": sets}


def write_record(outcome: Outcome, *, root: Path = ROOT) -> None:
    """Write `docs/quality.json` and the table of the README."""
    record = as_record(outcome)
    (root / "docs" / "quality.json").write_text(json.dumps(record, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    readme = root / "README.md"
    text = readme.read_text(encoding="utf-8")
    if _BEGIN not in text or _END not in text:
        raise UsageError(f"{readme.name}: the marks {_BEGIN} and {_END} are missing; put them back where the table belongs")
    readme.write_text(
        re.sub(rf"{_BEGIN}.*?{_END}", lambda _: f"{_BEGIN}\n{as_markdown(record)}\n{_END}", text, flags=re.DOTALL), encoding="utf-8"
    )


def as_markdown(record: Mapping[str, Any]) -> str:
    """Precision, recall and F1 of each kind of fact, by set of articles."""
    lines = [
        f"Scored against careful readers on {record['date']} (precision / recall / F1):",
        "",
        "| | " + " | ".join(_named(n, s) for n, s in _sets(record)) + " |",
    ]
    lines.append("|---|" + "---|" * len(_sets(record)))
    for kind in KINDS:
        cells = []
        for _, one in _sets(record):
            row = one["measures"].get(kind)
            cells.append(f"{row['precision']:.2f} / {row['recall']:.2f} / {row['f1']:.2f}" if row else "–")
        lines.append(f"| {kind} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def _sets(record: Mapping[str, Any]) -> list[tuple[str, Mapping[str, Any]]]:
    return [(name, record["sets"][name]) for name in SETS if name in record["sets"]]


def _named(name: str, one: Mapping[str, Any]) -> str:
    return f"{SETS[name]} ({one['articles']})"


def move_floors(outcome: Outcome, path: Path, *, lower: bool = False) -> tuple[str, ...]:
    """Pin every floor just under the present score; a floor goes down only with `lower`. What changed, in words."""
    before = tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    head = (
        "".join(line for line in path.read_text(encoding="utf-8").splitlines(keepends=True) if line.startswith("#"))
        if path.exists()
        else ""
    )
    said, lines = [], [head.rstrip(), ""]
    for name, tally in outcome.sets.items():
        lines.append(f"[{name}]")
        for measure, row in tally.table().items():
            old = before.get(name, {}).get(measure, {})
            fields = [
                f
                for f in ("precision", "recall", "f1", "accuracy", "macro_f1")
                if row.get(f) is not None and (f in old or f in ("f1", "accuracy"))
            ]
            new = {f: _pinned(row[f], old.get(f), lower=lower) for f in fields}
            said += [f"{name}: {measure}, {f} {old.get(f)} → {v}" for f, v in new.items() if v != old.get(f)]
            lines.append(f'"{measure}" = {{ ' + ", ".join(f"{f} = {v}" for f, v in new.items()) + " }")
        lines.append("")
    path.write_text("\n".join(lines).lstrip("\n"), encoding="utf-8")
    return tuple(said)


def _pinned(score: float, old: float | None, *, lower: bool) -> float:
    """The floor of a score: perfect scores are pinned as they are."""
    new = 1.0 if score >= 1.0 else max(0.0, math.floor((score - SLACK) * 100) / 100)
    return new if old is None or new > old or lower else old
