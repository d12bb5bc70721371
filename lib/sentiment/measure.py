"""How right the model is, on the test part that it never saw and on statements of articles left out of its training: kept in
`measured.toml`, shown in the app.

Written by `python -m lib measure`; a test holds it to the present training text, so that no old figure is shown.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from lib.schema import SENTIMENTS
from lib.sentiment.features import seen
from lib.sentiment.framing import frame_of, framed, signs
from lib.sentiment.labelled import HERE, Labelled, fingerprint, labelled
from lib.sentiment.mixing import mix
from lib.sentiment.model import Model, combine, encode, folds_of, probabilities, train_voters, unseen_votes, vote

BINS = 10
CALIBRATED = 0.05
"""Largest expected calibration error at which stated probabilities may be relied on."""
GROUPS = 6
"""Groups of articles, each judged by a model that was taught by all other text."""
PEERS = HERE / "peers.toml"
"""What other programs reach on the test part: written by `make bench`."""
SECOND = HERE / "testing" / "second_reading.txt"
"""Labels that a second reader gave the test part blind and in shuffled order: `label<TAB>text` lines."""


def measured_file() -> Path:
    """Where the figures are kept."""
    return HERE / "measured.toml"


def measured() -> Mapping[str, Any]:
    """The figures as last written; empty where none were."""
    path = measured_file()
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}


def measure(model: Model) -> dict[str, Any]:
    """Accuracy, macro-F1, AUC of positive against negative, calibration and confusion on the test part."""
    rows = labelled("testing")
    chances = np.array([probabilities(model, row.text) for row in rows])
    truth = np.array([SENTIMENTS.index(row.label) for row in rows])
    found = scores(chances, truth)
    training = labelled("training")
    return {
        "date": date.today().isoformat(),
        "training_text": fingerprint(),
        "trained_on": len(training),
        "hands": len({row.hand for row in training}),
        "agreement": agreement(),
        **found,
        **{f"article_{key}": value for key, value in on_articles(training).items()},
        **peers(),
        "calibrated": bool(found["calibration_error"] <= CALIBRATED and len(rows) >= 600),
    }


def on_articles(rows: Sequence[Labelled]) -> dict[str, Any]:
    """The same figures on the statements of articles in the training text, each article unknown to the model that judges it.

    Each statement is judged in its frame, as in the app where the program finds it; `bare_…` is what its text alone gives.
    """
    documents = [seen(row.text) for row in rows]
    encoded, labels = encode(documents), [row.label for row in rows]
    votes, folds = unseen_votes(rows, documents, encoded), folds_of(rows)
    articles = sorted({row.source for row in rows if row.source})
    bare: list[NDArray[np.float64]] = []
    judged: list[NDArray[np.float64]] = []
    truth: list[int] = []
    for group in range(GROUPS):
        outside = set(articles[group::GROUPS])
        kept = [i for i, row in enumerate(rows) if row.source not in outside]
        voters = train_voters(encoded, labels, kept)
        model = Model(voters, mix(votes[kept], [rows[i] for i in kept], [folds[i] for i in kept]))
        left = [i for i, row in enumerate(rows) if row.source in outside]
        chances = combine(model, vote(voters, [documents[i] for i in left]))
        bare.append(chances)
        judged += [framed(model.mixing.framing, own, _read(rows[i])) if rows[i].cue else own for i, own in zip(left, chances, strict=True)]
        truth += [SENTIMENTS.index(labels[i]) for i in left]
    alone = scores(np.concatenate(bare), np.array(truth))
    return scores(np.array(judged), np.array(truth)) | {f"bare_{key}": alone[key] for key in ("accuracy", "macro_f1", "auc")}


def _read(row: Labelled) -> NDArray[np.float64]:
    """The signs in the frame of a statement."""
    return np.array(signs(frame_of(row)))


def peers() -> dict[str, Any]:
    """Other programs on the test part: day, then name, accuracy, macro-F1 and statements a second of each; empty where not yet run."""
    return tomllib.loads(PEERS.read_text(encoding="utf-8")) if PEERS.exists() else {}


def scores(chances: NDArray[np.float64], truth: NDArray[np.int64]) -> dict[str, Any]:
    """Figures of stated probabilities, shape (statements, 3), against true classes, shape (statements,)."""
    best, stated = chances.argmax(axis=1), chances.max(axis=1)
    right = best == truth
    surest = stated >= np.median(stated)
    confusion = [[int(((truth == a) & (best == b)).sum()) for b in range(3)] for a in range(3)]
    bins = np.minimum((stated * BINS).astype(int), BINS - 1)
    curve = [
        [round(float(stated[bins == b].mean()), 4), round(float(right[bins == b].mean()), 4), int((bins == b).sum())]
        for b in sorted(set(bins))
    ]
    return {
        "labelled": len(truth),
        "accuracy": round(float(right.mean()), 4),
        "macro_f1": round(float(np.mean([_f1(confusion, k) for k in range(3)])), 4),
        "auc": round(auc(chances, truth), 4),
        "accuracy_of_surest_half": round(float(right[surest].mean()), 4),
        "calibration_error": round(sum(abs(s - r) * n for s, r, n in curve) / len(truth), 4),
        "calibration": curve,
        "confusion": confusion,
    }


def _f1(confusion: Sequence[Sequence[int]], k: int) -> float:
    hit = confusion[k][k]
    return 2 * hit / max(1, sum(confusion[k]) + sum(row[k] for row in confusion))


def auc(chances: NDArray[np.float64], truth: NDArray[np.int64]) -> float:
    """Chance that a positive statement scores above a negative one; a tie counts half."""
    score = chances[:, 0] - chances[:, 2]
    high, low = score[truth == 0], score[truth == 2]
    if not len(high) or not len(low):
        return 0.5
    return float((high[:, None] > low).mean() + 0.5 * (high[:, None] == low).mean())


def agreement() -> float:
    """Share of the statements read twice that a second reader, who did not see the first labels, labelled the same; 0 where there are none."""
    if not SECOND.exists():
        return 0.0
    lines = SECOND.read_text(encoding="utf-8").splitlines()
    second = {text: label for label, _, text in (line.partition("\t") for line in lines)}
    both = [row.label == second[row.text] for row in labelled("testing") if row.text in second]
    return round(sum(both) / max(1, len(both)), 4)


def write(found: Mapping[str, Any]) -> Path:
    """Write the figures as TOML."""
    path = measured_file()
    head = "# Written by `python -m lib measure`: the sentiment model on the test part it never saw, and on articles left out."
    path.write_text(as_toml(found, head=head), encoding="utf-8")
    return path


def as_toml(found: Mapping[str, Any], *, head: str) -> str:
    """Figures as TOML under a line of comment."""
    return "\n".join([head, "", *(f"{key} = {_toml(value)}" for key, value in found.items())]) + "\n"


def _toml(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return f'"{value}"'
    if isinstance(value, list):
        return "[" + ", ".join(_toml(v) for v in value) + "]"
    return str(value)
