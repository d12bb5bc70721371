"""Dates that date no happening: periods of figures, comparisons, titles, hypotheses."""

from __future__ import annotations

from lib.patterns import compiled
from lib.text.anchors import ResolvedDate
from lib.text.mentions import EARLIER, DateMention

_COMPARED = compiled(
    r"(?:重演|重现|重温|复制|告别|类似|堪比|媲美|不输|赶超|延续|承接|沿用|对标|较|比|相比|相比于|较之|相较于?|比[我你他咱]们?|比(?:市场|外界|大家|公司|团队|业界|原先)|同比|高于|低于|超过|超|不同于|区别于|对比|与|相对于|远超|接近|不及|好于|优于|回到|停留在|追溯到|截至|截止|截止到|截至到|早期的|基于|根据|参照|如|像|例如|比如|每年?|历年|往年|第)$"
)
_ADDS_UP = compiled(r"(?:年内|年初至今|今年以来|本月以来|本周以来|月内|近[一二三五\d][个年月周])[^,。;]{0,6}累计|累计[涨跌升]")
_COMPARED_DAY = compiled(r"(?:比|较|相比|高于|低于|超过)[^,。;]{1,8}$")
_SINCE = compiled(r"(?:从|(?<!来)自|自从|打从)$")
_STARTS = compiled(r",?(?:(?:开市|开盘|零时|凌晨|当天|正式)?起|开始|以后开始|再度|再次|正式|就|全面|首次|陆续)")
_FIRST_OF_TWO = compiled(
    r"[^,。;]{0,14}?(?:宣布|公布|发布|受理|申报|递交|递表|立项|动工|开工|奠基|开机|成立|创立|上线|上市|签约|签署|获批|启动|发射|开播|上映|立案|起诉|开庭|提出|提交|注册|挂牌|首飞|下水|开业|公测|内测|开售|报案|下单|入职|离职|停产|停牌|开镰|播种|插秧|开钻|开挖|打桩|封城|住院|手术|开课|出发|启程)[^,。;]{0,10},?[到至](?!此|今(?!年|[天日])|少|多)"
)
"""«从6月30日申报获受理到9月26日过会»: two happenings told by the time between them."""
_BEGUN = compiled(
    r"(?:被)?(?:叫停|停运|停飞|停产|停工|停业|停牌|停办|停售|关闭|暂停|成立|创立|上线|开业|开播|上市|启用|运营|投用|投产|实施|施行|生效|执行|开放|营业|入驻|执掌|上任|担任)(?:,|$)"
)
"""«这项业务自2020年1月叫停,一停就是三年»."""
_ONCE = compiled(r"(?!的)[^,。;]{2,30}?(?:以来|至今|到现在|到今天|起|之后|后|开始)")
_BEHIND = compiled(
    r" ?(?:止(?:年度|财政|财年|半年|全年|季度|[一二三四六九十]{1,3}个月|\d)|(?:新增)?[首头]批|前[一二三四五六七八九十\d]{1,2}个?(?:交易日|月|季度)|[里中内](?:的|,?[^,。]{0,4}[条则]消息)|(?:以来|之?内的?)?(?!第一次[一-龥])第[一二三四五六七八九十\d]+[笔次个轮家款部起位批期度回]|首(?!班车)[笔个轮家款部起位趟班列艘架只场季例条台件单张颗](?!次?(?:开售|推售|发售|销售|推出|抽签|收票|认购|开卖|预售|公开))|以来|以降|至今|迄今|当周|当月|当季|那一周|以前|之前的|前后|的?同期|的?水平|的?基础上|的?时候|的?最后(?!一[批个家轮班天])|相比|同比|那会儿|左右|前夕|版|款|级|届|财年|财报|年报|前的|的数据|的时间|的指标|的目标|的(?:约|近|超|逾|仅)?\d|的(?!一个[早晚上下中傍深午夜晨周清])[一二两三四五六七八九十百千万]{1,4}[成倍个家人元万亿点]|的?(?![^,。]{0,2}[掀迎出现引涌再])[一-龥]{2,3}潮(?=[,。却仍已将])|还?(?:只要|只有|只剩|还剩|剩下|剩|仅(?:为|有|要)?|才)\d)"
)
_PERIOD = compiled(
    r" ?(?:的|份的|份)?(?:单月|当季|合并|自结|累计|税后|税前|归母|整体){0,2}(?:(?:通胀|通货膨胀|就业|非农|贸易|外贸|物价|零售|工业|经济|销售|库存|信贷|社融|外储|进出口)(?:数据|报告|指数)|法说会|财报|业绩|成绩单|战绩|订单|账单|报价|均价|财务|营收|净利|利润|收入|报告|报表|数据|PMI|CPI|GDP|PPI|M2|销量|销售|产量|产值|出口|进口|出货|零售|展望|预测|指引|预算|(?:[一-龥]{1,2}价)?目标|资本支出|资本开支|(?:全年|全球|全国|国内|我国|中国|全市|全省|本市)[^,。]{0,14}(?:市场|规模|出货|销量|销售|零售|增加值|投资|收入|票房|产量|消费|进出口)|新能源(?:汽?车|乘用车)|房价|社融|信贷|票房|毛利率|税|票据|增速|存量)"
)
_ANNIVERSARY = compiled(
    r",?[^,。;]{1,44}?(?:满|届满|整)[一二两三四五六七八九十百\d]{1,3}(?:周?年|个月|天|岁)(?=[,。;]|$)|,?(?:正|恰|刚好|也)?是[^,。]{0,20}(?:日子|周年|节|(?<!交易)日)(?=[,。;]|$)"
)
_WITNESS = compiled(r"(?:记者|笔者|本报|本刊)(?:于|在)?$")
_WITNESSED = compiled(r"[^,。;]{0,24}?(?:看到|获悉|了解到|注意到|发现|采访|走访|探访|来到|查询)")
_WE_SAW = compiled(r",?(?:我们|记者|笔者|本刊|本报)[^,。;]{0,14}?(?:见到|来到|走进|看到|采访|探访|到访|抵达|拨通|致电|联系)")
_LONG = compiled(r"假期|长假|期间|档|黄金周|夜$")
_DATELINE = compiled(
    r"(?:[一-龥]{0,4}电(?=[,(（ 】]|\s|$)|讯(?=[,(（ 】]|\s|$)|消息(?=[,:])|报道(?=\))| ?(?:本报|本刊|特约|实习)?(?:记者|特约撰稿)(?![会们协招走获看发注从向])|[ |]{0,3}(?:发自|撰文))"
)
_UP_TO = compiled(r"(?<![迟期前定计要等直延是，,。;;目标])[一-龥](?<!预计)(?<!推迟)(?<!截至)[到至]$")
_ISSUED = compiled(
    r"起?(?:正式|开始|刚|新|联合){0,2}(?:公布|发布|印发|出台|披露|通过|签署|施行|实施|执行|生效|实行|适用|落地|下发|颁布|发出|签订|达成|更新|修订)的"
)
_SUPPOSED = compiled(
    r"(?:^|[,。;:“\n])(?:如果(?!说)|假如|假设|假使|若|倘若|要是|万一|一旦|等(?!于|等|到)|能活到|试想|设想|除非|哪怕|即便|即使)"
)
_UNDER_CONDITION = compiled(
    r"(?:^|[,。;:“\n])(?:如果(?!说)|假如|若|倘若|要是|万一)[^。;\n]{4,50},(?:[^,。;]{0,16}(?:才|就|便|仍?将|可能|有望|有机会))?[^,。;]{0,10}$"
)
"""«若美国年内减息三次,楼价下半年才有望靠稳»: nothing that will happen."""
_IN_USE = compiled(r"(?:往年|过去|以前|从前|早先|平时|平日|往常|每到|一到|每逢|一般|通常)[^,。;“]{0,6}$")
"""«过去要等月底才冲量»: what is always so."""
_CHANCE = compiled(r"[^,。;]{0,8}的(?:概率|可能|几率|机率|预期|空间|必要)")
_ASKED = compiled(r"(?:是否|能否|会否|可否|不知道?|不清楚|不确定|说不准|说不好|难说|难料|无法预[测料判])[^,。;]{0,10}$")
_ENDS_AT = compiled(
    r"(?:执行|排产?|排期|排单|排满|持续|延续|有效期?|维持|展出|持有|一直|期限|合同期|租期|任期|截止|服务|使用|运行|开放|进行|直|撑|扛|熬|够用|用|够卖|卖|顶|支撑|应付|坚持|忙|拖|放|保存|保鲜|吃|供应|覆盖|续租|租|包|锁定)(?:截?至|到了?)$"
)
_FIRST_WEEKEND = compiled(r"(?:首个|第一个|首|头一个|每个|每逢|逢)$")
_PRICED = compiled(r" ?的?(?:最新|平均|同规格|同类|同款|同期){0,2}(?:报价|均价|销量|产量|零售|数据)")
_MADE_THEN = compiled(r"(?:期间|间)?(?:公开|发布|审结|受理|上映|上市|成立|签署|签订|发生|播出|出版|披露|公布)的\d")
"""«整理过2019年至2023年公开的217份判决»: which ones are meant."""
_FORECAST_OF = compiled(r"(?:上调|下调|调高|调低|调升|调降|维持|修正|更新|公布|发布|给出|重申)了?(?:其|对)?$")
"""«上调今年增长预期»: the year belongs to what is forecast."""
_MOVED = compiled(r"[^,。;]{0,6}?(?:提前|推迟|延后|延迟|延期|顺延|押后|改期?|调整|提早|拖|挪)[到至为]")
"""«由4月提前至3月中旬»: what was to be on the first day is not."""
_SEASON = compiled(
    r"第[一二三四]季(?=(?:将|已|正|也|定|预计|计划)?(?:[于在])?(?:[今明]年)?(?:\d{1,2}月|年底|开机|开拍|开播|定档|杀青|上映|播出|收官|剧本|回归))"
)
"""The second season of a series, not a quarter."""
_NAMED_AFTER = compiled(
    r"[一-龥]{1,6}(?:”|(?:平台|网站?|公众号|客户端|App|APP|小程序|数据库)(?!上|发布)(?=的?[一-龥]{0,4}(?:数据|统计|显示|监测|报价)))"
)
"""«今日酒价平台», «“今日酒价”»: the word of a day inside a name."""
_OF_ALL_DAYS = compiled(r"(?:今天|今日|昨天)[^,。;]{1,8},?(?:明天|今天|后天)|(?:今天|今日)[^,。;]{1,8}昨天")
"""«今天拿的酒明天就亏», as people put what is always so."""
_OF_A_SOURCE = compiled(r"份?的[^,。;发公披]{0,12}(?:调查|数据|报告|统计|资料|问卷|估算)")
_MADE_BETWEEN = compiled(r"(?:(?:生产|制造|出厂|注册|购买|登记|投保|签发|拍摄)(?:日期|时间)?(?:在|为|于|自)|报告期内?\()$")
"""«召回生产日期在2021年3月至2022年9月之间的汽车»: which ones are meant."""
_NEARLY = compiled("(?:将至|临近|将近|在即|未至|未到|渐近|刚过|已过|过后|前脚)")
_DOUBTED = compiled("[^,。;:]{0,14}(?:能否|会否|何去何从)")
_SO_MANY_CASES = compiled(r",?[^,。;]{0,16}(?:共|累计|合计|一共|总共)[^,。;\d]{0,10}\d[\d,.]*[余多万亿]?(?:起|宗|笔|件|例|家|款|部|次)")
"""«上周一级市场共披露融资67起»"""
_STILL_WARM = compiled(
    r"的(?:热度|余热|余温|气氛|人潮|客流|喧嚣|热潮|行情|票房|消费|数据|成绩单|鞭炮声|烟花|年味|余味|氛围|尾声|脚步|狂欢|硝烟|余波|战报|战绩)"
)
"""«五一假期的热度还没散尽»: a feast that only sets the scene."""
_SEASON_OVER = compiled(r"[^,。;]{0,4}(?:收官|落幕|结束|过半|收尾|打烊|开局|过去|大幕)")
_EVERY_WEEKEND = compiled(r"(?:冠军|票房|档期|双休|时光|版|集市|市集|加班|[一-龥]{0,3}榜)")
_OLD_STUDY = compiled(r"的[^,。;]{0,8}(?:调查|调研|统计|问卷|普查|数据|样本|报告)(?:里|中|当中),")
"""«2023年的同类调查里,比例只有两成»."""
_LASTING = compiled(
    r"(?<![\d日号月])(?:停[业产牌运工课播刊飞航摆]|关[闭停门]|封[闭锁]|闭[馆店园]|休市|上[线映市架任]|开[播业盘售园]|发[布售]|成立|失联|入职|离职|治疗|住院|谈判|审理|改造|试营业|分手|结婚|拍摄|上任|服用|用药|施工)了?(?:仅|才|刚|满|不到|短短)?$"
)
"""«停业31天后重新亮灯»: counted from a day that the clause does not tell."""
_NOT_SO = compiled(
    r"(?:之?[前后内])?,?[^,。;:“]{0,10}?(?:不考虑|不打算|不会(?=[一-龥])|没有?(?:计划|打算|考虑|安排)|暂无|无意(?!中|间)|没去|没有去)"
)
"""«2025年之前不考虑上市»"""
_DAYS_AROUND = compiled(r"(?:的)?[前后][一二两三四五六七八九十几\d]{1,3}[天日周晚]")
_OBJECT_OF = compiled(r"(?:公布|发布|披露|公示|通报|召开|举行|支付|补缴|结算|公告|下发|领取|报送|提交)了?$")
_ADVERBIAL = compiled(
    r"[,。、;:)]|期间|假期|当[天日]|那天|首日|前后?|后|时|里|上午|下午|晚|凌晨|至|到|将|已|就|又|也|正式|都|还|可|要|有|没|在|于|上映|上线|发布|推出|举行|开幕|开启|开播|开业|登陆|首|再|来|$"
)
_PLANNED_ONCE = ("原计划", "原计划于", "原定", "原定于", "原拟", "原拟于", "本应")
COARSE = ("year", "half-year", "quarter")
PERIODS = (*COARSE, "month")


