"""The word of happening that a date belongs to, and the kind of event it makes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from lib.extract.kinds import kind_of_object, open_verbs
from lib.extract.quantities_told import moves_market
from lib.patterns import compiled
from lib.rules import Rule, alternation, gazetteer, rules, words

_DOCUMENT = compiled(
    r"(?:《[^》]{2,60}(?:办法|条例|通知|意见|方案|指引|规定|规则|法|法案|草案|文件|要点|细则|准则|标准|规划|纲要|目录|清单|行动计划|决定|批复|公约|规范)(?:[((][^()()]{1,12}[))])?》)"
    r"|(?:办法|条例|法案|草案|咨询文件|细则|行政令|禁令|新规|预警|警报|用户协议|服务协议|使用条款|服务条款|隐私政策|征求意见稿|实施意见|行动方案|行动计划|的规则|关税|补助要点)"
)
_SUBJECT_TAIL = compiled(
    r"(?:\(?\d{1,4}年?\)?|[今昨前去明上下本当翌次同隔]?[日年周月天晚早](?:[一二三四五六日天])?|\d{1,2}[月日]|年[初中底末]|月[初中底末]|[上中下]旬|凌晨|上午|下午|晚间?|联合|宣布|决定|预计|计划|有望|表示|正式|最快|最早|最迟|可能|或|已经?|将|拟|也|则|在[^,。]{1,8}|近?日前?|于|对外|首次|\s){1,8}$"
)
_SPEECH = compiled(r"讲话|演讲|文章|评论|看法|观点|致辞|言论")
_HEARING = compiled(r"法说会|业绩|股东常会|说明会|记者会|发布会|发表会|电话会|股东会|股东大会|通气会")
_DUTY = compiled(
    r"须|必须|应当|应于|应在|不得|不低于|(?<!客户)(?<!甲方)(?<!买家)(?<!品牌)(?<!厂商)(?<!老板)(?<!公司)(?<!用户)(?<!房东)(?<!家长)要求"
)
_PRICED = compiled(
    r"批价|参考价|批发价|散瓶|首饰价|金饰|足金|呎价|楼价|房价|屋苑|楼盘|运价|[煤锂粮猪菜茶豆糖棉铝镍钢油金银铜]价|出厂价|收购价|现货价|价格(?!战)"
)
"""What has a price quoted from day to day."""
_MUST = compiled(r"必须|不得(?!不)|一律")
_STATE = compiled(
    r"(?:国务院|发改委|工信部|网信办|证监会|金融监管总局|市场监管总局|央行|人民银行|美联储|联储|最高法|最高检|人大|海关|欧盟|白宫|立法[院会]|行政院|金管会|国会|议会|[一-龥]{1,8}(?:(?<![总内全外东西中北南乐干局胸头腰细底顶后前那这首一两三四五六七八九十几多每整半])部|委员会|署|总局|管理局|监管局|法院|检察院|政府|版权局|厅|办公厅|当局))(?:等[一-龥]{1,4}部门)?$"
    r"|(?:(?<![一-龥])(?:政府|当局|港府|官方)|政府工作报告|中央经济工作会议|国务院常务会议|常务会议|政治局会议|一号文件|五年规划|国台办|外交部|商务部|财政部|证交会|药监局|医保局|FDA|FTC|SEC)$"
)
_STATE_AT = compiled(_STATE.pattern.replace("$", ""))
_MOVE = compiled(r"[涨跌升降挫]\d|[涨跌]超?\d|再[涨跌]|收[涨跌于报]")
_JOURNAL = compiled(r"《[^》]{1,20}》(?:杂志|期刊|子刊|学报)?|期刊|杂志|预印本|学报|arXiv")
_STUDIED = compiled(r"研究|论文|成果|试验|实验|团队")
_CONSULTED = compiled(r"咨询期?为期|征求意见|公众咨询|咨询(?=结束|完结|展开|启动|届满)|监管|立法|修法|诉讼|案件|官司|备案")
_AIM = compiled(r"目标|产量|产能|里程碑|销量|纪录|记录|成就|指标")
"""What is reached, where it is no agreement."""
_CONTRACT = compiled(r"合同|订单|中标|协议(?=[,，金约总])")
_INQUIRY = compiled(r"可行性研究|可研报告|课题|临床试验|试验入组|期临床")
_SHORT_SUBJECT = 9
_DISPOSED = compiled(r"[把将](?=[一-龥A-Za-z“《]{2})(?!于|在|继续|正式|陆续|全面)")
_HABIT = compiled(r"每[天日周月年次]|经常|通常|往往|总是|一直|平时|常年")
_LEAST = 2
"""Characters that a clause must have to tell a happening: 17日架通 does."""
_OTHER_CLAUSE = compiled(r"[,;。](?![^《]{0,40}》)")
_CLAUSE_MARK = compiled("[,;。:\n]")
_LAUNCH = compiled(r"推出|发布(?!会)|亮相|新品|春季|秋季|新车|手机|新机|售价|预售|起售|首发")
_BOARD = compiled(r"赴港|赴美|科创板|创业板|主板|北交所|港交所|上交所|深交所|纽交所|纳斯达克|港股|A股|美股|新三板|IPO|交易所|证交所|招股")
_ISSUING = frozenset(("发布", "公布", "发表", "推出", "披露", "出台", "印发", "提出", "公告"))
_BRINGS_OUT = frozenset(("发布", "推出", "上线", "开源", "首推", "面世", "问世"))
_REMOVED = frozenset(("下架", "清理", "关闭", "停播", "停更", "下线", "删除", "关停", "封停", "清退"))
_WRONG = compiled(r"违规|违法|侵权|盗版|非法|涉嫌|抄袭|造假|有害|不良")
_GAINED = compiled(r"获(?!悉|知)|得到|迎来|引入")
_RISES = frozenset(
    (
        "重返",
        "突破",
        "首次突破",
        "首次超过",
        "首破",
        "首超",
        "创下",
        "冲上",
        "冲破",
        "站上",
        "站稳",
        "跃升",
        "刷新",
        "跌破",
        "创历史",
        "登顶",
    )
)
_HOLDING = frozenset(("举行", "举办", "召开", "办了", "开了"))
_CUT = compiled(r"(?:了?(?:[\d.]+%|[一二三四五六七八九]成|一半|半价))(?=[,。;]|$)")
"""«把Qwen-Long砍掉97%»"""
_ENDED = frozenset(("下线", "砍掉", "停止", "暂停", "终止", "取消", "撤回"))
"""What is taken away does not come out."""
_FUNDS = compiled(r"ETF|基金|债|股份")


@dataclass(frozen=True, slots=True)
class Happening:
    """A word of happening, half open in the text, with its rule and the category of the event it makes."""

    start: int
    end: int
    rule: Rule
    category: str
    weight: int


@cache
def _pattern() -> tuple[re.Pattern[str], Mapping[str, Rule]]:
    table = words("happenings")
    starts = "".join(sorted({re.escape(word[0]) for word in table}))  # one look ahead spares most places the whole list
    # 《…》 and brackets are read over: a title tells no happening.
    return compiled(
        rf"(?=[{starts}《(])(?:《[^》]{{0,60}}》|\((?!\d{{1,2}}[日号]?\))[^()]{{0,60}}\)|(?P<word>{alternation(table)}))"
    ), table


def happenings(folded: str, start: int, end: int) -> list[Happening]:
    """The words of happening of a stretch, in order, each with the kind of event it makes there."""
    pattern, table = _pattern()
    out = []
    for match in pattern.finditer(folded, start, end):
        if match["word"] and not _is_part(folded, match):
            rule = table[match.group()]
            out.append(Happening(match.start(), match.end(), rule, _category(folded, match, rule, start, end), _weight(rule)))
    return out


def marked(folded: str, start: int, end: int, *, subject: tuple[int, int]) -> Happening | None:
    """A clause whose verb no list knows, but that says by its marks that something came about."""
    rule = next(r for r in rules("happenings") if r.id == "event.marked")
    match = rule.regex.search(folded, start, end)
    if match is None:
        return None
    category = _unlisted_category(folded, subject, start, end)
    return Happening(match.start(), match.end(), rule, category, _weight(rule))


def _unlisted_category(folded: str, subject: tuple[int, int], start: int, end: int) -> str:
    """The kind of event that a clause without a listed verb tells: a move of the market, an act of the state, else a milestone."""
    low = min(subject[0], start)
    if moves_market(folded, low, end) or (_MOVE.search(folded, start, end) and moves_market(folded, max(0, low - 40), end)):
        return "market"
    head = folded[subject[0] : subject[1]].strip() or folded[start : start + 14]
    acts = _STATE.search(head) if subject[1] > subject[0] else _STATE_AT.match(head)
    if _DUTY.search(folded, low, end):
        return "policy"
    if re.search(r"(?:批价|参考价|批发价|出厂价|收购价|现货价|均价|成交价)(?:格)?(?:仅|约|已)?(?:为|报|在|是)", folded[low:end]):
        return "market"
    kind = kind_of_object(folded[start:end], at_end=True)
    return "policy" if acts and kind in (None, "release", "milestone") else kind or "milestone"


def unlisted(folded: str, start: int, end: int, *, subject: tuple[int, int]) -> Happening | None:
    """A clause with a verb that no list knows, as a whole; None where it only describes."""
    rule = next(r for r in rules("happenings") if r.id == "event.bare")
    words_of_it = re.findall("[一-龥]", folded[start:end])
    if len(words_of_it) < _LEAST or _HABIT.search(folded, start, end) or rule.regex.search(folded[start:end]):
        return None
    category = _unlisted_category(folded, subject, start, end)
    return Happening(end - 1, end, rule, category, _weight(rule))


def _weight(rule: Rule) -> int:
    value = rule.data["weight"]
    return value if isinstance(value, int) else 1


_BY_RATE = compiled(r"(?:同比|环比|按年|按月|按周|按季)(?:分别|小幅|微幅|大幅|再|继续|连续|均)?$")
"""«均价为8.14元,环比上涨3.7%»: the change of a figure."""
_NOUN_END = compiled(
    r"[率量额费]|价(?!格)|(?:已|刚|仅|才|近|满|不到|不满|超过){0,2}[\d一二两三四五六七八九十半]{1,3}[余多]?(?:个?月|周?年|天|周)[余多半]?的"
)
"""What makes a verb part of a noun: «出版量», «成立六年的公司»."""


@cache
def _guards() -> Mapping[str, re.Pattern[str]]:
    """What a word must look like to be no part of another one: 发布 but not 发布会, 升 but not 提升; its aliases have the same guard."""
    table = gazetteer("happening_guards")
    return {word: compiled(e.data["guard"].replace(e.name, word)) for e in table for word in (e.name, *e.aliases)}


def _is_part(folded: str, match: re.Match[str]) -> bool:
    """Whether a word is only part of another one (发布会, 上市公司, 上架率)."""
    if _NOUN_END.match(folded, match.end()):
        return True
    if _BY_RATE.search(folded, max(0, match.start() - 6), match.start()) and _pattern()[1][match.group()].id == "event.market":
        return True
    guard = _guards().get(match.group())
    return guard is not None and not guard.match(folded, match.start())


def _category(folded: str, match: re.Match[str], rule: Rule, start: int, end: int) -> str:
    """The kind of event: what is issued tells a rule from a study, a notice and a product."""
    category = str(rule.data["category"])
    word = match.group()
    clause = folded[match.end() : min(end, match.end() + 46)]
    own = _OTHER_CLAUSE.split(clause, maxsplit=1)[0]
    before = folded[max(start - 30, 0, match.start() - 30) : match.start()]
    before = _CLAUSE_MARK.split(before)[-1]
    subject = _SUBJECT_TAIL.sub("", _DISPOSED.split(before, maxsplit=1)[0])
    if word == "发表" and _JOURNAL.search(own) and _STUDIED.search(before):
        return "research"
    if word in _ISSUING:
        if _DOCUMENT.search(own):
            return "policy"
        if word == "发表" and _SPEECH.search(own):
            return "statement"
    if word == "上市":
        return "market" if _FUNDS.search(before) else "funding" if _BOARD.search(before) or _BOARD.match(own) else category
    if word in _HOLDING and _HEARING.search(own):
        launched = re.search(r"(?:上市|新品|新车|新机|首发|产品|品牌|定档|全球)发[布表]会", own) or (
            re.search(r"发布会|发表会", own) and _LAUNCH.search(folded, match.end(), min(len(folded), match.end() + 60))
        )
        return "release" if launched else "statement"
    if rule.id == "event.market-deed" and _STATE.search(subject):
        return "policy"
    if word in _REMOVED and _WRONG.search(before + own):
        return "policy"
    if word == "入股" and _GAINED.search(before):
        return "funding"
    if word in _RISES and moves_market(folded, max(folded.rfind("。", 0, match.start()) + 1, match.start() - 30), match.end()):
        return "market"
    if word in open_verbs():
        return _open_category(folded, match, rule, before, clause, acts=bool(_STATE.search(subject)))
    if rule.data.get("light"):
        kind = _light_category(folded, match, before, own)
        return category if kind == "milestone" and not _AIM.search(own) else kind
    if word in ("新高", "新低"):
        low = max(folded.rfind("。", 0, match.start()) + 1, match.start() - 60)
        return (
            "market"
            if moves_market(folded, max(low, match.start() - 40), match.end()) or _PRICED.search(folded, low, match.end())
            else "milestone"
        )
    if category in ("milestone", "release") and (_DUTY.search(before) or _MUST.search(own)):
        bound = _CONTRACT.search(folded, max(0, match.start() - 90), match.start())
        return category if bound else "policy"  # what a contract asks for is no policy
    if rule.id == "event.meeting" or word == "开会":
        return "policy" if _STATE.search(subject) else category
    return category


def _open_category(folded: str, match: re.Match[str], rule: Rule, before: str, clause: str, *, acts: bool) -> str:
    """The kind of a verb that leaves it to its object; without one that tells, to its subject, and to who acts."""
    category = str(rule.data["category"])
    if _DUTY.search(before):
        return "policy"
    if _CUT.match(clause):
        return "market"
    kind = kind_of_object(clause)
    alone = not clause.removeprefix("了")[:1].strip(",;。:后并、")
    if kind is None and alone and kind_of_object(_SUBJECT_TAIL.sub("", before), at_end=True) in ("policy", "funding", "research"):
        return str(kind_of_object(_SUBJECT_TAIL.sub("", before), at_end=True))
    if kind is None and rule.data.get("light"):
        kind = _light_category(folded, match, before, clause.partition(",")[0])
    elif kind is None and alone:
        kind = (
            kind_of_object(_SUBJECT_TAIL.sub("", before), at_end=True)
            if len(before) >= _SHORT_SUBJECT
            else kind_of_object(_clause_before(folded, match.start()))
        )
    if kind == "milestone" and match.group() in _BRINGS_OUT:
        kind = None  # «GLM-5已进入后训练阶段,计划6月发布»
    if kind == "release" and match.group() in _ENDED:
        kind = "milestone"
    if kind in ("market", "milestone") or (kind == "deal" and "订单" in clause):
        kind = category if category == "statement" else kind
    if kind is None and category == "policy" and not acts and match.group() in ("取消", "撤销"):
        kind = "milestone"  # «美团取消骑手超时扣款»
    kind = kind or category
    return "policy" if acts and match.group() not in _HOLDING and kind in ("release", "milestone") else kind


def _clause_before(folded: str, at: int) -> str:
    """The clause before that of a place, in the same sentence: «《规范》已形成送审稿,力争10月底前发布»."""
    ahead = folded[max(0, at - 60) : at].rpartition("。")[2].rpartition("\n")[2]
    return _CLAUSE_MARK.split(ahead)[-2] if _CLAUSE_MARK.search(ahead) else ""


def _light_category(folded: str, match: re.Match[str], before: str, clause: str) -> str:
    """The kind of 完成, 启动, 落地 and the like: that of the other words of the clause, of a duty or a document of the state."""
    if len(before) < _SHORT_SUBJECT and not clause.strip("。,;"):
        told = kind_of_object(_clause_before(folded, match.start()), at_end=True)
        if told in ("market", "funding", "deal"):
            return told
    ahead = folded[max(0, match.start() - 40) : match.start()].rpartition("。")[2].rpartition("\n")[2]
    if len(before) < _SHORT_SUBJECT:  # «批准回购计划,9月1日起执行»: what is meant stands in the clause before
        before = ahead
    if _DUTY.search(before) or _DOCUMENT.search(before + clause) or _CONSULTED.search(ahead + clause[:12]):
        return "policy"
    if _INQUIRY.search(before + clause):
        return "research"
    pattern, table = _pattern()
    for stretch in (clause, _CLAUSE_MARK.split(before)[-1], before):  # the object first, then the subject, then what goes before
        kinds = [table[m["word"]] for m in pattern.finditer(stretch) if m["word"] and not _is_part(stretch, m)]
        for rule in kinds:
            if rule.id in ("event.funding", "event.deal", "event.market-deed", "event.policy", "event.release"):
                return str(rule.data["category"])
    return "milestone"


def names_document(text: str) -> bool:
    """Whether a stretch names a document of the state.

    >>> names_document("根据《关于构建算力网的实施意见》,"), names_document("《流浪地球3》")
    (True, False)
    """
    return bool(_DOCUMENT.search(text))
