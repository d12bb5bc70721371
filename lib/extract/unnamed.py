"""Read somebody unnamed: from 一位, 多家, 不少 to the head noun; 业内人士; the staff of a named house."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from lib.extract.houses import WEAK, read_house
from lib.extract.lexicon import HAN, PLACES, lexicon
from lib.extract.pieces import INSTITUTION, PERSON, UNNAMED, Listed, Phrase, Piece
from lib.extract.tokens import tokens, word_class
from lib.patterns import compiled
from lib.rules import alternation, rules

_HAVE = compiled(
    rf"(?:[{HAN}A-Za-z]{{1,8}}(?:上|里|中|区|内|下方|下面|间|处)(?:的)?(?:也|还|更|就|便)?有(?=[^,。]{{0,12}}(?:网友|网民|用户|玩家|观众|粉丝|人|者|家|师|员|博主))|(?:{PLACES})?(?:也|还|更|亦|又|便|则|就|已|早|另|另外|甚至)?有|(?:{PLACES})?(?:也|还)?不乏|来自)"
)
_NAMED_PRODUCT = compiled(rf"(?:公司|产品|平台|企业|品牌|厂商|应用|软件|工具|方案)([{HAN}A-Za-z]{{2,10}})\([^()]{{1,40}}\)$")
_QUOTES = compiled("引述|援引|引用|转述|对|向")
_COUNTED_INSIDE = compiled("引述|援引|引用|转述|[一某多][名位]")
_BEFORE = compiled(rf"(?:{PLACES})(?:的)?|.{{0,30}}的|其中|还有|也有|有|目前|近期|来自.{{1,12}}的?")
_THAT_HOUSE = ("该公司", "该企业", "该机构", "上述公司", "前述公司", "该平台")
_NO_NOUN = ("这样", "则", "也", "还", "都", "甚至", "如此", "曾", "就", "却", "便", "又", "亦", "说", "人则", "则是")
_NOT_CROWD = compiled("至于|对于|关于|随着|由于|为了|针对|面对|除了|作为|经过|通过|根据|按照|有关于")
_CLAUSE = compiled("[是不了着过把被让]|的(?!.{0,4}人)")
_SOMEBODY = compiled(rf"(?!关|些|的|人)[{HAN}A-Za-z]{{2,12}}(?<![的了是在])")
_DEED_INSIDE = compiled("[把拿被让将了着过]")
_ONE_OF_THEM = compiled("(?:其中|当中|(?:他|她)们(?:之|当)?中)的?(?:另?一|有一)(?:位|名|人)")
_SEVERAL = compiled(
    rf"(?:几|多|两|一些|不少|许多|[二三四五六七八九十]|\d{{1,3}})余?[位名个](?P<who>[{HAN}]{{1,6}}?[{HAN}](?<![的了在都也就]))(?=在|都|也|就|纷|,|。|说|表|中|里|正|同|先|对|则|是|[有来去坐站])"
)
"""«几位投资人在下面点赞,其中一位留言…»: of whom one speaks."""
_COUNSEL = compiled(
    "(?:被告|原告|上诉人|被上诉人|申请人|被申请人|被告人|辩方|控方)(?:一方|方)?的?(?P<role>(?:委托)?(?:诉讼)?(?:代理人|代理律师|律师|辩护人|辩护律师))"
)
_FAMILIAR = compiled(f"[老小阿][{HAN}](?<![老小阿][板师总时家心型])")
_NOUN = compiled(
    rf"(?![他她它我你谁这那该其有被让把向据但而如所任没每各]|对(?![面门岸家过])|[在当为](?![^,]{{1,12}}的))(?:[{HAN}A-Za-z0-9·]{{1,12}}(?<![了过着])的)?(?:[{HAN}]{{0,4}}(?<![了过着的]))[{HAN}]{{2}}"
)
_LETTER = compiled(
    "(?:一|这|有)?(?:封|条|则|份|张|篇|段|块)[^,。;:]{0,24}?(?:公开信|留言|评论|帖子|微博|信件|回信|弹幕|告示|纸条|横幅|牌子|标语|短信|便签|海报|朋友圈|聊天记录|录音)"
)
_ITS_VOICE = compiled("的(?:声音|语气|口气|脸上|眼里|眼神|表情|神情|话|回答|目光|手|笑|嗓门|嗓子|眉头|答案|回复|回应)")
_NO_SOMEBODY = (
    "大家",
    "国家",
    "独家",
    "专家",
    "增长",
    "成长",
    "商家",
    "本人",
    "个人",
    "有人",
    "机器人",
    "厂家",
    "负责",
    "全家",
    "回家",
    "买家",
    "卖家",
    "对方",
    "地方",
    "一方",
)
_TO_REPORTER = compiled("[给向对跟与同见](?:本[报刊网]|《[^》]{1,10}》)?记者$")
_OF_THAT = compiled("(?:该|上述|前述)[^,。的]{1,8}")
_NOT_OF = compiled(
    "接近|靠近|供应链|代工|经销|供应商|客户|合作|上游|下游|生态|投资|竞争|用户|代理|对接|服务于|加盟|经销商|概念股|持有|使用|关注|研究"
)
_OWN_UNIT = compiled(
    rf"[{HAN}A-Za-z]{{0,8}}(?:业务线?|部门?|团队|事业部|事业群|中心|门店|工厂|厂区?|分公司|项目组|条线|店|线|系|短剧|视频|游戏|音乐|云|研究院|实验室)的?|(?:内部|总部)?的?"
)
_THEN_DOES = compiled(
    "(?<=.{2})(?:听罢|听完|听后|听了|闻言|看罢|看完|看后|得知后|笑了笑?|苦笑|想了想|摇摇?头|点点?头|在旁|在一旁|一旁|当场|起身|举手|接过话头?|接话|插话|抢白|愣了|沉默|叹气|叹了口气|皱眉|摆摆?手|转过身|回过头|停顿|匿名|不愿具名)[^的]{0,6}$"
)
_MEASURE = compiled("[月日年号周次点天]")


@dataclass(frozen=True, slots=True)
class _Voices:
    crowd: re.Pattern[str]
    staff: re.Pattern[str]
    head: re.Pattern[str]
    nouns: re.Pattern[str]
    somebody: re.Pattern[str]
    last: frozenset[str]
    staff_last: frozenset[str]
    shy: re.Pattern[str]


@cache
def _voices() -> _Voices:
    """Patterns of the nouns for those without a name."""
    words = {r.id: alternation(r.words) for r in rules("voices")}
    heads = alternation(lexicon().heads)
    crowd = [w for r in rules("voices") if r.id in ("voice.crowd", "voice.party") for w in r.words]
    return _Voices(
        crowd=compiled(
            rf"(?:(?:{PLACES})|[{HAN}A-Za-z0-9]{{1,8}}?)?(?:相关|有关|资深|专业)?(?:{words['voice.crowd']}|接近.{{1,12}}的人士)|(?:{words['voice.party']})"
        ),
        staff=compiled(rf"(?:{words['voice.staff-before']}){{0,3}}(?:{words['voice.staff']})$"),
        head=compiled(rf"(?:{words['voice.head']}|{heads})$"),
        last=frozenset(w[-1] for w in crowd),
        somebody=compiled(
            rf"(?:{heads}|{words['voice.staff']}|{alternation(w for r in rules('voices') if r.id == 'voice.head' for w in r.words if len(w) > 1)}|[{HAN}][人者员商师])"
        ),
        staff_last=frozenset(w[-1] for r in rules("voices") if r.id == "voice.staff" for w in r.words) | {"\n"},
        nouns=compiled(rf"(?:{heads}|{words['voice.staff']}|[{HAN}][人者员商])"),
        shy=compiled(rf"(?:一直)?(?:{words['voice.shy']})[^,]{{0,16}}的"),
    )


def ends_in_noun(folded: str, start: int, end: int) -> bool:
    """Whether a phrase ends in a noun for somebody."""
    return bool(_voices().head.search(folded[start:end]))


def noun_ends(plain: str, start: int, end: int) -> set[int]:
    """Where nouns for somebody end inside a stretch."""
    return {m.end() for m in _voices().nouns.finditer(plain, start, end)}


def is_crowd(words: str) -> bool:
    """Whether words are a crowd without a name and a count: 业内人士, 知情人士."""
    voices = _voices()
    if words[-1:] not in voices.last or _NOT_CROWD.match(words) or _CLAUSE.search(words[:-2]):
        return False
    return bool(voices.crowd.fullmatch(words)) and not _COUNTED_INSIDE.search(words)


def is_staff(words: str) -> bool:
    """Whether words are only the noun for a house's staff."""
    return bool(_voices().staff.fullmatch(words))


