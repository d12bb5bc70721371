"""The look: colour tokens for light and dark, type, and one Plotly template. Every colour on a page comes from here."""

from __future__ import annotations

import html
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

import plotly.graph_objects as go

SMALL = 5
"""Fewer statements than this are drawn pale with an outline, and no headline names them."""

TOKENS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "light": {
            "paper": "#FBFAF7",
            "sheet": "#FFFFFF",
            "rail": "#F2EFE8",
            "ink": "#1D2530",
            "quiet": "#5F6672",
            "rule": "#E4E0D8",
            "hope": "#1A6F80",
            "neutral": "#C9C3B8",
            "doubt": "#B54A32",
            "figure": "#86600F",
            "event": "#6B4E9B",
            "on_hope": "#FFFFFF",
            "on_neutral": "#1D2530",
            "on_doubt": "#FFFFFF",
            "hope_wash": "#E1EFF1",
            "neutral_wash": "#EFECE6",
            "doubt_wash": "#F8E7E2",
            "figure_wash": "#F6EEDC",
            "event_wash": "#ECE6F5",
            "quiet_wash": "#EDEEF0",
        },
        "dark": {
            "paper": "#14181E",
            "sheet": "#1B2129",
            "rail": "#10141A",
            "ink": "#E8E6E1",
            "quiet": "#9AA3AE",
            "rule": "#2B333D",
            "hope": "#4FB3C4",
            "neutral": "#5A6068",
            "doubt": "#E58066",
            "figure": "#DDB25A",
            "event": "#A78BD0",
            "on_hope": "#14181E",
            "on_neutral": "#FFFFFF",
            "on_doubt": "#14181E",
            "hope_wash": "#1B3A42",
            "neutral_wash": "#2A3038",
            "doubt_wash": "#47281F",
            "figure_wash": "#3D3220",
            "event_wash": "#342C47",
            "quiet_wash": "#262D36",
        },
    }
)

SANS = {
    "zh-Hans": '"PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif',
    "zh-Hant": '"PingFang TC", "Microsoft JhengHei", "Noto Sans CJK TC", sans-serif',
    "en": '"Helvetica Neue", "Segoe UI", Arial, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif',
}
SERIF = {
    "zh-Hans": '"Songti SC", "Noto Serif CJK SC", "Source Han Serif SC", serif',
    "zh-Hant": '"Songti TC", "Noto Serif CJK TC", "Source Han Serif TC", serif',
    "en": '"Songti SC", "Noto Serif CJK SC", "Source Han Serif SC", serif',
}
ATTITUDES = {"positive": "hope", "neutral": "neutral", "negative": "doubt"}


def token(name: str, theme: str) -> str:
    """A colour of the theme."""
    return TOKENS[theme][name]


def pale(name: str, theme: str, *, share: float = 0.22) -> str:
    """A token as a wash, for what rests on few statements."""
    red, green, blue = (int(token(name, theme)[i : i + 2], 16) for i in (1, 3, 5))
    return f"rgba({red},{green},{blue},{share})"


def plain(text: object) -> str:
    """Text for any Plotly label: news text shows character for character."""
    return html.escape(str(text), quote=False)


def cut(text: str, limit: int) -> str:
    """A label of at most `limit` characters.

    >>> cut("OpenAI拟会见好莱坞高管", 8)
    'OpenAI拟…'
    """
    return text if len(text) <= limit else text[: limit - 1].rstrip(",\uff0c\u3001 ") + "…"


@cache
def template(theme: str, language: str) -> go.layout.Template:
    """The one template: no frame, no grid, direct labels, fonts that carry Chinese."""
    ink, quiet, rule = (token(n, theme) for n in ("ink", "quiet", "rule"))
    axis = {
        "showgrid": False,
        "zeroline": False,
        "showline": False,
        "ticks": "",
        "tickfont": {"color": quiet, "size": 12},
        "linecolor": rule,
        "gridcolor": rule,
        "fixedrange": True,
    }
    return go.layout.Template(
        layout={
            "font": {"family": SANS[language], "size": 13, "color": ink},
            "paper_bgcolor": "rgba(0,0,0,0)",
            "plot_bgcolor": "rgba(0,0,0,0)",
            "margin": {"l": 0, "r": 0, "t": 8, "b": 8},
            "showlegend": False,
            "dragmode": False,
            "clickmode": "event+select",
            "hovermode": "closest",
            "bargap": 0.28,
            "hoverlabel": {
                "bgcolor": token("sheet", theme),
                "bordercolor": quiet,
                "font": {"family": SANS[language], "size": 13, "color": ink},
                "align": "left",
            },
            "xaxis": axis,
            "yaxis": axis,
        }
    )


def canvas(theme: str, language: str, *, height: int, **layout: object) -> go.Figure:
    """An empty figure with the template and a height."""
    figure = go.Figure()
    figure.update_layout(template=template(theme, language), height=height, **layout)
    return figure


CONFIG: Mapping[str, object] = MappingProxyType(
    {"displayModeBar": False, "scrollZoom": False, "doubleClick": False, "showTips": False, "responsive": True}
)
"""How every chart behaves in the page."""
