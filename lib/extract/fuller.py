"""A metric that says too little by itself, with what it is of: «成本» after «生成一部百集有声剧» is 生成有声剧成本.

«营收» and «估值» say enough beside the firm that bears them; a cost, a price, a share or a span of time is always that of something,
which its own clause names or the one before it.
"""

from __future__ import annotations

from collections.abc import Sequence

from lib.extract.changes import Metric
from lib.extract.done_before import made_of
from lib.extract.places import Place
from lib.extract.subjects import GAP, last_head
from lib.extract.tokens import tokens, word_class
from lib.patterns import compiled

__all__ = ["fuller"]

_LED = "(?:平均|总|[日月年]均?|每月|每年|每天|单位|单次|首期|初期|全年|综合|累计|最高|最低|一次|单|半|[一单每][小分]?[年月天日时钟周期]|人均|[笔件次]均|同比|环比|制作|使用)?"
_THIN = compiled(
    _LED
    + "(?:时间|成本|规模|集采规模|价格|报价|叫价|周期|花费|费用|样本|预算|比例|幅度|金额|次数|人数|面积|起薪|月薪|时薪|工价|租金|租赁价|收费|总额|总数|均价|速度|长度|重量|容量|期限|货值|交期|工期|造价|投入|数量|人工费|转让费|押金|涉及金额|涉资|披露金额|目标金额|总价|总成本|总费用|租金收入)"
)
"""What is measured of a thing, never of a firm: «成本» is no cost of the firm that tells it."""
_BARE = compiled(
    _LED
    + "(?:市场规模|用户规模|产业规模|时长|比重|生命周期|渗透率|份额|单价|售价|标价|出货|出货量|用量|用户|使用率|利用率|上架率|市占率|产量|增速|复合增长率|降幅|涨幅|占比|总数|"
    "租用量|采购价|批发价|零售价|出厂价|错误率|准确率|良率|合格率|通过率|过审率|转化率|回收期|窗口期|保质期|寿命|电费|奖励|票价|运费|运价|需求|需求量|产值|完播率|复购率|留存率|出口量|进口量|出口数量|进口数量|出口额|进口额|门槛|工资|薪资|加工费|服务费|产能|毛利|人次)"
)
"""What a firm may bear by itself, but that is of a thing where nobody bears it."""
_BACK = 64
"""Characters of a sentence before the clause in which what a metric is of may stand."""
_CLAUSES = compiled("[,，;；:：。!！?？“「]")
_PIECE = compiled(
    "一(?:部|集|座|个|段|份|张|台|套|款|支|首|条|篇|辆|架|艘|间|亩|头|只|本|幅|单|票|柜|箱|颗|块|片)(?:[^,，。;；的]{0,10}的)?(?P<what>[一-龥A-Za-z0-9]{2,6})"
)
_ONE = compiled(
    "(?<![下上这那同第另])(?P<one>一(?:部|集|座|份|张|台|套|款|支|首|条|篇|辆|架|艘|间|亩|头|只|本|幅|柜|箱|颗|块|片|场))(?:[^,，。;；的]{0,10}的)?(?P<what>[一-龥]{1,6})"
)
_NOT_THINGS = compiled(
    ".*(?:公司|企业|集团|平台|团队|机构|记者|先生|女士|老板|数据|消息|情况|问题|时候|目前|方面|部分|报告|同时|时间|同比|环比|去年|今年|其中|以上|以下|全国|全球|国内|海外|人士|业内|市场|行业|目标|能力|水平|结果|原因|地区|城市|数字|统计|口径|我们|他们|"
    "阶段|过程|背景|环节|基础|条件|机会|压力|影响|意见|建议|政策|通知|会议|协会|分析|分析师|研究|研究院|部门|负责人|创始人|经理|总监|主任|院长|教授|专家|董事长|总裁|代表|客户|对手|同行|对方|前者|后者|双方)"
)
_LETTERS = compiled("[一-龥A-Za-z0-9.+-]+")
_SPEAKS = compiled(
    "(?:表示|(?<![名职])称|(?<!小)说|(?<![频管渠通轨])道|介绍|透露|指出|认为|坦言|直言|显示|统计|测算|估算|预计|预测|强调|提醒|回应|告诉记者|算过?一笔账|提到|写道|判断|看来|反映|吐槽|抱怨|感叹|感慨|嘟囔|坦承|笑称|笑说|回忆|解释|说明|描述|(?<![疑顾学])问|(?<!回)答|表态|承认|透漏|直指|披露|公告|估计|猜测|判令|要求)$"
)
_HOW_MANY = compiled("(?<=[一-龥]{2})[0-9][0-9.,]{0,8}[万亿]?[架台辆艘套部个件座栋]$")
"""«采购客机6架,总价»: how many there are of the thing."""
_NO_NOUNS = compiled(
    "上线|时隔|收盘|证实|杀青|亮相|开秤|比价|收报|降价|涨价|关机|开机|耗时|立项|实际|计划|总部|旗下|同期|处境|节奏|基点|主力|首席|首批|预估|规格|档期|账单|技术|小时|分钟|个人|表情|好事|店主|负责人|世界|成绩单|概率|大会|发布会|发言人|股东|客人|导游|同事|产品|"
    "高点|低点|指数|图|一笔|朋友圈|电话|周报|材料|条件|手指|山路|新春|节日|长假|春节|假期|头部"
)
"""Words that the dictionary calls nouns, and nouns of which no metric is told."""


