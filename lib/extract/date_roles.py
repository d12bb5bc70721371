"""What a date in a sentence is for: the dates that tell no period of a figure, for they compare, describe or date another act."""

from __future__ import annotations

import re

from lib.extract.places import FROM, Place
from lib.patterns import compiled
from lib.text.anchors import ResolvedDate

_FOUNDED = compiled(r"(?:成立|创立|创办|始建|建立|诞生|出生|组建|上市|注册|毕业|生)于$")
_HORIZON = compiled("(?:排|看|签|订|延续|持续|延长|锁定|维持|推迟|延后|推后|顺延|执行|有效|截止)[到至]了? ?$|直[到至] ?$")
"""«订单排到明年3月»: how far something reaches."""
_COMPARED = compiled(r"(?:较|比|与|同|和|从|自|自从|超过|高于|低于|不及|逊于|相比|较之|优于|对比)(?:上|了)? ?$")
_RUN_SINCE = compiled("(?:上线|上映|开播|开服|公测|发布|发售|开售|推出|运营|开业|开园|运行|投用|试点|开展)以来")
"""«10月登上热播榜,上线以来播放量破2亿»: counted from the day it came out."""
_OF_NUMBER = compiled("的?(?:约|近|超过?|逾|不到|不足)?")
_IS_OF = compiled("(?:相当于|等于|达到?|是|为|仅为|只有|不及|约为)(?:上)? ?$")
_ITS_SHARE = compiled("(?:同期|全年|时|底|末)?的(?:近|约|逾|超过?|不到|不足|整整)?")
_REPORT = compiled(
    r"[^,，。;；:：]{0,4}(?:发布|公布|披露|印发|发表|刊发|出台|公开|提交|召开|举行|举办|推出)?(?:的|了)[^,，。;；:：]{0,24}(?:数据|报告|研报|纪要|快报|公告|财报|公报|统计|榜单|文件|方案|意见|办法|通知|白皮书|指引|论文|说明会|会上|大会|论坛上|电话会|闭门会|文章|信里|信中|内部信|邮件|采访|问询|招股书|年报|季报|新规|条例|规定|细则|规划|行动计划|政策|清单|名单|成绩单|预算案)"
)
_SHELF_PRICE = compiled(
    r"(?:起售价|起价|标价|限时|优惠价|到手价|折扣价|权益价|首销价|上市价|挂牌价|售价|月费|年费|票价|门票|订阅费|会员费|预售价|指导价|入门价|首发价|开价|房价|呎价)[^\d,，。;；]{0,8}$|定价[^\d,，。;；]{0,16}$"
)
"""What a thing costs from the day it comes out on."""
_RELEASE = compiled(
    r"[,，]?[^,，。;；]{0,24}(?:发布|推出|开源|亮相|面世|杀青|揭牌|启用|更名|封顶|动土|开工|签约|签署|招股|上线|公测|出台|印发|下发|发出通知|发通知|颁布)"
)
_ACT = "(?:上映|上线|发布|签署|签订|签下|签约|获批|印发|成立|开业|开幕|开馆|举行|举办|召开|生效|施行|实施|推出|开播|首播|播出|发售|上市|开工|开建|竣工|投产|投运|启动|启用|批准|通过|揭牌|出版|开源|立项|杀青|关机|开机|建成|首飞|开通|开园|落成|问世|诞生|获得|收购|组建|出炉|刊登|出台)"
_DESCRIBED = compiled(rf"[^,，。;；的]{{0,14}}{_ACT}了?的[《“一-龥A-Za-z]")
"""«9月30日上映的奇幻片共有1860个特效镜头»: a date that tells of which thing."""
_OWN_ACT = compiled(
    r"(?:正式)?(?:立项|开机|杀青|关机|开工|动工|竣工|完工|成立|创立|注册|出生|入职|离职|毕业|上任|创刊|开业|结业|封顶)[,，;；]"
    r"|成立后[,，]"
)
"""«2024年3月立项,历时16个月»: a date with an act of its own that ends there."""
_ITS_ACT = compiled(
    r"[^,，。;；\d]{0,16}(?:上市|挂牌|开播|上映|首播|播出|成立|注册|开机|立项|杀青|发售|开售|举行|举办|召开|开幕|开审|开庭|送件申请上柜|流片|回片|开年会|开学|上路|生效|施行)[^,，。;；\d]{0,4}[,，;；]"
)
_THEN = compiled("届时|到时|当[日天晚月周季年]|首[日周月]|同[日天月]|其间|期间|此时")
_TOLD_ON = compiled(
    r"[,，]?[^,，。;；:：]{0,24}(?:[,，][^,，。;；:：]{0,12})?(?:披露|公布|公开|晒出|发布|交出|交卷|放榜|发文|发帖|回复|答复|通报)(?:了|的)?[^,，。;；:：]{0,24}(?:[:：]|年报|半年报|季报|财报|业绩|成绩单|数据|投资者|提问|查询)"
)
"""«8月19日,公司披露半年报,日活用户超过300万»: the day figures were told on is not theirs."""
_IN_FORCE = compiled(
    "(?:起|开始)?(?:正式|全面)?(?:施行|实施|执行|实行|生效)[,，][^。;；]{0,20}(?:由|从|延长|缩短|提高|降低|上调|下调|调整|增至|降至|减至)"
)
"""«将于5月1日起施行,冷静期由7天延长至15天»: a rule changes a number from the day it holds on."""
_PRESS = compiled(
    "[^,，。;；]{0,2}(?:援引|引述|引用|转引)[^。;；]{2,40}?(?:报道|报导|的话|消息)|(?:的)?(?:报道|报导)(?:称|说|指|指出)?[,，:：]"
)
"""«6月12日援引首席财务官的话报道说»: the day of a report in the press."""
_FROM_NOW = compiled("即日起|即时起|即刻起|即时生效|当日起|当天起|同日起|即日生效")
_ON_CONDITION = compiled("[,，;；]但?[^,，。;；]{0,3}(?:若|如果|倘若|假如|一旦|即便|即使|要做到|要想)[^,，。;；]{2,30}[,，]")
"""«今年成本已下降六成,但要做到盈亏平衡,仍需再降一半»."""
_COUNTED = compiled("[一-龥]{0,6}?的?[\\d一二三四五六七八九十百两]")
_BEGINS = compiled("开始|起(?![诉步草飞码来伏])")
_AGE = compiled("[一-龥]{0,3}[\\d一二三四五六七八九十]{1,3}(?:周?岁|周年)")
"""«今年38岁,此前做了9年架构师»: the year belongs to the age."""
_NTH = compiled("(?:的)?(?:首|第[一二三四五六七八九十\\d]|头一|最[大高多低新])")
"""«3月5日,今年首趟专列发车»: the year only tells which."""
_DATELINE = compiled(r"(?:[一-龥]{0,4}电|讯|消息)(?=[,，(（ 】:：)]|$)")
_FIRST = compiled("(?:^|[“「『,，。:：!！?？\n])$")
GOODS = frozenset(("吨", "GWh", "MWh", "TWh", "千瓦时", "GW", "MW", "桶", "盎司"))
_DEAL = compiled(
    "签约|签署|签订|签下|签了|达成[^,，。;；]{0,12}(?:协议|合作|交易|授权|和解)|(?:授权|许可|合作|收购|采购|供货|供应|转让|购销|框架)[^,，。;；]{0,6}(?:协议|合同)|授予|授权给|认购|合资成立|合资设立|入股|收购"
)
_CAPACITY = compiled("(?:年|设计|规划|总)产能(?:可达|达到?|约?为|为|约|近|超过?|不超过)?$")
"""«竣工的工厂年产能15万辆»: what a plant is laid out for."""
_TERM = compiled("(?:为期|历时|时隔|长达|任期|账期|有效期|期限|保修|质保|推迟|延后|延长)[为至到了约近]{0,2}$")
_ON_END = compiled("(?:连续?|用|历时|周期|耗时)[了时为约近]{0,2}$")
_ISSUED_AT = compiled("(?:发行价|发售价|招股价|发行价格|认购价|行使价)[^\\d,，。;；]{0,8}$")
_ISSUE = compiled("的?(?:发行价|发售价|招股价|行使价)")
_ONCE_DONE = compiled("[^,，。;；]{2,24}[^,，。;；年月季度期此]后[,，]")
"""«2020年6月发布GPT-3后,字节训练了…»: since when, not when."""
_DUE = compiled("[^,，。;；\\d]{0,8}(?:量产|动工|动土|开工|停止服务|停服|停运|关停)[,，]")
"""«2026年上半年量产,首年目标2万张»: what comes of it has a time of its own."""
_TAKEN_UP = compiled(
    "(?:起|开始)?(?:就|便|已|也)?(?:引入|引进|启用|起用|改用|换上|换成|用上|采用|接入|部署|用)了?[^,，。;；\\d]{2,30}(?:[,，]|(?:之?后|以后))"
)
"""«该社去年引入校对系统,检出率从71%升至93%»: what a tool changes has no date of its own."""
_INDEX_OF_DAY = compiled("运价|价格指数|综合指数|中间价|参考价|指导价|批发价|期货|运价指数|均价")
_OTHER_TIME = compiled("\\d{1,2}月|季度|半年|去年|今年|上周|预计|预测|全年")
_ACTED = compiled("[^,，。;；\\d]{0,4}(?:已|将|又|再度|率先|先行|展开|推出|启动|开售|宣布)")
_OPENING_MARK, _CLOSING_MARK = compiled("[“「『]"), compiled("[”」』]")
UP_TO = ("截至", "截止", "截止至", "截至于", "止于")
MOVED_FROM = compiled(rf"{FROM}[^从由自,，。;；]{{0,14}}$")
"""«从目前的三成»: where a movement starts, no date of the sentence is meant."""


