"""Searching, keeping and hiding, undoing and comparing, as an analyst does it: by mouse and by keyboard."""

from urllib.parse import quote

import pytest

from tests.browser.test_app import clicks_mark, opens, params, settles

pytestmark = pytest.mark.browser


def test_promise_16_a_value_is_hidden_by_keyboard_undone_and_redone(warm, tab):
    page = tab()
    opens(page, f"{warm}/stakeholders")
    page.locator(".st-key-card-statements a[data-value=group]").first.focus()
    page.keyboard.press("Enter")
    assert page.locator("[role=menu] [role=menuitem]").count() >= 2
    page.keyboard.press("Escape")
    assert not page.locator("[role=menu]").count()
    page.keyboard.press("Enter")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_selector(".lens-filter.lens-hidden")
    settles(page)
    assert params(page)["group"][0].startswith("不含 ")
    page.keyboard.press("Control+z")
    page.wait_for_selector(".lens-filter.lens-hidden", state="detached")
    settles(page)
    assert "group" not in params(page)
    page.keyboard.press("Control+Shift+z")
    page.wait_for_selector(".lens-filter.lens-hidden")
    settles(page)
    page.click(".lens-filter.lens-hidden a.lens-drop")
    page.wait_for_selector(".lens-filter.lens-hidden", state="detached")


def test_promise_16_a_clicked_bar_filters_by_it_and_lifts_it(warm, tab):
    page = tab()
    opens(page, f"{warm}/stakeholders")
    clicks_mark(page, ".st-key-card-attitude-group .barlayer .point path")
    page.click("[role=dialog] .lens-offer a")
    page.wait_for_selector("[role=dialog]", state="detached")
    settles(page)
    assert {"group", "attitude"} <= set(params(page))


def test_promise_01_a_comparison_keeps_its_link_and_opens_its_own_lists(warm, tab):
    page = tab()
    opens(page, f"{warm}/compare?a=group:analyst&b=group:creator")
    page.wait_for_selector(".lens-sides")
    page.wait_for_function("location.search.includes('a=')")
    settles(page)
    assert params(page)["a"] == ["群体 · 券商与研究"]
    clicks_mark(page, ".st-key-card-b-attitude-sector .barlayer .point path")
    assert params(page)["open"][0].startswith("b!statements~sector~")
    assert "影视" in page.inner_text("[role=dialog] .lens-reader-title")


def test_a_search_with_operators_stands_in_the_address(warm, tab):
    page = tab()
    opens(page, f"{warm}/sources?text={quote('算力 -浙商 OR 恐慌')}&shape={quote('逐处对齐')}&order={quote('最新')}")
    assert page.locator(".lens-kwic-line mark").first.inner_text() == "算力"
    assert params(page)["shape"] == ["逐处对齐"]


def test_promise_23_the_timeline_is_read_sorted_and_filtered_by_keyboard_alone(warm, tab):
    page = tab()
    opens(page, f"{warm}/timeline")
    assert params(page)["v"], "an address copied from the browser says its version"
    page.focus(".st-key-card-timeline summary")
    page.keyboard.press("Enter")
    page.wait_for_selector(".st-key-card-timeline table")
    settles(page)
    page.focus(".st-key-card-timeline button[data-sort] >> nth=0")
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    assert page.get_attribute(".st-key-card-timeline thead th >> nth=0", "aria-sort") == "descending"
    page.focus(".st-key-card-timeline tbody a >> nth=1")
    page.keyboard.press("Enter")
    page.wait_for_selector("[role=dialog] .lens-facts")
    settles(page)
    page.focus("[role=dialog] .lens-offer a >> nth=0")
    page.keyboard.press("Enter")
    page.wait_for_selector("[role=dialog]", state="detached")
    settles(page)
    assert params(page)["window"] == ["2024-02-15"]
    assert "2024-02-15 至 2024-02-15" in page.inner_text("#lens-selection")


def test_promise_16_from_a_profile_to_another_and_back(warm, tab):
    page = tab()
    opens(page, f"{warm}/profile")
    page.click(".lens-empty a.lens-lift >> nth=0")
    page.wait_for_selector(".st-key-card-profile-words")
    settles(page)
    assert params(page)["of"][0].startswith("发言者 · ")


