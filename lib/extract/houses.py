"""Read a house that speaks: by list, by shape, or through its paper («浙商证券研报», «因赛集团1月26日发布的调研纪要»)."""

from __future__ import annotations

import re
from functools import cache

from lib.extract.candidates import vocabulary
from lib.extract.lexicon import HAN, PLACES, lexicon
from lib.extract.pieces import DOCUMENT, INSTITUTION, Listed, Phrase, Piece
from lib.extract.tokens import tokens, word_class
from lib.extract.traits import TRAITS
from lib.patterns import compiled
from lib.rules import gazetteer
from lib.text.fold import fold

WEAK = compiled(r"^有|^收到|^获得|^接到|[的了是在不就也都把被让给着过吗呢吧这那]")
FAME = compiled(
    rf"^(?:知名|著名|资深|全球|国际|全国|国内|海外|(?:{PLACES})(?:的)?|头部|最大|最大的|老牌|新兴|明星|初创|上市|民营|国有|本土|外资|中资"
    r"|权威|第三方|市场|行业|现任|时任|曾任|原|前|作为|身为|来自|由|与|和|随着){1,3}(?:的)?"
)

_DOCUMENT = compiled(r"《[^《》]{1,80}(?:《[^《》]{1,40}》[^《》]{0,40})?》(?:\([^()]{1,30}\))?")
_STATE_KINDS = (
    "意见|办法|条例|规定|通知|工作提示|管理提示|风险提示|通告|规划|方案|纲要|法|计划|措施|指南|指引|准则|标准|决定|政策|目录|法案|规则|令|草案|细则|要点|文件|征求意见稿"
    "|解释|公约|协定"
)
STATE_PAPER = compiled(rf"(?:{_STATE_KINDS})(?:\([^()]{{1,20}}\))?》")
_ISSUE = compiled(
    "(?:发布|发表|公布|披露|印发|出台|推出|出具|提供|递交|提交|报送|呈交|编制|下发|撰写|刊发|刊登|公开|制定|提交|更新|刊出|公告|整理)(?:了|过)?(?:的)?"
)
_ISSUE_TIME = compiled(
    r"(?:\d{2,4}年|\d{1,2}月(?:份|初|中旬|底|末)?|\d{1,2}[日号]|[今去前明]年|于|在|日前|近日|近期|此前|昨日|昨晚|昨天|昨|今日|今天|当天|当日|最新|最近"
    r"|本周|上周|稍早|随后|刚刚|向[\u4e00-\u9fff]{2,10}|\([^()]{1,6}\)|日|周[一二三四五六日]|同日|次日|联合|共同|官方|上午|下午|晚间|晚|早间|凌晨)$"
)
_LATIN = compiled(
    r"[A-Za-z0-9][A-Za-z0-9.&'’+\-]{0,24}(?: [A-Z0-9][A-Za-z0-9.&'’+\-]{0,24}){0,4}"
    rf"(?:[{HAN}]{{0,6}}(?:公司|集团|方面|官方|团队|实验室|研究院|中国|亚太|中国区))?"
)
_PLAIN_LATIN = compiled(r"[A-Za-z0-9][A-Za-z0-9 .&+\-]{1,30}")
_LETTER = compiled("[A-Za-z]")
_SIDES = "方面|官方|内部|一方|管理层|高层|团队|App|APP|客户端|平台|网站"
_SIDE = compiled(f"(?:{_SIDES})$")
_SIDE_LAST = frozenset(side[-1] for side in _SIDES.split("|")) | {"\n"}
_STOCK = compiled(rf"\*?(?:ST)?[{HAN}]{{2,6}}")
_QUOTED_HOUSE = compiled(
    "[^“”]{0,20}(?P<kind>的|旗下|公司|机构|平台|团队|企业|品牌|厂商|网站|公众号|数据商|服务商|软件|小程序)[“「](?P<name>[^“”「」]{3,14})[”」]"
)
_HAN_ONLY = compiled(f"[{HAN}]+")
_TOGETHER = compiled(r"等(?:[一二两三四五六七八九十\d]{1,3}|多|数|几)(?:家|个|大|部)[^,。]{2,12}$")
_ASIDE = compiled(r"\([^()]{1,40}\)$")
_ONE_PAPER = compiled("(?:一|这|上述|有)?(?:份|项|篇|则)?由(?=.{3})|(?:一|这)(?:份|项|篇|则)(?=.{3})")
_BEFORE_PAPER = compiled(
    r"(?:的|一项|一份|一篇|这项|这份|最新|全新|年度|季度|月度|官方|技术|调研|调查|统计|监测|研究|相关|此前|公开|最近|发布|投资|行业|深度|专题|分析|市场|渠道|草根|终端|产业链|实地|线下|抽样|问卷|民意|第?[一二三四1-4]季度?|[上下]半年|前[二三]季度?|中期|全年|首季|次季|末季|上季度?|本季度?"
    r"|\d{4}年(?:度)?|\d{1,2}月(?:份|上旬|中旬|下旬|初|底)?|(?:上|本|今|昨)[周月日天年])$"
)
_PARTY = compiled(
    "(?:运营|承建|承办|主办|出品|制作|承制|发行|开发|研发|投资|建设|供应|施工|委托|收购|合作|设计|代工|总包|中标|实施)(?:方|商|单位|企业|公司)(?=.{3})"
)
_NO_HOUSE_END = compiled("(?:日前|近日|此前|昨日|今日|当天|在|于)$")
_BEFORE_FIRM_PAPER = compiled(
    "(?:昨日|昨晚|今日|当日|近日|日前|晚间|早间|盘后|最新|的|发布|披露|第?[一二三四1-4]季度?|[上下]半年|前[二三]季度?|中期|全年|首季){1,4}$"
)
_STATE_UNITS = "司|处|室|厅|局|署|办公室|中心"
_STATE_UNIT = compiled(rf"(?P<head>[{HAN}]{{2,14}}[部委局署院行会办])[{HAN}]{{2,10}}(?<!公)(?:{_STATE_UNITS})")
"""«国家广播电视总局网络视听司»: a unit of an office of the state speaks by the whole name."""
_UNIT_LAST = frozenset(unit[-1] for unit in _STATE_UNITS.split("|"))
_SEAT = compiled(rf"(?:[{HAN}]{{2,6}}(?:省|市|县|区|州)|自治区|省|市|区|县)")
_PLACE = compiled(rf"(?:{PLACES})(?:国际|全球|全国|市场)?")
_QUOTED = compiled("[“”「」『』]")
_TOLD_OF = compiled(
    "(?:同样|同日|同为|刚刚|刚|曾|已|被|正在|正|一直|率先|最早|最先|早已|此前|负责|参与|主导|经营|运营|推出|拥有|持有|成立|入股|控股|来自|位于|总部|身处|作为|专注|主打|承接|承建)[^,。;:]{1,22}的|[^,。;:的]{0,14}(?:涨停|跌停|停牌|中招|缺席|入局|落败|胜诉|败诉|中标|上市|起诉|追加)[^,。;:的]{0,6}的"
)
"""«被追加为共同被告的灵镜智能», «同样涨停的云栈科技»: what the author tells of a house before its name."""
_OF_TRADE = ("大学", "学院", "银行", "业", "务", "会", "贸", "标")
"""What follows 商 where it is no kind of house: 北京工商大学, 县商务局."""
_JOINED = compiled("[、与和及]|以及")
_TEAM = compiled(
    "(?!的|(?:创始|管理|研发|技术|开发|运营|产品|核心|高管|创业|项目|设计|制作|法务|公关|律师|销售|工程)团队)[\u4e00-\u9fffA-Z]{1,8}(?<!的)(?:团队|组)"
)
"""«国泰海通证券食品饮料团队»: analysts who sign as one."""
_PART_OF_NAME = compiled("国际|全球|全国|市场|行业|第三方")
_MEDIUM_TAIL = compiled("的?(?:报道|文章|消息|评论|社论|专栏|独家报道)|周刊|杂志|报|日报|网|网站|节目|专栏|社论")
_BEFORE_MEDIUM = compiled(rf"(?:{PLACES})?(?:媒体|杂志|报纸|网站)?")


