"""Charts are pure: a frame in, a figure out, with stable ids, escaped text and the signs the legend promises."""

import html
from datetime import date

import pandas as pd
import pytest

from lib.charts import attitude, figures, findings, systems, timeline
from lib.labels import label
from lib.query import events as events_query
from lib.query import figures as figures_query
from lib.query import statements as statements_query
from lib.query import systems as systems_query
from lib.query.selection import Selection

LOOK = {"theme": "light", "language": "zh-Hans"}
FIT = {"first": date(2024, 2, 1), "last": date(2024, 3, 31), "merge": False, "rows_a_lane": 4, "letters": 20, "width": 900}
ALL = Selection()


@pytest.fixture
def said(corpus):
    return statements_query.attitude(corpus, ALL, by="group")


def ids(figure):
    return [i for trace in figure.data for i in (trace.customdata if trace.customdata is not None else ())]


def test_attitude_bars_open_the_statements_behind_them(said):
    figure = attitude.draw(said, by="group", **LOOK)
    assert "statements~group~analyst~positive" in ids(figure)
    reach = {t.customdata[0].rsplit("~", 1)[1]: (t.base[0], t.base[0] + t.x[0]) for t in figure.data}
    assert reach["negative"][1] == reach["neutral"][0] == -reach["neutral"][1]
    assert reach["neutral"][1] == reach["positive"][0]


@pytest.mark.parametrize(("weigh", "unit"), [("statements", "条"), ("speakers", "位发言者")])
def test_under_the_pointer_stand_n_and_the_interval_of_what_was_counted(corpus, weigh, unit):
    frame = statements_query.attitude(corpus, ALL, by="group", weigh=weigh)
    told = [t for trace in attitude.draw(frame, by="group", weigh=weigh, **LOOK).data for t in trace.hovertext]
    assert all(unit in t and "占" in t and ("–" in t or "%" in t) for t in told)
    assert ("位发言者" in "".join(told)) == (weigh == "speakers")
    assert "发言者" in attitude.alt(frame, by="group", finding="x", language="zh-Hans", weigh="speakers")


def test_few_speakers_are_listed_not_compared(corpus):
    frame = statements_query.attitude(corpus, ALL, by="group", weigh="speakers").head(0)
    assert "位发言者" in findings.attitude(frame, by="group", calibrated=True, language="zh-Hans", weigh="speakers")


def test_statements_about_a_subject_are_called_so(said):
    frame = times(said.assign(code="sora"), 5)
    assert findings.attitude(frame.head(1), by="subject", calibrated=True, language="zh-Hans").startswith("谈")


def test_a_small_group_is_pale_and_outlined(said):
    hope = attitude.draw(said, by="group", **LOOK).data[2]
    assert said["n"].tolist() == [6, 2, 1]
    assert hope.marker.color[0].startswith("#")
    assert all(colour.startswith("rgba") for colour in hope.marker.color[1:])
    assert "n=6" in attitude.draw(said, by="group", **LOOK).layout.yaxis.ticktext[0]


def test_labels_show_news_text_character_for_character(corpus):
    frame = statements_query.attitude(corpus, ALL, by="speaker")
    frame.loc[0, "name"] = "<b>*ST</b> $5$ 3~5"
    ticks = attitude.draw(frame, by="speaker", **LOOK).layout.yaxis.ticktext
    assert html.escape("<b>*ST</b> $5$ 3~5") in ticks[0]


def test_no_verdict_without_calibration_and_none_on_small_groups(said):
    plain = findings.attitude(said, by="group", calibrated=False, language="zh-Hans")
    assert "券商与研究" in plain
    assert "看好" not in plain
    verdict = findings.attitude(said, by="group", calibrated=True, language="zh-Hans")
    assert "看好" not in verdict, "four hopes and one doubt among six are no verdict"
    assert "误差之内" in verdict
    assert findings.attitude(times(said, 5), by="group", calibrated=True, language="zh-Hans") == "券商与研究看好"
    few = said[said["n"] < 5]
    assert findings.attitude(few, by="group", calibrated=True, language="en").startswith("Hope 2, doubt 1; no row")


def cuts(*codes, n=20, positive=16):
    """Rows alike in all but their names."""
    return pd.DataFrame([{"code": c, "name": c, "n": n, "positive": positive, "neutral": 2, "negative": n - positive - 2} for c in codes])


