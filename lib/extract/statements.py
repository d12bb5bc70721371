"""Who says what: one record for each stretch that the article attributes to somebody other than its author.

1 find quotation stretches; 2 find cue frames; 3 read the speaker phrases; 4 attach quotations and reported stretches;
5 join and split; 6 settle references with the people the article introduces; 7 put speakers into groups.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from lib.extract.attach import Attacher, Draft
from lib.extract.colons import find_colons
from lib.extract.cues import find_frames
from lib.extract.frames import HIDDEN, Frame
from lib.extract.full_names import full_names
from lib.extract.groups import group_of, is_listed, lives_by_ai, makes_works
from lib.extract.identities import identity
from lib.extract.interviews import Answer, answers, questions, transcript
from lib.extract.lexicon import lexicon
from lib.extract.names import Names
from lib.extract.orphans import find_orphans
from lib.extract.people import People, Person, introduced
from lib.extract.phrases import read_phrase
from lib.extract.pieces import DOCUMENT, INSTITUTION, OWN, PERSON, REFERENCE, UNNAMED, Listed, Piece
from lib.extract.quotations import Quotation, hide_speech, quotations, show_speech
from lib.extract.references import Settler
from lib.extract.sources_named import find_by_frames
from lib.extract.speakers import UNKNOWN, Speaker
from lib.extract.trades import is_maker, is_soft, lives_otherwise, speaks_of_own, trade
from lib.schema import UNKNOWN_SPEAKER, Span, Statement
from lib.text.fold import fold
from lib.text.reading import Reading

_WISH = re.compile(r"(?:希望|期待|盼望|期望|看好|看空|判断|观察|以为|估计|担心|担忧|预期|发现|转述|反映)$")
_AND = re.compile(r"(?:并且|并|同时|还|又|且|也|亦|另外|此外|随后|接着|继而)")
_ACCUSE = re.compile(r"(?:指控|建议|呼吁|敦促|控诉|宣布)")
_COUNTS = re.compile(r"(?:最新|发布的?|的)?(?!.{0,3}(?:内部|自己|自身|后台)).{0,4}(?:数据|统计|监测)")
_SURVEYS = re.compile("[^,。;:]{0,16}(?:发布|公布|开展|进行|出具|推出)[^,。;:]{0,14}(?:调研|调查|报告|榜单|指数|白皮书|监测|问卷)")
_OWN_NEWS = re.compile("宣布|公告|披露|回应|回复|答复|公布")
_FORECAST = re.compile("预计|预期|预测|估计|料")
_STOP = re.compile("[,。;]")
_BRINGS_OUT = re.compile(".{0,14}(?:旗下|发布|推出|上线|自研|开源|训练)")
_STAGE = re.compile(r"\((?:大笑|笑|苦笑|沉默|停顿|想了想|思考|点头|摇头|叹气|叹)[^()]{0,6}\)")
_HARD_TO_SAY = re.compile(r"(?:显示|表明|揭示|指数显示|反映|统计)$")


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
    frames = _frames(reading, plain, quotes, listed, people, talk)
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
        _products(folded, names),
    )
    out: list[Statement] = []
    drafts: list[Draft | Answer] = [*attacher.drafts(), *talk]
    drafts.sort(key=_position)
    for draft in drafts:
        if isinstance(draft, Answer):
            out += _answer(reading, draft, settler, talk)
            continue
        speaker = settler.settle(draft.frame, draft.frame.cue.start)
        if speaker is None and draft.type != "indirect" and draft.frame.phrase is not None:
            speaker = UNKNOWN  # words in quotation marks are somebody's even where nobody can be told
        if speaker is not None and speaker.name != reading.publisher:
            out.append(_statement(reading, draft, speaker, settler))
    return tuple(sorted(out, key=lambda s: (s.start, -s.end)))


def _position(draft: Draft | Answer) -> int:
    return draft.label_span.start if isinstance(draft, Answer) else draft.frame.cue.start


def _frames(
    reading: Reading, plain: str, quotes: Sequence[Quotation], listed: Listed, people: People, talk: tuple[Answer, ...]
) -> list[Frame]:
    """All frames in order of their cues: those of the text, then those inside quotations and answers as nested."""
    folded = reading.folded
    inner = show_speech(folded, quotes, hidden=HIDDEN)
    closed = [Span(p.start, p.end) for p in reading.paragraphs if p.heading] + questions(reading, talk)
    closed = sorted([*closed, *(Span(a.label_span.start, a.label_span.end + 1) for a in talk)], key=lambda s: s.start)
    spoken = [part for answer in talk for part in answer.parts]
    found: list[Frame] = []
    for frame in find_frames(folded, plain, listed=listed, people=people.names):
        if _is_frame(folded, plain, frame):
            if frame.phrase and frame.phrase.kind == PERSON and frame.phrase.role:
                people.add(frame.phrase)
            found.append(frame)
    cues = [f.cue.start for f in found]
    taken = {f.content for f in found} | {f.cue.start for f in found}
    for frame in find_by_frames(folded, plain, listed=listed, people=people.names):
        clash = bisect_left(cues, frame.lead) < bisect_left(cues, frame.content)
        if not clash and frame.content not in taken and _is_frame(folded, plain, frame):
            found.append(frame)
    for source in (find_frames, find_by_frames) if any(q.speech for q in quotes) else ():
        for frame in source(folded, inner, listed=listed, people=people.names, nested=True):
            if _is_frame(folded, inner, frame) and _in_speech(folded, frame):
                found.append(frame)
    found += find_colons(folded, plain, found, listed=listed, people=people)
    found += find_orphans(folded, plain, quotes, found, listed=listed, people=people)
    found = _views_merged(found)
    found = [_as_nested(f) if _inside(spoken, f.cue.start) else f for f in found]
    told = [Span(f.cue.start + 1, f.content) for f in found if f.kind == "tell"]  # a cue word in the addressee's name is none
    found = [
        f for f in found if (not f.nested or _in_speech(folded, f)) and not _inside(told, f.cue.start) and not _inside(closed, f.cue.start)
    ]
    return sorted(found, key=lambda f: (f.cue.start, f.content))


def _views_merged(frames: Sequence[Frame]) -> list[Frame]:
    """«他告诉记者,在他看来,…» is one frame: the inner one only repeats who speaks."""
    inner = {f.lead: f for f in frames if f.rule == "cue.in-the-eyes-of" and f.phrase and f.phrase.kind == REFERENCE}
    out = []
    for frame in frames:
        again = inner.get(frame.content)
        if again is not None and again is not frame and frame.mark != ".":
            frame = Frame(frame.lead, frame.cue, again.content, frame.mark, frame.kind, frame.phrase, frame.rule, frame.nested)
        out.append(frame)
    starts = {f.content for f in out if f.rule != "cue.in-the-eyes-of" and f.mark != "."}  # «…他说。在他看来,…» are two
    cues = {f.cue.start: f for f in out if f.phrase}
    out = [f for f in out if not _handed_on(f, cues.get(f.content))]
    return [f for f in out if f.rule != "cue.in-the-eyes-of" or f.content not in starts]


def _handed_on(frame: Frame, other: Frame | None) -> bool:
    """Whether a cue only leads up to another of the same speaker: «…当晚致歉,承认“…”», «IDC则更为谨慎,认为…»."""
    return bool(
        other
        and other is not frame
        and frame.cue.end > frame.cue.start
        and other.cue.end > other.cue.start
        and frame.phrase
        and other.phrase
        and frame.phrase.name.start == other.phrase.name.start
    )


def _inside(spans: Sequence[Span], position: int) -> bool:
    """Whether a position lies in one of the spans, which are in order and apart."""
    i = bisect_right(spans, position, key=lambda s: s.start) - 1
    return i >= 0 and position < spans[i].end


def _as_nested(frame: Frame) -> Frame:
    return Frame(frame.lead, frame.cue, frame.content, frame.mark, frame.kind, frame.phrase, frame.rule, True)


def _in_speech(folded: str, frame: Frame) -> bool:
    """Inside speech only somebody named or marked as unnamed makes a statement of his own."""
    phrase = frame.phrase
    if phrase is None or phrase.kind in (OWN, REFERENCE) or frame.mark == ".":
        return False
    if phrase.kind == UNNAMED and phrase.rule == "phrase.crowd":
        return False
    return frame.mark in (",", ":", "“") and phrase.sure >= 0.7


def _is_frame(folded: str, plain: str, frame: Frame) -> bool:
    """Whether cue and subject fit one another."""
    phrase, cue = frame.phrase, folded[frame.cue.start : frame.cue.end]
    if phrase is None:
        return _goes_on(plain, frame, cue)
    if phrase.kind == OWN:
        return True
    free = frame.mark == ""
    if frame.kind == "colon" and frame.mark not in (":", "“", ".") and not cue.endswith("道"):
        return False
    if frame.kind == "decree":
        return not free or phrase.kind in (DOCUMENT, REFERENCE) or "," in plain[frame.lead : frame.cue.start]
    if cue.startswith("公布"):  # «国家统计局公布,6月CPI…»: never what is made public
        return frame.mark in (":", "“", ",") and phrase.kind == INSTITUTION and phrase.name.end < frame.cue.start + 1 and phrase.sure >= 0.8
    if free and frame.kind == "urge" and phrase.rule == "phrase.crowd" and folded[phrase.name.end - 1] == "方":
        return False  # «中方敦促美方…» is what somebody else says
    if free and frame.kind == "urge":
        return "," in plain[frame.lead : frame.cue.start] or (phrase.sure >= 0.6 and phrase.kind != DOCUMENT)
    if free and (_WISH.search(cue) or frame.kind in ("mark", "colon")):
        return False
    if free and phrase.rule in ("phrase.bare-name", "phrase.suffix") and frame.kind == "data":
        return False
    if free and frame.kind == "view" and phrase.rule in ("phrase.suffix", "phrase.latin") and _FORECAST.match(cue):
        return False  # «出货预计达到25万台»: a thing, not a house
    if _HARD_TO_SAY.search(cue):
        told = phrase.kind == UNNAMED and (phrase.rule == "phrase.unnamed" or phrase.name.end < frame.cue.start)
        return phrase.kind in (INSTITUTION, DOCUMENT, REFERENCE) or told or (phrase.kind == PERSON and cue == "反映")
    if frame.kind == "data" and phrase.kind == UNNAMED and frame.rule != "cue.by" and phrase.rule == "phrase.crowd":
        return "媒" in folded[phrase.name.start : phrase.name.end]
    return True


def _goes_on(plain: str, frame: Frame, cue: str) -> bool:
    """Whether a cue without a subject may go on with the speaker before: «并称…», «,建议容许…»."""
    words = plain[frame.lead : frame.cue.start].strip()
    if frame.kind not in ("say", "mark", "urge") or frame.mark == ".":
        return False
    if _AND.match(words) and len(words) <= 24:
        return frame.kind == "say" or frame.mark in (",", ":", "“")
    return not words and frame.kind == "urge" and bool(_ACCUSE.match(cue)) and plain[frame.lead - 1 : frame.lead] == ","


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


def _statement(reading: Reading, draft: Draft, speaker: Speaker, settler: Settler) -> Statement:
    parts = draft.parts
    cue = reading.cut(draft.frame.cue.start, draft.frame.cue.end).strip() or None
    return _record(
        reading,
        parts,
        draft.type,
        speaker,
        settler,
        cue=cue,
        fired=draft.rules,
        sure=draft.sure * (0.9 if len(parts) == 1 and draft.type == "indirect" and parts[0].end - parts[0].start > 120 else 1.0),
    )


def _record(
    reading: Reading,
    parts: Sequence[Span],
    manner: str,
    speaker: Speaker,
    settler: Settler,
    *,
    cue: str | None,
    fired: Iterable[str],
    sure: float,
) -> Statement:
    """The record of one statement."""
    text = "".join(reading.cut(p.start, p.end) for p in parts)
    who = identity(speaker.name, kind=speaker.kind, article=reading.name)
    near = _near(settler, speaker)
    own_news = bool(cue and _OWN_NEWS.search(fold(cue)))
    group, group_rule = group_of(
        speaker.kind,
        fold(speaker.name),
        role=fold(speaker.role) if speaker.role else None,
        organisation=fold(speaker.organisation) if speaker.organisation else None,
        near=near,
        said="".join(reading.folded[p.start : p.end] for p in parts),
        article=reading.folded,
        own_news=own_news,
        makes=_makes(settler, speaker, "".join(reading.folded[p.start : p.end] for p in parts)),
        trade=_trade(settler, speaker),
        counts=_counts(reading.folded, fold(speaker.name), parts[0].start),
    )
    return Statement(
        article=reading.name,
        start=parts[0].start,
        end=parts[-1].end,
        text=text,
        parts=tuple(parts),
        type=manner,
        speaker=speaker.name,
        speaker_id=who.id,
        speaker_label=who.label,
        speaker_kind=speaker.kind,
        role=speaker.role,
        organisation=speaker.organisation,
        group=group,
        cue=cue,
        resolved=speaker.resolved,
        rules=tuple(dict.fromkeys((*fired, *speaker.rules, group_rule))),
        confidence=round(max(0.05, min(0.99, speaker.sure * sure)), 2),
    )


def _products(folded: str, names: Names) -> dict[str, tuple[str, ...]]:
    """Folded houses to the models and tools that the article says they make."""
    out: dict[str, tuple[str, ...]] = {}
    hard: set[str] = set()
    for one in names.systems:
        if one.name in hard or not one.vendor:
            continue
        if not is_soft(one.kind, folded[max(0, one.start - 6) : one.start]):
            hard.add(one.name)
        elif fold(one.name) not in out.get(fold(one.vendor), ()):
            out[fold(one.vendor)] = (*out.get(fold(one.vendor), ()), fold(one.name))
    return out


def _house_of(speaker: Speaker) -> str:
    return fold(speaker.organisation or (speaker.name if speaker.kind == "institution" else ""))


def _makes(settler: Settler, speaker: Speaker, said: str) -> bool:
    """Whether the speaker's house makes AI models or tools and he speaks of these; of a house in no list, whether the article names one."""
    house = _house_of(speaker)
    made = settler.products.get(house, ())
    if is_listed(house) or is_maker(house):
        office = fold(speaker.name if speaker.kind == "unnamed" else speaker.role or "")
        return (lives_by_ai(house) and is_maker(house)) or any(name in said for name in made) or speaks_of_own(house, said, office)
    return bool(made) and not lives_otherwise(house)


