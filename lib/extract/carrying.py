"""What a clause without a subject of its own is about: the subject of the clause before, else what the sentence before was about.

Only where that was named in the same paragraph, by the reporter or by somebody who belongs to it: «主办方», «项目负责人», «知情人士».
"""

from __future__ import annotations

from collections.abc import Sequence

from lib.extract.bearers import Named, Owner, in_full
from lib.extract.candidates import any_word
from lib.extract.changes import Metric
from lib.extract.clause_heads import Head, head_of
from lib.extract.places import Place
from lib.extract.subjects import last_head
from lib.extract.topics import Topic, Topics, told_of
from lib.patterns import compiled
from lib.schema import UNKNOWN_SPEAKER, Statement
from lib.text.fold import fold

_BELONGS = compiled(
    "(?:联合)?(?:创始人|创办人|主理人)|老板娘?$|店主$|东主$|掌柜$|(?:门店|店铺|餐厅|酒店|商场|项目)经理|(?:平台|品牌|公司|企业|集团|场馆|景区|酒店|商场|门店|银行|医院|学校|片方|船方|校方|院方)(?:相关|有关)?(?:负责人|方面|工作人员)$|主办方|承办方|协办方|组委会|组织方|[校院馆店厂园社港区]方|项目(?:负责人|经理|总监|方|部)|现场负责人|相关负责人|^(?:该|有关)?负责人|厂长|校长|院长|馆长|园长|站长|场长|船长|段长|机长|管理方|运营方|建设方|施工方|投资方|发行方|出品方|"
    "接近(?:交易|公司|项目|管理层|该)|知情(?:人士|者)|内部(?:人士|员工)|工作人员|参与(?:交易|项目)|^(?:公司)?(?:总经理|董事长|董座|总裁|副总裁|执行长|财务长|发言人|CEO|CFO|首席执行官|首席财务官|董秘|董事会秘书|高层|高管)$|^(?:景区|园区|基地|剧组|法院|项目组)$"
)
"""Who speaks of what the text was about, and has no house of his own told."""
_INSIDE = compiled(
    "^(?:公司)?(?:总经理|董事长|董座|总裁|执行长|财务长|营运长|技术长|首席(?:执行|财务|技术)官|CEO|CFO|COO|CTO|董秘|董事会秘书|发言人)$|接近(?:公司|管理层|高层)|内部(?:人士|员工)|(?<!从)(?:已|前)离职|离职协议|前?员工$|管理层$"
)
_CLAUSE = compiled("[,，;；:：。]")
_CLASS = compiled(
    "行业|产业|市场|主板|大市|创业板|科创板|[港美AB]股|全国|国内|全球|海外|我国|大盘|两市|业内|消费者|居民|网友|投资者|同行|对手|一家|一所|一位|一名|一座|一台|一辆|一部|其他|另一|各地|多地|每[人户亩吨斤家台]|旅行业|专家|分析"
)


_ASPECT = compiled(
    "[\\s\0]*(?:分[一-龥]{2,3}来?看|(?:规格|配置|性能|参数|价格|售价|续航|外观|业绩|财务|营收|产能|产品|研发|渠道|海外|国内|业务|市场|客流|票价|设计|成本|资本支出|人事|人力)(?:表现)?(?:方面|上)|具体来?看|具体而言|截至目前|开业首日|上市首日|首日)[,，]"
)
"""«规格方面,…», «分业务看,…»: a paragraph that goes on about what the one before it was about."""


_SITE = compiled("(?:机场|港|车站|口岸|博物馆|博物院|公园|景区|度假区|影城|乐园)$")