def frames_only(folded: str, found: ResolvedDate, clause: tuple[int, int]) -> str | None:
    """Why a date dates no happening by the words around it, or None where it may.

    >>> from lib.text.anchors import resolve_dates
    >>> from lib.schema import Span
    >>> from lib.text.reading import Bounds
    >>> from datetime import date
    >>> text = "指数从2月20日的1247.3点上升,比去年高"
    >>> dates = resolve_dates(text, [Span(0, len(text))], Bounds(date(2024, 3, 26)))
    >>> [frames_only(text, d, (0, len(text))) for d in dates]
    ['qualifies a quantity or a period', 'is compared with']
    """
    mention = found.mention
    before, behind = folded[max(0, mention.start - 5) : mention.start], folded[mention.end : mention.end + 14]
    why = (
        _means_another_day(folded, found, before)
        or (_says_no_day(folded, mention) if mention.shape == "day" else None)
        or _is_not_sure(folded, found, clause[0], before)
        or _qualifies(folded, mention, clause[0], behind)
        or _sets_scene(folded, mention)
        or _belongs_elsewhere(folded, found, before)
    )
    if why is not None:
        return why
    if before.endswith(("根据", "按照", "按")) and _ISSUED.match(behind):
        return None  # «根据当天公布的方案» tells when it was made public
    if _is_compared(folded, found, clause[1], before, behind):
        return "is compared with"
    if _begins_stretch(folded, found, before, behind):
        return "begins a stretch"
    if _names_by_feast(mention, behind):
        return "names something by the day"
    if _was_there(folded, mention):
        return "is when the reporter was there"
    if _ANNIVERSARY.match(folded, mention.end):
        return "is only described"
    if is_period(folded, found):
        return "the period of a figure"
    if _inside_title(folded, mention.start, clause[0]) or _is_season(folded, found):
        return "stands in a title"
    return "is only supposed" if _is_supposed(folded, mention.start, clause[0]) else None


