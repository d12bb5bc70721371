"""«跨源核对», the overview's opening sentence and tiles, and what changed, as pages show them."""

from pathlib import Path

from streamlit.testing.v1 import AppTest

from lib.query.overview import counts
from lib.query.selection import Selection
from lib.query.sentence import holds
from tests import builders
from tests.query.test_crosscheck import sources  # noqa: F401  (a fixture)

ROOT = Path(__file__).resolve().parents[2]


def opened(page, **params):
    at = AppTest.from_file(str(ROOT / "pages" / f"{page}.py"), default_timeout=30)
    for key, value in params.items():
        at.query_params[key] = value
    return at.run()


def text(at):
    return " ".join(h.value for h in at.html)


def test_every_matter_is_reached_however_many_there_are(serves, tmp_path):
    said = "".join(f"第{n}号模型的价格为{n + 100}元。" for n in range(45))
    records = []
    for name in "ab":
        made = builders.article(name, said)
        quoted = tuple(
            builders.figure(made, f"{n + 100}元", n + 100, n + 100, "元", "money", entity=f"第{n}号模型", metric="价格") for n in range(45)
        )
        records.append(builders.ArticleRecords(article=made, excerpts=builders.excerpts(made), figures=quoted))
    serves(builders.publish(records, tmp_path))
    first, second = (text(opened("crosscheck", **given)) for given in ({}, {"matters_page": "2"}))
    assert (first.count('class="lens-beside"'), second.count('class="lens-beside"')) == (40, 5)


def test_promise_25_passages_stand_side_by_side_with_relation_and_rule(serves, sources):  # noqa: F811
    serves(sources.folder.parent)
    shown = text(opened("crosscheck"))
    assert "1 处一致；1 处有交集" in shown
    assert shown.count('class="lens-beside"') == 2
    assert "指标同属“筹资”" in shown
    assert "98.24 ÷ 211.50 = 46.45%" in shown
    assert "98.24 ÷ 211.50 = 46.45%" in text(opened("figures", open="figures"))
    record = sources.cursor().execute("select figure from figures where text = '46.45%'").fetchone()[0]
    assert "98.24 ÷ 211.50 = 46.45%" in text(opened("crosscheck", open=record)).split('class="lens-facts"')[1]
    english = text(opened("crosscheck", lang="EN"))
    assert "1 matter agrees; 1 matter overlaps" in english
    assert "Why linked" in english


def test_promise_25_the_overview_counts_and_leads_there(serves, sources):  # noqa: F811
    serves(sources.folder.parent)
    shown = text(opened("overview"))
    assert "处一致" in shown
    assert 'href="crosscheck?' in shown


def test_promise_25_nothing_in_common_is_said_with_what_was_compared(serves, corpus_folder):
    serves(corpus_folder)
    assert "没有两个来源说到同一件事" in text(opened("crosscheck"))


def test_promise_10_numbers_of_the_opening_sentence_open_their_records(serves, corpus_folder):
    serves(corpus_folder)
    shown = text(opened("overview")).split("lens-holds")[1].split("</p>")[0]
    for target in ("open=statements", "open=events", "open=figures", "corpus?", "stakeholders?"):
        assert target in shown


def test_no_part_of_the_sentence_survives_its_data(corpus):
    whole = counts(corpus, Selection())
    assert "表态" in holds(whole, "zh-Hans")
    assert "0" not in holds(builders.replace(whole, statements=0, speakers=0, events=0), "zh-Hans").replace("10", "")
    assert "表态" not in holds(builders.replace(whole, statements=0, speakers=0), "zh-Hans")
    assert holds(builders.replace(whole, statements=0, events=0, figures=0), "en") == "2 articles."
    assert holds(builders.replace(whole, articles=0), "en") == "No article is inside these filters."


def test_tiles_say_how_much_is_found_and_right(serves, tmp_path):
    scored = {"recall": 0.6, "precision": 0.72, "f1": 0.66}
    quality = {"date": "2026-11-22", "sets": {"held_out": {"articles": 10, "measures": {"events": scored}}}}
    serves(builders.publish(builders.small_corpus(), tmp_path, quality=quality))
    shown = text(opened("overview"))
    assert "找全 6/10 · 找对 7/10" in shown
    assert "每十条约找到 6 条，所示约对 7 条" in shown


def test_hopes_and_doubts_are_one_a_speaker(serves, tmp_path):
    serves(builders.publish(builders.small_corpus(), tmp_path, calibrated=True))
    voices = text(opened("overview")).split("最强的期待")[1].split("lens-foot")[0]
    assert voices.count("<blockquote") == 3  # four speakers, one of them in words too few to rank
    assert voices.count("南墙") == 3  # the value's name, what keeps it, what hides it


def test_a_link_of_another_version_says_so_and_leads_to_what_changed(serves, tmp_path):
    first, second = builders.small_corpus()
    folder = builders.publish([first], tmp_path)
    before = (folder / "current").read_text(encoding="utf-8").strip()
    builders.publish([first, second], folder)
    serves(folder)
    shown = text(opened("overview", v=before.rsplit("-", 1)[-1]))
    assert "这个链接生成于语料的另一个版本" in shown
    assert "corpus?" in shown.split("这个链接生成于")[1]
    assert "这个链接生成于" not in text(opened("overview"))
    assert "两个版本之间：新增" in text(opened("corpus"))
