"""A headline of at most 30 characters for a dated happening, cut out of its own sentence.

Only words of the sentence are used, in their order: a headline leaves out, it never adds.
1. the clause of the happening without its date; 2. with what is announced in the next one; 3. a subject from further ahead,
where it has none; 4. brackets, sources, openers, fillers and what only describes a name go; 5. a very short one takes a neighbour clause;
6. modifiers go while it is too long, at last the tail, at the end of a word.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from lib.text.words import segmenter

LIMIT = 30
_SHORT = 10
_WIDEST = 100
"""Characters of a clause that a headline is cut from."""
_EDGE = "，,、；;：:。.！!？?… ·—“"
_OPENER = re.compile(
    r"^(?:此外|同时|另外|其中|而且|但是|不过|然而|因此|于是|所以|值得一提的是|值得注意的是|需要注意的是|据悉|据了解|据介绍|据报道|目前|当前|与此同时|随后|此前|早在|截至目前|首先|其次|最后"
    r"|在此之前|另据安排|另据|事实上|实际上|例如|比如|具体来看|具体来说|[一-龥]{1,3}(?:面|层面|方面)(?=[,:])|答(?=[,:])|问(?=[,:])|并称|并且|紧接着|[而但并且](?=[一-龥A-Za-z“《])(?!购|行|发|非|未))[,:]?"
)
_SOURCE = re.compile(
    r"^(?:(?:据|根据|按照)[^,。]{1,36}?(?:报道|消息|数据|介绍|显示|公告|披露|统计|透露|了解|估算|测算)?,|[^,。]{1,20}?(?:数据|统计|信息|资料)?显示,|[^,。]{1,16}(?:消息称|获悉|提到),)"
)
_BRACKETS = re.compile(
    r"\([^()]{0,60}(?:\)|$)|〔[^〔〕]{0,40}〕|【[^【】]{0,40}】|\[[^\[\]]{0,40}\]|^[^,。]{1,16}(?:社|网|报|刊|台)[^,。]{0,8}(?:电|讯),?"
)
_BEFORE_DATE = re.compile(
    r"(?:早在|早于|截至|截止|自从|在|于|自|从|由|到|至|就)?(?:(?:当地|北京|美东|美国|台北|台湾|香港|日本|韩国|伦敦|东京|美西|纽约|格林尼治|欧洲)时间)?$"
)
_KEEPS_DATE = re.compile(r"(?:最快于?|最迟于?|最晚于?|最早于?|到|至|定于|定档|定在|改为|推迟到|推迟至|提前至|提前到|延至|延期至)$")
_AFTER_DATE = re.compile(r"的(?=[一-龥])|起(?=[一-龥])|期?间|当天|,|份")
_FILLERS = frozenset(
    [
        "正式",
        "最新",
        "刚刚",
        "刚",
        "近日",
        "日前",
        "一举",
        "陆续",
        "先后",
        "率先",
        "进一步",
        "仍然",
        "已经",
        "已",
        "再次",
        "再度",
        "则",
        "便",
        "就",
        "也",
        "亦",
        "又",
        "分别",
        "随即",
        "终于",
        "当场",
        "曾",
        "曾经",
        "即",
        "均",
        "还",
        "更",
        "才",
        "突然",
        "悄然",
        "官方",
        "双双",
        "纷纷",
        "新近",
    ]
)
_FILLER_HINT = re.compile("|".join(map(re.escape, sorted(_FILLERS, key=len, reverse=True))))
_BEHIND_JIU = tuple("已将要能会传有是")
LIGHT = re.compile(
    r"(?:\d{1,4}[年月日]|将|已|经|也是|也|则|就|还|又|再|便|正|在|刚|刚刚|计划|预计|拟|有望|要|须|需|应|可|最快|最迟|目标|届时|随后|此后|而|并|但|且|正式|先后|陆续|首次|全部|完全|才能|才|再度|该公司|公司|其|他们|他|她|它|我们|我|于|到|至|出|全国|全面|从|,|的| )*"
)
_SUBJECTLESS = re.compile(rf"{LIGHT.pattern}(?:(?:在|于|向|对|与|由|把|被|从|给)[^,。]{{1,14}})?")
_PRONOUN = re.compile(r"^(?:该公司|公司|其(?!中|他|它|实|余)|他们|他|她|它|我们|我)(?=[一-龥A-Za-z0-9“《])")
_DESCRIBED = re.compile(
    r"^[^,。《》]{1,40}?(?:公司|企业|厂商|厂|项目|博主|平台|巨头|团队|机构|品牌|龙头|独角兽|商|工作室|集团|车企|药企|初创|创业者|开发商|服务商|券商|导演|媒体|运营商|股|创始人|CEO|董事长|总裁|总经理|教授|分析师|负责人|经理|助手|模型|引擎|芯片|平板|手机|机器人|系统|大厂)$"
)
_VENUE = re.compile(r"的?(?:一[场次]|首场)?[^,。“《的]{0,16}(?:会|论坛|交流|采访|专访|活动|仪式|峰会)(?:上|中|期间)")
_PLACE = re.compile(
    r"(?<=[一-龥A-Za-z0-9”》,])(?:在|于)[^,。的“《]{2,14}?(?=与|和|向|对|举行|举办|召开|开幕|发布|设立|成立|推出|公布|签|开业|投产|上线|启动)"
)
_PARTNER = re.compile(r"(?:与|和|同|及)(?:合作的)?[^,。《》]{2,14}?(?=发布|推出|宣布|完成|上线|成立)")
_QUALIFIER = re.compile(r"(?:利用|使用|基于|关于|有关|名为|位于|来自|面向|针对|由)[^,。的《》]{1,24}的")
_ATTRIBUTE = re.compile(r"(?<=[了出布于为、向与和在])[^,。的《》“”、]{2,14}的(?=[一-龥A-Za-z“《])")
_AMOUNT = re.compile(
    r"(?:金额|总额|总价|规模)?(?:超过?|逾|约|近|达|不超过)?\d[\d.,]*(?:万亿|亿|万)?(?:元|美元|港元|日元|人民币)(?:的)?(?=[一-龥A-Za-z])"
)
_SAYS = r"(?:公开)?(?:宣布|官宣|宣告|披露|公布|通报|透露|称|表示|指出|预测|强调|报道称?|公告称?|回应称?|坦言|直言|提出|确认|证实|否认)"
_CLOSING_SAY = re.compile(rf"{_SAYS}(?:称|说)?$")
_CLOSING_TALK = re.compile(rf"(?:{_SAYS}|介绍|显示|说|道|认为|提到|提醒|告诉.{{0,12}}|表态)$")
_SAYING_OF_OWN = re.compile(
    rf"[^,。]{{2,16}}?(?P<say>(?:发布|发出|刊登)?(?:公告|声明|通报)?{_SAYS}(?:称|说)?,)(?=拟|将|计划|已|预计|正|完成|与|向|决定|获|收到|终止|签)"
)
_TITLE = re.compile(r"(?:的)?《[^》]{1,24}》")
_ANNOUNCE = re.compile(r"(?:在[^,。]{1,10}[中上里])?(?:公开)?(?:宣布|官宣|宣告)(?:称|说)?(?!破产|退出|辞职)")
_SHOWN = re.compile(
    r"(?P<of>的)(?P<what>[^,。的《》]{1,16}|《[^》]{1,60}》)(?P<shows>(?:数据)?(?:显示|提出|明确|指出|称|透露|要求|规定),?)"
)
_USED = re.compile(
    r"(?:上线|发布|推出|举行|举办|召开|成立|印发|公布|获批|投产|开业|开源|上映|签署|启动|设立|建成|生效|施行)(?P<of>的)(?=[一-龥A-Za-z“《])"
)
_CLEFT = re.compile(r"[^,。]{0,20},?(?P<is>也?是)(?P<rest>[^,。的]{2,14})的")
_ISSUED = re.compile(r"(?P<by>根据|按照|按)(?:[^,。《]{0,12}?)(?:公布|发布|印发|出台|披露|通过|签署)(?P<of>的)")
_LEFT = re.compile(
    r"^(?:在(?=,)|是(?=[一-龥]{2})|[^,。]{0,4}起,|[于至到自从](?!\d|今|明)|[的、,;:。\s”」』)]|了|份|期间|之后|后,|前,)+(?=.)"
)
_TAIL = re.compile(
    r"(?:的?(?:发布|上线|成立|上映|推出)?(?:时间|日期)(?:是|为)?|以来|至今|到现在?|起至今|适逢|恰逢|正值|定于|预计|将|于|在|是|为|与|和|对|向|把|及|以及|之|后)$"
)


@dataclass(frozen=True)
class _Line:
    """Some characters of a sentence, by place."""

    folded: str
    places: tuple[int, ...]

    @cached_property
    def words(self) -> str:
        return "".join(self.folded[p] for p in self.places)

    def without(self, start: int, end: int) -> _Line:
        """The line without a stretch of its own words."""
        return _Line(self.folded, self.places[:start] + self.places[end:])

    def dropping(self, pattern: re.Pattern[str], *, times: int = 4) -> _Line:
        """The line without what a pattern finds; never emptied."""
        line = self
        for _ in range(times):
            match = pattern.search(line.words)
            if match is None or match.start() == match.end() or match.end() - match.start() >= len(line.places):
                return line
            line = line.without(*match.span())
        return line

    def inside(self, spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
        """Stretches of the sentence as stretches of the line, where they stand whole in it."""
        out, places = [], self.places
        for a, b in spans:
            low, high = bisect_left(places, a), bisect_left(places, b - 1)
            if high < len(places) and places[low] == a and places[high] == b - 1 and high - low == b - 1 - a:
                out.append((low, high + 1))
        return out


@dataclass(frozen=True, slots=True)
class _Sentence:
    """What is known of the sentence, by place in it."""

    folded: str
    clauses: Sequence[tuple[int, int]]
    place: int
    verb: tuple[int, int]
    dates: Sequence[tuple[int, int]]
    names: Sequence[tuple[int, int]]
    heads: Sequence[tuple[int, int]]
    people: Sequence[tuple[int, int]]
    others: Sequence[tuple[int, int]]
    end: int

    def clause(self, number: int) -> _Line:
        """One clause without the date."""
        a, b = self.clauses[number]
        return _undated(_Line(self.folded, tuple(range(a, min(b, self.end, a + _WIDEST)))), self.dates, self.verb[0])

    def joined(self, first: _Line, second: _Line, *, comma: bool) -> _Line:
        """Two lines one after the other, with the mark that stands between them where it is wanted."""
        if not first.places or not second.places:
            return first if first.places else second
        marks = [p for p in range(first.places[-1] + 1, second.places[0]) if self.folded[p] in ",;:"]
        return _Line(self.folded, first.places + ((marks[-1],) if comma and marks else ()) + second.places)


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
    known = _Sentence(folded, clauses, place, verb, dates, names, heads, people, others, clauses[-1][1] if until is None else until)
    a, b = clauses[place]
    a, b = max(a, verb[0] - _WIDEST), min(b, known.end, verb[1] + _WIDEST)
    home = _Line(folded, tuple(p for p in range(a, b) if not (skip and skip[0] <= p < skip[1])))
    line = _undated(home, dates, verb[0]).dropping(_OPENER)  # 1
    line = _with_content(known, line, announced=announced)  # 2
    line = _with_subject(known, line)  # 3
    line = _tidied(known, line)  # 4
    line = _with_neighbour(known, line)  # 5
    line = _shortened(known, line)  # 6
    words = _balanced("".join(text[p] for p in line.places).strip(_EDGE))
    return words if len(words) > 1 else _balanced(text[a:b].strip(_EDGE)[:LIMIT])


def _balanced(words: str) -> str:
    """A headline without the half of a pair of quotation marks."""
    for left, right in (("“", "”"), ("「", "」"), ("『", "』")):
        if words.count(left) != words.count(right):
            words = words.replace(left, "").replace(right, "")
    return words


def _undated(line: _Line, dates: Sequence[tuple[int, int]], verb: int = -1) -> _Line:
    """A line without the date and the words that tie it in, «在9月的投资者交流中» as a whole; «最快于今年» keeps it."""
    for a, b in reversed(line.inside(dates)):
        words = line.words
        if a > 0 and _KEEPS_DATE.search(words[:a]):
            continue
        before, after = _BEFORE_DATE.search(words[:a]), _AFTER_DATE.match(words[b:])
        venue = _VENUE.match(words, b)
        if before and before.group() and venue and verb not in line.places[b : venue.end()]:
            after = re.match(".{0,40}", words[b : venue.end()])
        line = line.without(before.start() if before else a, b + (after.end() if after else 0))
    return line


def _with_content(known: _Sentence, line: _Line, *, announced: bool) -> _Line:
    """What is announced, where the announcing stands alone: «鸿海宣布,将与晶瀚科技合资», «某某预测,出货量将超过350万张»."""
    if announced:
        line = line.dropping(_ANNOUNCE, times=1)
    closing = _CLOSING_SAY.search(line.words.rstrip())
    stands_alone = announced and known.folded[slice(*known.verb)] in _ANNOUNCING and not any(p >= known.verb[1] for p in line.places)
    if not (closing or stands_alone) or known.place + 1 >= len(known.clauses) or known.clauses[known.place + 1][0] >= known.end:
        return line
    behind = known.place + 1
    if known.folded.startswith(("截至", "截止", "其中"), known.clauses[behind][0]) and behind + 1 < len(known.clauses):
        behind += 1
    content = known.clause(behind).dropping(_PRONOUN, times=1)
    return known.joined(line, content, comma=not stands_alone)


def _with_subject(known: _Sentence, line: _Line) -> _Line:
    """A line that begins with its verb takes the one named last in the clauses before; a pronoun gives way to it."""
    before = "".join(known.folded[p] for p in line.places if p < known.verb[0])
    pronoun = _PRONOUN.match(before)
    if not _SUBJECTLESS.fullmatch(before) and not pronoun:
        return line
    if known.folded[known.verb[1] : known.verb[1] + 1] == "的" and not pronoun:
        return line  # «9月26日获批的航线»: what it is said of comes behind
    personal = pronoun is not None and pronoun.group() in ("他", "她", "我")
    for number in range(known.place - 1, -1, -1):
        a, b = known.clauses[number]
        if not pronoun and _CLOSING_TALK.search(known.folded[a:b]):
            continue
        inside = [n for n in (known.people if personal else known.names) if a <= n[0] and n[1] <= b]
        if inside:
            run = [inside[-1]]
            for other in reversed(inside[:-1]):
                if other[1] == run[0][0]:
                    run.insert(0, other)
            titled = _TITLE.match(known.folded, run[-1][1], b)
            subject = _Line(known.folded, tuple(range(run[0][0], titled.end() if titled else run[-1][1])))
            return known.joined(subject, line.dropping(_PRONOUN, times=1), comma=False)
    if known.heads and not pronoun:
        return known.joined(_Line(known.folded, tuple(range(*known.heads[-1]))), line, comma=False)
    return line.dropping(re.compile(r"^其(?!中|他|它|实|余)"), times=1)


def _tidied(known: _Sentence, line: _Line) -> _Line:
    """Brackets, sources, openers, fillers and what only describes the name it stands before go."""
    for pattern in (_BRACKETS, _OPENER, _SOURCE, _OPENER, _LEFT):
        line = line.dropping(pattern)
    line = _without_fillers(line)
    if used := _USED.match(line.words):  # «上线的“智检通”系统» is «上线“智检通”系统»
        line = line.without(used.start("of"), used.end("of"))
    if cleft := _CLEFT.fullmatch(line.words):  # «阿柚,也是离开的» is «阿柚,离开»
        line = line.without(cleft.end("rest"), len(line.places)).without(cleft.start("is"), cleft.end("is"))
    if issued := _ISSUED.match(line.words):  # «根据公布的《方案》» is «公布《方案》»
        line = line.without(issued.start("of"), issued.end("of")).without(0, issued.end("by"))
    if shown := _SHOWN.search(line.words):  # «发布的调研纪要显示,…» is «发布调研纪要»
        plain = "《" in shown["what"] or len(line.places) > LIMIT + 1 or shown.end() >= len(line.places)
        if plain:
            line = line.without(shown.start("shows"), len(line.places))
        line = line.without(shown.start("of"), shown.end("of"))
    for a, _ in line.inside(known.names):
        ahead = line.words[:a]
        if a > 0 and line.places[a] < known.verb[0] and _DESCRIBED.match(ahead) and not re.search(r"[与和、,]", ahead):
            return line.without(0, a)
    return line


def _without_fillers(line: _Line) -> _Line:
    """The line without its adverbs, word by word, so that 已知 and 更新 stay whole."""
    if not _FILLER_HINT.search(line.words, 1):
        return line
    keep: list[int] = []
    at = 0
    for word in segmenter().cut(line.words, HMM=False):
        wanted = word not in _FILLERS or at == 0 or (word == "就" and line.words[at + 1 : at + 2] not in _BEHIND_JIU)
        wanted = wanted or (word == "日前" and line.words[at - 1].isdigit())
        if wanted:
            keep += line.places[at : at + len(word)]
        at += len(word)
    return _Line(line.folded, tuple(keep))


def _with_neighbour(known: _Sentence, line: _Line) -> _Line:
    """A very short line goes on with the next clause or, where its verb has no object, begins with the one before."""
    if len(line.places) >= _SHORT or not line.places:
        return line
    objectless = line.places[-1] < known.verb[1] + 1 or line.places[0] >= known.clauses[known.place][0]
    before = "".join(known.folded[p] for p in line.places if known.clauses[known.place][0] <= p < known.verb[0])
    bare = LIGHT.fullmatch(before) or _PRONOUN.match(before)
    if (
        objectless
        and bare
        and known.place
        and _tidied(known, known.clause(known.place - 1)).words[:1] not in ("", "(")
        and not any(a <= d[0] < b for a, b in [known.clauses[known.place - 1]] for d in known.others)
    ):
        earlier = _tidied(known, known.clause(known.place - 1))
        own = _without_fillers(known.clause(known.place).dropping(_OPENER))
        longer = known.joined(earlier, own, comma=True)
        if (
            len(longer.places) <= LIMIT
            and earlier.words.strip()
            and not _CLOSING_TALK.search(earlier.words)
            and not _SOURCE.match(earlier.words + ",")
        ):
            nominal = len(own.places) <= 4 and own.words.endswith("的")  # «第一个客户是芒果超媒,去年11月签的»
            return earlier if nominal else longer
    following = next((i for i, (a, _) in enumerate(known.clauses) if a > line.places[-1]), None)
    if following is None or known.clauses[following][0] >= known.end:
        return line
    sequel = known.clause(following).dropping(_OPENER)
    if following + 1 < len(known.clauses) and known.clauses[following] in known.others:  # «发布数据,1-2月份,工业增加值增长7.0%»
        sequel = known.joined(sequel, known.clause(following + 1), comma=False)
    longer = known.joined(line, _without_fillers(sequel), comma=True)
    return longer if len(longer.places) <= LIMIT else line


def _shortened(known: _Sentence, line: _Line) -> _Line:
    """At most 30 characters: settings and modifiers go first, then the words between a house and its verb, then the tail."""
    for pattern in (_PARTNER, _PLACE, _QUALIFIER, _ATTRIBUTE):
        if len(line.places) <= LIMIT:
            break
        line = _without_modifier(known, line, pattern)
    if len(line.places) > LIMIT:
        line = _undated(line, known.others)
    if len(line.places) > LIMIT:
        line = _without_saying(known, line)
    if len(line.places) > LIMIT and (named := line.inside(known.names)):
        verb_at = next((i for i, p in enumerate(line.places) if p >= known.verb[0]), 0)
        first = named[0]
        if first[1] < verb_at and known.folded[known.verb[0] : known.verb[1]] in _SAID:
            line = _Line(line.folded, line.places[first[0] : first[1]] + line.places[verb_at:])
        else:
            for a, _ in named:
                if a > 0 and line.places[a] < known.verb[0] and len(line.places) - a <= LIMIT:
                    line = _Line(line.folded, line.places[a:])
                    break
    if len(line.places) > LIMIT:
        line = _cut(known, line)
    return line.dropping(_TAIL, times=2)


def _without_saying(known: _Sentence, line: _Line) -> _Line:
    """A house and what it says it will do, without the saying: «宁德时代发布公告称,公司拟投资» is «宁德时代拟投资»."""
    match = _SAYING_OF_OWN.match(line.words)
    return line.without(match.start("say"), match.end("say")) if match else line


def _without_modifier(known: _Sentence, line: _Line, pattern: re.Pattern[str]) -> _Line:
    """The line without a modifier, but for one that holds a name or the verb."""
    for match in pattern.finditer(line.words):
        ahead = [n for n in known.names if n[0] < known.verb[0]]
        named = any(match.start() < b and a < match.end() for a, b in line.inside([*ahead, known.verb]))
        if not named:
            return line.without(*match.span())
    return line


_ANNOUNCING = frozenset(("宣布", "官宣", "宣告"))
_SAID = frozenset(["称", "表示", "指出", "预测", "透露", "披露", "宣布", "强调", "坦言", "直言", "回应", "否认", "证实", "报道称"])


def _cut(known: _Sentence, line: _Line) -> _Line:
    """The tail off: at a comma behind the verb, else at the end of a word."""
    words = line.words
    verb_at = next((i for i, p in enumerate(line.places) if p >= known.verb[1]), 0)
    cut = words.rfind(",", max(verb_at, 8), LIMIT + 1)
    if cut > 0:
        return _Line(line.folded, line.places[:cut])
    at = best = 0
    for word in segmenter().cut(words, HMM=False):
        if at + len(word) > LIMIT:
            break
        at += len(word)
        head = words[:at]
        if word not in "的与和及在于向对将是为了、,“《(" and head.count("《") == head.count("》") and head.count("“") == head.count("”"):
            best = at
    return _Line(line.folded, line.places[: best or LIMIT])
