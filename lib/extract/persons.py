"""Read a named person: a title and a name, a name known from the article, or the bare shape of a name."""

from __future__ import annotations

from collections.abc import Set
from functools import cache

from lib.extract.candidates import vocabulary
from lib.extract.houses import WEAK, known_houses, read_house
from lib.extract.lexicon import DOT, OCCUPATION_ENDS, lexicon
from lib.extract.name_ends import SOUNDS, foreign_end
from lib.extract.offices import split_any, split_role
from lib.extract.pieces import INSTITUTION, PERSON, REFERENCE, Listed, Phrase, Piece
from lib.extract.tokens import tokens, word_class
from lib.extract.unnamed import is_crowd, is_staff
from lib.patterns import compiled
from lib.rules import gazetteer
from lib.text.fold import fold

_TRANSLITERATED = compiled(f"[{SOUNDS}]{{3,7}}")
_NOT_NAME = compiled(
    r"(?:日前|近日|近期|最近|今日|昨日|昨天|今天|当天|当日|此前|随后|后来|同时|同样|也|还|则|曾|都|均|已|便|就|又|再|更|却|仍|并|在|对|向|跟|与|和|给|于"
    r"|从|以|用|将|把|被|让|这|那|该|其|交流|投资|会议|关系|代表|相关|有关|一致|得很|评价|评论|回应|回复|解释|补充|介绍|指出|表示|认为|坦言|透露|普遍|纷纷|进一步|公开|明确|不|没|未|很|太|最|所|们|的|了)"
    r"|.*(?:今年|去年|明年|昨天|今天|[中时后前上下里内间期日会度性化们者方]|公司|团队|部门|行业|得很|不已|不断)$"
)
_ONE_SOMEBODY = compiled("[一两三几数多某](?:位|名|个|家)|^(?:不少|许多|部分|有)")
_SAID_LAST = compiled("^.[问答道]$|[说称讲]$")
_TOWARDS = compiled(".向[前东南西北阳荣明红军辉华]")
"""龚向前, 刘向东: names that hold a preposition."""
_NEVER_FIRST = compiled("[都从向和于将时]")
_ALSO_SURNAMES = "向于时和从都"
_NOT_GIVEN = compiled("[会上下中前后里内外间时日周年月本近昨今当该其此们这那记媒公司是的了在有要将被各]")
_MARKED_NAME = compiled(f"[{DOT}A-Za-z“「『]")
_NICKNAMED = compiled(
    r"(?:.{0,8})(?:网名|昵称|账号|ID|名为|名叫|笔名|化名|艺名|花名|自称)(?:为|叫|是)?"
    r"(?:[“「『](?P<name>[^“”「」『』]{2,14})[”」』]|(?P<bare>[^“”「」『』的]{2,8}))的(?P<what>.{2,14})"
)
_PEN_NAMED = compiled(
    r".{0,40}(?:[人者师家员手长主商生友客哥姐妈爸叔姨迷粉]|导演|编剧|网名|ID|账号|昵称|UP主)[“「『](?P<name>[^“”「」『』,。]{2,14})[”」』]"
)
_TOLD_POLITE = compiled("(?:[^,。;的]{2,24}的|市民|用户|消费者|网友|车主|家长|业主|读者|顾客|居民|村民|乘客|患者)(?P<name>[^,。;的]{2,4})")
_MARKED_END = compiled("[”」』]$")
_DOES = compiled("[的了在是从做当过]|知名|著名|一位|一名|资深")
_OF_HOUSE_ADDRESSED = compiled(r"(?P<house>[^的,]{3,16})的(?P<who>.{2,4})")
_ASIDE = compiled(r"\([^()]{1,40}\)$")
_COMMON = compiled("公司|会议|报告|发布|计划|辞职|离职|表示|传闻|团队|市场|行业|问题|采访|回应|谈|论|职|务|权")
_NOT_LAST = ("们", "者", "人", "方", "称", "会", "司", "部")


_LATE_TITLES = "讲座教授|讲席教授|特聘教授|副教授|助理教授|教授|博士|院士|研究员|老师|大律师|律师|法官|检察官|医生|医师|主任医师|导演|编剧|议员|立委|先生|女士"
_LATE_TITLE = compiled(f"(?:{_LATE_TITLES})$")
_LATE_LAST = frozenset(title[-1] for title in _LATE_TITLES.split("|")) | {"\n"}
_DEEDS = frozenset(("v", "vn", "d", "p", "c", "r", "u", "m", "q", "t", "f"))
_ASKING = frozenset(("r", "ry", "rz"))
_NAMES = frozenset(("x", "nr", "nrt", "nz", "ns", "eng"))
"""Classes of words by the dictionary: those that are no names even with a surname, and those that may be names without one."""


