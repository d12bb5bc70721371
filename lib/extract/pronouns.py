"""Whom a pronoun stands for as a speaker: 他, 后者, 该负责人, 这位制片人."""

from __future__ import annotations

from dataclasses import replace

from lib.extract.cue_subjects import best_subject
from lib.extract.frames import HIDDEN
from lib.extract.ground import Ground
from lib.extract.lexicon import HAN, lexicon
from lib.extract.people import Person
from lib.extract.pieces import PERSON, UNNAMED, Phrase, Piece
from lib.extract.speakers import UNKNOWN, Speaker, house
from lib.extract.tokens import word_class
from lib.patterns import compiled

_HIDDEN_ONLY = compiled(f"[“”「」『』\\s。!?{HIDDEN}]*")
_ANYBODY = ("人士", "人", "知情人士", "高管", "负责人", "消息人士", "业内人士", "博主", "专家", "学者")
_FAMILIAR = compiled(
    rf"(?:^|(?<=[,。;:!?\n员工人户友客主生民妇妈爸师傅板手商农者长台嫂匠的]))(?P<name>[小阿][{HAN}]|老(?!家|板|师|人|年|友|乡|牌|厂|客|区|店|城|街|本|字|百|股|旧|化|龄|外|总|大|二|三|是|在|有)[{HAN}])"
    r"(?=已|在|把|正|刚|从|也|则|每|最|连|没|就|又|还|便|今年|去年|说|用|花|等|跑|算|是|才|给|带|一(?:边|直|家|口气|早)|三|两|卖|开|做|干)"
)
_IS_SOMEBODY = compiled(rf"(?:正|就|便|则|也)?(?:是|为|叫|名叫|叫做)[^,。;:\n]{{2,40}}的(?P<name>[{HAN}]{{2,4}})。\s*$")
_AND = ("与", "和", "、", "及", "跟", "同", "以及")
_SOMEBODY = compiled("[^,。;:\n]{0,12}?[一两三几数多某](?:位|名|家)[^,。;:\n]{2,24}")
_FAR = 1500
_ITS_PAPER = compiled(
    "其(?:最新|年度|季度|内部)?(?:测算|报告|研报|数据|研究|预测|调查|统计|监测|模型|财报|年报|公告|白皮书|估算|问卷|调研)"
)


def he(ground: Ground, phrase: Phrase) -> Speaker:
    """He, she: the person the sentence speaks of, else the last who spoke near by, else the last one named."""
    at = phrase.name.start
    number = ground.sentences.index(at)
    if _ITS_PAPER.match(ground.folded, at) and (own := ground.last(phrase, lambda s: s.kind == "institution")):
        return own  # «第一创业较为谨慎。其测算显示,…»
    how = ground.stands_for(phrase, "the person named before")
    before = ground.met.before(at)
    start = ground.sentences.spans[number].start
    if (told := _told_of(ground, start, at)) and not (before and before[0] >= start):
        return ground.of_person(told, phrase.name, phrase.rule, 0.7, how=how)
    if before and before[0] >= ground.sentences.spans[number].start:
        return ground.of_person(before[1], phrase.name, phrase.rule, 0.8, how=how)
    if before and ground.met.closes_sentence_before(before[0], number):
        return ground.of_person(before[1], phrase.name, phrase.rule, 0.75, how=how)
    if somebody := _somebody_before(ground, number):
        return somebody
    last = next(((w, s) for w, s in reversed(ground.spoken) if s.kind != "institution" and s.known), None)
    if last and ground.paragraph(last[0]) == ground.sentences.paragraph_ends[number]:
        return ground.again(last[1], phrase.rule, how)
    if before and (not last or before[0] > last[0]):
        return ground.of_person(before[1], phrase.name, phrase.rule, 0.7, how=how)
    if last and at - last[0] < _FAR:
        return replace(ground.again(last[1], phrase.rule, how), sure=0.6)
    return UNKNOWN


def _told_of(ground: Ground, start: int, at: int) -> Person | None:
    """A familiar name at the head of the sentence, or a name that closes the sentence before: «买房人小冼看了十一个盘,他说», «主持试验的是肿瘤科的甘露洁。她表示»."""
    familiar = _FAMILIAR.search(ground.plain, start, at)
    if familiar and "," in ground.plain[familiar.end() : at]:
        return ground.people.add(Phrase(PERSON, Piece(*familiar.span("name")), rule="phrase.bare-name", sure=0.6))
    closing = _IS_SOMEBODY.search(ground.plain, max(0, start - 60), start) if not ground.plain[start:at].strip() else None
    if closing is None or not lexicon().person.fullmatch(closing["name"]) or word_class(closing["name"]) not in ("x", "nr", "nrt", "nz"):
        return None
    return ground.people.add(Phrase(PERSON, Piece(*closing.span("name")), rule="phrase.bare-name", sure=0.6))


