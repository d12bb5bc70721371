"""A real server and a real browser: what the browser tests and the benchmark of the app both start."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parent.parent
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@dataclass(frozen=True)
class Served:
    """A server that runs: where it answers, and its process."""

    url: str
    pid: int


@contextmanager
def serving(*, options=(), folder=ROOT, env=None, log=subprocess.DEVNULL, patience=30.0):
    """`streamlit run app.py` in a folder, on a free port of this computer, until the block ends."""
    port = _free_port()
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)]
    process = subprocess.Popen([*command, *options], cwd=folder, env=os.environ | (env or {}), stdout=log, stderr=subprocess.STDOUT)
    try:
        _await(port, patience)
        yield Served(f"http://127.0.0.1:{port}", process.pid)
    finally:
        process.terminate()
        process.wait(timeout=20)


@contextmanager
def chromium():
    """Debian's Chromium where there is one, else Playwright's own."""
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        yield browser
        browser.close()


def _free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _await(port, patience):
    """Until the server says that it is well."""
    end = time.monotonic() + patience
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=1) as answer:
                if answer.read() == b"ok":
                    return
        except OSError:
            time.sleep(0.05)
    raise RuntimeError(f"the server did not come up in {patience:.0f} seconds")
