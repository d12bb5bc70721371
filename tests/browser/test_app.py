"""The app as people meet it: real server, real Chromium, no network."""

from urllib.parse import parse_qs, quote, urlsplit

import pytest
from playwright.sync_api import Error

from tests import builders
from tests.browser.conftest import NO_WATCHER, SHOTS
from tests.serving import serving

pytestmark = pytest.mark.browser
PAGES = ("", "stakeholders", "timeline", "figures", "systems", "sources", "corpus")


def opens(page, address):
    page.goto(address)
    page.wait_for_selector(".lens-head")
    settles(page)


def settles(page):
    """Until Streamlit has finished its run and the browser has drawn."""
    page.wait_for_function("!document.querySelector('[data-testid=stStatusWidget]')")
    page.wait_for_timeout(700)


def params(page):
    return parse_qs(urlsplit(page.evaluate("location.href")).query)


def clicks_mark(page, selector):
    """Click the middle of the first mark that can be seen."""
    page.wait_for_selector(selector, state="attached")
    page.wait_for_timeout(500)  # Plotly draws its marks, then sizes them
    marks = page.locator(selector)
    boxes = [marks.nth(i).bounding_box() for i in range(marks.count())]
    box = next(b for b in boxes if b and b["width"] > 6 and b["height"] > 6)
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.wait_for_selector("[role=dialog]")
    settles(page)


def test_promise_01_a_cold_deep_link_with_chinese_filters_shows_what_it_says(server, tab):
    page = tab()
    opens(page, f"{server}/stakeholders?sector={quote('影视')}&group={quote('不含 券商与研究')}&by={quote('发言者')}")
    assert page.inner_text("h1") == "各方态度"
    assert "领域为影视" in page.inner_text("#lens-selection")
    assert "群体不含券商与研究" in page.inner_text("#lens-selection")
    assert page.get_by_text("2 条表态").first.is_visible()
    assert "各方态度" in page.inner_text("[data-testid=stSidebarNav]"), "the page came without its frame"
    assert page.evaluate("document.documentElement.lang") == "zh-CN"


def test_a_link_of_codes_is_written_in_names(warm, tab):
    page = tab()
    opens(page, f"{warm}/figures?sector=compute&lang=EN")
    page.wait_for_function("location.search.includes('Compute')")
    assert params(page)["sector"] == ["Compute, chips, networks"]


@pytest.fixture(scope="module")
def indices(tmp_path_factory):
    """A server of a corpus with two indices over time."""
    folder = tmp_path_factory.mktemp("indices")
    corpus = builders.publish(builders.indices(), folder / "corpus")
    with (folder / "log").open("wb") as log, serving(options=NO_WATCHER, env={"SORA_LENS_CORPUS": str(corpus)}, log=log) as up:
        yield up.url


@pytest.mark.parametrize("width", [1440, 390])
def test_a_comparison_linked_by_codes_keeps_what_its_link_says_and_what_is_switched(indices, tab, width):
    page = tab(width=width)
    page.set_default_timeout(40_000)  # the first page of a cold server, drawn twice
    opens(page, f"{indices}/compare?a=source:a&b=source:b&over_figures=true")
    page.wait_for_function("decodeURIComponent(location.search).includes('来源')")
    page.wait_for_selector(".st-key-over_figures input", state="attached")
    settles(page)
    assert params(page)["over_figures"] == ["true"]
    switch = page.locator(".st-key-over_figures label").first
    switch.click()
    page.wait_for_function("!new URLSearchParams(location.search).has('over_figures')")
    settles(page)
    switch.click()
    page.wait_for_function("new URLSearchParams(location.search).get('over_figures') === 'true'")
    settles(page)
    assert params(page)["over_figures"] == ["true"]
    assert {"a", "b"} <= set(params(page))


def test_a_run_that_began_before_a_switch_was_touched_does_not_write_the_address_without_it(indices, tab):
    page = tab()
    opens(page, f"{indices}/figures")
    before = page.evaluate("location.pathname + location.search")
    switch = page.locator(".st-key-over label").first
    switch.click()
    page.wait_for_function("new URLSearchParams(location.search).get('over') === 'true'")
    page.evaluate("before => history.replaceState(null, '', before)", before)
    assert params(page)["over"] == ["true"]
    settles(page)
    switch.click()
    page.wait_for_function("!new URLSearchParams(location.search).has('over')")


