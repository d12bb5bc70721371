"""概览: what the corpus holds, where each group stands, what happened, what it costs."""

from lib.query import events, statements
from lib.ui import panels, show
from lib.ui.page import open_page

with open_page("overview") as view:
    weigh, other = panels.counting(view)
    said = view.ask(statements.attitude, by="group", weigh=weigh)
    panels.tiles(view)
    left, right = panels.halves(1.45, 1)
    with left:
        if show.holds(view, said, table="statements"):
            panels.attitude(view, said, by="group", weigh=weigh, row=20, limit=10, tight=True, extra=other)
    with right:
        panels.voices(view)
    if show.holds(view, view.ask(events.days), table="events"):
        panels.timeline(view, merge=True, rows_a_lane=3, letters=18, tallest=16)
    panels.costs_and_checks(view)
