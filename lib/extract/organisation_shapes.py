"""Houses that stand in no list: by the end of their name, by the title or deed after it, by the kind before it, by their company."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache

from lib.extract.candidates import Candidate, alternation
from lib.extract.edges import edges, is_general, is_place, is_rare, name_end, name_start, words_of
from lib.extract.tokens import Tokens, word_class
from lib.rules import Rule, rules

_LEADERS = frozenset(("中国", "全国", "国家", "世界", "国际", "全球", "中华", "亚洲", "欧洲"))
_OFFICE = re.compile(r"(?:政府|法院|检察院|局|海关|新闻办|办公厅|管委会)$")
_HAN = re.compile(r"[一-鿿]")
_AFTER_TITLE = re.compile(
    r"[、兼]|(?:[一-鿿]{2,4}|[一-鿿]{1,6}·[一-鿿·]{1,10}|[A-Z][A-Za-z.]{1,15}(?: [A-Z][A-Za-z.]{1,15}){0,2})"
    r"(?:[,,。、;:((]|表示|告诉|说|称|指出|认为|透露|坦言|直言|在|对|向|则|也|还|看来|近日|日前|曾|宣布|介绍|提到|强调|补充|回应|预测|判断|预计|解释|分析|提醒|建议|笑|等|的|与|和|$)"
)
_MEDIUM = re.compile(
    r"《([^》《]{2,14})》(?=记者|的?专访|报道|报导|杂志|周刊|讯|独家|采访|透露|坦言|表示|介绍|获悉|了解)|《([^》《]{2,12}(?:报|网|周刊|时讯|财经|新闻|评论|杂志))》"
)
_PRINTED_BY = re.compile(
    r"(?m)^([一-鿿A-Za-z0-9]{2,12}) {1,3}\d{4}[-年/]\d{1,2}[-月/]\d{1,2}|(?:来源|出处|转自|稿源)[::] ?([一-鿿A-Za-z0-9]{2,12})(?=[\s|,。)]|$)"
)
_PRINTED_BY = re.compile(
    r"(?m)^([一-鿿A-Za-z0-9]{2,12}) {1,3}\d{4}[-年/]\d{1,2}[-月/]\d{1,2}|(?:来源|出处|转自|稿源)[::] ?([一-鿿A-Za-z0-9]{2,12})(?=[\s|,。)]|$)"
)
_PRINTED_BY = re.compile(
    r"(?m)^([一-鿿A-Za-z0-9]{2,12}) {1,3}\d{4}[-年/]\d{1,2}[-月/]\d{1,2}|(?:来源|出处|转自|稿源)[::] ?([一-鿿A-Za-z0-9]{2,12})(?=[\s|,。)]|$)"
)
_ACTS = re.compile(r"(?:有关|相关|项目|副|总)?(?:负责人|经理|董事长|总裁|工程师)|方面|宣布|披露|发布|公告|回应|表示|称")
_REPORTED = re.compile(
    r"据(?!了解|悉|介绍|此|报道|统计|测算|说|称|公开|不完全|多家|有关|相关)([一-鿿A-Za-z0-9]{2,8}?)的?(?:报道|报导|消息|独家|援引)"
)
_SHOWS = re.compile(r"显示|推算|测算|估算|统计|研报")
_DATA = re.compile(r"(?:的|最新|此前|日前|近日|发布的|统计|研究|调研|监测|数据|研报|研究报告|报告){1,3}$")
_TOLD = re.compile(r"表示|透露|坦言|直言|介绍|说|称|指出|的?采访|的?专访|提出|记者|强调|分析|证实|回应|,")


@cache
def _suffixes() -> tuple[re.Pattern[str], dict[str, Rule], re.Pattern[str], Rule]:
    """Every suffix as one pattern, the rule each belongs to, and the pattern of public offices."""
    listed = [r for r in rules("organisation_shapes") if r.data["part"] == "suffix"]
    office = next(r for r in listed if r.data["stem"] == "office")
    by_word = {w: r for r in listed for w in r.words}
    words = sorted(by_word, key=lambda w: (-len(w), w))
    return re.compile("|".join(map(re.escape, words))), by_word, office.regex, office


def by_suffix(folded: str, text: Tokens) -> Iterator[Candidate]:
    """Names that end as houses do: «穹芯科技», «独立策略研究院», «厦门市文旅局»."""
    pattern, by_word, office, office_rule = _suffixes()
    for match in pattern.finditer(folded):
        if match.end() in text.edges:
            rule = by_word[match.group()]
            found = _with_suffix(text, match.start(), match.end(), str(rule.data["stem"]), rule.id)
            if found is not None:
                yield found
            if folded.startswith("公司", match.end()):
                yield from _local_firm(folded, text, match.start(), match.end() + 2)
    for match in office.finditer(folded):
        start = office_start(text, match.start())
        whole = match.end() in text.edges or _titles()[0].match(folded, match.end() - 1) is not None  # 局长 may be read as 局|局长
        if whole and match.end() - start >= 4:
            yield Candidate(start, match.end(), "organisation", "regulator", office_rule.id, 0.7 if start < match.start() else 0.4)


def _local_firm(folded: str, text: Tokens, stem_end: int, end: int) -> Iterator[Candidate]:
    """A firm called by its place and trade, 公司 and all: «河西新能源公司有关负责人»; not «深圳具身智能公司启立机器人»."""
    start = name_start(text, stem_end)
    parts = words_of(text, start, stem_end) if start < stem_end else []
    if parts and word_class(parts[0]) == "ns" and _ACTS.match(folded, end):
        yield Candidate(start, end, "organisation", "house", "org.local", 0.7)


def office_start(text: Tokens, topic: int) -> int:
    """Where the name of a public office begins: its place and its topics, joined by 和 or 及."""
    place, start = text.at(topic), text.starts[text.at(topic)]
    for number in range(place - 1, max(-1, place - 7), -1):
        word = text.words[number]
        joins = word in ("和", "及", "与") and number and _HAN.match(text.words[number - 1]) is not None
        if not (joins or (_HAN.match(word) and _may_name_office(word))):
            break
        start = text.starts[number]
        if (word_class(word) == "ns" and len(word) > 1) or word in ("自治区", "特区", "全国", "国家"):
            if number and word_class(text.words[number - 1]) == "ns":
                start = text.starts[number - 1]
            break
    return start if text.words[text.at(start)] not in ("和", "及", "与") else text.starts[text.at(start) + 1]


def _may_name_office(word: str) -> bool:
    known = edges()
    return word_class(word) in ("ns", "n", "vn", "nt", "nz", "j", "an", "b", "l", "s") and word not in known.kind and word not in known.stop


def _with_suffix(text: Tokens, stem_end: int, end: int, stem: str, rule: str) -> Candidate | None:
    """The name that ends in a suffix, weighed by what its stem is made of."""
    start = name_start(text, stem_end, broad=stem == "learned")
    if stem_end - start < 1:
        return None
    parts = words_of(text, start, stem_end)
    own = [p for p in parts if word_class(p) != "ns"] if stem in ("rare", "common") else parts
    if (is_general(own) and own and not (stem == "any" and is_place(parts))) or _goes_on(text, end, stem):
        return None
    rare, place = is_rare(parts), is_place(parts)
    led = word_class(parts[0]) == "ns" or parts[0] in _LEADERS
    lone = 0.5 if stem_end - start < 2 else 1.0
    weight = (
        lone
        * {
            "any": 0.8,
            "learned": 0.0 if place else 0.8 if rare or led else 0.6 if stem_end - start > 3 else 0.5,
            "site": 0.0 if place else 0.6 if rare else 0.2,
            "own": 0.0 if place else 0.9 if rare else 0.7,
            "common": 0.1 if place else 0.7 if rare else 0.3,
            "rare": 0.1 if place else 0.5 if rare else 0.2,
        }[stem]
    )
    kind = (
        "learned"
        if stem == "learned"
        else "regulator"
        if rule == "org.suffix.seat" and _OFFICE.search(text.words[text.at(end - 1)])
        else "house"
    )
    return Candidate(start, end, "organisation", kind, rule, weight) if weight else None


def _goes_on(text: Tokens, end: int, stem: str) -> bool:
    """Whether a common noun follows that makes the would-be suffix a part of it: «汽车市场», «游戏行业»."""
    place = text.at(end)
    if place >= len(text.words) or text.starts[place] != end:
        return False
    after = text.words[place]
    if after in ("显示", "表明", "来源", "统计"):
        return True
    return (
        stem in ("rare", "common")
        and after in edges().kind
        and after not in ("公司", "集团", "工作室", "现场", "业务", "产品", "股东", "旗下")
    )


@cache
def _titles() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Titles of people who belong to a house, and the words of rank before one."""
    listed = [r for r in rules("titles") if r.data.get("takes") == "house"]
    words = sorted({w for r in listed for w in r.words if len(w) > 1}, key=lambda w: (-len(w), w))
    trades = set(_suffixes()[1])
    rank = sorted({w for r in rules("titles") if r.data.get("takes") == "rank" for w in r.words}, key=lambda w: (-len(w), w))
    # A trade right before the title ends the name (嘉书科技创始人) unless it is called a trade there (汽车行业分析师).
    steps = [re.escape(w) + ("(?=行业|产业|领域|板块|业务|事业)" if w in trades else "") for w in rank]
    return re.compile("|".join(map(re.escape, words))), re.compile(f"(?:{'|'.join(steps)}|的){{0,4}}$")


