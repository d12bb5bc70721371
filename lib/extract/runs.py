"""Where reported speech stops: at the sentence, or further down the paragraph."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Sequence
from functools import cache

from lib.extract.frames import HIDDEN, Frame
from lib.extract.lexicon import lexicon
from lib.extract.name_ends import name_at
from lib.extract.pieces import INSTITUTION, REFERENCE, Listed, Piece
from lib.extract.running_on import goes_on
from lib.patterns import compiled
from lib.rules import alternation, rules
from lib.schema import Span
from lib.text.reading import Paragraph

_END = compiled(rf"[。!?…]+[)”’」』]*|{HIDDEN}+")
_BRIEF = compiled(r"宣布|披露|公告|回应|回复|回覆|答复|公布|声明|澄清|证实|承认|否认")
_MARKET = compiled("涨停|跌停|收涨|收跌|收报|报收|收盘|盘中|股价(?:应声|随即|一度)|大涨|大跌")
_NO_COMMENT = compiled("(?:不予|拒绝|未予|未作|未有|未能|没有|尚未|暂未|并未|未)(?:置评|回应|回复|评论|公布|透露|公开)")
_AHEAD = compiled("有望|预计|将|可能|或|料|会|建议")
_MAIN_CLAUSE = compiled(r",(?:但|不过|然而|可是|却|其实)")
_CLOSES_ON_QUOTE = compiled("[,:][“「『][^“”「」『』]{2,100}[”」』][。]$")
"""«招人难,“开到两万也没人来”。»: the speaker's own words close what a paper reports of him."""
_BESIDE = compiled(r"(?:而|但|不过|同时|他并|她并|他还|她还|并|则)")
_ALSO = compiled("[则也亦却又再还]")
_AUTHORS_CLAUSE = compiled(
    ",(?:该(?:通知|办法|规定|指引|意见|细则|政策|公约|标准|文件|条例|制度)自[^,。]{2,14}起?(?:施行|实施|执行|生效)|遂(?:下令|判|裁|决定|要求|命)|继而|案件(?:排期|将于))|,这(?:给|让|使|为|也|意味|标志|无疑|一(?:数字|数据|成绩|水平|涨幅|跌幅))"
)
"""A clause behind a figure that a house gives, in which the author says what it means."""
_MOST = 12
_CONCESSION = compiled(r"(?:虽然|尽管|虽|即便|即使|正如|如|就像|诚如)")
_SOMEBODY = compiled(
    "(?:有|另有|还有)?[一两三几数多另](?:位|名)|(?:也|还|另)?有[^,。;]{0,8}?(?:人士|者|商|师|员|机构|声音|观点|专家|网友)"
    "|[^,。;]{0,8}?[一两三几数多](?:位|名|家)[^,。;]{2,20}?(?:却|则|倒|并不|不这么|对此)"
)
_OTHERS_VIEW = compiled(
    "[^,。]{1,8}?(?:对此|未必买账|并不买账|不以为然|另有看法|不这么看|看法不同|却不这么|并不这么|意见不一)|[^,。]{2,14}(?:更令人|更让人|更直接|更直白|更硬)"
)
_BUT = compiled("(?:但|而|不过|然而|同时)?,?")
_CLAUSE = compiled("[,的了]")
_DAY_AT = compiled(
    r";(?:同日|次日|翌日|当天|当日|当晚|随后|不久后|此前|日前|近日|上周|本周|\d{1,2}天后|\d{1,2}月\d{1,2}日|[\d一两二三四五六七八九十]{1,3}[天周个月年]{1,2}后),?"
)
_DAY_OPENS = compiled(_DAY_AT.pattern + "$")
_ITS_TURN = compiled("[^,。;]{0,10}?(?:那边|这边|方面|则|也|却|倒|更|同样|分别|均|都|未予|不予|拒绝|没有|暂未)")
_FINDINGS = compiled("审理查明|经审理|查明")
_HE_DOES = compiled(
    r"(?:去年|前年|此前|当时|那年|\d{4}年|最近|上个?月|那时)[他她](?!们)|[他她](?:则|也|还|仍|并|同时|随后)?(?:维持|给予|重申|上调|下调|首予|首推|没有|未|拒绝|放下|拿起|指着|翻开|掏出|笑|叹|摇头|顿了|停了|沉默|打开|点开|现年|今年\d{2}岁|毕业于|曾任|曾在|\d{4}年)"
)
"""What the author tells of the speaker: his rating of a stock, his gesture, his life."""
_OWN_RESULTS = compiled("财报|年报|季报|半年报|公告|业绩|招股书|快报|预告")
_DATED = compiled(
    r"(?:下一?届|上一?届|本届|首届)[^,。;]{2,16}?(?:将|于|定于|计划于)|"
    r"(?:[一两二三四五六七八九十几数半]{1,3}(?:个?多?|多个)(?:小时|天|周|月|年|星期)(?:多)?(?:后|之后|以后)|次日|翌日|同日|当晚|不久后|此后不久),"
    r"|《[^《》]{2,40}》[^,。;:]{0,6}\d{1,2}月\d{0,2}"
    r"|(?![^,。;]{0,14}(?:我们|公司|本公司|集团|团队|项目|我))[^,。;:]{0,16}\d{1,2}月\d{1,2}日"
)
"""A sentence that says at once on which day something happened is the author's story again."""
_NEWS = compiled(
    r"(?:在?(?:资本市场|二级市场|一级市场|股市|A股市场|港股市场)(?:上|方面|层面)?,|(?:\d{2,4}年)?\d{1,2}月(?:\d{1,2}日|底|初|中旬|下旬|上旬|份)?[,、]?|昨日|今日|昨晚|此前|日前|近日|上周|本周|下周|(?:根据|按照|依照)[^,。]{2,16}(?:方案|公告|计划|规定|预案|合同|协议|招股书|议案),|据|另据|而据|而在|在此之前)"
)


