"""Owners that are common nouns: a case of its kind, the sort of firms or works a clause tells of, a contract that is traded, a product by its line."""

from __future__ import annotations

import re
from functools import cache

from lib.extract.bearers import Owner
from lib.extract.candidates import any_word, vocabulary
from lib.extract.changes import Metric
from lib.extract.clause_heads import points_back
from lib.extract.places import Place
from lib.patterns import compiled
from lib.rules import alternation

_WHEN = "(?:如今|现在|目前|眼下|过去|以前|从前|往年|去年|今年|前年|明年|当年|两年前|几年前|此前|通常|一般|比如|例如|其中|今年[一二三四]季度|[一二三四]季度|过去[一二三四五六七八九十0-9]+年|前[一二三四五六七八九十0-9]+(?:个月|季度)|而|但|可|不过|今年以来|上半年|下半年){0,3}"
_CLASSIFIER = "[部台颗辆条张支套篇首块架枚款间个本家座集幅艘栋只]"
_CASE = compiled(
    f"[\\0 ]*{_WHEN}一{_CLASSIFIER}(?P<size>[^,，。;；:：“”一]{{0,16}}的)?(?P<np>(?:(?![的从要得花卖用由在是能可需只就才报每到跟被])[一-龥A-Za-z0-9]){{2,8}}?)(?=从|要|得花|需要|报价|的报价|单价|[,，])"
)
"""«一个肿瘤新药从临床前走到获批要10年», «一部60集的动态漫要花180万元»: a case of its kind, put as an example."""
_CASE_WORD = compiled(
    "[人天年月周次点块元角分秒小时句话边面下会儿种步声段时间]$|(?:用户|镜头|患者|客户|项目经理|同学|朋友|问题|账|笔账|价钱)$|成本|价格|售价|租金|费用|已$"
)
_OUTER = "真人|传统|普通|常规|同类|同规格|AI|主流|进口|日系|德系|美系|韩系|跨国|外资|中国|本土|国产|民营|二线|三线|头部|规模以上|规上|中小|国内|海外|上市|地方|国有"
_ACTORS = "企业|药企|车企|酒企|房企|船企|国企|厂商|品牌|品牌车|银行|券商|影片|动画|短剧|漫剧|AI漫剧|电影|游戏|主播|工厂|船厂|分子|汽车|系车|智算中心|算力芯片"
_SORT = compiled(
    f"[\\0 ]*{_WHEN}(?:同等(?:时长|体量|规格|水平)的|市面上的)?(?P<np>(?:日|德|美|韩|法|国产)系?车|(?:{_OUTER})[一-龥A-Za-z]{{0,5}}?(?:{_ACTORS}))(?=的(?!人|数量|规模)|共|已|仍|将|对|在|从|只要|只需|要|单[部集条]|每|一晚|平均|产能|利用率|企业应用|市场份额|份额|票房|占有率|毛利|营收|净利|库存|拿|贡献|完成|达成|签)"
)
"""«国内药企共达成41笔», «日系车在泰国的占有率», «传统二维动画每分钟要…»: the sort of firms or works that the clause tells of."""
_WHOLE_MARKET = compiled("市场规模|规模|总量|数量|出货|销量|产量|装机|总额|均价|出口|进口|零售|渗透率|融资|投资")
_MARKET_SIZE = compiled("市场规模|规模(?!以上)|数量|总量|渗透率|均价")
_CONTRACT = compiled(
    "(?P<np>(?:伦敦金属交易所)?(?:纽约|COMEX|LME|WTI|布伦特)?(?:[0-9]{1,2}月|[三六]个月)?(?:(?![年月日交易所截至收盘报和与而中的了,，])[一-龥0-9A-Za-z]){0,8}?(?:(?:期货)?主力合约|期货|期铜|期铝|期锌|期镍|原油|伦敦金|现货黄金|伦铜|沪铜|沪铝|沪锌|焦煤|螺纹钢))(?=现货|报|收|盘中|触及|涨|跌|由|从|自|的均价|价格|结算|较|一度|昨|今|夜盘|突破|升|回落|[0-9]|跳)"
)
"""«纽约8月黄金期货报…», «多晶硅期货主力合约由…涨至»: a contract or a metal by the name it is traded under."""

