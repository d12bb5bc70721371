"""Find cue frames: speaker phrase, adverbs, addressee, cue and mark.

One scan finds the cue words; around each the clause is read: who stands before it, where what is said begins.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Set
from dataclasses import dataclass
from functools import cache, lru_cache

from lib.extract.houses import issuer_end
from lib.extract.lexicon import HAN, alternation, lexicon
from lib.extract.name_ends import name_at
from lib.extract.phrases import read_phrase
from lib.extract.pieces import OWN, Listed, Phrase, Piece
from lib.extract.unnamed import ends_in_noun, noun_ends
from lib.rules import rules

HIDDEN = "\x01"
_BOUNDARY = re.compile(rf"[,。;:!?…\n{HIDDEN}]|——")

_WHEN = (
    r"(?:\d{2,4}年|(?:\d{2,4}年)?\d{1,2}月(?:\d{1,2}(?:日|号)|底|初|中旬|下旬|上旬|份)?|\d{1,2}(?:日|号)|[昨今前][天日晚早](?:\(\d{1,2}(?:日)?\)日?)?|[昨今]\(\d{1,2}\)[日天]?"
    r"|上周[一二三四五六日]?|本周[一二三四五六日]?|周[一二三四五六日]|星期[一二三四五六日]|当天|当日|当晚|同日|次日|翌日|近日|日前|近期|最近|此前|之前|随后|其后|后来|稍早|稍后|早前|早些时候|不久前|事后|会后|今年|去年|当时|目前|如今|现在|这次|上月|本月|上午|下午|晚间|晚上|凌晨|早上)"
)
_LEAD = re.compile(
    rf"(?:此外|另外|同时|与此同时|对此|毕竟|何况|况且|诚然|当然|当中|其实|果然|难怪|好在|可惜|遗憾的是|幸运的是|相反|除此之外|除此以外|在此之前|在此背景下|在他之前|一直以来|长期以来|值得一提的是|有观点称|不过|但是|但|而|然而|其中|例如|比如|譬如|正如|一如|就像|就如|如|并且|而且|因此|所以|于是|随即|紧接着|接着|事实上|实际上|据|另据|又据|根据|按照|依据|依照|援引|引述|引用|经|尽管|虽然|虽|即便|即使|因为|由于|如果|当|既然|与之相反|相比之下|相较之下|反之|反观|甚至|连|只有|就连|包括|至于|而在|更有|至少|尤其是|特别是|总之|可是|只是|也正如|亦如|也如|诚如|恰如|如同|用|以|按|照|听|看来|显然|无疑|有意思的是|值得注意的是|值得一提的是|需要注意的是|有趣的是|可以看到|早在|就在|现任|一度|一方面|另一方面|首先|其次|再次|最后|第一|第二|最终|终于|结果|原来|期间|席间|会上|会后|当中|目前|早前|早些时候|最近|近来|{_WHEN})[,、\s]?"
)
_ADVERB = rf"(?:{_WHEN}|仅|仅仅|只是|终于|小声|轻声|低声|悄悄|大声|高声|当庭|当场|当面|早早|随口|脱口|私下里|最后|也|亦|还|则|均|(?<!不)都|就|又|再|曾|已|便|却|更|仍|仍然|也曾|再次|再度|一再|多次|反复|一致|普遍|纷纷|大都|公开|明确|直接|坦率|坦白|坦诚|率先|主动|特别|着重|进一步|同时|同样|并|私下|独家|甚至|共同|联合|如此|这样|这么|如是|笑着|苦笑着?|无奈|毫不讳言|直言不讳|不客气|严肃|郑重|强烈|大胆|乐观|悲观|谨慎|保守|毫不讳言|简单|初步|最新|一直|始终|早就|早已|往往|通常|一度|几乎|有些|颇|十分|非常|地|不断|继续|接着|随即|立即|立刻|马上|首次|第一时间|无不|多半|多数|大多|或|可能|已经|正式|官方|书面|口头|紧急|迅速|火速|不禁|忍不住|感到|无奈地|兴奋地|激动地|认真地|平静地|坦然地|笑着|笑|叹|轻描淡写地|自豪地|半开玩笑地?|开玩笑|一针见血地?|斩钉截铁地?|语重心长地?|毫不客气地?|意味深长地?|所|能够|于|[{HAN}]{{2,4}}地|一文中|文中|另外|此外|日|晚)"
_PREPOSITION = (
    "(?:在(?!线|职|读|校|野|场|任|野)|向(?!东|阳)|对(?!手|方|口)|跟(?!单)|与(?!会)|和(?!讯|黄)|同(?!行|事|学|业|花顺|仁|程)|给|就(?!业)|(?<!终)于(?!是)|从(?!业|事|来)"
    "|以(?!及|上|下|往|色)|用(?!户|友|人)|通过|针对|关于|对于|按|据|经(?!济|理|销|纪|营|纬|办)|接受|面对|回应|回覆|回复|答复|回答|谈到|谈及|提及|说起|聊起|受访(?!者|人)"
    "|参加(?!者)|出席|做客|援引|引述|引用|因(?!赛|此)|为(?!主)|由|借(?!贷)|致信|致函|发布|发表|撰文|发文|发帖|召开|举行|主持(?!人)|看着|指着|评论(?!员)|评价"
    "|分析(?!师|人士|员|机构|家)|总结|结合|根据|随|作为|朋友圈|微博|公众号|转发|发出|提交|报送|递交|致电|走访|查阅|连线|质询|会见|视察|调研|考察|致辞|演讲|发言|举例|路演|直播(?!间|带货)|采访|专访|出访|抵达|展望|透过|藉|联合|率团|陪同|会晤|答问|备询|受询|被问|遭问|听取|记者会|说明会|法说会|业绩会|推特|脸书|社交|微信|内部信|私底下|网志|专栏)"
)
_TAIL = re.compile(rf"(?:{_ADVERB}){{0,6}}(?:{_PREPOSITION}[^\x01]{{0,60}})?")
_SPLIT = re.compile(rf"(?={_ADVERB}|{_PREPOSITION})")
_NEGATED = re.compile(
    r"(?:不|没|没有|未|未曾|并未|尚未|拒绝|不愿|不便|无法|不能|难以|避免|很难|不肯|不想|不会|不敢|不得|不可|不好|未能|并没有|并不|从未|暂未)$"
)
_AFTER = re.compile(r"(?P<tail>道|称|说|到|,说|着|的是|是|的则是|如下)? {0,3}(?P<mark>[,:。;!?…\n\x01]|——)?")
_OBJECT = re.compile(r"[^,:。;!?\n\x01]{1,26}(?=[,:。!\n\x01]|$)")
_ANSWERS = frozenset(("回应", "回复", "回覆", "答复", "告知", "提醒", "透露", "反馈"))
_ADDRESSEE = re.compile(
    r"[^,:。;!?\n\x01]{0,12}(?:本报|本刊|本网|记者|媒体|投资者|查询|提问|询问|问询函|网友|股民|》)(?:记者)?(?:的)?(?:提问|查询|询问)?(?=[,:])"
)
_NOMINAL = re.compile(
    r"(?:了|出|过|不|为|的|赞|欢迎|感谢|担忧|担心|支持|赞同|认可|肯定|遗憾|歉意|反对|理解|关注|乐观|谨慎|祝贺|同情|怀疑|不满|愤怒|惊讶|期待|一致|热烈|诚挚|衷心|强烈|满意|哀悼|慰问|抗议|否认|担当|作|着)"
)
_CALLED = re.compile(r"[名简号堪尊爱俗统合昵谦职对匀著誉可被代全别学通美雅贬戏人宣自声笑]称$")


@dataclass(frozen=True, slots=True)
class Frame:
    """One cue in its clause. `lead` is where the frame begins, `content` where what is said begins after its mark."""

    lead: int
    cue: Piece
    content: int
    mark: str
    kind: str
    phrase: Phrase | None
    rule: str
    nested: bool = False

    @property
    def subject(self) -> int:
        """Where the speaker phrase begins."""
        return self.phrase.name.start if self.phrase else self.lead


@dataclass(frozen=True, slots=True)
class _Cues:
    scan: re.Pattern[str]
    kinds: dict[str, tuple[str, str]]


@cache
def _cues() -> _Cues:
    """The cue words, compiled to one scan; word to kind and rule."""
    kinds = {w: (str(r.data["kind"]), r.id) for r in rules("cues") for w in r.words}
    one = alternation(kinds)
    return _Cues(re.compile(rf"(?:{one})(?:{one}){{0,2}}"), kinds)


def is_circumstance(words: str) -> bool:
    """Whether clauses say only when, where or on what occasion.

    >>> is_circumstance("11月6日,在短剧出海大会上,"), is_circumstance("公司涨价了,")
    (True, False)
    """
    return all(_TAIL.fullmatch(c) or _TAIL.fullmatch(c, strip_lead(c, 0, len(c))) for c in words.split(",") if c.strip())


class Clauses:
    """The clause boundaries of a text, for looking left and right."""

    def __init__(self, plain: str) -> None:
        self.plain = plain
        self.ends = [m.start() for m in _BOUNDARY.finditer(plain)]

    def start_before(self, position: int) -> int:
        """Where the clause that holds a position begins."""
        i = bisect_right(self.ends, position - 1)
        return 0 if not i else self.ends[i - 1] + (2 if self.plain.startswith("——", self.ends[i - 1]) else 1)


@lru_cache(maxsize=4)
def clauses_of(plain: str) -> Clauses:
    """The clauses of a text; kept for the few passes over the same article."""
    return Clauses(plain)


def find_frames(folded: str, plain: str, *, listed: Listed, people: Set[str], nested: bool = False) -> Iterator[Frame]:
    """Frames of a text in which speech quotations are hidden, in order of their cues.

    >>> text = "360创始人周鸿祎日前对媒体表示,算力是门槛。"
    >>> [(text[f.cue.start:f.cue.end], f.phrase.kind, text[f.content:]) for f in find_frames(text, text, listed=Listed(), people=frozenset())]
    [('表示', 'person', '算力是门槛。')]
    """
    clauses = clauses_of(plain)
    cues = _cues()
    for m in cues.scan.finditer(plain):
        frame = _frame(folded, plain, m, clauses, cues, listed, people, nested)
        if frame:
            yield frame


def _frame(
    folded: str, plain: str, m: re.Match[str], clauses: Clauses, cues: _Cues, listed: Listed, people: Set[str], nested: bool
) -> Frame | None:
    """The frame around one cue, or None where the word is no cue."""
    word = m.group()
    kind, rule = _kind(word, cues)
    if not _is_cue(plain, m, word):
        return None
    cue_end, content, mark = _after(plain, m.end(), kind, word)
    clause = clauses.start_before(m.start())
    if mark is None:
        # «…裴某这样向记者讲述公司的转身。»: a quotation stands before, the verb takes an object
        done = _THUS.search(plain, clause, m.start()) and _TO_THE_STOP.match(plain, m.end())
        if not done:
            return None
        content, mark = done.end(), "“" if plain[done.end() : done.end() + 1] == HIDDEN else "."
    if m.start() - clause > 90:
        return None
    if _HAVE_ONLY.fullmatch(plain, clause, m.start()) and word[:2] in ("分析", "评论", "报道") and len(word) > 2:
        noun = Phrase("unnamed", Piece(m.start(), m.start() + 2), rule="phrase.crowd", sure=0.7)  # «有分析认为»
        return Frame(clause, Piece(m.start() + 2, cue_end), content, mark, kind, noun, rule, nested)
    lead, phrase = _subject(folded, plain, clause, m.start(), clauses, listed, people, kind, mark == "“")
    if phrase is None and lead < 0:
        return None
    if phrase and phrase.kind == OWN and not _REPORTER.search(folded, phrase.name.start, phrase.name.end):
        return None  # «我认为» inside what a speaker says is still his
    if phrase and phrase.kind == OWN:
        return Frame(lead, Piece(m.start(), cue_end), content, mark, "own", phrase, rule, nested)
    return Frame(lead, Piece(m.start(), cue_end), content, mark, kind, phrase, rule, nested)


def _kind(word: str, cues: _Cues) -> tuple[str, str]:
    """Kind and rule of a cue, of its last known word where it is a compound («分析指出»)."""
    if word in cues.kinds:
        return cues.kinds[word]
    for cut in range(1, len(word)):
        if word[cut:] in cues.kinds:
            return cues.kinds[word[cut:]]
    return "say", "cue.say"


_REPORTER = re.compile("记者|笔者|小编|编者|本报|本刊|作者|本文")
_HAVE_ONLY = re.compile("(?:但|不过|对此|此外|同时|而)?[,]?(?:也|还|另|更)?有")
_THUS = re.compile("这样|如此|如是|这么")
_TO_THE_STOP = re.compile(r"[^,。;:!?\n\x01]{0,30}(?:[。!]|[,:]?(?=\x01))")
_SAY_BEFORE = re.compile(
    r"(?:小|学|传|听|据|虽|胡|来|以|(?<!如)是|话|不用|别|没话|瞎|乱|劝|游|演|解|论|邪|好|难|该|能|换句话|也就是|常|俗话|要我|怎么|么|样|再怎么|白)$"
)


def _is_cue(plain: str, m: re.Match[str], word: str) -> bool:
    """Whether the word is used as a cue here and is no part of another."""
    before = plain[max(0, m.start() - 4) : m.start()]
    nextc = plain[m.end() : m.end() + 2]
    if word == "称" and (_CALLED.search(before + "称") or nextc[:1] in tuple("为作呼得号职霸王雄量重之")):
        return False
    if nextc[:1] == "得":
        return False
    if word in ("说", "讲") and (_SAY_BEFORE.search(before) or nextc[:1] in tuple("明法服起不白到出")):
        return False
    if word == "话" and (
        nextc[:1] not in (",", ":", HIDDEN) or before[-1:] in tuple("的说电讲坏好对神童情废空原通谈实假笑套老夸官俗闲梦行句番")
    ):
        return False
    if word == "提示" and nextc[:1] in ("词", "语", "音"):
        return False
    if word == "指" and (
        before[-1:] in tuple("拇手食标图特意所泛是")
        or not (nextc[:1] in (",", ":", HIDDEN) or re.search("消息|人士|报道|分析|机构|报告|传闻|外电|有$", before))
    ):
        return False
    if nextc[:1] == "的" and plain[m.end() + 1 : m.end() + 2] not in ("是", "则"):
        return False
    if nextc[:1] in ("者", "会", "书", "稿", "权", "方", "性", "力", "机", "器", "员", "家", "人") and word not in ("称", "说"):
        return word in ("表示", "认为", "指出", "预计", "透露")
    return not _NEGATED.search(before)


def _after(plain: str, end: int, kind: str, word: str) -> tuple[int, int, str | None]:
    """End of the cue, start of what is said, and the mark between; mark None where the word cannot be a cue."""
    if kind == "tell" or (word in _ANSWERS and _ADDRESSEE.match(plain, end)):
        m = _OBJECT.match(plain, end)
        if not m:
            return end, end, None
        mark, at = plain[m.end() : m.end() + 1], m.end() + 1
        if mark in ("。", "!", "\n", ""):
            return m.end(), at, "."
        if mark == HIDDEN:
            return m.end(), m.end(), "“"
        while plain[at : at + 1] == " ":
            at += 1
        return m.end(), at, "“" if plain[at : at + 1] == HIDDEN else mark
    m = _AFTER.match(plain, end)
    assert m  # every group is optional
    cue_end = m.end("tail") if m.group("tail") else end
    mark = m.group("mark")
    if mark == HIDDEN:
        return cue_end, m.start("mark"), "“"
    if mark in (",", ":"):
        at = m.end("mark")
        while at < len(plain) and plain[at] in " \n":
            at += 1
        return cue_end, at, "“" if plain[at : at + 1] == HIDDEN else mark
    if mark in ("。", ";", "!", "?", "…", "\n", "——") or cue_end >= len(plain):
        return cue_end, m.end(), "."
    if kind == "urge":
        return cue_end, cue_end, ""
    if kind == "colon":
        return cue_end, cue_end, None
    if kind in ("mark", "decree") or (m.group("tail") and m.group("tail") not in ("称",)):
        return cue_end, cue_end, None if kind == "mark" and m.group("tail") != "称" else ""
    if _NOMINAL.match(plain, cue_end):
        return cue_end, cue_end, None
    return cue_end, cue_end, ""


def _subject(
    folded: str, plain: str, clause: int, cue: int, clauses: Clauses, listed: Listed, people: Set[str], kind: str, quoted: bool
) -> tuple[int, Phrase | None]:
    """Where the frame begins and who speaks; phrase None with a start: the subject is left out; start -1: no frame."""
    found = _in_clause(folded, plain, clause, cue, listed, people)
    if found:
        return found
    start = strip_lead(plain, clause, cue)
    rest = plain[start:cue]
    if not _TAIL.fullmatch(rest):
        return -1, None
    if kind in ("view", "data") and not rest.strip() and _after_cue(plain, clause):
        return -1, None  # «…称,预计今年…» goes on with what is said
    if kind == "urge" and not rest.strip():
        return clause, None
    # the clause holds adverbs only: the subject may stand in a clause before the comma
    at = clause
    for _ in range(3):
        if at == 0 or plain[at - 1] != ",":
            break
        earlier = clauses.start_before(at - 1)
        if at - 1 - earlier > 60:
            break
        if plain[earlier : at - 1].strip():
            found = _in_clause(folded, plain, earlier, at - 1, listed, people, loose=True)
            if found:
                return found[0], _issuer(folded, earlier, found[1], listed)
            start2 = strip_lead(plain, earlier, at - 1)
            if not _TAIL.fullmatch(plain[start2 : at - 1]):
                break
        at = earlier
    if kind == "say" or quoted:
        earlier = clauses.start_before(clause - 1) if clause and plain[clause - 1] == "," else clause
        head = _head_of(folded, plain, earlier, clause - 1, listed, people) if earlier < clause - 1 else None
        if head:
            return earlier, head
    return clause, None


def _head_of(folded: str, plain: str, start: int, end: int, listed: Listed, people: Set[str]) -> Phrase | None:
    """Whoever the clause before is about: «华泰证券亦看好算力链,称…», «梁晓光想了想,说:“…”»."""
    phrase = best_subject(folded, plain, start, end, listed=listed, people=people)
    if phrase and (phrase.kind == "person" or phrase.rule in ("phrase.listed", "phrase.unnamed", "phrase.suffix")):
        return phrase
    start = strip_lead(plain, start, end)
    found = name_at(folded, start) if lexicon().plain_at.match(folded, start) else None
    return Phrase("person", Piece(*found), rule="phrase.bare-name", sure=0.5) if found and found[1] <= end else None


def _issuer(folded: str, start: int, phrase: Phrase, listed: Listed) -> Phrase:
    """«市场监管总局发布《…指引》,要求…»: the office speaks, not its paper."""
    if phrase.kind != "document" or phrase.name.start - start < 3:
        return phrase
    end = issuer_end(folded[start : phrase.name.start])
    house = read_phrase(folded, strip_lead(folded, start, start + end), start + end, listed=listed) if end else None
    return house if house and house.kind == "institution" else phrase


def _after_cue(plain: str, clause: int) -> bool:
    """Whether a clause follows straight on a cue and its comma."""
    if plain[clause - 1 : clause] != ",":
        return False
    return any(m.end() == clause - 1 for m in _cues().scan.finditer(plain, max(0, clause - 7), clause - 1))


def _in_clause(
    folded: str, plain: str, start: int, end: int, listed: Listed, people: Set[str], *, loose: bool = False
) -> tuple[int, Phrase] | None:
    """The speaker phrase of a clause that ends at `end`: leftmost cut after which only adverbs follow."""
    lead = start
    while lead < end and plain[lead] in " \t":
        lead += 1
    stripped = strip_lead(plain, lead, end)
    best: tuple[float, Phrase] | None = None
    for begin in dict.fromkeys((lead, stripped)):
        if begin >= end:
            continue
        cuts = [m.start() for m in _SPLIT.finditer(plain, begin + 1, end)]
        for cut in [*cuts, end]:
            if cut <= begin or not _TAIL.fullmatch(plain, cut, end):
                continue
            phrase = read_phrase(folded, begin, cut, listed=listed, people=people)
            if phrase is None:
                continue
            weight = _weight(folded, phrase) - (0.1 if begin == lead and stripped - lead >= 2 else 0.0)
            if best is None or weight > best[0]:
                best = (weight, phrase)
            if weight >= 5:
                return lead, phrase
    if best is None and not loose:
        best = _name_then_anything(folded, plain, stripped, end, listed)
    return (lead, best[1]) if best else None


def best_subject(folded: str, plain: str, start: int, end: int, *, listed: Listed, people: Set[str], whole: bool = False) -> Phrase | None:
    """The surest speaker phrase at the head of a stretch, whatever follows it; `whole`: it must fill the stretch."""
    while start < end and plain[start] in " \t":
        start += 1
    best: tuple[float, Phrase] | None = None
    for begin in dict.fromkeys((start, strip_lead(plain, start, end))):
        if begin >= end:
            continue
        cuts = [] if whole else sorted({m.start() for m in _SPLIT.finditer(plain, begin + 1, end)} | noun_ends(plain, begin, end))[:14]
        for cut in [*cuts, end]:
            phrase = read_phrase(folded, begin, cut, listed=listed, people=people)
            weight = _weight(folded, phrase) if phrase else 0.0
            if phrase and weight >= 2.5 and (best is None or weight > best[0]):
                best = (weight, phrase)
    return best[1] if best else None


_OCCASION = re.compile(r"(?:时|中|上|后|前|间|会|内|际|下|里)(?:也|还|则|并|又|曾|均|都|再次|进一步)?$")


def _name_then_anything(folded: str, plain: str, start: int, end: int, listed: Listed) -> tuple[float, Phrase] | None:
    """A title, a name and an occasion told with a verb nobody listed: «立委林俊宪质询时指出»."""
    if not _OCCASION.search(plain, start, end):
        return None
    lex = lexicon()
    for m in lex.head.finditer(plain, start, end):
        for size in (3, 2):
            stop = m.end() + size
            if stop >= end or not re.fullmatch(rf"{lex.sure_surname}[{HAN}]{{1,2}}", folded[m.end() : stop]):
                continue
            phrase = read_phrase(folded, start, stop, listed=listed)
            if phrase and phrase.kind == "person" and phrase.role:
                return 2.0, phrase
    return None


_WEIGHTS = {
    "phrase.title-name": 5.0,
    "phrase.known": 5.0,
    "phrase.document": 4.0,
    "phrase.own": 4.0,
    "phrase.reference": 4.0,
    "phrase.surname": 4.0,
    "phrase.crowd": 4.0,
    "phrase.staff": 4.0,
    "phrase.listed": 3.5,
    "phrase.paper": 3.6,
    "phrase.issued": 3.6,
    "phrase.bare-name": 2.0,
    "phrase.any-title": 4.8,
    "phrase.nickname": 5.0,
}


def _weight(folded: str, phrase: Phrase) -> float:
    """How sure a reading of a clause is; the surest cut wins, then the leftmost."""
    if phrase.rule == "phrase.unnamed":
        return 4.5 if ends_in_noun(folded, phrase.name.start, phrase.name.end) else 1.0
    return _WEIGHTS.get(phrase.rule, 3.0)


def strip_lead(plain: str, start: int, end: int) -> int:
    """Past connectives, times and the like at the head of a clause."""
    at = start
    for _ in range(4):
        while at < end and plain[at] in " \t":
            at += 1
        m = _LEAD.match(plain, at, end)
        if not m or m.end() == at:
            break
        at = m.end()
    return at


_BY = re.compile(r"(?:据|根据|按照|依据|依照|经|援引|引述|按)(?P<body>[^,。;:!?\n\x01]{2,70})[,:]")
_BY_TAIL = re.compile(
    r"(?:的)?(?:不完全|简单|初步|最新|此前|独家|综合|保守|粗略|官方|公开)?(?:介绍|报道|报导|推算|测算|估算|统计|预测|预计|分析|测试|评估|调查|透露|披露|观察|判断|估计|爆料|消息|说法|数据|研究|监测|研报|报告|的观点|介绍称|引述|转述)$"
)
_VIEW = re.compile(r"(?:在|照|依|以)(?P<body>[^,。;:!?\n\x01]{1,60}?)看来(?P<mark>[,:])")
_BY_START = frozenset(",。;:!?\n… " + HIDDEN)


def find_by_frames(folded: str, plain: str, *, listed: Listed, people: Set[str], nested: bool = False) -> Iterator[Frame]:
    """Frames without a cue verb before a comma: «据华西证券推算,», «根据《…意见》,», «在王小书看来,», «…的原话:».

    >>> text = "据华西证券推算,需8亿美元。在王小书看来,门槛会降低。"
    >>> [text[f.phrase.name.start:f.phrase.name.end] for f in find_by_frames(text, text, listed=Listed(), people=frozenset())]
    ['华西证券', '王小书']
    """
    for m in _BY.finditer(plain):
        before = plain[m.start() - 1] if m.start() else "\n"
        if before not in _BY_START and before not in "另又而且正":
            continue
        start, end = m.span("body")
        tail = _BY_TAIL.search(plain, start, end)
        stop = tail.start() if tail else end
        phrase = read_phrase(folded, start, end, listed=listed, people=people) if not tail else None
        phrase = phrase or (read_phrase(folded, start, stop, listed=listed, people=people) if stop > start else None)
        if not tail and phrase and phrase.kind not in ("document", "institution"):
            continue
        if phrase and not tail and phrase.rule not in ("phrase.issued", "phrase.paper", "phrase.document"):
            continue
        if phrase and phrase.kind != "reference":
            word = Piece(tail.start(), tail.end()) if tail else Piece(m.start(), start)
            kind = "data"
            yield Frame(m.start(), word, m.end(), plain[m.end() - 1], kind, phrase, "cue.by", nested)
    for m in _VIEW.finditer(plain):
        start, end = m.span("body")
        phrase = read_phrase(folded, start, end, listed=listed, people=people)
        if phrase:
            yield Frame(m.start(), Piece(end, m.start("mark")), m.end(), m.group("mark"), "view", phrase, "cue.in-the-eyes-of", nested)