def read_unnamed(folded: str, start: int, end: int, listed: Listed) -> Phrase | None:
    """Somebody unnamed, as a whole noun phrase.

    >>> text = "从业数十年的一位资深编剧"
    >>> phrase = read_unnamed(text, 0, len(text), Listed())
    >>> text[phrase.name.start:phrase.name.end]
    '一位资深编剧'
    """
    if (m := _HAVE.match(folded, start, end)) and m.end() < end:
        start = m.end()
        if _SOMEBODY.fullmatch(folded, start, end) and ends_in_noun(folded, start, end):  # «有券商交易员评价»
            return Phrase(UNNAMED, Piece(start, end), None, None, "phrase.unnamed", 0.8)
    words = folded[start:end]
    if _ONE_OF_THEM.fullmatch(words):
        several = list(_SEVERAL.finditer(folded, max(0, start - 80), start))
        return Phrase(UNNAMED, Piece(*several[-1].span("who")), None, None, "phrase.unnamed", 0.6) if several else None
    if _voices().shy.match(words) and ends_in_noun(folded, start, end):
        return Phrase(UNNAMED, Piece(start, end), None, None, "phrase.unnamed", 0.85)
    return _counted(folded, start, end, words, listed) or (
        Phrase(UNNAMED, Piece(start, start + len(crowd)), None, _led_by(start, start + len(crowd), listed), "phrase.crowd", 0.85)
        if (crowd := _crowd(words))
        else None
    )


