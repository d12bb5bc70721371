"""Read a speaker phrase: organisation, role and name, a house that speaks, or somebody unnamed.

A phrase is what stands before a cue, after its adverbs are taken off: «盛趣游戏副总裁、美术中心负责人沈烽亮».
"""

from __future__ import annotations

from collections.abc import Set

from lib.extract.candidates import vocabulary
from lib.extract.houses import owner_end, read_document, read_house
from lib.extract.lexicon import lexicon
from lib.extract.persons import read_person
from lib.extract.pieces import DOCUMENT, OWN, PERSON, REFERENCE, Listed, Phrase, Piece
from lib.extract.unnamed import ends_in_noun, read_staff, read_unnamed
from lib.patterns import compiled

_PRONOUN = compiled(
    r"(?:他|她|他们|她们|其|后者|前者)(?:本人)?|(?:该|上述|前述|这位|那位|这名|那名|这家|这些|上述这位|同一位|此位|这几位)[^,。的向对]{0,16}"
    r"|(?:公司|集团|平台|本集团|本公司)(?:方面|相关负责人|有关负责人|管理层|高管|高层)?|当事人|对方|署方|局方|校方|院方|厂方|店方|双方|资方"
)
_OF_THAT_HOUSE = compiled("该|这家|上述|前述")
_THAT = compiled("该|上述这位|上述|前述|这些|这几位|这家")
_COUNTED_STAFF = compiled("(?:该|上述|前述)[^,。]{1,8}?(?:一|某|多|另一|两|几|数)(?:位|名|家)")
_OWN = compiled(
    r"(?:[^向对在告让跟与受给见同应复覆答访,]{0,12}(?:本报|本刊|本网|本台|见习|实习)?记者(?!会|招待会|协会|发布会|节)[^在对向时,]{0,8}"
    r"|笔者|小编|编者|编者按|我们|我|本报|本刊|本文|作者|有人|本人)(?:们)?"
)
_BARE_DOCUMENT = compiled(
    r"(?:(?:此前|日前|近日|同日|当晚|当日|昨晚|昨日|随后|稍早|早前|最新|最近|上周|本周|上月|早些时候|不久前|(?:\d{1,2}月)?\d{1,2}日)?(?:晚间|盘后|早间)?(?:最新)?(?:披露|发布|公布|公开|发表|递交|提交)的(?:最新)?)?"
    r"(?:上述|前述|该|这份|这项|该份)?(?:半年报|半年度报告|季报|[一三]季报|[一二三四]季度报告|中报|业绩预告|业绩报告|公告|报告|研报|财报|年报|要点|征求意见稿|意见稿|意见|办法|通知|方案|规划|白皮书|咨询文件|文件|指引|草案|条例"
    r"|声明|纪要|招股书|招股文件|上市文件|招股说明书|募集说明书|通函|聆讯资料集|聆讯后资料集|申请文件|递表文件|说明书|问询函|回复函|调研纪要|监管函|判决|论文|文章|公开信|通报|新规|细则|指南|简报|快报|业绩快报)(?:中|里)?"
)
_ITS_PAPER = compiled(
    r"(?P<whose>该行|该机构|该公司|该院|该所|该协会|该平台|该团队|公司|该券商|这家机构|这家公司|这家投行)[^,。;:的]{0,14}(?:发布|公布|披露|发表|出具|提交|更新)的[^,。;:]{0,12}?(?:报告|研报|财报|数据|公告|年报|半年报|季报|声明|白皮书|榜单|纪要|展望)"
)
_THIS_PAPER = compiled(
    r"(?:这|该|上述)(?:份|项|篇|则)[^,。;:的]{2,24}的(?:报告|调查|研究|白皮书|榜单|声明|公告|公开信|研报|论文|调研|问卷|通知|倡议书?)"
)
_OFFICE = compiled(
    r"(?:(?:[\u4e00-\u9fff]{0,6}(?:委员会|协会|公司|集团|学校|学院|大学|医院|银行|总部|基金会|商会|学会|工会|理事会|董事会|联合会))?"
    r"(?P<office>董事长|总经理|总裁|主席|副主席|会长|副会长|秘书长|理事长|校长|院长|行长|局长|署长|处长|厂长|首席执行官|行政总裁|CEO))"
    r"|(?P<judge>(?:主审|承办|审判)?法官|审判长)"
)
_RULINGS = frozenset(("判决书", "裁定书", "起诉书", "裁决书", "起诉状", "判词"))
_LONGEST = 70


