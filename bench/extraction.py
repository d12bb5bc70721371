"""Characters a second of cleaning and extraction without sentiment, against jieba.posseg and JioNLP on the same text."""

import functools
import gc
import json
import subprocess
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TITLE = "Reading"
KEPT = 10_000
"""Caches smaller than this hold lines and names of articles; larger ones, and those without bound, hold the language."""
PEER = """
import json, sys, time, logging
logging.disable(50)
texts = json.load(sys.stdin)
def timed(f, texts=texts):
    f(texts[0][:200])
    best = float("inf")
    for _ in range(3):
        start = time.perf_counter()
        for text in texts: f(text)
        best = min(best, time.perf_counter() - start)
    return sum(map(len, texts)) / best
import jieba, jieba.posseg as posseg
jieba.setLogLevel(50)
out = {"jieba.cut": timed(lambda t: list(jieba.cut(t))), "jieba.posseg": timed(lambda t: list(posseg.cut(t)))}
import jionlp
def jio(t):
    for s in t.split("。"):
        jionlp.ner.extract_money(s) if hasattr(jionlp.ner, "extract_money") else None
        jionlp.ner.extract_time(s[:200])
out["JioNLP, money and time"] = timed(jio, [t[:1500] for t in texts])
print(json.dumps(out))
"""


def texts():
    """The seeds and the tuning articles."""
    return read(ROOT / "seeds") + read(ROOT / "tests" / "gold" / "tuning")


def read(folder):
    """The articles of a folder, in order."""
    return [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.txt"))]


def extract(text, number):
    """All stages of the pipeline but sentiment."""
    from lib.extract.events import events
    from lib.extract.figures import figures
    from lib.extract.names import find_names
    from lib.extract.organisations import organisations
    from lib.extract.statements import statements
    from lib.extract.systems import systems
    from lib.text.read import read_text

    reading = read_text(f"a{number}", text)
    names = find_names(reading)
    said = statements(reading, names)
    return [
        *said,
        *figures(reading, said, names),
        *events(reading, said, names),
        *systems(reading, names),
        *organisations(reading, names, said),
    ]


def forget():
    """Empty what is kept of lines and names: no article is read a second time. Words of the dictionary stay known."""
    for kept in [f for f in gc.get_objects() if isinstance(f, functools._lru_cache_wrapper)]:
        if (kept.cache_parameters()["maxsize"] or KEPT) < KEPT:
            kept.cache_clear()


def speed(corpus):
    """Characters a second, the best of three passes."""
    best = 0.0
    for _ in range(3):
        forget()
        start = time.perf_counter()
        for number, text in enumerate(corpus):
            extract(text, number)
        best = max(best, sum(map(len, corpus)) / (time.perf_counter() - start))
    return best


def run(peers_python):
    corpus, seeds = texts(), read(ROOT / "seeds")
    for number, text in enumerate(corpus):
        extract(text, number)
    gc.collect()
    gc.freeze()  # as the workers do once their tools are loaded
    ours = {"seeds and tuning articles": speed(corpus), "seeds alone": speed(seeds)}
    done = subprocess.run([peers_python(), "-c", PEER], input=json.dumps(corpus), capture_output=True, text=True, check=True)
    peers = json.loads(done.stdout.splitlines()[-1])
    rows = {**{f"Sora Lens: clean, statements, figures, events, names ({of})": rate for of, rate in ours.items()}, **peers}
    unit = peers["jieba.cut"]
    lines = ["| program (best of three passes, one core, the same run) | characters a second | jieba.cut is 1 |", "|---|---|---|"]
    return TITLE, lines + [f"| {name} | {rate:,.0f} | {rate / unit:.2f} |" for name, rate in rows.items()]
