"""Quoted numbers: a dot for an exact one, a bar for a range, an arrow where one end is open, hollow where it is no fact yet."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from datetime import date

import pandas as pd
import plotly.graph_objects as go
from plotly.subplots import make_subplots

from lib.charts import levels
from lib.charts.lines import wrapped
from lib.charts.numbers import MONEY, short, steps
from lib.charts.theme import plain, template, token
from lib.labels import label, order, word
from lib.query.database import Row

ROW = 30
HEAD = 30
LIMIT = 24
"""Figures drawn in one chart; the rest stand in the table."""
UNITS = 6
LONGEST_METRIC = 14
"""Characters of a metric that reads as a title; a Latin word or name counts as one."""
_CLAUSE = re.compile(
    "有望|[率首]先|[愿願]意|[应應][声聲]|正在|已[经經]|被(?![动動])|(?<![主重必摘首概紀纪需])要(?![素求闻聞点點塞件约約员員领領])"
)
"""What a clause has and a name has not."""
_LATIN = re.compile(r"[A-Za-z][A-Za-z0-9.+-]{0,40}")


def draw(frame: pd.DataFrame, *, theme: str, language: str, letters: int = 22, beside: pd.DataFrame | None = None) -> go.Figure:
    """One panel a unit, its own axis: logarithmic where the figures span more than a factor of 20; a click gives the figure's id.

    The figures of `beside` are not drawn, but the axes reach over them too: two such charts can be read against each other.
    """
    shown = drawn(frame)
    units = in_order(shown)
    heights = [len(shown[shown["unit"] == u]) for u in units] or [1]
    gap = 66
    height = sum(h * ROW for h in heights) + gap * len(heights) + 8
    figure = make_subplots(
        rows=len(heights), cols=1, row_heights=heights, vertical_spacing=min(gap / height, 0.9 / max(len(heights) - 1, 1))
    )
    figure.update_layout(template=template(theme, language), height=height, margin={"t": HEAD, "b": 26, "l": 4, "r": 12})
    for number, unit in enumerate(units, 1):
        spanned = [v for f in (shown, beside) if f is not None for v in extents(f[f["unit"] == unit])]
        _panel(figure, shown[shown["unit"] == unit], unit, number, theme, language, letters, spanned)
    return figure


def drawn(frame: pd.DataFrame) -> pd.DataFrame:
    """The figures that fit a chart: the units quoted most, the largest of each first."""
    sized = frame[[size(row) is not None for _, row in frame.iterrows()]] if len(frame) else frame
    units = in_order(sized)[:UNITS]
    each = max(4, LIMIT // max(len(units), 1))
    return pd.concat([sized[sized["unit"] == u].head(each) for u in units]) if units else sized


def over_time(frame: pd.DataFrame, *, theme: str, language: str, narrow: bool = False, beside: pd.DataFrame | None = None) -> go.Figure:
    """Index values at their days, a line for each index; many in bands, each on a scale of its own.

    The indices of `beside` are not drawn, but the axes reach over them too.
    """
    series = in_time(frame, language=language)
    other = in_time(beside, language=language) if beside is not None and len(beside) else []
    if len(series) > levels.TOGETHER:
        return levels.banded(series, theme=theme, language=language, narrow=narrow, beside=other)
    return levels.together(series, theme=theme, language=language, beside=other)


def in_time(frame: pd.DataFrame, *, language: str = "zh-Hans") -> list[levels.Series]:
    """The indices that `over_time` draws."""
    out = []
    for entity, rows in dated(frame).groupby("entity", sort=False):
        rows = rows.sort_values("day")
        out.append(
            levels.Series(
                name=str(entity),
                days=tuple(rows["day"]),
                values=tuple(size(r) or 0.0 for _, r in rows.iterrows()),
                texts=tuple(rows["text"]),
                symbols=tuple(_symbol(s) for s in rows["status"]),
                dash="solid" if set(rows["status"]) == {"actual"} else "dash",
                said=_said(rows, language),
            )
        )
    return levels.chosen(out)


def dated(frame: pd.DataFrame) -> pd.DataFrame:
    """Figures whose day is known, with a column `day`."""
    rows = frame.copy()
    rows["day"] = [_day(v) for v in rows["as_of"]]
    rows["entity"] = [e or m or "" for e, m in zip(rows["entity"], rows["metric"], strict=True)]
    return _levels(rows.loc[[d is not None for d in rows["day"]]])  # an empty list without `loc` would name no column


def _levels(rows: pd.DataFrame) -> pd.DataFrame:
    """Without the moves of an index among its levels: «升219点» is under a tenth of where it stands."""
    highest: dict[str, float] = {}
    for _, row in rows.iterrows():
        highest[row["entity"]] = max(highest.get(row["entity"], 0.0), size(row) or 0.0)
    return rows.loc[[(size(row) or 0.0) >= highest[row["entity"]] / 10 for _, row in rows.iterrows()]]


def drawing(frame: pd.DataFrame, *, kind: str, n: int, language: str) -> list[str]:
    """What the chart of a kind leaves out of n figures, and how its axes run, in sentences."""
    out = left_out(frame, kind=kind, n=n, language=language)
    if kind == "index" and len(dated(frame)) > 1:
        return out
    shown = drawn(frame)
    each = [axis(extents(shown[shown["unit"] == unit]), unit)[0] for unit in in_order(shown)]
    out += [word("figures.sub.log" if all(each) else "figures.sub.log_some", language)] if any(each) else []
    return out + ([word("figures.sub.currencies", language)] if kind == "money" else [])


def left_out(frame: pd.DataFrame, *, kind: str, n: int, language: str) -> list[str]:
    """What the chart of a kind leaves out of n figures, in a sentence; nothing where it draws all."""
    if kind == "index" and len(dated(frame)) > 1:
        series = in_time(frame, language=language)
        return [word("figures.sub.banded", language, n=len(series))] if len(series) > levels.TOGETHER else []
    shown = len(drawn(frame))
    return [word("figures.sub.drawn", language, n=shown)] if shown < n else []


def alt(frame: pd.DataFrame, *, kind: str, finding: str, language: str) -> str:
    """What the chart says, in a sentence."""
    open_ = int((frame["status"] != "actual").sum())
    return word("figures.alt", language, kind=label("figure_kind", kind, language), n=len(frame), forecast=open_, finding=finding)


def size(row: Row) -> float | None:
    """The bound that places a figure: the upper one, else the lower one."""
    value = row["high"] if row["high"] is not None else row["low"]
    return None if value is None or (isinstance(value, float) and math.isnan(value)) else float(value)


def title(row: Row, language: str) -> str:
    """What a figure measures, and of whom; where its metric does not read as a name, its kind stands for it."""
    stated = (row["metric"] or "").strip()
    metric = stated if stated and reads(stated) else None
    if stated and not metric:
        return " · ".join(p for p in (row["entity"], label("figure_kind", row["kind"], language)) if p)
    parts = [p for p in (row["entity"], metric) if p]
    if len(parts) == 2 and parts[0] in parts[1]:
        parts = parts[1:]
    return " · ".join(parts) or word("figures.no_metric", language)


def reads(metric: str) -> bool:
    """Whether a metric can stand as a title: a name and no clause, short, without numbers, its brackets closed.

    Names of things in Latin letters may hold digits.

    >>> [reads(m) for m in ("视频时长", "不要创业公司300万(", "GPT-4训练成本", "Sora概念指数", "有望率先被颠覆", "主要产品需求")]
    [True, False, True, True, False, True]
    """
    if _CLAUSE.search(metric):
        return False
    bare = _LATIN.sub("x", metric)
    return balanced(metric) and len(bare) <= LONGEST_METRIC and not any(c.isdigit() for c in bare)


def balanced(text: str) -> bool:
    """Whether every bracket that opens is closed."""
    return all(text.count(a) == text.count(b) for a, b in ("()", "（）", "“”", "《》", "「」", "[]"))


def extents(frame: pd.DataFrame) -> list[float]:
    """All bounds of some figures."""
    return [float(v) for column in ("low", "high") for v in frame[column] if v is not None]


def axis(values: Sequence[float], unit: str) -> tuple[bool, float, float, list[float]]:
    """Whether the axis is logarithmic, its range (then in powers of ten), and its marks.

    >>> axis([1e9, 7e12], "USD")[0], axis([46.0, 5.0, 100.0], "%")[0]
    (True, False)
    """
    positive = [v for v in values if v > 0]
    log = bool(positive) and max(positive) / min(positive) > 20 and unit != "%"
    low, high = _extent(positive, log)
    if not log:
        return log, low, high, steps(high)
    return log, low, high, [10.0**e for e in range(math.floor(low), math.ceil(high) + 1) if low <= e <= high]


def _panel(
    figure: go.Figure, rows: pd.DataFrame, unit: str, number: int, theme: str, language: str, letters: int, spanned: list[float]
) -> None:
    """One unit's rows and axis."""
    log, low, high, _ = reach = axis(spanned, unit)
    for place, (_, row) in enumerate(rows.iterrows()):
        if xs := mark(figure, row, place, number, low, high, log, theme, language):
            _text(figure, row, xs, place, number, low, high, log, theme)
    scale(figure, number, reach, unit, theme, language)
    figure.update_yaxes(
        tickvals=list(range(len(rows))),
        ticktext=["<br>".join(map(plain, wrapped(title(r, language), letters * 9, most=2))) for _, r in rows.iterrows()],
        tickfont={"color": token("ink", theme), "size": 12},
        range=[len(rows) - 0.4, -0.6],
        automargin=True,
        ticklabelstandoff=8,
        row=number,
        col=1,
    )


