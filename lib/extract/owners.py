"""Whose figure it is; null rather than a guess.

1 an index by its own name, one of a list, a person, a party in court, a part of the world; 2 who is named in the clause; 3 the holder
that the noun phrase names («新建智算中心的…»), nobody where that is a whole market; 4 what the words point to («这家公司», «医院»);
5 the speaker's own house, where he says 公司 or 我们; 6 the owner of the figure before it in the sentence; 7 who is named earlier in
the sentence; 8 what the sentences before are about; 9 the speaker's house.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from lib.extract.asides import aside
from lib.extract.bearers import (
    Named,
    Owner,
    acts,
    house,
    in_full,
    longest,
    names_near,
    nearest,
    only_tells,
    speaks_for_house,
    spoken_before,
)
from lib.extract.carrying import carried
from lib.extract.changes import Metric
from lib.extract.commons import case_told, class_told, contract, sort_told
from lib.extract.holders import holder, speaks_for
from lib.extract.nameless import beside, case_in_hand, described, founded, index, region, thing
from lib.extract.pairing import paired
from lib.extract.periods import SAME_PERIOD
from lib.extract.personal import introduced, personal, told_of_person
from lib.extract.places import Place
from lib.extract.pointing import HOME_MARKET, MACRO, SEVERAL, of_topic, pointed, side, that, work_of_makers
from lib.extract.topics import Topics
from lib.extract.voicing import MINE, dealer, heard_from, insider, platform, trader
from lib.patterns import compiled

_BUSINESS = compiled(
    "(?:计划|打算|准备|拟|将|要|已|正|会)[^,，。;；]{0,12}(?:上线|推出|开[出设业店]?|投[入产资放]|招|建|扩|采购|签|交付|量产|发布|融资|募|上市|改成|改造|布局|拓展)|(?:带着|率|领着|派出?|组织)|展厅|门店|工厂|厂里|车间|产线|产能|订单|团队|公司|旗下"
)
_SELF = compiled("该行(?!业)|该所|本所|全所|所里|律所里|该会(?!议)|该院|我们(?:所|院|团队|机构|基金|律所|公司|平台|工作室)")
"""A speaker's own house, wherever in the sentence he names it."""
_SOME = "(?<![业创市国型小大头商网技视戏画漫药件作器车企类他些家多分股券险资芯片机A-Za-z])"
"""Before 公司, where it is the speaker's own and no sort of firm: not «创业公司», «上市公司», «多家公司»."""
_OWN = compiled(
    rf"{_SOME}公司(?!们)|我们|我(?![国市省区])|本集团|本公司|我司|署方|该[院局部署]|本[院局]|旗下|团队|该行|本行|本店|[店厂校馆]里|院里(?!程)|咱们|自己|他们|全市(?!场)|市里|我市|全省|我省|全区|本市|全县"
)
_REST = compiled("[\\0 ]*(?:剩下|剩余|其余|余下)(?:的|那)?(?:[0-9]|$)")
_DEMONSTRATED = compiled(r"[本今][届次]|展会|展期|该(?:股|公司|集团|企业|平台|片|剧|车|模型|产品|系统|机构|品牌|项目|基金|届)")
_HANDLES_IT = compiled("(?:[将把对]|给予|首予|上调|下调|维持)其(?![中他它余实间])")
"""«花旗将其目标价上调至…»: what the sentence before was about."""
_THIS_YEARS = compiled("[本今]届")
_ITS = compiled(
    r"^\0*(?:市场|外界|业界|业内|机构|分析师|投资者|券商)?(?:普遍|一致)?(?:预计|预期|估计|预料|料|预测|认为|显示|称|而|但|使|令)?其(?![中他它实次余间])"
)
_AND = compiled("[,，](?:并|同时|还|且|亦|其后|随后)(?![购列])")
"""«A推出B,并…»: what follows is A's again."""
_FIELD = compiled("在(?P<field>[^,，。;；在]{2,12}?(?:领域|行业|产业))(?!工作|从业)")
_FIRM = ("owner.clause", "owner.sentence", "owner.work", "owner.carried", "owner.pronoun", "owner.in-turn", "owner.pair")
_WHOLE = compiled(
    "(?:^|的)(?P<np>(?:(?![在于将把被已从到启用建拟]|公司|我们)[^的,，。;；]){4,24}(?:项目|中心|工程|基地|工厂|园区|产业园))$"
)
_ONE_OF_A_KIND = compiled(
    "(?:(?:^|[\0 前后在年])单|(?<![每均])一)[部台颗辆条张支套篇首块架枚款间顿斤吨](?:普通|同类|全新)?[一-龥A-Za-z0-9]{1,12}?的?(?:成本|价格|售价|造价|租金|日租金|月租金|报价|票价|单价|费用|制造成本|授权费|片酬|利润|预算|定价|没有)"
)
"""«一部翻译剧的成本», «一台机器人的日租金»: a case of its kind, nobody's own."""
_ONE_OF_THEM = compiled("[\0 ]*(?:其中|当中|有|另有)一[家所座名位款部个只间](?![人度])")
"""«其中一所招生率仅4.3%»: one that goes without a name."""
_PART_OF_WORLD = compiled(
    "[\0 ]*(?:其中|当中|而|来自)?(?P<name>欧洲|北美|南美|拉美|亚太|亚洲|东南亚|中东|非洲|欧美|日韩|欧盟|东盟|华东|华南|华北|华中|西南|西北|东北|长三角|珠三角|京津冀|大湾区|俄罗斯|墨西哥|巴西|印度|越南|泰国|印尼|德国|法国|英国|日本|韩国|沙特|土耳其|澳大利亚|加拿大|马来西亚|新加坡)(?:则|却|也|就|更|约|仅|只|便)*(?:占了?|占到|占去|占比|贡献了?|只有|仅有?|为|达到?|增长|下降|吸纳了?|拿走了?|佔)(?:其中的)?(?:约|近|超过?|逾|不到)?$"
)
"""«其中欧洲只有12%», «拉美贡献了其中的27%»: a part of the world as its own owner."""
_BEHIND_A_SUM = compiled(r"\d[万亿][^()\d,。;\0]{0,10}\($")
"""«创业公司300万(80%股票)的Offer»: a part of an offer or a price, which is nobody's figure itself."""
_OF_FIRM = compiled(
    "营收|营业收入|净利|(?<!毛)利润|亏损|员工|职工|团队人数|融资|估值|市值|股价|负债|总资产|净资产|研发投入|研发费用|资本开支|现金流|账上|分红|派息|股息|每股|裁员|全年收入|年收入|季度收入|总收入|业务收入|(?:上半年|[一二三四]季度|财年)[一-龥]{0,4}收入"
)
"""What only a house has, no product of its."""
_OFFICE = compiled("[局署部厅廳委]$|法院$|委员会$|委員會$")
_RULES_OTHERS = compiled("拟?将(?=[一-龥]{2})|把(?!关)|庭审|不得|须|应当")
"""«国家药监局拟将审评时限由60日压缩至30日»: what an office rules for others."""
_CONVERTED = compiled("约?[合折]|折合|相当于|[约近超逾]?$")
"""«200亿日元(约合10亿元人民币)»: the same sum in other money."""
_COMPANY = compiled(f"{_SOME}公司(?!们|自研|旗下)|我们|我司")
_CLAUSE_MARK = compiled("[,，。;；:：“]")
_TURNOVER = compiled("[\0 ]*(?:全天|当日|单日|全周|累计)?(?:成交|换手|净流[入出]|总市值|主力资金)")


