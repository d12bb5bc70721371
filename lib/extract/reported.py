"""The period of a paper of results: «半年报显示,收入合计突破18亿元»; an article on such papers tells the figures of that period."""

from __future__ import annotations

import re

from lib.extract.places import Place
from lib.patterns import compiled
from lib.schema import Resolved
from lib.text.fold import fold
from lib.text.reading import Reading

_PAPER = compiled(
    r"(?:(?P<year>20\d\d) ?年度?的?)?(?:(?P<quarter>一季报|首季报|一季度(?:报告|业绩|财报|成绩单))"
    r"|(?P<second>二季报|二季度(?:报告|业绩|财报|成绩单)|第二季度?(?:财报|业绩|财务报告)|次季业绩)"
    r"|(?P<half>半年报|半年度报告|中期业绩|中期报告|中报|上半年的?(?:业绩|财报|成绩单|经营数据))|(?P<whole>(?<![半季])年报|年度报告|全年业绩|年度业绩))"
)
_SAYS = compiled(r"[^,，。;；]{0,10}(?:显示|披露|称|指出|透露|提到|中|里|数据)")
_EARNED = compiled(
    r"(?:营业?总?收入?|收入|净?利润|净利(?!率)|纯利|净?亏损?|盈利|毛利率?|扣非|减亏|扭亏|盈余|客座率|新增订单|现金流|费用)[^,，。;；]{0,16}$"
    r"|(?:营业?总?收入?|收入|净?利润|净利(?!率)|纯利|亏损?|盈利|毛利率?|减亏|扭亏|客座率)[^。;；]{0,50}[,，](?:同比|按年|较上年|比|微|大|小|暴)?(?:增|减|降|升|跌|下滑|上升|下降|增幅|降幅|涨幅|跌幅|多|少|赚)[^,，。;；]{0,10}$"
)
_ELSEWHEN = compiled(
    r"预计|预测|预期|有望|可望|目标|计划|将|拟|去年|前年|明年|未来|目前|累计|截至|此前|每(?!股)|同期|季度|当季|单季|\d月|\d日|市值|股价|发行价|昨|当时|往年|如果"
)
_COMPARED = compiled("(?:与|较|同|和|比)(?:上年|去年)(?:同期)?(?:相比)?")
_OF_PROFIT = compiled("的(?:净?利润|净利|营收|营业收入|收入|亏损)")
_TERM = compiled("(?<!截至)(?:本?报告期内?|期内|本期)(?!末|初|货)")
_BACK = 200
_HEAD = 200
_KINDS = ("money", "percent", "multiple")


def reported(place: Place) -> tuple[str, tuple[Resolved, ...]] | None:
    """The period of the paper that the sentence quotes, else of the one that the whole article is on."""
    if place.found.kind not in _KINDS and not _TERM.search(place.near, 0, place.found.start - place.sentence.start):
        return None
    told = _COMPARED.sub("", place.near[: place.found.start - place.sentence.start])
    quoted = [m for m in _PAPER.finditer(told) if _SAYS.match(told, m.end())]
    if quoted and (when := _period(place.reading, quoted[-1])) and not _ELSEWHEN.search(told, quoted[-1].end()):
        at = place.sentence.start + quoted[-1].start()
        return when, (Resolved("as_of", at, at + len(quoted[-1].group()), "the period of the paper quoted"),)
    if (term := _term(place)) is not None:
        return term
    if place.dates and any(d.mention.start < place.found.end for d in place.dates):
        return None
    if place.statement is not None and place.statement.type != "indirect":
        return None
    if not (_EARNED.search(told) or _OF_PROFIT.match(place.right)) or _ELSEWHEN.search(told):
        return None
    head = fold(place.reading.title or "") + "\n" + place.reading.folded[:_HEAD]
    found = {when for m in _PAPER.finditer(head) if (when := _period(place.reading, m))}
    return (found.pop(), (Resolved("as_of", 0, 0, "the period of the papers that the article is on"),)) if len(found) == 1 else None


def _term(place: Place) -> tuple[str, tuple[Resolved, ...]] | None:
    """«…披露2023年年度报告。报告期内,公司实现营业收入…», «一季报中称,期内交付…»: the period of the last such paper named."""
    folded, floor = place.reading.folded, place.sentence.start
    said = [m.start() for m in _TERM.finditer(folded, floor, place.found.start)]
    if not said or _ELSEWHEN.search(folded, said[-1] + 2, place.found.start):
        return None
    papers = list(_PAPER.finditer(folded, max(0, said[-1] - _BACK), said[-1]))
    when = _period(place.reading, papers[-1]) if papers else None
    return (when, (Resolved("as_of", papers[-1].start(), papers[-1].end(), "the period of the paper quoted"),)) if when else None


def _period(reading: Reading, paper: re.Match[str]) -> str | None:
    """The last such period that was over when the article was written."""
    day = reading.published.stated or reading.published.latest
    if paper["year"] is None and day is None:
        return None
    if paper["whole"]:
        return paper["year"] or (str(day.year - 1) if day else None)
    ends = 3 if paper["quarter"] else 6
    part = "Q1" if paper["quarter"] else "Q2" if paper["second"] else "H1"
    year = paper["year"] or (str(day.year if day.month > ends else day.year - 1) if day else "")
    return f"{year}-{part}"
