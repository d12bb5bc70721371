"""Frames whose cue is a colon or a noun: «覃岳山算了一笔账:…», «…的判断更谨慎:…», «用她的话说,“…”», «以一句“…”作结»."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from lib.extract.circumstances import strip_lead
from lib.extract.cue_subjects import best_subject, subject_in_clause
from lib.extract.frames import HIDDEN, Clauses, Frame, clauses_of
from lib.extract.lexicon import DOT, HAN, lexicon
from lib.extract.name_ends import foreign_end, name_at
from lib.extract.people import People
from lib.extract.phrases import read_phrase
from lib.extract.pieces import INSTITUTION, OWN, PERSON, REFERENCE, UNNAMED, Listed, Phrase, Piece
from lib.extract.unnamed import read_noun
from lib.patterns import compiled

_SENTENCE = compiled(r"[。!?;\n\x01]")
# A colon after one of these hands over to what somebody says, quotation marks or not
_SPEECH = compiled(
    "账|数字|判断|口径|观点|看法|冷水|声明|异议|一句|成绩单|直白|比方|态度|意见|说法|理由|答案|质疑|评价|提醒|回应|措辞|解释|结论|说|讲|道|写|答|算|感受|感慨|体会"
    "|总结|建议|预测|预言|宣|称|喊|叹|嘟囔|念|想法|担忧|疑问|反驳|强调|认为|觉得|指引|数据|表态|立场|留言|发帖|发文|吐|呼|评|析|言|语|话|坦|承|透露|保票|信号|计划|警钟|一组数|数据|忧|愁|怨|苦水|实话|真话|狠话|交底|亮底|心里话|心声|期望|期待|愿望|希望|提示|猜|疑|订单|后台|成绩|调侃|自嘲|感触|诉求|底气|反问|否认"
)
_HOUSE_SPEECH = compiled(
    "口径|判断|声明|说法|观点|意见|公告|数据|账|结论|预测|回应|回复|态度|立场|表态|强调|通报|披露|看法|答复|指引|评价|调查|战报|榜单|统计|白皮书|成绩单|清单|问卷|数字|公报|通告|通知|倡议|告示|报告|冷水|目标|答卷|预警|警告|提示|措辞|理由|解释|警钟|喜报|快报|公式|总结|提醒|呼吁|函"
)
_NOUNS = "答卷|成绩单|目标|中值|评语|结论|底线|信号|警告|心得|承诺|定义|主张|声明|解读|分析|研判|总结|感想|感悟|反问|反应|反馈|担心|期望|希望|猜测|推测|推断|说辞|应对|表述|描述|形容|概括|比喻|时间表|路线图|药方|处方|要求|愿景|打算|计划|安排|初衷|底气|比方|经验|教训|提醒|判断|口径|观点|看法|说法|态度|立场|解释|答案|回应|回答|答复|评价|结论|理由|建议|体会|感受|原话|数字|指引|算盘|逻辑|思路|担忧|顾虑|忠告|诉求|感慨|预期|设想|措辞|预测|估计|估算|测算|统计|数据|调查|意见|答复"
_LINK = "(?<=,)(?=(?:评语|结论|答案|理由|回应|回复|感受|判断|评价|态度|原因|答复|感想|体会|说法|解释)(?:则|就)?是)|(?:给|交|得|报|写|开|列|拿|抛|定|留|亮|提|摆|端|晒|算|喊|放)(?:出|下|上|到)来?了?的|(?:援引|引述|披露|公布|发布|透露|设定|制定|公开|表达)的|的"
_OF = compiled(
    rf"(?P<link>{_LINK})(?P<what>[^,。:;的\n\x01]{{0,4}}(?:{_NOUNS})(?![师员家人机]))"
    r"(?:(?:则|就|却)?(?P<free>是|为)(?=[^,。:;\n\x01]{2})|(?P<more>[^,。:;\n\x01]{0,14}?)(?:(?:则|就|却)?(?P<be>是|为))?(?P<mark>[,:])"
    r"|(?P<mood>(?:则|却|也|倒|同样|更|更为|较|相对|颇|偏|没那么|没有那么|并不那么|要)[完谨乐保悲直具细大激惊夸详明冷悬高低][^,。:;\n\x01]{0,3})。(?=[^\n\x01]))"
)
_TAKEN_UP = ("目标", "计划", "要求", "安排", "打算", "经验", "承诺", "应对", "希望", "期望", "分析", "提醒", "反应", "愿景", "要求", "教训")
"""Nouns of acts too: they hand over only to what a person says, or what a house has given out."""
_MOOD = compiled(
    r"(?:则|却|倒|态度|看法|口气|口吻|语气|的|显得|要|相对|同样|也|更|更为|更加|较为?|颇为?|偏|没那么|没有那么|并不那么|并不|不这么|不那么){1,4}"
    r"(?:乐观|谨慎|保守|悲观|审慎|激进|大胆|直接|直白|尖锐|干脆|克制|强硬|冷静|淡定|坚定|冷淡|温和|扎心|犀利)(?:得多|一些|许多|不少)?(?P<mark>[,:])"
)
_HAPPENS = compiled("交齐|出炉|揭晓|亮相|见分晓|落地|公布|出来|刷屏|曝光|引发|遭|被|流出|对外")
_SHARED = compiled("(?:普遍|一致|共同|主流|较为普遍|大致|目前|最新|最终)$")
_RETOLD = compiled("(?:转述|复述|引述|援引|引用)(?:了|过)?")
_IN_WORDS = compiled(r"(?:用|借用|套用|按|照)(?P<who>[^,。:;\n\x01]{1,40}?)(?:自己|本人)?的(?:话|说法|原话|表述)(?:来)?(?:说|讲|形容)?[,:]")
_PUT_AS = compiled(
    r"(?:将|把)[^,。;:“「\n\x01]{1,24}(?:归结|归纳|概括|总结|形容|描述|归因|归咎|比喻|比作|解释|浓缩|说)(?:为|成|作|于|是)?(?:一句话|一句|:)?[“「](?P<said>[^“”「」\n]{8,60})[”」]"
)
_PHRASED = compiled(
    r"(?:以|用|仅以|只以|只用)(?:一句|一番|一个)?[“「](?P<said>[^“”「」\n]{3,60})[”」](?:的说法|一句话|的表述)?(?:来)?[^,。;\n\x01]{0,4}"
    r"(?:作结|回应|答复|回复|形容|评价|概括|总结|带过|作答|收尾|回绝|打发|给出回复)"
)
_SAID_BY = compiled(
    rf"{HIDDEN}[ \n]{{0,2}}(?P<cue>[说讲](?:出|下)?(?:这|此)(?:句|番|段|些)?话的(?:人)?,?(?:正|就)?是)(?P<who>[^,。;:!?\n\x01]{{2,40}})[,。]"
    rf"|{HIDDEN}[ \n]{{0,2}}(?P<cue2>(?:这|此|那)(?:正|就|便|也)?是)(?P<who2>[^,。;:!?\n\x01]{{2,40}}?)(?:近日|日前|当时|此前)?(?:在[^,。;:\n]{{2,24}})?(?:上|里|中|时)?(?:给出|说出|抛出|写下|留下)?的"
    r"(?:第?一句|[^,。]{{0,6}})?(?:开场白|口头禅|回答|原话|感慨|感叹|心声|一句话|总结|答案|判断|评价|态度|答复|回应|座右铭|结论|自白|名言|解释|感受|体会)[,。]"
)
_QUESTION = compiled(r"(?:本报|本刊)?记者(?!会)|(?<!被)提问|主持人|(?<!被)追问|(?<![被访疑学询答顾慰])问(?![世卷责候鼎津题答到及])")
_BY = compiled(r"(?:^|[^\u4e00-\u9fff])(?:作者|编辑|责编|主编|来源|校对|摄影|撰文|编译|翻译|审核|策划|排版|监制|文案)[ ]?$")
_TO_REPORTERS = compiled(
    "(?:向|对|给|跟|与|同|见|告诉|接受|让|和|请|带|面对)(?:本[报刊网台社]|《[^《》]{1,12}》|多家媒体|在场)?(?:的)?记者"
)
_ASKED_SO = compiled("问得[^,。]{0,6}$|反问$|发问$")
"""«病友老周在群里问得更直接:“…”»: he is the one who asks."""
_LIST = compiled("一是|首先|第一[,是]|其一|1[.、]|包括|分别|如下|原因|方面|问题|特点|步骤|内容")
_DASHED = compiled(rf"——(?={HIDDEN})")
_REACH = 90
_SOMEBODY = ("phrase.unnamed", "phrase.staff", "phrase.nickname", "phrase.pen-name")


def find_colons(folded: str, plain: str, frames: Sequence[Frame], *, listed: Listed, people: People) -> Iterator[Frame]:
    """Frames before a colon that no cue word has opened, and those of nouns and phrases of speech.

    >>> text = "湖南省发展改革委能源处处长覃岳山算了一笔账:缺口可缩小四分之一。"
    >>> frame = next(find_colons(text, text, [], listed=Listed(), people=People(text)))
    >>> text[frame.phrase.name.start:frame.phrase.name.end], text[frame.content:]
    ('覃岳山', '缺口可缩小四分之一。')
    """
    opened = {f.content for f in frames}
    clauses = clauses_of(plain)
    found: set[int] = set()
    for frame in (
        *_nouns(folded, plain, clauses, listed, people),
        *_moods(folded, plain, clauses, listed, people),
        *_in_words(folded, plain, listed, people),
        *_phrased(folded, plain, clauses, listed, people),
        *_said_by(folded, plain, listed, people),
        *_summed_up(folded, plain, listed, people),
    ):
        told = (
            plain[frame.content - 1] == "。"
            and frame.rule == "cue.noun-of"
            and any(f.phrase and frame.content <= f.lead <= frame.content + 8 for f in frames)
        )  # «广告公司的感受更直接。一位创意总监告诉记者,…»
        if frame.content not in opened and frame.content not in found and not told:
            found.add(frame.content)
            yield frame
    ordered = sorted(frames, key=lambda f: f.cue.start)
    cues = [f.cue.start for f in ordered]

    resumed = {f.lead for f in frames if f.mark == "“" and f.phrase is not None and f.phrase.kind == REFERENCE}

    def near(start: int, end: int) -> Sequence[Frame]:
        return ordered[bisect_left(cues, start) : bisect_left(cues, end)]

    at = plain.find(":")
    while at >= 0:
        frame_ = _before_colon(folded, plain, at, listed, people)
        fresh = frame_ is not None and frame_.content not in opened and frame_.content not in found
        if frame_ and frame_.mark == "“" and _quotation_end(plain, frame_.content) in resumed:
            fresh = False  # «某某却有保留:“…,”她说,“…”»
        if frame_ and fresh and not any(frame_.lead <= f.lead and f.content < at and f.mark in ("", ",") for f in near(frame_.lead, at)):
            yield frame_  # else «认为条文过阔:“…”» goes on with what is reported
        at = plain.find(":", at + 1)
    for dash in _DASHED.finditer(plain):  # «他叹了口气——“…”»
        frame_ = _before_colon(folded, plain, dash.end() - 1, listed, people)
        if frame_ and frame_.content not in opened and frame_.content not in found and not near(frame_.lead, dash.start()):
            yield frame_


def _quotation_end(plain: str, start: int) -> int:
    """Where a hidden quotation ends."""
    end = start
    while plain[end : end + 1] == HIDDEN:
        end += 1
    return end


def _before_colon(folded: str, plain: str, colon: int, listed: Listed, people: People) -> Frame | None:
    """Whoever the sentence before a colon is about, if what follows may be his words."""
    content = colon + 1
    while plain[content : content + 1] == " ":
        content += 1
    quoted = plain[content : content + 1] == HIDDEN
    if plain[content : content + 1] in ("", "\n") or plain[colon - 1 : colon].isdigit():
        return None
    starts = [m.end() for m in _SENTENCE.finditer(plain, max(0, colon - _REACH), colon)]
    start = starts[-1] if starts else max(0, colon - _REACH)
    words = plain[start:colon]
    if _BY.search(words) or _QUESTION.search(_ASKED_SO.sub("", _TO_REPORTERS.sub("", words))) or (not quoted and _LIST.search(words[-8:])):
        return None
    phrase = subject_of(folded, plain, start, colon, listed=listed, people=people)
    if phrase is None and quoted:
        head = strip_lead(plain, start, colon)
        phrase = bare_name(folded, plain, head) or read_noun(folded, plain, head, colon)
    if phrase is None or phrase.kind == OWN:
        return None
    titled = (phrase.kind == PERSON and phrase.role is not None) or (phrase.rule in _SOMEBODY and plain[content] not in "《“")
    if not quoted and not titled and not (_HOUSE_SPEECH if phrase.kind == INSTITUTION else _SPEECH).search(words):
        return None
    if phrase.kind not in (PERSON, UNNAMED) and phrase.rule != "phrase.reference" and not _HOUSE_SPEECH.search(words):
        return None
    if phrase.kind == REFERENCE and not quoted and not _SPEECH.search(words[phrase.name.end - start :]):
        return None
    return Frame(start, Piece(colon, colon), content, "“" if quoted else ":", "say", phrase, "cue.colon")


def bare_name(folded: str, plain: str, at: int) -> Phrase | None:
    """A name nobody has introduced at the head of a sentence, before a deed: «林园把茶杯放下:“…”»."""
    found = name_at(folded, at) if lexicon().plain_at.match(folded, at) else None
    if not found or found[1] - at > 4 or not DOES.match(plain, found[1]):
        return None
    return Phrase(PERSON, Piece(*found), rule="phrase.bare-name", sure=0.5)


def subject_of(folded: str, plain: str, start: int, end: int, *, listed: Listed, people: People) -> Phrase | None:
    """Who a stretch is about: a titled or known name, he or she, somebody unnamed, or a house at its head."""
    while end > start and plain[end - 1] in ", ":
        end -= 1
    comma = plain.find(",", start, end)
    while comma > 0 and (is_only_lead(plain, start, comma) or _AS_FOR.match(plain, start, comma)):
        start, comma = comma + 1, plain.find(",", comma + 1, end)
    clause_end = end if comma < 0 else comma
    last = plain.rfind(",", start, end) + 1
    if last > start and (
        he := _HE.match(plain, strip_lead(plain, last, end), end) or _THIS.match(plain, strip_lead(plain, last, end), end)
    ):
        return Phrase(REFERENCE, Piece(he.start(), he.end()), rule="phrase.reference", sure=0.7)
    named = _named_in(folded, plain, start, end, listed, people)
    best = best_subject(folded, plain, start, clause_end, listed=listed, people=people.names)
    if best and named and best.kind == UNNAMED and best.name.end == named.name.start:
        return named  # «深圳云枢信息总经理|耿怀远语气平静»
    if best and (named is None or best.name.start < named.name.start) and (best.kind != INSTITUTION or named is None):
        return best
    return named or best


def is_only_lead(plain: str, start: int, end: int) -> bool:
    """Whether a clause is only a connective or a time."""
    return strip_lead(plain, start, end) >= end


_HE = compiled(r"[他她](?![们人])")
_TRADESMAN = compiled(
    rf"(?<=[长员师家官者手匠工人客商])(?:(?![的是在和与了由])[{HAN}]){{1,6}}[{DOT}](?:[{HAN}]{{1,8}}[{DOT}]){{0,2}}[{HAN}]{{1,8}}"
)
_TOLD = compiled(
    rf"(?:[^,。;的]{{2,24}}的|[^,。;的]{{0,12}}[友户主生工员商客手民农匠])(?P<name>[老小阿][{HAN}])(?=一[边脸直]|也|却|在|对|把|又|笑|说|叹|摇|指|拿|翻|蹲|坐|站|苦|点|则|还|就|没|不|有|满|语气|给|向|掰|算)"
)
_AGAIN = compiled("(?:其|他们?|该行|仍|并|只)?(?:认为|预计|预测|觉得|判断|估计|指出|表示|称|相信|给出)[,:]?")
DOES = compiled(
    "[把将打在又也则却笑说叹摇指拿翻放举给向对一引用算摆点苦反连停想抬低站坐靠望盯]|(?:的|并)?(?:回应|回答|态度)|异口同声|七嘴八舌"
)
_BY_NICKNAME = compiled("(?:网名|名叫|叫|昵称|化名|人称|笔名|艺名|花名)(?:为|叫|是)?[“「](?P<nick>[^“”「」,。]{2,14})[”」]")
_SUMMED_UP = compiled(
    r"(?:,|——)(?P<cue>(?:这|此)(?:正|就|便|也)?是)(?P<who>[^,。:;!?\n\x01]{2,36}?)(?:给出|算出|得出|作出|做出|抛出)?的(?:最新|初步|保守|粗略|普遍)?"
    r"(?:测算|判断|估算|估计|预测|结论|看法|说法|观点|答案|算法|评价|总结|体会|感受|共识|回应|解释|态度)[。\n]"
)
_AS_FOR = compiled(r"(?:不过|但|而)?(?:至于|对于|谈到|谈及|说到|提到|提及|关于|面对|针对|被问|被问及|问及|聊到|聊起|说起|回到|在被)")
_THIS = compiled(
    r"(?:这位|这名|那位|那名|该名|该位)[^,。的]{1,6}?(?=难|也|则|却|笑|说|直|坦|只|又|还|就|在|对|不|并|把|给|打|算|摇|叹|苦|补|举|有|显|没|倒|更|反)"
)


def _named_in(folded: str, plain: str, start: int, end: int, listed: Listed, people: People) -> Phrase | None:
    """The first titled or introduced name of a stretch, or he and she at its head."""
    lex = lexicon()
    for m in lex.head.finditer(plain, start, end):
        found = name_at(folded, m.end())
        if found and found[1] <= end:
            clause = max(plain.rfind(c, start, m.start()) for c in ",、") + 1
            for begin in dict.fromkeys((start, strip_lead(plain, start, end), max(clause, start))):
                phrase = read_phrase(folded, begin, found[1], listed=listed, people=people.names)
                if phrase and phrase.kind == PERSON and phrase.role:
                    return phrase
    if he := _HE.match(plain, start, end):
        return Phrase(REFERENCE, Piece(he.start(), he.end()), rule="phrase.reference", sure=0.7)
    for m in _TRADESMAN.finditer(folded, start, end):  # «圣保罗经销商若昂·佩雷拉发来的语音里满是疲惫»
        phrase = read_phrase(folded, max(start, m.start() - 8), foreign_end(folded, m), listed=listed, people=people.names)
        if phrase and phrase.kind == PERSON:
            return phrase
    if told := _TOLD.search(plain, start, end):  # «在宁波做出口生意的老周一边清点货柜»
        return Phrase(PERSON, Piece(*told.span("name")), rule="phrase.bare-name", sure=0.6)
    best: Phrase | None = None
    for name in people.names:
        at = plain.find(name, start, end) if len(name) >= 2 else -1
        if at >= 0 and (best is None or at < best.name.start):
            best = Phrase(PERSON, Piece(at, at + len(name)), rule="phrase.known", sure=0.7)
    return best


def _nouns(folded: str, plain: str, clauses: Clauses, listed: Listed, people: People) -> Iterator[Frame]:
    """«潘美伶的回应是,», «张廖志豪给出的数字是,», «工业富联在业绩会上交出的答卷是:», «星图数据给出的口径更完整。»."""
    for m in _OF.finditer(plain):
        what, more = m.group("what"), m.group("more") or ""
        if m.group("mark") == "," and not m.group("be") and not (more and what.endswith(("统计", "数据", "估算", "测算", "预测"))):
            continue
        start = clauses.start_before(m.start())
        retold = _RETOLD.search(plain, start, m.start())
        shared = _SHARED.search(plain, start, m.start())
        stop = shared.start() if shared else m.start()
        begin = retold.end() if retold else start
        phrase = best_subject(folded, plain, begin, stop, listed=listed, people=people.names, whole=True)
        if phrase is None:
            lead, found = subject_in_clause(folded, plain, begin, stop, listed=listed, people=people.names) or (begin, None)
            phrase = found or (_earlier(folded, plain, start, listed, people) if is_only_lead(plain, begin, stop) else None)
            start = min(start, lead)
        if phrase is None or phrase.kind == OWN or (phrase.kind == REFERENCE and phrase.rule != "phrase.reference"):
            continue
        if m.group("free") and (phrase.rule == "phrase.crowd" or folded[phrase.name.start] in "前后"):
            continue
        if _HAPPENS.search(more):
            continue  # «七家公司的成绩单全部交齐:…»
        if m.group("mood") and phrase.kind not in (PERSON, INSTITUTION):
            continue
        if m.group("link") == "的" and what.endswith(_TAKEN_UP) and phrase.kind not in (PERSON, REFERENCE) and m.group("mark") != ":":
            continue
        if m.group("free") and m.group("link") == "的" and what.endswith(_TAKEN_UP):
            continue
        content = m.end()
        mark = "“" if plain[content : content + 1] == HIDDEN else m.group("mark") or ""
        kind = "data" if what.endswith(("统计", "数据")) else "say"
        yield Frame(start, Piece(m.start("what"), max(m.start("what"), m.end() - 1)), content, mark or ",", kind, phrase, "cue.noun-of")


def _earlier(folded: str, plain: str, clause: int, listed: Listed, people: People) -> Phrase | None:
    """Whoever the sentence is about whose last clause has no subject of its own: «摩根大通则把讲话通读一遍,得出的结论是,…»."""
    if clause == 0 or plain[clause - 1] != ",":
        return None
    start = max(plain.rfind(c, max(0, clause - _REACH), clause) for c in "。!?;\n\x01") + 1
    return subject_of(folded, plain, start, clause - 1, listed=listed, people=people)


def _moods(folded: str, plain: str, clauses: Clauses, listed: Listed, people: People) -> Iterator[Frame]:
    """«Omdia更为乐观,同期规模分别为…»."""
    for m in _MOOD.finditer(plain):
        start = clauses.start_before(m.start())
        phrase = best_subject(folded, plain, start, m.start(), listed=listed, people=people.names, whole=True)
        if phrase is None or phrase.kind not in (PERSON, INSTITUTION, UNNAMED) or phrase.rule == "phrase.crowd":
            continue
        again = _AGAIN.match(plain, m.end())  # «中金则相对谨慎,认为…»
        content = again.end() if again else m.end()
        yield Frame(
            start, Piece(m.start(), m.end() - 1), content, "“" if plain[content : content + 1] == HIDDEN else ",", "say", phrase, "cue.mood"
        )


def _in_words(folded: str, plain: str, listed: Listed, people: People) -> Iterator[Frame]:
    """«用创始人诸葛铭的话说,“…”»."""
    for m in _IN_WORDS.finditer(plain):
        phrase = read_phrase(folded, m.start("who"), m.end("who"), listed=listed, people=people.names)
        if phrase and phrase.kind != OWN:
            mark = "“" if plain[m.end() : m.end() + 1] == HIDDEN else plain[m.end() - 1]
            yield Frame(m.start(), Piece(m.end("who") + 1, m.end() - 1), m.end(), mark, "say", phrase, "cue.words-of")


def _phrased(folded: str, plain: str, clauses: Clauses, listed: Listed, people: People) -> Iterator[Frame]:
    """«发言人以一句“不评论市场传闻”作结»."""
    for m in sorted((*_PHRASED.finditer(plain), *_PUT_AS.finditer(plain)), key=lambda m: m.start()):
        start = clauses.start_before(m.start())
        phrase = best_subject(folded, plain, start, m.start(), listed=listed, people=people.names)
        if phrase and phrase.kind != OWN:
            yield Frame(start, Piece(m.end("said") + 1, m.end()), m.start("said"), "term", "say", phrase, "cue.in-a-phrase")


def _said_by(folded: str, plain: str, listed: Listed, people: People) -> Iterator[Frame]:
    """«“…”说这话的是某某公司主理人尉迟明。»"""
    for m in _SAID_BY.finditer(plain):
        start, end = m.span("who") if m["who"] else m.span("who2")
        phrase = read_phrase(folded, start, end, listed=listed, people=people.names) or subject_of(
            folded, plain, start, end, listed=listed, people=people
        )
        if nick := _BY_NICKNAME.match(plain, m.end()):  # «说这话的是青禾资本的董事总经理,网名“大卫不喝冰美式”»
            phrase = Phrase(PERSON, Piece(*nick.span("nick")), rule="phrase.pen-name", sure=0.7)
        if phrase and phrase.kind != OWN:
            cue = "cue" if m["cue"] else "cue2"
            yield Frame(m.start(cue), Piece(*m.span(cue)), m.end(), ".", "say", phrase, "cue.said-by")


def _summed_up(folded: str, plain: str, listed: Listed, people: People) -> Iterator[Frame]:
    """«每涨1万元,成本抬升0.006元,这是一家材料厂销售总监的测算。»: what stands before in the sentence is what was reckoned."""
    for m in _SUMMED_UP.finditer(plain):
        start = max(plain.rfind(c, max(0, m.start() - 200), m.start()) for c in "。!?\n\x01") + 1
        phrase = read_phrase(folded, *m.span("who"), listed=listed, people=people.names)
        if phrase and phrase.kind != OWN and m.start() - start >= 8:
            yield Frame(m.start(), Piece(*m.span("cue")), start, "<", "say", phrase, "cue.summed-up")
