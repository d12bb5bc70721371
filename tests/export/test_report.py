"""The report: one file, no network, every quotation with its place, news text as it stands."""

import html
import re
from html.parser import HTMLParser

import pytest

from lib.export import report, report_parts
from lib.export.provenance import lines, of
from lib.query.selection import Choice, Selection
from lib.store.read import open_version
from tests import builders
from tests.export.conftest import MADE, link, scene_of
from tests.query.test_crosscheck import sources  # noqa: F401  (a fixture)

EVIL = "</script><script>alert(1)</script><img src=http://x/y>&lt;"


class Outline(HTMLParser):
    """Elements and texts of a page, scripts and styles left out."""

    def __init__(self):
        super().__init__()
        self.tags, self.texts, self.deep = [], [], 0

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        self.deep += tag in ("script", "style")

    def handle_endtag(self, tag):
        self.deep -= tag in ("script", "style")

    def handle_data(self, data):
        if not self.deep:
            self.texts.append(data)


def written(scene):
    return report.write(scene, link=link, made=MADE).decode("utf-8")


def outline(page):
    read = Outline()
    read.feed(page)
    return read


@pytest.mark.parametrize("language", ["zh-Hans", "zh-Hant", "en"])
def test_promise_05_the_cover_states_filters_date_version_and_n(corpus, language):
    scene = scene_of(corpus, Selection(group=Choice(("creator", "analyst"))), language)
    shown = " ".join(outline(written(scene)).texts)
    for _, text in lines(scene, of(scene, link=link, made=MADE)):
        assert text in shown


def test_promise_05_one_file_that_asks_no_network(scene):
    page = written(scene)
    for name, given in outline(page).tags:
        assert name not in ("link", "iframe", "object", "img", "base")
        assert "src" not in given
    assert "default-src &#x27;none&#x27;" in page
    assert "@import" not in page
    assert "url(" not in page.split("</style>")[0]


def test_promise_05_heads_repeat_and_charts_are_not_cut():
    style = report._sheet("report.css")
    assert "thead { display: table-header-group; }" in style
    assert re.search(r"figure \{[^}]*break-inside: avoid", style)
    assert re.search(r"h1, h2, h3[^{]*\{[^}]*break-after: avoid", style)
    assert re.search(r"tr \{[^}]*break-inside: avoid", style)


def test_promise_05_charts_live_each_with_its_table(scene):
    page = written(scene)
    places = [g for n, g in outline(page).tags if g.get("id", "").startswith("chart-")]
    assert len(places) >= 6
    assert all(g["role"] == "img" and g["aria-label"] for g in places)
    assert page.count("<table>") >= len(places)
    assert "Plotly.newPlot" in page


def test_promise_08_events_are_laid_over_the_index_and_named_below_it(tmp_path):
    with open_version(builders.publish(builders.indices(), tmp_path)) as corpus:
        page = written(scene_of(corpus))
    key = re.findall(r'<ol class="laid">(.*?)</ol>', page)
    assert len(key) == 1
    assert re.findall(r"<li><b>(\d)</b> (.*?) “", key[0]) == [("1", "公司b发布产品 · 2024-03-01"), ("2", "公司a发布产品 · 2024-03-02")]
    assert all(f'"{event}"' in page for event in re.findall(r"open=(ev-[0-9a-f]{12})", key[0])), "its mark in the chart"


def test_promise_10_every_quotation_has_its_source_and_paragraph(scene):
    page = written(scene)
    quotes = re.findall(r"<blockquote.*?</blockquote>", page, re.DOTALL)
    assert len(quotes) == scene.counts.statements
    for quote in quotes:
        assert re.search(r'<a href="http://127\.0\.0\.1:8501/\?open=st-[0-9a-f]+">¶\d+</a>', quote)


