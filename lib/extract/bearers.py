"""Who may own a figure: names in reach that are subjects, works and fairs, the house a speaker speaks for."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from lib.extract.places import Place
from lib.patterns import compiled
from lib.schema import Statement

_OBLIQUE = compiled(
    r"(?:与|向|对|由|被|因|据|比|较|给|在|于|跟|同|和|接受|告诉|超过|采用|使用|中标|卖给|供给|击败|导入|接入|采购|订购|购买|购置|购进|选购|订造|租用|租赁|引入|引进|换用|调用|搭载|用|经|获|到|进入|登陆|通过|来自|借助|凭|以|获得|接近|被誉为|对标|换成|换上|改用|改成|切换到|转向|递交|提交)[《“「]?$"
)
_TO_ONE = compiled("(?<![面方倾取导志])[向对给与](?!外)[^,，。;；、的]{0,10}(?:公司|平台|企业|厂商|机构|工具|模型|商|集团)[“「]?$")
"""«向数据标注公司Scale AI投资»: whom a deed goes to, behind what it is."""
_ACQUIRED = compiled(
    "(?:收购|并购|入股|增资|参股|控股|持有|增持|减持|认购|买下|吞并|出售|转让|受让|购入|竞得|拟购|领投|投资|注资)(?:了|其|旗下|标的)?[“「]?$"
)
"""«公司拟收购某某51%股权»: the share is the buyer's."""
_CHAIN = compiled("[、和与及]|以及|旗下的?|的")
"""«在抖音、淘宝开了14个直播间», «用快手旗下的可灵完成»: what hangs on a name that is no subject."""
_COUNTED = compiled("[0-9一二三四五六七八九十百千万两几余多][箱瓶台辆部张吨支只盒套块架艘]$")
"""«二百箱茅台», «800张H100»: what is counted is no subject."""
_REPORTER = compiled(
    r"[》”]?(?:则|也|还|亦|又|便|曾|均|都)?(?:记者|报道|讯|客户端|称|表示|指出|认为|直言|坦言|强调|提醒|警告|形容|数据|数字(?![人化藏])|资料|调查|统计|显示|测算|推算|预计|预测|报告|研报)"
)
_EXPECTS = compiled("预计|预测")
_TITLED = compiled(
    r"(?:\([^()]{1,10}\))?(?:(?![把将对让给的有了在从为使])[一-龥]){0,10}?(?:经济师|经济学家|分析[师员]|策略[师员]|经济师|首席[一-龥]{1,4}|总监|董事(?!会)|董事长|总经理|总裁|负责人|主任|研究员|人士|教授|秘书长|发言人|合伙人|创始人|制作人|导演|编剧|设计师|工程师|律师|法官|医师|医生|配音师|设计总监|运营|画师|策划|主持人|员工|博主|主播|经理|主管|CEO|CTO|CFO|(?:执行|财务|营运|技术|研发)长|投资经理|基金经理)(?=[一-龥A-Za-z])"
)
"""«某行高级经济师张三形容…»: a house that only says where its speaker works."""
_ISSUES = compiled(r"[^,，。;；]{0,10}?(?:公布|发布|发表|印发|通报)")
_SHOWS = compiled(
    "(?:[^,，。;；:：]{0,6}的?(?:订单|后台|口径))?(?:显示|监测到?[,，]|[^,，。;；:：]{0,20}(?:发布|公布|披露|发表|出具|推出|更新)的[^,，。;；:：]{0,14}?(?<![财年季])(?:月报|周报|日报|快报|简报|报告|研报|榜单|指数|白皮书|蓝皮书|数据|统计)[^,，。;；:：]{0,6}?(?:显示|指出|称|提到|认为))"
)
"""«SteamDB显示», «某研究院12月2日发布的月报显示»: who gives out what is told of others."""
_DEPARTMENT = compiled(
    "(?<=[一-龥A-Za-z]{2})(?:华东|华南|华北|华中|西南|西北|东北|中国|大中华|亚太|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海|北京|上海|天津|重庆|广西|新疆)区$|(?<=[一-龥]{2})(?:经营|采购|销售|市场|研发|技术|人力资源|公关|战略|投资|运营|证券|财务|法务|商务|业务|国际|海外|生产|品牌|渠道|营销|信息|产品|传媒|宣传|投放|制作)部$"
)
"""«酒小二河南区», «沪东中华经营部»: where in a house somebody sits."""
_OFFICE = compiled("[局署部处處委厅廳]$")
_CLAUSES = compiled("[,，。;；:：〕】]")
_GOVERNED = compiled(
    "(?<!参)与|[用和对向在给被让跟由]|领投|跟投|指控|起诉|收购|投资|要求|支持|依托|基于|采用|接入|相比|告诉|邀请|联合|通过"
)
_WHEN = compiled("[^,，。;；]{0,12}(?:之前|之后|以前|以后|发布后|前后|期间|时)[,，]")
_HEADED = compiled("的[^,，。;；的]{0,12}[《“「]?$")
_SHOWN = compiled(
    "[》”」]?(?:正式|近日|昨日)?(?:上线|上映|开播|开机|杀青|定档|公映|首播|登陆|入围|票房|播放量|累计|全长|时长|首日|首周|开售|开测|公测|售价|定价)"
)
"""«可灵与多位导演合作的微电影《九重梦》上线»: what a long description ends in is what the sentence is about."""
_RELATIVE = compiled("(?:由|专|主[打做营演]|位于|来自|坐落|成立|曾|总部|隶属|号称|被称为)[^,，。;；]{2,24}的[^,，。;；的]{0,10}")
"""«由某某制作的短剧《…》»: what a clause of its own describes is the subject all the same."""
_ASIDE = compiled("意味着|使得|导致|带动|推动")
_BACKS = compiled(
    "(?:(?!完成|由|获得?|拿到|宣布)[^,，。;；0-9]){0,24}?(?:入局|领投|跟投|参投|联合投资|独家投资|在列|追加投资|超额追加|加注|押注|入股|担任|参与投资|参与了?本轮|现身|股东|投资方)"
)
"""«腾讯入局», «IDG资本领投»: who backs a firm owns not what the firm raised."""
_COMPARED = compiled(
    "(?:只有|仅有|仅为|约为|相当于|不到|不足|超过|超过了|高于|低于|优于|逊于|落后于|领先于?|是|为|较|比|达到?|接近)(?:同期|同类|对手|竞品|上一代|前一代|前代|上代|老款|旧款)?[“《「]?$"
)
_MEASURED_BY = compiled("(?:(?:上一代|前一代|前代)?[A-Za-z0-9 ]{0,10})(?:的|同期的?)(?:约|近|大约)?$")
"""«后者只有GPT-5.2的十五分之一», «超过了Claude的92.8分»: what a figure is measured by owns it not where it is a ratio."""
_BROKER = compiled(
    "证券|證券|中金|高盛|花旗|摩根|大摩|小摩|瑞银|瑞銀|野村|里昂|美银|汇丰研究|投顾|投顧|资本策略|德银|杰富瑞|中信建投|华泰|招商证"
)
_RECKONS = compiled("[^,，。;；]{0,30}?(?:预测|预期|预计|预估|料(?![理到])|估|评级|目标价|看好|上调|下调|首予|维持|重申)")
_COURT = compiled("(?:法院|检察院|警方|公安局|仲裁委|仲裁委员会)$")
_AND_SO_ON = compiled("(?:[、和及与][^,，。;；、]{1,12}){0,6}等(?![候级待于])")
_RATES = compiled(
    "系(?![列统出里])[一-龥A-Za-z]{2}|[^,，。;；:：]{0,16}(?:电|讯|訊)[】)]|[^,，。;；:：]{0,6}[0-9]{1,2}月[0-9]{1,2}日(?:电|讯)(?![力池动器商子影视台车网气])|(?:收视率|评分|打分|开分|评级|好评率|热度值?|榜单|票房榜|想看)"
)
"""«豆瓣评分8.1分»: who rates owns not the mark."""
_RULES = compiled("判决|宣判|裁定|判令|一审|二审|终审|驳回|审理查明")
_SITE = compiled(
    "(?:(?!位于|坐落)[一-龥]){0,10}?(?:工厂|基地|产线|生产线|项目|数据中心|智算中心|算力中心|园区|电站|码头|矿山|门店|旗舰店|超级工厂)(?=[^一-龥]|[竣投开建动签正将已的预获达全首])"
)
"""«亿纬锂能马来西亚工厂投产»: a site of a firm, named with it."""
_APPOSED = compiled(
    "(?:旗下的?|的|自研的?)?(?:(?![的了是在把将])[一-龥A-Za-z0-9-]){0,6}?(?:大?模型|系统|工具|应用|平台|芯片|助手|机器人|新车|车型|产品|抑制剂|抗体|新药|药物|疫苗|疗法|疗程|手机|眼镜|平板|耳机|手表|电视|电动车|SUV|轿车|电池|无人机|火箭|卫星|游戏|手游|端游|影片|新片|电影|品牌|短剧|剧集|动画|纪录片|综艺|专辑|新盘|楼盘|项目)[“「《]?"
)
"""«通义千问主力模型Qwen-Long的输入价格»: the narrower of two names."""
_KIN = compiled(
    "的?(?:母公司|控股股东|大股东|子公司|全资子公司|关联公司|关联方|运营方|运营公司|运营主体|开发商|研发商|出品方|制作方|发行方)"
)
"""«哪吒汽车母公司合众新能源负债…»: the house told of is the one named by its kin."""
_NUMBERED = compiled("[0-9]")
_MADE_OF_WORK = compiled("》的[^,，。;；的]{0,6}$")
_MADE = compiled("(?:推出|发布|开发|研发|上线|自研|打造)的|旗下|的")
_LINE = compiled("(?:(?:\\d{4}款|第[一二三四五六七八九十]代|新一代|经典|飞天|普通|全新|新款|旗舰款)+)$")
"""«25年飞天茅台», «第八代五粮液»: the line of a product before the name of its house."""
_MADE_BY = compiled(
    "(?:制作|出品|开发|打造|主演|执导|发行|创作|主导|推出|合作|联合出品|合拍|参与|监制|执笔|承制|打磨|操刀|研发|运营)的[^,，。;；的]{0,10}$"
)
HANDLED = compiled(
    "(?:把|将|对|给予?|授予|首予|首推|看好|力挺|上调|下调|重申|宣布|旗下的?|上线|开源|推出|发布)了?(?:其|旗下|自家|自研的?)?[“「《]?$"
)
"""«月之暗面将Kimi K3的接口价格下调四成», «大摩把某某股份的目标价上调至…»: what is handled owns the figure, not who handles it."""
_TOLD = compiled(
    "[》”]?(?:[^,，。;；:：]{0,14}?(?<![财年季月中度])(?:报告|研报|月报|周报|快报|简报|蓝皮书|白皮书|统计|数据(?!标注|中心|公司|服务|处理|库|集(?!团)|安全|平台|产业|分析|采集|要素|线|流|资产|工程|湖)|报价|测算|调研|调查|问卷|民调|普查|抽样|监测|检索|榜单|估算|口径)|在?[^,，。;；:：]{0,8}(?:写道|指出|预计|估计|预测|测算))"
)
"""«摩根士丹利在最新报告里给出的数字», «集邦科技11月上旬最新报价显示»: who only tells a figure."""
_SURVEY = compiled("(?<![财年季])(?:调研|调查(?!组|局)|问卷|民调|抽样|普查|监测|检索|统计|榜单|白皮书|研究报告|数据库|受访)")
"""What a speaker who only tells of others speaks from."""
_UMBRELLA = compiled(
    "协会|協會|学会|總會|总会|商会|商會|联合会|聯合會|联盟|聯盟|交易所|港交所|上交所|深交所|北交所|证交所|證交所|工信部|统计局|統計處"
)
_BUREAU = compiled("(?:[局署厅處廳]|处|[^员]委|部门)$")
"""An office, which tells of what it looks after."""
_EXCHANGE = compiled("交易所|[港上深北联聯]交所")
_SHORT_FORM = compiled("\\([^()0-9]{1,14}\\)")
"""«協會(DMA)»: the short form behind a name."""
_ALONE = compiled("总干事|總幹事|主席|秘书长|秘書長|会长|會長|教授|专家|律师|律師|分析|研究|代表|发言人|主任|顾问|顧問|经济|評論|评论|观察")
"""Who speaks for others than himself, where his house is not told."""
_OWN_COUNT = compiled("内部|[署局院会]方|该[院局部会行所校]|本[院局会行校]|公司|旗下|自家|平台上|受理")
_BROUGHT = compiled(
    "(?:推出|发布|发表|展出|转向|推送|开售|预售|交付|量产|投产|扩建|兴建|新建|投建|建成|成立|设立|上线|带来|开发|研发|举办|举行|启动|开源|开放|亮出|端出|放出|拿出|展示|演示|公开|首发|更新|升级|官宣|打造|公布|预告|上架|发售|交付|试制|开工建设|竣工|更名为|改名为|名为|首设|开设|增设)(?:了|的)?[ 一-龥A-Za-z0-9“《「]{0,14}$"
)
_ORGAN = compiled("^(?:董事会|董事會|监事会|監事會|管理层|管理層|公司|集团|集團|组委会|編輯部|编辑部|院方|校方|警方)$")
"""Who speaks for a house and is none."""
_INHOUSE = ("company", "vendor", "creator", "public", "unknown")
_TITLE = compiled(r"(?:的)?(?:[一-龥]{0,4}(?:负责人|店长|经理|总监|高管|高层|主管|工程师|老板|创始人|董事长|员工|人士|代表|合伙人))$")
_OF_FIRM = compiled(
    "(?:公司|集团|企业?|药企|厂商?|商|平台|机构|品牌|店|工作室|院|校|银行|券商|基金|律所|剧组|合作社|馆)[里内]?的[^的]{2,10}$"
)
_FIRM_IN = compiled(
    "[^的]{0,14}(?:公司|集团|车企|企业|厂商|平台|机构|品牌|银行|券商|工作室|医院|学校|商户|律所|合作社|店(?![主员长家]))(?=[^的]{1,8}$)"
)
_FIRM_OF = compiled(
    "(?P<firm>(?:(?![的在据,，。“”说道是])[一-龥]){0,6}(?:一家|一间|某)[一-龥A-Za-z]{2,10}?(?:公司|集团|企业|厂商?|商|平台|机构|品牌|店|工作室|合作社|律所|银行|医院|学校))的?[一-龥A-Za-z]{0,8}$"
)
"""«苏州一家减速器厂商的销售经理老冯»: the house of somebody whose house goes without a name."""
_UNNAMED = compiled(r"^(?:一位|一名|某位|某名|某家|某|有)")


