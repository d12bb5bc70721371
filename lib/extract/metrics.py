"""What a quantity measures.

1 the end of a movement measures what its start does; 2 a change measures the change of what stands before it («同比增长213%»);
3 a head of the lexicon in the clause before the number («毛利率逾三成»); 4 the noun after a count or «的» («693张图», «8亿美元的
扩建计划»); 5 what else the clause says; 6 the clause before it; 7 the metric before it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from lib.extract.changes import VERB, Metric, changed, dealt, expected, is_move, last_words, level, rate_of, related, tail
from lib.extract.counted import counted, gone, needed, polished, sold
from lib.extract.done_before import deed_alone
from lib.extract.ellipses import carried, elided, labelled, share_of
from lib.extract.lasting import timed
from lib.extract.multiples import times_of
from lib.extract.nominal import before, gives, nominal
from lib.extract.nouns_behind import OF_UNIT, named_by, noun_behind
from lib.extract.places import Place
from lib.extract.portions import shared, taken
from lib.extract.prices import RATED, listed, priced, quotation, traded
from lib.extract.subjects import Phrase, dissect, head_words, heads, last_head
from lib.extract.sums import by_verb, funded, of_deal, spent_on
from lib.extract.tokens import tokens
from lib.extract.trimmed import trimmed
from lib.patterns import compiled

_OFFER = compiled("优惠|奖励|补助|补贴|资助|支持")
_OWNED = compiled("^的(?:价格|价|成本|费用|金额|规模|速度|比例|水平|成绩|高位|低位|资金)(?=[一-龥]{2})")
_QUOTED = compiled("(?:^至|报|收报|收于|报收|收在|收|现报|报在|收盘于|收盘报|开于|开报)$")
_MOVES = compiled(f"[一-龥]{{0,4}}(?:后|将|再|先)?(?<![起])(?:{VERB})")
_EACH = compiled("[每一单][一-龥]")
_COMPARING = compiled("以来|今年以来|以及|[高低]于|权获|里有|[较比].*|同期|相比.*|[一-龥]?(?:其中|当中)")
_NEEDS = compiled("^(?:需要?|要|只需|多)(?=花)")
_HEADS = ("人", "名", "位", "人次", "家", "台", "辆", "部", "个", "次", "件", "张", "集", "小时", "分钟", "天", "月", "年")
_WHILE = compiled("^(?:过去|以前|从前|现在|如今|原来|原本|原先|目前|眼下|往年|通常|平均|要|需|需要|得)+$")
_RAISED = compiled("(?:最高|最低|一度|已经?|曾|也|就|才|还|都)*被?(?:炒|抬|哄抬|炒高|推高|喊|拍)$")
_SOLD = compiled("(?:只|仅|就|也|才|最低|最高|最多|最少|一律|统一)*(?:卖到?|售|叫价|标价|要价|开价|挂出|挂)$")
_PUT_IN = compiled("(?:又|再|还|已|共|一口气|累计)*(?:砸(?:进去?|下|了|出)?|烧(?:掉|了)?|豪掷|掷出?|掏出?|拿出|垫付|倒贴|押上|扔进?)了?$")
_TOKENS = compiled("(?:每[百千万]{1,2}(?:个)?[Tt]okens?的?)?(?:输入|输出|推理|调用|缓存命中|缓存)")
_PER_TOKENS = compiled("每[百千万]{1,2}(?:个)?[Tt]okens?")
_PER_TOKENS_BEFORE = compiled("(?P<each>每[百千万]{1,2}(?:个)?[Tt]okens?)(?:的?(?:价格|收费))?[^,，。;；一-龥]{0,2}$")
_INDEX = compiled("沪指|深成指|恒指|国指|道指|纳指|标普500|日经225|[A-Za-z0-9一-龥]{1,8}?(?:指数|成指|综指|板指)")
_LONGEST = 11
_EACH_UNIT = compiled("每(?:平方米|平方英尺|千瓦时|立方米|公斤|千克|盎司|[一-龥])")
_BY_PIECE = compiled("(?<=[一-龥]{2})(?:每|一)(?:斤|公斤|千克|吨|箱|瓶|盒|尺|平米|平方米|平方英尺|克|两|桶|筐|包|袋|张|份|碗|杯|盎司)$")
"""«开秤一斤», «茅台每瓶»: what is quoted by its measure is a price."""
_PRICED_BY = compiled(
    "(?:一度|盘中|已|曾)*(?:站上|突破|升破|跌破|涨破|逼近|触及|升穿|跌穿|守住|失守|回落至|回升至|涨至|跌至|升至|降至|涨到|跌到|回到|收于|报|在|至|到)$"
)
_PER_SHARE = compiled("配售|发行|认购|回购|增发|收购|发售|私有化|要约")
_LIMIT = compiled("[涨跌]停")
_WHEN_ONLY = compiled(
    "第?[一二三四五六七八九十两几0-9]{1,2}(?:周|天|日|个?月|年|季度?|轮|批)|次[年月日周]|翌年|隔年|首[周日月年]|[上下本当]个?[周月季年]度?|[前后][一两三几][天年周月]|(?:去|今|明|前|往)年(?:同期|此时)?|(?:这|那)时候?|同期|期末|期初|年初|年末"
)
"""A clause that only tells another time: «首周票房3.2亿元,第二周骤降至8000万元»."""
_PEOPLE = compiled(
    "(?:选手|运动员|学员|球员|演员|艺人|员工|职工|工人|骑手|司机|用户|客户|旅客|游客|乘客|顾客|观众|读者|粉丝|学生|新生|考生|毕业生|女生|男生|女性|男性|老人|青年|年轻人|儿童|农户|居民|村民|业主|租客|买家|卖家|商户|店主|创作者|从业者|消费者|参赛者|投资者|者|会员|医生|护士|教师|博主|主播|主创|导演|编剧|人口|家庭|租户|企业|车主|党员|代表|委员)(?:首次|首度|则|更|已经?|仍|就|也|都|还|却)*$"
)
_PAID_PEOPLE = compiled("(?P<who>[一-龥]{2,8}?)(?:[一每单][天日月年晚场集小][时]?|日|月)")
_TAKES = compiled("占(?:到|去|据|了|比|约|超|近|有)*(?:约|近|超)?$")
_SUM = compiled("\\d[\\d.,]*[万亿]*")
_HELD_AGAINST = compiled("较|(?<![同环占对])比(?![例重率值])")
_IN_ALL = compiled("(?<=[一-龥A-Za-z0-9]{4})累计[一-龥]{2,6}$")
_SOMEBODY_DOES = compiled("(?:[我他她它咱]们?|每[0-9一二三四五六七八九十百]+[一-龥])")
_TWO = compiled("(?P<one>[^和与及、]{2,10})[和与及、](?P<two>[^和与及、]{2,10})")
_BOTH = compiled("(?P<one>[^和与及、,，。;；的]{2,8})[和与及、](?P<two>[^和与及、,，。;；]{2,8})(?:则|均|也)?分别")
_AUXILIARY = compiled("(?<=[一-龥]{2})(?:将|已|会|可|或将?|有望|预计|仍|均|也|又|再)(?=较|比|同比|环比|增|减|提|下|上|升|降|缩|扩)")


def metric(
    place: Place,
    *,
    names: Sequence[tuple[int, int, str]],
    previous: Metric | None,
    bases: Sequence[Metric],
    told: Metric | None = None,
) -> Metric | None:
    """The metric of a quantity.

    `told` is the last of the sentence before. `names` are spans of firms and systems, `previous` is the metric of the quantity before it in the sentence, `bases` are
    those of the sentence that were no change.
    """
    left = place.left
    if place.before is not None:
        between = place.reading.folded[place.before.end : place.found.start]
        if previous is not None and (other := _other_of_two(place, between, previous)) is not None:
            return other
        if previous is not None and is_move(place, between):
            return _second(place, previous, bases) if previous.change and "分别" in place.left else previous
        if previous is not None and (now := level(place, between, previous)) is not None:
            return now
        left = _OWNED.sub("", between.rsplit("、", 1)[-1])
    phrase = dissect(place, left, place.found.start - len(left), names=names)
    nearest = bases[-1] if bases else None
    label = labelled(place, left, phrase)
    if label is not None:
        nearest, bases = label, (label,)
    told_after = polished(place, _told(place, left, phrase, names, previous, bases, nearest, told, label))
    fitting = _fitting(_without_lead(_unmoved(_in_turn(place, told_after))))
    if fitting is not None and gives(place, fitting) and (part := before(place, previous, bases)) is not None:
        return part
    if fitting is None or (noun := nominal(place, fitting, names)) is not None:
        return noun if fitting is not None else None
    if place.found.kind == "index" and (told_last := _INDEX.findall(place.reading.folded, max(0, place.start - 250), place.found.start)):
        return fitting._replace(text=told_last[-1], base=told_last[-1], inferred=True)
    return before(place, previous, bases) or _elsewhere(place, names, previous, nearest) or _by_kind(place, phrase, told) or fitting


def _in_turn(place: Place, measured: Metric | None) -> Metric | None:
    """«显存和功耗分别为48GB和280瓦»: the first number is of the first, the second of the second."""
    if measured is None or "分别" not in place.left or (pair := _TWO.fullmatch(measured.text)) is None:
        return measured
    if not (last_head(pair["one"]) and last_head(pair["two"])):
        return measured
    text = pair["one"]
    return measured._replace(text=text, head=last_head(text), base=text if measured.base == measured.text else measured.base)


def _other_of_two(place: Place, between: str, previous: Metric) -> Metric | None:
    """The metric of the second of two numbers: «营收、净利分别为168.3亿元、12.11亿元»."""
    if between.strip("\0 ") not in ("、", "和", "与", "及") or previous.change:
        return None
    pair = _BOTH.search(place.near, 0, max(0, place.found.start - place.sentence.start))
    if pair is None or pair["one"] != previous.text[-len(pair["one"]) :] or not last_head(pair["two"]):
        return None
    return previous._replace(text=pair["two"], base=pair["two"], head=last_head(pair["two"]))


def _unmoved(measured: Metric | None) -> Metric | None:
    """A change without its auxiliaries: «投放预算将较去年增加» → 投放预算较去年增加."""
    if measured is None or not measured.change:
        return measured
    text = _AUXILIARY.sub("", measured.text)
    return measured._replace(text=text) if len(text) >= 3 else measured


def _without_lead(measured: Metric | None) -> Metric | None:
    """A metric without what only leads up to it; its base likewise."""
    if measured is None or not measured.head or measured.change:
        return measured
    text = trimmed(measured.text, measured.head)
    return (
        measured if text == measured.text else measured._replace(text=text, base=text if measured.base == measured.text else measured.base)
    )


def _told(
    place: Place,
    left: str,
    phrase: Phrase,
    names: Sequence[tuple[int, int, str]],
    previous: Metric | None,
    bases: Sequence[Metric],
    nearest: Metric | None,
    told: Metric | None,
    label: Metric | None,
) -> Metric | None:
    """The first that knows, in the order of the numbers above."""
    after = noun_behind(place)
    return (
        related(left, bases)
        or share_of(place, left, phrase, nearest)
        or taken(place, left, nearest, names)
        or times_of(place, left, phrase, nearest, names)
        or gone(place, left, phrase)
        or changed(place, left, phrase, previous, bases, names)
        or expected(place, left, nearest)
        or dealt(place, left)
        or (funded(place, left) if not phrase.head or phrase.text in ("总额", "规模", "融资") else None)
        or rate_of(phrase, nearest, previous)
        or of_deal(place, phrase, nearest)
        or spent_on(place, left)
        or sold(place, left, phrase)
        or needed(place, left, phrase)
        or elided(place, left, phrase, previous=previous, bases=bases, names=names)
        or carried(place, left, phrase, told=told if previous is None else None, names=names)
        or counted(place, left, phrase)
        or shared(place, left, phrase, after, nearest)
        or timed(place, left, phrase)
        or named_by(place, left, phrase, after, nearest)
        or label
        or _closing(place, phrase)
        or _of_phrase(place, phrase, previous)
        or _elsewhere(place, names, previous, nearest)
        or _by_kind(place, phrase, told)
    )


def _fitting(measured: Metric | None) -> Metric | None:
    """A metric without the far modifiers of a very long noun phrase, and without half a bracket."""
    if measured is not None and measured.text.count("(") > measured.text.count(")"):
        text = measured.text.replace("(", "")
        if measured.text.endswith("("):
            text = _SUM.split(text)[-1]  # «不要创业公司300万(80%股票)»: the sum before the bracket names nothing
        if len(text) < 2:
            return None
        measured = measured._replace(text=text)
    if (
        measured is None
        or len(measured.text) <= _LONGEST
        or "与" in measured.text
        or "指数" in measured.text
        or _HELD_AGAINST.search(measured.text)
        or measured.text.startswith("每")
        or (measured.inferred and "的" in measured.text and measured.text.endswith("占比"))
    ):
        return measured
    text, head = measured.text, measured.head
    if not head or head not in text:
        return measured
    if not measured.change:
        text = text[: text.rfind(head) + len(head)] + (
            text[text.rfind(head) + len(head) :][:1] if text.endswith(("率", "数", "额", "量", "比")) else ""
        )
    kept = list(tokens(text).words)
    while len(kept) > 1 and sum(map(len, kept)) > _LONGEST:
        kept = kept[1:]
    while len(kept) > 2 and kept[0] in (*"促里中后至到的了被将使让把与和及在从向由该其", "以上", "以下", "以内"):
        kept = kept[1:]
    text = "".join(kept).lstrip("的、和与及 ")
    return measured._replace(text=text) if len(text) >= 3 else measured


def _second(place: Place, previous: Metric, bases: Sequence[Metric]) -> Metric:
    """«出口380万台,货值112亿元,分别下降9%和6.5%»: the second of two changes is of the second of two metrics."""
    if len(bases) < 2 or bases[-2].text != previous.base or not previous.text.startswith(tail(previous.base)):
        return previous
    own = tail(bases[-1].base)
    return bases[-1]._replace(text=own + previous.text.removeprefix(tail(previous.base)), inferred=True, change=True)


def _own_left(place: Place) -> str:
    """The clause after the quantity before, if one stands in it."""
    return place.left if place.before is None else place.reading.folded[place.before.end : place.found.start]


def _closing(place: Place, phrase: Phrase) -> Metric | None:
    """«深成指跌0.35%,报11106.4点»: where an index stands."""
    if place.found.kind != "index" or not _QUOTED.search(_own_left(place).strip("\0 ")):
        return None
    told = _INDEX.findall(place.near, 0, max(0, place.found.start - place.sentence.start))
    return Metric(told[-1] + "收盘", True, "", "metric.price", told[-1], phrase.topic, phrase.topic_start) if told else None


def _of_phrase(place: Place, phrase: Phrase, previous: Metric | None) -> Metric | None:
    """What the clause before the number says, where it says a noun."""
    text = phrase.text or phrase.topic
    if place.found.kind == "money" and not phrase.head and (quoted := _QUOTED.search(_own_left(place).strip())):
        return quotation(place, phrase, text, quoted.group(), previous)
    if place.found.unit == "%" and _LIMIT.match(place.right):
        return Metric("股价涨幅" if place.right[0] == "涨" else "股价跌幅", True, "股价", "metric.price", "股价", change=True)
    if not phrase.head and previous is not None and _MOVES.fullmatch(text):
        return None
    if not phrase.head and _EACH.fullmatch(text):
        return None
    if offer := _OFFER.search(place.reading.folded, place.found.start, place.found.core):
        what = (
            text + offer.group()
            if 2 <= len(text) <= 6 and not re.search("[A-Za-z0-9]", text) and not text.endswith(("可", "年", "月", "每", "的"))
            else offer.group()
        )
        return Metric(what, False, offer.group(), "metric.result", what, phrase.topic or text, phrase.topic_start)
    if place.found.kind == "index" and previous is not None and "指" not in text:
        return None
    if len(text) < 2 or _COMPARING.fullmatch(text):
        return None
    topic = (phrase.topic, phrase.topic_start)
    if phrase.head:
        text = _NEEDS.sub("", text)
        if place.found.kind == "money" and "每" not in text and (unit := _PER_TOKENS_BEFORE.search(_own_left(place))):
            text = unit["each"] + text
        each = _EACH_UNIT.match(place.reading.folded, place.found.start)
        if each and len(text) <= 3 and place.found.kind == "money":
            text = each.group() + text
        return Metric(text, False, phrase.head, phrase.rule, text, *topic)
    return _of_words(place, phrase, text, previous)


def _of_words(place: Place, phrase: Phrase, text: str, previous: Metric | None) -> Metric | None:
    """A noun that is no head of the lexicon, made one by what its number is: «一集花2万», «占七成», «渲染3小时»."""
    topic = (phrase.topic, phrase.topic_start)
    found = place.found
    if previous is not None and _WHEN_ONLY.fullmatch(text):
        return None
    if found.unit == "%" and _PEOPLE.search(text) and place.before is None and not last_head(text):
        return Metric(text + "占比", True, "占比", "metric.market", text, *topic)
    if (
        previous is not None
        and previous.head
        and place.before is None
        and found.kind in ("percent", "index", "multiple")
        and len(text) <= 4
    ):
        return None
    if found.kind == "money" and re.search("[升降涨跌]", phrase.predicate + place.reading.folded[found.end : found.end + 3]):
        return Metric(text + "价格", True, "价格", "metric.price", text + "价格", text, phrase.topic_start)
    if (
        found.kind == "money"
        and len(text) >= 2
        and RATED.search(place.reading.folded, found.start, found.end)
        and _PRICED_BY.search(phrase.predicate + text)
    ):
        return priced(place, phrase, _PRICED_BY.sub("", text))
    if found.kind == "money" and (goods := listed(place, text, previous)) is not None:
        return goods
    if found.kind == "money" and (verb := re.search("(?:需|要|只|多)?(?:花费|花)$", text)):
        return Metric(text[: verb.start()].rstrip("需要") + "花费", True, "花费", "metric.result", text, *topic)
    if found.kind == "money" and (name := by_verb(place, _own_left(place).rstrip("\0 "))):
        if name.endswith("报酬") and (who := _PAID_PEOPLE.match(text)) is not None:
            name = last_words(who["who"], 6) + name
        return Metric(name, True, name if name in heads()[1] else "", "metric.result", name, *topic)
    if found.unit in ("P", "纳米", "帧") and len(text) <= 6:
        name = text + OF_UNIT[found.unit]
        return Metric(name, True, "", "metric.work", name, *topic)
    if found.kind == "money" and (sold := _SOLD.search(text)) and sold.start() >= 1:
        name = text[: sold.start()] + "售价"
        return Metric(name, True, "售价", "metric.price", name, *topic)
    if found.kind == "money" and (raised := _RAISED.search(text)) and raised.start() >= 1:
        name = text[: raised.start()] + "价格"
        return Metric(name, True, "价格", "metric.price", name, *topic)
    if found.kind == "money" and (put := _PUT_IN.search(text)):
        name = text[: put.start()] + "投入"
        return Metric(name, True, "投入", "metric.capital", name, *topic)
    if found.kind == "money" and _TOKENS.fullmatch(text):
        unit = _PER_TOKENS.search(place.near, 0, max(0, found.start - place.sentence.start))
        name = (unit.group() if unit and unit.group() not in text else "") + text + "价格"
        return Metric(name, True, "价格", "metric.price", name, *topic)
    if found.kind == "money" and (piece := _BY_PIECE.search(text)) is not None:
        name = text[: piece.start()] + "价"
        return Metric(name, True, "", "metric.price", name, *topic)
    if found.unit == "%" and _TAKES.search(_own_left(place).rstrip("\0 ")) and not text.endswith("比"):
        return Metric(text + "占比", True, "占比", "metric.market", text, *topic)
    if found.kind == "count" and (in_all := _IN_ALL.search(text)):
        name = last_words(text[: in_all.start()], 6) + in_all.group()
        return Metric(name, True, "", "metric.counted", name, *topic)
    bare = found.unit in ("人", "名", "位") and len(text) <= 2 and _own_left(place).rstrip("\0 ").endswith((text + "的", text + "了"))
    if found.kind == "count" and (bare or _SOMEBODY_DOES.match(text)) and (deed := deed_alone(_own_left(place), found.unit)):
        return Metric(deed, True, "", "metric.counted", deed, *topic)
    if found.kind == "duration":
        text = _WHILE.sub("", tail(text))
        if text.endswith(("期", "时间", "间隔", "时长", "耗时", "用时", "历时", "费时", "年限", "工时")):
            return Metric(text, False, "", "metric.work", text, *topic)
        return Metric(text + "时间", True, "时间", "metric.work", text, *topic) if len(text) <= 12 else None
    return Metric(text, False, "", "metric.words", text, *topic) if len(text) <= 16 else None


def _elsewhere(place: Place, names: Sequence[tuple[int, int, str]], previous: Metric | None, nearest: Metric | None) -> Metric | None:
    """The clause before names what is measured («视频解析度更上一层楼,达到1080P»), else the quantity before does."""
    folded = place.reading.folded
    base = nearest or previous
    if base is not None and not _apart(base, place):
        return Metric(base.base, True, base.head, base.rule, base.base, base.topic, base.topic_start)
    floor = max(place.sentence.start, place.found.start - 60)
    last = None
    for match in head_words(folded, floor, place.start):
        last = match
    if last is None:
        return None
    cut = max(folded.rfind(mark, floor, last.start()) for mark in ",，。;；:：“")
    begin = max(cut + 1, floor)
    phrase = dissect(place, folded[begin : last.end()], begin, names=names)
    return Metric(phrase.text, True, phrase.head, phrase.rule, phrase.text, phrase.topic, phrase.topic_start) if phrase.text else None


def _apart(base: Metric, place: Place) -> bool:
    """Whether what a metric counted is of another sort than the number: heads are no money."""
    return (place.found.kind == "money" and base.unit in _HEADS) or (
        place.found.unit in _HEADS and len(base.unit) == 3 and base.unit.isascii()
    )


def _by_kind(place: Place, phrase: Phrase, told: Metric | None) -> Metric | None:
    """The plainest name of what such a unit counts."""
    if (thing := traded(place)) is not None:
        return thing
    if place.found.kind == "money" and (name := by_verb(place, _own_left(place).rstrip("\0 "))):
        return Metric(name, True, name if name in heads()[1] else "", "metric.result", name, phrase.topic, phrase.topic_start)
    if place.found.kind == "count" and (deed := deed_alone(_own_left(place), place.found.unit)):
        return Metric(deed, True, "", "metric.counted", deed, phrase.topic, phrase.topic_start)
    if place.found.kind == "count" and told is not None and told.unit == place.found.unit and not told.change:
        return told._replace(inferred=True)
    if (
        place.found.kind == "money"
        and (deal := _PER_SHARE.match(place.right))
        and place.reading.folded.startswith("每股", place.found.start)
    ):
        name = "每股" + deal.group() + "价"
        return Metric(name, True, "", "metric.price", name, phrase.topic, phrase.topic_start)
    each = _EACH_UNIT.match(place.reading.folded, place.found.start) if place.found.kind == "money" else None
    if each is not None and each.group()[:2] not in ("每股", "每年", "每月"):
        name = each.group() + "价格"
        return Metric(name, True, "价格", "metric.price", name, phrase.topic, phrase.topic_start)
    plain = OF_UNIT.get(place.found.unit) or {"money": "金额", "percent": "占比", "duration": "时间", "count": "数量"}.get(place.found.kind)
    if plain is None:
        return None
    return Metric(plain, True, plain if plain in heads()[1] else "", "metric.words", plain, phrase.topic, phrase.topic_start)