def _means_another_day(folded: str, found: ResolvedDate, before: str) -> str | None:
    """Why the day named is not the day meant: a dateline, «春节前后», «截至3月5日当周»."""
    mention = found.mention
    if found.granularity == "day" and _DATELINE.match(folded, mention.end):
        return "is the day of the report"
    if mention.bound in ("after", "around") and not (mention.shape == "festival" and mention.text.endswith("前夕")):
        return "is before or after the date named"
    if mention.shape == "week" and mention.text[0] == "当" and before.endswith("日"):
        return "the period of a figure"
    if mention.shape == "festival" and _DAYS_AROUND.match(folded, mention.end):
        return "is before or after the date named"
    return None


def _says_no_day(folded: str, mention: DateMention) -> str | None:
    """Why a word like 今天 tells no day: it stands in a name, is said of all days or compared with."""
    word = mention.text[:2]
    if word in ("今日", "昨日", "每日") and _NAMED_AFTER.match(folded, mention.end):
        return "stands in a name"
    if word in ("今天", "明天", "昨天", "今日") and _OF_ALL_DAYS.search(folded, max(0, mention.start - 12), mention.end + 14):
        return "is said of all days"
    if mention.base == EARLIER and _COMPARED_DAY.search(folded, max(0, mention.start - 10), mention.start):
        return "is compared with"
    return None


