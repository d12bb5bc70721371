"""Whose figure it is where its clause says nothing of it: from the rest of the sentence, the speaker, the sentences before.

1 nobody, where a home market is measured; 2 a case in hand, the fair that «本届» means; 3 who acts earlier in the sentence; 4 a whole
project, the firm that «该公司» stands for, the firm a target price is of, a thing or a fair pointed to, a trade; 5 the house of who
speaks or was heard; 6 a name beside the clause; 7 whoever the sentences before are about.
"""

from __future__ import annotations

from collections.abc import Sequence

from lib.extract.asides import aside
from lib.extract.bearers import Named, Owner, acts, house, in_full, only_tells, spoken_before
from lib.extract.carrying import carried
from lib.extract.changes import Metric
from lib.extract.holders import speaks_for
from lib.extract.nameless import beside, case_in_hand, thing
from lib.extract.personal import for_house
from lib.extract.places import Place
from lib.extract.pointing import HOME_MARKET, MACRO, SEVERAL, of_topic
from lib.extract.topics import Topics
from lib.extract.voicing import MINE, heard_from, trader
from lib.patterns import compiled

_DEMONSTRATED = compiled(r"[本今][届次]|展会|展期|该(?:股|公司|集团|企业|平台|片|剧|车|模型|产品|系统|机构|品牌|项目|基金|届)")
_THIS_YEARS = compiled("[本今]届")
_AND = compiled("[,，](?:并|同时|还|且|亦|其后|随后)(?![购列])")
"""«A推出B,并…»: what follows is A's again."""
_FIELD = compiled("在(?P<field>[^,，。;；在]{2,12}?(?:领域|行业|产业))(?!工作|从业)")
_FIRM = ("owner.clause", "owner.sentence", "owner.work", "owner.carried", "owner.pronoun", "owner.in-turn", "owner.pair")
_WHOLE = compiled(
    "(?:^|的)(?P<np>(?:(?![在于将把被已从到启用建拟]|公司|我们)[^的,，。;；]){4,24}(?:项目|中心|工程|基地|工厂|园区|产业园))$"
)
_IT = compiled(r"(?:^|[年月日度期\0])(?:该?公司|其(?!中))")
_OF_FIRM = compiled(
    "营收|营业收入|净利|(?<!毛)利润|亏损|员工|职工|团队人数|融资|估值|市值|股价|负债|总资产|净资产|研发投入|研发费用|资本开支|现金流|账上|分红|派息|股息|每股|裁员|全年收入|年收入|季度收入|总收入|业务收入|(?:上半年|[一二三四]季度|财年)[一-龥]{0,4}收入"
)
"""What only a house has, no product of its."""
_OFFICE = compiled("[局署部厅廳委]$|法院$|委员会$|委員會$")
_RULES_OTHERS = compiled("拟?将(?=[一-龥]{2})|把(?!关)|庭审|不得|须|应当")
"""«国家药监局拟将审评时限由60日压缩至30日»: what an office rules for others."""
_CLAUSE_MARK = compiled("[,，。;；:：“]")
_INHOUSE = ("company", "vendor", "creator", "public")


def owner_meant(
    place: Place,
    measured: Metric | None,
    *,
    names: Sequence[Named],
    told: Sequence[Named],
    people: Sequence[Named],
    main: str | None,
    last: Owner | None,
    topics: Topics,
) -> Owner:
    """The entity of a figure whose clause tells none; each question is asked only where those before it found nobody.

    `names` are the names around but those of `people`, `told` those of the sentence before the clause, `main` the firm the article
    is about, `last` the owner of the figure before it.
    """
    statement = place.statement
    home = house(place, statement) if statement is not None and statement.group in _INHOUSE else None
    if measured is not None and measured.head == "目标价":
        main = main or topics.firm_before(place.found.start)
    return (
        _of_nobody(measured)  # 1
        or case_in_hand(place, names)  # 2
        or _this_years_fair(place, names)
        or _acting(place, measured, told, home=home, topics=topics)  # 3
        or _person_acting(place, measured, people, told=told, topics=topics)
        or _whole(place)  # 4
        or _firm_again(place, names, topics)
        or _firm_priced(place, measured, main)
        or thing(place)
        or _demonstrated(place, names)
        or _field(place)
        or _of_house_speaking(place, measured, names, home=home, main=main, last=last, topics=topics)  # 5
        or heard_from(place, names)
        or _of_house_within(place, home)
        or trader(place)
        or _beside(place, names)  # 6
        or _going_on(place, measured, last, names)  # 7
        or of_topic(place, measured, topics, main)
        or (None if told else _firm_told_of(place, measured, topics))
        or (None if told else carried(place, measured, names, topics, last, main))
        or Owner(None)
    )