def test_what_is_not_known_leads_no_headline():
    said = {"by": "sector", "calibrated": True, "language": "zh-Hans"}
    assert findings.attitude(cuts("other", "film_tv"), **said) == "领域为影视的表态看好"
    assert findings.attitude(cuts("other"), **said) == "领域为未归领域的表态看好", "where there is nothing else, it is said"


def test_names_that_hold_commas_are_told_apart_in_english():
    frame = cuts("company", "creator", n=40, positive=19)
    said = findings.attitude(frame, by="group", calibrated=True, language="en")
    assert said == "Companies (not content) / Film, animation and game makers: split"


def test_a_headline_of_sources_names_one_and_names_it_shortly():
    said = {"by": "source", "calibrated": True, "language": "zh-Hans"}
    titles = ("双11收官:数字人站满直播间,真人主播去哪了", "国庆档收官：票房降温", "《證券日報》")
    assert findings.attitude(cuts(*titles), **said) == "《双11收官:数字人站满…》里的表态看好"
    assert findings.attitude(cuts("《證券日報》"), **said) == "《證券日報》里的表态看好"


@pytest.mark.parametrize(("by", "row"), [("group", "群体"), ("system", "系统"), ("source", "来源"), ("week", "周")])
def test_a_headline_that_finds_nothing_names_what_its_rows_are(by, row):
    said = {"by": by, "calibrated": True, "language": "zh-Hans"}
    assert findings.attitude(cuts("a", n=6, positive=2), **said) == f"各{row}期待与疑虑的差别都在误差之内"
    assert findings.attitude(cuts("a", n=4, positive=1), by=by, calibrated=False, language="zh-Hans") == f"各{row}都不足 5 条，只列不比"


def test_of_many_weeks_the_latest_are_drawn_and_told():
    weeks = [f"2024-{m:02}-{d:02}" for m in range(1, 10) for d in (1, 15)]
    frame = cuts(*weeks)
    frame.loc[0, ["n", "positive"]] = [90, 2]
    drawn = attitude.draw(frame, by="week", **LOOK)
    assert "2024-09-15" in drawn.layout.yaxis.ticktext[-1]
    assert len(drawn.layout.yaxis.ticktext) == attitude.LIMIT
    assert attitude.rest(frame, by="week", language="zh-Hans") == "更早的 4 周未画，见数据表"
    assert attitude.rest(frame, by="speaker", language="zh-Hans") == "另有 4 行未画，见数据表"
    assert attitude.rest(frame.head(3), by="week", language="en") == ""
    assert "2024-01-01" not in findings.attitude(frame, by="week", calibrated=True, language="zh-Hans")


def times(said, factor):
    """The same shares on more statements; small groups stay small."""
    rows = said.copy()
    for column in ("n", "positive", "neutral", "negative"):
        rows[column] = [int(v) * factor if int(n) >= 5 else int(v) for v, n in zip(said[column], said["n"], strict=True)]
    return rows


@pytest.mark.parametrize(
    ("counts", "verdict"),
    [
        ((16, 4, 0), "看好"),
        ((0, 4, 16), "存疑"),
        ((4, 0, 1), "误差之内"),
        ((2, 1, 2), "误差之内"),
        ((12, 4, 8), "分歧"),
        ((2, 16, 2), "多为中性"),
        ((4, 7, 9), "误差之内"),
    ],
)
def test_a_verdict_claims_only_what_n_carries(counts, verdict):
    positive, neutral, negative = counts
    row = {"code": "analyst", "name": "analyst", "n": sum(counts), "positive": positive, "neutral": neutral, "negative": negative}
    assert verdict in findings.attitude(pd.DataFrame([row]), by="group", calibrated=True, language="zh-Hans")


def test_a_sector_s_headline_says_it_counts_statements_on_it(said):
    frame = times(said, 5).assign(code=["film_tv", "games", "other"])
    assert findings.attitude(frame, by="sector", calibrated=True, language="zh-Hans") == "领域为影视的表态看好"


def test_promise_16_a_span_is_as_easily_hit_as_a_dot(corpus):
    frame = events_query.rows(corpus, ALL)
    figure = timeline.draw(frame, **LOOK, **FIT)
    drawn, hit = (t for t in figure.data if t.type == "bar")
    assert list(hit.customdata) == list(drawn.customdata)
    assert list(hit.base) == list(drawn.base)
    assert (drawn.hoverinfo, hit.hoverinfo) == ("skip", "text")
    assert 2 * drawn.width < hit.width < 1, "within its row"


