"""Whether a figure is told as fact, forecast, plan or mere case: the last cue before it that still holds."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from lib.extract.metrics import is_start
from lib.extract.places import FROM, Place
from lib.rules import rules

_AFTER = re.compile(r"的?[^,，。;；的]{0,6}(?:计划|目标(?!价)|预算|扩建|规划)")
_DONE = re.compile("[一-龥]{0,6}已")
_FACT = re.compile("已|目前|截至|累计|现有|了$")
_LEAD = re.compile(rf"{FROM}$")


@cache
def _cues() -> re.Pattern[str]:
    """All cues in one pattern, a group a mood; within one place the order of the file decides."""
    return re.compile("|".join(f"(?P<{rule.id.removeprefix('mood.')}>{rule.regex.pattern})" for rule in rules("moods")))


@lru_cache(maxsize=16)
def _told(text: str) -> tuple[tuple[int, int, str, str], ...]:
    """The cues of a sentence: start, end, mood, words."""
    return tuple((m.start(), m.end(), str(m.lastgroup), m.group()) for m in _cues().finditer(text))


def status(place: Place, *, metric: str, later: bool, earlier: bool, running: bool) -> str:
    """The status of a figure.

    `later` and `earlier` say whether its period lies wholly after or before the article, `running` whether it is the very year.
    """
    folded, found = place.reading.folded, place.found
    if _AFTER.match(folded, found.end):
        return "plan"
    if _DONE.match(place.right):
        return "actual"
    mood, strong = "actual", False
    near, core = place.near, found.core - place.sentence.start
    for start, end, name, words in _told(near):
        if end > core + 1:
            break
        if name == "actual" and place.before is not None and _LEAD.search(near[max(0, start - 1) : start]):
            continue  # «由现时约300万急增至…»: now is where it starts from
        if name == "strong":
            mood, strong = "forecast", True
        elif name == "forecast":
            mood = mood if mood in ("plan", "hypothetical") else "forecast"
        elif name == "hypothetical" and (strong or "估算" in near[:start]) and words != "对于一个":
            mood = "forecast"
        else:
            mood = name
            strong = strong and name != "actual"
    if mood == "plan" and is_start(place) and not re.search("原[订定]|原计划", place.left):
        return "actual"
    if "目标价" in metric or "市场预期" in metric:
        return "forecast"
    if mood == "actual" and running:
        if re.search("资本(?:支出|开支)", metric):
            return "plan"
        if place.statement is not None and place.statement.group == "analyst" and not _FACT.search(place.left):
            return "forecast"
    if earlier and mood in ("forecast", "plan"):
        return "actual"
    if later and mood == "actual":
        return "forecast"
    if mood == "forecast" and later and not strong and _is_document(place):
        return "plan"
    return mood


def _is_document(place: Place) -> bool:
    """Whether a paper of the state speaks: what it sets for later years is a plan."""
    return place.statement is not None and place.statement.group == "regulator" and place.statement.speaker.startswith("《")
