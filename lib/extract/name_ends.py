"""Where a name ends that stands before running words: «管委会副主任鲍清源在朋友圈晒出成绩单»."""

from __future__ import annotations

import re
from functools import cache

import rjieba

from lib.extract.lexicon import DOT, HAN, LATIN_NAME, lexicon
from lib.extract.tokens import word_class
from lib.patterns import compiled
from lib.rules import rules

# What follows a name: a mark, a preposition, an adverb, a verb of saying or doing
EDGE = compiled(
    r"[,。;:!?…、\n\x01()《》“”「」]|也|在|对|向|表|认|说|称|指|透|坦|是|的|将|曾|等|与|和|于|则|还|就|都|已|从|给|以|为|今|昨|日|近|随|接|受|看|持|出|带|亲|现"
    r"|直|同|最|介|分|补|强|建|提|告|回|解|预|领|率|担|任|执|主|发|写|撰|用|把|被|又|再|一|更|不|未|及|兼|谈|讲|宣|公|首|博|们|来|到|正|通|携|却|系|终|笑|先"
)
# Characters with which foreign names are written out in sound: 朔尔茨, 维斯塔格
SOUNDS = (
    "尔斯特克拉德姆森罗洛卢莱利维伊埃奥阿巴贝比布达迪多法菲弗福戈格哈赫霍基加杰卡凯科库劳勒雷里马玛麦曼梅米莫穆纳内尼诺帕佩皮普奇乔萨赛桑舍史塔泰汤托"
    "瓦韦沃乌西希夏谢辛雅亚扬耶扎詹朱茨兹顿登丁恩逊伦林伯金根奎蒂什波古鲁佐丹塞蕾丝娜妮莉琳柯肯吉季豪策施维万欧博费夫迈凯温汉涅叶诺霍蒂本贾厄昂厦朔冯范冈松吕聂祖"
)
_GLUE = frozenset(
    "在对向的是也将曾与和于则还就都已从给更却又并再被把用说称表认让接看持出带算打晒做因由为了着过不没他她我你们这那及等都从于时就则"
)
_FOREIGN = compiled(rf"[{HAN}]{{1,8}}(?:[{DOT}\-](?:[{HAN}]{{1,8}}|[A-Z]\.?)){{1,3}}")
_PEN_NAME = compiled(r"[“「『]([^“”「」『』,。]{2,14})[”」』]")
_AFTER_FOREIGN = compiled(
    r"(?:周[一二三四五六日]|星期|本周|上周|\d|在|对|向|与|和|跟|给|从|以|把|被|表示|认为|说|称|指|近日|日前|今[天日早晚]|昨[天日晚]|当[天日晚场]|本[周月]|上[周月]|此前|随后|曾|已|的|是|也|将|则|还|就|用|坦言|透露|告诉|更|却|直|终|最|笑|不[过再会想认]|没有|接受"
    r"|有(?!限)|预计|预测|预期|估计|相信|希望|担心|强调|补充|介绍|解释|回应|提醒|警告|呼吁|建议|宣布|承认|否认|反问|发文|发帖|撰文|写道|看来|隔空|为此|发来|只|正|又|再|并|同样|同时|仍|显得|眼里|眼中|口中|受访|这样|如此|这么|会[后上中]|开场|苦笑|叹|摇头|语气|一[脸边]|满脸|发来|发出|顿了|那里|那边|[看听读喝走坐站拿放翻](?:完|到|起)|[一-龥][着了过]|回忆|感叹|直言|表态|分析|算了|举例)"
)
_AFTER_FAR = compiled(
    r"[,。;:!?…、\n\x01()《》“”「」]|$|[在对向与和跟给从以把被的是也将则还就用更却直终最笑不没接有只正又再并都表认说称指坦透强补介解回提警呼建宣承否预估相希担当今昨日近曾已此随受为苦叹摇皱摊耸顿拍抱低高语一满神会发那这挥摆转抬]"
)
_DEMEANOUR = compiled(
    "语气|一脸|满脸|神情|表情|苦笑|摇头|摇了摇头|叹|皱眉|皱着|耸|摆摆手|顿了顿|笑(?!在|向|对|于|则|也|还|的|表|认|透|指出|强|介|告)|受访|开场|这样|如此|一边|一口气|会后|会上|直摇头|点点头|点了点头|挥挥手|挠|掰着|指着|拿起|放下|翻开|掏出|望着|盯着|靠在|坐在|蹲在|站在"
)
_WORDS = frozenset(("v", "vn", "d", "p", "c", "r"))
_IN_SOUND = compiled(f"[{SOUNDS}]{{3,7}}(?![{SOUNDS}])")
_FAMILIAR = compiled(rf"[老小阿][{HAN}]")


