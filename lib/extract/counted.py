"""What a quantity counts by the words after it: those who do something, what is paid for, the part of a thing that goes."""

from __future__ import annotations

from lib.extract.changes import Metric
from lib.extract.done_before import done_before
from lib.extract.places import Place
from lib.extract.portions import is_whole
from lib.extract.subjects import Phrase, heads, last_head
from lib.extract.tokens import tokens, word_class
from lib.patterns import compiled

__all__ = ["counted", "gone", "needed", "polished", "sold"]

_UNITS = ("家", "个", "名", "位", "人", "部", "款", "项", "起", "件", "间", "篇", "支", "座", "笔", "所", "户", "辆", "台", "艘", "条")
_OPENS = compiled(
    "(?:^|[\\0 ]|共?有|已有|目前|另有|又有|包括|吸引|带动|来自[^,，。]{1,8}的|[超逾近约])(?:了|约|近|超|超过|逾|共|其他|其余|来自[^,，。]{1,12}的)*[\\0 ]*$"
)
_ANYBODY = ("的人", "人", "受访者", "受访", "用户", "网友", "公司", "企业", "人士")
_AUXILIARY = compiled(
    "(?:因此|因而|从而|也因|被迫|不得不|曾经?|经常|每天|已然|目前|全部|如今|现在|已经?|正在?|将|会|要|可以|可|能|均|都|也|仍|还|共同|先后|陆续|率先|相继|随后|纷纷|成功|当天|同时|主动|就|才|只|需要?|须|应)+"
)
_DOES = compiled("[^,，。;；:：!！?？“”「」()（）\\n…的0-9]{2,16}(?=[,，。;；!！?？”」()（）\\n]|$)")
_NOUN = ("n", "j", "b", "x", "a", "s", "e", "l", "i", "m", "q")
_PAID = compiled("的?(?P<np>(?!的)[一-龥A-Za-z0-9/-]{1,12}?)(?=[,，。;；、!！?？”」()（）\\n]|$|以及|用于|支持|和(?=[^,，。]{0,4}[0-9]))")
_PAYS = compiled(
    "(?:开展|实施|进行|征收|审议|批准|获批|启动|设立|发放|签下|签订|获得?|权获得|有权获得|获批|收取|收到|拿到|提供|推出|投放|派发|发行|下达|给予|追加|垫付|支付|付|另付|预付|以及|和|并|还有|缴纳|退还|压着|囤着|积压|攥着|中标|释放|骗走|骗取|骗去|卷走|转走|盗刷|偷走|提走|取出)(?:一?[名位][一-龥]{1,4})?了?[\\0 ]*(?:总额|总计|合计|首批|最高|一笔|约|近|超|超过|逾|共|多达|价值)*[\\0 ]*$"
)
_PAID_FOR = compiled(
    "(?:款|费|金|券|订单|合同|补贴|资金|货|罚单|融资|投资|贷款|奖励|预算|赔偿|损失|收入|采购|佣金|税|债|股权|权益|授信|保费|租金|押金|分红|奖学金|红包|存货|库存|装备|设备|积分|操作|逆回购|回购|积蓄|存款|现金|学费|计划|基金|附加费|专项|贴息|工程|项目)$"
)
_GOES = compiled(
    "(?P<verb>砍掉|关掉|裁掉|减掉|去掉|省掉|省下|淘汰|退掉|关闭|裁撤|裁减|压缩|拿出|释放|收回|腾出|买下|卖掉)了?(?:约|近|超|超过|逾)?[\\0 ]*$"
)
_CALLED = compiled("(?:粉丝|员工|会员|参数|用户|玩家|观众|读者|客户|订户)$")
_MODEL = compiled("的(?P<what>[一-龥A-Za-z]{0,8}模型)")
_NO_NOUN = compiled("[的里中,，。;；]|精简|减|扩|增|缩|降|压|裁|变")
_BODY = compiled(
    "(?P<body>[一-龥A-Za-z]{0,3}(?:组|队|团队|部门|剧组|车间|工作室|编辑部|班子))(?:里|内)?(?:原|原来|现|目前|如今|最多时|高峰时|一共|总共|共|只|仅|还|已|由|从)*(?:有|剩下?|达|为|是|扩到|减到|[由从][0-9一二三四五六七八九十百两]+[人名](?:减|扩|增|缩|降|精简|压缩|扩充)(?:到|至|为)了?)*$"
)
_WHOSE = compiled("^(?:.*的|我们?|他们?|她们?|该|这个?|那个?|个)(?=[一-龥])")
_WITHOUT = compiled("(?:没有?|少于|低于|不花|不掏|不砸)(?:个|约|近)?$")
_NOT_DONE = compiled(
    "(?:根本|就|也|都|是|想|可|绝对|肯定)?(?:下不来|拿不下|[拍做搞买办建开养租请修造盖]不|想都|别想|免谈|不够|不行|打不住|玩不|玩不起|谈不|不用想|门都没有|没戏)"
)
_OF = compiled("的?(?P<np>[一-龥A-Za-z]{2,10}?)(?=[,，。;；、!！?？”」\\n]|$)")
_SOLD = compiled("[天日月年晚周时期间节](?:就|已|一共|共|总共|也)*卖(?:了|出了?)$")
_FROM_TO = compiled(
    "(?P<deed>从[^从,，。;；]{2,10}[到至][^,，。;；从]{2,8}?)(?:总共|一共|只|仅|需|需要|要|得|才|共|就)*(?:用|花|耗时|历时|用时|要|需|需要|等)(?:了|上)?(?:约|近|不到|整整)?$"
)
_REACHED = compiled("(?P<deed>[一-龥]{2,6}(?:突破|破|超过?|达到?|涨到|冲到|卖出)[^,，。;；!！”]{2,9})(?=[,，。;；!！”]|$)")
_THAN_BEFORE = compiled("(?:较|比)(?:去年|上年|同期|前年|年初|年前|上月|上季|往年)[一-龥]{0,4}(?P<how>[多增高少低减])$")
_YET = compiled("(?:将|料|料将|预计|预期|有望|可望|可能|会|或|已|也|却|则|均|都|还|又|再)+$")
_MORE = {"多": "增幅", "增": "增幅", "高": "升幅", "少": "降幅", "低": "降幅", "减": "降幅"}
_SHARES = compiled("股价(?:当日|盘中|全天|早盘|午后|尾盘|次日|昨日|应声|随即)+(?=[一-龥])")
_SPAN = compiled("^[0-9一二三四五六七八九十]{1,4}(?:天|日|个月|小时|周)(?:之?[里内]|来)?的?(?=[一-龥]{2})")
_BEST = compiled("(?<=[一-龥]{2})最[高多大长]的?一[条个部款次支]$")
_ASIDE = compiled(
    "(?:届时|眼下|上线以来|上市以来|成立以来|开业以来|发售以来|开播以来|今年以来|开年以来|一年下来|一天下来|一月下来|一季下来|交易后|合并后|融资后|完成后|收购后|投产后|达产后|建成后|上年同期|去年同期|同期|截至.{1,6}?底|本公司|公司(?=[总年月日净现]|旗下)|该公司|报告期内|期内|能(?=净赚|赚|节省|省下|多)|为(?=亏损|盈利|净))的?(?:为(?=亏损|盈利|净))?"
)
"""Before a metric, when or whose it is, which other fields hold."""
_EACH_OF = compiled("(?P<each>每(?:[百千万]{1,2}(?:个)?[Tt]okens?|[一-龥A-Za-z0-9]{1,7}?))的?$")
_AGAINST = compiled(
    "(?P<than>(?:较|(?<![同环占对])比)(?!赛|例|特|重|较)[^,，。;；]{1,8}?)(?:又|还|再|也|要|会|均|已|约)?(?P<how>增加|减少|少|多出|多|高出|高|低|贵|便宜|上涨|下跌|下降|涨|跌|升|降|提高|缩短|延长|快|慢)(?:了|约|近|超)*$"
)
_THAN = compiled(
    "(?P<than>(?:较|(?<![同环占对])比)(?!赛|例|特|重|较|亚|利|得|基|率|值|邻)[^,，。;；]{1,10}?)(?:仍|又|还|再|也|要|会|均|已|约|微|反而|更|大幅|逆势)?(?P<how>增加|减少|少|多出|多|高出|高|低|贵|便宜|上涨|下跌|下降|涨|跌|升|降|提高|缩短|延长|快|慢|增长|反弹|下调|提升|放慢|加快|下滑|回落|上升)(?:了|约|近|超)*$"
)
_MORE_OR_LESS = {"少": "减少", "多": "增加", "多出": "增加", "跌": "下跌", "涨": "上涨", "升": "上升", "降": "下降"}
_PLAIN = ("总投资", "投资额", "预算", "规模", "总金额", "造价", "总造价", "总规模", "工期", "投资总额")
"""Heads that say little by themselves: «公司二期项目动工,总投资18亿元» is 项目总投资."""
_COSTLY = compiled(
    "项目|工程|工厂|基地|产线|生产线|园区|数据中心|智算中心|电影|影片|长片|短片|动画|短剧|漫剧|剧集|电视剧|纪录片|游戏|服务器|设备|交易|集采|采购|合同|订单|大厦|高速|铁路|机场|码头|电站|专项|演唱会|展会|晚会|卫星|船|飞机|别墅|地块"
)
_PRICED = compiled("每(?:公斤|千克|平方米|平方英尺|盎司|立方米|[克瓶吨斤桶升磅只件张箱盒度])")