@cache
def known_houses() -> frozenset[str]:
    """Folded names and aliases of the firms in the alias table and of the organisations in the gazetteer."""
    firms = [e for e in gazetteer("aliases") if e.data["kind"] == "firm"]
    return frozenset(fold(n) for e in [*firms, *gazetteer("organisations")] for n in (e.name, *e.aliases))


def read_house(folded: str, start: int, end: int, listed: Listed) -> Phrase | None:
    """The house or document of a stretch, or None.

    >>> text = "因赛集团1月26日发布的调研纪要"
    >>> house = read_house(text, 0, len(text), Listed())
    >>> text[house.name.start:house.name.end], house.rule
    ('因赛集团', 'phrase.issued')
    """
    key = folded, start, end
    if key not in listed.houses:
        listed.houses[key] = _read_house(folded, start, end, listed)
    return listed.houses[key]


def _read_house(folded: str, start: int, end: int, listed: Listed) -> Phrase | None:
    lex = lexicon()
    words = folded[start:end]
    if "等" in words and (together := _TOGETHER.search(words)):
        return read_house(folded, start, start + together.start(), listed)
    if (
        words.startswith(("据", "收到", "接到", "获得", "拿到", "取得", "接获", "获", "这", "那", "该", "此", "其", "本次", "每"))
        or words in lex.never
        or lex.title.fullmatch(words)
    ):
        return None
    if m := _ONE_PAPER.match(words):
        start, words = start + m.end(), words[m.end() :]
    if "《" in words and (document := _DOCUMENT.search(words)):
        return _through_document(folded, start, end, document, listed)
    if (at := issuer_end(words)) and (inner := read_house(folded, start, start + at, listed)) and inner.kind == INSTITUTION:
        return Phrase(INSTITUTION, inner.name, None, None, "phrase.issued", 0.9)
    if words[-1:] in lex.paper_last and (m := lex.paper.search(words)) and m.start() >= 2:
        if paper := _paper(folded, start, m, words, listed):
            return paper
        named_data = m.group() == "数据" and len(words) <= 6 and _odd(words[: m.start()])  # «星图数据»
        if words not in known_houses():
            return Phrase(INSTITUTION, Piece(start, end), rule="phrase.suffix", sure=0.6) if named_data else None
    if words[-1:] in ("队", "组") and any(p.start == start and _TEAM.fullmatch(folded, p.end, end) for p in listed.within(start, end)):
        return Phrase(INSTITUTION, Piece(start, end), rule="phrase.suffix", sure=0.85)
    if words[-1:] in _SIDE_LAST and (m := _SIDE.search(words)) and m.start() >= 2:
        house = read_house(folded, start, start + m.start(), listed)
        if house is None and m.group() == "方面" and _odd(words[: m.start()]):  # «同庆楼方面表示»
            return Phrase(INSTITUTION, Piece(start, start + m.start()), rule="phrase.side", sure=0.7)
        if house or m.group() not in ("平台", "网站"):
            return house
    return _by_name(folded, start, end, listed)


