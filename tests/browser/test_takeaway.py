"""Taking away, as people do it: the list opens, files come down, a citation is copied, the report prints whole."""

import re

import pytest

from tests.browser.test_app import opens, settles

pytestmark = pytest.mark.browser


def boxes(pdf):
    """Sizes of the pages in points; there are some."""
    found = {(round(float(w)), round(float(h))) for w, h in re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", pdf)}
    assert found
    return found


def test_promise_21_the_list_opens_and_a_file_comes_down(warm, tab, tmp_path):
    page = tab()
    opens(page, f"{warm}/stakeholders?group=creator")
    page.click(".st-key-takeaway button")
    page.wait_for_selector(".lens-take")
    settles(page)
    assert "表态 2" in page.inner_text(".lens-take-said")
    with page.expect_download() as coming:
        page.click(".st-key-download-workbook button")
    assert coming.value.suggested_filename.startswith("sora-lens_workbook_20240201-20240331_")
    with page.expect_download() as coming:
        page.click(".st-key-download-report button")
    assert page.locator(".lens-take").is_visible(), "the list closed on a download"
    coming.value.save_as(tmp_path / "report.html")
    report = tab()
    asked = []
    report.on("request", lambda request: asked.append(request.url))
    report.goto((tmp_path / "report.html").as_uri())
    report.wait_for_selector(".js-plotly-plot .main-svg")
    assert [a for a in asked if not a.startswith("file:")] == []
    assert "它不能替代真人演员,成本为$5,收入6$,3~5倍。" in report.inner_text("blockquote >> nth=0") + report.inner_text(
        "blockquote >> nth=1"
    )
    report.emulate_media(media="print")
    upright, across = (report.pdf(format="A4", landscape=lies) for lies in (False, True))
    assert all(w < h for w, h in boxes(upright))
    assert all(w > h for w, h in boxes(across))
    report.emulate_media(media="screen")
    report.evaluate("window.print = () => {}")
    report.click("button:has-text('横向')")
    assert all(w > h for w, h in boxes(report.pdf(prefer_css_page_size=True)))


def test_promise_11_a_citation_is_copied(warm, tab):
    page = tab()
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    opens(page, f"{warm}/sources?text=真人演员")
    page.click(".lens-passage + .lens-by a[href*='open=']")
    page.wait_for_selector("[role=dialog] .lens-cite summary")
    settles(page)
    page.click("[role=dialog] .lens-cite summary")
    page.click("[role=dialog] .lens-cite button >> nth=0")
    page.wait_for_function("document.querySelector('[role=dialog] .lens-cite button').innerText === '已复制'")
    assert page.evaluate("navigator.clipboard.readText()") == "Sora来了,影视怎么办[Z]. 证券日报, [2024]: 第5段."
