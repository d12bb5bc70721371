"""市场数字: market figures by kind, product specifications apart."""

from lib.query import figures
from lib.ui import browse, panels, show
from lib.ui.page import open_page

with open_page("figures") as view:
    market = browse.choose(view, "about", ("market", "product"), kind="figure_about") == "market"
    quoted = view.ask(figures.rows, market=market)
    if show.holds(view, quoted, table="figures", market=market):
        panels.figure_kinds(view, quoted)
