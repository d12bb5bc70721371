"""Front door: which pages there are, in which order. Everything else is in `pages/` and `lib/ui`."""

import streamlit as st

from lib.ui.page import FRONT, astray, nowhere, registry, to_front

listed = registry()
pages = [st.Page(file, title=title, help=says, url_path=path, default=path == FRONT) for file, title, says, path in listed]
pages.append(st.Page(to_front, title=pages[0].title, url_path="overview", visibility="hidden"))
if path := astray({path for *_, path in listed} - {FRONT} | {"overview"}):
    pages.append(st.Page(nowhere, url_path=path, visibility="hidden"))
st.navigation(pages).run()
