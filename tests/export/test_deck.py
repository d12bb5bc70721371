"""The deck as a value, and the file that says the same."""

import io
from dataclasses import replace
from datetime import date

import openpyxl
import pytest
from pptx import Presentation
from pptx.enum.chart import XL_MARKER_STYLE
from pptx.oxml.ns import qn

from lib.charts import findings
from lib.charts.theme import TOKENS
from lib.export import decks, matters
from lib.export.deck import build, default, offered
from lib.export.plan import Plan, from_params
from lib.export.scene import Scene
from lib.export.slide import CHARTS, MARGIN, SIZES, WIDTH, Amounts, Bars, Cover, Diverging, Matters, Quotes, wide
from lib.export.slides import pptx
from lib.labels import LANGUAGES
from lib.query import sentence, statements
from lib.query.crosscheck import Matter
from lib.query.selection import Choice, Selection
from lib.store.read import open_version
from lib.ui import stage
from lib.ui.names import Names
from tests import builders
from tests.query.test_crosscheck import sources  # noqa: F401  (a fixture)

WINDOW = Selection(first=date(2024, 2, 1), last=date(2024, 3, 31))
DAY = date(2026, 1, 2)


def scene_of(corpus, selection=WINDOW, language="zh-Hans"):
    def ask(question, **options):
        return question(corpus, selection, **options)

    return Scene(ask=ask, corpus=corpus, selection=selection, namer=Names(language, {}).of, language=language)


def deck_of(corpus, *slides, selection=WINDOW, language="zh-Hans", titles=None):
    return build(scene_of(corpus, selection, language), Plan(slides, titles or {}), made=DAY)


@pytest.fixture(scope="module")
def calibrated(tmp_path_factory):
    folder = builders.publish(builders.small_corpus(), tmp_path_factory.mktemp("calibrated"), calibrated=True)
    with open_version(folder) as opened:
        yield opened


def all_text(page):
    """Every word of a page of the file: boxes, tables, charts."""
    out = []
    for paragraph in page._element.iter(qn("a:p")):
        out.append("".join(t.text or "" for t in paragraph.iter(qn("a:t"))))
    for shape in page.shapes:
        if shape.has_chart:
            out += [e.text for e in shape.chart._chartSpace.iter(qn("a:t"), qn("c:v"))]
    return " ".join(t for t in out if t)


def test_promise_04_one_finding_a_slide_with_source_and_notes(corpus):
    deck = deck_of(corpus)
    assert [s.id for s in deck.slides] == list(default(scene_of(corpus)))
    for shown in deck.slides:
        assert shown.title, shown.id
        assert shown.foot, shown.id
        assert shown.notes or shown.empty, shown.id


def test_promise_04_native_charts_hold_their_values(corpus):
    deck = deck_of(corpus)
    show = Presentation(io.BytesIO(pptx(deck)))
    assert (show.slide_width, show.slide_height) == (1280 * 9525, 720 * 9525)
    for shown, page in zip(deck.slides, show.slides, strict=True):
        charts = [shape.chart for shape in page.shapes if shape.has_chart]
        assert len(charts) == isinstance(shown.body, CHARTS), shown.id
        if isinstance(shown.body, Bars | Diverging):
            drawn = [tuple(int(v) for v in series.values) for series in charts[0].plots[0].series]
            wanted = [shown.body.values] if isinstance(shown.body, Bars) else list(zip(*shown.body.values, strict=True))
            assert drawn[-len(wanted) :] == wanted
            assert tuple(charts[0].plots[0].categories) == shown.body.rows
            assert charts[0].part.chart_workbook.xlsx_part is not None


def test_promise_04_every_run_names_an_east_asian_face(corpus):
    show = Presentation(io.BytesIO(pptx(deck_of(corpus))))
    for page in show.slides:
        trees = [page._element, page.notes_slide._element]
        trees += [shape.chart._chartSpace for shape in page.shapes if shape.has_chart]
        for tree in trees:
            for run in tree.iter(qn("a:r")):
                if run.find(qn("a:t")).text:
                    properties = run.find(qn("a:rPr"))
                    assert properties is not None
                    assert {properties.find(qn(f)) is not None for f in ("a:latin", "a:ea")} == {True}