def _of_nobody(measured: Metric | None) -> Owner | None:
    """What is measured of the home market is nobody's."""
    return Owner(None) if measured is not None and HOME_MARKET.match(measured.text) and not measured.inferred else None


def _this_years_fair(place: Place, names: Sequence[Named]) -> Owner | None:
    """«本届», «今届»: the fair or race that was named last."""
    if not _THIS_YEARS.search(place.reading.folded, place.sentence.start, place.found.start):
        return None
    met = [n for n in names if n.kind == "event" and n.end <= place.found.start]
    return Owner(met[-1].name, "owner.demonstrated") if met else None


def _acting(place: Place, measured: Metric | None, told: Sequence[Named], *, home: str | None, topics: Topics) -> Owner | None:
    """Who acts earlier in the sentence; the firm rather than its product where only a firm has what is measured."""
    folded = place.reading.folded
    acting = [n for n in told if acts(folded, n, place.sentence.start)]
    if not acting:
        return None
    firms, subject = [n for n in acting if n.kind == "organisation"], acting[-1]
    if firms and subject.kind != "organisation" and _AND.search(folded, subject.end, place.found.start):
        subject = firms[0]
    if subject.kind in ("system", "thing") and measured is not None:
        firm = firms[-1].name if firms else None
        if (maker := _maker(place, measured, subject, home=home, firm=firm, topics=topics)) is not None:
            return maker
    if place.statement is None and _OFFICE.search(subject.name) and _RULES_OTHERS.search(place.left):
        return Owner(None, "owner.large")
    return in_full(place, subject, "owner.sentence")


def _maker(place: Place, measured: Metric, product: Named, *, home: str | None, firm: str | None, topics: Topics) -> Owner | None:
    """«…发布新模型,全年营收…»: the house behind a product; `home` is the speaker's, `firm` the one that acts in the sentence."""
    of_firm = _OF_FIRM.search(measured.text)
    whose = home or firm or (topics.firm_before(place.found.start) if of_firm else None)
    if whose and (of_firm or (product.kind == "system" and measured.rule in ("metric.result", "metric.capital"))):
        return Owner(whose, "owner.house" if home else "owner.sentence")
    return None


def _person_acting(
    place: Place, measured: Metric | None, people: Sequence[Named], *, told: Sequence[Named], topics: Topics
) -> Owner | None:
    """The person a sentence of the reporter's is about, for what a person may have made or counted."""
    if place.statement is not None and place.statement.speaker_kind != "institution":
        return None
    if measured is not None and measured.rule not in ("metric.words", "metric.counted", "metric.work"):
        return None
    folded, floor = place.reading.folded, place.sentence.start
    person = next((n for n in people if n.start >= floor and n.end <= place.found.start and acts(folded, n, floor)), None)
    if person is None or told or only_tells(folded, person) or spoken_before(folded, person):
        return None
    return for_house(place, Owner(person.name, "owner.person"), topics)


def _whole(place: Place) -> Owner | None:
    """«…智算中心,总投资…»: the project that the clause before ends in."""
    folded, stop = place.reading.folded, max(place.start - 1, place.sentence.start)
    clause = stop - len(_CLAUSE_MARK.split(folded[place.sentence.start : stop])[-1])
    whole = _WHOLE.search(folded[clause:stop])
    return Owner(place.reading.cut(clause + whole.start("np"), clause + whole.end("np")), "owner.whole") if whole else None