def needed(place: Place, left: str, phrase: Phrase) -> Metric | None:
    """«没有9000万元下不来»: what it costs at least."""
    if place.found.kind != "money" or not _WITHOUT.search(left.rstrip("\0 ")) or not _NOT_DONE.match(place.right.lstrip("\0 ”」』,，")):
        return None
    return Metric("成本", True, "成本", "metric.result", "成本", phrase.topic, phrase.topic_start)


def counted(place: Place, left: str, phrase: Phrase) -> Metric | None:
    """A metric told by what follows the number, where the clause before it has no word of the lexicon."""
    kind = place.found.kind
    if kind == "duration":
        return _lasted(left, place, phrase)
    if kind == "count" and (called := _CALLED.search(place.found.word or place.reading.folded[place.found.counted - 3 : place.found.end])):
        model = _MODEL.match(place.right) if called.group() == "参数" else None
        return _of_unit((model["what"] if model else "") + called.group(), phrase)
    if phrase.head:
        return None
    if kind in ("count", "percent"):
        return _doers(place, left, phrase) or (_body(place, left, phrase) if kind == "count" else None)
    return _paid(place, left, phrase) if kind == "money" else None


def _of_unit(noun: str, phrase: Phrase) -> Metric:
    """«37万粉丝», «63名员工»: the unit itself says what is counted."""
    head = last_head(noun)
    return Metric(noun, False, head, heads()[1][head].id if head else "metric.counted", noun, phrase.topic, phrase.topic_start)


