"""事件时间线: the events of the window in lanes, and the list in step with them."""

from lib.query import events
from lib.ui import panels, show
from lib.ui.page import open_page
from lib.ui.part import part

with open_page("timeline") as view:
    if show.holds(view, view.ask(events.days), table="events"):
        panels.timeline(view, letters=34)
        part(panels.events, view)