def owner(
    place: Place,
    measured: Metric | None,
    *,
    names: Sequence[Named],
    main: str | None,
    previous: Owner | None,
    last: Owner | None,
    topics: Topics,
) -> Owner:
    """The entity of a figure.

    `names` are the names around in reading order, `main` is the firm the article is about, `previous` the owner before it in the
    sentence, `last` that of the figure before it, wherever that stands.
    """
    if (single := _singled_out(place, measured, names, previous)) is not None:
        return _for_house(place, single, topics)
    people = [n for n in names if n.kind == "person"]
    names = [n for n in names if n.kind != "person"]
    here, told = names_near(place, names)
    home = house(place, place.statement) if place.statement is not None else None
    folded = place.reading.folded
    if here:
        own = home and _COMPANY.search(folded, here[-1].end, place.found.start)
        return Owner(home, "owner.house") if own else longest(place, here)
    if (told_of := _told_in_clause(place, measured, names, told, topics)) is not None:
        return told_of
    if place.statement is not None and _OWN.search(folded, place.start, place.found.start):
        watches = (
            place.statement.group == "analyst" or not home or (home == place.statement.speaker and place.statement.speaker_kind == "person")
        )
        firm = topics.before(place.found.start).firm if watches else None
        if firm is not None and _COMPANY.search(folded, place.start, place.found.start):
            return Owner(firm.name, "owner.topic")
        if home and place.statement.group != "academic":
            return Owner(home, "owner.house")
    if home and not told and _says_self(place):
        return Owner(home, "owner.house")
    if place.statement is not None and not home and speaks_for_house(place.statement):
        firm = topics.before(place.statement.parts[0].start).firm
        if firm is not None:
            return Owner(firm.name, "owner.topic")
    if _HANDLES_IT.search(place.left) and (firm := topics.before(place.found.start).firm) is not None:
        return Owner(firm.name, "owner.topic")
    if _ITS.search(place.left) and (near := nearest(place, names)) is not None:
        return near
    if previous is not None and previous.name and _holds_on(place, measured, previous):
        return previous
    if last is not None and last.name and _REST.match(place.left):
        return last._replace(how="owner.carried")
    if last is not None and SAME_PERIOD.search(folded, place.sentence.start, place.found.start):
        return last
    return _around(place, measured, names, told, people, main, last, topics)


