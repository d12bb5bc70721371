"""The frames of an article: those of the text, of colons and of quotations without a cue, and of speech inside speech; each fit for its subject."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence

from lib.extract.colons import find_colons
from lib.extract.cues import find_frames
from lib.extract.frames import HIDDEN, Frame
from lib.extract.interviews import Answer, questions
from lib.extract.orphans import find_orphans
from lib.extract.people import People
from lib.extract.pieces import DOCUMENT, INSTITUTION, OWN, PERSON, REFERENCE, UNNAMED, Listed
from lib.extract.quotations import Quotation, show_speech
from lib.extract.quoted_within import find_within
from lib.extract.sources_named import find_by_frames
from lib.extract.unnamed import ends_in_noun
from lib.patterns import compiled
from lib.schema import Span
from lib.text.reading import Reading

_WISH = compiled(r"(?:希望|期待|盼望|期望|看好|看空|判断|观察|以为|估计|担心|担忧|预期|发现|转述|反映)$")
_AGAIN = compiled("[又再还续亦]指")
_MERELY = compiled("(?:仅仅?|只是?|但|却|则|而|唯|惟|更|并|就|才|转而|继而|反而|简短地?|淡淡地?){1,2}")
_TITLE = compiled("《[^《》\n]{2,60}》")
_OF_A_BOARD = compiled("(?:董事|理事|监事|委员|股东|人大|工)会$")
_AND = compiled(r"(?:但是?|不过|并且|并|同时|还|又|且|也|亦|另外|此外|随后|接着|继而)")
_ACCUSE = compiled(r"(?:指控|建议|呼吁|敦促|控诉|宣布)")
_FORECAST = compiled("预计|预期|预测|估计|料")
_THING = compiled(
    r"(?:[列车船机舰艇台部款件批架辆艘座条片只头株颗枚吨箱罐集季期轮届届场次店馆站园厂楼盘号型版]|产品|项目|工程|机组|设备|芯片|手机|电影|影片|作品|航班|列车|专列|货轮|班列|卫星|火箭|房源|门店|基地|产线|样机|新车)$"
)
_HARD_TO_SAY = compiled(r"(?:显示|表明|揭示|指数显示|反映|统计)$")


def frames_of(
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
            if frame.phrase and frame.phrase.kind == PERSON and (frame.phrase.role or frame.mark == "."):
                people.add(frame.phrase)
            found.append(frame)
    cues = [f.cue.start for f in found]
    taken = {f.content for f in found} | {f.cue.start for f in found}
    for frame in find_by_frames(folded, plain, listed=listed, people=people.names):
        named = frame.phrase is not None and (frame.phrase.kind in (PERSON, INSTITUTION) or frame.phrase.rule == "phrase.unnamed")
        if frame.rule == "cue.quoting" and named and _is_frame(folded, plain, frame):  # «她引述…联合会的研究指,»: whom she quotes speaks
            found = [f for f in found if f.content != frame.content]
            cues = [f.cue.start for f in found]
            found.append(frame)
            continue
        clash = bisect_left(cues, frame.lead) < bisect_left(cues, frame.content)
        if not clash and frame.content not in taken and _is_frame(folded, plain, frame):
            found.append(frame)
    for source in (find_frames, find_by_frames) if any(q.speech for q in quotes) else ():
        for frame in source(folded, inner, listed=listed, people=people.names, nested=True):
            if _is_frame(folded, inner, frame) and _in_speech(folded, frame):
                found.append(frame)
    found += find_colons(folded, plain, found, listed=listed, people=people)
    found += find_orphans(folded, plain, quotes, found, listed=listed, people=people)
    heard = [*spoken, *(p for q in quotes if q.speech for p in q.parts)]
    within = list(find_within(folded, heard, listed=listed, people=people.names)) if heard else []
    opened = {f.content - 1 for f in within}
    found = [*_views_merged(folded, [f for f in found if f.content not in opened]), *within]
    found = [_as_nested(f) if _inside(spoken, f.cue.start) else f for f in found]
    titles = [Span(*m.span()) for m in _TITLE.finditer(plain)]  # «《微短剧备案工作提示》明确,…»: no cue in a title
    told = [Span(f.cue.start + 1, f.content) for f in found if f.kind == "tell"]  # a cue word in the addressee's name is none
    found = [
        f
        for f in found
        if (not f.nested or f.rule == "cue.within" or _in_speech(folded, f))
        and not _inside(told, f.cue.start)
        and not _inside(titles, f.cue.start)
        and not _inside(closed, f.cue.start)
    ]
    return sorted(found, key=lambda f: (f.cue.start, f.content))


def _views_merged(folded: str, frames: Sequence[Frame]) -> list[Frame]:
    """«他告诉记者,在他看来,…» is one frame: the inner one only repeats who speaks."""
    inner = {f.lead: f for f in frames if f.rule == "cue.in-the-eyes-of" and f.phrase and f.phrase.kind == REFERENCE}
    out = []
    for frame in frames:
        again = inner.get(frame.content)
        if again is not None and again is not frame and frame.mark != ".":
            frame = Frame(frame.lead, frame.cue, again.content, frame.mark, frame.kind, frame.phrase, frame.rule, frame.nested)
        out.append(frame)
    starts = {f.content for f in out if f.rule != "cue.in-the-eyes-of" and f.mark != "."}  # «…他说。在他看来,…» are two
    cues = {f.cue.start: f for f in out}
    out = [f for f in out if not _handed_on(f, cues.get(f.content) or _only(folded, cues, f.content))]
    return [f for f in out if f.rule != "cue.in-the-eyes-of" or f.content not in starts]


def _only(folded: str, cues: Mapping[int, Frame], at: int) -> Frame | None:
    """A cue behind «仅», «只», «但»: «…并未正面回应,仅说:“…”»."""
    m = _MERELY.match(folded, at)
    return cues.get(m.end()) if m else None


_WRITES = ("留言", "发帖", "发文", "撰文")


def _handed_on(frame: Frame, other: Frame | None) -> bool:
    """Whether a cue only leads up to another of the same speaker: «…当晚致歉,承认“…”», «IDC则更为谨慎,认为…»."""
    return bool(
        other
        and other is not frame
        and frame.cue.end > frame.cue.start
        and other.cue.end > other.cue.start
        and frame.phrase
        and (other.phrase is None or frame.phrase.name.start == other.phrase.name.start)
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
    if phrase.kind == UNNAMED and _OF_A_BOARD.search(plain, max(0, phrase.name.end - 2), phrase.name.end + 1):
        return False  # «两家董事|会均预计»
    free = frame.mark == ""
    if frame.kind == "colon" and frame.mark not in (":", "“", ".") and not cue.endswith("道"):
        return frame.mark == "," and phrase.kind == UNNAMED and cue in _WRITES  # «有网友留言,菜单上必须写明白»
    if frame.kind == "decree":
        return not free or phrase.kind in (DOCUMENT, REFERENCE) or "," in plain[frame.lead : frame.cue.start]
    if cue.startswith("公布"):  # «国家统计局公布,6月CPI…»: never what is made public
        return frame.mark in (":", "“", ",") and phrase.kind == INSTITUTION and phrase.name.end < frame.cue.start + 1 and phrase.sure >= 0.8
    if free and frame.kind == "urge" and phrase.rule == "phrase.crowd" and folded[phrase.name.end - 1] == "方":
        return False  # «中方敦促美方…» is what somebody else says
    if free and frame.kind == "urge":
        return "," in plain[frame.lead : frame.cue.start] or (phrase.sure >= 0.6 and phrase.kind != DOCUMENT)
    issued = phrase.kind == INSTITUTION and frame.kind == "view" and "," in plain[phrase.name.end : frame.cue.start]
    if free and ((_WISH.search(cue) and not issued) or frame.kind in ("mark", "colon")):  # «…发表报告,估计2030年…»
        return False
    if free and phrase.rule in ("phrase.bare-name", "phrase.suffix") and frame.kind == "data":
        return False
    if free and frame.kind == "view" and phrase.rule in ("phrase.suffix", "phrase.latin") and _FORECAST.match(cue):
        return False  # «出货预计达到25万台»: a thing, not a house
    if frame.kind == "view" and phrase.kind == UNNAMED and _FORECAST.match(cue) and phrase.rule == "phrase.unnamed":
        head = folded[phrase.name.start : phrase.name.end]
        if not ends_in_noun(folded, phrase.name.start, phrase.name.end) and _THING.search(head):
            return False  # «首批冷链专列…预计7天后抵达»
    if _HARD_TO_SAY.search(cue):
        told = phrase.kind == UNNAMED and (phrase.rule == "phrase.unnamed" or phrase.name.end < frame.cue.start)
        return phrase.kind in (INSTITUTION, DOCUMENT, REFERENCE) or told or (phrase.kind == PERSON and cue == "反映")
    if frame.kind == "data" and phrase.kind == UNNAMED and frame.rule != "cue.by" and phrase.rule == "phrase.crowd":
        return "媒" in folded[phrase.name.start : phrase.name.end]
    return True


def _goes_on(plain: str, frame: Frame, cue: str) -> bool:
    """Whether a cue without a subject may go on with the speaker before: «并称…», «,建议容许…»."""
    words = plain[frame.lead : frame.cue.start].strip()
    if words[:1] in ("但", "不") and cue not in ("提示", "提醒", "警告", "承认", "坦言", "强调", "指出", "坦承", "告诫"):
        return False
    if frame.kind not in ("say", "mark", "urge") or frame.mark == ".":
        return False
    if (_AND.match(words) and len(words) <= 24) or (not words and _AGAIN.match(cue)):
        return _AGAIN.match(cue) is not None or frame.kind == "say" or frame.mark in (",", ":", "“") or words[:1] in ("但", "不")
    return not words and frame.kind == "urge" and bool(_ACCUSE.match(cue)) and plain[frame.lead - 1 : frame.lead] == ","
