"""Whose figure it is to tell where nobody is quoted: who published the count, set the price target, laid down the sum in court.

A statement needs a cue with words behind it. «高盛将目标价由13元上调至17.5元», «差饷物业估价署公布的售价指数为293.4点» and
«法院一审判令赔偿20万元» quote nobody, and yet each figure stands on somebody's word.
"""

from __future__ import annotations

from collections.abc import Sequence

from lib.extract.bearers import Named
from lib.extract.places import Place
from lib.patterns import compiled
from lib.schema import Statement

_DAY = (
    r"(?:[昨今前]\(\d{1,2}\)(?:日|天)?|近日|日前|近期|昨(?:日|天|晚)?|今(?:日|天|晨|早)?|前一晚|前一日|当(?:日|天|晚)|同日|次日|上周[一二三四五六日末]?|本周[一二三四五六日]?|周[一二三四五六日]|星期[一二三四五六日]"
    r"|(?:20\d\d ?年 ?|今年|去年)?\d{1,2} ?月 ?(?:\d{1,2} ?日|[初中底末]|[上中下]旬)?|上?月?\d{1,2} ?日|上月底?|本月|今年|稍早|早前|此前|最新|盘后|晚间|早间|上午|下午|凌晨|盘前|再度?|首次|率先|同步|也|则|亦|还|又|并|已|随后|率先|于|在)"
)
_WHEN = rf"(?:\([^()]{{1,14}}\))?(?:方面|官方|官网)?(?: ?\(?{_DAY}\)?){{0,4}} ?(?:在[^,。;:]{{2,14}}?(?:上|中|里|时)|透过[^,。;:]{{2,10}}|通过[^,。;:]{{2,10}})?,?"
_DATA = "(?<!业绩)(?<!财务)数据|统计|数字(?!人|化|经济|资产|藏品|货币|孪生|平台|中国|广告|电影|音乐|版权|时代|内容)|数值|(?:研究|调查|行业|市场|监测|分析|评估|统计|专题|趋势|发展|观察|消费|指数|调研)报告|月报|周报|调查|普查|监测结果|监测|(?<!业绩)快报|简报|公报|指数|均价|中间价|批发价|参考价|指导价|名单|榜单|排名|排行榜|白皮书|蓝皮书|外销订单|景气|失业率|物价|客流|客运量"
_PUBLISHED = compiled(
    rf"{_WHEN}(?:正式|联合)?(?:公布|发布|披露|通报|公开|公告|监测|统计|编制|测算|更新|发表|晒出|列出)(?:了|的)?(?![^,。;:]{{0,6}}(?:公司|企业|模型|产品))[^,。;:]{{0,24}}?(?:{_DATA})"
)
"""«海关总署9日公布外贸数据,…», «德鲁里10月9日公布的运价指数为…», «农业农村部监测的生鲜乳均价»."""
_PAPER = compiled(
    rf"{_WHEN}的?(?:最新一期|最新|新一期|一份|一项|这份|另一份)?的?[^,。;:的]{{0,6}}(?:报告|调查|研报|月报|周报|白皮书|蓝皮书|简报|榜单|问卷|统计|盘点|测算)(?:里|中)?(?:显示|提到|给出|指出|写道|称|认为|列出|测算|估算|预测|预计|披露)"
)
_UNLISTED = compiled(
    "(?<![一-龥A-Za-z0-9·])(?P<who>(?![该这那本其各某]|上述|有关|相关|记者|去年|今年|近日)(?:[A-Za-z]{2,10}|(?=[一-龥]))[一-龥A-Za-z·]{0,14}?"
    "(?:局|部|署|处|厅|委|总会|协会|学会|商会|公会|联合会|院|研究所|中心|交易所|证券|智库|咨询|大学|联盟|海关|事务所|智讯|数据|调查|网|指数公司|研究室))"
    rf"(?:{_PUBLISHED.pattern}|{_PAPER.pattern})"
)
"""A house that no list and no shape gave, by what such names end in: «旅游发展局|昨公布初步数字»."""
_RATED = compiled(
    rf"{_WHEN}(?:发表|发布)?(?:报告|研报)?,?(?:(?:将|把)[^,。;]{{0,30}}?(?:目标价|评级|评等|预测|预期|预估|估算|指引|展望|财测|市盈率|估值倍数|盈利预估)"
    r"|(?:上调|下调|上修|下修|调高|调低|调升|调降|重申|维持|给予|给出|首予|首次给予|大幅上调|小幅上调|大幅下调|小幅下调|喊出|喊上|看上)[^,。;]{0,24}?(?:目标价|评级|评等|预测|预期|预估|指引|展望|财测))"
)
"""«花旗将今年楼价预测由跌5%上调至…», «马士基上调2024年业绩指引,…»."""
_RULED = compiled(rf"{_WHEN}(?:依法)?(?:一审|二审|终审|再审|初审|经审理|审理)?(?:认定|判令|裁定|判定|酌定|审理认为|认为)(?!书)")
"""«法院一审认定,…»: a judgment that is only passed («对…案作出一审判决,判令…») is told by the author."""
_NOTICE = compiled(
    rf"{_WHEN}(?:正式)?(?:(?:发布|发出|下发|印发|刊登|张贴|挂出)(?:了)?[^,。;:《]{{0,6}}?(?:公告|通知|通告|通报|声明|公示|预警|通函|倡议书?)|通知|公告|通告|公示|预告|预警)[,:]"
)
"""«江苏省医保局1月14日通知,…», «国家移民管理局发布公告,即日起…»."""
_PART = compiled(
    "[一-龥]{0,6}?(?:团队|研究部|研究所|研究院|研究中心|通信组|电子组|策略组|宏观组|分院|分公司|分行|分局|分会|分中心|办事处|投研部|投行部|证券部|市场部)"
)
"""The part of a house that speaks: «中信建投证券|电子团队», «贝壳研究院|深圳分院»."""
_ISSUES = compiled("公布|发布|披露|通报|监测|统计|编制|发表|报告|调查|白皮书|月报|周报|榜单")
_COURT = compiled("(?:法院|法庭|仲裁委|仲裁委员会|仲裁院|仲裁庭)$")
_UNNAMED_BROKER = compiled(
    "(?<![一-龥A-Za-z])(?P<who>(?:有|另有|另)?(?:(?:[一多某]|几|两)家)?(?:美系|日系|欧系|港系|亚系|本土|本地|内资|中资|大型)?(?:外资|券商|大行|投行|机构|法人|外资行|外资券商))"
    "(?=[则也亦更已再]?[^,，。;；一-龥]{0,2}(?:将|把|上调|下调|调高|调低|调升|调降|重申|维持|给予|看好|看衰|看淡|力挺|逆势|喊|普遍|最新))"
)
"""«美系外资将友达目标价由15元砍到12.5元»."""
_SAME_HOUSE = compiled("(?:该行|该机构|该券商|该公司|该院|该局|该部门|该团队|公司)")
_TARGET = compiled("目标价|评级|评等")
_LEAD = compiled(r"(?:[一-龥]{0,12}?(?<![的在将把向和与由被给对从让为]))?")


