"""语料与质量: documents, what was removed and why, what was refused, the method, the build."""

from lib.query import articles
from lib.ui import changed, documents, measured, panels, show
from lib.ui.page import open_page

with open_page("corpus") as view:
    read = view.ask(articles.rows)
    if show.holds(view, read, table="articles"):
        documents.documents(view, read)
        documents.removed(view)
    before, between = panels.halves()
    with before:
        changed.versions(view)
    with between:
        changed.days(view)
    documents.quality(view)
    measured.sentiment(view)
    left, right = panels.halves()
    with left:
        documents.method(view)
    with right:
        documents.refused(view)
        documents.build(view)