class Named(NamedTuple):
    """A name in the text: a system, an organisation, a work."""

    start: int
    end: int
    name: str
    kind: str


class Owner(NamedTuple):
    """An owner and how it was told: `name` null where the sentence says none."""

    name: str | None
    how: str = ""


def names_near(place: Place, names: Sequence[Named]) -> tuple[list[Named], list[Named]]:
    """Names in the clause, and in the sentence before it, that may own a figure."""
    folded, statement = place.reading.folded, place.statement
    floor = place.sentence.start
    shut: set[str] = set()
    own = statement.speaker if statement is not None and statement.speaker_kind == "institution" and statement.group in _INHOUSE else None
    if statement is not None:
        if statement.group == "regulator" and statement.speaker_kind == "institution":
            shut = {statement.speaker}
        if statement.organisation and _UMBRELLA.search(statement.organisation):
            shut = shut | {statement.organisation}
        if statement.group not in _INHOUSE:
            shut = {statement.speaker, statement.organisation or ""}
        part = next((p for p in statement.parts if p.start <= place.found.core < p.end), None)
        if part is not None:
            outside = statement.group not in _INHOUSE or statement.speaker_kind == "unnamed" or statement.speaker.startswith("《")
            floor = max(floor, part.start) if outside else floor
    fit = []
    oblique = -1
    for name in names:
        if name.start < floor or name.end > place.found.start:
            continue
        before = folded[max(0, name.start - 4) : name.start]
        if _AND_SO_ON.match(folded, name.end) or _RATES.match(folded, name.end):
            continue
        if _COURT.search(name.name) and (place.found.kind == "money" or _RULES.search(folded, name.end, place.found.start)):
            continue
        if (
            place.found.unit in ("倍", "%")
            and _MEASURED_BY.match(folded, name.end, place.found.start)
            and _MEASURED_BY.fullmatch(folded[name.end : place.found.start])
            and _COMPARED.search(folded, max(0, name.start - 6), name.start)
        ):
            continue
        if name.kind == "organisation" and (_BACKS.match(folded, name.end) or _ACQUIRED.search(folded, max(0, name.start - 6), name.start)):
            continue
        if (
            _OBLIQUE.search(before)
            or _TO_ONE.search(folded, max(floor, name.start - 16), name.start)
            or (oblique >= 0 and _CHAIN.fullmatch(folded, oblique, name.start))
        ):
            oblique = name.end
            continue
        if _SHOWS.match(folded, name.end) and name.kind == "organisation":
            continue
        if (
            name.name in shut
            or (
                name.name != own
                and (name.kind == "organisation" or not _EXPECTS.match(folded, name.end))
                and _REPORTER.match(folded, name.end)
            )
            or only_tells(folded, name)
        ):
            continue
        fit.append(name)
    aside = None
    for match in _ASIDE.finditer(folded, place.start, place.found.start):
        aside = match
    here = [n for n in fit if n.start >= (aside.end() if aside else place.start)]
    return here, [n for n in fit if n.start < place.start]


