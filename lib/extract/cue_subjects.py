"""Who stands before a cue: the surest reading of the clause, or of the clause before it."""

from __future__ import annotations

import re
from collections.abc import Set

from lib.extract.circumstances import cuts, only_adverbs, strip_lead
from lib.extract.frames import HIDDEN, Clauses
from lib.extract.houses import issuer_end
from lib.extract.lexicon import HAN, lexicon
from lib.extract.name_ends import name_at
from lib.extract.phrases import read_phrase
from lib.extract.pieces import Listed, Phrase, Piece
from lib.extract.tokens import word_class
from lib.extract.unnamed import ends_in_noun, noun_ends, read_noun
from lib.patterns import compiled

_SURE_ENOUGH = 3.4
_OCCASION = compiled(r"(?:时|中|上|后|前|间|会|内|际|下|里)(?:也|还|则|并|又|曾|均|都|再次|进一步)?$")
_NO_SUBJECT = compiled("[将把给]|并(?=[将把给对向])|维持|上调|下调|首次覆盖|首予|重申")
_HOLDS_VIEW = compiled(
    "乐观|悲观|谨慎|保守|审慎|看待|看法|观点|意见|态度|口径|立场|研报|报告|评级|目标价|看好|唱好|唱淡|发文|撰文|分析|泼冷水|朋友圈|微博|发帖|公开信|直播|演讲|致辞|受访|专访|采访|撰写|博客|专栏|推特|录音|视频"
)
_IN_IT = compiled("(?P<it>其中)(?:还|也|并|就|特别|首次|专门)?(?:在|对|第.{1,5}条)?(?:[^,。]{0,10}(?:中|上|条))?")
_ISSUES = compiled(
    "(?:发布|发表|发出|印发|下发|出台|签署|提交|递交|刊登|公布)(?:了|一份)?[^,。;]{0,10}(?:倡议书?|声明|公开信|联名信|通知|通告|公告|报告|提示|意见|文件|提案|议案|建议书|呼吁书|宣言|共识)[,]$"
)
_QUOTED_NAME = compiled("[”」]")
_ONE_PERSON = compiled("[一两三几数多某](?:位|名)[^,的了是在不着过把被让向对跟与和给用从]{2,10}")
_NAMED_TWICE = compiled(rf"(?P<name>[{HAN}]{{1,6}}[·•][{HAN}]{{1,8}}|[{HAN}]{{2,3}})\([A-ZÀ-Þ][A-Za-zÀ-ɏ .'’\-]{{2,40}}\)")
"""«图灵奖得主杨立昆(Yann LeCun)»: a name that is told in Latin letters too."""
_TIME_NEXT = compiled("[用向对以给为因由同和与跟](?:近日|日前|昨[日天晚]|今[日天早晚]|当[天日晚]|此前|随后|近期|\\d)")
_DOT = compiled("[·•]")
_THEN = compiled(r"(?<=[人士家员表官管])(?:日前|近日|近期|昨[日天晚]|今[日天早晚]|此前|随后|当[日天晚]|上周|本周|\d{1,2}[月日])")
_DOUBTFUL = 1.0
_CLAUSE, _SHORT_DEED = 60, 10
_SURE_HEADS = (
    "phrase.title-name",
    "phrase.known",
    "phrase.any-title",
    "phrase.unnamed",
    "phrase.nickname",
    "phrase.foreign",
    "phrase.staff",
    "phrase.pen-name",
)
_THROUGH = compiled("(?<=[者家方司团行])(?:则|却)?据(?![此悉说了称点])")
_BY_OTHERS = compiled("[被的]|等|有关|相关|旗下|遭|据|由|所|[一某多]位")
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
    "phrase.joint": 3.7,
    "phrase.issued": 3.6,
    "phrase.bare-name": 2.0,
    "phrase.any-title": 4.8,
    "phrase.nickname": 5.0,
}


def subject_before(
    folded: str,
    plain: str,
    clause: int,
    cue: int,
    clauses: Clauses,
    listed: Listed,
    people: Set[str],
    kind: str,
    quoted: bool,
    scan: re.Pattern[str],
) -> tuple[int, Phrase | None]:
    """Where the frame begins and who speaks; phrase None with a start: the subject is left out; start -1: no frame."""
    found = subject_in_clause(folded, plain, clause, cue, listed=listed, people=people)
    if found:
        return found
    start = strip_lead(plain, clause, cue)
    rest = plain[start:cue]
    if not only_adverbs(plain, start, cue):
        beside = quoted or HIDDEN in plain[max(0, clause - 2) : clause]
        one = _beside_quotation(folded, plain, start, cue) if beside else None
        return (clause, one) if one else (-1, None)
    if kind in ("view", "data") and not rest.strip() and _after_cue(plain, clause, scan):
        return -1, None  # «…称,预计今年…» goes on with what is said
    if kind == "decree" and (inside := _IN_IT.fullmatch(plain, clause, cue)) and "》" in plain[max(0, clause - 60) : clause]:
        return clause, Phrase("reference", Piece(*inside.span("it")), rule="phrase.bare-document", sure=0.8)
    if kind == "urge" and not rest.strip() and not _ISSUES.search(plain, clauses.start_before(max(0, clause - 1)), clause):
        return clause, None
    # the clause holds adverbs only: the subject may stand in a clause before the comma
    if found := _in_earlier_clause(folded, plain, clause, clauses, listed, people):
        return found
    if kind in ("say", "view") or quoted:
        stop = clause
        earlier = clauses.start_before(stop - 1) if stop and plain[stop - 1] == "," else stop
        while (
            earlier
            and plain[earlier - 1] == ","
            and _NO_SUBJECT.match(plain, strip_lead(plain, earlier, stop))
            and clause - earlier < _CLAUSE
        ):
            stop, earlier = earlier, clauses.start_before(earlier - 1)  # «花旗发布研报,将腾讯目标价上调,称…»
        if kind == "view" and not _HOLDS_VIEW.search(plain, earlier, stop):
            return clause, None
        head = _head_of(folded, plain, earlier, stop - 1, listed, people) if earlier < stop - 1 else None
        if head:
            return earlier, head
    return clause, None


