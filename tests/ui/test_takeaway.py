"""What each file will hold is said before it is asked for; every opened record can be cited."""

import html
import io
import json
import re
from pathlib import Path

import openpyxl
import pytest
from streamlit.testing.v1 import AppTest

from lib.ui import takeaway
from lib.ui.page import PAGES

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def app(serves, corpus_folder):
    serves(corpus_folder)


def page(name, *, exports=False, **params):
    at = AppTest.from_file(str(ROOT / "pages" / f"{name}.py"), default_timeout=30)
    for key, value in params.items():
        at.query_params[key] = value
    if exports:
        at.session_state["takeaway"] = True
    return at.run()


def text(at):
    return html.unescape(" ".join(h.value for h in at.html))


@pytest.fixture
def files(monkeypatch):
    """The files a page offers: name to the function that makes them."""
    offered = {}

    def button(label, data, *, file_name, **_):
        offered[file_name] = data

    monkeypatch.setattr(takeaway.st, "download_button", button)
    return offered


@pytest.mark.parametrize("name", PAGES)
def test_promise_21_every_page_says_what_a_file_will_hold(app, files, name):
    at = page(name, exports=True, group="creator")
    assert not at.exception
    said = text(at)
    assert "表态 2 · " in said
    assert "群体为影视动画游戏制作方" in said
    assert "表态 2 行、数字 0 行" in said
    assert sorted(f.rsplit(".", 1)[1] for f in files) == ["html", "json", "xlsx", "zip", "zip"]


def test_promise_21_nothing_is_made_or_counted_before_it_is_asked_for(app, files, monkeypatch):
    monkeypatch.setattr(takeaway, "_offer", lambda view: pytest.fail("the list was made though nobody opened it"))
    assert not page("overview").exception
    assert files == {}


def test_promise_21_the_files_hold_what_was_said(app, files):
    page("stakeholders", exports=True, group="creator")
    made = {name.split("_")[1]: make() for name, make in files.items()}
    assert b"\xe4\xb8\x8d\xe8\x83\xbd\xe6\x9b\xbf\xe4\xbb\xa3\xe7\x9c\x9f\xe4\xba\xba\xe6\xbc\x94\xe5\x91\x98" in made["report"]
    book = openpyxl.load_workbook(io.BytesIO(made["workbook"]))
    assert book["表态"].max_row == 1 + 2
    content = json.loads(made["json"])
    assert len(content["tables"]["statements"]) == content["provenance"]["rows"]["statements"] == 2
    assert content["provenance"]["selection"]["group"] == ["creator"]


def test_promise_06_other_filters_give_another_name(app, files):
    page("overview", exports=True)
    page("overview", exports=True, group="creator")
    page("overview", exports=True, lang="EN")
    assert len(files) == 15


@pytest.mark.parametrize("language", ["简体", "繁體", "EN"])
def test_promise_11_the_opened_record_can_be_cited(app, corpus, language):
    id_ = corpus.cursor().execute("select statement from statements where speaker = '南墙'").fetchone()[0]
    said = text(page("overview", open=id_, lang=language))
    copied = [html.unescape(c) for c in re.findall(r'data-copy="([^"]*)"', said)]
    assert any(c.startswith("Sora来了,影视怎么办[Z]. 证券日报, [2024]: 第5段.") for c in copied)
    assert any("@misc{sora_film_p5," in c for c in copied)
    assert any(c.startswith("《Sora来了,影视怎么办》¶5 ") and f"open={id_}" in c for c in copied)


def test_promise_11_an_excerpt_in_a_list_can_be_cited(app):
    said = text(page("sources", text="真人演员"))
    assert 'data-copy="Sora来了,影视怎么办[Z]. 证券日报, [2024]: 第5段."' in said