def _body(place: Place, left: str, phrase: Phrase) -> Metric | None:
    """«我带的组有48人», «上色组从18人减到6人»: how many a body has."""
    if place.found.unit not in ("人", "名", "位") or (place.right and not _NO_NOUN.match(place.right)):
        return None
    body = _BODY.search(place.left.rstrip("\0 ") if place.before else left.rstrip("\0 "))
    if body is None:
        return None
    text = (_WHOSE.sub("", body["body"]) or body["body"]) + "人数"
    return Metric(text, True, "人数", "metric.work", text, phrase.topic, phrase.topic_start)


def _doers(place: Place, left: str, phrase: Phrase) -> Metric | None:
    """«已有6家品牌参与内测» counts 参与内测的品牌, «八成的画面由AI生成» the share of those."""
    share = place.found.kind == "percent"
    if not (
        place.found.unit == "%" and (len(phrase.text) < 2 or is_whole(phrase.text))
        if share
        else place.found.unit in _UNITS and (_OPENS.search(left) or not (left.endswith("的") or done_before(left)))
    ):
        return None
    match = _DOES.match(place.right, 1 if share and place.right.startswith("的") else 0)
    if match is None:
        return None
    words = tokens(match.group()).words
    size, begin, last = 0, 0, ""
    for word in words:
        kind = word_class(word)
        if size and word in ("及", "和", "与", "以及"):
            begin = size + len(word)
        elif _AUXILIARY.fullmatch(word) or not (kind[0] in _NOUN or (kind == "vn" and size)):
            break
        size, last = size + len(word), kind
    noun, deed = match.group()[begin:size], _AUXILIARY.sub("", match.group()[size:], count=1)
    if not 2 <= len(noun) <= 8 or not 2 <= len(deed) <= 14 or last in ("ns", "s", "t", "f", "m") or noun in _ANYBODY:
        return None
    doing = [word_class(word)[0] for word in tokens(deed).words[:2]]
    if doing[0] == "v" and deed[len(tokens(deed).words[0]) :].startswith("在") and not share and len(deed) > 7:
        return Metric(
            noun, False, last_head(noun), "metric.counted", noun, phrase.topic, phrase.topic_start
        )  # where they are tells not who
    if "v" not in doing or (doing[0] not in "vd" and deed[0] not in "由用被把") or deed[0] in "是有为占":
        return None
    deed = deed.rstrip("了")
    if share and noun in heads()[1] and deed[0] in "守稳位居重排夺登领跃列坐":
        return Metric(noun, False, noun, heads()[1][noun].id, noun, phrase.topic, phrase.topic_start)  # «以22%的份额守住第一»
    if share and len(deed) < 3 and len(deed) + len(noun) < 4:
        return None
    text = deed + ("的" if len(deed) > 2 else "") + noun + ("占比" if share else "")
    if share:
        return Metric(text, True, "占比", "metric.market", text, phrase.topic, phrase.topic_start)
    head = last_head(noun)
    rule = heads()[1][head].id if head in heads()[1] else "metric.counted"
    return Metric(text, True, head, rule, text, phrase.topic, phrase.topic_start)


