"""Keeping a view and a fact, and the page about one speaker."""

import html
import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from streamlit.testing.v1 import AppTest

from lib import kept
from lib.settings import settings

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def app(serves, corpus_folder, monkeypatch, tmp_path):
    monkeypatch.setenv("SORA_LENS_KEPT", str(tmp_path / "kept"))
    serves(corpus_folder)
    return tmp_path / "kept"


def opened(page, **params):
    at = AppTest.from_file(str(ROOT / "pages" / f"{page}.py"), default_timeout=30)
    for key, value in params.items():
        at.query_params[key] = value
    at.run()
    assert not at.exception
    assert 'role="alert"' not in text(at)
    return at


def text(at):
    return " ".join(h.value for h in at.html)


def test_promise_18_a_view_is_kept_from_any_page_and_opens_as_it_was(app):
    at = opened("stakeholders", sector=["film_tv", "-games"])
    at.text_input(key="kept~name").set_value("影视各方")
    at.button(key="kept~save").click().run()
    assert not at.exception
    [entry] = kept.listed(app, "view")
    assert entry.name == "影视各方"
    parts = urlsplit(entry.target)
    assert parts.path == "/stakeholders"
    assert parse_qs(parts.query)["sector"] == ["film_tv", "-games"]
    assert parse_qs(parts.query)["window"] == ["2024-02-01", "2024-03-31"]
    english = html.unescape(text(opened("kept", lang="EN")))
    assert re.search(r'href="/stakeholders\?[^"]*lang=EN"', english), "a kept view opens in the language of who opens it"
    listed = text(opened("kept"))
    assert "影视各方" in listed
    assert entry.target.replace("&", "&amp;") in listed


def test_promise_18_a_view_is_renamed_and_deleted_on_its_page(app):
    entry = kept.keep(app, kept.Kept(kind="view", name="旧名", target="/timeline"))
    at = opened("kept")
    at.text_input(key=f"kept~text~{entry.id}").set_value("新名").run()
    at.button(key=f"kept~do~{entry.id}").click().run()
    assert [k.name for k in kept.listed(app)] == ["新名"]
    at.button(key=f"kept~del~{entry.id}").click().run()
    assert kept.listed(app) == ()


def test_a_fact_is_pinned_with_a_note_and_gathered(app, corpus):
    id_ = corpus.cursor().execute("select statement from statements where speaker = '南墙'").fetchone()[0]
    at = opened("overview", open=id_)
    at.text_area(key=f"kept~note~{id_}").set_value("开会要用 *st*").run()
    at.button(key=f"kept~pin~{id_}").click().run()
    assert [(k.target, k.note) for k in kept.listed(app, "fact")] == [(id_, "开会要用 *st*")]
    shown = text(opened("kept"))
    assert "开会要用 *st*" in shown
    assert "成本为$5,收入6$,3~5倍。" in shown


def test_a_fact_of_an_older_corpus_says_so(app):
    kept.keep(app, kept.Kept(kind="fact", name="一句旧话", target="st-none", version="old"))
    shown = text(opened("kept"))
    assert "一句旧话" in shown
    assert "旧版语料" in shown


def test_kept_is_a_setting_of_its_own(app):
    assert settings().kept == app


@pytest.mark.parametrize("of", ["speaker~周鸿祎", "发言者 · 周鸿祎", "Speaker · 周鸿祎"])
def test_promise_01_a_profile_has_an_address(app, of):
    at = opened("profile", of=of)
    assert at.selectbox(key="of").value == "speaker~周鸿祎"
    shown = text(at)
    assert "AGI可能从10年缩短至一两年" in shown
    assert "360集团" in shown


def test_a_profile_of_an_organisation_gathers_figures_events_and_sources(app):
    shown = text(opened("profile", of="organisation~OpenAI"))
    assert "OpenAI发布Sora" in shown
    assert "最高7万亿美元" in shown
    assert "Sora来了" in shown
    assert "211.50EFlops" in text(opened("profile", of="speaker~浙商证券"))


def test_a_profile_without_a_name_offers_some(app):
    assert "profile?" in text(opened("profile"))


def test_a_speakers_name_leads_to_the_profile(app):
    assert 'data-profile="profile?' in text(opened("stakeholders"))
