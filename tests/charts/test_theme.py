"""The tokens hold for the whole app, and can be read by everyone."""

import tomllib
from pathlib import Path

import pytest

from lib.charts.theme import TOKENS

CONFIG = tomllib.loads((Path(__file__).resolve().parents[2] / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
SAME = {"backgroundColor": "paper", "secondaryBackgroundColor": "sheet", "textColor": "ink", "borderColor": "rule", "primaryColor": "hope"}


def luminance(colour):
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_frame_wears_the_same_colours(theme):
    for key, token in SAME.items():
        assert CONFIG["theme"][theme][key] == TOKENS[theme][token]
    assert CONFIG["theme"][theme]["sidebar"]["backgroundColor"] == TOKENS[theme]["rail"]


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(
    ("text", "ground"),
    [
        *[(t, g) for t in ("ink", "quiet", "figure") for g in ("paper", "sheet", "rail")],
        *[(t, "sheet") for t in ("hope", "doubt", "event")],
        *[("ink", f"{w}_wash") for w in ("hope", "neutral", "doubt", "figure", "event", "quiet")],
        *[(f"on_{a}", a) for a in ("hope", "neutral", "doubt")],
        ("sheet", "figure"),
        ("sheet", "event"),
    ],
)
def test_contrast_meets_aa(theme, text, ground):
    assert contrast(TOKENS[theme][text], TOKENS[theme][ground]) >= 4.5


def test_nothing_is_fetched_and_nobody_is_told():
    assert CONFIG["browser"]["gatherUsageStats"] is False
    assert CONFIG["server"]["address"] == "127.0.0.1"
    assert "http" not in CONFIG["theme"]["font"] + CONFIG["theme"]["headingFont"]
