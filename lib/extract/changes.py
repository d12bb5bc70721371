"""Metrics that lean on another: its growth, its end of a movement, what was expected of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from lib.extract.places import FROM, Place
from lib.extract.subjects import Phrase, dissect, head_words
from lib.extract.tokens import tokens
from lib.patterns import compiled

_BY = "同比|环比|按年|按季|按月|(?<![去今明前上本当后初末底整个\\d])[季年月]|累计|同期"
VERB = "增长|跌去|跌掉|砍掉|砍去|砍到|削掉|削减|缩掉|降掉|蒸发|缩短|抬升|冲高|收缩|放慢|放缓|下挫|走弱|走强|缩窄|扩张|上扬|回暖|上修|下修|调升|调降|抬高|拉高|拉低|压低|压降|压减|攀高|翻升|猛增|激增|剧增|大增|骤增|骤降|骤减|锐减|锐增|大减|大降|净增|净减|新增|递增|递减|下挫|回吐|反超|领先|落后|多产|增产|减产|增收|减收|成长|衰退|萎缩|缩小|缩短|增加|增|上升|上涨|大涨|上浮|攀升|飙升|提升|提高|调高|上调|升|涨|放量|放大|多出|多|高出|劲扬|扬|弹升|反弹|下降|下跌|大跌|下滑|下调|下探|减少|缩减|缩水|缩量|降低|收窄|回落|压缩|回升|重挫|跳水|暴涨|暴跌|累升|累跌|急升|急跌|回顺|跌|挫|降|减|少|高|低|扩大|拉升|走高|走低|调低|降价|涨价|加快|加速|砍|掉|贵|便宜"
_FILL = "只|仅|微|小|劲|急|再度|大|一路|逆市|逆势|又|再|约|也|却|则|均|都|已|就|还|已经|大幅|略|小幅|快速|收|高开|低开|一度|仍|可|会|将|有望|能|集体|先|更|比"
CHANGE = compiled(rf"(?P<by>{_BY})?(?:{_FILL}){{0,3}}(?P<verb>{VERB})(?:了|近|约|超|逾|达|达到|至少|幅度达|幅度为|到|至){{0,2}} ?$")
_MOVED = compiled(rf"(?:{_BY})?(?:{_FILL}){{0,3}}(?:{VERB}){{1,2}}(?:了|近|约|超|逾)?")
_NOW = compiled("(?:,|，)?(?:至|到|达|达到|来到|报|收报|收于)(?:约|近|了|历史新高的?|创纪录的?|每[一-龥]{1,3})?")
_MOVE = compiled(r"^[^,，。;；]{0,14}?(?:升|降|涨|跌|增|减|缩|拉|提|调|扩|压|变|换|滑|延|到|至|转)")
_LEAD = compiled(rf"{FROM}[^从由自,，。;；]{{0,12}}$")
_STARTING = compiled(rf"{FROM}[^从由自,，。;；]{{0,8}}$")
_AGAINST = compiled("^(?:较|比|与|同).*|^.*相[比较]|(?:较|比).{0,8}$")
_WHEN_OR_HOW = compiled(
    "(?:同比|环比|按[年月季周日]|[一两三四五六七八九十几半数0-9]{1,3}(?:周|天|个?月|年|日|个?季度?|小时)(?:之?[内里来间])?|日内|期内|年内|季内|月内|盘初|[大暴急猛狂剧骤]|季|年|将|再|又|还|却|则|均|都|也|微|昨日|今日|当日|午后|个人|股价|收|分别|双双|逆市|逆势|个股|盘中|早盘|尾盘|全日|全天|收盘|终场|"
    "单日|单周|单月|当月|当周|一周|一日|一夜之间|随即|随之|其后|随后|大幅|小幅|微幅|略|累计|已|仍|分別|各)+$"
)
"""What stands before the verb of a change without being what changes."""
_BARE = ("降幅", "涨幅", "增幅", "跌幅", "升幅", "增速", "增长率", "占比", "比例", "目标", "比重", "金额", "总额", "规模", "总值")
_QUOTES = (
    "涨",
    "跌",
    "扬",
    "劲扬",
    "反弹",
    "弹升",
    "上涨",
    "下跌",
    "大涨",
    "大跌",
    "暴涨",
    "暴跌",
    "重挫",
    "飙升",
    "走高",
    "走低",
    "挫",
    "升",
    "累升",
    "累跌",
    "急升",
    "急跌",
)
_BY_HOW_MUCH = ("增长", "增加", "减少", "高出", "上涨", "下跌", "涨", "跌")
"""Verbs that count and money follow without 同比: «上涨3元»."""
_SAYS_MORE = compiled("按|均|年|月|(?<![春夏秋冬])季|盘|预测|目标|预估|指引|预期|^[大暴急劲小微重剧垫]$")
_DIGIT = compiled("[0-9一二三四五六七八九十两]")
_THAN = compiled("(?:同比|环比|[较比](?!例|重|率|值)[^,，。;；]{1,8})$")
_MOVES_OF_PRICES = {"涨": "涨幅", "升": "升幅", "跌": "跌幅", "挫": "跌幅", "扬": "涨幅", "跌去": "跌幅", "跌掉": "跌幅"}
_EXPECTED = compiled("(?P<who>市场|分析师|华尔街|机构|外界)(?:此前|的)?(?:一致|平均)?预期(?:的|为|值)*$")
_SHARES = compiled("股|收报|收于|收盘|报收|收涨|收跌|大盘|盘中")
_LEVEL = ("到", "至", "到了", "至约", "到约", "至近", "到近")
_PAIRED = ("和", "及", "与", "、")
_DEAL = compiled("收购|购买|出售|入股|认购|买下|购入|转让|增资|受让|拍下")
_RELATION = ("前者", "后者")


class Metric(NamedTuple):
    """A metric in the folded words of the article, or composed; `head` is the word of the lexicon in it."""

    text: str
    inferred: bool = False
    head: str = ""
    rule: str = "metric.words"
    base: str = ""
    """What it is a change of; equal to `text` where it is no change."""
    topic: str = ""
    topic_start: int = -1

    unit: str = ""
    """What the figure it was read for is counted in."""
    change: bool = False
    """It measures how another metric moved."""


def is_move(place: Place, between: str) -> bool:
    """«从A降到B», «A甚至B», «A、B» of one unit: both measure the same."""
    before = place.before
    if before is None:
        return False
    if between.strip(" ") in ("至", "报", "收报", "到", "收于") and before.kind == "percent" and place.found.kind == "money":
        return False
    if between.strip(" ") in ("或", "或者", "即", "约合", "折合"):
        return True
    if between.strip(" ") in ("甚至", "、", "或", "和", "至", "到", "及", "乃至", "缩短至"):
        return before.unit == place.found.unit
    lead = place.reading.folded[max(0, before.start - 14) : before.start]
    return _LEAD.search(lead) is not None and _MOVE.match(between) is not None and len(between) <= 24


def is_start(place: Place) -> bool:
    """Whether the number is what a movement starts from."""
    left = place.left if place.before is None else place.reading.folded[max(place.start, place.before.end) : place.found.start]
    return _STARTING.search(left) is not None


def related(left: str, bases: Sequence[Metric]) -> Metric | None:
    """«前者同比增长约三成,后者提高近10个百分点»."""
    for word, place in zip(_RELATION, (-2, -1), strict=True):
        if word in left and len(bases) >= 2:
            base = bases[place]
            change = CHANGE.search(left)
            verb = (change["by"] or "") + change["verb"] if change else ""
            return Metric(base.text + verb, True, base.head, "metric.change", base.text, base.topic, base.topic_start, change=True)
    return None


def changed(
    place: Place, left: str, phrase: Phrase, previous: Metric | None, bases: Sequence[Metric], names: Sequence[tuple[int, int, str]]
) -> Metric | None:
    """«同比增长213%» after a figure of revenue measures the growth of revenue."""
    match = CHANGE.search(left)
    if match is not None and match.group().rstrip().endswith(_LEVEL):
        match = None  # «回升到41%» is where it stands
    nearest = bases[-1] if bases else None
    if "分别" in left and len(bases) >= 2 and place.right.startswith(_PAIRED):
        nearest, bases = bases[-2], bases[:-1]
    kind = place.found.kind
    if kind == "multiple" and place.found.word == "" and not match:  # 翻番: the change is in the number itself
        return _doubled(left, phrase, nearest)
    if match is None or not _tells_change(match, kind):
        return None
    verb = (match["by"] or "").replace("同期", "") + _as_noun(match["verb"], kind)
    return (
        _change_of_head(left, phrase, match, verb)
        or _change_of_noun(phrase, match, verb)
        or _change_of_price(place, match, verb, nearest=nearest, names=names)
        or _change_of_base(place, match, verb, nearest=nearest, previous=previous, bases=bases, names=names)
    )


def _doubled(left: str, phrase: Phrase, nearest: Metric | None) -> Metric | None:
    """What has doubled where the clause does not say it again: «营收3亿元,同比翻番»."""
    if phrase.head or nearest is None or not re.search("较|比|同比|环比|[,，]?$", left[-8:]):
        return None
    than = _THAN.search(left.rstrip("\0 "))
    text = nearest.base + (than.group() + "增长" if than and than.group() not in nearest.base else "")
    return Metric(text, True, nearest.head, "metric.change", nearest.base, nearest.topic, nearest.topic_start, change=True)


def _tells_change(match: re.Match[str], kind: str) -> bool:
    """Whether a number of this kind can be how much something moved: «增长30%», «上涨3元», not «降价3天»."""
    if kind in ("duration", "other", "compute"):
        return False
    return bool(match["by"]) or kind in ("percent", "multiple") or match["verb"] in _BY_HOW_MUCH


def _change_of_head(left: str, phrase: Phrase, match: re.Match[str], verb: str) -> Metric | None:
    """The change of a measure named before the verb: «净利润同比增长30%»."""
    if not phrase.head or phrase.head not in left[: match.start()]:
        return None
    moved = _without_adverbs(phrase, match["verb"])
    whole = moved if moved.endswith((match["verb"], verb)) else (tail(phrase.text) if len(phrase.text) > 12 else phrase.text) + verb
    base = at_rest(tail(phrase.text), phrase.head)
    return Metric(whole, False, phrase.head, phrase.rule, base, phrase.topic, phrase.topic_start, change=True)


def _change_of_noun(phrase: Phrase, match: re.Match[str], verb: str) -> Metric | None:
    """The change of a noun that no lexicon has, named before the verb: «短剧备案数同比增长30%»."""
    noun = phrase.text
    for word in ((match["by"] or "") + match["verb"], match["verb"]):
        noun = noun.split(word)[0]
    noun = _WHEN_OR_HOW.sub("", _AGAINST.sub("", noun))
    if len(noun) < 2 and len(phrase.topic) >= 2 and not phrase.head:
        noun = _WHEN_OR_HOW.sub("", _AGAINST.sub("", phrase.topic))
    if len(noun) < 2 or noun in ("按年", "按季", "环比", "同比", "高点"):
        return None
    return Metric(noun + verb, False, "", "metric.change", noun, phrase.topic or noun, phrase.topic_start, change=True)


def _change_of_price(
    place: Place, match: re.Match[str], verb: str, *, nearest: Metric | None, names: Sequence[tuple[int, int, str]]
) -> Metric | None:
    """The change of a share's price, where a house is named and quoted or its price told before: «招商银行跌逾2%»."""
    if match["verb"] in _QUOTES and any(place.start <= a < place.found.start for a, _, _ in names):
        return Metric("股价" + verb, True, "股价", "metric.price", "股价", change=True)
    if nearest is not None and nearest.head in ("股价", "收盘价", "开盘价"):
        return Metric("股价" + verb, True, "股价", "metric.price", "股价", nearest.topic, nearest.topic_start, change=True)
    return None


