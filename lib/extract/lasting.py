"""What a span of time measures: the length of a film, the time that a piece of work takes, how long somebody does something."""

from __future__ import annotations

import re

from lib.extract.changes import Metric, last_words
from lib.extract.done_before import made_of
from lib.extract.places import Place
from lib.extract.subjects import GAP, Phrase
from lib.extract.tokens import tokens, word_class
from lib.patterns import compiled

__all__ = ["timed"]

_VIDEO = compiled("的?(?P<what>.{0,6}?(?:视频|短片|影片|预告片|预告|广告|片段|音频|素材|录音))")
_PIECE = compiled("[一这那每首单][条集部支段首个期场回](?:长达?|约|近|超过?|时长)?$")
_LONG = compiled("的(?P<what>[^,，。;；的]{0,6}?[一-龥]{2})(?=[,，。;；:：、()就在由被已将从!！?？]|$)")
_DOING = compiled("(?:生成|输出|支持|制作|创作|剪辑)(?:了|出|长达|时长)?$")
_PASSED = compiled("(?:通过|经过|完成|经历|历经|进行)了?$")
_PASSES = compiled("[一-龥]{2,6}(?=[,，。;；]|$)")
_LATER = compiled("(?:就|才|便|即)(?:能|可以|可|会)?(?P<act>[一-龥]{2,4})(?=[,，。;；」”]|$)")
_SPENDS = compiled("(?:花|用|耗|费|花费|耗费|耗时|历时|用时|费时|历经|仅|只|才|不到|短短|前后|总共|足足|整整|苦等|苦干|时隔)了?(?:约|近)?$")
_DEED = compiled("(?:时间)?(?:就|才|便|即|来|去|以)?(?:能|可以|可|会|要)?(?P<act>[一-龥A-Za-z0-9《》]{2,12}?)(?=[,，。;；」”!！?？(（]|$)")
_PAST = compiled("(?:了|过|着)$")
_OBJECT = compiled("的?(?P<what>[一-龥A-Za-z]{1,6}?)(?:后|之后|以后)?(?=[,，。;；、」”!！?？(（]|$|的[一-龥])")
_ACTS = "做干写画演唱拍跑种养卖教开打修问查学练播录剪配"
"""Verbs of one character that words of the dictionary swallow."""
_SOUND = compiled("音乐|歌曲|音频|语音|配乐|作曲|旋律|配音|朗读")
_TERM = compiled("为期$")
_TERM_OF = compiled("的(?P<what>[^,，。;；:：的]{2,16})")
_AGES = compiled(
    "(?:成立|创立|创办|创建|开业|上市|上映|开播|热映|连载|上线|运营|经营|从业|入行|入职|任职|从教|从医|看盘|执教|服役|入伍|开播|投产|通车|出道|持股|停产|停业|停工)(?:了|至今|已|刚满|刚刚|刚|满)*$"
)


_SENTENCE = compiled("(?P<kind>有期徒刑|缓刑|监禁|拘役|市场禁入|禁赛|质保|保修|停业整顿)(?:最长|最高|各|执行|为|达|共)*$")
"""«有期徒刑三年,缓刑五年»: what a court or a contract sets."""
_FEAST = compiled(
    "(?:春节|元旦|清明|劳动节|五一|端午|中秋|双十|二二八|跨年|国庆|双节|复活节|圣诞|圣诞节|暑期|寒假|暑假|周末)?(?:假期|长假|连假|小长假|黄金周)$"
)
_SPENDS_ON = compiled("(?:花|用|耗费|花费)了(?:约|近)?$|用时$")
_NEEDS = compiled(
    "(?:通常|往往|平均|一般|大约|如今|现在|过去|以前|就|都)*(?:只|仅|最快|最多|至少)?(?:需要|需|要|花|用|耗时|历时|用时|得)(?:花|用|等)?(?:了|约|近|上)*$"
)
_LEAD = compiled(
    "(?P<word>提前|连续|时隔|最快|最迟|最晚|最多|须在|应在|将在|会在|需在|可在|要在|能在|已在|必须在|于|在)(?:[^,，。;；]{0,8}(?:之?后|日起|之日起))?[\0 ]*$"
)
_OPEN = compiled("(?:^|[\0 ])[\0 ]*(?:而|但|可|现在|如今|过去|以前|眼下|只要|通常|平均|往往|预计|或|将|可在|大概|就|则|也)*[\0 ]*$")
_PIECE_OF = compiled(
    "(?:一(?:部|集|座|个|段|份|张|台|套|款|支|首|条|篇|辆|架|艘|间|栋|只|本|幅|单|票|批)|第[一-龥0-9]{1,3}[部集]|的)(?:[^,，。;；的0-9]{0,8}的)?(?P<what>[一-龥A-Za-z]{2,6})$"
)
_ADVERBS = compiled(
    "(?:之?内|以内|里|左右|上下)?(?:就|才|便|即)?(?:能够?|可以?|会|要)?(?:全部|正式|陆续|完全|集中|快速|自动|重新|再次|首次|重|再)?"
)
_SHORT_DEED = compiled(
    "下架|上架|交片|闭店|回本|到账|出片|交货|发货|生效|消化|断货|售罄|清零|复工|停工|退费|退网|关店|开店|提车|交车|交房|出票|出餐|送审|过审|补货|建成|上手|见效|成片|出图|出稿|定稿|杀青|回款|充满|起租|[拍写做剪录卖用吃看读跑走建修画译算念学配听](?:完|好|成|出|到|会)"
)
"""Deeds that the dictionary does not hold."""
_LETTERS = compiled("[一-龥A-Za-z]+")
_NO_DEEDS = frozenset(
    (
        "是",
        "有",
        "为",
        "达",
        "达到",
        "没有",
        "属于",
        "相当于",
        "增长",
        "下降",
        "上涨",
        "下跌",
        "来",
        "去",
        "起",
        "多",
        "到",
        "至",
        "前",
        "后",
        "合计",
        "累计",
        "超过",
        "不到",
        "可",
        "能",
        "会",
        "将",
        "要",
    )
)
"""Words that open no deed."""


