"""事件时间线: the events of the window in lanes, and the list in step with them."""

from lib.query import events
from lib.ui import panels, show
from lib.ui.page import open_page

with open_page("timeline") as view:
    happened = view.ask(events.rows)
    if show.holds(view, happened, table="events"):
        panels.timeline(view, happened, letters=34)
        panels.events(view, happened)
