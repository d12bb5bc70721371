"""Everything named in an article that may own a figure: systems, houses and their short forms, works, fairs, boards, firms without a name."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import Any

from lib.extract.bearers import Named
from lib.extract.built_names import built
from lib.extract.shown import works
from lib.extract.tokens import word_class
from lib.patterns import compiled
from lib.schema import Statement
from lib.text.fold import fold
from lib.text.reading import Reading

_LEGAL = compiled(
    "(?:股份)?(?:有限)?公司$|控股$|集团$|生医$|生技$|科技$|智能$|传媒$|影业$|互娱$|互动$|网络$|股份$|电子$|精密$|半导体$|证券$|基金$|资本$|动力$|汽车$|航空$|银行$|置业$|地产$|"
    "超市$|商超$|百货$|商场$|酒店$|餐饮$|茶饮$|咖啡$|书店$|影城$|院线$|药房$|大药房$|便利店$|生鲜$|家居$|家电$|服饰$|乳品$|啤酒$|酒业$|车业$|船业$|航运$|港口$|电力$|燃气$|水务$|环保$|建工$|建设$|钢铁$|水泥$|化工$|石化$|矿业$|珠宝$|纸业$|包装$|教育$|旅游$|文旅$|体育$|健身$|传播$|广告$|营销$|光学$|光通信$|激光$|芯片$|微电子$|微$|电机$|积体电路$|电通$|工业$|企业$|塑胶$|纺织$|海运$|船务$|金属$|玻璃$|饮料$|零售$|量贩$|短剧$|新材$|创投$|投资$|出行$|工场$|影视$|游戏$|实验室$|"
    "投控$|光电$|制药$|药业$|医药$|生物$|能源$|材料$|食品$|饮料$|乳业$|游戏$|娱乐$|文化$|映画$|动画$|软件$|信息$|数据$|通信$|机器人$|机电$|电气$|重工$|实业$|国际$|金控$|物流$|速递$"
)
"""What a house is called without from its second mention on: 海騰控股 → 海騰."""
_CALLED_SHORT = compiled("\\((?:以下)?[简下]称[“「]?(?P<name>[一-龥A-Za-z]{2,8})[”」]?[)、,，]")
"""«承曜積體電路(下稱承曜)»: the short form a paper gives at the first mention."""
_RUN_BEFORE = compiled("(?:^|[^一-龥A-Za-z]|[日对与和向])(?P<name>[一-龥A-Za-z]{3,10})$")
_OF_A_TRADE = compiled(
    "(?:^|[,，。;；\\n]|龙头|巨头|上市公司|同业|同行|对手|企业|厂商?|大厂|公司)(?P<name>(?:(?![的了在是和与及对把被从向由年月日各家该等间])[一-龥]){2,4}?(?:控股|股份|集团|电子|光电|半导体|精密|重工|药业|医药|生物|能源|材料|智能|科技|传媒|影业|航空|汽车|证券|银行|地产|置业|物流))"
    "(?=(?:昨日|昨|今日|今年|去年)?(?:前三季度|上半年|下半年|[一二三四]季度|全年|净利|归母|营收|股价|报收|收报|收涨|收跌|涨停|跌停|大涨|大跌|(?:涨|跌)[0-9逾超近])|20[0-9]{2}年(?:上半年|前三季度|全年|营收|净利|实现))"
)
"""«行业龙头中升控股上半年归母净利润…»: a name by its last word, with what houses report after it."""
_LABEL = compiled("[ 　]*[:：]")
_PRODUCT_BEFORE = compiled("(?:工具|产品|软件|应用|助手|系统|模型|机器人|车型|App|APP)[“「]$")
_VERSION = compiled("[ -]?[vV]?[0-9]+(?:\\.[0-9]+)*.{0,8}$")
_ORGAN = compiled("尊重|服从|接受|不服|向|董事会|管理层|监事会|公司$|集团$|编辑部|组委会|该")
_FIRM_QUOTED = compiled("(?:公司|企业|车企|药企|厂商|券商|集团)[“「](?P<name>[一-龥A-Za-z]{2,8})[”」]")
_NO_WORD = ("x", "nr", "nz", "nt", "eng")
_START = attrgetter("start")
_HAN2 = compiled("[一-龥]{2,4}")
_HAN_LEAD = compiled("^[一-龥]+")
_BOARD = compiled(
    "(?:^|[,，。;；:：、的日天,]|其中|当日|盘面上|带动|但|而)(?P<name>(?!(?:上述|相关|多个|各|该|整个|主要|本|全|两大|三大|热门|[一二三四五六七八九十])板)[一-龥A-Za-z]{2,8}?(?<![的个])板块(?!(?:业务)?(?:收入|营收|毛利|利润|贡献|销售|订单)))|(?P<fund>(?:沪深|中证|上证|科创|创业板|恒生|纳指|标普)[一-龥0-9A-Za-z]{0,5}?ETF)"
)
"""«传媒板块», «沪深300ETF»: what is traded under a name."""
_VAGUE = compiled(
    "(?:^|[,，。;；:：\\n日月]|被告|原告)(?P<name>某[一-龥A-Za-z]{2,8}?(?:公司|企业|品牌|平台|厂商|机构|工作室|律所|集团|券商|学校|医院|银行))(?![人方员家]|[的一]?(?:负责|内部|人士|员工|创始|董事|经理|工程|总))"
)
"""«某饮料品牌»: a firm the article will not name."""
_ONE_FIRM = compiled(
    "(?:^|[,，。;；:：“「\\n日月])(?P<name>(?:(?![年月日的在从有据])[一-龥]){0,4}?(?<!每)(?<!同)一家(?:(?![是一把被])[^,，。;；:：“”「」]){2,18}?(?:公司|企业|机构|平台|品牌|厂商|药企|车企|银行|医院|工厂|船厂|券商|剧组|超市|酒店|商家))"
    "(?=以|因|被|已|将|刚|今年|去年|上半年|靠|把|完成|拿到|卖掉|买下|给我|用(?!户)|则|的(?:合规|年|月|毛利|营收|成本|账))"
)
"""«杭州一家成立六年的生物技术公司以3500万美元…»: a firm without a name as the subject."""
_ANNOUNCER = compiled(
    "(?:^|[。！？\\n”]|日[,，])(?P<name>[一-龥]{3,6}|[A-Z][A-Za-z]{2,14})(?:(?:近日|日前|昨日|今日|昨|今|\\d{1,2}月(?:\\d{1,2}日)?|\\d{1,2}日|上周|本周|[周星期]{1,2}[一二三四五六日])(?:晚间?|宣布)?)?(?:宣布|公告称|发布公告|披露|官宣|完成(?=[^,，。]{0,12}融资)|递交(?:[^,，。]{0,6}的)?招股|递表|拟斥资|拟以)"
)
_TRADER = compiled(
    "(?:^|[。！？\\n”,，;；]|日[,，]?)(?P<name>[一-龥]{3,6}?)(?:报(?=每)|报收|(?:在|于)(?:港交所|上交所|深交所|北交所|联交所|纳斯达克|纽交所)(?:挂牌|上市|报收|敲钟)|方面(?:则|也|还|随后|同时)?(?:表示|称|回应|透露|介绍|披露|指出|强调))"
)
"""«周大福报每克866元», «同庆楼方面表示»: a name no list holds, by the price it has or by its spokesmen."""
_SITE = compiled(
    "(?:^|[。！？\\n”,，;；的]|仅|单是|其中)(?P<name>(?:(?![年月日仅将已的在和与了个家座这该各全其本]|单是|其中|多个|部分|不少)[一-龥]){2,8}?(?:古镇|古城|公园|灯会|景区|乐园|博物馆|博物院|美术馆|动物园|植物园|夜市|庙会|集市|书市|购物中心|商业街|步行街|体育馆|体育场|大剧院|口岸|码头|电影节|音乐节|马拉松|产业园|加工园|工业园|科技园))(?=[将已共也则却仅]|单日|日均|累计|接待|发放|迎来|吸引|开园|开幕|开业|去年|今年|预计|最高|客流|游客|门票|昨日|今日|昨天|正式|动工|开工|投产|落成)"
)
"""«三河古镇将发放…», «骆岗公园灯会单日最高接待…»: a place that takes visitors, as a subject."""
_GOODS = "眼镜|手机|机器人|芯片|加速卡|显卡|新车|车型|轿车|跑车|皮卡|相机|平板|笔记本|手表|手环|耳机|音箱|电视|冰箱|空调|洗衣机|扫地机|头显|无人机|飞机|客机|服务器|机柜|工具|主机|掌机|火箭|卫星|邮轮|游轮|货轮|疫苗|新药"
_BROUGHT_OUT = compiled(
    f"(?:推出|发布|拿出|带来|亮出|端出|展出|上市|首发|开售|开卖|预售|量产|交付|研制|生产)了?(?:(?![“「《])[^,，。;；:：]){{0,14}}?(?:{_GOODS}|的)(?P<name>[一-龥]{{0,3}}(?!AI|APP|3D)[A-Z][A-Za-z0-9+-]*(?: ?[A-Z0-9][A-Za-z0-9+-]*){{0,3}}|[一-龥]{{2,3}}[0-9]{{1,4}})(?=[,，。;；、(（]|以来)"
)
"""«推出第二代AI眼镜星屿Glass 2», «发布新一代加速卡苍岭200»: a product by the noun before its name."""
_ON_SALE = compiled(
    f"(?:^|[,，。;；\\n])(?P<name>(?:(?![年月日的])[一-龥A-Za-z0-9]){{2,6}}(?:{_GOODS}))(?=(?:已|将|正式|今日|昨日|[0-9]{{1,2}}月[0-9]{{1,2}}日)*(?:上市|开售|发售|首销|开卖|量产|停产|亮相|发布|起售))"
)
_DOTTED = compiled(
    "(?P<name>[一-龥]{2,5}·[一-龥]{2,5}号)|(?:工具|平台|产品|助手|软件|应用|系统|模型)(?P<tool>[一-龥]{2,4}·[一-龥]{1,4})(?=[一-龥,，。])"
)
"""«爱达·魔都号», «工具灵镜·小播»."""
_VENUE = compiled(
    "(?:交易|批发|水产|果品|农贸|花卉|茶叶)市场|邮轮港|国际机场|邮轮母港|火车站|高铁站|水电站|核电站|[矿电]厂|智算中心|超算中心"
)
_VENUE_NAME = compiled("(?:(?![年月日在从到走进来去于至抵达由自对向把将被与和及了的是有据该这各全此])[一-龥]){2,13}$")
"""«金乡国际大蒜交易市场5月10日开秤»: a market or a station by name."""
_ANY = compiled("国内|国外|目前|部分|地方|全国|多[个家座]|各|新建|大型|一些|不少|海外|全球|主要|重点|农产品批发|周边|附近|当地")
"""Before «智算中心» and «批发市场» where those are any of their kind."""
_COMMON = compiled(
    "^(?:公司|集团|同时|此外|另外|随后|目前|董事|企业|品牌|平台)|[的了在是和与及我你他她它们这那该此每各某其另]|部门?$|[局会院厅署委]$|公司$|企业$|人士?$|者$|方面$|记者|多家|多地|两家|双方|日$|月$|年$|市$|省$|国$|政府|法院|官方|团队|平台$|品牌$|厂商$|[也还]$|方面$|日前$|现场$|主席$|文件$|判决书$"
)
_NO_HOUSE = compiled("(?:单[支条集部款张]|[23]D|(?:国内|全国|全球|海外)至少|本[届次])")
"""«单支制作», «2D美术资产»: what is made, no house."""
_LINE_TAIL = compiled(
    "(?P<code>(?:(?!发布|推出|旗下|上市|宣布|带来|拿出|新款|全新|新品|主推|展出|交付|用户|车主|股价|概念)[一-龥]{2}(?=[A-Z]))?(?!(?:AI|APP|App|IP|IPO|ETF|CEO|CFO|CTO|COO|VIP|GPU|CPU|API|SaaS|PC|TV|VR|AR|MR|XR|QQ|Logo|logo|Q[1-4]|[AHB]股|[A-H]轮|[A-H]\\+轮)(?![A-Za-z0-9]))[A-Z][A-Za-z]{0,7}[ -]?[0-9]{1,4}[A-Za-z]{0,4}(?: (?:Pro|Max|Plus|Ultra|Mini|Lite|Air|SE))?(?=[一-龥,，(]))"
    "|(?P<word>(?:(?![年月日今昨明上下周将已在的和与及正宣日首定拟计公股旗])[一-龥]){2,3})(?=(?:定于|将于|已于|正式)(?:今日|昨日|[0-9]{1,2}月)?[^,，。;；]{0,8}(?:上市|开售|发售|首销|预售|亮相|量产))"
)
"""«零跑T03», «比亚迪海豹定于6月25日开售»: a product by the name of its house and its own."""
_OF_MAKER = compiled(
    "(?P<tool>(?:(?![的了在是和与对把被由从向将该这其,，])[一-龥]){2,4}(?:AI|[A-Za-z0-9.]{0,8})|[A-Z][A-Za-z0-9.+-]{1,14})的(?:开发商|研发商|开发者|开发公司|研发公司|开发团队|研发团队|出品公司)|旗下的?(?P<own>(?!AI|APP|App)[A-Z][A-Za-z0-9.+-]{1,14}(?: [0-9][A-Za-z0-9.]*)?)(?=[一-龥,，])"
)
"""«皮影AI的开发商», «旗下Veo已能…»."""
_CALLED_AS = compiled(
    "(?:公司|企业|厂商?|平台|品牌|集团|商|店|机构|子公司|业者|龙头|大厂)(?P<name>[一-龥]{2,6})\\((?:[0-9]{4,6}|[0-9]{4,6}\\.[A-Z]{2}|[A-Z]{1,5}|[A-Z]+:[A-Z0-9]+)\\)"
)
"""«連鎖藥妝店千色薈(06123)», «日月光投控(3711)»: a stock number makes a house of a name."""


def cast(reading: Reading, names: Any, statements: Sequence[Statement] = ()) -> tuple[Named, ...]:
    """All that may own a figure, in reading order; a name inside a longer one gives way."""
    spans = [
        Named(n.start, n.end, n.name, kind)
        for kind, group in (("system", "systems"), ("organisation", "organisations"))
        for n in getattr(names, group, ())
        if kind == "system" or not (_NO_HOUSE.match(reading.folded, n.start) or fold(n.name) == f"{reading.folded[n.start : n.end]}基金")
    ]
    spans = [n for n in spans if not _other_than_named(reading.folded, n)]
    spans.sort(key=_START)
    spans = _by_version(reading, spans)
    spans = _over(spans, iter([full for full, _ in _introduced(reading)]))
    for more in (_houses_told(reading, statements), _listed(reading)):
        spans = _with(spans, more)
    spans = _with(spans, _shortened(reading, spans))
    spans = _over(spans, _people(reading, statements))
    spans = _with(spans, _nameless(reading))
    spans = _with(spans, _announcers(reading))
    spans = _with(spans, _sites(reading))
    spans = _over(spans, _lines(reading, spans))
    spans = _over(spans, _products(reading))
    spans = _over(spans, built(reading, spans))
    starts = [n.start for n in spans]
    for work in works(reading.folded, reading.text):
        held = spans[bisect_left(starts, work.start) : bisect_right(starts, work.end)]
        if not any(n.end <= work.end for n in held if n.kind in ("system", "organisation")):
            spans.append(work)
    heads = {p.start for p in reading.paragraphs}
    return tuple(
        sorted((n for n in spans if not (n.start in heads and n.kind != "person" and _LABEL.match(reading.folded, n.end))), key=_START)
    )


_OF_MANY = compiled("(?:全球|各国|多国|世界各?国?|海外|外国|主要|新兴市场|发达国家|他国|各地)(?:主要)?$")


def _other_than_named(folded: str, name: Named) -> bool:
    """Whether words taken for a short form mean something else: a town («库尔勒市» beside 库尔勒海关), the banks of many countries («全球央行»)."""
    words = folded[name.start : name.end]
    if name.kind == "organisation" and words in ("身分", "身份"):
        return True
    if name.kind != "organisation" or words == fold(name.name):
        return False
    return _OF_MANY.search(folded, max(0, name.start - 6), name.start) is not None or (
        word_class(words) == "ns" and folded[name.end : name.end + 1] in tuple("市县区省")
    )


_OFFICIAL = compiled("(?:法院|检察院|有限公司)$")


def _within(short: str, full: str) -> bool:
    """Whether a name is made of characters of a longer one, in order: 朝阳法院 of 北京市朝阳区人民法院."""
    rest = iter(full)
    return short[-1] == full[-1] and all(c in rest for c in short)


def spelled_out(reading: Reading, names: Sequence[Named]) -> dict[str, str]:
    """What the article calls in full whom it calls otherwise too: 凌曜 → 凌曜科技."""
    systems = [n.name for n in names if n.kind == "system"]
    versions = {n: next((s for s in systems if s.endswith("-" + n)), n) for n in systems if len(n) <= 4}
    official = [n.name for n in names if n.kind == "organisation" and _OFFICIAL.search(fold(n.name))]
    for short in dict.fromkeys(official):
        if len(short) <= 6 and (whole := next((f for f in official if len(f) > len(short) + 2 and _within(fold(short), fold(f))), None)):
            versions[short] = whole
    versions |= _in_law(reading, names) | _with_town(names) | {short: full.name for full, short in _introduced(reading)}
    return versions | {
        words: n.name
        for n in names
        if n.kind == "organisation"
        and n.name.startswith(words := reading.cut(n.start, n.end))
        and len(words) < len(n.name)
        and word_class(reading.folded[n.start : n.end]) != "ns"
    }


_ONE_OF_TOWN = compiled("[一-龥]{2,6}[一某][家所座间支]")
_IN_LAW = compiled("[一-龥A-Za-z()]{0,16}?(?:股份)?有限(?:责任)?公司(?![一-龥]{0,3}(?:董事|总经理|负责人))")
_LEFT_OF_NAME = compiled("(?:(?![的了在是和与对把被从由年月日据称])[一-龥]){2,6}$")


def _in_law(reading: Reading, names: Sequence[Named]) -> dict[str, str]:
    """Houses that the article first names in full, with their town: 伊利 → 内蒙古伊利实业集团股份有限公司."""
    folded, out = reading.folded, dict[str, str]()
    met: set[str] = set()
    for one in names:
        if one.kind != "organisation" or one.name in met:
            continue
        met.add(one.name)
        tail = _IN_LAW.match(folded, one.end)
        if tail is not None and tail.end() > one.end:
            left = _LEFT_OF_NAME.search(folded, max(0, one.start - 6), one.start)
            town = left.group() if left is not None and word_class(left.group()) == "ns" else ""
            out[one.name] = reading.cut(one.start - len(town), tail.end())
    return out


_FULL_BEFORE = compiled("(?:^|[^一-龥A-Za-z()]|[日对与和向])(?P<name>[一-龥A-Za-z()]{4,26}(?:公司|集团|股份))$")


def _introduced(reading: Reading) -> list[tuple[Named, str]]:
    """Houses named in full with the short form behind, and that form: «深圳市某某科技股份有限公司(以下简称“某某”)»."""
    folded, out = reading.folded, []
    for match in _CALLED_SHORT.finditer(folded):
        full = _FULL_BEFORE.search(folded, max(0, match.start() - 30), match.start())
        if full is not None and match["name"] in full["name"]:
            start, end = full.span("name")
            out.append((Named(start, end, reading.cut(start, end), "organisation"), reading.cut(*match.span("name"))))
    return out


def _with_town(names: Sequence[Named]) -> dict[str, str]:
    """One house without a name, by its town as well: 一家烟酒店 → 郑州一家烟酒店."""
    ones = dict.fromkeys(n.name for n in names if n.kind == "organisation" and _ONE_OF_TOWN.match(fold(n.name)))
    return {name[at:]: name for name in ones if (at := min(k for c in "一某" if (k := name.find(c)) > 0)) >= 2}


def _by_version(reading: Reading, spans: Sequence[Named]) -> list[Named]:
    """«可灵» and «可灵AI» beside «可灵1.6» are the product at large, where the article knew it before that version or calls it otherwise."""
    met: dict[str, str] = {}
    out = []
    for one in spans:
        written, name = reading.folded[one.start : one.end], fold(one.name)
        base = _VERSION.sub("", name)
        if one.kind == "organisation" and _PRODUCT_BEFORE.search(reading.folded, max(0, one.start - 4), one.start):
            one = one._replace(kind="system")
        if one.kind == "system":
            first = met.setdefault(base, written)
            if base != name and written.startswith(base) and not _VERSION.search(written) and (written != base or first == base):
                one = one._replace(name=reading.cut(one.start, one.end))
        out.append(one)
    return out


def _with(spans: list[Named], more: Iterator[Named]) -> list[Named]:
    """The spans with those of the others that overlap none."""
    starts = [n.start for n in spans]
    out = list(spans)
    for one in more:
        at = bisect_right(starts, one.start)
        if (at and spans[at - 1].end > one.start) or (at < len(spans) and spans[at].start < one.end):
            continue
        out.append(one)
    return sorted(out, key=_START)


def _over(spans: list[Named], more: Iterator[Named]) -> list[Named]:
    """The spans and the others, where a name within a longer one gives way: «星屿» in «星屿Glass 2»."""
    starts = [n.start for n in spans]
    inside: set[int] = set()
    out = []
    for one in more:
        first, last = bisect_left(starts, one.start), bisect_left(starts, one.end)
        around = first and spans[first - 1].end > one.start
        if around or any(spans[k].end > one.end or (spans[k].end - spans[k].start) == one.end - one.start for k in range(first, last)):
            continue
        inside.update(range(first, last))
        out.append(one)
    return sorted([n for k, n in enumerate(spans) if k not in inside] + out, key=_START)


def _everywhere(folded: str, words: str, name: str, kind: str, *, start: int = 0) -> Iterator[Named]:
    """Every place of some words from a position on, as one name."""
    at = folded.find(words, start)
    while at >= 0:
        yield Named(at, at + len(words), name, kind)
        at = folded.find(words, at + len(words))


def _shortened(reading: Reading, spans: Sequence[Named]) -> Iterator[Named]:
    """«海騰控股» is 海騰 afterwards: a name without what it ends in, where the article uses it so."""
    folded = reading.folded
    seen: set[str] = set()
    for one in spans:
        full = folded[one.start : one.end]
        if full in seen or one.kind not in ("organisation", "system"):
            continue
        seen.add(full)
        short = (_LEGAL if one.kind == "organisation" else _VERSION).sub("", full)
        if short == full or full.endswith("基金") or not _HAN2.fullmatch(short) or word_class(short) not in _NO_WORD:
            continue
        if folded.count(short) > 3 * folded.count(full) and 0 <= folded.find(short) < one.start:
            continue  # «漫剧基金» of an article about 漫剧
        yield from _everywhere(folded, short, one.name, one.kind, start=one.end)


def _listed(reading: Reading) -> Iterator[Named]:
    """Houses known by their stock number, wherever they stand afterwards."""
    folded = reading.folded
    for match in _CALLED_SHORT.finditer(folded):
        short, before = match["name"], folded[max(0, match.start() - 20) : match.start()]
        run = _RUN_BEFORE.search(before)
        at = before.rfind(short) if short in before else before.rfind(short[0])
        at = run.start("name") if at < 0 and run is not None else at
        if at >= 0 and match.start() - len(before) + at < match.start() - 1:
            start = match.start() - len(before) + at
            full = reading.cut(start, match.start())
            yield Named(start, match.start(), full, "organisation")
            yield from _everywhere(folded, short, full, "organisation")
    for match in (*_CALLED_AS.finditer(folded), *_FIRM_QUOTED.finditer(folded), *_OF_A_TRADE.finditer(folded)):
        yield from _everywhere(folded, match["name"], reading.cut(*match.span("name")), "organisation", start=match.start("name"))


def _houses_told(reading: Reading, statements: Sequence[Statement]) -> Iterator[Named]:
    """Houses known by what is said of a speaker, where the list of names has them not."""
    told = dict.fromkeys(
        h.removesuffix("方面")
        for s in statements
        for h in (s.organisation, s.speaker if s.speaker_kind == "institution" else None)
        if h and 3 <= len(h) <= 16 and not _ORGAN.match(fold(h))
    )
    for house in told:
        if not house.startswith("《"):
            yield from _everywhere(reading.folded, fold(house), house, "organisation")


def _people(reading: Reading, statements: Sequence[Statement]) -> Iterator[Named]:
    """Everybody who speaks in the article, wherever he is named."""
    for who in dict.fromkeys(s.speaker for s in statements if s.speaker_kind == "person" and len(s.speaker) >= 2):
        yield from _everywhere(reading.folded, fold(who), who, "person")


def _nameless(reading: Reading) -> Iterator[Named]:
    """Boards and funds by name, and firms that go without."""
    for pattern, kind in ((_BOARD, "board"), (_VAGUE, "organisation"), (_ONE_FIRM, "organisation")):
        for match in pattern.finditer(reading.folded):
            start, end = match.span(match.lastgroup or 0)
            yield Named(start, end, reading.cut(start, end), kind)


def _announcers(reading: Reading) -> Iterator[Named]:
    """«宁沪新材7月3日宣布完成…»: a name no list holds, by what it does at the head of a sentence; known from there on."""
    folded = reading.folded
    seen: set[str] = set()
    for match in (*_ANNOUNCER.finditer(folded), *_TRADER.finditer(folded)):
        name = match["name"]
        known = word_class(name) in _NO_WORD or (word_class(name) == "ns" and len(name) >= 4)
        if name in seen or not known or _COMMON.search(name):
            continue
        seen.add(name)
        yield from _everywhere(folded, name, reading.cut(*match.span("name")), "organisation")


def _sites(reading: Reading) -> Iterator[Named]:
    """Parks, old towns, fairs and museums that a clause tells of."""
    for match in _SITE.finditer(reading.folded):
        start, end = match.span("name")
        yield Named(start, end, reading.cut(start, end), "thing")


def _lines(reading: Reading, spans: Sequence[Named]) -> Iterator[Named]:
    """Products by the name of their house and their own, and known from there on."""
    folded = reading.folded
    for one in spans:
        tail = _LINE_TAIL.match(folded, one.end) if one.kind == "organisation" and "一" <= folded[one.end - 1] <= "龥" else None
        if tail is not None:
            yield Named(one.start, tail.end(), reading.cut(one.start, tail.end()), "thing")
    for match in _OF_MAKER.finditer(folded):
        start, end = match.span(match.lastgroup or 0)
        yield Named(start, end, reading.cut(start, end), "thing")


def _products(reading: Reading) -> Iterator[Named]:
    """Products brought out under a name, ships, markets, ports: by the words around them; known wherever they stand afterwards, a product by the tail of its name too."""
    folded = reading.folded
    seen: set[str] = set()
    for pattern in (_BROUGHT_OUT, _ON_SALE, _DOTTED, _VENUE):
        for match in pattern.finditer(folded):
            start, end = match.span(match.lastgroup or 0)
            if pattern is _VENUE:
                before = _VENUE_NAME.search(folded, max(0, start - 13), start)
                start = before.start() if before is not None else end
            name = folded[start:end]
            if not name or name in seen or (pattern is _VENUE and _ANY.search(name)):
                continue
            seen.add(name)
            yield from _everywhere(folded, name, reading.cut(start, end), "thing", start=start)
            tail = _HAN_LEAD.sub("", name) if pattern is _BROUGHT_OUT else ""
            if len(tail) >= 5 and tail != name:
                for one in _everywhere(folded, tail, reading.cut(start, end), "thing", start=end):
                    if not folded.startswith(name, one.end - len(name)):
                        yield one
