"""Whose figure it is; null rather than a guess.

1 an index by its own name, one of a list, a person, a party in court, a part of the world; 2 who is named in the clause; 3 the holder
that the noun phrase names («新建智算中心的…»), nobody where that is a whole market; what the words point to («这家公司», «医院»);
4 the speaker's own house, where he says 公司 or 我们; 5 what «其» points back at; 6 the owner of the figure before it; 7 who is meant
where the clause says nothing of it (`owners_meant`).
"""

from __future__ import annotations

from collections.abc import Sequence

from lib.extract.bearers import Named, Owner, house, longest, names_near, nearest, speaks_for_house
from lib.extract.changes import Metric
from lib.extract.commons import case_told, class_told, contract, sort_told
from lib.extract.holders import holder, speaks_for
from lib.extract.nameless import described, founded, index, region
from lib.extract.owners_meant import owner_meant
from lib.extract.pairing import paired
from lib.extract.periods import SAME_PERIOD
from lib.extract.personal import for_house, introduced, personal, told_of_person
from lib.extract.places import Place
from lib.extract.pointing import HOME_MARKET, pointed, side, that, work_of_makers
from lib.extract.topics import Topics
from lib.extract.voicing import dealer, insider, platform
from lib.patterns import compiled
from lib.schema import Statement

_SELF = compiled("该行(?!业)|该所|本所|全所|所里|律所里|该会(?!议)|该院|我们(?:所|院|团队|机构|基金|律所|公司|平台|工作室)")
"""A speaker's own house, wherever in the sentence he names it."""
_SOME = "(?<![业创市国型小大头商网技视戏画漫药件作器车企类他些家多分股券险资芯片机A-Za-z])"
"""Before 公司, where it is the speaker's own and no sort of firm: not «创业公司», «上市公司», «多家公司»."""
_OWN = compiled(
    rf"{_SOME}公司(?!们)|我们|我(?![国市省区])|本集团|本公司|我司|署方|该[院局部署]|本[院局]|旗下|团队|该行|本行|本店|[店厂校馆]里|院里(?!程)|咱们|自己|他们|全市(?!场)|市里|我市|全省|我省|全区|本市|全县"
)
_REST = compiled("[\\0 ]*(?:剩下|剩余|其余|余下)(?:的|那)?(?:[0-9]|$)")
_HANDLES_IT = compiled("(?:[将把对]|给予|首予|上调|下调|维持)其(?![中他它余实间])")
"""«花旗将其目标价上调至…»: what the sentence before was about."""
_ITS = compiled(
    r"^\0*(?:市场|外界|业界|业内|机构|分析师|投资者|券商)?(?:普遍|一致)?(?:预计|预期|估计|预料|料|预测|认为|显示|称|而|但|使|令)?其(?![中他它实次余间])"
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
_CONVERTED = compiled("约?[合折]|折合|相当于|[约近超逾]?$")
"""«200亿日元(约合10亿元人民币)»: the same sum in other money."""
_COMPANY = compiled(f"{_SOME}公司(?!们|自研|旗下)|我们|我司")
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
    if (single := _singled_out(place, measured, names, previous)) is not None:  # 1
        return for_house(place, single, topics)
    people = [n for n in names if n.kind == "person"]
    names = [n for n in names if n.kind != "person"]
    here, told = names_near(place, names)
    home = house(place, place.statement) if place.statement is not None else None
    return (
        _named_here(place, here, home)  # 2
        or _told_in_clause(place, measured, names, told, topics)  # 3
        or _of_speaker(place, told, home=home, topics=topics)  # 4
        or _pointed_back(place, names, topics)  # 5
        or _held_still(place, measured, previous=previous, last=last)  # 6
        or owner_meant(place, measured, names=names, told=told, people=people, main=main, last=last, topics=topics)  # 7
    )


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


def _named_here(place: Place, here: Sequence[Named], home: str | None) -> Owner | None:
    """Who is named in the clause; the speaker's house, where he says 公司 behind that name."""
    if not here:
        return None
    own = home and _COMPANY.search(place.reading.folded, here[-1].end, place.found.start)
    return Owner(home, "owner.house") if own else longest(place, here)


def _of_speaker(place: Place, told: Sequence[Named], *, home: str | None, topics: Topics) -> Owner | None:
    """What a speaker tells of his own house; of the firm told of before, where he only watches it or speaks for it namelessly."""
    statement = place.statement
    if statement is None:
        return None
    if _OWN.search(place.reading.folded, place.start, place.found.start):
        if (watched := _watched(place, statement, home, topics)) is not None:
            return watched
        if home and statement.group != "academic":
            return Owner(home, "owner.house")
    if home and not told and _says_self(place):
        return Owner(home, "owner.house")
    if not home and speaks_for_house(statement):
        firm = topics.before(statement.parts[0].start).firm
        return Owner(firm.name, "owner.topic") if firm is not None else None
    return None


def _watched(place: Place, statement: Statement, home: str | None, topics: Topics) -> Owner | None:
    """«公司», as an analyst or somebody without a house says it: the firm told of before."""
    himself = home == statement.speaker and statement.speaker_kind == "person"
    if home and statement.group != "analyst" and not himself:
        return None
    firm = topics.before(place.found.start).firm
    said = firm is not None and _COMPANY.search(place.reading.folded, place.start, place.found.start)
    return Owner(firm.name, "owner.topic") if firm is not None and said else None


def _pointed_back(place: Place, names: Sequence[Named], topics: Topics) -> Owner | None:
    """«将其目标价上调», «预计其…»: the firm told of before, the last name before it in the sentence."""
    if _HANDLES_IT.search(place.left) and (firm := topics.before(place.found.start).firm) is not None:
        return Owner(firm.name, "owner.topic")
    return nearest(place, names) if _ITS.search(place.left) else None


def _held_still(place: Place, measured: Metric | None, *, previous: Owner | None, last: Owner | None) -> Owner | None:
    """The owner before it in the sentence; of «其余30%» or «同期», that of the figure before, wherever it stands."""
    if previous is not None and previous.name and _holds_on(place, measured, previous):
        return previous
    if last is not None and last.name and _REST.match(place.left):
        return last._replace(how="owner.carried")
    same = last is not None and SAME_PERIOD.search(place.reading.folded, place.sentence.start, place.found.start)
    return last if same else None


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


def _shared_out(place: Place, previous: Owner | None) -> bool:
    """«公司在手订单…,其中北美占65%»: a part of what a firm has, not a part of the world that owns."""
    if previous is not None and previous.name:
        return True
    return place.statement is not None and place.statement.group in ("company", "vendor", "creator") and speaks_for(place.statement)
