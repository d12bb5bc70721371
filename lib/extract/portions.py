"""What a share is a share of: the noun or the deed that follows it, the whole it is taken from."""

from __future__ import annotations

from lib.extract.changes import Metric
from lib.extract.places import Place
from lib.extract.subjects import Phrase, last_head
from lib.extract.tokens import tokens, word_class
from lib.patterns import compiled

__all__ = ["shared"]

_SHARED = compiled("(?:其中|当中|大概|大约|约|里|有)?$")
_AMONG = compiled(
    "(?:里面?|中|当中|之中|中间|之内|其中)[\0 ]*(?:有|约有|约|大约|仅|只有|至少|超过|高达|就有|竟有)*[\0 ]*$|^[\0 ]*(?:可|但|而|不过|另|另有|另外|还有|也有|有|仅有|只有|约有|约|大约)*[\0 ]*$"
)
_DEED = compiled("[^,，。;；:：!！?？\n…]{2,26}")
_MARKS = compiled("[“”「」『』\0 ]")
_WHO = compiled(
    "^的?(?:受访|被访|被调查|参与调查|接受调查)?的?(?:者|企业|公司|厂商|用户|消费者|网友|网民|人士?|受访者|家庭|学生|员工|从业者|样本|机构|家长|教师|商家|店主|玩家|读者|观众|中小企业|高校|医院|司机|居民|年轻人)(?![数量均次口工才力])"
)
_AUXILIARY = compiled("^(?:的|了|已经?|都|均|则|会|将|正在|正|仍然?|还|也|曾|可能|能够?|可以?|表示|一(?=听|看))+")
_STEM = compiled("[一-龥]{2}(?=了?$)")


def shared(place: Place, left: str, phrase: Phrase, after: tuple[str, bool] | None, nearest: Metric | None) -> Metric | None:
    """«其中六成用在新厂», «99%已在研发环节引入AI», «至少两成订单是重复下单»: a share is named by what follows it."""
    if place.found.kind != "percent" or place.found.unit != "%" or phrase.head:
        return None
    if after is not None and after[1] and (head := last_head(after[0])):
        text = after[0][: after[0].rfind(head) + len(head)]
        return Metric(text, False, head, "metric.words", text, phrase.topic, phrase.topic_start)
    lead = left.strip()
    base = nearest.base if nearest is not None and lead.endswith(("其中", "当中")) and len(nearest.base) <= 8 else ""
    if (done := _done(place, left, base if len(base) <= 6 else "")) is not None:
        return done
    if after is None or len(after[0]) < 2:
        return None
    if not _SHARED.fullmatch(lead) and len(phrase.text) >= 2:
        return _taken(lead, phrase, after[0]) if last_head(after[0]) == after[0] else None
    return Metric(base + after[0] + "占比", True, "占比", "metric.market", after[0])


def _taken(lead: str, phrase: Phrase, noun: str) -> Metric:
    """«撑起八成收入»: the verb before the share and the noun after it."""
    verb = _STEM.search(lead)
    text = (verb.group().rstrip("了") if verb else "") + noun
    return Metric(text, True, noun, "metric.words", noun, phrase.topic, phrase.topic_start)


def _done(place: Place, left: str, base: str) -> Metric | None:
    """«三分之二担心因此失业»: what that share of them does."""
    if _AMONG.search(left) is None:
        return None
    match = _DEED.match(place.reading.folded, place.found.end, place.sentence.end)
    if match is None:
        return None
    text = _AUXILIARY.sub("", _WHO.sub("", _MARKS.sub("", match.group())))
    words = tokens(text[:12]).words
    if (
        len(text) < 3
        or len(words) < 2
        or not (word_class(words[0])[0] in "vp" or words[0] in ("由", "把", "将", "用", "来自", "不", "没有", "从未"))
    ):
        return None
    return Metric(base + text[:14] + ("占比" if len(text) <= 8 else ""), True, "占比", "metric.market", text[:14])