def by_title(folded: str, text: Tokens) -> Iterator[Candidate]:
    """Names right before somebody's title and name: «西安丰行创始人李涛», «行行AI董事长李明顺»."""
    titles, rank = _titles()
    for match in titles.finditer(folded):
        if not _AFTER_TITLE.match(folded, match.end()):
            continue
        before = rank.search(folded, max(0, match.start() - 14), match.start())
        end = before.start() if before else match.start()
        if end in text.edges or (end and not _HAN.match(folded[end - 1])):
            found = _stem(folded, text, end, "org.title", rare=0.6, plain=0.4)
            if found is not None:
                yield found


def _stem(folded: str, text: Tokens, end: int, rule: str, *, rare: float, plain: float) -> Candidate | None:
    """The name that ends at a position, if it can be one."""
    if not end or not (_HAN.match(folded[end - 1]) or folded[end - 1].isalnum()):
        return None
    start = name_start(text, end)
    parts = words_of(text, start, end) if start < end else []
    numbered = rule == "org.title" and len(parts) == 1 and parts[0].isdigit() and end - start >= 3  # 360创始人
    if (
        end - start < 2
        or end - start > 10
        or (is_general(parts) and not numbered)
        or is_place(parts)
        or not (numbered or _ends_well(parts[-1]))
    ):
        return None
    return Candidate(start, end, "organisation", "house", rule, rare if numbered or is_rare(parts) else plain)