def _change_of_base(
    place: Place,
    match: re.Match[str],
    verb: str,
    *,
    nearest: Metric | None,
    previous: Metric | None,
    bases: Sequence[Metric],
    names: Sequence[tuple[int, int, str]],
) -> Metric | None:
    """The change of what was measured before: «营收35亿元,同比增长20%»."""
    base, kind = nearest or previous, place.found.kind
    if (
        nearest is None
        and (base is None or base.change)
        and kind in ("percent", "multiple")
        and (told := _told_before(place, names)) is not None
    ):
        return Metric(tail(told.text) + verb, True, told.head, "metric.change", told.text, told.topic, told.topic_start, change=True)
    if base is None:
        return _change_alone(place, match, verb) if kind == "percent" else None
    if kind in ("count", "money"):
        base = next((b for b in reversed(bases) if b.unit == place.found.unit), base)
    root = base.head if base.inferred and base.head in ("价格", "股价") else tail(base.base)
    root = root.removesuffix(verb) if len(root) > len(verb) + 1 else root
    root = last_words(root, 10)
    return Metric(root + verb, True, base.head, "metric.change", base.base, base.topic, base.topic_start, change=True)


def _change_alone(place: Place, match: re.Match[str], verb: str) -> Metric:
    """A change of which nothing says what moved: the price of a share where the sentence speaks of one."""
    stock = match["verb"] in _QUOTES and _SHARES.search(place.near) is not None
    return Metric(("股价" if stock else "") + verb, True, "股价" if stock else "", "metric.price", "股价" if stock else verb, change=True)