def _paid(place: Place, left: str, phrase: Phrase) -> Metric | None:
    """«发放500万元消费券», «有权获得最高16亿美元的里程碑付款»."""
    match = _PAID.match(place.right)
    if match is None or not _PAYS.search(left) or not _PAID_FOR.search(match["np"]):
        return None
    noun = match["np"] if len(match["np"]) > 1 else left.rstrip("\0 ")[-2:] + "的" + match["np"]
    head = last_head(noun)
    return Metric(noun, False, head, heads()[1][head].id if head in heads()[1] else "metric.words", noun, phrase.topic, phrase.topic_start)


def gone(place: Place, left: str, phrase: Phrase) -> Metric | None:
    """«砍掉了三分之一的条码»: the part of a thing that goes."""
    verb, of = _GOES.search(left), _OF.match(place.right)
    if verb is None or of is None or place.found.unit != "%":
        return None
    text = f"{verb['verb']}的{of['np']}比例"
    return Metric(text, True, "比例", "metric.market", text, phrase.topic, phrase.topic_start)


def sold(place: Place, left: str, phrase: Phrase) -> Metric | None:
    """«那天卖了170万元»: what was taken in."""
    if place.found.kind != "money" or phrase.head or not _SOLD.search(left.rstrip("\0 ")):
        return None
    return Metric("销售额", True, "销售额", "metric.result", "销售额", phrase.topic, phrase.topic_start)


def _lasted(left: str, place: Place, phrase: Phrase) -> Metric | None:
    """«从剧本到上线只用了18天», «10天播放量突破2亿次»: what took so long."""
    if (span := _FROM_TO.search(left.rstrip("\0 "))) is not None:
        text = span["deed"] + "用时"
        return Metric(text, True, "", "metric.work", text, phrase.topic, phrase.topic_start)
    if len(phrase.text) < 2 and (deed := _REACHED.match(place.right)) is not None:
        text = deed["deed"] + "用时"
        return Metric(text, True, "", "metric.work", text, phrase.topic, phrase.topic_start)
    return None


def polished(place: Place, measured: Metric | None) -> Metric | None:
    """A metric without what only says against when: «人数较去年同期多» is 人数增幅, «股价当日大涨» 股价大涨."""
    if measured is None:
        return None
    text = measured.text
    if place.found.kind == "percent" and (than := _THAN_BEFORE.search(text)) is not None and than.start() >= 2:
        text = _YET.sub("", text[: than.start()]) + _MORE[than["how"]]
    text = _BEST.sub("", _SPAN.sub("", _SHARES.sub("股价", text)))
    if text in _PLAIN and not measured.change and (of := _thing_before(place)):
        text = of + text
    text = _own_words(place, text)
    if text == "股价" and (per := _PRICED.match(place.reading.folded, place.found.start)):
        text = per.group() + "价格"
    return (
        measured
        if text == measured.text
        else measured._replace(text=text, inferred=True, base=text if measured.base == measured.text else measured.base)
    )


def _own_words(place: Place, text: str) -> str:
    """A metric without when and whose it is, with what it is counted by and against: «届时公司总库容», «每百万token的推理成本», «总产量比去年减少»."""
    while (lead := _ASIDE.match(text)) and len(text) - lead.end() >= 2:
        text = text[lead.end() :]
    left = place.left
    if "每" not in text and "每" in left:
        at = left.rfind(text)
        each = _EACH_OF.search(left, 0, at) if at > 0 else None
        if each is not None:
            return each["each"] + ("的" if len(each["each"]) > 4 else "") + text
    if place.found.kind in ("percent", "multiple"):
        return _against_what(left.rstrip("\0 "), text)
    if place.found.kind in ("count", "other", "money") and (against := _AGAINST.search(left.rstrip("\0 "))) is not None:
        how = _MORE_OR_LESS.get(against["how"], against["how"])
        if how not in text and against["how"] not in text and not text.startswith(("比", "较")):
            return text + against["than"] + how
    return text


def _against_what(left: str, text: str) -> str:
    """A short measure with what it is held against: «平均呎价高» is 平均呎价较首批高."""
    than = _THAN.search(left) if len(text) <= 11 else None
    if than is None or any(word in text for word in ("比", "较")) or not text.endswith(than["how"]):
        return text
    base, other = text.removesuffix(than["how"]), than["than"].replace("\0", "")
    return ("" if base in other else base) + other + than["how"]


def _thing_before(place: Place) -> str:
    """The last thing that costs in the clause before."""
    folded = place.reading.folded
    stop = max(place.start - 1, place.sentence.start)
    floor = max(place.sentence.start, stop - 40, *(folded.rfind(mark, place.sentence.start, stop) + 1 for mark in ",，;；:："))
    last = None
    for match in _COSTLY.finditer(folded, floor, stop):
        last = match
    return last.group() if last is not None else ""