def _is_not_sure(folded: str, found: ResolvedDate, start: int, before: str) -> str | None:
    """Why nothing need have happened on a date: it has been moved, comes again, is asked about or where something ends."""
    mention = found.mention
    if (found.granularity != "day" and before.endswith(_PLANNED_ONCE)) or _is_moved(folded, mention):
        return "is no longer the date"
    if mention.shape in ("week", "weekday") and _FIRST_WEEKEND.search(before):
        return "qualifies a quantity or a period"
    if _CHANCE.match(folded, mention.end) or _ASKED.search(folded[max(start, mention.start - 16) : mention.start]):
        return "is only supposed"
    if mention.shape in ("month", "part", "weekday") and _IN_USE.search(folded, max(start, mention.start - 12), mention.start):
        return "is said of all days"
    if _ENDS_AT.search(before) and not (before.endswith("直到") and "才" in folded[mention.end : mention.end + 16]):
        return "bounds something else"
    return None


def _qualifies(folded: str, mention: DateMention, start: int, behind: str) -> str | None:
    """Why a date only says which or how many are meant: «3月的水平», «停业31天», «上周共披露融资67起»."""
    if _BEHIND.match(behind):
        return "qualifies a quantity or a period"
    if mention.shape == "span" and _LASTING.search(folded, max(start, mention.start - 8), mention.start):
        return "counts from a day that is not told"
    if _MADE_BETWEEN.search(folded, max(0, mention.start - 8), mention.start):
        return "qualifies a quantity or a period"
    if _NEARLY.match(folded, mention.end) or _DOUBTED.match(folded, mention.end):
        return "is only supposed"
    if mention.shape in ("week", "weekday") and _SO_MANY_CASES.match(folded, mention.end):
        return "the period of a figure"
    return None