def _trade(settler: Settler, speaker: Speaker) -> str:
    """The group that the article's words about the speaker's house stand for; «» of one in a list."""
    house = _house_of(speaker)
    if not house or (is_listed(house) and not lives_by_ai(house)):
        return ""
    if house not in settler.trades:
        staff = (settler.folded[p.role.start : p.role.end] for p in settler.people.everyone if p.role and _is_of(settler, p, house))
        settler.trades[house] = trade(settler.plain, house) or ("creator" if any(makes_works(role) for role in staff) else "")
    return settler.trades[house]


def _is_of(settler: Settler, person: Person, house: str) -> bool:
    return person.organisation is not None and settler.folded[person.organisation.start : person.organisation.end] == house


def _counts(folded: str, name: str, before: int) -> bool:
    """Whether a house speaks through figures it has gathered: «X数据显示», «X11月18日发布的调研显示»."""
    at = max(folded.rfind(name, 0, before), folded.find(name)) + len(name)
    return bool(_COUNTS.match(folded, at)) or (bool(_SURVEYS.match(folded, at)) and not is_listed(name))


def _near(settler: Settler, speaker: Speaker) -> str:
    """What the article says about a speaker's house around its first mentions, speech left out."""
    house = speaker.organisation or (speaker.name if speaker.kind == "institution" else "")
    if not house or speaker.name == UNKNOWN_SPEAKER:
        return ""
    name, plain, out, at = fold(house), settler.plain, [], 0
    for _ in range(4):
        at = plain.find(name, at)
        if at < 0:
            break
        start = settler.sentences.spans[settler.sentences.index(at)].start
        before = plain[max(start, at - 40) : at]
        after = _STOP.split(plain[at + len(name) : at + len(name) + 40], maxsplit=1)[0]
        out.append(f"{before}{after if _BRINGS_OUT.match(after) else ''}")
        at += len(name)
    return "|".join(out).replace(HIDDEN, "")


