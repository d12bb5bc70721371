"""档案: one speaker or organisation, from every source."""

from lib.ui import panels, profile
from lib.ui.page import open_page

with open_page("profile") as view:
    of = profile.choose(view)
    if profile.ready(view, of):
        profile.head(view, of)
        left, right = panels.halves(1.2, 1)
        with left:
            profile.attitude(view, of, by="subject")
            profile.words(view, of)
        with right:
            profile.attitude(view, of, by="source")
            profile.facts(view, of)
