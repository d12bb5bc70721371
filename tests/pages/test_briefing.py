"""演示 driven without a browser."""

import json
import re
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from lib.export import decks
from lib.export.deck import known
from lib.export.plan import valid
from lib.settings import settings
from lib.ui.page import PAGES
from tests.query.test_crosscheck import sources  # noqa: F401  (a fixture)

ROOT = Path(__file__).resolve().parents[2]


def opened(page="briefing", **params):
    at = AppTest.from_file(str(ROOT / "pages" / f"{page}.py"), default_timeout=30)
    for key, value in params.items():
        at.query_params[key] = value
    return at.run()


def text(at):
    return " ".join(h.value for h in at.html)


def names(at):
    """Titles of the slides, in order."""
    return re.findall(r'class="lens-link lens-slide-name"[^>]*>([^<]*)<', text(at))


@pytest.fixture
def app(serves, corpus_folder, tmp_path, monkeypatch):
    monkeypatch.setenv("SORA_LENS_DECKS", str(tmp_path / "decks"))
    serves(corpus_folder)


def test_promise_03_the_deck_of_a_selection_is_there_at_once(app):
    at = opened()
    assert not at.exception
    assert 'role="alert"' not in text(at)
    assert names(at)[0] == "Sora 产业观察"
    assert len(names(at)) >= 8


def test_promise_01_a_link_rebuilds_order_and_titles(app):
    at = opened(deck="timeline.cover", titled="timeline:两个月里")
    assert names(at) == ["两个月里", "Sora 产业观察"]


def test_promise_21_the_download_says_what_it_will_hold(app):
    at = opened(deck="cover.attitude-group.timeline")
    assert "PPTX，3 张，其中 1 张含可编辑的原生图表" in text(at)
    assert "2024-02-01 至 2024-03-31" in text(at)


def test_promise_20_a_slide_filtered_away_is_marked_in_the_list(app):
    assert "已被筛掉" in text(opened(deck="cover.figures-money", group="creator"))


def test_a_chart_is_added_from_its_card_and_stays_for_the_visit(app):
    at = opened("stakeholders", pin="attitude-speaker")
    assert not at.exception
    assert "pin" not in at.query_params
    assert at.toast[0].value.startswith("已加入演示")
    assert at.session_state["~deck"].slides[-2:] == ("attitude-speaker", "sources")


def test_a_chart_that_counts_speakers_is_added_as_it_is_seen(app):
    shown = text(opened("stakeholders", weigh="按发言者计", by="群体"))
    assert "pin=attitude-group-speakers" in shown
    assert 'pin=attitude-group"' not in shown
    at = opened("stakeholders", pin="attitude-group-speakers")
    assert "attitude-group-speakers" in at.session_state["~deck"].slides
    listed = text(opened(deck="attitude-group-speakers"))
    assert "按发言者计" in listed


def test_a_pin_of_nonsense_is_let_go(app):
    at = opened("stakeholders", pin="<script>")
    assert not at.exception
    assert not at.toast


def test_quotations_and_charts_offer_to_be_added(app):
    shown = text(opened("stakeholders"))
    assert "pin=attitude-group" in shown
    assert re.search(r"pin=st-[0-9a-f]{12}", shown)
    assert 'data-picture="svg"' in shown


def test_promise_18_a_deck_is_kept_under_a_name_and_listed(app):
    at = opened(deck="cover.timeline")
    at.text_input(key="deck_name").set_value("周一例会").run()
    at.button(key="deck_save").click().run()
    assert "周一例会" in text(at)
    assert re.search(r"v=\w+&amp;named=[^&]+&amp;deck=cover\.timeline", text(at)), "a deck of another version would not say so"
    at.selectbox(key="deck_gone").select("周一例会").run()
    at.button(key="deck_delete").click().run()
    assert "还没有存下的" in text(at)


def test_a_slide_is_retitled(app):
    at = opened(deck="cover.timeline", edit="timeline")
    at.text_input(key="title~timeline").set_value("二月三月").run()
    assert names(at) == ["Sora 产业观察", "二月三月"]


def test_own_words_last_for_the_visit_until_the_deck_is_kept(app):
    at = opened(deck="cover.timeline", edit="timeline")
    at.text_area(key="remark~timeline").set_value("先讲二月。\n再讲三月。").run()
    assert "这份演示还没有存下" in text(at)
    at.button(key="edit_done").click().run()
    assert "edit" not in at.query_params
    assert "有备注" in text(at)
    at.text_input(key="deck_name").set_value("周一例会").run()
    at.button(key="deck_save").click().run()
    assert at.query_params["named"] == "周一例会"
    again = opened(deck="cover.timeline", named="周一例会")
    assert "有备注" in text(again)
    assert "有备注" not in text(opened(deck="cover.timeline")), "words of one deck in another"


