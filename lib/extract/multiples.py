"""Metrics of a multiple or a share of another thing: «训练性能是上一代的4倍»."""

from __future__ import annotations

from collections.abc import Sequence

from lib.extract.changes import Metric, tail
from lib.extract.places import Place
from lib.extract.subjects import Phrase, dissect, last_head, stripped
from lib.patterns import compiled

_TIMES = compiled(
    "(?P<what>[一-龥A-Za-z0-9]{2,14}?)(?:仅|只|约|已|大约|往往|通常|还|就|却|也|压到了?|降到了?|做到了?)*(?:是|为|有(?!望)|相当于|达到|达|等于|(?<=到)|(?<=到了))(?P<of>[^,，。;；是为]{1,16})的$"
)
_LIKE = compiled("^(?:仅|只|约|已|却|也|还|大约|大概)*(?:有|相当于|等于|是|为|达到|达)(?P<of>[^,，。;；]{1,16})的$")
_OF_ANOTHER = compiled("(?:超过|逾|接近|近|不到|不足|不及|约)(?:为|是|有|仅|只|相当于)*(?P<of>[^,，。;；]{2,16})的$")
_WHOLE = compiled("总.*|全[国球省市县部行业网港台].*|整[个体].*|其中?|同类.*|大部分")
_BEFORE = compiled(
    "当年|同期|去年|上年|前年|今年|年初|年底|年末|上月|上季|前一|以前|此前|之前|从前|过去|原来|原先|当年|当初|往年|半年前|[年月日周天]前|时$|\\d ?年|你们|我们|[它他她]们?|自己|[一二三四五六七八九十\\d]月"
)
_FORMER = compiled("平日|平时|平常|往日|上一代|前一代|前代|上代|老款|旧款|上一版|旧版|前者")


def times_of(place: Place, left: str, phrase: Phrase, nearest: Metric | None, names: Sequence[tuple[int, int, str]]) -> Metric | None:
    """«训练性能是上一代的4倍» measures the first of the two."""
    if place.found.kind != "multiple" and place.found.unit != "%":
        return None
    if nearest is not None and (like := _LIKE.match(left.strip("\0 "))):
        text = _against(place, nearest.base, like["of"])
        return Metric(text, True, nearest.head, nearest.rule, nearest.base, nearest.topic, nearest.topic_start)
    if (whole := _OF_ANOTHER.match(place.reading.folded, place.found.start, place.found.core)) is not None:
        base = (
            phrase.text if phrase.head else nearest.base if nearest is not None and not stripped(left).strip("\0 而且但也还却又其") else ""
        )
        if base and not _WHOLE.fullmatch(whole["of"]) and not _FORMER.fullmatch(whole["of"]):
            return Metric(_against(place, base, whole["of"]), True, phrase.head, "metric.market", base, phrase.topic, phrase.topic_start)
    match = _TIMES.search(left)
    if match is None or "占" in left:
        return None
    start = place.found.start - len(left)
    phrase = dissect(place, left[: match.end("what")], start, names=names)
    if len(phrase.text) < 2:
        return None
    text = _against(place, phrase.text, match["of"])
    return Metric(text, text != phrase.text, phrase.head, phrase.rule, phrase.text, phrase.topic, phrase.topic_start)


def _against(place: Place, base: str, other: str) -> str:
    """«价格与Opus之比»: a fraction of another thing is named after both; one of its own past is not."""
    if place.found.kind == "multiple" and _FORMER.fullmatch(other.strip("\0 ")):
        return base
    if (past := _BEFORE.match(other)) is not None and (noun := last_head(other[past.end() :])) and noun not in base:
        other = other[past.end() :].lstrip("的")  # «当年营业收入的1.7倍»
    if (place.found.unit != "%" and place.found.kind != "multiple") or _BEFORE.search(other) or not 1 < len(other.strip("\0 ")) <= 10:
        return base
    return f"{tail(base)}与{other.replace(chr(0), '')}之比"