def test_a_name_is_found_in_the_rail_in_the_other_script(warm, tab):
    page = tab()
    opens(page, f"{warm}/stakeholders")
    box = page.locator("[data-testid=stSidebar] .st-key-speaker input")
    box.click()
    page.keyboard.type("周鴻", delay=30)
    page.wait_for_function("document.querySelector('.st-key-speaker input').value === '周鸿'")
    page.keyboard.press("Enter")
    page.wait_for_function("new URLSearchParams(location.search).get('speaker') === '周鸿祎'")


def test_promise_23_the_keyboard_goes_on_where_a_passage_was_opened(warm, tab):
    page = tab()
    opens(page, f"{warm}/stakeholders")
    link = page.locator(".st-key-card-statements a[href*='open=st-']").nth(1)
    link.focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("[role=dialog] .lens-text")
    settles(page)
    page.keyboard.press("Escape")
    page.wait_for_selector("[role=dialog]", state="detached")
    page.wait_for_function("(document.activeElement.getAttribute('href') || '').includes('open=st-')")
    assert link.evaluate("each => each === document.activeElement")


def test_promise_23_the_reader_shows_a_record_on_hover_and_steps_by_keyboard(warm, tab):
    page = tab()
    opens(page, f"{warm}/sources")
    link = page.locator(".st-key-card-excerpts a[href*='open=']").first
    link.focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("[role=dialog] .lens-reader")
    settles(page)
    number = page.locator("[role=dialog] a.lens-in-figures").first
    number.scroll_into_view_if_needed()
    number.hover()
    assert number.inner_text() in page.inner_text(".lens-tip")
    assert number.get_attribute("aria-describedby") == "lens-tip"
    page.mouse.move(2, 2)
    page.wait_for_selector(".lens-tip", state="detached")
    page.keyboard.press("ArrowRight")
    first = page.locator("[data-fact-at]").inner_text()
    page.keyboard.press("j")
    assert page.locator("[data-fact-at]").inner_text() != first
    page.keyboard.press("ArrowLeft")
    assert page.locator("[data-fact-at]").inner_text() == first
    assert page.evaluate("document.activeElement.matches('a.lens-mark')")
    page.keyboard.press("Escape")
    assert not page.locator(".lens-tip").count()
    assert page.locator("[role=dialog] .lens-reader").count(), "the first Esc closes what is shown, not the reader"
    page.keyboard.press("Enter")
    page.wait_for_selector("[role=dialog] .lens-fact.lens-now")
    page.wait_for_function("document.activeElement.matches('a.lens-mark[data-focus]')")
    settles(page)
    page.keyboard.press("Escape")
    page.wait_for_selector("[role=dialog]", state="detached")


def test_the_reader_on_a_phone_steps_by_touch(warm, tab):
    page = tab(width=390, height=844)
    opens(page, f"{warm}/?open=article~sora_film")
    page.wait_for_selector("[role=dialog] [data-fact-step]")
    settles(page)
    page.click("[data-fact-step='1']")
    assert " / " in page.inner_text("[data-fact-at]")
    box = page.locator(".lens-tip").bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 390


def test_back_is_the_selection_before_one_made_in_the_rail(warm, tab):
    page = tab()
    opens(page, f"{warm}/stakeholders")
    page.locator("[data-testid=stSidebar] .st-key-sector input").click()
    page.keyboard.type("影视", delay=30)
    page.keyboard.press("Enter")
    page.wait_for_function("new URLSearchParams(location.search).get('sector') === '影视'")
    settles(page)
    page.locator("[data-testid=stSidebar] .st-key-text input").press_sequentially("Sora", delay=600)
    page.wait_for_function("new URLSearchParams(location.search).get('text') === 'Sora'")
    settles(page)
    page.go_back()
    page.wait_for_function("!new URLSearchParams(location.search).has('text')")
    settles(page)
    assert params(page)["sector"] == ["影视"], "words typed are one step, not one a letter"
    assert page.locator("[data-testid=stSidebar] .st-key-text input").input_value() == ""
    page.go_back()
    page.wait_for_function("!new URLSearchParams(location.search).has('sector')")
    settles(page)
    assert "领域" not in page.inner_text("#lens-selection")
