"""Front door: which pages there are, in which order. Everything else is in `pages/` and `lib/ui`."""

import streamlit as st

from lib.ui.page import FRONT, registry, to_front

pages = [st.Page(file, title=title, help=says, url_path=path, default=path == FRONT) for file, title, says, path in registry()]
st.navigation([*pages, st.Page(to_front, title=pages[0].title, url_path="overview", visibility="hidden")]).run()