def _answer(reading: Reading, answer: Answer, settler: Settler, talk: tuple[Answer, ...]) -> list[Statement]:
    """A labelled answer as one direct statement of the person answering."""
    speaker = _answering(reading, answer, settler, talk)
    parts = tuple(_stripped(reading.folded, p) for p in answer.parts)
    parts = tuple(p for p in parts if p.end > p.start)
    if not parts:
        return []
    settler.spoken.append((answer.label_span.start, speaker))
    return [_record(reading, parts, "direct", speaker, settler, cue=answer.label, fired=("interview.answer",), sure=0.9)]


def _stripped(folded: str, span: Span) -> Span:
    start, end = span.start, span.end
    while start < end and folded[start] in " \n":
        start += 1
    while end > start and folded[end - 1] in " \n":
        end -= 1
    if aside := _STAGE.match(folded, start, end):
        start = aside.end()
    if end - start > 2 and folded[start] in "“「" and folded[end - 1] in "”」" and not re.search("[“”「」]", folded[start + 1 : end - 1]):
        start, end = start + 1, end - 1
    return Span(start, end)


_TALKED = re.compile(r"专访|采访|对话|访谈|对谈|专访了|受访|做客|独家")
_ANSWER_LABEL = re.compile(r"(?:答|A\d{0,2}|回答)")


