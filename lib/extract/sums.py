"""What a sum of money is: raised in a round, spent on something, of a deal told before, by its verb or where it lies."""

from __future__ import annotations

import re

from lib.extract.changes import Metric
from lib.extract.places import Place
from lib.extract.subjects import Phrase
from lib.extract.tokens import word_class
from lib.patterns import compiled

__all__ = ["by_verb", "funded", "of_deal", "spent_on"]

_ROUND = compiled(
    "(?P<round>(?:[Pp]re-?)?[A-HＡ-Ｈ][0-9]?[+＋]{0,3}轮|天使\\+?轮|种子轮|战略(?:轮)?(?=融资|投资)|首轮|新一轮|最新一轮|上一轮|(?:Pre-?)?IPO前?轮?|过桥轮)(?:的)?(?:战略)?(?:融资|投资|募资)?|(?P<none>(?:股权|债权|债务|银团|可转债)?融资)"
)
_RAISES = compiled(
    "(?:完成|敲定|官宣|宣布|获|获得|拿到|拿下|斩获|揽获|揽下|集齐|凑齐|筹得|筹到|募得|募到|募集|筹集|吸纳|入账|到账|收获|交割|落袋|拿了|融到|融得|融了|启动|推进|寻求|洽谈|进行|披露|获投)(?:了|过|新|近)*$"
)
_RAISED = compiled(
    "(?:融得|融到|融了|融资|募得|募到|集齐|凑齐|筹得|筹到|入账|落袋|斩获|揽获|累计|总额|合计|规模|拿到|获投)(?:了|约|近|达|为|超过|再)*$"
)
_RAISED_ONLY = compiled("(?:融得|融到|融了|集齐|凑齐|入账|落袋|获投)了?$")
_SUMS = ("金额", "总额", "总金额", "涉及金额", "合计金额", "总值", "规模", "总规模", "均价", "单价", "总价", "额度")
_DEALS = compiled(
    "(?:[一-龥]{2})?(?:订单|合同|协议|融资|项目|交易|贷款|债券|基金|罚款|采购|工程|募资|赔偿|捐款|罚单|借款|授信|并购|收购|招标|中标|定点函|保单|拨款)(?=[^一-龥]|的|于|达|共|发|公|签|落|完|获|正|将|已|到|收|敲|宣)"
)
_SPENT = compiled("(?P<verb>斥资|耗资|豪掷|花费|花)了?(?:约|近|超|大约)?$")
_SPENT_ON = compiled(
    "(?P<verb>(?:扩建|新建|兴建|建设|修建|改造|翻新|买|买下|购买|购入|购置|采购|租|租下|装修|制作|拍摄|打造|研发|开发|搭建|升级|引进|请|雇|拍|做|换|修|建|盖|造|养|收购|回购|入股))了?(?P<noun>[一-龥A-Za-z0-9]{1,14}?)(?=[,，。;；:：!！?？、（(]|$)"
)
_BOUGHT = compiled(
    "(?:就|才)?(?:买|办|订|租|换|抢|拍|淘|购|入手|购买|购入)(?:来|到|下|得|回)?的(?P<what>[一-龥A-Za-z]{2,6})(?=[,，。;；!！”]|$)"
)
_MEASURED = compiled("^(?:[一二两三四五六七八九十几数百千万\\d]+(?:台|套|个|家|座|条|部|辆|架|件|块|张|间|层|栋|名|位|颗)|新一?代|新的)+")
_POCKET = compiled(
    "(?:账上|账面上?|手里|手头|手上|口袋里|卡里|户头)(?:现在|目前|当时)?(?:还|只|仅|共)?(?:有|躺着|趴着|剩下?|余下)?(?:着)?$"
)
_OF_VERB = {
    "减亏": "减亏", "增亏": "增亏", "多亏": "多亏", "少亏": "少亏", "能卖": "售价", "可卖": "售价", "亏": "亏损", "亏掉": "亏损", "亏了": "亏损", "赔": "赔偿", "赔了": "赔偿", "赔付": "赔偿", "罚": "罚款", "罚了": "罚款", "挣": "收入", "挣了": "收入", "挣到": "收入",
    "赚": "盈利", "赚了": "盈利", "赚到": "盈利", "赚取": "盈利", "净赚": "净赚", "花": "花费", "花了": "花费", "花掉": "花费", "卖了": "销售额", "卖出": "销售额", "卖掉": "销售额",
    "付": "支付", "付了": "支付", "付出": "支付", "支付": "支付", "省": "节省", "省下": "节省", "省了": "节省", "省出": "节省", "捐": "捐款", "捐了": "捐款", "捐出": "捐款", "借": "借款", "拟借": "借款", "欠": "欠款", "欠了": "欠款", "欠下": "欠款",
    "卖出了": "销售额", "售出": "销售额", "进账": "收入", "到手": "到手收入", "骗走": "被骗金额", "被骗": "被骗金额", "骗去": "被骗金额", "骗取": "骗取金额", "卷走": "卷走金额", "判赔": "被判赔偿", "预留": "预留资金", "留出": "预留资金", "预留了": "预留资金",
    "付出去": "已付金额", "募得": "募得资金", "募来": "募得资金", "补": "补偿", "补了": "补偿", "返现": "返现", "多挣": "多挣", "多赚": "多赚", "少赚": "少赚", "获赔": "获赔", "账面蚀": "账面亏损", "面蚀": "账面亏损", "账面亏": "账面亏损", "账面赚": "账面盈利", "返还": "返还金额", "追回": "追回金额", "缴": "缴费", "补缴": "补缴金额", "垫付": "垫付金额", "直降": "降价", "立减": "优惠", "让利": "让利金额",
    "省掉": "节省", "多付": "多付费用", "多花": "多花费用", "少花": "节省", "蒸发": "市值蒸发", "蚀": "亏损", "涉款": "涉款金额", "斥": "购买金额", "给": "报酬", "给了": "报酬", "摊": "分摊费用", "分摊": "分摊费用", "进价": "进价", "卷款": "卷款金额",
    "欠着": "欠款", "押着": "押款", "烧掉": "投入", "烧了": "投入", "砸下": "投入", "砸进": "投入", "拿到": "到手金额", "收回": "收回金额", "退了": "退款", "退回": "退款", "退还": "退款", "报销": "报销金额", "抵扣": "抵扣金额",
}  # fmt: skip
"""What money is called that a verb alone tells of."""
_EACH = compiled(
    "(?P<each>每[一-龥]{1,2}?|[日月年人单]均|一[亩天月年晚单只箱斤吨件台])(?:[能可还也就只仅要]|平均|大概|大约|至少|最多|才){0,2}$"
)
_OF_A_PIECE = compiled(
    "一(?:平米|平方米|公斤|千克|立方|[张份杯个台晚斤本碗件条间瓶盒包袋罐把串双套颗粒枚支根块片吨箱桶盆头只尺克两米位])(?:的(?P<what>[一-龥]{1,4}?)(?=[,，。;；就便当已被在]|$))"
)


