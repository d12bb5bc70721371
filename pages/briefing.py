"""演示: slides out of the selection, full screen and as a file."""

from lib.ui import show
from lib.ui.briefing import briefing
from lib.ui.page import open_page

with open_page("briefing") as view:
    if view.counts.articles:
        briefing(view)
    else:
        show.nothing(view, table="excerpts")