def test_timeline_tells_plans_and_spans_apart(corpus):
    frame = events_query.rows(corpus, ALL)
    figure = timeline.draw(frame, **FIT, **LOOK)
    spans = next(t for t in figure.data if t.type == "bar")
    dots = next(t for t in figure.data if t.type == "scatter")
    planned = list(spans.customdata).index(frame.set_index("headline").loc["OpenAI拟会见好莱坞高管", "id"])
    assert spans.marker.color[planned] == "rgba(0,0,0,0)"
    assert list(dots.marker.symbol) == ["circle"]
    assert set(ids(figure)) == set(frame["id"])
    assert "OpenAI发布Sora" in [a.text for a in figure.layout.annotations]


def test_labels_on_a_row_never_touch(corpus):
    frame = events_query.rows(corpus, ALL)
    many = frame.loc[[0] * 9].assign(id=[f"e{i}" for i in range(9)])
    placed, lanes = timeline.place(many, **FIT)
    assert lanes["release"] == len({p.row for p in placed})
    assert sum(1 for p in placed if not p.text) == timeline.unlabelled(many, **FIT)
    assert len({(p.row) for p in placed if p.text}) == len([p for p in placed if p.text])


def test_figures_show_ranges_open_ends_and_forecasts(corpus):
    frame = figures_query.rows(corpus, ALL, kind="money")
    figure = figures.draw(frame, **LOOK)
    marks = {t.customdata[0]: list(t.marker.symbol) for t in figure.data}
    by_text = frame.set_index("text")["id"]
    assert marks[by_text["最高7万亿美元"]] == ["triangle-left-open", "circle-open"]
    assert marks[by_text["超10亿美元"]] == ["circle", "triangle-right"]
    assert marks[by_text["約307億元"]] == ["circle-open"]
    assert figure.layout.xaxis.type == "log"


def test_an_index_is_drawn_over_time(corpus):
    frame = figures_query.rows(corpus, ALL, kind="index")
    figure = figures.over_time(frame, **LOOK)
    assert list(figure.data[0].x) == [date(2024, 2, 20), date(2024, 3, 22)]
    assert findings.figures(frame, kind="index", language="zh-Hans").startswith("Sora概念指数")
    assert "1247.3 → 1822.66" in findings.figures(frame, kind="index", language="en")


def test_a_supposed_case_or_a_number_of_nothing_makes_no_headline():
    def share(text, high, status="actual", metric="国产化比例", entity=None):
        return {
            "text": text,
            "low": high,
            "high": high,
            "unit": "%",
            "kind": "percent",
            "metric": metric,
            "entity": entity,
            "status": status,
        }

    said = {"kind": "percent", "language": "zh-Hans"}
    two = pd.DataFrame([share("46%", 46.0), share("80%", 80.0, status="hypothetical", metric=None)])
    assert findings.figures(two, **said) == "2 个比例，最高 46%（国产化比例；假设不计）"
    assert findings.figures(two.head(1), **said) == "1 个比例，最高 46%（国产化比例）"
    assert (
        findings.figures(two.tail(1), **said) == findings.figures(pd.DataFrame([share("9%", 9.0, metric=None)]), **said) == "比例：1 个数字"
    )


@pytest.fixture
def indices():
    """Five indices on several days each, one of them known on one day only."""
    ways = {"恒指": (16000, 17000, 26500), "上证指数": (2900, 3100), "创业板指": (1800, 1900), "算力指数": (900, 1200), "深成指": (8900,)}
    days = ("2024-02-19", "2024-06-03", "2025-11-03")
    rows = [(name, v, days[i], f"{v}点") for name, values in ways.items() for i, v in enumerate(values)]
    same = dict(kind="index", unit="点", metric=None, status="actual", attributed_to=None, source="s", paragraph=1)
    return pd.DataFrame([same | dict(id=f"fi-{n}{d}", entity=n, low=v, high=v, as_of=d, text=t) for n, v, d, t in rows])


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_many_indices_stand_in_bands_of_their_own(indices, theme):
    figure = figures.over_time(indices, theme=theme, language="zh-Hans")
    names = list(figure.layout.yaxis.ticktext)
    assert names[-1] == "恒指", "the one known on most days is on top"
    for place, trace in enumerate(figure.data):
        assert all(place < y < place + 0.7 for y in trace.y), "a line leaves its band, or leaves its number no room"
    assert set(ids(figure)) == set(indices[indices["entity"] != "深成指"]["id"]), "what is known on one day only has no way"
    assert [t for trace in figure.data for t in trace.text if t].count("26500点") == 1
    said = figures.drawing(indices, kind="index", n=len(indices), language="zh-Hans")
    assert said == ["画出点位最多的 4 个指数，各用自己的纵轴，其余见数据表"]
    few = indices[indices["entity"].isin(["恒指", "上证指数"])]
    assert figures.over_time(few, **LOOK).layout.yaxis.range[0] == 0
    assert figures.drawing(few, kind="index", n=len(few), language="zh-Hans") == []


