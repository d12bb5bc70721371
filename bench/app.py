"""The app in a real browser beside a hello-world Streamlit page with the same kind of charts: cold start, page switch, repaint."""

import os
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from urllib.request import urlopen

ROOT = Path(__file__).resolve().parent.parent
TITLE = "App"
HELLO = {
    "app.py": "import streamlit as st\nst.navigation([st.Page('pages/one.py', default=True), st.Page('pages/two.py')]).run()\n",
    "page": """import plotly.graph_objects as go
import streamlit as st
st.title("{name}")
n = st.segmented_control("rows", [5, 10], default=5)
for k in range(2):
    figure = go.Figure()
    for s in range(3):
        figure.add_bar(x=[i + s for i in range(n)], y=[f"{{k}}-{{i}}" for i in range(n)], orientation="h")
    st.plotly_chart(figure, key=f"c{{k}}")
""",
}
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
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


def serve(folder, env):
    port = free_port()
    command = [
        sys.executable,
        "-m",
        "streamlit",
        "run",
        "app.py",
        "--server.port",
        str(port),
        "--server.headless",
        "true",
        "--server.address",
        "127.0.0.1",
    ]
    process = subprocess.Popen(command, cwd=folder, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    for _ in range(600):
        try:
            if urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=1).read() == b"ok":
                return process, f"http://127.0.0.1:{port}"
        except OSError:
            time.sleep(0.05)
    raise RuntimeError(f"no server from {folder}")


def painted(page, since):
    page.wait_for_selector(".js-plotly-plot .main-svg", state="attached", timeout=60000)
    page.wait_for_function("!document.querySelector('[data-testid=stApp][data-test-script-state=running]')", timeout=60000)
    return time.perf_counter() - since


def measure(browser, folder, env, names, widget):
    """Seconds: cold start to first chart, page switch (median of 6), widget to repaint (median of 6)."""
    start = time.perf_counter()
    process, url = serve(folder, env)
    try:
        page = browser.new_page(viewport={"width": 1440, "height": 900}, locale="zh-CN")
        page.goto(url)
        cold = painted(page, start)
        page.wait_for_timeout(1500)
        switches = []
        for k in range(6):
            link = page.locator("[data-testid=stSidebarNavLink], [data-testid=stSidebar] a", has_text=names[(k + 1) % 2]).first
            begin = time.perf_counter()
            link.click()
            page.wait_for_function("name => document.querySelector('h1')?.innerText.includes(name)", arg=names[(k + 1) % 2], timeout=60000)
            switches.append(painted(page, begin))
            page.wait_for_timeout(400)
        repaints = []
        for k in range(6):
            begin = time.perf_counter()
            page.locator(
                "[data-testid=stButtonGroup] button, [data-testid=stSegmentedControl] button", has_text=widget[k % 2]
            ).first.click()
            page.wait_for_timeout(30)
            repaints.append(painted(page, begin))
            page.wait_for_timeout(400)
        page.close()
        return cold, median(switches), median(repaints)
    finally:
        process.terminate()
        process.wait(20)


def run(_peers_python):
    from playwright.sync_api import sync_playwright

    env = {**os.environ, "STREAMLIT_BROWSER_GATHER_USAGE_STATS": "false"}
    subprocess.run([sys.executable, "-m", "lib", "build", "seeds", "--quiet"], cwd=ROOT, check=True)
    with tempfile.TemporaryDirectory() as name, sync_playwright() as p:
        folder = Path(name)
        (folder / "pages").mkdir()
        (folder / "app.py").write_text(HELLO["app.py"])
        for page in ("one", "two"):
            (folder / "pages" / f"{page}.py").write_text(HELLO["page"].format(name=page))
        chromium = Path("/usr/bin/chromium")
        browser = p.chromium.launch(executable_path=str(chromium) if chromium.exists() else None, args=FLAGS)
        floor = measure(browser, folder, env, ("one", "two"), ("10", "5"))
        ours = measure(browser, ROOT, env, ("各方态度", "市场数字"), ("繁體", "简体"))
        browser.close()
    lines = ["| | hello world with charts | Sora Lens on the seeds | ratio |", "|---|---|---|---|"]
    for what, a, b in zip(("cold start to first chart, s", "page switch, s", "widget to repaint, s"), floor, ours, strict=True):
        lines.append(f"| {what} | {a:.2f} | {b:.2f} | {b / a:.2f} |")
    return TITLE, lines
