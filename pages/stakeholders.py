"""各方态度: attitude by group, speaker, sector and source, and the words behind it."""

from lib.ui import browse, panels, show
from lib.ui.page import open_page
from lib.ui.part import part

with open_page("stakeholders") as view:
    if view.counts.statements:
        part(panels.standing, view)
        part(browse.quotations, view)
    else:
        show.nothing(view, table="statements")
