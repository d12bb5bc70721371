"""Judge a statement: class, score, stated probability, and the words that moved it."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from lib.schema import SENTIMENTS
from lib.sentiment.features import as_meant, seen_of, tokens
from lib.sentiment.framing import Frame, framed, signs
from lib.sentiment.labelled import HERE, fingerprint, labelled
from lib.sentiment.mixing import Mixing
from lib.sentiment.model import Model, Voters, combine, train, vote
from lib.settings import settings

SHOWN = 6
"""Words shown at the most for one statement."""
_ARRAYS = ("table", "biases")
_MIXING = ("weights", "offset", "sharpness", "framing")


@dataclass(frozen=True, slots=True)
class Judgement:
    """`score` runs from 0 negative to 1 positive; `confidence` is the stated probability of `label`.

    `words` are (start, end, weight) in the statement's own text: weight > 0 moved it towards positive, in log odds.
    """

    label: str
    score: float
    confidence: float
    words: tuple[tuple[int, int, float], ...]


def judge(text: str, *, frame: Frame | None = None) -> Judgement:
    """The judgement of one statement; inside an article with the frame it stands in."""
    model = field_model()
    verdict = verdicts(model, [text], frames=None if frame is None else [frame])[0]
    return Judgement(*verdict, moving_words(model.voters, tokens(as_meant(text))))


def verdicts(model: Model, texts: Sequence[str], *, frames: Sequence[Frame] | None = None) -> list[tuple[str, float, float]]:
    """Class, score and stated probability of each statement; some hundred at a time are judged faster than one by one."""
    if not texts:
        return []
    chances = combine(model, vote(model.voters, [seen_of(tokens(as_meant(text))) for text in texts]))
    if frames is not None:
        chances = framed(model.mixing.framing, chances, np.array([signs(one) for one in frames]))
    scores = chances[:, SENTIMENTS.index("positive")] + 0.5 * chances[:, SENTIMENTS.index("neutral")]
    found = zip(chances.argmax(axis=1).tolist(), scores.tolist(), chances.max(axis=1).tolist(), strict=True)
    return [(SENTIMENTS[best], round(score, 4), round(stated, 4)) for best, score, stated in found]


def moving_words(voters: Voters, words: Sequence[str]) -> tuple[tuple[int, int, float], ...]:
    """The words that moved the score most: what the ratio regression gives their features, for positive less for negative."""
    at, found = 0, []
    find, table = voters.vocabulary.get, voters.table
    for place, word in enumerate(words):
        start, at = at, at + len(word)
        names = (word, "¬" + word, "#" + word, f"{words[place - 1]}_{word}" if place else "")
        weight = float(sum(table[i, 6] - table[i, 8] for name in names if (i := find(name)) is not None))
        if len(word.strip()) and abs(weight) >= 0.15:
            found.append((start, at, round(weight, 3)))
    return tuple(sorted(sorted(found, key=lambda w: -abs(w[2]))[:SHOWN]))


@cache
def field_model() -> Model:
    """The model of the training part: read from the cache where the same text was learned before, else trained and kept."""
    path = cache_path()
    if path.exists():
        try:
            return _read(path)
        except (OSError, ValueError, KeyError):
            path.unlink(missing_ok=True)  # cut short or of an older form: trained anew
    model = train(labelled("training"))
    _write(path, model)
    return model


def cache_path() -> Path:
    """Where the model of the present training text and code is kept."""
    digest = hashlib.sha256(fingerprint().encode())
    for source in sorted(HERE.glob("*.py")):
        digest.update(source.read_bytes())
    return settings().models / f"sentiment-{digest.hexdigest()[:16]}.npz"


def _write(path: Path, model: Model) -> None:
    """Write beside and rename, so that no reader sees half a model."""
    path.parent.mkdir(parents=True, exist_ok=True)
    arrays = {name: getattr(model.voters, name) for name in _ARRAYS} | {name: getattr(model.mixing, name) for name in _MIXING}
    vocabulary = np.frombuffer(json.dumps(list(model.voters.vocabulary), ensure_ascii=False).encode(), dtype=np.uint8)
    handle, name = tempfile.mkstemp(dir=path.parent, suffix=".npz")
    with os.fdopen(handle, "wb") as file:
        np.savez(file, allow_pickle=False, vocabulary=vocabulary, **arrays)
    Path(name).replace(path)


def _read(path: Path) -> Model:
    with np.load(path, allow_pickle=False) as data:
        names: Sequence[str] = json.loads(data["vocabulary"].tobytes().decode())
        voters = Voters({name: i for i, name in enumerate(names)}, *(data[name] for name in _ARRAYS))
        return Model(voters, Mixing(*(data[name] for name in _MIXING)))
