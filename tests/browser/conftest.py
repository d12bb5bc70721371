"""A real server and a real browser."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parents[2]
SHOTS = ROOT / "tests" / "screenshots"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def start(folder, port, log):
    env = os.environ | {"SORA_LENS_CORPUS": str(folder)}
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port), "--server.fileWatcherType", "none"]
    process = subprocess.Popen(command, cwd=ROOT, env=env, stdout=log, stderr=subprocess.STDOUT)
    for _ in range(150):
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=1) as answer:
                if answer.read() == b"ok":
                    return process
        except OSError:
            time.sleep(0.2)
    process.terminate()
    raise RuntimeError("the server did not come up in 30 seconds")


@pytest.fixture
def server(corpus_folder, tmp_path):
    """A cold server of its own: the address it serves at."""
    port = free_port()
    with (tmp_path / "server.log").open("wb") as log:
        process = start(corpus_folder, port, log)
        yield f"http://127.0.0.1:{port}"
        process.terminate()
        process.wait(timeout=10)


@pytest.fixture(scope="session")
def warm(corpus_folder, tmp_path_factory):
    """A server that many tests share."""
    port = free_port()
    with (tmp_path_factory.mktemp("server") / "log").open("wb") as log:
        process = start(corpus_folder, port, log)
        yield f"http://127.0.0.1:{port}"
        process.terminate()
        process.wait(timeout=10)


@pytest.fixture(scope="session")
def chromium():
    """Debian's Chromium where there is one, else Playwright's own."""
    SHOTS.mkdir(exist_ok=True)
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def tab(chromium):
    """A function that opens a tab, and fails the test in the end if the page complained in the console."""
    opened, complaints = [], []

    def hear(message):
        # Streamlit looks for itself below every path of a deep link before it finds its root.
        if message.type == "error" and "/_stcore/" not in (message.location or {}).get("url", ""):
            complaints.append(message.text)

    def new(width=1440, height=900, scheme="light", locale="zh-CN", first=False):
        page = chromium.new_page(viewport={"width": width, "height": height}, color_scheme=scheme, locale=locale)
        page.set_default_timeout(20_000)
        if not first:
            page.add_init_script("localStorage.setItem('lens-tour', 'seen')")
        page.on("console", hear)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        opened.append(page)
        return page

    yield new
    for page in opened:
        page.close()
    assert complaints == []