def at_rest(text: str, head: str) -> str:
    """A metric without how it moved: «净利润同比暴跌» is 净利润.

    >>> at_rest("净利润同比暴跌", "净利润"), at_rest("毛利率下滑", "毛利率"), at_rest("利润总额", "利润")
    ('净利润', '毛利率', '利润总额')
    """
    end = text.rfind(head) + len(head)
    end += text[end : end + 1] in tuple("率额量数价费值")
    if head and head in text and _MOVED.fullmatch(text, end):
        return text[:end]
    moved = CHANGE.search(text)
    return text[: moved.start()] if moved is not None and text[: moved.start()].endswith(("指数", "率", "价", "量", "额", "数")) else text


def level(place: Place, between: str, previous: Metric) -> Metric | None:
    """«营收同比增长20%至35亿元», «毛利率下滑0.6个百分点至11.5%»: after how much something moved, where it stands now."""
    if not previous.change or _NOW.fullmatch(between.strip("\0 ")) is None or previous.base.startswith("股价"):
        return None
    base = at_rest(previous.base, previous.head)
    if len(base) < 2 or CHANGE.fullmatch(base):
        return None
    return previous._replace(text=base, base=base, inferred=True, change=False)


def _told_before(place: Place, names: Sequence[tuple[int, int, str]]) -> Phrase | None:
    """What the clause before measures, where its own number is none of ours: «完工量2502万载重吨,同比增长18.4%»."""
    folded = place.reading.folded
    stop = place.start - 1
    if stop <= place.sentence.start or folded[stop] not in ",，":
        return None
    begin = max(place.sentence.start, *(folded.rfind(mark, place.sentence.start, stop) + 1 for mark in ",，;；:：“"))
    number = _DIGIT.search(folded, begin + 2, stop)
    end = number.start() if number is not None else max((m.end() for m in head_words(folded, begin, stop)), default=-1)
    if end < 0:
        return None
    phrase = dissect(place, folded[begin:end], begin, names=names)
    return phrase._replace(text=at_rest(phrase.text, phrase.head)) if phrase.head and len(phrase.text) <= 18 else None


