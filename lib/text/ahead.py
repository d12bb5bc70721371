"""Whether the words around a date speak of what is still to come."""

from __future__ import annotations

from functools import lru_cache

from lib.patterns import compiled
from lib.schema import Span
from lib.text.dates import PUBLISHED, DateMention

_CUE = compiled(
    r"将(?![近军领士错就])(?!(?!于|在|从|自|正式|继续|陆续|全面|进一步|把|对|向|首次|再次|会|不|逐步|分|适时|同步|大幅|小幅|以|由|与|和|为)[^,。;]{2,14}?(?:由|从)[^,。;]{1,16}(?:调|升|降|提|减|增|下调|上调))(?!(?![于在从被由])[^,。;]{2,24}(?:、[^,。;]{2,24}){0,2}(?:诉至|诉到|告上|告到|告进|起诉至|送上|推上|搬上|搬进|带进|卖给|移送|移交))|(?<![模虚比草])拟(?![人合真态声物])|计划(?![书》])|(?<![签制修下预])订于?(?=\d{1,2}[日月]|[今明下本]|周)|预计|预期|研判|推估|估(?=[今明后]年|20\d\d年|达|可|将|年增|年减|逾)|(?<!惊)恐(?![怖慌惧吓龙高袭])|力拼|势必|有望|可望|望于|最快|最迟|最晚|即将|目标(?=[在于今明后下第\d]|年底)|争取|力争|或于|或在"
    r"|定档|定在|择期|择日|预订于|届时|大概率|(?<![涨跌升降增减多少高低盈亏])或(?=达|超|将|突破|逼近|跌至|涨至|升至|降至|会)|规划(?![局院部])|定于|排期|(?<![材预资不意原饮饲燃照史废])料(?=[于在今明后可会将届亦仍年介达有周本下最])|(?<![接招看对优善虐款厚亏交怠留])待(?![遇机])|预定|预估|料将|须在|应在|需在|须于|应于|需于|安排在|备战|冲刺|打算|要(?:扩|建|做|推|上|达|完成|实现)"
    r"|(?:^|[,。;])[到至](?!今|此|少|多|于)|下一?[波轮场次批站](?=[^,。;]{0,8}(?:\d{1,2}[月日]|[本下]周|[下明]))"
)
_DONE = compiled(r"已(?:经|于|在|完成|有|全部|正式)?|曾|了(?!解)|此前|原(?:计划|定|拟)")
_SAYS = compiled(
    "宣布|公布|公告|预告|通知|透露|披露|表示|宣称|官宣|发文|回应|决定|批准|同意|签署|签约|印发|发布|承诺|敲定|确认|通过|获批|获准|提出|明确|称|指出|致函|开会|研究|传出|通告|声明|下文|发函"
)
"""«2月16日晚,百度宣布将接入»: the day is that of the word, not of the deed."""
_TOLD = compiled(
    r"登上|登顶|上榜|拿下|夺|创下|突破|跌|升|开业|开张|收官|杀青|走红|出圈|引发|举办|落幕|启动|获|成立|签|入选|挂牌|宣判|落地|了|已|曾|过|此前|以来|显示|数据|发布|公布|宣布|完成|上线|推出|收|报|获|达|增|降|涨|跌|举行|召开|表示|披露|录得|接待|交车|售出|卖出|约谈|通过|批准|裁定|判决|起诉"
)
"""Words with which things are told as happened."""
_BEGINNING = compiled("开始|起(?![诉草])|就|才|再|解禁|到期|开机|量产|放量|投产|开工|动工|分晓|揭晓|登场|上路|见")
_FORETOLD = compiled(r"(?:预计|预测|预期|预估|估计|展望|研判|推估|料),$")
_WILL = compiled("(?:只|还|仍|也|都|才|不|再)?就?会(?![议员展场长谈晤见师计审战所诊堂])|可[达望至]|上看")
_MOVED = compiled(" ?(?:提前|推迟|延后|延迟|延期|顺延|挪|改)[到至为]")
"""«由4月提前至3月中旬»."""
_PLAN = compiled("(?:时间表|路线图|日程表|排期表|规划|计划|安排|目标)(?:中|里|上)?(?:是|为|显示|,|:)[^。;!?\n]{0,60}$")
"""«给出的时间表是,今年四季度送样,2026年上半年量产»: all that follows is still to come."""
_HORIZON = compiled(
    "(?:排|看|签|订|锁|锁定|延续|持续|延长|维持|执行|有效|推迟|顺延|延期|延后|提前|改期|改档|挪)(?:满|期)?[到至]了? ?$|(?<![同相平何])[等待][到至]?$"
)
"""«订单排到8月底»: how far something reaches."""
_CLAUSE_END = compiled(r",(?!\d{3}(?!\d))|[。;:!?\n]")