def fuller(place: Place, measured: Metric, *, names: Sequence[tuple[int, int]], bearer: str) -> Metric:
    """The metric with what it is of, if it says too little; `names` are spans of everybody named, `bearer` is who owns it, if anybody."""
    text = measured.text
    thin, bare = _THIN.fullmatch(text) is not None, _BARE.fullmatch(text) is not None
    if measured.change or not (thin or bare):
        return measured
    start, own = _own_clause(place, text)
    of = _right_before(own, start, names) if own else _of_piece(place.left)
    if of and bearer and (bare or bearer.endswith(of.removesuffix("的"))) and len(of) > len(text):
        of = tokens(of.removesuffix("的")).words[-1]
        of = of if 2 <= len(of) <= len(text) else ""
    for start, clause in _clauses_before(place)[: (1 if thin else 0) if bearer else 3]:
        if of:
            break
        if _SPEAKS.search(clause.rstrip(GAP + " ")):
            continue
        clause = _HOW_MANY.sub("", clause) if bearer else clause
        piece = _PIECE.fullmatch(clause)
        of = made_of(clause) or (
            piece["what"] if piece is not None else _of_piece(clause) or _thing(clause, start, names, last=bool(bearer))
        )
    if not of or of in text or text in of.removesuffix("的"):
        return measured
    if text == "金额" and of[-1] in "费价款额":
        return measured._replace(text=of, inferred=True)
    return measured._replace(text=of + text, inferred=True)


def _of_piece(left: str) -> str:
    """The one thing that the clause speaks of: «去年初一张卡还能卖»."""
    piece = _ONE.search(left)
    if piece is None:
        return ""
    what = ""
    for word in tokens(piece["what"]).words:
        if not _is_noun(word, measures=True):
            break
        what += word
    return what if len(what) > 1 else piece["one"] + what if what else ""


def _own_clause(place: Place, text: str) -> tuple[int, str]:
    """The clause up to the metric, and where it starts."""
    folded, floor = place.reading.folded, max(place.sentence.start, place.start - _BACK)
    at = folded.rfind(text, floor, place.found.start)
    if at < 0:
        return place.start, ""
    begin = max((m.end() for m in _CLAUSES.finditer(folded, floor, at)), default=floor)
    return begin, folded[begin:at]


def _clauses_before(place: Place) -> list[tuple[int, str]]:
    """The clauses before the number's own in the sentence, the nearest first, each with where it starts."""
    folded, floor = place.reading.folded, max(place.sentence.start, place.start - _BACK)
    out, stop = [], place.start
    for _ in range(3):
        stop = max(stop - 1, floor)
        begin = max((m.end() for m in _CLAUSES.finditer(folded, floor, stop)), default=floor)
        if begin >= stop:
            break
        out.append((begin, folded[begin:stop]))
        stop = begin
    return out


def _words(clause: str, start: int, names: Sequence[tuple[int, int]]) -> list[str]:
    """The words of a clause, names blotted out."""
    kept = list(clause)
    for a, b in names:
        for k in range(max(a - start, 0), min(b - start, len(kept))):
            kept[k] = GAP
    return list(tokens("".join(kept)).words)


def _right_before(clause: str, start: int, names: Sequence[tuple[int, int]]) -> str:
    """The nouns right before the metric: «公司的AI漫剧月产能»."""
    run: list[str] = []
    led = clause.endswith("的")
    for word in reversed(_words(clause.removesuffix("的"), start, names)):
        if not _is_noun(word, measures=True) or len("".join(run)) + len(word) > 8:
            break
        run.insert(0, word)
    while run and (len(run[0]) < 2 or _NOT_THINGS.fullmatch(run[0])):
        run = run[1:]
    text = "".join(run)
    return text + ("的" if led and len(text) > 3 else "") if len(text) >= 2 else ""


def _thing(clause: str, start: int, names: Sequence[tuple[int, int]], *, last: bool) -> str:
    """The last noun of a clause that is neither a name nor a metric, with the nouns right before it; `last`: it must end the clause."""
    run: list[str] = []
    words = _words(clause.rstrip(GAP + " "), start, names)
    for n, word in enumerate(reversed(words)):
        if _is_noun(word, measures=False) and len("".join(run)) + len(word) <= 8:
            run.insert(0, word)
        elif len("".join(run)) >= 2 or (last and n):
            break
        else:
            run = []
    while run and len(run[0]) < 2:
        run = run[1:]
    text = "".join(run)
    return text if len(text) >= 2 else ""


def _is_noun(word: str, *, measures: bool) -> bool:
    """Whether a word names a thing; `measures`: a word of the lexicon will do too."""
    kind = word_class(word)
    return (
        (kind[0] in "njlx" or kind == "eng" or (measures and kind in ("vn", "b", "s", "a")) or (len(word) == 1 and kind == "a"))
        and kind not in ("nr", "nrt", "ns", "nt")
        and _LETTERS.fullmatch(word) is not None
        and not word.isdigit()
        and _NO_NOUNS.fullmatch(word) is None
        and (
            measures
            or (not last_head(word) and not (len(word) > 2 and word[-1] in "率额价费量值幅") and _NOT_THINGS.fullmatch(word) is None)
        )
    )