def _verb(left: str) -> str:
    """The verb that a clause ends with, or «»."""
    words = tokens(left.rstrip(GAP + " ")[-10:]).words
    word = words[-1] if words else ""
    return (
        word
        if word and word_class(word)[0] == "v" and word not in ("有", "是", "为", "要", "需", "需要", "达", "到", "达到", "超过", "约")
        else ""
    )


def _named(text: str, phrase: Phrase) -> Metric:
    return Metric(text, True, "", "metric.work", text, phrase.topic, phrase.topic_start)


def timed(place: Place, left: str, phrase: Phrase) -> Metric | None:
    """«60秒视频» is a length of video; other spans of time are named by what they take."""
    if place.found.kind != "duration":
        return None
    bare = left.rstrip("\0 ")
    if place.found.unit in ("秒", "分钟", "小时") and (film := _film(place, bare, phrase)) is not None:
        return film
    if (feast := _FEAST.search(bare)) is not None and not place.right.startswith("后"):
        return _named(feast.group(), phrase)
    if (term := _SENTENCE.search(bare)) is not None:
        return _named("刑期" if term["kind"].startswith("有期") else term["kind"] + "期", phrase)
    if phrase.head and not _SPENDS_ON.search(bare):
        return None
    if _PASSED.search(left) and (noun := _PASSES.match(place.right)):
        return Metric(noun.group(), False, "", "metric.work", noun.group(), phrase.topic, phrase.topic_start)
    if (deed := _deed_after(place, bare)) is not None:
        return _named(deed, phrase)
    if later := _LATER.match(place.right):
        return _named(later["act"] + "时间", phrase)
    if place.found.unit in ("秒", "分钟", "小时") and _DOING.search(bare):
        return _named("生成时长" if _SOUND.search(place.near) else "生成视频时长", phrase)
    if (age := _AGES.search(bare)) and not (place.right and place.right[0] in "后前"):
        return _named(re.sub("(?:了|至今|已|刚满|刚刚|刚|满)+$", "", age.group()) + "时间", phrase)
    if _TERM.search(bare) and (term := _TERM_OF.match(place.right)):
        return _named(last_words(term["what"], 6) + "期限", phrase)
    return _spent(place, bare, phrase)


def _deed_after(place: Place, left: str) -> str | None:
    """«一部80集的短剧5天就能拍完», «48小时内下架», «提前90天报备安保方案», «训练一次只要6个小时»: the deed that the time is for."""
    lead = _LEAD.search(left)
    own = lead["word"] if lead else ""
    if not own and (made := made_of(_NEEDS.sub("", place.left.rstrip("\0 ")))) and _NEEDS.search(left):
        return made + "时间"
    if not own and left and not (_PIECE_OF.search(left) or _OPEN.search(left)):
        return None
    match = _ADVERBS.match(place.right)
    at = match.end() if match else 0
    if (short := _SHORT_DEED.match(place.right, at)) is not None:
        deed, rest = short.group(), place.right[short.end() : short.end() + 10]
    else:
        words = tokens(place.right[at : at + 14]).words
        deed = words[0] if words else ""
        if len(deed) < 2 or word_class(deed)[0] != "v" or deed in _NO_DEEDS or deed[-1] in "了过着":
            return None
        rest = place.right[at + len(deed) : at + 14]
    for word in tokens(rest).words:
        kind = word_class(word)
        if (
            not (kind[0] in "nv" or kind in ("j", "l") or word == "第一")
            or len(deed) + len(word) > 8
            or _LETTERS.fullmatch(word) is None
            or word in _NO_DEEDS
        ):
            break
        deed += word
    piece = _PIECE_OF.search(place.left.rstrip("\0 "))
    if piece is not None and len(deed) <= 4:
        deed += piece["what"]
    return (own + deed if own in ("提前", "连续") else deed) + ("" if own == "连续" else "间隔时间" if own == "时隔" else "时间")


def _film(place: Place, left: str, phrase: Phrase) -> Metric | None:
    """«生成60秒视频», «一集22分钟的番剧»: how long it runs."""
    doing = _DOING.search(left)
    if phrase.head and not _PIECE.search(left) and doing is None:
        return None
    if film := _VIDEO.match(place.right):
        what = film["what"].lstrip("长的")
        if doing:
            what = (phrase.text if len(phrase.text) <= 6 and not phrase.head else doing.group()[:2]) + "的" + what
        return _named(what + "时长", phrase)
    if _PIECE.search(left) and (long := _LONG.match(place.right)):
        return _named(long["what"] + "时长", phrase)
    return None


def _spent(place: Place, left: str, phrase: Phrase) -> Metric | None:
    """«花了三个月写完剧本», «演了四年女二号», «干了19年»: the deed that takes the time."""
    if _SPENDS.search(left) and (deed := _DEED.match(place.right)):
        words = tokens(deed["act"]).words
        if any(word_class(word)[0] == "v" for word in words[:2]):
            return _named(deed["act"] + "时间", phrase)
    if not _PAST.search(left):
        return None
    done_by = _PAST.sub("", left)
    verb = _verb(done_by) or (done_by[-1] if done_by[-1:] in tuple(_ACTS) else "")
    if not verb:
        return None
    done = _OBJECT.match(place.right)
    if done is not None and not place.right.startswith("的"):
        return _named(verb + done["what"] + "时间", phrase)
    return _named(verb + "时间", phrase) if len(verb) >= 2 else None