def _somebody_before(ground: Ground, number: int) -> Speaker | None:
    """Somebody unnamed whom the sentence before is about, of whom nothing has been reported: «一家公司的法务却不这么乐观。据她讲,…»."""
    back = number - 1
    while back > 0 and _HIDDEN_ONLY.fullmatch(ground.plain, ground.sentences.spans[back].start, ground.sentences.spans[back].end):
        back -= 1  # «一位4A公司创意总监却没有这么兴奋。“…。”他说,…»
    if back < 0 or ground.sentences.paragraph_ends[back] != ground.sentences.paragraph_ends[number]:
        return None
    sentence = ground.sentences.spans[back]
    last = ground.spoken[-1][0] if ground.spoken else -1
    later = ground.met.before(sentence.end)
    if last >= sentence.start or (later and later[0] >= sentence.start) or not _SOMEBODY.match(ground.plain, sentence.start):
        return None
    phrase = best_subject(ground.folded, ground.plain, sentence.start, sentence.end, listed=ground.listed, people=ground.people.names)
    return ground.somebody(phrase) if phrase and phrase.rule == "phrase.unnamed" else None


def former(ground: Ground, phrase: Phrase, words: str) -> Speaker:
    """The former and the latter: of the houses of the sentence, else of the last two people named."""
    at = phrase.name.start
    sentence = ground.sentences.spans[ground.sentences.index(at)]
    houses, before = ground.listed.within(sentence.start, at), ground.met.before(at)
    if houses and not (before and before[0] > houses[-1].start):
        meant = houses[-1] if words == "后者" else houses[0]
        return house(ground.text, meant, rule=phrase.rule, sure=0.6, how=f"«{words}»: of the houses named in the sentence")
    if pair := _pair_before(ground, sentence.start, before):
        meant = pair[1] if words == "后者" else pair[0]
        return house(ground.text, meant, rule=phrase.rule, sure=0.6, how=f"«{words}»: of the two named before")
    people = ground.met.last_two(at)
    if people is None:
        return UNKNOWN
    person = people[0] if words == "后者" else people[1]
    return ground.of_person(person, phrase.name, phrase.rule, 0.6, how=f"«{words}»: of the two named before")


def _pair_before(ground: Ground, start: int, before: tuple[int, Person] | None) -> tuple[Piece, Piece] | None:
    """The two houses named last together, with nothing but a conjunction between: «高盛与花旗意见相左。前者预测…»."""
    near = ground.listed.within(max(0, start - 160), start)
    for first, second in zip(reversed(near[:-1]), reversed(near[1:]), strict=False):
        if ground.plain[first.end : second.start] in _AND and not (before and before[0] > second.end):
            return first, second
    return None


def that(ground: Ground, phrase: Phrase, head: str) -> Speaker | None:
    """该负责人, 上述投资人, 这位制片人: the last speaker whose phrase or role ends alike, else somebody introduced so."""
    tail = head[-2:]
    alike = ground.last(
        phrase, lambda s: s.kind != "institution" and any(w.endswith(head) or (len(w) > 1 and head.endswith(w)) for w in s.heads())
    )
    alike = alike or ground.last(phrase, lambda s: s.kind != "institution" and len(tail) == 2 and any(w.endswith(tail) for w in s.heads()))
    if alike is None and head in _ANYBODY:
        alike = ground.last(phrase, lambda s: s.kind != "institution")
    if alike:
        return alike
    for person in reversed(ground.people.everyone):
        role = ground.folded[person.role.start : person.role.end] if person.role else ""
        if head and role.endswith(head) and person.name.start < phrase.name.start:
            return ground.of_person(person, phrase.name, phrase.rule, 0.6, how=ground.stands_for(phrase, "the person introduced before"))
    if len(head) < 4:
        return UNKNOWN
    piece = Piece(phrase.name.end - len(head), phrase.name.end)
    return Speaker("unnamed", ground.text[piece.start : piece.end], rules=(phrase.rule,), sure=0.4, where=piece)


def by_office(ground: Ground, phrase: Phrase) -> Speaker | None:
    """«法官», «委员会主席»: the person introduced in that office; of a house's officer nobody names, the words themselves."""
    words = ground.folded[phrase.name.start : phrase.name.end]
    assert phrase.role
    office = ground.folded[phrase.role.start : phrase.role.end]
    of_house = words[: -len(office)]
    for person in reversed(ground.people.everyone):
        role = ground.folded[person.role.start : person.role.end] if person.role else ""
        his = ground.folded[person.organisation.start : person.organisation.end] if person.organisation else ""
        if role.endswith(office) and person.name.start < phrase.name.start and (not of_house or of_house in his or of_house == "公司"):
            return ground.of_person(person, phrase.name, phrase.rule, 0.6, how=ground.stands_for(phrase, "the person introduced before"))
    return ground.somebody(replace(phrase, kind=UNNAMED, rule="phrase.staff")) if of_house else None