def scale(
    figure: go.Figure,
    number: int,
    reach: tuple[bool, float, float, list[float]],
    unit: str,
    theme: str,
    language: str,
    *,
    most: int = 9,
    shift: int = 0,
) -> None:
    """The axis of a panel with at most so many marks, and its unit above, shifted by so many pixels."""
    log, low, high, marks = reach
    marks = marks[:: math.ceil(len(marks) / most)]
    kind = {"type": "log"} if log else {}
    figure.update_xaxes(**kind, range=[low, high], tickvals=marks, ticktext=[short(m, language) for m in marks], row=number, col=1)
    figure.update_xaxes(showgrid=True, row=number, col=1)
    upright = figure.get_subplot(number, 1).yaxis
    figure.add_annotation(
        text=f"<b>{plain(label('unit', unit, language))}</b>",
        x=0,
        xref="paper",
        y=upright.domain[1],
        yref="paper",
        yanchor="bottom",
        xanchor="left",
        xshift=shift,
        yshift=6,
        showarrow=False,
        font={"size": 12, "color": token("quiet", theme)},
    )


def mark(
    figure: go.Figure, row: pd.Series, place: float, number: int, low: float, high: float, log: bool, theme: str, language: str
) -> list[float]:
    """One figure: line where it is a range or open, mark at its bound; gives where its marks stand."""
    ink = token("ink", theme)
    bounds = [v for v in (row["low"], row["high"]) if v is not None]
    if not bounds:
        return []
    exact = len(bounds) == 2 and bounds[0] == bounds[1]
    where, other = max(bounds), min(bounds)
    symbol = _symbol(row["status"])
    xs, symbols = [where], [symbol]
    if not exact and len(bounds) == 2:
        xs, symbols = [other, where], [symbol, symbol]
    elif not exact:
        step = (high - low) * 0.045
        upwards = row["low"] is not None
        tip = 10 ** (math.log10(where) + (step if upwards else -step)) if log else where + (step if upwards else -step)
        hollow = "-open" if row["status"] != "actual" else ""
        xs, symbols = ([where, tip], [symbol, f"triangle-right{hollow}"]) if upwards else ([tip, where], [f"triangle-left{hollow}", symbol])
    figure.add_scatter(
        x=xs,
        y=[place] * len(xs),
        mode="lines+markers",
        line={"color": ink, "width": 4 if len(bounds) == 2 and not exact else 1.5, "dash": "solid" if row["status"] == "actual" else "dot"},
        marker={
            "size": 10,
            "color": ink,
            "symbol": symbols,
            "opacity": 1,
            "line": {"width": 2 if row["status"] != "actual" else 0, "color": ink},
        },
        cliponaxis=False,
        row=number,
        col=1,
        **_said(pd.DataFrame([row] * len(xs)), language),
    )
    return xs