def test_promise_02_filters_stay_when_the_page_changes(warm, tab):
    page = tab()
    opens(page, f"{warm}/?sector={quote('影视')}")
    for title in ("各方态度", "原文摘录", "概览"):
        page.click(f"[data-testid=stSidebarNav] a:has-text('{title}')")
        page.wait_for_function("title => document.querySelector('h1')?.innerText === title", arg=title)
        settles(page)
        page.wait_for_function("sector => new URLSearchParams(location.search).get('sector') === sector", arg="影视")
        assert "领域为影视" in page.inner_text("#lens-selection")


def test_a_step_back_over_a_change_of_language_keeps_the_selection(warm, tab):
    page = tab()
    opens(page, f"{warm}/stakeholders")
    page.locator(".st-key-card-statements a[data-value=group]").first.click()
    page.click("[role=menu] [role=menuitem] >> nth=0")
    page.wait_for_function("new URLSearchParams(location.search).has('group')")
    settles(page)
    named = params(page)["group"]
    page.get_by_text("EN", exact=True).first.click()
    page.wait_for_function("document.querySelector('h1')?.innerText === 'Stakeholders'")
    settles(page)
    assert params(page)["group"] != named
    page.go_back()
    page.wait_for_function("document.querySelector('h1')?.innerText === '各方态度'")
    settles(page)
    assert params(page)["group"] == named
    page.go_forward()
    page.wait_for_function("document.querySelector('h1')?.innerText === 'Stakeholders'")
    settles(page)
    assert params(page)["lang"] == ["EN"]
    assert params(page)["group"] != named


def test_each_change_of_language_is_one_step_for_a_browser_of_taiwan_too(warm, tab):
    page = tab(locale="zh-TW")
    opens(page, f"{warm}/stakeholders?sector={quote('影視')}")
    begun = page.evaluate("history.length")
    for steps, (chosen, title) in enumerate((("EN", "Stakeholders"), ("繁體", "各方態度")), 1):
        page.get_by_text(chosen, exact=True).first.click()
        page.wait_for_function("title => document.querySelector('h1')?.innerText === title", arg=title)
        settles(page)
        assert page.evaluate("history.length") == begun + steps, chosen
    page.go_back()
    page.wait_for_function("document.querySelector('h1')?.innerText === 'Stakeholders'")
    settles(page)
    assert params(page)["sector"] == ["Film and TV"]


def test_steps_faster_than_the_page_loads_keep_the_selection(warm, tab):
    page = tab()
    opens(page, f"{warm}/stakeholders?sector={quote('影视')}")
    page.get_by_text("繁體", exact=True).first.click()
    page.wait_for_function("document.querySelector('h1')?.innerText === '各方態度'")
    settles(page)
    page.click("[data-testid=stSidebarNav] a:has-text('事件時間線')")
    page.wait_for_function("document.querySelector('h1')?.innerText === '事件時間線'")
    settles(page)
    page.go_back(wait_until="commit")
    page.evaluate("history.back()")  # over the change of language, so loaded anew
    page.wait_for_timeout(300)
    for _ in range(3):
        try:
            page.evaluate("history.forward()")  # before that is done
            break
        except Error:  # the page was just being replaced: it heard nothing
            page.wait_for_timeout(50)
    page.wait_for_function("document.querySelector('h1')?.innerText === '各方態度'")
    settles(page)
    assert params(page)["sector"] == ["影視"]
    assert params(page)["lang"] == ["繁體"]
    assert "影視" in page.inner_text("#lens-selection")


def test_the_language_changes_and_the_filters_stay(warm, tab):
    page = tab()
    opens(page, f"{warm}/stakeholders?sector={quote('影视')}")
    page.click("[data-testid=stSidebar] button:has-text('EN')")
    page.wait_for_function("document.documentElement.lang === 'en'")
    settles(page)
    assert params(page)["sector"] == ["Film and TV"]
    assert "Sector: Film and TV" in page.inner_text("#lens-selection")


def test_promise_10_a_bar_opens_its_statements_and_a_statement_its_passage(warm, tab):
    page = tab()
    opens(page, f"{warm}/")
    clicks_mark(page, ".st-key-card-attitude-group .barlayer .point path")
    assert params(page)["open"][0].startswith("statements~group~")
    words = page.inner_text("[role=dialog] .lens-words >> nth=0").strip("“”")
    page.click("[role=dialog] .lens-card a[data-go] >> nth=0")
    page.wait_for_selector("[role=dialog] [data-focus]")
    settles(page)
    marked = "".join(page.locator("[role=dialog] .lens-focus").all_inner_texts())
    assert marked == words
    assert page.locator("[role=dialog] [data-focus]").first.is_visible()
    page.keyboard.press("Escape")
    page.wait_for_selector("[role=dialog]", state="detached")
    settles(page)
    assert "open" not in params(page)