def test_promise_04_sources_stand_in_the_notes(corpus):
    show = Presentation(io.BytesIO(pptx(deck_of(corpus, "cover", "timeline", "figures-money"))))
    notes = [page.notes_slide.notes_text_frame.text for page in show.slides]
    assert "Sora来了,影视怎么办" in notes[0]
    assert "OpenAI发布Sora" in notes[1]
    assert "¶3" in notes[1]
    assert "最高7万亿美元" in notes[2]


@pytest.mark.parametrize("language", LANGUAGES)
def test_promise_04_screen_and_file_say_the_same(calibrated, language):
    st_, fi_, ev_ = (
        calibrated.cursor().execute(sql).fetchone()[0]
        for sql in (
            "select statement from statements where speaker = '南墙'",
            "select figure from figures limit 1",
            "select event from events limit 1",
        )
    )
    deck = deck_of(calibrated, *offered(scene_of(calibrated)), st_, fi_, ev_, language=language)
    show = Presentation(io.BytesIO(pptx(deck)))
    for number, (shown, page) in enumerate(zip(deck.slides, show.slides, strict=True), 1):
        screen, file = stage.slide(deck, shown, number), all_text(page)
        said = [shown.title, shown.foot, f"{number} / {len(deck.slides)}"]
        if isinstance(shown.body, Quotes):
            said += [q.text for q in shown.body.quotes]
        if isinstance(shown.body, Amounts):
            said += [a.text for a in shown.body.amounts] + [a.name for a in shown.body.amounts]
        if isinstance(shown.body, Cover):
            said += [says for _, says in shown.body.lines]
        if isinstance(shown.body, Bars | Diverging):
            said += list(shown.body.rows)
        if isinstance(shown.body, Matters):
            said += [w for m in shown.body.matters for w in (m.about, m.relation, *(x for s in m.sides for x in (s.text, s.by)))]
        for words in said:
            assert stage.esc(words) in screen, (shown.id, words)
            assert words in file, (shown.id, words)


def test_promise_06_the_cover_states_filters_date_version_and_n(corpus):
    selection = replace(WINDOW, sector=Choice(("compute",)))
    lines = dict(deck_of(corpus, "cover", selection=selection).slides[0].body.lines)
    assert "算力" in lines["筛选"]
    assert "2024-02-01" in lines["筛选"]
    assert lines["生成日期"] == "2026-01-02"
    assert lines["版本"] == corpus.version
    assert "条表态" in lines["依据"]


def test_promise_20_a_slide_whose_data_are_filtered_away_says_so(corpus):
    selection = replace(WINDOW, group=Choice(("creator",)))
    deck = deck_of(corpus, "figures-money", "attitude-group", selection=selection)
    assert [s.empty for s in deck.slides] == [True, False]
    assert deck.slides[0].body.offers == ("取消“群体”可得 2 条",) or "取消“群体”可得 3 条" in deck.slides[0].body.offers
    show = Presentation(io.BytesIO(pptx(deck)))
    assert deck.slides[0].body.text in all_text(show.slides[0])
    assert deck.slides[0].body.offers[0] in stage.slide(deck, deck.slides[0], 1)


def test_a_pinned_quotation_outside_the_filters_says_which_hides_it(corpus):
    pinned = corpus.cursor().execute("select statement from statements where speaker = '南墙'").fetchone()[0]
    assert "它不能替代真人演员,成本为$5,收入6$,3~5倍。" in deck_of(corpus, pinned).slides[0].body.quotes[0].text
    hidden = deck_of(corpus, pinned, selection=replace(WINDOW, group=Choice(("analyst",)))).slides[0]
    assert hidden.empty
    assert hidden.body.offers == ("取消“群体”可得 1 条",)