def _led_by(start: int, end: int, listed: Listed) -> Piece | None:
    """The house that a phrase begins with: «渣打香港内部人士»."""
    return next((p for p in listed.within(start, end) if p.start == start), None)


def _crowd(words: str) -> str:
    """The crowd that speaks, itself or through its paper («第三方机构数据»)."""
    if is_crowd(words):
        return words
    paper = lexicon().paper.search(words) if words[-1:] in lexicon().paper_last else None
    before = words[: paper.start()] if paper else ""
    return before if len(before) >= 2 and is_crowd(before) else ""


def _counted(folded: str, start: int, end: int, words: str, listed: Listed) -> Phrase | None:
    """From 一位, 多家, 不少 to the end of the stretch."""
    lex = lexicon()
    # «不少作品已翻拍成剧的一位资深编剧»: who counts persons opens the phrase
    markers = list(lex.marker.finditer(words))
    for m in sorted(markers, key=lambda m: (m.group()[-1] not in "位名", m.start())) if len(markers) > 1 else markers:
        rest = words[m.end() :]
        if (
            rest in _NO_NOUN
            or not rest
            or _TO_REPORTER.search(rest)
            or len(rest) > 46
            or m.start() > 24
            or _MEASURE.match(rest)
            or rest.startswith(("方面", "程度"))
        ):
            continue
        organisation = None
        if m.start():
            if not _opens(words[: m.start()], folded, start, listed):
                continue
            organisation = _house_of(folded, start, start + m.start(), listed)
        if done := _THEN_DOES.search(rest):
            rest, end = rest[: done.start()], end - (len(rest) - done.start())
        role = lex.title_tail(rest)
        piece = Piece(start + m.end() + role.start(), end) if role else None
        if organisation is None and piece:
            organisation = _inside(folded, start + m.end(), piece, listed)
        return Phrase(UNNAMED, Piece(start + m.start(), end), piece, organisation, "phrase.unnamed", 0.9)
    return None


def _inside(folded: str, start: int, role: Piece, listed: Listed) -> Piece | None:
    """The house in whose service somebody unnamed is, right before his office: «一位刚被裁掉的暴雪概念画师»."""
    inside = listed.within(start, role.end - 1)
    if not inside and (own := next((n for n in listed.shaped if folded.endswith(n, start, role.start)), "")):
        before = folded[start : role.start - len(own)]  # «一名要求匿名的|鹿角工作室|员工»
        return Piece(role.start - len(own), role.start) if (not before or before[-1] in "的前") and not _NOT_OF.search(before) else None
    if not inside or inside[-1].end > role.start + 8 or role.start - inside[-1].end > 10:
        return None
    before, between = folded[start : inside[-1].start], folded[inside[-1].end : role.start]
    return None if _NOT_OF.search(before) or _NOT_OF.search(folded, inside[-1].end, role.end) or _CLAUSE.search(between) else inside[-1]


def _house_of(folded: str, start: int, end: int, listed: Listed) -> Piece | None:
    """The house before 一名: named, or 该公司, which is settled later."""
    if folded.startswith(("该", "上述", "前述"), start):
        return Piece(start, end)
    house = read_house(folded, start, end, listed)
    if house and house.kind == INSTITUTION:
        return house.name
    inside = listed.within(start, end)
    return inside[0] if inside and inside[0].start - start <= 2 and _OWN_UNIT.fullmatch(folded, inside[0].end, end) else None


def _opens(before: str, folded: str, start: int, listed: Listed) -> bool:
    """Whether what stands before 一位 belongs to the frame or names the house, and is no other clause."""
    if _BEFORE.fullmatch(before) or before in _THAT_HOUSE or _OF_THAT.fullmatch(before):
        return True
    if _QUOTES.search(before):
        return False
    return _house_of(folded, start, start + len(before), listed) is not None or _plain_noun(before)


