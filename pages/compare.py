"""对比: two selections side by side, on the same scales."""

from lib.ui import browse, compare
from lib.ui.page import open_page

with open_page("compare") as view:
    chosen = compare.choose(view)
    if compare.ready(view, chosen):
        compare.summary(view, chosen)
        by = browse.choose(view, "by", compare.BY, kind="dimension")
        compare.attitude(view, chosen, by=by)
        compare.figures(view, chosen)
        compare.timeline(view, chosen)