_SUBJECT_LEAD = (
    "(?:如今|现在|目前|眼下|过去|以前|从前|往年|去年|今年|前年|明年|当年|此前|当前|通常|一般|比如|例如|其中|而|但|可|不过|虽然|尽管|因|若|即使|且|同时|另有|有|截至[^,，]{1,8}|"
    "[一二三四]季度|上半年|下半年|前[一二三]季度|全年|年内|[0-9]+年|[0-9]+月|未来[一二三四五0-9]+年|本[届次轮](?:大促|展会|大会|活动|年会|假期)?|那时|届时|这时候|以来)*"
)
_NO_SUBJECT = "欠的了在是和与及对把被从向给让说称将已还也都就才又只仅每占由其该这那本我你他她于比、并没到自接送令付运累预开出为用个"
_PREDICATE = compiled(
    "[们\\0 ]*(?:$|的(?!人[^均])|[则也更已将仍还均]|只要|需要|要(?!求)|须|需|每[天月周年]|一[天晚年]|单[条集日]|平均|普遍|最[高多低少]|必须|月薪|日薪|年薪|工资|片酬|手[上里]|合计|共|累计|贡献|拿|完成|达|投入|赔偿|去年|今年|前[一二三]季度|[一二三四]季度|上半年|称)"
)
_COMPOUND = compiled(
    "[数级端类债业化型方员家商侧线链户展税]|股(?!价)|渠道|客户|用户|家数|规模|人数|库存|用电|服务|里|上(?![半升涨调市线周月年])|间|中(?!位)|大会|论坛|资金|市值|贷款比|所得|信心|景气|名单|经济|活动|注册|主体|集群|内部|市占|份额|同比(?:多|少)开|发布|公布|公告"
)
_ANY_HOUSE = ("公司", "品牌", "机构", "工作室", "剧组", "酒店", "餐厅", "银行", "合作社")
"""Which of them is meant, the text has told before."""
_HEADCOUNT = ("家", "个", "位", "名", "人", "间", "所", "户")
_COUNT = compiled("(?:已|已有|有|共|共有|达|达到|增至|增加到|突破|超过|约|仅|只有|多达|也|还|则)*")
"""«整机企业达到50家»: how many there are of the sort."""
_GROUP = compiled("(?<!前)[几两三四五六七八九十]+[家款部座大所][一-龥]{2}")
"""«三家头部公司», «十大屋苑»: a group that is counted is somebody, a sort of firms or people nobody."""
_OWN_GROUPS = ("company", "vendor", "creator")


@cache
def _subject() -> re.Pattern[str]:
    """A sort of firms or people at the head of a clause."""
    nouns = alternation(vocabulary("holders", "holder.firm", "holder.people"))
    before = f"(?:(?![{_NO_SUBJECT}])[一-龥A-Za-z0-9·+-])"
    return compiled(
        f"[\\0 ]*{_SUBJECT_LEAD}(?P<np>(?P<which>{before}{{0,10}}?)(?P<noun>{nouns})(?:平台|公司|企业|厂商|商家|机构)?)(?P<after>.*)"
    )


def class_told(place: Place, measured: Metric | None) -> Owner | None:
    """«上市银行去年净息差», «规模以上制造业企业的比例», «美国演员一天500美元»: the sort of firms or people that is the subject of the clause."""
    match = _subject().match(place.left)
    if match is None or (measured is not None and _MARKET_SIZE.search(measured.text)) or _COMPOUND.match(match["after"]):
        return None
    if match["np"] in _ANY_HOUSE or match["np"].endswith("母公司") or (place.found.unit in _HEADCOUNT and _COUNT.fullmatch(match["after"])):
        return None
    people = match["noun"] in vocabulary("holders", "holder.people")
    if people and not _PREDICATE.match(match["after"]):
        return None
    statement = place.statement
    own = statement is not None and statement.group in _OWN_GROUPS and statement.speaker_kind != "unnamed"
    others = any_word("holders", "holder.others").search(match["which"])
    if own and not others:
        return None
    alone = match["noun"] in vocabulary("holders", "holder.alone") and not own
    if not match["which"] and not (alone or (statement is not None and statement.group in ("regulator", "legal", "academic"))):
        return None
    if points_back(place) or "全平台" in match["np"] or match["which"].startswith(("全球", "全国", "全网", "全市", "全行业", "全平台")):
        return None
    start = place.start + match.start("np")
    group = _GROUP.search(match["np"])
    return Owner(place.reading.cut(start, place.start + match.end("np")) if group else None, "owner.class")


def case_told(place: Place) -> Owner | None:
    """The kind of thing a clause takes one of, where the clause opens the sentence or the quotation."""
    folded, start = place.reading.folded, place.start
    if start > place.sentence.start and folded[start - 1] not in ":：“「。" and len(folded[place.sentence.start : start].strip()) > 8:
        return None
    text = folded[start : min(place.end + 1, place.found.end + 20)]
    match = _CASE.match(text)
    if (
        match is None
        or len(match["np"]) < 3
        or start + match.start("np") <= place.found.start < start + match.end("np")
        or _CASE_WORD.search(match["np"])
    ):
        return None
    if start + match.start("np") > place.found.start and not (match["size"] and place.found.start < start + match.end("size")):
        return None
    return Owner(place.reading.cut(start + match.start("np"), start + match.end("np")), "owner.kind-told")


def sort_told(place: Place, measured: Metric | None) -> Owner | None:
    """The sort of firms, works or goods whose doings the clause tells."""
    match = _SORT.match(place.left)
    if match is None or (measured is not None and _WHOLE_MARKET.search(measured.text)):
        return None
    start = place.start + match.start("np")
    return Owner(place.reading.cut(start, place.start + match.end("np")), "owner.sort")


def contract(place: Place) -> Owner | None:
    """A contract or metal that the clause quotes."""
    if place.found.kind not in ("money", "percent", "index"):
        return None
    last = None
    for match in _CONTRACT.finditer(place.left):
        last = match
    if last is None or len(last["np"]) < 3:
        return None
    return Owner(place.reading.cut(place.start + last.start("np"), place.start + last.end("np")), "owner.contract")