def only_tells(folded: str, name: Named) -> bool:
    """Whether a name is there as the house of a speaker or the office that gives out the figure, not as its subject."""
    if name.kind != "organisation":
        return False
    if _BROKER.search(name.name) and _RECKONS.match(folded, name.end):
        return True
    short = _SHORT_FORM.match(folded, name.end)
    end = short.end() if short is not None else name.end
    told = _TITLED.match(folded, name.end) or _TOLD.match(folded, end) or (short is not None and _REPORTER.match(folded, end))
    return bool(told or (_OFFICE.search(name.name) and _ISSUES.match(folded, end)))


def spoken_before(folded: str, name: Named) -> bool:
    """Whether a name is no subject by the word before or after it: «与…», «…记者», «…称»."""
    return bool(_OBLIQUE.search(folded[max(0, name.start - 4) : name.start]) or _REPORTER.match(folded, name.end))


def bystander(folded: str, name: Named) -> bool:
    """Whether a house stands in a clause as a backer, a court, the house of a speaker."""
    return bool(spoken_before(folded, name) or _BACKS.match(folded, name.end) or _COURT.search(name.name) or only_tells(folded, name))


def longest(place: Place, here: Sequence[Named]) -> Owner:
    """The name in the clause that owns the figure, in its longer form where the text gives one («H800服务器»)."""
    chosen = here[0] if len(here) == 1 or here[0].kind == "organisation" else here[-1]
    folded = place.reading.folded
    if here[-1].kind == "system" and _MADE.match(folded, here[0].end):
        chosen = here[-1]
    if here[-1].kind in ("work", "thing") and _MADE_BY.search(folded, here[0].end, here[-1].start):
        chosen = here[-1]
    for name in here[1:]:
        if (
            HANDLED.search(folded, here[0].end, name.start)
            or _KIN.fullmatch(folded, chosen.end, name.start)
            or (
                name.kind in ("system", "thing", "work")
                and ((name.start == chosen.end and _NUMBERED.search(name.name)) or _APPOSED.fullmatch(folded, chosen.end, name.start))
            )
        ):
            chosen = name
    if chosen.kind == "organisation" and (product := line_of(place, chosen.start, chosen.end)) is not None:
        return product
    return in_full(place, chosen, "owner.clause")


