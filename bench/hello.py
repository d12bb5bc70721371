"""The peer: a hello-world Streamlit app with our own charts, page for page and choice for choice, built anew on each run.

What it leaves out is all else: no database, no language, no tables, cards, links or style of its own. A chart is read from
a file as plain lists and made a Plotly figure, as any first Streamlit page does.
"""

import json
from pathlib import Path

from lib.labels import label

PAGES = ("overview", "stakeholders", "timeline", "figures", "systems")
ATTITUDES = ("negative", "neutral", "positive")
GROUPINGS = ("group", "sector", "source")
OPTIONS = ("--server.headless", "true", "--server.address", "127.0.0.1", "--browser.gatherUsageStats", "false")

_APP = """import streamlit as st
st.navigation([st.Page(f"pages/{name}.py", default=name == "overview") for name in %r]).run()
"""
_PAGE = """import json
from pathlib import Path

import plotly.graph_objects as go
import streamlit as st

attitude = st.sidebar.multiselect("attitude", %(attitudes)r, key="attitude")
st.title("%(name)s")
by = st.segmented_control("by", %(groupings)r, default=%(first)r, key="by") if "%(name)s" == "stakeholders" else ""
charts = json.loads(Path("charts", f"%(name)s,{by},{','.join(attitude)}.json").read_text(encoding="utf-8"))
for number, chart in enumerate(charts):
    st.plotly_chart(go.Figure(chart), key=f"chart-{number}")
"""


def write(folder):
    """Files of the app; gives how many charts each page has."""
    for name in ("pages", "charts"):
        (folder / name).mkdir()
    (folder / "app.py").write_text(_APP % (PAGES,), encoding="utf-8")
    groupings = [label("dimension", g) for g in GROUPINGS]
    attitudes = [label("attitude", a) for a in ATTITUDES]
    for name in PAGES:
        said = {"name": name, "attitudes": attitudes, "groupings": groupings, "first": groupings[0]}
        (folder / "pages" / f"{name}.py").write_text(_PAGE % said, encoding="utf-8")
    counts = {}
    for name in PAGES:
        for by in GROUPINGS if name == "stakeholders" else ("",):
            for attitude in ("", *ATTITUDES):
                charts = _ours(name, by, attitude)
                file = f"{name},{label('dimension', by) if by else ''},{label('attitude', attitude) if attitude else ''}.json"
                (folder / "charts" / file).write_text(json.dumps(charts), encoding="utf-8")
                if not attitude:
                    counts[name] = len(charts)
    return counts


def _ours(name, by, attitude):
    """The charts of one of our pages, as they are sent to the browser."""
    from streamlit.testing.v1 import AppTest

    page = AppTest.from_file(str(Path("pages", f"{name}.py").resolve()), default_timeout=60)
    if by:
        page.query_params["by"] = label("dimension", by)
    if attitude:
        page.query_params["attitude"] = label("attitude", attitude)
    page.run()
    return [json.loads(chart.proto.spec) for chart in page.get("plotly_chart")]
