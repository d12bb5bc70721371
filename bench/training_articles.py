"""Copy the labelled statements of the tuning articles into the training text of the sentiment model.

python -m bench.training_articles

They are the only training text in the true manner of articles. From then on the tuning articles no longer measure the sentiment
model (their score on everything else is untouched): leaving one article out does, and the articles nobody looks into.
"""

import json
import re
from pathlib import Path

from lib.extract.names import find_names
from lib.extract.statements import statements
from lib.sentiment.framing import NO_CUE, frame
from lib.sentiment.labelled import HERE
from lib.text.fold import fold
from lib.text.read import read_text

ROOT = Path(__file__).resolve().parent.parent
GOLD = ROOT / "tests" / "gold" / "tuning"
APART = re.compile("t1\\d\\d_|h\\d\\d_")
"""Tuning articles that stay out: taught with them the model read no others better, and so they measure it."""
OUT = HERE / "training" / "articles.tsv"
LEAST, MOST = 8, 220
"""Characters; shorter ones are exclamations, longer ones whole answers of interviews."""
ALIKE = 0.5
"""Two statements of which one repeats the other: of a quotation inside a report the longer stays, of two articles the first."""


def grams(text, size=4):
    """Runs of some characters, marks left out."""
    letters = "".join(c for c in fold(text) if c.isalnum())
    return frozenset(letters[i : i + size] for i in range(max(1, len(letters) - size + 1)))


def kept_apart():
    """Runs of 14 characters of the seeds and of all other gold: what must stay unseen stays so, even where articles quote one fact."""
    texts = [path.read_text(encoding="utf-8") for path in (ROOT / "seeds").glob("*.txt")]
    for path in GOLD.parent.rglob("*.json"):
        if path.parent != GOLD:
            texts += [s["text"] for s in json.loads(path.read_text(encoding="utf-8")).get("statements", [])]
    return frozenset().union(*(grams(text, 14) for text in texts))


def frames_of(path):
    """Runs of each statement that the program finds in an article, with its frame."""
    reading = read_text(path.stem, path.with_suffix(".txt").read_text(encoding="utf-8"))
    found = statements(reading, find_names(reading))
    return [(grams(one.text), frame(reading.folded, one.start, cue=one.cue)) for one in found]


def framing(runs, found):
    """Cue and lead of the statement found that is most like a labelled one; both empty where none is."""
    shared, best = max(((len(runs & other) / len(runs | other), framed) for other, framed in found), default=(0.0, None))
    return (best.cue or NO_CUE, " ".join(best.lead.split())) if best and shared > ALIKE else ("", "")


def rows():
    """Statements by article, as lines of the training text."""
    apart = kept_apart()
    kept = []
    for path in sorted(path for path in GOLD.glob("*.json") if not APART.match(path.name)):
        found = frames_of(path)
        for one in sorted(json.loads(path.read_text(encoding="utf-8"))["statements"], key=lambda s: -len(s["text"])):
            text = " ".join(one["text"].split())
            runs = grams(text)
            if (
                LEAST <= len(text) <= MOST
                and not grams(text, 14) & apart
                and not any(len(runs & other) > ALIKE * len(runs) for other, _ in kept)
            ):
                kept.append((runs, (text, one["sentiment"], (one["sectors"] or [""])[0], "", path.stem, *framing(runs, found))))
    return [row for _, row in kept]


def main():
    lines = ["text\tlabel\tsector\twhy\tarticle\tcue\tlead", *("\t".join(row) for row in rows())]
    OUT.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(lines) - 1} statements in {OUT.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
