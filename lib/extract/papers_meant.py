"""Which document is meant where none is named, and whose it is: 公告称, 征求意见稿提出, 招股文件披露, 《指引》."""

from __future__ import annotations

from lib.extract.circumstances import past_times
from lib.extract.ground import Ground
from lib.extract.houses import STATE_PAPER
from lib.extract.lexicon import lexicon
from lib.extract.phrases import read_phrase
from lib.extract.pieces import INSTITUTION, Phrase, Piece
from lib.extract.speakers import Speaker, house
from lib.patterns import compiled

_TITLED = compiled(r"《[^《》]{0,60}?(?P<kind>[^《》()]{2,6})(?P<aside>\([^()]{1,20}\))?》")
_ANY_TITLE = compiled("《[^《》]{4,40}》")
_THROUGH_PAPER = frozenset(("phrase.issued", "phrase.document", "phrase.paper"))
_BROUGHT_OUT = compiled("(?:发布|公布|推出|出具|编制|发表)(?:了|的)?(?:最新|一份)?$")
_WHEN_ISSUED = compiled("^.{0,10}(?:披露|发布|公布|公开|发表|递交|提交)的(?:最新)?")
_WHICH_DOCUMENT = compiled("^(?:上述|前述|该|这份|这项|该份)|[中里]$")
_LAST_NOUN = compiled("(?:有|是|为|来自|属于)(?P<noun>[^,。;:]{2,24})。$")


def full_title(ground: Ground, form: str, before: int) -> Piece | None:
    """《指引》: the document of that kind the article has named in full."""
    if not form.startswith("《") or len(form) > 12:
        return None
    found = [m for m in _TITLED.finditer(ground.folded, 0, before) if form[1:-1] in m.group() and len(m.group()) > len(form)]
    return Piece(found[-1].start(), found[-1].end()) if found else None


def document(ground: Ground, phrase: Phrase, words: str) -> Speaker | None:
    """公告称, 要点明定, 征求意见稿提出: the document named before, or the house that issued one."""
    words = _WHEN_ISSUED.sub("", words)
    noun, at = "" if words == "其中" else _WHICH_DOCUMENT.sub("", words), phrase.name.start
    near = _TITLED.finditer(ground.folded, max(0, at - 600), at)
    titled = [m for m in near if noun in m.group("kind") or noun in (m.group("aside") or "")]
    if titled and STATE_PAPER.search(titled[-1].group()):
        piece = Piece(titled[-1].start(), titled[-1].end())
        return house(ground.text, piece, rule=phrase.rule, sure=0.8, how=ground.stands_for(phrase, "the document named before"))
    where = titled[-1].start() if titled else ground.folded.rfind(noun, max(0, at - 160), at)
    if where < 0:
        return _issuer_before(ground, phrase, words) or _of_any_title(ground, phrase, words)
    sentence = ground.sentences.spans[ground.sentences.index(where)]
    issuer = ground.houses.first(ground.houses.past_opening(sentence.start, where))
    return (
        house(ground.text, issuer, rule=phrase.rule, sure=0.7, how=f"«{words}» is the paper of the house named before") if issuer else None
    )


def _of_any_title(ground: Ground, phrase: Phrase, words: str) -> Speaker | None:
    """«报告预计» after «DataEye研究院发布的《2026漫剧春节档观察》显示»: who spoke through a paper, or the paper itself that several brought out."""
    at = phrase.name.start
    if words not in ("报告", "研究", "调查", "白皮书", "榜单", "论文", "文章"):
        return None
    titled = list(_ANY_TITLE.finditer(ground.folded, max(0, at - 400), at))
    how = ground.stands_for(phrase, "the paper named before")
    if ground.spoken and titled and ground.spoken[-1][0] > titled[-1].start():
        where, last = ground.spoken[-1]
        spoke = "phrase.bare-document" in last.rules or (_THROUGH_PAPER.intersection(last.rules) and where - titled[-1].end() <= 8)
        return ground.again(last, phrase.rule, how) if spoke else None
    if not titled or not _BROUGHT_OUT.search(ground.plain, max(0, titled[-1].start() - 12), titled[-1].start()):
        return None
    sentence = ground.sentences.spans[ground.sentences.index(titled[-1].start())]
    if "联合" in ground.plain[sentence.start : titled[-1].start()]:
        return house(ground.text, Piece(*titled[-1].span()), rule=phrase.rule, sure=0.7, how=how)
    issuer = ground.houses.first(ground.houses.past_opening(sentence.start, titled[-1].start()))
    return house(ground.text, issuer, rule=phrase.rule, sure=0.6, how=how) if issuer else None


def _issuer_before(ground: Ground, phrase: Phrase, words: str) -> Speaker | None:
    """The house the sentence before ends with or begins with, whose paper speaks: «同日递表的还有跃桓科技。招股文件披露,…»."""
    number = ground.sentences.index(phrase.name.start)
    if (
        words not in lexicon().firm_papers
        or not number
        or ground.sentences.paragraph_ends[number - 1] != ground.sentences.paragraph_ends[number]
    ):
        return None
    sentence = ground.sentences.spans[number - 1]
    last = _LAST_NOUN.search(ground.plain, sentence.start, sentence.end)
    named = read_phrase(ground.folded, *last.span("noun"), listed=ground.listed) if last else None
    begin = past_times(ground.plain, sentence.start, sentence.end)
    issuer = named.name if named and named.kind == INSTITUTION else ground.houses.first(begin)
    how = f"«{words}» is the paper of the house named before"
    return house(ground.text, issuer, rule=phrase.rule, sure=0.6, how=how) if issuer else None