def credited(place: Place, names: Sequence[Named], *, metric: str, last: Statement | None) -> str | None:
    """Who tells a figure that stands in nobody's statement, or None where the author does; `last` is the statement before."""
    folded, end, floor = place.reading.folded, place.found.start, place.sentence.start
    best: str | None = None
    house: str | None = None
    for name in names:
        if name.end > end:
            break
        if name.kind != "organisation":
            continue
        if name.start < floor:
            house = name.name
        elif _opens(folded, floor, name.start):
            stop = part.end() if (part := _PART.match(folded, name.end, end)) else name.end
            if _tells(place, name.start, stop):
                best = place.reading.cut(name.start, stop) if part else name.name
    if best is not None:
        return best
    brokers = list(_UNNAMED_BROKER.finditer(folded, floor, end))
    if brokers and (_TARGET.search(metric) or _RATED.match(folded, brokers[-1].end(), end + 12)):
        return place.reading.cut(*brokers[-1].span("who"))
    if last is not None and last.group == "analyst" and last.end >= floor - 2 and _TARGET.search(metric):
        return last.speaker  # «…,并维持“增持”评级,目标价1860元»
    if last is not None and last.end > floor - 400:
        house = last.speaker if last.speaker_kind == "institution" else last.organisation or house
    if house is not None and (same := _SAME_HOUSE.match(folded, floor, end)) and _RATED.match(folded, same.end(), end + 12):
        return house
    if _ISSUES.search(folded, floor, end) and (unlisted := _UNLISTED.search(folded, floor, end)) is not None:
        return place.reading.cut(*unlisted.span("who"))
    return None


def _tells(place: Place, start: int, stop: int) -> bool:
    """Whether what stands behind a name makes it the one who tells."""
    folded, end = place.reading.folded, place.found.start
    if _COURT.search(folded, start, stop):
        return _RULED.match(folded, stop, end) is not None
    return bool(
        _NOTICE.match(folded, stop, end + 12)
        or _PUBLISHED.match(folded, stop, end)
        or _PAPER.match(folded, stop, end)
        or _RATED.match(folded, stop, end + 12)
    )


_MADE_KNOWN = compiled("(?:正式|共同|同时|联合)?(?:对外)?(?:宣布|官宣)(?:了)?$")


def own_act(place: Place, statement: Statement) -> bool:
    """Whether a statement is a house's deed, told by the author: «公司宣布完成2.3亿元融资» without a pause behind the cue."""
    if statement.type != "indirect" or statement.speaker_kind != "institution" or statement.group == "regulator":
        return False
    return _MADE_KNOWN.search(place.reading.folded, max(0, statement.start - 8), statement.start) is not None


_BEGIN = compiled("[,，。;；:：!！?？”」』〕】)）\n ]")


def _opens(folded: str, floor: int, at: int) -> bool:
    """Whether a name opens its clause, but for a word of what it is («航运咨询机构|德鲁里»)."""
    start = max((m.end() for m in _BEGIN.finditer(folded, floor, at)), default=floor)
    return _LEAD.fullmatch(folded, start, at) is not None