def test_no_ranking_of_attitudes_before_calibration(corpus, calibrated):
    assert "voices" not in default(scene_of(corpus))
    assert deck_of(corpus, "voices").slides[0].empty
    assert not deck_of(corpus, "attitude-group").slides[0].aside
    shown = deck_of(calibrated, "voices").slides[0]
    assert [q.role for q in shown.body.quotes] == ["hope", "hope", "doubt"]
    assert shown.body.quotes[2].by.startswith("疑虑 · "), "colour is the only cue"
    assert deck_of(calibrated, "attitude-group").slides[0].aside


def test_a_single_group_shows_a_bar_for_each_attitude(calibrated):
    shown = deck_of(calibrated, "attitude-group", selection=replace(WINDOW, group=Choice(("analyst",)))).slides[0]
    assert shown.body.rows == ("疑虑", "中性", "期待")
    assert shown.title == "券商与研究：1 条疑虑，4 条期待"


def test_attitudes_diverge_around_neutral_and_stay_editable(calibrated):
    shown = deck_of(calibrated, "attitude-speaker")
    body = shown.slides[0].body
    chart = next(s.chart for s in Presentation(io.BytesIO(pptx(shown))).slides[0].shapes if s.has_chart)
    starts, *attitudes = [list(series.values) for series in chart.plots[0].series]
    middle = chart.value_axis.major_unit
    for start, doubt, neutral in zip(starts, *attitudes[:2], strict=True):
        assert start + doubt + neutral / 2 == pytest.approx(middle), "neutral does not lie astride the middle"
    assert [s.name for s in list(chart.plots[0].series)[1:]] == list(body.names) == ["疑虑", "中性", "期待"]
    sheet = openpyxl.load_workbook(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob)).active
    assert sheet["B2"].value == "=$G$1-C2-D2/2", "an edited count would leave its bar behind"
    assert [c.value for c in sheet["E"]][1:] == [hope for _, _, hope in body.values]


def test_a_slide_counts_as_the_chart_it_came_from(tmp_path):
    made = builders.article("a", "券商甲看好算力。券商甲看好芯片。券商甲看好电力。券商乙担心成本。")
    said = [
        ("券商甲", "看好算力", "positive"),
        ("券商甲", "看好芯片", "positive"),
        ("券商甲", "看好电力", "positive"),
        ("券商乙", "担心成本", "negative"),
    ]
    told = tuple(builders.statement(made, text, speaker=who, group="analyst", sentiment=mood) for who, text, mood in said)
    records = builders.ArticleRecords(article=made, excerpts=builders.excerpts(made), statements=told)
    with open_version(builders.publish([records], tmp_path, calibrated=True)) as corpus:
        by_statement, by_speaker = deck_of(corpus, "attitude-source", "attitude-source-speakers").slides
        chart = statements.attitude(corpus, WINDOW, by="source", weigh="speakers")
        assert findings.attitude(chart, by="source", calibrated=True, language="zh-Hans", weigh="speakers") == by_speaker.finding
    assert by_speaker.id == "attitude-source-speakers"
    assert (by_statement.body.values, by_speaker.body.values) == ((1, 0, 3), (1, 0, 1))
    assert "每位发言者在每组里只计一次" in by_speaker.subtitle
    assert "2 位" in by_speaker.notes[0]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_light_and_dark_are_one_file_in_two_themes(corpus, scheme):
    show = Presentation(io.BytesIO(pptx(deck_of(corpus), scheme=scheme)))
    for page in show.slides:
        trees = [page._element, *(shape.chart._chartSpace for shape in page.shapes if shape.has_chart)]
        assert not [e for tree in trees for e in tree.iter(qn("a:srgbClr"))], "a colour that does not follow the theme"
    theme = next(r.target_part for r in show.slide_master.part.rels.values() if r.reltype.endswith("/theme")).blob.decode()
    assert f'<a:lt1><a:srgbClr val="{TOKENS[scheme]["paper"][1:]}"/></a:lt1>' in theme
    assert 'typeface="Microsoft YaHei"' in theme


