"""Interviews: labelled paragraphs of question and answer."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Set
from dataclasses import dataclass

from lib.extract.lexicon import HAN
from lib.extract.phrases import read_phrase
from lib.extract.pieces import PERSON, Listed
from lib.patterns import compiled
from lib.schema import Span
from lib.text.reading import Reading

_LABEL = compiled(rf"[\s【\[]{{0,2}}(?P<name>[{HAN}A-Za-z《》·.（）()0-9 ]{{1,24}}?)[】\]]?\s?[:](?=\s?\S)")
_ASK = compiled(r"(?:问|Q\d{0,2}|提问|记者|主持人|采访者|采访人|(?:.{0,10}(?:记者|报|网|刊|社|财经|评论|周末|新闻|周刊|晚报|日报)))")
_ANSWER = compiled(r"(?:答|A\d{0,2}|回答)")
_NOT_LABEL = compiled(
    r".*(?:嘉宾|受访者|图|来源|作者|编辑|责编|校对|标题|时间|地点|注|附|提示|声明|风险|关键词|导语|摘要|原标题|电话|邮箱|链接|https?|其一|其二|第[一二三四五]|首先|一是|二是).*|\d+"
)
_WIDE_LABEL = compiled(r" {0,4}(?P<name>[^:,。;!?“”「」\n]{2,40}):(?=.)")
_SENTENCE = compiled("[。!?]")
_OVER = compiled(
    r"(?:采访|专访|对话|访谈|问答|圆桌|论坛|连线)(?:结束|最后|之后|过后|后|之外|以外|之余|尾声|现场之外)|(?:记者|本报)|截至发稿"
)
_NOT_OWN = compiled("“[^“”]{1,400}”|「[^「」]{1,400}」|(?:向|对|跟|给|和|与|同|告诉|接受|约了|陪)我")
"""Where «我» is somebody quoted, or the author to whom somebody speaks."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One labelled answer: the label, and what is said, a part for each paragraph."""

    label: str
    label_span: Span
    parts: tuple[Span, ...]


def answers(reading: Reading) -> tuple[Answer, ...]:
    """Labelled answers in reading order; none where the article is no interview.

    Two labels at least must come back, one of them asking; a line such as «责任编辑:» makes no interview.
    """
    labels = []
    for number, paragraph in enumerate(reading.paragraphs):
        m = _LABEL.match(reading.folded, paragraph.start, paragraph.end)
        if m and not _NOT_LABEL.fullmatch(m.group("name")) and not re.search("[。,“”]", m.group("name")):
            labels.append((number, m.group("name").strip(), m.start("name"), m.end()))
    count = Counter(name for _, name, _, _ in labels)
    asking = {name for name in count if _ASK.fullmatch(name)}
    answering = {name for name in count if name not in asking and (count[name] >= 2 or _ANSWER.fullmatch(name))}
    first_full = {
        name for name in count if name not in asking and any(name != a and (name.startswith(a) or a.startswith(name)) for a in count)
    }
    answering |= first_full
    if not asking and len(answering) >= 2:
        asked = [name for name in answering if _asks(reading, labels, name)]
        asking = set(asked[:1])
        answering -= asking
    if not asking or not answering or sum(count[a] for a in asking) < 2:
        return ()
    answering |= {n for n in count if n not in asking and len(n) <= 4 and count[n] >= 1 and asking}
    return tuple(_answers(reading, labels, asking, answering))


def transcript(reading: Reading, *, listed: Listed, people: Set[str]) -> tuple[Answer, ...]:
    """Labelled speech of a press conference or a call: «自治区财政厅总会计师闭雪梅:…», later by the name alone.

    A label is a titled person or a name the article has introduced; who only asks is left out.
    """
    out = []
    for paragraph in reading.paragraphs:
        m = _WIDE_LABEL.match(reading.folded, paragraph.start, paragraph.end)
        if not m or paragraph.heading or reading.folded[m.end() : m.end() + 1] in "“「":
            continue
        phrase = read_phrase(reading.folded, m.start("name"), m.end("name"), listed=listed, people=people)
        known = phrase and phrase.kind == PERSON and (phrase.role or reading.folded[phrase.name.start : phrase.name.end] in people)
        said = reading.folded[m.end() : paragraph.end].strip()
        if (
            phrase
            and known
            and not _ASK.fullmatch(m.group("name").strip())
            and not (said.endswith("?") and len(_SENTENCE.findall(said)) <= 2)
        ):
            label = Span(m.start("name"), m.end("name"))
            out.append(Answer(reading.folded[label.start : label.end], label, (Span(m.end(), paragraph.end),)))
    return tuple(out) if len(out) >= 2 else ()


def _asks(reading: Reading, labels: list[tuple[int, str, int, int]], name: str) -> bool:
    """Whether most paragraphs of a label end in a question mark."""
    mine = [reading.paragraphs[n] for n, label, _, _ in labels if label == name]
    return sum(reading.folded[p.start : p.end].rstrip().endswith("?") for p in mine) * 2 > len(mine)


def _answers(reading: Reading, labels: list[tuple[int, str, int, int]], asking: set[str], answering: set[str]) -> list[Answer]:
    out = []
    where = {number: (name, start, end) for number, name, start, end in labels}
    number = 0
    while number < len(reading.paragraphs):
        found = where.get(number)
        if not found or found[0] not in answering:
            number += 1
            continue
        name, start, content = found
        parts = [Span(content, reading.paragraphs[number].end)]
        number += 1
        while number < len(reading.paragraphs) and number not in where:
            paragraph = reading.paragraphs[number]
            if paragraph.heading or _OVER.search(reading.folded, paragraph.start, min(paragraph.end, paragraph.start + 30)):
                break
            # after the last label: only what still speaks as «我» and «我们», in its own words
            if not any(n > number for n in where) and "我" not in _NOT_OWN.sub("", reading.folded[paragraph.start : paragraph.end]):
                break
            parts.append(Span(paragraph.start, paragraph.end))
            number += 1
        out.append(Answer(name, Span(start, start + len(name)), tuple(parts)))
    return out


def questions(reading: Reading, found: tuple[Answer, ...]) -> list[Span]:
    """Paragraphs of an interview that are no answer: nothing in them is read as a statement."""
    if not found:
        return []
    taken = {p.start for a in found for p in a.parts} | {a.label_span.start for a in found}
    first, last = found[0].label_span.start, found[-1].parts[-1].end
    out = []
    for paragraph in reading.paragraphs:
        inside = any(paragraph.start <= t <= paragraph.end for t in taken)
        asked = None if inside else _WIDE_LABEL.match(reading.folded, paragraph.start, paragraph.end)
        if asked and reading.folded[asked.end() : paragraph.end].rstrip().endswith("?"):
            out.append(Span(paragraph.start, paragraph.end))
            continue
        m = _LABEL.match(reading.folded, paragraph.start, paragraph.end) if not inside and paragraph.end <= last else None
        if m and (_ASK.fullmatch(m.group("name").strip()) or paragraph.start > first):
            out.append(Span(paragraph.start, paragraph.end))
    return out