def _answering(reading: Reading, answer: Answer, settler: Settler, talk: tuple[Answer, ...]) -> Speaker:
    """Who stands behind a label: a name, or for 答 the person the interview is with."""
    people, folded = settler.people, reading.folded
    label = fold(answer.label)
    if not _ANSWER_LABEL.fullmatch(label):
        start, end = answer.label_span.start, answer.label_span.end
        phrase = read_phrase(folded, start, end, listed=settler.listed, people=people.names)
        if phrase and phrase.kind == PERSON:
            return settler.of_phrase(phrase) or UNKNOWN
        if phrase and phrase.kind == REFERENCE and lexicon().addressed.fullmatch(label):
            return settler.of_phrase(phrase) or UNKNOWN
        matching = [p for p in people.everyone if p.written.startswith(label) or p.written.endswith(label)]
        if matching:
            return settler.of_person(matching[0], Piece(start, end), "interview.label", 0.9)
        if phrase and phrase.kind == INSTITUTION:
            return Speaker("institution", answer.label, rules=("interview.label",), sure=0.7)
        return Speaker("person", answer.label, rules=("interview.label",), sure=0.6)
    first = talk[0].label_span.start
    before = [p for p in people.everyone if p.name.start < first]
    if not before:
        return UNKNOWN
    for person in before:
        sentence = settler.sentences.spans[settler.sentences.index(person.name.start)]
        if _TALKED.search(folded, sentence.start, sentence.end):
            return settler.of_person(
                person,
                Piece(answer.label_span.start, answer.label_span.end),
                "interview.guest",
                0.85,
                how="the person the interview is with",
            )
    best = max(before, key=lambda p: (folded.count(p.written), -p.name.start))
    return settler.of_person(
        best, Piece(answer.label_span.start, answer.label_span.end), "interview.guest", 0.6, how="the person the interview is with"
    )