def test_promise_25_a_slide_holds_what_sources_agree_and_differ_on(sources):  # noqa: F811
    deck = deck_of(sources, selection=Selection())
    shown = next(s for s in deck.slides if s.id == "crosscheck")
    assert shown.title == "1 处有交集；1 处一致；文内验算 1 处相符"
    assert [m.sign for m in shown.body.matters] == ["∩", "＝", "✓"]
    assert [s.text for s in shown.body.matters[0].sides] == ["最高7万亿美元", "至多5萬億至7萬億美元"]
    assert shown.body.matters[2].sides[0].text == "98.24 ÷ 211.50 = 46.45%"
    assert any("指标同属“筹资”" in note for note in shown.notes)
    file = all_text(Presentation(io.BytesIO(pptx(deck))).slides[deck.slides.index(shown)])
    assert "98.24 ÷ 211.50 = 46.45%" in file
    hidden = deck_of(sources, "crosscheck", selection=Selection(text="没有这几个字")).slides[0]
    assert hidden.empty
    assert hidden.body.offers == ("取消“文字”可得 2 条",)


def test_a_matter_goes_by_the_fullest_words_for_what_is_measured(sources):  # noqa: F811
    def about(*metrics, thing="Qwen-Long"):
        rows = tuple({"thing": thing, "metric": m} for m in metrics)
        return matters.about(scene_of(sources), Matter("figure", "agree", ("metric.words",), rows))

    assert about("Qwen-Long砍掉", "输入价格下调") == "Qwen-Long · 输入价格下调"
    assert about("上证指数收盘", thing="上证指数") == "上证指数 · 收盘"
    assert about("有望率先被颠覆") == "Qwen-Long · 有望率先被颠覆", "no better words"


def test_key_points_are_the_headlines_of_the_other_slides(corpus):
    selection = replace(WINDOW, group=Choice(("creator",)))
    deck = deck_of(
        corpus, "cover", "summary", "attitude-group", "figures-money", "sources", selection=selection, titles={"attitude-group": "我的话"}
    )
    assert deck.slides[1].body.points == ((3, "我的话"),), "an empty slide or a cover makes no point"
    assert "3  我的话" in all_text(Presentation(io.BytesIO(pptx(deck))).slides[1])
    assert "我的话" in stage.slide(deck, deck.slides[1], 2)


def test_own_titles_replace_findings_in_both(corpus):
    deck = deck_of(corpus, "timeline", titles={"timeline": "两个月"})
    assert deck.slides[0].title == "两个月"
    assert deck.slides[0].finding != "两个月"
    assert Presentation(io.BytesIO(pptx(deck))).slides[0].shapes.title.text_frame.text == "两个月"


def test_promise_01_a_deck_round_trips_through_an_address():
    plan = Plan(("cover", "figures-money", "st-0123456789ab"), {"cover": "例会: 二月"})
    assert from_params(plan.to_params()) == plan


def test_a_hostile_address_makes_no_slide(corpus):
    plan = from_params({"deck": ["<script>.cover..attitude-nobody.figures-x", "st-ffffffffffff"]})
    deck = build(scene_of(corpus), plan, made=DAY)
    assert [s.id for s in deck.slides] == ["cover", "st-ffffffffffff"]
    assert deck.slides[1].empty


def test_a_deck_of_nothing_but_nonsense_is_the_deck_as_generated(corpus):
    plan = from_params({"deck": ["aaa.bbb-ccc"]})
    assert plan.slides, "the names could be slides"
    assert [s.id for s in build(scene_of(corpus), plan, made=DAY).slides] == [s.id for s in deck_of(corpus).slides]