def of_deal(place: Place) -> bool:
    """Whether a figure is what a contract, licence or stake of its sentence comes to: it is agreed on the day of signing."""
    found = place.found
    return (found.kind == "money" or (found.kind == "other" and found.unit in GOODS)) and _DEAL.search(
        place.near, 0, found.end - place.sentence.start + 12
    ) is not None


def timeless(place: Place) -> bool:
    """Whether a figure speaks of no time: how long something lasts in years, a term, an issue price, what a plant is laid out for."""
    found = place.found
    if _CAPACITY.search(place.left) and not ends(place):
        return True
    if found.kind == "money":
        return bool(_ISSUED_AT.search(place.left) or _ISSUE.match(place.right))
    if found.kind != "duration":
        return False
    return found.unit == "年" or bool(_TERM.search(place.left)) or (found.unit in ("个月", "月") and not _ON_END.search(place.left))


def frames(place: Place, near: ResolvedDate) -> bool:
    """A date that compares, opens a span, or dates the report that tells the figure."""
    folded, mention = place.reading.folded, near.mention
    at = next((d.mention.start for d in place.dates if d.mention.end == mention.start), mention.start)  # «比除夕|前一天»
    before = folded[max(place.sentence.start, at - 5) : at]
    begins = near.granularity != "year" and _BEGINS.match(folded, mention.end) is not None
    if _COMPARED.search(before) and mention.until is None and not (begins and before.endswith(("自", "从"))) and not _attached(place, near):
        return True
    if near.granularity == "year" and (
        _NTH.match(folded, mention.end) or (before.endswith("其中") and ";" in folded[mention.end : place.found.start])
    ):
        return True
    if _AGE.match(folded, mention.end) or _DATELINE.match(folded, mention.end):
        return True
    if _FOUNDED.search(before) or _HORIZON.search(before):
        return True
    if told_before(place, near) or (_RUN_SINCE.search(place.left) and not before.endswith(UP_TO)):
        return True
    if mention.shape == "span" and mention.base == "published":
        ago = mention.text.endswith("年前")
        if not (ago and (_FIRST.search(before) or _OF_NUMBER.fullmatch(folded, mention.end, place.found.start))):
            return True
    if folded.startswith("同期", mention.end) and re.search("[,，;；]", folded[mention.end : place.found.start]):
        return True  # «上年同期蚀4800万元;同店销售下跌13.5%»
    if (
        place.found.kind in ("multiple", "percent")
        and _IS_OF.search(before)
        and _ITS_SHARE.fullmatch(folded, mention.end, place.found.start)
    ):
        return True
    if place.found.kind == "duration" and near.granularity == "day" and mention.start < place.start:
        return _IN_FORCE.match(folded, mention.end, place.found.start) is None
    if mention.bound == "before" and mention.start < place.start and not _THEN.search(folded, mention.end, place.found.start):
        return True  # «年底前敲定一笔授权,首付款的底价是1.5亿美元»
    if near.granularity in ("year", "month") and _ONCE_DONE.match(folded, mention.end, place.found.start):
        return True
    closing = _CLOSING_MARK.search(folded, mention.end, place.found.start)
    if closing is not None and not _OPENING_MARK.search(folded, mention.end, closing.start()):
        return True
    if folded.startswith(("以来", "留存"), mention.end) or (not begins and _BEGINS.match(folded, mention.end)):
        return True
    if near.granularity == "day" and _PRESS.match(folded, mention.end, place.found.start):
        return True
    if _ON_CONDITION.search(folded, mention.end, place.found.start):
        return True
    if near.granularity == "day" and _FROM_NOW.search(folded, mention.end, place.found.start):
        return False
    if near.granularity in ("day", "month-part") and not ends(place) and _RELEASE.match(folded, mention.end, place.found.start):
        return not (
            _counts(place, near)
            or _is_quotation(place, near)
            or of_deal(place)
            or (place.found.kind == "money" and _SHELF_PRICE.search(place.left))
        )
    if near.granularity == "day" and not before.endswith(UP_TO) and _TOLD_ON.match(folded, mention.end, place.found.start):
        return not _is_quotation(place, near)
    if _DESCRIBED.match(folded, mention.end, place.found.start):
        return True
    if _REPORT.match(folded, mention.end, place.found.start) is None:
        return False
    return not _is_quotation(place, near)