def _text(
    figure: go.Figure, row: pd.Series, xs: list[float], place: int, number: int, low: float, high: float, log: bool, theme: str
) -> None:
    """A figure as it is written, beside its mark."""
    ahead = max(xs)
    late = (math.log10(ahead) if log else ahead) > low + (high - low) * 0.8
    figure.add_annotation(
        x=math.log10(min(xs) if late else ahead) if log else (min(xs) if late else ahead),
        y=place,
        text=plain(row["text"]),
        showarrow=False,
        xanchor="right" if late else "left",
        xshift=-10 if late else 10,
        font={"size": 12, "color": token("figure", theme)},
        row=number,
        col=1,
    )


def _said(rows: pd.DataFrame, language: str) -> dict[str, object]:
    """Identifier and hover text of marks."""
    return {
        "customdata": list(rows["id"]),
        "hovertext": [
            f"<b>{plain(r['text'])}</b> {plain(title(r, language))}<br>{label('figure_status', r['status'], language)}"
            f" · {plain(r['as_of'] or word('figures.undated', language))} · {plain(quoted(r, language))}<br>{plain(r['source'])} ¶{r['paragraph']}"
            for _, r in rows.iterrows()
        ],
        "hoverinfo": "text",
        "selected": {"marker": {"opacity": 1}},
        "unselected": {"marker": {"opacity": 1}},
    }


def quoted(row: Row, language: str) -> str:
    """Who quotes a figure."""
    return word("figures.quoted_by", language, who=row["attributed_to"]) if row["attributed_to"] else word("figures.reporter", language)


def _symbol(status: str) -> str:
    return "circle" if status == "actual" else "circle-open"


def in_order(frame: pd.DataFrame) -> list[str]:
    """Units by use, currencies in their own order first."""
    if not len(frame):
        return []
    counts = frame["unit"].value_counts()
    return sorted(counts.index, key=lambda u: (0 if u in MONEY else 1, -counts[u], order("unit", u), u))


def _extent(values: list[float], log: bool) -> tuple[float, float]:
    """Axis range with room for labels."""
    if not values:
        return 0.0, 1.0
    if not log:
        return 0.0, max(values) * 1.18
    low, high = math.log10(min(values)), math.log10(max(values))
    return low - 0.35, high + max(0.5, (high - low) * 0.12)


def _day(value: str | None) -> date | None:
    """A day written out, or the first of a month written out."""
    text = (value or "").strip()
    try:
        return date.fromisoformat(text if len(text) != 7 else f"{text}-01")
    except ValueError:
        return None