def test_what_a_corpus_does_not_hold_has_no_slide(tmp_path):
    made = builders.article("walk", "记者在公园散步。")
    records = builders.ArticleRecords(article=made, excerpts=builders.excerpts(made))
    with open_version(builders.publish([records], tmp_path, calibrated=True)) as opened:
        shown = deck_of(opened, selection=Selection()).slides
        assert [s.id for s in shown] == ["cover", "sources"]
        assert not any(s.empty for s in shown)
        assert "timeline" in offered(scene_of(opened)), "who wants it can have it"


def test_promise_18_named_decks_are_kept_and_opened(tmp_path):
    named = decks.Named("周一 例会/../x", Plan(("cover", "timeline"), {"cover": "例会"}), replace(WINDOW, text="算力"), "v1")
    decks.save(tmp_path, named)
    assert decks.names(tmp_path) == (named,)
    assert [f.parent for f in tmp_path.rglob("*.json")] == [tmp_path]
    decks.save(tmp_path, replace(named, version="v2"))
    (tmp_path / "broken.json").write_text("{", encoding="utf-8")
    assert [d.version for d in decks.names(tmp_path)] == ["v2"]
    decks.delete(tmp_path, named.name)
    assert decks.names(tmp_path) == ()


def test_text_of_articles_is_escaped_on_screen(tmp_path):
    article = builders.article("x", "甲说:“<img src=x onerror=alert(1)>好&坏。”")
    said = builders.statement(article, "<img src=x onerror=alert(1)>好&坏。", speaker="<b>甲</b>")
    records = builders.ArticleRecords(article=article, excerpts=builders.excerpts(article), statements=(said,))
    with open_version(builders.publish([records], tmp_path)) as corpus:
        deck = deck_of(corpus, said.statement, "attitude-speaker")
        html = "".join(stage.slide(deck, s, i) for i, s in enumerate(deck.slides, 1))
        assert "<img" not in html
        assert "<b>" not in html
        assert "&lt;img src=x onerror=alert(1)&gt;好&amp;坏。" in html
        assert "<img src=x onerror=alert(1)>好&坏。" in all_text(Presentation(io.BytesIO(pptx(deck))).slides[0])


def test_the_sentence_of_filters_is_on_every_slide_but_the_cover(corpus):
    deck = deck_of(corpus)
    shown = sentence.filters(WINDOW, Names("zh-Hans", {}).of, "zh-Hans")
    for number, each in enumerate(deck.slides, 1):
        assert shown in stage.slide(deck, each, number)


def test_the_foot_names_the_sources_of_what_is_shown(corpus):
    deck = deck_of(corpus, "figures-index", "figures-money", "sources")
    assert deck.slides[0].foot.startswith("来源：《Sora来了,影视怎么办》")
    assert "等 2 篇" in deck.slides[2].foot
    pinned = corpus.cursor().execute("select statement from statements where speaker = '南墙'").fetchone()[0]
    assert "等" not in deck_of(corpus, pinned).slides[0].foot.split("；")[0]


def test_promise_04_a_crowded_timeline_stays_legible(tmp_path):
    def crowded(n, folder):
        lines = [f"2月{1 + i % 3}日,公司{i}发布产品。" for i in range(n)]
        made = builders.article("dense", "\n".join(lines))
        happened = tuple(builders.event(made, line, f"2024-02-{1 + i % 3:02d}", headline=line) for i, line in enumerate(lines))
        records = builders.ArticleRecords(article=made, excerpts=builders.excerpts(made), events=happened)
        with open_version(builders.publish([records], folder)) as corpus:
            return deck_of(corpus, "timeline").slides[0]

    shown = crowded(16, tmp_path / "some")
    assert shown.body.rows <= 14
    counted = crowded(200, tmp_path / "many")
    assert isinstance(counted.body, Bars)
    assert sum(counted.body.values) == 200


