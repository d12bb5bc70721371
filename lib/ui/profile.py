"""The page about one speaker or organisation: words, attitude by subject, figures, events, sources."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import pandas as pd
import streamlit as st

from lib.charts import attitude as attitude_chart
from lib.charts import findings
from lib.charts.theme import SMALL
from lib.labels import LANGUAGES
from lib.query import overview, profiles
from lib.query import statements as statements_query
from lib.schema import UNKNOWN_SPEAKER
from lib.ui import cards, links, panels, show, state, tables
from lib.ui.markup import dotted, esc, go, tag
from lib.ui.names import Names
from lib.ui.values import called, profile
from lib.ui.view import View

KEY = "of"
_LOST = "profile~lost"
_MARK = "p!"
MOST = 40


def choose(view: View) -> tuple[str, str] | None:
    """Who the page is about: dimension and code, kept in the address."""
    known = options(view.names)
    given = _addressed(view.names)
    if not given and (asked := st.query_params.get(KEY)):
        st.session_state[_LOST] = asked[:40]
    misnamed = given is not None and st.query_params.get(KEY) != shown(view.names, given)
    if misnamed:
        st.session_state[KEY] = given
    chosen = st.selectbox(
        view.word("profile.choose"),
        known,
        index=None,
        format_func=lambda value: shown(view.names, value),
        key=KEY,
        bind="query-params",
        placeholder=view.word("profile.placeholder"),
        filter_mode="contains",
    )
    if misnamed and chosen:
        others = tuple(name for name in (*links.OF_PAGE, *links.OF_LIST, links.OPEN) if name != KEY)
        href = links.query(view.selection, view.names, keep=others, of=shown(view.names, chosen))
        st.html(tag("div", "", id="lens-address", data_href=href))
    return _split(chosen) if chosen else None


def ready(view: View, of: tuple[str, str] | None) -> bool:
    """Whether somebody is chosen and the filters leave something of them."""
    if of is None:
        _start(view)
        return False
    st.session_state.pop(_LOST, None)
    if len(_figures(view, of)) or len(_events(view, of)) or narrowed(view, of).counts.statements:
        return True
    show.nothing(narrowed(view, of), table="statements")
    return False


def _start(view: View) -> None:
    """Whom one may choose, those who speak most first; and whom the address asked for in vain."""
    known = {d: [c for c in view.names.values.get(d, {}) if c != UNKNOWN_SPEAKER] for d in ("speaker", "organisation")}
    of = "speaker" if known["speaker"] else "organisation"
    if not known[of]:
        show.nothing(view, table="statements")
        return
    offers = " ".join(go(profile(view, of, c), esc(view.names.of(of, c)), classes="lens-lift") for c in known[of][:8])
    body = tag("h2", esc(view.word("profile.start")))
    if lost := st.session_state.get(_LOST):
        body += tag("p", esc(view.word("link.unknown", value=lost)))
    st.html(tag("section", body + tag("p", offers), classes="lens-empty"))


def head(view: View, of: tuple[str, str]) -> None:
    """Names, as what they are introduced, how much there is."""
    dimension, code = of
    called = [n for n in view_names(view, of) if n not in (code, view.names.of(dimension, code))]
    roles = view.ask(profiles.roles, dimension=dimension, code=code)
    n = narrowed(view, of).counts
    introduced = dict.fromkeys(
        view.word("join.list").join(p for p in (r["speaker"] if dimension == "organisation" else None, r["organisation"], r["role"]) if p)
        for _, r in roles.iterrows()
    )
    groups = dict.fromkeys(view.label("group", g) for g in roles["group"])
    lines = [
        esc(view.word("profile.also", names=view.word("join.list").join(called))) if called else None,
        esc(view.word("join.clause").join(i for i in introduced if i)) or None,
        esc(view.word("join.list").join(groups)) or None,
    ]
    counts = [view.word("count.statements", n=n.statements)]
    counts += [view.word(f"profile.{k}", n=len(f)) for k, f in (("figures", _figures(view, of)), ("events", _events(view, of)))]
    st.html(
        tag("h2", esc(view.names.of(dimension, code)), classes="lens-reader-title")
        + tag("p", dotted([*lines, *(esc(c) for c in counts)]), classes="lens-meta")
    )


def attitude(view: View, of: tuple[str, str], *, by: str) -> None:
    """How they speak of each subject, or in each source."""
    own = narrowed(view, of)
    several = of[0] == "organisation"  # of one speaker, counting speakers says nothing
    weigh, other = panels.counting(view) if several else ("statements", "")
    frame = own.ask(statements_query.attitude, by=by, weigh=weigh)
    if not len(frame):
        return
    finding = state.made(findings.attitude, frame, by=by, calibrated=view.calibrated, language=view.language, weigh=weigh)
    if max(frame["n"]) < SMALL and weigh == "statements":
        most = attitude_chart.names(frame, by=by, language=view.language)[0]
        finding = view.word(f"profile.most.{by}", first=most, n=int(frame["n"].iloc[0]))
    show.chart(
        own,
        view.drawn(attitude_chart.draw, frame, by=by, limit=10, mark=_MARK, weigh=weigh, narrow=True),
        title=finding,
        subtitle=view.word(f"attitude.sub.{by}" if weigh == "statements" else "attitude.weighed"),
        extra=other,
        note=show.sentiment(view) if by == "subject" else "",
        alt=attitude_chart.alt(frame, by=by, finding=finding, language=view.language, weigh=weigh),
        key=f"profile-{by}",
        table=partial(tables.attitude, view, frame, by=by, mark=_MARK, weigh=weigh),
        slide="",
    )


def words(view: View, of: tuple[str, str]) -> None:
    """Everything they say, in reading order."""
    own = narrowed(view, of)
    with st.container(border=True, key="card-profile-words"):
        show.heading(view.word("attitude.list"), view.word("count.statements", n=own.counts.statements))
        cards.show(cards.quotation(view, row, limit=160) for _, row in own.ask(statements_query.rows, limit=MOST).iterrows())
        if own.counts.statements > MOST:
            cards.show([go(view.link(f"{_MARK}statements"), esc(view.word("open.all", n=own.counts.statements)), classes="lens-all")])


def facts(view: View, of: tuple[str, str]) -> None:
    """Figures they are quoted for, events they act in, and where they stand."""
    for key, frame, card in (("figures", _figures(view, of), cards.figure), ("events", _events(view, of), cards.event)):
        with st.container(border=True, key=f"card-profile-{key}"):
            show.heading(view.word(f"profile.{key}", n=len(frame)))
            cards.show(card(view, row) for _, row in frame.head(MOST).iterrows())
    ids = state.ask(view.corpus, profiles.speakers, dimension=of[0], code=of[1])
    found = view.ask(profiles.sources, names=view_names(view, of), ids=ids)
    with st.container(border=True, key="card-profile-sources"):
        show.heading(view.word("profile.sources", n=len(found)))
        cards.show(
            tag(
                "p",
                go(view.link(f"article~{r['article']}"), esc(r["source"]))
                + " "
                + tag(
                    "span",
                    esc(
                        view.word("profile.source", statements=int(r["statements"]), mentions=int(r["mentions"]))
                        if int(r["mentions"])  # of organisations only: a speaker has none
                        else view.word("count.statements", n=int(r["statements"]))
                    ),
                    classes="lens-by",
                ),
                classes="lens-kept-name",
            )
            for _, r in found.iterrows()
        )


def narrowed(view: View, of: tuple[str, str]) -> View:
    """The page with nothing but what they say."""
    ids = state.ask(view.corpus, profiles.speakers, dimension=of[0], code=of[1])
    selection = view.selection.only("speaker", *(ids or ("",)))
    return replace(view, selection=selection, counts=state.ask(view.corpus, overview.counts, selection))


def of_profile(view: View, opened: str) -> tuple[View, str]:
    """The view that a list of this page is to be read in, and the list's own name."""
    if not opened.startswith(_MARK):
        return view, opened
    given = _addressed(view.names) or st.session_state.get(KEY)
    return (narrowed(view, _split(given)) if given else view), opened.removeprefix(_MARK)


