"""市场数字: market figures by kind, product specifications apart."""

from lib.ui import panels
from lib.ui.page import open_page
from lib.ui.part import part

with open_page("figures") as view:
    part(panels.figures, view)