def _as_noun(verb: str, kind: str) -> str:
    """«招商银行跌逾2%» measures a 跌幅: how a price or an index moved is told as a noun."""
    if kind not in ("percent", "index") or verb not in _MOVES_OF_PRICES:
        return verb
    return _MOVES_OF_PRICES[verb]


def _without_adverbs(phrase: Phrase, verb: str) -> str:
    """«价格反而涨», «误报率有望再降»: what stands between a measure and how it moved says nothing of what is measured."""
    text = phrase.text
    if not text.endswith(verb) or "比" in text or "较" in text:
        return text
    at = text.rfind(phrase.head) + len(phrase.head)
    at += text[at : at + 1] in tuple("率额量数价费值")
    between = text[at : len(text) - len(verb)]
    return text if not between or _SAYS_MORE.search(between) else text[:at] + verb


def last_words(text: str, room: int) -> str:
    """The last words of a phrase that fit, at least one.

    >>> last_words("全国太阳能发电装机容量", 9)
    '太阳能发电装机容量'
    """
    kept = list(tokens(text).words)
    while len(kept) > 1 and sum(map(len, kept)) > room:
        kept = kept[1:]
    return "".join(kept).lstrip("的、和与及 ") or text


def first_words(text: str, room: int) -> str:
    """The first words of a phrase that fit.

    >>> first_words("在日常生产中使用生成式AI写稿", 12)
    '在日常生产中使用生成式'
    """
    out = ""
    for word in tokens(text).words:
        if out and len(out) + len(word) > room:
            break
        out += word
    return out


def tail(text: str) -> str:
    """The noun of a long phrase: what follows its last «的»."""
    tail = text.rpartition("的")[2]
    return tail if len(tail) >= 2 and len(text) > 8 else text


def expected(place: Place, left: str, nearest: Metric | None) -> Metric | None:
    """«高于市场预期的11.8亿美元» is what the market expected of the same."""
    match = _EXPECTED.search(left)
    if match is None or nearest is None:
        return None
    text = match["who"] + "预期" + nearest.base
    return Metric(text, True, nearest.head, nearest.rule, text)


def dealt(place: Place, left: str) -> Metric | None:
    """«以约6亿美元收购…» is the price of a deal."""
    match = _DEAL.match(place.right)
    if place.found.kind != "money" or match is None or not left.rstrip().endswith(("以", "斥资", "耗资", "作价", "出资")):
        return None
    return Metric(match.group() + "金额", True, "金额", "metric.capital", match.group() + "金额")


def rate_of(phrase: Phrase, nearest: Metric | None, previous: Metric | None) -> Metric | None:
    """«降幅高达90%» is the fall of what was named before."""
    if nearest is None and previous is not None and previous.base != phrase.text and not previous.base.endswith("幅"):
        nearest = previous
    if phrase.text not in _BARE or nearest is None or len(nearest.base) > 14:
        return None
    joined = nearest.base if nearest.base.endswith(phrase.text) else tail(nearest.base) + phrase.text
    return Metric(joined, True, phrase.head, phrase.rule, nearest.base, nearest.topic, nearest.topic_start, change=True)