def _by_name(folded: str, start: int, end: int, listed: Listed) -> Phrase | None:
    """A house by list, by the ending of its name, or by Latin letters."""
    lex = lexicon()
    inside = [p for p in listed.within(start, end) if p.end == end]
    if inside:
        before = folded[start : inside[0].start]
        if not before or FAME.fullmatch(before) or ends_in_kind(before):
            return Phrase(INSTITUTION, inside[0], rule="phrase.listed")
    for joint in _JOINED.finditer(folded, start, end):
        if several := _joint(folded, start, end, joint, listed):
            return several
    if (told := _TOLD_OF.match(folded, start, end)) and end - told.end() >= 3:
        return _by_name(folded, told.end(), end, listed)
    if folded[start:end] in listed.shaped and folded[start:end] not in lex.never:
        return Phrase(INSTITUTION, Piece(start, end), rule="phrase.shaped", sure=0.8)
    if (
        folded[end - 1 : end] in _UNIT_LAST
        and (m := _STATE_UNIT.fullmatch(folded, start, end))
        and any(folded[start:at] in known_houses() for at in range(start + 2, m.end("head") + 1) if folded[at - 1] in "部委局署院行会办")
    ):
        return Phrase(INSTITUTION, Piece(start, end), rule="phrase.suffix", sure=0.85)
    if (coded := _CODED.fullmatch(folded, start, end)) and not WEAK.search(coded["name"]) and coded["name"] not in lex.never:
        return Phrase(INSTITUTION, Piece(start, coded.end("name")), rule="phrase.coded", sure=0.85)
    piece = trim_house(folded, start, end, listed)
    if not piece:
        return _after_kind(folded, start, end) if folded[end - 1] in "”」" else None
    if folded[piece.start : piece.end] in listed.shaped:
        return Phrase(INSTITUTION, piece, rule="phrase.shaped", sure=0.8)
    name = folded[piece.start : piece.end]
    if name in known_houses():
        return Phrase(INSTITUTION, piece, rule="phrase.listed")
    if (kind_named := _after_kind(folded, start, end)) is not None:
        return kind_named
    if name in lex.never or WEAK.search(name):
        return None
    if len(name) >= 3 and name not in lex.papers and not lex.marker.match(name) and lex.suffixed.fullmatch(name):
        return Phrase(INSTITUTION, piece, rule="phrase.suffix", sure=0.85)
    if name not in vocabulary("latin_words", "latin.common") and _LETTER.search(name) and _LATIN.fullmatch(name):
        return Phrase(INSTITUTION, piece, rule="phrase.latin", sure=0.8)
    return None


