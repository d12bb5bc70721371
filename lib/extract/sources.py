"""Houses known by what is said of them as sources: media that print, report or are spoken to, and those whose data are quoted."""

from __future__ import annotations

from collections.abc import Iterator

from lib.extract.candidates import Candidate
from lib.extract.edges import is_general, words_of
from lib.extract.organisation_shapes import stem
from lib.extract.tokens import Tokens
from lib.patterns import compiled

_HAN = compiled(r"[一-鿿]")
_MEDIUM = compiled(
    r"《([^》《]{2,14})》(?=记者|的?专访|报道|报导|查询|查證|查证|专栏|杂志|周刊|讯|独家|采访|透露|坦言|表示|介绍|获悉|了解)"
    r"|(?:杂志|报纸|媒体|周刊|日报|网站|刊物|期刊)《([^》《]{2,14})》"
    r"|《([^》《]{2,12}(?:报|网|周刊|时讯|财经|新闻|评论|杂志))》"
)
_PRINTED_BY = compiled(
    r"(?m)^([一-鿿A-Za-z0-9]{2,12}) {1,3}\d{4}[-年/]\d{1,2}[-月/]\d{1,2}|[【\[(]([一-鿿]{2,10}(?:报|社|网|台|刊|财经|新闻))(?:讯|专讯|综合)[】\])]|(?:来源|出处|转自|稿源)[::] ?([一-鿿A-Za-z0-9]{2,12})(?=[\s|,。)]|$)"
)
_CITED = compiled(r"据([一-鿿A-Za-z0-9]{2,8}?)的?(?:报道|报导|消息|独家|援引)")
_NOT_CITED = compiled(r"了解|悉|介绍|此|报道|统计|测算|说|称|公开|不完全|多家|有关|相关")
_PEOPLE = frozenset(("记者", "媒体", "外媒", "知情人士", "内部"))
_SHOWS = compiled(r"显示|推算|测算|估算|统计|研报")
_DATA = compiled(r"(?:的|最新|此前|日前|近日|发布的|统计|研究|调研|监测|数据|研报|研究报告|报告){1,3}$")
_TOLD = compiled(r"表示|透露|坦言|直言|介绍|说|称|指出|的?采访|的?专访|提出|记者|强调|分析|证实|回应|,")
_TELLS = frozenset(("告诉", "告知", "接受", "面对", "回应"))


def by_source(text: Tokens) -> Iterator[Candidate]:
    """Media named or cited as such, and sources whose data are quoted: «《晚风财经》的专访», «同花顺数据显示»."""
    folded = text.folded
    for pattern, rule, weight in ((_MEDIUM, "org.medium", 1.0), (_PRINTED_BY, "org.printed", 0.8)):
        for match in pattern.finditer(folded):
            start, end = match.span(match.lastindex or 1)
            if not is_general(words_of(text, start, end)):
                yield Candidate(start, end, "organisation", "media", rule, weight)
    for match in _CITED.finditer(folded):
        start, end = match.span(1)
        if {start, end} <= text.edges and not _NOT_CITED.match(folded, start) and _is_cited(words_of(text, start, end)):
            yield Candidate(start, end, "organisation", "media", "org.reported", 0.7)
    for match in _SHOWS.finditer(folded):
        found = _source(text, match.start())
        if found is not None:
            yield found


def _is_cited(parts: list[str]) -> bool:
    """Whether whoever is cited with a report is called by name."""
    return not is_general(parts) and len(parts[-1]) > 1 and _PEOPLE.isdisjoint(parts)


def _source(text: Tokens, cue: int) -> Candidate | None:
    """The house whose data show something: the name that opens the clause or follows 据."""
    data = _DATA.search(text.folded, max(0, cue - 8), cue)
    end = data.start() if data else cue
    if text.folded.startswith(("数据统计", "数据监测", "数据研究"), end) and end - 2 in text.edges:
        end += 2  # 桐源数据|统计显示
    found = stem(text, end, "org.data", rare=0.6, plain=0.2) if end in text.edges else None
    if found is None or (found.start and text.folded[found.start - 1] != "据" and _HAN.match(text.folded[found.start - 1])):
        return None
    return found


def addressed(folded: str, start: int, end: int) -> bool:
    """Whether a source speaks to what stands here: «告诉陆玖商业评论», «向晚风财经透露»."""
    told = folded[max(0, start - 2) : start]
    return bool(_TOLD.match(folded, end)) and (told in _TELLS or told[-1:] in ("向", "对"))
