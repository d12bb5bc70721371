"""Which of several names a figure answers to: «A、B和C分别增长1%、2%和3%», «…前者…后者…»."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from lib.extract.bearers import Named, Owner, in_full, only_tells
from lib.extract.changes import Metric
from lib.extract.places import Place
from lib.extract.subjects import last_head
from lib.extract.tokens import tokens, word_class
from lib.patterns import compiled

_LISTED = compiled("[、和与及]|以及|跟")
_IN_TURN = compiled("分别|依次|各为|(?:则|各)[为是]")
_ORDERED = compiled("分别|依次")
_BETWEEN = compiled(r"(?<!\d)、|、|(?<![涉普共])[和与及]|以及")
_BOTH = compiled("两者|二者|两家(?:公司|企业|厂商|机构|店)?|双方|这两家|两只")
_SOURCE = compiled("(?:据|援引|引述|向|对)《?$")
_WITH = compiled("[与和同跟]$")
_JOINT = compiled("[^,，。;；]{0,6}?(?:合作|联手|签约|结盟|达成)")
_WORD = compiled("(?:前者|后者)(?!则?(?:预测|预计|预期|认为|称|估计|判断|指出|表示|测算|给出))")
_ITEM = "[^,，。;；:：、和与及\\0%“”的]{2,14}?"
_LIST = compiled(
    f"(?:(?P<many>{_ITEM}(?:、{_ITEM}){{1,7}}(?:[和与及]{_ITEM})?)|(?P<two>{_ITEM}[和与]{_ITEM}))(?:的[^,，。;；的]{{1,10}})?(?:则|也|又|却|还|紧随其后[,，]|位列其后[,，]|居后[,，])?(?=分别|依次|各[为是]|则各)"
)
"""«普五、国窖1573则分别为…»: what is listed right before, be it names or not."""
_LEAD = compiled("^(?:[^一-龥A-Za-z“《]|其中|此外|另外|而|但|同期|当前|目前|来自|截至|据悉)*")
_WHEN = compiled(
    "(?:在)?(?:[AH]股|美股|港股|今年|去年|明年|当年|上半年|下半年|前[一二三四五六七八九十]+个?[月季]度?|[一二三四]季度|全年|当日|当天|昨日|年内|同期|单日|上涨|下跌|报收|合计|[0-9]+[年月日]|[两三四五六七八九十]家).*$|[将已也均都则]+$"
)
_NO_ITEM = compiled("^[0-9第前首]|[对向把将给从由被比较占为是有了着过]|[年月日]$|季度|半年|部门$")
_RUN = compiled(
    r"\d[^\d,，。;；、和与]{0,6}(?:[、和与][^\d,，。;；、和与]{0,6}\d[^,，。;；、和与]{0,8})+|\d[^,，。;；、和与]{0,10}(?:[、和与][^\d,，。;；、和与]{0,6}\d[^,，。;；、和与]{0,10})+"
)
"""«同比增长1.56%、4.09%、1.77%»: numbers in the same order as the list before."""
_TURN = compiled("(?:则|也)?(?:分别|依次)(?:实现|录得|达到|达|为|报)?")
_TAKES = compiled("(?:分别|依次)占[^,，。;；]{0,12}$|(?:分别|依次)占[\\d%、.]+$")
_LEADING = compiled("^(?:其中|同期|当期|去年|今年|上半年|全年|[一二三四]季度|[0-9]+年)+")
_METRICS = compiled("(?:营收|收入|净利|净利润|毛利|销量|产量|票房|营业收入)[、和与](?:[一-龥]{2,8})分别")
"""«营收、净利分别为…,前者增长»: former and latter are metrics, no names."""


_SOME_OF_THEM = compiled(
    "[\\0 ]*(?:双方|两家(?:公司|企业)?|两者|二者|两公司|(?P<count>三)(?:家|者|家公司))(?!相[差比]|之[间差]|差距)[^,，]{0,10}?(?:合计|计划|拟|共同?|将|同意|约定|累计|联合|均|都|各)"
)
_ALIKE = compiled("(?:均|都(?!市)|双双|合计|共同|皆|联合)(?![价衡])")
_JOINED = compiled("[、与和及](?:[一-龥]{2,4}(?:的)?)?")


def paired(place: Place, names: Sequence[Named]) -> Owner | None:
    """The name that a figure answers to by its place in a list, or by 前者 and 后者; None where neither is written."""
    folded = place.reading.folded
    turn = None
    for match in _IN_TURN.finditer(folded, place.start, place.found.start):
        turn = match
    if turn is not None and (both := _BOTH.search(folded, place.sentence.start, turn.start())) is not None:
        one = len(_BETWEEN.findall(folded, turn.end(), place.found.start))
        pair = _two_before(place, names, both.start())
        return in_full(place, pair[one], "owner.in-turn") if pair is not None and one < 2 else None
    if turn is None and (joint := _together(place, names)) is not None:
        return joint
    if turn is not None:
        one = len(_BETWEEN.findall(folded, turn.end(), place.found.start))
        listed = _listed(place, names, turn.end())
        if one < len(listed):
            return listed[one]
        return _by_place(place, names, turn.start(), one)
    if (_ORDERED.search(place.near)) and (ran := _in_run(place, names)) is not None:
        return ran
    word = None
    for match in _WORD.finditer(folded, place.sentence.start, place.found.start):
        word = match
    return _former_or_latter(place, names, word) if word is not None else None


def _together(place: Place, names: Sequence[Named]) -> Owner | None:
    """«A、B涨幅均超5%», «A与B签约,双方计划投资…»: what several names have together or each alike."""
    folded, found = place.reading.folded, place.found
    some = _SOME_OF_THEM.match(place.left)
    near = [n for n in names if n.kind in ("organisation", "system", "work", "thing")]
    floor = place.sentence.start if some is not None else place.start
    here = [n for n in near if floor <= n.start and n.end <= (place.start if some is not None else found.start)]
    if len(here) < 2 or (some is None and not _ALIKE.search(folded, here[-1].end, found.start)):
        return None
    size = 3 if some is not None and some["count"] == "三" else 2
    last = here[-size:] if some is not None else here
    between = [folded[a.end : b.start] for a, b in pairwise(last)]
    if len(last) < 2 or len({n.kind for n in last}) > 1 or not all(_JOINED.fullmatch(words.strip("《》“”")) for words in between):
        return None
    return Owner(("、" if "、" in between[0] else between[0][:1]).join(n.name for n in last), "owner.together")


def _listed(place: Place, names: Sequence[Named], stop: int) -> list[Owner]:
    """What the last list before a place in the sentence holds, where those are bearers and no metrics."""
    folded, last = place.reading.folded, None
    for match in _LIST.finditer(folded, place.sentence.start, min(stop + 2, place.found.start)):
        last = match
    if last is None:
        return []
    group = last.lastgroup or "many"
    out: list[Owner] = []
    start = last.start(group)
    for size in [len(item) for item in _BETWEEN.split(last[group])]:
        lead = _LEAD.match(folded[start : start + size])
        at, end = start + (lead.end() if lead else 0), start + size
        tail = _WHEN.search(folded[at:end])
        end = at + tail.start() if tail else end
        name = next((n for n in names if n.start == at and n.end == end), None)
        if name is None and (head := last_head(folded[at:end])) and len(out) and start + size == last.end(group):
            end = folded.rfind(head, at, end)  # «北京、上海房价分别…», «北京、上海机场旅客吞吐量分别…»
            first = tokens(folded[at:end]).words[0]
            end = at + len(first) if word_class(first) == "ns" else end
        text = folded[at:end]
        if len(text) < 2 or (name is None and (_NO_ITEM.search(text) or last_head(text) or word_class(text) == "n")):
            return []
        out.append(in_full(place, name, "owner.in-turn") if name is not None else Owner(place.reading.cut(at, end), "owner.in-turn"))
        start += size + 1
    return out


def in_turn(place: Place, measured: Metric, bases: Sequence[Metric]) -> Metric:
    """What is measured of each of a list, without the list: «营收» of «甲、乙分别实现营收», «归母净利润亏损» of «归母净利润则依次亏损»."""
    text, share = measured.text, _TAKES.search(place.left)
    if share is not None and bases:
        return measured._replace(text=bases[-1].text + "占比")
    turn = _TURN.search(text)
    if turn is not None:
        before = _LEADING.sub("", _TURN.split(place.left)[0].strip("\0 "))
        listed = _LISTED.search(before) is not None
        own = _told(text[: turn.start()], listed=listed) or _told(before, listed=listed)
        text = own + text[turn.end() :]
    if "、" in text:
        own = text.rpartition("、")[2].partition("的")[2]
        text = own if len(own) > 3 else text
    return measured._replace(text=text) if len(text) >= 2 else measured


def _told(words: str, *, listed: bool) -> str:
    """What words before «分别» measure: themselves, or what comes behind a list."""
    head = last_head(words)
    if not head:
        return ""
    return words[words.rfind(head) :] if listed or len(words) > 8 else words


def _in_run(place: Place, names: Sequence[Named]) -> Owner | None:
    """The name of a list before that has as many members as the run of numbers in the clause."""
    folded = place.reading.folded
    for run in _RUN.finditer(folded, place.start, place.end):
        if run.start() <= place.found.core < run.end():
            listed = _listed(place, names, place.start)
            one = len(_BETWEEN.findall(folded, run.start(), place.found.start))
            return listed[one] if len(listed) == len(_BETWEEN.findall(run.group())) + 1 else None
    return None


def _by_place(place: Place, names: Sequence[Named], stop: int, turn: int) -> Owner | None:
    """The name of that place in the list that ends last before the word."""
    folded = place.reading.folded
    lists: list[list[Named]] = []
    for name in names:
        if not place.sentence.start <= name.start < stop:
            continue
        if lists and _LISTED.fullmatch(folded[lists[-1][-1].end : name.start].strip("《》“”")):
            lists[-1].append(name)
        else:
            lists.append([name])
    chosen = lists[-1] if lists else []
    return in_full(place, chosen[turn], "owner.in-turn") if len(chosen) >= 2 and turn < len(chosen) else None


def _former_or_latter(place: Place, names: Sequence[Named], word: re.Match[str]) -> Owner | None:
    """The first or second of two names before the word: houses before systems; where more are named, the last two that act or follow a conjunction."""
    if _METRICS.search(place.reading.folded, place.sentence.start, word.start()):
        return None
    if any(word.end() <= n.start and n.end <= place.found.start and _opens(place, n) for n in names):
        return None  # another subject stands between
    pair = _two_before(place, names, word.start())
    return in_full(place, pair[word.group() == "后者"], "owner.pair") if pair is not None else None


def _two_before(place: Place, names: Sequence[Named], stop: int) -> tuple[Named, Named] | None:
    """The last two names of one sort told of before a place: in the sentence and the one before, else in the paragraph."""
    for floor in (place.reading.sentence_at(max(0, place.sentence.start - 2)).start, place.reading.paragraph_at(stop).start):
        for kind in ("organisation", "system", "work"):
            near: dict[str, Named] = {}
            for name in names:
                if name.kind == kind and floor <= name.start and name.end <= stop and not _aside(place.reading.folded, name):
                    near.setdefault(name.name, name)
            if len(near) >= 2:
                first, second = list(near.values())[-2:]
                return first, second
    return None


def _aside(folded: str, name: Named) -> bool:
    """Whether a house is only the source of what is told, or whom somebody works with."""
    return (
        only_tells(folded, name)
        or _SOURCE.search(folded, max(0, name.start - 3), name.start) is not None
        or (_WITH.search(folded, max(0, name.start - 2), name.start) is not None and _JOINT.match(folded, name.end) is not None)
    )


def _opens(place: Place, name: Named) -> bool:
    """Whether a name begins a clause."""
    return place.reading.folded[max(0, name.start - 1) : name.start] in tuple(",，。;；:：、“《")
