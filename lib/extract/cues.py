"""Find cue frames: speaker phrase, adverbs, addressee, cue and mark.

One scan finds the cue words; around each the clause is read: who stands before it, where what is said begins.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from dataclasses import dataclass
from functools import cache

from lib.extract.cue_subjects import subject_before
from lib.extract.frames import HIDDEN, Clauses, Frame, clauses_of
from lib.extract.pieces import OWN, Listed, Phrase, Piece
from lib.patterns import compiled
from lib.rules import alternation, rules

_NEGATED = compiled(
    r"(?:不|没|没有|未|未曾|并未|尚未|拒绝|不愿|不便|无法|不能|难以|避免|很难|不肯|不想|不会|不敢|不得|不可|不好|未能|并没有|并不|从未|暂未)$"
)
_AFTER = compiled(r"(?P<tail>道|过(?=[,:])|称|说|到(?!\d)|,说|着|的是|是|的则是|如下)? {0,3}(?P<mark>[,:。;!?…\n\x01]|——)?")
_OBJECT = compiled(r"[^,:。;!?\n\x01]{1,26}(?=[,:。!\n\x01]|$)")
_ANSWERS = frozenset(("回应", "回复", "回覆", "答复", "告知", "提醒", "透露", "反馈", "反问", "追问", "解释", "抱怨", "坦言", "诉苦"))
_ADDRESSEE = compiled(
    r"[^,:。;!?\n\x01]{0,12}(?:本报|本刊|本网|记者|媒体|投资者|查询|提问|询问|问询函|网友|股民|》)(?:记者)?(?:的)?(?:提问|查询|询问)?(?=[,:])"
)
_NOMINAL = compiled(
    r"(?:了|出|过|不|为|的|赞|欢迎|感谢|担忧|担心|支持|赞同|认可|肯定|遗憾|歉意|反对|理解|关注|乐观|谨慎|祝贺|同情|怀疑|不满|愤怒|惊讶|期待|一致|热烈|诚挚|衷心|强烈|满意|哀悼|慰问|抗议|否认|担当|作|着)"
)
_CALLED = compiled(r"(?:[名简号堪尊爱俗统合昵谦职对匀著誉可被代全别学通美雅贬戏宣自声笑]|(?<![资伙始责辑言理业营定构知投法证管当])人)称$")
_REPORTER = compiled("记者|笔者|小编|编者|本报|本刊|作者|本文")
_HAVE_ONLY = compiled("(?:但|不过|对此|此外|同时|而)?[,]?(?:也|还|另|更)?有")
_NOTIFIED = compiled(
    r"(?:了)?(?:所有|全体|各|其|部分|多家|相关|中国|国内|海外|下游|上游|旗下|广大|有关|欧洲|美国|亚洲){0,2}(?:客户|用户|员工|雇员|投资者|股东|经销商|供应商|代理商|会员|商家|货主|船东|业主|家长|学生|旅客|乘客|渠道商|开发者|合作伙伴|合作方|媒体|交易所|客戶|合作商|加盟商|门店|卖家|创作者|司机|骑手|读者|法院|委员会|工会)[^,。;:\n\x01]{0,6}(?=[,:])"
)
"""To whom a house gives notice: «马士基通知客户,…»."""
_NOTICE = ("通知", "知会", "致函", "致信", "发函", "函告", "去函")
_ABOUT = compiled(
    r"(?:并不讳言|不讳言|不认同|谈到|谈及|提到|提及|讲到|聊到|感叹|感慨|吐槽|调侃|坦承|坦陈|承认|反驳|直呼|谈道|驳斥|否认|强调|透露|道出|点出|爆料|剧透)(?:了|过|到)?"
    r"(?:[^,:。;!?\n\x01]{0,12}的)?(?:[^,:。;!?\n\x01]{0,4}(?:焦虑|压力|风险|难处|原因|缘由|苦衷|理由|看法|说法|观点|初衷|担忧|忧虑|隐忧|顾虑|困难|难题|困境|未来|现状|前景|感受|变化|差距|不足|短板|质疑|传闻|传言|指控|批评|失误|野心|不易|艰辛|心态|经历|细节|内情|诀窍|秘诀|关键|重点|态度|立场|期待|心声|定价|策略|选择|转变|转型|过往|往事|竞争|对手|争议|处境|纠结|无奈|遗憾|不满|委屈|矛盾|分歧|疑虑|恐惧|愧疚|野心))(?:,(?=\x01)|:|(?P<only>。))"
)
_RATING = compiled("[^,。;]{0,24}(?:评级|目标价)")
_SOMEBODYS = compiled(r"[^,。;:!?\n\x01]{1,16}:[ ]?(?=\x01)")
_BOUND = compiled("须|应当|应向|必须|责令|判令|要求")
_WARNS = frozenset(("提示", "提醒", "警告", "告诫", "劝", "奉劝", "叮嘱", "嘱咐", "忠告"))
_WARNED = compiled(
    r"(?:各|广大|所有|那些|国内|中国|中小)?(?:厂商|企业|投资者|投资人|消费者|用户|平台|公众|市民|持有人|家长|各方|从业者|创作者|同行|公司|客户|股民|散户|网友|玩家|观众|会员|业主|商家|读者|开发者|车主|旅客|民众|考生|求职者|劳动者|[一-龥]{1,3}[者人])(?:们)?[,]?"
)
_INSIDE_WORDS = {"指": "拇手食标图特意所泛是中无名小大戒屈", "料": "材资饮原燃肥塑颜涂布面用饲香调配史废物预不意难照佐染辅衣稿作爆木石药"}
"""Characters behind which 指 and 料 are part of another word."""
_BEYOND = compiled(
    "(?:超出|超过|超乎|低于|高于|符合|不及|远超|大超|略超|稍逊|逊于|优于|劣于|不如|合乎|好于|差于|强于|弱于|达到|达不到|贴近|出乎|高过|[超逊])(?:市场|外界)?$"
)
_HE_SAYS = compiled("[,。;:!?\n][他她](?:还|也|又|则|却)?$")
_SAYS_HOW = compiled("[的得着了过完罢话出来去不起到明法服穿透这那谎错中定实一两几三些什\x01]|[^,。;:!?\n]{0,2}(?:[,。;:!?\n]|$)")
_THUS = compiled("这样|如此|如是|这么")
_TO_THE_STOP = compiled(r"[^,。;:!?\n\x01]{0,30}(?:[。!]|[,:]?(?=\x01))")
_SAY_BEFORE = compiled(
    r"(?:小|学|传|听|据|虽|胡|来|以|(?<!如)是|话|不用|别|没话|瞎|乱|劝|游|演|解|论|邪|好|难|该|能|换句话|也就是|常|俗话|要我|怎么|么|样|再怎么|白)$"
)


@dataclass(frozen=True, slots=True)
class _Cues:
    scan: re.Pattern[str]
    kinds: dict[str, tuple[str, str]]


@cache
def _cues() -> _Cues:
    """The cue words, compiled to one scan; word to kind and rule."""
    kinds = {w: (str(r.data["kind"]), r.id) for r in rules("cues") for w in r.words}
    kinds |= dict.fromkeys(_NOTICE, ("tell", "cue.tell"))
    one = (
        alternation(w for w in kinds if w not in ("指", "料", "公告", "问", *_NOTICE))
        + "|(?<![手拇食])指|问(?![题卷世责诊鼎界询])"
        + f"|(?:{alternation(_NOTICE)})(?={_NOTIFIED.pattern})"
    )
    paper = r"(?<![布出的份则项该此条露登关》将告次本收])公告(?=[,:])"
    return _Cues(compiled(rf"(?:{one}|(?<![{_INSIDE_WORDS['料']}])料|{paper})(?:{one}){{0,2}}"), kinds)


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
    if mark is None and (word == "指" or (word in ("又指", "再指", "还指", "续指") and not _POINTS.match(plain, cue_end))):
        kind, mark, content = "say", "“" if plain[cue_end : cue_end + 1] == HIDDEN else "", cue_end
    if mark is None and word in _WARNS:  # «提醒厂商留存修改记录»
        warned = _WARNED.match(plain, cue_end)
        kind, content = "urge", warned.end() if warned else cue_end
        mark = "“" if plain[content : content + 1] == HIDDEN else ""
    if mark is None and word == "说" and _HE_SAYS.search(plain, max(0, m.start() - 4), m.start()) and not _SAYS_HOW.match(plain, m.end()):
        kind, mark, content = "say", "", m.end()  # «他说自己不急»
    if mark is None:
        # «…裴某这样向记者讲述公司的转身。»: a quotation stands before, the verb takes an object
        done = _THUS.search(plain, clause, m.start()) and _TO_THE_STOP.match(plain, m.end())
        if not done:
            return None
        content, mark = done.end(), "“" if plain[done.end() : done.end() + 1] == HIDDEN else "."
    if mark == "" and (about := _ABOUT.match(plain, m.start())):
        content = about.end()
        mark = "“" if plain[content : content + 1] == HIDDEN else ":"
        if about["only"]:
            mark = "."  # «并不讳言自己的矛盾。» tells nothing of what was said
    if mark == "" and kind != "view" and (to := _SOMEBODYS.match(plain, content)):  # «公开喊话同行:“…”»
        content, mark = to.end(), "“"
    if m.start() - clause > 90:
        return None
    if _HAVE_ONLY.fullmatch(plain, clause, m.start()) and word[:2] in ("分析", "评论", "报道") and len(word) > 2:
        noun = Phrase("unnamed", Piece(m.start(), m.start() + 2), rule="phrase.crowd", sure=0.7)  # «有分析认为»
        return Frame(clause, Piece(m.start() + 2, cue_end), content, mark, kind, noun, rule, nested)
    lead, phrase = subject_before(folded, plain, clause, m.start(), clauses, listed, people, kind, mark == "“", cues.scan)
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


def _is_cue(plain: str, m: re.Match[str], word: str) -> bool:
    """Whether the word is used as a cue here and is no part of another."""
    before = plain[max(0, m.start() - 4) : m.start()]
    nextc = plain[m.end() : m.end() + 2]
    if word == "称" and (_CALLED.search(before + "称") or nextc[:1] in tuple("为作呼得号职霸王雄量重之")):
        return False
    if nextc[:1] == "得" or (nextc[:1] in "里中" and nextc[1:2] == "," and nextc):
        return False
    if word in ("表态", "声明", "分享", "发声") and before[-1:] == "的":
        return False  # «首席财务官的表态让下游死了心:…»
    if word == "话说" and before[-1:] == "的":
        return False  # «用院长的话说,“…”»
    if word in ("说", "讲") and (_SAY_BEFORE.search(before) or nextc[:1] in tuple("明法服起不白到出")):
        return False
    if word == "话" and (
        nextc[:1] not in (",", ":", HIDDEN) or before[-1:] in tuple("的说电讲坏好对神童情废空原通谈实假笑套老夸官俗闲梦行句番")
    ):
        return False
    if word in ("重申", "强调") and _RATING.match(plain, m.end()):
        return False  # «重申对腾讯的“增持”评级,认为…»
    if word == "提示" and nextc[:1] in ("词", "语", "音"):
        return False
    if (single := _is_single(plain, m, word)) is not None and (
        plain[m.start() - 1 : m.start()] in (",", "则", "亦", "也", "又", "并", "更", "均", "仍") or word == "料"
    ):
        return single
    if word == "指" and (
        before[-1:] in tuple("拇手食标图特意所泛是")
        or not (nextc[:1] in (",", ":", HIDDEN) or re.search("消息|人士|报道|分析|机构|报告|传闻|外电|有$", before))
    ):
        return False
    if word in ("致歉", "道歉") and _BOUND.search(plain, max(0, m.start() - 16), m.start()):
        return False
    if word == "提到" and plain[m.end() : m.end() + 1].isdigit():
        return False  # «报价从每瓦0.66元提到0.70元»
    if word in ("预期", "预计", "预估", "预料") and _BEYOND.search(plain, max(0, m.start() - 3), m.start()):
        return False  # «砍单幅度超出预期,…»
    if word == "建议" and nextc[:2] in ("售价", "零售", "价格", "书", "稿"):
        return False
    if nextc[:1] == "的" and plain[m.end() + 1 : m.end() + 2] not in ("是", "则"):
        return False
    if nextc[:1] in ("者", "会", "书", "稿", "权", "方", "性", "力", "机", "器", "员", "家", "人") and word not in ("称", "说"):
        return word in ("表示", "认为", "指出", "预计", "透露")
    return not _NEGATED.search(before)


_POINTS = compiled("[数引标定向导挥令派望纹南控责称认示明点教代甲环针甩]|的是|出")
_HOLDS = compiled("[理想到酒峰中子堆库]")


def _is_single(plain: str, m: re.Match[str], word: str) -> bool | None:
    """Whether 指 or 料 is a cue: «看法相反,指…», «瑞银料…», «亦指…»; None for other words."""
    if word not in ("指", "料"):
        return None
    behind = _POINTS if word == "指" else _HOLDS
    if behind.match(plain, m.end()):
        return False
    before = plain[max(0, m.start() - 1) : m.start()]
    return before not in _INSIDE_WORDS[word]


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
    if mark == "——" and plain[m.end("mark") : m.end("mark") + 1] == HIDDEN:
        return cue_end, m.end("mark"), "“"  # «…则泼了盆冷水——“…”»
    if m.group("tail") == "着" and mark == "," and plain[m.end() : m.end() + 1] != HIDDEN:
        return cue_end, m.end(), "."  # «老庞说着,把手机翻扣在桌上»
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