def _sets_scene(folded: str, mention: DateMention) -> str | None:
    """Why a feast or weekend only sets the scene: «五一假期的热度», «周末加班», «国庆档收官»."""
    shape, end = mention.shape, mention.end
    if (
        (shape in ("festival", "lunar") and _STILL_WARM.match(folded, end))
        or (shape == "weekday" and mention.text == "周末" and _EVERY_WEEKEND.match(folded, end))
        or (shape == "festival" and mention.text.endswith("档") and _SEASON_OVER.match(folded, end))
    ):
        return "names something by the day"
    return None


def _belongs_elsewhere(folded: str, found: ResolvedDate, before: str) -> str | None:
    """Why a date belongs to a study, to what is not going to be, or to what lasted until then."""
    end = found.mention.end
    if (found.granularity in COARSE and _OLD_STUDY.match(folded, end)) or (before.endswith("据") and _OF_A_SOURCE.match(folded, end)):
        return "the period of a figure"
    if _NOT_SO.match(folded, end):
        return "is denied"
    if found.granularity == "year" and _UP_TO.search(before):
        return "bounds something else"
    return None


def _is_compared(folded: str, found: ResolvedDate, end: int, before: str, behind: str) -> bool:
    """Whether a date is what another is held against; of a day «截至…收盘» tells the day's own close, if it does not add up."""
    if not _COMPARED.search(before):
        return False
    closed = before.endswith(("截至", "截止")) and found.granularity == "day" and "收盘" in behind[:4]
    return not closed or _ADDS_UP.search(folded, found.mention.end, end + 24) is not None


