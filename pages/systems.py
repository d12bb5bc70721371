"""AI 系统: every system named, how it is spoken of, what is claimed of it."""

from lib.query import systems
from lib.ui import browse, panels, show
from lib.ui.page import open_page
from lib.ui.part import part

with open_page("systems") as view:
    mentions = view.ask(systems.mentions)
    if show.holds(view, mentions, table="systems"):
        left, right = panels.halves()
        with left:
            panels.systems(view, mentions)
        with right:
            panels.systems_attitude(view, view.ask(systems.rows))
        part(browse.compare_systems, view)