def view_names(view: View, of: tuple[str, str]) -> tuple[str, ...]:
    """All that they are called."""
    return state.ask(view.corpus, profiles.names, dimension=of[0], code=of[1])


def options(names: Names) -> list[str]:
    """All speakers and organisations: `speaker~周鸿祎`."""
    return [f"{d}~{code}" for d in profiles.DIMENSIONS for code in names.values.get(d, {}) if code != UNKNOWN_SPEAKER]


def shown(names: Names, value: str) -> str:
    """A value with its dimension, as the address carries it."""
    return called(names, *_split(value))


def _figures(view: View, of: tuple[str, str]) -> pd.DataFrame:
    return view.ask(profiles.quoted, names=view_names(view, of))


def _events(view: View, of: tuple[str, str]) -> pd.DataFrame:
    return view.ask(profiles.acted, names=view_names(view, of))


def _addressed(names: Names) -> str | None:
    """The value that the address names, in any language or as a code."""
    wanted = st.query_params.get(KEY, "")
    if not wanted:
        return None
    known = options(names)
    spelt = {shown(Names(spoken, names.values), v): v for spoken in LANGUAGES for v in known} | {v: v for v in known}
    return spelt.get(wanted)


def _split(value: str) -> tuple[str, str]:
    dimension, _, code = value.partition("~")
    return dimension, code
