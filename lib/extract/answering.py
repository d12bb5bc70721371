"""Who stands behind the labels of an interview, and where an answer's words begin and end."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lib.extract.interviews import Answer
from lib.extract.lexicon import lexicon
from lib.extract.people import Person
from lib.extract.phrases import read_phrase
from lib.extract.pieces import INSTITUTION, PERSON, REFERENCE, Piece
from lib.extract.references import Settler
from lib.extract.speakers import UNKNOWN, Speaker
from lib.patterns import compiled
from lib.schema import Span
from lib.text.fold import fold

_STAGE = compiled(r"\((?:大笑|笑|苦笑|沉默|停顿|想了想|思考|点头|摇头|叹气|叹)[^()]{0,6}\)")
_TALKED = compiled(r"专访|采访|对话|访谈|对谈|专访了|受访|做客|独家")
_CLAUSE = compiled("[^,。;:!?\n]{2,60}(?=[,。;:])")
_ANSWER_LABEL = compiled(r"(?:答|A\d{0,2}|回答)")


def answering(answer: Answer, settler: Settler, talk: Sequence[Answer]) -> Speaker:
    """Who stands behind a label: a name, or for 答 the person the interview is with."""
    label = Piece(answer.label_span.start, answer.label_span.end)
    if not _ANSWER_LABEL.fullmatch(fold(answer.label)):
        return _labelled(fold(answer.label), label, answer, settler)
    before = [p for p in settler.people.everyone if p.name.start < talk[0].label_span.start]
    if not before:
        return _told_of(settler, talk[0].label_span.start) or UNKNOWN
    guest = next((p for p in before if _is_talked_to(p, settler)), None)
    if guest is None:
        guest, sure = max(before, key=lambda p: (settler.folded.count(p.written), -p.name.start)), 0.6
    else:
        sure = 0.85
    return settler.of_person(guest, label, "interview.guest", sure, how="the person the interview is with")


def _told_of(settler: Settler, end: int) -> Speaker | None:
    """Whom the clauses before an interview speak of without a title: «在一家公司做了八年分镜的桑晚,…»."""
    for m in _CLAUSE.finditer(settler.plain, 0, end):
        phrase = read_phrase(settler.folded, m.start(), m.end(), listed=settler.listed, people=settler.people.names)
        if phrase and phrase.kind == PERSON and phrase.name.end == m.end():
            return settler.of_phrase(phrase)
    return None


def _labelled(words: str, label: Piece, answer: Answer, settler: Settler) -> Speaker:
    """Who is named by a label of his own."""
    people = settler.people
    phrase = read_phrase(settler.folded, label.start, label.end, listed=settler.listed, people=people.names)
    if phrase and (phrase.kind == PERSON or (phrase.kind == REFERENCE and lexicon().addressed.fullmatch(words))):
        return settler.of_phrase(phrase) or UNKNOWN
    matching = [p for p in people.everyone if p.written.startswith(words) or p.written.endswith(words)]
    if matching:
        return settler.of_person(matching[0], label, "interview.label", 0.9)
    if phrase and phrase.kind == INSTITUTION:
        return Speaker("institution", answer.label, rules=("interview.label",), sure=0.7)
    return Speaker("person", answer.label, rules=("interview.label",), sure=0.6)


def _is_talked_to(person: Person, settler: Settler) -> bool:
    sentence = settler.sentences.spans[settler.sentences.index(person.name.start)]
    return _TALKED.search(settler.folded, sentence.start, sentence.end) is not None


def stripped(folded: str, span: Span) -> Span:
    """A part of an answer without the space, the stage direction and the quotation marks around it."""
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