def told_before(place: Place, near: ResolvedDate) -> bool:
    """«钟志远昨日在法说会上说,…»: the day on which a person spoke is not that of the figures told."""
    said = place.statement
    if said is None or said.speaker_kind == "institution" or near.granularity != "day" or near.mention.until is not None:
        return False
    return near.mention.end <= min(p.start for p in said.parts)


def _is_quotation(place: Place, near: ResolvedDate) -> bool:
    """«10月10日发布的数据显示,运价指数报1160.42点»: what is quoted day by day is of the day it comes out on."""
    if near.granularity != "day" or place.found.kind not in ("index", "money", "percent"):
        return False
    told = place.reading.folded[near.mention.end : place.found.start]
    return _INDEX_OF_DAY.search(told) is not None and _OTHER_TIME.search(told) is None


def _counts(place: Place, near: ResolvedDate) -> bool:
    """«2月15日至23日,全网新上线漫剧3812部»: what came out within a stretch of days."""
    return (
        near.mention.until is not None
        and place.found.kind in ("count", "percent", "multiple")
        and not re.search("招股|发行|申购", place.reading.folded[near.mention.end : place.found.start])
    )


def _is_closed(place: Place, near: ResolvedDate) -> bool:
    """«胜利体育4月下旬已先行提价;其他品牌涨20%»: when one subject acted, or a comparison within («而9月底只要360元»), ends with its part."""
    folded, at = place.reading.folded, near.mention.start
    part = max(folded.rfind(";", near.mention.end, place.found.start), folded.rfind("；", near.mention.end, place.found.start))
    if part < 0 or folded.find("同", part, place.found.start) >= 0:
        return False
    heads = at == place.sentence.start or folded[at - 1] in ",，:：“「\n " or folded.endswith(UP_TO, 0, at)
    return folded[at - 1] in "而但" or (not heads and _ACTED.match(folded, near.mention.end, part) is not None)


