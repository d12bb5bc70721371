"""The thread: what a figure takes over from the figures before it in the sentence and in the article.

Within a sentence, the owner, the period and the metrics told so far; into the next one, the last owner and period, or everything where
it starts with «其中».
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from lib.extract.bearers import Named, Owner, acts, bystander
from lib.extract.changes import Metric
from lib.extract.places import Place
from lib.extract.quantities import Quantity
from lib.patterns import compiled
from lib.schema import Span, Statement

PART = compiled("其中|当中|这其中")
"""What begins a sentence that goes on with the one before: «其中北美占65%»."""
_TURNS = compiled("[\0 ]*(?:而|但|不过|可是?|我们|现在我们|AI|海外|国内|人工|真人|传统)")
_SEMICOLON = compiled("[;；]")
_AGAIN = compiled("[,，](?:并|同时)(?![购列])")


@dataclass(slots=True)
class Thread:
    """What carries over from figure to figure in one sentence."""

    sentence: Span | None = None
    before: Quantity | None = None
    previous: Metric | None = None
    told: Metric | None = None
    """The last metric of the sentence before."""
    bases: list[Metric] = field(default_factory=list)
    owner: Owner | None = None
    last: Owner | None = None
    period: str | None = None
    going_on: bool = False
    """Whether the sentence goes on with the accounts of the one before."""
    told_at: int = 0
    """Where the last figure with a period ends."""
    owners: dict[str, Owner] = field(default_factory=dict)
    """By metric, of the article so far."""
    speakers: dict[str, Owner] = field(default_factory=dict)
    """By official speaker, of the article so far."""
    full: Mapping[str, str] = field(default_factory=dict)
    """Houses by what else the article calls them."""
    statement: Statement | None = None
    told_by: str | None = None
    """Who told the last figure that stands in no statement."""
    field: str = ""
    """The market or trade whose figures the sentence tells, where nobody owns them."""


def next_thread(thread: Thread, folded: str, sentence: Span) -> Thread:
    """What a new sentence takes over: everything where it starts with «其中», else only the last owner and period."""
    if thread.sentence is not None and PART.match(folded, sentence.start) and sentence.start - thread.sentence.end <= 2:
        return replace(thread, sentence=sentence, before=None)
    near = thread.sentence is not None and 0 <= sentence.start - thread.sentence.end <= 2
    return Thread(
        sentence=sentence,
        told=thread.previous if near else None,
        last=thread.last,
        period=thread.period,
        told_at=thread.told_at,
        owners=thread.owners,
        speakers=thread.speakers,
        full=thread.full,
    )


def new_topic(where: Place, thread: Thread, measured: Metric | None, named: Sequence[Named]) -> bool:
    """Whether a figure begins a matter of its own in the sentence: «…;两融余额报…», «…,并启动融资», a subject named in between."""
    earlier, folded = thread.before, where.reading.folded
    if earlier is None or thread.owner is None:
        return False
    between = folded[earlier.end : max(earlier.end, where.found.start)]
    if _AGAIN.search(between):
        return True
    firm = measured is not None and measured.rule in ("metric.result", "metric.capital")
    for name in named:
        if (
            (
                earlier.end <= name.start
                and name.end <= where.start
                and name.kind != "person"
                and not (firm and name.kind in ("system", "thing"))
            )
            and acts(folded, name, where.sentence.start)
            and not bystander(folded, name)
        ):
            return True
    if thread.owner.how in ("owner.kind-told", "owner.sort", "owner.class") and _TURNS.match(where.left):
        return True
    if (
        measured is None
        or measured.inferred
        or thread.owner.how not in ("owner.holder", "owner.contract", "owner.sort", "owner.class", "owner.kind-told")
    ):
        return False
    return _SEMICOLON.search(between) is not None
