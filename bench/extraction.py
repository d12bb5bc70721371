"""Characters a second of cleaning and extraction without sentiment, against jieba.posseg and JioNLP on the same text."""

import json
import subprocess
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TITLE = "Reading"
PEER = """
import json, sys, time, logging
logging.disable(50)
texts = json.load(sys.stdin)
def timed(f):
    f(texts[0][:200])
    start = time.perf_counter()
    for text in texts: f(text)
    return sum(map(len, texts)) / (time.perf_counter() - start)
import jieba, jieba.posseg as posseg
jieba.setLogLevel(50)
out = {"jieba.cut": timed(lambda t: list(jieba.cut(t))), "jieba.posseg": timed(lambda t: list(posseg.cut(t)))}
import jionlp
def jio(t):
    for s in t.split("。"):
        jionlp.ner.extract_money(s) if hasattr(jionlp.ner, "extract_money") else None
        jionlp.ner.extract_time(s[:200])
out["JioNLP, money and time"] = timed(lambda t: jio(t[:1500]))
print(json.dumps(out))
"""


def texts():
    """The seeds and the tuning articles, each several times."""
    paths = [*sorted((ROOT / "seeds").glob("*.txt")), *sorted((ROOT / "tests" / "gold" / "tuning").glob("*.txt"))]
    return [p.read_text(encoding="utf-8") for p in paths]


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


def run(peers_python):
    corpus = texts()
    for number, text in enumerate(corpus):
        extract(text, number)
    best = 0.0
    for _ in range(3):
        start = time.perf_counter()
        for number, text in enumerate(corpus):
            extract(text, number)
        best = max(best, sum(map(len, corpus)) / (time.perf_counter() - start))
    done = subprocess.run([peers_python(), "-c", PEER], input=json.dumps(corpus), capture_output=True, text=True, check=True)
    rows = {"Sora Lens: clean, statements, figures, events, names": best, **json.loads(done.stdout.splitlines()[-1])}
    lines = ["| program | characters a second, one core |", "|---|---|", *(f"| {name} | {speed:,.0f} |" for name, speed in rows.items())]
    return TITLE, lines
