"""Owners that the words of a figure only point to: «这家公司», «医院», «被告», the stock an analyst rates, the film its makers talk of."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lib.extract.bearers import Named, Owner, acts, bystander, in_full
from lib.extract.changes import Metric
from lib.extract.places import Place
from lib.extract.topics import Topics, told_of
from lib.patterns import compiled
from lib.text.fold import fold

MACRO = compiled(
    "拆息|(?<![毛净])利率|汇率|房价|油价|金价|市场规模|渗透率|空置率|失业率|印花税|关税|税率|楼价|[一二]手成交|新房成交|楼市成交"
)
HOME_MARKET = compiled("^(?:国内|我国|全国|业内|行业|全行业)")
_POINTS = compiled("它|其|该|这|公司")
_STOCK = compiled("目标价|市盈率|市净率|市销率|净利|纯利|溢利|营收|收入|毛利|每股|EPS|盈利|股价|派息|现价")
_RATED = compiled("目标价|市盈率|市净率|市销率|每股|EPS|股价|现价")
"""What analysts reckon of one stock."""
SEVERAL = compiled(
    "(?:中国|国内|全球|我国|海外)[^,，。;；]{0,8}市场|行业|板块|产业|企业|厂商|两家|三家|各家|[A港美台]股|本地|不少|多数|部分|全年票房|项目|[0-9]家"
)
_THIS_FIRM = compiled("(?:这家|这间)[^,，。;；]{0,14}?(?:公司|企业|集团|厂商|机构|平台|品牌|银行|店)|该股")
_THAT = compiled(
    "(?<!应)该(?P<kind>(?!公司|股|集团|企业|如何|怎么|协会|学会|商会|联合会|联盟|研究|机构|中心|报告)[一-龥]{1,4})|(?P<piece>这(?:艘|款|台|辆|架|只)(?!基金|股))[一-龥]"
)
_TOOLS = (
    "工具",
    "应用",
    "软件",
    "产品",
    "模型",
    "系统",
    "车型",
    "芯片",
    "助手",
    "功能",
    "引擎",
    "服务",
    "药物",
    "品种",
    "药",
    "疫苗",
    "车",
    "机型",
    "游戏",
    "短剧",
)
_ALL_OF = compiled("全[市省县区国镇村港]|当地|市里|县里|省里")
_ENDS = "港院社店馆站园县市省镇校厂局岛船村寺矿"
_BY_KIND = compiled(
    "[\0 ]*(?:目前|如今|现在|去年|今年|此前|上学期|据悉)?(?:该|本)?(?P<kind>医院|院方|学校|校方|书店|酒店|协会|公会|学院|大学|机场|剧院|博物馆|图书馆|馆方|景区|园区|开发区|幼儿园|餐厅|俱乐部|剧团|合作社|基金会)(?![一-龥]{0,3}(?:们|行业|里的人))"
)
_KINDS = {
    "医院": "医院|医院.{0,3}", "院方": "医院|学院|法院|研究院|院", "学校": "小学|中学|大学|学院|学校|小學|中學|大學|學院|學校", "校方": "小学|中学|大学|学院|学校|小學|中學|大學|學院|學校", "书店": "书店|书房|书局|书院|書店|書房|書局", "馆方": "馆|館", "协会": "协会|協會", "公会": "公会|公會", "机场": "机场|機場", "景区": "景区|风景区|景區|古镇|世界|乐园", "园区": "园区|产业园|园", "开发区": "开发区|開發區",
}  # fmt: skip
"""«医院», «校方»: what the last house of that kind was called."""
_PAYS = compiled("赔偿|賠償|判赔|支付|罚")
_FINED = compiled("对(?P<np>[^,，。;；对]{2,16}?)(?:开出|处以|作出|罚款|罚没|合计罚|共处罚|累计罚)")
"""«监管局对某公司开出20万元罚单»: who is fined."""
_DEFENDANT = compiled("(?:被告|起诉|状告|告上|(?<!告)诉)[“「《]?$")
_AWARD = compiled("判令|判决|判处|裁定|责令|宣判|一审|终审")
_ASKS = compiled("要求[^,，。;；]{0,16}赔偿|索赔|索賠|求偿|求償|索偿|诉请|主张")
_PLAYED = compiled(
    "留存|流水|玩家|日活|月活|首日|首周|首月|预约|下载|版号|推理成本|分账|播放量|完播|版权另|海外版权|预售|付费率|付费用户|充值|评分|好评|差评|弹幕|退款|在线人数|同时在线|销量|点播"
)
"""What a game or a series does with its public, told by who made it."""
_MAKING = compiled(
    "全片|全剧|片长|镜头|特效|制作周期|制作费|制作成本|总成本|后期|预算|抽卡|分镜|原画师|动画师|剧组|杀青|拍摄|成片|素材|配乐|画面|底图|场戏|海战|重做|机位|渲染|三维|制作时间"
)


def side(place: Place, measured: Metric | None, names: Sequence[Named]) -> Owner | None:
    """Who pays or asks in court, by what the clause says: «被告某某…赔偿», «原告…索赔»."""
    if measured is None or place.found.kind != "money":
        return None
    folded = place.reading.folded
    asks = _ASKS.search(folded, place.start, place.found.start)
    role = "原告" if asks else "被告" if _PAYS.search(folded, place.start, place.found.start) else ""
    plaintiffs = [n for n in names if n.kind == "person" and place.sentence.start <= n.start and n.end <= place.start]
    if asks and plaintiffs and folded.find("诉", plaintiffs[-1].end, place.found.start) >= 0:
        return Owner(plaintiffs[-1].name, "owner.side")
    if (fined := _FINED.search(folded, place.start, place.found.start)) is not None:
        return Owner(place.reading.cut(*fined.span("np")), "owner.side")
    at = folded.rfind(role, place.sentence.start, place.found.start) if role else -1
    if role == "被告" and _AWARD.search(folded, place.sentence.start, place.found.start):
        sued = [
            n
            for n in names
            if n.kind == "organisation" and n.end <= place.found.start and _DEFENDANT.search(folded, max(0, n.start - 4), n.start)
        ]
        named = any(at < n.start <= at + 8 for n in names) if at >= 0 else False
        if not named and (sued or at >= place.start):
            return Owner(sued[-1].name if sued else place.reading.cut(at, at + 2), "owner.side")
    if at < 0:
        return None
    for name in names:
        if at < name.start <= at + 8 and name.end <= place.found.start:
            return Owner(name.name, "owner.side")
    return None


_ABOUT_WORK = compiled("(?:这|该|那)(?:样一)?部(?:戏|片|电影|剧|短剧|漫剧|动画|长片|作品|纪录片)[^?？。]{0,30}[?？]")
_SPENT = compiled("成本|[占费钱花]|人工|周期|预算|镜头|特效|视效|制作")


def _asked_of_work(place: Place) -> bool:
    """Whether an answer tells what a work took, as the question asked."""
    statement = place.statement
    part = statement.parts[0].start if statement is not None else 0
    return _SPENT.search(place.left) is not None and _ABOUT_WORK.search(place.reading.folded, max(0, part - 60), part) is not None


def work_of_makers(place: Place, measured: Metric | None, topics: Topics, names: Sequence[Named]) -> Owner | None:
    """«我们总成本2300万元», says the director of the film the article is about."""
    statement = place.statement
    if statement is None or statement.group != "creator" or statement.speaker_kind != "person" or measured is None:
        return None
    if _asked_of_work(place):
        back = [n for n in names if n.kind == "work" and n.end <= statement.parts[0].start]
        asked = topics.main_work or (back[-1] if back else None)
        if asked is not None:
            return in_full(place, asked, "owner.work")
    topic = topics.before(place.found.start)
    here = next((n for n in names if n.kind == "work" and place.sentence.start <= n.start <= place.sentence.start + 6), None)
    work = here or topics.main_work or (topic.thing if topic.fresh and topic.thing is not None and topic.thing.kind == "work" else None)
    if work is None:
        return None
    made = _MAKING.search(measured.text) or _MAKING.search(place.left) or place.found.unit in ("集", "镜")
    if not made and (topics.main_work is None or not (_PLAYED.search(measured.text) or _PLAYED.search(place.left))):
        return None
    return in_full(place, work, "owner.work")


def that(place: Place, names: Sequence[Named]) -> Owner | None:
    """«该港集装箱吞吐量», «该院受理», «该片», «这艘…的邮轮»: the last name that ends so, or is of that sort."""
    folded, last = place.reading.folded, None
    for match in _THAT.finditer(folded, place.sentence.start, place.found.start):
        last = match
    if (
        last is None
        or _ALL_OF.search(folded, last.end(), place.found.start)
        or any(last.end() <= n.start and n.end <= place.found.start and n.kind != "person" for n in names)
    ):
        return None
    back = [n for n in names if last.start() - 600 <= n.start and n.end <= last.start() and n.kind != "person"]
    if last["piece"]:
        near = [n for n in back if n.kind in ("thing", "system", "work") and n.start >= last.start() - 150]
        return in_full(place, near[-1], "owner.demonstrated") if near else None
    kind = last["kind"]
    if kind.startswith(_TOOLS):
        near = [n for n in back if n.kind in ("thing", "system") and n.start >= last.start() - 150]
        if near:
            return in_full(place, near[0] if len({n.name for n in near}) == 1 else near[-1], "owner.demonstrated")
    if kind[0] in "片剧书":
        works = [n for n in back if n.kind == "work"]
        return in_full(place, works[-1], "owner.demonstrated") if works else None
    for size in range(len(kind), 0, -1):
        if size == 1 and kind[0] not in _ENDS:
            continue
        same = [n for n in back if fold(n.name).endswith(kind[:size]) or folded.endswith(kind[:size], 0, n.start)]
        if same:
            return in_full(place, same[-1], "owner.demonstrated")
    return None


def pointed(place: Place, measured: Metric | None, topics: Topics, names: Sequence[Named]) -> Owner | None:
    """«她预计这家公司今年净利润…»: the firm spoken of, where somebody of another house tells of it."""
    folded = place.reading.folded
    if (kind := _BY_KIND.match(place.left)) is not None:
        called = _KINDS.get(kind["kind"], kind["kind"])
        back = [n for n in names if n.kind == "organisation" and n.end <= place.sentence.start and re.search(f"(?:{called})$", n.name)]
        if back:
            return Owner(back[-1].name, "owner.kind")
    if (flat := _estate(place, names)) is not None:
        return flat
    if (one := _it(place, measured, names)) is not None:
        return one
    match = _THIS_FIRM.search(folded, place.start, place.found.start)
    firm = topics.before(place.found.start).firm
    if match is None and (head := _THIS_FIRM.match(folded, place.sentence.start)) is not None:
        acting = [n for n in names if head.end() <= n.start < place.found.start and n.kind == "organisation"]
        owns = folded.startswith("的", head.end()) or any(acts(folded, n, place.sentence.start) for n in acting)
        match = None if owns else head
    if match is not None:
        told = [n for n in names if n.kind == "organisation" and place.sentence.start <= n.start and n.end < match.start()]
        opening = [n for n in told if n.start - place.sentence.start <= 2 and not bystander(folded, n)]
        firm = opening[-1] if opening else firm
    if match is None or firm is None:
        return None
    return in_full(place, firm, "owner.topic")


_IT = compiled("(?:^|[\0 ,，。;；:：“「]|而|但|可|不过|反过来讲[,，])它(?![们山])")
_OF_HOUSE = compiled("融资|估值|营收|净利|员工|市值|股价|上市")


def _it(place: Place, measured: Metric | None, names: Sequence[Named]) -> Owner | None:
    """«它跑不快,时速不到4公里»: the product or work named last, where nothing else was named after it."""
    folded, last = place.reading.folded, None
    if measured is not None and _OF_HOUSE.search(measured.text):
        return None
    for match in _IT.finditer(folded, max(0, place.sentence.start - 1), place.found.start):
        last = match
    if last is None or "我" in folded[last.end() : place.found.start]:
        return None
    back = [n for n in names if last.start() - 250 <= n.start and n.end <= last.end() and n.kind != "person"]
    return in_full(place, back[-1], "owner.demonstrated") if back and back[-1].kind in ("system", "thing", "work") else None


_FLATS = compiled("折实|呎价|尺价|价单|加推|首轮|次轮|收票|入票|认购登记|超额认购|买家|用家|内地客|货尾|(?:项目|新盘|楼盘)首日")
_ESTATE = compiled("(?:新盘|楼盘|项目|全新盘|屋苑|住宅)[“「]$")


def _estate(place: Place, names: Sequence[Named]) -> Owner | None:
    """«折實平均呎價18,680元», «首日已收2,300票»: the estate that was named last, where a seller tells of its flats."""
    folded = place.reading.folded
    if place.found.unit not in ("伙", "票", "宗", "HKD", "%", "倍", "组", "組") or not _FLATS.search(
        folded, place.sentence.start, place.found.start + 8
    ):
        return None
    if place.statement is None or place.statement.group != "company":
        return None
    estates = {n.name for n in names if n.kind == "thing" and _ESTATE.search(folded, max(0, n.start - 6), n.start)}
    back = [n for n in names if n.name in estates and place.found.start - 250 <= n.start and n.end <= place.found.start]
    return Owner(back[-1].name, "owner.demonstrated") if back else None


def of_topic(place: Place, measured: Metric | None, topics: Topics, main: str | None) -> Owner | None:
    """The subject of the sentences before, where the sentence goes on about it; the stock that an analyst speaks of."""
    if measured is None or MACRO.search(measured.text) or HOME_MARKET.match(measured.text):
        return None
    folded, found = place.reading.folded, place.found
    start = topics.pointer(place.reading.sentence_at(found.start), place.start)
    topic = topics.before(found.start)
    of_firm = measured.rule in ("metric.result", "metric.capital")
    if start is not None and (not measured.topic or measured.inferred or _POINTS.match(measured.topic)):
        one = told_of(topic, folded, start, found.start, of_firm=of_firm)
        if one is not None:
            return in_full(place, one, "owner.topic")
    statement = place.statement
    if statement is not None and statement.group in ("analyst", "investor") and not measured.topic and _STOCK.search(measured.text):
        if SEVERAL.search(folded, max(place.sentence.start, found.start - 60), found.start):
            return None
        if topic.firm is not None and (topic.firm.name == main or _RATED.search(measured.text)):
            return Owner(topic.firm.name, "owner.topic")
        return Owner(main, "owner.main") if main else None
    return None
