"""跨源核对: what several sources say of one matter, side by side; and the sums inside each."""

from lib.ui import crosscheck, show
from lib.ui.page import open_page

with open_page("crosscheck") as view:
    if view.counts.articles:
        crosscheck.matters(view)
        crosscheck.sums(view)
    else:
        show.nothing(view, table="articles")
