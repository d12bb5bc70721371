"""A headline of at most 30 characters for a dated happening, cut out of its own sentence.

Only words of the sentence are used: a headline leaves out, it never adds; their order stays, but for a verb that goes behind
what it came to («上映的《…》» is «《…》上映»).
1. the clause of the happening without its date; 2. with what is announced in the next one; 3. a subject from further ahead,
where it has none; 4. brackets, sources, openers, fillers and what only describes a name go; 5. a very short one takes a neighbour clause;
6. modifiers go while it is too long, at last the tail, at the end of a word.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import rjieba

from lib.extract import wording as w
from lib.extract.cuttings import LIMIT, WIDEST, Line, Sentence, undated
from lib.extract.tidying import tidied, without_fillers
from lib.patterns import compiled

_SHORT = 10
_ALONE = 3
_LABEL = 8
_IN_FORCE = ("生效", "施行", "实施", "执行", "适用", "截止")
_LAW = compiled(r"《[^》]{2,20}》|(?<![一-龥])[一-龥]{2,10}(?:法案|条例|办法|新规|细则|关税|禁令)")
_EDGE = "，,、；;：:。.！!？?… ·—"
_LED_IN = compiled(r"(?<![使利作采专商军民家备实常])用(?![户于途人工])|借助|凭借|通过|依托|基于|[与和同]")
"""What stands before a name that is no subject, however far ahead: «葉詠瑤用快手旗下的可靈完成»."""
_QUOTED = compiled(r"[“「][^“”「」]+[”」]")
_HANGS = compiled(r"\d$|/[^/]{0,2}$|[至到为由从]$")
_LOOSE = compiled(r"(?<=[一-龥A-Za-z0-9”》%])的[^,，的]{1,6}$")


def headline(
    text: str,
    folded: str,
    *,
    clauses: Sequence[tuple[int, int]],
    verb: tuple[int, int],
    dates: Sequence[tuple[int, int]],
    names: Sequence[tuple[int, int]] = (),
    heads: Sequence[tuple[int, int]] = (),
    people: Sequence[tuple[int, int]] = (),
    others: Sequence[tuple[int, int]] = (),
    until: int | None = None,
    skip: tuple[int, int] | None = None,
    announced: bool = False,
) -> str:
    """Headline out of a sentence: its clauses, the word of happening, its date, houses and systems, heads of
    earlier clauses, people and other dates, by place.

    `until` ends the stretch of the date, `skip` is what an earlier date of the clause takes.

    >>> s = "3月26日,OpenAI正式发布了短片《空中梦想家》。"
    >>> headline(s, s, clauses=[(0, 5), (6, 27)], verb=(14, 16), dates=[(0, 5)], names=[(6, 12)])
    'OpenAI发布了短片《空中梦想家》'
    """
    place = next((i for i, (a, b) in enumerate(clauses) if a <= verb[0] < b), 0)
    known = Sentence(folded, clauses, place, verb, dates, names, heads, people, others, clauses[-1][1] if until is None else until)
    a, b = clauses[place]
    a, b = max(a, verb[0] - WIDEST), min(b, known.end, verb[1] + WIDEST)
    home = Line(folded, tuple(p for p in range(a, b) if not (skip and skip[0] <= p < skip[1])))
    line = undated(home, dates, verb[0]).dropping(w.OPENER)  # 1
    if not line.words.strip(_EDGE) and place + 1 < len(clauses):  # «11月11日零点刚过,»
        line = known.clause(place + 1)
    line = _with_content(known, line, announced=announced)  # 2
    line = _with_subject(known, line)  # 3
    line = tidied(known, line)  # 4
    line = _with_neighbour(known, line)  # 5
    line = _shortened(known, line)  # 6
    line = _title_first(known, line)
    if told := w.TOLD_OF.fullmatch(line.words):  # «获批的航线» is «航线获批»
        line = Line(folded, line.places[slice(*told.span("what"))] + line.places[slice(*told.span("verb"))])
    words = _balanced("".join(text[p] for p in line.places).strip(_EDGE))
    return words if len(words) > 1 else _balanced(text[a:b].strip(_EDGE)[:LIMIT])


def _balanced(words: str) -> str:
    """A headline without the half of a pair of quotation marks or brackets."""
    if _QUOTED.fullmatch(words):
        return words[1:-1]
    for left, right in (("“", "”"), ("「", "」"), ("『", "』"), ("(", ")"), ("（", "）")):
        if words.count(left) != words.count(right):
            words = words.replace(left, "").replace(right, "")
    return words.strip(_EDGE)


def _with_content(known: Sentence, line: Line, *, announced: bool) -> Line:
    """What is announced, where the announcing stands alone: «鸿海宣布,将与晶瀚科技合资», «某某预测,出货量将超过350万张»."""
    whole = line
    if announced:
        line = line.dropping(w.ANNOUNCE, times=1)
    closing = w.CLOSING_SAY.search(line.words.rstrip())
    stands_alone = announced and known.folded[slice(*known.verb)] in w.ANNOUNCING and not any(p >= known.verb[1] for p in line.places)
    if not (closing or stands_alone) or known.place + 1 >= len(known.clauses) or known.clauses[known.place + 1][0] >= known.end:
        return line
    behind = known.place + 1
    if known.folded.startswith(("截至", "截止", "其中"), known.clauses[behind][0]) and behind + 1 < len(known.clauses):
        behind += 1
    content = known.clause(behind).dropping(w.PRONOUN, times=1)
    if stands_alone and w.ONLY_PRONOUN.fullmatch(line.words.rstrip("，,")) and not w.AUXILIARY.match(content.words):
        return content  # «他在闭幕式上宣布,开发区将设立基金»
    if stands_alone and w.OWN_HEAD.match(content.words):
        return known.joined(whole, content, comma=True)  # «副局长宣布,局方拟提交草案»
    return known.joined(line, content, comma=not stands_alone)


def _with_subject(known: Sentence, line: Line) -> Line:
    """A line that begins with its verb takes the one named last in the clauses before; a pronoun gives way to it."""
    before = "".join(known.folded[p] for p in line.places if p < known.verb[0])
    pronoun = w.PRONOUN.match(before)
    if not w.SUBJECTLESS.fullmatch(before) and not pronoun:
        return line
    if known.folded[known.verb[1] : known.verb[1] + 1] == "的" and not pronoun:
        return line  # «9月26日获批的航线»: what it is said of comes behind
    if known.place and line.words[:1] in ("由", "从") and w.DISPOSING.search(known.clause(known.place - 1).words):
        return known.joined(tidied(known, known.clause(known.place - 1)), line, comma=False)  # «把推售日期,由4月提前至3月»
    if known.place and not pronoun and known.folded[slice(*known.verb)] in _IN_FORCE:
        a, b = known.clauses[known.place - 1]
        if (laws := list(_LAW.finditer(known.folded, a, b))) and laws[-1].end() >= b - 1:  # «签署了《猫王法案》,7月1日起生效»
            return known.joined(Line(known.folded, tuple(range(*laws[-1].span()))), line, comma=False)
    personal = pronoun is not None and pronoun.group() in ("他", "她", "我")
    if known.heads and not pronoun and known.place and known.heads[-1][1] == known.clauses[known.place - 1][1]:
        return known.joined(Line(known.folded, tuple(range(*known.heads[-1]))), line, comma=False)  # «获批的航线,要到明年年初才开航»
    goes_on = known.folded[known.clauses[known.place][0]] == "并"  # «甲计划发布乙2.0,并于明年融资» goes on with 甲
    for number in range(known.place) if goes_on else range(known.place - 1, -1, -1):
        a, b = known.clauses[number]
        if not pronoun and (w.CLOSING_TALK.search(known.folded[a:b]) or known.folded[a:b].endswith(("获悉", "了解到", "看到"))):
            continue
        inside = [n for n in (known.people if personal else known.names) if a <= n[0] and n[1] <= b]
        inside = [n for n in inside if personal or pronoun or _leads(known.folded, a, n, inside)]
        if inside:
            run = [inside[0] if goes_on else inside[-1]]
            for other in () if goes_on else reversed(inside[:-1]):
                if other[1] == run[0][0]:
                    run.insert(0, other)
            titled = w.TITLE.match(known.folded, run[-1][1], b) or w.WORTH.match(known.folded, run[-1][1], b)
            subject = Line(known.folded, tuple(range(run[0][0], titled.end() if titled else run[-1][1])))
            return known.joined(subject, line.dropping(w.PRONOUN, times=1), comma=False)
    if known.heads and not pronoun:
        return known.joined(Line(known.folded, tuple(range(*known.heads[-1]))), line, comma=False)
    return line.dropping(w.ITS, times=1)


def _leads(folded: str, start: int, name: tuple[int, int], names: Sequence[tuple[int, int]]) -> bool:
    """Whether a name is what its clause speaks of: at its head, behind what describes it, or beside another such name."""
    before = w.OPENER.sub("", folded[start : name[0]]).strip("“《「 ")
    if before.endswith(("从", "向", "离开", "加入", "在", "于", "赴")) and len(before) > 1:
        return False
    if not before or w.LIGHT.fullmatch(before) or w.DESCRIBED.match(before) or w.SOURCE.match(before + ","):
        return True
    if any(other[1] == name[0] and _leads(folded, start, other, names) for other in names if other[1] <= name[0]):
        return True  # «百度文心一言»
    if before[-1] in "、和与及的/“《「":
        at = name[0] - 1
        return any(other[1] in (at, at - 1) and _leads(folded, start, other, names) for other in names if other[1] <= at)
    return bool(
        re.search(r"(?:[,:]|方面|旗下|目前|年|月|日|期间|家|的|[一-龥]国|其中|而|则|让|使|由|据|随着|显示)[“《「]?$", before)
    ) and before[-2:] not in ("曾任", "来自")


def _with_neighbour(known: Sentence, line: Line) -> Line:
    """A very short line goes on with the next clause or, where its verb has no object, begins with the one before."""
    vague = w.VAGUE.search(line.words.rstrip("，,")) is not None and len(line.places) < LIMIT // 2
    if (len(line.places) >= _SHORT and not line.words.endswith("后") and not vague) or not line.places:
        return line
    objectless = line.places[-1] < known.verb[1] + 1 or line.places[0] >= known.clauses[known.place][0]
    before = "".join(known.folded[p] for p in line.places if known.clauses[known.place][0] <= p < known.verb[0])
    bare = w.LIGHT.fullmatch(before) or w.PRONOUN.match(before)
    if (
        objectless
        and bare
        and known.place
        and not _stands_apart(known, before)
        and tidied(known, known.clause(known.place - 1)).words[:1] not in ("", "(")
        and not any(a <= d[0] < b for a, b in [known.clauses[known.place - 1]] for d in known.others)
    ):
        earlier = tidied(known, known.clause(known.place - 1))
        own = without_fillers(known.clause(known.place).dropping(w.OPENER), known.names)
        longer = known.joined(earlier, own, comma=True)
        if (
            len(longer.places) <= LIMIT
            and earlier.words.strip()
            and not w.CLOSING_TALK.search(earlier.words)
            and not w.SOURCE.match(earlier.words + ",")
        ):
            nominal = len(own.places) <= 4 and own.words.endswith("的")  # «第一个客户是芒果超媒,去年11月签的»
            return earlier if nominal else _at_one(known, earlier, own, longer)
    following = next((i for i, (a, _) in enumerate(known.clauses) if a > line.places[-1]), None)
    if following is not None and w.CLOSE_OF_DAY.match(line.words):
        return Line(known.folded, tuple(range(*known.clauses[following])))
    if following is not None and known.folded[known.clauses[following][0] - 1] not in ",;:":
        return line
    if following is None or known.clauses[following][0] >= known.end:
        return line
    start = known.clauses[following][0]
    begun = [d for d in known.others if start <= d[0] <= start + (3 if vague else 1)]
    begun = [d for d in begun if not vague or w.DAY.search(known.folded, *d)]
    if begun and not w.CLOSING_SAY.search(line.words):
        return line  # another day begins there
    sequel = known.clause(following).dropping(w.OPENER)
    if vague and w.ADVISES.match(sequel.words):  # «消委会发布提示,建议…» is «消委会建议…»
        subject = Line(line.folded, tuple(p for p in line.places if p < known.verb[0]))
        told = known.joined(subject, without_fillers(sequel, known.names), comma=False)
        return told if len(subject.places) > 1 and len(told.places) <= LIMIT else line
    if w.SETTING.fullmatch(line.words) and len(sequel.places) >= _SHORT - 2:
        return sequel  # «电话会上» tells nothing
    if following + 1 < len(known.clauses) and known.clauses[following] in known.others:  # «发布数据,1-2月份,工业增加值增长7.0%»
        sequel = known.joined(sequel, known.clause(following + 1), comma=False)
    longer = known.joined(line, without_fillers(sequel, known.names), comma=True)
    return longer if len(longer.places) <= LIMIT else line


def _stands_apart(known: Sentence, before: str) -> bool:
    """Whether a line has a subject of its own to come («公司提起上诉»), or stands behind the label of who answers."""
    a, b = known.clauses[known.place - 1]
    return bool(w.HOUSE_WORD.match(before)) or (known.folded[b : b + 1] == ":" and b - a <= _LABEL)


def _at_one(known: Sentence, earlier: Line, own: Line, longer: Line) -> Line:
    """A verb alone behind the clause that names its subject, without the comma: «叫“织机”,动工» is «“织机”动工»."""
    if len(own.places) > _ALONE:
        return longer
    named = earlier.dropping(w.CALLED, times=1)
    extent = w.EXTENT.search(named.words)
    if extent and extent.start() > 1:
        named = named.without(extent.start(), len(named.places))
    if len(named.places) == len(earlier.places):
        return earlier if own.words in _IN_FORCE else longer
    return known.joined(named, own, comma=False)


def _shortened(known: Sentence, line: Line) -> Line:
    """At most 30 characters: settings and modifiers go first, then the words between a house and its verb, then the tail."""
    if len(line.places) > LIMIT and (said := w.SAID_AT.match(line.words)):  # «某某在互动平台回复投资者称,…» is «某某称,…»
        shorter = line.without(*said.span("at"))
        line = shorter if len(shorter.places) <= LIMIT else line
    if len(line.places) > LIMIT and (tool := w.TOOLS.search(line.words)) and tool.end() < len(line.places):
        line = line.without(*tool.span())
    for pattern in (w.ONE_OF_A_KIND, w.PARTNER, w.PLACE, w.FROM, w.BY_MEANS, w.QUALIFIER, w.ATTRIBUTE):
        if len(line.places) <= LIMIT:
            break
        line = _without_modifier(known, line, pattern)
    if len(line.places) > LIMIT:
        line = undated(line, known.others)
    if len(line.places) > LIMIT:
        line = _without_saying(known, line)
    if len(line.places) > LIMIT and (named := line.inside(known.names)):
        verb_at = next((i for i, p in enumerate(line.places) if p >= known.verb[0]), 0)
        first = named[0]
        if first[1] < verb_at and known.folded[known.verb[0] : known.verb[1]] in w.SAID:
            line = Line(line.folded, line.places[first[0] : first[1]] + line.places[verb_at:])
        else:
            for a, _ in named if first[0] > 0 else ():
                led = line.words[a - 1 : a] in tuple("向对与和同给依被从在、") or bool(_LED_IN.search(line.words, 0, a))
                if a > 0 and not led and line.places[a] < known.verb[0] and len(line.places) - a <= LIMIT:
                    line = Line(line.folded, line.places[a:])
                    break
    if len(line.places) > LIMIT:
        verb_at = next((i for i, p in enumerate(line.places) if p >= known.verb[0]), 0)
        for title in w.TITLED.finditer(line.words, 0, verb_at):
            if title.start() and len(line.places) - title.start() <= LIMIT:
                line = Line(line.folded, line.places[title.start() :])
                break
    if len(line.places) > LIMIT:
        line = _cut(known, line)
    return line.dropping(w.TAIL, times=2)


def _without_saying(known: Sentence, line: Line) -> Line:
    """A house and what it says it will do, without the saying: «宁德时代发布公告称,公司拟投资» is «宁德时代拟投资»."""
    match = w.SAYING_OF_OWN.match(line.words)
    return line.without(match.start("say"), match.end("say")) if match else line


def _without_modifier(known: Sentence, line: Line, pattern: re.Pattern[str]) -> Line:
    """The line without a modifier, but for one that holds a name or the verb."""
    for match in pattern.finditer(line.words):
        ahead = [n for n in known.names if n[0] < known.verb[0]]
        named = any(match.start() < b and a < match.end() for a, b in line.inside([*ahead, known.verb]))
        if not named:
            return line.without(*match.span())
    return line


def _title_first(known: Sentence, line: Line) -> Line:
    """A line whose paper was too long to stand behind its verb, as «《…方案》印发»."""
    if not line.places or line.places[-1] != known.verb[1] - 1 or known.folded[slice(*known.verb)] not in w.ISSUES:
        return line
    title = w.TITLE.match(known.folded, known.verb[1])
    if title is None:
        return line
    verb = known.verb[1] - known.verb[0]
    places = tuple(range(title.start() + title.group().index("《"), title.end()))
    named = Line(line.folded, places).dropping(w.BRACKETS)
    return Line(line.folded, named.places + line.places[-verb:]) if len(named.places) + verb <= LIMIT else line


def _cut(known: Sentence, line: Line) -> Line:
    """The tail off: at a comma behind the verb, else at the end of a word."""
    words = line.words
    verb_at = next((i for i, p in enumerate(line.places) if p >= known.verb[1]), 0)
    cut = words.rfind(",", max(verb_at, 8), LIMIT + 1)
    if cut > 0:
        return Line(line.folded, line.places[:cut])
    at = best = 0
    for word in rjieba.cut(words, False):
        if at + len(word) > LIMIT:
            break
        at += len(word)
        head = words[:at]
        inside = (re.match(r"[A-Za-z0-9.\-]", words[at : at + 1]) and re.search(r"[A-Za-z0-9\-]$", head)) or _HANGS.search(head)
        if (
            not inside
            and word not in "的与和及在于向对将是为了、,“《("
            and head.count("《") == head.count("》")
            and head.count("“") == head.count("”")
        ):
            best = at
    kept = Line(line.folded, line.places[: best or LIMIT])
    loose = _LOOSE.search(kept.words)  # «签下18艘船的建造»: the noun is cut off
    return kept.without(loose.start(), len(kept.places)) if loose and loose.start() > max(verb_at, 8) else kept
