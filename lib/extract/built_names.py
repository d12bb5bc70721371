"""Things named by their build: a proper word before the kind of thing it is («长三角铁路», «2023西安马拉松»), what a case is about («涉案音色»),
one house of a kind told with its town («江苏一所双非高校»), a drug by the stem of its name, a product in Latin letters that a clause begins with."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lib.extract.bearers import Named
from lib.extract.clause_heads import past_circumstances
from lib.extract.tokens import tokens, word_class
from lib.patterns import compiled
from lib.text.reading import Reading

_KINDS = (
    "铁路|高铁|地铁|城际|高速公路|高速|大桥|玻璃桥|吊桥|隧道|通道|机场|航站楼|港区|港口|码头|[东南西北]站|火车站|高铁站|汽车站|口岸|班列|运河|航道|"
    "超级工厂|工厂|生产基地|基地|产业园|产业园区|园区|科技园|科技城|新城|电站|核电站|风电场|电厂|变电站|炼厂|炼化|油田|气田|煤矿|铜矿|金矿|锂矿|铁矿|水库|灌区|农场|牧场|林场|茶园|"
    "智算中心|超算中心|数据中心|算力中心|算力枢纽|产业创新中心|研究院|实验室|云谷|软件园|"
    "博物馆|博物院|美术馆|图书馆|科技馆|体育馆|体育场|体育中心|文化中心|大剧院|剧院|影城|景区|风景区|古镇|古城|老街|公园|乐园|动物园|植物园|海洋馆|度假区|滑雪场|夜市|步行街|"
    "马拉松|艺术节|电影节|音乐节|文化节|啤酒节|动漫节|戏剧节|龙舟赛|锦标赛|公开赛|联赛|大奖赛|运动会|全运会|奥运会|亚运会|世界杯|亚洲杯|总决赛|博览会|展览会|交易会|书展|车展|漫展|影展|进博会|广交会|服贸会|消博会|链博会|灯会|庙会|演唱会|音乐会|"
    "购物中心|号线|号机组|号高炉|(?<=[0-9])井|百货|大厦|广场|商场|奥特莱斯|批发市场|交易市场|中学|小学|幼儿园|医院|项目"
)
_MOD = "(?:(?<![一二三四五六七八九十几两多百千万0-9各每这那一])家|(?![座家个条名的了在是和与及把被将对向从让使为于有无这那该各每某其由跟按据说称也都就还又再才只仅共并而但或等给])[一-龥A-Za-z0-9·-])"
_THING = compiled(f"(?P<np>{_MOD}{{2,14}}?(?:第?[一二三四五六七八九十0-9]+)?(?:{_KINDS}))")
_LONGER = compiled(f"(?:{_MOD}{{0,8}}?(?:{_KINDS}))+")
_ANY = compiled(
    "(?:国内|国外|全国|全球|海外|我国|中国|世界|部分|多[个家座处]|大型|大批|新建|在建|一些|不少|主要|重点|周边|附近|当地|本地|热门|传统|现代|各类|各地|所有|相关|其他|普通|公立|民营|私立|头部|东部|西部|中部|南方|北方|沿海|内地|外地|农村|县城|城市|大城市|一线|二线|三线|存量|合资|外资|标准|自动化|智能|绿色|数字|共享|线下|线上|整个|单个|首个|首座|三甲|综合|专科|高端|国际|国家级|省级|市级|社区|夏季|冬季|大众)"
)
_PROPER = ("ns", "nz", "nt", "nr", "x", "eng")
_AFTER = compiled(
    "(?=[^一-龥]|$|[又招早晚本深长高已将也还则曾正预计发送再共总累日月年单今去全首上下前当客票销营收投产建扩开迎接在是为有的于与和周昨近目现届拟运停复升降涨跌超达突吞吸鸣举落闭揭动完竣装通点启年]|周边|[一二三四]期|[一二三四]季)"
)
_CASE = compiled("(?:涉案|案涉|被诉|涉诉|涉事)(?:的)?[一-龥]{2,8}?(?=[自从被累共在已的由与和未均也系尚,]|上线|构成|侵)")
_ONE = compiled(
    "(?P<one>[一某](?:家|所|座|间|支)(?:(?![的是把被将对向在说称,])[一-龥A-Za-z0-9]){0,10}?(?:公司|集团|企业|厂商|药企|车企|酒企|机构|平台|品牌|银行|券商|工厂|船厂|电厂|医院|诊所|高校|大学|中学|小学|学校|幼儿园|养老院|律所|事务所|工作室|剧组|超市|酒店|民宿|餐厅|餐馆|饭店|烟酒店|药店|书店|便利店|专卖店|4S店|门店|[一-龥][店厂坊铺]|合作社|农场|养殖场|商会|商行|档口|旅行社|货代|影院|影城|球队|俱乐部|景区))"
    "(?=的?[一-龥]{0,6}(?:负责人|老板|店主|店长|经理|总监|厂长|校长|院长|副院长|馆长|工程师|律师|合伙人|创始人|制片人|主管|员工|东主|东家|[研教]授|主任|研究生院|业务员|销售)|的(?:仓库|车间|厂房|门店|展厅|办公室|实验室|直播间|后厨|会议室|生产线|产线)|[已将则也今去近年上曾拟计因靠把用在以里内]|[,，])"
)
_TOWN = compiled("(?:(?![的了在是和与及对把被从由年月日各家该等间据到])[一-龥]){2,6}$")
_BEFORE_DRUG = compiled("[一-龥]*(?:[剂药物品种款年月日季度]|其中|来自|旗下|自研|研发|国产|进口|核心|重磅)")
_DRUG = compiled(
    "(?:(?![的了在是和与及对把被从由款种剂药品类])[一-龥]){1,5}?(?:替尼|单抗|鲁肽|帕肽|列净|列汀|他汀|沙坦|地平|洛尔|拉唑|西林|沙星|霉素|布韦|那韦|夫定|帕利|利珠|西普|替康|紫杉醇|赛妥|疫苗|胰岛素|注射液|胶囊)(?=[的全年去今前昨日月已在于是为,，销国获上价出一将从(（]|$)"
)
_LATIN = compiled(
    "(?!(?:AI|API|APP|App|IP|IPO|ETF|CEO|CFO|GPU|CPU|PC|TV|VR|AR|GDP|CPI|PPI|PMI|EPS|SaaS|GMV|ARR|ROI|MAU|DAU|TOP|Top)(?![A-Za-z0-9-]))[A-Z][A-Za-z]{1,12}(?:[ -]?(?:[A-Z]?[a-z]*[0-9][A-Za-z0-9.]*|Pro|Max|Plus|Ultra|Mini|Lite|Medium|Large|Turbo|Flash|Air|SE))+(?=的|每|[一-龥]{1,6}价|售|起|输|上下文|参数|重|续航|全|单|,|，|$)"
)
_IN_QUOTES = compiled(
    "(?:^|[\n。])“(?P<name>[一-龥A-Za-z0-9]{2,6})”(?=第[一二三四五六七八九十0-9]+[次批代]|昨[日天晚]|今[日天晨]|于[0-9]|[0-9]{1,2}月[0-9]|成功|顺利|首飞|正式)"
)
"""«“星舰”第九次试飞», named again without the marks."""
_VESSEL = compiled(
    "“(?P<name>[^”“,，。]{2,8})”(?=号?(?:邮轮|游轮|货轮|客轮|客船|游船|渡轮|列车|专列|卫星|火箭|飞船|钻井平台|科考船|盾构机|网箱|渔场|钻机))"
)
_QUOTED_PLACE = compiled(
    "“[^”“,，。]{2,8}”(?:景区|乐园|夜市|市集|古镇|街区|主题公园|度假区|音乐节|灯会|书店|餐厅)(?![一-龥]{0,2}(?:人|方|负))"
)
"""«“中国天眼”景区»."""
_SECOND = compiled(
    "(?:第[二三]|子|高端|全新|独立|旗下|自主)品牌(?P<name>(?![的将已也正与和])[一-龥A-Za-z]{2,4}?)(?=[上昨今首的宣正发推交已将去全][月日年个批]?|交付|销|第[一二三四]季)"
)
"""«第二品牌乐道上月交付…»."""
_BRAND = compiled(
    "(?:其中|旗下|主品牌|子品牌|[,，])(?P<name>(?!(?:多|各|该|新|老|自有|自主|子|主|国产|国际|头部|外资|本土|单|公司|其)|[一-龥]{1,3}系)(?:(?![的个大款年月日家])[一-龥A-Za-z]){2,6}?)品牌(?=收入|营收|销售|销量|门店|毛利|流水|贡献|实现|全年|同比)"
)
"""«其中索康尼品牌收入16.8亿元»."""
_PARTY = compiled("标的公司|目标公司")
_GOODS = compiled("飞天茅台|国窖1573|第八代五粮液|普五|青花[23]0|梦之蓝M[369]|[红青]花郎")
_ARM = compiled(
    "(?:外卖|闪购|买菜|优选|到家|买药|秒送|健康|物流|数科|音乐|影业|文学|打车|单车|出行|国际|极速版|生活服务|本地生活|电商|商城|超市|酒旅|小店|网盘|听书|支付)(?=[,，上日月年今去昨已将还也则的在](?!主)|首|预计|累计|全|平台|订单|活跃|用户|营收|收入)"
)
"""«京东外卖上线百日»: a line of business that goes by the name of its house."""
_ENTERS = compiled("(?:[,，。\\n]|^)(?:在|走进|来到|抵达|走出|驶入)")
_HEAD = compiled("(?<=[畔旁边上内里侧郊镇村])的|[,，。;；:：!?！？“\\n]|^")


def built(reading: Reading, names: Sequence[Named]) -> Iterator[Named]:
    """Every thing that heads a clause and is named by its build, and wherever it stands again."""
    folded = reading.folded
    houses = {n.start: n.end for n in names if n.kind == "organisation"}
    seen: set[str] = set()
    heads = [past_circumstances(folded, m.end(), min(len(folded), m.end() + 50)) for m in _HEAD.finditer(folded)]
    for start in (*heads, *(m.end() for m in _ENTERS.finditer(folded))):
        found = _at(folded, start, houses)
        if found is None:
            continue
        end, kind = found
        name = folded[start:end]
        if name in seen:
            continue
        seen.add(name)
        at = folded.find(name)
        while at >= 0:
            yield Named(at, at + len(name), reading.cut(start, end), kind)
            at = folded.find(name, at + len(name))
    for match in _ONE.finditer(folded):
        town = _TOWN.search(folded, max(0, match.start() - 6), match.start())
        start = _town(folded, town.start(), match.start()) if town is not None else match.start()
        yield Named(start, match.end(), reading.cut(start, match.end()), "organisation")
    for match in _IN_QUOTES.finditer(folded):
        if folded.count(match["name"]) >= 2:
            at = folded.find(match["name"])
            while at >= 0:
                yield Named(at, at + len(match["name"]), reading.cut(*match.span("name")), "thing")
                at = folded.find(match["name"], at + 1)
    for match in _VESSEL.finditer(folded):
        yield Named(*match.span("name"), reading.cut(*match.span("name")), "thing")
    for match in _QUOTED_PLACE.finditer(folded):
        yield Named(*match.span(), reading.cut(*match.span()), "thing")
    for match in (*_BRAND.finditer(folded), *_SECOND.finditer(folded)):
        yield Named(*match.span("name"), reading.cut(*match.span("name")), "thing")
    for match in _PARTY.finditer(folded):
        yield Named(*match.span(), reading.cut(*match.span()), "organisation")
    for match in _GOODS.finditer(folded):
        yield Named(*match.span(), reading.cut(*match.span()), "thing")
    for match in _DRUG.finditer(folded):
        start = _word_start(folded, match.start(), match.end())
        yield Named(start, match.end(), reading.cut(start, match.end()), "thing")


def _at(folded: str, start: int, houses: dict[int, int]) -> tuple[int, str] | None:
    """Where the thing that begins here ends, and its kind."""
    if (case := _CASE.match(folded, start)) is not None:
        return case.end(), "thing"
    if start in houses and (arm := _ARM.match(folded, houses[start])) is not None:
        return arm.end(), "organisation"
    if start in houses:
        site = _LONGER.match(folded, houses[start], houses[start] + 16)
        return (site.end(), "thing") if site is not None and _AFTER.match(folded, site.end()) else None
    if (latin := _LATIN.match(folded, start)) is not None:
        return latin.end(), "thing"
    match = _THING.match(folded, start)
    if match is None or _ANY.match(folded, start) or not _AFTER.match(folded, match.end()):
        return None
    words = tokens(folded[start : match.end()]).words
    first = words[0] if words[0][0] not in "0123456789" else (words[1] if len(words) > 1 else "")
    proper = (word_class(first) in _PROPER and (len(words) > 1 or len(first) >= 4)) or _unknown(words) or _in_letters(words)
    return (match.end(), "thing") if proper else None


def _unknown(words: Sequence[str]) -> bool:
    """Whether what stands before the kind of thing is no word: «深中通道»."""
    before = "".join(words[:-1])
    return 2 <= len(before) <= 4 and len(words) > 1 and word_class(before) == "x" and all(len(w) == 1 for w in words[:-1])


def _in_letters(words: Sequence[str]) -> bool:
    """Whether it begins with characters that make no word: «高雄卫武营…文化中心»."""
    return len(words) > 3 and len(words[0]) == len(words[1]) == 1 and not {words[0], words[1]} & _FUNCTION


_FUNCTION = frozenset(
    "一二三四五六七八九十百千两几多新老大小前后上下今去本我你他她它不没来到说好很最更太又也就都还再才只已要会能可应得地着过所以因为而且但如若则虽却"
)


def _town(folded: str, floor: int, stop: int) -> int:
    """Where the name of the town before «一家» begins, if that is one."""
    start = stop
    for word in reversed(tokens(folded[floor:stop]).words):
        if word_class(word) not in ("ns", "nz", "nr"):
            break
        start -= len(word)
    return start


def _word_start(folded: str, start: int, end: int) -> int:
    """Where the name of a drug begins: behind what it is and what tells when («抑制剂泽布替尼», «上半年司美格鲁肽»)."""
    lead = _BEFORE_DRUG.match(folded, start, end - 3)
    return lead.end() if lead is not None else start
