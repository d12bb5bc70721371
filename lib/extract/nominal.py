"""The last look at a metric: a noun phrase in the words of the article, or else what the figure before it measures.

No pronoun, adverb or date leads it, no predicate ends it, it is neither a name nor a bare verb: «其预算» is 预算, «恒指短期或要下试» is
恒指, and after «铁路发送旅客301.6万人次,其中杭州东站» the number goes on with 发送旅客.
"""

from __future__ import annotations

from collections.abc import Sequence

from lib.extract.changes import Metric
from lib.extract.places import Place
from lib.extract.subjects import last_head
from lib.extract.tokens import tokens, word_class
from lib.patterns import compiled

__all__ = ["before", "gives", "nominal"]

_LEADS = compiled(
    "(?:[由从自]?(?:此前|之前|先前|早前|以前|从前|当初|原来|原先|原本|过去|往年|今后|日后|如今|眼下|目前|当前|现在|现时|近期|近日|日前|最近|随后|其后|届时|期间)的?"
    "|(?:自|从)?[一-龥]{2,4}以来(?:已|共|累计)?|[近过去]{1,2}[一二三两几半数十]{1,2}(?:年|月|个月|周|天|季)(?:来|里|内|间)?"
    "|(?:最[一-龥]{1,3}的?时候|高峰时|低谷时|巅峰时|平时|平日里?|[一-龥]?(?:长假|假期|春节|周末|节日|旺季|淡季|当天|当晚|当月|当季)(?:里|中|间|期间))"
    "|其(?![他余中])(?!实)|该(?=[一-龥]{2})|本(?=轮|次|届|批)|轮(?=投[前后])|[我你他她它]们?(?:预期|预计|估计|认为|的|家)?|咱们?(?:的|家)?|自家的?|大家|人们"
    "|(?:[0-9]{2,4}年)?[0-9]{1,2}月份?(?=[一-龥]{2})(?![均度租薪供])|(?:昨[日天晚]|今[日天早晚]|[去今明前]年|[上下]半年|第?[一二三四1-4]季度?|[本上当]月|[年月季]底|[年月季]末|年初)(?=[一-龥]{2})(?!同期)|某(?:些|个|家|位|名)?(?=[一-龥]{3})|各自|仍然|仍|依旧|依然|至少|至多|也|又|还|再|已经?|均|都|就|才|则|却|亦|便|只(?!数)|仅|光(?=[一-龥]{3})|单是|连|而且?|但是?|不过|并且?|且|至于|即便|即使"
    "|被(?=[一-龥]{2})|因此的?|共(?=[一-龥]{3})(?![同享和有识建])|一共|总共|(?:完成|实现|录得|取得|达成|斩获)(?=[一-龥]{2,}(?:量|额|值|率|收入|利润)$)|的|了|、|和|与|及)"
)
"""What stands before a noun phrase: when, whose, and how."""
_TRAILS = compiled(
    "(?:(?:[由从自](?:此前|之前|以前|原来|原先|早前|先前|去年|上年|年初|目前|现在|如今|当前)的?|短期|中期|近期|长期|年内|上周末|周末|本周|上周|昨日|今日|当日|盘中|一度|或许?|恐|料|要|需要?|须|得|有望|可望|有机会|可能|能够|可以|将会?|会|想|料将|预计|暂定?|拟|打算|"
    "首次|首度|第一次|历史性|再度|再次|重新|随之|随即|同步|接连|陆续|先后|相继|分别|各自|各|双双|均|都|也|又|还|仍|则|却|就|才|便|只|仅|约|近|超|逾|共|一共|总共|合共|大概|大约|大致|往往|通常|普遍|怎么|"
    "维持|维持在|保持|保持在|停留在?|处于|位于|介乎|介于|站上|站稳|重返|重上|失守|险守|守住|跌穿|跌破|升穿|升破|突破|下试|上试|上望|下望|上看|下看|挑战|考验|回补|重回|收复|逼近|接近|触及|徘徊|来到|摸到|探至|试探|收报|收在|收于|报收|报"
    "|走到|增至|降至|升至|跌至|涨至|减至|达到?|高达|多达|录得|为|是|有|较|比|占(?:到|据|去)?|以|于|在|由|从|至|到|给|了|的))+$"
)
"""A predicate without its object: what stands behind a noun phrase."""
_KIND = compiled(
    "(?:地区|区域|市场|行业|领域|赛道|板块|品类|品种|岗位|职位|系列|影片|剧集|[片行股剧店厂书校司院馆区县市省品游机车款项地案局台站所团矿县镇村楼盘展届季轮次]|公司|产品|项目|车型|平台|机构|报告)(?:上映|上市|发布|推出)?后?的?(?=[一-龥]{2})"
)
"""What 该 and 本 stand before."""
_HOUSE = compiled(
    "(?:公司|集团|平台|机构|团队|品牌|部门|法院|警方|当局|剧组|工作室|记者|全国|全省|全市|全年|当天|目前|方面|业界|市场|行业|项目|产品|车企|企业方|政府|协会)$"
)
"""Subjects that do what is counted, and are not counted themselves."""
_DATED = compiled("(?<=[较比])(?:(?:去年|上年|今年|前年|[0-9]{2,4}年)?(?:[0-9]{1,2}月|年初|年底|年末)|去年|上年)的(?=[一-龥A-Z])")
"""«较去年10月的A轮»: when what it is held against was."""
_GIVES = compiled(".{0,8}贡献了?|[A-Za-z0-9一-龥]{2,6}(?:品牌|车型|系列|子品牌)")
"""«乐道品牌贡献6400辆,萤火虫品牌3932辆» after what all of them delivered."""
_TOTAL = compiled("(?P<word>累计|合计)(?:约|近|超|达|为|逾)*$")
_STILL = compiled(
    "(?P<noun>[一-龥A-Za-z]{2,10}?)(?:已经|已|仍然?|也|还|均|都|则|却|就|将|一共|总共|共|又|再|才|先后|陆续|累计|预计|目前)+$"
)
_SETTLES = compiled("落户|入驻|开业|投产|停业|闭店|关店|复工|完工|竣工|上线|下架|签约|获批|到位")
_NET = compiled("扣非(?:后|净利润?)?$")
_NOTHING = compiled(
    "(?:这|那)?时候|几乎|往往|当中?|其中|终以|涉及|开展|增至|降至|升至|减至|跌至|涨至|扩至|调至|提至|缩至|缩短到?|拉长到?|增加到|减少到|下降到|上升到|恢复到了?|降到了?|涨到了?|维持(?:全年)?|保持|占[去到据]|[约再就]?拿[走下到]|贡献了?|收获|收获了|取得|"
    "录得|达到?|(?:好|优|差|劣)于.{0,6}|紧随其后|领跑|居次|次之|垫底|居首|首位|有望.{0,4}|预计.{0,4}|可望.{0,4}|全年之间|合计|总共|一共|共计|累计|平均|大约|口径|给出的口径|"
    "(?:这么|算)?(?:一[天年月趟圈])?下来|加起来|算起来|连续[一-龥]{1,3}站|(?:若|如果|一旦)?(?:失守|跌破|升破|站上|突破|守住|守稳|下试|上试)|(?:下一站|下一目标|目标|支持位|阻力位|支撑位|压力位|阻力|支撑|支持)(?:或|则|位|先|料)*|外界说|今天说|报道却只给|最[高多大低少好差](?:的?一?[天日月周年场单家]|时)?|至少|包揽|瓜分|占得|吃下|抢下|斩获|揽下|摘得|吸走|夺走|分走|占有|攀升|爬坡|爬升|回升|回落|滑落|滑坡|冲高|下探|反弹|走高|走低|变成|变为|成为|改为|上调|下调|上修|下修|购入|买入|卖出|吸纳"
)
"""Verbs, adverbs and ranks that name nothing."""


