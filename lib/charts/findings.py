"""Headlines: what a chart shows, generated from its frame by rules.

They name only groups with at least `theme.SMALL` statements. A verdict on attitude is given only where the corpus says
that its sentiment is calibrated, and only where n carries it: the Wilson intervals of what is compared do not meet.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

import pandas as pd

from lib.charts import attitude as attitude_chart
from lib.charts import figures as figures_chart
from lib.charts.theme import SMALL, cut
from lib.labels import joined, label, word
from lib.query import intervals

LEAN = 1 / 3
"""Hope leads doubt (or the other way) by this share of all statements: a group leans."""
SPLIT = 1 / 4
"""Hope and doubt each hold this share: a group is split,"""
SPLIT_AT_LEAST = 0.12
"""and neither may be under this share as far as n can tell: two and two of five say nothing yet."""
MANY = 60
"""Events of which the busiest month is told, not the busiest third of one."""
_UNNAMED = ("unknown", "other")
"""Codes of rows that hold what is not known."""
_PHRASED = ("sector", "source", "system", "subject", "week")
"""Cuts that are named by a phrase, not by a name alone."""


def attitude(frame: pd.DataFrame, *, by: str, calibrated: bool, language: str, weigh: str = "statements") -> str:
    """Who hopes, who doubts, who is split; uncalibrated: only who speaks most. Whose group or subject is not known leads no headline."""
    frame = attitude_chart.drawn(frame, by=by) if by == "week" else frame
    large = frame[[int(n) >= SMALL for n in frame["n"]]]
    if not len(large):
        return _few(frame, by, calibrated=calibrated, language=language, weigh=weigh)
    known = large[[code not in _UNNAMED for code in large["code"]]]
    large = known if len(known) else large
    names = attitude_chart.names(large, by=by, language=language)
    names = [_titled(n) for n in names] if by == "source" else names
    if weigh == "speakers" and not calibrated:
        return word("attitude.finding.most.speakers", language, first=names[0], n=int(large["n"].iloc[0]))
    if not calibrated:
        key = {k: f"attitude.finding.most.{k}" for k in ("sector", "source", "system", "subject", "week")}.get(by, "attitude.finding.most")
        return word(key, language, first=names[0], n=int(large["n"].iloc[0]))
    verdicts: dict[str, list[str]] = {}
    for name, (_, row) in zip(names, large.iterrows(), strict=True):
        verdicts.setdefault(_verdict(row), []).append(name)
    order = [v for v in ("hope", "split", "doubt", "calm") if v in verdicts][:3]
    if not order:
        return word("attitude.finding.open", language, row=word(f"attitude.row.{by}", language))
    most = 1 if by == "source" else 3
    who = {v: _counted(joined(verdicts[v][:most], language, by="names"), by, language) for v in order}
    said = joined([word(f"attitude.finding.{v}", language, who=who[v]) for v in order], language, by="clause")
    return said[:1].upper() + said[1:] if by in _PHRASED else said


def kept(frame: pd.DataFrame, *, by: str, only: Sequence[str], language: str) -> str:
    """Who says most of the one attitude that is filtered by: whether they lean cannot be told from it; empty where none is."""
    if len(only) != 1:
        return ""
    most = int(max(frame["n"]))
    names = attitude_chart.names(frame[[int(n) == most for n in frame["n"]]], by=by, language=language)
    called = label("attitude", only[0], language)
    if len(names) == len(frame) > 3:
        each = {"attitude": called, "dimension": label("dimension", by, language), "k": most}
        return word("attitude.finding.kept_each", language, n=len(names), **each)
    who = joined(names[:3], language) + (word("join.more", language, n=len(names) - 3) if len(names) > 3 else "")
    return word("attitude.finding.kept", language, attitude=called, who=who, n=most)


def _few(frame: pd.DataFrame, by: str, *, calibrated: bool, language: str, weigh: str) -> str:
    """All rows are small: what they hold together, where a statement stands in one row only."""
    if weigh == "speakers":
        return word("attitude.finding.few.speakers", language, row=word(f"attitude.row.{by}", language))
    if not calibrated or by in ("sector", "system", "subject") or not len(frame):
        return word("attitude.finding.few", language, row=word(f"attitude.row.{by}", language))
    positive, negative = (int(frame[c].sum()) for c in ("positive", "negative"))
    return word("attitude.finding.few_sum", language, positive=positive, negative=negative)


def _titled(name: str) -> str:
    """A source's name as a headline carries it: short, and between marks.

    >>> _titled("双11收官:数字人站满直播间,真人主播去哪了"), _titled("《證券日報》")
    ('《双11收官:数字人站满…》', '《證券日報》')
    """
    return cut(name, 20) if name[:1] in "《“" else f"《{cut(name, 12)}》"


def timeline(frame: pd.DataFrame, *, language: str) -> str:
    """The third of a month with most events (of many the month), where one stands out; else how many and from when to when."""
    n = len(frame)
    years = {d.year for d in frame["date_start"]}
    many = n >= MANY and len({(d.year, d.month) for d in frame["date_start"]}) > 6
    known = ("day", "week", "month-part", "month") if many else ("day", "week", "month-part")
    parts = Counter(_part(d, whole=many) for d, g in zip(frame["date_start"], frame["granularity"], strict=True) if g in known)
    ranked = parts.most_common(2)
    if ranked and ranked[0][1] >= 3 and (len(ranked) == 1 or ranked[0][1] > ranked[1][1]):
        (year, month, third), peak = ranked[0]
        name = _month(month, language) if len(years) == 1 else word("timeline.month", language, y=str(year), m=_month(month, language))
        when = word(f"timeline.part.{third}", language, m=name)
        if many:
            return word("timeline.finding.peak_of", language, when=when, n=peak, total=n)
        return word("timeline.finding.peak", language, when=when, n=peak)
    if n > 1:
        first, last = min(frame["date_start"]), max(frame["date_end"])
        return word("timeline.finding.plain", language, n=n, first=first.isoformat(), last=last.isoformat())
    return word("timeline.finding.one", language, n=n)


def figures(frame: pd.DataFrame, *, kind: str, language: str, of: int = 0) -> str:
    """The largest of a kind; for an index its way from first to last day. `of` is how many there are, where the frame holds not all.

    A case that is only supposed, or a number that nothing is said to be measured by, makes no headline.
    """
    n = max(of, len(frame))
    if kind == "index":
        return _index(frame, language, n)
    if kind not in ("money", "percent", "compute"):
        return word("figures.finding.other", language, n=n, kind=label("figure_kind", kind, language))
    unit = frame["unit"].value_counts().index[0]
    rows = [r for _, r in frame[frame["unit"] == unit].iterrows() if figures_chart.size(r) is not None]
    told = [r for r in rows if r["status"] != "hypothetical"]
    top = max(told, key=lambda r: figures_chart.size(r) or 0, default=None)
    if top is None or not (top["metric"] or top["entity"]):
        return word("figures.finding.other", language, n=n, kind=label("figure_kind", kind, language))
    above = any((figures_chart.size(r) or 0) > (figures_chart.size(top) or 0) for r in rows)
    of_what = (
        word("figures.finding.told", language, metric=figures_chart.title(top, language)) if above else figures_chart.title(top, language)
    )
    return word(f"figures.finding.{kind}", language, n=n, text=top["text"], metric=of_what)


def systems(frame: pd.DataFrame, *, language: str) -> str:
    """The system named most."""
    totals = frame.groupby("system")["mentions"].sum().sort_values(ascending=False, kind="stable")
    name = str(totals.index[0])
    articles = int(frame[frame["system"] == name]["article"].nunique())
    return word("systems.finding", language, name=name, n=int(totals.iloc[0]), articles=articles)


def _verdict(row: pd.Series) -> str:
    """Where a group stands: `open` where its n is too small to tell."""
    n, positive, neutral, negative = (int(row[c]) for c in ("n", "positive", "neutral", "negative"))
    towards = intervals.lean(positive, negative, n)
    if towards and abs(positive - negative) / n >= LEAN:
        return towards
    few = min(positive, negative)
    if few / n >= SPLIT and intervals.wilson(few, n)[0] >= SPLIT_AT_LEAST:
        return "split"
    calm = intervals.wilson(neutral, n)[0] > intervals.wilson(max(positive, negative), n)[1]
    return "calm" if calm else "open"


def _counted(name: str, by: str, language: str) -> str:
    """The cut that was counted: statements on a sector are not statements by its people."""
    key = {
        "sector": "attitude.finding.about",
        "source": "attitude.finding.in",
        "system": "attitude.finding.naming",
        "subject": "attitude.finding.on",
        "week": "attitude.finding.week",
    }.get(by)
    return word(key, language, who=name) if key else name


def _index(frame: pd.DataFrame, language: str, n: int) -> str:
    rows = figures_chart.dated(frame).sort_values("day")
    counts = rows["entity"].value_counts()
    if not len(counts) or counts.iloc[0] < 2:
        return word("figures.finding.index_one", language, n=n)
    one = rows[(rows["entity"] == counts.index[0]) & (rows["status"] == "actual")]
    if one["day"].nunique() < 2:  # two values of one day are no way from one to the other, nor is the way to a forecast one
        return word("figures.finding.index_one", language, n=n)
    return word("figures.finding.index", language, entity=counts.index[0], low=_points(one.iloc[0]), high=_points(one.iloc[-1]))


def _points(row: pd.Series) -> str:
    return f"{figures_chart.size(row):g}"


def _part(day: date, *, whole: bool) -> tuple[int, int, str]:
    return day.year, day.month, "whole" if whole else "early" if day.day <= 10 else "mid" if day.day <= 20 else "late"


def _month(month: int, language: str) -> str:
    return date(2000, month, 1).strftime("%B") if language == "en" else str(month)