@cache
def _openers() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Patterns of sentence openings: where the author takes over, and where details of a source go on."""
    words = {str(r.data["kind"]): [*r.words, *(w.replace("着", "著") for w in r.words if "着" in w)] for r in rules("openers")}
    return compiled(rf"\s*(?:{alternation(words['stop'])})"), compiled(rf"\s*(?:{alternation(words['on'])})")


class Sentences:
    """Sentences of a text in which speech quotations are hidden; a hidden quotation ends one if its own last mark does."""

    def __init__(self, folded: str, plain: str, paragraphs: Sequence[Paragraph]) -> None:
        self.plain = plain
        self.spans: list[Span] = []
        self.paragraph_ends: list[int] = []
        for paragraph in paragraphs:
            at = paragraph.start
            for m in _END.finditer(plain, paragraph.start, paragraph.end):
                if m.group()[0] == HIDDEN and not _ends_inside(folded, m.end()):
                    continue
                if plain[m.end() : m.end() + 1] in (",", ";", ":", "、"):
                    continue
                self._add(at, m.end(), paragraph.end)
                at = m.end()
            self._add(at, paragraph.end, paragraph.end)
        self.starts = [s.start for s in self.spans]

    def _add(self, start: int, end: int, paragraph_end: int) -> None:
        while start < end and self.plain[start].isspace():
            start += 1
        if start < end:
            self.spans.append(Span(start, end))
            self.paragraph_ends.append(paragraph_end)

    def after(self, number: int) -> Iterator[Span]:
        """The sentences after one."""
        for i in range(number + 1, len(self.spans)):
            yield self.spans[i]

    def index(self, position: int) -> int:
        """Number of the sentence that holds a position."""
        return max(0, bisect_right(self.starts, position) - 1)


def _ends_inside(folded: str, end: int) -> bool:
    """Whether a quotation that ends here closes on a sentence mark."""
    inner = (folded[end - 1 : end] in '”’」』"' and folded[end - 2 : end - 1]) or folded[end - 1 : end]
    return inner in tuple("。!?…”’」』") and bool(inner)


class Frames:
    """The frames of an article in order of their cues, for look-up by place."""

    def __init__(self, frames: Sequence[Frame]) -> None:
        self.ordered = tuple(frames)
        self._cues = [f.cue.start for f in self.ordered]
        self._by_lead: dict[int, list[Frame]] = {}
        for frame in self.ordered:
            self._by_lead.setdefault(frame.lead, []).append(frame)

    def within(self, start: int, end: int) -> tuple[Frame, ...]:
        """Frames whose cue lies in a stretch: the first few, for in honest prose a sentence has no more."""
        first = bisect_left(self._cues, start)
        return tuple(f for f in self.ordered[first : min(bisect_left(self._cues, end), first + _MOST)] if f.rule != "cue.within")

    def begins(self, position: int, *, mark: str = "") -> bool:
        """Whether a frame begins at a position; with a mark: one of that kind that gives a statement."""
        here = self._by_lead.get(position, ())
        return any(f.kind != "own" and f.mark == mark for f in here) if mark else bool(here)

    def beginning(self, position: int) -> Sequence[Frame]:
        """Frames that begin at a position."""
        return self._by_lead.get(position, ())


def run_end(
    frame: Frame,
    sentences: Sentences,
    frames: Frames,
    *,
    folded: str,
    own_names: Sequence[str],
    others: Collection[str] = (),
    listed: Listed | None = None,
) -> tuple[int, list[Frame]]:
    """End of the reported speech that begins at a frame's content, and the frames nested in it.

    The run covers its sentence up to a frame that is set beside this one; then the sentences of the paragraph that open
    no frame, do not hand back to the author, and do not name the speaker in the third person.
    """
    plain = sentences.plain
    here = sentences.index(frame.content)
    end = sentences.spans[here].end
    nested: list[Frame] = []
    for other in frames.within(max(frame.content, frame.cue.start + 1), end):
        if _beside(plain, frame, other):
            return _trimmed(plain, frame.content, _before_opening(plain, frame.content, other.lead)), nested
        nested.append(other)
    if listed and (turn := _turn_to_another(plain, frame, end, listed)):
        return _trimmed(plain, frame.content, turn), nested
    told_by_house = frame.phrase is not None and frame.phrase.kind == INSTITUTION
    meant = _AUTHORS_CLAUSE.search(plain, frame.content + 4, end)
    if meant and (told_by_house or plain[meant.start() + 1] != "这"):
        return meant.start(), nested
    if frame.nested or _subordinate(plain, frame):
        return _trimmed(plain, frame.content, _clause_of(plain, frame.content, end, frame)), nested
    if _CLOSES_ON_QUOTE.search(folded, max(frame.content, end - 120), end):
        return end, nested
    paragraph_end = sentences.paragraph_ends[here]
    found_in_court = bool(_FINDINGS.search(folded, frame.cue.start, frame.cue.end))
    issued = frame.phrase is not None and frame.phrase.rule in ("phrase.issued", "phrase.joint")
    brief = issued or frame.kind in ("data", "decree", "urge") or bool(_BRIEF.search(folded, frame.cue.start, frame.cue.end))
    for sentence in sentences.after(here):
        if sentence.end > paragraph_end:
            break
        inside = (
            *frames.within(sentence.start, sentence.end),
            *(frames.beginning(sentence.end) if plain[sentence.end - 1] == HIDDEN else ()),
        )
        if any(not _concession(plain, f, sentence) for f in inside):
            break
        if _stops(plain, sentence, brief=brief, own_names=own_names, others=others, dated=not found_in_court):
            break
        if not brief and not found_in_court and not goes_on(folded[sentence.start : sentence.end], folded[frame.content : end]):
            break
        if listed and _opens_with_another(folded, plain, sentence, frame.lead, end, listed):
            break
        nested += inside
        end = sentence.end
        if _CLOSES_ON_QUOTE.search(folded, max(frame.content, end - 120), end):
            break
    return end, nested


def _stops(plain: str, sentence: Span, *, brief: bool, own_names: Sequence[str], others: Collection[str], dated: bool = True) -> bool:
    """Whether a sentence is the author's again."""
    stop, on = _openers()
    words = plain[sentence.start : sentence.end]
    if stop.match(words) or (brief and not on.match(words)):
        return True
    if words.startswith(HIDDEN) or (dated and (_NEWS.match(words) or _DATED.match(words))) or _NO_COMMENT.search(words):
        return True
    if _HE_DOES.match(words):
        return True
    if _MARKET.search(words) and not _AHEAD.search(words):
        return True
    if any(words[:size] in others for size in (2, 3, 4, 5, 6, 7, 8)):
        return True
    return any(len(name) >= 2 and name in words for name in own_names)