def nominal(place: Place, measured: Metric, names: Sequence[tuple[int, int, str]]) -> Metric | None:
    """The metric as a noun phrase; nothing where its words name none."""
    text = _pointed(place, _cut(measured))
    if (whole := _with_subject(place, text, names)) is not None:
        return measured._replace(text=whole, base=whole, inferred=True)
    if _says_nothing(place, text, names if measured.rule == "metric.words" else ()):
        return None
    if text == measured.text or len(text) < 2:
        return measured
    return measured._replace(text=text, base=text if measured.base == measured.text else measured.base)


def _with_subject(place: Place, text: str, names: Sequence[tuple[int, int, str]]) -> str | None:
    """«配套企业已落户28家», «人员也裁到55人»: a bare verb with the subject that an adverb parts from it."""
    money = place.found.kind == "money" and text in ("亏损", "盈利", "利润")
    verb = (
        place.found.kind == "count"
        and 1 <= len(text) <= 2
        and not last_head(text)
        and (word_class(text)[0] == "v" or _SETTLES.fullmatch(text) is not None)
    )
    if not (money or verb or text == "数量"):
        return None
    at = place.found.start if text == "数量" else place.reading.folded.rfind(text, place.start, place.found.start)
    lead = place.reading.folded[place.start : max(at, place.start)]
    if text == "数量":
        words = tokens(lead.rstrip("了到至的")).words
        lead = lead.rstrip("了到至的")[: -len(words[-1])] if words and word_class(words[-1]) == "v" and len(words[-1]) == 1 else ""
    still = _STILL.search(lead)
    if still is None:
        return None
    if money:
        return still["noun"].lstrip("但而") + text if _NET.search(still["noun"]) else None
    noun, end = "", place.start + still.end("noun")
    for word in reversed(tokens(still["noun"]).words):
        if not (word_class(word)[0] in "njl" or word_class(word) in ("vn", "b", "eng", "a")) or word_class(word) in ("ns", "nr", "nt"):
            break
        noun = word + noun
    if len(noun) < 2 or _HOUSE.search(noun) or any(a < end <= b for a, b, _ in names):
        return None
    return noun if text == "数量" else noun + text