def test_the_same_mark_can_be_clicked_again(warm, tab):
    page = tab()
    opens(page, f"{warm}/timeline")
    for _ in range(2):
        clicks_mark(page, ".st-key-card-timeline .scatterlayer .point")
        assert params(page)["open"][0].startswith("ev-")
        assert "OpenAI发布Sora" in page.inner_text("[role=dialog] .lens-now")
        page.keyboard.press("Escape")
        page.wait_for_selector("[role=dialog]", state="detached")
        settles(page)


def test_the_first_page_answers_to_its_own_name(warm, tab):
    page = tab()
    opens(page, f"{warm}/overview?sector={quote('影视')}")
    page.wait_for_function("location.pathname === '/'")
    settles(page)
    assert page.inner_text("h1") == "概览"
    assert params(page)["sector"] == ["影视"]
    assert not page.locator("[role=dialog]").count()


def test_a_control_draws_its_part_alone_and_links_elsewhere_carry_it_on(warm, tab):
    page = tab()
    opens(page, f"{warm}/stakeholders")
    page.evaluate("document.querySelector('.lens-head').dataset.stays = 'yes'")
    page.click("[data-testid=stMain] [data-testid=stButtonGroup] button:has-text('发言者')")
    page.wait_for_selector(".st-key-card-attitude-speaker")
    settles(page)
    assert page.get_attribute(".lens-head", "data-stays") == "yes"
    clicks_mark(page, ".st-key-card-attitude-speaker .barlayer .point path")
    assert params(page)["open"][0].startswith("statements~speaker~")
    page.keyboard.press("Escape")
    page.wait_for_selector("[role=dialog]", state="detached")
    settles(page)
    page.click(".lens-sentence a.lens-count >> nth=2")
    page.wait_for_selector("[role=dialog]")
    settles(page)
    assert params(page)["by"] == ["发言者"]


def test_promise_20_a_filter_that_empties_is_lifted_and_back_returns(warm, tab):
    page = tab()
    opens(page, f"{warm}/stakeholders?sector={quote('影视')}&text={quote('没有这几个字')}")
    page.click("a.lens-lift:has-text('文字')")
    page.wait_for_selector(".lens-finding")
    settles(page)
    assert "text" not in params(page)
    page.go_back()
    page.wait_for_selector(".lens-empty")
    assert params(page)["text"] == ["没有这几个字"]


def test_promise_24_news_text_is_shown_character_for_character(warm, tab):
    page = tab()
    opens(page, f"{warm}/sources?text={quote('3~5倍')}")
    assert "成本为$5,收入6$,3~5倍。" in page.inner_text(".lens-passage >> nth=0")
    assert page.inner_text("mark.lens-hit >> nth=0") == "3~5倍"


def test_the_overview_fits_one_screen(warm, tab):
    page = tab()
    opens(page, f"{warm}/")
    bottom = page.locator(".st-key-card-timeline .js-plotly-plot").bounding_box()
    assert bottom["y"] + bottom["height"] <= 900
    page.screenshot(path=SHOTS / "overview.png")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 390])
def test_every_page_draws_without_complaint(warm, tab, width, scheme):
    page = tab(width=width, height=900 if width > 500 else 844, scheme=scheme)
    for name in PAGES:
        opens(page, f"{warm}/{name}")
        assert not page.locator("[role=alert]").count()
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth + 1"), f"{name} is wider than the screen"
        page.screenshot(path=SHOTS / f"{name or 'overview'}-{width}-{scheme}.png")


def test_charts_fit_a_phone_and_are_laid_out_anew_when_the_screen_grows(warm, tab):
    page = tab(width=390, height=844)
    opens(page, f"{warm}/figures")
    page.wait_for_selector("#lens-page[data-screen=narrow]", state="attached")
    settles(page)
    assert "screen" not in params(page)
    for chart in page.locator(".js-plotly-plot").all():
        for words in chart.locator(".annotation-text, .xtick text").all():
            box = words.bounding_box()
            assert 0 <= box["x"] <= 390 - box["width"]
    page.set_viewport_size({"width": 1440, "height": 900})
    page.wait_for_selector("#lens-page[data-screen=wide]", state="attached")
    settles(page)
    assert page.locator(".js-plotly-plot .ytick text").count()
