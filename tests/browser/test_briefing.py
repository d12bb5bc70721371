"""演示 as a presenter meets it: one key, a clicker, a second window, pictures of charts."""

from datetime import date

import pytest
from pptx import Presentation

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
    assert (
        page.evaluate(
            "getComputedStyle(document.activeElement.shadowRoot ? document.activeElement.shadowRoot.querySelector('dialog .out') : document.querySelector('dialog .out')).opacity"
        )
        == "0"
    )
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
    notes.keyboard.press("b")
    page.wait_for_selector("dialog.blank")
    notes.keyboard.press("b")
    page.wait_for_selector("dialog.blank", state="detached")
    notes.keyboard.press("1")
    notes.keyboard.press("Enter")
    at_slide(page, "cover")
    assert notes.locator(".speaker .screen").nth(1).locator("h2").inner_text().startswith("2 件事"), "the next slide is not in sight"
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
        assert f"导出于 {date.today().isoformat()}" in text
        assert "少于 5 条的以浅色显示" in text
        assert "点一条看原话" not in text, "a picture cannot be clicked"


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


def test_a_phone_turns_slides_by_touch_and_leaves_without_a_key(warm, chromium):
    context = chromium.new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True, locale="zh-CN")
    page = context.new_page()
    page.set_default_timeout(20_000)
    page.add_init_script("localStorage.setItem('lens-tour', 'seen')")
    opens(page, f"{warm}/briefing?deck=cover.timeline.sources")
    page.tap("button:has-text('全屏')")
    page.wait_for_selector("dialog[open] .slide")
    box = page.locator("dialog .slide").bounding_box()
    assert (round(box["width"]), round(box["height"])) == (390, 693), "the slide does not use the length of the phone"
    assert box["x"] == pytest.approx(0, abs=1)
    page.touchscreen.tap(195, 700)
    at_slide(page, "timeline")
    page.touchscreen.tap(195, 100)
    at_slide(page, "cover")
    page.tap("dialog button.out")
    page.wait_for_selector("dialog[open]", state="detached")
    small = page.evaluate(
        "[...document.querySelectorAll('.lens-acts a')].map(a => a.getBoundingClientRect()).filter(b => b.width < 24 || b.height < 24)"
    )
    assert small == []
    context.close()


def tabs_to(page, wanted, most=90):
    """Press Tab until what has the focus says so."""
    said = """() => { let e = document.activeElement; while (e && e.shadowRoot && e.shadowRoot.activeElement) e = e.shadowRoot.activeElement;
        return e ? `${e.getAttribute('aria-label') || ''} ${e.innerText || ''}`.replaceAll('\\n', ' ') : ''; }"""
    for _ in range(most):
        page.keyboard.press("Tab")
        found = page.evaluate(said)
        if wanted in found and len(found) < len(wanted) + 40:  # not a box around many
            return
    raise AssertionError(f"no Tab reaches «{wanted}»")


def deck(page):
    return params(page).get("deck", [""])[0].split(".")


def test_promise_23_five_slides_of_brokers_views_by_keyboard_alone(warm, tab, tmp_path):
    page = tab()
    opens(page, f"{warm}/briefing?group=券商与研究&sector=算力、芯片与网络设备")
    page.wait_for_selector(".slide")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")  # past the rail
    tabs_to(page, "去掉被筛掉的")
    page.keyboard.press("Enter")
    page.wait_for_function("new URLSearchParams(location.search).has('deck')")
    settles(page)
    tabs_to(page, page.locator("a[data-act=off]").nth(1).get_attribute("aria-label"))
    while len(deck(page)) > 4:
        before = page.url
        page.keyboard.press("Enter")
        page.wait_for_function("before => location.href !== before", arg=before)
        page.wait_for_function("document.activeElement.dataset.act === 'off'")  # the place in the list is kept
        settles(page)
    kept = deck(page)
    tabs_to(page, "开关幻灯片")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")  # one stop for all switches; arrows go through them
    for _ in range(40):
        if page.evaluate("document.activeElement.innerText") == "各方态度 · 发言者":
            break
        page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    page.wait_for_function("new URLSearchParams(location.search).get('deck').includes('attitude-speaker')")
    settles(page)
    assert set(deck(page)) == {*kept, "attitude-speaker"}
    assert len(deck(page)) == 5
    with page.expect_download() as saved:
        tabs_to(page, "下载 PPTX（5 张）")
        page.keyboard.press("Enter")
    saved.value.save_as(tmp_path / "deck.pptx")
    show = Presentation(tmp_path / "deck.pptx")
    assert len(show.slides) == 5
    assert all("券商与研究" in page_.notes_slide.notes_text_frame.text for page_ in show.slides)


def test_five_slides_of_brokers_views_by_mouse(warm, tab):
    page = tab()
    opens(page, f"{warm}/briefing?group=券商与研究&sector=算力、芯片与网络设备")
    page.click("a:has-text('只留封面')")
    page.wait_for_function("new URLSearchParams(location.search).get('deck') === 'cover'")
    settles(page)
    page.click("summary:has-text('开关幻灯片')")
    for number, name in enumerate(("各方态度 · 群体", "各方态度 · 发言者", "市场数字 · 算力", "来源"), 2):
        page.get_by_role("button", name=name, exact=True).click()
        page.wait_for_function("n => new URLSearchParams(location.search).get('deck').split('.').length === n", arg=number)
        settles(page)
    assert deck(page) == ["cover", "attitude-group", "attitude-speaker", "figures-compute", "sources"]
    assert page.locator(".lens-slides li").count() == 5
    assert "5 / 5" in page.inner_text(".lens-stage .place"), "what was switched on is not shown"
    page.keyboard.press("f")
    page.wait_for_selector("dialog[open] .slide")
    assert "群体为券商与研究" in page.inner_text("dialog .kicker")


def test_promise_10_a_quotation_of_a_slide_opens_its_passage(warm, tab):
    page = tab()
    pinned = "deck=timeline.sources"
    opens(page, f"{warm}/briefing?{pinned}")
    page.wait_for_selector(".slide [data-open]")
    record = page.locator(".slide [data-open]").first.get_attribute("data-open")
    page.locator(".slide [data-open] text").first.click()
    page.wait_for_selector("[role=dialog]")
    assert params(page)["open"] == [record]
    assert "OpenAI发布Sora" in page.inner_text("[role=dialog]")
