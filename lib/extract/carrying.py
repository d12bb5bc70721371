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
from lib.extract.topics import Topic, Topics, told_of
from lib.patterns import compiled
from lib.schema import Statement
from lib.text.fold import fold

_BELONGS = compiled(
    "主办方|承办方|协办方|组委会|组织方|[校院馆店厂园社港区]方|项目(?:负责人|经理|总监|方|部)|现场负责人|相关负责人|^(?:该|有关)?负责人|厂长|校长|院长|馆长|园长|站长|场长|船长|段长|机长|管理方|运营方|建设方|施工方|投资方|发行方|出品方|"
    "接近(?:交易|公司|项目|管理层|该)|知情(?:人士|者)|内部(?:人士|员工)|工作人员|参与(?:交易|项目)|^(?:景区|园区|基地|剧组|法院|项目组)$"
)
"""Who speaks of what the text was about, and has no house of his own told."""
_CLAUSE = compiled("[,，;；:：。]")
_CLASS = compiled(
    "行业|产业|市场|主板|大市|创业板|科创板|[港美AB]股|全国|国内|全球|海外|我国|大盘|两市|业内|消费者|居民|网友|投资者|同行|对手|一家|一所|一位|一名|一座|一台|一辆|一部|其他|另一|各地|多地|每[人户亩吨斤家台]|旅行业|专家|分析"
)


def carried(place: Place, measured: Metric | None, names: Sequence[Named], topics: Topics) -> Owner | None:
    """The topic of the paragraph, where the clauses of the sentence up to the figure name no other subject."""
    topic = topics.before(place.found.start)
    if topic.lead is None or not topic.fresh or not _of_topic(place.statement):
        return None
    heads = _heads(place, names)
    if any(h.kind == "named" or (h.kind == "other" and _foreign(place.reading.folded[h.start : h.end])) for h in heads):
        return None
    return in_full(place, _meant(topic, place, heads, measured), "owner.topic")


def _of_topic(statement: Statement | None) -> bool:
    """Whether the reporter tells it, or somebody who belongs to what was told of."""
    if statement is None:
        return True
    if statement.organisation or statement.speaker.startswith("《"):
        return False
    told = statement.role if statement.speaker_kind == "person" else statement.speaker
    return _BELONGS.search(fold(told or "")) is not None


def _foreign(phrase: str) -> bool:
    """Whether a subject is a sort of firms or people, or a whole market."""
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
    of_firm = measured is not None and measured.rule in ("metric.result", "metric.capital")
    for head in heads:
        if head.kind == "points" and (one := told_of(topic, folded, head.start, place.found.start, of_firm=of_firm)) is not None:
            return one
    lead = topic.lead
    assert lead is not None
    return topic.firm if of_firm and topic.firm is not None and lead.kind != "organisation" else lead