def _beside_quotation(folded: str, plain: str, start: int, cue: int) -> Phrase | None:
    """Somebody who only a quotation beside him makes a speaker: told by name in two scripts, or by a bare noun."""
    both = _NAMED_TWICE.search(folded, start, cue)
    if both and only_adverbs(plain, both.end(), cue):
        name = Piece(*both.span("name"))
        if not (lexicon().plain_at.match(folded, name.start) or _DOT.search(folded, name.start, name.end)):
            name = Piece(name.start + 1, name.end)
        return Phrase("person", name, rule="phrase.bare-name", sure=0.6)
    noun = read_noun(folded, plain, start, cue) if cue - start <= _CLAUSE else None
    short = noun and (only_adverbs(plain, noun.name.end, cue) or cue - noun.name.end <= _SHORT_DEED)
    return noun if short else None


def _in_earlier_clause(
    folded: str, plain: str, clause: int, clauses: Clauses, listed: Listed, people: Set[str]
) -> tuple[int, Phrase] | None:
    """A speaker in one of three clauses before, where nothing but adverbs stands since: «某公司昨晚,在业绩会上,表示…»."""
    at = clause
    for _ in range(3):
        if at == 0 or plain[at - 1] != ",":
            break
        earlier = clauses.start_before(at - 1)
        if at - 1 - earlier > 60:
            break
        if plain[earlier : at - 1].strip():
            found = subject_in_clause(folded, plain, earlier, at - 1, listed=listed, people=people, loose=True)
            if found:
                return found[0], _issuer(folded, earlier, _before_deed(folded, found[1], listed), listed)
            start2 = strip_lead(plain, earlier, at - 1)
            if not only_adverbs(plain, start2, at - 1) and not _NO_SUBJECT.match(plain, start2):
                break
        at = earlier
    return None


def _head_of(folded: str, plain: str, start: int, end: int, listed: Listed, people: Set[str]) -> Phrase | None:
    """Whoever the clause before is about: «华泰证券亦看好算力链,称…», «梁晓光想了想,说:“…”»."""
    phrase = best_subject(folded, plain, start, end, listed=listed, people=people)
    if phrase and (phrase.kind == "person" or phrase.rule in ("phrase.listed", "phrase.unnamed", "phrase.suffix")):
        return phrase
    start = strip_lead(plain, start, end)
    found = name_at(folded, start) if lexicon().plain_at.match(folded, start) else None
    return Phrase("person", Piece(*found), rule="phrase.bare-name", sure=0.5) if found and found[1] <= end else None


def _before_deed(folded: str, phrase: Phrase, listed: Listed) -> Phrase:
    """Somebody unnamed up to the noun for him, before what he did and when: «有关负责人|日前约谈多家车企,强调…»."""
    if phrase.kind not in ("unnamed", "institution"):
        return phrase
    m = _THEN.search(folded, phrase.name.start, phrase.name.end)
    short = read_phrase(folded, phrase.name.start, m.start(), listed=listed) if m else None
    return short if short and short.kind == "unnamed" else phrase


def _issuer(folded: str, start: int, phrase: Phrase, listed: Listed) -> Phrase:
    """«市场监管总局发布《…指引》,要求…»: the office speaks, not its paper."""
    if phrase.kind != "document" or phrase.name.start - start < 3:
        return phrase
    end = issuer_end(folded[start : phrase.name.start])
    house = read_phrase(folded, strip_lead(folded, start, start + end), start + end, listed=listed) if end else None
    return house if house and house.kind == "institution" else phrase


def _after_cue(plain: str, clause: int, scan: re.Pattern[str]) -> bool:
    """Whether a clause follows straight on a cue and its comma."""
    if plain[clause - 1 : clause] != ",":
        return False
    return any(m.end() == clause - 1 for m in scan.finditer(plain, max(0, clause - 7), clause - 1))