_WINDOW = 160
"""Characters to either side of a date that are looked at: no clause of prose is longer."""


@lru_cache(maxsize=256)  # bounds, dates and events of one article ask for the same
def is_ahead(folded: str, mention: DateMention, sentence: Span) -> bool:
    """Whether the clause of a date speaks of what is still to come; a date that is a clause of its own looks at the next one.

    >>> text = "3月11日宣布降价,预计年底前完成。"
    >>> from lib.text.dates import date_mentions
    >>> [is_ahead(text, m, Span(0, len(text))) for m in date_mentions(text)]
    [False, True]
    """
    if mention.base == PUBLISHED and mention.shift > 0:
        return True
    start, end = clause_of(folded, mention.start, mention.end, sentence)
    clause = folded[start:end]
    if (
        _WILL.match(folded, mention.end)
        or _MOVED.match(folded, mention.end)
        or _HORIZON.search(folded, max(0, mention.start - 6), mention.start)
    ):
        return True
    if _PLAN.search(folded, max(sentence.start, mention.start - 80), mention.start) and not _DONE.search(clause):
        return True
    if mention.bound == "before" or mention.text.endswith("年内"):
        return not _DONE.search(clause)
    cue = _CUE.search(clause)
    if cue and mention.day is not None and mention.base != PUBLISHED and _is_of_the_word(folded, mention, start, start + cue.start()):
        return False
    return (cue is not None or folded.startswith((",届时", ",到时"), end)) and "曾" not in clause


def _is_of_the_word(folded: str, mention: DateMention, start: int, cue: int) -> bool:
    """Whether a day is that on which something to come is told of."""
    return cue > mention.end and _SAYS.search(folded, mention.end, cue) is not None and not _CUE.search(folded, start, mention.start)


def clause_of(folded: str, at: int, stop: int, sentence: Span) -> tuple[int, int]:
    """The clause around a stretch; one that is nearly a clause of its own takes the next one in."""
    low, high = max(sentence.start, at - _WINDOW), min(sentence.end, stop + _WINDOW)
    start = low
    for mark in _CLAUSE_END.finditer(folded, low, at):
        if not _FORETOLD.search(folded, max(low, mark.end() - 4), mark.end()):  # «她预计,2025年…» is one clause
            start = mark.end()
    next_mark = _CLAUSE_END.search(folded, stop, high)
    end = next_mark.start() if next_mark else high
    if next_mark and next_mark.start() - stop <= (4 if folded[end - 1] in "起后" else 1) and at - start <= 3:
        after = _CLAUSE_END.search(folded, next_mark.end(), high)
        end = after.start() if after else high
    return start, end


def may_come(folded: str, mention: DateMention, sentence: Span) -> bool:
    """Whether the clause of a month tells a beginning, and none of the words for what has happened: «12月开始放量»."""
    start, end = clause_of(folded, mention.start, mention.end, sentence)
    around = folded[start : mention.start] + folded[mention.end : end]
    return _BEGINNING.search(around) is not None and not is_told(folded, mention, sentence)


def is_told(folded: str, mention: DateMention, sentence: Span) -> bool:
    """Whether the clause of a date has a word for things that have happened: not «年底开机», «12月开始放量»."""
    start, end = clause_of(folded, mention.start, mention.end, sentence)
    return (
        _TOLD.search(folded[start : mention.start] + folded[mention.end : end]) is not None
        or folded[max(start, mention.start - 2) : mention.start] == "截至"
    )
