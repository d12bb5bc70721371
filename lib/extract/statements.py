"""Who says what: one record for each stretch that the article attributes to somebody other than its author.

1 find quotation stretches; 2 find cue frames; 3 read the speaker phrases; 4 attach quotations and reported stretches;
5 join and split; 6 settle references with the people the article introduces; 7 put speakers into groups.
"""

from __future__ import annotations

from dataclasses import dataclass

from lib.extract.answering import answering, stripped
from lib.extract.attach import Attacher, Draft
from lib.extract.belonging import Belonging
from lib.extract.frame_choice import frames_of
from lib.extract.frames import HIDDEN, Frame
from lib.extract.full_names import full_names
from lib.extract.identities import identity
from lib.extract.interviews import Answer, answers, transcript
from lib.extract.names import Names
from lib.extract.people import People, introduced
from lib.extract.pieces import INSTITUTION, PERSON, Listed
from lib.extract.quotations import hide_speech, quotations
from lib.extract.references import Settler
from lib.extract.speakers import UNKNOWN, Speaker
from lib.schema import Span, Statement
from lib.text.fold import fold
from lib.text.reading import Reading


def statements(reading: Reading, names: Names) -> tuple[Statement, ...]:
    """Statements of an article, in reading order, without identifiers, sectors and sentiment.

    >>> from lib.text.read import read_text
    >>> said = statements(read_text("a", "浙商证券分析师陈佳向记者表示:“算力是门槛。”他认为,需求还会增长。"), Names())
    >>> [(s.type, s.speaker, s.role, s.organisation, s.text) for s in said]
    [('direct', '陈佳', '分析师', '浙商证券', '算力是门槛。'), ('indirect', '陈佳', '分析师', '浙商证券', '需求还会增长')]
    """
    if not reading.paragraphs:
        return ()
    folded = reading.folded
    quotes = quotations(folded, reading.paragraphs)
    plain = hide_speech(folded, quotes, hidden=HIDDEN)
    listed = Listed.of(names.organisations)
    people = introduced(folded, plain, listed=listed)
    talk = answers(reading) or transcript(reading, listed=listed, people=people.names)
    frames = frames_of(reading, plain, quotes, listed, people, talk)
    attacher = Attacher(reading, plain, quotes, frames, lambda frame: _third_person(folded, frame, people), people.names, listed)
    settler = Settler(
        reading.text,
        folded,
        plain,
        listed,
        people,
        attacher.sentences,
        full_names(folded, plain, listed=listed),
        Listed.every(names.organisations),
    )
    belonging = Belonging(folded, plain, people, attacher.sentences, names)
    drafts: list[Draft | Answer] = sorted([*attacher.drafts(), *talk], key=_position)
    said = (_answered(folded, d, settler, talk) if isinstance(d, Answer) else _told(reading, d, settler) for d in drafts)
    return tuple(sorted((_record(reading, s, belonging) for s in said if s), key=lambda s: (s.start, -s.end)))


@dataclass(frozen=True, slots=True)
class _Said:
    """What one speaker said at one place: its parts, direct or not, and how that was found."""

    speaker: Speaker
    parts: tuple[Span, ...]
    manner: str
    cue: str | None
    rules: tuple[str, ...]
    sure: float


def _position(draft: Draft | Answer) -> int:
    return draft.label_span.start if isinstance(draft, Answer) else draft.frame.cue.start


def _third_person(folded: str, frame: Frame, people: People) -> list[str]:
    """Forms by which the author would speak of this frame's speaker from outside."""
    phrase = frame.phrase
    if phrase is not None and phrase.kind == INSTITUTION:
        return ["这家公司", "该公司", "该行", "这家机构", "该机构", "这家企业", "该企业"]
    if phrase is None or phrase.kind != PERSON:
        return []
    form = folded[phrase.name.start : phrase.name.end]
    person = people.find(form)
    return [form] if person is None else [form, fold(person.written)]


def _told(reading: Reading, draft: Draft, settler: Settler) -> _Said | None:
    """What a cue attributes to somebody; None where there is no ground for a statement."""
    speaker = settler.settle(draft.frame, draft.frame.cue.start)
    if speaker is None and draft.type != "indirect" and draft.frame.phrase is not None:
        speaker = UNKNOWN  # words in quotation marks are somebody's even where nobody can be told
    if speaker is None or speaker.name == reading.publisher:
        return None
    cue = reading.cut(draft.frame.cue.start, draft.frame.cue.end).strip() or None
    long = len(draft.parts) == 1 and draft.type == "indirect" and draft.parts[0].end - draft.parts[0].start > 120
    return _Said(speaker, tuple(draft.parts), draft.type, cue, tuple(draft.rules), draft.sure * (0.9 if long else 1.0))


def _answered(folded: str, answer: Answer, settler: Settler, talk: tuple[Answer, ...]) -> _Said | None:
    """A labelled answer as one direct statement of the person answering."""
    speaker = answering(answer, settler, talk)
    parts = tuple(p for p in (stripped(folded, p) for p in answer.parts) if p.end > p.start)
    if not parts:
        return None
    settler.spoken.append((answer.label_span.start, speaker))
    return _Said(speaker, parts, "direct", answer.label, ("interview.answer",), 0.9)


def _record(reading: Reading, said: _Said, belonging: Belonging) -> Statement:
    """The record of one statement."""
    speaker, start = said.speaker, said.parts[0].start
    who = identity(speaker.name, kind=speaker.kind, article=reading.name)
    words = "".join(reading.folded[p.start : p.end] for p in said.parts)
    group, group_rule = belonging.group(speaker, said=words, start=start, cue=said.cue)
    return Statement(
        article=reading.name,
        start=start,
        end=said.parts[-1].end,
        text="".join(reading.cut(p.start, p.end) for p in said.parts),
        parts=said.parts,
        type=said.manner,
        speaker=speaker.name,
        speaker_id=who.id,
        speaker_label=who.label,
        speaker_kind=speaker.kind,
        role=speaker.role,
        organisation=speaker.organisation,
        group=group,
        cue=said.cue,
        resolved=speaker.resolved,
        rules=tuple(dict.fromkeys((*said.rules, *speaker.rules, group_rule))),
        confidence=round(max(0.05, min(0.99, speaker.sure * said.sure)), 2),
    )