def line_of(place: Place, start: int, end: int) -> Owner | None:
    """The product that a house's name stands in with its line."""
    lead = _LINE.search(place.reading.folded, max(place.sentence.start, start - 12), start)
    return Owner(place.reading.cut(lead.start(), end), "owner.line") if lead is not None and lead.end() == start else None


def in_full(place: Place, chosen: Named, how: str) -> Owner:
    """A name as an owner: a work with the thing made of it, a device with its noun."""
    folded = place.reading.folded
    if chosen.kind == "work":
        made = _MADE_OF_WORK.search(folded, chosen.start, place.found.start)
        noun = re.match(r"的?([一-龥]{2,5})(?=[,，。;；(（]|$)", place.right) if made else None
        if noun:
            return Owner(
                f"《{chosen.name}》" + place.reading.cut(place.found.end + noun.start(1), place.found.end + noun.end(1)), "owner.work"
            )
        return Owner(f"《{chosen.name}》", "owner.work")
    tail = re.match(r"(?:服务器|概念股|芯片|系列|控股|概念指数|主力模型|旗舰模型)", folded[chosen.end : chosen.end + 4])
    if chosen.kind == "organisation" and (site := _SITE.match(folded, chosen.end, min(chosen.end + 24, place.found.start))):
        return Owner(place.reading.cut(chosen.start, site.end()), how)
    if tail:
        return Owner(chosen.name + place.reading.cut(chosen.end, chosen.end + tail.end()), how)
    return Owner(chosen.name, how)