def subject_in_clause(
    folded: str, plain: str, start: int, end: int, *, listed: Listed, people: Set[str], loose: bool = False
) -> tuple[int, Phrase] | None:
    """The speaker phrase of a clause that ends at `end`: leftmost cut after which only adverbs follow."""
    lead = start
    while lead < end and plain[lead] in " \t":
        lead += 1
    stripped = strip_lead(plain, lead, end)
    if through := _THROUGH.search(plain, lead + 1, end):  # «后者据接近交易的人士称»
        lead = stripped = through.end()
    best: tuple[float, Phrase] | None = None
    # «经济部长»: a single character that opens a clause may as well begin a name
    for begin in dict.fromkeys((stripped, lead) if stripped - lead >= 2 else (lead, stripped)):
        if begin >= end:
            continue
        places = cuts(plain, begin + 1, end)
        if best and best[0] >= _SURE_ENOUGH and stripped - lead >= 2:
            break
        for cut in [*places, end]:
            if cut <= begin or not only_adverbs(plain, cut, end):
                continue
            phrase = read_phrase(folded, begin, cut, listed=listed, people=people)
            if phrase is None:
                continue
            phrase = _grown(folded, plain, cut, end, begin, phrase, listed, people)
            weight = _weight(folded, phrase) - (0.1 if begin == lead and stripped - lead >= 2 else 0.0)
            if phrase.kind == "institution" and places and places[0] < phrase.name.start:
                weight -= 1.0  # «星漪智能|回应36氪称»
            if best is None or weight > best[0]:
                best = (weight, phrase)
            if weight >= 5:
                return lead, phrase
    if (best is None or best[0] <= _DOUBTFUL) and not loose:
        best = (
            _name_then_anything(folded, plain, stripped, end, listed)
            or _somebody_then_anything(folded, plain, stripped, end, listed=listed, people=people)
            or best
        )
    return (lead, best[1]) if best else None


def best_subject(folded: str, plain: str, start: int, end: int, *, listed: Listed, people: Set[str], whole: bool = False) -> Phrase | None:
    """The surest speaker phrase at the head of a stretch, whatever follows it; `whole`: it must fill the stretch."""
    while start < end and plain[start] in " \t":
        start += 1
    best: tuple[float, Phrase] | None = None
    for begin in dict.fromkeys((strip_lead(plain, start, end), start)):
        if begin >= end:
            continue
        houses = {p.end for p in listed.within(begin, end)} | {m.end() for m in _QUOTED_NAME.finditer(plain, begin, end)}
        named = {found[1] for m in lexicon().head_named.finditer(plain, begin, end) if (found := name_at(folded, m.end()))}
        ends = {*cuts(plain, begin + 1, end)} | noun_ends(plain, begin, end) | houses | {at for at in named if at <= end}
        places = [] if whole else sorted(ends)[:14]
        for cut in [*places, end]:
            phrase = read_phrase(folded, begin, cut, listed=listed, people=people)
            phrase = _grown(folded, plain, cut, end, begin, phrase, listed, people) if phrase else None
            weight = _weight(folded, phrase) if phrase else 0.0
            if phrase and weight >= 2.5 and (best is None or weight > best[0]):
                best = (weight, phrase)
    return best[1] if best else None


def _grown(folded: str, plain: str, cut: int, end: int, begin: int, phrase: Phrase, listed: Listed, people: Set[str]) -> Phrase:
    """The phrase with the whole of a given name that an adverb seemed to cut: 程一|笑, 龚向|前, of which the last two are one word."""
    short = phrase.rule == "phrase.title-name" and phrase.name.end == cut < end and cut - phrase.name.start == 2
    whole = short and (word_class(folded[cut - 1 : cut + 1]) != "x" or _TIME_NEXT.match(folded, cut))  # «李学用|近日»
    if not whole or not (cut + 1 == end or only_adverbs(plain, cut + 1, end)):
        return phrase
    longer = read_phrase(folded, begin, cut + 1, listed=listed, people=people)
    return longer if longer and longer.rule == phrase.rule and longer.name.end == cut + 1 else phrase


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


def _somebody_then_anything(
    folded: str, plain: str, start: int, end: int, *, listed: Listed, people: Set[str]
) -> tuple[float, Phrase] | None:
    """Somebody sure at the head of a clause, then words nobody listed: «一位老导演看完样片后», «技术长桐生沙耶香受访时半开玩笑»."""
    if end - start > _CLAUSE:
        return None
    phrase = best_subject(folded, plain, start, end, listed=listed, people=people)
    if phrase is None or phrase.rule not in _SURE_HEADS or _BY_OTHERS.search(plain, phrase.name.end, end):
        return None
    occasion = _OCCASION.search(plain, phrase.name.end, end)
    return (2.0, phrase) if occasion or (end - phrase.name.end <= _SHORT_DEED and phrase.kind == "person") else None


def _weight(folded: str, phrase: Phrase) -> float:
    """How sure a reading of a clause is; the surest cut wins, then the leftmost."""
    if phrase.rule == "phrase.unnamed":
        if ends_in_noun(folded, phrase.name.start, phrase.name.end):
            return 4.5
        return 3.0 if _ONE_PERSON.fullmatch(folded, phrase.name.start, phrase.name.end) else 1.0
    return _WEIGHTS.get(phrase.rule, 3.0)
