"""Frames without a cue verb: «据华西证券推算,», «根据《…意见》,», «在王小书看来,»."""

from __future__ import annotations

from collections.abc import Iterator, Set

from lib.extract.frames import HIDDEN, Frame
from lib.extract.phrases import read_phrase
from lib.extract.pieces import Listed, Piece
from lib.patterns import compiled

_BY = compiled(r"(?:据|根据|按照|依据|依照|经(?![济理营纪销典常过验费])|援引|引述|按)(?P<body>[^,。;:!?\n\x01]{2,70})[,:]")
_BY_TAIL = compiled(
    r"(?:的)?(?:不完全|简单|初步|最新|此前|独家|综合|保守|粗略|官方|公开|实时|即时|当日|当周|月度|季度|年度|后台|平台|内部|抽样|定点|第三方|历史|运营|备案|注册|票房|销售|交易|行情|公示|全年|全网){0,2}(?:介绍|报道|报导|推算|测算|估算|统计|预测|预计|分析|测试|评估|调查|透露|披露|观察|判断|估计|爆料|消息|说法|数据|研究|监测|研报|报告|的观点|介绍称|引述|转述|裁定|裁决|认定|规定|要求|条款|约定|公告|通报|声明|讲述|描述|回忆|述说|解释|陈述|口径|报价|的话|的原话|的解释|的要求|的规定|的设想|转述的说法|说|讲|所说|所述|所言|了解|核算|计算|推演|研判|复盘|跟踪|抽样|问卷|口述|自述|追踪|的安排|的计划|的部署|的规划|的日程|的时间表|的口径|的算法|的拆账|的账本?|的经验|的统计口径|的测算口径|的推荐|的提示|的提醒|的承诺|的设计|的公告|的通知|的通报)$"
)
_RETOLD = compiled(r".{2,24}?(?:援引|引述|引用|转引|转述)(?=.{2})")
_MEDIUM = compiled(r"(?:社|报|网|台|周刊|杂志|时报|新闻|日报|媒体|财经|Post|News|Times|Information|Journal|Review|Reuters|Bloomberg)$")
_CLAUSE = compiled(
    "(?<=》)(?:第[一二三四五六七八九十百\\d]{1,5}条(?:第?[一二三四五六七八九十\\d]{1,3}[款项])?(?:、)?){1,3}$|(?<=》)(?:中|里)?(?:的)?(?:相关|有关|具体|明确|上述|最新)$"
)
_DATED = compiled(r"(?<=.{3})(?:当地时间|北京时间)?(?:\d{2,4}年)?(?:\d{1,2}月)?\d{1,2}[日号](?:晚间?|凌晨|上午|下午|早间)?$")
_RECEIVED = compiled(
    r"(?:接到|收到|接获|收获|接报)(?:了|过)?(?P<who>[^,。;:!?\n\x01]{2,24}?)(?:发来|打来|寄来|递来|传来)?的?(?:私信|投诉信?|举报|爆料|来信|来电|来函|电话|反映|反馈|求助|留言|报案|报警|函件|邮件|短信|通知|微信|投稿)"
    r"[,]?(?P<cue>反映称|称|反映|说|表示|指|指出|提醒|坦言|抱怨)(?P<mark>[,:]?)(?=[^,。\n])"
)
"""«她接到多名粉丝私信,称…»: whoever wrote or rang speaks."""
_ONLY_THEN = compiled("[^,。;]{2,40}(?:后|时|之后|以后),")
_PRINTED = compiled(
    r"(?<![^,。;:\n])(?P<who>《[^《》\n]{2,16}》|(?:The )?[A-Z][A-Za-z ]{2,24})(?:则|却|也|[^,。;:\n《]{1,8}的报道(?:则|却|也|称)?)?"
    r"(?P<cue>写作|写的(?:则|却)?是|(?:首先|率先|最早|最先|独家)(?:披露|报道|曝光|爆出|透露)(?:称)?|只?给到了?|给出的(?:数字|说法)?是|记为|记作)(?=[^,。:\n]{2})"
)
_QUOTING = compiled(
    r"(?:援引|引述|引用|转引|转述)(?:了|过|自)?(?P<who>[^,。;:!?\n\x01]{2,40}?)的?(?:最新|一项|一份)?(?P<cue>话|说法|消息|分析|观点|报道|数据|估算|测算|预测|看法|原话|研究|报告|调查|统计|研报)(?P<be>报道说|报道称|报道指|称|说|报道|指出|指|是|为|显示|发现|表明)?(?P<mark>[,:]?)"
)
_LEARNT = compiled(
    r"(?:(?:记者|本报|本刊|笔者)[^,。;:从\n\x01]{0,12}|(?:(?<=[,。;:\n])|^)[^,。;:从\n\x01]{2,12})从(?P<who>[^,。;:!?\n\x01]{2,30}?)(?:方面|处|那里|那边|口中|官网|举行的[^,。]{2,16}上?)?(?:独家)?(?P<cue>获悉|了解到|得知|获知)[,:]?(?=[^,。:\n]{2})"
)
"""«记者从合肥市文化和旅游局获悉,…»: the office tells."""
_VIEW = compiled(
    r"(?:在|照|依|以)(?P<body>[^,。;:!?\n\x01]{1,60}?)(?:看来|眼里|眼中|眼下看来|心里|心中|心目中|口中|嘴里|笔下|记忆里|记忆中|印象里|印象中"
    r"|的?(?:预测|测算|设想|描述|叙述|讲述|估算|判断|理解|回忆|构想|估计|推算|模型|推演|分析|评估)(?:里|中|当中))(?P<mark>[,:])"
)
_BY_START = frozenset(",。;:!?\n… " + HIDDEN)


