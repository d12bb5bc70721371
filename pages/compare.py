"""对比: two selections side by side, on the same scales."""

from lib.ui import compare
from lib.ui.page import open_page
from lib.ui.part import part

with open_page("compare") as view:
    chosen = compare.choose(view)
    if compare.ready(view, chosen):
        compare.summary(view, chosen)
        part(compare.standing, view, chosen=chosen)
        part(compare.figures, view, chosen=chosen)
        compare.timeline(view, chosen)
