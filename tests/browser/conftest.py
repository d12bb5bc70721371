"""A real server and a real browser."""

import pytest

from tests.serving import ROOT, serving
from tests.serving import chromium as launched

SHOTS = ROOT / "tests" / "screenshots"
NO_WATCHER = ("--server.fileWatcherType", "none")


@pytest.fixture
def server(corpus_folder, tmp_path):
    """A cold server of its own: the address it serves at."""
    with (
        (tmp_path / "server.log").open("wb") as log,
        serving(options=NO_WATCHER, env={"SORA_LENS_CORPUS": str(corpus_folder)}, log=log) as up,
    ):
        yield up.url


@pytest.fixture(scope="session")
def warm(corpus_folder, tmp_path_factory):
    """A server that many tests share."""
    path = tmp_path_factory.mktemp("server") / "log"
    with path.open("wb") as log, serving(options=NO_WATCHER, env={"SORA_LENS_CORPUS": str(corpus_folder)}, log=log) as up:
        yield up.url


@pytest.fixture(scope="session")
def chromium():
    """One browser for all tests."""
    SHOTS.mkdir(exist_ok=True)
    with launched() as browser:
        yield browser


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