def _is_given(words: str) -> bool:
    """Whether two characters behind a preposition that is a surname too are a given name: 于|成哲, not 于|周三, 向|记者."""
    return word_class(words) in ("x", "nr", "nrt", "nz") and not _NOT_GIVEN.search(words)


def _plain_three(name: str) -> bool:
    return bool(lexicon().plain_name.fullmatch(name)) and not _NEVER_FIRST.match(name)


def _plain_two(name: str) -> bool:
    return _plain_three(name) and word_class(name) in ("x", "nr", "nrt")


def _double_surname(name: str) -> bool:
    return (
        len(name) == 4
        and bool(lexicon().person.fullmatch(name))
        and word_class(name[:2]) in ("nr", "nrt", "nz")
        and word_class(name[2:]) != "v"
    )


_FULL_NAME = {4: _double_surname, 3: _plain_three, 2: _plain_two}
"""Shapes of full names by length: 欧阳慧文, 李本乾, 薛澜."""


@cache
def known_people() -> frozenset[str]:
    """Folded names and aliases of the people in the alias table."""
    return frozenset(fold(n) for e in gazetteer("aliases") if e.data["kind"] == "person" for n in (e.name, *e.aliases))


def read_person(folded: str, start: int, end: int, listed: Listed, people: Set[str]) -> Phrase | None:
    """The person of a stretch; `people` are the names the article has introduced.

    >>> text = "公众号AIGC博主“数字生命卡兹克”"
    >>> person = read_person(text, 0, len(text), Listed(), frozenset())
    >>> text[person.name.start:person.name.end], text[person.role.start:person.role.end]
    ('数字生命卡兹克', 'AIGC博主')
    """
    words = folded[start:end]
    bare = _ASIDE.sub("", words) if ")" in words else words
    if bare in people:
        return Phrase(PERSON, Piece(start, start + len(bare)), rule="phrase.known")
    return (
        _titled(folded, start, words, bare, listed, people)
        or _name_then_title(folded, start, bare, listed, people)
        or _of_house_by_surname(start, bare)
        or _with_any_title(folded, start, words, bare, listed)
        or _of_known_house(folded, start, bare, listed, people)
        or _nicknamed(start, words)
        or _pen_named(start, words)
        or _by_shape(start, bare)
    )


def _titled(folded: str, start: int, words: str, bare: str, listed: Listed, people: Set[str]) -> Phrase | None:
    """A title and a name; the last title after which a name is left."""
    lex = lexicon()
    if lex.title_last.isdisjoint(words):
        return None
    best, end = 0, len(bare)
    late = _LATE_TITLE.search(bare) if bare[-1:] in _LATE_LAST else None
    last = max((m.end() for m in lex.head.finditer(words, 0, late.start())), default=0) if late else 0
    if late and last and 2 <= late.start() - last <= 4:
        end = late.start()  # «院长李本乾|教授»
        words = bare = words[:end]
    for m in lex.head.finditer(words):
        if words[max(0, m.start() - 1) : m.start()] in ("向", "对", "跟", "给"):
            continue  # «阿强向|记者|力销»
        rest = words[m.end() :].lstrip(" ")
        marked = _ONE_SOMEBODY.search(words, 0, m.start()) is not None
        if rest and _is_name(rest, people, marked=marked):
            best = len(words) - len(rest)
    if not best:
        return None
    if foreign := lex.foreign.match(bare, best):
        end = min(end, foreign_end(bare, foreign))  # «纪尧姆·兰普尔则隔空»
    for known in people:
        if len(known) > end - best and folded.startswith(known, start + best):
            end = best + len(known)  # «柏原由纪», of which 由纪 may look like an adverb
    organisation, role = split_role(folded, start, start + best, listed=listed)
    return Phrase(PERSON, _unquoted(folded, start + best, start + end), role, organisation, "phrase.title-name")


