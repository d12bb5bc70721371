"""收藏: named views and pinned facts."""

from lib.ui import keeping
from lib.ui.page import open_page

with open_page("kept") as view:
    keeping.views(view)
    keeping.facts(view)
