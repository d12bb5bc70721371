"""Every page under axe-core; the keyboard alone; the first visit."""

from importlib.resources import files

import pytest

from lib.ui.page import PAGES
from tests.browser.conftest import SHOTS
from tests.browser.test_app import opens, settles

pytestmark = pytest.mark.browser
AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
# Violations of Streamlit's own widgets, by rule and by the part of the page they stand in, and why they are not ours to mend.
EXCUSED = {}
RUN = "() => axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice']})"


def violations(page):
    """Serious and critical violations that are ours: rule, selector, what axe says."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    found = []
    for one in page.evaluate(RUN)["violations"]:
        if one["impact"] not in ("serious", "critical"):
            continue
        for node in one["nodes"]:
            selector = str(node["target"][-1])
            inside = "(s, parts) => { const n = document.querySelector(s); return parts.some(p => n && n.closest(p)); }"
            if not page.evaluate(f"([s, parts]) => ({inside})(s, parts)", [selector, [p for p, _ in EXCUSED.get(one["id"], ())]]):
                found.append((one["id"], selector, node["html"][:160], node["failureSummary"][-160:]))
    return found


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_has_a_serious_violation(warm, tab, scheme):
    page = tab(scheme=scheme)
    wrong = {}
    for name in PAGES:
        opens(page, f"{warm}/{'' if name == 'overview' else name}")
        if found := violations(page):
            wrong[name] = found
    assert wrong == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_reader_has_no_serious_violation(warm, tab, scheme):
    page = tab(scheme=scheme)
    opens(page, f"{warm}/?open=article~sora_film")
    page.wait_for_selector("[role=dialog] .lens-reader")
    settles(page)
    assert violations(page) == []


def test_promise_23_the_keyboard_reaches_the_content_help_and_the_drawer(warm, tab):
    page = tab()
    opens(page, f"{warm}/stakeholders")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "lens-skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.tagName") == "H1"
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.locator(".lens-help-body").is_visible()
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    page.keyboard.press("Escape")
    assert not page.locator(".lens-help-body").is_visible()
    page.focus("a.lens-link[href*='open=st-'] >> nth=0")
    page.keyboard.press("Enter")
    page.wait_for_selector("[role=dialog] .lens-reader")
    page.keyboard.press("Escape")
    page.wait_for_selector("[role=dialog]", state="detached")


def test_the_first_visit_is_shown_round_once(warm, tab):
    page = tab(width=390, height=844, first=True)
    opens(page, f"{warm}/")
    assert "1 / 3" in page.inner_text(".lens-tour")
    page.screenshot(path=SHOTS / "tour-390.png")
    page.click(".lens-tour [data-next]")
    page.click(".lens-tour [data-next]")
    page.click(".lens-tour [data-next]")
    assert not page.locator(".lens-tour").count()
    opens(page, f"{warm}/timeline")
    assert not page.locator(".lens-tour").count()


@pytest.mark.parametrize(
    ("locale", "language", "title"), [("zh-TW", "zh-TW", "概覽"), ("zh-HK", "zh-TW", "概覽"), ("en-GB", "zh-CN", "概览")]
)
def test_the_first_language_is_the_browsers(warm, tab, locale, language, title):
    page = tab(locale=locale)
    opens(page, f"{warm}/")
    page.wait_for_function("l => document.documentElement.lang === l", arg=language)
    assert page.inner_text("h1") == title


def test_the_first_language_stays_on_a_phone_and_when_a_value_is_kept(warm, tab):
    page = tab(width=390, height=844, locale="zh-TW")
    opens(page, f"{warm}/stakeholders")
    page.wait_for_selector("#lens-page[data-screen=narrow]", state="attached")
    settles(page)
    assert page.inner_text("h1") == "各方態度"
    page.locator(".st-key-card-statements a[data-value=group]").first.click()
    page.click("[role=menu] [role=menuitem] >> nth=0")
    page.wait_for_function("new URLSearchParams(location.search).has('group')")
    settles(page)
    assert page.inner_text("h1") == "各方態度"