def funded(place: Place, left: str) -> Metric | None:
    """«敲定3.85亿欧元A轮», «入账6亿欧元»: money raised is named by its round."""
    if place.found.kind != "money":
        return None
    folded = place.reading.folded
    own = left.rstrip(" \0了的")
    if (after := _ROUND.match(place.right.lstrip("的"))) and (_RAISES.search(own) or len(own) <= 2 or own.endswith(("以", "将"))):
        return Metric(_round(after), True, "融资", "metric.capital", "融资")
    if not _RAISED.search(own):
        return None
    rounds = list(_ROUND.finditer(folded, max(place.sentence.start, place.found.start - 60), place.found.start))
    if not rounds and not _RAISED_ONLY.search(own):
        return None
    return Metric(_round(rounds[-1]) if rounds else "融资金额", True, "融资", "metric.capital", "融资")


def _round(match: re.Match[str]) -> str:
    """«A轮融资»: a round by its letter."""
    return match["round"] + "融资" if match["round"] else "融资金额"


def of_deal(place: Place, phrase: Phrase, nearest: Metric | None) -> Metric | None:
    """«公布7月外销订单,金额达576.4亿美元»: a bare sum is that of the deal told before."""
    if nearest is not None or place.found.kind != "money" or phrase.text not in _SUMS:
        return None
    deals = list(_DEALS.finditer(place.near, 0, max(0, place.start - place.sentence.start)))
    if not deals:
        return None
    text = deals[-1].group() + phrase.text.removeprefix("涉及")
    return Metric(text, True, phrase.head, phrase.rule, text)


def spent_on(place: Place, left: str) -> Metric | None:
    """«斥资800亿日元扩建三重县厂房», «花80万元买了两台服务器»: what the money goes into."""
    if place.found.kind != "money":
        return None
    if (bought := _BOUGHT.match(place.right)) is not None:
        return Metric(bought["what"] + "价格", True, "价格", "metric.price", "价格")
    spent, deed = _SPENT.search(left.rstrip("\0 ")), _SPENT_ON.match(place.right)
    if spent is None or deed is None or word_class(deed["verb"])[0] != "v":
        return None
    verb = spent["verb"] if len(spent["verb"]) > 1 else "花费"
    noun = _MEASURED.sub("", deed["noun"])
    noun = noun.rpartition("的")[2] if len(noun) > 6 else noun
    return Metric(deed["verb"] + noun + verb, True, "花费", "metric.result", "花费") if noun else None


def by_verb(place: Place, own: str) -> str:
    """«账上有11亿元», «亏掉近千万元», «38元一张的票»: money by where it lies, by the verb, by the piece; `own` is what stands before it."""
    if _POCKET.search(own):
        return "账上资金"
    if piece := _OF_A_PIECE.match(place.right):
        return (piece["what"] or "单") + "价"
    key = next((own[-n:] for n in (3, 2, 1) if own[-n:] in _OF_VERB), "")
    each = _EACH.search(own[: -len(key)]) if key else None
    return (each["each"] if each is not None else "") + _OF_VERB.get(key, "")