def _joint(folded: str, start: int, end: int, joint: re.Match[str], listed: Listed) -> Phrase | None:
    """Houses that speak with one voice: «国家发展改革委、市场监管总局», «中国上市公司协会与中国证券业协会»."""
    first = _by_name(folded, start, joint.start(), listed) if joint.start() - start >= 2 else None
    rest = _by_name(folded, joint.end(), end, listed) if first and end - joint.end() >= 2 else None
    whole = first and rest and first.name.end == joint.start() and (rest.name.start, rest.name.end) == (joint.end(), end)
    sure = {"phrase.listed", "phrase.shaped", "phrase.suffix", "phrase.joint"}
    if not first or not rest or not whole or not {first.rule, rest.rule} <= sure:
        return None
    return Phrase(INSTITUTION, Piece(first.name.start, end), rule="phrase.joint", sure=0.85)


def _after_kind(folded: str, start: int, end: int) -> Phrase | None:
    """A name in no list behind the kind of house it is, or in quotation marks: «航运咨询公司克拉克森», «电通旗下的“山外研究室”»."""
    words = folded[start:end]
    if (
        words[-1:] in ("”", "」")
        and (m := _QUOTED_HOUSE.fullmatch(words))
        and (
            m["kind"] in ("平台", "机构", "网站", "公众号", "数据商")
            or lexicon().suffixed.fullmatch(m["name"])
            or m["name"] in known_houses()
        )
    ):
        return Phrase(INSTITUTION, Piece(start + m.start("name"), start + m.end("name")), rule="phrase.kind-name", sure=0.75)
    for m in lexicon().kind_of_house.finditer(words):
        rest = words[m.end() :]
        if m.start() < 2 or not 2 <= len(rest) <= 8 or not _HAN_ONLY.fullmatch(rest) or (m.group() == "商" and rest.startswith(_OF_TRADE)):
            continue
        parts = [(w, TRAITS[w]) for w in tokens(rest).words]
        if any(t.stop or t.kind or t.title or t.never or t.grammar for _, t in parts) or WEAK.search(rest):
            continue
        if not parts[0][1].common and not (parts[0][1].closed and not parts[0][1].single) and word_class(rest) in ("x", "nr", "nz", "nrt"):
            return Phrase(INSTITUTION, Piece(start + m.end(), end), rule="phrase.kind-name", sure=0.7)
    return None