def test_promise_24_news_text_stands_as_it_is_and_runs_nothing(tmp_path):
    made = builders.article("evil", f"{EVIL}\n3~5倍,成本为$5,收入6$", title=EVIL, publisher='"</style><script>')
    said = [builders.statement(made, t, speaker=EVIL, organisation=EVIL) for t in (EVIL, "3~5倍,成本为$5,收入6$")]
    number = builders.figure(made, "3~5倍", 3, 5, "倍", "multiple", metric=EVIL)
    happened = builders.event(made, EVIL, "2024-02-15", headline=EVIL)
    records = builders.ArticleRecords(
        article=made, excerpts=builders.excerpts(made), statements=tuple(said), figures=(number,), events=(happened,)
    )
    with open_version(builders.publish([records], tmp_path)) as opened:
        page = written(scene_of(opened, Selection(text="</style><script>")))
        whole = written(scene_of(opened, Selection()))
    for text in (page, whole):
        read = outline(text)
        assert sum(1 for name, _ in read.tags if name == "script") <= 3
        assert not [t for t in read.tags if t[0] == "img"]
        assert text.count("</style>") == 2
    assert any(EVIL in t for t in outline(whole).texts)
    assert "3~5倍,成本为$5,收入6$" in html.unescape(whole)


def test_nothing_selected_is_still_a_report(corpus):
    page = written(scene_of(corpus, Selection(text="沒有这几个字")))
    assert "<blockquote" not in page
    assert "文字含“沒有这几个字”" in page


def test_the_same_selection_is_the_same_report(scene):
    assert written(scene) == written(scene)


def test_attitudes_are_ranked_only_where_calibrated(tmp_path, scene):
    assert 'id="voices"' not in written(scene)
    with open_version(builders.publish(builders.small_corpus(), tmp_path, calibrated=True)) as opened:
        assert 'id="voices"' in written(scene_of(opened))


def test_promise_05_no_chart_is_taller_than_a_page(scene):
    page = written(scene)
    found = re.findall(r'style="--fit:([0-9.]+);--fit-wide:([0-9.]+)"', page)
    fits, across = [float(f) for f, _ in found], [float(f) for _, f in found]
    heights = [int(h) for h in re.findall(r'aria-label="[^"]*" style="height:(\d+)px"', page)]
    assert len(fits) == len(heights) >= 6
    assert all(fit * height <= report_parts.TALLEST + 1 for fit, height in zip(fits, heights, strict=True))
    assert all(fit * height <= report_parts.TALLEST_WIDE + 1 for fit, height in zip(across, heights, strict=True))
    assert all(fit * report_parts.WIDTH <= 688 for fit in fits), "A4 without its margins is 182 mm wide"
    assert all(fit * report_parts.WIDTH <= 949 for fit in across), "Letter across is 251 mm without its margins"


def test_promise_05_a_timeline_too_dense_to_read_is_counted(tmp_path):
    lines = [f"2月15日,公司{i}发布产品。" for i in range(300)]
    made = builders.article("dense", "\n".join(lines))
    happened = tuple(builders.event(made, line, "2024-02-15", headline=line) for line in lines)
    records = builders.ArticleRecords(article=made, excerpts=builders.excerpts(made), events=happened)
    with open_version(builders.publish([records], tmp_path)) as opened:
        page = written(scene_of(opened))
    assert "按时段计数" in page
    assert page.count("公司299发布产品") == 1, "the table lists it, the chart does not"


def test_promise_25_what_sources_agree_and_differ_on_is_printed(sources):  # noqa: F811
    page = written(scene_of(sources, Selection()))
    section = page.split('id="crosscheck"')[1].split('id="statements"')[0]
    assert section.count('class="matter"') == 2
    assert "∩ 有交集" in section
    assert "指标同属“筹资”" in section
    assert "至多5萬億至7萬億美元" in section
    assert "98.24 ÷ 211.50 = 46.45%" in section
    assert 'id="crosscheck"' not in written(scene_of(sources, Selection(text="没有这几个字")))


def test_promise_05_the_page_lies_as_the_reader_chooses(scene):
    page = written(scene)
    assert "size: A4;" not in page, "the browser's own choice of the page is taken away"
    ways = [given["data-print"] for name, given in outline(page).tags if name == "button"]
    assert ways == ["portrait", "landscape"]
    assert '<style id="across" media="print and (orientation: landscape)">' in page


def test_promise_05_no_printed_page_holds_a_last_row_alone(scene):
    page = written(scene)
    assert "break-before: page" not in page, "a section that begins a page leaves the last row of the one before alone on its own"
    assert "tbody tr:nth-last-child(-n+2) { break-before: avoid; }" in page
