"""What is promised of every page, by the promise's number, where no other test stands for it."""

import html
import re
from datetime import date
from pathlib import Path
from urllib.parse import parse_qs

import pytest
from streamlit.testing.v1 import AppTest

from lib.query import events, figures, options
from lib.query.selection import Selection
from lib.schema import ArticleRecords
from lib.store.read import open_version
from lib.ui import values
from lib.ui.names import Names
from lib.ui.page import PAGES
from tests import builders

ROOT = Path(__file__).resolve().parents[2]
DRAWN = ("overview", "stakeholders", "timeline", "figures", "systems")


@pytest.fixture
def app(serves, corpus_folder):
    serves(corpus_folder)


def opened(page, **params):
    at = AppTest.from_file(str(ROOT / "pages" / f"{page}.py"), default_timeout=30)
    for key, value in params.items():
        at.query_params[key] = value
    at.run()
    assert not at.exception
    return at


def text(at):
    return " ".join(h.value for h in at.html)


def record(folder, table, **wanted):
    """Identifier of the first record whose columns hold these values."""
    key = {"events": "event", "figures": "figure", "systems": "mention", "statements": "statement"}[table]
    with open_version(folder) as corpus:
        where = " and ".join(f'"{c}" = ?' for c in wanted)
        return corpus.cursor().execute(f"select {key} from {table} where {where}", list(wanted.values())).fetchone()[0]


def offers(shown):
    return [html.unescape(o) for o in re.findall(r'<a class="lens-link lens-lift[^>]*>([^<]*)</a>', shown)]


def test_promise_01_a_link_made_on_another_version_says_so(app):
    assert 'data-version="' in text(opened("stakeholders"))
    assert "这个链接生成于语料的另一个版本" in text(opened("stakeholders", v="00000000"))


def test_promise_01_a_single_day_is_a_window(app):
    assert "2024-02-15 至 2024-02-15" in text(opened("timeline", window=["2024-02-15"]))


def test_the_numbers_of_the_opening_sentence_are_links(app):
    shown = text(opened("stakeholders"))
    assert re.search(r'class="lens-link lens-count" href="[^"]*open=statements"[^>]*>\d', shown)
    assert not re.search(r"(articles|speakers|statements|events|figures)\d", shown)


def test_promise_01_what_is_kept_out_is_written_alike_in_every_address(app):
    for language, wanted in (("简体", "不含 中性"), ("EN", "Not Neutral")):
        at = opened("stakeholders", lang=language, attitude=wanted)
        assert at.multiselect(key="attitude").value == ["-neutral"]


@pytest.mark.parametrize("page", PAGES)
def test_promise_02_a_page_keeps_the_filters_it_is_given(app, page):
    at = AppTest.from_file(str(ROOT / "app.py"), default_timeout=30)
    at.query_params["sector"] = "film_tv"
    at.run()
    at.switch_page(f"pages/{page}.py").run()
    assert "领域为" in text(at)
    assert at.multiselect(key="sector").value == ["film_tv"]


def test_promise_09_every_tile_says_what_it_was_computed_from(app):
    titles = re.findall(r'<span class="lens-tile-title">([^<]*)</span>', text(opened("overview")))
    assert len(titles) == 4
    assert all(re.search(r"来自 \d+ 篇|\d+ 条表态 · \d+ 位发言者", t) for t in titles)


def test_promise_10_a_source_without_title_goes_by_its_first_words(serves, tmp_path):
    bare = builders.article("003_788c", "近日,OpenAI公司发布新模型,业内人士认为影响深远。")
    said = builders.statement(bare, "影响深远", speaker="业内人士")
    serves(builders.publish([ArticleRecords(article=bare, excerpts=builders.excerpts(bare), statements=(said,))], tmp_path / "corpus"))
    shown = html.unescape(re.sub(r"<script>.*?</script>", "", text(opened("stakeholders")), flags=re.S))
    assert "“近日,OpenAI公司发布新…”" in shown
    assert ">003_788c<" not in shown


@pytest.mark.parametrize(
    ("page", "table", "wanted", "offered"),
    [
        ("timeline", "events", {"headline": "OpenAI发布Sora"}, ["只看：2024-02-15", "只看：OpenAI", "OpenAI 的档案"]),
        ("figures", "figures", {"text": "46.45%"}, ["只看：浙商证券", "浙商证券的档案"]),
        ("systems", "systems", {"system": "Pika"}, ["只看：Pika"]),
        ("stakeholders", "statements", {"speaker": "南墙"}, ["只看：南墙", "南墙的档案"]),
    ],
)
def test_promise_16_an_opened_record_is_a_filter(app, corpus_folder, page, table, wanted, offered):
    shown = text(opened(page, open=record(corpus_folder, table, **wanted)))
    assert set(offered) <= set(offers(shown))


def test_promise_16_what_a_record_put_in_force_it_lifts_again(app, corpus_folder):
    event = record(corpus_folder, "events", headline="OpenAI发布Sora")
    assert "取消只看：2024-02-15" in offers(text(opened("timeline", open=event, window=["2024-02-15"])))


def test_promise_16_links_in_a_list_keep_the_page_s_own_filters(app):
    listed = text(opened("overview", open="statements~group~creator")).split('id="lens-selection"')[1]
    assert "不能替代真人演员" in listed
    assert "group=" not in "".join(re.findall(r'href="([^"]*open=st-[^"]*)"', listed))


