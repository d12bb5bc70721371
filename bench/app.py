"""The app beside a hello-world Streamlit app with the same charts (`bench.hello`): in a real browser, and with many readers at once."""

import os
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path
from statistics import median

from bench import hello, sessions
from bench.browser import measure
from lib.labels import label
from tests.serving import ROOT, chromium

TITLE = "App"
ROUNDS = 3
TIMES = (
    ("answers", "cold start: the server answers, s", ""),
    ("cold", "cold start to first chart, s", "1.5"),
    ("switch", "page switch, s", "1.3"),
    ("control", "control above the chart to repaint, s", "1.3"),
    ("filter", "filter in the rail to repaint, s", "1.3"),
    ("switch, work", "page switch, main thread of the browser, s", ""),
    ("control, work", "control to repaint, main thread, s", ""),
    ("filter, work", "filter to repaint, main thread, s", ""),
)
CROWD = (
    ("processor", "server's processor time a run, ms", 1),
    ("waited", "a reader waits, median, ms", 0),
    ("worst", "a reader waits, 95th of 100, ms", 0),
    ("alone", "server's memory with one reader, MiB", 0),
    ("together", "server's memory with all, MiB", 0),
)


def run(_peers_python):
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # a server that has run before has its bytecode; the first start of all is not meant
    subprocess.run([sys.executable, "-m", "lib", "build", "seeds", "--quiet"], cwd=ROOT, check=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        counts = hello.write(folder)
        apps = {"hello": {"folder": folder, "options": hello.OPTIONS}, "ours": {}}
        times = _in_browser(apps)
        choices = [[], *([label("attitude", a)] for a in hello.ATTITUDES)]
        many = {app: sessions.measure(pages=hello.PAGES, choices=choices, **server) for app, server in apps.items()}
    return TITLE, [*_said(counts), "", *_times(times), "", *_pages(many), "", *_crowd(many)]


def _in_browser(apps):
    """All times of both apps, in turns, after one turn of each that is not counted."""
    reads = {
        "pages": len(hello.PAGES),
        "attitude": label("attitude", hello.ATTITUDES[0]),
        "groupings": [label("dimension", g) for g in hello.GROUPINGS],
    }
    found = {app: defaultdict(list) for app in apps}
    with chromium() as browser:
        for turn in range(ROUNDS + 1):
            for app, server in apps.items():
                print(f"app: round {turn} of {ROUNDS}, {app}", file=sys.stderr)
                taken = measure(browser, **reads, passes=2 if turn else 0, **server)
                if turn:
                    for kind, values in taken.items():
                        found[app][kind] += values
    return found


def _said(counts):
    listed = ", ".join(f"{page} {n}" for page, n in counts.items())
    return [
        f"Hello world: the same Plotly charts on the same five pages (charts a page: {listed}), the same filter and the same control, all",
        f"else left out. Medians of {ROUNDS} servers each, in turns, each with a fresh browser profile. A page is there when its charts stand",
        "as they do when all has come to rest and the run of the script is over. The load of the machine at the end was "
        f"{os.getloadavg()[2]:.0f} on {os.cpu_count()} processors: where it is above that number, the times are those of a busy machine.",
    ]


def _times(found):
    lines = ["| | hello world | Sora Lens on the seeds | ratio | wanted |", "|---|---|---|---|---|"]
    for kind, what, wanted in TIMES:
        a, b = (median(found[app][kind]) for app in ("hello", "ours"))
        lines.append(f"| {what} | {a:.2f} | {b:.2f} | {b / a:.2f} | {wanted} |")
    return lines


def _pages(many):
    lines = ["| one run of a page, one reader | hello world, ms | Sora Lens, ms | Sora Lens, kB |", "|---|---|---|---|"]
    for page in hello.PAGES:
        (theirs, _), (ours, size) = (many[app][0][page] for app in ("hello", "ours"))
        lines.append(f"| {page} | {theirs:.0f} | {ours:.0f} | {size:.0f} |")
    return lines


def _crowd(many):
    lines = [f"| {sessions.SESSIONS} readers at once | hello world | Sora Lens | wanted |", "|---|---|---|---|"]
    for kind, what, digits in CROWD:
        a, b = (many[app][1][kind] for app in ("hello", "ours"))
        lines.append(f"| {what} | {a:.{digits}f} | {b:.{digits}f} | {'50' if kind == 'processor' else ''} |")
    return lines