def _for_house(place: Place, found: Owner, topics: Topics) -> Owner:
    """«他计划7月底前上线20部剧»: what the head of a house does for it is the house's."""
    home = topics.houses.get(found.name or "") if found.how == "owner.person" else None
    return Owner(home, "owner.house") if home and _BUSINESS.search(place.left) else found


def _singled_out(place: Place, measured: Metric | None, names: Sequence[Named], previous: Owner | None) -> Owner | None:
    """Owners that go before every name: an index, one of a pair, a person's own, a party, a part of the world, a contract."""
    if (itself := index(place)) is not None:
        return itself
    if _BEHIND_A_SUM.search(place.left):
        return previous if previous is not None and _CONVERTED.match(place.left) else Owner(None, "owner.aside")
    found = (
        paired(place, names)
        or introduced(place, names)
        or personal(place, names)
        or told_of_person(place, names)
        or side(place, measured, names)
    )
    if found is not None:
        return found
    if (part := _PART_OF_WORLD.match(place.left)) is not None and not _shared_out(place, previous):
        return Owner(place.reading.cut(place.start + part.start("name"), place.start + part.end("name")), "owner.part")
    return contract(place)


def _told_in_clause(place: Place, measured: Metric | None, names: Sequence[Named], told: Sequence[Named], topics: Topics) -> Owner | None:
    """Owners that a clause without a name tells: described, a case, a sort, a holder, a region, a work."""
    if (found := founded(place) or described(place, measured, names) or that(place, names) or case_told(place)) is not None:
        return found
    if _ONE_OF_A_KIND.search(place.left) or _ONE_OF_THEM.match(place.left):
        return Owner(None, "owner.large")
    if (
        found := platform(place) or insider(place) or dealer(place) or sort_told(place, measured) or class_told(place, measured)
    ) is not None:
        return found
    if (held := holder(place, measured, names)) is not None:
        return held
    if (found := region(place) or pointed(place, measured, topics, names)) is not None:
        return found
    return None if any(n.kind == "work" for n in told) else work_of_makers(place, measured, topics, names)