def told(at):
    """What the stage is told."""
    return json.dumps(json.loads(at.get("bidi_component")[0].proto.json), ensure_ascii=False)


def test_a_link_that_carries_no_notes_says_where_they_are(app):
    at = opened(deck="cover.timeline", edit="timeline")
    assert "链接不带" not in text(at)
    assert "请从“存下的演示”打开" in told(at)
    at.text_area(key="remark~timeline").set_value("先讲二月。").run()
    assert "1 张的备注只在这次访问里，链接不带" in text(at)
    assert "已复制，不含备注" in told(at)
    at.text_input(key="deck_name").set_value("周一例会").run()
    at.button(key="deck_save").click().run()
    assert "链接不带" not in text(at)
    assert "请从“存下的演示”打开" not in told(at)
    assert "不含备注" not in told(at)


def test_own_words_are_kept_at_once_in_a_deck_that_is_kept(app):
    at = opened(deck="cover.timeline")
    at.text_input(key="deck_name").set_value("周一例会").run()
    at.button(key="deck_save").click().run()
    at.query_params["edit"] = "cover"
    at.run().text_area(key="remark~cover").set_value("先问好。").run()
    assert "已随“周一例会”存下" in text(at)
    [kept] = decks.names(settings().decks)
    assert dict(kept.plan.remarks) == {"cover": "先问好。"}
    assert not opened(deck="cover.timeline", named="没有这一份").exception


def test_the_presenters_window_hides_the_frame(app):
    at = opened(notes="1")
    assert not at.exception
    assert "stSidebar" in text(at)
    assert not names(at)


def test_slides_are_switched_on_and_off(app):
    at = opened(deck="cover.timeline.sources")
    at.pills(key="deck~slides").set_value(["cover", "sources", "attitude-speaker", "crosscheck"]).run()
    assert not at.exception
    assert at.session_state["~deck"].slides == ("cover", "crosscheck", "attitude-speaker", "sources")
    at.pills(key="deck~slides").set_value([]).run()
    assert at.session_state["~deck"].slides, "a deck without slides"


def test_switches_leave_pinned_records_alone(app, corpus):
    pinned = corpus.cursor().execute("select statement from statements where speaker = '南墙'").fetchone()[0]
    at = opened(deck=f"cover.{pinned}.sources")
    at.pills(key="deck~slides").set_value(["cover"]).run()
    assert at.session_state["~deck"].slides == ("cover", pinned)


def test_promise_20_all_slides_without_data_go_at_once(app):
    shown = text(opened(deck="cover.figures-money.timeline.attitude-group", group="creator"))
    assert re.search(r'deck=cover\.attitude-group"[^>]*>去掉被筛掉的 2 张<', shown)
    assert "去掉被筛掉的" not in text(opened(deck="cover.attitude-group", group="creator"))


def test_the_keyboard_finds_its_place_in_the_list(app):
    shown = text(opened(deck="cover.timeline"))
    assert re.search(r'data-act="down" data-slide="cover"', shown)
    assert re.search(r'data-act="off" data-slide="timeline"', shown)


def test_the_file_comes_light_or_dark(app, monkeypatch):
    made = {}
    monkeypatch.setattr("lib.ui.briefing.st.download_button", lambda label, data, name, *_, **__: made.update({name: data}))
    at = opened(deck="cover.timeline")
    at.segmented_control(key="deck~scheme").set_value("dark").run()
    light, dark = sorted(made, key=len)
    assert dark.endswith("-dark.pptx")
    assert made[light].keywords == {"scheme": "light"}
    assert made[dark].keywords == {"scheme": "dark"}


def test_promise_25_what_sources_compare_is_added_from_its_page(serves, sources):  # noqa: F811
    serves(sources.folder.parent)
    assert "pin=crosscheck" in text(opened("crosscheck"))


@pytest.mark.parametrize("page", PAGES)
def test_whatever_can_be_added_makes_a_slide(app, page):
    pinned = set(re.findall(r"pin=([\w-]+)", text(opened(page))))
    assert {p for p in pinned if not (valid(p) and known(p))} == set()
