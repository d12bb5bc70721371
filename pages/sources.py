"""原文摘录: excerpts by filter, matches marked, the whole article one click away."""

from lib.ui import browse
from lib.ui.page import open_page
from lib.ui.part import part

with open_page("sources") as view:
    part(browse.passages, view)