def test_an_axis_counts_in_units_that_its_smallest_value_reaches(tmp_path):
    made = builders.article("counts", "出货2000台,目标8900万台。")
    numbers = tuple(
        builders.figure(made, text, value, value, "台", "count", metric=metric)
        for text, value, metric in (("2000台", 2000, "出货"), ("8900万台", 89_000_000, "目标"))
    )
    records = builders.ArticleRecords(article=made, excerpts=builders.excerpts(made), figures=numbers)
    with open_version(builders.publish([records], tmp_path)) as corpus:
        for language, unit in (("zh-Hans", "万台"), ("en", "count (台)")):
            page = Presentation(io.BytesIO(pptx(deck_of(corpus, "figures-count", language=language)))).slides[0]
            chart = next(s.chart for s in page.shapes if s.has_chart)
            assert chart.category_axis.axis_title.text_frame.text == unit


def test_the_notes_read_as_sentences_and_never_as_raw_columns(corpus):
    made = deck_of(corpus, "figures-money", "systems-compare", "timeline", "attitude-group")
    notes = [line for shown in made.slides for line in shown.notes]
    assert "OpenAI · 募资：最高7万亿美元，计划，记者陈述（Sora来了,影视怎么办，¶6）" in notes
    assert "Sora · 视频时长：60秒，实际，记者陈述（Sora来了,影视怎么办，¶7）" in notes
    assert "2024-02-15，已发生：OpenAI发布Sora（Sora来了,影视怎么办，¶3）" in notes
    assert any(line.startswith("南墙、导演（疑虑）：“它不能替代真人演员") for line in notes)
    assert not [line for line in notes if "[" in line or ": " in line or "None" in line]


def test_a_claim_stands_once_in_a_cell_as_what_it_measures(corpus):
    [table] = [s.body for s in deck_of(corpus, "systems-compare").slides]
    assert {row[0]: row[4] for row in table.rows}["Sora"] == "视频时长 60秒"


def test_own_words_end_the_notes_and_say_whose_they_are(corpus):
    plan = Plan(("cover", "timeline")).remarked("timeline", "先讲二月。\n再讲三月。")
    show = Presentation(io.BytesIO(pptx(build(scene_of(corpus), plan, made=DAY))))
    first, second = (page.notes_slide.notes_text_frame.text.split("\n") for page in show.slides)
    assert second[-3:] == ["讲者自己的话（不出自语料）：", "先讲二月。", "再讲三月。"]
    assert "2024-02-01 至 2024-03-31" in second[:-3], "the sources and filters do not come before"
    assert "讲者自己的话" not in "".join(first)


def test_own_words_live_with_the_named_deck(tmp_path):
    plan = Plan(("cover",)).remarked("cover", "先问好。\x00")
    decks.save(tmp_path, decks.Named("周一例会", plan, WINDOW, "v1"))
    assert decks.remark(tmp_path, "周一例会", "timeline", "再讲。")
    assert dict(decks.find(tmp_path, "周一例会").plan.remarks) == {"cover": "先问好。", "timeline": "再讲。"}
    assert not decks.remark(tmp_path, "没有", "cover", "x")


@pytest.fixture(scope="module")
def indexed(tmp_path_factory):
    """An index over three days, one of its moves, another index on other days, and events on the way."""
    text = "指数报1000点。指数升90点。指数报1200点。恒指报20000点。恒指报21000点。3月5日,公司发布产品。3月9日,公司将上市。4月5日,太晚。"
    made = builders.article("index", text)
    levels = (("1000点", 1000, "2024-03-01", "指数"), ("90点", 90, "2024-03-01", "指数"), ("1200点", 1200, "2024-03-10", "指数"))
    levels += (("20000点", 20000, "2024-03-04", "恒指"), ("21000点", 21000, "2024-03-08", "恒指"))
    quoted = tuple(builders.figure(made, t, v, v, "点", "index", entity=e, as_of=d, market=True) for t, v, d, e in levels)
    happened = (
        builders.event(made, "公司发布产品", "2024-03-05", headline="公司发布产品"),
        builders.event(made, "公司将上市", "2024-03-09", headline="公司将上市", status="planned"),
        builders.event(made, "太晚", "2024-04-05", headline="太晚"),
    )
    records = builders.ArticleRecords(article=made, excerpts=builders.excerpts(made), figures=quoted, events=happened)
    with open_version(builders.publish([records], tmp_path_factory.mktemp("indexed"))) as opened:
        yield opened