def acts(folded: str, name: Named, floor: int) -> bool:
    """Whether a name earlier in the sentence is what the sentence is about: it opens its clause, or is what was brought out."""
    between = _CLAUSES.split(folded[max(floor, name.start - 80) : name.start])[-1]
    if _WHEN.match(folded, name.end) or _COUNTED.search(folded, max(0, name.start - 2), name.start):
        return False
    if _BROUGHT.search(between) or _RELATIVE.fullmatch(between):
        return True
    if _HEADED.search(between) and _SHOWN.match(folded, name.end):
        return True
    return len(between) <= 14 and not _GOVERNED.search(between)


def nearest(place: Place, names: Sequence[Named]) -> Owner | None:
    """«其»: the last name before it in the sentence."""
    at = place.reading.folded.rfind("其", place.sentence.start, place.found.start)
    folded = place.reading.folded
    back = [n for n in names if place.sentence.start <= n.start and n.end <= at and not spoken_before(folded, n)]
    return Owner(back[-1].name, "owner.pronoun") if back else None


def main_firm(names: Sequence[Named]) -> str | None:
    """The firm the article is about: named three times and twice as often as any other."""
    count = Counter(n.name for n in names if n.kind == "organisation").most_common(2)
    return count[0][0] if count and count[0][1] >= 3 and (len(count) < 2 or count[0][1] >= 2 * count[1][1]) else None


