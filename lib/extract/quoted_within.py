"""What somebody quotes of others inside his own words: «“领导一句‘隔壁办得,我们为什么办不得’,预算就批了。”», «客户常跟我讲,『…』»."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set

from lib.extract.frames import Frame
from lib.extract.phrases import read_phrase
from lib.extract.pieces import INSTITUTION, PERSON, UNNAMED, Listed, Phrase, Piece
from lib.extract.unnamed import ends_in_noun
from lib.patterns import compiled
from lib.schema import Span

CLOSING = {"“": "”", "「": "」", "‘": "’", "『": "』"}
_SHORTEST = 4
_ME = r"(?:我们?|咱们?|他们?|她们?|你们?|大家|记者)"
_QUOTED = compiled(
    r"(?:^|(?<=[,。;:!?…“‘「『\n]))(?:但是?|可是?|不过|所以|而|结果|后来|当时|那时|有时候?|比如|甚至|就连|连|还|也|于是|然后|那天|前几天|上周|昨天|去年){0,2}(?:有个|有一个|有位|有)?"
    r"(?P<who>[^,。;:!?…“”‘’「」『』\n]{1,18}?)(?:常常?|(?<![副老刘王李张陈])总是?|老|也|还|都|当时|后来|就|又|曾经?|一直|经常|反复|直接|私下|只|会|上来就|张口就|开口就|天天|甚至|在[^,。;:]{1,6}[里上中前]){0,3}"
    rf"(?P<cue>(?:跟|对|和|给|向|同|劝|骂|问|催|安慰|提醒|叮嘱|回复|回|告诉|警告){_ME}(?:抱怨|吐槽|说|讲|放话|发|留言|打趣|撂下|解释|坦白)?(?:过|了|道)?(?:一?句话?|消息)?"
    r"|(?:说|讲)(?:过|了|得[^,:。]{1,5})?|放话|留言|反问|(?:丢|撂|留|甩|扔|抛)下?了?一?句(?:话)?|一句(?:话)?|的原话是?|打趣|吐槽|抱怨|直言|坦言|感叹|问道?|喊道?|嚷|念叨|强调|表示|回忆|嘀咕|感慨|解释)[,:]?[ ]?(?P<open>[‘『“「])"
)
_ASKED = compiled(
    r"(?:问|采访|找|聊|见|碰|遇)(?:过|了|到)?(?P<they>(?:几|多|两|三|一些|不少|很多|许多)[位个名家]?[\u4e00-\u9fff]{2,10})[^\u4e00-\u9fff]"
)
_NOBODY = frozenset("我你他她它咱人") | {"我们", "你们", "咱们", "大家", "自己", "有人", "别人", "人家", "谁", "老话", "俗话", "古人"}
_MEN_OF = compiled(r"[^,。的]{2,8}(?:的人|那边的人|方面|那边)")


def find_within(folded: str, spoken: Iterable[Span], *, listed: Listed, people: Set[str]) -> Iterator[Frame]:
    """Frames of quotations inside speech; each gives the words between its own marks.

    >>> text = "客户常跟我讲,『你们缺产线』,我听到耳朵长茧。"
    >>> frame = next(find_within(text, [Span(0, len(text))], listed=Listed(), people=frozenset()))
    >>> text[frame.phrase.name.start:frame.phrase.name.end], text[frame.content:frame.content + 5]
    ('客户', '你们缺产线')
    """
    for part in spoken:
        for m in _QUOTED.finditer(folded, part.start, part.end):
            close = folded.find(CLOSING[m["open"]], m.end(), part.end)
            phrase = _who(folded, part.start, m.span("who"), listed, people) if close - m.end() >= _SHORTEST else None
            if phrase:
                yield Frame(phrase.name.start, Piece(*m.span("cue")), m.end(), "term", "say", phrase, "cue.within", True)


def _who(folded: str, start: int, who: tuple[int, int], listed: Listed, people: Set[str]) -> Phrase | None:
    words = folded[slice(*who)].strip()
    if words in ("他们", "她们") and (asked := _ASKED.search(folded, max(start, who[0] - 30), who[0])):
        return Phrase(UNNAMED, Piece(*asked.span("they")), rule="phrase.unnamed", sure=0.7)
    if words in _NOBODY or not words or words[0] in _NOBODY:
        return None
    phrase = read_phrase(folded, *who, listed=listed, people=people)
    if phrase and phrase.kind in (PERSON, INSTITUTION, UNNAMED) and phrase.rule != "phrase.bare-name":
        return phrase
    if len(words) <= 10 and (ends_in_noun(folded, *who) or _MEN_OF.fullmatch(words)) and words[:2] not in ("他们", "她们"):
        return Phrase(UNNAMED, Piece(*who), rule="phrase.unnamed", sure=0.7)
    return None