def read_phrase(folded: str, start: int, end: int, *, listed: Listed, people: Set[str] = frozenset()) -> Phrase | None:
    """The phrase of a stretch, or None where no speaker can be read in it.

    >>> text = "盛趣游戏副总裁、美术中心负责人沈烽亮"
    >>> p = read_phrase(text, 0, len(text), listed=Listed())
    >>> p.kind, text[p.name.start:p.name.end], text[p.role.start:p.role.end], text[p.organisation.start:p.organisation.end]
    ('person', '沈烽亮', '副总裁、美术中心负责人', '盛趣游戏')
    """
    while start < end and folded[start] in " \t":
        start += 1
    while end > start and folded[end - 1] in " \t":
        end -= 1
    if not 0 < end - start <= _LONGEST:
        return None
    words, here = folded[start:end], Piece(start, end)
    if _OWN.fullmatch(words):
        return Phrase(OWN, here, rule="phrase.own")
    if words[0] == "《" and (document := read_document(folded, here)):
        return document
    if _PRONOUN.fullmatch(words) and _of_somebody(words) and not _COUNTED_STAFF.match(words):
        named = read_person(folded, start, end, listed, people) if _OF_THAT_HOUSE.match(words) and len(words) > 5 else None
        if named and named.kind == PERSON and named.role:  # «该协会副秘书长尉迟衡»
            return named
        return Phrase(REFERENCE, here, rule="phrase.reference", sure=0.8)
    if words in _RULINGS:
        return Phrase(DOCUMENT, here, rule="phrase.document", sure=0.8)
    if m := _ITS_PAPER.fullmatch(words):  # «该行本周二发布的报告»
        return Phrase(REFERENCE, Piece(start, start + m.end("whose")), rule="phrase.reference", sure=0.8)
    if _THIS_PAPER.fullmatch(words):  # «这份基于一万二千份问卷的报告»
        at = max(words.rfind("的") + 1, 0)
        return Phrase(REFERENCE, Piece(start + at, end), rule="phrase.bare-document", sure=0.8)
    if _BARE_DOCUMENT.fullmatch(words):
        return Phrase(REFERENCE, here, rule="phrase.bare-document", sure=0.8)
    return (
        read_person(folded, start, end, listed, people)
        or read_unnamed(folded, start, end, listed)
        or read_staff(folded, start, end, listed)
        or read_house(folded, start, end, listed)
        or _through_paper(folded, start, words, listed)
        or _by_office(start, words)
    )


def _by_office(start: int, words: str) -> Phrase | None:
    """An office without a name: «法官», «委员会主席»."""
    m = _OFFICE.fullmatch(words)
    role = Piece(start + m.start("office" if m["office"] else "judge"), start + len(words)) if m else None
    return Phrase(REFERENCE, Piece(start, start + len(words)), role, rule="phrase.office", sure=0.7) if role else None


def _of_somebody(words: str) -> bool:
    """Whether what stands behind 该 or 这位 is somebody or a house: «该负责人», not «该芯片»."""
    m = _THAT.match(words)
    if not m:
        return True
    tail = words[m.end() :]
    return (
        not tail
        or ends_in_noun(tail, 0, len(tail))
        or bool(lexicon().suffix.search(tail))
        or tail.endswith(tuple(vocabulary("speaker_words", "speaker.that-house")))
    )


def _through_paper(folded: str, start: int, words: str, listed: Listed) -> Phrase | None:
    """A person who speaks through a paper: «周亚辉的朋友圈»."""
    m = lexicon().paper.search(words) if words[-1:] in lexicon().paper_last else None
    if not m or m.start() < 2:
        return None
    at = owner_end(words[: m.start()])
    person = read_person(folded, start, start + at, listed, frozenset()) if at >= 2 else None
    return (
        person
        if person
        and person.kind == PERSON
        and (
            person.rule in ("phrase.title-name", "phrase.listed")
            or (person.rule == "phrase.bare-name" and m.group() in vocabulary("speaker_words", "speaker.own-paper"))
        )
        else None
    )