def _name_then_title(folded: str, start: int, bare: str, listed: Listed, people: Set[str]) -> Phrase | None:
    """A full name before its title: «薛澜教授», «香港大学马毅教授», «台大医院陈志成医师»."""
    late = _LATE_TITLE.search(bare) if bare[-1:] in _LATE_LAST else None
    if not late:
        return None
    role = Piece(start + late.start(), start + len(bare))
    for size in (4, 3, 2):
        at = late.start() - size
        name = bare[max(0, at) : late.start()]
        if at < 0 or not (name in people or (_FULL_NAME[size](name) and _may_be_name(name))):
            continue
        if not at:
            return Phrase(PERSON, Piece(start, start + late.start()), role, None, "phrase.name-title", 0.8)
        house = read_house(folded, start, start + at, listed)
        if house and house.kind == INSTITUTION:
            return Phrase(PERSON, Piece(start + at, start + late.start()), role, house.name, "phrase.name-title", 0.8)
    return None


def _of_house_by_surname(start: int, bare: str) -> Phrase | None:
    """«华东政法大学的李教授»: no more is said of him."""
    lex = lexicon()
    m = _OF_HOUSE_ADDRESSED.fullmatch(bare) if "的" in bare else None
    who = lex.addressed.fullmatch(m.group("who")) if m else None
    if not m or not who or not lex.suffixed.fullmatch(m.group("house")):
        return None
    at = start + m.start("who")
    role = Piece(at + who.start("address"), start + len(bare)) if len(who.group("address")) > 1 else None
    return Phrase(PERSON, Piece(at, start + len(bare)), role, Piece(start, start + m.end("house")), "phrase.title-name", 0.7)


def _with_any_title(folded: str, start: int, words: str, bare: str, listed: Listed) -> Phrase | None:
    """An occupation in no list, known by its last character, before a name of sure shape: «安西风场值长马木沙·阿不都»."""
    lex = lexicon()
    m = lex.generic.fullmatch(bare) if len(bare) <= 40 and not OCCUPATION_ENDS.isdisjoint(bare) else None
    if not m or lex.marker.search(words) or lex.title_tail(bare):
        return None
    name = m.group("name")
    if (
        _SAID_LAST.search(name)
        or _NOT_NAME.match(name)
        or name in lex.never
        or name in lex.heads
        or WEAK.search(name)
        or is_crowd(name)
        or is_crowd(bare)
    ):
        return None
    organisation, role = split_any(folded, start, start + m.end("before"), listed=listed)
    return Phrase(PERSON, Piece(start + m.start("name"), start + m.end("name")), role, organisation, "phrase.any-title", 0.8)


def _of_known_house(folded: str, start: int, bare: str, listed: Listed, people: Set[str]) -> Phrase | None:
    """«X公司的周某»: whom he belongs to stands before a name the article knows."""
    for known in people if bare.endswith(tuple(people)) else ():
        if len(known) >= 2 and len(bare) > len(known) and bare.endswith(known):
            at = start + len(bare) - len(known)
            house = read_house(folded, start, at, listed)
            if house and house.kind == INSTITUTION:
                return Phrase(PERSON, Piece(at, start + len(bare)), None, house.name, "phrase.known")
    m = lexicon().told_name.fullmatch(bare) if "的" in bare else None  # «里昂的李国华»
    house = read_house(folded, start, start + m.start("name") - 1, listed) if m and _may_be_name(m.group("name")) else None
    if m and house and house.kind == INSTITUTION:
        return Phrase(PERSON, Piece(start + m.start("name"), start + len(bare)), None, house.name, "phrase.bare-name", 0.7)
    return None


def _may_be_name(name: str) -> bool:
    """Whether words of a name's shape are no common words."""
    lex = lexicon()
    if word_class(name) not in _NAMES:
        return False
    return not _NOT_NAME.match(name) and name not in lex.heads and name not in lex.never and not WEAK.search(name) and not is_crowd(name)


def _nicknamed(start: int, words: str) -> Phrase | None:
    """«网名“老张聊车”的汽车博主»."""
    m = _NICKNAMED.fullmatch(words) if "的" in words else None
    title = lexicon().title_tail(words, m.start("what")) if m else None
    if not m or not title:
        return None
    which = "name" if m.group("name") else "bare"
    name = Piece(start + m.start(which), start + m.end(which))
    whole = title if _DOES.search(m.group("what")) else m
    return Phrase(
        PERSON, name, Piece(start + (whole.start("what") if whole is m else title.start()), start + len(words)), None, "phrase.nickname"
    )