def _opens_with_another(folded: str, plain: str, sentence: Span, told: int, end: int, listed: Listed) -> bool:
    """Whether a sentence begins with somebody of whom what was reported so far does not speak."""
    opening = _BUT.match(plain, sentence.start)
    start = opening.end() if opening else sentence.start
    if _SOMEBODY.match(plain, start) or _OTHERS_VIEW.match(plain, start):
        return True
    house = next(iter(listed.within(start, min(sentence.end, start + 16))), None)
    if house and house.start == start:
        return plain[house.start : house.end] not in plain[told:end]
    head = lexicon().head_named.search(plain, start, min(sentence.end, start + 30))
    name = name_at(folded, head.end()) if head and not _CLAUSE.search(plain, start, head.start()) else None
    return bool(name and name[1] - name[0] >= 2 and folded[name[0] : name[1]] not in plain[told:end])


def _turn_to_another(plain: str, frame: Frame, end: int, listed: Listed) -> int:
    """Where another house takes over after a semicolon: «…升至四成;英伟达那边,…»."""
    at = plain.find(";", frame.content, end)
    told_first = listed.within(frame.content, frame.content + 20)[:1]
    if told_first and told_first[0].start == frame.content and not _names(plain, frame, told_first[0]):
        return 0  # «智谱…;MiniMax则…»: an analyst tells of both
    own = frame.phrase is not None and bool(_OWN_RESULTS.search(plain, frame.phrase.name.end, frame.cue.start))
    while at > 0:
        day = _DAY_AT.match(plain, at)
        for house in listed.within(at + 1, min(end, at + 28))[:1]:
            if (
                house.start - (day.end() - 1 if day else at) <= 3
                and (own or day or _ITS_TURN.match(plain, house.end))
                and plain[house.start : house.end] not in plain[frame.lead : at]
            ):
                return at
        at = plain.find(";", at + 1, end)
    return 0


