"""各方态度: attitude by group, speaker, sector and source, and the words behind it."""

from lib.query import statements
from lib.ui import browse, panels, show
from lib.ui.page import open_page

with open_page("stakeholders") as view:
    by = browse.choose(view, "by", statements.GROUPINGS, kind="dimension")
    weigh = browse.choose(view, "weigh", statements.WEIGHINGS, kind="weighing")
    said = view.ask(statements.attitude, by=by, weigh=weigh)
    if show.holds(view, said, table="statements"):
        panels.attitude(view, said, by=by, weigh=weigh)
        browse.quotations(view)