def has_own_act(place: Place, near: ResolvedDate) -> bool:
    """«基金已于今年1月在上海成立,总规模600亿元»: an act told with the date in a clause of its own."""
    folded, end, until = place.reading.folded, near.mention.end, place.found.start
    if place.found.kind == "money" and _SHELF_PRICE.search(place.left):
        return False
    if near.granularity in ("day", "month", "month-part") and _is_closed(place, near):
        return True
    if _IN_FORCE.match(folded, end, until):
        return False
    if near.granularity in ("year", "month", "month-part") and _TAKEN_UP.match(folded, end, until) and not _THEN.search(folded, end, until):
        return True
    due = near.granularity != "day" or near.mention.start < place.start
    if (
        not (due and _DUE.match(folded, end, until))
        and not _OWN_ACT.match(folded, end, until)
        and not (folded[near.mention.start - 1] in "于在" and _ITS_ACT.match(folded, end, until))
    ):
        return False
    return not _THEN.search(folded, end, until)


def _attached(place: Place, near: ResolvedDate) -> bool:
    """«从去年的59.8万元»: the date belongs to the number itself."""
    if place.found.kind == "multiple":  # «较2025年翻番»
        return False
    between = place.reading.folded[near.mention.end : place.found.start]
    return len(between) <= 6 and not re.search(
        "[,，。;；]|增|减|升|降|涨|跌|调|砍|削|压|回落|高出|多|少|翻|同期|成长|扩|缩|跃|激|滑|提|贵|便宜|低|高|快|慢|好|差", between
    )


def of_another(place: Place, near: ResolvedDate) -> bool:
    """A date inside «从去年的59.8万元» dates that number, not the one it moved to."""
    folded = place.reading.folded
    lead = folded[max(place.sentence.start, near.mention.start - 3) : near.mention.start]
    return lead.endswith(("从", "由", "自")) and _COUNTED.match(folded[near.mention.end : near.mention.end + 8]) is not None


def ends(place: Place) -> bool:
    """Whether the number is what a movement ends in («从…涨到…»), or starts from."""
    before = place.before
    if before is None:
        return False
    return MOVED_FROM.search(place.reading.folded[max(0, before.start - 10) : before.start]) is not None