def find_by_frames(folded: str, plain: str, *, listed: Listed, people: Set[str], nested: bool = False) -> Iterator[Frame]:
    """Frames without a cue verb before a comma: «据华西证券推算,», «根据《…意见》,», «在王小书看来,», «…的原话:».

    >>> text = "据华西证券推算,需8亿美元。在王小书看来,门槛会降低。"
    >>> [text[f.phrase.name.start:f.phrase.name.end] for f in find_by_frames(text, text, listed=Listed(), people=frozenset())]
    ['华西证券', '王小书']
    """
    opened: set[int] = set()
    yield from _by(folded, plain, listed=listed, people=people, nested=nested, opened=opened)
    for m in _LEARNT.finditer(plain):
        phrase = read_phrase(folded, *m.span("who"), listed=listed, people=people)
        if (
            phrase
            and (phrase.kind in ("institution", "reference") or phrase.rule == "phrase.unnamed")
            and phrase.rule != "phrase.bare-document"
        ):
            yield Frame(m.start(), Piece(*m.span("cue")), m.end(), ",", "data", phrase, "cue.learnt-from", nested)
    for m in _RECEIVED.finditer(plain):
        phrase = read_phrase(folded, *m.span("who"), listed=listed, people=people)
        if phrase and phrase.kind not in ("own", "reference") and not _ONLY_THEN.match(plain, m.end()):
            mark = "“" if plain[m.end() : m.end() + 1] == HIDDEN else m.group("mark")
            yield Frame(m.start(), Piece(*m.span("cue")), m.end(), mark, "data", phrase, "cue.received", nested)
    for m in _QUOTING.finditer(plain):
        if not (m.group("mark") or m.group("be")):
            continue
        phrase = read_phrase(folded, *m.span("who"), listed=listed, people=people)
        if phrase and phrase.kind not in ("own", "reference") and m.end() not in opened:
            mark = "“" if plain[m.end() : m.end() + 1] == HIDDEN else m.group("mark") or ","
            yield Frame(m.start(), Piece(*m.span("cue")), m.end(), mark, "say", phrase, "cue.quoting", nested)
    for m in _PRINTED.finditer(plain):
        phrase = read_phrase(folded, *m.span("who"), listed=listed, people=people)
        if phrase and phrase.kind == "institution":
            yield Frame(m.start(), Piece(*m.span("cue")), m.end(), ",", "data", phrase, "cue.printed", nested)
    for m in _VIEW.finditer(plain):
        start, end = m.span("body")
        phrase = read_phrase(folded, start, end, listed=listed, people=people)
        if phrase and not (phrase.kind == "unnamed" and not plain.startswith("看来", end)):
            mark = "“" if plain[m.end() : m.end() + 1] == HIDDEN else m.group("mark")
            yield Frame(m.start(), Piece(end, m.start("mark")), m.end(), mark, "view", phrase, "cue.in-the-eyes-of", nested)


def _by(folded: str, plain: str, *, listed: Listed, people: Set[str], nested: bool, opened: set[int]) -> Iterator[Frame]:
    """«据华西证券推算,», «根据《…意见》,»; `opened` takes where the words of each begin, so that no other frame takes them again."""
    for m in _BY.finditer(plain):
        before = plain[m.start() - 1] if m.start() else "\n"
        if before not in _BY_START and before not in "另又而且正":
            continue
        start, end = m.span("body")
        tail = _BY_TAIL.search(plain, start, end)
        stop = tail.start() if tail else end
        if clause := _CLAUSE.search(plain, start, stop):
            stop = clause.start()  # «按照《办法》第七条的要求»
        if dated := _DATED.search(plain, start, stop):
            stop = dated.start()  # «据《华尔街日报》网站6月12日报道»
        if retold := _RETOLD.match(plain, start, stop):
            start = retold.end()  # «据《欧洲汽车新闻》援引知情者的话»
        phrase = read_phrase(folded, start, end, listed=listed, people=people) if not tail else None
        if phrase and phrase.rule == "phrase.listed" and _MEDIUM.search(folded, phrase.name.start, phrase.name.end):
            yield Frame(m.start(), Piece(m.start(), start), m.end(), plain[m.end() - 1], "data", phrase, "cue.by", nested)
            continue
        phrase = phrase or (read_phrase(folded, start, stop, listed=listed, people=people) if stop > start else None)
        if not tail and phrase and phrase.kind not in ("document", "institution"):
            continue
        if phrase and not tail and phrase.rule not in ("phrase.issued", "phrase.paper", "phrase.document"):
            continue
        if (
            phrase
            and phrase.kind != "own"
            and (phrase.kind != "reference" or (plain[start] in "他她" and tail and tail.group()[0] == "的"))
        ):
            word = Piece(tail.start(), tail.end()) if tail else Piece(m.start(), start)
            opened.add(m.end())
            yield Frame(m.start(), word, m.end(), plain[m.end() - 1], "data", phrase, "cue.by", nested)