def _says_self(place: Place) -> bool:
    """Whether somebody names his own house before a figure in what he says: «该行去年试用后,审阅时间缩短四成»."""
    statement = place.statement
    if statement is None or statement.speaker_kind != "person" or statement.group == "analyst":
        return False
    part = next((p for p in statement.parts if p.start <= place.found.core < p.end), None)
    floor = max(place.sentence.start, part.start) if part is not None else place.found.start
    return _SELF.search(place.reading.folded, floor, place.found.start) is not None


def _holds_on(place: Place, measured: Metric | None, previous: Owner) -> bool:
    """Whether the owner before it in the sentence owns a figure too."""
    named = measured is not None and not measured.inferred
    index_only = (
        previous.how == "owner.index"
        and not ("概念" in (previous.name or "") and _TURNOVER.match(place.left))
        and place.found.kind in ("count", "money")
        and "成分股" not in place.right
    )
    return (
        (previous.how != "owner.person" or place.statement is None or not named)
        and not (previous.how == "owner.work" and measured is not None and "融资" in measured.text)
        and not (index_only and named)
        and not (previous.how == "owner.in-turn" and place.before is None)
        and not (measured is not None and HOME_MARKET.match(measured.text) and named)
    )


def _around(
    place: Place,
    measured: Metric | None,
    names: Sequence[Named],
    told: Sequence[Named],
    people: Sequence[Named],
    main: str | None,
    last: Owner | None,
    topics: Topics,
) -> Owner:
    """An owner from the rest of the sentence: a region, a case taken, who acts in it, the speaker's house, the clause after."""
    folded, statement = place.reading.folded, place.statement
    if measured is not None and HOME_MARKET.match(measured.text) and not measured.inferred:
        return Owner(None)
    if (case := case_in_hand(place, names)) is not None:
        return case
    if _THIS_YEARS.search(folded, place.sentence.start, place.found.start) and (fair := _fair_before(place, names)) is not None:
        return Owner(fair.name, "owner.demonstrated")
    acting = [n for n in told if acts(folded, n, place.sentence.start)]
    firms = [n for n in acting if n.kind == "organisation"]
    if firms and _AND.search(folded, acting[-1].end, place.found.start):
        acting = [firms[0]] if acting[-1].kind != "organisation" else acting
    home = house(place, statement) if statement is not None and statement.group in ("company", "vendor", "creator", "public") else None
    if acting and acting[-1].kind in ("system", "thing") and measured is not None:
        of_firm = _OF_FIRM.search(measured.text)
        whose = home or (firms[-1].name if firms else None) or (of_firm and topics.firm_before(place.found.start))
        if whose and (of_firm or (acting[-1].kind == "system" and measured.rule in ("metric.result", "metric.capital"))):
            return Owner(whose, "owner.house" if home else "owner.sentence")
    if acting and statement is None and _OFFICE.search(acting[-1].name) and _RULES_OTHERS.search(place.left):
        return Owner(None, "owner.large")
    if acting:
        return in_full(place, acting[-1], "owner.sentence")
    reported = statement is None or statement.speaker_kind == "institution"
    if reported and (measured is None or measured.rule in ("metric.words", "metric.counted", "metric.work")):
        person = next(
            (n for n in people if n.start >= place.sentence.start and n.end <= place.found.start and acts(folded, n, place.sentence.start)),
            None,
        )
        if person is not None and not told and not only_tells(folded, person) and not spoken_before(folded, person):
            return _for_house(place, Owner(person.name, "owner.person"), topics)
    clause = _clause_before(place)
    if whole := _WHOLE.search(folded[clause : max(place.start - 1, place.sentence.start)]):
        at = clause + whole.start("np")
        return Owner(place.reading.cut(at, at + len(whole["np"])), "owner.whole")
    if statement is None and (
        re.search(r"(?:^|[年月日度期\0])(?:该?公司|其(?!中))", place.left) or folded.startswith("该公司", place.sentence.start)
    ):
        firms = [
            n
            for n in names
            if n.kind == "organisation" and n.end <= place.sentence.start and acts(folded, n, place.reading.sentence_at(n.start).start)
        ]
        firm = topics.before(place.found.start).firm
        if firms:
            return Owner(firm.name if firm is not None and firm in firms else firms[-1].name, "owner.pronoun")
    if (
        measured is not None
        and measured.head in ("目标价", "股价", "市值", "总市值")
        and (main := main or (topics.firm_before(place.found.start) if measured.head == "目标价" else None))
        and not SEVERAL.search(folded, place.sentence.start, place.found.start)
    ):
        return Owner(main, "owner.main")
    if (named := thing(place)) is not None:
        return named
    if _DEMONSTRATED.search(folded, place.sentence.start, place.found.start):
        floor = place.reading.paragraph_at(place.found.start).start - 1
        back = [n for n in names if floor <= n.start and n.end <= place.sentence.start and n.kind != "system"]
        back = back if any(n.kind == "event" for n in back) else [n for n in names if n.kind == "event" and n.end <= floor] or back
        if back:
            first = [n for n in back if n.kind == "event"] or [n for n in back if acts(folded, n, floor + 1)] or back
            return Owner(first[-1].name, "owner.demonstrated")
    if field := _FIELD.search(folded, place.sentence.start, place.found.start):
        return Owner(place.reading.cut(*field.span("field")), "owner.field")
    if (
        home
        and statement is not None
        and home == statement.speaker
        and (on := carried(place, measured, names, topics, last, main)) is not None
    ):
        return on
    if home and statement is not None and speaks_for(statement) and not aside(place, measured):
        return Owner(home, "owner.house")
    if (heard := heard_from(place, names)) is not None:
        return heard
    if (
        home
        and statement is not None
        and statement.speaker_kind == "unnamed"
        and MINE.search(place.near, 0, max(0, place.found.start - place.sentence.start))
    ):
        return Owner(home, "owner.house")
    if (speaking := trader(place)) is not None:
        return speaking
    around = beside(place, names)
    if around.name is None and last is not None and _goes_on(place, measured, last, names):
        return last._replace(how="owner.carried")
    if around.name is None and (one := of_topic(place, measured, topics, main)) is not None:
        return one
    if around.name is None and statement is None and measured is not None and not told and _OF_FIRM.search(measured.text):
        large = MACRO.search(measured.text) or SEVERAL.search(folded, place.sentence.start, place.end)
        spoken_of = None if large else topics.firm_before(place.found.start)
        if spoken_of:
            return Owner(spoken_of, "owner.topic")
    if around.name is None and not told and (on := carried(place, measured, names, topics, last, main)) is not None:
        return on
    return around