def carried(
    place: Place, measured: Metric | None, names: Sequence[Named], topics: Topics, last: Owner | None, main: str | None = None
) -> Owner | None:
    """The topic of the paragraph, where the clauses of the sentence up to the figure name no other subject."""
    topic = topics.before(place.found.start)
    house = main or (topic.firm.name if topic.firm is not None else None)
    if not topic.fresh and house and _inside(place.statement) and _heads(place, names)[0].kind in ("none", "metric", "points"):
        return Owner(house, "owner.main")
    if topic.lead is None or not (topic.fresh or (place.statement is None and _ASPECT.match(place.near))):
        return None
    heads = _heads(place, names)
    if not _of_topic(place.statement) and not (
        (topic.lead.kind in ("thing", "event", "work") or _SITE.search(fold(topic.lead.name)) or _raised(measured))
        and _counts_only(place.statement)
        and all(h.kind in ("none", "points", "metric") for h in heads)
    ):
        return None
    if any(
        h.kind == "named" or (h.kind == "other" and _foreign(place.reading.folded[h.start : h.end], own=place.statement is not None))
        for h in heads
    ):
        return None
    meant = _meant(topic, place, heads, measured)
    if topic.thing is not None and last is not None and topic.thing.name == last.name and not _of_firm(measured):
        meant = topic.thing  # «甲发布乙,起售价…。开售3分钟,…»
    return in_full(place, meant, "owner.topic")


def _of_topic(statement: Statement | None) -> bool:
    """Whether the reporter tells it, or somebody who belongs to what was told of."""
    if statement is None or statement.speaker == UNKNOWN_SPEAKER:
        return True
    if statement.organisation or statement.speaker.startswith("《"):
        return False
    told = statement.role if statement.speaker_kind == "person" else statement.speaker
    return _BELONGS.search(fold(told or "")) is not None


def _inside(statement: Statement | None) -> bool:
    """Whether somebody of a house whose name is not told speaks: «财务长», «接近管理层的人士», «已离职的员工»."""
    if statement is None or statement.organisation:
        return False
    told = statement.role if statement.speaker_kind == "person" else statement.speaker
    return _INSIDE.search(fold(told or "")) is not None


def _counts_only(statement: Statement | None) -> bool:
    """Whether an institution tells it: «据某集团统计,一年来累计通行车辆…» leaves out whose it is, where it is what was told of before."""
    return statement is not None and statement.speaker_kind == "institution" and not statement.speaker.startswith("《")


def _raised(measured: Metric | None) -> bool:
    """Whether it is what a round of funding came to."""
    return measured is not None and measured.text.startswith(("投后", "投前", "估值", "本轮", "融资"))


def _of_firm(measured: Metric | None) -> bool:
    """Whether only a house has such a measure."""
    return measured is not None and measured.rule in ("metric.result", "metric.capital")


def _foreign(phrase: str, *, own: bool) -> bool:
    """Whether a subject is a sort of firms or people, or a whole market; what somebody tells of his own may measure such («全职骑手规模»)."""
    if own and (head := last_head(phrase)) and phrase.endswith(head):
        return _CLASS.search(phrase) is not None
    return bool(_CLASS.search(phrase) or any_word("holders", "holder.firm", "holder.people").search(phrase))


def _heads(place: Place, names: Sequence[Named]) -> list[Head]:
    """What the clause of the figure and those before it in the sentence, or in what is said, begin with; the nearest first."""
    folded, floor = place.reading.folded, place.sentence.start
    if place.statement is not None:
        part = next((p for p in place.statement.parts if p.start <= place.found.core < p.end), None)
        floor = max(floor, part.start) if part is not None else floor
    out = [head_of(folded, max(floor, place.start), place.found.start, names)]
    starts = [floor, *(m.end() for m in _CLAUSE.finditer(folded, floor, place.start))]
    for start, end in zip(reversed(starts[:-1]), reversed(starts[1:]), strict=True):
        out.append(head_of(folded, start, end - 1, names))
    return out


def _meant(topic: Topic, place: Place, heads: Sequence[Head], measured: Metric | None) -> Named:
    """Which subject of the topic: the one that a word that points back is said of, else the house of what only a house has, else the last."""
    folded = place.reading.folded
    of_firm = _of_firm(measured)
    for head in heads:
        if head.kind == "points" and (one := told_of(topic, folded, head.start, place.found.start, of_firm=of_firm)) is not None:
            return one
    lead = topic.lead
    assert lead is not None
    return topic.firm if of_firm and topic.firm is not None and lead.kind != "organisation" else lead