def ends_in_kind(before: str) -> bool:
    """Whether words before a name say what kind of house it is: «封测厂», «外资券商»."""
    return len(before) <= 16 and any(m.end() == len(before) for m in lexicon().kind_of_house.finditer(before))


def issuer_end(words: str) -> int:
    """Where in «HOUSE (when) 发布…» the house ends; 0 where nothing is issued.

    >>> "恒算科技2月28日披露的业绩快报"[:issuer_end("恒算科技2月28日披露的业绩快报")]
    '恒算科技'
    """
    m = _ISSUE.search(words, 2)
    if not m:
        return 0
    end = m.start()
    for _ in range(5):
        when = _ISSUE_TIME.search(words, 0, end)
        if not when or when.start() < 2:
            break
        end = when.start()
    return end if end <= 30 else 0


def _paper(folded: str, start: int, m: re.Match[str], words: str, listed: Listed) -> Phrase | None:
    """The house whose paper it is: what stands before «研报», «数据», «最新报告»."""
    own = m.group() in lexicon().firm_papers and issuer_end(words)
    if own and _STOCK.fullmatch(words, 0, own) and words[:own] not in lexicon().never and not WEAK.search(words, 0, own):
        return Phrase(INSTITUTION, Piece(start, start + own), None, None, "phrase.paper", 0.7)  # «喜马拉雅递交港交所的招股书»
    if (at := owner_end(words[: m.start()])) >= 2 and not _NO_HOUSE_END.search(words, 0, at):
        house = read_house(folded, start, start + at, listed)
        if house and house.kind == INSTITUTION:
            return Phrase(INSTITUTION, house.name, None, None, "phrase.paper", 0.9)
    if m.group() in lexicon().firm_papers:  # only a listed firm has one, whatever its name looks like
        name = _BEFORE_FIRM_PAPER.sub("", words[: m.start()])
        if _STOCK.fullmatch(name) and name not in lexicon().never and not WEAK.search(name):
            return Phrase(INSTITUTION, Piece(start, start + len(name)), None, None, "phrase.paper", 0.7)
    return None


def owner_end(words: str) -> int:
    """Where the owner of a paper ends: «斯坦福大学的一项» → after 斯坦福大学."""
    whole = words
    while m := _BEFORE_PAPER.search(words):
        words = words[: m.start()]
    m = lexicon().paper.search(words)
    named_so = m is not None and m.group() == "数据" and whole.startswith(words + "的")  # «艺恩数据的报告»
    if m and m.start() >= 2 and words not in known_houses() and not named_so:
        words = words[: m.start()]
    return len(words)


def _through_document(folded: str, start: int, end: int, document: re.Match[str], listed: Listed) -> Phrase | None:
    """A document that speaks: one of the state by its own name, any other as the house that published it."""
    piece = Piece(start + document.start(), start + document.end())
    tail, words = folded[piece.end : end], folded[start : piece.start]
    if (_MEDIUM_TAIL.fullmatch(tail) or (not tail and _is_paper_name(document.group()))) and _BEFORE_MEDIUM.fullmatch(words):
        return Phrase(INSTITUTION, Piece(piece.start + 1, piece.end - 1), rule="phrase.listed")
    if tail and tail not in lexicon().papers and tail not in ("一文", "一书", "中", "里", "显示", "文件"):
        return None
    if STATE_PAPER.search(document.group()) or not words:
        return read_document(folded, piece)
    house = read_house(folded, start, start + (issuer_end(words) or len(words)), listed)
    return Phrase(INSTITUTION, house.name, None, None, "phrase.issued", 0.9) if house and house.kind == INSTITUTION else None