def _names(plain: str, frame: Frame, house: Piece) -> bool:
    """Whether a house is the speaker's own."""
    return frame.phrase is not None and plain[house.start : house.end] in plain[frame.lead : frame.cue.start]


def _beside(plain: str, frame: Frame, other: Frame) -> bool:
    """Whether a later frame of the same sentence is set beside this one and not inside what it reports."""
    if other.phrase is None:
        return True
    if other.phrase.kind == REFERENCE and plain[other.phrase.name.start] in "他她" and other.lead > frame.content + 1:
        return True
    before = plain[max(0, other.lead - 2) : other.lead].rstrip("而但另")
    opening = plain[other.lead : other.lead + 3]
    if (before.endswith(";") or _DAY_OPENS.search(plain, max(0, other.lead - 12), other.lead)) and frame.kind != "decree":
        return True
    if other.lead <= frame.content + 1 or _CONCESSION.match(opening):
        return False
    return bool(_BESIDE.match(opening)) or bool(_ALSO.search(plain, other.phrase.name.end, other.cue.start))


def _concession(plain: str, frame: Frame, sentence: Span) -> bool:
    """Whether a frame stands in a subordinate clause of a sentence that is not its own."""
    return frame.phrase is not None and bool(_CONCESSION.match(plain, frame.lead)) and frame.content < sentence.end


def _subordinate(plain: str, frame: Frame) -> bool:
    return (
        bool(_CONCESSION.match(plain, frame.lead))
        and plain[frame.lead : frame.lead + 2] not in ("正如", "诚如", "如同")
        and not plain.startswith("如", frame.lead)
    )


def _clause_of(plain: str, start: int, end: int, frame: Frame) -> int:
    """End of what a subordinate or nested frame reports: before the main clause takes over."""
    if not _subordinate(plain, frame):
        return end
    m = _MAIN_CLAUSE.search(plain, start, end)
    return m.start() if m else end


def _before_opening(plain: str, start: int, lead: int) -> int:
    """Before the opening of a frame set beside this one: «…;至于海外市场,他说,…»."""
    at = plain.rfind(";", max(start, lead - 20), lead)
    return at if at > start else lead


def _trimmed(plain: str, start: int, end: int) -> int:
    while end > start and plain[end - 1] in ",;:、 ":
        end -= 1
    return end