def test_promise_08_events_are_laid_over_the_slide_of_an_index(indexed):
    assert "figures-index-events" in offered(scene_of(indexed))
    plain, laid = deck_of(indexed, "figures-index", "figures-index-events").slides
    assert plain.body.laid == ()
    assert [(each.text, each.planned) for each in laid.body.laid] == [("公司发布产品", False), ("公司将上市", True)]
    assert "叠加 2 件事" in laid.subtitle
    assert laid.subtitle.endswith("方块：计划")
    assert laid.notes[0].startswith("1 ")
    shown = stage.slide(deck_of(indexed, "figures-index-events"), laid, 1)
    assert "1  公司发布产品" in shown
    show = Presentation(io.BytesIO(pptx(deck_of(indexed, "figures-index", "figures-index-events"))))
    assert "1  公司发布产品" in all_text(show.slides[1])
    charts = [next(shape.chart for shape in page.shapes if shape.has_chart) for page in show.slides]
    assert [len(chart.plots[0].series) for chart in charts] == [2, 3]
    events = charts[1].plots[0].series[-1]
    assert events.marker.style == XL_MARKER_STYLE.DIAMOND
    days = sorted(each.day for each in laid.body.laid if each.planned)
    assert [events.points[laid.body.days.index(day)].marker.style for day in days] == [XL_MARKER_STYLE.SQUARE], "not only hollow"


def test_promise_04_what_is_no_fact_yet_has_a_mark_of_another_shape(calibrated):
    kinds = [s for s in offered(scene_of(calibrated)) if s.startswith(("figures-", "product-"))]
    deck = deck_of(calibrated, *kinds)
    show = Presentation(io.BytesIO(pptx(deck)))
    seen = set()
    for shown, page in zip(deck.slides, show.slides, strict=True):
        if not isinstance(shown.body, Amounts):
            continue
        chart = next(shape.chart for shape in page.shapes if shape.has_chart)
        for amount, series in zip(shown.body.amounts, chart.plots[0].series, strict=False):
            assert series.marker.style == (XL_MARKER_STYLE.DIAMOND if amount.hollow else XL_MARKER_STYLE.CIRCLE)
            seen.add(amount.hollow)
        assert ("菱形：预测或计划" in shown.subtitle) == any(a.hollow for a in shown.body.amounts)
    assert seen == {True, False}


def test_promise_04_a_line_goes_on_over_days_that_only_others_have(indexed):
    deck = deck_of(indexed, "figures-index")
    assert {text for line in deck.slides[0].body.lines for *_, text in line.points} == {"1000点", "1200点", "20000点", "21000点"}, (
        "a move is no level"
    )
    chart = next(s.chart for s in Presentation(io.BytesIO(pptx(deck))).slides[0].shapes if s.has_chart)
    assert chart._chartSpace.chart.find(qn("c:dispBlanksAs")).get("val") == "span"


def test_a_date_of_a_source_takes_one_line_in_every_language(corpus):
    for language in LANGUAGES:
        body = deck_of(corpus, "sources", language=language).slides[0].body
        assert all("发表于" not in row[1] and "published" not in row[1] for row in body.rows)
        longest = scene_of(corpus, language=language).word("deck.days", first="2025-03-12", last="2025-06-30")
        assert wide(longest) * SIZES["cell"] / 2 < (WIDTH - 2 * MARGIN) * body.shares[1]


def test_a_date_inferred_to_the_day_is_one_day(tmp_path):
    made = replace(builders.article("one", "某人说好。"), published=None, published_earliest=DAY, published_latest=DAY)
    records = builders.ArticleRecords(article=made, excerpts=builders.excerpts(made))
    with open_version(builders.publish([records], tmp_path)) as opened:
        body = deck_of(opened, "sources", selection=Selection()).slides[0].body
    assert body.rows[0][1] == "2026-01-02（推定）"