def _begins_stretch(folded: str, found: ResolvedDate, before: str, behind: str) -> bool:
    """Whether something is told of all the time since a date, and nothing of the date itself: «自2020年担任»."""
    end = found.mention.end
    if not _SINCE.search(before) or _STARTS.match(behind) or _ONCE.match(folded, end):
        return False
    return found.granularity in COARSE or not (_FIRST_OF_TWO.match(folded, end) or _BEGUN.match(folded, end))


def _names_by_feast(mention: DateMention, behind: str) -> bool:
    """Whether a feast names the thing behind it: «双11预售», «国庆招待会»."""
    if mention.shape != "festival" or mention.trading or mention.proper or _LONG.search(mention.text):
        return False
    return not _ADVERBIAL.match(behind or ",")


def _was_there(folded: str, mention: DateMention) -> bool:
    """Whether a date only says when the reporter looked or called: «记者3月5日走访发现»."""
    if _WE_SAW.match(folded, mention.end):
        return True
    return bool(_WITNESS.search(folded, max(0, mention.start - 6), mention.start) and _WITNESSED.match(folded, mention.end))


def _is_supposed(folded: str, at: int, start: int) -> bool:
    """Whether a date stands in a condition or hangs on one: «如果明年降息», «若美国年内减息三次,楼价下半年才有望靠稳»."""
    return bool(_SUPPOSED.search(folded[max(0, start - 1) : at]) or _UNDER_CONDITION.search(folded, max(0, at - 60), at))


def is_period(folded: str, found: ResolvedDate) -> bool:
    """Whether a month or longer stretch only names the period of the figure or paper behind it: «2月营收», «第一季法说会».

    So does a day of the week that comes again: «书房的周五晚上», «每周三».
    """
    if found.mention.shape == "weekday":
        return folded[max(0, found.mention.start - 1) : found.mention.start] in ("的", "每", "逢")
    at = found.mention.start
    if (
        (found.granularity in PERIODS or found.mention.shape == "festival")
        and _OBJECT_OF.search(folded, max(0, at - 3), at)
        and "一" <= folded[found.mention.end : found.mention.end + 1] <= "龥"
    ):
        return True  # «公布11月议息会议纪要»
    if (found.granularity in COARSE or found.mention.until is not None) and _MADE_THEN.match(folded, found.mention.end):
        return True
    if found.granularity in COARSE and _FORECAST_OF.search(folded, max(0, at - 5), at):
        return True
    if found.mention.bound == "before":
        return False  # «年底前全市新增智算规模不少于30EFLOPS»
    if found.granularity == "month-part":
        return bool(_PRICED.match(folded, found.mention.end))
    return found.granularity in PERIODS and bool(_PERIOD.match(folded, found.mention.end))


def _is_moved(folded: str, mention: DateMention) -> bool:
    """Whether what was to be on a date is put off or brought forward: «由4月提前至3月中旬»."""
    return folded.endswith(("由", "从", "原定", "原定于"), 0, mention.start) and bool(_MOVED.match(folded, mention.end))


def only_describes(folded: str, found: ResolvedDate) -> bool:
    """Whether a date belongs to the noun behind it and parts no happenings: «发布2023年年报», «自去年以来»."""
    first = _inside_title(folded, found.mention.start, found.mention.start) or (
        found.mention.shape in ("week", "weekday")
        and bool(_FIRST_WEEKEND.search(folded, max(0, found.mention.start - 3), found.mention.start))
    )
    return (
        first
        or _is_season(folded, found)
        or _is_moved(folded, found.mention)
        or is_period(folded, found)
        or bool(_BEHIND.match(folded, found.mention.end))
    )


def _is_season(folded: str, found: ResolvedDate) -> bool:
    """Whether 第二季 is the season of a series: «买下《三体》第二季的改编权»."""
    at = found.mention.start
    if found.granularity != "quarter":
        return False
    closed = folded[at - 1 : at] in tuple("》”」") and found.mention.text.startswith("第") and not found.mention.text.endswith("度")
    return closed or bool(_SEASON.match(folded, at))


def _inside_title(folded: str, at: int, start: int) -> bool:
    opening = max(folded.rfind("《", max(0, start - 40), at), folded.rfind("〈", max(0, start - 40), at))
    return opening >= 0 and folded.find("》", opening, at) < 0 and folded.find("》", at, at + 60) >= 0