_CODED = compiled(
    rf"(?P<name>[{HAN}A-Za-z·.\-]{{2,12}})\((?:\d{{5,6}}(?:\.[A-Z]{{2}})?|\d{{3,5}}\.HK|(?:NASDAQ|NYSE|HKEX|SH|SZ|US|HK)[:.]?[A-Z0-9]{{1,6}}|[A-Z]{{1,5}}\.(?:US|O|N|HK)|[A-Z]{{3,6}})\)"
)
"""A house by the code of its stock or its initials behind: «千色荟(06123)», «电视广播(TVB)»."""
_PAPER_NAME = compiled("(?:日报|晚报|时报|周刊|周报|早报|导报|新闻)》$")


def read_document(folded: str, piece: Piece) -> Phrase | None:
    """A title in 《》 that speaks: a newspaper as itself, without its marks, anything else as a document."""
    words = folded[piece.start : piece.end]
    if not _DOCUMENT.fullmatch(words):
        return None
    if _is_paper_name(words):
        return Phrase(INSTITUTION, Piece(piece.start + 1, piece.end - 1), rule="phrase.listed")
    return Phrase(DOCUMENT, piece, rule="phrase.document")


def _is_paper_name(words: str) -> bool:
    """Whether a title in 《》 is that of a newspaper or a magazine."""
    return words[1:-1] in known_houses() or bool(_PAPER_NAME.search(words))


def trim_house(folded: str, start: int, end: int, listed: Listed) -> Piece | None:
    """A house without fame and kind before its name: «知名投资机构a16z» → a16z."""
    if folded[end - 1] == "的":
        end -= 1
    if folded[start:end] in known_houses() or (folded[end - 1] == ")" and folded[start:end] in listed.shaped):
        return Piece(start, end)
    for inner in listed.within(start, end):
        if inner.end == end:
            return Piece(start, end) if _SEAT.fullmatch(folded, start, inner.start) else inner
    if m := FAME.match(folded[start:end]):
        kept = start + m.end()
        place = _PLACE.fullmatch(folded, start, kept)
        broad = _PART_OF_NAME.fullmatch(folded, start, kept) and not (
            folded[kept:end] in known_houses() or _LATIN.fullmatch(folded, kept, end)
        )
        if kept < end and not place and not broad and (end - kept >= 3 or _LATIN.fullmatch(folded, kept, end)):
            start = kept
    if ")" in folded[start:end] and (m := _ASIDE.search(folded[start:end])):
        end = start + m.start()
        if end == start:
            return None
    words = folded[start:end]
    for m in lexicon().kind_of_house.finditer(words):
        rest = words[m.end() :]
        if m.group()[-1] == "商" and rest.startswith(_OF_TRADE):
            continue  # 北京工商大学, 不动产开发商业同业公会
        if (
            len(rest) >= 2
            and m.end() >= 2
            and not rest.startswith(("方面", "官方"))
            and (_stands_alone(rest) or (m.group() in lexicon().sure_kinds and _odd(rest)))
        ):
            start += m.end()
            if (again := _PARTY.match(rest)) and _stands_alone(rest[again.end() :]):
                start += again.end()  # «项目|运营方|陇算科技»
            break
    words = folded[start:end]
    return Piece(start, end) if words and not WEAK.match(words) and not _QUOTED.search(words) else None


def _odd(words: str) -> bool:
    """Whether two to six characters hold a word that no dictionary has."""
    return (
        2 <= len(words) <= 6
        and bool(_HAN_ONLY.fullmatch(words))
        and not WEAK.search(words)
        and not any(t.kind or t.title or t.never or t.stop or t.grammar for t in map(TRAITS.__getitem__, tokens(words).words))
        and any(TRAITS[w].cls in ("x", "nz", "nr", "nrt") for w in (words, *tokens(words).words))
    )


def _stands_alone(words: str) -> bool:
    """Whether words read as the name of a house by themselves."""
    if words in known_houses():
        return True
    if len(words) >= 4 and lexicon().suffixed.fullmatch(words):
        return True
    return words not in vocabulary("latin_words", "latin.common") and bool(_PLAIN_LATIN.fullmatch(words))