def _fair_before(place: Place, names: Sequence[Named]) -> Named | None:
    """The fair or race that was named last, for «今届», «本届»."""
    met = [n for n in names if n.kind == "event" and n.end <= place.found.start]
    return met[-1] if met else None


def _goes_on(place: Place, measured: Metric | None, last: Owner, names: Sequence[Named]) -> bool:
    """Whether a sentence of the reporter's that names nobody still tells of the owner of the figure before it."""
    if place.statement is not None or not last.name or last.how not in _FIRM:
        return False
    if (
        measured is None
        or measured.topic
        or measured.rule not in ("metric.result", "metric.price", "metric.capital")
        or MACRO.search(measured.text)
    ):
        return False
    floor = place.reading.paragraph_at(place.found.start).start
    if any(place.sentence.start <= n.start < place.found.start for n in names):
        return False
    firm = measured.rule != "metric.price"
    return any(floor <= n.start < place.sentence.start and n.name in last.name and (n.kind == "organisation" or not firm) for n in names)


def _shared_out(place: Place, previous: Owner | None) -> bool:
    """«公司在手订单…,其中北美占65%»: a part of what a firm has, not a part of the world that owns."""
    if previous is not None and previous.name:
        return True
    return place.statement is not None and place.statement.group in ("company", "vendor", "creator") and speaks_for(place.statement)


def _clause_before(place: Place) -> int:
    """Where the clause before this one starts."""
    folded = place.reading.folded
    stop = max(place.start - 1, place.sentence.start)
    return stop - len(_CLAUSE_MARK.split(folded[place.sentence.start : stop])[-1])