@cache
def _said() -> frozenset[str]:
    """Cue words of two characters."""
    return frozenset(word for rule in rules("cues") for word in rule.words if len(word) == 2)


def name_at(folded: str, at: int) -> tuple[int, int] | None:
    """The name that begins at a position, if its end is plain to see.

    >>> text = "副主任鲍清源在朋友圈晒出成绩单"
    >>> text[slice(*name_at(text, 3))]
    '鲍清源'
    """
    while folded[at : at + 1] == " ":
        at += 1
    if m := _PEN_NAME.match(folded, at):
        return m.start(1), m.end(1)
    if m := _FOREIGN.match(folded, at):
        return at, foreign_end(folded, m)
    if far := _far_name(folded, at):
        return far
    if m := LATIN_NAME.match(folded, at):
        return (at, m.end()) if " " in m.group() or m.end() >= len(folded) or EDGE.match(folded, m.end()) else None
    return _han_name(folded, at)


def _han_name(folded: str, at: int) -> tuple[int, int] | None:
    """A Chinese name: surname and given name up to the end of a word."""
    lex = lexicon()
    m = lex.surname_at.match(folded, at)
    if not m or m.group() in _GLUE:
        return _familiar(folded, at)
    edges = _word_ends(folded, at)
    for size in (2, 1):
        end = m.end() + size
        given = folded[m.end() : end]
        if len(given) < size or not lex.han_only.fullmatch(given) or any(c in _GLUE for c in given):
            continue
        if size == 2 and folded[end : end + 1] in ("着", "了", "过") and end < len(folded):
            continue  # «耿超|望着窗外»
        if size == 2 and given[1] in "笑叹苦" and _DEMEANOUR.match(folded, end - 1):
            continue  # «吴凯|笑着说»
        if size == 2 and folded[end - 1 : end + 1] in _said():
            continue  # «欧阳婷|痛批»
        name = folded[at:end]
        if word_class(name) in _WORDS:
            continue
        if name in lex.never or name in lex.heads or (size == 1 and m.end() - at == 1 and EDGE.match(given)):
            continue
        if end >= len(folded) or end in edges or (size == 2 and _DEMEANOUR.match(folded, end)):
            return at, end
    return None


def _far_name(folded: str, at: int) -> tuple[int, int] | None:
    """宫本健太郎, 尼玛次仁: a surname of two characters and a given name up to an edge, or a name of words known to make one."""
    lex = lexicon()
    if m := lex.plateau.match(folded, at):
        return at, m.end()
    m = lex.japanese.match(folded, at)
    if not m:
        m = _IN_SOUND.match(folded, at)
        return (at, m.end()) if m and (_AFTER_FAR.match(folded, m.end()) or folded[m.end()].isdigit()) else None
    for size in (2, 1, 3):
        given = folded[m.end() : m.end() + size]
        if len(given) == size and lex.han_only.fullmatch(given) and given[-1] not in _GLUE and _AFTER_FAR.match(folded, m.end() + size):
            return at, m.end() + size
    return None


def _familiar(folded: str, at: int) -> tuple[int, int] | None:
    """阿柚, 小满, 老卢."""
    m = _FAMILIAR.match(folded, at)
    if not m or m.group()[1] in _GLUE:
        return None
    return (at, m.end()) if m.end() >= len(folded) or m.end() in _word_ends(folded, at) or EDGE.match(folded, m.end()) else None


def _word_ends(folded: str, at: int) -> set[int]:
    """Ends of the words that begin at a position, by the dictionary."""
    out, position = set(), at
    for word in rjieba.cut(folded[at : at + 9], False):
        position += len(word)
        out.add(position)
    return out


def foreign_end(folded: str, m: re.Match[str]) -> int:
    """The last piece of a foreign name has no mark at its end: cut it before an adverb or a verb."""
    last = max(m.group().rfind(c) for c in DOT + "-") + m.start() + 1
    for end in range(last + 2, min(m.end(), last + 6)):
        if _AFTER_FOREIGN.match(folded, end):
            return end
    return min(m.end(), last + 6)