def _firm_again(place: Place, names: Sequence[Named], topics: Topics) -> Owner | None:
    """«该公司», «其»: the house that a sentence before is about."""
    folded = place.reading.folded
    if place.statement is not None or not (_IT.search(place.left) or folded.startswith("该公司", place.sentence.start)):
        return None
    firms = [
        n
        for n in names
        if n.kind == "organisation" and n.end <= place.sentence.start and acts(folded, n, place.reading.sentence_at(n.start).start)
    ]
    if not firms:
        return None
    firm = topics.before(place.found.start).firm
    return Owner(firm.name if firm is not None and firm in firms else firms[-1].name, "owner.pronoun")


def _firm_priced(place: Place, measured: Metric | None, main: str | None) -> Owner | None:
    """What a share is worth is the main firm's, unless the sentence tells of several."""
    if measured is None or measured.head not in ("目标价", "股价", "市值", "总市值") or not main:
        return None
    several = SEVERAL.search(place.reading.folded, place.sentence.start, place.found.start)
    return None if several else Owner(main, "owner.main")


def _demonstrated(place: Place, names: Sequence[Named]) -> Owner | None:
    """«展会», «该平台», «本次»: the fair named before, else what the paragraph is about."""
    folded = place.reading.folded
    if not _DEMONSTRATED.search(folded, place.sentence.start, place.found.start):
        return None
    floor = place.reading.paragraph_at(place.found.start).start - 1
    back = [n for n in names if floor <= n.start and n.end <= place.sentence.start and n.kind != "system"]
    fairs = [n for n in back if n.kind == "event"] or [n for n in names if n.kind == "event" and n.end <= floor]
    first = fairs or [n for n in back if acts(folded, n, floor + 1)] or back
    return Owner(first[-1].name, "owner.demonstrated") if first else None


def _field(place: Place) -> Owner | None:
    """«在动画领域,…»: the trade that the sentence tells of."""
    field = _FIELD.search(place.reading.folded, place.sentence.start, place.found.start)
    return Owner(place.reading.cut(*field.span("field")), "owner.field") if field else None


def _of_house_speaking(
    place: Place,
    measured: Metric | None,
    names: Sequence[Named],
    *,
    home: str | None,
    main: str | None,
    last: Owner | None,
    topics: Topics,
) -> Owner | None:
    """The house of a speaker who speaks for it; where it speaks itself, first what it goes on about."""
    statement = place.statement
    if not home or statement is None:
        return None
    if home == statement.speaker and (on := carried(place, measured, names, topics, last, main)) is not None:
        return on
    return Owner(home, "owner.house") if speaks_for(statement) and not aside(place, measured) else None


def _of_house_within(place: Place, home: str | None) -> Owner | None:
    """«店里», «手上»: the house of a speaker without a name."""
    if not home or place.statement is None or place.statement.speaker_kind != "unnamed":
        return None
    mine = MINE.search(place.near, 0, max(0, place.found.start - place.sentence.start))
    return Owner(home, "owner.house") if mine else None


def _beside(place: Place, names: Sequence[Named]) -> Owner | None:
    """A name around a sentence that has no subject."""
    found = beside(place, names)
    return found if found.name is not None else None


def _going_on(place: Place, measured: Metric | None, last: Owner | None, names: Sequence[Named]) -> Owner | None:
    """The owner of the figure before, where a sentence of the reporter's that names nobody still tells of it."""
    if last is None or place.statement is not None or not last.name or last.how not in _FIRM:
        return None
    if measured is None or measured.topic or measured.rule not in ("metric.result", "metric.price", "metric.capital"):
        return None
    if MACRO.search(measured.text) or any(place.sentence.start <= n.start < place.found.start for n in names):
        return None
    floor = place.reading.paragraph_at(place.found.start).start
    firm = measured.rule != "metric.price"
    held = (n for n in names if floor <= n.start < place.sentence.start and (n.kind == "organisation" or not firm))
    return last._replace(how="owner.carried") if any(n.name in last.name for n in held) else None


def _firm_told_of(place: Place, measured: Metric | None, topics: Topics) -> Owner | None:
    """What only a house has, in a sentence of the reporter's: the firm told of before, unless several or a whole market are."""
    if place.statement is not None or measured is None or not _OF_FIRM.search(measured.text):
        return None
    if MACRO.search(measured.text) or SEVERAL.search(place.reading.folded, place.sentence.start, place.end):
        return None
    firm = topics.firm_before(place.found.start)
    return Owner(firm, "owner.topic") if firm else None
