"""The verb right before a number: «看了50多个项目» counts what was seen, «卖了1000件» what was sold."""

from __future__ import annotations

from lib.extract.tokens import tokens, word_class
from lib.patterns import compiled

__all__ = ["deed_alone", "done_before", "made_of", "with_deed"]

_LAST = compiled("(?:了|过|着|出|的|上|约|近|超过?|逾|将近|接近|共|一共|总共|累计|至少|不下|[\0 ])+$")
_PLAIN = compiled(
    ".?[有是为达到占剩余含等叫让使给由以按从如比像据至]|[增减升降涨跌扩缩提压调变翻加推做跑走]|(?:增加|减少|增长|下降|上升|提高|提升|降低|扩大|缩小|缩减|缩短|扩充|扩张|放大|录得|达成|涉及|包括|拥有|存在|发生|"
    "出现|来自|需要|可以|可能|能够|预计|有望|计划|超过|突破|接近|只用|还有|只有|没有|共有|牵头|属于|作为|称为|成为|相当|等于|具有|具备|维持|保持|稳定|高达|多达|占据|占到|增至|降至|升至|减至|排名|位列|位居|吸引|推出|带来|拿出)"
)
"""Verbs that say of a number no more than that it is there."""


_DEED = compiled(
    "(?P<verb>训练|搭建|生成|制作|拍摄|开发|研发|翻译|克隆|建设|建造|撰写|处理|渲染|设计|打造|生产|购买|安装|养护|改造|装修|加工|运输|检测|审核|配音|剪辑|租用|租赁|种植|养殖|培养|培训|运送|维修|更换|回收|"
    "[写拍做译画建造买养种开跑养装修租剪录盖送寄])(?:出|完|好|成)?(?:了)?(?:一|1|两|每)(?:部|集|座|个|段|份|次|条|篇|台|套|张|款|支|首|辆|架|艘|间|家|栋|亩|头|只|本|幅|单|票|柜|箱|轮|遍)"
    "(?:[^,，。;；的]{0,12}的)?(?P<what>[一-龥A-Za-z0-9]{2,8}?)(?:的?(?:成本|费用|价格|时间|花费))?(?=[\0 ]*$)"
)


_BEFORE = ("受", "被", "新", "自", "共", "再", "连")
_ASIDE = ("一共", "总共", "共", "已", "已经", "只", "仅", "就", "才", "还", "约", "近")
_LEADS = (
    "累计",
    "新",
    "首批",
    "首周",
    "首日",
    "首月",
    "日均",
    "每天",
    "每日",
    "每月",
    "每周",
    "每年",
    "全年",
    "再",
    "自动",
    "受理",
    "净",
    "合计",
    "平均",
    "同时",
    "免费",
)
_THERE = compiled(
    "[会能可将出劝]|.?[有是为达占剩余含等叫让使给由以按从如比像据到至]|[增减升降涨跌扩缩提压调变翻]|增加|减少|涉及|需要|可以|可能|能够|预计|有望|计划|增至|降至|升至|减至|扩到|减到|缩到|达到|超过|突破|相当|领跑|排名|认为"
)
_LONG = {
    "卖": "卖出",
    "做": "制作",
    "看": "看过",
    "买": "购买",
    "签": "签约",
    "收": "收到",
    "跑": "完成",
    "拿": "拿到",
    "用": "使用",
    "开": "新开",
    "关": "关闭",
    "招": "招聘",
    "写": "写出",
    "拍": "拍摄",
    "画": "绘制",
    "退": "退回",
    "裁": "裁撤",
    "送": "送出",
    "投": "投放",
    "接": "接到",
    "种": "种植",
    "养": "养殖",
    "修": "修改",
    "换": "更换",
}
_NUMBERED = (
    "次",
    "集",
    "条",
    "件",
    "家",
    "单",
    "台",
    "辆",
    "张",
    "场",
    "篇",
    "页",
    "个",
    "份",
    "套",
    "户",
    "部",
    "款",
    "架",
    "艘",
    "座",
    "间",
    "班",
)


def made_of(clause: str) -> str:
    """What a clause ends in doing to one thing.

    >>> made_of("他说,用AI生成一部百集有声剧"), made_of("成本压在")
    ('生成百集有声剧', '')
    """
    match = _DEED.search(clause)
    return match["verb"] + match["what"] if match is not None else ""


def done_before(left: str) -> str:
    """The verb that a clause ends with, where it says what is done with what the number counts.

    >>> done_before("去年四季度我们看了"), done_before("目前已有"), done_before("本月共复核的")
    ('看', '', '复核')
    """
    bare = _LAST.sub("", left[-14:])
    words = tokens(bare).words
    verb = words[-1] if words else ""
    if not verb or len(verb) > 3 or word_class(verb)[0] != "v" or _PLAIN.fullmatch(verb):
        return ""
    return words[-2] + verb if len(verb) == 1 and len(words) > 1 and words[-2] in _BEFORE else verb


def deed_alone(left: str, unit: str) -> str:
    """What is counted where only the deed says it: «他一共卖出11条», «小屋里挤进八十多人», «我们看了三十多家»."""
    bare = _LAST.sub("", left[-20:])
    words = list(tokens(bare).words)
    while words and words[-1] in _ASIDE:
        words.pop()
    verb = words[-1] if words else ""
    if not verb or word_class(verb)[0] != "v" or _THERE.fullmatch(verb) or len(verb) > 3:
        return ""
    lead = ""
    for word in reversed(words[:-1]):
        if word not in _LEADS:
            break
        lead = word + lead
    deed = lead + (_LONG.get(verb, verb) if not lead else verb)
    if unit in ("人", "名", "位"):
        return deed + "的人"
    return deed if len(deed) >= 4 else deed + (unit + "数" if unit in _NUMBERED else "数量")


def with_deed(left: str, noun: str) -> str:
    """A short noun with what is done with it: «看的项目», «走访门店»."""
    verb = done_before(left) if len(noun) <= 3 else ""
    return noun if not verb or verb in noun or noun in verb else verb + ("的" if len(verb) == 1 else "") + noun