def _surveyed(folded: str, start: int, end: int) -> bool:
    """Whether numbers come from a survey of others, not from a count of one's own («内部统计», «该院受理»)."""
    return _SURVEY.search(folded, start, end) is not None and _OWN_COUNT.search(folded, start, end) is None


def _outside(place: Place, home: str) -> bool:
    """Whether a body that speaks for a whole trade or market tells of that, not of itself."""
    return (_UMBRELLA.search(home) is not None or _BUREAU.search(home) is not None) and _OWN_COUNT.search(
        place.reading.folded, place.sentence.start, place.found.start
    ) is None


def speaks_for_house(statement: Statement) -> bool:
    """Whether the speaker is an organ of some house: «公司», «董事会»."""
    return statement.speaker in ("公司", "集團", "集团", "董事會", "董事会", "管理层", "管理層", "监事会", "監事會")


def house(place: Place, statement: Statement) -> str | None:
    """The house a speaker speaks for; none where he tells of a survey."""
    if _ORGAN.search(statement.speaker):
        return statement.organisation
    if statement.speaker_kind == "institution":
        part = next((p for p in statement.parts if p.start <= place.found.core < p.end), None)
        if _EXCHANGE.search(statement.speaker):
            return None
        told = part is not None and _surveyed(place.reading.folded, max(0, part.start - 40), place.found.start)
        return None if statement.speaker.startswith("《") or told or _outside(place, statement.speaker) else statement.speaker
    if statement.organisation:
        return None if _outside(place, statement.organisation) else _DEPARTMENT.sub("", statement.organisation)
    if statement.speaker_kind == "unnamed":
        phrase = _UNNAMED.sub("", statement.speaker)
        kind = _FIRM_IN.match(phrase)
        home = phrase.rpartition("的")[0].rstrip("里内") if _OF_FIRM.search(phrase) else kind.group() if kind else _TITLE.sub("", phrase)
        home = f"某{home}" if statement.speaker.startswith("某") and not statement.speaker.startswith(("某位", "某名")) else home
        return home if home != phrase and len(home) >= 3 and not re.search("不愿|匿名|知情|接近|资深|参与", home) else None
    if statement.speaker_kind != "person":
        return None
    at = place.reading.text.find(statement.speaker)
    firm = _FIRM_OF.search(place.reading.folded, max(0, at - 30), at) if at > 0 else None
    if firm is None and statement.role and _ALONE.search(statement.role):
        return None
    return place.reading.cut(*firm.span("firm")) if firm else statement.speaker