def test_the_axes_of_two_charts_of_indices_reach_over_both(indices):
    one, other = (indices[indices["entity"] == name] for name in ("上证指数", "恒指"))
    alone, beside = figures.over_time(one, **LOOK), figures.over_time(one, beside=other, **LOOK)
    assert beside.layout.yaxis.range[1] > alone.layout.yaxis.range[1]
    assert beside.layout.xaxis.range == figures.over_time(other, beside=one, **LOOK).layout.xaxis.range


def test_a_way_to_a_forecast_is_no_way_that_was_gone(indices):
    indices.loc[2, "status"] = "forecast"
    assert "16000 → 17000" in findings.figures(indices, kind="index", language="zh-Hans")


def test_promise_09_a_chart_says_what_it_leaves_out_and_how_its_axes_run():
    same = dict(kind="money", status="actual", metric="营收", entity=None)
    near = [same | dict(id=f"a{v}", unit="CNY", low=v, high=v) for v in range(100, 160)]
    far = [same | dict(id=f"b{v}", unit="USD", low=v, high=v) for v in (1, 1000)]
    said = figures.drawing(pd.DataFrame(near + far), kind="money", n=62, language="zh-Hans")
    assert said == ["只画各单位最大的，共 14 个，其余见数据表", "跨度大的用对数轴", "各币种分开，不作换算"]
    assert figures.drawing(pd.DataFrame(near[:5]), kind="money", n=5, language="en") == ["Currencies apart, nothing converted"]
    assert figures.drawing(pd.DataFrame(far), kind="money", n=2, language="en")[0] == "Logarithmic axis"


def test_systems_open_their_mentions(corpus):
    frame = systems_query.mentions(corpus, ALL)
    assert set(ids(systems.draw(frame, **LOOK))) == set(frame["id"])
    assert "Sora" in findings.systems(frame, language="zh-Hans")


@pytest.mark.parametrize("language", ["zh-Hans", "zh-Hant", "en"])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_chart_draws_in_every_language_and_theme(corpus, said, theme, language):
    look = {"theme": theme, "language": language}
    frame = figures_query.rows(corpus, ALL)
    happened = events_query.rows(corpus, ALL)
    assert attitude.alt(said, by="group", finding="x", language=language)
    assert timeline.alt(happened, finding=findings.timeline(happened, language=language), language=language)
    for kind in set(frame["kind"]):
        rows = frame[frame["kind"] == kind]
        assert figures.draw(rows, **look).to_json()
        assert figures.alt(rows, kind=kind, finding=findings.figures(rows, kind=kind, language=language), language=language)
    attitude.draw(said, by="group", **look)
    timeline.draw(happened, **FIT, **look)


def test_a_unit_is_named_in_the_reader_s_language():
    assert [label("unit", "个", language) for language in ("zh-Hans", "zh-Hant", "en")] == ["个", "個", "count (个)"]
    assert label("unit", "点", "en") == "points"


def test_on_a_phone_a_number_stands_only_in_a_bar_that_holds_it():
    frame = pd.DataFrame([{"code": "a", "name": "甲", "n": 17, "positive": 15, "neutral": 1, "negative": 1}])
    wide, narrow = (attitude.draw(frame, by="source", theme="light", language="zh-Hans", narrow=n) for n in (False, True))
    assert [bar.text[0] for bar in wide.data] == ["1", "1", "15"]
    assert [bar.text[0] for bar in narrow.data] == ["", "", "15"]