def _ends_well(word: str) -> bool:
    """Whether a word may end a name: no common noun for a kind of house or people, no word of grammar."""
    known = edges()
    return word not in known.kind and word not in known.stop and (len(word) == 1 or word_class(word)[0] not in "vdcprtmfu")


def by_kind(folded: str, text: Tokens) -> Iterator[Candidate]:
    """Names right after the kind of house they are: «日本载板厂东洋回路», «初创企业月之暗面完成新一轮融资»."""
    kinds = alternation("organisation_shapes", "org.kind")
    deeds = alternation("organisation_shapes", "org.deed")
    for match in kinds.finditer(folded):
        start = match.end()
        if start not in text.edges or not _HAN.match(folded[start : start + 1] or " ") or not _modified(text, match.start()):
            continue
        end = name_end(text, start)
        parts = words_of(text, start, end) if end > start else []
        if end - start < 2 or is_general(parts) or not _ends_well(parts[-1]) or (len(parts[0]) > 1 and not _ends_well(parts[0])):
            continue
        weight = (0.4 if is_rare(parts) else 0.2) + (0.4 if deeds.match(folded, end) else 0.0)
        yield Candidate(start, end, "organisation", "house", "org.kind", weight)


def _modified(text: Tokens, start: int) -> bool:
    """Whether a word that says which kind stands before a kind («封测|厂», «AI视频|公司»), not 该, 一家 or nothing."""
    place = text.at(start) - (1 if text.starts[text.at(start)] == start else 0)
    word = text.words[place] if place >= 0 else ""
    return bool(_HAN.match(word) or word.isalnum()) and word not in (
        "该",
        "本",
        "一家",
        "家",
        "的",
        "这家",
        "多家",
        "和",
        "与",
        "是",
        "在",
        "些",
        "各",
        "其",
    )


