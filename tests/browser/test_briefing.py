"""演示 as a presenter meets it: one key, a clicker, a second window, pictures of charts."""

import pytest

from tests.browser.conftest import SHOTS
from tests.browser.test_app import opens, params, settles

pytestmark = pytest.mark.browser


def shown(page):
    """Title of the slide in front, wherever it is shown."""
    return page.locator(".slide > h2").first.inner_text()


def presenting(page):
    return page.locator("dialog[open]").count() == 1


def at_slide(page, name):
    page.wait_for_function("name => new URLSearchParams(location.search).get('slide') === name", arg=name)


def test_promise_03_one_key_presents_and_esc_leaves(warm, tab):
    page = tab()
    opens(page, f"{warm}/briefing")
    page.wait_for_selector(".slide")
    page.keyboard.press("f")
    page.wait_for_selector("dialog[open] .slide")
    box = page.locator("dialog[open]").bounding_box()
    assert (box["width"], box["height"]) == (1440, 900), "the slide does not cover the frame"
    page.keyboard.press("PageDown")
    at_slide(page, "overview")
    assert "2024-02-01 至 2024-03-31" in page.inner_text("dialog .kicker"), "the filters are not in sight"
    assert "2 /" in page.inner_text("dialog .place")
    page.keyboard.press("ArrowRight")
    at_slide(page, "attitude-group")
    page.screenshot(path=SHOTS / "briefing-slide.png")
    page.keyboard.press("PageUp")
    at_slide(page, "overview")
    page.keyboard.press("End")
    at_slide(page, "sources")
    page.keyboard.press("Home")
    at_slide(page, "cover")
    page.keyboard.press("b")
    assert page.locator("dialog.blank").count() == 1
    page.keyboard.press("b")
    assert page.locator("dialog.blank").count() == 0
    page.keyboard.press("Escape")
    page.wait_for_selector("dialog[open]", state="detached")
    assert not presenting(page)


def test_promise_01_each_slide_has_its_own_link(warm, tab):
    page = tab()
    opens(page, f"{warm}/briefing?slide=timeline&deck=cover.timeline.sources")
    page.wait_for_selector(".slide")
    assert page.inner_text(".lens-stage .place") == "2 / 3"
    page.click("a.lens-slide-name >> nth=2")
    at_slide(page, "sources")
    settles(page)
    assert params(page)["deck"] == ["cover.timeline.sources"]
    assert page.inner_text(".lens-stage .place") == "3 / 3"


def test_the_second_window_keeps_step(warm, tab):
    page = tab()
    opens(page, f"{warm}/briefing?deck=cover.timeline.sources")
    page.wait_for_selector(".slide")
    with page.expect_popup() as opened:
        page.click("button:has-text('备注窗口')")
    notes = opened.value
    notes.wait_for_selector(".speaker .lines")
    page.keyboard.press("f")
    page.wait_for_selector("dialog[open]")
    page.keyboard.press("ArrowRight")
    notes.wait_for_function("new URLSearchParams(location.search).get('slide') === 'timeline'")
    assert "OpenAI发布Sora" in notes.inner_text(".speaker .lines")
    notes.keyboard.press("PageDown")
    at_slide(page, "sources")
    notes.close()


def test_a_chart_becomes_a_slide_on_another_page(warm, tab):
    page = tab()
    opens(page, f"{warm}/stakeholders?by=发言者")
    page.click(".st-key-card-attitude-speaker a.lens-pin")
    page.wait_for_function("!new URLSearchParams(location.search).has('pin')")
    settles(page)
    page.click("[data-testid=stSidebarNav] a:has-text('演示')")
    page.wait_for_selector(".slide")
    settles(page)
    assert "attitude-speaker" in params(page)["deck"][0].split(".")


@pytest.mark.parametrize("kind", ["png", "svg"])
def test_promise_24_a_picture_of_a_chart_carries_its_words(warm, tab, kind, tmp_path):
    page = tab()
    opens(page, f"{warm}/stakeholders")
    with page.expect_download() as saved:
        page.click(f".st-key-card-attitude-group button[data-picture={kind}]")
    file = tmp_path / f"chart.{kind}"
    saved.value.save_as(file)
    held = file.read_bytes()
    if kind == "png":
        assert held.startswith(b"\x89PNG")
        assert len(held) > 20_000
        (SHOTS / "picture.png").write_bytes(held)
    else:
        text = held.decode()
        assert "券商与研究" in text
        assert "2024-02-01" in text
        assert "语料版本" in text


def test_promise_04_the_file_comes_with_one_click(warm, tab):
    page = tab()
    opens(page, f"{warm}/briefing?deck=cover.attitude-group")
    assert "2 张" in page.inner_text("#lens-file-holds")
    with page.expect_download() as saved:
        page.click(".st-key-pptx button")
    assert saved.value.suggested_filename.endswith(".pptx")


def test_the_briefing_fits_a_phone(warm, tab):
    page = tab(width=390, height=844)
    opens(page, f"{warm}/briefing")
    page.wait_for_selector(".slide")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth + 1")
    page.screenshot(path=SHOTS / "briefing-390.png")