def _pointed(place: Place, text: str) -> str:
    """«该片首周票房», «该行不良率»: what a word that points back points with is no part of the noun."""
    at = place.reading.folded.rfind(text, place.start, place.found.start)
    if at > 0 and len(text) > 2 and place.reading.folded[at - 1] in "该本此这那" and (kind := _KIND.match(text)) is not None:
        return text[kind.end() :]
    return text


def _cut(measured: Metric) -> str:
    """A metric without what leads up to it and what goes on from it; its head stays."""
    text, head = measured.text, measured.head
    for _ in range(4):
        lead = _LEADS.match(text)
        if lead is None or len(text) - lead.end() < 2 or (head and lead.end() > text.rfind(head) >= 0):
            break
        if lead.end() not in tokens(text).starts:
            break
        text = text[lead.end() :]
    text = _DATED.sub("", text)
    word = head or last_head(text)
    at = text.rfind(word) + len(word)
    steady = not measured.change or word in ("占比", "比例", "比重")
    if word and word in text and steady and _TRAILS.fullmatch(text, at) and text[at] not in "率额量数价费值比":
        text = text[:at]
    if not head and not measured.change and not measured.inferred and (trail := _TRAILS.search(text)) is not None:
        cut = next((n for n in (*tokens(text).starts, len(text)) if n >= trail.start()), len(text))
        text = text[:cut]
    return text


def _says_nothing(place: Place, text: str, names: Sequence[tuple[int, int, str]]) -> bool:
    """Whether a metric is none: too short, a bare verb or adverb, or only a name."""
    if not text or _NOTHING.fullmatch(text) is not None or _LEADS.fullmatch(text) is not None:
        return True
    return place.found.kind != "index" and not last_head(text) and _is_name(place, text, names)


def _is_name(place: Place, text: str, names: Sequence[tuple[int, int, str]]) -> bool:
    """Whether a phrase ends in a name and holds little else: «杭州东站», «旗舰模型Yi-Large»."""
    at = place.reading.folded.rfind(text, place.start, place.found.start)
    if at < 0:
        return False
    if (
        text[-1] in "站港"
        and all(word_class(word)[0] in "nsf" for word in tokens(text).words)
        and word_class(tokens(text).words[0]) == "ns"
    ):
        return True
    return any(a < at + len(text) <= b and a - at <= 4 for a, b, _ in names if b > at)


def gives(place: Place, measured: Metric) -> bool:
    """Whether a metric is only who brings in a part of what was told before: «萤火虫品牌3932辆»."""
    return place.found.kind == "count" and measured.rule == "metric.words" and _GIVES.fullmatch(measured.text) is not None


def before(place: Place, previous: Metric | None, bases: Sequence[Metric]) -> Metric | None:
    """What the figure before measures, where it was counted in the same unit."""
    for metric in (previous, *reversed(bases)):
        if metric is not None and metric.text and not metric.change and metric.unit == place.found.unit:
            return metric._replace(text=in_all(place, metric.text), inferred=True, topic="", topic_start=-1)
    return None


def in_all(place: Place, text: str) -> str:
    """«上半年累计22.2万辆» after «6月交付4.8万辆»: the sum of a measure says so."""
    own = place.reading.folded[max(place.start, place.before.end if place.before else 0) : place.found.core]
    total = _TOTAL.search(own)
    return (
        total["word"] + text
        if total is not None and not text.startswith(("累计", "合计", "总", "日均", "月均")) and len(text) <= 8
        else text
    )
