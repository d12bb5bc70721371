"""What is shown where there is nothing to show: no such page, no answer, work under way."""

import os

import pytest

from tests.browser.conftest import NO_WATCHER
from tests.browser.test_app import opens, params, settles
from tests.serving import serving

pytestmark = pytest.mark.browser


def said(page, selector, pseudo="::after"):
    """What the style sheet writes into an element."""
    return page.evaluate("([s, p]) => getComputedStyle(document.querySelector(s), p).content", [selector, pseudo])


def test_promise_20_an_unknown_address_says_so_and_keeps_the_filters(warm, tab):
    opens(tab(), f"{warm}/")  # a cold server knows no pages yet
    page = tab()
    page.goto(f"{warm}/nonsense?sector=影视")
    page.wait_for_selector(".lens-nowhere")
    settles(page)
    assert not page.locator("[role=dialog]").count(), "Streamlit's own words are shown"
    assert "「nonsense」" in page.inner_text(".lens-failure")
    page.set_viewport_size({"width": 390, "height": 844})  # the page is drawn anew, and still no dialog
    page.wait_for_timeout(1500)
    assert not page.locator("[role=dialog]").count()
    page.click(".lens-nowhere a:has-text('各方态度')")
    page.wait_for_function("document.querySelector('h1')?.innerText === '各方态度'")
    settles(page)
    assert params(page)["sector"] == ["影视"]


def test_a_server_that_stops_is_told_in_the_reader_s_language(corpus_folder, chromium, tmp_path):
    page = chromium.new_page(viewport={"width": 1440, "height": 900}, locale="zh-TW")
    page.set_default_timeout(40_000)
    with (
        (tmp_path / "log").open("wb") as log,
        serving(options=NO_WATCHER, env=os.environ | {"SORA_LENS_CORPUS": str(corpus_folder)}, log=log) as up,
    ):
        opens(page, up.url)
    page.wait_for_selector("[data-testid=stConnectionStatus]", state="attached")
    assert "正在重連" in said(page, "[data-testid=stStatusWidget]")
    page.wait_for_selector("[role=dialog] > h2")
    assert "伺服器沒有回應" in said(page, "[role=dialog] > h2")
    assert page.evaluate("getComputedStyle(document.querySelector('[role=dialog] > h2')).fontSize") == "0px"
    page.close()


def test_a_run_shows_no_words_of_streamlit(warm, tab):
    page = tab()
    opens(page, f"{warm}/")
    made = """() => { const box = document.createElement('div'); box.dataset.testid = 'stStatusWidget'; box.innerHTML = '<button>Stop</button>';
        document.querySelector('[data-testid=stHeader]').append(box); return [box.firstChild.offsetHeight, box.offsetHeight, box.offsetWidth]; }"""
    assert page.evaluate(made) == [0, 3, 1440], "«Stop» is in sight, or the line at the top is not"


def test_the_export_button_goes_with_the_page(warm, tab):
    page = tab()
    opens(page, f"{warm}/corpus")
    page.evaluate("document.querySelector('[data-testid=stMain]').scrollTo(0, 300)")
    page.wait_for_timeout(200)
    assert page.locator(".st-key-takeaway").bounding_box()["y"] < 0, "it lies on what is read"