def _pen_named(start: int, words: str) -> Phrase | None:
    """A noun for somebody and a name in quotation marks, whatever comes before: «在B站有12万粉丝的独立游戏人“豆腐脑不放葱”»."""
    m = _PEN_NAMED.fullmatch(words) if words[-1:] in ("”", "」", "』") else None
    if not m or (_ONE_SOMEBODY.search(words, 0, m.start("name")) and "的" not in words[: m.start("name")]):
        return None
    title = lexicon().title_tail(words, 0, m.start("name") - 1)
    role = Piece(start + title.start(), start + title.end()) if title else None
    return Phrase(PERSON, Piece(start + m.start("name"), start + m.end("name")), role, None, "phrase.pen-name", 0.75)


def _by_shape(start: int, bare: str) -> Phrase | None:
    """A name by itself: «周总», «刘女士», «乔恩·巴伦», «周鸿祎», «从事后期七年的陈晓东»."""
    lex = lexicon()
    here = Piece(start, start + len(bare))
    if lex.addressed.fullmatch(bare):
        return Phrase(REFERENCE, here, rule="phrase.surname", sure=0.8)
    if bare in known_people():
        return Phrase(PERSON, here, rule="phrase.listed")
    if bare in lex.never or bare in lex.heads or bare in known_houses():
        return None
    if lex.polite.fullmatch(bare):
        return Phrase(PERSON, here, rule="phrase.surname", sure=0.7)
    if lex.foreign.fullmatch(bare):
        return Phrase(PERSON, here, rule="phrase.foreign", sure=0.9)
    if lex.plain_name.fullmatch(bare) and not WEAK.search(bare[1:]) and not is_crowd(bare) and not lex.suffixed.fullmatch(bare):
        return Phrase(PERSON, here, rule="phrase.bare-name", sure=0.6)
    if (told := _TOLD_POLITE.fullmatch(bare)) and lex.polite.fullmatch(told["name"]):
        return Phrase(PERSON, Piece(start + told.start("name"), start + told.end("name")), rule="phrase.surname", sure=0.7)
    m = lex.told_name.fullmatch(bare) if "的" in bare else None
    name = m.group("name") if m else ""
    if m and _may_be_name(name):
        return Phrase(PERSON, Piece(start + m.start("name"), start + m.end("name")), rule="phrase.bare-name", sure=0.6)
    return None


def _is_name(rest: str, people: Set[str], *, marked: bool) -> bool:
    """Whether what follows a title is a name; `marked`: an unnamed phrase has begun before the title."""
    lex = lexicon()
    bare = _ASIDE.sub("", rest) if ")" in rest else rest
    if bare in people or bare in known_people() or _TRANSLITERATED.fullmatch(bare):
        return True
    if "的" in bare and not _MARKED_END.search(bare):
        return False  # 车主|协会的克里斯蒂娜·贝格
    if bare in lex.heads or bare in lex.never or bare in known_houses() or lex.title.fullmatch(bare) or is_staff(bare):
        return False
    if _NOT_NAME.match(bare) and not lex.addressed.fullmatch(bare) and not _MARKED_NAME.search(bare):
        if _NEVER_FIRST.match(bare):
            return len(bare) == 3 and bare[0] in _ALSO_SURNAMES and _is_given(bare[1:])
        return bool(lex.plain_name.fullmatch(bare)) and bool(lex.person.fullmatch(bare) or _TOWARDS.fullmatch(bare))
    word = word_class(bare) if len(bare) <= 4 else "x"
    if word in _DEEDS or word_class(bare[:2]) in _ASKING:
        return False
    if _SAID_LAST.search(bare):
        return False  # «回忆师傅|时说»
    if lex.person.fullmatch(bare):
        return bare not in vocabulary("latin_words", "latin.common") and not WEAK.search(bare[1:3] if len(bare) <= 3 else "")
    if marked or WEAK.search(bare) or "没" in bare or lex.marker.match(bare) or is_crowd(bare):
        return False
    if word not in _NAMES:
        return False
    first = tokens(bare).words[0]
    if len(first) > 1 and first != bare and word_class(first)[0] in "dvrpc":
        return False  # «店员连连摆手»
    if len(bare) == 4 and (lex.head.search(bare) or _COMMON.search(bare)):
        return False
    return bool(lex.short_han.fullmatch(bare)) and not bare.endswith(_NOT_LAST) and not lex.suffixed.fullmatch(bare)


def _unquoted(folded: str, start: int, end: int) -> Piece:
    """A name without the quotation marks of a pen name."""
    while start < end and folded[start] in "“「『 ":
        start += 1
    while end > start and folded[end - 1] in "”」』 ":
        end -= 1
    return Piece(start, end)
