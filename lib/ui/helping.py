"""Help in the page's own words, the first visit's three steps, and the way past the rail for those who use the keyboard."""

from __future__ import annotations

from lib.labels import word
from lib.ui.markup import esc, tag

ON_EVERY_PAGE = ("help.filters", "help.marks", "help.money")
STEPS = ("1", "2", "3")


def mark(page: str, title: str, spoken: str) -> str:
    """The «?» beside a page's title, and what it unfolds: this page, what holds on every page, the tour again."""
    body = "".join(tag("p", esc(word(key, spoken))) for key in (f"help.{page}", *ON_EVERY_PAGE, *_of_language(spoken)))
    again = tag("button", esc(word("tour.again", spoken)), classes="lens-copy", type="button", data_tour="")
    name = word("help.name", spoken, page=title)
    summary = tag("summary", "?", aria_label=name, title=name)
    return tag("details", summary + tag("div", body + again, classes="lens-help-body"), classes="lens-help")


def said(spoken: str) -> dict[str, str]:
    """Words that the script of the page needs for the tour and the skip link."""
    steps = {f"data_tour{n}{part}": word(f"tour.{n}.{part}", spoken) for n in STEPS for part in ("title", "text")}
    names = {f"data_tour{name}": word(f"tour.{name}", spoken) for name in ("name", "next", "skip", "done")}
    return {"data_skip": word("help.skip", spoken), **steps, **names}


def _of_language(spoken: str) -> tuple[str, ...]:
    return ("help.quotations",) if spoken == "en" else ("help.script",)