def test_promise_16_a_week_s_bar_filters_by_week_and_attitude(serves, tmp_path):
    dated = builders.article("a", "投资者认为回报太慢。", published_earliest=date(2024, 3, 26), published_latest=date(2024, 3, 27))
    said = builders.statement(dated, "回报太慢", speaker="投资者", sentiment="negative")
    serves(builders.publish([ArticleRecords(article=dated, excerpts=builders.excerpts(dated), statements=(said,))], tmp_path / "corpus"))
    shown = text(opened("stakeholders", open="statements~week~2024-03-25~negative"))
    assert "只看：2024-03-25 起的一周 · 疑虑" in offers(shown)
    link = html.unescape(re.search(r'<a class="lens-link lens-lift[^>]*href="([^"]*)"', shown)[1])
    assert parse_qs(link.lstrip("?"))["attitude"] == ["疑虑"]
    at = opened("stakeholders", open="statements~week~2024-03-25~negative", window=["2024-03-25", "2024-03-31"], attitude="疑虑")
    assert "取消只看：2024-03-25 起的一周 · 疑虑" in offers(text(at))


def test_promise_16_what_a_figure_or_event_is_about_leaves_it_in(corpus):
    names = Names("zh-Hans", options.values(corpus))
    found = values._by_name(names.values, speaks=False)
    about = [(figures, [row["entity"]], row["id"]) for _, row in figures.rows(corpus, Selection()).iterrows()]
    about += [(events, row["actors"], row["id"]) for _, row in events.rows(corpus, Selection()).iterrows()]
    clicked = [(table, found[name], key) for table, named, key in about for name in named if name in found and found[name][0] != "speaker"]
    assert clicked
    assert [c for c in clicked if c[2] not in set(c[0].rows(corpus, Selection().only(*c[1]))["id"])] == []


@pytest.mark.parametrize("page", DRAWN)
def test_promise_22_every_chart_has_its_sentence_and_its_table(app, page):
    at = opened(page)
    charts = at.get("plotly_chart")
    assert charts
    assert all(len(chart.proto.alt) > 10 for chart in charts)
    assert len([fold for fold in at.expander if fold.label == "数据表"]) >= len(charts)


def test_promise_22_a_row_opens_its_record_and_a_name_its_profile(app, corpus_folder):
    at = opened("figures")
    at.session_state["fold-table-figures-percent"] = True
    shown = text(at.run())
    table = shown[shown.index("<table") : shown.index("</table>")]
    assert f"open={record(corpus_folder, 'figures', text='46.45%')}" in table
    assert 'href="profile?' in table
    assert '<th scope="row">' in table


def test_promise_24_what_a_stage_noted_is_said_in_the_reader_s_language(serves, tmp_path):
    noted = builders.article("a", "券商认为算力会紧张。", notes=("4 broken lines joined", "odd"), published_why="「3月底」仍属未来")
    serves(builders.publish([ArticleRecords(article=noted, excerpts=builders.excerpts(noted))], tmp_path / "corpus"))
    assert "附注：接回断行 4 处；odd" in text(opened("corpus"))
    english = text(opened("corpus", lang="EN", open="article~a"))
    assert english.count("Noted: 4 broken lines joined; odd") == 2
    assert "“3月底” is still to come" in english


def test_promise_20_a_filter_that_the_corpus_has_not_is_named_and_not_dropped_in_silence(app):
    at = opened("stakeholders", speaker=["张三", "南墙"])
    assert "链接要的发言者“张三”，这份语料里没有" in text(at)
    assert at.multiselect(key="speaker").value == ["南墙"]
    at.multiselect(key="group").select("creator").run()
    assert "链接要的" not in text(at), "said of another selection"


def test_promise_11_an_excerpt_in_a_list_is_cited_in_every_form(app):
    shown = text(opened("sources", text="真人演员"))
    copies = [html.unescape(c) for c in re.findall(r'data-copy="([^"]*)"', shown)]
    assert any("[Z]. 证券日报" in c and "第5段" in c for c in copies)
    assert any(c.startswith("@misc{") for c in copies)
    assert any("¶5 " in c and "open=" in c for c in copies)


def test_promise_11_the_forms_of_an_excerpt_are_folded_into_one_control(app):
    shown = text(opened("sources"))
    folds = re.findall(r'<details class="lens-cite-one">.*?</details>', shown, re.S)
    assert len(folds) == shown.count('class="lens-passage"')
    assert all(re.findall(r"<summary>(.*?)</summary>", fold) == ["引用"] for fold in folds)
    assert [re.findall(r"<button[^>]*>(.*?)</button>", fold) for fold in folds] == [["GB/T 7714", "BibTeX", "链接与段号"]] * len(folds)


def test_another_search_begins_at_its_first_page(serves, tmp_path):
    long = builders.article("long", "\n".join(f"第{n}段说的是算力与模型。" for n in range(30)))
    serves(builders.publish([ArticleRecords(article=long, excerpts=builders.excerpts(long))], tmp_path / "corpus"))
    at = opened("sources", excerpts_page="2")
    assert "第12段" in text(at)
    assert 'id="lens-leaf"' not in text(at)
    at.text_input(key="text").input("算力").run()
    shown = html.unescape(re.sub("<[^>]*>", "", text(at)))
    assert "第0段" in shown
    assert "第12段" not in shown
    assert 'data-drop="excerpts_page"' in text(at), "the script of the page takes the number out of the address"