def _plain_noun(before: str) -> bool:
    """Whether a short stretch holds names and nouns only: «上美影», «红果短剧», «竹科»."""
    if not 2 <= len(before) <= 10 or (len(before) > 2 and before[-1] in "部司局处厅科办院署委"):
        return False
    return all(word_class(w)[0] in "nxejafbsq" or word_class(w) == "vn" for w in tokens(before).words)


def read_noun(folded: str, plain: str, start: int, end: int) -> Phrase | None:
    """A bare noun for somebody at the head of a clause, where a quotation must be somebody's: «对面档口的老板娘插了一句,“…”».

    >>> text = "对面档口的老板娘插了一句"
    >>> phrase = read_noun(text, text, 0, len(text))
    >>> text[phrase.name.start:phrase.name.end]
    '对面档口的老板娘'
    """
    if paper := _LETTER.match(plain, start, end):  # «一条获赞8万的留言写道:“…”»
        return Phrase(UNNAMED, Piece(start, paper.end()), None, None, "phrase.noun", 0.5)
    for m in _voices().somebody.finditer(plain, start, min(end, start + 20)):
        stop = m.end() + plain.startswith("们", m.end())
        words = folded[start : m.end()]
        if plain[stop : stop + 1] in "老小阿" and _FAMILIAR.fullmatch(folded, stop, stop + 2):
            return Phrase(PERSON, Piece(stop, stop + 2), Piece(m.start(), stop), None, "phrase.bare-name", 0.6)  # «徒弟|小韩»
        if (
            (plain[stop : stop + 1] in ("们", "士", "的", "之", "、") and not _ITS_VOICE.match(plain, stop))
            or not _NOUN.fullmatch(words)
            or words[-2:] in _NO_SOMEBODY
        ):
            continue
        last = tokens(words).words[-1]
        if len(last) < 2 and not ends_in_noun(folded, start, stop):
            continue
        if word_class(last)[0] in "nx" and ends_in_noun(folded, start, m.end()):
            return Phrase(UNNAMED, Piece(start, stop), None, None, "phrase.noun", 0.6)
    return None


def read_staff(folded: str, start: int, end: int, listed: Listed) -> Phrase | None:
    """An unnamed voice of a named house.

    >>> text = "微盟集团相关技术负责人"
    >>> phrase = read_staff(text, 0, len(text), Listed())
    >>> text[phrase.organisation.start:phrase.organisation.end]
    '微盟集团'
    """
    words = folded[start:end]
    if counsel := _COUNSEL.fullmatch(words):
        return Phrase(UNNAMED, Piece(start, end), Piece(start + counsel.start("role"), end), None, "phrase.staff", 0.8)
    m = _voices().staff.search(words) if words[-1:] in _voices().staff_last else None
    if not m or _COUNTED_INSIDE.search(words, 0, m.start()):
        return None
    role = Piece(start + m.start(), end)
    if not m.start():
        return Phrase(UNNAMED, Piece(start, end), role, None, "phrase.staff", 0.7)
    stop = start + len(words[: m.start()].rstrip("的"))
    inside = listed.within(start, stop)
    if inside and inside[0].start - start <= 8:
        if _DEED_INSIDE.search(folded, inside[0].end, stop):
            return None
        if folded[inside[0].start - 1] == "的" and inside[0].start > start:
            start = inside[0].start  # «负责整机代工的|歌尔股份内部人士»
        return Phrase(UNNAMED, Piece(start, end), role, inside[0], "phrase.staff", 0.9)
    house = read_house(folded, start, stop, listed)
    of = words.find("的", 0, m.start())
    if house is None and of > 0:  # «悦动空间的|委托诉讼|代理人»
        house = read_house(folded, start, start + of, listed)
    if house and house.kind == INSTITUTION:
        return Phrase(UNNAMED, Piece(start, end), role, house.name, "phrase.staff", 0.9)
    if named := _NAMED_PRODUCT.search(folded[start:stop]):
        return Phrase(UNNAMED, Piece(start, end), role, Piece(start + named.start(1), start + named.end(1)), "phrase.staff", 0.6)
    if 2 <= of <= 10 and words.find("的", of + 1) < 0 and folded.count(words[:of]) >= 3 and not WEAK.search(words, 0, of):
        return Phrase(UNNAMED, Piece(start, end), role, Piece(start, start + of), "phrase.staff", 0.6)
    if WEAK.search(words) or len(words) > 16:
        return None
    return Phrase(UNNAMED, Piece(start, end), role, None, "phrase.staff", 0.6)
