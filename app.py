"""Front door: which pages there are, in which order. Everything else is in `pages/` and `lib/ui`."""

import streamlit as st

from lib.ui.page import registry

st.navigation([st.Page(file, title=title, help=says, default=number == 0) for number, (file, title, says) in enumerate(registry())]).run()