def by_frame(folded: str, text: Tokens) -> Iterator[Candidate]:
    """Media that are named or cited as such, and sources whose data are quoted."""
    for match in _MEDIUM.finditer(folded):
        group = 1 if match[1] else 2
        yield Candidate(match.start(group), match.end(group), "organisation", "media", "org.medium", 1.0)
    for match in _PRINTED_BY.finditer(folded):
        start, end = match.span(match.lastindex or 1)
        if not is_general(words_of(text, start, end)):
            yield Candidate(start, end, "organisation", "media", "org.printed", 0.8)
    for match in _PRINTED_BY.finditer(folded):
        start, end = match.span(match.lastindex or 1)
        if not is_general(words_of(text, start, end)):
            yield Candidate(start, end, "organisation", "media", "org.printed", 0.8)
    for match in _PRINTED_BY.finditer(folded):
        start, end = match.span(match.lastindex or 1)
        if not is_general(words_of(text, start, end)):
            yield Candidate(start, end, "organisation", "media", "org.printed", 0.8)
    for match in _REPORTED.finditer(folded):
        start, end = match.span(1)
        if start in text.edges and end in text.edges and _is_cited(words_of(text, start, end)):
            yield Candidate(start, end, "organisation", "media", "org.reported", 0.7)
    for match in _SHOWS.finditer(folded):
        found = _source(folded, text, match.start())
        if found is not None:
            yield found


def _is_cited(parts: list[str]) -> bool:
    """Whether whoever is cited with a report is called by name."""
    return not is_general(parts) and len(parts[-1]) > 1 and not set(parts) & {"记者", "媒体", "外媒", "知情人士", "内部"}


def _source(folded: str, text: Tokens, cue: int) -> Candidate | None:
    """The house whose data show something: the name that opens the clause or follows 据."""
    data = _DATA.search(folded, max(0, cue - 8), cue)
    end = data.start() if data else cue
    if end not in text.edges:
        return None
    found = _stem(folded, text, end, "org.data", rare=0.6, plain=0.2)
    if found is None or (found.start and folded[found.start - 1] != "据" and _HAN.match(folded[found.start - 1])):
        return None
    return found


def addressed(folded: str, start: int, end: int) -> bool:
    """Whether a source speaks to what stands here: «告诉陆玖商业评论», «向晚风财经透露»."""
    told = folded[max(0, start - 2) : start]
    return bool(_TOLD.match(folded, end)) and (told in _TELLS or told[-1:] in ("向", "对"))


_TELLS = frozenset(("告诉", "告知", "接受", "面对", "回应"))

FINDERS: tuple[Callable[[str, Tokens], Iterator[Candidate]], ...] = (by_suffix, by_title, by_kind, by_frame)
